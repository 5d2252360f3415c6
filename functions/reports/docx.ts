import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { IParagraphOptions, IStylesOptions } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { toBuffer as qrPng } from 'qrcode';
import type { PrintBar, PrintBlock, PrintColumn, PrintDocument } from '../../domain/print.ts';
import type { PrintedItem } from '../../domain/standard.ts';

/**
 * A printed document as an office document, to be corrected and added to by hand: headings, tables and contents are the word
 * processor's own. One builder for every document; nothing of what is printed is left out.
 */

type Part = Paragraph | Table | TableOfContents;

/** Lengths of a page: twentieths of a point. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const a4 = { width: twips(210), height: twips(297) };
const font = 'Arial';
/** As many blocks as the longest bar has. */
const barBlocks = 24;

export async function writeDocx(given: PrintDocument): Promise<Uint8Array> {
  const document = withoutControls(given);
  const side = document.form === 'report' ? { left: 30, right: 25 } : { left: 20, right: 20 };
  const width = a4.width - twips(side.left) - twips(side.right);
  const parts: Part[] = [];
  for (const [index, block] of document.blocks.entries()) {
    parts.push(...(await blockParts(block, document, width)));
    // A chapter begins its own page: a break before it would leave an empty one.
    if (endsPage(block) && !beginsPage(document.blocks[index + 1], document)) parts.push(pageBreak());
  }
  const file = new Document({
    title: document.title,
    creator: document.author,
    lastModifiedBy: document.author,
    description: document.footer,
    styles: stylesOf(document),
    sections: [
      {
        properties: {
          page: {
            size: a4,
            margin: {
              top: twips(25),
              bottom: twips(20),
              left: twips(side.left),
              right: twips(side.right),
              footer: twips(10),
            },
          },
          // A cover bears no page number.
          titlePage: document.blocks[0]?.kind === 'cover',
        },
        ...(document.watermark !== undefined && watermarkHeaders(document.watermark)),
        footers: { default: new Footer({ children: [footerOf(document)] }) },
        children: parts,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function endsPage({ kind }: PrintBlock): boolean {
  return kind === 'cover' || kind === 'page-break';
}

function beginsPage(block: PrintBlock | undefined, { fit }: PrintDocument): boolean {
  return block === undefined || (block.kind === 'heading' && block.level === 1 && fit === 'flowing');
}

function pageBreak(): Paragraph {
  return new Paragraph({ children: [new PageBreak()], spacing: { after: 0 } });
}

function watermarkHeaders(text: string): { headers: { default: Header; first: Header } } {
  const header = () =>
    new Header({ children: [new Paragraph({ children: [new TextWatermark({ text, font })] })] });
  return { headers: { default: header(), first: header() } };
}

function footerOf({ footer }: PrintDocument): Paragraph {
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4 } },
    children: [
      new TextRun({
        size: 15,
        children: [`${footer} – halaman `, PageNumber.CURRENT, ' dari ', PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

function stylesOf({ form }: PrintDocument): IStylesOptions {
  const heading = (size: number, centred: boolean) => ({
    run: { font, size, bold: true, color: '000000' },
    paragraph: {
      spacing: { before: 240, after: 120 },
      keepNext: true,
      ...(centred && { alignment: AlignmentType.CENTER }),
    },
  });
  return {
    default: {
      document: {
        run: { font, size: 21 },
        paragraph: { spacing: { after: 100, line: 300, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(28, form !== undefined),
      heading2: heading(23, form === 'notice'),
      heading3: heading(21, form === 'notice'),
    },
  };
}

async function blockParts(block: PrintBlock, document: PrintDocument, width: number): Promise<Part[]> {
  const centre = document.form === 'notice' ? { alignment: AlignmentType.CENTER } : {};
  switch (block.kind) {
    case 'title':
      return document.form === 'report'
        ? [paragraph(block.text, { alignment: AlignmentType.CENTER }, { bold: true, size: 28 })]
        : [paragraph(block.text, { ...centre, spacing: { after: 160 } }, { bold: true, size: 40 })];
    case 'heading':
      return [headingOf(block, document)];
    case 'paragraph':
      return [paragraphOf(block, document)];
    case 'list':
      return itemParts(block.items, 0);
    case 'facts':
      return [factsTable(block.rows, width), spacer()];
    case 'note':
      return [
        paragraph(block.label, noteLook, { bold: true, size: 17 }),
        paragraph(block.text, noteLook, { size: 17 }),
      ];
    case 'qr': {
      const side = block.large === true ? 330 : 130;
      return [
        new Paragraph({
          ...centre,
          children: [
            new ImageRun({
              type: 'png',
              data: await qrPng(block.url, { errorCorrectionLevel: 'M', margin: 4, scale: 6 }),
              transformation: { width: side, height: side },
              altText: { name: 'QR', title: block.caption, description: block.url },
            }),
          ],
        }),
        paragraph(block.caption, centre),
        ...(block.caption === block.url ? [] : [paragraph(block.url, centre, { size: 17 })]),
      ];
    }
    case 'contents':
      return [
        new TableOfContents('Daftar isi', {
          hyperlink: true,
          headingStyleRange: `1-${String(block.levels ?? 1)}`,
        }),
      ];
    case 'table':
      return [...captionParts(block.caption), tableOf(block, width), ...noteParts(block.note), spacer()];
    case 'bars':
      // Lines at limits are not drawn between characters; the note names the limits.
      return [...captionParts(block.caption), barsTable(block, width), ...noteParts(block.note), spacer()];
    case 'figure':
      return [
        paragraph(
          block.text,
          { alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: LineRuleType.AUTO } },
          { bold: true, size: 144 },
        ),
        paragraph(block.caption, { alignment: AlignmentType.CENTER }, { bold: true, size: 30 }),
      ];
    case 'cover':
      return coverParts(block);
    case 'signature':
      return [
        ...block.lines.map((text) => paragraph(text, { ...signatureLook, keepNext: true })),
        paragraph('', { ...signatureLook, keepNext: true, spacing: { before: 800 } }),
        paragraph(block.name, signatureLook, { bold: true }),
      ];
    case 'labels':
      // A word processor places no labels: their words follow one another.
      return block.labels.flatMap(({ heading, lines }) => [heading, ...lines].map((text) => paragraph(text)));
    case 'page-break':
      return [];
  }
}

const noteLook: Partial<IParagraphOptions> = {
  indent: { left: 160 },
  spacing: { after: 40 },
  border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8 } },
};
const signatureLook: Partial<IParagraphOptions> = { indent: { left: twips(80) }, spacing: { after: 0 } };

/** A paragraph of one look; a line break in the text stays one. */
function paragraph(
  text: string,
  look: Partial<IParagraphOptions> = {},
  run: { bold?: boolean; size?: number } = {},
): Paragraph {
  return new Paragraph({
    ...look,
    children: text
      .split('\n')
      .map((line, index) => new TextRun({ ...run, text: line, ...(index > 0 && { break: 1 }) })),
  });
}

function spacer(): Paragraph {
  return new Paragraph({ spacing: { after: 60, line: 200, lineRule: LineRuleType.AUTO } });
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

function headingOf(
  { level, text }: Extract<PrintBlock, { kind: 'heading' }>,
  { fit }: PrintDocument,
): Paragraph {
  return new Paragraph({
    heading: headingLevels[level],
    pageBreakBefore: level === 1 && fit === 'flowing',
    // One line: the contents take the heading as it stands.
    text: text.replaceAll('\n', ' '),
  });
}

function paragraphOf(
  { text, as }: Extract<PrintBlock, { kind: 'paragraph' }>,
  { form }: PrintDocument,
): Paragraph {
  const centred = as === 'centre' || form === 'notice';
  const size = as === 'lead' ? 25 : as === 'small' ? 17 : undefined;
  return paragraph(
    text,
    {
      ...(centred && { alignment: AlignmentType.CENTER }),
      ...(form === 'report' && as === undefined && { indent: { firstLine: twips(9) } }),
    },
    { ...(as === 'bold' && { bold: true }), ...(size !== undefined && { size }) },
  );
}

/** Marks are printed ones (a., 1), –): they are text, not the word processor's counting. */
function itemParts(items: readonly PrintedItem[], depth: number): Paragraph[] {
  const left = twips(8) * (depth + 1);
  return items.flatMap(({ marker, text, items: inner }) => [
    paragraph(`${marker ?? '•'}\t${text}`, {
      indent: { left, hanging: twips(8) },
      tabStops: [{ type: 'left', position: left }],
      spacing: { after: 40 },
    }),
    ...(inner ? itemParts(inner, depth + 1) : []),
  ]);
}

function captionParts(caption: string | undefined): Paragraph[] {
  return caption === undefined
    ? []
    : [
        paragraph(
          caption,
          { keepNext: true, alignment: AlignmentType.CENTER, spacing: { before: 120, after: 60 } },
          { bold: true, size: 19 },
        ),
      ];
}

function noteParts(note: string | undefined): Paragraph[] {
  return note === undefined || note === ''
    ? []
    : [paragraph(note, { spacing: { before: 40 } }, { size: 16 })];
}

const cellRun = { size: 18 };
const cellLook: Partial<IParagraphOptions> = {
  spacing: { after: 0, line: 250, lineRule: LineRuleType.AUTO },
};
const cellMargins = { top: 50, bottom: 50, left: 80, right: 80 };
const aligned = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER };

function widthsOf(columns: readonly { width: number }[], width: number): number[] {
  const all = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => Math.floor((width * column.width) / all));
}

function cellOf(
  text: string,
  {
    width,
    align = 'left',
    bold = false,
    heading = false,
    columnSpan,
    rowSpan,
  }: {
    width: number;
    align?: PrintColumn['align'];
    bold?: boolean;
    heading?: boolean;
    columnSpan?: number;
    rowSpan?: number;
  },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: cellMargins,
    verticalAlign: heading ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(columnSpan !== undefined && { columnSpan }),
    ...(rowSpan !== undefined && { rowSpan }),
    ...(heading && { shading: { type: ShadingType.CLEAR, fill: 'E6E6E6' } }),
    children: [
      paragraph(
        text,
        { ...cellLook, alignment: aligned[align], ...(heading && { keepNext: true }) },
        { ...cellRun, ...(bold && { bold }) },
      ),
    ],
  });
}

function tableOf({ columns, rows }: Extract<PrintBlock, { kind: 'table' }>, width: number): Table {
  const widths = widthsOf(columns, width);
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      ...headRows(columns, widths),
      ...rows.map(
        ({ cells, bold }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text, index) =>
              cellOf(text, {
                width: widths[index] ?? 0,
                ...(columns[index]?.align && { align: columns[index].align }),
                bold: bold === true,
              }),
            ),
          }),
      ),
    ],
  });
}

