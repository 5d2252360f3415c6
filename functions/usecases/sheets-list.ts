import { paths } from '../../domain/paths.ts';
import { Card } from '../../domain/personal-data.ts';
import { caseOf, maySee } from './case.ts';
import type { Caller, Case } from './case.ts';
import type { Deps, Stored } from './ports.ts';

/** The cases behind rows of a work list, as far as the caller may see them. */
export async function casesOnList(
  deps: Deps,
  { actor }: Caller,
  rows: readonly Stored[],
): Promise<{ card: Card; loaded: Case }[]> {
  const cards = rows.map(({ data }) => Card.parse(data)).filter((card) => maySee(actor, card));
  const stored = await deps.documents.getAll(
    cards.map(({ officeId, applicationId }) => paths.application(officeId, applicationId)),
  );
  const found = await Promise.all(
    cards.map(async (card, index) => {
      const own = stored[index];
      return own && { card, loaded: await caseOf(deps, own) };
    }),
  );
  return found.filter((each) => each !== undefined);
}
