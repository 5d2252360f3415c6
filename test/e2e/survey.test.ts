import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDay } from '../../domain/calendar.ts';
import { periodOn, previousPeriod } from '../../domain/survey-period.ts';
import { formOrder, surveyQuestions } from '../../domain/survey.ts';
import {
  consoleUrl,
  expectAccessible,
  expectNoSidewaysScroll,
  launch,
  makeScans,
  open,
  publicUrl,
  screenshot,
} from './browser.ts';
import { apply, openStatus, untilStatusSays } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { check, openCase, primary, signIn } from './console.ts';
import type { Desk } from './console.ts';

/**
 * The satisfaction survey in Lekok, from a finished application to the published poster: an answer by thumb, answers at the counter
 * without script, the tablet, paper sheets, a period closed and published. Nobody else counts answers in Lekok.
 */

const office = 'lekok';
const ended = previousPeriod(periodOn(localDay(Date.now(), 'Asia/Jakarta'), 'quarterly'));
const running = periodOn(localDay(Date.now(), 'Asia/Jakarta'), 'quarterly');

let browser: Browser;
let citizen: Page;
let officer: Desk;
let receipt: Receipt;
let kioskLink: string;
const folder = mkdtempSync(join(tmpdir(), 'loket-survei-'));

beforeAll(async () => {
  browser = await launch();
  citizen = (await open(browser, { on: 'phone' })).page;
  officer = await signIn(browser, 'survei@lekok.example');
});

afterAll(async () => {
  await browser.close();
});

async function goTo(view: string, period?: string): Promise<void> {
  await officer.page.goto(`${consoleUrl}#/${office}/skm/${view}${period ? `/${period}` : ''}`);
  await officer.page.getByRole('heading', { level: 1, name: 'Survei kepuasan masyarakat' }).waitFor();
}

async function done(part: Locator): Promise<void> {
  await part.locator('[data-testid="act-result"][data-state="done"]').waitFor();
}

/** The options on the screen, one of which is touched. */
const option = (page: Page, n: number) => page.locator('.radio:visible').nth(n);

