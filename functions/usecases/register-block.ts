import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { localDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { leftOf } from '../../domain/register-book.ts';
import { blockReleasedWords } from '../../domain/register-words.ts';
import {
  blockLimit,
  bookYear,
  entryId,
  NumberBlock,
  RegisterEntry,
  registerId,
} from '../../domain/register.ts';
import type { RegisterBook } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requireOffice } from './browse.ts';
import { untilCommitted } from './case.ts';
import {
  asKeeper,
  codeFor,
  dayProblem,
  givenIn,
  mayVoid,
  noteWrites,
  printedNumber,
  settingsOf,
} from './register-keeper.ts';
import type { GivenNumber } from './register-keeper.ts';
import { loadBook } from './take-number.ts';
import type { Deps, Write } from './ports.ts';

/** Numbers reserved in a row for use on paper, and what becomes of each. */

export interface ReservedBlock {
  register: string;
  /** In order. */
  entries: { entry: string; n: number; number: string }[];
}

/**
 * Reserves `count` consecutive numbers of this year's book in one commit: none beside them can be given in between, and either all are
 * reserved or none. The same block again is the same numbers, also where the year has turned since. The caller answers for who asks.
 * @param request.count 1 to `blockLimit`
 * @param request.code classification printed in the numbers; without it the first that services of the book use
 * Refuses `not-found` (no such book), `invalid-input` (`count`, `code`, `unit`).
 */
export async function reserveBlock(
  deps: Deps,
  request: {
    officeId: string;
    book: string;
    count: number;
    uid: string;
    /** 32 hex digits, made by whoever asks. */
    blockId: string;
    purpose: string;
    code?: string | undefined;
  },
): Promise<Result<ReservedBlock>> {
  const { officeId, count, uid, blockId, purpose } = request;
  if (!Number.isInteger(count) || count < 1 || count > blockLimit)
    return refuse({ code: 'invalid-input', fields: [{ field: 'count', problem: 'not-a-block' }] });
  return untilCommitted(deps, async () => {
    const office = await requireOffice(deps, officeId);
    const settings = office.books.find(({ id }) => id === request.book);
    if (!settings) return refuse({ code: 'not-found' });
    const { zone } = office.hours;
    const year = bookYear(deps.now(), zone);
    const { register, path, stored, book } = await loadBook(deps, officeId, settings, year);
    for (const of of [register, registerId(settings.id, year - 1)]) {
      const known = await deps.documents.get(paths.numberBlock(officeId, of, blockId));
      if (known) return ok(await blockAsReserved(deps, officeId, of, NumberBlock.parse(known.data)));
    }
    const code = await codeFor(deps, office, settings, book, request.code);
    if (!code.ok) return code;
    const onDate = localDay(deps.now(), zone);
    const entries: RegisterEntry[] = [];
    for (let n = book.next; n < book.next + count; n += 1) {
      const number = printedNumber(settings, book, { n, code: code.value, onDate, year });
      if (!number.ok) return number;
      entries.push(
        RegisterEntry.parse({
          v: 1,
          n,
          number: number.value,
          onDate,
          status: 'reserved',
          block: blockId,
          uid,
        }),
      );
    }
    const moved: RegisterBook = { ...book, next: book.next + count };
    const block: NumberBlock = {
      v: 1,
      id: blockId,
      from: book.next,
      to: moved.next - 1,
      purpose,
      uid,
      at: deps.now(),
    };
    const outcome = await deps.documents.commit([
      stored ? { do: 'update', before: stored, data: moved } : { do: 'create', path, data: moved },
      { do: 'create', path: paths.numberBlock(officeId, register, blockId), data: block },
      ...entries.map((data): Write => ({
        do: 'create',
        path: paths.entry(officeId, register, entryId(data.n)),
        data,
      })),
    ]);
    if (outcome === 'lost') return 'lost';
    return ok({ register, entries: entries.map(({ n, number }) => ({ entry: entryId(n), n, number })) });
  });
}

async function blockAsReserved(
  deps: Deps,
  officeId: string,
  register: string,
  { from, to }: NumberBlock,
): Promise<ReservedBlock> {
  const ids = Array.from({ length: to - from + 1 }, (_, index) => entryId(from + index));
  const stored = await deps.documents.getAll(ids.map((id) => paths.entry(officeId, register, id)));
  const entries = stored.flatMap((each) => (each ? [RegisterEntry.parse(each.data)] : []));
  return { register, entries: entries.map(({ n, number }) => ({ entry: entryId(n), n, number })) };
}

/** A keeper's own block. Refuses `not-allowed` and what `reserveBlock` refuses. */
export async function reserveNumbers(
  deps: Deps,
  uid: string,
  { officeId, book, count, purpose, code, blockId }: InputOf<StaffApi['reserveNumbers']>,
): Promise<Result<OutputOf<StaffApi['reserveNumbers']>>> {
  const keeper = await asKeeper(deps, officeId, uid);
  if (!keeper.ok) return keeper;
  const reserved = await reserveBlock(deps, { officeId, book, count, purpose, code, blockId, uid });
  if (!reserved.ok) return reserved;
  const { register, entries } = reserved.value;
  return ok({ register, numbers: entries.map(({ number }) => number) });
}

