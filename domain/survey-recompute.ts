import { describingColumns, serviceColumn } from './survey-export.ts';
import { figureOf, formOrder, measure, printedMeans, SurveyElement, SurveyWeight, tally } from './survey.ts';
import type { SurveyValue } from './survey.ts';

/**
 * The index computed anew from a table of answers, for an office that checks an old report and for inspectors: one row per
 * respondent, a column per element under its key, optionally `service`; the other columns of our own export are passed over.
 * Blanks are allowed and counted per element.
 */

/** What is wrong with the table, in Indonesian; every line of it names the place. */
export class TableProblems extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export interface AnswerRow {
  values: Partial<Record<SurveyElement, SurveyValue>>;
  service: string | undefined;
}

interface Row {
  /** Line of the file on which it begins, from 1. */
  line: number;
  cells: string[];
}

/**
 * Reads comma, semicolon or tab separated text (RFC 4180 quoting; a byte order mark, CR LF, CR alone and `sep=;` are understood).
 * @throws TableProblems
 */
export function readAnswerTable(text: string): AnswerRow[] {
  const { separator, rows } = splitRows(text.replace(/^\uFEFF/, ''));
  const [header, ...body] = rows;
  if (!header) throw new TableProblems(['Berkas kosong: baris pertama harus berisi nama kolom.']);
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  const wrong = headerProblems(header.line, columns, separator);
  if (wrong.length > 0) throw new TableProblems(wrong);
  const problems: string[] = [];
  const answers = body.flatMap(({ line, cells }) => {
    if (cells.length !== columns.length) {
      problems.push(
        `Baris ${String(line)}: berisi ${String(cells.length)} kolom, seharusnya ${String(columns.length)} seperti baris judul.`,
      );
      return [];
    }
    return [rowOf(line, columns, cells, problems)];
  });
  if (problems.length > 0) throw new TableProblems(problems);
  return answers;
}

function headerProblems(line: number, columns: readonly string[], separator: string): string[] {
  const known: readonly string[] = [...formOrder, serviceColumn, ...describingColumns()];
  const missing = formOrder.filter((key) => !columns.includes(key));
  const double = [...new Set(columns.filter((column, i) => columns.indexOf(column) !== i))];
  const at = `Baris ${String(line)}`;
  return [
    ...(missing.length > 0 ? [`${at}: kolom ${missing.join(', ')} tidak ada.`] : []),
    ...double.map((column) => `${at}: kolom ${named(column)} ada lebih dari satu kali.`),
    ...columns.flatMap((column, i) =>
      known.includes(column) || double.includes(column)
        ? []
        : [`${at}, kolom ke-${String(i + 1)}: ${named(column)} bukan nama unsur dan bukan ${serviceColumn}.`],
    ),
    ...(columns.length === 1
      ? [
          `${at}: pemisah kolom yang terbaca adalah ${separatorNames[separator] ?? separator}. Pakai koma atau titik koma.`,
        ]
      : []),
  ];
}

const separatorNames: Readonly<Record<string, string>> = { ',': 'koma', ';': 'titik koma', '\t': 'tab' };

function named(column: string): string {
  return column === '' ? '(tanpa nama)' : `"${column}"`;
}

function rowOf(
  line: number,
  columns: readonly string[],
  cells: readonly string[],
  problems: string[],
): AnswerRow {
  const values: AnswerRow['values'] = {};
  let service: string | undefined;
  for (const [i, column] of columns.entries()) {
    const cell = (cells[i] ?? '').trim();
    if (cell === '') continue;
    const element = SurveyElement.safeParse(column);
    if (!element.success) {
      if (column === serviceColumn) service = cell;
    } else if (/^[1-4]$/.test(cell)) values[element.data] = Number(cell) as SurveyValue;
    else
      problems.push(
        `Baris ${String(line)}, kolom ${column} (ke-${String(i + 1)}): "${cell}" bukan nilai 1, 2, 3, atau 4. Kosongkan bila tidak dijawab.`,
      );
  }
  return { values, service };
}

