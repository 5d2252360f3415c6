import type { Application, Handed } from './application.ts';
import type { CaseFacts, Door } from './conditions.ts';
import { factsOf, problemOf, variantField } from './form.ts';
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
      const item = items[chosen[requirement.id] ?? ''];
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
  return wanted.filter(({ id }) => items[chosen[id] ?? '']?.originalHeld).map(({ id }) => id);
}
