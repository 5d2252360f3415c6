import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, launch, lookedAt, open, publicUrl } from './browser.ts';
import { signIn } from './console.ts';
import type { Desk } from './console.ts';

/** A morning in the waiting room: numbers from the kiosk, called by keyboard, seen on the display; and the guest book. */

let browser: Browser;
let desk: Desk;
let kiosk: Page;

beforeAll(async () => {
  browser = await launch();
  desk = await signIn(browser, 'loket@kejayan.example');
});

afterAll(async () => {
  await browser.close();
});

const numberOn = (page: Page) => page.locator('.queue-number').innerText();

describe('queue numbers', () => {
  it('come from a kiosk that needs no script', async () => {
    const { page, office } = desk;
    await page.goto(`${consoleUrl}#/${office}/loket`);
    await page.getByRole('button', { name: 'Buat alamat kios baru' }).click();
    const address = await page.getByTestId('kiosk-address').innerText();
    kiosk = (await open(browser, { on: 'phone', script: false })).page;
    await kiosk.goto(address);
    expect(kiosk.url()).toBe(`${publicUrl}/antrean/${office}/kios`);
    await kiosk.getByRole('button', { name: /^Umum/ }).click();
    expect(await numberOn(kiosk)).toBe('A001');
    await kiosk.getByRole('link', { name: 'Ambil nomor untuk orang berikutnya' }).click();
    await kiosk.getByRole('button', { name: /^Prioritas/ }).click();
    expect(await numberOn(kiosk)).toBe('P001');
    const watched = (await open(browser, { on: 'phone' })).page;
    await watched.goto(address);
    await lookedAt(watched, 'queue-kiosk');
  });

  it('are called by keyboard, priority first, and stand on the display at once', async () => {
    const { page, office } = desk;
    const display = (await open(browser, { on: 'laptop' })).page;
    await display.goto(`${publicUrl}/antrean/${office}/layar`);
    await page.getByLabel('Loket Anda').fill('2');
    await page.getByTestId('queue-waiting').filter({ hasText: '2 nomor menunggu' }).waitFor();
    await page.getByTestId('queue-next').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('queue-here').filter({ hasText: 'P001' }).waitFor();
    await display.locator('.queue-number').filter({ hasText: 'P001' }).waitFor();
    await page.getByTestId('queue-next').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('queue-here').filter({ hasText: 'A001' }).waitFor();
    await display.locator('.queue-number').filter({ hasText: 'A001' }).waitFor();
    expect(await display.locator('[data-earlier]').innerText()).toMatch(/P001\s+Loket 2/);
    await lookedAt(display, 'queue-display');
    await lookedAt(page, 'queue');
    await page.getByRole('button', { name: 'Tidak datang A001' }).click();
    await page.getByTestId('queue-tickets').filter({ hasText: 'tidak datang' }).waitFor();
    await page.getByRole('button', { name: 'Datang kembali A001' }).click();
    await page.getByTestId('queue-waiting').filter({ hasText: '1 nomor menunggu' }).waitFor();
  });
});

describe('the guest book', () => {
  it('takes a line with Enter and shows the day', async () => {
    const { page } = desk;
    const book = page.getByTestId('guest-book');
    await book.getByLabel('Nama', { exact: true }).fill('Tamu Contoh');
    await book.getByLabel(/^Asal/).fill('Puskesmas Kejayan');
    await book.getByLabel('Keperluan').fill('Undangan rapat');
    await page.keyboard.press('Enter');
    await book.locator('[data-testid="act-result"][data-state="done"]').waitFor();
    expect(await book.getByLabel('Nama', { exact: true }).inputValue()).toBe('');
    await book.getByRole('button', { name: 'Tampilkan tamu hari ini' }).click();
    await book.getByRole('cell', { name: 'Tamu Contoh' }).waitFor();
    await lookedAt(page, 'guest-book');
  });
});
