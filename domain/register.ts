import * as z from 'zod';
import { IsoDay, localDay } from './calendar.ts';
import type { Zone } from './calendar.ts';

/**
 * Register books and letter numbers. A number is text with a running ordinal in it, printed by the office's format;
 * inserted suffixes (`80.2`), leading zeros (`03`) and stray spaces occur in real decrees.
 * `number` reserves an entry, `register` books it; a number once given is never used again, only voided with a reason.
 */

const placeholder = /\{([^{}]*)\}/g;
const knownPlaceholder = /^(?:kode|urut|urut:[1-9]|suffix|unit|bulan-romawi|tahun)$/;
const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/**
 * How an office writes its numbers, e.g. `{kode}/{urut:2}/{unit}/{tahun}`. Placeholders: `kode` classification code,
 * `urut` ordinal (`urut:3` padded to three digits), `suffix` where an inserted suffix goes (else right after the
 * ordinal), `unit`, `bulan-romawi` month of the letter, `tahun` year of the book. The ordinal occurs exactly once.
 */
export const NumberFormat = z
  .string()
  .min(1)
  .max(120)
  .refine(
    (format) => placeholdersOf(format).every((name) => knownPlaceholder.test(name)),
    'unknown placeholder',
  )
  .refine((format) => !/[{}]/.test(format.replaceAll(placeholder, '')), 'a brace is left open')
  .refine(
    (format) => placeholdersOf(format).filter((name) => name.startsWith('urut')).length === 1,
    'the ordinal must occur exactly once',
  );
export type NumberFormat = z.infer<typeof NumberFormat>;

/** What was inserted after an ordinal, without its dot: `2` in `80.2`. */
export const NumberSuffix = z.string().regex(/^[0-9A-Za-z]{1,6}$/);

export const BookYear = z.int().min(2000).max(2200);

/** A book of one office and year; `next` is the next ordinal to give. */
export const RegisterBook = z.strictObject({
  v: z.literal(1),
  id: z.string().min(1).max(80),
  label: z.string().min(1).max(120),
  year: BookYear,
  format: NumberFormat,
  next: z.int().min(1),
});
export type RegisterBook = z.infer<typeof RegisterBook>;

/** Made by the console, one for each press of a button. */
export const RegisterActId = z.string().regex(/^[0-9a-f]{32}$/);

/** Characters of a printed number. */
export const mostNumberCharacters = 120;

/** One number: reserved for a case, booked, or void with a reason. `number` is the text as printed. */
export const RegisterEntry = z
  .strictObject({
    v: z.literal(1),
    n: z.int().min(1),
    suffix: NumberSuffix.optional(),
    number: z.string().min(1).max(mostNumberCharacters),
    onDate: IsoDay,
    applicationId: z.string().min(1).optional(),
    letterId: z.string().min(1).optional(),
    status: z.enum(['reserved', 'booked', 'void']),
    voidReason: z.string().trim().min(1).max(500).optional(),
    /** Reserved for use on paper together with others: id of the block. */
    block: RegisterActId.optional(),
    /** Who took it by hand, for a letter outside Loket. */
    uid: z.string().min(1).optional(),
    /** Presses by hand that made it what it is, oldest first: the answer to a repeated one. */
    actIds: z.array(RegisterActId).max(8).optional(),
  })
  .refine((entry) => (entry.status === 'void') === (entry.voidReason !== undefined), {
    message: 'a void number has a reason, and only a void one',
    path: ['voidReason'],
  });
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/**
 * `registerNames/{register}/names/{entry}`: what staff wrote beside a number taken by hand. Free words may name people, so that no
 * client reads them. A number of a case has no such document: who applied is read from the case when the book is opened.
 */
export const RegisterNote = z.strictObject({
  v: z.literal(1),
  subject: z.string().max(300).optional(),
  addressee: z.string().max(200).optional(),
  /** Why it was inserted, in the officer's words. */
  reason: z.string().max(500).optional(),
  /** Why it was voided, in the words of who did it. */
  voidWords: z.string().max(500).optional(),
});
export type RegisterNote = z.infer<typeof RegisterNote>;

/** Numbers reserved at once are one commit, and Firestore takes 500 writes in one. */
export const blockLimit = 200;

