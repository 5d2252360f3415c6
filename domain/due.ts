import * as z from 'zod';
import {
  addDays,
  addOpenTime,
  addWorkingDays,
  daysBetween,
  localDay,
  nextOpening,
  openIntervals,
  openTimeBetween,
  startOfDay,
  workingDaysBetween,
} from './calendar.ts';
import type { Calendar, CalendarNote } from './calendar.ts';

/**
 * The promise clock: what a standard promises, when that falls due and how a case stands against it.
 * It starts when the file is complete, stops when the product is ready, and rests while the case is paused.
 * Source: UU 30/2014 art. 53 (counts from a complete file); units and provisos as the decrees print them.
 */

/**
 * The day the clock starts (or starts again after a pause) is day 0: filed Monday, promised 3 hari kerja → Thursday.
 * No rule found says otherwise; an office that counts its first day as day 1 would change this one figure.
 */
const dayOfStart = 0;

/** Share of the promise after which a case is at risk, as numerator and denominator so that no fraction is lost. */
const warnShare = [4, 5] as const;

export const PromiseUnit = z.enum([
  'office-minutes',
  'office-hours',
  'running-hours',
  'calendar-days',
  'working-days',
]);
export type PromiseUnit = z.infer<typeof PromiseUnit>;

const Amount = z.int().min(1).max(10_000);

/**
 * What a standard promises. `none`: it prints that there is none. `not-stated`: it prints nothing. `printed` keeps the
 * decree's words; of "10-15 menit" the promise is `amount` 15, `amountFrom` 10. `hari` alone is `calendar-days`.
 * `waitsForSigner` records a printed proviso ("bila pimpinan ada ditempat"); whether a pause may be recorded is the
 * engine's decision, here every recorded pause counts.
 */
export const PromiseTerm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('not-stated') }),
  z
    .strictObject({
      kind: z.literal('term'),
      printed: z.string().min(1),
      amount: Amount,
      amountFrom: Amount.optional(),
      unit: PromiseUnit,
      waitsForSigner: z.boolean(),
    })
    .refine((term) => term.amountFrom === undefined || term.amountFrom < term.amount, {
      message: 'the promise is the larger figure',
      path: ['amountFrom'],
    }),
]);
export type PromiseTerm = z.infer<typeof PromiseTerm>;

/** `applicant`: he has to come, at a time of his choice. */
export const PauseReason = z.enum(['returned', 'applicant', 'agency', 'signer-away', 'fault']);
export type PauseReason = z.infer<typeof PauseReason>;

/** Why a whole office could not work. */
export const OutageCause = z.enum(['power', 'network', 'system']);
export type OutageCause = z.infer<typeof OutageCause>;

/** A pause without `to` still holds the clock. */
export const ClockPause = z
  .strictObject({
    from: z.int(),
    to: z.int().optional(),
    reason: PauseReason,
    /** Of a recorded outage: it ends with that, and with nothing else. */
    outageId: z.string().optional(),
  })
  .refine((pause) => pause.to === undefined || pause.from <= pause.to, 'a pause ends after it begins');
export type ClockPause = z.infer<typeof ClockPause>;

/** What was recorded of one case's clock; UTC milliseconds. Pauses may overlap, be out of order or lie outside the run. */
export const PromiseClock = z.strictObject({
  startedAt: z.int().optional(),
  pauses: z.array(ClockPause),
  readyAt: z.int().optional(),
});
export type PromiseClock = z.infer<typeof PromiseClock>;

/**
 * When a promise falls due. Either the moment is known (`dueAt`, `warnAt` at 80 %), or an open pause holds the clock
 * and only what is left of the promise is known (`remaining`, in the promise's unit). A promise already overdue when
 * the pause began keeps its `dueAt`: pausing cannot mend it.
 */
export type Due = CalendarNote & { readonly unit: PromiseUnit } & (
    | { readonly dueAt: number; readonly warnAt: number; readonly remaining: undefined }
    | { readonly dueAt: undefined; readonly warnAt: undefined; readonly remaining: number }
  );

export type ClockStatus = 'not-started' | 'running' | 'at-risk' | 'late' | 'paused' | 'kept' | 'broken';

