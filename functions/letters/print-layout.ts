import { asPrinted } from '../../domain/letter.ts';
import type { PrintBlock, PrintDocument } from '../../domain/print.ts';
import type { PrintedItem } from '../../domain/standard.ts';
import { gap, mm, moved, paperSize, sideBySide, textMark, watermarkOf, wrap } from './layout.ts';
import type { Column, Layout, LetterPage, Mark, Measure, Row, Style } from './layout.ts';

/** Where the headings came to stand: the table of contents and the bookmarks. */
export interface Place {
  title: string;
  level: 1 | 2;
  /** From 0. */
  page: number;
  y: number;
}

/** A row that stays on the page of the one after it, and the heading it is. */
type PrintRow = Row & { keep?: boolean; heading?: Pick<Place, 'title' | 'level'>; newPage?: boolean };

const margin = { top: 16 * mm, right: 18 * mm, bottom: 12 * mm, left: 18 * mm };
/** From three metres' reading down to what a booklet has; below this a poster takes a second page. */
const posterScales = [1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1, 0.95, 0.9, 0.85];

/** Places a document's blocks on A4 pages. Pure: the same document and widths give the same pages. */
export function layOutPrint(document: PrintDocument, measure: Measure): { layout: Layout; places: Place[] } {
  if (document.fit === 'flowing') return layOutAt(document, measure, 1);
  for (const scale of posterScales) {
    const tried = layOutAt(document, measure, scale);
    if (tried.layout.pages.length === 1) return tried;
  }
  return layOutAt(document, measure, 1);
}

function layOutAt(
  document: PrintDocument,
  measure: Measure,
  scale: number,
): { layout: Layout; places: Place[] } {
  const [width, height] = paperSize.A4;
  const column: Column = { x: margin.left, width: width - margin.left - margin.right };
  const footer: Style = { size: 7.5, leading: 10, face: 'regular' };
  const footerRoom =
    wrap(asPrinted(footerOf(document, 888, 888)), column.width, measure, footer).length * 10 + 6;
  const bottom = height - margin.bottom - footerRoom;

  const sheet = sheetOf(measure, scale, column);
  const rowsWith = (pageOf: (title: string, nth: number) => number | undefined): PrintRow[] =>
    document.blocks.flatMap((block) => blockRows(block, document, sheet, pageOf));
  // The first pass finds the pages of the headings; their numbers change no height, so the second only fills them in.
  const first = paginate(
    rowsWith(() => undefined),
    bottom,
  );
  const entries = first.places;
  const { pages, places } = paginate(
    rowsWith(
      (title, nth) => entries.filter((place) => place.level === 1 && place.title === title)[nth]?.page,
    ),
    bottom,
  );

  pages.forEach((page, index) => {
    const top = bottom + 6;
    page.marks.push({ kind: 'bar', x: column.x, y: top - 3, width: column.width, height: 0.4 });
    wrap(asPrinted(footerOf(document, index + 1, pages.length)), column.width, measure, footer).forEach(
      (line, at) => page.marks.push(textMark(line.text, column.x, top + at * footer.leading, footer)),
    );
  });
  const watermark =
    document.watermark === undefined
      ? {}
      : { watermark: watermarkOf(document.watermark, width, height, measure) };
  return { layout: { width, height, pages, ...watermark }, places };
}

function footerOf({ footer }: PrintDocument, page: number, of: number): string {
  return of === 1 ? footer : `${footer} – halaman ${String(page)} dari ${String(of)}`;
}

