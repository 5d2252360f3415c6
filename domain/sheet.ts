/** A table of plain values, to be read by a spreadsheet program or by another one. */

export type SheetCell = string | number | null;

export interface Sheet {
  /** At most 31 characters, as spreadsheet programs ask. */
  name: string;
  columns: readonly { heading: string; widthCharacters: number }[];
  /** One value per column; null where there is none. */
  rows: readonly (readonly SheetCell[])[];
}

/**
 * A text as a cell. What begins like a formula would be run by the spreadsheet program of whoever opens the file, so that an
 * apostrophe goes before it: such programs take the rest as text.
 */
export function asCell(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Comma separated, UTF-8 with a byte order mark (without, Excel misreads it), lines ended by CR LF (RFC 4180). */
export function csvOf({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ heading }) => heading), ...rows];
  return `\uFEFF${lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('')}`;
}

function csvField(value: SheetCell): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : asCell(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
