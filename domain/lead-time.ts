import { addDays, isDay, workingDay, workingDaysBetween } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Explained } from './eligibility.ts';
import { leadTimeWords as words } from './eligibility-words.ts';
import { fieldsAsked } from './form.ts';
import type { Definition, LeadTime } from './standard.ts';

/**
 * Printed lead times. "Five working days before" (K2) leaves five of the office's days before the event, the day of applying among them
 * and the event itself not: the last day to apply is the fifth working day counted back from it. Explains, never decides.
 */

export interface LeadTimeExplained extends Explained {
  /** With `at-least`: the last day to apply. */
  lastOn?: string;
}

export interface LeadTimeFacts {
  variant?: string | undefined;
  /** In the form they are kept (`answersOf`). */
  answers: Readonly<Record<string, string>>;
}

/** @param today the office's calendar day, from which is counted where the rule names no answer */
export function leadTimesOf(
  definition: Definition,
  { variant, answers }: LeadTimeFacts,
  today: string,
  calendar: Calendar,
): LeadTimeExplained[] {
  const asked = fieldsAsked(definition, answers).map(({ id }) => id);
  // What is not asked in this case cannot be missing from it.
  const areAsked = (ids: readonly string[]) => ids.every((id) => asked.includes(id));
  return (definition.leadTimes ?? [])
    .filter(({ variants }) => !variants || (variant !== undefined && variants.includes(variant)))
    .filter(({ from, until }) => areAsked([until, ...(from === undefined ? [] : [from])]))
    .map((rule) => ({
      id: rule.id,
      printed: rule.printed,
      ...tested(definition, rule, answers, today, calendar),
    }));
}

type Tested = Pick<LeadTimeExplained, 'verdict' | 'explanation' | 'lastOn'>;

function tested(
  definition: Definition,
  rule: LeadTime,
  answers: Readonly<Record<string, string>>,
  today: string,
  calendar: Calendar,
): Tested {
  const label = (id: string) => definition.fields.find((field) => field.id === id)?.label ?? id;
  const from = rule.from === undefined ? today : (answers[rule.from] ?? '');
  const until = answers[rule.until] ?? '';
  for (const [id, day] of [
    [rule.from ?? '', from],
    [rule.until, until],
  ] as const) {
    if (day === '') return { verdict: 'unknown', explanation: words.noDay(label(id)) };
    if (!isDay(day)) return { verdict: 'unknown', explanation: words.notADay(label(id)) };
    if (!isWithinReach(day)) return { verdict: 'unknown', explanation: words.outOfReach(label(id)) };
  }
  const { days, unit } = rule;
  const last = daysBefore(calendar, until, days, unit);
  const note = last.calendarMissing ? ` ${words.calendarMissing}` : '';
  if (from > until)
    return {
      verdict: rule.rule === 'at-least' ? 'not-met' : 'unknown',
      explanation: words.over(until, label(rule.until), from),
      ...(rule.rule === 'at-least' && { lastOn: last.day }),
    };
  switch (rule.rule) {
    case 'at-least': {
      const isInTime = from <= last.day;
      const of = { until, label: label(rule.until), lastOn: last.day, days, unit, from };
      return {
        verdict: isInTime ? 'met' : 'not-met',
        explanation: `${isInTime ? words.inTime(of) : words.tooLate(of)}${note}`,
        lastOn: last.day,
      };
    }
    case 'less-than': {
      if (from <= last.day)
        return { verdict: 'not-met', explanation: `${words.far({ from, until, days, unit })}${note}` };
      const between = daysFrom(calendar, from, until, unit);
      return { verdict: 'met', explanation: `${words.near({ from, until, between, days, unit })}${note}` };
    }
    default:
      return rule.rule satisfies never;
  }
}

/** Days nobody means, and which a calendar cannot be walked to. */
function isWithinReach(day: string): boolean {
  return day >= '1900-01-01' && day <= '2199-12-31';
}

/** So many of the office's days before a day, the day itself not counted. */
function daysBefore(
  calendar: Calendar,
  until: string,
  days: number,
  unit: LeadTime['unit'],
): { day: string; calendarMissing: boolean } {
  if (unit === 'calendar-days') return { day: addDays(until, -days), calendarMissing: false };
  let day = until;
  let calendarMissing = false;
  let left = days;
  // Ten years of days, each with its weekend and holidays: longer than this no office stays shut.
  for (let walked = 0; left > 0 && walked < 3650; walked += 1) {
    day = addDays(day, -1);
    const status = workingDay(calendar, day);
    calendarMissing ||= status.calendarMissing;
    if (status.working) left -= 1;
  }
  return { day, calendarMissing };
}

/** The office's days from a day on, that day counted and `until` not: what {@link daysBefore} counts back. */
function daysFrom(calendar: Calendar, from: string, until: string, unit: LeadTime['unit']): number {
  const before = addDays(from, -1);
  const last = addDays(until, -1);
  if (unit === 'calendar-days') return (Date.parse(last) - Date.parse(before)) / 86_400_000;
  return workingDaysBetween(calendar, before, last).days;
}
