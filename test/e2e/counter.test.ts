import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  consoleUrl,
  expectAccessible,
  expectNoSidewaysScroll,
  launch,
  lookedAt,
  makeScans,
  open,
  screenshot,
} from './browser.ts';
import { apply, openStatus, untilStatusSays } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { check, openCase, primary, rowOf, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/** The counter, the village officer and the acts of field, payment and appointment, each as somebody at that desk does them. */

let browser: Browser;
let citizen: Page;
let scan: { jpeg: Buffer; pdf: Buffer };

beforeAll(async () => {
  browser = await launch();
  scan = await makeScans(browser);
  citizen = (await open(browser, { on: 'phone', script: false })).page;
});

afterAll(async () => {
  await browser.close();
});

async function as(email: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await signIn(browser, email);
  await work(desk);
  await desk.context.close();
}

async function toIntake({ page, office }: Desk): Promise<void> {
  await page.goto(`${consoleUrl}#/${office}/terima`);
  await page.getByRole('combobox', { name: 'Layanan' }).waitFor();
}

async function chooseService({ page }: Desk, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Layanan' }).fill(typed);
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama lengkap', { exact: true }).waitFor();
}

async function fill(page: Page, typed: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
}

/** The receipt on the screen: its number, and the link only it shows. */
async function receiptOf({ page }: Desk): Promise<Receipt> {
  await page.getByTestId('received').waitFor();
  const reference = (await page.getByTestId('received').getAttribute('data-reference')) ?? '';
  const paper = (await page.getByTitle('Tanda terima').getAttribute('srcdoc')) ?? '';
  const link = /https?:\/\/[^<\s]+\/s\/[^<\s"]+/.exec(paper)?.[0];
  if (!link) throw new Error('The receipt shows no link');
  return { reference, link };
}

/** Takes somebody in who brings every paper. */
async function takeIn(
  desk: Desk,
  {
    service,
    typed,
    village,
    reason,
  }: { service: string; typed: Record<string, string>; village?: string; reason?: string },
): Promise<Receipt> {
  const { page } = desk;
  await toIntake(desk);
  await chooseService(desk, service);
  await fill(page, typed);
  if (reason !== undefined) await page.getByLabel(reason).check();
  if (village !== undefined) await page.getByLabel('Desa/kelurahan').selectOption({ label: village });
  const papers = page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox');
  for (const paper of await papers.all()) await paper.check();
  await page.getByTestId('primary-act').click();
  return receiptOf(desk);
}

/** Presses "Nyatakan berkas lengkap" on the screen of what was just taken in. */
async function completeAtOnce({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Nyatakan berkas lengkap' }).click();
  await page.getByTestId('case-status').waitFor();
}

describe('a walk-in for a KTP in Juai', () => {
  /** Keys that send or choose something are presses; typing, moving on and ticking are filling in. */
  let presses = 0;

  it('is taken in, checked, signed, registered and handed over in five presses without a mouse', async () => {
    const desk = await signIn(browser, 'loket@juai.example');
    const { page } = desk;
    const { keyboard } = page;
    const press = async (keys: 'Enter' | 'Control+Enter') => {
      presses += 1;
      await keyboard.press(keys);
    };
    const next = async (text: string) => {
      await keyboard.press('Tab');
      await keyboard.type(text);
    };
    await toIntake(desk);
    await page.locator('input[role="combobox"]:focus').waitFor();
    await keyboard.type('ktp');
    await press('Enter');
    // The first field has the focus as soon as the form is there.
    await page.locator('input[type="radio"]:focus').waitFor();
    await keyboard.press('Space');
    await next('Sarinah Uji');
    await next('6311014101900001');
    await next('Jalan Setia RT 02');
    await next('Juai');
    await next('081255500011');
    await next('');
    // Past "Semua ada" to the papers.
    await keyboard.press('Tab');
    for (let papers = 0; papers < 2; papers += 1) {
      await keyboard.press('Tab');
      await keyboard.press('Space');
    }
    await screenshot(page, 'intake-filled');
    await press('Control+Enter');
    await page.getByTestId('received').waitFor();
    await press('Control+Enter');
    await untilCaseSays(desk, 'Menunggu tanda tangan');
    await page.getByLabel('Ditandatangani oleh').waitFor();
    await keyboard.press('Tab');
    await page.locator('select:focus').waitFor();
    await keyboard.press('ArrowDown');
    expect(await page.getByLabel('Catat di buku register').isChecked()).toBe(true);
    await lookedAt(page, 'case-sign-and-register');
    await press('Control+Enter');
    await untilCaseSays(desk, 'Siap diambil');
    // After an act the next form has the focus.
    await page.locator('form input:focus').waitFor();
    await press('Control+Enter');
    await untilCaseSays(desk, 'Sudah diserahkan');
    console.log(`Juai J2, from the empty form to the hand-over: ${String(presses)} presses`);
    expect(presses).toBe(5);
    const events = await page.locator('.timeline').innerText();
    for (const words of [
      'Permohonan diterima',
      'Berkas diperiksa: lengkap',
      'Ditandatangani dengan tinta basah',
      'Dicatat di register',
      'Diserahkan kepada pemohon sendiri',
    ])
      expect(events).toContain(words);
    await desk.context.close();
  });

  it('says what is missing with ways to it, and loses nothing when the line breaks', async () => {
    const desk = await signIn(browser, 'loket@juai.example');
    const { page } = desk;
    await toIntake(desk);
    await lookedAt(page, 'intake');
    await chooseService(desk, 'perekaman');
    await page.getByLabel('Nama lengkap', { exact: true }).fill('Halimah Uji');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="intake-problems"]:focus').waitFor();
    await lookedAt(page, 'intake-problems');
    await page.getByRole('button', { name: /^NIK: / }).click();
    await page.keyboard.type('6311014101900002');
    await page.getByLabel('KTP baru').check();
    await fill(page, { Alamat: 'Jalan Setia RT 03', 'Nomor HP': '081255500022' });
    await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Juai' });
    await page.getByTestId('all-papers').click();

    const { origin } = new URL(consoleUrl);
    await page.route(
      (url) => url.pathname.endsWith('/staff') || (url.origin !== origin && url.pathname.includes('staff')),
      (route) => route.abort(),
    );
    await page.getByTestId('primary-act').click();
    await page.locator('[data-testid="act-result"][data-state="unsent"]').waitFor();
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('Halimah Uji');
    await lookedAt(page, 'intake-unsent');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    const receipt = await receiptOf(desk);
    // axe would wait for ever in a frame that may run no script; the receipt is tested as the page it is.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'intake-received');

    // The next in the queue has mostly come for the same thing.
    await page.getByRole('button', { name: 'Terima permohonan berikutnya' }).click();
    await page.getByLabel('Nama lengkap', { exact: true }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Layanan' }).inputValue()).toBe('Perekaman E-KTP');
    expect(await page.getByLabel('Nama lengkap').inputValue()).toBe('');
    await desk.context.close();

    // The papers lie at the counter: the applicant is not told to bring them.
    await openStatus(citizen, receipt);
    const words = await citizen.locator('main').innerText();
    expect(words).not.toContain('Serahkan kertas ini');
  });

  it('prints its receipt on A5 and on the rolls of thermal printers, each on a width of its own', async () => {
    const desk = await signIn(browser, 'loket@juai.example');
    const receipt = await takeIn(desk, {
      service: 'perekaman',
      typed: {
        'Nama lengkap': 'Ratmi Uji',
        NIK: '6311014101900003',
        Alamat: 'Jalan Setia RT 04',
        'Nomor HP': '081255500033',
      },
      village: 'Juai',
      reason: 'KTP baru',
    });
    await desk.context.close();
    const { page } = await open(browser, { on: 'laptop' });
    await page.goto(receipt.link);
    await page.goto(`${page.url()}/tanda-terima`);
    await page.emulateMedia({ media: 'print' });
    for (const [name, width] of Object.entries({ a5: 521, roll80: 265, roll58: 181 })) {
      await page.setViewportSize({ width, height: 740 });
      const size = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        code: document.querySelector('.reference strong')?.getClientRects().length,
        square: document.querySelector('.qr')?.getBoundingClientRect().width ?? 0,
      }));
      expect(size.over, name).toBe(0);
      expect(size.code, name).toBe(1);
      // 25 mm at 96 dots an inch.
      expect(size.square, name).toBeGreaterThan(94);
    }
    await page.context().close();
  });
});

