import type { Office } from './office.ts';
import type { PrintDocument } from './print.ts';
import { longDate, longDateTime } from './dates-id.ts';
import { isFiltered } from './register-book.ts';
import type { BookFilter, BookRow, HandOverRow } from './register-book.ts';
import { bookWords as words, collectionWords, entryStatusWords, unknownInBook } from './register-words.ts';
import { ordinalOf } from './register.ts';
import type { Sheet } from './sheet.ts';

/** A register book and the collection book as tables for a spreadsheet and as pages with room for a signature. */

export interface PrintedBook {
  office: Pick<Office, 'name' | 'letterhead' | 'demo' | 'hours'>;
  label: string;
  year: number;
  filter: BookFilter;
  /** In the order of the book. */
  rows: readonly BookRow[];
  /** The office's day. */
  today: string;
}

const { columns } = words;

export function bookSheet({ label, year, rows }: PrintedBook): Sheet {
  return {
    name: sheetName(`${label} ${String(year)}`),
    columns: [
      { heading: columns.ordinal, widthCharacters: 8 },
      { heading: columns.number, widthCharacters: 26 },
      { heading: columns.onDate, widthCharacters: 12 },
      { heading: columns.service, widthCharacters: 34 },
      { heading: columns.reference, widthCharacters: 16 },
      { heading: columns.name, widthCharacters: 28 },
      { heading: columns.subject, widthCharacters: 34 },
      { heading: columns.addressee, widthCharacters: 24 },
      { heading: columns.status, widthCharacters: 12 },
      { heading: columns.remark, widthCharacters: 40 },
    ],
    rows: rows.map((row) => [
      ordinalOf(row),
      row.number,
      row.onDate,
      serviceWords(row),
      row.reference ?? null,
      row.name ?? null,
      row.subject ?? null,
      row.addressee ?? null,
      entryStatusWords[row.status],
      remarkWords(row) || null,
    ]),
  };
}

/** Pages stand upright, so that a name and what a letter is about share a column: a number has the one or the other. */
export function bookDocument(book: PrintedBook): PrintDocument {
  const { office, label, year, filter, rows, today } = book;
  const isWhole = !isFiltered(filter) && year < Number(today.slice(0, 4));
  const table = {
    kind: 'table',
    columns: [
      { heading: columns.ordinal, width: 8, align: 'right' },
      { heading: columns.number, width: 24 },
      { heading: columns.onDate, width: 13 },
      { heading: columns.service, width: 19 },
      { heading: `${columns.name} / ${columns.subject.toLocaleLowerCase('id')}`, width: 21 },
      { heading: columns.status, width: 15 },
    ],
    rows: rows.map((row) => ({
      cells: [
        ordinalOf(row),
        row.number,
        shortDate(row.onDate),
        joined([serviceWords(row), row.reference]),
        joined([row.name, row.subject, row.addressee && `${columns.addressee}: ${row.addressee}`]),
        joined([entryStatusWords[row.status], remarkWords(row)]),
      ],
    })),
  } as const;
  return {
    ...pages(office, words.title(label, year), today),
    footer: `${label} ${String(year)} · ${office.name}`,
    blocks: [
      ...headOf(office, words.title(label, year)),
      {
        kind: 'facts',
        rows: [
          { label: words.facts.content, value: filterWords(filter) },
          { label: words.facts.count, value: String(rows.length) },
          { label: words.facts.printed, value: longDate(today) },
        ],
      },
      rows.length > 0 ? table : { kind: 'paragraph', text: words.empty },
      ...closing(office, (isWhole ? words.closed : words.extract)(rows.length, longDate(today)), today),
    ],
  };
}

export interface PrintedCollection {
  office: PrintedBook['office'];
  fromOn: string;
  toOn: string;
  /** Oldest first. */
  rows: readonly HandOverRow[];
  today: string;
}

const handed = collectionWords.columns;

export function collectionSheet({ office, rows }: PrintedCollection): Sheet {
  return {
    name: sheetName(collectionWords.name),
    columns: [
      { heading: handed.at, widthCharacters: 34 },
      { heading: handed.reference, widthCharacters: 16 },
      { heading: handed.number, widthCharacters: 26 },
      { heading: handed.service, widthCharacters: 34 },
      { heading: handed.name, widthCharacters: 28 },
      { heading: handed.collector, widthCharacters: 24 },
      { heading: handed.collectorName, widthCharacters: 28 },
      { heading: handed.inBook, widthCharacters: 14 },
    ],
    rows: rows.map((row) => [
      longDateTime(row.at, office.hours.zone, office.hours.zoneLabel),
      row.reference,
      row.number ?? null,
      row.serviceName,
      row.name ?? null,
      collectionWords.collector[row.collector],
      row.collectorName ?? null,
      signatureWords(row),
    ]),
  };
}

