import * as z from 'zod';
import { addDays, localDay, nextOpening, startOfDay, workingDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { months } from './dates-id.ts';
import { Slug } from './standard.ts';

/** What villages owe every month (monthly reports) or are owed (visits): due days are the office's own, no standard prints any. */

/** A calendar month, `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** Until an office has set one, nothing is overdue; months before `fromMonth` never are. */
export const RecurringDuty = z.strictObject({
  serviceId: Slug,
  /** Day of the month; one on which the office is closed moves to its next opening. */
  dueDay: z.int().min(1).max(28),
  /** Where that day lies: in the month itself, or in the one after it, as for a report of a whole month. */
  dueIn: z.enum(['same', 'next']),
  fromMonth: Month,
});
export type RecurringDuty = z.infer<typeof RecurringDuty>;

/** One sending of a village, or one visit to it, for a month. */
export interface Sending {
  villageCode: string;
  month: string;
  /** The office's day. */
  on: string;
}

/** One report: when it came, and the month it is for where its recapitulation says so. */
export interface Report {
  villageCode: string;
  /** The office's day. */
  on: string;
  period?: string | undefined;
}

/**
 * Which month each report is for. Until its recapitulation says so: the month in which it came, or where reports fall due in the month after,
 * the month before, unless that village's report of it is there already.
 */
export function reportedFor(reports: readonly Report[], dueIn: RecurringDuty['dueIn'] = 'same'): Sending[] {
  const known = new Set(reports.map(({ villageCode, period }) => `${villageCode} ${period ?? ''}`));
  return [...reports]
    .sort((a, b) => a.on.localeCompare(b.on))
    .map(({ villageCode, on, period }) => {
      const cameIn = monthOf(on);
      const before = neighbour(cameIn, -1);
      const isFree = dueIn === 'next' && !known.has(`${villageCode} ${before}`);
      const month = period ?? (isFree ? before : cameIn);
      known.add(`${villageCode} ${month}`);
      return { villageCode, month, on };
    });
}

/** `waiting`: not there, and not yet due. `not-asked`: not there, in a month in which nothing was due. */
export type DutyState = 'on-time' | 'late' | 'waiting' | 'overdue' | 'not-asked';

export interface VillageDuty {
  villageCode: string;
  state: DutyState;
  /** The first sending of the month. */
  on?: string;
}

/**
 * How each village stands with a month's duty.
 * @param month `2026-11`
 * @param today the office's day
 * @returns rows in the order of `villages`; `dueOn` is absent where nothing was asked in that month. `calendarMissing`: the due day was moved
 * over weekends only, because the year's days off are not known
 */
export function overdueOf(
  villages: readonly { code: string }[],
  sendings: readonly Sending[],
  month: string,
  duty: Pick<RecurringDuty, 'dueDay' | 'dueIn' | 'fromMonth'> | undefined,
  today: string,
  calendar: Calendar,
): { dueOn?: string; rows: VillageDuty[]; calendarMissing: boolean } {
  const dueMonth = duty?.dueIn === 'next' ? neighbour(month, 1) : month;
  const due = duty && duty.fromMonth <= month ? dueDayOf(dueMonth, duty.dueDay, calendar) : undefined;
  const rows = villages.map(({ code }): VillageDuty => {
    const on = sendings
      .filter((sending) => sending.villageCode === code && sending.month === month)
      .map((sending) => sending.on)
      .sort()[0];
    if (on !== undefined) return { villageCode: code, state: due && on > due.on ? 'late' : 'on-time', on };
    if (!due) return { villageCode: code, state: 'not-asked' };
    return { villageCode: code, state: today > due.on ? 'overdue' : 'waiting' };
  });
  return { ...(due && { dueOn: due.on }), rows, calendarMissing: due?.calendarMissing ?? false };
}

function dueDayOf(month: string, dueDay: number, calendar: Calendar) {
  const day = `${month}-${String(dueDay).padStart(2, '0')}`;
  const { working, calendarMissing } = workingDay(calendar, day);
  if (working) return { on: day, calendarMissing };
  const opening = nextOpening(calendar, startOfDay(addDays(day, 1), calendar.hours.zone));
  return { on: localDay(opening.at, calendar.hours.zone), calendarMissing: opening.calendarMissing };
}

/** The month of a day: `2026-11` of `2026-11-24`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** This month and those before it, newest first. */
export function lastMonths(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, back) => neighbour(month, -back));
}

/** The month so many after another one, or before it. */
function neighbour(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** `November 2026`. */
export function monthWords(month: string): string {
  return `${months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}