describe('somebody who comes to Juai again', () => {
  it('is found by NIK and taken over by keyboard, and typing goes on at what is still open', async () => {
    const desk = await signIn(browser, 'loket@juai.example');
    const { page } = desk;
    const { keyboard } = page;
    const typed = {
      'Nama lengkap': 'Sumiati Uji',
      NIK: '6311014101900044',
      Alamat: 'Jalan Setia RT 06',
      'Nomor HP': '081255500144',
    };
    const receipt = await takeIn(desk, {
      service: 'perekaman',
      typed,
      village: 'Juai',
      reason: 'KTP baru',
    });

    await page.getByRole('button', { name: 'Terima permohonan berikutnya' }).click();
    await page.locator('#terima-variant input:focus').waitFor();
    expect(await page.getByLabel('NIK', { exact: true }).inputValue()).toBe('');
    // The way to the search is one step back; whoever does not need it never meets it.
    await keyboard.press('Shift+Tab');
    const find = page.getByRole('combobox', { name: 'Pernah ke sini?' });
    await keyboard.type('6311014101900099');
    await keyboard.press('Enter');
    await page.getByTestId('find-applicant').getByText('Tidak ada yang cocok. Isi seperti biasa.').waitFor();
    await find.fill(typed.NIK);
    await keyboard.press('Enter');
    const found = page.getByRole('option', { name: /^Sumiati Uji · HP …144 · Perekaman E-KTP/ }).first();
    await found.waitFor();
    expect(await found.getAttribute('aria-selected')).toBe('true');
    await expectAccessible(page);
    await screenshot(page, 'intake-found');
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'intake-found-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
    await keyboard.press('Enter');
    await page.locator('#terima-variant input:focus').waitFor();
    for (const [label, text] of Object.entries(typed))
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(text);
    expect(await page.getByLabel('Desa/kelurahan').locator('option:checked').innerText()).toBe('Juai');
    expect(await find.inputValue()).toBe('');
    await page
      .getByTestId('intake')
      .getByText(`Isian dari permohonan ${receipt.reference} dipakai.`)
      .waitFor();
    await keyboard.press('Space');
    await page.getByTestId('all-papers').click();
    await keyboard.press('Control+Enter');
    const again = await receiptOf(desk);
    expect(again.reference).not.toBe(receipt.reference);
    await desk.context.close();

    // She reads on the page of the first one that it was used.
    await openStatus(citizen, receipt);
    expect(await citizen.locator('main').innerText()).toContain(
      'memakai data diri Anda untuk mengisi permohonan berikutnya',
    );
  });
});

