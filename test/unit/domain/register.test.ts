import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookYear,
  formatNumber,
  normaliseNumber,
  NumberFormat,
  numberSortKey,
  ordinalOf,
  RegisterBook,
  RegisterEntry,
} from '../../../domain/register.ts';

describe('a letter number', () => {
  // The numbers of the seed decrees, spaces dropped (facts/regulation.md §0).
  it.each([
    [
      '{kode}/{urut}/{unit}/{tahun}',
      { n: 80, suffix: '2', code: '067', unit: 'CJ-BLG', year: 2025 },
      '067/80.2/CJ-BLG/2025',
    ],
    [
      '{kode}/{urut}/{unit}/{tahun}',
      { n: 643, code: '060', unit: '424.306', year: 2023 },
      '060/643/424.306/2023',
    ],
    [
      '{kode}/{urut:2}/{unit}/{tahun}',
      { n: 3, code: '065', unit: '424.308', year: 2024 },
      '065/03/424.308/2024',
    ],
    [
      '{kode}/{urut:2}/{unit}/{tahun}',
      { n: 62, code: '188.4', unit: '415.63', year: 2023 },
      '188.4/62/415.63/2023',
    ],
  ])('is written by %s', (format, parts, number) => {
    expect(formatNumber(format, { ...parts, onDate: '2026-03-16' })).toBe(number);
  });

  it('carries the month of the letter in Roman figures and the year of the book', () => {
    const parts = { n: 7, onDate: '2026-09-01', year: 2026 };
    expect(formatNumber('{urut:3}/{bulan-romawi}/{tahun}', parts)).toBe('007/IX/2026');
  });

  it('puts an inserted suffix where the format wants it', () => {
    const parts = { n: 80, suffix: 'a', onDate: '2026-01-02', year: 2026 };
    expect(formatNumber('{urut}/{tahun}{suffix}', parts)).toBe('80/2026.a');
    expect(formatNumber('{urut}/{tahun}', parts)).toBe('80.a/2026');
  });

  it('is never written with a hole in it', () => {
    const parts = { n: 7, unit: '424.306', onDate: '2026-09-01', year: 2026 };
    expect(formatNumber('{urut}/{unit}', parts)).toBe('7/424.306');
    expect(() => formatNumber('{kode}/{urut}/{unit}', parts)).toThrow(RangeError);
    expect(() => formatNumber('{urut}/{desa}', parts)).toThrow(RangeError);
  });

  it.each([
    ['{kode}/{urut:2}/{unit}/{tahun}', true],
    ['470/{urut}', true],
    ['{kode}/{unit}', false],
    ['{urut}/{urut:3}', false],
    ['{urut}/{desa}', false],
    ['{urut:0}', false],
    ['{urut}/{tahun', false],
    ['', false],
  ])('the format %j is allowed: %s', (format, allowed) => {
    expect(NumberFormat.safeParse(format).success).toBe(allowed);
  });

  it('is compared without the spaces people put into it', () => {
    expect(normaliseNumber('067/80.2/ CJ-BLG/ 2025')).toBe('067/80.2/CJ-BLG/2025');
    expect(normaliseNumber('067/80.2/cj–blg/2025')).toBe('067/80.2/CJ-BLG/2025');
    expect(normaliseNumber('065/03/424.308/2024')).not.toBe(normaliseNumber('065/3/424.308/2024'));
  });

  it('stands in the book where a person would look for it', () => {
    const shuffled = ['81', '80.10', '03', '80', '100', '80.2', '80.2.1', '80.a'];
    const sorted = shuffled.toSorted((a, b) => (numberSortKey(a) < numberSortKey(b) ? -1 : 1));
    expect(sorted).toEqual(['03', '80', '80.2', '80.2.1', '80.10', '80.a', '81', '100']);
    expect(numberSortKey('03')).toBe(numberSortKey('3'));
  });

  it('sorts plain ordinals by their value and suffixes between them', () => {
    const ordinal = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(ordinal, ordinal, fc.integer({ min: 1, max: 999 }), (a, b, suffix) => {
        expect(Math.sign(a - b)).toBe(compare(numberSortKey(String(a)), numberSortKey(String(b))));
        const inserted = numberSortKey(ordinalOf({ n: a, suffix: String(suffix) }));
        expect(inserted > numberSortKey(String(a))).toBe(true);
        expect(inserted < numberSortKey(String(a + 1))).toBe(true);
      }),
    );
  });

  it('differs whenever the ordinal differs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (a, b) => {
        const write = (n: number) =>
          formatNumber('470/{urut:3}/{tahun}', { n, onDate: '2026-01-02', year: 2026 });
        expect(write(a) === write(b)).toBe(a === b);
      }),
    );
  });
});

describe('a book', () => {
  const book = {
    v: 1,
    id: 'surat-keluar-2026',
    label: 'Surat Keluar',
    year: 2026,
    format: '470/{urut}',
    next: 80,
  };

  it('may start at any number', () => {
    expect(RegisterBook.safeParse(book).success).toBe(true);
    expect(RegisterBook.safeParse({ ...book, next: 0 }).success).toBe(false);
  });

  it('belongs to the year that has begun in its own zone', () => {
    const newYear = Date.UTC(2026, 11, 31, 16, 30);
    expect(bookYear(newYear, 'Asia/Jakarta')).toBe(2026);
    expect(bookYear(newYear, 'Asia/Makassar')).toBe(2027);
  });
});

describe('an entry', () => {
  const entry = {
    v: 1,
    n: 80,
    suffix: '2',
    number: '067/80.2/CJ-BLG/2025',
    onDate: '2025-11-04',
    status: 'booked',
  };

  it('is void only with a reason, and has a reason only when void', () => {
    expect(RegisterEntry.safeParse(entry).success).toBe(true);
    expect(RegisterEntry.safeParse({ ...entry, status: 'void' }).success).toBe(false);
    expect(
      RegisterEntry.safeParse({ ...entry, status: 'void', voidReason: 'Permohonan dicabut' }).success,
    ).toBe(true);
    expect(RegisterEntry.safeParse({ ...entry, voidReason: 'Permohonan dicabut' }).success).toBe(false);
  });

  it('holds nothing personal: an unknown field is refused', () => {
    expect(RegisterEntry.safeParse({ ...entry, applicationId: 'a1', letterId: 'l1' }).success).toBe(true);
    expect(RegisterEntry.safeParse({ ...entry, subject: 'Siti' }).success).toBe(false);
  });
});

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
