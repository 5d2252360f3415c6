import { addDays } from './calendar.ts';
import type { CatalogueEntry } from './lifecycle.ts';
import type { Decree } from './office.ts';

/**
 * The yearly look at a standard: is it still right? Evaluations are owed every year (PermenPANRB 15/2014; the interval itself is
 * the office's policy, since no text of the rule at hand names one for a single standard).
 */

/** A year after the last review, or after the decree's day; a standard whose decree names no day was never reviewed. */
export function reviewDueOn(
  { reviewedOn }: Pick<CatalogueEntry, 'reviewedOn'>,
  decree: Pick<Decree, 'on' | 'from'> | undefined,
): string {
  return yearAfter(reviewedOn ?? decree?.on ?? decree?.from ?? neverReviewed);
}

/** The day itself is still in time. */
export function isOverdue(dueOn: string, today: string): boolean {
  return dueOn < today;
}

const neverReviewed = '2000-01-01';

/** The same day of the next year; after 29 February it is 1 March. */
function yearAfter(day: string): string {
  const next = `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;
  return day.endsWith('-02-29') ? addDays(`${next.slice(0, 4)}-02-28`, 1) : next;
}
