import * as z from 'zod';
import { months } from './dates-id.ts';
import { addDays, IsoDay } from './calendar.ts';
import { SurveyElement, SurveySums, SurveyWeight } from './survey.ts';

/**
 * Periods of the satisfaction survey and what an office settles about them. PermenPANRB 14/2017 asks for one survey a year at
 * least; the decrees print months, quarters (tribulan) and half-years, so the length is the office's setting.
 */

export const SurveyPeriodKind = z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly']);
export type SurveyPeriodKind = z.infer<typeof SurveyPeriodKind>;

/** `2026-B03` a month, `2026-T1` a quarter (triwulan), `2026-S1` a half-year (semester), `2026` a year. */
export const SurveyPeriodId = z.string().regex(/^\d{4}(?:-(?:B(?:0[1-9]|1[0-2])|T[1-4]|S[12]))?$/);

/** A stretch of days; both ends belong to it. */
export const SurveyPeriod = z.strictObject({
  id: SurveyPeriodId,
  kind: SurveyPeriodKind,
  /** e.g. `Triwulan I 2026`. */
  label: z.string(),
  fromOn: IsoDay,
  toOn: IsoDay,
});
export type SurveyPeriod = z.infer<typeof SurveyPeriod>;

const monthsIn: Readonly<Record<SurveyPeriodKind, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

const roman = ['I', 'II', 'III', 'IV'];

/** The n-th period of a year, from 0; beyond the year's ends it lies in another year. */
function nth(kind: SurveyPeriodKind, year: number, n: number): SurveyPeriod {
  const perYear = 12 / monthsIn[kind];
  const inYear = year + Math.floor(n / perYear);
  const position = n - Math.floor(n / perYear) * perYear;
  const first = position * monthsIn[kind];
  const fromOn = isoDay(inYear, first, 1);
  const toOn = isoDay(inYear, first + monthsIn[kind], 0);
  const y = String(inYear).padStart(4, '0');
  switch (kind) {
    case 'monthly':
      return {
        id: `${y}-B${String(position + 1).padStart(2, '0')}`,
        kind,
        label: `Bulan ${months[position] ?? ''} ${y}`,
        fromOn,
        toOn,
      };
    case 'quarterly':
      return {
        id: `${y}-T${String(position + 1)}`,
        kind,
        label: `Triwulan ${roman[position] ?? ''} ${y}`,
        fromOn,
        toOn,
      };
    case 'half-yearly':
      return {
        id: `${y}-S${String(position + 1)}`,
        kind,
        label: `Semester ${roman[position] ?? ''} ${y}`,
        fromOn,
        toOn,
      };
    case 'yearly':
      return { id: y, kind, label: `Tahun ${y}`, fromOn, toOn };
    default:
      return kind satisfies never;
  }
}

/** Day 0 of a month is the last of the one before, month 12 the first of the next year. */
function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** The period of this length in which a day (`2026-03-16`) lies. */
export function periodOn(day: string, kind: SurveyPeriodKind): SurveyPeriod {
  const month = Number(day.slice(5, 7)) - 1;
  return nth(kind, Number(day.slice(0, 4)), Math.floor(month / monthsIn[kind]));
}

/** @throws RangeError for what is no period's id */
export function periodById(id: string): SurveyPeriod {
  if (!SurveyPeriodId.safeParse(id).success) throw new RangeError(`${id} is no survey period`);
  const year = Number(id.slice(0, 4));
  const n = Number(id.slice(6)) - 1;
  switch (id.slice(5, 6)) {
    case 'B':
      return nth('monthly', year, n);
    case 'T':
      return nth('quarterly', year, n);
    case 'S':
      return nth('half-yearly', year, n);
    default:
      return nth('yearly', year, 0);
  }
}

export function previousPeriod({ kind, fromOn }: Pick<SurveyPeriod, 'kind' | 'fromOn'>): SurveyPeriod {
  return neighbour(kind, fromOn, -1);
}

export function nextPeriod({ kind, fromOn }: Pick<SurveyPeriod, 'kind' | 'fromOn'>): SurveyPeriod {
  return neighbour(kind, fromOn, 1);
}

function neighbour(kind: SurveyPeriodKind, fromOn: string, by: 1 | -1): SurveyPeriod {
  const position = Math.floor((Number(fromOn.slice(5, 7)) - 1) / monthsIn[kind]);
  return nth(kind, Number(fromOn.slice(0, 4)), position + by);
}

/** `form`: as the questionnaire asks (sarana 8th); `regulation`: as the regulation lists (pengaduan 8th). */
export const SurveyOrder = z.enum(['form', 'regulation']);
export type SurveyOrder = z.infer<typeof SurveyOrder>;

/** `Office.settings.survey`: what an office settles about its survey. Anyone may read it. */
export const SurveySettings = z.strictObject({
  period: SurveyPeriodKind,
  /** Printed on every report. */
  weight: SurveyWeight,
  /** The order in which the questionnaire asks and reports number the elements. */
  order: SurveyOrder,
  /** One survey per service, or one of the whole office that asks which service it was, if one wants to say. */
  scope: z.enum(['service', 'office']),
  /** The floor of 150 respondents comes from KEP/25/2004 and is some offices' habit. */
  minimumSample: z.literal([0, 150]),
  /** The QR at the counter and the kiosk, for people without a case. */
  counter: z.strictObject({
    /** Answers a day, for the QR and for the kiosk each; 0: closed. */
    perDay: z.int().min(0).max(2000),
    officeHoursOnly: z.boolean(),
  }),
  /** Paper sheets with a question left blank: counted per element, or not taken. No rule was found. */
  blanks: z.enum(['per-element', 'refuse']),
});
export type SurveySettings = z.infer<typeof SurveySettings>;