/** `registerNames/{register}/blocks/{id}`: numbers `from` to `to`, all of them, reserved for paper. */
export const NumberBlock = z.strictObject({
  v: z.literal(1),
  id: RegisterActId,
  from: z.int().min(1),
  to: z.int().min(1),
  /** Who holds the paper, or what it is for. */
  purpose: z.string().min(1).max(200),
  uid: z.string().min(1),
  at: z.int(),
  /** Why the rest was released, in the officer's words. */
  reason: z.string().max(500).optional(),
});
export type NumberBlock = z.infer<typeof NumberBlock>;

export interface NumberParts {
  readonly n: number;
  readonly suffix?: string | undefined;
  readonly code?: string | undefined;
  readonly unit?: string | undefined;
  /** Date of the letter, an ISO day of the office. */
  readonly onDate: string;
  /** Year of the book. */
  readonly year: number;
}

/** The printed number. A part the format asks for and that is missing throws: a letter must not carry a hole. */
export function formatNumber(format: NumberFormat, parts: NumberParts): string {
  const suffix = parts.suffix === undefined ? '' : `.${parts.suffix}`;
  const suffixApart = format.includes('{suffix}');
  return format.replaceAll(placeholder, (_, name: string) => {
    if (name === 'suffix') return suffix;
    if (name === 'kode') return required(parts.code, name);
    if (name === 'unit') return required(parts.unit, name);
    if (name === 'tahun') return String(parts.year);
    if (name === 'bulan-romawi') return required(romanMonths[Number(parts.onDate.slice(5, 7)) - 1], name);
    if (!knownPlaceholder.test(name)) throw new RangeError(`unknown placeholder in a number format: ${name}`);
    const ordinal = String(parts.n).padStart(Number(name.slice(5)), '0');
    return suffixApart ? ordinal : ordinal + suffix;
  });
}

/** A number as compared: spaces dropped, dashes alike, capitals. `067/80.2/ CJ-BLG/ 2025` is `067/80.2/CJ-BLG/2025`. */
export function normaliseNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200B\u2060\uFEFF]/gu, '')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .toUpperCase();
}

/** The ordinal of an entry as text, without padding: `80` or `80.2`. */
export function ordinalOf(entry: { readonly n: number; readonly suffix?: string | undefined }): string {
  return entry.suffix === undefined ? String(entry.n) : `${String(entry.n)}.${entry.suffix}`;
}

/**
 * A key that sorts ordinals as a person would, compared as plain text: `03` < `80` < `80.2` < `80.10` < `81`.
 * `03` and `3` share a key: they are the same place in the book.
 */
export function numberSortKey(ordinal: string): string {
  return ordinal
    .trim()
    .split('.')
    .map((part) =>
      /^\d+$/.test(part) ? part.replace(/^0+(?=\d)/, '').padStart(12, '0') : part.toLowerCase(),
    )
    .join('.');
}

/** The year whose book an instant belongs to, in the office's zone: in Juai 2027 begins an hour before it does in Kejayan. */
export function bookYear(at: number, zone: Zone): number {
  return Number(localDay(at, zone).slice(0, 4));
}

/** Id of a book's year, as documents and addresses name it: `pengantar-2026`. */
export function registerId(book: string, year: number): string {
  return `${book}-${String(year)}`;
}

/**
 * Id of an entry's document: padded, so that ids sort as numbers do. One place in the book has one id however its suffix is
 * written: `80.2` and `80.02`, `80.a` and `80.A`.
 */
export function entryId(n: number, suffix?: string): string {
  const base = String(n).padStart(6, '0');
  if (suffix === undefined) return base;
  return `${base}.${/^\d+$/.test(suffix) ? suffix.replace(/^0+(?=\d)/, '') : suffix.toLowerCase()}`;
}

/** Does the format print a classification code? */
export function wantsCode(format: NumberFormat): boolean {
  return placeholdersOf(format).includes('kode');
}

/** The first ordinal a book gives in a year: 1, but where a paper book is taken over. */
export function firstOrdinal(
  { takeOver }: { readonly takeOver?: { readonly year: number; readonly next: number } | undefined },
  year: number,
): number {
  return takeOver?.year === year ? takeOver.next : 1;
}

function placeholdersOf(format: string): string[] {
  return Array.from(format.matchAll(placeholder), (match) => match[1] ?? '');
}

function required(part: string | undefined, name: string): string {
  if (part === undefined || part === '') throw new RangeError(`the number format needs {${name}}`);
  return part;
}
