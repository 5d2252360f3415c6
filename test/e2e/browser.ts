import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Real Chromium against the running suite: contexts as our users have them, accessibility checks, screenshots. */

export const publicUrl = needed('LOKET_PUBLIC_URL');
export const consoleUrl = needed('LOKET_CONSOLE_URL');

export function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through "npm run test:e2e"`);
  return value;
}

export interface DemoAccount {
  office: string;
  role: string;
  email: string;
  password: string;
}

export function demoAccount(email: string): DemoAccount {
  const accounts = JSON.parse(needed('LOKET_ACCOUNTS')) as DemoAccount[];
  const account = accounts.find((candidate) => candidate.email === email);
  if (!account) throw new Error(`No demo account ${email}`);
  return account;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['LOKET_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const phone = { width: 360, height: 740 };
const laptop = { width: 1280, height: 800 };

/** @param options.script false for a browser without JavaScript */
export async function open(
  browser: Browser,
  options: { on: 'phone' | 'laptop'; script?: boolean },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: options.on === 'phone' ? phone : laptop,
    javaScriptEnabled: options.script ?? true,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  return { context, page: await context.newPage() };
}

/** No violation of WCAG 2.2 A and AA on the page as it stands. Needs a context with script. */
export async function expectAccessible(page: Page): Promise<void> {
  // At the end of the page the bar that sticks below covers nothing: elsewhere it lies over whatever is being scrolled past.
  await page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing may need sideways scrolling, at 320 px least of all. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const size = page.viewportSize() ?? phone;
  await page.setViewportSize({ width: 320, height: size.height });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.setViewportSize(size);
  expect(overflow, `sideways scroll at 320 px on ${page.url()}`).toBe(0);
}

/** Every page and state is looked at in these widths. */
const widths = [360, 768, 1280];

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'screenshots');

export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  // What is seen without scrolling; the README shows four of these.
  await page.locator('h1').first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(shots, `${name}.view.png`) });
  const size = page.viewportSize() ?? phone;
  for (const width of widths) {
    await page.setViewportSize({ width, height: size.height });
    await page.screenshot({ path: join(shots, `${name}.${String(width)}.png`), fullPage: true });
  }
  await page.setViewportSize(size);
}

/** A page in one state: accessible, without sideways scroll, and shot for whoever looks with his own eyes. */
export async function lookedAt(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** Scans as a phone and a copier make them: a real JPEG and a real PDF. */
export async function makeScans(browser: Browser): Promise<{ jpeg: Buffer; pdf: Buffer; png: Buffer }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 500 } });
  await page.setContent('<h1>Pindaian contoh</h1><p>Surat pengantar desa – bukan dokumen resmi</p>');
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 70 });
  const png = await page.screenshot({ type: 'png' });
  const pdf = await page.pdf({ format: 'A4' });
  await page.close();
  return { jpeg, pdf, png };
}
