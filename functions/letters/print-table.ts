import type { PrintBlock, PrintColumn } from '../../domain/print.ts';
import { gap } from './layout.ts';
import type { Column, Mark, Row, Style } from './layout.ts';
import { heightOf, lines, stacked } from './print-sheet.ts';
import type { PrintRow, Sheet } from './print-sheet.ts';

type Table = Extract<PrintBlock, { kind: 'table' }>;

const rule = 0.5;
const headingGrey = 0.9;

/** A table up to this share of a page goes to the next one rather than being broken. */
const wholeShare = 0.45;

/** A table with borders. Rows stay whole where a page has room for them; headings stand again on each page. */
export function tableRows(table: Table, sheet: Sheet): PrintRow[] {
  const columns = columnsOf(table.columns, sheet);
  const head = [headRow(table.columns, columns, sheet)];
  const body = table.rows.flatMap(({ cells, bold }) => {
    if (cells.length !== columns.length) {
      throw new RangeError(
        `a row of ${String(cells.length)} cells in a table of ${String(columns.length)} columns`,
      );
    }
    return bodyRow(cells, table.columns, columns, bold === true, sheet).map((row) => ({ ...row, head }));
  });
  const note = noteRows(table.note, sheet);
  const whole = heightOf([...head, ...body, ...note]) <= sheet.room * wholeShare;
  return [
    ...captionRows(table.caption, sheet),
    ...head.map((row) => ({ ...row, keep: true })),
    ...body.map((row, index) => {
      const isLast = index === body.length - 1;
      return (whole && !isLast) || (isLast && note.length > 0) ? { ...row, keep: true } : row;
    }),
    ...note,
  ];
}

/** A title above a table or chart, kept with it. */
export function captionRows(caption: string | undefined, sheet: Sheet): PrintRow[] {
  if (caption === undefined) return [];
  const style: Style = { ...sheet.styles.cell, face: 'bold' };
  return [
    { ...gap(3 * sheet.scale), keep: true },
    ...lines(caption, sheet.column, style, sheet, {
      align: sheet.form === 'report' ? 'centre' : 'left',
    }).map((row) => ({ ...row, keep: true })),
    { ...gap(3 * sheet.scale), keep: true },
  ];
}

export function noteRows(note: string | undefined, sheet: Sheet): PrintRow[] {
  if (note === undefined) return [];
  const text = lines(note, sheet.column, sheet.styles.small, sheet);
  return [gap(2 * sheet.scale), ...text].map((row, index) =>
    index === text.length ? row : { ...row, keep: true },
  );
}

function columnsOf(columns: readonly PrintColumn[], { column }: Sheet): Column[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  let { x } = column;
  return columns.map(({ width: share }) => {
    const width = (column.width * share) / all;
    const own = { x, width };
    x += width;
    return own;
  });
}

/** All headings as one row, so that none is ever parted from the others. */
function headRow(given: readonly PrintColumn[], columns: readonly Column[], sheet: Sheet): Row {
  const style: Style = { ...sheet.styles.cell, face: 'bold' };
  const { cellPadding } = measuresOf(sheet);
  const cell = (text: string, column: Column) =>
    lines(text, inside(column, sheet), style, sheet, { align: 'centre' });
  const groups = groupsOf(given, columns);
  const groupHeight =
    Math.max(0, ...groups.map(({ text, column }) => heightOf(cell(text, column)))) +
    (groups.length > 0 ? 2 * cellPadding : 0);
  const own = given.map(({ heading, group }, index) => ({
    rows: cell(heading, columnAt(columns, index)),
    column: columnAt(columns, index),
    top: group === undefined ? 0 : groupHeight,
  }));
  const height = Math.max(...own.map(({ rows, top }) => top + heightOf(rows) + 2 * cellPadding));
  const marks: Mark[] = [
    { kind: 'bar', ...spanOf(columns), y: 0, height, grey: headingGrey },
    ...groups.flatMap(({ text, column }): Mark[] => [
      ...stacked(cell(text, column), cellPadding),
      { kind: 'bar', x: column.x, y: groupHeight, width: column.width, height: rule },
    ]),
    ...own.flatMap(({ rows, top }) => stacked(rows, top + (height - top - heightOf(rows)) / 2)),
    { kind: 'bar', ...spanOf(columns), y: 0, height: rule },
    { kind: 'bar', ...spanOf(columns), y: height, height: rule },
    ...own.map(({ column, top }, index): Mark => {
      // Inside a group only the lower part is divided.
      const joined = index > 0 && given[index]?.group !== undefined && isJoined(given, index);
      return verticalAt(column.x, joined ? top : 0, height);
    }),
    endOf(columns, height),
  ];
  return { height, marks };
}

