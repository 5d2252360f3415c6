import { asPrinted } from '../../domain/letter.ts';
import type { PrintBlock, PrintDocument } from '../../domain/print.ts';
import type { PrintedItem } from '../../domain/standard.ts';
import { gap, mm, moved, paperSize, sideBySide, textMark, watermarkOf, wrap } from './layout.ts';
import type { Column, Layout, LetterPage, Measure, Row, Style } from './layout.ts';
import { barRows, figureRows } from './print-chart.ts';
import { labelRows } from './print-labels.ts';
import { heightOf, lines, marginsOf, sheetOf, stacked } from './print-sheet.ts';
import type { Margins, Place, PrintRow, Sheet } from './print-sheet.ts';
import { tableRows } from './print-table.ts';

/** On which page the `nth` heading of this level and title stands, once known. */
type PageOf = (level: 1 | 2, title: string, nth: number) => number | undefined;

/** From three metres' reading down to what a booklet has; below this a poster takes a second page. */
const posterScales = [1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1, 0.95, 0.9, 0.85];

const firstLineIndent = 26;

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
  const [width, height] = paperSize[document.paper ?? 'A4'];
  const margin = marginsOf(document);
  const column: Column = { x: margin.left, width: width - margin.left - margin.right };
  const footer: Style = { size: 7.5, leading: 10, face: 'regular' };
  const hasFooter = document.footer !== '';
  const footerRoom = hasFooter
    ? wrap(asPrinted(footerOf(document, 888, 888)), column.width, measure, footer).length * 10 + 6
    : 0;
  const bottom = height - margin.bottom - footerRoom;

  const sheet = sheetOf(document.form, measure, scale, column, bottom - margin.top);
  const rowsWith = (pageOf: PageOf): PrintRow[] =>
    document.blocks.flatMap((block) => blockRows(block, document, sheet, pageOf));
  // The first pass finds the pages of the headings; their numbers change no height, so the second only fills them in.
  const first = paginate(
    rowsWith(() => undefined),
    margin,
    bottom,
  );
  const entries = first.places;
  const { pages, places, bare } = paginate(
    rowsWith(
      (level, title, nth) =>
        entries.filter((place) => place.level === level && place.title === title)[nth]?.page,
    ),
    margin,
    bottom,
  );

  pages.forEach((page, index) => {
    if (!hasFooter || bare.has(index)) return;
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

function paginate(
  rows: readonly PrintRow[],
  margin: Margins,
  bottom: number,
): { pages: LetterPage[]; places: Place[]; bare: ReadonlySet<number> } {
  const pages: LetterPage[] = [];
  const places: Place[] = [];
  const bare = new Set<number>();
  let y = bottom;
  let group: PrintRow[] = [];
  const draw = (row: Row): void => {
    pages.at(-1)?.marks.push(...row.marks.map((mark) => moved(mark, y)));
    y += row.height;
  };
  const open = (first?: PrintRow): void => {
    pages.push({ marks: [] });
    y = margin.top;
    first?.head?.forEach(draw);
  };
  const place = (row: PrintRow): void => {
    if (pages.length === 0 || y + row.height > bottom) open(row);
    const page = pages.length - 1;
    if (row.heading) places.push({ ...row.heading, page, y });
    if (row.bare) bare.add(page);
    draw(row);
  };
  const flush = (): void => {
    const needed = heightOf(group);
    const again = heightOf(group[0]?.head ?? []);
    if (pages.length > 0 && y + needed > bottom && again + needed <= bottom - margin.top) open(group[0]);
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
  return { pages, places, bare };
}

function blockRows(block: PrintBlock, document: PrintDocument, sheet: Sheet, pageOf: PageOf): PrintRow[] {
  const { styles, column, scale, form } = sheet;
  const align = form === 'notice' ? 'centre' : 'left';
  switch (block.kind) {
    case 'title':
      return form === 'report'
        ? [...lines(block.text, column, styles.h1, sheet, { align: 'centre' }), gap(10 * scale)]
        : [...lines(block.text, column, styles.title, sheet, { align }), gap(8 * scale)];
    case 'heading':
      return headingRows(block, document, sheet);
    case 'paragraph': {
      const style = block.as === undefined || block.as === 'centre' ? styles.body : styles[block.as];
      const indent = form === 'report' && block.as === undefined ? firstLineIndent * scale : 0;
      const aligned = block.as === 'centre' ? 'centre' : align;
      return [...lines(block.text, column, style, sheet, { align: aligned, indent }), gap(5 * scale)];
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
      return contentsRows(block.levels ?? 1, document, sheet, pageOf);
    case 'table':
      return [...tableRows(block, sheet), gap(9 * scale)];
    case 'bars':
      return [...barRows(block, sheet), gap(9 * scale)];
    case 'figure':
      return figureRows(block, sheet);
    case 'cover':
      return [coverRow(block, sheet), { height: 0, marks: [], newPage: true }];
    case 'signature':
      return signatureRows(block, sheet);
    case 'labels':
      return labelRows(block, sheet, document.paper);
    case 'page-break':
      return [{ height: 0, marks: [], newPage: true }];
  }
}

function headingRows(
  { level, text }: Extract<PrintBlock, { kind: 'heading' }>,
  { fit }: PrintDocument,
  sheet: Sheet,
): PrintRow[] {
  const { styles, column, scale, form } = sheet;
  const style = level === 1 ? styles.h1 : level === 2 ? styles.h2 : styles.h3;
  const centred = form === 'notice' || (form === 'report' && level === 1);
  const before: PrintRow = {
    height: (level === 3 ? 3 : 7) * scale,
    marks: [],
    keep: true,
    ...(level === 1 && fit === 'flowing' && { newPage: true }),
  };
  const rows: PrintRow[] = lines(text, column, style, sheet, { align: centred ? 'centre' : 'left' }).map(
    (row, index) => ({
      ...row,
      keep: true,
      ...(index === 0 && level !== 3 && { heading: { title: oneLine(text), level } }),
    }),
  );
  const rule: PrintRow = {
    height: (form === 'report' ? 10 : 5) * scale,
    marks: form === 'report' ? [] : [{ kind: 'bar', x: column.x, y: 1, width: column.width, height: 1.2 }],
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
  const { column, styles, scale, form } = sheet;
  // Where all is centred the letters are large, and the labels want more room.
  const [share, from] = form === undefined ? [0.27, 0.3] : [0.36, 0.39];
  const label: Column = { x: column.x, width: column.width * share };
  const value: Column = {
    x: column.x + column.width * from,
    width: column.width * (form === undefined ? 0.7 : 1 - from),
  };
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

/** At least 30 mm wide, so that a telephone reads it from a metre; where all is centred, so is the code. */
function qrRow({ url, caption, large }: Extract<PrintBlock, { kind: 'qr' }>, sheet: Sheet): PrintRow {
  const { column, scale, styles, form } = sheet;
  const size = (large === true ? 60 : 30) * mm * Math.max(1, scale * 0.8);
  const quiet = 4 * mm;
  if (form === 'notice') {
    // Four modules of white, of the 25 a code has at least: what stands nearer would be painted over.
    const white = size * 0.17;
    const text = lines(caption, column, styles.body, sheet, { align: 'centre' });
    const x = column.x + (column.width - size) / 2;
    return {
      height: size + 2 * white + heightOf(text),
      marks: [{ kind: 'qr', url, x, y: white, size }, ...stacked(text, size + 2 * white)],
    };
  }
  const beside: Column = { x: column.x + size + 3 * quiet, width: column.width - size - 3 * quiet };
  const text = lines(caption, beside, styles.body, sheet);
  const textHeight = heightOf(text);
  const height = Math.max(size + 2 * quiet, textHeight);
  return {
    height,
    marks: [
      { kind: 'qr', url, x: column.x + quiet, y: quiet, size },
      ...stacked(text, (height - textHeight) / 2),
    ],
  };
}

function contentsRows(levels: 1 | 2, { blocks }: PrintDocument, sheet: Sheet, pageOf: PageOf): PrintRow[] {
  const { column, measure, scale, styles } = sheet;
  const seen = new Map<string, number>();
  const room = 30 * scale;
  return blocks.flatMap((block): PrintRow[] => {
    if (block.kind !== 'heading' || block.level === 3 || block.level > levels) return [];
    const { level } = block;
    const title = oneLine(block.text);
    const key = `${String(level)} ${title}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const style = levels === 2 && level === 1 ? styles.bold : styles.body;
    const left = column.x + (level === 2 ? 14 * scale : 0);
    const rows = lines(title, { x: left, width: column.x + column.width - room - left }, style, sheet);
    const page = pageOf(level, title, nth);
    const label = page === undefined ? '' : String(page + 1);
    const right = column.x + column.width - measure(label, style.face, style.size);
    rows.at(-1)?.marks.push(textMark(label, right, 0, style));
    return levels === 2 && level === 1 ? [gap(4 * scale), ...rows] : rows;
  });
}

/** Fills a page: nothing else stands on it. */
function coverRow(
  { head, title, lines: below, foot }: Extract<PrintBlock, { kind: 'cover' }>,
  sheet: Sheet,
): PrintRow {
  const { column, room, styles, scale } = sheet;
  const centre = { align: 'centre' } as const;
  const big: Style = { ...styles.title, size: 20 * scale, leading: 27 * scale };
  const strong: Style = { ...styles.h1, size: 14 * scale, leading: 19 * scale };
  const top = lines(head, column, strong, sheet, centre);
  const middle = [
    { height: 14 * scale, marks: [{ kind: 'bar', x: column.x, y: 0, width: column.width, height: 1.2 }] },
    ...lines(title, column, big, sheet, centre),
    {
      height: 14 * scale,
      marks: [{ kind: 'bar', x: column.x, y: 14 * scale, width: column.width, height: 1.2 }],
    },
    gap(16 * scale),
    ...below.flatMap((text) => lines(text, column, styles.lead, sheet, centre)),
  ] satisfies Row[];
  const bottom = lines(foot, column, strong, sheet, centre);
  return {
    height: room,
    bare: true,
    marks: [
      ...stacked(top, 0),
      ...stacked(middle, (room - heightOf(middle)) * 0.45),
      ...stacked(bottom, room - heightOf(bottom)),
    ],
  };
}

/** At the right, as official papers have it, and never parted from its lines. */
function signatureRows(
  { lines: above, name }: Extract<PrintBlock, { kind: 'signature' }>,
  sheet: Sheet,
): PrintRow[] {
  const { column, styles, scale } = sheet;
  const own: Column = { x: column.x + column.width * 0.52, width: column.width * 0.48 };
  return [
    gap(14 * scale),
    ...above.flatMap((text) => lines(text, own, styles.body, sheet)),
    gap(56 * scale),
    ...lines(name, own, styles.bold, sheet),
  ].map((row, index, all) => (index === all.length - 1 ? row : { ...row, keep: true }));
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
