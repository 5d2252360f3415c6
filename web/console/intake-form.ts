import type { Act, Actor, Verdict } from '../../domain/application.ts';
import { holds } from '../../domain/conditions.ts';
import type { CaseFacts } from '../../domain/conditions.ts';
import {
  answersOf,
  factsOf,
  formOf,
  isGivenAtDesk,
  problemOf,
  spareAtDesk,
  variantField,
} from '../../domain/form.ts';
import type { FieldProblem, FormField } from '../../domain/form.ts';
import { windowOf } from '../../domain/intake-window.ts';
import { cleaned } from '../../domain/kept-text.ts';
import { isBegun } from '../../domain/party-fields.ts';
import type { PartyBlock } from '../../domain/party-fields.ts';
import { missingFrom } from '../../domain/requirement-sets.ts';
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

/**
 * The fields that apply, but for those of other persons. Hints of the applicant's own page speak to him, not to an officer.
 */
export function intakeFields(definition: Definition, door: IntakeDoor, input: Input): FormField[] {
  const facts = factsOf(definition, door, input);
  return formOf(definition, facts)
    .filter(({ id }) => id !== 'party')
    .flatMap(({ id, fields }) =>
      id === 'details' ? fields : fields.map(({ hint: _hint, ...field }): FormField => field),
    )
    .filter((field) => holds(field.when, facts.answers));
}

/**
 * The same fields in two parts, where some may be left out because what is asked for is given at once: those of them, and what may be
 * left out anyway, stand behind the rest. Elsewhere the order is the form's.
 */
export function inTwoParts(
  definition: Definition,
  door: IntakeDoor,
  input: Input,
): { asked: FormField[]; spare: FormField[] } {
  const fields = intakeFields(definition, door, input);
  const spare = spareAtDesk(definition, { door });
  if (spare.length === 0) return { asked: fields, spare: [] };
  const isSpare = ({ id, required }: FormField) => spare.includes(id) || (id === 'email' && !required);
  return { asked: fields.filter((field) => !isSpare(field)), spare: fields.filter(isSpare) };
}

/** What of an earlier application may be put into this form: only into fields it has, and a village only if it may be named here. */
export function fittingInput(
  found: Input,
  fields: readonly FormField[],
  villageCodes: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ id, type }) => {
      const value = found[id] ?? '';
      return value === '' || (type === 'village' && !villageCodes.includes(value)) ? [] : [[id, value]];
    }),
  );
}

/** Persons of one kind beside the applicant, as they are asked for one after the other. */
export interface PartyGroup {
  /** Id of its first block. */
  id: string;
  /** "Ahli waris selain pemohon", without a number. */
  label: string;
  hint?: string;
  /** Rarely needed: folded until somebody asks for it. */
  folded: boolean;
  /** Those on the screen: that must be filled, that are, and that were asked for. */
  shown: PartyBlock[];
  /** The next one that may be added. */
  spare?: PartyBlock;
}

/** @param opened ids of blocks that were added and may still be empty */
export function partyGroups(
  definition: Definition,
  door: IntakeDoor,
  input: Input,
  opened: readonly string[],
): PartyGroup[] {
  const blocks = formOf(definition, factsOf(definition, door, input)).flatMap(({ party }) => party ?? []);
  const byLabel = Map.groupBy(blocks, ({ role, label }) => `${role} ${withoutNumber(label)}`);
  return [...byLabel.values()].flatMap((of): PartyGroup[] => {
    const [first] = of;
    if (!first) return [];
    const isShown = (block: PartyBlock) =>
      !block.optional || opened.includes(block.id) || isBegun(block, input);
    const spare = of.find((block) => !isShown(block));
    return [
      {
        id: first.id,
        label: of.length > 1 ? withoutNumber(first.label) : first.label,
        ...(first.hint !== undefined && { hint: first.hint }),
        folded: first.role === 'companion',
        shown: of.filter(isShown),
        ...(spare && { spare }),
      },
    ];
  });
}

function withoutNumber(label: string): string {
  return label.replace(/ \d+$/, '');
}

/** Takes one person out: those behind move up, so that no gap is left. */
export function withoutParty(
  { shown }: Pick<PartyGroup, 'shown'>,
  id: string,
  { input, opened }: { input: Input; opened: readonly string[] },
): { input: Record<string, string>; opened: string[] } {
  const at = shown.findIndex((block) => block.id === id);
  const next: Record<string, string> = { ...input };
  for (const [index, block] of shown.entries()) {
    if (at === -1 || index < at) continue;
    const behind = shown[index + 1];
    for (const field of block.fields) {
      const what = field.id.slice(block.id.length);
      next[field.id] = behind ? (input[`${behind.id}${what}`] ?? '') : '';
    }
  }
  const last = shown.at(-1)?.id;
  return { input: next, opened: opened.filter((each) => at === -1 || each !== last) };
}

/** Papers to tick, and what is only looked at. */
export function intakePapers(
  definition: Definition,
  door: IntakeDoor,
  input: Input,
): { papers: Requirement[]; atDesk: Requirement[] } {
  const asked = requirementsFor(definition, factsOf(definition, door, input));
  return {
    papers: asked.filter((each) => !isSeenAtDesk(each)),
    atDesk: asked.filter((each) => isSeenAtDesk(each)),
  };
}

