import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { byPlace, fits, isFiltered, isStale, leftOf, pageOf, pageRows } from '../../domain/register-book.ts';
import type { BookFilter, BookRow } from '../../domain/register-book.ts';
import { paths } from '../../domain/paths.ts';
import { Card } from '../../domain/personal-data.ts';
import {
  entryId,
  firstOrdinal,
  NumberBlock,
  RegisterBook,
  RegisterEntry,
  RegisterNote,
  wantsCode,
} from '../../domain/register.ts';
import { localDay } from '../../domain/calendar.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { commitOrThrow, maySee } from './case.ts';
import { asKeeper, codesOf, mayVoid, settingsOf } from './register-keeper.ts';
import type { Keeper } from './register-keeper.ts';
import type { Deps, Stored, Write } from './ports.ts';

/** Reading register books: what is in them, with names only where somebody asks for them and the access log has it. */

/** Years times books of an office. */
const mostBooks = 1000;
/** Rows that a filter looks through, or that a file holds: a year of a busy office. */
const mostRows = 5000;
/** Reserved numbers that are counted and listed. */
const mostReserved = 1000;
/** Firestore reads this many documents at once without trouble. */
const readAtOnce = 300;

/** Books of the office, each with its years. Refuses `not-allowed`. */
export async function openRegisters(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<StaffApi['openRegisters']>,
): Promise<Result<OutputOf<StaffApi['openRegisters']>>> {
  const keeper = await asKeeper(deps, officeId, uid);
  if (!keeper.ok) return keeper;
  const { office, today, year, caller } = keeper.value;
  const [stored, codes] = await Promise.all([
    deps.documents.find({ collection: paths.registers(officeId), where: [], limit: mostBooks }),
    codesOf(deps, office),
  ]);
  const begun = stored.map(({ data }) => RegisterBook.parse(data));
  return ok({
    today,
    books: office.books.map((settings) => {
      const ofBook = begun.filter(({ id }) => id === settings.id);
      const { takeOver } = settings;
      return {
        id: settings.id,
        label: settings.label,
        years: [...new Set([year, ...ofBook.map((book) => book.year)])].sort((a, b) => b - a),
        next: ofBook.find((book) => book.year === year)?.next ?? firstOrdinal(settings, year),
        codes: codes.get(settings.id) ?? [],
        wantsCode: wantsCode(ofBook.find((book) => book.year === year)?.format ?? settings.format),
        ...(takeOver?.year === year && takeOver.next > 1 && { paperLast: takeOver.next - 1 }),
      };
    }),
    mayVoid: mayVoid(caller),
    mayStart: caller.actor.roles.includes('admin'),
  });
}

/**
 * A page of a book. Refuses `not-allowed`, `not-found`, `invalid-input` (`filter` too-many: more numbers would have to be looked through
 * than one answer can).
 */
export async function readRegister(
  deps: Deps,
  uid: string,
  { officeId, register, filter, before, names }: InputOf<StaffApi['readRegister']>,
): Promise<Result<OutputOf<StaffApi['readRegister']>>> {
  const keeper = await asKeeper(deps, officeId, uid);
  if (!keeper.ok) return keeper;
  const known = settingsOf(keeper.value.office, register);
  if (!known) return refuse({ code: 'not-found' });
  if (names) await logBookOpening(deps, keeper.value, { what: 'register', register, opening: names.opening });
  const reserved = await deps.documents.find({
    collection: paths.entries(officeId, register),
    where: [{ field: 'status', op: '==', value: 'reserved' }],
    limit: mostReserved,
  });
  const waiting = entriesOf(reserved);
  // Blocks are asked for by what is left of them: used-up ones are never in the way of the others.
  const blockIds = [...new Set(waiting.flatMap(({ block }) => block ?? []))];
  const blocks = await readAll(
    deps,
    blockIds.map((id) => paths.numberBlock(officeId, register, id)),
  );
  const page = isFiltered(filter)
    ? await filteredPage(deps, keeper.value, register, filter, before, names !== undefined)
    : await wholePage(deps, keeper.value, register, before, names !== undefined);
  if (!page.ok) return page;
  const { zone } = keeper.value.office.hours;
  return ok({
    ...page.value,
    reserved: waiting.length,
    stale: waiting.filter((entry) => isStale(entry, keeper.value.today)).length,
    blocks: [...blocks.values()]
      .map(({ data }) => NumberBlock.parse(data))
      .map(({ id, from, to, purpose, at, uid: holder }) => ({
        id,
        from,
        to,
        ...(names && { purpose }),
        onDate: localDay(at, zone),
        mine: holder === uid,
        left: leftOf(waiting, id).map(({ n, number }) => ({ entry: entryId(n), number })),
      }))
      .filter(({ left }) => left.length > 0)
      .sort((a, b) => b.from - a.from),
  });
}