async function saved(part: Locator, button: string): Promise<string> {
  const [download] = await Promise.all([
    officer.page.waitForEvent('download'),
    part.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Types a sheet's answers by keys alone; a blank is passed over by Tab. */
async function typeSheet(answers: string): Promise<void> {
  const { page } = officer;
  await page.locator('[data-answer="persyaratan"]').focus();
  for (const each of answers) await page.keyboard.press(each === '-' ? 'Tab' : each);
}

function wordsOfPdf(file: string): string {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
}

describe('a finished application in Lekok', () => {
  it('is brought to its end at the counter', async () => {
    const scans = await makeScans(browser);
    receipt = await apply(citizen, {
      office: 'Kecamatan Lekok',
      service: 'Pengantar Permohonan SKCK',
      typed: {
        'Nama lengkap': 'Wagiman Uji',
        NIK: '3514221203900007',
        Alamat: 'Dusun Pesisir RT 01 RW 02',
        'Nomor HP': '081298700011',
      },
      listed: { 'Desa/kelurahan': 'Jatirejo' },
      scans: {
        'Foto copy ijazah': { name: 'ijazah.jpg', mimeType: 'image/jpeg', buffer: scans.jpeg },
      },
    });
    const counter = await signIn(browser, 'loket@lekok.example');
    await openCase(counter, receipt.reference);
    await check(counter);
    await counter.page.getByLabel('Ditandatangani oleh').selectOption({ index: 1 });
    await primary(counter);
    for (let acts = 0; acts < 4; acts += 1) {
      const act = counter.page.getByTestId('primary-act');
      await act.or(counter.page.getByText('Permohonan ini sudah selesai.')).first().waitFor();
      if (!(await act.isVisible())) break;
      await primary(counter);
    }
    await counter.context.close();
    await untilStatusSays(citizen, receipt, 'Sudah diserahkan');
  });

  it('opens the survey, answered by thumb in ten touches: nine answers and the sending', async () => {
    await openStatus(citizen, receipt);
    await citizen.getByRole('button', { name: 'Isi survei' }).click();
    await citizen.getByRole('heading', { level: 1, name: 'Survei kepuasan masyarakat' }).waitFor();
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'survey-question-phone');
    let touches = 0;
    for (const key of formOrder) {
      await citizen.getByText(surveyQuestions[key].question).waitFor();
      expect(await citizen.locator('.radio:visible').count()).toBe(4);
      const box = await option(citizen, 3).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(48);
      await option(citizen, 3).click();
      touches += 1;
    }
    await citizen.getByRole('heading', { name: 'Tentang Anda' }).waitFor();
    await expectAccessible(citizen);
    await screenshot(citizen, 'survey-last-phone');
    // The phone's own "back" leads to the question before, and what was answered is still there.
    await citizen.goBack();
    expect(await citizen.locator('input[name="pengaduan"][value="4"]').isChecked()).toBe(true);
    await citizen.goForward();
    await citizen.getByRole('button', { name: 'Kirim jawaban' }).click();
    touches += 1;
    await citizen.getByRole('heading', { level: 1, name: 'Sudah terkirim' }).waitFor();
    expect(touches).toBe(10);
    await expectAccessible(citizen);
    await screenshot(citizen, 'survey-sent-phone');
  });

  it('makes the running figures appear: four demo answers and this one are five', async () => {
    await citizen.getByRole('link', { name: 'Lihat indeks' }).click();
    const words = await citizen.locator('main').innerText();
    // Four answers of 3 with biaya and perilaku 4 (29 each), and nine fours: 2500 × 152 / 45 = 84,44; B.
    expect(words).toContain(`Periode berjalan: ${running.label}`);
    expect(words).toContain('84,44');
    expect(words).toContain('Mutu pelayanan B (Baik)');
    expect(words).toContain('Dari 5 jawaban');
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'ikm-running-phone');
  });
});

describe('the survey officer', () => {
  it('is the only one who sees the survey in the console', async () => {
    const counter = await signIn(browser, 'loket@lekok.example');
    expect(await counter.page.getByRole('link', { name: 'Survei (SKM)' }).count()).toBe(0);
    await counter.page.goto(`${consoleUrl}#/${office}/skm`);
    await counter.page.getByText('Hanya petugas survei').waitFor();
    await counter.context.close();
  });

  it('opens the counter’s QR for every hour of the day and makes a link for the tablet', async () => {
    await officer.page.getByRole('link', { name: 'Survei (SKM)' }).click();
    await officer.page.getByRole('link', { name: 'Pengaturan' }).click();
    const form = officer.page.getByTestId('skm-settings');
    await form.getByLabel('Hanya pada jam layanan').uncheck();
    await form.getByLabel(/^Jawaban paling banyak sehari/).fill('3000');
    await form.getByRole('button', { name: 'Simpan pengaturan' }).click();
    await form.getByText('Isi angka 0 sampai 2000.').waitFor();
    await form.getByLabel(/^Jawaban paling banyak sehari/).fill('50');
    await form.getByRole('button', { name: 'Simpan pengaturan' }).click();
    await done(form);
    await expectAccessible(officer.page);
    await screenshot(officer.page, 'skm-settings');
    const kiosk = officer.page.getByTestId('skm-kiosk');
    await kiosk.getByRole('button', { name: 'Buat tautan layar' }).click();
    kioskLink = await kiosk.getByTestId('kiosk-link').innerText();
    expect(kioskLink).toContain(`/survei/${office}/kios/`);
  });

  it('prints the counter’s poster, whose QR leads to the counter’s questionnaire', async () => {
    const file = await saved(officer.page.getByTestId('skm-counter'), 'Poster QR loket (PDF)');
    const picture = join(folder, 'qr');
    execFileSync('pdftoppm', ['-r', '100', '-png', '-singlefile', file, picture]);
    const address = execFileSync('zbarimg', ['-q', '--raw', `${picture}.png`], { encoding: 'utf8' }).trim();
    expect(address).toBe(`${publicUrl}/survei/${office}/loket`);
  });
});

describe('people without a case', () => {
  it('answer all at once at the counter, without script', async () => {
    const { context, page } = await open(browser, { on: 'phone', script: false });
    await page.goto(`${publicUrl}/survei/${office}/loket`);
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Ada yang perlu diperbaiki').first().waitFor();
    await page.getByRole('link', { name: /^Pilih jawaban untuk pertanyaan 3/ }).waitFor();
    await screenshot(page, 'survey-problems-phone');
    for (const key of formOrder) await page.locator(`input[name="${key}"][value="3"]`).check();
    await page
      .getByLabel('Layanan yang Anda terima')
      .selectOption({ label: 'Pembayaran PBB (Pajak Bumi dan Bangunan)' });
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sudah terkirim' }).waitFor();
    await context.close();
  });

  it('answer one by one at the counter, without script', async () => {
    const { context, page } = await open(browser, { on: 'phone', script: false });
    await page.goto(`${publicUrl}/survei/${office}/loket`);
    await page.getByRole('link', { name: 'Jawab satu per satu' }).click();
    await page.getByText('1 dari 9').waitFor();
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByText('Ada yang perlu diperbaiki').first().waitFor();
    for (const key of formOrder) {
      await page.getByText(surveyQuestions[key].question).waitFor();
      await page.locator(`input[name="${key}"][value="4"]`).check();
      await page.getByRole('button', { name: 'Lanjut' }).click();
    }
    await page.getByRole('heading', { name: 'Tentang Anda' }).waitFor();
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sudah terkirim' }).waitFor();
    await context.close();
  });

  it('see all questions at once with script too, if they like', async () => {
    const { context, page } = await open(browser, { on: 'phone' });
    await page.goto(`${publicUrl}/survei/${office}/loket`);
    await page.getByText('Tampilkan semua pertanyaan sekaligus').click();
    expect(await page.locator('fieldset:visible').count()).toBeGreaterThan(9);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'survey-all-phone');
    await context.close();
  });

  it('answer on the tablet, whose address tells nothing and which clears itself', async () => {
    const context = await browser.newContext({
      viewport: { width: 1024, height: 768 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(kioskLink);
    const start = `${publicUrl}/survei/${office}/kios`;
    expect(page.url()).toBe(start);
    await expectAccessible(page);
    await screenshot(page, 'kiosk-start');
    await page.getByRole('link', { name: 'Mulai', exact: true }).click();
    await page.getByText('1 dari 9').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'kiosk-question');
    // Nobody touches it: it asks, is told to wait, is left again, and goes back to its start.
    await page.clock.fastForward(21_000);
    await page.getByRole('button', { name: 'Ya, lanjut mengisi' }).click();
    await page.getByText('Anda masih mengisi?').waitFor({ state: 'hidden' });
    await page.clock.fastForward(21_000);
    await page.getByText('Anda masih mengisi?').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'kiosk-idle');
    await page.clock.fastForward(21_000);
    await page.getByRole('link', { name: 'Mulai', exact: true }).click();
    for (const key of formOrder) {
      await page.getByText(surveyQuestions[key].question).waitFor();
      await option(page, 3).click();
      await page.clock.runFor(500);
    }
    await page.getByRole('heading', { name: 'Tentang Anda' }).waitFor();
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sudah terkirim' }).waitFor();
    expect(page.url()).not.toContain(kioskLink.split('/').at(-1));
    await page.clock.fastForward(21_000);
    await page.getByRole('link', { name: 'Mulai', exact: true }).waitFor();
    expect(page.url()).toBe(start);
    await context.close();
  });
});

describe('paper sheets of the quarter that is over', () => {
  it('are typed by keys: nine digits, Enter, the next sheet', async () => {
    const { page } = officer;
    await goTo('lembar', ended.id);
    await page
      .getByLabel(/^Nomor lembar/)
      .first()
      .fill('1');
    await page.getByLabel('Tanggal pada lembar').fill(ended.toOn);
    for (const [number, answers] of [
      [1, '333433333'],
      [2, '333433333'],
      [3, '33-433333'],
      [4, '333433333'],
      [5, '333433333'],
      [6, '333433333'],
    ] as const) {
      await typeSheet(answers);
      await page.getByLabel('Jenis kelamin').selectOption({ label: 'Perempuan' });
      if (number <= 2)
        await page
          .getByLabel(/^Saran/)
          .fill(number === 1 ? 'Tambah kursi tunggu.' : 'Pak Fulan 0812 kurang ramah.');
      await page.getByLabel('Umur').fill('35');
      await page.keyboard.press('Enter');
      await page
        .getByTestId('sheet-saved')
        .getByText(`Lembar ${String(number)} tersimpan`)
        .waitFor();
      expect(
        await page
          .getByLabel(/^Nomor lembar/)
          .first()
          .inputValue(),
      ).toBe(String(number + 1));
      expect(await page.locator('[data-answer="persyaratan"]').inputValue()).toBe('');
    }
    await expectAccessible(page);
    await screenshot(page, 'skm-sheets');
  });

  it('of the same number are refused, and wrong keys leave nothing', async () => {
    const { page } = officer;
    await page
      .getByLabel(/^Nomor lembar/)
      .first()
      .fill('3');
    await typeSheet('57a0');
    expect(await page.locator('[data-answer="persyaratan"]').inputValue()).toBe('');
    await typeSheet('111111111');
    await page.getByLabel('Umur').press('Enter');
    await page.getByTestId('sheet-refused').getByText('Lembar 3 sudah diketik').waitFor();
  });

  it('are mended by their number', async () => {
    const { page } = officer;
    await goTo('lembar', ended.id);
    const typed = page.getByTestId('typed-sheets');
    await typed.getByText('1–6').waitFor();
    await typed.getByLabel('Nomor lembar yang akan diperbaiki').fill('6');
    await typed.getByRole('button', { name: 'Buka lembar' }).click();
    await page.getByRole('heading', { name: 'Perbaiki lembar 6' }).waitFor();
    expect(await page.locator('[data-answer="biaya"]').inputValue()).toBe('4');
    await page.getByLabel('Umur').fill('36');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ketik lembar kertas' }).waitFor();
  });

  it('bring what people wrote, of which the officer hides what names somebody', async () => {
    const { page } = officer;
    await goTo('saran', ended.id);
    const comments = page.getByTestId('comments');
    await comments.getByRole('button', { name: /^Sembunyikan: Pak Fulan/ }).click();
    await comments.getByRole('button', { name: /^Tampilkan lagi: Pak Fulan/ }).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'skm-comments');
  });
});

