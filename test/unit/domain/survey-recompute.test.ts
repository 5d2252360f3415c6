import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csvOf } from '../../../domain/sheet.ts';
import { answersSheet } from '../../../domain/survey-export.ts';
import { readAnswerTable, recompute, TableProblems } from '../../../domain/survey-recompute.ts';
import { formOrder } from '../../../domain/survey.ts';
import { root } from '../../../tools/bootstrap.mjs';
import { aReport, eight } from '../../fixtures/survey-report.ts';

const header = formOrder.join(',');
const row = (value: number | string, count = formOrder.length) =>
  Array.from({ length: count }, () => value).join(',');

function problemsOf(text: string): readonly string[] {
  try {
    readAnswerTable(text);
  } catch (error) {
    if (error instanceof TableProblems) return error.problems;
    throw error;
  }
  return [];
}

/** A hundred rows whose columns sum to the averages Bantul published for its Dinas Pertanahan dan Tata Ruang, 2023. */
function bantul(): string {
  const sums: Readonly<Record<string, number>> = {
    persyaratan: 331,
    prosedur: 335,
    waktu: 349,
    biaya: 393,
    produk: 345,
    kompetensi: 339,
    perilaku: 339,
    pengaduan: 376,
    sarana: 335,
  };
  // `sum − 300` rows answer 4, the others 3.
  const rows = Array.from({ length: 100 }, (_, i) =>
    formOrder.map((key) => (i < (sums[key] ?? 0) - 300 ? 4 : 3)).join(','),
  );
  return [header, ...rows].join('\n');
}

const indexes = ({ variants }: ReturnType<typeof recompute>) =>
  Object.values(variants).map(({ index, grade }) => [index, grade]);

