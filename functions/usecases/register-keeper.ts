import { localDay } from '../../domain/calendar.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { formatNumber, mostNumberCharacters, RegisterEntry, wantsCode } from '../../domain/register.ts';
import type { RegisterBook, RegisterNote } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { wholeOfficeRoles } from '../../domain/roles.ts';
import type { Role } from '../../domain/roles.ts';
import { getService, listCatalogue } from './browse.ts';
import { loadCaller } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps, Write } from './ports.ts';

/** Who keeps the register books, and what the books are: how every act on them begins. */

export interface Keeper {
  caller: Caller;
  uid: string;
  office: Office;
  /** The office's calendar day. */
  today: string;
  year: number;
}

/** Section heads have letters numbered too; village officers, complaint and survey officers have none of the office's. */
const keepers: readonly Role[] = [...wholeOfficeRoles, 'section-head'];

/** The office is read afresh: where a book begins may have been set a moment ago. Refuses `not-allowed`. */
export async function asKeeper(deps: Deps, officeId: string, uid: string): Promise<Result<Keeper>> {
  const [stored, caller] = await Promise.all([
    deps.documents.get(paths.office(officeId)),
    loadCaller(deps, officeId, uid),
  ]);
  if (!stored || !caller?.actor.roles.some((role) => keepers.includes(role)))
    return refuse({ code: 'not-allowed' });
  const office = Office.parse(stored.data);
  const today = localDay(deps.now(), office.hours.zone);
  return ok({ caller, uid, office, today, year: Number(today.slice(0, 4)) });
}

const voiders: readonly Role[] = ['secretary', 'admin'];

/** Numbers given by hand are voided by whoever answers for the books, not by whoever took them. */
export function mayVoid({ actor }: Caller): boolean {
  return actor.roles.some((role) => voiders.includes(role));
}

export type BookSettings = Office['books'][number];

/** A register's id taken apart, where the office keeps such a book. */
export function settingsOf(
  office: Office,
  register: string,
): { settings: BookSettings; year: number } | undefined {
  const [, book, year] = /^(.+)-(\d{4})$/.exec(register) ?? [];
  const settings = office.books.find(({ id }) => id === book);
  return settings && { settings, year: Number(year) };
}

/** Classification codes that services write into a book, each with the services; in the catalogue's order. */
export async function codesOf(
  deps: Deps,
  office: Office,
): Promise<ReadonlyMap<string, { code: string; services: string[] }[]>> {
  const entries = await listCatalogue(deps, office.id);
  const standards = await Promise.all(entries.map(({ serviceId }) => getService(deps, office.id, serviceId)));
  const codes = new Map<string, { code: string; services: string[] }[]>();
  for (const standard of standards) {
    const register = standard?.definition.register;
    if (!standard || !register) continue;
    const { book, classification } = register;
    const ofBook = codes.get(book) ?? [];
    codes.set(book, ofBook);
    const known = ofBook.find(({ code }) => code === classification);
    if (known) known.services.push(standard.name);
    else if (classification) ofBook.push({ code: classification, services: [standard.name] });
  }
  return codes;
}

/**
 * The code a number by hand is written with: the one given, else the first that services of the book use. `book` is the year's own, whose
 * format all its numbers have, whatever the office's settings say since.
 * Refuses `invalid-input` (`code` or `unit`, required) where the format prints one and there is none: a number has no holes.
 */
export async function codeFor(
  deps: Deps,
  office: Office,
  settings: BookSettings,
  { format }: Pick<RegisterBook, 'format'>,
  given: string | undefined,
): Promise<Result<string | undefined>> {
  if (settings.unit.trim() === '' && format.includes('{unit}'))
    return refuse({ code: 'invalid-input', fields: [{ field: 'unit', problem: 'required' }] });
  if (given !== undefined || !wantsCode(format)) return ok(given);
  const [first] = (await codesOf(deps, office)).get(settings.id) ?? [];
  return first
    ? ok(first.code)
    : refuse({ code: 'invalid-input', fields: [{ field: 'code', problem: 'required' }] });
}

/** A number that was given, as the console shows it. */
export interface GivenNumber {
  register: string;
  entry: string;
  number: string;
}

/**
 * The number a press has got already. Asked after the book was read: a rival press that comes in between moves the book's counter, and
 * then this one's commit is lost and asks again.
 */
export async function givenBy(
  deps: Deps,
  officeId: string,
  register: string,
  actId: string,
): Promise<GivenNumber | undefined> {
  const [found] = await deps.documents.find({
    collection: paths.entries(officeId, register),
    where: [{ field: 'actIds', op: 'array-contains', value: actId }],
    limit: 1,
  });
  return found && givenIn(register, found.path, RegisterEntry.parse(found.data));
}

export function givenIn(register: string, path: string, { number }: RegisterEntry): GivenNumber {
  return { register, entry: path.slice(path.lastIndexOf('/') + 1), number };
}

/** What was typed beside a number, kept apart since it may name people. Nothing typed, nothing kept. */
export function noteWrites(
  officeId: string,
  given: GivenNumber,
  words: { [K in keyof Omit<RegisterNote, 'v'>]?: string | undefined },
): Write[] {
  const said = Object.fromEntries(
    Object.entries(words).filter(([, each]) => each !== undefined && each !== ''),
  );
  if (Object.keys(said).length === 0) return [];
  return [
    {
      do: 'merge',
      path: paths.registerNote(officeId, given.register, given.entry),
      data: { v: 1, ...said } satisfies RegisterNote,
    },
  ];
}

/** A day a number may carry: of the book's year, and come already. Refuses `invalid-input` (`on`). */
export function dayProblem(on: string, year: number, today: string): Result<never> | undefined {
  const problem =
    Number(on.slice(0, 4)) !== year ? 'not-this-year' : on > today ? 'in-the-future' : undefined;
  return problem === undefined
    ? undefined
    : refuse({ code: 'invalid-input', fields: [{ field: 'on', problem }] });
}

/** The number as printed, in the format of its year's book. Refuses `invalid-input` (`code` too-long) where no entry would hold it. */
export function printedNumber(
  settings: BookSettings,
  { format }: Pick<RegisterBook, 'format'>,
  parts: { n: number; suffix?: string | undefined; code: string | undefined; onDate: string; year: number },
): Result<string> {
  const number = formatNumber(format, { ...parts, unit: settings.unit });
  return number.length > mostNumberCharacters
    ? refuse({ code: 'invalid-input', fields: [{ field: 'code', problem: 'too-long' }] })
    : ok(number);
}
