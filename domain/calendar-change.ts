import * as z from 'zod';
import { ActId } from './application.ts';
import { addDays, IsoDay, OfficeCalendar, WeeklyHours } from './calendar.ts';
import type { Closure, OfficeHours } from './calendar.ts';
import { Uid } from './roles.ts';
import { Slug } from './standard.ts';

/**
 * Changes of an office's calendar: what was changed, by whom and why, and how far the due moments of running cases have been
 * reckoned anew. Days off are decreed (SKB 3 Menteri), so every change names its reason.
 */

/** One line of what a change did. Days as the office writes them; `name` is the day's, the closure's or the source's own. */
export const CalendarDifference = z.strictObject({
  change: z.enum(['added', 'removed', 'changed']),
  part: z.enum([
    'day-off',
    'collective-leave',
    'local',
    'closure',
    'ramadan',
    'open-on-leave',
    'source',
    'hours',
  ]),
  on: IsoDay.optional(),
  to: IsoDay.optional(),
  /** Of a closure of some hours, UTC milliseconds. */
  fromAt: z.int().optional(),
  toAt: z.int().optional(),
  name: z.string().optional(),
});
export type CalendarDifference = z.infer<typeof CalendarDifference>;

export const ChangeReason = z.string().trim().min(1).max(500);

/** `offices/{o}/calendarChanges/{id}`. */
export const CalendarChange = z.strictObject({
  v: z.literal(1),
  id: ActId,
  officeId: Slug,
  at: z.int(),
  by: Uid,
  /** Absent where the hours were changed with the rest of the office's profile. */
  reason: ChangeReason.optional(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('year'), year: z.int() }),
    z.strictObject({ kind: z.literal('hours') }),
  ]),
  differences: z.array(CalendarDifference),
  /** Running cases whose promise falls due at another moment because of it. */
  moved: z.int().min(0),
  /** When all running cases had been looked at, or a later change took this over. */
  doneAt: z.int().optional(),
});
export type CalendarChange = z.infer<typeof CalendarChange>;

/** `offices/{o}/jobs/calendar`: how far the newest change has come. */
export const CalendarJob = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  changeId: ActId,
  /** Cases whose id is not before this one are still to be looked at. */
  from: z.string(),
  moved: z.int().min(0),
  /** The second time finds what a server that still remembered the old calendar has written meanwhile. */
  sweep: z.union([z.literal(1), z.literal(2)]),
  /** Cases whose due moment could not be reckoned: tried again when the others are done, so that one never keeps them all. */
  left: z.array(z.string()).default([]),
  /** This sweep has come to its end but for those. */
  leftOnly: z.boolean().default(false),
  /** `tick` goes on with it from this moment. */
  calendarDueAt: z.int(),
});
export type CalendarJob = z.infer<typeof CalendarJob>;

/** What changed from one year's table to the next one saved, in the order of the days. */
export function calendarDifferences(
  before: OfficeCalendar | undefined,
  after: OfficeCalendar,
): CalendarDifference[] {
  const lines = [
    ...gone(daysOf(before), daysOf(after)),
    ...gone(closuresOf(before), closuresOf(after)),
    ...gone(ramadanOf(before), ramadanOf(after)),
  ];
  const switched = (before?.openOnCollectiveLeave ?? false) !== after.openOnCollectiveLeave;
  return [
    ...lines.sort((a, b) => dayOf(a).localeCompare(dayOf(b))),
    ...(switched
      ? [
          {
            change: after.openOnCollectiveLeave ? ('added' as const) : ('removed' as const),
            part: 'open-on-leave' as const,
          },
        ]
      : []),
    ...(before?.source === after.source
      ? []
      : [{ change: 'changed' as const, part: 'source' as const, name: after.source }]),
  ];
}

/** Whether the weekly hours or whose word they are changed. */
export function hoursDifferences(before: OfficeHours, after: OfficeHours): CalendarDifference[] {
  const same =
    JSON.stringify(WeeklyHours.parse(before.weekly)) === JSON.stringify(WeeklyHours.parse(after.weekly)) &&
    before.source === after.source &&
    before.zone === after.zone;
  return same ? [] : [{ change: 'changed', part: 'hours' }];
}

type Line = Omit<CalendarDifference, 'change'>;

/** What one list has and the other has not. */
function gone(before: readonly Line[], after: readonly Line[]): CalendarDifference[] {
  const keys = (lines: readonly Line[]): Set<string> => new Set(lines.map((line) => JSON.stringify(line)));
  const [had, has] = [keys(before), keys(after)];
  return [
    ...before
      .filter((line) => !has.has(JSON.stringify(line)))
      .map((line) => ({ change: 'removed' as const, ...line })),
    ...after
      .filter((line) => !had.has(JSON.stringify(line)))
      .map((line) => ({ change: 'added' as const, ...line })),
  ];
}

function daysOf(calendar: OfficeCalendar | undefined): Line[] {
  const parts = { national: 'day-off', 'collective-leave': 'collective-leave', local: 'local' } as const;
  return (calendar?.daysOff ?? []).map(({ on, name, kind }) => ({ part: parts[kind], on, name }));
}