/** Whether the book was signed, and the screen; one does for the other only in the office's eyes. */
export function signatureWords({ inBook, signedOnScreen }: HandOverRow): string {
  const book = collectionWords.inBook[inBook ? 'yes' : 'no'];
  if (!signedOnScreen) return book;
  return inBook ? `${book}; ${collectionWords.onScreen.toLowerCase()}` : collectionWords.onScreen;
}

export function collectionDocument(book: PrintedCollection): PrintDocument {
  const { office, fromOn, toOn, rows, today } = book;
  const { zone, zoneLabel } = office.hours;
  const table = {
    kind: 'table',
    columns: [
      { heading: handed.at, width: 16 },
      { heading: handed.reference, width: 24 },
      { heading: handed.service, width: 17 },
      { heading: handed.name, width: 17 },
      { heading: handed.collector, width: 15 },
      { heading: handed.inBook, width: 11, align: 'centre' },
    ],
    rows: rows.map((row) => ({
      cells: [
        longDateTime(row.at, zone, zoneLabel),
        joined([row.reference, row.number]),
        row.serviceName,
        row.name ?? unknownInBook,
        joined([collectionWords.collector[row.collector], row.collectorName]),
        signatureWords(row),
      ],
    })),
  } as const;
  return {
    ...pages(office, collectionWords.title, today),
    footer: `${collectionWords.name} · ${office.name}`,
    blocks: [
      ...headOf(office, collectionWords.title),
      {
        kind: 'facts',
        rows: [
          { label: collectionWords.period, value: `${longDate(fromOn)} – ${longDate(toOn)}` },
          { label: words.facts.count, value: String(rows.length) },
          { label: words.facts.printed, value: longDate(today) },
        ],
      },
      rows.length > 0 ? table : { kind: 'paragraph', text: collectionWords.empty },
      ...closing(office, words.extract(rows.length, longDate(today)), today),
    ],
  };
}

function pages({ name, demo }: PrintedBook['office'], title: string, today: string) {
  return {
    title: `${title} ${name}`,
    author: name,
    madeOn: today,
    ...(demo && { watermark: 'CONTOH' }),
    fit: 'flowing',
  } as const;
}

function headOf({ letterhead }: PrintedBook['office'], title: string): PrintDocument['blocks'] {
  return [
    { kind: 'paragraph', as: 'bold', text: `${letterhead.governmentLine}\n${letterhead.officeLine}` },
    { kind: 'title', text: title },
  ];
}

function closing(
  { letterhead }: PrintedBook['office'],
  sentence: string,
  today: string,
): PrintDocument['blocks'] {
  const place = letterhead.place === '' ? longDate(today) : `${letterhead.place}, ${longDate(today)}`;
  return [
    { kind: 'paragraph', text: sentence },
    { kind: 'signature', lines: [place, words.keeper], name: words.signatureRoom },
  ];
}

/** What the pages show, in words: somebody must see that it is not the whole book. */
export function filterWords({ status, fromOn, toOn, text }: BookFilter): string {
  const said = [
    status && words.status(entryStatusWords[status]),
    fromOn && words.from(longDate(fromOn)),
    toOn && words.to(longDate(toOn)),
    text && words.containing(text),
  ].filter((each) => each !== undefined && each !== '');
  return said.length === 0 ? words.everything : said.join(', ');
}

/** What a number was given for: a service, paper, or something Loket does not know. */
export function serviceWords(row: BookRow): string {
  if (row.serviceName !== undefined) return row.serviceName;
  if (row.block !== undefined) return words.ofBlock;
  return row.byHand ? words.outside : unknownInBook;
}

function remarkWords({ voidReason, voidWords, reason }: BookRow): string {
  return [reason, voidReason, voidWords].filter((each) => each !== undefined).join('. ');
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((each) => each !== undefined && each !== '').join('\n') || unknownInBook;
}

/** `2026-03-06` → `06-03-2026`, as register books are written. */
function shortDate(day: string): string {
  return day.split('-').reverse().join('-');
}

/** Spreadsheet programs ask for at most 31 characters, without some signs. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}
