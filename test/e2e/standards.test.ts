import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  consoleUrl,
  expectNoSidewaysScroll,
  launch,
  lookedAt,
  open,
  publicUrl,
  screenshot,
} from './browser.ts';
import { signIn } from './console.ts';
import type { Desk } from './console.ts';

/**
 * An administrator amends one requirement of a service, from the draft over the public consultation to the decree. Nothing else
 * in these tests uses Kejayan's SKTM, since its standard is not the same afterwards.
 */

const office = 'kejayan';
const service = 'pengantar-sktm';
const before = 'Foto copy KK';
const after = 'Foto copy KK terbaru';
const decreeNumber = '060/ 901 / 424.306/2026';

let browser: Browser;
let desk: Desk;
let draftAddress: string;

beforeAll(async () => {
  browser = await launch();
  desk = await signIn(browser, 'admin@kejayan.example');
});

afterAll(async () => {
  await browser.close();
});

async function toList(page: Page): Promise<void> {
  await page.goto(`${consoleUrl}#/${office}/standar`);
  await page.getByRole('heading', { name: /^Layanan \(/ }).waitFor();
}

async function findings(page: Page, count: number): Promise<void> {
  await page.locator(`[data-testid="findings"][data-count="${String(count)}"]`).waitFor();
}

async function stored(page: Page): Promise<void> {
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
}

/** The lines of one component, opened if they are folded. */
async function linesOf(page: Page, component: string, label: string) {
  const lines = page.getByLabel(`Isi: ${label}`, { exact: true });
  if (!(await lines.isVisible())) await page.locator(`#komponen-${component} summary`).first().click();
  return lines;
}

describe('an amended standard', () => {
  it('begins in the list, where overdue reviews come first', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Standar', exact: true }).click();
    await page.getByRole('heading', { name: /^Layanan \(17\)/ }).waitFor();
    const [first] = await page.locator('main section.panel h2').allInnerTexts();
    expect(first).toContain('perlu ditinjau');
    await lookedAt(page, 'standards');
    const overdue = page.getByTestId('overdue');
    await overdue.getByRole('button', { name: 'Catat peninjauan' }).click();
    await overdue.getByText('Centang paling sedikit satu layanan.').waitFor();
    await overdue.getByLabel(/^Pembayaran PBB/).check();
    await overdue.getByRole('button', { name: 'Catat peninjauan' }).click();
    await page.getByRole('heading', { name: /16 standar perlu ditinjau/ }).waitFor();
    await page
      .locator(`[data-service="${service}"]`)
      .getByRole('button', { name: /Mulai rancangan/ })
      .click();
    await findings(page, 0);
    draftAddress = page.url();
    await lookedAt(page, 'standard-draft');
  });

  it('keeps a requirement whose words are mended, and says at once what a step without its actor lacks', async () => {
    const { page } = desk;
    const lines = await linesOf(page, 'requirements', 'Persyaratan');
    const text = await lines.inputValue();
    expect(text).toContain(before);
    await lines.fill(text.replace(before, after));
    await findings(page, 0);
    await page.locator('#persyaratan summary').filter({ hasText: after }).waitFor();

    const step = page.locator('#langkah-3');
    await step.locator('summary').first().click();
    const actor = step.getByLabel('Kasi Kessos').or(step.getByLabel('Kasi Kesos')).first();
    await actor.focus();
    await actor.uncheck();
    await page.locator('[data-testid="findings"]:not([data-count="0"])').waitFor();
    // Whoever types or ticks stays where he is.
    expect(await actor.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await step.locator('.found').innerText()).toMatch(/pelaksana/i);
    await lookedAt(page, 'standard-draft-finding');
    await page
      .getByTestId('findings')
      .getByRole('button', { name: /Langkah/ })
      .first()
      .click();
    await actor.check();
    await findings(page, 0);
  });

  it('is saved by Ctrl+Enter, and unsaved words outlive a closed window', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Enter');
    await stored(page);
    await page.getByLabel('Ringkasan', { exact: true }).fill('Kalimat yang belum disimpan.');
    await page.locator('[data-testid="save-state"][data-state="unsaved"]').waitFor();
    await page.waitForFunction(() =>
      Object.entries(localStorage).some(
        ([key, value]) => key.startsWith('loket-rancangan') && String(value).includes('belum disimpan'),
      ),
    );
    await page.reload();
    await page.getByText('sudah dipulihkan').waitFor();
    expect(await page.getByLabel('Ringkasan', { exact: true }).inputValue()).toBe(
      'Kalimat yang belum disimpan.',
    );
    await page.getByRole('button', { name: /Buang ketikan itu/ }).click();
    await stored(page);
    expect(await (await linesOf(page, 'requirements', 'Persyaratan')).inputValue()).toContain(after);
  });

  it('loses nobody’s words when two administrators write at once', async () => {
    const { page } = desk;
    const other = await signIn(browser, 'admin@kejayan.example');
    await other.page.goto(page.url());
    await findings(other.page, 0);
    await other.page.getByLabel('Nama sehari-hari', { exact: true }).fill('Pengantar SKTM');
    await other.page.getByRole('button', { name: 'Simpan rancangan' }).click();
    await stored(other.page);
    await other.context.close();

    await page.getByLabel('Ringkasan', { exact: true }).fill('Surat pengantar untuk meminta SKTM.');
    await page.getByRole('button', { name: 'Simpan rancangan' }).click();
    await page.getByTestId('conflict').waitFor();
    await lookedAt(page, 'standard-draft-conflict');
    await page.getByRole('button', { name: 'Muat yang terbaru' }).click();
    await page.getByRole('button', { name: 'Lanjutkan ketikan saya' }).waitFor();
    expect(await page.getByLabel('Nama sehari-hari', { exact: true }).inputValue()).toBe('Pengantar SKTM');
    await page.getByRole('button', { name: 'Lanjutkan ketikan saya' }).click();
    expect(await page.getByLabel('Ringkasan', { exact: true }).inputValue()).toBe(
      'Surat pengantar untuk meminta SKTM.',
    );
    await page.getByRole('button', { name: 'Simpan rancangan' }).click();
    await stored(page);
  });

  it('shows what it changes, marked by word and sign, and how the public will see it', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Perbedaan', exact: true }).click();
    const difference = page.getByTestId('difference');
    await difference.getByText('semula:').first().waitFor();
    expect(await difference.locator('ins').allInnerTexts()).toContain('terbaru');
    await lookedAt(page, 'standard-draft-difference');
    await page.getByRole('link', { name: 'Pratinjau', exact: true }).click();
    await page.getByTestId('preview').waitFor();
    await page.frameLocator('iframe[title="Halaman layanan"]').getByText(after).first().waitFor();
    await page.frameLocator('iframe[title="Formulir permohonan"]').locator('form').first().waitFor();
    // axe would wait for ever in a frame that may run no script; the pages inside are tested where they belong.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'standard-draft-preview');
  });

  it('is laid before the public, answered, and closed with minutes', async () => {
    const { page } = desk;
    await toList(page);
    await page.getByRole('link', { name: 'Buka konsultasi publik' }).click();
    await page.getByRole('button', { name: 'Buka konsultasi', exact: true }).click();
    await page.getByText('Pilih paling sedikit satu rancangan.').waitFor();
    await page.getByLabel(/SKTM/).check();
    await lookedAt(page, 'consultation-new');
    await page.getByRole('button', { name: 'Buka konsultasi', exact: true }).click();
    await page.locator('[data-testid="consultation-state"][data-state="open"]').waitFor();

    const address = page.url().split('/').at(-1) ?? '';
    const citizen = await open(browser, { on: 'phone' });
    await citizen.page.goto(`${publicUrl}/${office}/konsultasi/${address}`);
    await citizen.page.locator('textarea').fill('Sebutkan berapa lama KK dianggap terbaru.');
    await citizen.page.locator('form button').last().click();
    await citizen.page.waitForLoadState();
    await citizen.context.close();

    await page.reload();
    await page.getByText('Sebutkan berapa lama KK').waitFor();
    await page.getByLabel('Jawaban kantor').fill('KK terbitan sesudah perubahan terakhir.');
    await page.getByRole('button', { name: 'Simpan jawaban' }).click();
    await page.locator('[data-testid="act-result"][data-state="done"]').waitFor();

    const minutes = page.getByTestId('close-consultation');
    await minutes.getByRole('button', { name: 'Tutup konsultasi' }).click();
    await minutes.getByText('Isi tempat rapat.').waitFor();
    await minutes.getByLabel('Tempat rapat').fill('Pendopo Kecamatan Kejayan');
    await minutes
      .getByLabel('Isi berita acara')
      .fill('Peserta menyepakati:\n1. KK yang dibawa adalah yang terbaru\n2. Waktu tetap 20 menit');
    await minutes.getByRole('button', { name: 'Tambah peserta' }).click();
    await minutes.getByLabel('Nama', { exact: true }).fill('Sutrisno Contoh');
    await minutes.getByLabel('Unsur').selectOption({ label: 'Unsur tokoh masyarakat' });
    await lookedAt(page, 'consultation-close');
    await minutes.getByRole('button', { name: 'Tutup konsultasi' }).click();
    await page.getByTestId('minutes').getByText('Sutrisno Contoh').waitFor();
    await lookedAt(page, 'consultation-closed');
  });

  it('is published under a new decree, after a last look at what will change', async () => {
    const { page } = desk;
    await toList(page);
    await page.getByRole('link', { name: 'Terbitkan keputusan' }).click();
    await page.getByTestId('decree-form').waitFor();
    await page.getByRole('button', { name: 'Periksa perubahan' }).click();
    await page.getByText('Isi nomor keputusan').first().waitFor();
    await page.getByLabel(/SKTM \(versi 2\)/).check();
    await page.getByLabel('Nomor keputusan').fill('060/ 643 / 424.306/2023');
    await page.getByText('sudah dipakai keputusan lain').waitFor();
    await page.getByLabel('Nomor keputusan').fill(decreeNumber);
    await page
      .getByLabel('Berdasarkan konsultasi publik')
      .selectOption({ label: 'Konsultasi publik rancangan standar pelayanan' });
    await lookedAt(page, 'decree-form');
    await page.getByRole('button', { name: 'Periksa perubahan' }).click();
    await page.getByTestId('last-look').getByText('Berubah: Persyaratan').waitFor();
    await lookedAt(page, 'decree-last-look');
    await page.getByRole('button', { name: 'Terbitkan keputusan' }).click();
    await page.getByTestId('decree-published').waitFor();
    await toList(page);
    await page.getByText(decreeNumber).waitFor();
    await page.locator(`[data-service="${service}"]`).getByText('versi 2').waitFor();
    await page.goto(draftAddress);
    await page.getByText('sudah terbit sebagai versi 2').waitFor();
  });

  it('changes the public page, while the old one stays at its address', async () => {
    const { page } = await open(browser, { on: 'phone', script: false });
    // Whoever serves pages remembers the catalogue for some seconds.
    const shown = async () => {
      await page.goto(`${publicUrl}/${office}/layanan/${service}`);
      return page.locator('main').innerText();
    };
    await expect.poll(shown, { timeout: 120_000, interval: 2000 }).toContain(after);
    await page.goto(`${publicUrl}/${office}/layanan/${service}/versi/1`);
    const old = await page.locator('main').innerText();
    expect(old).toContain(before);
    expect(old).not.toContain(after);
  });
});

