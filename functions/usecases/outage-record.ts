import type { InputOf, OutputOf } from '../../domain/api.ts';
import { menderRoles, outageRoles } from '../../domain/emergency.ts';
import type { emergencyApi } from '../../domain/emergency-api.ts';
import { isLasting, LastingOutage, Outage, outageProblem } from '../../domain/outage.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import { asOneOf } from './emergency-desk.ts';
import { faultOf } from './fault.ts';
import { spreadOutage } from './outage-spread.ts';
import type { Deps, Stored, Write } from './ports.ts';

/**
 * Recording that power, network or the system is or was gone: one document. Every clock it concerns is set right after, as far as one
 * call may go, and the rest by `tick`.
 */

type Api = typeof emergencyApi;
type Recorded = Result<OutputOf<Api['recordOutage']>>;

/** Refuses `not-allowed`, and `invalid-input` for times that cannot be or while another outage still lasts ({@link lastingWrites}). The same id again is the same one. */
export async function recordOutage(
  deps: Deps,
  uid: string,
  input: InputOf<Api['recordOutage']>,
): Promise<Recorded> {
  const { officeId, outageId: id, cause, reason } = input;
  const asked = await asOneOf(deps, officeId, uid, outageRoles);
  if (!asked.ok) return asked;
  const path = paths.outage(officeId, id);
  const recorded = await untilCommitted<null>(deps, async () => {
    if (await deps.documents.get(path)) return ok(null);
    const now = deps.now();
    const from = input.from ?? now;
    const wrong = outageProblem({ from, to: input.to }, now);
    if (wrong) return refuse({ code: 'invalid-input', fields: [{ field: wrong, problem: 'not-possible' }] });
    const outage: Outage = {
      v: 1,
      id,
      officeId,
      cause,
      reason,
      from,
      ...(input.to !== undefined && { to: input.to }),
      withdrawn: false,
      recordedBy: uid,
      at: now,
      revision: 1,
      mended: [],
      pending: true,
      left: [],
      cases: 0,
    };
    const lasting = await lastingWrites(deps, outage);
    if (!lasting.ok) return lasting;
    const writes: Write[] = [{ do: 'create', path, data: outage }, ...lasting.value];
    return (await deps.documents.commit(writes)) === 'lost' ? 'lost' : ok(null);
  });
  return recorded.ok ? spread(deps, officeId, id) : recorded;
}

/** Refuses `not-allowed`, `not-found`, `invalid-input`. What has ended already is answered with what it is. */
export async function endOutage(
  deps: Deps,
  uid: string,
  { officeId, outageId, to: given }: InputOf<Api['endOutage']>,
): Promise<Recorded> {
  const asked = await asOneOf(deps, officeId, uid, outageRoles);
  if (!asked.ok) return asked;
  return changed(deps, officeId, outageId, (outage) => {
    if (outage.to !== undefined || outage.withdrawn) return ok('as-it-is');
    const to = given ?? deps.now();
    const wrong = outageProblem({ from: outage.from, to }, deps.now(), outage.at);
    if (wrong) return refuse({ code: 'invalid-input', fields: [{ field: wrong, problem: 'not-possible' }] });
    return ok({ ...outage, to });
  });
}

/** The secretary puts an outage right, with a reason; what it said before stays readable. Refuses as both, and `stale`. */
export async function mendOutage(
  deps: Deps,
  uid: string,
  input: InputOf<Api['mendOutage']>,
): Promise<Recorded> {
  const { officeId, outageId, from, to, withdrawn, reason } = input;
  const asked = await asOneOf(deps, officeId, uid, menderRoles);
  if (!asked.ok) return asked;
  return changed(deps, officeId, outageId, (outage) => {
    const last = outage.mended.at(-1);
    const isSame = outage.from === from && outage.to === to && outage.withdrawn === withdrawn;
    if (isSame && last?.by === uid && last.reason === reason) return ok('as-it-is');
    if (outage.revision !== input.revision) return refuse({ code: 'stale' });
    const wrong = outageProblem({ from, to }, deps.now(), outage.at);
    if (wrong) return refuse({ code: 'invalid-input', fields: [{ field: wrong, problem: 'not-possible' }] });
    const { from: fromBefore, to: toBefore, ...rest } = outage;
    return ok({
      ...rest,
      from,
      ...(to !== undefined && { to }),
      withdrawn,
      mended: [
        ...outage.mended,
        {
          at: deps.now(),
          by: uid,
          from: fromBefore,
          ...(toBefore !== undefined && { to: toBefore }),
          reason,
        },
      ],
    });
  });
}

async function changed(
  deps: Deps,
  officeId: string,
  outageId: string,
  change: (outage: Outage) => Result<Outage | 'as-it-is'>,
): Promise<Recorded> {
  const done = await untilCommitted<null>(deps, async () => {
    const before = await deps.documents.get(paths.outage(officeId, outageId));
    if (!before) return refuse({ code: 'not-found' });
    const next = change(Outage.parse(before.data));
    if (!next.ok) return next;
    if (next.value === 'as-it-is') return ok(null);
    const { progress: _progress, ...rest } = next.value;
    // Every clock is looked at anew, from the first.
    const data: Outage = { ...rest, revision: rest.revision + 1, pending: true, left: [], cases: 0 };
    const lasting = await lastingWrites(deps, data);
    if (!lasting.ok) return lasting;
    const writes: Write[] = [{ do: 'update', before, data }, ...lasting.value];
    return (await deps.documents.commit(writes)) === 'lost' ? 'lost' : ok(null);
  });
  return done.ok ? spread(deps, officeId, outageId) : done;
}

/**
 * One outage lasts at a time: two would hold every clock, and whoever ends one would not see the other. Of two who record the same one
 * at once the marker lets one through. Refuses `invalid-input` (`outage` already-lasting).
 */
async function lastingWrites(deps: Deps, outage: Outage): Promise<Result<Write[]>> {
  const path = paths.lastingOutage(outage.officeId);
  const stored = await deps.documents.get(path);
  const isThis = stored !== undefined && LastingOutage.parse(stored.data).outageId === outage.id;
  if (!isLasting(outage)) return ok(isThis ? [{ do: 'remove', before: stored }] : []);
  if (stored && !isThis)
    return refuse({ code: 'invalid-input', fields: [{ field: 'outage', problem: 'already-lasting' }] });
  const data: LastingOutage = { v: 1, outageId: outage.id };
  return ok(stored ? [] : [{ do: 'create', path, data }]);
}

/** Pages of one call: about a hundred cases, a few seconds. */
const pagesOfACall = 4;

async function spread(deps: Deps, officeId: string, outageId: string): Promise<Recorded> {
  try {
    await spreadOutage(deps, officeId, outageId, pagesOfACall);
  } catch (error) {
    // It is recorded; `tick` goes on with the clocks, and logs what does not let it.
    deps.log('outage not spread', { outageId, ...faultOf(error) });
  }
  const stored = await deps.documents.get(paths.outage(officeId, outageId));
  return stored ? ok({ outage: Outage.parse(stored.data) }) : refuse({ code: 'not-found' });
}

/** The newest ones, which are all that anything still hangs on. */
export async function listOutages(deps: Pick<Deps, 'documents'>, officeId: string): Promise<Outage[]> {
  const found: Stored[] = await deps.documents.find({
    collection: paths.outages(officeId),
    where: [],
    orderBy: { field: 'from', direction: 'desc' },
    limit: 40,
  });
  return found.map(({ data }) => Outage.parse(data));
}
