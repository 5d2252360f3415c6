import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl, expectAccessible, launch, lookedAt, screenshot } from './browser.ts';
import { openCase, primary, rowOf, signIn, untilCaseSays } from './console.ts';
import type { Desk } from './console.ts';

/** The signing desk on the camat's phone: a pile that is signed in one press, and a letter that is looked at first. */

let browser: Browser;
/** References of the four letters of which nothing is to be said. */
const plain: string[] = [];
let late = '';

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

const skck = {
  Alamat: 'Dusun Krajan RT 01',
  'Nomor HP': '081255500077',
  'Tempat lahir': 'Pasuruan',
  'Tanggal lahir': '1990-08-05',
  Pekerjaan: 'Petani',
  Keperluan: 'Melamar pekerjaan',
};

async function fill(page: Page, typed: Record<string, string>): Promise<void> {
  for (const [label, words] of Object.entries(typed))
    await page.getByLabel(label, { exact: true }).fill(words);
}

/** Taken in at the counter with every paper, complete, and drafted. */
async function drafted({ page, office }: Desk, name: string, nik: string): Promise<string> {
  await page.goto(`${consoleUrl}#/${office}/terima`);
  await page.getByRole('combobox', { name: 'Layanan' }).fill('skck');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama lengkap', { exact: true }).waitFor();
  await fill(page, { 'Nama lengkap': name, NIK: nik, ...skck });
  await page.getByLabel('Perempuan', { exact: true }).check();
  await page.getByLabel('Desa/kelurahan', { exact: true }).selectOption({ label: 'Kejayan' });
  const papers = page.getByRole('group', { name: 'Berkas yang dibawa' }).getByRole('checkbox');
  for (const paper of await papers.all()) await paper.check();
  await page.getByTestId('primary-act').click();
  await page.getByTestId('received').waitFor();
  const reference = (await page.getByTestId('received').getAttribute('data-reference')) ?? '';
  await page.getByRole('button', { name: 'Nyatakan berkas lengkap' }).click();
  await draft(page);
  return reference;
}

async function draft(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Buat konsep surat' }).click();
  await page.getByTestId('case-status').filter({ hasText: 'Menunggu paraf' }).waitFor();
}