/** Working days of the law's backstop, unless the office has set others. */
export const internalDaysByLaw = 5;

/** Shown with {@link internalWarning}, so that nobody takes the law's backstop for a promise of the office. */
export const internalWarningName = 'batas UU 30/2014, bukan janji standar';

/**
 * The due moment of a promise. Minutes and hours of the office count open time only, running hours count all time.
 * Days: due at closing time of the last day counted; a `calendar-days` promise ending on a closed day moves to the
 * next opening. After a pause the day of return is day 0 of what remains.
 * @returns undefined when nothing is promised or the clock has not started
 */
export function due(term: PromiseTerm, clock: PromiseClock, calendar: Calendar): Due | undefined {
  if (term.kind !== 'term' || clock.startedAt === undefined) return undefined;
  const measure = measureOf(term.unit, calendar);
  const segments = runningSegments(clock.startedAt, clock);
  const whole = measure.total(term.amount);
  const end = walk(segments, whole, measure.reach, measure.used);
  if (end.at === undefined) {
    return {
      dueAt: undefined,
      warnAt: undefined,
      remaining: measure.inUnit(end.left),
      unit: term.unit,
      calendarMissing: end.calendarMissing,
    };
  }
  const warning = walk(segments, measure.warnAfter(whole), measure.warn, measure.used);
  return {
    dueAt: end.at,
    warnAt: Math.min(warning.at ?? end.at, end.at),
    remaining: undefined,
    unit: term.unit,
    calendarMissing: end.calendarMissing || warning.calendarMissing,
  };
}

/**
 * How much of the promise has been used up to `now` (or up to readiness), in the promise's unit: minutes and hours
 * with fractions, days as whole days begun after day 0.
 * @returns undefined when nothing is promised or the clock has not started
 */
export function elapsed(
  term: PromiseTerm,
  clock: PromiseClock,
  now: number,
  calendar: Calendar,
): (CalendarNote & { readonly amount: number; readonly unit: PromiseUnit }) | undefined {
  if (term.kind !== 'term' || clock.startedAt === undefined || now < clock.startedAt) return undefined;
  const measure = measureOf(term.unit, calendar);
  const end = Math.min(now, clock.readyAt ?? now);
  let sum = measure.before;
  let calendarMissing = false;
  for (const segment of runningSegments(clock.startedAt, clock)) {
    const used = measure.used(segment.fromAt, Math.min(segment.toAt, end));
    sum += used.amount;
    calendarMissing ||= used.calendarMissing;
  }
  return { amount: measure.inUnit(sum), unit: term.unit, calendarMissing };
}

/**
 * How a case stands at `now`; what was recorded after `now` is ignored.
 * @returns undefined when the standard promises no time: a case without a promise can neither keep nor break one
 */
export function clockStatus(
  term: PromiseTerm,
  clock: PromiseClock,
  now: number,
  calendar: Calendar,
): ClockStatus | undefined {
  if (term.kind !== 'term') return undefined;
  if (clock.startedAt === undefined || now < clock.startedAt) return 'not-started';
  const seen = clockAsOf(clock, now);
  const promised = due(term, seen, calendar);
  if (promised === undefined) return 'not-started';
  if (promised.dueAt === undefined) return 'paused';
  if (seen.readyAt !== undefined) return seen.readyAt <= promised.dueAt ? 'kept' : 'broken';
  if (now > promised.dueAt) return 'late';
  if (seen.pauses.some((pause) => pause.to === undefined)) return 'paused';
  return now >= promised.warnAt ? 'at-risk' : 'running';
}

/**
 * The internal warning of a service that prints no time: {@link internalWarningName}, never a promise and never shown
 * to the applicant as one. `workingDays` is the office's setting `internalDays`; 0 is off.
 * Source: UU 30/2014 art. 53 as changed by UU 6/2023: without another limit, 5 working days from the complete file.
 * @returns undefined when a time is promised, the clock has not started, or the office has switched it off
 */
