import type { TakenNumber } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import {
  bookYear,
  entryId,
  firstOrdinal,
  formatNumber,
  RegisterBook,
  RegisterEntry,
  registerId,
} from '../../domain/register.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import type { Case } from './case.ts';
import type { Deps, Stored, Write } from './ports.ts';

/**
 * A new number of the service's book: the next of the counter, the counter moved on, the entry created. All in the caller's
 * commit: the counter's precondition and the entry's `create` make a second taker lose and try again (design §4 Writing).
 * @throws when the standard names no book: a step that needs a number cannot have been published without one
 */
export async function takeNumber(
  deps: Deps,
  office: Office,
  standard: ServiceStandard,
  taker: { applicationId: string; letterId?: string | undefined; status: 'reserved' | 'booked' },
): Promise<{ taken: TakenNumber; writes: Write[] }> {
  const { named, settings, register, year } = bookOf(deps, office, standard);
  const now = deps.now();
  const { stored, path, book } = await loadBook(deps, office.id, { ...settings, label: named.label }, year);
  const onDate = localDay(now, office.hours.zone);
  const number = formatNumber(book.format, {
    n: book.next,
    code: named.classification,
    unit: settings.unit,
    onDate,
    year,
  });
  const entry = entryId(book.next);
  // Parsed as it is written: what no entry may hold is breakage now, not whenever the book is next read.
  const data = RegisterEntry.parse({
    v: 1,
    n: book.next,
    number,
    onDate,
    applicationId: taker.applicationId,
    ...(taker.letterId !== undefined && { letterId: taker.letterId }),
    status: taker.status,
  });
  const moved: RegisterBook = { ...book, next: book.next + 1 };
  return {
    taken: { register, entry, number },
    writes: [
      stored ? { do: 'update', before: stored, data: moved } : { do: 'create', path, data: moved },
      { do: 'create', path: paths.entry(office.id, register, entry), data },
    ],
  };
}

/** A book as it stands, or as it would begin. */
export async function loadBook(
  deps: Deps,
  officeId: string,
  settings: Office['books'][number],
  year: number,
): Promise<{ register: string; path: string; stored: Stored | undefined; book: RegisterBook }> {
  const register = registerId(settings.id, year);
  const path = paths.register(officeId, register);
  const stored = await deps.documents.get(path);
  const book: RegisterBook = stored
    ? RegisterBook.parse(stored.data)
    : {
        v: 1,
        id: settings.id,
        label: settings.label,
        year,
        format: settings.format,
        next: firstOrdinal(settings, year),
      };
  return { register, path, stored, book };
}

/** This year's book of a service. */
function bookOf(deps: Deps, office: Office, standard: ServiceStandard) {
  const named = standard.definition.register;
  const settings = office.books.find((book) => book.id === named?.book);
  if (!named || !settings) throw new Error(`${standard.officeId}/${standard.serviceId} has no register book`);
  const year = bookYear(deps.now(), office.hours.zone);
  return { named, settings, year, register: registerId(named.book, year) };
}

/** Is it a number of this year's book? The number of a year that is over goes on no letter that is still to be signed. */
export function isOfThisYear(
  deps: Deps,
  { office, standard }: Pick<Case, 'office' | 'standard'>,
  taken: TakenNumber,
): boolean {
  return taken.register === bookOf(deps, office, standard).register;
}

/**
 * The number a book keeps for a case, whether or not the case's own document names it yet: `prepare-letter.ts` takes numbers in
 * a commit of their own. Of several years' books the newest counts. Undefined where none was taken or the standard names no book.
 */
export async function keptNumber(
  deps: Deps,
  { application, office, standard }: Pick<Case, 'application' | 'office' | 'standard'>,
): Promise<TakenNumber | undefined> {
  if (!standard.definition.register) return application.taken;
  if (application.taken && isOfThisYear(deps, { office, standard }, application.taken))
    return application.taken;
  const { named, year } = bookOf(deps, office, standard);
  for (let of = year; of >= bookYear(application.submittedAt, office.hours.zone); of -= 1) {
    const register = registerId(named.book, of);
    const found = await deps.documents.find({
      collection: paths.entries(office.id, register),
      where: [{ field: 'applicationId', op: '==', value: application.id }],
      limit: 10,
    });
    const entry = found
      .map(({ data }) => RegisterEntry.parse(data))
      .find(({ status, suffix }) => status !== 'void' && suffix === undefined);
    if (entry) return { register, entry: entryId(entry.n), number: entry.number };
  }
  return undefined;
}

/** Marks a taken number as booked. */
export async function bookNumber(
  deps: Deps,
  officeId: string,
  taken: TakenNumber,
  letterId?: string,
): Promise<Write> {
  const { stored, entry } = await loadEntry(deps, officeId, taken);
  return {
    do: 'update',
    before: stored,
    data: { ...entry, status: 'booked', ...(letterId !== undefined && { letterId }) } satisfies RegisterEntry,
  };
}

/** Voids a number for good, with its reason; it is never given again. */
export async function voidNumber(
  deps: Deps,
  officeId: string,
  taken: TakenNumber,
  reason: string,
): Promise<Write> {
  const { stored, entry } = await loadEntry(deps, officeId, taken);
  return {
    do: 'update',
    before: stored,
    data: { ...entry, status: 'void', voidReason: reason } satisfies RegisterEntry,
  };
}

async function loadEntry(deps: Deps, officeId: string, taken: TakenNumber) {
  const stored = await deps.documents.get(paths.entry(officeId, taken.register, taken.entry));
  if (!stored) throw new Error(`Register entry ${taken.register}/${taken.entry} is missing`);
  return { stored, entry: RegisterEntry.parse(stored.data) };
}
