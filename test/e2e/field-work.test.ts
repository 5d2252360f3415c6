import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, launch, lookedAt, makeScans, open } from './browser.ts';
import { openStatus } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { openCase, primary, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/** Work away from the desk: a survey with photos on a phone, and a signature on the screen of the counter. */

let browser: Browser;
let citizen: Page;
let photos: { name: string; mimeType: string; buffer: Buffer }[];

beforeAll(async () => {
  browser = await launch();
  const { jpeg } = await makeScans(browser);
  photos = [
    { name: 'tanggul.jpg', mimeType: 'image/jpeg', buffer: await largePhoto() },
    { name: 'jalan-masuk.jpg', mimeType: 'image/jpeg', buffer: jpeg },
  ];
  citizen = (await open(browser, { on: 'phone', script: false })).page;
});

afterAll(async () => {
  await browser.close();
});

/** As large as phones make them. */
async function largePhoto(): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1800 } });
  await page.setContent('<h1 style="font-size:200px">Tanggul contoh</h1>');
  const buffer = await page.screenshot({ type: 'jpeg', quality: 80 });
  await page.close();
  return buffer;
}

async function as(email: string, work: (desk: Desk) => Promise<void>, on?: 'phone'): Promise<void> {
  const desk = await signIn(browser, email, on);
  await work(desk);
  await desk.context.close();
}

/** Takes somebody in at the counter who brings every paper, and finds them complete. */
async function takenIn(
  { page, office }: Desk,
  service: string,
  typed: Record<string, string>,
): Promise<Receipt> {
  await page.goto(`${consoleUrl}#/${office}/terima`);
  await page.getByRole('combobox', { name: 'Layanan' }).fill(service);
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama lengkap', { exact: true }).waitFor();
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Tambaklekok' });
  const papers = page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox');
  for (const paper of await papers.all()) await paper.check();
  await page.getByTestId('primary-act').click();
  await page.getByTestId('received').waitFor();
  const reference = (await page.getByTestId('received').getAttribute('data-reference')) ?? '';
  const paper = (await page.getByTitle('Tanda terima').getAttribute('srcdoc')) ?? '';
  const link = /https?:\/\/[^<\s]+\/s\/[^<\s"]+/.exec(paper)?.[0];
  if (!link) throw new Error('The receipt shows no link');
  await page.getByRole('button', { name: 'Nyatakan berkas lengkap' }).click();
  await page.getByTestId('case-status').waitFor();
  return { reference, link };
}

const personOf = (name: string, nik: string, phone: string) => ({
  'Nama lengkap': name,
  NIK: nik,
  Alamat: 'Dusun Pesisir RT 02',
  'Nomor HP': phone,
});

describe('an event in Lekok that Kasi Trantib goes to look at', () => {
  let receipt: Receipt;

  it('is taken in, and the applicant reads when somebody will come', async () => {
    await as('loket@lekok.example', async (desk) => {
      receipt = await takenIn(desk, 'keramaian', {
        ...personOf('Wartini Uji', '3514224203900008', '081255500071'),
        'Jenis acara': 'Pentas seni',
        'Tanggal acara': '2027-02-20',
        'Tempat acara': 'Lapangan Tambaklekok',
      });
      await untilCaseSays(desk, 'Menunggu survei lapangan');
    });
    await as(
      'kasi-trantib@lekok.example',
      async (desk) => {
        await openCase(desk, receipt.reference);
        const { page } = desk;
        await page.getByTestId('act-plan-survey').click();
        await page.getByTestId('plan-survey-submit').click();
        await page.getByText('Isi tanggal dan jam.').waitFor();
        await page.getByLabel('Petugas akan datang pada').fill('2027-01-18T09:30');
        await page.getByLabel('Pesan untuk petugas yang datang').fill('Bawa meteran.');
        await page.getByTestId('plan-survey-submit').click();
        await page.getByText('Petugas akan datang untuk survei lapangan').first().waitFor();
      },
      'phone',
    );
    await openStatus(citizen, receipt);
    const words = await citizen.locator('main').innerText();
    expect(words).toContain(
      'Petugas akan datang untuk survei lapangan: Senin, 18 Januari 2027 pukul 09.30 WIB',
    );
    expect(words).not.toContain('Bawa meteran');
  });

  it('is surveyed with two photos on a phone, and a broken line loses none of them', async () => {
    await as(
      'kasi-trantib@lekok.example',
      async (desk) => {
        await openCase(desk, receipt.reference);
        const { page } = desk;
        await page.getByLabel('Sesuai', { exact: true }).check();
        await page.getByLabel('Temuan').fill('Lapangan kering, jalan masuk cukup lebar.');
        const toStaff = (url: URL) => url.pathname.endsWith('/staff');
        await page.route(toStaff, (route) => route.abort());
        await page.getByLabel('Pilih foto atau PDF').setInputFiles(photos);
        const sent = page.getByTestId('sent-files').getByRole('listitem');
        await expect.poll(() => sent.count()).toBe(2);
        await page.locator('[data-testid="sent-files"] [data-state="failed"]').nth(1).waitFor();
        await page.getByTestId('primary-act').click();
        await page.getByText('Ada berkas yang belum terkirim.').waitFor();
        await lookedAt(page, 'case-photos-unsent');
        await page.unroute(toStaff);
        await page.getByRole('button', { name: 'Kirim ulang tanggul.jpg' }).click();
        await page.getByRole('button', { name: 'Kirim ulang jalan-masuk.jpg' }).click();
        await page.locator('[data-testid="sent-files"] [data-state="sent"]').nth(1).waitFor();
        await lookedAt(page, 'case-photos-sent');
        // What was sent is there again after the phone was put away.
        await page.reload();
        await page.locator('[data-testid="sent-files"] [data-state="sent"]').nth(1).waitFor();
        await page.getByLabel('Sesuai', { exact: true }).check();
        await page.getByLabel('Temuan').fill('Lapangan kering, jalan masuk cukup lebar.');
        await primary(desk);
      },
      'phone',
    );
  });

  it('shows them under the survey to whoever opens the case, the large one shrunk', async () => {
    await as('loket@lekok.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      const block = page.getByRole('region', { name: 'Lampiran petugas' });
      await block.getByRole('button', { name: /tanggul\.jpg/ }).click();
      const picture = block.getByRole('img', { name: 'tanggul.jpg' });
      await picture.waitFor();
      await expect
        .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBe(1600);
      const timeline = page.locator('.timeline li').filter({ hasText: 'Survei lapangan' }).first();
      await timeline.getByRole('button', { name: /jalan-masuk\.jpg/ }).waitFor();
      await lookedAt(page, 'case-staff-files');
    });
    await openStatus(citizen, receipt);
    expect(await citizen.content()).not.toContain('tanggul');
  });
});

