import { describe, expect, it } from 'vitest';
import { asCell, csvOf } from '../../../domain/sheet.ts';
import { answersSheet, codebookSheet } from '../../../domain/survey-export.ts';
import type { StoredAnswer } from '../../../domain/survey-report.ts';
import { formOrder } from '../../../domain/survey.ts';
import { allNine, stored } from '../../fixtures/survey.ts';
import { aReport, eight } from '../../fixtures/survey-report.ts';

const sheetOf = (answers: readonly StoredAnswer[]) => answersSheet(answers, aReport({ answers }));
const headings = sheetOf(eight).columns.map(({ heading }) => heading);
const column = (answers: readonly StoredAnswer[], name: string) =>
  sheetOf(answers).rows.map((row) => row[headings.indexOf(name)]);

describe('the anonymous answers', () => {
  it('have a row for each, with the elements by key and neither day, hour, exact age nor sheet number', () => {
    expect(headings).toEqual([
      'periode',
      'service',
      'kanal',
      ...formOrder,
      'jenis_kelamin',
      'kelompok_usia',
      'pendidikan',
      'pekerjaan',
      'saran',
    ]);
    const answers = eight.map((answer) => ({ ...answer, sheet: 4711 }));
    const { rows } = sheetOf(answers);
    expect(rows).toHaveLength(8);
    expect(column(answers, 'kelompok_usia')).toEqual(Array(8).fill('31–40'));
    const cells = rows.flat();
    expect(cells).not.toContain(4711);
    expect(cells).not.toContain(34);
  });

  it('add up to the sums of the report', () => {
    for (const { key, sum } of aReport().elements) {
      const values = column(eight, key).map(Number);
      expect(
        values.reduce((a, b) => a + b, 0),
        key,
      ).toBe(sum);
    }
  });

  it('leave out hidden suggestions and keep the others', () => {
    const suggestions = column(eight, 'saran');
    expect(suggestions).toContain('Kursi tunggu ditambah.');
    expect(suggestions.filter((text) => text !== null)).toHaveLength(1);
  });

  it('put services and channels with fewer than five answers together', () => {
    const few = [
      ...eight.map((answer) => ({ ...answer, serviceId: 'izin-layang', channel: 'link' as const })),
      ...eight
        .slice(0, 5)
        .map((answer) => ({ ...answer, serviceId: 'jemput-kucing', channel: 'kiosk' as const })),
      ...eight
        .slice(0, 3)
        .map((answer) => ({ ...answer, serviceId: 'kebun-satu', channel: 'paper' as const })),
      ...eight
        .slice(0, 2)
        .map((answer) => ({ ...answer, serviceId: 'kebun-dua', channel: 'counter-qr' as const })),
    ];
    const services = column(few, 'service');
    expect(services.filter((name) => name === 'Lainnya')).toHaveLength(5);
    expect(services).not.toContain('kebun-satu');
    expect(column(few, 'kanal').filter((name) => name === 'Lainnya')).toHaveLength(5);
  });

  it('stand in an order that says nothing of when they came', () => {
    expect(sheetOf(eight.toReversed())).toEqual(sheetOf(eight));
  });

  it('leave a blank where a question was left blank', () => {
    const { biaya: _blank, ...rest } = allNine<3>(3);
    expect(column([...eight, stored(rest)], 'biaya')).toContain(null);
  });

  it('have every column explained in the codebook, in the same order', () => {
    const { rows } = codebookSheet();
    expect(rows.map(([name]) => name)).toEqual(headings);
    expect(rows.find(([name]) => name === 'biaya')?.[2]).toContain('4 Gratis');
    for (const [name, means, values] of rows)
      expect(`${String(means)}${String(values)}`, String(name)).not.toBe('');
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+62', '-5', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1'])(
    'that would run as a formula becomes text: %j',
    (text) => {
      expect(asCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['Ramah sekali', '2 + 2', 'a=b', 'Rp 5.000,-', ''])(
    'of ordinary words stays as it is: %j',
    (text) => {
      expect(asCell(text)).toBe(text);
    },
  );
});

describe('a CSV file', () => {
  const columns = [
    { heading: 'a', widthCharacters: 5 },
    { heading: 'b', widthCharacters: 5 },
  ];

  it('quotes what would break a line or a field, and begins with a byte order mark', () => {
    const rows = [
      ['satu, dua', 'kata "baik"'],
      ['dua\nbaris', null],
      [3, '=1'],
    ];
    expect(csvOf({ name: 'x', columns, rows })).toBe(
      '\uFEFFa,b\r\n"satu, dua","kata ""baik"""\r\n"dua\nbaris",\r\n3,\'=1\r\n',
    );
  });
});