export function internalWarning(
  term: PromiseTerm,
  clock: PromiseClock,
  calendar: Calendar,
  workingDays = internalDaysByLaw,
): (Due & { readonly name: string }) | undefined {
  if (term.kind === 'term' || workingDays === 0) return undefined;
  const limit = due(
    {
      kind: 'term',
      printed: internalWarningName,
      amount: workingDays,
      unit: 'working-days',
      waitsForSigner: false,
    },
    clock,
    calendar,
  );
  return limit === undefined ? undefined : { ...limit, name: internalWarningName };
}

interface Segment {
  readonly fromAt: number;
  readonly toAt: number;
}

type Reached = CalendarNote & { readonly at: number };
type Used = CalendarNote & { readonly amount: number };

/** How one unit counts; inside, time is milliseconds and days are whole days. */
interface Measure {
  /** The promise in inner units. */
  readonly total: (amount: number) => number;
  /** Inner units already counted the moment the clock starts. */
  readonly before: number;
  readonly inUnit: (inner: number) => number;
  readonly warnAfter: (total: number) => number;
  /** What a running stretch uses up. */
  readonly used: (fromAt: number, toAt: number) => Used;
  /** The due moment when the clock runs from `fromAt` with `left` still to go. */
  readonly reach: (fromAt: number, left: number) => Reached;
  readonly warn: (fromAt: number, left: number) => Reached;
}

function measureOf(unit: PromiseUnit, calendar: Calendar): Measure {
  switch (unit) {
    case 'office-minutes':
      return openTime(60_000, calendar);
    case 'office-hours':
      return openTime(3_600_000, calendar);
    case 'running-hours':
      return allTime(3_600_000);
    case 'calendar-days':
      return calendarDays(calendar);
    case 'working-days':
      return workingDays(calendar);
  }
}

function openTime(unitMs: number, calendar: Calendar): Measure {
  const reach = (fromAt: number, left: number): Reached => addOpenTime(calendar, fromAt, left);
  return {
    total: (amount) => amount * unitMs,
    before: 0,
    inUnit: (inner) => inner / unitMs,
    warnAfter: (total) => (total * warnShare[0]) / warnShare[1],
    used: (fromAt, toAt) => {
      const { ms, calendarMissing } = openTimeBetween(calendar, fromAt, toAt);
      return { amount: ms, calendarMissing };
    },
    reach,
    warn: reach,
  };
}

function allTime(unitMs: number): Measure {
  const reach = (fromAt: number, left: number): Reached => ({ at: fromAt + left, calendarMissing: false });
  return {
    total: (amount) => amount * unitMs,
    before: 0,
    inUnit: (inner) => inner / unitMs,
    warnAfter: (total) => (total * warnShare[0]) / warnShare[1],
    used: (fromAt, toAt) => ({ amount: Math.max(0, toAt - fromAt), calendarMissing: false }),
    reach,
    warn: reach,
  };
}

function workingDays(calendar: Calendar): Measure {
  const zone = calendar.hours.zone;
  return {
    ...wholeDays,
    used: (fromAt, toAt) => {
      if (toAt <= fromAt) return { amount: 0, calendarMissing: false };
      const counted = workingDaysBetween(calendar, localDay(fromAt, zone), lastDayBefore(toAt, calendar));
      return { amount: counted.days, calendarMissing: counted.calendarMissing };
    },
    reach: (fromAt, left) => {
      const last = addWorkingDays(calendar, localDay(fromAt, zone), left);
      const closes = closingOf(last.day, calendar);
      if (closes !== undefined && closes >= fromAt)
        return { at: closes, calendarMissing: last.calendarMissing };
      // Nothing is left to count but today's counter is closed: the next working day's closing time.
      const next = addWorkingDays(calendar, last.day, 1);
      const at = closingOf(next.day, calendar) ?? fromAt;
      return { at, calendarMissing: last.calendarMissing || next.calendarMissing };
    },
    warn: (fromAt, left) => {
      const last = addWorkingDays(calendar, localDay(fromAt, zone), left);
      return { at: opensOnOrBefore(last.day, fromAt, calendar), calendarMissing: last.calendarMissing };
    },
  };
}

