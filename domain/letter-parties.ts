import { applies } from './conditions.ts';
import type { CaseFacts } from './conditions.ts';
import type { Party } from './personal-data.ts';
import type { Definition } from './standard.ts';

/**
 * Whom a letter is about beside the one it is made for: the couple's other half, the heirs, the committee. Each is a fact of the letter as
 * an answer of the form is; who only helped (a companion, who filed, who collects) is none.
 */

export interface PartyFact {
  /** Under which the letter's answers hold it; no field of a form has such an id. */
  id: string;
  label: string;
  value: string;
}

const spokenFor = 'Lembaga';

/** @param facts of the case, where a standard asks for persons of one role in several ways */
export function partyFacts(
  definition: Pick<Definition, 'parties' | 'applicant'>,
  parties: readonly Pick<Party, 'role' | 'name'>[],
  facts?: CaseFacts,
): PartyFact[] {
  const labels = askedLabels(definition, parties, facts);
  return parties.flatMap(({ role, name }, position) => {
    const own = definition.applicant === 'organisation' && role === 'organisation' ? spokenFor : undefined;
    const label = own ?? labels[position];
    const n = countOf(parties.slice(0, position + 1), role);
    return label === undefined ? [] : [{ id: `p.${role}.${String(n)}`, label, value: name }];
  });
}

/**
 * What each person of a case was asked for as, in the order of `parties`: the words of the form, numbered where there are several;
 * undefined for those no form asked for.
 */
export function askedLabels(
  { parties: asked = [] }: Pick<Definition, 'parties'>,
  parties: readonly Pick<Party, 'role'>[],
  facts?: CaseFacts,
): (string | undefined)[] {
  return parties.map(({ role }, position) => {
    const questions = asked.filter((each) => each.role === role && (!facts || applies(each, facts)));
    if (questions.length === 0) return undefined;
    const count = countOf(parties, role);
    const n = countOf(parties.slice(0, position + 1), role);
    const most = questions.reduce((sum, { max }) => sum + max, 0);
    // Where nobody is left out, the order of the form tells a groom from a bride; else only that it is one of them.
    if (questions.length > 1 && count === most) {
      let before = 0;
      for (const { label, max } of questions) {
        if (n <= before + max) return max > 1 ? `${label} ${String(n - before)}` : label;
        before += max;
      }
    }
    const label = [...new Set(questions.map((each) => each.label))].join(' / ');
    return count === 1 ? label : `${label} ${String(n)}`;
  });
}

function countOf(parties: readonly Pick<Party, 'role'>[], role: Party['role']): number {
  return parties.filter((each) => each.role === role).length;
}
