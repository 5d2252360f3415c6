import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findHole, HOLE, LetterContent, unprintable } from '../../../domain/letter.ts';
import { layOut, mm, type Layout, type Mark } from '../../../functions/letters/layout.ts';
import { renderLetter } from '../../../functions/letters/render.ts';
import { aLetter } from '../../fixtures/letters/signed-letter.ts';

/** Each kind of official paper a sub-district writes: a sample content lies in `test/fixtures/letters/contents`. */

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'letters', 'contents');
const samples = readdirSync(folder).map((name) => {
  const content = LetterContent.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return [name.replace('.json', ''), content] as const;
});

const measure = (text: string, _face: string, size: number) => [...text].length * size * 0.5;
const lay = (content: LetterContent) => layOut(content, measure, 33);
type Drawn = Extract<Mark, { kind: 'text' }>;
const textsOn = ({ pages }: Layout, page: number): Drawn[] =>
  (pages[page]?.marks ?? []).filter((mark) => mark.kind === 'text');
const wordsOn = (layout: Layout, page: number) => textsOn(layout, page).map(({ text }) => text);
const barsOn = ({ pages }: Layout, page: number) =>
  (pages[page]?.marks ?? []).filter((mark) => mark.kind === 'bar');

const table = (rows: number): LetterContent['blocks'][number] => ({
  kind: 'table',
  columns: [
    { heading: 'No.', width: 1, align: 'centre' },
    { heading: 'Nama', width: 5 },
    { heading: 'Jumlah', width: 2, align: 'right' },
  ],
  rows: Array.from({ length: rows }, (_, n) => [String(n + 1), `Nama ke-${String(n + 1)}`, '1.000']),
});

describe('the sample of each kind', () => {
  it.each(samples)('%s is drawn whole, and always alike', async (_name, content) => {
    expect(findHole(content)).toBeUndefined();
    expect(unprintable(content, () => true)).toEqual([]);
    const once = await renderLetter(content);
    const twice = await renderLetter(structuredClone(content));
    if (!once.ok || !twice.ok) throw new Error('the sample was refused');
    expect(Buffer.from(once.value).equals(Buffer.from(twice.value))).toBe(true);
  });

  it('is there for every kind of product the five decrees know', () => {
    const kinds = samples.map(([name]) => name).filter((name) => !name.startsWith('tepi-'));
    expect(kinds.sort()).toEqual([
      'berita-acara',
      'dispensasi',
      'keputusan-evaluasi-apbdes',
      'legalisasi',
      'pengantar',
      'pernyataan-pengesahan',
      'rekap-usulan',
      'rekomendasi',
      'stts',
      'surat-data',
      'surat-keterangan',
      'surat-pengantar-rekap',
      'surat-penolakan',
      'tanda-terima',
      'undangan',
    ]);
  });
});

describe('a table in a letter', () => {
  it('repeats its headings on every page it runs over, and keeps every row in order', () => {
    const layout = lay({ ...aLetter(), blocks: [table(120)] });
    expect(layout.pages.length).toBeGreaterThan(2);
    const withRows = layout.pages
      .map((_page, page) => wordsOn(layout, page))
      .filter((words) => words.some((word) => word.startsWith('Nama ke-')));
    for (const words of withRows) {
      expect(words.filter((word) => word === 'Nama')).toHaveLength(1);
      expect(words.indexOf('Nama')).toBeLessThan(words.findIndex((word) => word.startsWith('Nama ke-')));
    }
    expect(withRows.flat().filter((word) => word.startsWith('Nama ke-'))).toEqual(
      Array.from({ length: 120 }, (_, n) => `Nama ke-${String(n + 1)}`),
    );
  });

  it('sets amounts at the right edge of their column', () => {
    const layout = lay({ ...aLetter(), blocks: [table(2)] });
    const amounts = textsOn(layout, 0).filter(({ text }) => text === '1.000');
    const [first] = amounts;
    expect(amounts).toHaveLength(2);
    expect((first?.x ?? 0) + measure('1.000', 'regular', first?.size ?? 0)).toBeCloseTo(
      layout.width - 25 * mm - 3,
    );
  });

  it('goes on over pages with a cell longer than one, inside the paper', () => {
    const long = structuredClone(table(1));
    if (long.kind === 'table') long.rows = [['1', 'kata '.repeat(3000).trim(), '1.000']];
    const layout = lay({ ...aLetter(), blocks: [long] });
    const drawn = layout.pages.flatMap((_page, page) => textsOn(layout, page));
    const words = drawn.flatMap(({ text }) => text.split(' ')).filter((word) => word === 'kata');
    expect(words).toHaveLength(3000);
    for (const { baseline } of drawn) expect(baseline).toBeLessThan(layout.height);
  });

  it('names the column and row where a cell is empty of anything to print', () => {
    const holed = structuredClone(table(3));
    if (holed.kind === 'table') holed.rows[1] = ['2', HOLE, '1.000'];
    expect(findHole({ ...aLetter(), blocks: [holed] })).toBe('Nama, baris ke-2');
  });

  it('takes no row of another length', () => {
    const odd = { ...aLetter(), blocks: [{ ...table(1), rows: [['1', 'Nama']] }] };
    expect(LetterContent.safeParse(odd).success).toBe(false);
  });
});

