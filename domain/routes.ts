import { holds } from './conditions.ts';
import type { CaseFacts } from './conditions.ts';
import { routeOf } from './route.ts';
import type { Definition, Field } from './standard.ts';
import type { Step } from './steps/step.ts';

/** Every way a case of a standard can go: by door, reason and the answers its steps depend on. */

export interface Route {
  facts: CaseFacts;
  steps: Step[];
}

/** Far more than any printed standard branches; beyond it the rest is not looked at. */
const mostAnswers = 2000;

export function routesOf(definition: Definition): Route[] {
  const { doors, variants, steps } = definition;
  const reasons = variants.length > 0 ? variants.map(({ id }) => id) : [undefined];
  const answers = possibleAnswers(definition);
  return doors.flatMap((door) =>
    reasons.flatMap((variant) =>
      answers.map((given): Route => {
        const facts: CaseFacts = { door, variant, answers: given };
        const ids = routeOf(definition, facts);
        return { facts, steps: steps.filter(({ id }) => ids.includes(id)) };
      }),
    ),
  );
}

/** Answers to the fields that steps ask about, and to those that decide whether these are asked: one of each kind there can be. */
function possibleAnswers({ fields, steps }: Definition): Record<string, string>[] {
  const asked = new Set(steps.flatMap(({ when = {} }) => Object.keys(when)));
  for (let before = -1; before < asked.size;) {
    before = asked.size;
    for (const { id, when = {} } of fields) {
      if (asked.has(id)) for (const other of Object.keys(when)) asked.add(other);
    }
  }
  const deciding = fields.filter(({ id }) => asked.has(id));
  const conditions = [...steps, ...fields].flatMap(({ when }) => (when ? [when] : []));
  let all: Record<string, string>[] = [{}];
  for (const field of deciding) {
    const tested = conditions.flatMap((condition) => condition[field.id] ?? []);
    all = all.flatMap((given) => valuesOf(field, tested).map((value) => ({ ...given, [field.id]: value })));
    all = all.slice(0, mostAnswers);
  }
  return all.filter((given) => deciding.every((field) => canBe(field, given)));
}

/** What is chosen, or of a free field what somebody tests and something else; nothing where it may be left empty or is not asked. */
function valuesOf(field: Field, tested: readonly string[]): string[] {
  const values = field.type === 'choice' ? (field.options ?? []).map(({ value }) => value) : [...tested, '…'];
  return [...new Set(['', ...values])];
}

/** A hidden field has no answer, a required one has some. */
function canBe(field: Field, given: Readonly<Record<string, string>>): boolean {
  const empty = given[field.id] === '';
  return holds(field.when, given) ? !(field.required && empty) : empty;
}
