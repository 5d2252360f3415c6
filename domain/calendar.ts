import * as z from 'zod';

/**
 * The office calendar: when the counter is open, in the office's own zone. Instants are UTC milliseconds, days are
 * ISO days ('2026-03-16') of the office. Days off come from the yearly decree (SKB 3 Menteri) and from the office,
 * never from a calculation: Idulfitri and cuti bersama are decreed. A year without a table answers with weekends
 * only and says so (`calendarMissing`), which every caller must show.
 */

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Indonesia keeps three zones without daylight saving, so a fixed table is exact and needs no zone data in a browser. */
const zoneTable = {
  'Asia/Jakarta': { label: 'WIB', offsetHours: 7 },
  'Asia/Pontianak': { label: 'WIB', offsetHours: 7 },
  'Asia/Makassar': { label: 'WITA', offsetHours: 8 },
  'Asia/Jayapura': { label: 'WIT', offsetHours: 9 },
} as const;

export const Zone = z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']);
export type Zone = z.infer<typeof Zone>;

export const ZoneLabel = z.enum(['WIB', 'WITA', 'WIT']);
export type ZoneLabel = z.infer<typeof ZoneLabel>;

/** The label printed beside a time of this zone. */
export function zoneLabelOf(zone: Zone): ZoneLabel {
  return zoneTable[zone].label;
}

export const IsoDay = z.iso.date();

/** Is it a day of the calendar? "2026-02-31" has the shape of one and is none. */
export function isDay(text: string): boolean {
  return IsoDay.safeParse(text).success;
}

const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM');

const OpenHours = z
  .array(z.strictObject({ from: ClockTime, to: ClockTime }))
  .refine(
    (list) =>
      list.every((hours, position) => {
        const before = list[position - 1];
        return hours.from < hours.to && (before === undefined || before.to <= hours.from);
      }),
    'intervals must be in order and must not overlap',
  )
  .default([]);

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Open intervals per weekday as local 'HH:MM'; a break is a gap between two intervals, an absent day is closed. */
export const WeeklyHours = z
  .strictObject({
    monday: OpenHours,
    tuesday: OpenHours,
    wednesday: OpenHours,
    thursday: OpenHours,
    friday: OpenHours,
    saturday: OpenHours,
    sunday: OpenHours,
  })
  .refine(
    (weekly) => weekdays.some((weekday) => weekly[weekday].length > 0),
    'an office opens at least once a week',
  );
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** `source` says whose word the hours are; no seed decree prints any, so it is the office's own policy until changed. */
export const OfficeHours = z
  .strictObject({
    zone: Zone,
    zoneLabel: ZoneLabel,
    weekly: WeeklyHours,
    source: z.string().min(1).optional(),
  })
  .refine(
    (hours) => zoneTable[hours.zone].label === hours.zoneLabel,
    'the label does not belong to the zone',
  );
export type OfficeHours = z.infer<typeof OfficeHours>;

export const DayOff = z.strictObject({
  on: IsoDay,
  name: z.string().min(1),
  kind: z.enum(['national', 'collective-leave', 'local']),
});
export type DayOff = z.infer<typeof DayOff>;

/** A closure of a whole day (`on`) or of a span of instants, e.g. a flood from 10.30 on. */
export const Closure = z.union([
  z.strictObject({ on: IsoDay, reason: z.string().min(1) }),
  z
    .strictObject({ fromAt: z.int(), toAt: z.int(), reason: z.string().min(1) })
    .refine((closure) => closure.fromAt < closure.toAt, 'a closure ends after it begins'),
]);
export type Closure = z.infer<typeof Closure>;

/**
 * One year of an office's calendar. `ramadan` may begin in the year before or end in the year after; its hours
 * replace the weekly ones from `from` to `to`, both included. Source of the days off: the decree named in `source`.
 */
export const OfficeCalendar = z
  .strictObject({
    v: z.literal(1),
    year: z.int().min(2000).max(2200),
    source: z.string().min(1),
    daysOff: z.array(DayOff),
    openOnCollectiveLeave: z.boolean(),
    ramadan: z
      .strictObject({ from: IsoDay, to: IsoDay, hours: WeeklyHours })
      .refine((ramadan) => ramadan.from <= ramadan.to, 'Ramadan ends after it begins')
      .optional(),
    closures: z.array(Closure),
  })
  .refine(
    (calendar) => calendar.daysOff.every((off) => yearOfDay(off.on) === calendar.year),
    'every day off lies in the year of its table',
  );
export type OfficeCalendar = z.infer<typeof OfficeCalendar>;

export const Calendar = z
  .strictObject({ hours: OfficeHours, years: z.array(OfficeCalendar) })
  .refine(
    (calendar) => new Set(calendar.years.map((table) => table.year)).size === calendar.years.length,
    'one table per year',
  );
export type Calendar = z.infer<typeof Calendar>;

