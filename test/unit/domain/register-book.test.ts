import { describe, expect, it } from 'vitest';
import {
  BookFilter,
  byPlace,
  fits,
  isFiltered,
  isStale,
  leftOf,
  nextSuffix,
  pageOf,
} from '../../../domain/register-book.ts';
import type { BookRow } from '../../../domain/register-book.ts';
import { bookDocument, bookSheet, collectionSheet, filterWords } from '../../../domain/register-print.ts';
import { entryId, firstOrdinal, NumberBlock, registerId, wantsCode } from '../../../domain/register.ts';
import type { RegisterEntry } from '../../../domain/register.ts';
import { csvOf } from '../../../domain/sheet.ts';
import { contoh } from '../../fixtures/office.ts';
import { at } from '../../fixtures/calendars.ts';

const aRow = (over: Partial<BookRow> = {}): BookRow => ({
  entry: '000080',
  n: 80,
  number: '067/80/CJ-BLG/2025',
  onDate: '2025-06-10',
  status: 'booked',
  byHand: false,
  ...over,
});

const anEntry = (over: Partial<RegisterEntry> = {}): RegisterEntry => ({
  v: 1,
  n: 7,
  number: '007/7/CTH/2026',
  onDate: '2026-11-10',
  status: 'reserved',
  ...over,
});

const block = 'b'.repeat(32);

describe('the order of a book', () => {
  it('is that of the paper one: an insertion stands after its number and before the next', () => {
    const places = ['81', '80.10', '80', '80.2', '9', '80.a'].map((ordinal) => {
      const [n, suffix] = ordinal.split('.');
      return { n: Number(n), suffix };
    });
    const sorted = [...places].sort(byPlace).map(({ n, suffix }) => [n, suffix].filter(Boolean).join('.'));
    expect(sorted).toEqual(['9', '80', '80.2', '80.10', '80.a', '81']);
  });

  it('gives one place one document, however the suffix is written', () => {
    expect(entryId(80)).toBe('000080');
    expect(entryId(80, '02')).toBe(entryId(80, '2'));
    expect(entryId(80, 'A')).toBe(entryId(80, 'a'));
    expect(entryId(80, '2')).not.toBe(entryId(80, '20'));
  });

  it('begins every year at 1, but where a paper book is taken over', () => {
    expect(firstOrdinal({ takeOver: { year: 2026, next: 41 } }, 2026)).toBe(41);
    expect(firstOrdinal({ takeOver: { year: 2026, next: 41 } }, 2027)).toBe(1);
    expect(firstOrdinal({}, 2026)).toBe(1);
    expect(registerId('pengantar', 2027)).toBe('pengantar-2027');
  });
});

describe('an insertion without a wish', () => {
  it('gets the next whole suffix', () => {
    expect(nextSuffix([undefined])).toBe('1');
    expect(nextSuffix([undefined, '1', 'a', '3'])).toBe('4');
  });
});

