import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, expectAccessible, expectNoSidewaysScroll, launch, screenshot } from './browser.ts';
import { signIn } from './console.ts';
import type { Desk } from './console.ts';

/** Register books in Kejayan, where the demo data has cases with numbers. */

let browser: Browser;
let counter: Desk;
let folder: string;
let taken: string;
/** Nobody else's letter. */
const marker = Date.now().toString(36);
const subject = `Undangan rapat ${marker}`;
const holder = `Loket satu, listrik padam ${marker}`;

const book = 'dispensasi-nikah';
/** The book's year turns with the office's day. */
const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Jakarta', year: 'numeric' }).format(new Date());

beforeAll(async () => {
  browser = await launch();
  counter = await signIn(browser, 'loket@kejayan.example');
  folder = mkdtempSync(join(tmpdir(), 'buku-'));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function saved({ page }: Desk, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('book-files').getByRole('button', { name: button, exact: true }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function openBook({ page, office }: Desk): Promise<void> {
  await page.goto(`${consoleUrl}#/${office}/buku/${book}-${year}`);
  await page.getByTestId('book').waitFor();
}

const row = ({ page }: Desk, number: string) => page.locator('tr').filter({ hasText: number });

describe('a letter outside Loket', () => {
  it('has its number in two presses: the book, and Ambil nomor', async () => {
    const { page } = counter;
    // The book that was used last is offered first.
    await page.getByRole('link', { name: 'Buku', exact: true }).click();
    await page.getByLabel('Buku', { exact: true }).selectOption({ label: 'Buku register dispensasi nikah' });
    await page.getByRole('link', { name: 'Antrean', exact: true }).click();
    await page.getByRole('link', { name: 'Buku', exact: true }).click();
    await page.getByRole('button', { name: 'Ambil nomor', exact: true }).click();
    const number = page.getByTestId('given-number').locator('strong');
    await number.waitFor();
    const first = await number.innerText();
    expect(first).toMatch(/^474\/\d+\/424\.306\/\d{4}$/);
    await row(counter, first).getByText('Tercatat').waitFor();
    await page.getByLabel('Perihal').first().fill(subject);
    await page.getByLabel('Tujuan surat').fill('Kepala Desa se-Kejayan');
    await page.getByRole('button', { name: 'Ambil nomor', exact: true }).click();
    await number.filter({ hasNotText: first }).waitFor();
    taken = await number.innerText();
    await row(counter, taken).waitFor();
    await expectAccessible(page);
  });

  it('is in the book, with its words only where they are asked for', async () => {
    const { page } = counter;
    expect(await page.getByText(subject).count()).toBe(0);
    await page.getByRole('button', { name: 'Tampilkan nama dan perihal' }).click();
    await row(counter, taken).getByText(subject).waitFor();
    await page.getByText('Saring', { exact: true }).first().click();
    await page.getByRole('searchbox').fill(subject.slice(9));
    await page.getByRole('button', { name: 'Saring', exact: true }).click();
    await page.getByText('1 nomor sesuai saringan.').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'registers');
    expect(page.url()).not.toContain('rapat');
  });
});

describe('the book as a file', () => {
  it('holds the number, as a table and on paper', async () => {
    const csv = readFileSync(await saved(counter, 'Unduh CSV'), 'utf8');
    expect(csv).toContain(taken);
    expect(csv).toContain(subject);
    const pdf = await saved(counter, 'Cetak (PDF)');
    const words = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(
      /\s+/g,
      ' ',
    );
    expect(words).toContain('BUKU REGISTER DISPENSASI NIKAH TAHUN');
    expect(words).toContain('KECAMATAN KEJAYAN');
    expect(words).toContain(taken.split('/').slice(0, 2).join('/'));
    expect(words).toContain('Pengelola buku register');
    expect(await saved(counter, 'Unduh XLSX')).toMatch(/\.xlsx$/);
  });
});

describe('a number', () => {
  it('is inserted after another one with a reason', async () => {
    const { page } = counter;
    await page.getByRole('button', { name: 'Hapus saringan' }).click();
    await page.getByRole('button', { name: `Sisipkan nomor sesudah ${taken}` }).click();
    const form = page.getByTestId('insert-form');
    await form.getByRole('button', { name: 'Sisipkan nomor' }).click();
    await form.getByText('Isi dahulu.').waitFor();
    await form.getByLabel('Alasan').fill('Surat terlewat dicatat');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Sisipkan nomor' }).click();
    const [code = '', ordinal = ''] = taken.split('/');
    await row(counter, `${code}/${ordinal}.1/`).waitFor();
  });

  it('is voided by the secretary with a reason, and stays in the book', async () => {
    const secretary = await signIn(browser, 'sekcam@kejayan.example');
    await openBook(secretary);
    await secretary.page.getByRole('button', { name: `Batalkan nomor ${taken}` }).click();
    const form = secretary.page.getByTestId('void-form');
    await form.getByLabel('Alasan').selectOption({ label: 'Surat tidak jadi dibuat' });
    await form.getByRole('button', { name: 'Batalkan nomor' }).click();
    await row(secretary, taken).getByText('Surat tidak jadi dibuat').waitFor();
    await secretary.context.close();
  });
});

describe('numbers for paper', () => {
  it('are reserved in a row, used one by one, and the rest released', async () => {
    const { page } = counter;
    await openBook(counter);
    const blocks = page.getByTestId('blocks');
    await page.getByRole('button', { name: 'Sembunyikan nama' }).click();
    await blocks.getByLabel('Banyaknya nomor').fill('3');
    await blocks.getByLabel('Pemegang atau keperluan').fill(holder);
    await blocks.getByRole('button', { name: 'Pesan nomor' }).click();
    await blocks.getByText(/^Dipesan: /).waitFor();
    // Who holds it may be a person: shown with the names, and logged as they are.
    expect(await blocks.getByText(holder).count()).toBe(0);
    await page.getByRole('button', { name: 'Tampilkan nama dan perihal' }).click();
    const line = blocks.locator('[data-block]').filter({ hasText: holder });
    await line.getByText('3 belum dipakai').waitFor();
    await line.getByText('Catat pemakaian').click();
    await line.getByRole('button', { name: 'Catat sudah dipakai' }).click();
    await line.getByText('2 belum dipakai').waitFor();
    await line.getByText('Lepas sisanya').click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'registers-blocks');
    await line.getByLabel('Alasan').fill('Listrik sudah menyala');
    await line.getByRole('button', { name: 'Lepas sisa nomor' }).click();
    await line.waitFor({ state: 'detached' });
    await blocks.getByText('Tersimpan: Lepas sisa nomor.').waitFor();
  });
});

describe('where the book goes on', () => {
  it('is said by the administrator, who cannot go back to a number that was given', async () => {
    const admin = await signIn(browser, 'admin@kejayan.example');
    await openBook(admin);
    const form = admin.page.getByTestId('start-book');
    await form.getByLabel('Nomor terakhir di buku kertas').fill('0');
    await form.getByRole('button', { name: 'Simpan nomor awal' }).click();
    await form.getByText('sudah pernah diberikan').waitFor();
    const next = await form.getByText(/^Nomor berikutnya di Loket: /).innerText();
    const last = Number(next.split(': ')[1]) + 100;
    await form.getByLabel('Nomor terakhir di buku kertas').fill(String(last));
    await form.getByRole('button', { name: 'Simpan nomor awal' }).click();
    await admin.page.getByText(`Nomor terakhir di buku kertas: ${String(last)}.`).waitFor();
    await admin.page.getByText(`Nomor urut berikutnya ${String(last + 1)}`).waitFor();
    await admin.context.close();
  });
});

describe('the collection book', () => {
  it('shows the hand-overs of some days', async () => {
    const { page } = counter;
    await page.getByRole('link', { name: 'Buku pengambilan' }).click();
    const part = page.getByTestId('collection');
    await part.getByLabel('Sejak tanggal').fill(`${year}-01-01`);
    await part.getByLabel(/^Hanya layanan/).uncheck();
    await part.getByRole('button', { name: 'Tampilkan', exact: true }).click();
    await part.getByRole('table').or(part.getByText('Tidak ada penyerahan')).first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'registers-collection');
    expect(await saved(counter, 'Cetak (PDF)')).toMatch(/buku-pengambilan-kejayan.*\.pdf$/);
  });
});

describe('whoever keeps no book', () => {
  it('is not offered one', async () => {
    const { page } = await signIn(browser, 'desa@kejayan.example');
    expect(await page.getByRole('link', { name: 'Buku', exact: true }).count()).toBe(0);
  });
});
