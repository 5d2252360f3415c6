import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longDateWithDay } from '../../domain/dates-id.ts';
import { consoleUrl, expectAccessible, expectNoSidewaysScroll, launch, open, screenshot } from './browser.ts';
import { apply, openStatus } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { check, openCase, signIn } from './console.ts';
import type { Desk } from './console.ts';

/** A day is declared a holiday while a promise runs, and later is none after all: the due moment follows, the history says why. */

let browser: Browser;
let citizen: Page;
let counter: Desk;
let admin: Desk;
let receipt: Receipt;

beforeAll(async () => {
  browser = await launch();
  citizen = (await open(browser, { on: 'phone' })).page;
  counter = await signIn(browser, 'loket@perak.example');
  admin = await signIn(browser, 'admin@perak.example');
});

afterAll(async () => {
  await browser.close();
});

/** When the case on the counter's screen is due, UTC milliseconds. */
async function dueAt(): Promise<number> {
  const time = counter.page.locator('.case-header [data-due] time');
  return Date.parse((await time.getAttribute('datetime')) ?? '');
}

async function openDaysOff(): Promise<void> {
  await admin.page.goto(`${consoleUrl}#/perak/kalender/hari-libur`);
  await admin.page.getByLabel('Yang diubah').waitFor();
}

/** The office's calendar day: all of Java keeps WIB. */
const dayOf = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

const name = 'Hari libur susulan';

describe('a holiday declared while a promise runs', () => {
  let promised: number;

  it('begins with a case that is due in three working days', async () => {
    receipt = await apply(citizen, {
      office: 'Kecamatan Perak',
      service: 'Pencetakan Kartu Keluarga',
      typed: {
        'Nama lengkap': 'Wagiman Kalender',
        NIK: '3517011203900005',
        Alamat: 'Dusun Krajan RT 01 RW 01',
        'Nomor HP': '081233344455',
      },
      chosen: { Keperluan: 'KK rusak' },
      listed: { 'Desa/kelurahan': 'Perak' },
      scans: {},
    });
    await openCase(counter, receipt.reference);
    await check(counter);
    await counter.page.locator('.case-header [data-due] time').waitFor();
    promised = await dueAt();
    await counter.page.getByTestId('clock-story').getByText('Janji: 3 hari kerja').waitFor();
  });

  it('is entered by the administrator, who must give a reason', async () => {
    await openDaysOff();
    const { page } = admin;
    const day = dayOf(promised);
    await page.getByLabel('Yang diubah').selectOption(day.slice(0, 4));
    const form = page.getByRole('form', { name: /Kalender/ });
    // A year whose decree is not known yet has no source either.
    const source = form.getByLabel('Dasar hari libur');
    if ((await source.inputValue()) === '') await source.fill('SKB uji');
    const days = form.getByRole('region', { name: 'Hari libur dan cuti bersama' });
    await days.getByLabel('Tanggal', { exact: true }).fill(day);
    await days.getByLabel('Nama hari').fill(name);
    await days.getByRole('button', { name: 'Tambahkan hari' }).click();
    await days.getByText(`${longDateWithDay(day)} – ${name}`).waitFor();
    await form.getByRole('button', { name: 'Simpan kalender' }).click();
    await form.getByText('Tulis alasan perubahan.').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'calendar-days-off');
    await form.getByLabel('Alasan perubahan').fill('SKB perubahan untuk pengujian');
    await form.getByRole('button', { name: 'Simpan kalender' }).click();
    await page.getByTestId('calendar-saved').waitFor();
    expect(await page.getByTestId('calendar-saved').innerText()).toMatch(/Batas waktu \d+ permohonan/);
    await page.getByTestId('calendar-changes').getByText('SKB perubahan untuk pengujian').first().waitFor();
  });

  it('moves the due moment on the open screen, and history and applicant read why', async () => {
    const { page } = counter;
    const because = /Batas waktu berubah dari .* karena kalender kantor diubah/;
    await page.getByTestId('clock-story').getByText(because).waitFor();
    expect(await dueAt()).toBeGreaterThan(promised);
    await page.locator('ol.timeline').getByText(because).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'case-clock');
    await openStatus(citizen, receipt);
    await citizen.locator('ol.timeline').getByText(because).waitFor();
    await citizen.getByRole('heading', { name: 'Cara waktu ini dihitung' }).waitFor();
    const shown = longDateWithDay(dayOf(await dueAt()));
    await citizen.locator('.standing').getByText(shown).waitFor();
    await expectAccessible(citizen);
    await screenshot(citizen, 'status-clock');
  });

  it('moves it back when the day is taken away again', async () => {
    await openDaysOff();
    const { page } = admin;
    const day = dayOf(promised);
    await page.getByLabel('Yang diubah').selectOption(day.slice(0, 4));
    const form = page.getByRole('form', { name: /Kalender/ });
    await form.getByRole('button', { name: `Hapus ${longDateWithDay(day)} – ${name}` }).click();
    await form.getByLabel('Alasan perubahan').fill('Hari itu batal diliburkan');
    await form.getByRole('button', { name: 'Simpan kalender' }).click();
    await page.getByTestId('calendar-saved').waitFor();
    await counter.page
      .locator(`.case-header [data-due] time[datetime="${new Date(promised).toISOString()}"]`)
      .waitFor();
  });
});

describe('the other work lists and the agenda', () => {
  it('show what runs out, what waits, and filter by name', async () => {
    const { page } = counter;
    await page.goto(`${consoleUrl}#/perak/antrean/semua`);
    await page.getByLabel('Saring daftar ini').fill('wagiman');
    await page.locator(`[data-row="${receipt.reference}"]`).waitFor();
    await page.getByLabel('Saring daftar ini').fill('tidak ada orangnya');
    await page.getByText('Tidak ada yang cocok di daftar ini.').waitFor();
    for (const list of ['Menunggu pihak lain', 'Hampir terlambat', 'Terlambat']) {
      await page.getByRole('link', { name: new RegExp(`^${list}`) }).click();
      await page.getByRole('heading', { level: 1, name: list }).waitFor();
      await expectAccessible(page);
    }
    await page.getByRole('link', { name: 'Semua' }).click();
    await page.getByLabel('Saring daftar ini').waitFor();
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'work-lists');
  });

  it('lead to the days with what is booked on them', async () => {
    const { page } = counter;
    await page.getByRole('link', { name: 'Kalender', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Jadwal' }).waitFor();
    await page.locator('[data-day]').first().waitFor();
    expect(await page.locator('[data-day]').count()).toBe(7);
    expect(await page.getByRole('link', { name: 'Hari libur dan jam' }).count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'agenda');
  });
});