describe('the filter of a book', () => {
  it('keeps a status', () => {
    expect(fits(aRow({ status: 'void', voidReason: 'Salah' }), { status: 'void' })).toBe(true);
    expect(fits(aRow(), { status: 'void' })).toBe(false);
  });

  it('keeps days from and to, both included', () => {
    expect(fits(aRow(), { fromOn: '2025-06-10', toOn: '2025-06-10' })).toBe(true);
    expect(fits(aRow(), { fromOn: '2025-06-11' })).toBe(false);
    expect(fits(aRow(), { toOn: '2025-06-09' })).toBe(false);
  });

  it('takes a bare number as a place in the book, with what was inserted there', () => {
    expect(fits(aRow(), { text: '80' })).toBe(true);
    expect(fits(aRow({ suffix: '2' }), { text: '80' })).toBe(true);
    expect(fits(aRow({ suffix: '2' }), { text: '80.2' })).toBe(true);
    expect(fits(aRow(), { text: '80.2' })).toBe(false);
    // 67 is in the code 067, and no number 67.
    expect(fits(aRow(), { text: '67' })).toBe(false);
  });

  it('finds part of a number whatever spaces and dashes are typed', () => {
    expect(fits(aRow(), { text: '067/80/ cj–blg' })).toBe(true);
    expect(fits(aRow(), { text: '067/81/' })).toBe(false);
  });

  it('finds names, subjects, addressees, services and references', () => {
    const row = aRow({
      name: 'Siti Aminah',
      subject: 'Undangan rapat',
      addressee: 'Kepala Desa',
      serviceName: 'SKCK',
      reference: '23456789AB',
    });
    for (const text of ['aminah', 'RAPAT', 'kepala desa', 'skck', '23456789ab'])
      expect(fits(row, { text }), text).toBe(true);
    expect(fits(row, { text: 'budi' })).toBe(false);
  });

  it('is none where nothing is asked for', () => {
    expect(isFiltered({})).toBe(false);
    expect(isFiltered({ text: '' })).toBe(false);
    expect(isFiltered({ status: 'booked' })).toBe(true);
    expect(filterWords({})).toBe('Seluruh nomor');
    expect(filterWords({ status: 'void', fromOn: '2026-01-02', text: 'x' })).toBe(
      'status batal, sejak 2 Januari 2026, memuat “x”',
    );
    expect(BookFilter.safeParse({ status: 'lost' }).success).toBe(false);
  });
});

describe('a page of a book', () => {
  const rows = (...ordinals: string[]) =>
    ordinals.map((ordinal) => {
      const [n, suffix] = ordinal.split('.');
      return { n: Number(n), suffix };
    });

  it('never parts a number from its insertions', () => {
    const { rows: page, older } = pageOf(rows('9', '8.2', '8.1', '8', '7'), 2);
    expect(page).toHaveLength(1);
    expect(older).toBe(9);
  });

  it('names where the next one begins, and nothing on the last', () => {
    expect(pageOf(rows('9', '8', '7'), 2)).toEqual({ rows: rows('9', '8'), older: 8 });
    expect(pageOf(rows('9', '8'), 2)).toEqual({ rows: rows('9', '8') });
  });

  it('shows all insertions of one number rather than losing some', () => {
    const { rows: page, older } = pageOf(rows('8.3', '8.2', '8.1', '8', '7'), 2);
    expect(page).toHaveLength(4);
    expect(older).toBe(8);
  });
});

describe('a reserved number', () => {
  // 24 November less seven days is the 17th.
  it('is flagged once it is older than seven days', () => {
    expect(isStale(anEntry({ onDate: '2026-11-16' }), '2026-11-24')).toBe(true);
    expect(isStale(anEntry({ onDate: '2026-11-17' }), '2026-11-24')).toBe(false);
    expect(isStale(anEntry({ onDate: '2026-11-16', status: 'booked' }), '2026-11-24')).toBe(false);
  });

  it('of a block may lie as long as the paper does', () => {
    expect(isStale(anEntry({ onDate: '2026-01-02', block }), '2026-11-24')).toBe(false);
  });
});

describe('the rest of a block', () => {
  it('is what was neither used, given to a case nor released, in order', () => {
    const entries = [
      anEntry({ n: 9, block }),
      anEntry({ n: 8, block }),
      anEntry({ n: 7, block, status: 'booked' }),
      anEntry({ n: 6, block, status: 'void', voidReason: 'Dilepas' }),
      anEntry({ n: 5, block: 'c'.repeat(32) }),
      anEntry({ n: 4 }),
    ];
    expect(leftOf(entries, block).map(({ n }) => n)).toEqual([8, 9]);
  });

  it('is kept apart with the words of who holds it', () => {
    const kept = { v: 1, id: block, from: 5, to: 9, purpose: 'Loket 2', uid: 'u1', at: 1 };
    expect(NumberBlock.safeParse(kept).success).toBe(true);
    expect(NumberBlock.safeParse({ ...kept, purpose: '' }).success).toBe(false);
  });
});

