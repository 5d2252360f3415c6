import type { CaseFacts } from '../../domain/conditions.ts';
import { askedLabels } from '../../domain/letter-parties.ts';
import type { Party } from '../../domain/personal-data.ts';
import type { Definition } from '../../domain/standard.ts';
import { partyRoleWords } from './text.ts';

/**
 * What each person of a case is there for, in the order of `parties`: in the words of the standard's form where it asked for him, else by
 * his role; numbered where there are several.
 */
export function partyNames(
  definition: Pick<Definition, 'parties'>,
  parties: readonly Pick<Party, 'role'>[],
  facts?: CaseFacts,
): string[] {
  const labels = askedLabels(definition, parties, facts);
  return parties.map(({ role }, position) => {
    const label = labels[position];
    if (label !== undefined) return label;
    const alike = (each: Pick<Party, 'role'>) => each.role === role;
    const n = parties.slice(0, position + 1).filter(alike).length;
    return parties.filter(alike).length < 2 ? partyRoleWords[role] : `${partyRoleWords[role]} ${String(n)}`;
  });
}
