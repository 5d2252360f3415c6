import { Application } from '../../domain/application.ts';
import { Batch, batchSteps } from '../../domain/batch.ts';
import type { BatchAct, BatchSteps } from '../../domain/batch.ts';
import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { wholeOfficeRoles } from '../../domain/roles.ts';
import type { Performer } from '../../domain/roles.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { performs } from '../../domain/steps/rules.ts';
import { requireOffice, requireService } from './browse.ts';
import { loadCaller } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps, Stored } from './ports.ts';

/** What every act on a batch begins with: who asks, the batch, and the standard it was made under. */
export interface BatchDesk {
  caller: Caller;
  office: Office;
  stored: Stored;
  batch: Batch;
  standard: ServiceStandard;
  steps: BatchSteps;
  /** The office's calendar day. */
  today: string;
}

/** Refuses `not-found` to whoever has nothing to do with such cases; village officers see no batch, since it is many villages'. */
export async function loadBatch(
  deps: Deps,
  uid: string,
  { officeId, batchId }: { officeId: string; batchId: string },
): Promise<Result<BatchDesk>> {
  const [stored, caller] = await Promise.all([
    deps.documents.get(paths.batch(officeId, batchId)),
    loadCaller(deps, officeId, uid),
  ]);
  if (!stored || !caller) return refuse({ code: 'not-found' });
  const batch = Batch.parse(stored.data);
  const [office, standard] = await Promise.all([
    requireOffice(deps, officeId),
    requireService(deps, officeId, batch.serviceId, batch.version),
  ]);
  const steps = batchSteps(standard.definition);
  if (!steps || !seesBatches(caller, standard)) return refuse({ code: 'not-found' });
  return ok({
    caller,
    office,
    stored,
    batch,
    standard,
    steps,
    today: localDay(deps.now(), office.hours.zone),
  });
}

/** Who sees the whole office, and the heads of the service's sections. */
export function seesBatches({ actor }: Caller, { definition }: Pick<ServiceStandard, 'definition'>): boolean {
  return (
    actor.roles.some((role) => wholeOfficeRoles.includes(role)) ||
    (actor.roles.includes('section-head') &&
      definition.sections.some((section) => actor.sections.includes(section)))
  );
}

/** Who does an act to every member: whoever does it to one. */
export function performersOf(act: BatchAct, steps: BatchSteps): readonly Performer[] {
  switch (act) {
    case 'recap':
      return steps.recap.by;
    case 'sign-on-paper':
      return [...(steps.sign?.by ?? []), ...(steps.sign?.recordedBy ?? [])];
    case 'send':
      return steps.send?.by ?? [];
    default:
      return act satisfies never;
  }
}

/** Refuses `not-allowed` with the roles that may. */
export function mayDo({ actor }: Caller, act: BatchAct, steps: BatchSteps): Result<null> {
  const by = performersOf(act, steps);
  if (performs(actor, by)) return ok(null);
  return refuse({ code: 'not-allowed', needs: [...new Set(by.map(({ role }) => role))] });
}

/** The cases a batch was made of that still exist, in the order of its list. */
export async function casesOf(
  deps: Deps,
  officeId: string,
  caseIds: readonly string[],
): Promise<{ stored: Stored; application: Application }[]> {
  const found = await deps.documents.getAll(caseIds.map((id) => paths.application(officeId, id)));
  return found.flatMap((stored) => (stored ? [{ stored, application: Application.parse(stored.data) }] : []));
}
