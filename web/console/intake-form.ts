import type { Act, Actor, Verdict } from '../../domain/application.ts';
import { holds } from '../../domain/conditions.ts';
import { formOf, problemOf, variantField } from '../../domain/form.ts';
import type { FieldProblem, FormField } from '../../domain/form.ts';
import { routeOf } from '../../domain/route.ts';
import { searchServices } from '../../domain/service-search.ts';
import type { SearchableService } from '../../domain/service-search.ts';
import { isSeenAtDesk, requirementsFor } from '../../domain/standard.ts';
import type { Definition, Requirement } from '../../domain/standard.ts';
import { performs } from '../../domain/steps/rules.ts';
import { sequelOf } from './desk-acts.ts';

/** What the form of the counter and the village officer asks, and what of it is still wrong: pure, so that it can be tested. */

type Input = Readonly<Record<string, string>>;
export type IntakeDoor = 'counter' | 'village';

/** Services that fit what was typed: those that hold it letter by letter first, then what people mean by it. All, for nothing typed. */
export function servicesLike<T extends SearchableService>(services: readonly T[], typed: string): T[] {
  const query = typed.trim().toLowerCase();
  if (query === '') return [...services];
  const literal = services.filter(({ name }) => name.toLowerCase().includes(query));
  return [...new Set([...literal, ...searchServices(services, query)])];
}

/** Villages that may be named: everybody's at the counter, his own for a village officer. */
export function villagesOf<V extends { code: string }>(
  villages: readonly V[],
  door: IntakeDoor,
  own: readonly string[],
): V[] {
  return door === 'village' ? villages.filter(({ code }) => own.includes(code)) : [...villages];
}

/** The fields that apply. Hints of the applicant's own page speak to him, not to an officer. */
export function intakeFields(definition: Definition, input: Input): FormField[] {
  return formOf(definition)
    .flatMap(({ id, fields }) =>
      id === 'details' ? fields : fields.map(({ hint: _hint, ...field }): FormField => field),
    )
    .filter((field) => holds(field.when, input));
}

/** Papers to tick, and what is only looked at. */
export function intakePapers(
  definition: Definition,
  door: IntakeDoor,
  input: Input,
): { papers: Requirement[]; atDesk: Requirement[] } {
  const asked = requirementsFor(definition, { door, variant: input[variantField], answers: input });
  return {
    papers: asked.filter((each) => !isSeenAtDesk(each)),
    atDesk: asked.filter((each) => isSeenAtDesk(each)),
  };
}

export interface IntakeProblems {
  fields: { field: FormField; problem: FieldProblem }[];
  /** Papers without which the file goes home with its owner. */
  missing: Requirement[];
}

export function intakeProblems(
  definition: Definition,
  of: { door: IntakeDoor; input: Input; brought: readonly string[]; villageCodes: readonly string[] },
): IntakeProblems {
  const fields = intakeFields(definition, of.input).flatMap((field) => {
    const problem = problemOf(field, of.input, of.villageCodes);
    return problem ? [{ field, problem }] : [];
  });
  const { papers } = intakePapers(definition, of.door, of.input);
  return { fields, missing: papers.filter((each) => !each.optional && !of.brought.includes(each.id)) };
}

/** What can follow at once on taking in. */
export interface FirstActs {
  check: Extract<Act, { act: 'check' }>;
  /** The receipt that is printed now is the next step, and this person's. */
  givesReceipt: boolean;
}

/**
 * The check of a file that was looked through while it was taken in: everything in order, originals seen where the standard wants them.
 * @returns undefined where the first step is another one, or somebody else's
 */
export function firstActs(
  definition: Definition,
  of: { door: IntakeDoor; input: Input; brought: readonly string[] },
  actor: Extract<Actor, { kind: 'staff' }>,
): FirstActs | undefined {
  const route = routeOf(definition, { door: of.door, variant: of.input[variantField], answers: of.input });
  const step = definition.steps.find(({ id }) => id === route[0]);
  if (step?.do !== 'check' || !performs(actor, step.by)) return undefined;
  const { papers, atDesk } = intakePapers(definition, of.door, of.input);
  const verdicts: Record<string, Verdict> = {};
  for (const { id } of atDesk) verdicts[id] = { verdict: 'in-order' };
  for (const { id, kind } of papers) {
    // A copy on the desk says nothing of its original.
    if (of.brought.includes(id))
      verdicts[id] = { verdict: 'in-order', ...(kind === 'original' && { originalSeen: true }) };
  }
  const [next] = sequelOf(definition, { route, step: step.id }, actor, 'check');
  return { check: { act: 'check', verdicts }, givesReceipt: next?.act === 'give-receipt' };
}
