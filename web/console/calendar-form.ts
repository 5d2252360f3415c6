import { addDays, daysBetween, IsoDay, startOfDay } from '../../domain/calendar.ts';
import type { Closure, DayOff, OfficeCalendar, WeeklyHours, Zone } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';

/** A year's table as its administrator writes it: days and closures are added from a few fields and sorted by day. */

/** The longest run of days off or closed days that is entered at once. */
const longestRun = 60;

export function emptyYear(year: number): OfficeCalendar {
  return { v: 1, year, source: '', daysOff: [], openOnCollectiveLeave: false, closures: [] };
}

/** Years that can be opened: those with a table, this one and the next. */
export function yearsToEdit(known: readonly number[], today: string): number[] {
  const year = Number(today.slice(0, 4));
  return [...new Set([...known, year, year + 1])].sort((a, b) => a - b);
}

/** Days from `from` to `to`, both included; `to` empty is one day. Undefined for what is no run of days. */
export function runOfDays(from: string, to: string): string[] | undefined {
  const last = to === '' ? from : to;
  if (!IsoDay.safeParse(from).success || !IsoDay.safeParse(last).success) return undefined;
  const count = daysBetween(from, last) + 1;
  if (count < 1 || count > longestRun) return undefined;
  return Array.from({ length: count }, (_none, index) => addDays(from, index));
}

/** The table with one run of days off more. `missing`: not all is filled in, or not of this year; `twice`: a day is there already. */
export function withDays(
  calendar: OfficeCalendar,
  { from, to, name, kind }: { from: string; to: string; name: string; kind: DayOff['kind'] },
): OfficeCalendar | 'missing' | 'twice' {
  const days = runOfDays(from, to);
  const inYear = days?.every((day) => day.startsWith(`${String(calendar.year)}-`)) === true;
  if (!days || !inYear || name.trim() === '') return 'missing';
  if (calendar.daysOff.some(({ on }) => days.includes(on))) return 'twice';
  const added = days.map((on) => ({ on, name: name.trim(), kind }));
  return { ...calendar, daysOff: [...calendar.daysOff, ...added].sort((a, b) => a.on.localeCompare(b.on)) };
}

/** The table with one closure more: whole days without hours, or one span of instants with both. */
export function withClosure(
  calendar: OfficeCalendar,
  typed: { from: string; to: string; fromTime: string; toTime: string; reason: string },
  zone: Zone,
): OfficeCalendar | 'missing' {
  const days = runOfDays(typed.from, typed.to);
  const reason = typed.reason.trim();
  const inYear = typed.from.startsWith(`${String(calendar.year)}-`);
  const hours = [typed.fromTime, typed.toTime].filter((time) => time !== '').length;
  const last = days?.at(-1);
  if (!days || last === undefined || !inYear || reason === '' || hours === 1) return 'missing';
  const added: Closure[] =
    hours === 0
      ? days.map((on) => ({ on, reason }))
      : [
          {
            fromAt: moment(typed.from, typed.fromTime, zone),
            toAt: moment(last, typed.toTime, zone),
            reason,
          },
        ];
  if (added.some((closure) => 'fromAt' in closure && closure.fromAt >= closure.toAt)) return 'missing';
  const closures = [...calendar.closures, ...added].sort((a, b) => beginsAt(a, zone) - beginsAt(b, zone));
  return { ...calendar, closures };
}

/** Decreed days and their source taken over; local days stay. */
export function withDecreed(
  calendar: OfficeCalendar,
  { source, daysOff }: Pick<OfficeCalendar, 'source' | 'daysOff'>,
): OfficeCalendar {
  const decreed = daysOff.map(({ on }) => on);
  const own = calendar.daysOff.filter(({ on, kind }) => kind === 'local' && !decreed.includes(on));
  return { ...calendar, source, daysOff: [...daysOff, ...own].sort((a, b) => a.on.localeCompare(b.on)) };
}

/**
 * The table somebody is writing, on top of what another has saved meanwhile: his own additions, removals and changes stay, all else is as
 * saved. A day both have written is the writer's.
 * @param before what the writer began with
 */
export function rebased(
  before: OfficeCalendar,
  mine: OfficeCalendar,
  theirs: OfficeCalendar,
  zone: Zone,
): OfficeCalendar {
  const { ramadan: _ramadan, ...saved } = theirs;
  const added = mine.daysOff.filter((day) => !holds(before.daysOff, day)).map(({ on }) => on);
  const daysOff = merged(
    before.daysOff,
    mine.daysOff,
    theirs.daysOff.filter((day) => holds(mine.daysOff, day) || !added.includes(day.on)),
  );
  const ramadan = own(before.ramadan, mine.ramadan, theirs.ramadan);
  return {
    ...saved,
    source: own(before.source, mine.source, theirs.source),
    openOnCollectiveLeave: own(
      before.openOnCollectiveLeave,
      mine.openOnCollectiveLeave,
      theirs.openOnCollectiveLeave,
    ),
    daysOff: daysOff.sort((a, b) => a.on.localeCompare(b.on)),
    closures: merged(before.closures, mine.closures, theirs.closures).sort(
      (a, b) => beginsAt(a, zone) - beginsAt(b, zone),
    ),
    ...(ramadan && { ramadan }),
  };
}

/** The same for the hours of a week, day by day. */
export function rebasedWeek(before: WeeklyHours, mine: WeeklyHours, theirs: WeeklyHours): WeeklyHours {
  const days = Object.keys(theirs) as (keyof WeeklyHours)[];
  return days.reduce((week, day) => ({ ...week, [day]: own(before[day], mine[day], theirs[day]) }), theirs);
}

export function sameValue(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** What somebody typed where he did type, else what stands there now. */
export function own<T>(before: T, mine: T, theirs: T): T {
  return sameValue(before, mine) ? theirs : mine;
}

function holds(list: readonly unknown[], value: unknown): boolean {
  return list.some((each) => sameValue(each, value));
}

function merged<T>(before: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  return [
    ...theirs.filter((each) => !holds(before, each) || holds(mine, each)),
    ...mine.filter((each) => !holds(before, each) && !holds(theirs, each)),
  ];
}

function moment(day: string, time: string, zone: Zone): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return startOfDay(day, zone) + (hour * 60 + minute) * 60_000;
}

function beginsAt(closure: Closure, zone: Zone): number {
  return 'on' in closure ? startOfDay(closure.on, zone) : closure.fromAt;
}
