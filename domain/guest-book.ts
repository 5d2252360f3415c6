import { longDate, timeOfDay } from './dates-id.ts';
import type { Office } from './office.ts';
import type { PrintDocument } from './print.ts';
import type { Guest } from './queue.ts';
import type { Sheet } from './sheet.ts';

/** The guest book (buku tamu) as a table, for a file or for paper. */

const words = {
  title: 'Buku tamu',
  day: 'Tanggal',
  time: 'Jam',
  name: 'Nama',
  from: 'Asal',
  purpose: 'Keperluan',
  none: 'Tidak ada tamu tercatat.',
  period: (from: string, to: string) =>
    from === to ? longDate(from) : `${longDate(from)} s.d. ${longDate(to)}`,
} as const;

const rowOf = ({ hours }: Pick<Office, 'hours'>, { day, at, name, from, purpose }: Guest) =>
  [longDate(day), timeOfDay(at, hours.zone), name, from, purpose] as const;

export function guestBookSheet(office: Pick<Office, 'hours'>, guests: readonly Guest[]): Sheet {
  return {
    name: words.title,
    columns: [
      { heading: words.day, widthCharacters: 20 },
      { heading: words.time, widthCharacters: 12 },
      { heading: words.name, widthCharacters: 30 },
      { heading: words.from, widthCharacters: 30 },
      { heading: words.purpose, widthCharacters: 50 },
    ],
    rows: guests.map((guest) => rowOf(office, guest)),
  };
}

/** @param days first and last day of the book, and the day it is made on */
export function guestBookPrint(
  office: Pick<Office, 'hours' | 'name' | 'demo'>,
  guests: readonly Guest[],
  { from, to, madeOn }: { from: string; to: string; madeOn: string },
): PrintDocument {
  return {
    title: `${words.title} ${office.name}`,
    author: office.name,
    madeOn,
    footer: `${words.title} ${office.name}, ${words.period(from, to)}`,
    ...(office.demo && { watermark: 'CONTOH' }),
    fit: 'flowing',
    blocks: [
      { kind: 'title', text: `${words.title} ${office.name}` },
      { kind: 'paragraph', text: words.period(from, to), as: 'centre' },
      guests.length === 0
        ? { kind: 'paragraph', text: words.none }
        : {
            kind: 'table',
            columns: [
              { heading: words.day, width: 3 },
              { heading: words.time, width: 2 },
              { heading: words.name, width: 4 },
              { heading: words.from, width: 4 },
              { heading: words.purpose, width: 6 },
            ],
            rows: guests.map((guest) => ({ cells: rowOf(office, guest) })),
          },
    ],
  };
}
