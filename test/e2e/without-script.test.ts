import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, makeScans, open, publicUrl, screenshot } from './browser.ts';
import { apply, openStatus } from './citizen.ts';

/** A browser with script switched off: everything an applicant needs is plain forms and links. */

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = (await open(browser, { on: 'phone', script: false })).page;
});

afterAll(async () => {
  await browser.close();
});

it('lets an applicant read, apply with scans, see the receipt and withdraw, all without script', async () => {
  const { jpeg, pdf } = await makeScans(browser);
  const receipt = await apply(page, {
    office: 'Kecamatan Kejayan',
    service: 'Pengantar SKCK',
    typed: {
      'Nama lengkap': 'Tanpa Skrip Uji',
      NIK: '3514061203900006',
      Alamat: 'Dusun Uji RT 04',
      'Nomor HP': '081255566677',
      'Tempat lahir': 'Pasuruan',
      'Tanggal lahir': '1988-01-02',
      Pekerjaan: 'Pedagang',
      Keperluan: 'Melamar pekerjaan',
    },
    chosen: { 'Jenis kelamin': 'Perempuan' },
    listed: { 'Desa/kelurahan': 'Kejayan' },
    scans: {
      'Foto copy KTP': { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: jpeg },
      'Foto copy KK': { name: 'kk.pdf', mimeType: 'application/pdf', buffer: pdf },
    },
  });
  await openStatus(page, receipt);
  expect(await page.locator('.standing').innerText()).toContain('Diterima, menunggu diperiksa');
  await screenshot(page, 'status-without-script');
  await page.getByRole('link', { name: 'Batalkan permohonan' }).click();
  await page.getByRole('button', { name: 'Ya, batalkan permohonan' }).click();
  await page.locator('.standing').getByText('Dibatalkan pemohon').waitFor();
});

it('keeps what was typed and names what is wrong, beside the field and on top', async () => {
  await page.goto(`${publicUrl}/kejayan/layanan/pengantar-skck`);
  await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
  await page.getByLabel('Nama lengkap').fill('Hampir Lengkap');
  await page.getByLabel('Nomor HP').fill('bukan nomor');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('alert').getByText('belum berupa nomor telepon').waitFor();
  expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Hampir Lengkap');
  expect(await page.getByLabel('Nomor HP').inputValue()).toBe('bukan nomor');
  await page.getByRole('link', { name: /belum berupa nomor telepon/ }).click();
  await screenshot(page, 'form-problems-phone');
});
