import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, expectAccessible, expectNoSidewaysScroll, launch, open, screenshot } from './browser.ts';
import { untilStatusSays } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { check, openCase, primary, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/** The papers of a day: a village's bundle, the printer's queue, the collection sheet, the slip of a returned applicant. */

let browser: Browser;
let citizen: Page;

beforeAll(async () => {
  browser = await launch();
  citizen = (await open(browser, { on: 'phone', script: false })).page;
});

afterAll(async () => {
  await browser.close();
});

async function as(email: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await signIn(browser, email);
  await work(desk);
  await desk.context.close();
}

/** @param framed axe would wait for ever in a frame that may run no script: such a page is looked at without its frame */
async function lookedAt(page: Page, name: string, framed = false): Promise<void> {
  if (framed) {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  } else await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** The words of a PDF a button saves. */
async function wordsOfPdf(page: Page, button: string): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const path = await (await saved).path();
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

async function toIntake({ page, office }: Desk, service: string): Promise<void> {
  await page.goto(`${consoleUrl}#/${office}/terima`);
  const combobox = page.getByRole('combobox', { name: 'Layanan' });
  await combobox.waitFor();
  await combobox.fill(service);
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama lengkap').waitFor();
}

async function takeIn({ page }: Desk, name: string, typed: Record<string, string>): Promise<Receipt> {
  await page.getByLabel('Nama lengkap', { exact: true }).fill(name);
  for (const [label, words] of Object.entries(typed))
    await page.getByLabel(label, { exact: true }).fill(words);
  const papers = page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox');
  for (const paper of await papers.all()) await paper.check();
  await page.getByTestId('primary-act').click();
  await page.getByTestId('received').waitFor();
  const reference = (await page.getByTestId('received').getAttribute('data-reference')) ?? '';
  const paper = (await page.getByTitle('Tanda terima').getAttribute('srcdoc')) ?? '';
  const link = /https?:\/\/[^<\s]+\/s\/[^<\s"]+/.exec(paper)?.[0];
  if (!link) throw new Error('The receipt shows no link');
  return { reference, link };
}

const skck = {
  Alamat: 'Dusun Krajan RT 01',
  'Nomor HP': '081255500091',
  'Tempat lahir': 'Pasuruan',
  'Tanggal lahir': '1990-08-05',
  Pekerjaan: 'Petani',
  Keperluan: 'Melamar pekerjaan',
};

describe('three residents of a village', () => {
  const receipts: Receipt[] = [];
  let code = '';

  it('are filed for one after another and travel as one bundle, whose slip names each', async () => {
    await as('desa@kejayan.example', async (desk) => {
      const { page } = desk;
      await toIntake(desk, 'skck');
      for (const [index, name] of ['Satu Uji Paket', 'Dua Uji Paket', 'Tiga Uji Paket'].entries()) {
        await page.getByLabel('Perempuan', { exact: true }).check();
        receipts.push(await takeIn(desk, name, { ...skck, NIK: `351406450890009${String(index)}` }));
        if (index === 0) await page.getByRole('button', { name: /^Mulai paket desa/ }).click();
        const place = page.getByTestId('bundle-place').getByText(/^Masuk ke paket/);
        await place.waitFor();
        code = /paket (\w{10})/.exec(await place.innerText())?.[1] ?? '';
        expect(await place.innerText()).toContain(`berkas ke-${String(index + 1)}`);
        if (index === 0) await lookedAt(page, 'intake-bundle', true);
        if (index < 2) {
          await page.getByRole('button', { name: 'Terima permohonan berikutnya' }).click();
          await page.getByLabel('Nama lengkap').waitFor();
        }
        if (index === 0) {
          // The bundle goes on after a reload.
          await page.reload();
          await toIntake(desk, 'skck');
        }
      }
      await page.getByRole('link', { name: 'Lihat paket' }).click();
      await page.getByRole('heading', { level: 1, name: `Paket ${code}` }).waitFor();
      const slip = await wordsOfPdf(page, 'Cetak surat pengantar paket');
      for (const { reference } of receipts) expect(slip).toContain(reference);
      expect(slip).toContain(code);
      expect(slip).not.toContain('Uji Paket');
      await lookedAt(page, 'bundle-village');
    });
  });

  it('arrive at the counter, which types the code, ticks two and is told that one is missing', async () => {
    await as('loket@kejayan.example', async (desk) => {
      const { page, office } = desk;
      await page.goto(`${consoleUrl}#/${office}/lembar/paket`);
      await page.getByLabel('Kode paket').fill(code.toLowerCase());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: `Paket ${code}` }).waitFor();
      const [first, second, third] = receipts.map(({ reference }) => reference);
      await page.getByLabel(`Ada: ${first ?? ''}`).check();
      await page.getByLabel(`Ada: ${third ?? ''}`).check();
      await page.getByTestId('primary-act').click();
      await page.getByText('1 berkas belum ada').waitFor();
      const missing = page.locator(`[data-row="${second ?? ''}"]`);
      expect(await missing.innerText()).toContain('Belum ada di loket');
      expect(await page.getByText('Belum ada di loket').count()).toBe(1);
      await lookedAt(page, 'bundle-counter');
      await page.goto(`${consoleUrl}#/${office}/lembar/paket`);
      await page.locator(`[data-bundle="${code}"]`).waitFor();
      await lookedAt(page, 'bundles');
    });
  });

  it('of whom one still lacks a paper: the counter has a slip for him, and he sees the same on his telephone', async () => {
    const [receipt] = receipts;
    if (!receipt) throw new Error('nobody was filed for');
    await as('loket@kejayan.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      await check(desk, { ktp: { reason: 'Tidak terbaca', note: 'Fotokopinya terlalu gelap' } });
      await untilCaseSays(desk, 'Perlu dilengkapi');
      const slip = page.getByTestId('slip');
      await slip.getByRole('button', { name: /^Siapkan untuk dicetak/ }).click();
      const frame = page.frameLocator('iframe[title="Daftar yang perlu dilengkapi"]');
      await frame.getByRole('heading', { level: 1, name: 'Belum lengkap' }).waitFor();
      expect(await frame.locator('main').innerText()).toContain('Tidak terbaca: Fotokopinya terlalu gelap');
      const saved = page.waitForEvent('download');
      await slip.getByRole('button', { name: /^Gambar untuk WhatsApp/ }).click();
      const picture = readFileSync(await (await saved).path());
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      await lookedAt(page, 'case-slip', true);
    });
    await untilStatusSays(citizen, receipt, 'Perlu dilengkapi');
    await citizen.getByRole('link', { name: 'Lihat daftar yang perlu dilengkapi' }).click();
    await citizen.getByRole('heading', { level: 1, name: 'Belum lengkap' }).waitFor();
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('Fotokopinya terlalu gelap');
    expect(words).toContain('Yang sudah diterima tidak perlu dibawa lagi');
    expect(words).not.toMatch(/ditolak/i);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'slip-phone');
    // axe needs script.
    const { page } = await open(browser, { on: 'phone' });
    await page.goto(receipt.link);
    await page.getByRole('link', { name: 'Lihat daftar yang perlu dilengkapi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Belum lengkap' }).waitFor();
    await expectAccessible(page);
  });
});

