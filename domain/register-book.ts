import * as z from 'zod';
import { Collector } from './application.ts';
import { addDays, IsoDay } from './calendar.ts';
import { normaliseNumber, numberSortKey, ordinalOf } from './register.ts';
import type { RegisterEntry } from './register.ts';

/** A register book as people read it: rows, their order, what a filter keeps, and what has been waiting for too long. */

export const EntryStatus = z.enum(['reserved', 'booked', 'void']);
export type EntryStatus = z.infer<typeof EntryStatus>;

/** Why a number taken by hand is void; the officer's own words are a note beside it. */
export const VoidGround = z.enum(['mistaken', 'letter-dropped', 'sheet-spoilt', 'other']);
export type VoidGround = z.infer<typeof VoidGround>;

export const BookFilter = z.strictObject({
  status: EntryStatus.optional(),
  /** Days of the numbers, both inclusive. */
  fromOn: IsoDay.optional(),
  toOn: IsoDay.optional(),
  /** Part of a number, reference, service, name or subject. */
  text: z.string().trim().max(100).optional(),
});
export type BookFilter = z.infer<typeof BookFilter>;

/** One line of a book. */
export const BookRow = z.strictObject({
  entry: z.string(),
  n: z.int(),
  suffix: z.string().optional(),
  number: z.string(),
  onDate: IsoDay,
  status: EntryStatus,
  voidReason: z.string().optional(),
  /** Reserved for paper with others. */
  block: z.string().optional(),
  /** Taken by hand, for a letter outside Loket. */
  byHand: z.boolean(),
  applicationId: z.string().optional(),
  reference: z.string().optional(),
  serviceName: z.string().optional(),
  /** Of who applied. */
  name: z.string().optional(),
  subject: z.string().optional(),
  addressee: z.string().optional(),
  /** Why it was inserted, and why it was voided, in an officer's words. */
  reason: z.string().optional(),
  voidWords: z.string().optional(),
});
export type BookRow = z.infer<typeof BookRow>;

/** One hand-over, as the collection book has it. */
export const HandOverRow = z.strictObject({
  applicationId: z.string(),
  at: z.int(),
  reference: z.string(),
  serviceName: z.string(),
  number: z.string().optional(),
  name: z.string().optional(),
  collector: Collector,
  collectorName: z.string().optional(),
  inBook: z.boolean(),
  /** Whoever collected it signed on the officer's screen. */
  signedOnScreen: z.literal(true).optional(),
});
export type HandOverRow = z.infer<typeof HandOverRow>;

/** Rows of one page on the screen. */
export const pageRows = 50;

/** A reserved number of a case that waits longer than this is worth a look. */
export const staleAfterDays = 7;

type Place = Pick<RegisterEntry, 'n' | 'suffix'>;

/** As the paper book has them: 80 before 80.2 before 81. */
export function byPlace(a: Place, b: Place): number {
  const [first, second] = [numberSortKey(ordinalOf(a)), numberSortKey(ordinalOf(b))];
  return first < second ? -1 : first > second ? 1 : 0;
}

export function isFiltered(filter: BookFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '');
}

/** Does the row stay? Words match wherever they stand; numbers whatever spaces and dashes are typed. */
export function fits(row: BookRow, { status, fromOn, toOn, text }: BookFilter): boolean {
  if (status !== undefined && row.status !== status) return false;
  if (fromOn !== undefined && row.onDate < fromOn) return false;
  if (toOn !== undefined && row.onDate > toOn) return false;
  if (text === undefined || text === '') return true;
  // A bare number means that place in the book, not every year and code with its digits in them.
  const [, n, suffix] = /^(\d{1,6})(\.[0-9A-Za-z]{1,6})?$/.exec(text) ?? [];
  if (n !== undefined)
    return (
      Number(n) === row.n && (suffix === undefined || numberSortKey(text) === numberSortKey(ordinalOf(row)))
    );
  const wanted = text.toLocaleLowerCase('id');
  const said = [row.reference, row.serviceName, row.name, row.subject, row.addressee];
  return (
    normaliseNumber(row.number).includes(normaliseNumber(text)) ||
    said.some((each) => each?.toLocaleLowerCase('id').includes(wanted) === true)
  );
}

/**
 * One page of rows in descending order. Rows of one ordinal stay on one page, so that `before` names where the next begins.
 * @returns `older`: `before` of the next page; absent where nothing is left
 */
export function pageOf<T extends Place>(
  descending: readonly T[],
  size = pageRows,
): { rows: readonly T[]; older?: number } {
  if (descending.length <= size) return { rows: descending };
  const ordinals = descending.map(({ n }) => n);
  let end = size;
  while (end > 1 && ordinals[end] === ordinals[end - 1]) end -= 1;
  // More insertions after one number than a page holds: they are shown all, none is lost.
  if (ordinals[end] === ordinals[end - 1]) end = ordinals.lastIndexOf(ordinals[0] ?? 0) + 1;
  const older = ordinals[end - 1];
  const rows = descending.slice(0, end);
  return end === descending.length || older === undefined ? { rows } : { rows, older };
}

/** Reserved for a case and forgotten? Blocks are meant to lie. */
export function isStale(
  { status, onDate, block }: Pick<RegisterEntry, 'status' | 'onDate' | 'block'>,
  today: string,
): boolean {
  return status === 'reserved' && block === undefined && onDate < addDays(today, -staleAfterDays);
}

/** What is left of a block: reserved numbers that were neither used nor given to a case. */
export function leftOf(entries: readonly RegisterEntry[], block: string): RegisterEntry[] {
  return entries
    .filter((entry) => entry.block === block && entry.status === 'reserved' && !entry.applicationId)
    .sort(byPlace);
}

/**
 * The suffix an insertion after an ordinal gets where none was asked for: the next whole number.
 * @param given suffixes that stand there already
 */
export function nextSuffix(given: readonly (string | undefined)[]): string {
  const whole = given.flatMap((suffix) => (suffix && /^\d+$/.test(suffix) ? [Number(suffix)] : []));
  return String(Math.max(0, ...whole) + 1);
}
