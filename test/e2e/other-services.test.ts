import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, launch, makeScans, open, screenshot } from './browser.ts';
import { apply, untilStatusSays } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { approve, check, openCase, primary, rowOf, sendBack, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/** The other three services as their decrees order them, each through the browser from form to hand-over. */

let browser: Browser;
let citizen: Page;
let scan: { jpeg: Buffer; pdf: Buffer };
const person = {
  NIK: '3514061203900005',
  Alamat: 'Dusun Krajan RT 01 RW 01',
  'Nomor HP': '081233344455',
};

beforeAll(async () => {
  browser = await launch();
  scan = await makeScans(browser);
  citizen = (await open(browser, { on: 'phone' })).page;
});

afterAll(async () => {
  await browser.close();
});

async function as(email: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await signIn(browser, email);
  await work(desk);
  await desk.context.close();
}

async function openReady(desk: Desk, reference: string): Promise<void> {
  await desk.page.goto(`${desk.page.url().split('#')[0] ?? ''}#/${desk.office}/antrean/siap`);
  await (await rowOf(desk, reference)).click();
  await desk.page.getByTestId('case-status').waitFor();
}

describe('Pengantar Ijin Keramaian in Kejayan', () => {
  let receipt: Receipt;

  it('gets its number before the paraf of Kasi Trantib', async () => {
    receipt = await apply(citizen, {
      office: 'Kecamatan Kejayan',
      service: 'Pengantar Ijin Keramaian',
      typed: {
        ...person,
        'Nama lengkap': 'Karsono Uji',
        'Jenis acara': 'Pagelaran wayang kulit',
        'Tanggal acara': '2026-12-19',
        'Waktu acara': '20.00–02.00',
        'Tempat acara': 'Lapangan desa',
        Hiburan: 'Wayang kulit',
        'Nama penanggung jawab': 'Karsono Uji',
      },
      listed: { 'Desa/kelurahan': 'Kejayan' },
      scans: {
        'Surat Permohonan': { name: 'permohonan.pdf', mimeType: 'application/pdf', buffer: scan.pdf },
      },
    });
    await as('loket@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk);
      await desk.page.getByRole('button', { name: 'Ambil nomor dan buat konsep' }).waitFor();
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu paraf');
      expect(await desk.page.locator('main').innerText()).toMatch(/300\/\d+\/424\.306\/\d{4}/);
    });
    await as('kasi-trantib@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu tanda tangan');
    });
  });

  it('is signed electronically by office policy and handed over against the collection book', async () => {
    await as('camat@kejayan.example', async (desk) => {
      expect(await approve(desk, receipt.reference)).toMatch(/^300\/\d+\/424\.306\/\d{4}$/);
    });
    await as('loket@kejayan.example', async (desk) => {
      await openReady(desk, receipt.reference);
      await desk.page.getByTestId('primary-act').click();
      await desk.page.getByText('Standar layanan ini meminta tanda tangan di buku pengambilan.').waitFor();
      await desk.page.getByLabel('Buku pengambilan sudah ditandatangani').check();
      await expectAccessible(desk.page);
      await primary(desk);
    });
    await untilStatusSays(citizen, receipt, 'Sudah diserahkan');
  });
});