describe('a paid tax', () => {
  let reference = '';

  it('is printed from the queue: a spoiled sheet is noted and stays, the good one leaves', async () => {
    await as('loket@kejayan.example', async (desk) => {
      const { page, office } = desk;
      await toIntake(desk, 'pbb');
      await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Kejayan' });
      ({ reference } = await takeIn(desk, 'Mulyadi Uji Lembar', {
        NIK: '3514061203600091',
        Alamat: 'Dusun Tengah RT 02',
        'Nomor HP': '081255500092',
      }));
      await page.getByText('Kertas permohonan ini').click();
      await page.getByRole('button', { name: 'Label map, lembar A4 isi 21' }).waitFor();
      await lookedAt(page, 'intake-label', true);
      await page.getByRole('button', { name: 'Nyatakan berkas lengkap' }).click();
      await page.getByTestId('case-status').waitFor();
      await page.getByLabel('Jumlah dan nomor bukti (STTS)').fill('Rp82.000, STTS 0123');
      await primary(desk);
      await page.goto(`${consoleUrl}#/${office}/lembar/cetak`);
      const row = page.locator(`[data-row="${reference}"]`);
      await row.waitFor();
      await row.getByRole('button', { name: /^Cetakan rusak/ }).click();
      await row.getByLabel(/^Catatan/).fill('kertas terlipat');
      await lookedAt(page, 'print-queue-spoiled');
      await row.getByRole('button', { name: 'Catat rusak, tetap di antrean' }).click();
      await row.getByText('Cetakan rusak: 1 kali').waitFor();
      await row.getByLabel(`Tercetak baik: ${reference}`).check();
      await page.getByTestId('primary-act').click();
      await page.getByText('1 tercatat tercetak.').waitFor();
      await lookedAt(page, 'print-queue');
      await page.getByRole('button', { name: 'Perbarui daftar' }).click();
      await row.waitFor({ state: 'detached' });
    });
  });

  it('is collected: the sheet to be signed names it, and one press records that the book is signed', async () => {
    await as('kasi-pemerintahan@kejayan.example', async (desk) => {
      await openCase(desk, reference);
      await primary(desk);
    });
    await as('loket@kejayan.example', async (desk) => {
      const { page, office } = desk;
      await openCase(desk, reference);
      await primary(desk);
      await untilCaseSays(desk, 'Siap diambil');
      await page.goto(`${consoleUrl}#/${office}/lembar`);
      const row = page.locator(`[data-row="${reference}"]`);
      await row.waitFor();
      const sheet = await wordsOfPdf(page, 'Cetak lembar pengambilan');
      expect(sheet).toContain(reference);
      expect(sheet).toContain('Mulyadi');
      await lookedAt(page, 'collection');
      await row.getByRole('button', { name: 'Sudah tanda tangan di buku' }).focus();
      await page.keyboard.press('Enter');
      await row.getByText('Sudah diserahkan').waitFor();
      await page.getByRole('link', { name: reference }).click();
      await untilCaseSays(desk, 'Sudah diserahkan');
    });
  });
});
