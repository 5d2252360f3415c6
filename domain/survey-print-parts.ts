import type { PrintBlock, PrintColumn, PrintTableRow } from './print.ts';
import { formOrder, printedIndex, regulationOrder, surveyQuestions } from './survey.ts';
import type { SurveyElement, SurveyWeight } from './survey.ts';
import type { SurveyElementRow, SurveyFigureData, SurveyGroupRow, SurveyReport } from './survey-report.ts';

/** What the chapters of the survey's report share: numbers as words, wording of settings, blocks and tables. */

/** Tables and charts are counted through the report. */
export interface Captions {
  table(title: string): string;
  chart(title: string): string;
}

export function captions(): Captions {
  let tables = 0;
  let charts = 0;
  return {
    table: (title) => `Tabel ${String((tables += 1))}. ${title}`,
    chart: (title) => `Grafik ${String((charts += 1))}. ${title}`,
  };
}

/** Why there is no figure. Of fewer than five answers the report holds none. */
export function noData({ answers }: Pick<SurveyReport, 'answers'>): PrintBlock {
  return paragraph(
    answers === 0
      ? 'Belum ada data: tidak ada kuesioner yang terkumpul pada periode ini.'
      : `Kuesioner yang terkumpul baru ${whole(answers)}. Hasil dari kurang dari lima kuesioner tidak ditampilkan untuk menjaga kerahasiaan respondennya.`,
  );
}

export const blankCell = '–';

export function chapter(text: string): PrintBlock {
  return { kind: 'heading', level: 1, text };
}

export function section(text: string): PrintBlock {
  return { kind: 'heading', level: 2, text };
}

export function part(text: string): PrintBlock {
  return { kind: 'heading', level: 3, text };
}

export function paragraph(text: string): PrintBlock {
  return { kind: 'paragraph', text };
}

export function numberedList(items: readonly string[]): PrintBlock {
  return { kind: 'list', items: items.map((text, index) => ({ marker: `${String(index + 1)}.`, text })) };
}

/** 87,28 (mutu B, Baik) */
export function inWords({ hundredths, letter, performance }: SurveyFigureData): string {
  return `${printedIndex(hundredths)} (mutu ${letter}, ${performance.toLowerCase()})`;
}

/** A whole number of 10^-places as Indonesian text: 34911 with 4 places → `3,4911`. */
export function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  return `${digits.slice(0, -places)},${digits.slice(-places)}`;
}

export function whole(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

/** a, b, dan c; with semicolons where a name holds commas itself. */
export function listed(words: readonly string[]): string {
  const comma = words.some((word) => word.includes(',')) ? ';' : ',';
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  if (words.length === 2 && comma === ',') return words.join(' dan ');
  return `${words.slice(0, -1).join(`${comma} `)}${comma} dan ${last}`;
}

export const weightWords: Readonly<Record<SurveyWeight, string>> = {
  '1/n': '1/9 secara tepat (tercetak 0,111)',
  '0.111': '0,111',
  '0.11': '0,11',
};

export function orderWords({ order }: Pick<SurveyReport, 'order'>): string {
  const [eighth, ninth] = (order === 'form' ? formOrder : regulationOrder).slice(7);
  const source =
    order === 'form' ? 'urutan kuesioner' : 'urutan unsur dalam Peraturan Menteri PANRB Nomor 14 Tahun 2017';
  return `Penomoran U1–U9 mengikuti ${source}: U8 ${nameOf(eighth)}, U9 ${nameOf(ninth)}.`;
}

export function nameOf(element: SurveyElement | undefined): string {
  return element === undefined ? '' : surveyQuestions[element].name;
}

export function rowOf({ elements }: SurveyReport, key: SurveyElement): SurveyElementRow | undefined {
  return elements.find((row) => row.key === key);
}

/** U3 Waktu Penyelesaian, 71,25 (mutu C, kurang baik) */
export function elementInWords(report: SurveyReport, key: SurveyElement): string {
  const row = rowOf(report, key);
  const name = `${row === undefined ? '' : `${row.number} `}${nameOf(key)}`;
  return row?.figure ? `${name}, ${inWords(row.figure)}` : name;
}

/** Index and grade, two cells. */
export function figureCells(figure: SurveyFigureData | undefined): [string, string] {
  return figure ? [printedIndex(figure.hundredths), figure.letter] : [blankCell, blankCell];
}

export function groupTable(
  caption: string,
  heading: string,
  rows: readonly SurveyGroupRow[],
  note?: string,
): PrintBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: 'No', width: 7, align: 'centre' },
      { heading, width: 50 },
      { heading: 'Kuesioner', width: 15, align: 'right' },
      { heading: 'IKM', width: 14, align: 'right' },
      { heading: 'Mutu', width: 14, align: 'centre' },
    ],
    rows: rows.map(({ label, answers, figure }, index) => ({
      cells: [String(index + 1), label, whole(answers), ...figureCells(figure)],
    })),
    ...(note !== undefined && { note }),
  };
}

export const elementColumns: readonly PrintColumn[] = [
  { heading: 'No', width: 7, align: 'centre' },
  { heading: 'Unsur pelayanan', width: 31 },
  { heading: 'Isian', width: 9, align: 'right' },
  { heading: 'Jumlah nilai', width: 10, align: 'right' },
  { heading: 'NRR', width: 9, align: 'right' },
  { heading: 'NRR tertimbang', width: 16, align: 'right' },
  { heading: 'IKM', width: 10, align: 'right' },
  { heading: 'Mutu', width: 8, align: 'centre' },
];

export function elementRow({ number, name, n, sum, nrr, weighted, figure }: SurveyElementRow): PrintTableRow {
  return {
    cells: [
      number,
      name,
      whole(n),
      whole(sum),
      nrr === undefined ? blankCell : decimal(nrr, 3),
      weighted === undefined ? blankCell : decimal(weighted, 3),
      ...figureCells(figure),
    ],
  };
}

export const romanQuarters = ['I', 'II', 'III', 'IV'] as const;

export function elementName(report: SurveyReport, key: SurveyElement): string {
  const row = rowOf(report, key);
  return row ? `${row.number} ${row.name}` : nameOf(key);
}
