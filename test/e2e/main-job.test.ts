import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOrder } from '../../domain/survey.ts';
import { findPersonalData } from '../fixtures/privacy.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  launch,
  makeScans,
  needed,
  open,
  screenshot,
} from './browser.ts';
import { apply, handIn, openService, openStatus, untilStatusSays, uploadScan } from './citizen.ts';
import type { Receipt, Scan } from './citizen.ts';
import { approve, check, openCase, primary, rowOf, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/**
 * The main job, as the people of Kejayan do it: apply → check → return → correct → draft → paraf → sign → letter → verify →
 * hand over → survey. One case, in one order; each step stands on the one before.
 */

/** Marks that no reader shows as a question mark or a blank. */
const name = 'Muḥammad Naṣir Wijaya';
const nik = '3514061203900004';
const phone = '081298765431';

let browser: Browser;
let scans: { jpeg: Buffer; pdf: Buffer };
let citizen: Page;
let receipt: Receipt;
let counter: Desk;
let letter: Buffer;
let verification: string;

const folder = mkdtempSync(join(tmpdir(), 'loket-letter-'));
const letterFile = join(folder, 'surat.pdf');
const jpeg = (): Scan => ({ name: 'foto ktp.jpg', mimeType: 'image/jpeg', buffer: scans.jpeg });
const pdf = (): Scan => ({ name: 'kk.pdf', mimeType: 'application/pdf', buffer: scans.pdf });

beforeAll(async () => {
  browser = await launch();
  scans = await makeScans(browser);
  citizen = (await open(browser, { on: 'phone' })).page;
  counter = await signIn(browser, 'loket@kejayan.example');
});

afterAll(async () => {
  await browser.close();
});

describe('an SKCK letter in Kejayan', () => {
  it('shows all 14 components of the standard, word for word, on a phone', async () => {
    await openService(citizen, { office: 'Kecamatan Kejayan', service: 'Pengantar SKCK' });
    await screenshot(citizen, 'service-phone');
    const details = citizen.locator('details.component');
    expect(await details.count()).toBe(14);
    for (const one of await details.all()) await one.locator(':scope > summary').click();
    const words = (await citizen.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    // Kejayan's decree, block PENGANTAR SKCK: a step, the time, the guarantee, a misprint that stays.
    expect(words).toContain(
      'Staf Kecamatan meregister dan memberikan setempel serta menyampaikan rekomendasi kepada pemohon',
    );
    expect(words).toContain('20 Menit');
    expect(words).toContain('Memahami standar pelayanan dalam pelayanan public');
    expect(words).toContain(
      'maka siap menerima sanksi sesuai peraturan perundang-undangan yang telah ditetapkan',
    );
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
  });

  it('takes the form with real scans and gives a number, a secret link and a receipt', async () => {
    receipt = await apply(citizen, {
      office: 'Kecamatan Kejayan',
      service: 'Pengantar SKCK',
      typed: {
        'Nama lengkap': name,
        NIK: nik,
        Alamat: 'Dusun Uji RT 03 RW 02',
        'Nomor HP': phone,
        'Surel (email)': 'nasir@uji.example',
        'Tempat lahir': 'Pasuruan',
        'Tanggal lahir': '1990-03-12',
        Pekerjaan: 'Petani',
        Keperluan: 'Melamar pekerjaan',
      },
      chosen: { 'Jenis kelamin': 'Laki-laki' },
      listed: { 'Desa/kelurahan': 'Kejayan' },
      scans: { 'Foto copy KTP': jpeg(), 'Foto copy KK': pdf() },
    });
    await expectAccessible(citizen);
    await screenshot(citizen, 'receipt-phone');
    expect(citizen.url()).not.toContain(receipt.link.split('/').at(-1));
  });

  it('appears at the counter by itself, and opening it is written down for the applicant', async () => {
    await rowOf(counter, receipt.reference);
    await expectAccessible(counter.page);
    await screenshot(counter.page, 'work-list');
    await openCase(counter, receipt.reference);
    await counter.page.getByText(nik).first().waitFor();
    await expectAccessible(counter.page);
    await screenshot(counter.page, 'case');
    await openStatus(citizen, receipt);
    await citizen.getByText('Petugas loket membuka permohonan').first().waitFor();
  });

  it('goes back to the applicant with a reason for each faulty item', async () => {
    await check(counter, {
      ktp: { reason: 'Tidak terbaca', note: 'Bagian NIK tertutup jari.' },
      'pas-foto': { reason: 'Belum ada', note: 'Bawa satu lembar ukuran 4x6.' },
    });
    await untilStatusSays(citizen, receipt, 'Perlu dilengkapi');
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('Tidak terbaca');
    expect(words).toContain('Bagian NIK tertutup jari.');
    expect(await handIn(citizen, 'Foto copy KK').count()).toBe(0);
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'status-returned-phone');
  });

  it('lets the applicant mend only those items and send them again', async () => {
    await uploadScan(citizen, 'Foto copy KTP', { ...pdf(), name: 'keliru.pdf' });
    await handIn(citizen, 'Foto copy KTP').getByRole('button', { name: 'Hapus' }).click();
    await handIn(citizen, 'Foto copy KTP').getByText('keliru.pdf').waitFor({ state: 'detached' });
    await uploadScan(citizen, 'Foto copy KTP', { ...pdf(), name: 'ktp baru.pdf' });
    await handIn(citizen, 'Pas foto').getByRole('button', { name: 'Saya bawa kertasnya ke kantor' }).click();
    await handIn(citizen, 'Pas foto').getByText('Anda membawa kertasnya').waitFor();
    await citizen.getByRole('button', { name: 'Kirim perbaikan' }).click();
    await untilStatusSays(citizen, receipt, 'Diterima, menunggu diperiksa');
  });

  it('is accepted, and the draft of the letter is made', async () => {
    await openCase(counter, receipt.reference);
    await check(counter);
    await counter.page.getByRole('button', { name: 'Buat konsep surat' }).waitFor();
    await expectAccessible(counter.page);
    await primary(counter);
    await untilCaseSays(counter, 'Menunggu paraf');
    await untilStatusSays(citizen, receipt, 'Menunggu paraf');
    await screenshot(citizen, 'status-phone');
  });

  it('is initialed by the section head, then prepared with a number', async () => {
    const kasi = await signIn(browser, 'kasi-pemerintahan@kejayan.example');
    await openCase(kasi, receipt.reference);
    await primary(kasi);
    await untilCaseSays(kasi, 'Menunggu tanda tangan');
    await kasi.context.close();
  });

  it('is read and approved by the camat on a phone, and issued by itself', async () => {
    const camat = await signIn(browser, 'camat@kejayan.example', 'phone');
    await camat.page.getByRole('link', { name: 'Meja tanda tangan' }).first().click();
    await rowOf(camat, receipt.reference);
    await expectAccessible(camat.page);
    await expectNoSidewaysScroll(camat.page);
    await (await rowOf(camat, receipt.reference)).click();
    await camat.page.getByTestId('primary-act').waitFor();
    await expectAccessible(camat.page);
    await expectNoSidewaysScroll(camat.page);
    await screenshot(camat.page, 'desk-phone');
    const number = await approve(camat, receipt.reference);
    expect(number).toMatch(/^330\/\d+\/424\.306\/\d{4}$/);
    await screenshot(camat.page, 'desk-result-phone');
    await camat.context.close();
    await untilStatusSays(citizen, receipt, 'Surat terbit, siap diunduh atau diambil');
    await screenshot(citizen, 'status-ready-phone');
    await expectAccessible(citizen);
  });

  it('gives the applicant a PDF whose signature independent tools accept and which names him exactly', async () => {
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('link', { name: 'Unduh surat (PDF)' }).click(),
    ]);
    await download.saveAs(letterFile);
    letter = readFileSync(letterFile);
    const said = execFileSync('pdfsig', [letterFile], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(execFileSync('mutool', ['sign', '-v', letterFile], { encoding: 'utf8' })).toContain(
      'The document is unchanged since signing.',
    );
    const words = execFileSync('pdftotext', ['-layout', letterFile, '-'], { encoding: 'utf8' });
    expect(words).toContain(name);
    expect(words).toContain('Contoh: dibubuhi segel elektronik');
  });

  it('has a QR code that opens the page saying who approved it, when, and that it is in force', async () => {
    const picture = join(folder, 'halaman');
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', letterFile, picture]);
    verification = execFileSync('zbarimg', ['-q', '--raw', `${picture}.png`], { encoding: 'utf8' }).trim();
    await citizen.goto(verification);
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('Berlaku');
    expect(words).toContain('Segel elektronik kantor, tidak tersertifikasi.');
    expect(words).toContain('Drs. Surya Contoh, M.Si.');
    expect(words).not.toContain(name);
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'verify-phone');
  });

  it('tells a file with one changed byte from the letter', async () => {
    const changed = Buffer.from(letter);
    const at = changed.indexOf('MediaBox') + 20;
    changed[at] = (changed[at] ?? 0) ^ 1;
    for (const [bytes, says] of [
      [letter, 'Sama: berkas ini persis'],
      [changed, 'Berbeda: berkas ini bukan'],
    ] as const) {
      await citizen.goto(verification);
      await citizen
        .getByLabel('Berkas PDF surat')
        .setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: bytes });
      // At once, in the browser; then by the server, which reads the signature.
      await citizen.locator('[data-result]').filter({ hasText: says }).waitFor();
      await citizen.getByRole('button', { name: 'Periksa segel' }).click();
      await citizen.locator('.outcome').filter({ hasText: says }).waitFor();
      await expectAccessible(citizen);
    }
    expect(await citizen.locator('.outcome').innerText()).toContain('tidak dapat dibuktikan');
  });

  it('matches a typed name against a printout without ever showing the name', async () => {
    for (const [typed, says] of [
      ['muhammad nasir wijaya', 'Cocok: nama itu'],
      ['Orang Lain', 'Tidak cocok: nama itu'],
    ] as const) {
      await citizen.goto(verification);
      await citizen.getByLabel('Nama pada surat').fill(typed);
      await citizen.getByRole('button', { name: 'Cocokkan nama' }).click();
      await citizen.locator('.outcome').filter({ hasText: says }).waitFor();
      expect(await citizen.locator('main').innerText()).not.toContain(name);
    }
  });

  it('is handed over at the counter', async () => {
    await openCase(counter, receipt.reference).catch(async () => {
      await counter.page.goto(`${counter.page.url().split('#')[0] ?? ''}#/kejayan/antrean/siap`);
      await (await rowOf(counter, receipt.reference)).click();
    });
    await primary(counter);
    await untilStatusSays(citizen, receipt, 'Sudah diserahkan');
  });

  it('opens the survey once, takes nine answers, and shows the index by the formula of the regulation', async () => {
    await citizen.getByRole('button', { name: 'Isi survei' }).click();
    await citizen.getByRole('heading', { level: 1, name: 'Survei kepuasan masyarakat' }).waitFor();
    const survey = citizen.url();
    expect(survey).not.toContain(receipt.reference);
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'survey-phone');
    for (const element of formOrder) await citizen.locator(`input[name="${element}"][value="4"]`).check();
    await citizen.getByRole('button', { name: 'Kirim jawaban' }).click();
    await citizen.getByRole('heading', { level: 1, name: 'Terima kasih' }).waitFor();
    // 24 demo answers (Σ of all elements 696, tools/demo-survey.ts) and this one of nine fours: 2500 × 732 / 225 = 81,33; B.
    await citizen.getByRole('link', { name: 'Lihat indeks' }).click();
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('81,33');
    expect(words).toContain('Mutu pelayanan B');
    await expectAccessible(citizen);
    await screenshot(citizen, 'index-phone');
    await citizen.goto(survey);
    await citizen.getByText('sudah dijawab atau tautannya tidak berlaku').waitFor();
    await openStatus(citizen, receipt);
    expect(await citizen.getByRole('button', { name: 'Isi survei' }).count()).toBe(0);
  });

  it('told the applicant by mail, each time with a link that works', () => {
    const mails = readdirSync(needed('LOKET_MAILS')).filter((file) => file.includes('nasir'));
    const subjects = mails.map(
      (file) => /^Subject: (.*)$/m.exec(readFileSync(join(needed('LOKET_MAILS'), file), 'utf8'))?.[1],
    );
    expect(subjects.filter((subject) => subject?.includes(receipt.reference)).length).toBeGreaterThanOrEqual(
      3,
    );
  });

  it('left the applicant’s name, NIK, phone, mail and the officer’s note nowhere outside personal documents', async () => {
    const needles = [
      'Naṣir Wijaya',
      nik,
      phone.slice(1),
      'nasir@uji.example',
      'Bagian NIK tertutup jari',
      'foto ktp.jpg',
    ];
    expect(await findPersonalData({ needles })).toEqual([]);
  });
});
