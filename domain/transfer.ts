import type { Application, Handed } from './application.ts';
import type { CaseFacts, Door } from './conditions.ts';
import { answersOf, factsOf, problemOf, variantField } from './form.ts';
import { leftBehind } from './originals.ts';
import { partyFields } from './party-fields.ts';
import type { Party } from './personal-data.ts';
import { isSeenAtDesk } from './standard.ts';
import type { Definition, Requirement } from './standard.ts';

/** A request that was made for the wrong service goes on as one for another: what of it can be taken along. Pure. */

/** The door it goes on through: its own, where the other service has it; else the counter, where an officer moved it. */
export function doorOf(target: Definition, door: Door): Door {
  const [first] = target.doors;
  if (target.doors.includes(door)) return door;
  return target.doors.includes('counter') ? 'counter' : (first ?? 'counter');
}

/** Answers of the old case that the other form takes as they are: same field, and an answer it allows. */
export function fittingAnswers(
  target: Definition,
  answers: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    target.fields.flatMap((field) => {
      const value = answers[field.id];
      if (value === undefined || value === '') return [];
      return problemOf({ ...field, required: false }, { [field.id]: value }, []) === undefined
        ? [[field.id, value]]
        : [];
    }),
  );
}

/**
 * Answers the new case begins with: what fits of the old ones, and what the officer typed, cleaned as at every door. Fields of nobody, and
 * those that are not asked with these answers, are left out.
 */
export function movedAnswers(
  target: Definition,
  before: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  return answersOf(target, { ...fittingAnswers(target, before), ...typed });
}

/**
 * Is a case about the persons the other service asks for? Who applies (a person, a village, an organisation, a foreigner) says what is known
 * of him, and couples, heirs or witnesses the old form did not ask for are nowhere in the case: such a request is filed anew.
 * @param facts of the new case; without them only persons that are asked for in every case
 */
export function asksSamePersons(
  source: Pick<Definition, 'applicant'>,
  target: Definition,
  parties: readonly Pick<Party, 'role'>[],
  facts?: CaseFacts,
): boolean {
  if (source.applicant !== target.applicant) return false;
  const asked = facts
    ? partyFields(target, facts)
    : partyFields({
        parties: (target.parties ?? []).filter(({ doors, variants, when }) => !doors && !variants && !when),
      });
  const wanted = asked.filter(({ optional }) => !optional).map(({ role }) => role);
  return wanted.every(
    (role) =>
      parties.filter((party) => party.role === role).length >= wanted.filter((each) => each === role).length,
  );
}

/** The case as the other standard's conditions see it. */
export function targetFacts(
  target: Definition,
  door: Door,
  variant: string | undefined,
  answers: Readonly<Record<string, string>>,
): CaseFacts {
  return factsOf(target, door, { ...answers, ...(variant !== undefined && { [variantField]: variant }) });
}

/**
 * Which item of the old case answers which requirement of the other service, as far as that is plain: the same id, or the same printed
 * words.
 * @returns old requirement by new one
 */
export function plainlyFitting(
  source: Definition,
  target: Definition,
  { items }: Pick<Application, 'items'>,
): Record<string, string> {
  const handed = source.requirements.filter(({ id }) => Object.hasOwn(items, id));
  return Object.fromEntries(
    target.requirements.flatMap((wanted) => {
      const fit =
        handed.find(({ id, kind }) => id === wanted.id && kind === wanted.kind) ??
        handed.find(({ text }) => plain(text) === plain(wanted.text));
      return fit ? [[wanted.id, fit.id]] : [];
    }),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What the new case begins with: files and paper of the items that answer its requirements; what is missing is asked for at its first
 * check, like anything else.
 * @param chosen old requirement by new one
 */
export function itemsFor(
  wanted: readonly Requirement[],
  { items }: Pick<Application, 'items'>,
  chosen: Readonly<Record<string, string>>,
): Record<string, Handed> {
  return Object.fromEntries(
    wanted.flatMap((requirement): [string, Handed][] => {
      const item = itemFor(requirement, items, chosen);
      if (item) return [[requirement.id, { files: item.files, bringsPaper: item.bringsPaper }]];
      const optional = requirement.optional === true || requirement.openEnded === true;
      return optional && !isSeenAtDesk(requirement)
        ? []
        : [[requirement.id, { files: [], bringsPaper: false }]];
    }),
  );
}

/** Requirements of the new case whose originals the office holds already. */
export function originalsOf(
  wanted: readonly Requirement[],
  { items }: Pick<Application, 'items'>,
  chosen: Readonly<Record<string, string>>,
): string[] {
  return wanted.filter((each) => itemFor(each, items, chosen)?.originalHeld).map(({ id }) => id);
}

/** Originals the office holds that answer no requirement of the new case: they are given back before it moves. */
export function originalsLeft(
  wanted: readonly Requirement[],
  application: Pick<Application, 'items'>,
  chosen: Readonly<Record<string, string>>,
): string[] {
  return leftBehind(
    application,
    wanted.flatMap(({ id }) => (Object.hasOwn(chosen, id) ? (chosen[id] ?? []) : [])),
  );
}

/** The ids come from a form: none of them is looked up as anything but an item. */
function itemFor(
  { id }: Requirement,
  items: Application['items'],
  chosen: Readonly<Record<string, string>>,
): Application['items'][string] | undefined {
  const old = Object.hasOwn(chosen, id) ? chosen[id] : undefined;
  return old !== undefined && Object.hasOwn(items, old) ? items[old] : undefined;
}
