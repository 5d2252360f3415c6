import type * as z from 'zod';
import { allowedActs } from '../../domain/engine.ts';
import { paths } from '../../domain/paths.ts';
import { PrintJob, withSpoiled } from '../../domain/print-queue.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { PrintRow, sheetsApi } from '../../domain/sheets-api.ts';
import { loadCaller, untilCommitted } from './case.ts';
import { logList } from './log-list.ts';
import { loadSeen } from './open-case.ts';
import type { Deps } from './ports.ts';
import { casesOnList } from './sheets-list.ts';

/** What waits at the printer, and what was spoiled there. */

type Input<K extends keyof typeof sheetsApi> = z.infer<(typeof sheetsApi)[K]['input']>;

const rowsShown = 200;

/** Cases at a print step that is the caller's, longest waiting first. Logged as one opening. */
export async function printQueue(
  deps: Deps,
  uid: string,
  { officeId }: Input<'printQueue'>,
): Promise<Result<{ rows: PrintRow[]; more: boolean }>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const cards = await deps.documents.find({
    collection: paths.cards(officeId),
    where: [
      { field: 'stepKind', op: '==', value: 'print' },
      { field: 'status', op: '==', value: 'open' },
    ],
    // Where more wait than are shown, those nothing has happened to for longest; rows of before `stepSince` was kept are found too.
    orderBy: { field: 'changedAt', direction: 'asc' },
    limit: rowsShown + 1,
  });
  const cases = (await casesOnList(deps, caller, cards.slice(0, rowsShown))).filter(
    ({ loaded: { application, standard } }) =>
      allowedActs(standard.definition, application, caller.actor).includes('print'),
  );
  const jobs = await deps.documents.getAll(
    cases.map(({ card }) => paths.printJob(officeId, card.applicationId)),
  );
  const rows = cases.map(({ card, loaded: { application, standard } }, index): PrintRow => {
    const job = jobs[index];
    const spoiled = job ? PrintJob.parse(job.data).spoiled : [];
    const last = spoiled.at(-1);
    return {
      applicationId: application.id,
      revision: application.revision,
      reference: application.reference,
      name: card.applicantName,
      serviceName: standard.name,
      productTitle: standard.definition.product.title,
      ...(application.taken && { letterNumber: application.taken.number }),
      since: card.stepSince ?? card.changedAt,
      spoiled: spoiled.length,
      ...(last && {
        lastSpoiled: { at: last.at, by: last.by, ...(last.note !== undefined && { note: last.note }) },
      }),
    };
  });
  await logList(deps, officeId, caller, { what: 'print-queue', count: rows.length });
  return ok({ rows: rows.sort((a, b) => a.since - b.since), more: cards.length > rowsShown });
}

/**
 * Notes a spoiled sheet; the case stays where it is. The same press again counts once.
 * Refuses `not-found` to whoever may not see the case, `not-now` where the caller has nothing to print of it.
 */
export async function spoilPrint(
  deps: Deps,
  uid: string,
  { officeId, applicationId, actId, by, note }: Input<'spoilPrint'>,
): Promise<Result<{ spoiled: number }>> {
  const seen = await loadSeen(deps, uid, { officeId, applicationId });
  if (!seen) return refuse({ code: 'not-found' });
  const path = paths.printJob(officeId, applicationId);
  return untilCommitted(deps, async () => {
    const stored = await deps.documents.get(path);
    const before: PrintJob = stored
      ? PrintJob.parse(stored.data)
      : { v: 1, officeId, applicationId, spoiled: [] };
    const after = withSpoiled(before, {
      actId,
      at: deps.now(),
      uid,
      by,
      ...(note !== undefined && note !== '' && { note }),
    });
    // A press that came in before the sheet was printed after all gets its answer again.
    if (after === before) return ok({ spoiled: before.spoiled.length });
    const { application, standard } = seen.loaded;
    if (!allowedActs(standard.definition, application, seen.caller.actor).includes('print'))
      return refuse({ code: 'not-now', expected: ['print'] });
    const outcome = await deps.documents.commit([
      stored ? { do: 'update', before: stored, data: after } : { do: 'create', path, data: after },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ spoiled: after.spoiled.length });
  });
}
