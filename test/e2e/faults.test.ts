import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, launch, makeScans, open, publicUrl, screenshot } from './browser.ts';
import { apply, fillData, handIn, handInAll, openStatus, readReceipt } from './citizen.ts';
import type { Request } from './citizen.ts';
import { check, openCase, primary, signIn, untilCaseSays } from './console.ts';

/** Bad input and faults as people meet them. */

let browser: Browser;
let page: Page;
let scans: { jpeg: Buffer; pdf: Buffer };

const skck = (over: Record<string, string> = {}): Request => ({
  office: 'Kecamatan Kejayan',
  service: 'Pengantar SKCK',
  typed: {
    'Nama lengkap': 'Uji Gangguan',
    NIK: '3514061203900007',
    Alamat: 'Dusun Uji RT 05',
    'Nomor HP': '081277788899',
    'Tempat lahir': 'Pasuruan',
    'Tanggal lahir': '1979-07-17',
    Pekerjaan: 'Nelayan',
    Keperluan: 'Melamar pekerjaan',
    ...over,
  },
  chosen: { 'Jenis kelamin': 'Laki-laki' },
  listed: { 'Desa/kelurahan': 'Kejayan' },
  scans: {},
});

beforeAll(async () => {
  browser = await launch();
  scans = await makeScans(browser);
  page = (await open(browser, { on: 'phone' })).page;
});

afterAll(async () => {
  await browser.close();
});

describe('addresses', () => {
  it.each([
    ['an unknown service', '/kejayan/layanan/tidak-ada', 404],
    ['an unknown office', '/atlantis', 404],
    ['a service of another office', '/juai/layanan/pengantar-skck', 404],
    ['a letter that does not exist', '/v/AAAAAAAAAAAAAAAAAAAAAA', 404],
  ])('answers %s with a plain page that says what to do', async (_what, path, status) => {
    const response = await page.goto(publicUrl + path);
    expect(response?.status()).toBe(status);
    expect(response?.headers()['cache-control']).toBe('private, no-store');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  });

  it('opens nothing with a wrong secret, and nothing with another office’s name in the link', async () => {
    const mine = (await open(browser, { on: 'phone' })).page;
    const receipt = await apply(mine, skck());
    const stranger = (await open(browser, { on: 'phone' })).page;
    for (const link of [receipt.link.slice(0, -3) + 'xyz', receipt.link.replace('/kejayan/', '/juai/')]) {
      await stranger.goto(link);
      expect(await stranger.locator('main').innerText()).toContain('Tautan ini tidak dapat dibuka');
    }
    await stranger.goto(`${publicUrl}/kejayan/permohonan/${receipt.reference}`);
    expect(await stranger.locator('main').innerText()).toContain('Tautan ini tidak dapat dibuka');
    await openStatus(stranger, receipt);
  });
});

describe('the form', () => {
  it('makes one application of two presses on Kirim', async () => {
    const request = skck({ 'Nama lengkap': 'Uji Tekan Dua Kali' });
    await page.goto(`${publicUrl}/kejayan/layanan/pengantar-skck`);
    await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
    await fillData(page, request);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await handInAll(page, {});
    await page.getByRole('link', { name: 'Lanjut memeriksa' }).click();
    const review = page.url();
    const again = await page.context().newPage();
    await again.goto(review);
    await Promise.all([
      page.getByRole('button', { name: 'Kirim permohonan' }).click(),
      again.getByRole('button', { name: 'Kirim permohonan' }).click(),
    ]);
    const [first, second] = [await readReceipt(page), await readReceipt(again)];
    expect(second.reference).toBe(first.reference);
    await again.close();
  });

  it('says of a disguised or too large file which it was, why, and what to do; the others stay', async () => {
    await page.goto(`${publicUrl}/kejayan/layanan/pengantar-skck`);
    await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
    await fillData(page, skck());
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await handIn(page, 'Foto copy KK').getByRole('button', { name: 'Saya bawa kertasnya' }).click();
    const disguised = {
      name: 'ktp.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\u0090\u0000 bukan PDF'),
    };
    await handIn(page, 'Foto copy KTP').locator('input[type=file]').setInputFiles(disguised);
    await handIn(page, 'Foto copy KTP').getByRole('button', { name: 'Unggah' }).click();
    await page.getByRole('alert').getByText('berkas EXE').first().waitFor();
    await expectAccessible(page);
    await screenshot(page, 'file-refused-phone');
    const large = {
      name: 'besar.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.concat([scans.jpeg, Buffer.alloc(6_000_000)]),
    };
    await handIn(page, 'Foto copy KTP').locator('input[type=file]').setInputFiles(large);
    await handIn(page, 'Foto copy KTP').getByRole('button', { name: 'Unggah' }).click();
    await page.getByText('Paling besar 5 MB').first().waitFor();
    await handIn(page, 'Foto copy KK').getByText('Anda membawa kertasnya').waitFor();
  });

  it('warns of an odd NIK and lets it pass', async () => {
    await apply(page, skck({ NIK: '1234' }));
  });
});

describe('two officers at once', () => {
  it('lets one win and tells the other what happened, losing nothing', async () => {
    const receipt = await apply(page, skck({ 'Nama lengkap': 'Uji Dua Petugas' }));
    const first = await signIn(browser, 'loket@kejayan.example');
    const second = await signIn(browser, 'loket@kejayan.example');
    await openCase(first, receipt.reference);
    await openCase(second, receipt.reference);
    await check(first);
    await second.page.getByText('Permohonan ini baru saja berubah').waitFor();
    await expectAccessible(second.page);
    await screenshot(second.page, 'case-changed');
    await second.page.getByTestId('show-change').click();
    await second.page.getByRole('button', { name: 'Buat konsep surat' }).waitFor();
    await first.context.close();
    await second.context.close();
  });
});

describe('a name the letter cannot draw', () => {
  it('is taken at intake, stops the draft by the field’s name, and goes on once the officer mends it', async () => {
    const long = 'Panjang '.repeat(1250).trim();
    for (const name of ['Uji 😀 مرحبا', long]) {
      const receipt = await apply(page, skck({ 'Nama lengkap': name }));
      const desk = await signIn(browser, 'loket@kejayan.example');
      await openCase(desk, receipt.reference);
      await check(desk);
      if (name !== long) {
        await desk.page.getByTestId('primary-act').click();
        const refused = desk.page.locator('[data-testid="act-result"][data-state="refused"]');
        await refused.waitFor();
        expect(await refused.innerText()).toContain('Nama');
        await expectAccessible(desk.page);
        await screenshot(desk.page, 'glyph-refused');
        await desk.page.getByLabel('Nama', { exact: true }).fill('Uji Marhaba');
      }
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu paraf');
      await desk.context.close();
    }
  });
});
