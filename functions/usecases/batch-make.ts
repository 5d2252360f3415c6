import type * as z from 'zod';
import type { Act, Application } from '../../domain/application.ts';
import type { batchApi } from '../../domain/batch-api.ts';
import {
  batchMoves,
  batchSteps,
  casesPerCommit,
  isMember,
  listedIn,
  takenOut,
  worked,
} from '../../domain/batch.ts';
import type { Batch, BatchAct, Missed } from '../../domain/batch.ts';
import { localDay } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { StaffMember } from '../../domain/roles.ts';
import { postsThen, titlesThen } from '../../domain/signing.ts';
import { casesOf, loadBatch, mayDo, seesBatches } from './batch-desk.ts';
import type { BatchDesk } from './batch-desk.ts';
import { getService } from './browse.ts';
import { caseOf, loadCaller, maySee, recordActs, untilCommitted } from './case.ts';
import type { PlannedAct } from './case.ts';
import type { Deps, Write } from './ports.ts';

/**
 * Acts over many cases. What is to be done is written down first (`work`), then done a part at a time: the cases of a part and what is left
 * change in one commit. Whatever interrupts it, the next press goes on with what is left, and no case takes an act twice.
 */

type Input<K extends keyof typeof batchApi> = z.infer<(typeof batchApi)[K]['input']>;
type Progress = z.infer<(typeof batchApi)['makeBatch']['output']>;

/**
 * Puts chosen cases into a new batch, under the newest standard any of them was sent in under. Cases that are not waiting for their
 * recapitulation, that the caller may not see, or that went into another batch meanwhile, are passed by and named.
 * Refuses `not-allowed`, `not-found` (no such service), `stale` (the id stands for something else).
 */
export async function makeBatch(
  deps: Deps,
  uid: string,
  { officeId, batchId, serviceId, title, period, caseIds }: Input<'makeBatch'>,
): Promise<Result<Progress>> {
  const chosen = [...new Set(caseIds)];
  const [caller, before, found] = await Promise.all([
    loadCaller(deps, officeId, uid),
    deps.documents.get(paths.batch(officeId, batchId)),
    casesOf(deps, officeId, chosen),
  ]);
  const cases = found
    .map(({ application }) => application)
    .filter((application) => application.serviceId === serviceId);
  // A newer standard may know no recapitulation; those who wait for theirs still get it.
  const newest = cases.length > 0 ? Math.max(...cases.map(({ version }) => version)) : undefined;
  const standard = await getService(deps, officeId, serviceId, newest);
  const steps = standard && batchSteps(standard.definition);
  if (!caller || !standard || !steps || !seesBatches(caller, standard)) return refuse({ code: 'not-found' });
  const may = mayDo(caller, 'recap', steps);
  if (!may.ok) return may;
  if (!before) {
    const seen = new Set(cases.filter((each) => maySee(caller.actor, each)).map(({ id }) => id));
    const left = chosen.filter((id) => seen.has(id));
    const batch: Batch = {
      v: 1,
      id: batchId,
      officeId,
      serviceId,
      version: standard.version,
      title,
      ...(period !== undefined && { period }),
      createdAt: deps.now(),
      createdBy: uid,
      state: 'open',
      caseIds: chosen,
      ...(left.length > 0 && { work: { act: 'recap', left } }),
      missed: chosen
        .filter((id) => !seen.has(id))
        .map((caseId) => ({ caseId, act: 'recap', code: 'not-found' })),
    };
    // Lost: the same press twice; the other one has written it down.
    await deps.documents.commit([{ do: 'create', path: paths.batch(officeId, batchId), data: batch }]);
  }
  const desk = await loadBatch(deps, uid, { officeId, batchId });
  if (!desk.ok) return desk;
  const same = desk.value.batch.serviceId === serviceId && sameIds(desk.value.batch.caseIds, chosen);
  return same ? goOn(deps, uid, desk.value.batch) : refuse({ code: 'stale' });
}

/** Goes on with what is under way, by whoever may do that act. Nothing under way: says so. */
export async function continueBatch(
  deps: Deps,
  uid: string,
  input: Input<'continueBatch'>,
): Promise<Result<Progress>> {
  const desk = await loadBatch(deps, uid, input);
  return desk.ok ? goOn(deps, uid, desk.value.batch) : desk;
}

/**
 * One wet signature for all on the list, by the signer the letter names.
 * Refuses `not-allowed`, `not-now` (not closed), `stale` (the letter names another signer by now), `invalid-input` (a time to come or
 * before the batch was made, or somebody who could not sign then).
 */
