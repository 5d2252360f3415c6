import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import type { RegisterBook } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { untilCommitted } from './case.ts';
import { loadBook } from './take-number.ts';
import { forget } from './remembered.ts';
import type { Deps } from './ports.ts';

/**
 * This year's book goes on at a number, on any day of the year: what comes before it is in the paper book. Downwards too, as long as
 * neither that number nor a later one was given: a slip of the keyboard can be put right, a number given is never given again. Another year
 * always begins at 1 by itself.
 * Refuses `not-allowed` to all but the administrator, `not-found`, `invalid-input` (`year` not-this-year; `next` given, where that number
 * or a later one was given).
 */
export async function startBook(
  deps: Deps,
  uid: string,
  { officeId, book: bookId, year, next }: InputOf<StaffApi['startBook']>,
): Promise<Result<OutputOf<StaffApi['startBook']>>> {
  const started = await untilCommitted(deps, async () => {
    const desk = await asAdmin(deps, officeId, uid);
    if (!desk.ok) return desk;
    const { office, storedOffice, today } = desk.value;
    const settings = office.books.find(({ id }) => id === bookId);
    if (!settings) return refuse({ code: 'not-found' });
    if (year !== Number(today.slice(0, 4)))
      return refuse({ code: 'invalid-input', fields: [{ field: 'year', problem: 'not-this-year' }] });
    const { stored, book, register } = await loadBook(deps, officeId, settings, year);
    // Read after the book: whoever takes a number meanwhile moves the book, and this commit is lost.
    const given = await deps.documents.find({
      collection: paths.entries(officeId, register),
      where: [{ field: 'n', op: '>=', value: next }],
      limit: 1,
    });
    if (given.length > 0)
      return refuse({ code: 'invalid-input', fields: [{ field: 'next', problem: 'given' }] });
    const books = office.books.map((each) =>
      each.id === bookId ? { ...each, takeOver: { year, next } } : each,
    );
    // The book is created here where it is not there yet: a number taken from the old settings at the same time must lose or win.
    const moved: RegisterBook = { ...book, next };
    const outcome = await deps.documents.commit([
      { do: 'update', before: storedOffice, data: { ...office, books } },
      stored
        ? { do: 'update', before: stored, data: moved }
        : { do: 'create', path: paths.register(officeId, `${bookId}-${String(year)}`), data: moved },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ next });
  });
  // Other instances remember the office for a while longer; the counter they ask is the book's own document.
  if (started.ok) forget(deps, 'offices', paths.office(officeId));
  return started;
}
