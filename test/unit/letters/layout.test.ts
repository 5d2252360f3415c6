import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, wrap, type Layout, type Mark } from '../../../functions/letters/layout.ts';
import type { LetterContent } from '../../../domain/letter.ts';
import { aLetter } from '../../fixtures/letters/signed-letter.ts';

/** Every grapheme half as wide as high: widths a reader can check by counting. */
const measure = (text: string, _face: string, size: number) => [...text].length * size * 0.5;
const style = { size: 10, leading: 12, face: 'regular' } as const;
const lines = (text: string, width: number, indent = 0) =>
  wrap(text, width, measure, style, indent).map((each) => each.text);
const lay = (content: LetterContent) => layOut(content, measure, 33);
type Drawn = Extract<Mark, { kind: 'text' }>;
const textsOf = (layout: Layout, page: number): Drawn[] =>
  (layout.pages[page]?.marks ?? []).filter((mark) => mark.kind === 'text');

describe('wrapping', () => {
  it('breaks at spaces, one line end each where the text has one', () => {
    expect(lines('aaaa bbbb cccc', 50)).toEqual(['aaaa bbbb', 'cccc']);
    expect(lines('satu\ndua', 100)).toEqual(['satu', 'dua']);
  });

  it('gives the first line less room when it is indented', () => {
    expect(lines('aaaa bbbb cccc', 50, 20)).toEqual(['aaaa', 'bbbb cccc']);
  });

  it('breaks a word wider than the line anywhere, but never an accent from its letter', () => {
    expect(lines('aaaaaaaaaaaa', 25)).toEqual(['aaaaa', 'aaaaa', 'aa']);
    expect(lines('g\u0308g\u0308g\u0308', 25)).toEqual(['g\u0308g\u0308', 'g\u0308']);
  });

  it('keeps every character in order and every line inside the column', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 60, max: 400 }),
        (text, width) => {
          const wrapped = wrap(text, width, measure, style);
          const visible = (value: string) => value.replaceAll(/[ \n]/g, '');
          expect(visible(wrapped.map((line) => line.text).join(''))).toBe(visible(text));
          for (const line of wrapped) {
            expect(line.width).toBeCloseTo(measure(line.text, 'regular', style.size));
            const graphemes = [...new Intl.Segmenter('id').segment(line.text)].length;
            expect(line.width <= width || graphemes === 1).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a page', () => {
  it('sets an ordinary letter on one page, without a page number', () => {
    const layout = lay(aLetter());
    expect(layout.pages).toHaveLength(1);
    expect(textsOf(layout, 0).some(({ text }) => text.includes('halaman'))).toBe(false);
  });

  it('aligns the colons of field rows', () => {
    const colons = textsOf(lay(aLetter()), 0).filter(({ text }) => text === ':');
    expect(colons).toHaveLength(8);
    expect(new Set(colons.slice(0, 7).map(({ x }) => x)).size).toBe(1);
  });

  it('centres the title and underlines it', () => {
    const layout = lay(aLetter());
    const title = textsOf(layout, 0).find(({ text }) => text === 'SURAT PENGANTAR SKCK');
    const width = measure('SURAT PENGANTAR SKCK', 'bold', 13);
    // Body between 30 and 185 mm of 210 mm.
    expect((title?.x ?? 0) + width / 2).toBeCloseTo(((30 + 185) / 2) * (72 / 25.4));
    const line = layout.pages[0]?.marks.find((mark) => mark.kind === 'bar' && mark.x === title?.x);
    expect(line).toMatchObject({ width });
  });

  it('draws two lines under the letterhead, the first the heavier, and the head on the first page only', () => {
    const layout = lay(aLetter({ answers: longAnswers }));
    const bars = (layout.pages[0]?.marks ?? []).filter((mark) => mark.kind === 'bar' && mark.width > 450);
    expect(bars.map((bar) => bar.kind === 'bar' && bar.height)).toEqual([2.2, 0.7]);
    const heads = layout.pages.map((_, page) =>
      textsOf(layout, page).some(({ text }) => text === 'KECAMATAN KEJAYAN'),
    );
    expect(heads.indexOf(true)).toBe(0);
    expect(heads.lastIndexOf(true)).toBe(0);
  });

  it('puts footer and page number on every page of a long letter, and nothing beyond the paper', () => {
    const layout = lay(aLetter({ answers: longAnswers }));
    expect(layout.pages.length).toBeGreaterThan(2);
    layout.pages.forEach((page, index) => {
      const texts = textsOf(layout, index);
      expect(texts.some(({ text }) => text.includes('tidak memuat tanda tangan elektronik'))).toBe(true);
      const label = `halaman ${index + 1} dari ${layout.pages.length}`;
      expect(texts.some(({ text }) => text.endsWith(label))).toBe(true);
      for (const mark of page.marks) {
        const right =
          mark.x +
          (mark.kind === 'text'
            ? measure(mark.text, mark.face, mark.size)
            : 'width' in mark
              ? mark.width
              : mark.size);
        expect(mark.x).toBeGreaterThan(50);
        expect(right).toBeLessThan(layout.width - 25);
        const bottom = mark.kind === 'text' ? mark.baseline : mark.y;
        expect(bottom).toBeLessThan(layout.height - 30);
      }
    });
  });

  it('never leaves a signature alone on a page', () => {
    const filler = (count: number) => Array.from({ length: count }, (_, index) => `isi${index}`).join('\n');
    for (let count = 1; count < 60; count += 1) {
      const letter = { ...aLetter(), blocks: [{ kind: 'paragraph' as const, text: filler(count) }] };
      const layout = lay(letter);
      const last = textsOf(layout, layout.pages.length - 1);
      const signed = last.findIndex(({ text }) => text === 'Kejayan, 16 Maret 2026');
      expect(signed).toBeGreaterThanOrEqual(0);
      expect(last.slice(0, signed).some(({ text }) => text.startsWith('isi'))).toBe(true);
      expect(last.some(({ text }) => text.startsWith('NIP.'))).toBe(true);
    }
  });

  it('is A4 or F4 (215 × 330 mm)', () => {
    const [a4, f4] = [lay(aLetter()), lay({ ...aLetter(), paper: 'F4' })];
    expect([a4.width, a4.height].map((points) => Math.round((points * 25.4) / 72))).toEqual([210, 297]);
    expect([f4.width, f4.height].map((points) => Math.round((points * 25.4) / 72))).toEqual([215, 330]);
  });

  it('leaves room for the pen on a wet-ink letter, and prints no electronic statement', () => {
    const letter = aLetter();
    const wet = { ...letter, signature: { ...letter.signature, electronic: false } };
    const statement = ({ text }: Drawn) => text.includes('segel');
    const gapOf = (layout: Layout) => {
      const at = (start: string) =>
        textsOf(layout, 0).find(({ text }) => text.startsWith(start))?.baseline ?? 0;
      return at('Dr. CONTOH') - at('CAMAT KEJAYAN');
    };
    expect(textsOf(lay(letter), 0).some(statement)).toBe(true);
    expect(textsOf(lay(wet), 0).some(statement)).toBe(false);
    expect(gapOf(lay(wet))).toBeGreaterThan(64);
  });
});

const longAnswers = {
  name: 'X'.repeat(10_000),
  nik: '3514064508680002',
  birthPlace: 'Pasuruan',
  bornOn: '1968-08-05',
  gender: 'female',
  job: 'Wiraswasta',
  address: 'Jl. Contoh No. 5',
  village: 'Contohan',
  keperluan: 'kata '.repeat(500),
};