describe('a number format', () => {
  it('says whether a code is needed', () => {
    expect(wantsCode('{kode}/{urut}/{tahun}')).toBe(true);
    expect(wantsCode('{urut}/{tahun}')).toBe(false);
  });
});

describe('a book on paper and as a table', () => {
  const book = {
    office: contoh.office,
    label: 'Buku angin',
    year: 2026,
    filter: { status: 'void' } as const,
    rows: [
      aRow({ name: '=CMD', status: 'void', voidReason: 'Lembar rusak', voidWords: 'Kena air' }),
      aRow({ entry: '000080.2', suffix: '2', byHand: true, subject: 'Undangan', addressee: 'Desa' }),
    ],
    today: '2026-11-24',
  };

  it('says whose it is, which year, what was left out, and has room to sign', () => {
    const { blocks, footer, watermark } = bookDocument(book);
    const said = JSON.stringify(blocks);
    expect(said).toContain('BUKU ANGIN TAHUN 2026');
    expect(said).toContain('KECAMATAN CONTOH');
    expect(said).toContain('status batal');
    expect(said).toContain('Lembar rusak. Kena air');
    expect(blocks.at(-1)).toMatchObject({
      kind: 'signature',
      lines: ['Contoh, 24 November 2026', expect.any(String)],
    });
    expect(footer).toBe('Buku angin 2026 · Kecamatan Contoh');
    expect(watermark).toBe('CONTOH');
  });

  it('is an extract, and closed only where it is the whole of a year that is over', () => {
    const said = (over: { year?: number; filter?: BookFilter }) => {
      const { blocks } = bookDocument({ ...book, ...over });
      const last = blocks.filter(({ kind }) => kind === 'paragraph').at(-1);
      return last?.kind === 'paragraph' ? last.text : '';
    };
    const extract = 'Kutipan: 2 baris, dicetak pada 24 November 2026.';
    expect(said({})).toBe(extract);
    expect(said({ filter: {} })).toBe(extract);
    expect(said({ year: 2025 })).toBe(extract);
    expect(said({ year: 2025, filter: {} })).toBe('Buku ini memuat 2 baris. Ditutup pada 24 November 2026.');
  });

  it('has a dash where it knows nothing', () => {
    const table = bookDocument(book).blocks.find(({ kind }) => kind === 'table');
    const [first, second] = table?.kind === 'table' ? table.rows : [];
    expect(first?.cells.slice(3, 5)).toEqual(['—', '=CMD']);
    expect(second?.cells.slice(3, 5)).toEqual(['Surat di luar Loket', 'Undangan\nTujuan: Desa']);
  });

  it('is a table of as many cells as columns, in which nothing runs as a formula', () => {
    const sheet = bookSheet(book);
    for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
    expect(csvOf(sheet)).toContain("'=CMD");
    expect(bookSheet({ ...book, label: 'Buku: rekomendasi/bantuan sosial dan keagamaan' }).name).toMatch(
      /^Buku {2}rekomendasi bantuan [a-z ]+$/,
    );
  });

  it('of hand-overs says who took it, and whether it was signed for', () => {
    const { rows } = collectionSheet({
      office: contoh.office,
      fromOn: '2026-11-23',
      toOn: '2026-11-23',
      today: '2026-11-24',
      rows: [
        {
          applicationId: 'a1',
          at: at('2026-11-23 10:30'),
          reference: '23456789AB',
          serviceName: 'Surat',
          name: 'Siti',
          collector: 'family',
          collectorName: 'Budi',
          inBook: true,
        },
      ],
    });
    expect(rows).toEqual([
      [
        'Senin, 23 November 2026 pukul 10.30 WIB',
        '23456789AB',
        null,
        'Surat',
        'Siti',
        'Keluarga pemohon',
        'Budi',
        'Sudah',
      ],
    ]);
  });
});