describe('the quarter that is over', () => {
  it('gets the number of service users, and a plan for its weakest element', async () => {
    const { page } = officer;
    await goTo('periode');
    const period = page.getByTestId(`period-${ended.id}`);
    await period.getByLabel('Isi jumlah dari catatan kantor').check();
    await period.getByLabel('Jumlah pengguna layanan').fill('10');
    await period.getByLabel(/^Sumber angka/).fill('buku register loket');
    await period.getByRole('button', { name: 'Simpan jumlah' }).click();
    await period.getByText('10 orang. Sumber: buku register loket.').waitFor();
    await goTo('tindak-lanjut', ended.id);
    await page.getByRole('button', { name: 'Tambah rencana' }).click();
    const form = page.getByTestId('plan-form');
    await form.getByRole('button', { name: 'Simpan rencana' }).click();
    await form.getByText('Tulis program atau kegiatannya.').waitFor();
    await form.getByLabel('Program/kegiatan').fill('Menambah papan petunjuk syarat di ruang tunggu');
    await form.getByLabel('Penanggung jawab').fill('Sekretaris Kecamatan');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Simpan rencana' }).click();
    await page.getByTestId('plan').getByText('Menambah papan petunjuk').waitFor();
    await screenshot(page, 'skm-plan');
  });

  it('is closed with a hash that stays', async () => {
    const { page } = officer;
    await goTo('periode');
    const period = page.getByTestId(`period-${ended.id}`);
    expect(
      await page.getByTestId(`period-${running.id}`).getByRole('button', { name: 'Tutup periode' }).count(),
    ).toBe(0);
    await period.getByRole('button', { name: 'Tutup periode' }).click();
    await period.getByRole('button', { name: /Tekan sekali lagi/ }).click();
    await page.locator(`[data-testid="period-${ended.id}"][data-state="closed"]`).waitFor();
    const hash = await period.locator('.hash').innerText();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await expectAccessible(page);
    await screenshot(page, 'skm-periods');
    await goTo('ringkasan', ended.id);
    await page.getByText('Data sama dengan yang dibekukan').waitFor();
    // Eight elements of 3, biaya 4; the blank is counted from the other sheets: NI = 28/9, × 25 = 77,78; B.
    expect(await page.getByTestId('report').getByTestId('index').innerText()).toContain('77,78');
    await expectAccessible(page);
    await screenshot(page, 'skm-dashboard-ended');
  });

  it('takes a late sheet only by a correction with a reason', async () => {
    const { page } = officer;
    await goTo('lembar', ended.id);
    await page
      .getByLabel(/^Nomor lembar/)
      .first()
      .fill('7');
    await page.getByLabel('Tanggal pada lembar').fill(ended.toOn);
    await typeSheet('333433333');
    await page.getByLabel('Umur').press('Enter');
    await page.getByTestId('sheet-refused').getByText('periode yang sudah ditutup').waitFor();
    await goTo('periode');
    const period = page.getByTestId(`period-${ended.id}`);
    await period.getByRole('button', { name: 'Buka lagi untuk perbaikan' }).click();
    await period.getByLabel(/^Alasan perbaikan/).fill('telat');
    await period.getByRole('button', { name: 'Buka lagi untuk perbaikan' }).click();
    await period.getByText('Tulis alasannya, paling sedikit 10 huruf.').waitFor();
    await period.getByLabel(/^Alasan perbaikan/).fill('Satu lembar tertinggal di loket pembayaran.');
    await period.getByRole('button', { name: 'Buka lagi untuk perbaikan' }).click();
    await period.getByText('Dibuka lagi untuk perbaikan').waitFor();
    await goTo('lembar', ended.id);
    await page
      .getByLabel(/^Nomor lembar/)
      .first()
      .fill('7');
    await page.getByLabel('Tanggal pada lembar').fill(ended.toOn);
    await typeSheet('333433333');
    await page.getByLabel('Umur').press('Enter');
    await page.getByTestId('sheet-saved').getByText('Lembar 7 tersimpan').waitFor();
    await goTo('periode');
    await period.getByRole('button', { name: 'Tutup periode' }).click();
    await period.getByRole('button', { name: /Tekan sekali lagi/ }).click();
    await page.locator(`[data-testid="period-${ended.id}"][data-state="closed"]`).waitFor();
  });

  it('is published: page, poster and list, for everybody', async () => {
    const { page } = officer;
    const period = page.getByTestId(`period-${ended.id}`);
    await period.getByRole('button', { name: 'Umumkan' }).click();
    await period.getByRole('button', { name: /Tekan sekali lagi/ }).click();
    await page.locator(`[data-testid="period-${ended.id}"][data-state="published"]`).waitFor();

    await citizen.goto(`${publicUrl}/${office}/ikm/${ended.id}`);
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('77,78');
    expect(words).toContain('7 orang');
    expect(words).toContain('Mutu pelayanan B (Baik)');
    expect(words).toContain('Satu lembar tertinggal');
    expect(words).toContain('Menambah papan petunjuk syarat');
    expect(words).not.toContain('Fulan');
    await expectAccessible(citizen);
    await expectNoSidewaysScroll(citizen);
    await screenshot(citizen, 'ikm-period-phone');

    const response = await citizen.request.get(`${publicUrl}/${office}/ikm/${ended.id}/poster.pdf`);
    const file = join(folder, 'poster-umum.pdf');
    expect(response.headers()['content-type']).toBe('application/pdf');
    writeFileSync(file, await response.body());
    const poster = wordsOfPdf(file);
    expect(poster).toContain('INDEKS KEPUASAN MASYARAKAT');
    expect(poster).toContain('77,78');
    expect(poster).toContain('KECAMATAN LEKOK');
    expect(poster).toContain('7 orang');
    expect(poster).toContain(ended.label);
  });

  it('is downloaded as report, poster and data, without what was hidden', async () => {
    const { page } = officer;
    await goTo('ringkasan', ended.id);
    const files = page.getByTestId('downloads');
    const report = wordsOfPdf(await saved(files, 'Laporan (PDF)'));
    for (const heading of ['BAB I', 'BAB II', 'BAB III', 'BAB IV', 'BAB V', 'LAMPIRAN'])
      expect(report).toContain(heading);
    expect(report).toContain('77,78');
    expect(report).toContain('Menambah papan petunjuk');
    expect(report).not.toContain('Fulan');
    const csv = readFileSync(await saved(files, 'Data mentah (CSV)'), 'utf8');
    expect(csv.trim().split(/\r?\n/)).toHaveLength(8);
    expect(csv).toContain('Tambah kursi tunggu.');
    expect(csv).not.toContain('Fulan');
    const docx = readFileSync(await saved(files, 'Laporan (DOCX)'));
    expect(docx.subarray(0, 2).toString()).toBe('PK');
  });

  it('leaves the running quarter as it is on the dashboard', async () => {
    const { page } = officer;
    await goTo('ringkasan');
    await page
      .getByTestId('live')
      .getByText(/Dari (5|10) jawaban/)
      .waitFor();
    await expectAccessible(page);
    await screenshot(page, 'skm-dashboard');
  });
});