export const defaultSurveySettings: SurveySettings = {
  period: 'quarterly',
  weight: '1/n',
  order: 'form',
  scope: 'service',
  minimumSample: 0,
  counter: { perDay: 100, officeHoursOnly: true },
  blanks: 'per-element',
};

/** Service users of the previous period, from whose number the sample follows. */
export const SurveyPopulation = z.strictObject({
  count: z.int().min(0).max(10_000_000),
  /** `loket`: applications in Loket; `manual`: counted by the office, while paper counters still run. */
  source: z.enum(['loket', 'manual']),
  /** Where the number comes from, as printed on the report. */
  note: z.string().trim().max(300).optional(),
});
export type SurveyPopulation = z.infer<typeof SurveyPopulation>;

/**
 * The data set of a closed period: kept as a file of the office under its hash. `sha256` is over the canonical JSON of every
 * answer (no id, no time, no words), sorted, joined by line feeds.
 */
export const SurveyFreeze = z.strictObject({
  at: z.int(),
  /** Questionnaires. */
  answers: z.int(),
  sums: SurveySums,
  /** Questionnaires in which the element was answered. */
  counts: SurveySums,
  sha256: z.string(),
  /** Post of whoever closed it, e.g. `PETUGAS SURVEI`. */
  post: z.string(),
  /** Why it was closed anew: the reason of the correction before it. */
  reason: z.string().optional(),
});
export type SurveyFreeze = z.infer<typeof SurveyFreeze>;

export const SurveyPeriodState = z.enum(['open', 'closed', 'published']);
export type SurveyPeriodState = z.infer<typeof SurveyPeriodState>;

/**
 * `surveyPeriods/{p}`: the official record of a period. Once `published` anyone may read it, so nothing in it may be for the
 * office alone. It is open again while it is corrected; what was published stays so until it is published anew.
 */
export const SurveyPeriodDoc = SurveyPeriod.extend({
  v: z.literal(1),
  state: SurveyPeriodState,
  published: z.boolean(),
  population: SurveyPopulation.optional(),
  /** Oldest first; the last one holds. */
  freezes: z.array(SurveyFreeze),
  /** Set while a closed period is open again. */
  correcting: z.strictObject({ at: z.int(), reason: z.string(), post: z.string() }).optional(),
  publishedAt: z.int().optional(),
});
export type SurveyPeriodDoc = z.infer<typeof SurveyPeriodDoc>;

export const Quarter = z.literal([1, 2, 3, 4]);
export type Quarter = z.infer<typeof Quarter>;

/** One row of the follow-up plan (rencana tindak lanjut) of a period. */
export const SurveyPlanRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{8,40}$/),
  element: SurveyElement,
  /** Program/kegiatan. */
  programme: z.string().trim().min(3).max(500),
  /** The year whose quarters (TW I–IV) are meant. */
  year: z.int().min(2000).max(2200),
  quarters: z.array(Quarter).min(1).max(4),
  /** Penanggung jawab: a post or a name. */
  person: z.string().trim().min(1).max(200),
  state: z.enum(['planned', 'running', 'done', 'dropped']),
  /** What came of it, or why it was dropped. */
  result: z.string().trim().max(1000).optional(),
  /** The day its reminder was seen to. */
  remindedOn: IsoDay.optional(),
});
export type SurveyPlanRow = z.infer<typeof SurveyPlanRow>;

/** `surveyPlans/{p}`: the follow-up plan made for a period's result; published with the report only. */
export const SurveyPlan = z.strictObject({ v: z.literal(1), rows: z.array(SurveyPlanRow).max(50) });
export type SurveyPlan = z.infer<typeof SurveyPlan>;

/** Last day of the row's last quarter. */
export function planDueOn({ year, quarters }: Pick<SurveyPlanRow, 'year' | 'quarters'>): string {
  return nth('quarterly', year, Math.max(...quarters) - 1).toOn;
}

/** First day of the row's first quarter. */
export function planFromOn({ year, quarters }: Pick<SurveyPlanRow, 'year' | 'quarters'>): string {
  return nth('quarterly', year, Math.min(...quarters) - 1).fromOn;
}

/** Why a plan row wants a look. */
export const PlanReminderKind = z.enum(['begin', 'soon', 'overdue']);
export interface PlanReminder {
  readonly id: string;
  readonly why: z.infer<typeof PlanReminderKind>;
  /** The day it was to begin, or to be finished. */
  readonly on: string;
}

/** Rows somebody must look at: begun by the plan but still only planned, or not finished two weeks before they end. */
export function planReminders(rows: readonly SurveyPlanRow[], today: string): PlanReminder[] {
  return rows.flatMap((row) => {
    const found = reminderOf(row, today);
    return found ? [found] : [];
  });
}

function reminderOf(row: SurveyPlanRow, today: string): PlanReminder | undefined {
  if (row.state === 'done' || row.state === 'dropped') return undefined;
  const seenSince = (day: string) => row.remindedOn !== undefined && row.remindedOn >= day;
  const fromOn = planFromOn(row);
  const dueOn = planDueOn(row);
  const soonOn = addDays(dueOn, -14);
  if (today > dueOn)
    return seenSince(addDays(dueOn, 1)) ? undefined : { id: row.id, why: 'overdue', on: dueOn };
  if (today >= soonOn) return seenSince(soonOn) ? undefined : { id: row.id, why: 'soon', on: dueOn };
  const waits = row.state === 'planned' && today >= fromOn && !seenSince(fromOn);
  return waits ? { id: row.id, why: 'begin', on: fromOn } : undefined;
}
