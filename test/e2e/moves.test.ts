import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  consoleUrl,
  expectNoSidewaysScroll,
  launch,
  lookedAt,
  makeScans,
  open,
  publicUrl,
  screenshot,
} from './browser.ts';
import { apply, handIn, openStatus, untilStatusSays, uploadScan } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { approve, check, openCase, primary, rowOf, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';
import { unzipped } from '../fixtures/zip.ts';

/** A case that moves: to an agency and back, in from another system, to another service, to a deputy's desk, to a reasoned refusal. */

let browser: Browser;
let citizen: Page;
let scan: { jpeg: Buffer; pdf: Buffer };
let folder: string;

beforeAll(async () => {
  browser = await launch();
  scan = await makeScans(browser);
  citizen = (await open(browser, { on: 'phone', script: false })).page;
  folder = mkdtempSync(join(tmpdir(), 'loket-moves-'));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function as(email: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await signIn(browser, email);
  await work(desk);
  await desk.context.close();
}

async function saved(download: Download, name: string): Promise<string> {
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

function wordsOfPdf(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
}

async function submitted({ page }: Desk, act: string): Promise<void> {
  await page.getByTestId(`${act}-submit`).click();
  await page.locator('[data-testid="act-result"][data-state="done"]').waitFor();
}

async function openFrom(desk: Desk, list: string, reference: string): Promise<void> {
  const { page, office } = desk;
  await page.goto(`${consoleUrl}#/${office}/antrean/${list}`);
  await (await rowOf(desk, reference)).click();
  await page.getByTestId('case-status').waitFor();
}

const citizenOf = (name: string, phone: string, nik = '3515122203900010') => ({
  'Nama lengkap': name,
  NIK: nik,
  Alamat: 'Dusun Krajan RT 01 RW 01',
  'Nomor HP': phone,
});

/** Family cards print an e-mail among their requirements. */
const withEmail = (of: ReturnType<typeof citizenOf>) => ({
  ...of,
  'Surel (email)': 'warga.uji@contoh.example',
});

const family = 'Kartu Keluarga karena pencatatan biodata WNI';

describe('a family card in Balongbendo, applied for online', () => {
  let receipt: Receipt;
  const scanned = 'Hasil Scan KTP-el orang tua';

  it('is taken in by the office itself, and what the operator misses is due at noon of the next day', async () => {
    receipt = await apply(citizen, {
      office: 'Kecamatan Balongbendo',
      service: family,
      typed: withEmail(citizenOf('Lastri Uji', '081255500301')),
      listed: { 'Desa/kelurahan': 'Balongbendo' },
      scans: { [scanned]: { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: scan.jpeg } },
    });
    await as('operator@balongbendo.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk, {
        'ktp-orang-tua-daring': { reason: 'Tidak terbaca', note: 'NIK-nya terpotong, mohon dipindai ulang.' },
      });
      await untilCaseSays(desk, 'Perlu dilengkapi');
    });
    await as('loket@balongbendo.example', async (desk) => {
      await openFrom(desk, 'dilengkapi', receipt.reference);
      await desk.page.getByTestId('act-notice-delivered').click();
      await submitted(desk, 'notice-delivered');
      await lookedAt(desk.page, 'case-returned-deadline');
    });
    await untilStatusSays(citizen, receipt, 'Perlu dilengkapi');
    expect(await citizen.locator('main').innerText()).toMatch(/12\.00 WIB/);
  });

  it('goes to the agency once it is mended, and comes back to be collected', async () => {
    await openStatus(citizen, receipt);
    await uploadScan(citizen, scanned, { name: 'ktp-2.pdf', mimeType: 'application/pdf', buffer: scan.pdf });
    await handIn(citizen, scanned).waitFor();
    await citizen.getByRole('button', { name: 'Kirim perbaikan' }).click();
    await as('operator@balongbendo.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      await check(desk);
      await page.getByTestId('form-send').waitFor();
      await page.getByTestId('primary-act').click();
      await untilCaseSays(desk, 'Menunggu Dinas Kependudukan');
      await page
        .getByLabel('Selesai, hasilnya diterima')
        .or(page.getByLabel(/selesai/i))
        .first()
        .check();
      await lookedAt(page, 'case-agency-answer');
      await page.getByTestId('primary-act').click();
      await page.getByTestId('act-skip').click();
      await page.getByTestId('form-skip').getByRole('textbox').fill('Pemohon mencetak sendiri.');
      await submitted(desk, 'skip');
      await untilCaseSays(desk, 'Siap diambil');
    });
    await untilStatusSays(citizen, receipt, 'Siap diambil');
  });
});