/** One row of headings, or two where neighbours stand under a common one. */
function headRows(columns: readonly PrintColumn[], widths: readonly number[]): TableRow[] {
  const look = { align: 'centre', bold: true, heading: true } as const;
  const own = (column: PrintColumn, index: number, rowSpan?: number) =>
    cellOf(column.heading, { ...look, width: widths[index] ?? 0, ...(rowSpan !== undefined && { rowSpan }) });
  if (columns.every(({ group }) => group === undefined)) {
    return [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((each, at) => own(each, at)),
      }),
    ];
  }
  const upper = columns.flatMap((column, index) => {
    const { group } = column;
    if (group === undefined) return [own(column, index, 2)];
    if (index > 0 && columns[index - 1]?.group === group) return [];
    let columnSpan = 1;
    while (columns[index + columnSpan]?.group === group) columnSpan += 1;
    const width = widths.slice(index, index + columnSpan).reduce((sum, each) => sum + each, 0);
    return [cellOf(group, { ...look, width, columnSpan })];
  });
  const lower = columns.flatMap((column, index) => (column.group === undefined ? [] : [own(column, index)]));
  return [upper, lower].map((children) => new TableRow({ tableHeader: true, cantSplit: true, children }));
}

function factsTable(rows: readonly { label: string; value: string }[], width: number): Table {
  const [label = 0, value = 0] = widthsOf([{ width: 3 }, { width: 7 }], width);
  return new Table({
    width: { size: label + value, type: WidthType.DXA },
    columnWidths: [label, value],
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [cellOf(row.label, { width: label, bold: true }), cellOf(row.value, { width: value })],
        }),
    ),
  });
}

