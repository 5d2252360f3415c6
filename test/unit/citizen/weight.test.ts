import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';
import { staffedDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { publicPaths } from '../site/public-paths.ts';
import { siteOf, Visitor } from '../site/visitor.ts';

/** Design §7: a page in at most 25 KB over the wire with its style and script, of it at most 10 KB script. */
const wholeBytes = 25 * 1024;
const scriptBytes = 10 * 1024;

const built = (path: string) =>
  buildSync({
    entryPoints: [join(root, path)],
    bundle: true,
    minify: true,
    format: 'iife',
    // As the build has it: what these do not know must not be in the sources.
    target: ['es2018', 'chrome70', 'safari12', 'firefox68'],
    write: false,
  }).outputFiles[0]?.contents ?? new Uint8Array();

const gzipped: Readonly<Record<string, number>> = {
  '/aset/apply.js': gzipSync(built('web/citizen/enhance/apply.ts')).length,
  '/aset/verify.js': gzipSync(built('web/citizen/enhance/verify.ts')).length,
  '/aset/survey.js': gzipSync(built('web/citizen/enhance/survey.ts')).length,
  '/aset/survey.css': gzipSync(built('web/survey/survey.css')).length,
  '/aset/style.css': gzipSync(built('web/citizen/style.css')).length,
};

const pages = new Map<string, string>();

beforeAll(async () => {
  const visitor = new Visitor(siteOf(await staffedDeps(realOffices)));
  for (const path of publicPaths(realOffices)) {
    const { status, body } = await visitor.visit(path);
    expect([path, status]).toEqual([path, 200]);
    pages.set(path, body);
  }
});

/** Everything a page loads from us, by address. */
function loadedBy(page: string): string[] {
  return [...page.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(
    ([, address]) => address ?? '',
  );
}

describe('over the wire', () => {
  it('scripts stay small', () => {
    for (const [address, bytes] of Object.entries(gzipped)) {
      expect(bytes).toBeGreaterThan(0);
      if (address.endsWith('.js')) expect(bytes).toBeLessThanOrEqual(scriptBytes);
    }
  });

  it('every public page of every office fits', () => {
    expect(pages.size).toBeGreaterThan(250);
    for (const [path, page] of pages) {
      const loaded = loadedBy(page);
      expect([path, loaded.filter((address) => gzipped[address] === undefined)]).toEqual([path, []]);
      const sum = loaded.reduce((bytes, address) => bytes + (gzipped[address] ?? 0), gzipSync(page).length);
      expect([path, sum <= wholeBytes]).toEqual([path, true]);
    }
  });

  // CSP forbids both; a page that needs them would break silently. Data for search engines is no script.
  it('pages hold no inline script or style', () => {
    for (const [path, page] of pages) {
      const rest = page.replaceAll('<script type="application/ld+json">', '');
      expect([path, /<script(?! src=)|<style|\sstyle=|\son[a-z]+=/.exec(rest)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    }
  });

  it('the style names no other place', () => {
    for (const file of ['web/citizen/style.css', 'web/survey/survey.css'])
      expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/url\(|@import/);
  });
});
