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

export function partyFacts(
  { parties: asked = [], applicant }: Pick<Definition, 'parties' | 'applicant'>,
  parties: readonly Pick<Party, 'role' | 'name'>[],
): PartyFact[] {
  return parties.flatMap(({ role, name }, position) => {
    const [question, ...more] = asked.filter((each) => each.role === role);
    const own = applicant === 'organisation' && role === 'organisation' ? spokenFor : undefined;
    const label = own ?? (more.length === 0 ? question?.label : undefined);
    if (label === undefined) return [];
    const n = parties.slice(0, position + 1).filter((each) => each.role === role).length;
    const isOnly = parties.filter((each) => each.role === role).length === 1;
    return [{ id: `p.${role}.${String(n)}`, label: isOnly ? label : `${label} ${String(n)}`, value: name }];
  });
}
