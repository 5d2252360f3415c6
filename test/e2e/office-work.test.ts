import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, expectAccessible, expectNoSidewaysScroll, launch, open, screenshot } from './browser.ts';
import { signIn } from './console.ts';

/** What the office does beside its cases: finding people, keeping its staff, signing in. Uses the demo data. */

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

describe('finding an applicant', () => {
  it('works by part of a name, by NIK and by phone number, and leads to the case', async () => {
    const { page } = await signIn(browser, 'loket@kejayan.example');
    await page.getByRole('link', { name: 'Cari', exact: true }).click();
    for (const query of ['amin', 'siti contoh', '3514064508900001', '0812 0000 0011']) {
      await page.getByRole('searchbox').fill(query);
      await page.getByRole('button', { name: 'Cari', exact: true }).click();
      await page.locator('main').getByText('Siti Aminah Contoh').first().waitFor();
      await page.getByRole('searchbox').fill('tidak ada orangnya');
      await page.getByRole('button', { name: 'Cari', exact: true }).click();
      await page.getByText('Tidak ada permohonan yang cocok').first().waitFor();
    }
    await page.getByRole('searchbox').fill('siti');
    await page.getByRole('button', { name: 'Cari', exact: true }).click();
    const found = page
      .locator('main')
      .getByRole('link', { name: /Siti Aminah Contoh/ })
      .first();
    await found.waitFor();
    await expectAccessible(page);
    await screenshot(page, 'search');
    expect(page.url()).not.toContain('siti');
    await found.click();
    await page.getByTestId('case-status').waitFor();
  });

  it('finds nobody of another office', async () => {
    const { page } = await signIn(browser, 'loket@juai.example');
    await page.getByRole('link', { name: 'Cari', exact: true }).click();
    await page.getByRole('searchbox').fill('Siti Aminah');
    await page.getByRole('button', { name: 'Cari', exact: true }).click();
    await page.getByText('Tidak ada permohonan yang cocok').first().waitFor();
  });
});

describe('keeping the staff', () => {
  it('is the administrator’s screen: a changed post is stored and shown', async () => {
    const { page } = await signIn(browser, 'admin@juai.example');
    await page.getByRole('link', { name: 'Petugas', exact: true }).click();
    await page.getByRole('link', { name: /Dewi Contoh/ }).click();
    await page.getByLabel('Pangkat').fill('Penata Muda');
    await expectAccessible(page);
    await screenshot(page, 'staff-member');
    await page.getByRole('button', { name: 'Simpan petugas' }).click();
    await page.getByText('Tersimpan').first().waitFor();
  });

  it('is not offered to others', async () => {
    const { page } = await signIn(browser, 'camat@juai.example');
    expect(await page.getByRole('link', { name: 'Petugas', exact: true }).count()).toBe(0);
  });
});

describe('signing in', () => {
  it('says in plain words that the password is wrong, and works at 320 px', async () => {
    const { page } = await open(browser, { on: 'phone' });
    await page.goto(consoleUrl);
    await page.getByLabel('Surel (email)').fill('loket@kejayan.example');
    await page.getByLabel('Kata sandi').fill('salah');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/tidak cocok|salah/i)
      .waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'sign-in-phone');
  });
});