function splitRows(text: string): { separator: string; rows: Row[] } {
  const told = /^sep=(.)\r?\n/.exec(text);
  const begin = told ? told[0].length : 0;
  const firstLine = /[^\r\n]*/.exec(text.slice(begin))?.[0] ?? '';
  const count = (of: string) => firstLine.split(of).length;
  const separator =
    told?.[1] ?? [';', '\t', ','].reduce((best, each) => (count(each) > count(best) ? each : best), ',');
  const rows: Row[] = [];
  let line = told ? 2 : 1;
  let row: Row = { line, cells: [] };
  let cell = '';
  let quoted = false;
  let quotedFrom = 0;
  const endCell = () => {
    row.cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    // A line without anything is no row; one of separators alone is a sheet nobody filled in.
    if (row.cells.length > 1 || row.cells.some((each) => each.trim() !== '')) rows.push(row);
  };
  for (let i = begin; i < text.length; i += 1) {
    // CR alone ends a line too: "CSV (Macintosh)" of spreadsheet programs. CR LF is one end, told by its LF.
    const sign = text.charAt(i) === '\r' && text.charAt(i + 1) !== '\n' ? '\n' : text.charAt(i);
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      quotedFrom = line;
      cell = '';
    } else if (sign === separator) endCell();
    else if (sign === '\n') {
      endRow();
      row = { line, cells: [] };
    } else if (sign !== '\r') cell += sign;
  }
  if (quoted)
    throw new TableProblems([`Baris ${String(quotedFrom)}: tanda kutip dibuka dan tidak pernah ditutup.`]);
  if (cell !== '' || row.cells.length > 0) endRow();
  return { separator, rows };
}

/** Figures of one set of answers. Indexes and means are decimal numbers as printed; `null` where nobody answered. */
export interface Recomputed {
  /** Questionnaires with at least one answer. */
  answers: number;
  /** Questions left blank in them. */
  blanks: number;
  elements: Record<
    SurveyElement,
    { sum: number; n: number; nrr: number | null; index: number | null; grade: string | null }
  >;
  variants: Record<
    SurveyWeight,
    {
      /** Rounded to three decimals for show; the index is computed from the sums. */
      weightedNrr: Record<SurveyElement, number | null>;
      ni: number | null;
      index: number | null;
      grade: string | null;
      performance: string | null;
    }
  >;
}

/** @returns the whole table and, where it names services, each of them in alphabetical order */
export function recompute(
  rows: readonly AnswerRow[],
): Recomputed & { services?: Record<string, Recomputed> } {
  const named = Map.groupBy(
    rows.filter(({ service }) => service !== undefined),
    ({ service }) => service ?? '',
  );
  const services = [...named.keys()].sort();
  return {
    ...figures(rows),
    ...(services.length > 0 && {
      services: Object.fromEntries(services.map((service) => [service, figures(named.get(service) ?? [])])),
    }),
  };
}

function figures(rows: readonly AnswerRow[]): Recomputed {
  const filled = rows.filter(({ values }) => Object.keys(values).length > 0);
  const { sums, counts } = tally(filled);
  const perElement = <T>(make: (key: SurveyElement) => T) =>
    Object.fromEntries(formOrder.map((key) => [key, make(key)])) as Record<SurveyElement, T>;
  return {
    answers: filled.length,
    blanks: formOrder.reduce((sum, key) => sum + filled.length - counts[key], 0),
    elements: perElement((key) => {
      const [sum, n] = [sums[key], counts[key]];
      if (n === 0) return { sum, n, nrr: null, index: null, grade: null };
      const { value, category } = figureOf(sum, n);
      return { sum, n, nrr: printedMeans(sum, n, '1/n').nrr / 1000, index: value, grade: category.letter };
    }),
    variants: Object.fromEntries(
      SurveyWeight.options.map((weight) => {
        const measured = measure(sums, counts, weight);
        return [
          weight,
          {
            weightedNrr: perElement((key) =>
              counts[key] === 0 ? null : printedMeans(sums[key], counts[key], weight).weighted / 1000,
            ),
            ni: measured ? measured.ni / 10_000 : null,
            index: measured?.figure.value ?? null,
            grade: measured?.figure.category.letter ?? null,
            performance: measured?.figure.category.performance ?? null,
          },
        ];
      }),
    ) as Recomputed['variants'],
  };
}
