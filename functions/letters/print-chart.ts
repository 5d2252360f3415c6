import type { PrintBar, PrintBlock } from '../../domain/print.ts';
import { gap } from './layout.ts';
import type { Column, Mark, Style } from './layout.ts';
import { heightOf, lines, stacked } from './print-sheet.ts';
import type { PrintRow, Sheet } from './print-sheet.ts';
import { captionRows, noteRows } from './print-table.ts';

type Bars = Extract<PrintBlock, { kind: 'bars' }>;

/** One tone and black, told apart on any photocopy; a line around keeps the light one a bar where toner is low. */
const plainGrey = 0.74;
const strongGrey = 0.25;
const limitGrey = 0.55;
const outline = 0.5;

export function barRows(chart: Bars, sheet: Sheet): PrintRow[] {
  const drawn = chart.direction === 'across' ? acrossRows(chart, sheet) : [upRow(chart, sheet)];
  const rows = [...captionRows(chart.caption, sheet), ...drawn, ...noteRows(chart.note, sheet)];
  return rows.map((row, index) => (index === rows.length - 1 ? row : { ...row, keep: true }));
}

function acrossRows(chart: Bars, sheet: Sheet): PrintRow[] {
  const { column, scale, styles } = sheet;
  const labels: Column = { x: column.x, width: column.width * 0.34 };
  const values: Column = { x: column.x + column.width * 0.84, width: column.width * 0.16 };
  const room: Column = { x: column.x + column.width * 0.36, width: column.width * 0.47 };
  const thickness = 11 * scale;
  const padding = 2.5 * scale;
  const at = (value: number) => room.x + (room.width * value) / chart.max;
  const rows = chart.bars.map((bar): PrintRow => {
    const label = lines(bar.label, labels, styles.cell, sheet, { align: 'left' });
    const value = lines(bar.text, values, { ...styles.cell, face: 'bold' }, sheet, { align: 'right' });
    const height = Math.max(thickness, heightOf(label), heightOf(value)) + 2 * padding;
    return {
      height,
      marks: [
        ...(chart.limits ?? []).map((limit) => verticalLine(at(limit.value), height)),
        ...stacked(label, (height - heightOf(label)) / 2),
        ...boxOf(bar, {
          x: room.x,
          y: (height - thickness) / 2,
          width: at(bar.value ?? 0) - room.x,
          height: thickness,
        }),
        { kind: 'bar', x: room.x, y: 0, width: outline, height },
        ...stacked(value, (height - heightOf(value)) / 2),
      ],
    };
  });
  return [...rows, ...limitRows(chart, at, sheet)];
}

/** What the thin lines stand for, below them. */
function limitRows(chart: Bars, at: (value: number) => number, sheet: Sheet): PrintRow[] {
  if (!chart.limits || chart.limits.length === 0) return [];
  const style = sheet.styles.small;
  const marks = chart.limits.flatMap(({ value, label }) => {
    const width = sheet.measure(label, style.face, style.size);
    return stacked(lines(label, { x: at(value) - width / 2, width: width + 1 }, style, sheet), 0);
  });
  return [{ height: style.leading, marks }];
}

function upRow(chart: Bars, sheet: Sheet): PrintRow {
  const { column, scale, styles } = sheet;
  const label: Style = styles.small;
  const bold: Style = { ...styles.cell, face: 'bold' };
  const scaleRoom = 26 * scale;
  const area: Column = { x: column.x, width: column.width - scaleRoom };
  const slot = area.width / Math.max(1, chart.bars.length);
  const width = Math.min(46 * scale, slot * 0.55);
  const top = bold.leading + 2 * scale;
  const drawn = 120 * scale;
  const foot = top + drawn;
  const yOf = (value: number) => foot - (drawn * value) / chart.max;
  const below = chart.bars.map((bar, index) =>
    lines(bar.label, { x: area.x + index * slot + 2, width: slot - 4 }, label, sheet, { align: 'centre' }),
  );
  const marks: Mark[] = [
    ...(chart.limits ?? []).flatMap((limit): Mark[] => [
      { kind: 'bar', x: area.x, y: yOf(limit.value), width: area.width, height: 0.4, grey: limitGrey },
      ...stacked(
        lines(limit.label, { x: area.x + area.width + 4 * scale, width: scaleRoom }, label, sheet),
        yOf(limit.value) - label.leading / 2,
      ),
    ]),
    ...chart.bars.flatMap((bar, index): Mark[] => {
      const y = yOf(bar.value ?? 0);
      const text = lines(bar.text, { x: area.x + index * slot, width: slot }, bold, sheet, {
        align: 'centre',
      });
      const textTop = y - heightOf(text) - scale;
      return [
        ...boxOf(bar, { x: area.x + index * slot + (slot - width) / 2, y, width, height: foot - y }),
        // A line of the scale must not strike the number through.
        ...text.flatMap((row): Mark[] =>
          row.marks.map((mark) => paperBehind(mark, textTop, row.height, sheet)),
        ),
        ...stacked(text, textTop),
      ];
    }),
    { kind: 'bar', x: area.x, y: foot, width: area.width, height: 0.8 },
    ...below.flatMap((rows) => stacked(rows, foot + 3 * scale)),
  ];
  return { height: foot + 3 * scale + Math.max(0, ...below.map(heightOf)), marks };
}

function paperBehind(mark: Mark, y: number, height: number, { measure }: Sheet): Mark {
  const width = mark.kind === 'text' ? measure(mark.text, mark.face, mark.size) : 0;
  return { kind: 'bar', x: mark.x - 1, y, width: width + 2, height, grey: 1 };
}

function boxOf(
  bar: PrintBar,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Mark[] {
  if (bar.value === undefined || width <= 0 || height <= 0) return [];
  const grey = bar.strong === true ? strongGrey : plainGrey;
  return [
    { kind: 'bar', x, y, width, height },
    ...(width > 2 * outline && height > 2 * outline
      ? [
          {
            kind: 'bar' as const,
            x: x + outline,
            y: y + outline,
            width: width - 2 * outline,
            height: height - 2 * outline,
            grey,
          },
        ]
      : []),
  ];
}

function verticalLine(x: number, height: number): Mark {
  return { kind: 'bar', x, y: 0, width: 0.4, height, grey: limitGrey };
}

/** The number as large as the column allows. */
export function figureRows(
  { text, caption }: Extract<PrintBlock, { kind: 'figure' }>,
  sheet: Sheet,
): PrintRow[] {
  const { column, measure, scale, styles } = sheet;
  const size = Math.min(96 * scale, (column.width * 0.9) / Math.max(measure(text, 'bold', 1), 0.1));
  const style: Style = { size, leading: size * 1.08, face: 'bold' };
  const bold: Style = { size: 15 * scale, leading: 20 * scale, face: 'bold' };
  const rows = [
    ...lines(text, column, style, sheet, { align: 'centre' }),
    ...lines(caption, column, bold, sheet, { align: 'centre' }),
  ];
  return [
    ...rows.map((row, index) => (index === rows.length - 1 ? row : { ...row, keep: true })),
    gap(styles.body.leading / 2),
  ];
}