type Page = Pick<OutputOf<StaffApi['readRegister']>, 'rows' | 'older' | 'matching'>;

async function wholePage(
  deps: Deps,
  keeper: Keeper,
  register: string,
  before: number | undefined,
  withNames: boolean,
): Promise<Result<Page>> {
  const found = await deps.documents.find({
    collection: paths.entries(keeper.office.id, register),
    where: [{ field: 'n', op: '<', value: before ?? Number.MAX_SAFE_INTEGER }],
    orderBy: { field: 'n', direction: 'desc' },
    limit: 2 * pageRows,
  });
  const { rows, older } = pageOf(descending(entriesOf(found)));
  return ok({
    rows: await bookRows(deps, keeper, register, rows, withNames),
    ...(older !== undefined && { older }),
  });
}

async function filteredPage(
  deps: Deps,
  keeper: Keeper,
  register: string,
  filter: BookFilter,
  before: number | undefined,
  withNames: boolean,
): Promise<Result<Page>> {
  const found = await filteredRows(deps, keeper, register, filter, withNames);
  if (!found.ok) return found;
  const { rows, older } = pageOf(
    descending(found.value).filter(({ n }) => before === undefined || n < before),
  );
  return ok({ rows: [...rows], ...(older !== undefined && { older }), matching: found.value.length });
}

/** Every row a filter keeps, in the order of the book. Refuses `invalid-input` (`filter`). */
export async function filteredRows(
  deps: Deps,
  keeper: Keeper,
  register: string,
  filter: BookFilter,
  withNames: boolean,
): Promise<Result<BookRow[]>> {
  const found = await candidates(deps, keeper.office.id, register, filter);
  if (found.length > mostRows)
    return refuse({ code: 'invalid-input', fields: [{ field: 'filter', problem: 'too-many' }] });
  const rows = await bookRows(deps, keeper, register, entriesOf(found), withNames);
  return ok(rows.filter((row) => fits(row, filter)).sort(byPlace));
}

/** What the store can say by itself; the rest of the filter is applied to the rows. One condition each, so that none needs an index. */
async function candidates(
  deps: Deps,
  officeId: string,
  register: string,
  { status, fromOn, toOn }: BookFilter,
): Promise<Stored[]> {
  if (fromOn !== undefined || toOn !== undefined)
    return deps.documents.find({
      collection: paths.entries(officeId, register),
      where: [
        { field: 'onDate', op: '>=', value: fromOn ?? '0000-01-01' },
        { field: 'onDate', op: '<=', value: toOn ?? '9999-12-31' },
      ],
      limit: mostRows + 1,
    });
  if (status !== undefined)
    return deps.documents.find({
      collection: paths.entries(officeId, register),
      where: [{ field: 'status', op: '==', value: status }],
      limit: mostRows + 1,
    });
  return deps.documents.find({
    collection: paths.entries(officeId, register),
    where: [],
    limit: mostRows + 1,
  });
}

