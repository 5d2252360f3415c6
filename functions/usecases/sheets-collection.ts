import type * as z from 'zod';
import { addDays, localDay, startOfDay } from '../../domain/calendar.ts';
import { collectionSheetDocument, originalsHeld } from '../../domain/collection-sheet.ts';
import { allowedActs } from '../../domain/engine.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CollectionRow, sheetsApi } from '../../domain/sheets-api.ts';
import { requireOffice } from './browse.ts';
import { loadCaller } from './case.ts';
import { logList } from './log-list.ts';
import type { Deps, LetterDeps, Stored } from './ports.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import { cardsOfCases } from './sheets-list.ts';

/** What lies ready at the counter, on the screen and as a sheet to be signed. */

type Input<K extends keyof typeof sheetsApi> = z.infer<(typeof sheetsApi)[K]['input']>;

/** Rows on one list. What nobody collects stays for years, so more may wait; then the newest are shown, and any day can be asked for. */
const rowsShown = 200;

/** Those of the waiting cases the caller may hand over, first ready first. Logged as one opening. Refuses `not-allowed` to strangers. */
export async function collectionList(
  deps: Deps,
  uid: string,
  { officeId, on }: Input<'collectionList'>,
): Promise<Result<{ rows: CollectionRow[]; more: boolean }>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const found = await (on === undefined ? newestReady(deps, officeId) : readyOn(deps, officeId, on));
  const cases = await cardsOfCases(deps, caller, found.slice(0, rowsShown));
  const rows = cases
    .filter(({ loaded: { application, standard } }) =>
      allowedActs(standard.definition, application, caller.actor).includes('hand-over'),
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
  return ok({ rows, more: found.length > rowsShown });
}

function newestReady(deps: Deps, officeId: string): Promise<Stored[]> {
  return deps.documents.find({
    collection: paths.applications(officeId),
    where: [{ field: 'status', op: '==', value: 'ready' }],
    orderBy: { field: 'readyAt', direction: 'desc' },
    limit: rowsShown + 1,
  });
}

/** Ready on that day of the office's zone. */
async function readyOn(deps: Deps, officeId: string, day: string): Promise<Stored[]> {
  const { zone } = (await requireOffice(deps, officeId)).hours;
  return deps.documents.find({
    collection: paths.applications(officeId),
    where: [
      { field: 'status', op: '==', value: 'ready' },
      { field: 'readyAt', op: '>=', value: startOfDay(day, zone) },
      { field: 'readyAt', op: '<', value: startOfDay(addDays(day, 1), zone) },
    ],
    orderBy: { field: 'readyAt', direction: 'desc' },
    limit: rowsShown + 1,
  });
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
