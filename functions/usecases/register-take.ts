import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { entryId, RegisterEntry } from '../../domain/register.ts';
import type { RegisterBook } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import { asKeeper, codeFor, dayProblem, givenBy, noteWrites, printedNumber } from './register-keeper.ts';
import { loadBook } from './take-number.ts';
import type { Deps } from './ports.ts';

/**
 * A number for a letter outside Loket, booked at once. The counter is the one cases take theirs from (`take-number.ts`), with the same
 * precondition: whoever loses the race reads again. The same press again gets the same number.
 * Refuses `not-allowed`, `not-found` (no such book), `invalid-input` (`on`, `code`, `unit`).
 */
export async function takeBookNumber(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['takeBookNumber']>,
): Promise<Result<OutputOf<StaffApi['takeBookNumber']>>> {
  const { officeId, on, actId } = input;
  return untilCommitted(deps, async () => {
    const keeper = await asKeeper(deps, officeId, uid);
    if (!keeper.ok) return keeper;
    const { office, today } = keeper.value;
    const settings = office.books.find(({ id }) => id === input.book);
    if (!settings) return refuse({ code: 'not-found' });
    const year = Number(on.slice(0, 4));
    const { register, path, stored, book } = await loadBook(deps, officeId, settings, year);
    const before = await givenBy(deps, officeId, register, actId);
    if (before) return ok(before);
    const wrong = dayProblem(on, keeper.value.year, today);
    if (wrong) return wrong;
    const code = await codeFor(deps, office, settings, book, input.code);
    if (!code.ok) return code;
    const number = printedNumber(settings, book, { n: book.next, code: code.value, onDate: on, year });
    if (!number.ok) return number;
    const given = { register, entry: entryId(book.next), number: number.value };
    const entry = RegisterEntry.parse({
      v: 1,
      n: book.next,
      number: number.value,
      onDate: on,
      status: 'booked',
      uid,
      actIds: [actId],
    });
    const moved: RegisterBook = { ...book, next: book.next + 1 };
    const outcome = await deps.documents.commit([
      stored ? { do: 'update', before: stored, data: moved } : { do: 'create', path, data: moved },
      { do: 'create', path: paths.entry(officeId, register, given.entry), data: entry },
      ...noteWrites(officeId, given, { subject: input.subject, addressee: input.addressee }),
    ]);
    return outcome === 'lost' ? 'lost' : ok(given);
  });
}