/** An open span of time, UTC milliseconds, end excluded. */
export interface OpenSpan {
  readonly fromAt: number;
  readonly toAt: number;
}

/** Marks an answer for which a year's table was needed and absent: only weekends were known. Show it. */
export interface CalendarNote {
  readonly calendarMissing: boolean;
}

/** The hours Loket proposes until an office decides: no seed prints any. */
export function defaultOfficeHours(zone: Zone): OfficeHours {
  const day = [{ from: '08:00', to: '15:00' }];
  return {
    zone,
    zoneLabel: zoneTable[zone].label,
    weekly: {
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: [],
      sunday: [],
    },
    source: 'kebijakan kantor, bukan bagian standar',
  };
}

/** The office's calendar day of an instant. */
export function localDay(at: number, zone: Zone): string {
  return dayOfNumber(Math.floor((at + offsetMs(zone)) / dayMs));
}

/** The instant at which a calendar day begins (00.00) in the zone. */
export function startOfDay(day: string, zone: Zone): number {
  return numberOfDay(day) * dayMs - offsetMs(zone);
}

/** The calendar day `count` days later (earlier when negative), closed days included. */
export function addDays(day: string, count: number): string {
  return dayOfNumber(numberOfDay(day) + count);
}

/** How many calendar days lie between two days; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return numberOfDay(to) - numberOfDay(from);
}

/**
 * Why a day is what it is. `reason` names the holiday or closure when the office would otherwise be open; a day only
 * partly closed still counts as a working day.
 */
export function workingDay(
  calendar: Calendar,
  day: string,
): CalendarNote & { readonly working: boolean; readonly reason?: string } {
  const { intervals, calendarMissing } = openIntervals(calendar, day);
  if (intervals.length > 0) return { working: true, calendarMissing };
  const reason = dayOffOn(calendar, day)?.name ?? closureCovering(calendar, day);
  return reason === undefined
    ? { working: false, calendarMissing }
    : { working: false, calendarMissing, reason };
}

/** Whether the office opens on that day. Where the answer is shown to a person ask {@link workingDay} for its warning. */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  return workingDay(calendar, day).working;
}

/** The open spans of one day in order; empty when the office is closed all day. */
export function openIntervals(
  calendar: Calendar,
  day: string,
): CalendarNote & { readonly intervals: readonly OpenSpan[] } {
  const calendarMissing = tableOf(calendar, day) === undefined;
  if (dayOffOn(calendar, day) !== undefined) return { intervals: [], calendarMissing };
  const begin = startOfDay(day, calendar.hours.zone);
  let intervals: OpenSpan[] = weeklyOn(calendar, day)[weekdayOf(day)].map((hours) => ({
    fromAt: begin + minutesOf(hours.from) * minuteMs,
    toAt: begin + minutesOf(hours.to) * minuteMs,
  }));
  for (const closure of closuresOf(calendar)) {
    const closed =
      'on' in closure
        ? {
            fromAt: startOfDay(closure.on, calendar.hours.zone),
            toAt: startOfDay(addDays(closure.on, 1), calendar.hours.zone),
          }
        : closure;
    intervals = intervals.flatMap((open) => without(open, closed));
  }
  return { intervals, calendarMissing };
}

/** Open time between two instants in milliseconds; 0 when `b` is not after `a`. */
export function openTimeBetween(
  calendar: Calendar,
  a: number,
  b: number,
): CalendarNote & { readonly ms: number } {
  let ms = 0;
  let calendarMissing = false;
  if (b <= a) return { ms, calendarMissing };
  const zone = calendar.hours.zone;
  const last = localDay(b - 1, zone);
  for (let day = localDay(a, zone); day <= last; day = addDays(day, 1)) {
    const open = openIntervals(calendar, day);
    calendarMissing ||= open.calendarMissing;
    for (const span of open.intervals) ms += Math.max(0, Math.min(b, span.toAt) - Math.max(a, span.fromAt));
  }
  return { ms, calendarMissing };
}

/** Office minutes between two instants, fractions included; breaks, closed days and closures do not count. */
export function officeMinutesBetween(
  calendar: Calendar,
  a: number,
  b: number,
): CalendarNote & { readonly minutes: number } {
  const { ms, calendarMissing } = openTimeBetween(calendar, a, b);
  return { minutes: ms / minuteMs, calendarMissing };
}

/**
 * The earliest instant at which `ms` of open time have passed since `at`. Zero returns `at` itself. An amount that
 * ends with an interval ends at its closing, not at the next opening.
 */
