import { longDate } from '../../domain/dates-id.ts';
import { asPrinted, type LetterBlock, type LetterContent } from '../../domain/letter.ts';
import type { FaceName } from './faces.ts';

/** Something drawn on a page. All lengths in points; y runs downwards from the page's (or row's) top edge. */
export type Mark =
  | { kind: 'text'; text: string; x: number; baseline: number; size: number; face: FaceName }
  /** `grey`: from 0, black (as without), to 1, white. */
  | { kind: 'bar'; x: number; y: number; width: number; height: number; grey?: number }
  | { kind: 'qr'; url: string; x: number; y: number; size: number };

export type LetterPage = { marks: Mark[] };
export type Layout = {
  width: number;
  height: number;
  pages: LetterPage[];
  watermark?: { text: string; size: number; angle: number; width: number };
};

/** Width of a text in points. */
export type Measure = (text: string, face: FaceName, size: number) => number;

/** `head` is placed again above the row where it opens a page: the headings of a table. */
export type Row = { height: number; marks: Mark[]; head?: readonly Row[] };
export type Style = { size: number; leading: number; face: FaceName };
export type Column = { x: number; width: number };
type Line = { text: string; width: number };

/** Points in a millimetre. */
export const mm = 72 / 25.4;
export const paperSize = {
  A4: [210 * mm, 297 * mm],
  F4: [215 * mm, 330 * mm],
  A5: [148 * mm, 210 * mm],
  'labels-21': [210 * mm, 297 * mm],
  'label-58': [58 * mm, 40 * mm],
} as const;
// Local rule seen for F4 letters: left 3, right 2.5 cm; the letterhead starts higher than body text would.
const usualMarginMm = { top: 15, right: 25, bottom: 14, left: 30 };

const usualBodySize = 11;
/** Height of a line of body text, for one point of its size. */
const bodyLeading = 15.5 / usualBodySize;
const styles = {
  government: { size: 13, leading: 17, face: 'regular' },
  office: { size: 17, leading: 22, face: 'bold' },
  address: { size: 9, leading: 12, face: 'regular' },
  title: { size: 13, leading: 17, face: 'bold' },
  cell: { size: 9.5, leading: 12.5, face: 'regular' },
  statement: { size: 8.5, leading: 11, face: 'regular' },
  copies: { size: 10, leading: 14, face: 'regular' },
  footer: { size: 7.5, leading: 10, face: 'regular' },
} as const satisfies Record<string, Style>;

const firstLineIndent = 36;
const penSpace = 64;
const cellPadding = 3;
const rule = 0.5;
/** Line at the top of every page after the first, and the room below it. */
const pageHeadHeight = 26;
/** As a duty stamp's frame is printed. */
const stampDutyFrame = { widthMm: 30, heightMm: 20 };
/** Four modules of white around a QR code, as its standard asks. */
const quietModules = 4;

/**
 * Places a letter's content on pages. Pure: the same content and widths give the same marks.
 * Any text may be of any length: words wider than their column break between graphemes, blocks run over pages.
 * @param qrModules modules along one edge of the QR code
 */
export function layOut(content: LetterContent, measure: Measure, qrModules: number): Layout {
  const [width, height] = paperSize[content.paper];
  const margin = marginOf(content);
  const text: Column = { x: margin.left, width: width - margin.left - margin.right };
  const sheet = sheetOf(content, text, measure);

  const footerLines = wrap(asPrinted(content.footer ?? ''), text.width, measure, styles.footer);
  const numberLines = wrap(asPrinted(pageLabel(content, 88, 88)), text.width, measure, styles.footer);
  const footerHeight = (footerLines.length + numberLines.length) * styles.footer.leading + 6;
  const bottom = height - margin.bottom - footerHeight;
  if (bottom - margin.top - pageHeadHeight < height / 2)
    throw new Error('the footer leaves no room for the letter');

  const opening = [...letterhead(content, sheet), ...heading(content, sheet)];
  const rows = content.blocks.flatMap((block) => blockRows(block, sheet));
  // A signature alone on a page could be put under any other text: the last two lines (and their gap) go with it.
  const signature = [...rows.splice(-3), ...signatureRows(content, sheet, qrModules)];
  const copies = copiesRows(content, sheet);

  const pages: LetterPage[] = [];
  let y = bottom;
  const put = (page: LetterPage, row: Row) => {
    page.marks.push(...row.marks.map((mark) => moved(mark, y)));
    y += row.height;
  };
  const place = (row: Row) => {
    let page = pages.at(-1);
    if (!page || y + row.height > bottom) {
      page = { marks: [] };
      pages.push(page);
      y = margin.top;
      if (pages.length > 1) put(page, pageHead(pages.length, sheet));
      for (const each of row.head ?? []) put(page, each);
    }
    put(page, row);
  };
  const placeTogether = (group: readonly Row[]) => {
    const groupHeight = group.reduce((sum, row) => sum + row.height, 0);
    if (y + groupHeight > bottom && groupHeight <= bottom - margin.top - pageHeadHeight) y = bottom;
    group.forEach(place);
  };
  opening.forEach(place);
  rows.forEach(place);
  placeTogether(signature);
  placeTogether(copies);

  pages.forEach((page, index) => {
    const top = height - margin.bottom - footerHeight + 6;
    const label =
      pages.length > 1
        ? wrap(asPrinted(pageLabel(content, index + 1, pages.length)), text.width, measure, styles.footer)
        : [];
    page.marks.push({ kind: 'bar', x: text.x, y: top - 3, width: text.width, height: 0.4 });
    [...footerLines, ...label].forEach((line, at) => {
      page.marks.push(textMark(line.text, text.x, at * styles.footer.leading + top, styles.footer));
    });
  });

  const watermark =
    content.watermark === undefined
      ? {}
      : { watermark: watermarkOf(content.watermark, width, height, measure) };
  return { width, height, pages, ...watermark };
}