/**
 * Entries as rows. Names of cases are read from their cards now rather than written beside the number then: an application has no write to
 * spare (design §4, the budget), a corrected name shows corrected, and old entries have theirs too. When cases come to be erased after
 * their time, names that the book must keep longer have to be copied to `registerNames` first. A case that is gone shows no name.
 * Whoever may not see a case sees its number, as everybody of the office does, but neither its name nor its reference.
 */
async function bookRows(
  deps: Deps,
  keeper: Keeper,
  register: string,
  entries: readonly RegisterEntry[],
  withNames: boolean,
): Promise<BookRow[]> {
  const { id } = keeper.office;
  const { actor } = keeper.caller;
  const ofCases = entries.flatMap(({ applicationId }) => applicationId ?? []);
  const byHand = withNames ? entries.filter(({ uid }) => uid !== undefined) : [];
  const [cards, notes] = await Promise.all([
    readAll(
      deps,
      [...new Set(ofCases)].map((each) => paths.card(id, each)),
    ),
    readAll(
      deps,
      byHand.map((entry) => paths.registerNote(id, register, entryId(entry.n, entry.suffix))),
    ),
  ]);
  return entries.map((entry) => {
    const { v: _v, letterId: _letterId, uid, actIds: _actIds, ...shown } = entry;
    const ownId = entryId(entry.n, entry.suffix);
    const storedCard = entry.applicationId && cards.get(paths.card(id, entry.applicationId));
    const card = storedCard ? Card.parse(storedCard.data) : undefined;
    const seen = card && maySee(actor, card) ? card : undefined;
    const storedNote = notes.get(paths.registerNote(id, register, ownId));
    const { v: _noteV, ...note } = storedNote ? RegisterNote.parse(storedNote.data) : { v: 1 };
    return {
      ...shown,
      entry: ownId,
      byHand: uid !== undefined && entry.applicationId === undefined,
      ...(card && { serviceName: card.serviceName }),
      ...(seen && { reference: seen.reference }),
      ...(seen && withNames && { name: seen.applicantName }),
      ...note,
    };
  });
}

/** Documents by path, however many. */
export async function readAll(deps: Deps, wanted: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
  const found = new Map<string, Stored>();
  for (let from = 0; from < wanted.length; from += readAtOnce) {
    for (const each of await deps.documents.getAll(wanted.slice(from, from + readAtOnce)))
      if (each) found.set(each.path, each);
  }
  return found;
}

/**
 * One line of the access log for one opening of a book's names. Turning pages is the same opening; the console makes its id, and it counts
 * only for the same person and book on the same day.
 */
export async function logBookOpening(
  deps: Deps,
  { office, uid, caller, today }: Keeper,
  opened: { what: 'register' | 'collection-book'; register?: string; opening: string },
): Promise<void> {
  const path = paths.access(office.id, opened.opening);
  const about = { what: opened.what, register: opened.register ?? null, uid };
  const lineAt = (at: string): Write => ({
    do: 'create',
    path: at,
    data: {
      v: 1,
      officeId: office.id,
      uid,
      role: caller.actor.roles[0],
      at: deps.now(),
      what: opened.what,
      ...(opened.register !== undefined && { register: opened.register }),
    },
  });
  // Another page may be asked for before the first has answered: whoever comes second finds the line there.
  if ((await deps.documents.commit([lineAt(path)])) === 'done') return;
  const known = await deps.documents.get(path);
  const isSame =
    known !== undefined &&
    Object.entries(about).every(([field, value]) => (known.data[field] ?? null) === value) &&
    localDay(Number(known.data['at']), office.hours.zone) === today;
  if (!isSame) await commitOrThrow(deps, [lineAt(paths.access(office.id, deps.newId()))]);
}

function entriesOf(stored: readonly Stored[]): RegisterEntry[] {
  return stored.map(({ data }) => RegisterEntry.parse(data));
}

function descending<T extends Pick<RegisterEntry, 'n' | 'suffix'>>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => byPlace(b, a));
}