export function addOpenTime(
  calendar: Calendar,
  at: number,
  ms: number,
): CalendarNote & { readonly at: number } {
  if (ms <= 0) return { at, calendarMissing: false };
  let left = ms;
  let calendarMissing = false;
  let closedDays = 0;
  for (let day = localDay(at, calendar.hours.zone); ; day = addDays(day, 1)) {
    const open = openIntervals(calendar, day);
    calendarMissing ||= open.calendarMissing;
    closedDays = open.intervals.length > 0 ? 0 : stillBounded(closedDays + 1);
    for (const span of open.intervals) {
      const from = Math.max(at, span.fromAt);
      if (from >= span.toAt) continue;
      if (left <= span.toAt - from) return { at: from + left, calendarMissing };
      left -= span.toAt - from;
    }
  }
}

/** The instant after `minutes` of office time since `at`. */
export function addOfficeMinutes(
  calendar: Calendar,
  at: number,
  minutes: number,
): CalendarNote & { readonly at: number } {
  return addOpenTime(calendar, at, minutes * minuteMs);
}

/** The `count`-th working day after `day`, which is itself day 0 whether open or not; 0 returns `day`. */
export function addWorkingDays(
  calendar: Calendar,
  day: string,
  count: number,
): CalendarNote & { readonly day: string } {
  let reached = day;
  let left = count;
  let calendarMissing = false;
  let closedDays = 0;
  while (left > 0) {
    reached = addDays(reached, 1);
    const status = workingDay(calendar, reached);
    calendarMissing ||= status.calendarMissing;
    closedDays = status.working ? 0 : stillBounded(closedDays + 1);
    if (status.working) left -= 1;
  }
  return { day: reached, calendarMissing };
}

/** Working days after `from` up to and including `to`. */
export function workingDaysBetween(
  calendar: Calendar,
  from: string,
  to: string,
): CalendarNote & { readonly days: number } {
  let days = 0;
  let calendarMissing = false;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const status = workingDay(calendar, day);
    calendarMissing ||= status.calendarMissing;
    if (status.working) days += 1;
  }
  return { days, calendarMissing };
}

/** `at` itself when the office is open then, else the next moment it opens. */
export function nextOpening(calendar: Calendar, at: number): CalendarNote & { readonly at: number } {
  let calendarMissing = false;
  let closedDays = 0;
  for (let day = localDay(at, calendar.hours.zone); ; day = addDays(day, 1)) {
    const open = openIntervals(calendar, day);
    calendarMissing ||= open.calendarMissing;
    for (const span of open.intervals) {
      if (at < span.toAt) return { at: Math.max(at, span.fromAt), calendarMissing };
    }
    closedDays = stillBounded(closedDays + 1);
  }
}

/** A calendar that never opens again is broken data, and a search without end would hang the server. */
function stillBounded(closedDays: number): number {
  if (closedDays > 1_100) throw new RangeError('the calendar has no opening within three years');
  return closedDays;
}

function tableOf(calendar: Calendar, day: string): OfficeCalendar | undefined {
  const year = yearOfDay(day);
  return calendar.years.find((table) => table.year === year);
}

function dayOffOn(calendar: Calendar, day: string): DayOff | undefined {
  const table = tableOf(calendar, day);
  return table?.daysOff.find(
    (off) => off.on === day && !(off.kind === 'collective-leave' && table.openOnCollectiveLeave),
  );
}

function closuresOf(calendar: Calendar): readonly Closure[] {
  return calendar.years.flatMap((table) => table.closures);
}

function closureCovering(calendar: Calendar, day: string): string | undefined {
  const from = startOfDay(day, calendar.hours.zone);
  const regular = weeklyOn(calendar, day)[weekdayOf(day)];
  if (regular.length === 0) return undefined;
  return closuresOf(calendar).find((closure) =>
    'on' in closure ? closure.on === day : closure.fromAt < from + dayMs && closure.toAt > from,
  )?.reason;
}

/** Ramadan wanders through the solar year, so its span is looked for in every table, not only in the day's own. */
function weeklyOn(calendar: Calendar, day: string): WeeklyHours {
  for (const { ramadan } of calendar.years) {
    if (ramadan !== undefined && ramadan.from <= day && day <= ramadan.to) return ramadan.hours;
  }
  return calendar.hours.weekly;
}

function without(open: OpenSpan, closed: OpenSpan): OpenSpan[] {
  return [
    { fromAt: open.fromAt, toAt: Math.min(open.toAt, closed.fromAt) },
    { fromAt: Math.max(open.fromAt, closed.toAt), toAt: open.toAt },
  ].filter((span) => span.fromAt < span.toAt);
}

function weekdayOf(day: string): (typeof weekdays)[number] {
  // 1970-01-01, day number 0, was a Thursday (index 4).
  const position = (((numberOfDay(day) + 4) % 7) + 7) % 7;
  const weekday = weekdays[position];
  if (weekday === undefined) throw new RangeError(`not a calendar day: ${day}`);
  return weekday;
}

function offsetMs(zone: Zone): number {
  return zoneTable[zone].offsetHours * 3_600_000;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}

function numberOfDay(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${day}`);
  return ms / dayMs;
}

function dayOfNumber(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}
