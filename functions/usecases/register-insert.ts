import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { nextSuffix } from '../../domain/register-book.ts';
import { entryId, firstOrdinal, RegisterEntry } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import {
  asKeeper,
  codeFor,
  dayProblem,
  givenBy,
  noteWrites,
  printedNumber,
  settingsOf,
} from './register-keeper.ts';
import { loadBook } from './take-number.ts';
import type { Deps } from './ports.ts';

/** Insertions after one number; more would not be a slip of the pen any more. */
const mostInsertions = 100;

/**
 * A number between two, as decrees print them (`067/80.2/…`): its place has one document id, so that the same place is given once.
 * What it follows must have been given, by Loket or in the paper book before it.
 * Refuses `not-allowed`, `not-found`, `invalid-input` (`after` unknown, `suffix` taken, `on`, `code`, `unit`).
 */
export async function insertBookNumber(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['insertBookNumber']>,
): Promise<Result<OutputOf<StaffApi['insertBookNumber']>>> {
  const { officeId, register, after, on, actId } = input;
  return untilCommitted(deps, async () => {
    const keeper = await asKeeper(deps, officeId, uid);
    if (!keeper.ok) return keeper;
    const { office, today } = keeper.value;
    const known = settingsOf(office, register);
    if (!known) return refuse({ code: 'not-found' });
    const { settings, year } = known;
    const before = await givenBy(deps, officeId, register, actId);
    if (before) return ok(before);
    const wrong = dayProblem(on, year, today);
    if (wrong) return wrong;
    const found = await deps.documents.find({
      collection: paths.entries(officeId, register),
      where: [{ field: 'n', op: '==', value: after }],
      limit: mostInsertions,
    });
    if (found.length === 0 && after >= firstOrdinal(settings, year))
      return refuse({ code: 'invalid-input', fields: [{ field: 'after', problem: 'unknown' }] });
    const there = found.map(({ data }) => RegisterEntry.parse(data));
    const suffix = input.suffix ?? nextSuffix(there.map((entry) => entry.suffix));
    const place = entryId(after, suffix);
    if (there.some((entry) => entryId(entry.n, entry.suffix) === place) || found.length >= mostInsertions)
      return refuse({ code: 'invalid-input', fields: [{ field: 'suffix', problem: 'taken' }] });
    const { book } = await loadBook(deps, officeId, settings, year);
    const code = await codeFor(deps, office, settings, book, input.code);
    if (!code.ok) return code;
    const number = printedNumber(settings, book, { n: after, suffix, code: code.value, onDate: on, year });
    if (!number.ok) return number;
    const given = { register, entry: place, number: number.value };
    const entry = RegisterEntry.parse({
      v: 1,
      n: after,
      suffix,
      number: number.value,
      onDate: on,
      status: 'booked',
      uid,
      actIds: [actId],
    });
    const { subject, addressee, reason } = input;
    const outcome = await deps.documents.commit([
      { do: 'create', path: paths.entry(officeId, register, place), data: entry },
      ...noteWrites(officeId, given, { subject, addressee, reason }),
    ]);
    return outcome === 'lost' ? 'lost' : ok(given);
  });
}
