import { Application } from '../../domain/application.ts';
import { Outage, outageHappening } from '../../domain/outage.ts';
import { paths } from '../../domain/paths.ts';
import { ok } from '../../domain/result.ts';
import { loadCase, recordOfItself, untilCommitted } from './case.ts';
import type { Deps, Stored } from './ports.ts';

/** Cases of one page. */
const casesAPage = 25;

/**
 * Sets the clocks of the cases an outage concerns, page by page; how far it came is kept with the outage, so that whoever comes next goes
 * on there. Each case compares its clock with the outage as it stands that moment, so that twice, late or side by side is once.
 * @returns whether all is done
 */
export async function spreadOutage(
  deps: Deps,
  officeId: string,
  outageId: string,
  pages: number,
): Promise<boolean> {
  for (let page = 0; page < pages; page += 1) {
    const before = await deps.documents.get(paths.outage(officeId, outageId));
    if (!before) return true;
    const outage = Outage.parse(before.data);
    if (!outage.pending) return true;
    const found = await nextPage(deps, outage);
    let set = 0;
    for (const id of found.ids) if (await setClock(deps, officeId, id, outageId)) set += 1;
    const { nextId: _nextId, nextReadyAt: _nextReadyAt, ...rest } = outage;
    const data: Outage = {
      ...rest,
      ...found.next,
      pending: found.next !== undefined,
      cases: rest.cases + set,
    };
    // Lost: it was ended or mended meanwhile, or somebody else went on with it. What stands there now counts.
    await deps.documents.commit([{ do: 'update', before, data }]);
  }
  const stored = await deps.documents.get(paths.outage(officeId, outageId));
  return !stored || !Outage.parse(stored.data).pending;
}

/** Open cases in the order of their ids, then those whose product was ready since the outage began. */
async function nextPage(
  deps: Deps,
  outage: Outage,
): Promise<{ ids: string[]; next: Pick<Outage, 'nextId' | 'nextReadyAt'> | undefined }> {
  const { officeId, nextId = '', nextReadyAt } = outage;
  if (nextReadyAt === undefined) {
    const found = await deps.documents.find({
      collection: paths.applications(officeId),
      where: [
        { field: 'status', op: 'in', value: ['open', 'returned'] },
        { field: 'id', op: '>=', value: nextId },
      ],
      orderBy: { field: 'id', direction: 'asc' },
      limit: casesAPage + 1,
    });
    const beyond = found[casesAPage];
    const next = beyond ? { nextId: caseIn(beyond).id } : { nextReadyAt: outage.from };
    return { ids: found.slice(0, casesAPage).map((stored) => caseIn(stored).id), next };
  }
  const found = await deps.documents.find({
    collection: paths.applications(officeId),
    where: [{ field: 'readyAt', op: '>=', value: nextReadyAt }],
    orderBy: { field: 'readyAt', direction: 'asc' },
    limit: casesAPage + 1,
  });
  const beyond = found[casesAPage];
  // One millisecond never has more than a page of them; still, a page must lead on.
  const after = beyond && Math.max(caseIn(beyond).readyAt ?? 0, nextReadyAt + 1);
  return {
    ids: found.slice(0, casesAPage).map((stored) => caseIn(stored).id),
    next: after === undefined ? undefined : { nextReadyAt: after },
  };
}

function caseIn(stored: Stored): Application {
  return Application.parse(stored.data);
}

/** @returns whether the clock had to be set */
async function setClock(
  deps: Deps,
  officeId: string,
  applicationId: string,
  outageId: string,
): Promise<boolean> {
  const done = await untilCommitted<boolean>(deps, async () => {
    const [stored, loaded] = await Promise.all([
      deps.documents.get(paths.outage(officeId, outageId)),
      loadCase(deps, officeId, applicationId),
    ]);
    if (!stored || !loaded) return ok(false);
    const outage = Outage.parse(stored.data);
    const happening = outageHappening(loaded.application, outage);
    if (!happening) return ok(false);
    const actId = deps.sha256(`outage ${outageId} ${applicationId} ${String(outage.revision)}`).slice(0, 32);
    const { writes } = recordOfItself(deps, loaded, actId, happening);
    return (await deps.documents.commit(writes)) === 'lost' ? 'lost' : ok(true);
  });
  return done.ok && done.value;
}

/** Outages whose clocks are not all set: where a call died, or had too many of them. */
export async function outagesUnderWay(deps: Pick<Deps, 'documents'>): Promise<Outage[]> {
  const found = await deps.documents.find({
    collection: 'outages',
    group: true,
    where: [{ field: 'pending', op: '==', value: true }],
    limit: 10,
  });
  return found.map(({ data }) => Outage.parse(data));
}