describe('advice given at the counter of Lekok', () => {
  it('is taken in, found complete, answered and closed by a name and what was asked, in two presses', async () => {
    const desk = await signIn(browser, 'loket@lekok.example');
    const { page } = desk;
    const { keyboard } = page;
    let presses = 0;
    const press = async (keys: 'Enter' | 'Control+Enter') => {
      presses += 1;
      await keyboard.press(keys);
    };
    const next = async (text: string) => {
      await keyboard.press('Tab');
      await keyboard.type(text);
    };
    /** One line: who, from where, which paper was shown, what was said. */
    const line = async (name: string, answer: string) => {
      await page.locator('#terima-name input:focus').waitFor();
      await keyboard.type(name);
      await next('Tambaklekok');
      await keyboard.press('Tab');
      await keyboard.press('Space');
      // Past the words folded beside the paper.
      await keyboard.press('Tab');
      await next(answer);
      await page.locator('textarea:focus').waitFor();
    };
    await toIntake(desk);
    await page.locator('input[role="combobox"]:focus').waitFor();
    await keyboard.type('layanan konsultasi');
    await press('Enter');
    await line('Juminten Uji', 'Dijelaskan cara mengurus akta kelahiran yang terlambat.');
    await lookedAt(page, 'intake-advice');
    await press('Control+Enter');
    await page.getByText('diterima dan selesai').waitFor();
    await screenshot(page, 'intake-advice-done');
    console.log(`Lekok L1, from the empty form to the closed case: ${String(presses)} presses`);
    expect(presses).toBe(2);

    // The next one is a line more: one press to begin, one to send.
    presses = 0;
    await press('Control+Enter');
    await line('Kasiyem Uji', 'Dijelaskan syarat pindah datang.');
    await press('Control+Enter');
    await page.getByText('diterima dan selesai').waitFor();
    expect(presses).toBe(2);

    await page.getByRole('link', { name: 'Buka permohonan' }).click();
    await untilCaseSays(desk, 'Selesai');
    const words = await page.locator('main').innerText();
    for (const said of [
      'Permohonan diterima',
      'Berkas diperiksa: lengkap',
      'Dijawab melalui langsung',
      'Dijelaskan syarat pindah datang.',
    ])
      expect(words).toContain(said);
    await desk.context.close();
  });

  it('is one case with one answer, though the line breaks between the two', async () => {
    const desk = await signIn(browser, 'loket@lekok.example');
    const { page } = desk;
    await toIntake(desk);
    await chooseService(desk, 'layanan konsultasi');
    await fill(page, { 'Nama lengkap': 'Tukinem Uji' });
    await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Tambaklekok' });
    await page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox').check();
    await page.getByLabel('Jawaban yang sudah diberikan').fill('Dijelaskan jam buka loket.');
    // It arrives, and its answer is lost on the way back.
    await page.route(
      () => true,
      async (route) => {
        if (!route.request().postData()?.includes('actOnApplication')) {
          await route.fallback();
          return;
        }
        await route.fetch();
        await route.abort();
      },
    );
    await page.getByTestId('primary-act').click();
    await page.locator('[data-testid="act-result"][data-state="unsent"]').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByText('diterima dan selesai').waitFor();
    await page.getByRole('link', { name: 'Buka permohonan' }).click();
    await untilCaseSays(desk, 'Selesai');
    const events = await page.locator('.timeline').innerText();
    expect(events.split('Dijawab melalui langsung')).toHaveLength(2);
    expect(events.split('Permohonan diterima')).toHaveLength(2);
    await desk.context.close();
  });

  it('keeps the words where somebody else answers: without an answer it goes its way as before', async () => {
    const desk = await signIn(browser, 'loket@lekok.example');
    const { page } = desk;
    await toIntake(desk);
    await chooseService(desk, 'layanan konsultasi');
    await fill(page, { 'Nama lengkap': 'Painem Uji' });
    await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Tambaklekok' });
    await page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox').check();
    await page.getByTestId('primary-act').click();
    await page.getByTestId('received').waitFor();
    await completeAtOnce(desk);
    await page.getByLabel('Isi jawaban').waitFor();
    await desk.context.close();
  });
});

