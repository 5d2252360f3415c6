import { asPrinted } from '../../domain/letter.ts';
import type { PrintDocument } from '../../domain/print.ts';
import { mm, moved, textMark, wrap } from './layout.ts';
import type { Column, Mark, Measure, Row, Style } from './layout.ts';

/** What the blocks of a printed document share: the page's edges, the letters' sizes, lines of text. */

/** Where a heading came to stand: the table of contents and the bookmarks. */
export interface Place {
  title: string;
  level: 1 | 2;
  /** From 0. */
  page: number;
  y: number;
}

/** A piece of a page that is never broken. */
export type PrintRow = Row & {
  /** Stays on the page of the row after it. */
  keep?: boolean;
  heading?: Pick<Place, 'title' | 'level'>;
  newPage?: boolean;
  /** Drawn again where a page begins with this row: the headings of its table. */
  head?: readonly Row[];
  /** The page bears no footer: a cover. */
  bare?: boolean;
};

export interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Sheet {
  form: PrintDocument['form'];
  column: Column;
  /** Height a full page has for rows. */
  room: number;
  measure: Measure;
  scale: number;
  styles: Record<'title' | 'h1' | 'h2' | 'h3' | 'body' | 'bold' | 'lead' | 'small' | 'cell', Style>;
}

export type Align = 'left' | 'right' | 'centre';

export function marginsOf({ form, paper }: Pick<PrintDocument, 'form' | 'paper'>): Margins {
  if (paper === 'A5') return { top: 9 * mm, right: 11 * mm, bottom: 7 * mm, left: 11 * mm };
  // Where the first label of the sheet begins; nothing stands outside of labels.
  if (paper === 'labels-21') return { top: 15.15 * mm, right: 7 * mm, bottom: 10 * mm, left: 7.25 * mm };
  if (paper === 'label-58') return { top: 0, right: 0, bottom: 0, left: 0 };
  return form === 'report'
    ? { top: 25 * mm, right: 25 * mm, bottom: 15 * mm, left: 30 * mm }
    : { top: 16 * mm, right: 18 * mm, bottom: 12 * mm, left: 18 * mm };
}

export function sheetOf(
  form: PrintDocument['form'],
  measure: Measure,
  scale: number,
  column: Column,
  room: number,
): Sheet {
  const style = (size: number, leading: number, face: Style['face']): Style => ({
    size: size * scale,
    leading: leading * scale,
    face,
  });
  const report = form === 'report';
  return {
    form,
    column,
    room,
    measure,
    scale,
    styles: {
      title: style(23, 28, 'bold'),
      h1: report ? style(14, 19, 'bold') : style(17, 22, 'bold'),
      h2: report ? style(11.5, 16, 'bold') : style(13, 17.5, 'bold'),
      h3: style(10.5, 14.5, 'bold'),
      body: report ? style(10.5, 16, 'regular') : style(10.5, 14.5, 'regular'),
      bold: style(10.5, 14.5, 'bold'),
      lead: style(12.5, 17, 'regular'),
      small: style(8.5, 11.5, 'regular'),
      cell: style(9, 12.5, 'regular'),
    },
  };
}

export function lines(
  text: string,
  column: Column,
  style: Style,
  { measure }: Sheet,
  { align = 'left', indent = 0 }: { align?: Align; indent?: number } = {},
): PrintRow[] {
  return wrap(asPrinted(text), column.width, measure, style, indent).map((line, index) => {
    const free = column.width - line.width;
    const shift = { left: index === 0 ? indent : 0, right: free, centre: free / 2 }[align];
    return { height: style.leading, marks: [textMark(line.text, column.x + shift, 0, style)] };
  });
}

export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0);
}

/** Rows drawn one below the other from `top`, as marks. */
export function stacked(rows: readonly Row[], top: number): Mark[] {
  const marks: Mark[] = [];
  let y = top;
  for (const row of rows) {
    const from = y;
    marks.push(...row.marks.map((mark) => moved(mark, from)));
    y += row.height;
  }
  return marks;
}
