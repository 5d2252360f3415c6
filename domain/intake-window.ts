import type { Refusal } from './refusal.ts';
import type { Definition } from './standard.ts';

/**
 * Months in which a service takes proposals in (J1: November and December). Outside them the online and village doors are shut; an
 * officer at the counter may admit with a reason (facts/workflows.md §6).
 */

export interface WindowState {
  state: 'always' | 'open' | 'shut';
  /** First and last day of the span that is open now, or opens next; ISO days of the office. */
  opensOn?: string;
  closesOn?: string;
}

/** @param today the office's calendar day */
export function windowOf({ intakeWindow }: Pick<Definition, 'intakeWindow'>, today: string): WindowState {
  if (!intakeWindow) return { state: 'always' };
  const { fromMonth, toMonth } = intakeWindow;
  const wraps = fromMonth > toMonth;
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const isOpen = wraps ? month >= fromMonth || month <= toMonth : month >= fromMonth && month <= toMonth;
  // Open in January, it began in November of the year before; past its end, it opens again next year.
  const begins = isOpen
    ? year - (wraps && month <= toMonth ? 1 : 0)
    : year + (!wraps && month > toMonth ? 1 : 0);
  return {
    state: isOpen ? 'open' : 'shut',
    opensOn: `${digits(begins, 4)}-${digits(fromMonth, 2)}-01`,
    closesOn: lastDayOf(begins + (wraps ? 1 : 0), toMonth),
  };
}

/** How the online and village doors say no outside the window; undefined while proposals are taken in. */
export function shutOn(
  definition: Pick<Definition, 'intakeWindow'>,
  today: string,
): Extract<Refusal, { code: 'intake-shut' }> | undefined {
  const { state, opensOn = '', closesOn = '' } = windowOf(definition, today);
  return state === 'shut' ? { code: 'intake-shut', opensOn, closesOn } : undefined;
}

function lastDayOf(year: number, month: number): string {
  // Day 0 of the month after.
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
