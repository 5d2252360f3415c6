import { Application } from '../../domain/application.ts';
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
  return together(
    deps,
    cards.map((card, index) => ({ card, own: stored[index] })),
  );
}

/** The same for a list that was found by what only the cases say. */
export async function cardsOfCases(
  deps: Deps,
  { actor }: Caller,
  found: readonly Stored[],
): Promise<{ card: Card; loaded: Case }[]> {
  const seen = found.flatMap((own) => {
    const application = Application.parse(own.data);
    return maySee(actor, application) ? [{ own, application }] : [];
  });
  const cards = await deps.documents.getAll(
    seen.map(({ application: { officeId, id } }) => paths.card(officeId, id)),
  );
  return together(
    deps,
    seen.flatMap(({ own }, index) => {
      const card = cards[index];
      return card ? [{ card: Card.parse(card.data), own }] : [];
    }),
  );
}

async function together(
  deps: Deps,
  pairs: readonly { card: Card; own: Stored | undefined }[],
): Promise<{ card: Card; loaded: Case }[]> {
  const found = await Promise.all(
    pairs.map(async ({ card, own }) => own && { card, loaded: await caseOf(deps, own) }),
  );
  return found.filter((each) => each !== undefined);
}