describe('an heirs’ file in Lekok', () => {
  it('names everybody it concerns, added and taken out by keyboard, and which paper was brought', async () => {
    const desk = await signIn(browser, 'loket@lekok.example');
    const { page } = desk;
    await toIntake(desk);
    await chooseService(desk, 'surat keterangan waris');
    await fill(page, {
      'Nama lengkap': 'Mariyam Uji',
      NIK: '3514224101700001',
      Alamat: 'Dusun Pesisir RT 05',
      'Nomor HP': '081255500099',
      'Nama lengkap almarhum/almarhumah (pewaris)': 'Kasan Uji',
      'Nama lengkap saksi 1': 'Seno Uji',
    });
    await page.getByLabel('Desa/kelurahan').selectOption({ label: 'Tambaklekok' });
    const heirs = page.getByRole('group', { name: 'Ahli waris selain pemohon' });
    const add = heirs.getByRole('button', { name: /^Tambah: / });
    for (const name of ['Salah Uji', 'Rukiyah Uji']) {
      await add.press('Enter');
      await heirs.locator('input:focus').waitFor();
      await page.keyboard.type(name);
    }
    await heirs.getByRole('button', { name: 'Hapus: Ahli waris selain pemohon 1' }).press('Enter');
    await heirs.locator('button[data-add]:focus').waitFor();
    expect(await heirs.getByLabel(/^Nama lengkap/).inputValue()).toBe('Rukiyah Uji');
    await heirs.getByLabel(/^NIK/).fill('3514224101950002');
    await page.getByTestId('all-papers').click();
    await page.getByText('Catat kertas mana yang dibawa').click();
    await page
      .getByLabel('Yang dibawa: Foto copy Akta Nikah / Akta Cerai')
      .selectOption({ label: 'Akta Cerai' });
    await page.getByText('Pendamping yang membacakan pernyataan').click();
    await page.getByLabel('Nama lengkap pendamping yang membacakan pernyataan').fill('Wati Uji');
    await page.getByTestId('primary-act').click();
    await page.getByRole('button', { name: /^Nama lengkap saksi 2: / }).click();
    await page.keyboard.type('Tono Uji');
    await lookedAt(page, 'intake-heirs');
    await page.getByTestId('primary-act').click();
    await receiptOf(desk);
    await page.getByRole('link', { name: 'Buka permohonan' }).click();
    await page.getByTestId('case-status').waitFor();
    const main = page.locator('main');
    for (const words of [
      'Almarhum/almarhumah (pewaris)',
      'Kasan Uji',
      'Rukiyah Uji',
      'Saksi 2',
      'Tono Uji',
      'Pendamping',
      'Wati Uji',
      'Foto copy Akta Nikah / Akta Cerai: Akta Cerai',
      'Ditandatangani semua yang disebut.',
    ])
      expect(await main.innerText()).toContain(words);
    expect(await main.innerText()).not.toContain('Salah Uji');
    await lookedAt(page, 'case-heirs');
    await desk.context.close();
  });
});