/** On paper a week ago, and promised within twenty minutes of the office's hours (Kejayan's decree). */
async function lateFromPaper({ page, office }: Desk): Promise<string> {
  await page.goto(`${consoleUrl}#/${office}/darurat`);
  const form = page.getByTestId('late-entry');
  const day = new Date(Date.now() - 7 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await form.getByLabel('Layanan').selectOption({ label: 'Pengantar SKCK' });
  await form.getByLabel('Tanggal diterima').fill(day);
  await form.getByLabel('Jam diterima').fill('09:00');
  await form.getByLabel('Jam diperiksa').fill('09:05');
  await form.getByLabel('Nama lengkap').fill('Lima Uji Meja');
  await form.getByLabel('NIK').fill('3514064508900074');
  await form.getByLabel('Desa/kelurahan', { exact: true }).selectOption({ label: 'Kejayan' });
  await form.getByLabel('Alasan dicatat susulan').fill('Listrik padam');
  await form.getByTestId('late-submit').click();
  await page.getByTestId('late-count').filter({ hasText: '1' }).waitFor();
  const address = await form.getByRole('link').first().getAttribute('href');
  await page.goto(`${consoleUrl}${address ?? ''}`);
  await page.getByTestId('case-status').waitFor();
  // What the paper did not say is written at the draft.
  await fill(page, {
    Alamat: skck.Alamat,
    'Tempat lahir': skck['Tempat lahir'],
    'Tanggal lahir': skck['Tanggal lahir'],
    Pekerjaan: skck.Pekerjaan,
    Keperluan: skck.Keperluan,
  });
  await page.getByLabel('Jenis kelamin').selectOption({ label: 'Perempuan' });
  await draft(page);
  return /[2-9A-HJ-NP-TV-Z]{10}/.exec(await page.locator('.case-header').innerText())?.[0] ?? '';
}

describe('five letters of one morning in Kejayan', () => {
  it('come to the camat: four as always, one that took too long', async () => {
    const counter = await signIn(browser, 'loket@kejayan.example');
    for (const [index, name] of ['Satu', 'Dua', 'Tiga', 'Empat'].entries())
      plain.push(await drafted(counter, `${name} Uji Meja`, `351406450890007${String(index)}`));
    late = await lateFromPaper(counter);
    await counter.context.close();
    const kasi = await signIn(browser, 'kasi-pemerintahan@kejayan.example');
    for (const reference of [...plain, late]) {
      await openCase(kasi, reference);
      await primary(kasi);
      await untilCaseSays(kasi, 'Menunggu tanda tangan');
    }
    await kasi.context.close();
  });

  it('are signed on a phone: four in one press that outlives a lost answer, the fifth after it was opened', async () => {
    const camat = await signIn(browser, 'camat@kejayan.example', 'phone');
    const { page, office } = camat;
    const deskAddress = `${consoleUrl}#/${office}/meja-tanda-tangan`;
    await page.goto(deskAddress);
    for (const reference of [...plain, late]) await rowOf(camat, reference);
    const pile = (id: string) => page.locator(`[data-pile="${id}"]`);
    const row = (reference: string) =>
      page.locator('li.desk-row').filter({ has: page.locator(`[data-row="${reference}"]`) });
    for (const reference of plain) await pile('tanpa-catatan').locator(`[data-row="${reference}"]`).waitFor();
    await pile('perlu-dilihat').locator(`[data-row="${late}"]`).waitFor();
    await row(late).getByText('Waktu layanan sudah terlewati').waitFor();
    await row(late).getByText('Kata-kata surat diubah petugas').waitFor();
    expect(await row(late).getByRole('checkbox').isDisabled()).toBe(true);

    for (const reference of plain) await row(reference).getByRole('checkbox').check();
    await lookedAt(page, 'desk-piles');
    // The third is approved, but its answer never comes.
    let approvals = 0;
    await page.route(/\/desk$/, async (route) => {
      const body = route.request().postData() ?? '';
      if (!body.includes('"approveLetter"')) return route.continue();
      approvals += 1;
      if (approvals !== 3) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Setujui 4 surat' }).click();
    const stopped = page.getByTestId('desk-stopped');
    await stopped.getByText('Belum ada jawaban dari server').waitFor();
    expect(approvals).toBe(3);
    await expectAccessible(page);
    await screenshot(page, 'desk-stopped');
    await stopped.getByRole('button', { name: 'Lanjutkan 2 surat lagi' }).click();
    const issued = (reference: string) =>
      page.locator(`[data-result="${reference}"] [data-outcome="issued"]`).waitFor();
    for (const reference of plain) await issued(reference);
    expect(approvals).toBe(5);
    expect(await page.locator('[data-outcome="problem"]').count()).toBe(0);
    // The late one is still there, and not one of them is.
    await row(late).waitFor();
    for (const reference of plain) expect(await row(reference).count()).toBe(0);

    await page.locator(`[data-row="${late}"]`).click();
    await page.getByTestId('letter-number').waitFor();
    // This phone opens letters in a reader; a browser that shows them in the page counts that as opened.
    const opened = page.getByRole('link', { name: /Buka surat/ });
    await page.getByTestId('primary-act').waitFor();
    if (await page.getByTestId('primary-act').isDisabled()) await opened.click();
    await page.getByRole('link', { name: /Kembali ke daftar/ }).click();
    await row(late).getByText('Sudah dibuka').waitFor();
    await row(late).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Setujui 1 surat' }).click();
    await issued(late);
    await lookedAt(page, 'desk-signed');
    await camat.context.close();
  });
});