export async function signBatch(
  deps: Deps,
  uid: string,
  { officeId, batchId, signerUid: seenUid, signedAt }: Input<'signBatch'>,
): Promise<Result<Progress>> {
  return begin(deps, uid, { officeId, batchId }, 'sign-on-paper', async ({ batch, steps, office }) => {
    const signerUid = batch.letter?.signerUid;
    if (signerUid !== seenUid) return refuse({ code: 'stale' });
    const stored = signerUid ? await deps.documents.get(paths.staff(officeId, signerUid)) : undefined;
    const titles =
      stored && steps.sign
        ? titlesThen(
            StaffMember.parse(stored.data),
            steps.sign.by,
            localDay(signedAt, office.hours.zone),
            [],
            office,
          )
        : [];
    if (titles.length === 0)
      return refuse({ code: 'invalid-input', fields: [{ field: 'signerUid', problem: 'not-a-signer' }] });
    const problem =
      signedAt > deps.now() ? 'in-the-future' : signedAt < batch.createdAt ? 'before-batch' : undefined;
    if (problem) return refuse({ code: 'invalid-input', fields: [{ field: 'signedAt', problem }] });
    return ok({ batch: { ...batch, signed: { signerUid, signedAt } }, writes: [] });
  });
}

/** One dispatch of all to the agency; `note` goes with each case. Refuses `not-allowed`, `not-now`. */
export async function sendBatch(
  deps: Deps,
  uid: string,
  { officeId, batchId, note }: Input<'sendBatch'>,
): Promise<Result<Progress>> {
  return begin(deps, uid, { officeId, batchId }, 'send', ({ batch }) =>
    Promise.resolve(
      ok({
        batch,
        // Kept apart and for all parts of the work: free words may name people.
        writes:
          note === ''
            ? []
            : [{ do: 'set', path: paths.batchDispatch(officeId, batchId), data: { v: 1, officeId, note } }],
      }),
    ),
  );
}

/**
 * Sends one case back to the desk that checked it, or to the applicant where nobody did, as its own page would: where the engine lets this
 * person do so. The batch changes in the same commit, so that whoever closes it at the same moment reads again.
 * Refuses `not-now` (list and letter are fixed), `not-allowed`, `not-found`.
 */
export async function takeOutOfBatch(
  deps: Deps,
  uid: string,
  { officeId, batchId, caseId, reason }: Input<'takeOutOfBatch'>,
): Promise<Result<Record<string, never>>> {
  return untilCommitted<Record<string, never>>(deps, async () => {
    const desk = await loadBatch(deps, uid, { officeId, batchId });
    if (!desk.ok) return desk;
    const { batch, caller } = desk.value;
    if (batch.state !== 'open' || batch.work) return refuse({ code: 'not-now', expected: [] });
    const stored = await deps.documents.get(paths.application(officeId, caseId));
    if (!stored || !batch.caseIds.includes(caseId)) return refuse({ code: 'not-found' });
    const loaded = await caseOf(deps, stored);
    const { definition } = loaded.standard;
    if (!isMember(batch, definition, loaded.application)) return ok({});
    const gate = definition.steps.find(
      ({ id, do: kind }) =>
        loaded.application.route.includes(id) && (kind === 'check' || kind === 'validate'),
    );
    const act: Act = { act: 'return', to: gate?.id ?? 'applicant', reason: 'other', items: [], note: reason };
    const recorded = await recordActs(deps, loaded, caller.actor, deps.newId(), [{ act, given: {} }]);
    if (!recorded.ok) return recorded;
    const outcome = await deps.documents.commit([
      { do: 'update', before: desk.value.stored, data: takenOut(batch, caseId) },
      ...recorded.value.writes,
    ]);
    return outcome === 'lost' ? 'lost' : ok({});
  });
}

/** Writes down that an act is begun for every member, then goes on. Pressed again: goes on, or is already done. */
async function begin(
  deps: Deps,
  uid: string,
  at: { officeId: string; batchId: string },
  act: Exclude<BatchAct, 'recap'>,
  prepare: (desk: BatchDesk) => Promise<Result<{ batch: Batch; writes: Write[] }>>,
): Promise<Result<Progress>> {
  const begun = await untilCommitted<Batch>(deps, async () => {
    const desk = await loadBatch(deps, uid, at);
    if (!desk.ok) return desk;
    const { batch, steps, stored, caller } = desk.value;
    const may = mayDo(caller, act, steps);
    if (!may.ok) return may;
    if (batch.work?.act === act || isDone(batch, act)) return ok(batch);
    const members = await membersOf(deps, desk.value);
    const move = act === 'send' ? 'send' : 'sign';
    if (!batchMoves(batch, steps, members.length).includes(move))
      return refuse({ code: 'not-now', expected: [] });
    const prepared = await prepare(desk.value);
    if (!prepared.ok) return prepared;
    const next: Batch = { ...prepared.value.batch, work: { act, left: [...listedIn(batch)] } };
    const outcome = await deps.documents.commit([
      { do: 'update', before: stored, data: next },
      ...prepared.value.writes,
    ]);
    return outcome === 'lost' ? 'lost' : ok(next);
  });
  return begun.ok ? goOn(deps, uid, begun.value) : begun;
}

function isDone({ state }: Batch, act: Exclude<BatchAct, 'recap'>): boolean {
  return state === 'sent' || (act === 'sign-on-paper' && state === 'signed');
}

