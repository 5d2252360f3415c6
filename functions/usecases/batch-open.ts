import type * as z from 'zod';
import type { batchApi } from '../../domain/batch-api.ts';
import { Batch, batchMoves, batchSteps } from '../../domain/batch.ts';
import type { BatchAct, BatchMove } from '../../domain/batch.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { titleLine, titlesOf } from '../../domain/signing.ts';
import { performs } from '../../domain/steps/rules.ts';
import { casesOf, loadBatch, performersOf, seesBatches } from './batch-desk.ts';
import type { BatchDesk } from './batch-desk.ts';
import { membersOf } from './batch-make.ts';
import { getService, listCatalogue, requireService } from './browse.ts';
import { loadCaller } from './case.ts';
import { listStaff } from './list-staff.ts';
import type { Deps } from './ports.ts';

/** Batches as the console shows them: ids, codes and references, nobody's name. */

type Input<K extends keyof typeof batchApi> = z.infer<(typeof batchApi)[K]['input']>;
type Output<K extends keyof typeof batchApi> = z.infer<(typeof batchApi)[K]['output']>;

const batchesShown = 100;

/** Refuses `not-found` to whoever does not work here. */
export async function listBatches(
  deps: Deps,
  uid: string,
  { officeId }: Input<'listBatches'>,
): Promise<Result<Output<'listBatches'>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  const catalogue = await listCatalogue(deps, officeId);
  const standards = await Promise.all(
    catalogue.map(({ serviceId }) => getService(deps, officeId, serviceId)),
  );
  const services = standards.flatMap((standard) => {
    const steps = standard && batchSteps(standard.definition);
    if (!standard || !steps || !seesBatches(caller, standard)) return [];
    const { serviceId, name, definition } = standard;
    return [
      {
        serviceId,
        name,
        monthly: definition.recurring !== undefined,
        mayRecap: performs(caller.actor, steps.recap.by) !== undefined,
      },
    ];
  });
  const found = await deps.documents.find({
    collection: paths.batches(officeId),
    where: [],
    orderBy: { field: 'createdAt', direction: 'desc' },
    limit: batchesShown,
  });
  // Seen by the standard each was made under: one that is no longer published has not lost its lists.
  const batches = await Promise.all(
    found.map(async ({ data }) => {
      const batch = Batch.parse(data);
      const standard = await requireService(deps, officeId, batch.serviceId, batch.version);
      return seesBatches(caller, standard) ? [batch] : [];
    }),
  );
  return ok({ services, batches: batches.flat() });
}

/** Refuses `not-found`. */
export async function openBatch(
  deps: Deps,
  uid: string,
  input: Input<'openBatch'>,
): Promise<Result<Output<'openBatch'>>> {
  const desk = await loadBatch(deps, uid, input);
  if (!desk.ok) return desk;
  const { batch, office, standard, steps, today } = desk.value;
  const [members, all, staff] = await Promise.all([
    membersOf(deps, desk.value),
    casesOf(deps, office.id, batch.caseIds),
    listStaff(deps, office.id),
  ]);
  const by = steps.sign?.by ?? [];
  const referenceOf = (id: string) =>
    all.find(({ application }) => application.id === id)?.application.reference ?? '';
  const unsent = batch.state === 'sent' ? [] : (batch.listed ?? []);
  return ok({
    batch,
    serviceName: standard.name,
    ...(steps.send && { agency: steps.send.agency }),
    moves: batchMoves(batch, steps, members.length).filter((move) => isHis(move, desk.value)),
    signers: staff.flatMap((member) => {
      const [title] = titlesOf(member, by, today, staff, office);
      return title ? [{ uid: member.uid, name: member.name, title: titleLine(title) }] : [];
    }),
    members: members.map(({ id, reference, villageCodes, status, step, submittedAt }) => ({
      caseId: id,
      reference,
      villageCodes,
      status,
      step,
      submittedAt,
    })),
    left: unsent
      .filter((id) => !members.some((member) => member.id === id))
      .map((caseId) => ({ caseId, reference: referenceOf(caseId) })),
    missed: batch.missed.map(({ caseId, act, code }) => ({
      caseId,
      act,
      code,
      reference: referenceOf(caseId),
    })),
  });
}

/** Taking a case out is returning it, so it is for whoever may do that at the step after the recapitulation. */
function isHis(move: BatchMove, { batch, steps, caller, standard }: BatchDesk): boolean {
  const act: Readonly<Record<Exclude<BatchMove, 'continue' | 'take-out'>, BatchAct>> = {
    close: 'recap',
    sign: 'sign-on-paper',
    send: 'send',
  };
  switch (move) {
    case 'continue':
      return batch.work ? performs(caller.actor, performersOf(batch.work.act, steps)) !== undefined : false;
    case 'take-out': {
      const { steps: all } = standard.definition;
      const next = all[all.indexOf(steps.recap) + 1];
      return next ? performs(caller.actor, next.by) !== undefined : false;
    }
    default:
      return performs(caller.actor, performersOf(act[move], steps)) !== undefined;
  }
}
