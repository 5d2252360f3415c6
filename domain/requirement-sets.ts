import type { CaseFacts } from './conditions.ts';
import { isHanded, requirementsFor } from './standard.ts';
import type { Definition, Requirement, RequirementSet } from './standard.ts';

/** When a file is complete enough to be sent: alternatives printed as entries of their own count together. */

/** What was handed in for one requirement, as far as completeness asks. */
export interface HandedIn {
  files: readonly unknown[];
  bringsPaper: boolean;
}

export type IsEnough = (requirement: Requirement, handed: HandedIn | undefined) => boolean;

const nothing: HandedIn = { files: [], bringsPaper: false };
const anyFileOrPaper: IsEnough = (requirement, handed) => isHanded(requirement, handed ?? nothing);

/** A set as one case meets it: only the members that apply to it. */
export interface SetAsked {
  id: string;
  printed?: string | undefined;
  members: Requirement[];
  /** How many of them are enough: never more than there are. */
  atLeast: number;
}

/** The sets of one case. One of which a single member or none applies leaves no choice and is left out. */
export function setsFor(definition: Definition, facts: CaseFacts): SetAsked[] {
  const asked = requirementsFor(definition, facts);
  return (definition.sets ?? []).flatMap((set) => {
    const members = asked.filter(({ id }) => set.of.includes(id));
    return members.length > 1 ? [asAsked(set, members)] : [];
  });
}

function asAsked({ id, printed, atLeast }: RequirementSet, members: Requirement[]): SetAsked {
  return {
    id,
    ...(printed !== undefined && { printed }),
    members,
    atLeast: Math.min(atLeast, members.length),
  };
}

/**
 * Ids of the requirements without which a file cannot be sent, in printed order. Of a set that has too few, all that could still fill it;
 * what is optional counts for its set and is missing only there. An open-ended entry is never missing: nobody knows what it would be.
 * @param isEnough whether one requirement has what it needs; else a file, or paper that will be brought
 */
export function missingFrom(
  definition: Definition,
  facts: CaseFacts,
  handed: Readonly<Record<string, HandedIn | undefined>>,
  isEnough: IsEnough = anyFileOrPaper,
): string[] {
  const asked = requirementsFor(definition, facts);
  const sets = setsFor(definition, facts);
  const isThere = (requirement: Requirement) =>
    isEnough(requirement, Object.hasOwn(handed, requirement.id) ? handed[requirement.id] : undefined);
  const lacking = new Set(
    sets
      .filter(({ members, atLeast }) => members.filter(isThere).length < atLeast)
      .flatMap(({ members }) => members.map(({ id }) => id)),
  );
  return asked
    .filter((requirement) => {
      if (requirement.openEnded || isThere(requirement)) return false;
      const isChoice = sets.some(({ members }) => members.includes(requirement));
      return isChoice ? lacking.has(requirement.id) : !requirement.optional;
    })
    .map(({ id }) => id);
}
