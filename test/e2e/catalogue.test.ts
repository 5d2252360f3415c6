import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importStandards } from '../../functions/usecases/import-standards.ts';
import { consult, twice } from '../fixtures/catalogue.ts';
import { granted } from '../fixtures/deps.ts';
import { suiteWorld } from '../fixtures/emulator.ts';
import { expectAccessible, expectNoSidewaysScroll, launch, open, publicUrl, screenshot } from './browser.ts';

/** The public catalogue as somebody uses it who wants to know what an office promises. */

let browser: Browser;
let page: Page;
/** What the browser complained of, e.g. what the page's locks stopped. */
const complaints: string[] = [];

beforeAll(async () => {
  const world = suiteWorld();
  // An invented office with an old version, a newer decree and an open consultation; the real ones have none of these yet.
  granted(await importStandards(world.deps, twice));
  await consult(world.deps, { commentsUntil: '2099-12-31' });
  await world.close();
  browser = await launch();
  page = (await open(browser, { on: 'phone' })).page;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser.close();
});

async function looked(name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, `catalogue-${name}`);
}

it('finds an office by one of its villages', async () => {
  await page.goto(publicUrl);
  await looked('home');
  await page.getByLabel('Cari kantor').fill('wonokupng');
  await page.getByRole('button', { name: 'Cari' }).click();
  await page.getByText('Wonokupang termasuk wilayah Kecamatan Balongbendo.').waitFor();
  await looked('home-found');
  await page.getByLabel('Cari kantor').fill('xyzzy');
  await page.getByRole('button', { name: 'Cari' }).click();
  await page.getByRole('heading', { name: 'Tidak ditemukan: “xyzzy”' }).waitFor();
  await looked('home-nothing');
});

it('finds a service that is misspelt, reads it, and sees which can be applied for here', async () => {
  await page.goto(`${publicUrl}/kejayan`);
  expect(await page.locator('main .links').first().locator('li').count()).toBe(17);
  await looked('office');
  await page.getByLabel('Cari layanan').fill('ijin keramaiaan');
  await page.getByRole('button', { name: 'Cari' }).click();
  await page.getByRole('heading', { name: '1 hasil untuk “ijin keramaiaan”' }).waitFor();
  await looked('office-found');
  await page.getByRole('link', { name: 'Pengantar Ijin Keramaian' }).click();
  await page.getByRole('heading', { level: 1, name: 'Pengantar Ijin Keramaian' }).waitFor();
  await looked('service');
  await page.goto(`${publicUrl}/kejayan?cari=paspor`);
  await page.getByText('Coba kata lain yang lebih pendek').waitFor();
  await looked('office-nothing');
});

it('shows a service with doors and reasons, and an office with sections', async () => {
  await page.goto(`${publicUrl}/balongbendo`);
  await looked('office-sections');
  await page.getByRole('link', { name: /Kartu Identitas Anak/ }).click();
  await page
    .getByRole('heading', { level: 3, name: /^Untuk KIA hilang/ })
    .first()
    .waitFor();
  await looked('service-doors');
  await page.locator('summary', { hasText: 'Dasar hukum' }).click();
  await looked('service-unfolded');
});

it('sets a service beside the same one of another office', async () => {
  await page.goto(`${publicUrl}/kejayan/layanan/pengantar-ijin-keramaian`);
  await page.getByRole('link', { name: 'Bandingkan dengan versi atau kantor lain' }).click();
  await looked('compare-choose');
  await page
    .getByRole('combobox', { name: 'Bandingkan dengan' })
    .selectOption({ label: 'Pengantar Ijin Keramaian – Kecamatan Lekok' });
  await page.getByRole('button', { name: 'Bandingkan' }).click();
  await page.getByRole('heading', { name: /dari 14 komponen berbeda/ }).waitFor();
  await page.getByText('+ Hanya di Kecamatan Lekok').first().waitFor();
  await looked('compare-offices');
});