describe('a family card in Balongbendo, brought to the counter', () => {
  it('gets its receipt at once and is printed by the operator', async () => {
    let reference = '';
    await as('loket@balongbendo.example', async (desk) => {
      const { page, office } = desk;
      await page.goto(`${consoleUrl}#/${office}/terima`);
      await page.getByRole('combobox', { name: 'Layanan' }).fill('pencatatan biodata');
      await page.keyboard.press('Enter');
      await page.getByLabel('Nama lengkap', { exact: true }).waitFor();
      for (const [label, words] of Object.entries(withEmail(citizenOf('Warsini Uji', '081255500302'))))
        await page.getByLabel(label, { exact: true }).fill(words);
      await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Balongbendo' });
      await page.getByTestId('all-papers').click();
      await page.getByTestId('primary-act').click();
      await page.getByTestId('received').waitFor();
      reference = (await page.getByTestId('received').getAttribute('data-reference')) ?? '';
      await page.getByRole('button', { name: 'Nyatakan berkas lengkap' }).click();
      await page.getByTestId('case-status').waitFor();
      await page.getByRole('button', { name: /tanda terima/i }).waitFor();
      await primary(desk);
    });
    await as('operator@balongbendo.example', async (desk) => {
      await openCase(desk, reference);
      await primary(desk);
      await untilCaseSays(desk, 'Siap diambil');
    });
  });
});

describe('a service that leads to plavon', () => {
  it('shows the printed way instead of a form', async () => {
    await citizen.goto(`${publicUrl}/balongbendo/layanan/kk-hilang-rusak`);
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('Lewat plavon');
    expect(words).toContain('Hilang untuk KK Hilang dan Rusak untuk KK rusak');
    expect(await citizen.getByRole('button', { name: 'Mulai mengajukan' }).count()).toBe(0);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'service-outside');
  });

  it('is noted down at the counter with its number there, which the applicant sees too', async () => {
    let link = '';
    let reference = '';
    await as('loket@balongbendo.example', async (desk) => {
      const { page, office } = desk;
      await page.goto(`${consoleUrl}#/${office}/terima`);
      await page.getByTestId('record-outside').locator('summary').click();
      const form = page.getByTestId('record-outside');
      await form
        .getByLabel('Layanan')
        .selectOption({ label: 'Kartu Keluarga karena hilang atau rusak (plavon)' });
      await form.getByLabel('Nomor permohonan di plavon').fill('PLV-0815');
      await form.getByLabel('Status di plavon').fill('Menunggu verifikasi');
      await form.getByLabel('Keperluan Anda').selectOption({ label: 'KK hilang' });
      for (const [label, words] of Object.entries(withEmail(citizenOf('Sutini Uji', '081255500303'))))
        await form.getByLabel(label, { exact: true }).fill(words);
      await form.getByLabel('Desa/kelurahan', { exact: true }).selectOption({ label: 'Balongbendo' });
      await lookedAt(page, 'record-outside');
      await page.getByTestId('record-submit').click();
      await page.getByTestId('recorded').waitFor();
      reference = (await page.getByTestId('recorded').getAttribute('data-reference')) ?? '';
      link = await page.getByTestId('recorded').locator('.code').innerText();
      await page.getByRole('link', { name: 'Buka permohonan' }).click();
      await page.getByTestId('copy-view').locator('summary').click();
      expect(await page.getByTestId('copy-view').innerText()).toContain('PLV-0815');
      await page.getByTestId('act-note-outside').click();
      await page
        .getByTestId('form-note-outside')
        .getByLabel('Status di sistem lain')
        .fill('Sudah diverifikasi');
      await submitted(desk, 'note-outside');
      const notes = page.getByRole('region', { name: 'Catatan petugas' });
      await notes.getByText('Status di plavon: Sudah diverifikasi').waitFor();
    });
    await openStatus(citizen, { link, reference });
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('PLV-0815');
    expect(words).toContain('Sudah diverifikasi');
  });

  it('can be typed there from a case of the office’s own, field by field, with all files as one download', async () => {
    const receipt = await apply(citizen, {
      office: 'Kecamatan Balongbendo',
      service: family,
      typed: withEmail(citizenOf('Painem Uji', '081255500304')),
      listed: { 'Desa/kelurahan': 'Balongbendo' },
      scans: {
        'Hasil Scan KTP-el orang tua': { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: scan.jpeg },
      },
    });
    await as('operator@balongbendo.example', async (desk) => {
      const { page, context } = desk;
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await openCase(desk, receipt.reference);
      await page.getByTestId('copy-view').locator('summary').click();
      await page.getByRole('button', { name: 'Salin Nama', exact: true }).click();
      await page.getByTestId('copy-view').getByText('Tersalin').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Painem Uji');
      await page.getByTestId('download-files').click();
      await page.getByTestId('save-files').waitFor();
      await lookedAt(page, 'case-copy-view');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId('save-files').click(),
      ]);
      const files = unzipped(readFileSync(await saved(download, 'berkas.zip')));
      expect([...files.keys()]).toEqual(['01-ktp-orang-tua-daring.jpg']);
    });
  });

  it('is switched on or off by the administrator', async () => {
    await as('admin@balongbendo.example', async ({ page, office }) => {
      await page.goto(`${consoleUrl}#/${office}/kantor`);
      const own = page.getByTestId('own-intake');
      const lost = own.getByLabel(/Kartu Keluarga karena hilang atau rusak/);
      await lost.check();
      await own.locator('[data-state="done"]').waitFor();
      await lookedAt(page, 'office-own-intake');
      await page.reload();
      await lost.waitFor();
      expect(await lost.isChecked()).toBe(true);
      expect(await own.getByLabel(/pencatatan biodata/).isChecked()).toBe(true);
      await lost.uncheck();
      await own.locator('[data-state="done"]').waitFor();
    });
  });
});