function paginate(rows: readonly PrintRow[], bottom: number): { pages: LetterPage[]; places: Place[] } {
  const pages: LetterPage[] = [];
  const places: Place[] = [];
  let y = bottom;
  let group: PrintRow[] = [];
  const open = (): void => {
    pages.push({ marks: [] });
    y = margin.top;
  };
  const place = (row: PrintRow): void => {
    if (pages.length === 0 || y + row.height > bottom) open();
    const page = pages.length - 1;
    if (row.heading) places.push({ ...row.heading, page, y });
    pages[page]?.marks.push(...row.marks.map((mark) => moved(mark, y)));
    y += row.height;
  };
  const flush = (): void => {
    const needed = group.reduce((sum, row) => sum + row.height, 0);
    if (pages.length > 0 && y + needed > bottom && needed <= bottom - margin.top) open();
    group.forEach(place);
    group = [];
  };
  for (const row of rows) {
    if (row.newPage && pages.length > 0 && y > margin.top) {
      flush();
      open();
    }
    group.push(row);
    if (!row.keep) flush();
  }
  flush();
  if (pages.length === 0) open();
  return { pages, places };
}

interface Sheet {
  column: Column;
  measure: Measure;
  scale: number;
  styles: Record<'title' | 'h1' | 'h2' | 'h3' | 'body' | 'bold' | 'lead' | 'small', Style>;
}

function sheetOf(measure: Measure, scale: number, column: Column): Sheet {
  const style = (size: number, leading: number, face: Style['face']): Style => ({
    size: size * scale,
    leading: leading * scale,
    face,
  });
  return {
    column,
    measure,
    scale,
    styles: {
      title: style(23, 28, 'bold'),
      h1: style(17, 22, 'bold'),
      h2: style(13, 17.5, 'bold'),
      h3: style(10.5, 14.5, 'bold'),
      body: style(10.5, 14.5, 'regular'),
      bold: style(10.5, 14.5, 'bold'),
      lead: style(12.5, 17, 'regular'),
      small: style(8.5, 11.5, 'regular'),
    },
  };
}

function blockRows(
  block: PrintBlock,
  document: PrintDocument,
  sheet: Sheet,
  pageOf: (title: string, nth: number) => number | undefined,
): PrintRow[] {
  const { styles, column, scale } = sheet;
  switch (block.kind) {
    case 'title':
      return [...lines(block.text, column, styles.title, sheet), gap(8 * scale)];
    case 'heading':
      return headingRows(block, document, sheet);
    case 'paragraph': {
      const style = block.as === undefined || block.as === 'centre' ? styles.body : styles[block.as];
      return [...lines(block.text, column, style, sheet, block.as === 'centre'), gap(5 * scale)];
    }
    case 'list':
      return [...itemRows(block.items, column, sheet), gap(5 * scale)];
    case 'facts':
      return [...factRows(block.rows, sheet), gap(7 * scale)];
    case 'note':
      return [...noteRows(block, sheet), gap(5 * scale)];
    case 'qr':
      return [qrRow(block, sheet), gap(5 * scale)];
    case 'contents':
      return contentsRows(document, sheet, pageOf);
    case 'page-break':
      return [{ height: 0, marks: [], newPage: true }];
  }
}

function lines(text: string, column: Column, style: Style, { measure }: Sheet, centre = false): PrintRow[] {
  return wrap(asPrinted(text), column.width, measure, style).map((line) => ({
    height: style.leading,
    marks: [textMark(line.text, column.x + (centre ? (column.width - line.width) / 2 : 0), 0, style)],
  }));
}

function headingRows(
  { level, text }: Extract<PrintBlock, { kind: 'heading' }>,
  { fit }: PrintDocument,
  sheet: Sheet,
): PrintRow[] {
  const { styles, column, scale } = sheet;
  const style = level === 1 ? styles.h1 : level === 2 ? styles.h2 : styles.h3;
  const before: PrintRow = {
    height: (level === 3 ? 3 : 7) * scale,
    marks: [],
    keep: true,
    ...(level === 1 && fit === 'flowing' && { newPage: true }),
  };
  const rows: PrintRow[] = lines(text, column, style, sheet).map((row, index) => ({
    ...row,
    keep: true,
    ...(index === 0 && level !== 3 && { heading: { title: text, level } }),
  }));
  const rule: PrintRow = {
    height: 5 * scale,
    marks: level === 1 ? [{ kind: 'bar', x: column.x, y: 1, width: column.width, height: 1.2 }] : [],
    keep: true,
  };
  return [before, ...rows, ...(level === 1 ? [rule] : [])];
}

