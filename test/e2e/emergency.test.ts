import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, launch, lookedAt } from './browser.ts';
import { signIn } from './console.ts';
import type { Desk } from './console.ts';

/** When power or network is gone: what is printed beforehand, what is recorded, and what is entered from paper afterwards. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const hour = 60 * 60_000;

async function toEmergency(email: string): Promise<Desk> {
  const desk = await signIn(browser, email);
  await desk.page.goto(`${consoleUrl}#/${desk.office}/darurat`);
  await desk.page.getByTestId('outages').waitFor();
  return desk;
}

/** A moment on an office's own clock, as fields take it. */
function clockIn(zone: string, at: number): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  const [day = '', time = ''] = parts.split(' ');
  return { day, time };
}

/** Prints a set and reads what the PDF says. */
async function printSet(
  { page }: Desk,
  wanted: { slips: string; book: string; count: string; service: string },
): Promise<string> {
  const sets = page.getByTestId('emergency-sets');
  await sets.getByLabel('Jumlah tanda terima').fill(wanted.slips);
  await sets.getByLabel(`${wanted.book}: jumlah nomor`).fill(wanted.count);
  await sets.getByLabel(wanted.service, { exact: true }).check();
  const download = page.waitForEvent('download');
  await sets.getByRole('button', { name: 'Buat dan cetak' }).click();
  const path = await (await download).path();
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

describe('an emergency set in Juai', () => {
  it('is printed with slips, reserved numbers and checklists, and a case from it is entered by keyboard alone', async () => {
    const desk = await toEmergency('loket@juai.example');
    const { page, office } = desk;
    await lookedAt(page, 'emergency');
    const words = await printSet(desk, {
      slips: '2',
      book: 'Buku pengajuan Dispensasi Nikah',
      count: '2',
      service: 'Pengajuan Dispensasi Nikah',
    });
    const slips = [...new Set(words.match(/Slip [2-9A-Z]{4}-\d{2}/g))].map((each) => each.slice(5));
    expect(slips).toHaveLength(2);
    expect(words).toContain('Daftar periksa layanan');
    expect(words).toContain('Surat Pengantar dari KUA');
    const late = page.getByTestId('late-entry');
    await late.getByLabel('Layanan').selectOption({ label: 'Pengajuan Dispensasi Nikah' });
    await page.locator('[data-testid="late-form"] input:focus').waitFor();
    await lookedAt(page, 'emergency-late');

    // A line of paper: received, looked through, signed, numbered and handed over, some hours ago.
    const { keyboard } = page;
    const times = [5, 4, 3, 2].map((ago) => clockIn('Asia/Makassar', Date.now() - ago * hour));
    const [received, checked, signed, handed] = times;
    if (new Set(times.map(({ day }) => day)).size > 1) {
      // Over midnight the paper carries several dates; the form then asks for each.
      await late.getByLabel('Ada yang dikerjakan di hari lain').check();
      for (const [label, moment] of [
        ['Jam diperiksa', checked],
        ['Jam ditandatangani', signed],
        ['Jam diserahkan', handed],
      ] as const)
        await late.getByLabel(`Tanggal: ${label}`).fill(moment?.day ?? '');
    }
    await late.getByLabel('Tanggal diterima').fill(received?.day ?? '');
    // From here on the keyboard alone; the rest stays from slip to slip.
    await late.getByLabel('Kode slip').focus();
    const digits = (moment: { time: string } | undefined) => moment?.time.replace(':', '') ?? '';
    const next = async (text = '') => {
      await keyboard.press('Tab');
      if (text !== '') await keyboard.type(text);
    };
    await keyboard.type(slips[0]?.toLowerCase().replace('-', ' ') ?? '');
    await next(digits(received));
    await next('Siti Darurat Uji');
    // Her NIK is not known yet.
    await next();
    await next('Juai');
    await next('081255500044');
    await next('Listrik padam pagi ini');
    // Everything was brought.
    await next();
    await next(digits(checked));
    await next();
    await keyboard.press('ArrowDown');
    await next(digits(signed));
    await next();
    await keyboard.press('ArrowDown');
    const number = await page.evaluate(() => {
      const chosen = document.activeElement;
      return chosen instanceof HTMLSelectElement ? (chosen.selectedOptions[0]?.textContent ?? '') : '';
    });
    expect(words).toContain(number);
    expect(number).toContain('470/');
    await next(digits(handed));
    await keyboard.press('Enter');
    await page.getByTestId('late-count').filter({ hasText: '1' }).waitFor();

    // The next form is open with service, day and the set's code; the slip of before is used.
    await page.locator('[data-testid="late-form"] input:focus').waitFor();
    expect(await late.getByLabel('Kode slip').inputValue()).toBe(`${slips[0]?.slice(0, 5) ?? ''}`);
    expect(await late.getByLabel('Nama lengkap').inputValue()).toBe('');
    await keyboard.type('1');
    await late.getByLabel('Jam diterima').fill(received?.time.replace(':', '') ?? '');
    await late.getByLabel('Nama lengkap').fill('Orang Lain Uji');
    await late.getByLabel('Desa/kelurahan').selectOption({ index: 1 });

    // What is typed survives the page.
    await page.reload();
    await page.getByText('Isian sebelum halaman tertutup sudah dikembalikan.').waitFor();
    await late.getByLabel('Nama lengkap').waitFor();
    expect(await late.getByLabel('Nama lengkap').inputValue()).toBe('Orang Lain Uji');
    await late.getByLabel('Nama lengkap').press('Enter');
    await page.locator('[data-testid="act-result"][data-state="refused"]').waitFor();
    await lookedAt(page, 'emergency-slip-used');
    await page.getByTestId('slip-used').click();
    await page.getByTestId('case-status').filter({ hasText: 'Sudah diserahkan' }).waitFor();
    expect(await page.locator('h1').innerText()).toContain('Siti Darurat Uji');
    const told = await page.locator('.timeline').innerText();
    expect(told).toContain('dicatat susulan');
    await lookedAt(page, 'emergency-case');

    // Whoever comes to this computer next finds nothing of it.
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByLabel('Kata sandi').waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('Orang Lain Uji');
    expect(office).toBe('juai');
    await desk.context.close();
  });
});

describe('an outage in Balongbendo', () => {
  it('is recorded once, moves what is due by its length, and is told in the case', async () => {
    const desk = await toEmergency('loket@balongbendo.example');
    const { page, office } = desk;
    const late = page.getByTestId('late-entry');
    // A complaint that came in five hours ago: its promise runs in hours, by night too.
    const received = clockIn('Asia/Jakarta', Date.now() - 5 * hour);
    await late.getByLabel('Layanan').selectOption({ label: 'Penanganan Pengaduan Masyarakat' });
    await late.getByLabel('Tanggal diterima').fill(received.day);
    await late.getByLabel('Jam diterima').fill(received.time);
    await late.getByLabel('Nama lengkap').fill('Pelapor Darurat Uji');
    await late.getByLabel('Desa/kelurahan').selectOption({ index: 1 });
    await late.getByLabel('Alasan dicatat susulan').fill('Jaringan putus');
    await late.getByTestId('late-submit').click();
    await page.getByTestId('late-count').filter({ hasText: '1' }).waitFor();
    const address = await late.getByRole('link').first().getAttribute('href');
    await page.goto(`${consoleUrl}${address ?? ''}`);
    await page.getByTestId('case-status').waitFor();
    const before = await page.locator('.case-header time').getAttribute('datetime');

    await page.goto(`${consoleUrl}#/${office}/darurat`);
    const form = page.getByTestId('record-outage');
    await form.getByLabel('Keterangan singkat').fill('Listrik padam satu kecamatan');
    await form.getByLabel('Sudah selesai, dicatat sekarang').check();
    const [from, to] = [3, 2].map((ago) => clockIn('Asia/Jakarta', Date.now() - ago * hour));
    await form.getByLabel('Mulai', { exact: true }).fill(`${from?.day ?? ''}T${from?.time ?? ''}`);
    await form.getByLabel('Selesai', { exact: true }).fill(`${to?.day ?? ''}T${to?.time ?? ''}`);
    await form.getByRole('button', { name: 'Catat gangguan' }).click();
    await page.locator('[data-testid="outages"] [data-testid="act-result"][data-state="done"]').waitFor();
    await page.getByText(/Jam \d+ permohonan disesuaikan/).waitFor();

    await page.goto(`${consoleUrl}${address ?? ''}`);
    await page.getByTestId('case-status').waitFor();
    await page.getByText(/Jam janji berhenti .* sampai .* karena gangguan listrik/).waitFor();
    const after = await page.locator('.case-header time').getAttribute('datetime');
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBe(hour);

    // One that lasts holds every clock until somebody says it is over.
    await page.goto(`${consoleUrl}#/${office}/darurat`);
    await form.getByLabel('Keterangan singkat').fill('Jaringan kantor putus');
    await form.getByLabel('Jaringan', { exact: true }).check();
    await form.getByRole('button', { name: 'Catat gangguan' }).click();
    await page.getByTestId('lasting').waitFor();
    await lookedAt(page, 'emergency-lasting');
    await page.getByRole('button', { name: 'Nyatakan selesai sekarang' }).click();
    await form.waitFor();
    await page.goto(`${consoleUrl}${address ?? ''}`);
    await page
      .getByText(/Jam janji berhenti .* karena gangguan jaringan/)
      .first()
      .waitFor();
    await desk.context.close();
  });
});