describe('Rekomendasi Pencairan for a village of Kejayan', () => {
  let receipt: Receipt;

  it('passes two gates: what Kasi PMD finds invalid goes back to the village', async () => {
    receipt = await apply(citizen, {
      office: 'Kecamatan Kejayan',
      service: 'Rekomendasi Pencairan',
      typed: {
        'Nama yang mengajukan': 'Sumiati Uji',
        Jabatan: 'Sekretaris Desa',
        'Nomor HP': '081233344466',
        'Nama kepala desa': 'Suparno Uji',
        'Nama bendahara desa': 'Wiwik Uji',
        'Tahun anggaran': '2026',
        'Tahap pencairan': 'II (dua)',
        'Jumlah yang diajukan (rupiah)': '412500000',
      },
      chosen: { 'Jenis dana': 'Dana Desa (DD)' },
      listed: { 'Desa/kelurahan pemohon': 'Kejayan' },
      scans: {},
    });
    await as('loket@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk);
    });
    await as('kasi-pmd@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await sendBack(desk, {
        to: 'Pemohon',
        reason: 'Data tidak valid',
        note: 'Nomor rekening bendahara tidak sama dengan RKP.',
        items: ['Fc Buku Rekening Bendahara Desa'],
      });
    });
    await untilStatusSays(citizen, receipt, 'Perlu dilengkapi');
    expect(await citizen.locator('main').innerText()).toContain(
      'Nomor rekening bendahara tidak sama dengan RKP.',
    );
    await citizen.getByRole('button', { name: 'Saya bawa kertasnya ke kantor' }).click();
    await citizen.getByRole('button', { name: 'Kirim perbaikan' }).click();
    await untilStatusSays(citizen, receipt, 'sedang diproses');
  });

  it('then gets two parafs in the printed order, the camat’s signature, and goes to the village', async () => {
    await as('loket@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk);
    });
    await as('kasi-pmd@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await primary(desk);
    });
    await as('loket@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await primary(desk);
    });
    await as('kasi-pmd@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu paraf Sekcam');
    });
    await as('sekcam@kejayan.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await primary(desk);
      await untilCaseSays(desk, 'Menunggu tanda tangan Camat');
    });
    await as('camat@kejayan.example', async (desk) => {
      await approve(desk, receipt.reference);
    });
    await as('loket@kejayan.example', async (desk) => {
      await openReady(desk, receipt.reference);
      await desk.page.getByLabel('Nama pengambil').fill('Sumiati Uji');
      await primary(desk);
    });
    await untilStatusSays(citizen, receipt, 'Sudah diserahkan');
  });
});

describe('Perekaman E-KTP in Juai', () => {
  let receipt: Receipt;

  it('waits for the signer with the clock stopped, in the time of Kalimantan Selatan', async () => {
    receipt = await apply(citizen, {
      office: 'Kecamatan Juai',
      service: 'Perekaman E-KTP',
      typed: { ...person, NIK: '6311010101000003', 'Nama lengkap': 'Hamidah Uji' },
      chosen: { 'Keperluan Anda': 'Pembaruan KTP' },
      listed: { 'Desa/kelurahan': 'Juai' },
      scans: {},
    });
    await as('loket@juai.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await check(desk);
      await desk.page.getByTestId('act-pause').click();
      await desk.page.getByLabel('Pejabat penanda tangan sedang tidak di tempat').check();
      await desk.page.getByRole('button', { name: 'Catat penundaan' }).last().click();
      await untilCaseSays(desk, 'Ditunda');
      await expectAccessible(desk.page);
    });
    await untilStatusSays(citizen, receipt, 'Ditunda: pejabat penanda tangan');
    const words = await citizen.locator('main').innerText();
    expect(words).toContain('WITA');
    expect(words).toContain('Hitungan waktu sedang berhenti');
  });

  it('records the wet signature of the Sekcam and the number of the KTP register, and makes no PDF', async () => {
    await as('loket@juai.example', async (desk) => {
      await openCase(desk, receipt.reference);
      await desk.page
        .getByLabel('Ditandatangani oleh')
        .selectOption({ label: 'Hj. Aminah Contoh, S.E. – SEKRETARIS CAMAT' });
      await screenshot(desk.page, 'wet-ink');
      // The number is Loket's own doing, so it comes with the same press unless it is unticked.
      expect(await desk.page.getByLabel('Catat di buku register').isChecked()).toBe(true);
      await desk.page.getByLabel('Catat di buku register').uncheck();
      await primary(desk);
      await desk.page.getByRole('button', { name: 'Catat di buku register' }).waitFor();
      await primary(desk);
      await desk.page
        .getByText(/470\/\d+\/CJ-BLG\/\d{4}/)
        .first()
        .waitFor();
      await primary(desk);
    });
    await untilStatusSays(citizen, receipt, 'Sudah diserahkan');
    expect(await citizen.getByRole('link', { name: 'Unduh surat (PDF)' }).count()).toBe(0);
    await screenshot(citizen, 'status-wet-ink-phone');
  });
});
