import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';
import { document } from '../../../web/citizen/pages/layout.ts';
import { servicePage } from '../../../web/citizen/pages/service.ts';
import { realOffices } from '../../fixtures/office.ts';

/** Design §7: a service page with its form in at most 25 KB over the wire, of it at most 10 KB script. */
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

const apply = gzipSync(built('web/citizen/enhance/apply.ts')).length;
const verify = gzipSync(built('web/citizen/enhance/verify.ts')).length;
const style = gzipSync(built('web/citizen/style.css')).length;

describe('over the wire', () => {
  it('scripts stay small', () => {
    expect(apply).toBeGreaterThan(0);
    expect(apply).toBeLessThanOrEqual(scriptBytes);
    expect(verify).toBeLessThanOrEqual(scriptBytes);
  });

  const services = realOffices.flatMap((material) =>
    material.services.map((standard) => ({ material, standard })),
  );

  it.each(services)('$standard.serviceId fits', ({ material: { office, decree }, standard }) => {
    const page = document(
      {
        assets: { 'style.css': '/aset/style.css', 'apply.js': '/aset/apply.js' },
        publicUrl: 'https://loket.example',
      },
      servicePage({ office, standard, decree, inForce: standard.version }),
    );
    expect(gzipSync(page).length + style + apply).toBeLessThanOrEqual(wholeBytes);
  });

  // CSP forbids both; a page that needs them would break silently.
  it('pages hold no inline script or style', () => {
    for (const { material, standard } of services) {
      const page = document(
        { assets: {}, publicUrl: '' },
        servicePage({ office: material.office, standard, decree: material.decree, inForce: 1 }),
      );
      expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
    }
  });

  it('the style names no other place', () => {
    expect(readFileSync(join(root, 'web/citizen/style.css'), 'utf8')).not.toMatch(/url\(|@import/);
  });
});
