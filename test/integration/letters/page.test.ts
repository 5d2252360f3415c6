import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderLetter } from '../../../functions/letters/render.ts';
import { letterTemplates } from '../../../functions/letters/templates/registry.ts';
import { makeEvaluationKey } from '../../../tools/evaluation-key.mjs';
import {
  aLetterInput,
  generalAnswers,
  keramaianAnswers,
  pencairanAnswers,
  refusalAnswers,
  skckAnswers,
} from '../../fixtures/letters/letter-input.ts';
import { aLetter, aSignedLetter, valueOf } from '../../fixtures/letters/signed-letter.ts';
import { openBench, run, type Bench } from './tools.ts';

const answersOf = new Map([
  ['pengantar-skck', skckAnswers],
  ['pengantar-ijin-keramaian', keramaianAnswers],
  ['rekomendasi-pencairan', pencairanAnswers],
  ['penolakan-umum', refusalAnswers],
] as [string, Record<string, string>][]);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench(makeEvaluationKey({ kind: 'p-256' }).rootPem);
});
afterAll(() => bench.close());

const textOf = async (pdf: Uint8Array, ...options: string[]) =>
  run('pdftotext', [...options, await bench.file('page.pdf', pdf), '-']);

describe('what a reader copies from a letter', () => {
  it.each([
    'Muḥammad Naṣir Şahin',
    'Đặng Thị Hồng',
    "Nur'aini Mu‘alim",
    'Ofelia Fiffi Affluen',
    'I Gusti Ngurah Wijaya',
  ])('is exactly the name printed: %s', async (name) => {
    const pdf = valueOf(await renderLetter(aLetter({ answers: { ...skckAnswers, name } })));
    expect((await textOf(pdf)).normalize('NFC')).toContain(name);
    expect(await textOf(pdf, '-layout')).toMatch(new RegExp(`Nama +: +${name}\\n`));
  });

  it('is the whole long name, in order, over the lines and pages it takes', async () => {
    const name = Array.from({ length: 1000 }, (_, index) => `N${index}`).join(' ');
    const pdf = valueOf(await renderLetter(aLetter({ answers: { ...skckAnswers, name } })));
    const words = (await textOf(pdf)).split(/\s+/);
    expect(words.filter((word) => /^N\d+$/.test(word)).join(' ')).toBe(name);
  });

  it.each([...letterTemplates.keys()])('%s: holds every line of the letter on one page', async (id) => {
    const answers = answersOf.get(id) ?? generalAnswers;
    const pdf = valueOf(await renderLetter(aLetter({ answers, demo: true }, id)));
    const plain = (await textOf(pdf, '-raw')).replaceAll(/\s+/g, ' ');
    const { office, signer, number } = aLetterInput();
    for (const line of [
      ...office.addressLines,
      signer.name,
      number,
      'Kejayan, 16 Maret 2026',
      'CAMAT KEJAYAN,',
    ]) {
      expect(plain).toContain(line);
    }
    expect(await run('pdfinfo', [await bench.file('page.pdf', pdf)])).toMatch(/Pages: +1\n/);
  });

  it('says CONTOH on every page of an evaluation letter and nowhere on an official one', async () => {
    const answers = { ...skckAnswers, keperluan: 'kata '.repeat(2000) };
    // The words stand aslant: pdftotext gives them letter by letter, so spaces are taken out.
    const watermarks = async (demo: boolean) => {
      const pages = (await textOf(valueOf(await renderLetter(aLetter({ answers, demo }))), '-raw'))
        .split('\f')
        .slice(0, -1);
      return pages.map((page) => page.replaceAll(/\s/g, '').includes('CONTOH–BUKANSURATRESMI'));
    };
    const evaluated = await watermarks(true);
    expect(evaluated.length).toBeGreaterThan(1);
    expect(evaluated.every(Boolean)).toBe(true);
    expect((await watermarks(false)).some(Boolean)).toBe(false);
  });
});

describe('a printed and scanned letter', () => {
  // zbarimg complains about a missing message bus after the codes; codes are addresses, complaints are not.
  const codesOn = async (image: string) =>
    (await run('zbarimg', ['-q', '--raw', `${bench.folder}/${image}`]))
      .split('\n')
      .filter((line) => line.startsWith('http'))
      .join(' ');

  it.each([true, false])('gives the address on its QR code, read at 150 dpi (demo: %s)', async (demo) => {
    const { qrUrl } = aLetterInput();
    const pdf = valueOf(await renderLetter(aLetter({ demo })));
    await run('pdftoppm', ['-r', '150', '-png', await bench.file('scan.pdf', pdf), `${bench.folder}/scan`]);
    expect(await codesOn('scan-1.png')).toBe(qrUrl);
  });

  it('gives a long address too', async () => {
    const qrUrl = `https://loket.example.go.id/v/${'k7Q'.repeat(85)}`;
    const pdf = valueOf(await renderLetter(aLetter({ qrUrl })));
    await run('pdftoppm', ['-r', '150', '-png', await bench.file('long.pdf', pdf), `${bench.folder}/long`]);
    expect(await codesOn('long-1.png')).toBe(qrUrl);
  });
});

describe('the file', () => {
  it('embeds each of its fonts as a subset, and draws with no other', async () => {
    const { unsigned } = await aSignedLetter();
    const fonts = (await run('pdffonts', [await bench.file('fonts.pdf', unsigned)]))
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts).toHaveLength(2);
    for (const line of fonts) expect(line).toMatch(/^[A-Z]{6}\+DejaVuSerifCondensed.* yes yes yes /);
  });

  it('is well-formed before and after signing', async () => {
    const { unsigned, signed } = await aSignedLetter();
    expect(await bench.qpdf(unsigned)).toContain('No syntax or stream encoding errors found');
    expect(await bench.qpdf(signed)).toContain('No syntax or stream encoding errors found');
  });
});