it('keeps an old version at its address, and shows what the new one changed', async () => {
  await page.goto(`${publicUrl}/contoh/layanan/surat-layang-layang?versi=1`);
  expect(page.url()).toBe(`${publicUrl}/contoh/layanan/surat-layang-layang/versi/1`);
  await page.getByText('Anda membaca versi 1, yang sudah diganti.').waitFor();
  expect(await page.getByRole('button', { name: 'Mulai mengajukan' }).count()).toBe(0);
  await looked('old-version');
  await page.getByRole('link', { name: 'Bandingkan dengan versi atau kantor lain' }).click();
  await page.getByRole('button', { name: 'Bandingkan' }).click();
  await page.getByRole('heading', { name: '1 dari 14 komponen berbeda.' }).waitFor();
  await page.getByText('Benang gelasan tiga gulung').waitFor();
  await looked('compare-versions');
  await page.goto(`${publicUrl}/contoh/layanan/surat-layang-layang`);
  await page.getByRole('button', { name: 'Mulai mengajukan' }).waitFor();
});

it('reads the decree with its notes, and the minutes without citizens’ names', async () => {
  await page.goto(`${publicUrl}/perak`);
  await page.getByRole('link', { name: /^Keputusan Nomor/ }).click();
  await page.getByRole('heading', { name: 'Menimbang' }).waitFor();
  await looked('decree');
  await page.getByRole('link', { name: 'Berita acara' }).click();
  await page.getByText('[nama tidak ditampilkan]').first().waitFor();
  await looked('minutes');
  await page.goto(`${publicUrl}/contoh/keputusan`);
  await looked('decrees');
  await page.goto(`${publicUrl}/contoh/keputusan/keputusan-dongeng`);
  await page.getByText('Keputusan ini sudah dicabut.').waitFor();
  await looked('decree-revoked');
});

it('comments on a draft without a name; what cannot be taken stays typed', async () => {
  await page.goto(`${publicUrl}/contoh`);
  await page.getByRole('link', { name: 'Forum Layang-Layang' }).first().click();
  await looked('consultation');
  await page.getByRole('link', { name: /Surat Layang-Layang/ }).click();
  await page.getByText('+ Ditambahkan').first().waitFor();
  await looked('draft');
  await page.getByRole('link', { name: 'Kembali ke konsultasi' }).click();
  await page.getByRole('button', { name: 'Kirim masukan' }).click();
  await page.getByRole('alert').getByText('Tulis masukan Anda.').waitFor();
  await looked('comment-problem');
  await page.getByRole('link', { name: 'Tulis masukan Anda.' }).click();
  await page.getByLabel('Masukan Anda').fill('Benang cukup satu gulung.');
  await page.getByRole('button', { name: 'Kirim masukan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Masukan Anda sudah kami terima' }).waitFor();
  await looked('comment-thanks');
});

it('gives other programs the same as data, from any page', async () => {
  const service = `${publicUrl}/kejayan/layanan/pengantar-skck`;
  await page.goto(service);
  const told = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(told ?? '{}')).toMatchObject({ '@type': 'GovernmentService', name: 'Pengantar SKCK' });
  const answer = await fetch(`${service}.json`, { headers: { origin: 'https://lain.example' } });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({ inForce: 1, standard: { title: 'PENGANTAR SKCK' } });
  const sitemap = await (await fetch(`${publicUrl}/sitemap.xml`)).text();
  expect(sitemap).toContain('/kejayan/layanan/pengantar-skck</loc><lastmod>2023-06-22</lastmod>');
});

it('links what can be printed, and it is there', async () => {
  for (const [place, name] of [
    ['/kejayan/layanan/pengantar-skck', /^Poster standar/],
    ['/kejayan', /^Buku standar pelayanan/],
  ] as const) {
    await page.goto(publicUrl + place);
    const address = await page.getByRole('link', { name }).getAttribute('href');
    const pdf = await fetch(new URL(address ?? '', publicUrl));
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  }
});

it('never made the browser complain', () => {
  // The answer to a comment without words is 422, which the browser notes.
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([]);
});