describe('a session asked for too late in Kejayan', () => {
  it('is explained while it is typed and on the case, and is taken in all the same', async () => {
    const desk = await signIn(browser, 'loket@kejayan.example');
    const { page } = desk;
    await toIntake(desk);
    await page.getByRole('combobox', { name: 'Layanan' }).fill('sosialisasi');
    await page.keyboard.press('Enter');
    await page.getByLabel('Nama yang mengajukan').waitFor();
    await fill(page, {
      'Nama lembaga, panitia, atau kelompok': 'Dinas Uji',
      'Nama yang mengajukan': 'Rina Uji',
      Jabatan: 'Kepala',
      'Nomor HP': '081255500100',
      // Long past on any day this runs.
      'Tanggal kegiatan yang diminta': '2026-01-05',
    });
    await page.getByLabel('Desa/kelurahan lembaga').selectOption({ label: 'Kejayan' });
    await page.getByTestId('attention').getByText('sudah lewat').first().waitFor();
    await page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox').first().check();
    await lookedAt(page, 'intake-too-late');
    await page.getByTestId('primary-act').click();
    await receiptOf(desk);
    await page.getByRole('link', { name: 'Buka permohonan' }).click();
    await page.getByTestId('case-status').waitFor();
    await page.getByTestId('attention').getByText('Perlu diperhatikan').waitFor();
    expect(await page.getByTestId('attention').innerText()).toContain('paling lambat 5 (lima) hari kerja');
    expect(await page.locator('main').innerText()).toContain('Dinas Uji');
    await lookedAt(page, 'case-too-late');
    await desk.context.close();
  });
});

describe('an event in Lekok whose place does not suit', () => {
  let receipt: Receipt;

  it('is taken in at the counter and looked at by Kasi Trantib', async () => {
    await as('loket@lekok.example', async (desk) => {
      receipt = await takeIn(desk, {
        service: 'keramaian',
        typed: {
          'Nama lengkap': 'Buyung Uji',
          NIK: '3514221203900007',
          Alamat: 'Dusun Pesisir RT 01',
          'Nomor HP': '081255500044',
          'Jenis acara': 'Orkes',
          'Tanggal acara': '2027-01-16',
          'Tempat acara': 'Lapangan dekat tanggul',
        },
        village: 'Tambaklekok',
      });
      await completeAtOnce(desk);
      await untilCaseSays(desk, 'Menunggu survei lapangan');
    });
    await as('kasi-trantib@lekok.example', async (desk) => {
      await openCase(desk, receipt.reference);
      const { page } = desk;
      await page.getByLabel('Tidak sesuai').check();
      await page.getByLabel('Temuan').fill('Lapangan tergenang dan jalannya putus.');
      await lookedAt(page, 'case-field-survey');
      await primary(desk);
    });
  });

  it('is refused with ground and reason, which the applicant reads on his page', async () => {
    await as('kasi-trantib@lekok.example', async (desk) => {
      const { page, office } = desk;
      await page.goto(`${consoleUrl}#/${office}/antrean`);
      await (await rowOf(desk, receipt.reference)).click();
      await page.getByTestId('no-act').getByText('Hasil survei tidak sesuai').waitFor();
      await page.getByTestId('act-refuse').click();
      await page.getByTestId('refuse-submit').click();
      await page.getByText('Isi bagian ini.').first().waitFor();
      await page.getByLabel('Dasar').selectOption({ label: 'Syarat dalam standar tidak terpenuhi' });
      await page
        .getByLabel('Alasan tertulis untuk pemohon')
        .fill('Tempat acara tidak aman: lapangan tergenang dan jalannya putus.');
      await lookedAt(page, 'case-refuse');
      await page.getByTestId('refuse-submit').click();
      await untilCaseSays(desk, 'Tidak dapat dipenuhi');
    });
    await untilStatusSays(citizen, receipt, 'Tidak dapat dipenuhi');
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('Syarat dalam standar tidak terpenuhi');
    expect(words).toContain('lapangan tergenang dan jalannya putus.');
    expect(words).toContain('saluran pengaduan layanan ini');
    await screenshot(citizen, 'status-refused');
  });
});

