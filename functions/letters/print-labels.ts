import { asPrinted } from '../../domain/letter.ts';
import type { PrintBlock, PrintDocument, PrintLabel } from '../../domain/print.ts';
import { mm, moved, textMark, wrap } from './layout.ts';
import type { Column, Mark, Style } from './layout.ts';
import type { PrintRow, Sheet } from './print-sheet.ts';

/** Places of labels on their papers: sizes of the sheets as they are sold, so nothing here scales. */
interface Grid {
  across: number;
  width: number;
  height: number;
  /** White between two neighbours. */
  between: number;
}

const grids: Partial<Record<NonNullable<PrintDocument['paper']>, Grid>> = {
  'labels-21': { across: 3, width: 63.5 * mm, height: 38.1 * mm, between: 2.5 * mm },
  'label-58': { across: 1, width: 58 * mm, height: 39.9 * mm, between: 0 },
};

const qrSize = 25 * mm;
/** More than four modules of white for any address of ours. */
const quiet = 3.2 * mm;
const heading: Style = { size: 9.5, leading: 13, face: 'bold' };
const body: Style = { size: 7.5, leading: 9.5, face: 'regular' };

export function labelRows(
  { labels, skip }: Extract<PrintBlock, { kind: 'labels' }>,
  sheet: Sheet,
  paper: PrintDocument['paper'],
): PrintRow[] {
  const grid = grids[paper ?? 'A4'];
  if (!grid) throw new Error('Labels need a paper made for them');
  const places = [...Array.from({ length: skip }, () => undefined), ...labels];
  const rows: PrintRow[] = [];
  for (let from = 0; from < places.length; from += grid.across) {
    const marks = places.slice(from, from + grid.across).flatMap((label, at): Mark[] => {
      const left = sheet.column.x + at * (grid.width + grid.between);
      return label ? labelMarks(label, { left, grid, sheet }) : [];
    });
    rows.push({ height: grid.height, marks });
  }
  return rows;
}

/** The code left, the words beside it; what is too long for a label ends in "…". */
function labelMarks(
  { url, heading: head, lines }: PrintLabel,
  { left, grid, sheet: { measure } }: { left: number; grid: Grid; sheet: Sheet },
): Mark[] {
  const top = (grid.height - qrSize) / 2;
  const column: Column = {
    x: left + quiet + qrSize + quiet,
    width: grid.width - qrSize - 3 * quiet,
  };
  // A reference is read whole or not at all: a narrow label has it smaller.
  const fitting = Math.min(
    1,
    column.width / Math.max(1, measure(asPrinted(head), heading.face, heading.size)),
  );
  const headStyle: Style = { ...heading, size: heading.size * fitting };
  const marks: Mark[] = [
    { kind: 'qr', url, x: left + quiet, y: top, size: qrSize },
    textMark(asPrinted(head), column.x, top, headStyle),
  ];
  let y = top + heading.leading;
  lines.forEach((text, index) => {
    // The first, a service's name, may be long; the others are short.
    const room = index === 0 ? 4 : 1;
    const wrapped = wrap(asPrinted(text), column.width, measure, body);
    wrapped.slice(0, room).forEach((line, at) => {
      const cut = at === room - 1 && wrapped.length > room;
      const shown = cut ? `${line.text.slice(0, -1).trimEnd()}…` : line.text;
      marks.push(moved(textMark(shown, column.x, 0, body), y));
      y += body.leading;
    });
  });
  return marks;
}
