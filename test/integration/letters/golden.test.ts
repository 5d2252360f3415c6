import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPrinted, LetterContent } from '../../../domain/letter.ts';
import { longDate } from '../../../domain/dates-id.ts';
import { renderLetter } from '../../../functions/letters/render.ts';
import { localSigner } from '../../../functions/letters/sign.ts';
import { makeEvaluationKey } from '../../../tools/evaluation-key.mjs';
import { preflightClassPath } from '../../../tools/system-packages.ts';
import { someFacts, valueOf } from '../../fixtures/letters/signed-letter.ts';
import { openBench, run, type Bench } from './tools.ts';

/**
 * Thirty letters of every kind and with every difficulty met so far, sealed, and looked at by tools that are not ours: their signature,
 * their syntax, their claim to be PDF/A, every word on them, and how their pages look.
 *
 * How a page should look lies in `test/fixtures/letters/golden` as small grey pictures. After a wanted change: look at the letters, then
 * `LOKET_NEW_GOLDEN=yes node tools/test.mjs integration -- golden` writes them anew.
 */

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'letters');
const names = readdirSync(join(fixtures, 'contents')).map((file) => file.replace('.json', ''));
const contentOf = (name: string) =>
  LetterContent.parse(JSON.parse(readFileSync(join(fixtures, 'contents', `${name}.json`), 'utf8')));

const key = makeEvaluationKey({ kind: 'p-256' });
let bench: Bench;
const sealed = new Map<string, Uint8Array>();

beforeAll(async () => {
  bench = await openBench(key.rootPem);
  for (const name of names) {
    const unsigned = valueOf(await renderLetter(contentOf(name)));
    sealed.set(name, await localSigner(key).sign(unsigned, someFacts()));
  }
});
afterAll(() => bench.close());

const letter = (name: string): Uint8Array => {
  const bytes = sealed.get(name);
  if (!bytes) throw new Error(`no letter ${name}`);
  return bytes;
};

/**
 * What PDF/A-1b asks and 2b, which we claim, does not: a CIDSet for subset fonts, and the label of part 1. No checker of 2b is to be had
 * here; all else that 1b asks holds.
 */
const onlyInPartOne = /CIDSet entry is missing|part must be 1/;

/** Every text of a letter's content, however deep. */
function textsOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string')
    return /(^|\.)(kind|align|id|paper|language|qrUrl|heading|dateOn|watermark)$/.test(path) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, `${path}.${name}`));
}

const squeezed = (text: string) => asPrinted(text).replaceAll(/\s+/g, '');

describe('thirty letters', () => {
  it('are thirty', () => {
    expect(names).toHaveLength(30);
  });

  it.each(names)('%s: sealed, whole and well made for pdfsig and qpdf', async (name) => {
    const pdfsig = await bench.pdfsig(letter(name));
    expect(pdfsig).toContain('Signature is Valid.');
    expect(pdfsig).toContain('Certificate is Trusted.');
    expect(pdfsig).toContain('Total document signed');
    expect(await bench.qpdf(letter(name))).toContain('No syntax or stream encoding errors found');
  });

  it('have nothing that PDFBox preflight finds fault with but what PDF/A-1 alone asks for', async () => {
    const files: string[] = [];
    for (const name of names) files.push(await bench.file(`${name}.pdf`, letter(name)));
    for (const file of files) {
      const told = await run('java', [
        '-cp',
        preflightClassPath,
        'org.apache.pdfbox.preflight.Validator_A1b',
        file,
      ]);
      const findings = told.split('\n').filter((line) => /^\d+(\.\d+)* :/.test(line));
      // It did look: the label alone is always found.
      expect(findings.length).toBeGreaterThan(0);
      expect(
        findings.filter((line) => !onlyInPartOne.test(line)),
        file,
      ).toEqual([]);
    }
  });

  it.each(names)('%s: every word can be copied from it', async (name) => {
    const content = contentOf(name);
    const file = await bench.file('words.pdf', letter(name));
    const plain = squeezed(await run('pdftotext', ['-raw', file, '-']));
    expect(plain).toContain(squeezed(longDate(content.dateOn)));
    const {
      title,
      subject,
      heading,
      signature,
      template: _template,
      watermark: _watermark,
      ...rest
    } = content;
    // An official letter names its subject in place of its title; a letter in wet ink makes no statement of a seal.
    const wanted = [
      ...(heading === 'official' ? [] : [title]),
      ...(subject === undefined ? [] : [subject]),
      ...textsOf({ ...rest, signature: signature.electronic ? signature : { ...signature, statement: '' } }),
    ];
    for (const text of wanted.map(squeezed).filter((each) => each !== '')) {
      // A text that runs over a page has the foot and head of two pages in it: its words are looked for instead.
      if (!plain.includes(text)) expect(inOrder(plain, text), text).toBe(true);
    }
  });

  it.each(names)('%s: looks as it did', async (name) => {
    const file = await bench.file('looks.pdf', letter(name));
    await run('pdftoppm', ['-r', '12', '-gray', file, join(bench.folder, name)]);
    const pages = readdirSync(bench.folder).filter(
      (each) => each.startsWith(`${name}-`) && each.endsWith('.pgm'),
    );
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages.sort()) {
      const golden = join(fixtures, 'golden', page);
      const now = readFileSync(join(bench.folder, page));
      if (process.env['LOKET_NEW_GOLDEN'] === 'yes') writeFileSync(golden, now);
      expect(existsSync(golden), `${page} is missing`).toBe(true);
      expect(differenceOf(now, readFileSync(golden)), page).toBeLessThan(0.3);
    }
    const kept = readdirSync(join(fixtures, 'golden')).filter((each) => each.startsWith(`${name}-`));
    expect(kept.sort()).toEqual(pages);
  });
});

/** Are the characters there in order, whatever stands between the halves of a text that a page's end parted? */
function inOrder(plain: string, text: string): boolean {
  for (let cut = text.length - 1; cut > 0; cut -= 1) {
    const first = plain.indexOf(text.slice(0, cut));
    if (first !== -1) return plain.includes(text.slice(cut), first + cut);
  }
  return false;
}

/** Mean difference of two pictures in grey levels of 0 to 255; of other sizes: as different as can be. */
function differenceOf(a: Buffer, b: Buffer): number {
  const headerOf = (picture: Buffer) => /^P5\s+\d+\s+\d+\s+255\s/.exec(picture.toString('latin1'))?.[0] ?? '';
  const header = headerOf(a);
  if (header === '' || header !== headerOf(b) || a.length !== b.length) return 255;
  let sum = 0;
  for (let at = header.length; at < a.length; at += 1) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / (a.length - header.length);
}
