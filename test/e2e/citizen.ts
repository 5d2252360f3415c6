import type { Page } from 'playwright-core';
import { publicUrl } from './browser.ts';

/** What an applicant does on the public site, by the words on the page. Works with script and without. */

export interface Scan {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export interface Request {
  office: string;
  service: string;
  /** Text fields by label. */
  typed: Record<string, string>;
  /** Choices by label: radio buttons by the option's words. */
  chosen?: Record<string, string>;
  /** Lists by label, by the option's words. */
  listed?: Record<string, string>;
  /** Scans by the requirement's words; every other requirement is brought as paper. */
  scans: Record<string, Scan>;
}

export async function openService(
  page: Page,
  { office, service }: Pick<Request, 'office' | 'service'>,
): Promise<void> {
  await page.goto(publicUrl);
  await page.getByRole('link', { name: office }).first().click();
  await page.getByRole('link', { name: service }).first().click();
  await page.getByRole('heading', { level: 1, name: service }).waitFor();
}

export async function fillData(page: Page, { typed, chosen = {}, listed = {} }: Request): Promise<void> {
  for (const [label, words] of Object.entries(chosen)) {
    await page.getByRole('group', { name: label }).getByLabel(words, { exact: true }).check();
  }
  for (const [label, words] of Object.entries(listed))
    await (await fieldOf(page, label)).selectOption({ label: words });
  for (const [label, text] of Object.entries(typed)) await (await fieldOf(page, label)).fill(text);
}

/** The field of exactly this label, where there is one: "Desa/kelurahan" is not "Desa/kelurahan tujuan". */
async function fieldOf(page: Page, label: string) {
  const exact = page.getByLabel(label, { exact: true });
  return (await exact.count()) > 0 ? exact : page.getByLabel(label);
}

/** One requirement's part of the page of files. */
export function handIn(page: Page, requirement: string) {
  return page.locator('section.handin').filter({ has: page.getByRole('heading', { name: requirement }) });
}

export async function uploadScan(page: Page, requirement: string, scan: Scan): Promise<void> {
  const part = handIn(page, requirement);
  await part.locator('input[type=file]').setInputFiles(scan);
  await part.getByRole('button', { name: 'Unggah' }).click();
  await handIn(page, requirement).locator('.filename').getByText(scan.name).waitFor();
}

export async function handInAll(page: Page, scans: Request['scans']): Promise<void> {
  for (const [requirement, scan] of Object.entries(scans)) await uploadScan(page, requirement, scan);
  for (;;) {
    const open = page.getByRole('button', { name: 'Saya bawa kertasnya ke kantor' });
    const left = await open.count();
    if (left === 0) break;
    await open.first().click();
    await page.waitForLoadState();
    await page
      .locator('button', { hasText: 'Saya bawa kertasnya ke kantor' })
      .nth(left - 1)
      .waitFor({ state: 'detached' });
  }
}

export interface Receipt {
  reference: string;
  /** The applicant's own link. */
  link: string;
}

/** From the service page to the receipt. */
export async function apply(page: Page, request: Request): Promise<Receipt> {
  await openService(page, request);
  await page.getByRole('button', { name: 'Mulai mengajukan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Isi data' }).waitFor();
  await fillData(page, request);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('heading', { level: 1, name: 'Berkas' }).waitFor();
  await handInAll(page, request.scans);
  await page.getByRole('link', { name: 'Lanjut memeriksa' }).click();
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  return readReceipt(page);
}

export async function readReceipt(page: Page): Promise<Receipt> {
  await page.getByRole('heading', { level: 1, name: 'Permohonan terkirim' }).waitFor();
  const words = await page.locator('main').innerText();
  const reference = /\b[2-9A-HJ-NP-TV-Z]{10}\b/.exec(words)?.[0];
  const link = /https?:\/\/\S+\/s\/\S+/.exec(words)?.[0];
  if (!reference || !link) throw new Error(`The receipt shows no reference or link: ${words}`);
  return { reference, link };
}

/** The status page by the applicant's link, as from a receipt. */
export async function openStatus(page: Page, { link, reference }: Receipt): Promise<void> {
  await page.goto(link);
  await page.getByText(reference).first().waitFor();
}

/** Opens the status page again and again until it says so. Waits for the page's words, not for a time. */
export async function untilStatusSays(page: Page, receipt: Receipt, words: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    await openStatus(page, receipt);
    if (await page.locator('.standing').getByText(words).count()) return;
    await page.waitForTimeout(500);
  }
  throw new Error(`The status page never said "${words}": ${await page.locator('.standing').innerText()}`);
}