export interface IntakeProblems {
  fields: { field: FormField; problem: FieldProblem }[];
  /** Papers without which the file goes home with its owner. */
  missing: Requirement[];
  /** Outside the months the standard prints: at the counter only with a reason, through the village not at all. */
  shut?: 'no-reason' | 'no-door';
}

export function intakeProblems(
  definition: Definition,
  of: {
    door: IntakeDoor;
    input: Input;
    brought: readonly string[];
    villageCodes: readonly string[];
    /** The office's calendar day. */
    today: string;
    admitReason?: string;
  },
): IntakeProblems {
  const facts: CaseFacts = factsOf(definition, of.door, of.input);
  const fields = formOf(definition, facts).flatMap(({ fields: asked, party }) =>
    asked.flatMap((field) => {
      const problem =
        problemOf(field, facts.answers, of.villageCodes) ?? nameLeftOut(field, party, facts.answers);
      return problem ? [{ field, problem }] : [];
    }),
  );
  const isThere = (each: Requirement) => isSeenAtDesk(each) || of.brought.includes(each.id);
  const missing = missingFrom(definition, facts, {}, isThere);
  const shut = shutFor(definition, of.today, of.door, of.admitReason ?? '');
  return {
    fields,
    missing: definition.requirements.filter(({ id }) => missing.includes(id)),
    ...(shut && { shut }),
  };
}

/** Somebody is described and has no name: at the counter that is a slip, and without the name he would be left out of the case. */
function nameLeftOut(
  field: FormField,
  party: PartyBlock | undefined,
  input: Input,
): FieldProblem | undefined {
  if (!party?.optional || field.type !== 'name') return undefined;
  return isBegun(party, input) && cleaned(input[field.id]) === '' ? 'required' : undefined;
}

function shutFor(
  definition: Definition,
  today: string,
  door: IntakeDoor,
  admitReason: string,
): IntakeProblems['shut'] {
  if (windowOf(definition, today).state !== 'shut') return undefined;
  if (door === 'village') return 'no-door';
  return admitReason.trim() === '' ? 'no-reason' : undefined;
}

export function problemCount({ fields, missing, shut }: IntakeProblems): number {
  return fields.length + missing.length + (shut ? 1 : 0);
}

/**
 * Words that go into the case's notes beside what was brought: which of several papers it is, what an open-ended one is.
 * @returns only for papers that are there and may have words
 */
export function itemNotesOf(
  papers: readonly Requirement[],
  brought: readonly string[],
  said: Input,
): Record<string, string> {
  return Object.fromEntries(
    papers.flatMap((each) => {
      const words = said[each.id]?.trim() ?? '';
      return words !== '' && brought.includes(each.id) && mayHaveWords(each) ? [[each.id, words]] : [];
    }),
  );
}

/** Papers that everybody has to bring: what an open-ended line means, somebody has to say, and what only some have is ticked by hand. */
export function allNeeded(papers: readonly Requirement[]): string[] {
  return papers.filter(({ openEnded, optional }) => !openEnded && !optional).map(({ id }) => id);
}

/** Of several papers one is enough, so that it is worth knowing which it was. */
export function asksWhich({ alternatives }: Pick<Requirement, 'alternatives'>): boolean {
  return alternatives?.needed === 'one';
}

function mayHaveWords(requirement: Requirement): boolean {
  return requirement.openEnded === true || asksWhich(requirement);
}

/** Is an original looked at: itself the requirement, or shown beside its copy? */
export function wantsOriginal({ kind, marks = [] }: Pick<Requirement, 'kind' | 'marks'>): boolean {
  return kind === 'original' || marks.includes('original-compared');
}

/** What can follow at once on taking in. */
export interface FirstActs {
  check: Extract<Act, { act: 'check' }>;
  /** The receipt that is printed now is the next step, and this person's. */
  givesReceipt: boolean;
  /** What is given at the desk may be given by this person: check and answer are one press. */
  answers: boolean;
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
  const route = routeOf(definition, {
    door: of.door,
    variant: of.input[variantField],
    answers: answersOf(definition, of.input),
  });
  const step = definition.steps.find(({ id }) => id === route[0]);
  if (step?.do !== 'check' || !performs(actor, step.by)) return undefined;
  const { papers, atDesk } = intakePapers(definition, of.door, of.input);
  const verdicts: Record<string, Verdict> = {};
  for (const { id } of atDesk) verdicts[id] = { verdict: 'in-order' };
  for (const each of papers) {
    // A copy on the desk says nothing of its original, unless the standard wants the two compared.
    if (of.brought.includes(each.id))
      verdicts[each.id] = { verdict: 'in-order', ...(wantsOriginal(each) && { originalSeen: true }) };
  }
  const [next] = sequelOf(definition, { route, step: step.id }, actor, 'check');
  const after = definition.steps.find(({ id }) => id === route[1]);
  return {
    check: { act: 'check', verdicts },
    givesReceipt: next?.act === 'give-receipt',
    answers:
      of.door === 'counter' &&
      isGivenAtDesk(definition) &&
      after?.do === 'answer' &&
      performs(actor, after.by) !== undefined,
  };
}
