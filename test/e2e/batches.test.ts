import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, launch, lookedAt, open } from './browser.ts';
import { untilStatusSays } from './citizen.ts';
import type { Receipt } from './citizen.ts';
import { check, openCase, primary, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/**
 * Juai's proposals for religious teachers and cleaners (facts/workflows.md W12): many cases, one list, one letter, one dispatch. And its
 * monthly population report (W14): merged by village, with those that are late.
 */

const usulan = 'Usulan Guru Agama Keliling dan Petugas Kebersihan Tempat Ibadah';
const laporan = 'Laporan Bulanan Penduduk';

let browser: Browser;
let citizen: Page;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  citizen = (await open(browser, { on: 'phone', script: false })).page;
  folder = mkdtempSync(join(tmpdir(), 'loket-rekap-'));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function as(email: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await signIn(browser, email);
  await work(desk);
  await desk.context.close();
}

interface Walkin {
  service: string;
  typed: Record<string, string>;
  ticked?: readonly string[];
  village?: string;
}

/** Takes somebody in who brings every paper. Out of the printed months (November, December) a reason is asked for. */
async function takeIn(desk: Desk, { service, typed, ticked = [], village }: Walkin): Promise<Receipt> {
  const { page, office } = desk;
  // By way of another screen: the last receipt may still stand on this one.
  await toBatches(desk);
  await page.goto(`${consoleUrl}#/${office}/terima`);
  await page.getByRole('combobox', { name: 'Layanan' }).fill(service);
  await page.keyboard.press('Enter');
  await page.getByLabel(/^Nama (lengkap|yang mengajukan)$/).waitFor();
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
  for (const label of ticked) await page.getByLabel(label, { exact: true }).check();
  const villages = page.getByLabel(/^Desa\/kelurahan/);
  if (village !== undefined && (await villages.isEnabled())) await villages.selectOption({ label: village });
  const reason = page.getByLabel('Alasan menerima di luar waktunya');
  if ((await reason.count()) > 0) await reason.fill('Uji di luar masa penerimaan');
  const papers = page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox');
  for (const paper of await papers.all()) await paper.check();
  await page.getByTestId('primary-act').click();
  await page.getByTestId('received').waitFor();
  const reference = (await page.getByTestId('received').getAttribute('data-reference')) ?? '';
  const paper = (await page.getByTitle('Tanda terima').getAttribute('srcdoc')) ?? '';
  const link = /https?:\/\/[^<\s]+\/s\/[^<\s"]+/.exec(paper)?.[0];
  if (!link) throw new Error('The receipt shows no link');
  return { reference, link };
}

function proposal(name: string, nik: string, as_: string, village: string): Walkin {
  return {
    service: 'guru agama',
    typed: {
      'Nama lengkap': name,
      NIK: nik,
      Alamat: 'Jalan Setia RT 01',
      'Nomor HP': '081255500071',
      'Tempat mengajar atau tempat ibadah': `Langgar ${name}`,
    },
    ticked: [as_, 'KTP Kabupaten Balangan'],
    village,
  };
}

/** Presses a button that makes a file, and reads the PDF it saves as text. */
async function pdfText(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

async function toBatches({ page, office }: Desk): Promise<void> {
  await page.goto(`${consoleUrl}#/${office}/rekap`);
  await page.getByRole('heading', { level: 1, name: 'Rekap' }).waitFor();
}

async function chooseService({ page }: Desk, name: string): Promise<void> {
  const service = page.getByLabel('Layanan', { exact: true });
  const value = await service.locator('option', { hasText: name }).getAttribute('value');
  await service.selectOption(value);
}

const names = ['Rusdi Rekap', 'Siti Rekap', 'Hasan Rekap'] as const;

describe('three proposals in Juai', () => {
  const receipts: Receipt[] = [];

  it('come in at the counter and through the village officer', async () => {
    await as('loket@juai.example', async (desk) => {
      receipts.push(
        await takeIn(desk, proposal(names[0], '6311014101900071', 'Guru agama keliling', 'Tigarun')),
        await takeIn(
          desk,
          proposal(names[1], '6311014101900072', 'Petugas kebersihan tempat ibadah', 'Bata'),
        ),
      );
    });
    // The village's door is shut outside the printed months: then the applicant comes to the counter.
    const inWindow = new Date().getUTCMonth() >= 10;
    await as(inWindow ? 'desa@juai.example' : 'loket@juai.example', async (desk) => {
      receipts.push(
        await takeIn(desk, proposal(names[2], '6311014101900073', 'Guru agama keliling', 'Muara Ninian')),
      );
    });
    expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(3);
  });

  it('are checked and archived, and each page then leads to the recapitulation', async () => {
    await as('loket@juai.example', async (desk) => {
      for (const { reference } of receipts) {
        await openCase(desk, reference);
        await check(desk);
        await desk.page.getByRole('button', { name: 'Arsipkan' }).waitFor();
        await primary(desk);
        await untilCaseSays(desk, 'Menunggu rekapitulasi usulan');
        expect(await desk.page.getByTestId('primary-act').getAttribute('href')).toBe(
          `#/${desk.office}/rekap`,
        );
      }
    });
  });

  it('go into one list and one letter, are signed once and sent once', async () => {
    await as('loket@juai.example', async (desk) => {
      const { page } = desk;
      await toBatches(desk);
      await chooseService(desk, usulan);
      for (const { reference } of receipts) await page.locator(`[data-choose="${reference}"]`).waitFor();
      await lookedAt(page, 'batches');
      await page.getByTestId('primary-act').click();
      await page.getByText('Pilih dahulu berkas yang direkap.').waitFor();
      for (const { reference } of receipts) await page.locator(`[data-choose="${reference}"]`).check();
      await page.getByLabel('Judul rekap').fill('Usulan Uji');
      await page.getByRole('button', { name: 'Buat rekap dari 3 berkas' }).click();

      await page.getByRole('heading', { level: 1, name: 'Usulan Uji' }).waitFor();
      for (const { reference } of receipts) await page.locator(`[data-member="${reference}"]`).waitFor();
      await lookedAt(page, 'batch-open');

      await page.getByLabel('Surat ditujukan kepada').fill('Bagian Kesejahteraan Rakyat');
      await page.getByRole('button', { name: 'Tutup rekap' }).click();
      await page.locator('[data-testid="batch-state"][data-state="closed"]').waitFor();
      await lookedAt(page, 'batch-closed');

      const list = await pdfText(page, 'Unduh daftar rekap (PDF)');
      for (const name of names) expect(list).toContain(name);
      for (const { reference } of receipts) expect(list).toContain(reference);
      expect(list).toContain('Tigarun');
      // The cell is narrow, so that only the first words of it are sure to stand on one line.
      expect(list).toMatch(/Diusulkan sebagai: Petugas/);
      const letter = await pdfText(page, 'Unduh surat (PDF)');
      expect(letter).toContain('PEMERINTAH KABUPATEN BALANGAN');
      expect(letter).toContain('Bagian Kesejahteraan Rakyat');
      expect(letter).toContain('3 usulan');
      expect(letter).toContain('CAMAT JUAI');

      await page.getByRole('button', { name: 'Catat tanda tangan untuk 3 berkas' }).click();
      await page.locator('[data-testid="batch-state"][data-state="signed"]').waitFor();
      await page.getByLabel(/^Diserahkan lewat apa/).fill('Diantar petugas, diterima bagian umum');
      await page.getByRole('button', { name: 'Catat 3 berkas dikirim' }).click();
      await page.locator('[data-testid="batch-state"][data-state="sent"]').waitFor();
      expect(await page.getByTestId('batch-missed').count()).toBe(0);
      await lookedAt(page, 'batch-sent');
    });
  });

  it('end forwarded, for each of the three applicants', async () => {
    for (const receipt of receipts) await untilStatusSays(citizen, receipt, 'Diteruskan ke Instansi Terkait');
  });
});

describe('the monthly population report in Juai', () => {
  it('is late in the table once the office has set a day, and merged by village', async () => {
    await as('admin@juai.example', async (desk) => {
      const { page } = desk;
      await toBatches(desk);
      const duty = page.locator('[data-duty="laporan-bulanan-penduduk"]');
      await duty.locator('summary').click();
      await duty.getByText('Tanggal jatuh tempo belum ditetapkan').waitFor();
      await page.getByText('Atur jatuh tempo').click();
      await page.getByLabel(`${laporan}: tanggal (1–28)`).fill('1');
      // In the month itself, so that the month before is over whatever day it is.
      await page.getByLabel(`${laporan}: tanggal itu di`).selectOption('same');
      const since = page.getByLabel(`${laporan}: berlaku mulai`);
      await since.selectOption({ index: 2 });
      await page.getByRole('button', { name: 'Simpan jatuh tempo' }).click();
      await duty.getByText('Jatuh tempo setiap tanggal 1').waitFor();
      // Nobody has sent anything last month, whatever day it is today.
      const lastMonth = duty.locator('tr[data-village] td:nth-of-type(2)');
      expect(await lastMonth.count()).toBe(21);
      for (const state of await lastMonth.evaluateAll((cells) =>
        cells.map((cell) => cell.getAttribute('data-state')),
      ))
        expect(state).toBe('overdue');
      await lookedAt(page, 'village-duties');
    });

    let report: Receipt | undefined;
    await as('desa@juai.example', async (desk) => {
      report = await takeIn(desk, {
        service: 'laporan bulanan',
        typed: {
          'Nama yang mengajukan': 'Mahyudin Rekap',
          Jabatan: 'Sekretaris Desa',
          'Nomor HP': '081255500081',
          'Bulan laporan': 'bulan ini',
        },
        village: 'Muara Ninian',
      });
      await toBatches(desk);
      const rows = desk.page.locator('[data-duty="laporan-bulanan-penduduk"] tr[data-village]');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(1);
      expect(await rows.locator('td').first().getAttribute('data-state')).toMatch(/^(on-time|late)$/);
      expect(await desk.page.getByTestId('make-batch').count()).toBe(0);
      await lookedAt(desk.page, 'village-duties-village');
    });

    await as('loket@juai.example', async (desk) => {
      const { page } = desk;
      await openCase(desk, report?.reference ?? '');
      await check(desk);
      await untilCaseSays(desk, 'Menunggu rekapitulasi usulan');
      await toBatches(desk);
      await chooseService(desk, laporan);
      await page.getByLabel(/^Pilih semua/).check();
      await page.getByRole('button', { name: /^Buat rekap dari/ }).click();
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${laporan}`) }).waitFor();
      const list = await pdfText(page, 'Unduh daftar rekap (PDF)');
      expect(list).toContain('Mahyudin Rekap');
      expect(list).toContain('Muara Ninian');
      expect(list).toContain('Belum masuk (20 desa/kelurahan)');
    });
  });
});