describe('a request for data in Kejayan that cannot be met', () => {
  const reason = 'Data yang diminta memuat data pribadi orang lain, Pasal 17 huruf h UU 14 Tahun 2008.';

  it('is refused with reasons in a letter that staff and applicant read alike', async () => {
    const receipt = await apply(citizen, {
      office: 'Kecamatan Kejayan',
      service: 'Data dan Informasi',
      typed: citizenOf('Gunadi Uji', '081255500305', '3514061203900011'),
      listed: { 'Desa/kelurahan': 'Kejayan' },
      scans: {},
    });
    await as('loket@kejayan.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      await check(desk);
      await page.getByRole('button', { name: 'Catat tanda terima diberikan' }).waitFor();
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu jawaban kantor');
    });
    await as('kasi-pemerintahan@kejayan.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      await page.getByTestId('act-refuse').click();
      await page
        .getByLabel('Dasar')
        .selectOption({ label: 'Informasi yang dikecualikan menurut peraturan perundang-undangan' });
      await page.getByLabel('Alasan tertulis untuk pemohon').fill(reason);
      await submitted(desk, 'refuse');
      await untilCaseSays(desk, 'Tidak dapat dipenuhi');
      await page.getByTestId('open-answer-letter').click();
      await page.getByText('Nomornya ditulis tangan.').waitFor();
      await screenshot(page, 'case-answer-letter');
    });
    await untilStatusSays(citizen, receipt, 'Tidak dapat dipenuhi');
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'status-answer-letter');
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('link', { name: 'Unduh surat jawaban (PDF)' }).click(),
    ]);
    const words = wordsOfPdf(await saved(download, 'jawaban.pdf'));
    for (const part of [
      'tidak dapat dipenuhi',
      reason,
      'Komisi Informasi',
      'Gunadi Uji',
      'CAMAT KEJAYAN',
      receipt.reference,
    ])
      expect(words).toContain(part);
    expect(words).not.toMatch(/ditolak/i);
  });
});