/** The cases that are in the batch now, in the order of its list. Of one that was sent: those that went. */
export async function membersOf(deps: Deps, { batch }: Pick<BatchDesk, 'batch'>): Promise<Application[]> {
  const found = await casesOf(deps, batch.officeId, listedIn(batch));
  if (batch.state === 'sent')
    return found.map(({ application }) => application).filter(({ id }) => !isMissed(batch, id));
  const members = await Promise.all(
    found.map(async ({ application }) => {
      const { officeId, serviceId, version } = application;
      const standard = await getService(deps, officeId, serviceId, version);
      return standard && isMember(batch, standard.definition, application) ? [application] : [];
    }),
  );
  return members.flat();
}

/** The next part of what is under way. */
async function goOn(
  deps: Deps,
  uid: string,
  { officeId, id: batchId }: Pick<Batch, 'officeId' | 'id'>,
): Promise<Result<Progress>> {
  return untilCommitted<Progress>(deps, async () => {
    const desk = await loadBatch(deps, uid, { officeId, batchId });
    if (!desk.ok) return desk;
    const { batch, steps, stored, caller } = desk.value;
    const total = listedIn(batch).length;
    if (!batch.work) return ok({ batchId, left: 0, total });
    const may = mayDo(caller, batch.work.act, steps);
    if (!may.ok) return may;
    const part = batch.work.left.slice(0, casesPerCommit);
    const did = await doPart(deps, desk.value, batch.work.act, part);
    const next = worked(batch, part, did.missed, { at: deps.now(), by: uid });
    const outcome = await deps.documents.commit([
      { do: 'update', before: stored, data: next },
      ...did.writes,
    ]);
    if (outcome === 'lost') return 'lost';
    return ok({ batchId, left: next.work?.left.length ?? 0, total });
  });
}

/**
 * The acts of a part of the cases, each with its own id: the same act on the same case is the same press for ever. What counts is the
 * right to the batch, which whoever goes on has: nobody's narrower sight may leave a case behind.
 */
async function doPart(
  deps: Deps,
  desk: BatchDesk,
  act: BatchAct,
  caseIds: readonly string[],
): Promise<{ writes: Write[]; missed: Missed[] }> {
  const { batch, caller } = desk;
  const writes: Write[] = [];
  const missed: Missed[] = [];
  const [found, planned] = await Promise.all([
    casesOf(deps, batch.officeId, caseIds),
    plannedAct(deps, desk, act),
  ]);
  for (const caseId of caseIds) {
    const miss = (code: string) => missed.push({ caseId, act, code });
    const here = found.find(({ application }) => application.id === caseId);
    if (!here || here.application.serviceId !== batch.serviceId) {
      miss('not-found');
      continue;
    }
    const loaded = await caseOf(deps, here.stored);
    const inIt = isMember(batch, loaded.standard.definition, here.application);
    if (act === 'recap' ? inIt : !inIt) {
      // Already recapitulated here: nothing to do. Not in it any more: nothing that is this batch's to do.
      if (act !== 'recap' && !isMissed(batch, caseId)) miss('left');
      continue;
    }
    const recorded = await recordActs(deps, loaded, caller.actor, actIdOf(deps, batch, act, caseId), [
      planned,
    ]);
    if (recorded.ok) writes.push(...recorded.value.writes);
    else miss(recorded.refusal.code);
  }
  return { writes, missed };
}

/** It was named when it was passed by the first time. */
function isMissed(batch: Batch, caseId: string): boolean {
  return batch.missed.some((missed) => missed.caseId === caseId);
}

async function plannedAct(
  deps: Deps,
  { batch, office, steps }: BatchDesk,
  act: BatchAct,
): Promise<PlannedAct> {
  switch (act) {
    case 'recap':
      return { act: { act: 'recap' }, given: { batchId: batch.id } };
    case 'sign-on-paper': {
      const { signed } = batch;
      const stored = signed && (await deps.documents.get(paths.staff(batch.officeId, signed.signerUid)));
      if (!stored) throw new Error('A batch is being signed by nobody');
      const member = StaffMember.parse(stored.data);
      const day = localDay(signed.signedAt, office.hours.zone);
      const [title] = titlesThen(member, steps.sign?.by ?? [], day, [], office);
      return {
        act: { act: 'sign-on-paper', signerUid: member.uid, signedAt: signed.signedAt },
        given: {
          signer: {
            uid: member.uid,
            ...postsThen(member, day),
            ...(title?.capacity !== undefined && { capacity: title.capacity }),
          },
        },
      };
    }
    case 'send': {
      const stored = await deps.documents.get(paths.batchDispatch(batch.officeId, batch.id));
      const note = stored && String(stored.data['note']);
      return { act: { act: 'send', ...(note && { note }) }, given: {} };
    }
    default:
      return act satisfies never;
  }
}

function actIdOf(deps: Pick<Deps, 'sha256'>, { id }: Batch, act: BatchAct, caseId: string): string {
  return deps.sha256(`${id}/${act}/${caseId}`).slice(0, 32);
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return canonicalJson([...one].sort()) === canonicalJson([...other].sort());
}
