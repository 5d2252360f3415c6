import type { Browser, BrowserContext, Page } from 'playwright-core';
import { consoleUrl, demoAccount, open } from './browser.ts';

/** What the staff do in the console, by the words on the screen. */

export interface Desk {
  context: BrowserContext;
  page: Page;
  office: string;
}

export async function signIn(
  browser: Browser,
  email: string,
  on: 'phone' | 'laptop' = 'laptop',
): Promise<Desk> {
  const { context, page } = await open(browser, { on });
  const account = demoAccount(email);
  await page.goto(consoleUrl);
  await page.getByLabel('Surel (email)').fill(email);
  await page.getByLabel('Kata sandi').fill(account.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('button', { name: 'Keluar' }).waitFor();
  return { context, page, office: account.office };
}

/** The row of a case in the open work list. It appears by itself; a bar holds new rows back until asked. */
export async function rowOf({ page }: Desk, reference: string) {
  const row = page.locator(`[data-row="${reference}"]`);
  const fresh = page.getByTestId('show-fresh');
  await row.or(fresh).first().waitFor();
  if (!(await row.isVisible())) await fresh.click();
  await row.waitFor();
  return row;
}

export async function openCase(desk: Desk, reference: string): Promise<void> {
  const { page, office } = desk;
  await page.goto(`${consoleUrl}#/${office}/antrean`);
  await (await rowOf(desk, reference)).click();
  await page.getByTestId('case-status').waitFor();
}

/** Marks every item in order but those named (by requirement id), which get a reason and a note. */
export async function check(
  desk: Desk,
  faulty: Record<string, { reason: string; note: string }> = {},
): Promise<void> {
  const { page } = desk;
  await page.getByTestId('all-in-order').click();
  for (const [id, fault] of Object.entries(faulty)) {
    const item = page.locator(`[data-item="${id}"]`);
    await item.getByLabel('Kurang', { exact: true }).check();
    await item.getByLabel('Apa yang kurang').selectOption({ label: fault.reason });
    await item.getByLabel(/^Catatan untuk pemohon/).fill(fault.note);
  }
  await primary(desk);
}

/** Presses the act that moves the case on and waits for its answer. */
export async function primary({ page }: Desk): Promise<void> {
  await page.getByTestId('primary-act').click();
  await page.locator('[data-testid="act-result"][data-state="done"]').waitFor();
}

/** Waits until the case on the screen, which is live, says so. */
export async function untilCaseSays({ page }: Desk, words: string): Promise<void> {
  await page.getByTestId('case-status').filter({ hasText: words }).waitFor();
}

/** Sends the case on the screen back. */
export async function sendBack(
  { page }: Desk,
  back: { to: string; reason: string; note: string; items?: string[] },
): Promise<void> {
  await page.getByTestId('act-return').click();
  const form = page.getByTestId('return-form');
  await form.getByLabel('Kembalikan ke').selectOption({ label: back.to });
  for (const item of back.items ?? []) await form.getByLabel(item).check();
  await form.getByLabel('Alasan').selectOption({ label: back.reason });
  await form.getByLabel('Catatan').fill(back.note);
  await page.getByTestId('return-submit').click();
  await page.locator('[data-testid="act-result"][data-state="done"]').waitFor();
}

/** The signer reads one letter at the signing desk and approves it; waits until the result list says it is issued. */
export async function approve(desk: Desk, reference: string): Promise<string> {
  const { page, office } = desk;
  await page.goto(`${consoleUrl}#/${office}/meja-tanda-tangan`);
  await (await rowOf(desk, reference)).click();
  const opened = page.getByRole('link', { name: /Buka surat/ });
  const button = page.getByTestId('primary-act');
  await button.waitFor();
  const number = await page.getByTestId('letter-number').innerText();
  // A browser that shows PDFs in the page counts as read by itself; this one opens the letter in a reader.
  if (await button.isDisabled()) await opened.click();
  await button.click();
  await page.locator('[data-testid="desk-results"] [data-outcome="issued"]').waitFor();
  return number;
}