function isJoined(columns: readonly PrintColumn[], index: number): boolean {
  return columns[index]?.group === columns[index - 1]?.group;
}

function groupsOf(
  given: readonly PrintColumn[],
  columns: readonly Column[],
): { text: string; column: Column }[] {
  const groups: { text: string; column: Column }[] = [];
  given.forEach(({ group }, index) => {
    if (group === undefined) return;
    const { x, width } = columnAt(columns, index);
    const last = groups.at(-1);
    if (last && index > 0 && isJoined(given, index))
      last.column = { ...last.column, width: x + width - last.column.x };
    else groups.push({ text: group, column: { x, width } });
  });
  return groups;
}

function bodyRow(
  cells: readonly string[],
  given: readonly PrintColumn[],
  columns: readonly Column[],
  bold: boolean,
  sheet: Sheet,
): PrintRow[] {
  const style: Style = bold ? { ...sheet.styles.cell, face: 'bold' } : sheet.styles.cell;
  const { cellPadding } = measuresOf(sheet);
  const texts = cells.map((text, index) =>
    lines(text, inside(columnAt(columns, index), sheet), style, sheet, {
      align: given[index]?.align ?? 'left',
    }),
  );
  const count = Math.max(1, ...texts.map((each) => each.length));
  // Line by line, so that a cell longer than a page goes on over the next.
  return Array.from({ length: count }, (_, index): PrintRow => {
    const top = index === 0 ? cellPadding : 0;
    const isLast = index === count - 1;
    const height = top + style.leading + (isLast ? cellPadding : 0);
    return {
      height,
      ...(!isLast && { keep: true }),
      marks: [
        ...texts.flatMap((each) => stacked(each.slice(index, index + 1), top)),
        ...columns.map(({ x }) => verticalAt(x, 0, height)),
        endOf(columns, height),
        ...(isLast ? [{ kind: 'bar' as const, ...spanOf(columns), y: height, height: rule }] : []),
      ],
    };
  });
}

function measuresOf({ scale }: Sheet): { cellPadding: number; cellSide: number } {
  return { cellPadding: 3 * scale, cellSide: 4 * scale };
}

function inside({ x, width }: Column, sheet: Sheet): Column {
  const { cellSide } = measuresOf(sheet);
  return { x: x + cellSide, width: width - 2 * cellSide };
}

function columnAt(columns: readonly Column[], index: number): Column {
  const column = columns[index];
  if (!column) throw new RangeError(`no column ${String(index)}`);
  return column;
}

function spanOf(columns: readonly Column[]): { x: number; width: number } {
  const x = columnAt(columns, 0).x;
  const last = columnAt(columns, columns.length - 1);
  return { x, width: last.x + last.width - x };
}

function verticalAt(x: number, from: number, to: number): Mark {
  return { kind: 'bar', x: x - rule / 2, y: from, width: rule, height: to - from };
}

function endOf(columns: readonly Column[], height: number): Mark {
  const { x, width } = spanOf(columns);
  return verticalAt(x + width, 0, height);
}