/** What every part of a letter is placed with. */
type LetterSheet = { text: Column; write: Write; measure: Measure; body: Style };

function sheetOf({ typeset }: LetterContent, text: Column, measure: Measure): LetterSheet {
  const size = typeset?.bodySize ?? usualBodySize;
  return {
    text,
    write: writer(measure),
    measure,
    body: { size, leading: size * bodyLeading, face: 'regular' },
  };
}

function marginOf({ typeset }: LetterContent) {
  const { top, right, bottom, left } = typeset?.marginMm ?? usualMarginMm;
  return { top: top * mm, right: right * mm, bottom: bottom * mm, left: left * mm };
}

/** The page's number in the middle, as tata naskah has it for every page after the first. One word, or readers mix it with the text below. */
function pageHead(page: number, { text, write, body }: LetterSheet): Row {
  const [row] = write(`–\u00A0${String(page)}\u00A0–`, text, body, { align: 'centre' });
  return { height: pageHeadHeight, marks: row?.marks ?? [] };
}

/**
 * Breaks a text into lines no wider than `width` (the first one `indent` less). Breaks at spaces; a word too wide
 * for a line breaks between graphemes, so an accent never leaves its letter.
 * @returns at least one line for a text that is not empty
 */
export function wrap(text: string, width: number, measure: Measure, style: Style, indent = 0): Line[] {
  const widthOf = (piece: string) => measure(piece, style.face, style.size);
  const space = widthOf(' ');
  const lines: Line[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    const room = () => width - (lines.length === 0 ? indent : 0);
    const flush = () => {
      lines.push({ text: line, width: used });
      line = '';
      used = 0;
    };
    for (const word of paragraph.split(' ').filter((each) => each !== '')) {
      const wordWidth = widthOf(word);
      if (line !== '' && used + space + wordWidth <= room()) {
        line += ` ${word}`;
        used += space + wordWidth;
        continue;
      }
      if (line !== '') flush();
      if (wordWidth <= room()) {
        line = word;
        used = wordWidth;
        continue;
      }
      for (const { segment } of graphemes.segment(word)) {
        const segmentWidth = widthOf(segment);
        if (line !== '' && used + segmentWidth > room()) flush();
        line += segment;
        used += segmentWidth;
      }
    }
    if (line !== '') flush();
  }
  return lines;
}

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

type Write = (
  text: string,
  column: Column,
  style: Style,
  options?: { align?: 'left' | 'right' | 'centre'; indent?: number; underline?: boolean },
) => Row[];

function writer(measure: Measure): Write {
  return (text, column, style, { align = 'left', indent = 0, underline = false } = {}) =>
    wrap(asPrinted(text), column.width, measure, style, indent).map((line, index) => {
      const left = index === 0 ? indent : 0;
      const spare = column.width - line.width;
      const shift = { left, right: spare, centre: spare / 2 }[align];
      const x = column.x + shift;
      const marks: Mark[] = [textMark(line.text, x, 0, style)];
      if (underline) {
        marks.push({ kind: 'bar', x, y: baselineOf(style) + 1.6, width: line.width, height: 0.7 });
      }
      return { height: style.leading, marks };
    });
}

