import writeExcelFile from 'write-excel-file/node';
import { asCell } from '../../domain/sheet.ts';
import type { Sheet, SheetCell } from '../../domain/sheet.ts';

/** A workbook of plain values; the headings stay in sight while the rows are scrolled. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const made = writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ widthCharacters }) => ({ width: widthCharacters })),
      data: [
        columns.map(({ heading }) => ({
          value: heading,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: '#E6E6E6',
          wrap: true,
        })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
    { fontFamily: 'Arial', fontSize: 10 },
  );
  return new Uint8Array(await made.toBuffer());
}

function cellOf(value: SheetCell) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  // Format `@`: a text stays what was written, also where it looks like a number or a date.
  return {
    value: asCell(withoutControls(value)),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'top' as const,
  };
}

/** XML holds no control characters, and what people type may. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{C}\n]/gu, '');
}
