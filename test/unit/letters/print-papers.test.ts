import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PrintDocument, PrintLabel } from '../../../domain/print.ts';
import { mm } from '../../../functions/letters/layout.ts';
import type { Mark } from '../../../functions/letters/layout.ts';
import { printPicture } from '../../../functions/letters/picture.ts';
import { layOutPrint } from '../../../functions/letters/print-layout.ts';

/** Papers other than a plain A4 page, and pages as a picture. */

const measure = (text: string, _face: string, size: number) => [...text].length * size * 0.5;

const labels = (count: number): PrintLabel[] =>
  Array.from({ length: count }, (_, index) => ({
    url: `https://loket.example/${String(index)}`,
    heading: '23456789AB',
    lines: [
      'Surat Keterangan dengan nama yang amat sangat panjang sekali sampai tidak muat',
      'Masuk',
      'S.A.',
    ],
  }));

function sheetOf(paper: 'labels-21' | 'label-58', count: number, skip = 0) {
  const document: PrintDocument = {
    title: 'Label',
    author: 'Contoh',
    madeOn: '2026-11-24',
    footer: '',
    paper,
    fit: 'flowing',
    blocks: [{ kind: 'labels', labels: labels(count), skip }],
  };
  return layOutPrint(document, measure).layout;
}

const codesOn = (marks: readonly Mark[]) =>
  marks.filter((mark): mark is Extract<Mark, { kind: 'qr' }> => mark.kind === 'qr');

describe('labels', () => {
  it('lie 3 × 7 on an A4 sheet, each within its own 63,5 × 38,1 mm, nothing else printed', () => {
    const { pages, width, height } = sheetOf('labels-21', 23);
    expect([Math.round(width / mm), Math.round(height / mm)]).toEqual([210, 297]);
    expect(pages.map(({ marks }) => codesOn(marks).length)).toEqual([21, 2]);
    const [first] = pages;
    expect(first?.marks.some(({ kind }) => kind === 'bar')).toBe(false);
    codesOn(first?.marks ?? []).forEach(({ x, y, size }, index) => {
      const left = (7.25 + (index % 3) * 66) * mm;
      const top = (15.15 + Math.floor(index / 3) * 38.1) * mm;
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x + size).toBeLessThan(left + 63.5 * mm);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y + size).toBeLessThanOrEqual(top + 38.1 * mm);
      // Read by a telephone held in the hand (ui §5).
      expect(size / mm).toBeCloseTo(25, 5);
    });
  });

  it('begin after the places that are used up', () => {
    const [first] = sheetOf('labels-21', 1, 4).pages;
    const [code] = codesOn(first?.marks ?? []);
    expect((code?.x ?? 0) / mm).toBeGreaterThan(7.25 + 66);
    expect((code?.y ?? 0) / mm).toBeGreaterThan(15.15 + 38.1);
  });

  it('come one a page on a roll, and never run out of their place', () => {
    const { pages, width, height } = sheetOf('label-58', 3);
    expect(pages).toHaveLength(3);
    for (const { marks } of pages) {
      for (const mark of marks) {
        if (mark.kind !== 'text') continue;
        expect(mark.x + measure(mark.text, mark.face, mark.size)).toBeLessThanOrEqual(width);
        expect(mark.baseline).toBeLessThan(height);
      }
      const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
      expect(texts).toContain('23456789AB');
      expect(texts.some((text) => text.endsWith('…'))).toBe(true);
    }
  });

  it('need a paper made for them', () => {
    const document: PrintDocument = {
      title: '',
      author: '',
      madeOn: '2026-11-24',
      footer: '',
      fit: 'flowing',
      blocks: [{ kind: 'labels', labels: labels(1), skip: 0 }],
    };
    expect(() => layOutPrint(document, measure)).toThrow('Labels need a paper');
  });
});

/** Reads back what {@link printPicture} writes: one IDAT of eight-bit grey rows without filter. */
function readPng(bytes: Uint8Array): {
  width: number;
  height: number;
  grey: (x: number, y: number) => number;
} {
  const png = Buffer.from(bytes);
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const length = png.readUInt32BE(33);
  expect(png.subarray(37, 41).toString('latin1')).toBe('IDAT');
  const rows = inflateSync(png.subarray(41, 41 + length));
  return { width, height, grey: (x, y) => rows[y * (width + 1) + 1 + x] ?? 255 };
}

describe('a picture of a page', () => {
  const document = (text: string, pages = 1): PrintDocument => ({
    title: 'Gambar',
    author: 'Contoh',
    madeOn: '2026-11-24',
    footer: '',
    paper: 'A5',
    fit: 'flowing',
    blocks: Array.from({ length: pages }, (_, index) => [
      ...(index > 0 ? [{ kind: 'page-break' } as const] : []),
      { kind: 'paragraph', text } as const,
    ]).flat(),
  });

  it('is a PNG as wide as a telephone’s screen, white but for its letters, the same each time', async () => {
    const bytes = await printPicture(document('IIIIIIII'));
    const { width, height, grey } = readPng(bytes);
    expect([width, height]).toEqual([1049, 1488]);
    expect(grey(width - 1, height - 1)).toBe(255);
    let dark = 0;
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (grey(x, y) < 64) dark += 1;
    // Eight strokes of some 20 × 3 pixels and their serifs.
    expect(dark).toBeGreaterThan(300);
    expect(dark).toBeLessThan(3000);
    expect(Buffer.from(await printPicture(document('IIIIIIII'))).equals(Buffer.from(bytes))).toBe(true);
  });

  it('draws the hole of a letter white', async () => {
    const { width, height, grey } = readPng(await printPicture(document('O')));
    const inked: [number, number][] = [];
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) if (grey(x, y) < 128) inked.push([x, y]);
    const xs = inked.map(([x]) => x);
    const ys = inked.map(([, y]) => y);
    const middle = (all: number[]) => Math.round((Math.min(...all) + Math.max(...all)) / 2);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(10);
    expect(grey(middle(xs), middle(ys))).toBe(255);
    expect(grey(Math.min(...xs) + 1, middle(ys))).toBeLessThan(64);
  });

  it('holds every page, one below the other', async () => {
    expect(readPng(await printPicture(document('I', 2))).height).toBe(2 * 1488);
  });
});