function itemRows(items: readonly PrintedItem[], column: Column, sheet: Sheet): PrintRow[] {
  const { measure, scale, styles } = sheet;
  const style = styles.body;
  const widest = Math.max(
    ...items.map(({ marker }) => measure(asPrinted(marker ?? '•'), style.face, style.size)),
  );
  const indent = Math.min(widest + 6 * scale, column.width / 4);
  const inner: Column = { x: column.x + indent, width: column.width - indent };
  return items.flatMap((item) => {
    const own = lines(item.text, inner, style, sheet);
    own[0]?.marks.unshift(textMark(asPrinted(item.marker ?? '•'), column.x, 0, style));
    return [...own, ...(item.items ? itemRows(item.items, inner, sheet) : [])];
  });
}

function factRows(facts: readonly { label: string; value: string }[], sheet: Sheet): PrintRow[] {
  const { column, styles, scale } = sheet;
  const label: Column = { x: column.x, width: column.width * 0.27 };
  const value: Column = { x: column.x + column.width * 0.3, width: column.width * 0.7 };
  const rule: PrintRow = {
    height: 4 * scale,
    marks: [{ kind: 'bar', x: column.x, y: 2 * scale, width: column.width, height: 0.4 }],
  };
  return [
    rule,
    ...facts.flatMap((fact) => [
      ...sideBySide(
        lines(fact.label, label, styles.bold, sheet),
        lines(fact.value, value, styles.body, sheet),
      ),
      rule,
    ]),
  ];
}

function noteRows({ label, text }: Extract<PrintBlock, { kind: 'note' }>, sheet: Sheet): PrintRow[] {
  const { column, scale, styles } = sheet;
  const inner: Column = { x: column.x + 9 * scale, width: column.width - 9 * scale };
  const bold: Style = { ...styles.small, face: 'bold' };
  return [...lines(label, inner, bold, sheet), ...lines(text, inner, styles.small, sheet)].map((row) => ({
    ...row,
    marks: [{ kind: 'bar', x: column.x + 1, y: 0, width: 1.6, height: row.height }, ...row.marks],
  }));
}

/** At least 30 mm wide, so that a telephone reads it from a metre. */
function qrRow({ url, caption }: Extract<PrintBlock, { kind: 'qr' }>, sheet: Sheet): PrintRow {
  const { column, scale, styles } = sheet;
  const size = 30 * mm * Math.max(1, scale * 0.8);
  const quiet = 4 * mm;
  const beside: Column = { x: column.x + size + 3 * quiet, width: column.width - size - 3 * quiet };
  const text = lines(caption, beside, styles.body, sheet);
  const textHeight = text.reduce((sum, row) => sum + row.height, 0);
  const height = Math.max(size + 2 * quiet, textHeight);
  const marks: Mark[] = [{ kind: 'qr', url, x: column.x + quiet, y: quiet, size }];
  let y = (height - textHeight) / 2;
  for (const row of text) {
    marks.push(...row.marks.map((mark) => moved(mark, y)));
    y += row.height;
  }
  return { height, marks };
}

function contentsRows(
  { blocks }: PrintDocument,
  sheet: Sheet,
  pageOf: (title: string, nth: number) => number | undefined,
): PrintRow[] {
  const { column, measure, scale, styles } = sheet;
  const seen = new Map<string, number>();
  const room = 30 * scale;
  return blocks.flatMap((block): PrintRow[] => {
    if (block.kind !== 'heading' || block.level !== 1) return [];
    const nth = seen.get(block.text) ?? 0;
    seen.set(block.text, nth + 1);
    const style = styles.body;
    const rows = lines(block.text, { x: column.x, width: column.width - room }, style, sheet);
    const page = pageOf(block.text, nth);
    const label = page === undefined ? '' : String(page + 1);
    const right = column.x + column.width - measure(label, style.face, style.size);
    rows.at(-1)?.marks.push(textMark(label, right, 0, style));
    return rows;
  });
}