function closuresOf(calendar: OfficeCalendar | undefined): Line[] {
  return (calendar?.closures ?? []).map((closure) =>
    'on' in closure
      ? { part: 'closure', on: closure.on, name: closure.reason }
      : { part: 'closure', fromAt: closure.fromAt, toAt: closure.toAt, name: closure.reason },
  );
}

function ramadanOf(calendar: OfficeCalendar | undefined): Line[] {
  const ramadan = calendar?.ramadan;
  if (ramadan === undefined) return [];
  // Other hours on the same days are a change too, and a line has no room for a week's hours.
  return [{ part: 'ramadan', on: ramadan.from, to: ramadan.to, name: hoursText(ramadan.hours) }];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** `08.00–12.00, 12.30–15.00` of the days that differ, Monday first; equal neighbours once. */
function hoursText(hours: WeeklyHours): string {
  const lines = weekdays
    .map((day) => hours[day].map(({ from, to }) => `${from}–${to}`.replaceAll(':', '.')).join(', '))
    .filter((line) => line !== '');
  return [...new Set(lines)].join('; ');
}

function dayOf({ on, fromAt }: CalendarDifference): string {
  return on ?? (fromAt === undefined ? '' : new Date(fromAt).toISOString().slice(0, 10));
}

/** What keeps a year's table from being saved: which part, which row of it (from 0), and why. */
export interface CalendarProblem {
  part: 'source' | 'daysOff' | 'ramadan' | 'closures';
  at: number | undefined;
  problem: 'required' | 'twice' | 'other-year' | 'no-day' | 'wrong-order' | 'too-many-days' | 'wrong-hours';
}

/** The schema's own findings and what it cannot say: a day named twice, a closure of another year. */
export function calendarProblems(calendar: unknown): CalendarProblem[] {
  const parsed = OfficeCalendar.safeParse(calendar);
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }): CalendarProblem => {
      const [part, row] = path;
      const at = typeof row === 'number' ? row : undefined;
      const last = path.at(-1);
      if (part === 'ramadan')
        return {
          part,
          at: undefined,
          problem: path.includes('hours') ? 'wrong-hours' : last === 'ramadan' ? 'wrong-order' : 'no-day',
        };
      if (part === 'closures')
        return { part, at, problem: message.includes('ends after') ? 'wrong-order' : 'required' };
      if (part === 'daysOff') return { part, at, problem: last === 'on' ? 'no-day' : 'required' };
      if (part === 'source') return { part, at: undefined, problem: 'required' };
      return { part: 'daysOff', at: undefined, problem: 'other-year' };
    });
    return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  }
  const { daysOff, closures, ramadan, year, source } = parsed.data;
  const days = daysOff.map(({ on }) => on);
  return [
    ...(source.trim() === ''
      ? [{ part: 'source' as const, at: undefined, problem: 'required' as const }]
      : []),
    ...daysOff.flatMap(({ name, on }, at): CalendarProblem[] => [
      ...(name.trim() === '' ? [{ part: 'daysOff' as const, at, problem: 'required' as const }] : []),
      ...(days.indexOf(on) < at ? [{ part: 'daysOff' as const, at, problem: 'twice' as const }] : []),
    ]),
    ...(ramadan ? ramadanProblems(ramadan, year) : []).map((problem) => ({
      part: 'ramadan' as const,
      at: undefined,
      problem,
    })),
    ...closures.flatMap((closure: Closure, at) =>
      closureProblems(closure, year).map((problem) => ({ part: 'closures' as const, at, problem })),
    ),
  ];
}

/** Longest closure of hours that is believed, in days: a flood, a rebuilding. A mistyped year would leave no office hour to count. */
const closureDays = 62;
/** A month, and the days around it that some offices add. */
const ramadanDays = 35;

function ramadanProblems(
  { from, to }: NonNullable<OfficeCalendar['ramadan']>,
  year: number,
): CalendarProblem['problem'][] {
  return [
    ...([from, to].some((day) => day.startsWith(`${String(year)}-`)) ? [] : ['other-year' as const]),
    ...(to > addDays(from, ramadanDays - 1) ? ['too-many-days' as const] : []),
  ];
}

function closureProblems(closure: Closure, year: number): CalendarProblem['problem'][] {
  const required = closure.reason.trim() === '' ? ['required' as const] : [];
  if ('on' in closure)
    return closure.on.startsWith(`${String(year)}-`) ? required : [...required, 'other-year'];
  // Instants are of a zone's day: a day more on either side is never another year's.
  const isNear = closure.fromAt < Date.UTC(year + 1, 0, 2) && closure.toAt > Date.UTC(year - 1, 11, 31);
  return [
    ...required,
    ...(isNear ? [] : ['other-year' as const]),
    ...(closure.toAt - closure.fromAt > closureDays * 24 * 60 * 60_000 ? ['too-many-days' as const] : []),
  ];
}

/**
 * What one office may take over of another's table: the decreed days and the decree's name. Local days, closures and hours are
 * each office's own, and last year's dates are no template for this year's: they are decreed anew.
 */
export function decreedPart({ source, daysOff }: OfficeCalendar): Pick<OfficeCalendar, 'source' | 'daysOff'> {
  return { source, daysOff: daysOff.filter(({ kind }) => kind !== 'local') };
}