describe('a tax payment in Lekok', () => {
  it('is proved by a photo, and handed over with a signature on the screen', async () => {
    await as('loket@lekok.example', async (desk) => {
      const { page } = desk;
      await takenIn(desk, 'PBB', personOf('Slamet Uji', '3514220203700009', '081255500072'));
      await page.getByLabel('Pilih foto atau PDF').setInputFiles(photos.slice(1));
      await page.locator('[data-testid="sent-files"] [data-state="sent"]').waitFor();
      await primary(desk);
      await untilCaseSays(desk, 'Siap diambil');
      const pad = page.getByTestId('signature');
      await pad.getByText('Tanda tangan di layar').click();
      const box = await pad.getByRole('img').boundingBox();
      if (!box) throw new Error('no box to sign in');
      await page.mouse.move(box.x + 40, box.y + 40);
      await page.mouse.down();
      for (const [x, y] of [
        [90, 90],
        [140, 30],
        [190, 100],
        [260, 60],
      ] as const)
        await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
      await page.mouse.up();
      await pad.getByText('Tanda tangan sudah digoreskan.').waitFor();
      await lookedAt(page, 'case-signature');
      await page.getByTestId('primary-act').click();
      await untilCaseSays(desk, 'Sudah diserahkan');
      await page.reload();
      const block = page.getByRole('region', { name: 'Lampiran petugas' });
      await block.getByRole('button', { name: /Tanda tangan/ }).click();
      await block.getByRole('img', { name: 'Tanda tangan' }).waitFor();
      await lookedAt(page, 'case-signed-on-screen');
    });
  });

  it('is handed over just as well without one', async () => {
    await as('loket@lekok.example', async (desk) => {
      await takenIn(desk, 'PBB', personOf('Sumiati Uji', '3514224203700010', '081255500073'));
      await primary(desk);
      await untilCaseSays(desk, 'Siap diambil');
      await desk.page.getByTestId('primary-act').click();
      await untilCaseSays(desk, 'Sudah diserahkan');
      await expect(desk.page.getByRole('region', { name: 'Lampiran petugas' }).count()).resolves.toBe(0);
    });
  });
});