describe('an official letter', () => {
  const official: LetterContent = {
    ...aLetter(),
    heading: 'official',
    nature: 'Biasa',
    attachments: '1 (satu) berkas',
    subject: 'Undangan',
    addressee: ['Yth. Sdr. Contoh', 'di tempat'],
  };

  it('has number, nature, attachments and subject at the left and its day at the right, once', () => {
    const layout = lay(official);
    const words = wordsOn(layout, 0);
    for (const label of ['Nomor', 'Sifat', 'Lampiran', 'Hal']) expect(words).toContain(label);
    const day = textsOn(layout, 0).filter(({ text }) => text.startsWith(`${official.place}, `));
    expect(day).toHaveLength(1);
    expect(day[0]?.x).toBeGreaterThan(layout.width / 2);
    expect(words).not.toContain(official.title);
  });
});

describe('a decision', () => {
  const decision: LetterContent = {
    ...aLetter(),
    title: 'KEPUTUSAN CAMAT KEJAYAN',
    about: 'HASIL EVALUASI',
    blocks: [
      {
        kind: 'clauses',
        rows: [
          { label: 'Menimbang', items: ['bahwa satu;', 'bahwa dua.'] },
          { label: 'Menetapkan', items: ['Hasil evaluasi.'] },
        ],
      },
      { kind: 'heading', text: 'MEMUTUSKAN:' },
    ],
  };

  it('says what it is about below its number, and letters its considerations where there are several', () => {
    const words = wordsOn(lay(decision), 0);
    expect(words.indexOf('TENTANG')).toBeGreaterThan(words.findIndex((word) => word.startsWith('Nomor: ')));
    expect(words).toEqual(expect.arrayContaining(['HASIL EVALUASI', 'a.', 'b.', 'MEMUTUSKAN:']));
    expect(words).not.toContain('c.');
    const many = structuredClone(decision);
    const [clauses] = many.blocks;
    if (clauses?.kind === 'clauses') clauses.rows[0] = { label: 'Mengingat', items: Array(28).fill('x') };
    const long = lay(many);
    const all = long.pages.flatMap((_page, page) => wordsOn(long, page));
    expect(all).toEqual(expect.arrayContaining(['z.', 'aa.', 'ab.']));
  });

  it('names the part whose words are missing', () => {
    const holed = structuredClone(decision);
    const [clauses] = holed.blocks;
    if (clauses?.kind === 'clauses') clauses.rows[1] = { label: 'Menetapkan', items: [HOLE] };
    expect(findHole(holed)).toBe('Menetapkan');
  });
});

describe('pages after the first', () => {
  it('begin with their number in the middle; a letter of one page has none', () => {
    const long = lay({ ...aLetter(), blocks: [table(120)] });
    const [head] = textsOn(long, 1);
    expect(head?.text).toBe('–\u00A02\u00A0–');
    expect(wordsOn(long, 0)).not.toContain('–\u00A01\u00A0–');
    expect(wordsOn(lay(aLetter()), 0).some((word) => word.startsWith('–\u00A0'))).toBe(false);
  });
});

describe('what an office sets of its letters', () => {
  it('moves the text to the margins it chose', () => {
    const wide = lay({
      ...aLetter(),
      typeset: { marginMm: { top: 20, right: 20, bottom: 20, left: 40 } },
    });
    const body = textsOn(wide, 0).find(({ text }) => text === ':');
    const usual = textsOn(lay(aLetter()), 0).find(({ text }) => text === ':');
    expect((body?.x ?? 0) - (usual?.x ?? 0)).toBeCloseTo(10 * mm, 0);
  });

  it('sets the body larger', () => {
    const large = lay({ ...aLetter(), typeset: { bodySize: 13 } });
    expect(textsOn(large, 0).some(({ size }) => size === 13)).toBe(true);
  });

  it.each([true, false])('never draws a frame over the code or the name (electronic: %s)', (electronic) => {
    const { signature } = aLetter();
    const photo = { widthMm: 60, heightMm: 80 };
    const plain = lay({ ...aLetter(), signature: { ...signature, electronic } });
    const framed = lay({
      ...aLetter(),
      signature: { ...signature, electronic, photos: [photo, photo], stampDuty: true },
    });
    const own = framed.pages.flatMap(({ marks }) => marks);
    const tall = own.filter((mark) => mark.kind === 'bar' && Math.abs(mark.height - 80 * mm) < 0.01);
    expect(tall.length).toBe(4);
    const code = own.find((mark) => mark.kind === 'qr');
    const name = own.find((mark) => mark.kind === 'text' && mark.text.includes(signature.name));
    for (const mark of tall)
      if (mark.kind === 'bar') {
        for (const other of [code, name]) {
          const y = other?.kind === 'qr' ? other.y : other?.kind === 'text' ? other.baseline : 0;
          const size = other?.kind === 'qr' ? other.size : 4;
          const apart =
            y + size < mark.y || y > mark.y + mark.height || mark.x + mark.width < (other?.x ?? 0);
          expect(apart).toBe(true);
        }
      }
    expect(framed.pages.length).toBeGreaterThanOrEqual(plain.pages.length);
  });

  it('draws frames for photographs and the duty stamp, each of its own size', () => {
    const { signature } = aLetter();
    const framed = lay({
      ...aLetter(),
      signature: { ...signature, photos: [{ widthMm: 20, heightMm: 30 }], stampDuty: true },
    });
    const more = barsOn(framed, 0).length - barsOn(lay(aLetter()), 0).length;
    expect(more).toBe(8);
    expect(barsOn(framed, 0).some(({ height }) => Math.abs(height - 30 * mm) < 0.01)).toBe(true);
  });
});
