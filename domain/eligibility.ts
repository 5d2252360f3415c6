import { isDay } from './calendar.ts';
import { applies, holds } from './conditions.ts';
import type { CaseFacts, Condition } from './conditions.ts';
import { eligibilityWords as words } from './eligibility-words.ts';
import { fieldsAsked } from './form.ts';
import { normaliseNik } from './nik.ts';
import type { Definition, Eligibility, EligibilityRule } from './standard.ts';

/**
 * Printed rules on who may apply, tested on what somebody answered. The software explains and never decides: an answer may be wrong, a
 * NIK may be, and a rule printed in words means more than a test (design §5).
 */

export interface Explained {
  id: string;
  /** The rule as printed. */
  printed: string;
  /** `unknown`: an answer is still missing or cannot be read; `seen`: only a person can look. */
  verdict: 'met' | 'not-met' | 'unknown' | 'seen';
  /** One Indonesian sentence: what was tested, and on what. */
  explanation: string;
}

/** A case as these rules ask for it; answers in the form they are kept (`answersOf`), the NIK of whoever applies. */
export interface EligibilityFacts extends CaseFacts {
  nik?: string | undefined;
}

/**
 * A rule on what is not asked in this case is left out: it is about other cases (L17 asks for a candidate's age in an appointment alone).
 * @param today the office's calendar day, on which an age counts where the rule names no other
 */
export function eligibilityOf(definition: Definition, facts: EligibilityFacts, today: string): Explained[] {
  const unasked = unaskedOf(definition, facts);
  return (definition.eligibility ?? [])
    .filter((rule) => applies(rule, facts))
    .filter(({ rule }) => !testedBy(rule).some((id) => unasked.has(id)))
    .map((rule) => ({ id: rule.id, printed: rule.printed, ...tested(definition, rule, facts, today) }));
}

function unaskedOf(definition: Definition, { answers }: EligibilityFacts): ReadonlySet<string> {
  const asked = fieldsAsked(definition, answers);
  return new Set(definition.fields.filter((field) => !asked.includes(field)).map(({ id }) => id));
}

/** Ids of the fields a rule is tested on. */
function testedBy(rule: EligibilityRule): string[] {
  switch (rule.kind) {
    case 'age':
      return [rule.field, ...(rule.on === undefined ? [] : [rule.on])];
    case 'count':
      return [rule.field];
    case 'answer':
      return Object.keys(rule.when);
    case 'seen':
      return [];
    default:
      return rule satisfies never;
  }
}

type Tested = Pick<Explained, 'verdict' | 'explanation'>;

function tested(
  definition: Definition,
  { rule, when }: Eligibility,
  facts: EligibilityFacts,
  today: string,
): Tested {
  switch (rule.kind) {
    case 'age':
      return testedAge(definition, rule, facts, today, when);
    case 'count':
      return testedCount(definition, rule, facts);
    case 'answer':
      return testedAnswer(definition, rule.when, facts);
    case 'seen':
      return { verdict: 'seen', explanation: words.seen };
    default:
      return rule satisfies never;
  }
}

function testedAge(
  definition: Definition,
  rule: Extract<EligibilityRule, { kind: 'age' }>,
  { answers, nik }: EligibilityFacts,
  today: string,
  when: Condition | undefined,
): Tested {
  if (rule.orWhen && holds(rule.orWhen, answers))
    return {
      verdict: 'met',
      explanation: words.freed(answersShown(definition, Object.keys(rule.orWhen), answers)),
    };
  const on = rule.on === undefined ? today : (answers[rule.on] ?? '');
  if (!isDay(on)) return unknown(words.noDay(labelOf(definition, rule.on ?? '')));
  const fromNik = rule.field === 'nik';
  const bornOn = fromNik ? birthDayOfNik(nik ?? '', today) : answers[rule.field];
  if (bornOn === undefined || !isDay(bornOn))
    return unknown(fromNik ? words.noBirthdayInNik : words.noBirthday(labelOf(definition, rule.field)));
  if (bornOn > on) return unknown(words.bornLater(bornOn, on));
  const years = fullYears(bornOn, on);
  return {
    verdict: within(years, rule) ? 'met' : 'not-met',
    explanation: words.ageOf(
      { bornOn, fromNik },
      { years, on },
      rule,
      when && answersShown(definition, Object.keys(when), answers),
    ),
  };
}

function testedCount(
  definition: Definition,
  { field, from, to }: Extract<EligibilityRule, { kind: 'count' }>,
  { answers }: EligibilityFacts,
): Tested {
  const label = labelOf(definition, field);
  const typed = answers[field] ?? '';
  if (typed === '') return unknown(words.notAnswered(label));
  if (!/^\d{1,9}$/.test(typed)) return unknown(words.notRead(label));
  const value = Number(typed);
  return {
    verdict: within(value, { from, to }) ? 'met' : 'not-met',
    explanation: words.count(label, value, from, to),
  };
}

function testedAnswer(definition: Definition, when: Condition, { answers }: EligibilityFacts): Tested {
  const silent = Object.keys(when).find((field) => (answers[field] ?? '') === '');
  if (silent !== undefined) return unknown(words.notAnswered(labelOf(definition, silent)));
  const wanted = Object.entries(when)
    .map(([field, values]) => values.map((value) => valueOf(definition, field, value)).join(words.or))
    .join('; ');
  return {
    verdict: holds(when, answers) ? 'met' : 'not-met',
    explanation: `${answersShown(definition, Object.keys(when), answers)}; ${words.required(wanted)}.`,
  };
}

function unknown(explanation: string): Tested {
  return { verdict: 'unknown', explanation };
}

function within(
  value: number,
  { from, to }: { from?: number | undefined; to?: number | undefined },
): boolean {
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

function labelOf({ fields }: Definition, id: string): string {
  return fields.find((field) => field.id === id)?.label ?? id;
}

function valueOf({ fields }: Definition, id: string, value: string): string {
  return (
    fields.find((field) => field.id === id)?.options?.find((option) => option.value === value)?.label ?? value
  );
}

function answersShown(
  definition: Definition,
  fields: readonly string[],
  answers: Readonly<Record<string, string>>,
): string {
  return fields
    .map((id) => words.answer(labelOf(definition, id), valueOf(definition, id, answers[id] ?? '')))
    .join('; ');
}

/**
 * Full years between two ISO days. Who was born on 29 February is a year older on 1 March where the year has no such day: only then has
 * the whole of it passed.
 */
export function fullYears(bornOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/**
 * The day of birth a NIK names (day + 40 for women), in the latest century that does not lie in the future; undefined where it names
 * none. A NIK never changes, so it may be wrong: say where the day comes from.
 */
export function birthDayOfNik(nik: string, today: string): string | undefined {
  const [, day = '', month = '', year = ''] =
    /^\d{6}(\d{2})(\d{2})(\d{2})\d{4}$/.exec(normaliseNik(nik)) ?? [];
  if (day === '') return undefined;
  const date = String(Number(day) > 40 ? Number(day) - 40 : Number(day)).padStart(2, '0');
  const century = Number(today.slice(0, 2));
  return [century, century - 1]
    .map((hundred) => `${String(hundred).padStart(2, '0')}${year}-${month}-${date}`)
    .find((candidate) => isDay(candidate) && candidate <= today);
}