function letterhead({ letterhead: head }: LetterContent, { text, write }: LetterSheet): Row[] {
  // The letterhead is wider than the body, as printed heads are.
  const wide: Column = { x: text.x - 28, width: text.width + 42 };
  const centre = { align: 'centre' } as const;
  return [
    ...write(head.governmentLine, wide, styles.government, centre),
    ...write(head.officeLine, wide, styles.office, centre),
    ...head.addressLines.flatMap((line) => write(line, wide, styles.address, centre)),
    {
      height: 26,
      marks: [
        { kind: 'bar', x: wide.x, y: 4, width: wide.width, height: 2.2 },
        { kind: 'bar', x: wide.x, y: 7.6, width: wide.width, height: 0.7 },
      ],
    },
  ];
}

function heading(content: LetterContent, sheet: LetterSheet): Row[] {
  return content.heading === 'official' ? officialHeading(content, sheet) : centredHeading(content, sheet);
}

function centredHeading(content: LetterContent, { text, write, body }: LetterSheet): Row[] {
  const centre = { align: 'centre' } as const;
  const rows = [
    ...write(content.title, text, styles.title, { ...centre, underline: content.about === undefined }),
    ...write(`Nomor: ${content.number}`, text, body, centre),
    ...(content.about === undefined
      ? []
      : [
          gap(8),
          ...write('TENTANG', text, body, centre),
          ...write(content.about, text, styles.title, centre),
        ]),
    gap(18),
  ];
  if (content.addressee) {
    rows.push(...content.addressee.flatMap((line) => write(line, text, body)), gap(10));
  }
  if (content.subject !== undefined) {
    rows.push(...write(`Hal: ${content.subject}`, text, body), gap(10));
  }
  return rows;
}