describe('paying the land tax in Kejayan', () => {
  it('records payment and proof, gets paraf and stamp, and is handed over', async () => {
    let reference = '';
    await as('loket@kejayan.example', async (desk) => {
      const { page } = desk;
      ({ reference } = await takeIn(desk, {
        service: 'pbb',
        typed: {
          'Nama lengkap': 'Mulyono Uji',
          NIK: '3514061203600008',
          Alamat: 'Dusun Tengah RT 02',
          'Nomor HP': '081255500055',
        },
        village: 'Kejayan',
      }));
      await completeAtOnce(desk);
      await page.getByLabel('Jumlah dan nomor bukti (STTS)').fill('Rp82.000, STTS 0123');
      // Printing is a fact of the world: it is offered in the same press, and ticked by who has seen it.
      expect(await page.getByLabel('Catat sudah dicetak').isChecked()).toBe(false);
      await page.getByLabel('Catat sudah dicetak').check();
      await lookedAt(page, 'case-payment');
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu paraf');
      await page.getByText('Rp82.000, STTS 0123').waitFor();
    });
    await as('kasi-pemerintahan@kejayan.example', async (desk) => {
      await openCase(desk, reference);
      await primary(desk);
    });
    await as('loket@kejayan.example', async (desk) => {
      await openCase(desk, reference);
      await primary(desk);
      await untilCaseSays(desk, 'Siap diambil');
      await primary(desk);
      await untilCaseSays(desk, 'Sudah diserahkan');
    });
  });
});