/**
 * Marks a block's number as used, in the caller's commit: for a letter outside Loket, or with `applicationId` for a case that was carried
 * out on paper and is entered afterwards. With a `code` the number is written anew with it: a block is reserved before anybody knows
 * for which service.
 * @param request.on the day it was used; of the book's year, not to come
 * Refuses `not-found` (no number of a block), `not-now` where it was used or released, `invalid-input` (`on`, `unit`).
 */
export async function blockNumberWrites(
  deps: Deps,
  request: {
    officeId: string;
    register: string;
    entry: string;
    on: string;
    code?: string | undefined;
    applicationId?: string | undefined;
    actId: string;
  },
): Promise<Result<{ given: GivenNumber; writes: Write[] }>> {
  const { officeId, register, on, actId, applicationId } = request;
  const office = await requireOffice(deps, officeId);
  const known = settingsOf(office, register);
  const stored = await deps.documents.get(paths.entry(officeId, register, request.entry));
  if (!known || !stored) return refuse({ code: 'not-found' });
  const entry = RegisterEntry.parse(stored.data);
  if (entry.block === undefined) return refuse({ code: 'not-found' });
  if (entry.actIds?.includes(actId)) return ok({ given: givenIn(register, stored.path, entry), writes: [] });
  if (entry.status !== 'reserved') return refuse({ code: 'not-now', expected: [] });
  const { settings, year } = known;
  const wrong = dayProblem(on, year, localDay(deps.now(), office.hours.zone));
  if (wrong) return wrong;
  const number = await rewritten();
  if (!number.ok) return number;
  const data: RegisterEntry = {
    ...entry,
    number: number.value,
    onDate: on,
    status: 'booked',
    ...(applicationId !== undefined && { applicationId }),
    actIds: [...(entry.actIds ?? []), actId],
  };
  return ok({
    given: givenIn(register, stored.path, data),
    writes: [{ do: 'update', before: stored, data }],
  });

  async function rewritten(): Promise<Result<string>> {
    if (request.code === undefined) return ok(entry.number);
    const { book } = await loadBook(deps, officeId, settings, year);
    const code = await codeFor(deps, office, settings, book, request.code);
    if (!code.ok) return code;
    return printedNumber(settings, book, { n: entry.n, code: code.value, onDate: on, year });
  }
}

/** A keeper writes down what a number of a block was used for. Refuses `not-allowed` and what `blockNumberWrites` refuses. */
export async function useBlockNumber(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['useBlockNumber']>,
): Promise<Result<OutputOf<StaffApi['useBlockNumber']>>> {
  const { subject, addressee, ...request } = input;
  return untilCommitted(deps, async () => {
    const keeper = await asKeeper(deps, input.officeId, uid);
    if (!keeper.ok) return keeper;
    const used = await blockNumberWrites(deps, request);
    if (!used.ok) return used;
    const { given, writes } = used.value;
    if (writes.length === 0) return ok(given);
    const outcome = await deps.documents.commit([
      ...writes,
      ...noteWrites(input.officeId, given, { subject, addressee }),
    ]);
    return outcome === 'lost' ? 'lost' : ok(given);
  });
}

/**
 * Voids what is left of a block, all of it in one commit. A number used in the meantime makes the commit lose, and it is decided anew.
 * Refuses `not-found`, `not-allowed` to all but who reserved it, secretary and administrator.
 */
export async function releaseBlock(
  deps: Deps,
  uid: string,
  { officeId, register, blockId, reason, actId }: InputOf<StaffApi['releaseBlock']>,
): Promise<Result<OutputOf<StaffApi['releaseBlock']>>> {
  return untilCommitted(deps, async () => {
    const keeper = await asKeeper(deps, officeId, uid);
    if (!keeper.ok) return keeper;
    const storedBlock = await deps.documents.get(paths.numberBlock(officeId, register, blockId));
    if (!storedBlock) return refuse({ code: 'not-found' });
    const block = NumberBlock.parse(storedBlock.data);
    if (block.uid !== uid && !mayVoid(keeper.value.caller))
      return refuse({ code: 'not-allowed', needs: ['secretary', 'admin'] });
    const stored = await deps.documents.find({
      collection: paths.entries(officeId, register),
      where: [{ field: 'block', op: '==', value: blockId }],
      limit: blockLimit,
    });
    const entries = stored.map((each) => ({ before: each, entry: RegisterEntry.parse(each.data) }));
    const left = new Set(
      leftOf(
        entries.map(({ entry }) => entry),
        blockId,
      ),
    );
    const releasing = entries.filter(({ entry }) => left.has(entry));
    const releasedBefore = entries.filter(({ entry }) => entry.actIds?.includes(actId)).length;
    if (releasing.length === 0) return ok({ released: releasedBefore });
    const outcome = await deps.documents.commit([
      ...releasing.map(({ before, entry }): Write => {
        const data: RegisterEntry = {
          ...entry,
          status: 'void',
          voidReason: blockReleasedWords,
          actIds: [...(entry.actIds ?? []), actId],
        };
        return { do: 'update', before, data };
      }),
      { do: 'update', before: storedBlock, data: { ...block, reason } satisfies NumberBlock },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ released: releasing.length });
  });
}