/** Number, nature, attachments and subject at the left; the day, and to whom, at the right. */
function officialHeading(content: LetterContent, sheet: LetterSheet): Row[] {
  const { text, write, body } = sheet;
  const left: Column = { x: text.x, width: text.width * 0.52 };
  const right: Column = { x: text.x + text.width * 0.56, width: text.width * 0.44 };
  const facts = [
    { label: 'Nomor', value: content.number },
    { label: 'Sifat', value: content.nature },
    { label: 'Lampiran', value: content.attachments },
    { label: 'Hal', value: content.subject ?? content.title },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  return [
    ...sideBySide(labelled(facts, left, sheet), [
      ...write(`${content.place}, ${longDate(content.dateOn)}`, right, body),
      gap(body.leading),
      ...(content.addressee ?? []).flatMap((line) => write(line, right, body)),
    ]),
    gap(16),
  ];
}

function blockRows(block: LetterBlock, sheet: LetterSheet): Row[] {
  const { text, write, body } = sheet;
  switch (block.kind) {
    case 'paragraph':
      // A paragraph that goes on with the sentence before the fields starts small, and at the margin.
      return [
        ...write(block.text, text, body, { indent: /^\p{Ll}/u.test(block.text) ? 0 : firstLineIndent }),
        gap(7),
      ];
    case 'fields': {
      const column = { x: text.x + firstLineIndent, width: text.width - firstLineIndent };
      return [...labelled(block.rows, column, sheet), gap(7)];
    }
    case 'list':
      return [...listRows(block.items, text, write, body), gap(7)];
    case 'heading':
      return [gap(4), ...write(block.text, text, { ...body, face: 'bold' }, { align: 'centre' }), gap(7)];
    case 'table':
      return [...tableRows(block, sheet), gap(9)];
    case 'clauses':
      return clauseRows(block.rows, sheet);
    default:
      return block satisfies never;
  }
}

/** Label, colon, value; the values begin below each other. */
function labelled(
  fields: readonly { label: string; value: string }[],
  { x, width: room }: Column,
  { write, measure, body }: LetterSheet,
): Row[] {
  const widest = Math.max(...fields.map(({ label }) => measure(asPrinted(label), body.face, body.size)));
  const labelWidth = Math.min(widest + 10, room * 0.42);
  const value: Column = { x: x + labelWidth + 12, width: room - labelWidth - 12 };
  return fields.flatMap((field) => {
    const labels = write(field.label, { x, width: labelWidth }, body);
    const values = write(field.value, value, body);
    values[0]?.marks.unshift(textMark(':', x + labelWidth, 0, body));
    return sideBySide(labels, values);
  });
}

/** a … z, aa, ab …: as lists go on after their twenty-sixth item. */
function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** Menimbang, Mengingat, Menetapkan, KESATU: each with its items, which get letters where there are several. */
function clauseRows(
  rows: readonly { label: string; items: readonly string[] }[],
  { text, write, measure, body }: LetterSheet,
): Row[] {
  const widest = Math.max(...rows.map(({ label }) => measure(asPrinted(label), body.face, body.size)));
  const labelWidth = Math.min(widest + 8, text.width * 0.3);
  const inner: Column = { x: text.x + labelWidth + 12, width: text.width - labelWidth - 12 };
  return rows.flatMap(({ label, items }) => {
    const own =
      items.length === 1
        ? items.flatMap((item) => write(item, inner, body))
        : listRows(items, inner, write, body, (index) => `${letterOf(index)}.`);
    own[0]?.marks.unshift(textMark(':', text.x + labelWidth, 0, body));
    return [...sideBySide(write(label, { x: text.x, width: labelWidth }, body), own), gap(5)];
  });
}

function tableRows(
  { columns, rows }: Extract<LetterBlock, { kind: 'table' }>,
  { text, write }: LetterSheet,
): Row[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  let { x } = text;
  const placed = columns.map(({ width, align = 'left' }) => {
    const own = { x, width: (text.width * width) / all, align };
    x += own.width;
    return own;
  });
  const verticals = [...placed.map((column) => column.x), text.x + text.width];
  /** A row of the table as rows of the page, one a line: what is longer than a page goes on, and its borders with it. */
  const rowsOf = (cells: readonly string[], style: Style, centred: boolean): Row[] => {
    const written = placed.map((column, at) => {
      const inner = { x: column.x + cellPadding, width: column.width - 2 * cellPadding };
      return write(cells[at] ?? '', inner, style, { align: centred ? 'centre' : column.align });
    });
    const count = Math.max(1, ...written.map((lines) => lines.length));
    return Array.from({ length: count }, (_, line): Row => {
      const above = line === 0 ? cellPadding : 0;
      const below = line === count - 1 ? cellPadding : 0;
      const height = above + style.leading + below;
      return {
        height,
        marks: [
          ...written.flatMap((lines) => (lines[line]?.marks ?? []).map((mark) => moved(mark, above))),
          ...verticals.map((at): Mark => ({ kind: 'bar', x: at, y: 0, width: rule, height })),
          ...(below > 0 ? [across(height)] : []),
        ],
      };
    });
  };
  const across = (y: number): Mark => ({ kind: 'bar', x: text.x, y, width: text.width, height: rule });
  const head = rowsOf(
    columns.map((column) => column.heading),
    { ...styles.cell, face: 'bold' },
    true,
  );
  head[0]?.marks.push(across(0));
  return [
    ...head,
    ...rows.flatMap((cells) => rowsOf(cells, styles.cell, false).map((row): Row => ({ ...row, head }))),
  ];
}

function listRows(
  items: readonly string[],
  text: Column,
  write: Write,
  style: Style,
  marker: (index: number) => string = (index) => `${String(index + 1)}.`,
): Row[] {
  const inner: Column = { x: text.x + 22, width: text.width - 22 };
  return items.flatMap((item, index) => {
    const rows = write(item, inner, style);
    rows[0]?.marks.unshift(textMark(marker(index), text.x, 0, style));
    return rows;
  });
}

function signatureRows(content: LetterContent, { text, write, body }: LetterSheet, qrModules: number): Row[] {
  const { signature } = content;
  const x = text.x + text.width * 0.5;
  const column: Column = { x, width: text.width * 0.5 };
  // Below 1.75 pt a module is thinner than a 150 dpi scan can tell apart; 64 pt is the usual size of the mark.
  const size = Math.max(64, qrModules * 1.75);
  const quiet = (size / qrModules) * quietModules;
  const capacity = signature.capacityLines.map((line, index, all) =>
    index === all.length - 1 ? `${line},` : line,
  );

  const name = [
    ...write(signature.name, column, { ...body, face: 'bold' }, { underline: true }),
    ...(signature.rank === undefined ? [] : write(signature.rank, column, body)),
    ...(signature.nip === undefined ? [] : write(`NIP. ${signature.nip}`, column, body)),
  ];
  const mark: Row = signature.electronic
    ? electronicMark(content, column, write, size, quiet)
    : {
        height: Math.max(penSpace, size + 2 * quiet),
        marks: [{ kind: 'qr', url: content.qrUrl, x: text.x, y: quiet, size }],
      };
  // An official letter has its day at the head.
  const dated = content.heading === 'official';
  const signed = [
    ...(dated ? [] : write(`${content.place}, ${longDate(content.dateOn)}`, column, body)),
    ...capacity.flatMap((line) => write(line, column, body)),
  ];
  // A letter in wet ink has its code at the left, beside the room for the pen.
  const room = signature.electronic ? column.x - 8 : 0;
  return [gap(12), ...withFrames([...signed, mark, ...name], frameRows(signature, text), room)];
}

/**
 * Empty frames at the left, above the row with the mark: what goes into them is glued in by hand. They stand in a row of their own where
 * they would reach into the signature's half or over the code of a letter in wet ink.
 */
function frameRows({ photos = [], stampDuty }: LetterContent['signature'], text: Column): Row[] {
  const frames = [...photos, ...(stampDuty ? [stampDutyFrame] : [])];
  if (frames.length === 0) return [];
  let x = text.x;
  const marks = frames.flatMap(({ widthMm, heightMm }): Mark[] => {
    const [width, height, left] = [widthMm * mm, heightMm * mm, x];
    x += width + 8;
    return [
      { kind: 'bar', x: left, y: 0, width, height: rule },
      { kind: 'bar', x: left, y: height, width, height: rule },
      { kind: 'bar', x: left, y: 0, width: rule, height },
      { kind: 'bar', x: left + width, y: 0, width: rule, height },
    ];
  });
  return [{ height: Math.max(...frames.map(({ heightMm }) => heightMm * mm)) + 6, marks }];
}

/** Frames beside the signature where they fit, else below it. */
function withFrames(signed: Row[], frames: Row[], room: number): Row[] {
  const [frame] = frames;
  if (!frame) return signed;
  const right = Math.max(...frame.marks.map((mark) => ('width' in mark ? mark.x + mark.width : mark.x)));
  if (right > room) return [...signed, gap(6), ...frames];
  const height = signed.reduce((sum, row) => sum + row.height, 0);
  const [first, ...rest] = signed;
  if (!first) return frames;
  const beside: Row = { ...first, marks: [...first.marks, ...frame.marks] };
  return [beside, ...rest, ...(frame.height > height ? [gap(frame.height - height)] : [])];
}

function electronicMark(
  { signature, qrUrl }: LetterContent,
  column: Column,
  write: Write,
  size: number,
  quiet: number,
): Row {
  const beside: Column = { x: column.x + size + 12, width: column.width - size - 12 };
  const lines = write(signature.statement, beside, styles.statement);
  const linesHeight = lines.length * styles.statement.leading;
  const height = Math.max(size, linesHeight) + 2 * quiet;
  const marks: Mark[] = [{ kind: 'qr', url: qrUrl, x: column.x, y: quiet, size }];
  lines.forEach((line, index) => {
    const y = (height - linesHeight) / 2 + index * styles.statement.leading;
    marks.push(...line.marks.map((mark) => moved(mark, y)));
  });
  return { height, marks };
}

function copiesRows(content: LetterContent, { text, write }: LetterSheet): Row[] {
  if (content.copies.length === 0) return [];
  return [
    gap(14),
    ...write('Tembusan:', text, styles.copies, { underline: true }),
    ...listRows(content.copies, text, write, styles.copies),
  ];
}

export function watermarkOf(
  text: string,
  width: number,
  height: number,
  measure: Measure,
): NonNullable<Layout['watermark']> {
  const printed = asPrinted(text).replaceAll('\n', ' ');
  const size = Math.min(96, (Math.hypot(width, height) * 0.72) / measure(printed, 'bold', 1));
  return { text: printed, size, angle: Math.atan2(height, width), width: measure(printed, 'bold', size) };
}

function pageLabel(content: LetterContent, page: number, of: number): string {
  return `Nomor: ${content.number} – halaman ${page} dari ${of}`;
}

export function sideBySide(left: readonly Row[], right: readonly Row[]): Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    height: Math.max(left[index]?.height ?? 0, right[index]?.height ?? 0),
    marks: [...(left[index]?.marks ?? []), ...(right[index]?.marks ?? [])],
  }));
}

export function textMark(text: string, x: number, top: number, style: Style): Mark {
  return { kind: 'text', text, x, baseline: top + baselineOf(style), size: style.size, face: style.face };
}

function baselineOf(style: Style): number {
  return (style.leading + style.size * 0.7) / 2;
}

export function moved(mark: Mark, by: number): Mark {
  return mark.kind === 'text' ? { ...mark, baseline: mark.baseline + by } : { ...mark, y: mark.y + by };
}

export function gap(height: number): Row {
  return { height, marks: [] };
}