describe('a first KTP in Balongbendo, applied for on the site', () => {
  let receipt: Receipt;

  it('lets the applicant choose when to come, and change it, without script', async () => {
    receipt = await apply((await open(browser, { on: 'phone' })).page, {
      office: 'Kecamatan Balongbendo',
      service: 'KTP-el baru',
      typed: {
        'Nama lengkap': 'Dewi Uji',
        NIK: '3515124101090001',
        Alamat: 'Jalan Mawar RT 01',
        'Nomor HP': '081255500066',
      },
      listed: { 'Desa/kelurahan': 'Wonokupang' },
      scans: { 'Kartu Keluarga': { name: 'kk.jpg', mimeType: 'image/jpeg', buffer: scan.jpeg } },
    });
    await as('operator@balongbendo.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk);
    });
    await untilStatusSays(citizen, receipt, 'Menunggu Anda memilih jadwal');
    await citizen.getByRole('link', { name: 'Pilih jadwal' }).click();
    await citizen.getByRole('heading', { level: 1, name: 'Pilih jadwal' }).waitFor();
    await citizen.getByRole('button', { name: 'Pakai jadwal ini' }).click();
    await citizen.getByText('Pilih satu waktu dahulu.').waitFor();
    const times = citizen.getByRole('radio');
    await times.first().check();
    await screenshot(citizen, 'slots-phone');
    await citizen.getByRole('button', { name: 'Pakai jadwal ini' }).click();
    await untilStatusSays(citizen, receipt, 'Menunggu kedatangan Anda sesuai jadwal');
    const before = await citizen.locator('.standing .due strong').first().innerText();
    expect(before).toMatch(/^\w+, \d+ \w+ \d{4} pukul \d\d\.\d\d WIB$/);
    await screenshot(citizen, 'status-appointment');

    await citizen.getByRole('link', { name: 'Ubah jadwal' }).click();
    await citizen.getByText(before).waitFor();
    await times.nth(1).check();
    await citizen.getByRole('button', { name: 'Pakai jadwal ini' }).click();
    await untilStatusSays(citizen, receipt, 'Menunggu kedatangan Anda sesuai jadwal');
    expect(await citizen.locator('.standing .due strong').first().innerText()).not.toBe(before);

    const looking = await open(browser, { on: 'phone' });
    await openStatus(looking.page, receipt);
    await expectAccessible(looking.page);
    await looking.page.getByRole('link', { name: 'Ubah jadwal' }).click();
    await expectAccessible(looking.page);
    await expectNoSidewaysScroll(looking.page);
    await looking.context.close();
  });

  it('is chosen anew once it was missed, by the officer from the free slots', async () => {
    await as('operator@balongbendo.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, receipt.reference);
      await page.getByTestId('act-miss').click();
      await page.getByTestId('miss-submit').click();
      await untilCaseSays(desk, 'Menunggu Anda memilih jadwal');
      const days = page.getByLabel('Hari', { exact: true });
      await days.waitFor();
      await page.getByTestId('primary-act').click();
      await page.getByText('Pilih hari dan jam.').waitFor();
      await page.getByRole('group', { name: 'Jam (WIB)' }).getByRole('radio').first().check();
      await lookedAt(page, 'case-slots');
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu kedatangan Anda sesuai jadwal');
    });
    await untilStatusSays(citizen, receipt, 'Menunggu kedatangan Anda sesuai jadwal');
    expect(await citizen.locator('.timeline').innerText()).toContain('Jadwal terlewat');
  });

  it('is attended, captured and printed, and handed over at the counter', async () => {
    await as('operator@balongbendo.example', async (desk) => {
      await openCase(desk, receipt.reference);
      const { page } = desk;
      // Coming, capture and printing are three facts: as many as are ticked are recorded together.
      await page.getByLabel('Catat perekaman selesai').check();
      expect(await page.getByLabel('Catat sudah dicetak').isChecked()).toBe(false);
      await primary(desk);
      await page.getByRole('button', { name: 'Catat sudah dicetak' }).waitFor();
      await primary(desk);
      await untilCaseSays(desk, 'Siap diambil');
    });
    await as('loket@balongbendo.example', async (desk) => {
      const { page, office } = desk;
      await page.goto(`${consoleUrl}#/${office}/antrean/siap`);
      await (await rowOf(desk, receipt.reference)).click();
      await page.getByTestId('case-status').waitFor();
      await primary(desk);
      await untilCaseSays(desk, 'Sudah diserahkan');
    });
    await untilStatusSays(citizen, receipt, 'Sudah diserahkan');
  });
});

describe('the village officer of Wonokupang', () => {
  it('files for a resident: no other village is offered, and the resident has the link', async () => {
    const desk = await signIn(browser, 'desa@balongbendo.example', 'phone');
    const { page } = desk;
    await toIntake(desk);
    await chooseService(desk, 'pencatatan biodata');
    const villages = page.getByLabel('Desa/kelurahan').locator('option');
    expect(await villages.allInnerTexts()).toEqual(['Wonokupang']);
    await lookedAt(page, 'intake-village-phone');
    const receipt = await takeIn(desk, {
      service: 'pencatatan biodata',
      typed: {
        'Nama lengkap': 'Slamet Uji',
        NIK: '3515121203800009',
        Alamat: 'Dusun Wonokupang RT 03',
        'Nomor HP': '081255500077',
        // Printed among its requirements: "Nomor Telepon dan email".
        'Surel (email)': 'slamet@warga.example',
      },
    });
    await page.getByRole('link', { name: 'Buka permohonan' }).click();
    await untilCaseSays(desk, 'Diterima, menunggu diperiksa');
    await desk.context.close();
    await untilStatusSays(citizen, receipt, 'Diterima, menunggu diperiksa');
    expect(await citizen.locator('main').innerText()).toContain('Slamet Uji');
    await as('operator@balongbendo.example', async (operator) => {
      await openCase(operator, receipt.reference);
      await check(operator);
    });
  });
});
