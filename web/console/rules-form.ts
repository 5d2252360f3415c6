import type { Definition, ServiceStandard } from '../../domain/standard.ts';
import { replaced, withDefinition } from './standard-form.ts';

/**
 * Printed rules on who applies and when, as the editor of a standard shows them: the words they quote and the numbers Loket counts with.
 * Both are mended together: a quotation does not move on by itself where a figure changed.
 */

export interface RuleNumber {
  what: 'days' | 'from-age' | 'to-age' | 'from' | 'to' | 'from-month' | 'to-month';
  value: number;
}

export interface PrintedRule {
  /** Unique within the standard. */
  key: string;
  printed: string;
  numbers: RuleNumber[];
}

export function rulesOf({ eligibility = [], leadTimes = [], intakeWindow }: Definition): PrintedRule[] {
  return [
    ...eligibility.map(({ id, printed, rule }): PrintedRule => {
      if (rule.kind !== 'age' && rule.kind !== 'count') return { key: `e-${id}`, printed, numbers: [] };
      const [from, to] = rule.kind === 'age' ? (['from-age', 'to-age'] as const) : (['from', 'to'] as const);
      const numbers = [
        ...(rule.from === undefined ? [] : [{ what: from, value: rule.from }]),
        ...(rule.to === undefined ? [] : [{ what: to, value: rule.to }]),
      ];
      return { key: `e-${id}`, printed, numbers };
    }),
    ...leadTimes.map(({ id, printed, days }): PrintedRule => ({
      key: `l-${id}`,
      printed,
      numbers: [{ what: 'days', value: days }],
    })),
    ...(intakeWindow
      ? [
          {
            key: 'w',
            printed: intakeWindow.printed,
            numbers: [
              { what: 'from-month' as const, value: intakeWindow.fromMonth },
              { what: 'to-month' as const, value: intakeWindow.toMonth },
            ],
          },
        ]
      : []),
  ];
}

/** The standard with one rule mended; its other parts stay what they were. */
export function withRule(standard: ServiceStandard, { key, printed, numbers }: PrintedRule): ServiceStandard {
  const { eligibility = [], leadTimes = [], intakeWindow } = standard.definition;
  const of = (what: RuleNumber['what']) => numbers.find((each) => each.what === what)?.value;
  const asked = eligibility.findIndex(({ id }) => `e-${id}` === key);
  const before = eligibility[asked];
  if (before) {
    const { rule } = before;
    const [from, to] = [of('from-age') ?? of('from'), of('to-age') ?? of('to')];
    const next =
      rule.kind === 'age' || rule.kind === 'count'
        ? { ...rule, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
        : rule;
    return withDefinition(standard, {
      eligibility: replaced(eligibility, asked, { ...before, printed, rule: next }),
    });
  }
  const timed = leadTimes.findIndex(({ id }) => `l-${id}` === key);
  const time = leadTimes[timed];
  if (time)
    return withDefinition(standard, {
      leadTimes: replaced(leadTimes, timed, { ...time, printed, days: of('days') ?? time.days }),
    });
  if (key !== 'w' || !intakeWindow) return standard;
  return withDefinition(standard, {
    intakeWindow: {
      printed,
      fromMonth: of('from-month') ?? intakeWindow.fromMonth,
      toMonth: of('to-month') ?? intakeWindow.toMonth,
    },
  });
}