/** Bars of block characters: they can be read, copied and corrected, and need no picture. */
function barsTable({ bars, max }: Extract<PrintBlock, { kind: 'bars' }>, width: number): Table {
  const widths = widthsOf([{ width: 34 }, { width: 48 }, { width: 18 }], width);
  const [label = 0, drawn = 0, value = 0] = widths;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: label + drawn + value, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: bars.map(
      (bar, index) =>
        new TableRow({
          cantSplit: true,
          keepNext: index < bars.length - 1,
          children: [
            cellOf(bar.label, { width: label }),
            cellOf(blocksOf(bar, max), { width: drawn }),
            cellOf(bar.text, { width: value, align: 'right', bold: true }),
          ],
        }),
    ),
  });
}

function blocksOf({ value, strong }: PrintBar, max: number): string {
  if (value === undefined || max <= 0) return '';
  return (strong === true ? '█' : '▒').repeat(Math.min(barBlocks, Math.round((value / max) * barBlocks)));
}

function coverParts({ head, title, lines, foot }: Extract<PrintBlock, { kind: 'cover' }>): Paragraph[] {
  const centre = (before: number): Partial<IParagraphOptions> => ({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 80 },
  });
  return [
    paragraph(head, centre(0), { bold: true, size: 28 }),
    paragraph(title, centre(3600), { bold: true, size: 40 }),
    ...lines.map((text, index) => paragraph(text, centre(index === 0 ? 400 : 0), { size: 25 })),
    paragraph(foot, centre(4200), { bold: true, size: 28 }),
  ];
}

/** XML holds no control characters, and what people type may. */
function withoutControls(document: PrintDocument): PrintDocument {
  const cleaned = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(/[^\P{C}\n]/gu, '');
    if (Array.isArray(value)) return value.map(cleaned);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleaned(each)]));
    return value;
  };
  return cleaned(document) as PrintDocument;
}