describe('a draft that could not run', () => {
  it('is not published: the last look says what and where', async () => {
    const { page } = desk;
    await toList(page);
    await page.getByTestId('start-draft').locator('summary').click();
    await page.getByLabel('Layanan kantor lain').check();
    await page.getByLabel('Cari layanan kantor lain').fill('rekomendasi skck');
    await lookedAt(page, 'standards-start-draft');
    await page
      .getByRole('button', { name: /Mulai dari ini Rekomendasi .*SKCK/ })
      .first()
      .click();
    await page.locator('[data-testid="findings"]:not([data-count="0"])').waitFor();
    await page.goto(`${consoleUrl}#/${office}/keputusan`);
    await page
      .getByLabel(/temuan/)
      .first()
      .check();
    await page.getByLabel('Nomor keputusan').fill('060/ 902 / 424.306/2026');
    await page.getByRole('button', { name: 'Periksa perubahan' }).click();
    await page.getByText('Belum dapat diterbitkan').waitFor();
    expect(await page.getByRole('button', { name: 'Terbitkan keputusan' }).isDisabled()).toBe(true);
    await lookedAt(page, 'decree-blocked');
    await page.getByRole('link', { name: 'Buka rancangan' }).click();
    await page.getByRole('button', { name: 'Buang rancangan' }).click();
    await page.getByRole('button', { name: 'Ya, buang rancangan' }).click();
    await page.getByRole('heading', { name: /^Layanan \(/ }).waitFor();
  });
});

describe('opening and closing a service', () => {
  it('is one press each way', async () => {
    const { page } = desk;
    await toList(page);
    const row = page.locator('[data-service="pengantar-pns-tni-polri"]');
    await row.getByRole('button', { name: /Tutup pengajuan/ }).click();
    await row.locator('[data-state="closed"]').waitFor();
    await row.getByRole('button', { name: /Buka pengajuan/ }).click();
    await row.locator('.badge[data-state="open"]').waitFor();
  });
});

describe('the office’s own page', () => {
  it('shows the answers it still owes and keeps what is changed', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Kantor', exact: true }).click();
    await page.locator('[data-testid="readiness"][data-open="0"]').waitFor();
    await lookedAt(page, 'office');
    await page.getByLabel('Senin').fill('jam delapan');
    await page.getByText('Jam ini belum terbaca').waitFor();
    await page.getByLabel('Senin').fill('08.00-12.00, 12.30-15.00');
    await page.getByLabel('Senin').fill('08.00-15.00');
    await page.getByLabel('Draf pemohon disimpan (hari)').fill('15');
    await page.getByRole('button', { name: 'Simpan kantor' }).click();
    await page.locator('[data-testid="act-result"][data-state="done"]').waitFor();
    await page.reload();
    expect(await page.getByLabel('Draf pemohon disimpan (hari)').inputValue()).toBe('15');
  });

  it('is not offered to others', async () => {
    const { page } = await signIn(browser, 'camat@kejayan.example');
    expect(await page.getByRole('link', { name: 'Standar', exact: true }).count()).toBe(0);
    await page.goto(`${consoleUrl}#/${office}/kantor`);
    await page.getByText('hanya untuk administrator').waitFor();
  });
});
