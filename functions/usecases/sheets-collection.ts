import type * as z from 'zod';
import { localDay } from '../../domain/calendar.ts';
import { collectionSheetDocument, isReadyOn, originalsHeld } from '../../domain/collection-sheet.ts';
import { allowedActs } from '../../domain/engine.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CollectionRow, sheetsApi } from '../../domain/sheets-api.ts';
import { requireOffice } from './browse.ts';
import { loadCaller } from './case.ts';
import { logList } from './log-list.ts';
import type { Deps, LetterDeps } from './ports.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import { casesOnList } from './sheets-list.ts';

/** What lies ready at the counter, on the screen and as a sheet to be signed. */

type Input<K extends keyof typeof sheetsApi> = z.infer<(typeof sheetsApi)[K]['input']>;

/** Rows on one list: more than a counter hands over in a week. */
const rowsShown = 200;

/** Those of the waiting cases the caller may hand over, first ready first. Logged as one opening. Refuses `not-allowed` to strangers. */
export async function collectionList(
  deps: Deps,
  uid: string,
  { officeId, on }: Input<'collectionList'>,
): Promise<Result<{ rows: CollectionRow[]; more: boolean }>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const cards = await deps.documents.find({
    collection: paths.cards(officeId),
    where: [{ field: 'status', op: '==', value: 'ready' }],
    limit: rowsShown + 1,
  });
  const cases = await casesOnList(deps, caller, cards.slice(0, rowsShown));
  const rows = cases
    .filter(
      ({ loaded: { application, standard, office } }) =>
        allowedActs(standard.definition, application, caller.actor).includes('hand-over') &&
        isReadyOn(application, on, office.hours),
    )
    .map(({ card, loaded: { application, standard } }): CollectionRow => ({
      applicationId: application.id,
      revision: application.revision,
      reference: application.reference,
      name: card.applicantName,
      serviceName: standard.name,
      ...(application.taken && { letterNumber: application.taken.number }),
      originals: originalsHeld(standard.definition, application),
      collectors: standard.definition.delivery.collectors,
      ...(application.readyAt !== undefined && { readyAt: application.readyAt }),
    }))
    .sort((a, b) => (a.readyAt ?? 0) - (b.readyAt ?? 0));
  await logList(deps, officeId, caller, { what: 'collection-list', count: rows.length });
  return ok({ rows, more: cards.length > rowsShown });
}

export async function collectionSheet(
  deps: LetterDeps,
  uid: string,
  { officeId, on }: Input<'collectionSheet'>,
): Promise<Result<MadeFile>> {
  const list = await collectionList(deps, uid, { officeId, on });
  if (!list.ok) return list;
  const office = await requireOffice(deps, officeId);
  const now = deps.now();
  const entries = list.value.rows.map((row) => ({
    ...row,
    originals: row.originals.map(({ text }) => text),
  }));
  const bytes = await deps.letters.print(collectionSheetDocument(office, entries, { on, now }));
  return ok(
    madeFile(`lembar-pengambilan-${officeId}-${on ?? localDay(now, office.hours.zone)}`, 'pdf', bytes),
  );
}
