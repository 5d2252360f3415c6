import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';

const config = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8'));

interface Rewrite {
  source: string;
  destination?: string;
  function?: { functionId: string; region: string };
}

/** Directives of the console's policy: name → sources. */
function consolePolicy(): Record<string, string> {
  const rules: { source: string; headers: { key: string; value: string }[] }[] = config.hosting.headers;
  const header = rules
    .find(({ source }) => source === '/konsol/**')
    ?.headers.find(({ key }) => key === 'Content-Security-Policy');
  return Object.fromEntries(
    (header?.value ?? '').split('; ').map((rule) => [rule.split(' ')[0], rule.slice(rule.indexOf(' ') + 1)]),
  );
}

describe('firebase.json', () => {
  it('answers the console from files, uploads and pages from functions, in this order', () => {
    const rewrites: Rewrite[] = config.hosting.rewrites;
    expect(
      rewrites.map(({ source, destination, function: called }) => [
        source,
        destination ?? called?.functionId,
      ]),
    ).toEqual([
      ['/konsol/**', '/konsol/index.html'],
      ['/berkas/**', 'upload'],
      ['**', 'site'],
    ]);
  });

  it('keeps everything in Jakarta', () => {
    const regions = (config.hosting.rewrites as Rewrite[]).flatMap(
      ({ function: called }) => called?.region ?? [],
    );
    expect([config.firestore.location, ...regions]).toEqual(Array(3).fill('asia-southeast2'));
  });

  it('lets the console run no script but its own and App Check’s reCAPTCHA', () => {
    const policy = consolePolicy();
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(JSON.stringify(policy)).not.toMatch(/unsafe-|127\.0\.0\.1|\s\*[\s"]/);
  });

  it('binds the emulators to this machine', () => {
    const { singleProjectMode, ui, ...emulators } = config.emulators;
    expect([singleProjectMode, ui.enabled]).toEqual([true, false]);
    for (const [name, { host }] of Object.entries<{ host: string }>(emulators))
      expect([name, host]).toEqual([name, '127.0.0.1']);
  });
});