function calendarDays(calendar: Calendar): Measure {
  const zone = calendar.hours.zone;
  return {
    ...wholeDays,
    used: (fromAt, toAt) => ({
      amount: toAt <= fromAt ? 0 : daysBetween(localDay(fromAt, zone), lastDayBefore(toAt, calendar)),
      calendarMissing: false,
    }),
    reach: (fromAt, left) => {
      const last = addDays(localDay(fromAt, zone), left);
      const { calendarMissing } = openIntervals(calendar, last);
      const closes = closingOf(last, calendar);
      if (closes !== undefined && closes >= fromAt) return { at: closes, calendarMissing };
      const opening = nextOpening(calendar, Math.max(fromAt, startOfDay(last, zone)));
      return { at: opening.at, calendarMissing: calendarMissing || opening.calendarMissing };
    },
    warn: (fromAt, left) => {
      const last = addDays(localDay(fromAt, zone), left);
      const { calendarMissing } = openIntervals(calendar, last);
      return { at: opensOnOrBefore(last, fromAt, calendar), calendarMissing };
    },
  };
}

const wholeDays = {
  total: (amount: number) => amount - dayOfStart,
  before: dayOfStart,
  inUnit: (inner: number) => inner,
  warnAfter: (total: number) => Math.ceil((total * warnShare[0]) / warnShare[1]),
};

/** A pause that begins at midnight leaves that whole day unused, hence the day of the millisecond before. */
function lastDayBefore(at: number, calendar: Calendar): string {
  return localDay(at - 1, calendar.hours.zone);
}

function closingOf(day: string, calendar: Calendar): number | undefined {
  return openIntervals(calendar, day).intervals.at(-1)?.toAt;
}

/** Warning people while the office is closed helps nobody: take the last opening before, but not before the clock ran. */
function opensOnOrBefore(day: string, fromAt: number, calendar: Calendar): number {
  const first = localDay(fromAt, calendar.hours.zone);
  for (let tried = day; tried > first; tried = addDays(tried, -1)) {
    const opening = openIntervals(calendar, tried).intervals[0];
    if (opening !== undefined) return opening.fromAt;
  }
  return fromAt;
}

/** Spends `amount` over the running stretches; the last one has no end unless an open pause holds the clock. */
function walk(
  segments: readonly Segment[],
  amount: number,
  reach: Measure['reach'],
  used: Measure['used'],
): CalendarNote & ({ readonly at: number } | { readonly at: undefined; readonly left: number }) {
  let left = amount;
  let calendarMissing = false;
  for (const segment of segments) {
    const reached = reach(segment.fromAt, left);
    if (reached.at <= segment.toAt) {
      return { at: reached.at, calendarMissing: calendarMissing || reached.calendarMissing };
    }
    const spent = used(segment.fromAt, segment.toAt);
    calendarMissing ||= spent.calendarMissing;
    left = Math.max(0, left - spent.amount);
  }
  return { at: undefined, left, calendarMissing };
}

/** The stretches in which the clock runs. Readiness ends every pause, so a finished case always has a due moment. */
function runningSegments(startedAt: number, clock: PromiseClock): Segment[] {
  const lastAt = clock.readyAt ?? Infinity;
  const pauses = clock.pauses
    .map((pause) => ({
      fromAt: Math.max(pause.from, startedAt),
      toAt: Math.min(pause.to ?? Infinity, lastAt),
    }))
    .filter((pause) => pause.fromAt < pause.toAt)
    .sort((a, b) => a.fromAt - b.fromAt);
  const segments: Segment[] = [];
  let runsFrom = startedAt;
  for (const pause of pauses) {
    if (pause.fromAt > runsFrom) segments.push({ fromAt: runsFrom, toAt: pause.fromAt });
    runsFrom = Math.max(runsFrom, pause.toAt);
  }
  if (runsFrom < Infinity) segments.push({ fromAt: runsFrom, toAt: Infinity });
  return segments;
}

function clockAsOf(clock: PromiseClock, now: number): PromiseClock {
  return {
    startedAt: clock.startedAt,
    pauses: clock.pauses
      .filter((pause) => pause.from <= now)
      .map((pause) =>
        pause.to !== undefined && pause.to <= now ? pause : { from: pause.from, reason: pause.reason },
      ),
    readyAt: clock.readyAt !== undefined && clock.readyAt <= now ? clock.readyAt : undefined,
  };
}