describe('a request for the wrong service', () => {
  it('is moved to the right one; the applicant’s old link leads there', async () => {
    const receipt = await apply(citizen, {
      office: 'Kecamatan Perak',
      service: 'Pindah Antar Desa',
      typed: {
        ...citizenOf('Tumini Uji', '081255500306', '3517014501900012'),
        'Alamat tujuan': 'Jalan Mawar 3',
        'Desa/kelurahan tujuan': 'Gadingmangu',
        'Alasan pindah': 'Ikut suami',
      },
      chosen: {
        Keperluan: 'KTP dan KK ada',
        'Anggota keluarga di bawah 17 tahun yang ditinggal': 'Tidak ada',
      },
      listed: { 'Desa/kelurahan': 'Perak' },
      scans: {},
    });
    let moved = '';
    await as('loket@perak.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      await page.getByTestId('act-transfer').click();
      const form = page.getByTestId('transfer-form');
      await form.getByLabel('Layanan yang benar').selectOption({ label: 'Pindah Antar Kecamatan' });
      await form.getByLabel(/^Mengapa dipindahkan/).waitFor();
      await lookedAt(page, 'case-transfer');
      const keperluan = form.getByLabel('Keperluan');
      if (await keperluan.count()) await keperluan.selectOption({ index: 1 });
      await page.getByTestId('transfer-submit').click();
      await form.getByText('Tulis mengapa dipindahkan.').waitFor();
      await form.getByLabel(/^Mengapa dipindahkan/).fill('Tujuannya di kecamatan lain.');
      for (const field of await form.getByRole('textbox').all())
        if ((await field.inputValue()) === '') await field.fill('Contoh');
      await page.getByTestId('transfer-submit').click();
      await page.getByTestId('moved').waitFor();
      moved = (await page.getByTestId('moved').getAttribute('data-reference')) ?? '';
      await page.getByRole('link', { name: 'Buka permohonan baru' }).click();
      await page
        .getByTestId('moved-notice')
        .getByText(`Lanjutan dari permohonan ${receipt.reference}`)
        .waitFor();
      await lookedAt(page, 'case-moved');
    });
    await untilStatusSays(citizen, receipt, 'Dipindahkan ke layanan lain');
    await screenshot(citizen, 'status-moved');
    await citizen.getByRole('link', { name: 'Buka permohonan lanjutannya' }).click();
    const words = await citizen.locator('main').innerText();
    expect(words).toContain(moved);
    expect(words).toContain(`Dipindahkan dari permohonan ${receipt.reference}`);
  });
});

describe('a deputy of the camat of Perak', () => {
  const setDeputy = (change: (page: Page) => Promise<void>) =>
    as('admin@perak.example', async ({ page, office }) => {
      await page.goto(`${consoleUrl}#/${office}/petugas`);
      await page.getByRole('link', { name: /Sri Contoh/ }).click();
      await page.getByTestId('add-deputy').waitFor();
      await change(page);
      await page.getByTestId('primary-act').click();
      await page.locator('[data-testid="act-result"][data-state="done"]').waitFor();
    });

  it('signs at the desk as Plh., and the letter names him so', async () => {
    const receipt = await apply(citizen, {
      office: 'Kecamatan Perak',
      service: 'Pindah Antar Desa',
      typed: {
        ...citizenOf('Karmi Uji', '081255500307', '3517014501900013'),
        'Alamat tujuan': 'Jalan Melati 4',
        'Desa/kelurahan tujuan': 'Gadingmangu',
        'Alasan pindah': 'Ikut anak',
      },
      chosen: {
        Keperluan: 'KTP dan KK ada',
        'Anggota keluarga di bawah 17 tahun yang ditinggal': 'Tidak ada',
      },
      listed: { 'Desa/kelurahan': 'Perak' },
      scans: {},
    });
    await setDeputy(async (page) => {
      await page.getByTestId('add-deputy').click();
    });
    await as('loket@perak.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk);
    });
    await as('operator@perak.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu tanda tangan');
    });
    await as('sekcam@perak.example', async (desk) => {
      const { page, office } = desk;
      await page.goto(`${consoleUrl}#/${office}/meja-tanda-tangan`);
      await page.getByTestId('deputy').getByText('Plh. Camat').waitFor();
      await rowOf(desk, receipt.reference);
      await lookedAt(page, 'desk-deputy');
      await (await rowOf(desk, receipt.reference)).click();
      await page.getByTestId('letter-signer').getByText('Plh. CAMAT PERAK').waitFor();
      await approve(desk, receipt.reference);
    });
    await untilStatusSays(citizen, receipt, 'Surat terbit, siap diunduh atau diambil');
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('link', { name: 'Unduh surat (PDF)' }).click(),
    ]);
    const words = wordsOfPdf(await saved(download, 'surat.pdf'));
    expect(words).toContain('Plh. CAMAT PERAK');
    expect(words).toContain('Sri Contoh, S.Sos.');
  });

  it('signs no more once the appointment is taken back', async () => {
    await setDeputy(async (page) => {
      await page.getByRole('button', { name: 'Hapus penugasan ini' }).click();
    });
    await as('sekcam@perak.example', async ({ page, office }) => {
      await page.goto(`${consoleUrl}#/${office}/meja-tanda-tangan`);
      await page.getByRole('heading', { level: 1, name: 'Meja tanda tangan' }).waitFor();
      expect(await page.getByTestId('deputy').count()).toBe(0);
    });
  });
});
