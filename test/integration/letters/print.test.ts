import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servicePoster, standardsBooklet } from '../../../domain/standard-print.ts';
import { printDocument } from '../../../functions/letters/print.ts';
import { readOffices } from '../../../tools/standards-files.ts';
import { run } from './tools.ts';

const folder = readOffices(join(import.meta.dirname, '../../..')).find(
  ({ office }) => office.id === 'kejayan',
);
if (!folder) throw new Error('standards/kejayan is missing');
const { office, decrees, services } = folder;
const skck = services.find(({ serviceId }) => serviceId === 'pengantar-skck');
if (!skck) throw new Error('Kejayan has SKCK');
const url = 'https://loket.example/kejayan/layanan/pengantar-skck';
const about = { office, decree: decrees[0], url, today: '2026-11-24' };

let at: string;
const file = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(at, name), bytes);
  return join(at, name);
};
beforeAll(async () => {
  at = await mkdtemp(join(tmpdir(), 'loket-print-'));
});
afterAll(() => rm(at, { recursive: true }));

describe('what independent tools find in a poster', () => {
  it('is one sound A4 page with selectable words and a QR code to the service', async () => {
    const pdf = await file(
      'poster.pdf',
      await printDocument(servicePoster({ ...about, standard: skck, open: true })),
    );
    expect(await run('qpdf', ['--check', pdf])).toContain('No syntax or stream encoding errors found');
    const info = await run('pdfinfo', [pdf]);
    expect(info).toMatch(/Pages: +1\n/);
    expect(info).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/);
    const text = (await run('pdftotext', ['-layout', pdf, '-'])).replaceAll(/\s+/g, ' ');
    for (const words of ['Pas foto 4 x 6 (1 lembar)', '20 Menit', 'Gratis', 'Camat memberikan tanda tangan'])
      expect(text).toContain(words);
    await run('pdftoppm', ['-r', '150', '-png', pdf, join(at, 'poster')]);
    expect(await run('zbarimg', ['-q', '--raw', join(at, 'poster-1.png')])).toContain(url);
  });
});

describe('what independent tools find in a booklet', () => {
  it('has bookmarks to every service, and their words on the pages they lead to', async () => {
    const pdf = await file(
      'booklet.pdf',
      await printDocument(standardsBooklet({ ...about, standards: services })),
    );
    expect(await run('qpdf', ['--check', pdf])).toContain('No syntax or stream encoding errors found');
    const outline = await run('mutool', ['show', pdf, 'outline']);
    for (const { title } of services) {
      const line = outline.split('\n').find((each) => each.includes(`"${title}"`));
      const page = /#page=(\d+)/.exec(line ?? '')?.[1];
      expect(page, title).toBeDefined();
      const text = await run('pdftotext', ['-f', String(page), '-l', String(page), pdf, '-']);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(title.replaceAll(/\s+/g, ' '));
    }
  });
});
