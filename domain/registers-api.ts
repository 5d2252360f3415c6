import * as z from 'zod';
import { IsoDay } from './calendar.ts';
import { BookYear, blockLimit, NumberSuffix, RegisterActId } from './register.ts';
import { BookFilter, BookRow, HandOverRow, VoidGround } from './register-book.ts';
import { Slug } from './standard.ts';

/**
 * Register books: read, print, export, and numbers beside Loket. Callables: name → input and output. Every one re-reads the post: all who
 * see the whole office and section heads keep the books (`not-allowed` to others).
 * Refusals beside: `invalid-input` naming the field (`code` or `unit` required, `on` or `year` not-this-year, `suffix` taken, `after` unknown,
 * `next` given, `entry` of-case, `filter` too-many), `not-now` for a number that is not in the state the act needs, `not-found`.
 */

const inOffice = { officeId: Slug };
/** A book and year as documents name them: `pengantar-2026`. */
const Register = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*-\d{4}$/);
const EntryId = z.string().regex(/^\d{6,}(\.[0-9a-z]{1,6})?$/);
const inBook = { ...inOffice, register: Register };
const act = { actId: RegisterActId };
const Code = z.string().trim().min(1).max(30);
const Reason = z.string().trim().min(3).max(500);
const words = {
  subject: z.string().trim().max(300).optional(),
  addressee: z.string().trim().max(200).optional(),
};
const File = z.strictObject({ name: z.string(), type: z.string(), base64: z.string() });
const FileFormat = z.enum(['xlsx', 'csv', 'pdf']);
const Given = z.strictObject({ register: z.string(), entry: z.string(), number: z.string() });
const period = { fromOn: IsoDay, toOn: IsoDay };

export const registersApi = {
  /** The office's books, and what this person may do with them. */
  openRegisters: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      today: IsoDay,
      books: z.array(
        z.strictObject({
          id: z.string(),
          label: z.string(),
          /** Years with numbers, newest first, this one always among them. */
          years: z.array(BookYear),
          /** Next ordinal of this year. */
          next: z.int(),
          /** Classification codes the services of the book use. */
          codes: z.array(z.strictObject({ code: z.string(), services: z.array(z.string()) })),
          /** A number cannot be written without a code. */
          wantsCode: z.boolean(),
          /** Last ordinal of the paper book that this year's goes on from. */
          paperLast: z.int().optional(),
        }),
      ),
      mayVoid: z.boolean(),
      mayStart: z.boolean(),
    }),
  },
  /**
   * Rows of a book, newest first, a page at a time. With `names` one line of the access log for each `opening`, which the console makes
   * anew whenever somebody asks for names; without names nothing personal is in the answer, and `filter.text` does not look at names.
   */
  readRegister: {
    input: z.strictObject({
      ...inBook,
      filter: BookFilter,
      /** Rows before this ordinal. */
      before: z.int().min(1).optional(),
      names: z.strictObject({ opening: RegisterActId }).optional(),
    }),
    output: z.strictObject({
      rows: z.array(BookRow),
      /** `before` of the next page; absent on the last. */
      older: z.int().optional(),
      /** Rows that fit the filter; absent without one. */
      matching: z.int().optional(),
      reserved: z.int(),
      /** Reserved for a case more than seven days ago. */
      stale: z.int(),
      /** Blocks with numbers that are neither used nor released. */
      blocks: z.array(
        z.strictObject({
          id: z.string(),
          from: z.int(),
          to: z.int(),
          /** Who holds it may be named in it: only with `names`. */
          purpose: z.string().optional(),
          onDate: IsoDay,
          mine: z.boolean(),
          left: z.array(z.strictObject({ entry: z.string(), number: z.string() })),
        }),
      ),
    }),
  },
  /** The book as filtered, oldest first, with names. One line of the access log. */
  exportRegister: {
    input: z.strictObject({ ...inBook, filter: BookFilter, format: FileFormat }),
    output: File,
  },
  /** A number for a letter outside Loket: booked at once, dated `on`, of the book of that day's year, which must be this one. */
  takeBookNumber: {
    input: z.strictObject({
      ...inOffice,
      book: Slug,
      on: IsoDay,
      code: Code.optional(),
      ...words,
      ...act,
    }),
    output: Given,
  },
  /** A number between two: `80.2` after 80. Without a suffix the next free whole number. */
  insertBookNumber: {
    input: z.strictObject({
      ...inBook,
      after: z.int().min(1),
      suffix: NumberSuffix.optional(),
      on: IsoDay,
      code: Code.optional(),
      reason: Reason,
      ...words,
      ...act,
    }),
    output: Given,
  },
  /** Secretary and administrator, for numbers taken by hand; those of a case are voided by what becomes of the case. */
  voidBookNumber: {
    input: z.strictObject({
      ...inBook,
      entry: EntryId,
      ground: VoidGround,
      reason: z.string().trim().max(500).optional(),
      ...act,
    }),
    output: Given,
  },
  /** Consecutive numbers for use on paper. */
  reserveNumbers: {
    input: z.strictObject({
      ...inOffice,
      book: Slug,
      count: z.int().min(1).max(blockLimit),
      purpose: z.string().trim().min(3).max(200),
      code: Code.optional(),
      blockId: RegisterActId,
    }),
    output: z.strictObject({ register: z.string(), numbers: z.array(z.string()) }),
  },
  /** A reserved number of a block was used on paper. */
  useBlockNumber: {
    input: z.strictObject({ ...inBook, entry: EntryId, on: IsoDay, code: Code.optional(), ...words, ...act }),
    output: Given,
  },
  /** What is left of a block is voided; its numbers are never given again. By who reserved it, a secretary or an administrator. */
  releaseBlock: {
    input: z.strictObject({ ...inBook, blockId: RegisterActId, reason: Reason, ...act }),
    output: z.strictObject({ released: z.int() }),
  },
  /** An administrator's: this year's book goes on at `next`. Refused where that number or a later one was given. */
  startBook: {
    input: z.strictObject({ ...inOffice, book: Slug, year: BookYear, next: z.int().min(1).max(999_999) }),
    output: z.strictObject({ next: z.int() }),
  },
  /** Collection book: what was handed over on the days of a period, newest first. */
  readHandOvers: {
    input: z.strictObject({
      ...inOffice,
      ...period,
      /** Only services whose standard asks for a signature in the collection book. */
      bookOnly: z.boolean(),
      names: z.strictObject({ opening: RegisterActId }).optional(),
    }),
    output: z.strictObject({ rows: z.array(HandOverRow) }),
  },
  exportHandOvers: {
    input: z.strictObject({ ...inOffice, ...period, bookOnly: z.boolean(), format: FileFormat }),
    output: File,
  },
} as const;