describe('an old report computed anew', () => {
  it('gives Bantul’s published index by 1/9, and what the other weights would have given', () => {
    const made = recompute(readAnswerTable(bantul()));
    expect(made.answers).toBe(100);
    expect(made.elements.waktu).toEqual({ sum: 349, n: 100, nrr: 3.49, index: 87.25, grade: 'B' });
    expect(made.variants['1/n'].ni).toBe(3.4911);
    expect(indexes(made)).toEqual([
      [87.28, 'B'],
      [87.19, 'B'],
      [86.41, 'B'],
    ]);
  });

  it.each([
    [
      1,
      [
        [25, 'D'],
        [24.98, 'D'],
        [24.75, 'D'],
      ],
    ],
    [
      3,
      [
        [75, 'C'],
        [74.93, 'C'],
        [74.25, 'C'],
      ],
    ],
    [
      4,
      [
        [100, 'A'],
        [99.9, 'A'],
        [99, 'A'],
      ],
    ],
  ])('gives the facts’ figures where everybody answers %i', (value, expected) => {
    expect(indexes(recompute(readAnswerTable(`${header}\n${row(value)}\n`)))).toEqual(expected);
  });

  it('rounds a tie up: Σ 225 over 8 is 78.125', () => {
    const rows = [...Array.from({ length: 7 }, () => row(3)), [4, 4, 4, 4, 4, 4, 4, 4, 4].join(',')];
    const text = [header, ...rows].join('\n');
    expect(recompute(readAnswerTable(text)).variants['1/n']).toMatchObject({ index: 78.13, grade: 'B' });
  });

  it('counts blanks per element, and a sheet nobody filled in not at all', () => {
    const text = `${header}\n4,,4,4,4,4,4,4,4\n2,2,2,2,2,2,2,2,2\n,,,,,,,,\n`;
    const made = recompute(readAnswerTable(text));
    expect(made).toMatchObject({ answers: 2, blanks: 1 });
    expect(made.elements.prosedur).toEqual({ sum: 2, n: 1, nrr: 2, index: 50, grade: 'D' });
    // (8 × 3 + 2) ÷ 9 × 25 = 72.2222…
    expect(made.variants['1/n'].index).toBe(72.22);
  });

  it('gives no index while an element has no answer', () => {
    const made = recompute(readAnswerTable(`${header}\n4,,4,4,4,4,4,4,4\n`));
    expect(made.variants['1/n']).toMatchObject({ ni: null, index: null, grade: null });
    expect(made.elements.prosedur).toEqual({ sum: 0, n: 0, nrr: null, index: null, grade: null });
    expect(recompute(readAnswerTable(`${header}\n`))).toMatchObject({ answers: 0 });
  });

  it('takes columns in any order, and each service by itself', () => {
    const mixed = ['service', ...formOrder.toReversed()].join(';');
    const line = (service: string, value: number) => [service, ...formOrder.map(() => value)].join(';');
    const made = recompute(
      readAnswerTable(
        `${mixed}\r\n${line('SKCK', 4)}\r\n${line('"Nikah; ""luar"" kota"', 2)}\r\n${line('', 3)}\r\n`,
      ),
    );
    expect(made.variants['1/n'].index).toBe(75);
    expect(
      Object.entries(made.services ?? {}).map(([name, each]) => [name, each.variants['1/n'].index]),
    ).toEqual([
      ['Nikah; "luar" kota', 50],
      ['SKCK', 100],
    ]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${header}\n${row(3)}`],
    ['CR LF', `${header}\r\n${row(3)}\r\n`],
    ['quotes around everything', `${header}\n${row('"3"')}`],
    ['semicolons', `${header}\n${row(3)}`.replaceAll(',', ';')],
    ['tabs', `${header}\n${row(3)}`.replaceAll(',', '\t')],
    ['what Excel writes first', `sep=;\r\n${`${header}\r\n${row(3)}`.replaceAll(',', ';')}`],
    ['capitals and spaces in the header', `${header.toUpperCase().replaceAll(',', ' , ')}\n${row(' 3 ')}`],
    ['lines ended by CR alone', `${header}\r${row(3)}\r`],
    ['empty lines', `${header}\n\n${row(3)}\n\n`],
  ])('understands %s', (_, text) => {
    expect(recompute(readAnswerTable(text))).toMatchObject({
      answers: 1,
      variants: { '1/n': { index: 75 } },
    });
  });
});

describe('the console’s own export', () => {
  it('is counted as it is, all it says beside the answers passed over', () => {
    const report = aReport();
    const suggested = eight.map((answer, i) =>
      i === 0 ? { ...answer, suggestion: '=1+1, "kursi";\nlebih banyak' } : answer,
    );
    const made = recompute(readAnswerTable(csvOf(answersSheet(suggested, report))));
    expect(made.answers).toBe(eight.length);
    for (const { key, sum } of report.elements) expect(made.elements[key].sum, key).toBe(sum);
    expect(made.variants['1/n'].index).toBe((report.index?.hundredths ?? 0) / 100);
    // The same after a spreadsheet program has saved it with semicolons.
    const saved = csvOf(answersSheet(eight, report)).replaceAll(',', ';');
    expect(recompute(readAnswerTable(saved)).variants).toEqual(made.variants);
  });
});

describe('a wrong table', () => {
  it('is told line and column of each bad cell', () => {
    expect(
      problemsOf(`${header}\n3,3,5,3,3,3,3,3,3\n\n3,3,3,3,3,3,3,x,3,\n3,3,3,3,baik,3,3,3,3.5\n`),
    ).toEqual([
      'Baris 2, kolom waktu (ke-3): "5" bukan nilai 1, 2, 3, atau 4. Kosongkan bila tidak dijawab.',
      'Baris 4: berisi 10 kolom, seharusnya 9 seperti baris judul.',
      'Baris 5, kolom produk (ke-5): "baik" bukan nilai 1, 2, 3, atau 4. Kosongkan bila tidak dijawab.',
      'Baris 5, kolom pengaduan (ke-9): "3.5" bukan nilai 1, 2, 3, atau 4. Kosongkan bila tidak dijawab.',
    ]);
  });

  it('counts lines as an editor does, also after a quoted line break', () => {
    const text = `${header},service\n${row(3)},"dua\nbaris"\n${row(9)},x\n`;
    expect(problemsOf(text)[0]).toContain('Baris 4, kolom persyaratan (ke-1): "9"');
  });

  it('is told missing, double and unknown columns', () => {
    expect(problemsOf(`waktu,${formOrder.filter((key) => key !== 'biaya').join(',')},tarif\n`)).toEqual([
      'Baris 1: kolom biaya tidak ada.',
      'Baris 1: kolom "waktu" ada lebih dari satu kali.',
      'Baris 1, kolom ke-10: "tarif" bukan nama unsur dan bukan service.',
    ]);
  });

  it('is told when it is empty, or when a quote never ends', () => {
    expect(problemsOf('')).toEqual(['Berkas kosong: baris pertama harus berisi nama kolom.']);
    expect(problemsOf(`${header}\n"3,3,3\n3`)).toEqual([
      'Baris 2: tanda kutip dibuka dan tidak pernah ditutup.',
    ]);
  });
});

describe('npm run skm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-skm-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (...given: string[]) => {
    const done = spawnSync(process.execPath, [join(root, 'tools/skm.ts'), ...given], { encoding: 'utf8' });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };
  const file = (name: string, text: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('prints the published figures of Bantul as JSON', () => {
    const done = run(file('bantul.csv', `\uFEFF${bantul().replaceAll('\n', '\r\n')}`));
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({
      answers: 100,
      elements: { biaya: { sum: 393, n: 100, nrr: 3.93, index: 98.25, grade: 'A' } },
      variants: {
        '1/n': { index: 87.28, grade: 'B', performance: 'Baik', weightedNrr: { biaya: 0.437 } },
        '0.111': { index: 87.19 },
        '0.11': { index: 86.41 },
      },
    });
  });

  it('ends with 1 and says in Indonesian what is wrong with the table', () => {
    const done = run(file('salah.csv', `${header}\n${row(7)}\n`));
    expect(done).toMatchObject({ code: 1, out: '' });
    expect(done.err.split('\n')).toHaveLength(10);
    expect(done.err).toContain('Baris 2, kolom persyaratan (ke-1): "7"');
    const latin = run(file('latin.csv', new Uint8Array([0x73, 0xe9, 0x0a])));
    expect(latin.code).toBe(1);
    expect(latin.err).toContain('UTF-8');
  });

  it('ends with 2 where there is no table to read', () => {
    expect(run()).toMatchObject({ code: 2, out: '' });
    expect(run(join(folder, 'tiada.csv')).err).toContain('tidak dapat dibaca');
  });
});
