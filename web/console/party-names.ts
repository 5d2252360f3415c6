import type { Party } from '../../domain/personal-data.ts';
import type { Definition } from '../../domain/standard.ts';
import { partyRoleWords } from './text.ts';

/**
 * What each person of a case is there for, in the order of `parties`: in the words of the standard's form where it asked for him, numbered
 * where there are several.
 */
export function partyNames(
  { parties: asked = [] }: Pick<Definition, 'parties'>,
  parties: readonly Pick<Party, 'role'>[],
): string[] {
  return parties.map(({ role }, position) => {
    const labels = asked.filter((each) => each.role === role).map(({ label }) => label);
    // Two kinds of one role are told apart by nothing but their order in the form.
    const [label] = labels.length === 1 ? labels : [];
    const name = label ?? partyRoleWords[role];
    if (parties.filter((each) => each.role === role).length < 2) return name;
    const n = parties.slice(0, position + 1).filter((each) => each.role === role).length;
    return `${name} ${String(n)}`;
  });
}
