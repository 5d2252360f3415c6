import { Application } from '../../domain/application.ts';
import { earliestFrom, Outage, outageHappening } from '../../domain/outage.ts';
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
 * @throws what kept a case's clock from being set, once the page's others are done
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
    const { ids, next } = await nextPage(deps, outage);
    const done = await Promise.allSettled(ids.map((id) => setClock(deps, officeId, id, outageId)));
    const failed = ids.filter((_, index) => done[index]?.status === 'rejected');
    const set = done.filter((each) => each.status === 'fulfilled' && each.value).length;
    const left = [...new Set([...(outage.progress?.at === 'left' ? [] : outage.left), ...failed])];
    const progress = next ?? (left.length > 0 ? ({ at: 'left' } as const) : undefined);
    const { progress: _progress, ...rest } = outage;
    const data: Outage = {
      ...rest,
      ...(progress && { progress }),
      pending: progress !== undefined,
      left,
      cases: rest.cases + set,
    };
    // Lost: it was ended or mended meanwhile, or somebody else went on with it. What stands there now counts.
    if ((await deps.documents.commit([{ do: 'update', before, data }])) === 'lost')
      await countAfterwards(deps, outage, set);
    for (const each of done) if (each.status === 'rejected') throw each.reason;
  }
  const stored = await deps.documents.get(paths.outage(officeId, outageId));
  return !stored || !Outage.parse(stored.data).pending;
}

/** Clocks set are counted also by whoever lost the page to somebody beside him; not once it was changed and is counted anew. */
async function countAfterwards(deps: Deps, { officeId, id, revision }: Outage, set: number): Promise<void> {
  if (set === 0) return;
  await untilCommitted<null>(deps, async () => {
    const before = await deps.documents.get(paths.outage(officeId, id));
    if (!before) return ok(null);
    const outage = Outage.parse(before.data);
    if (outage.revision !== revision) return ok(null);
    const data: Outage = { ...outage, cases: outage.cases + set };
    return (await deps.documents.commit([{ do: 'update', before, data }])) === 'lost' ? 'lost' : ok(null);
  });
}

interface Page {
  ids: string[];
  next: Outage['progress'];
}

async function nextPage(deps: Deps, outage: Outage): Promise<Page> {
  const { officeId, left, progress = { at: 'open', id: '' } } = outage;
  switch (progress.at) {
    case 'open': {
      const found = await deps.documents.find({
        collection: paths.applications(officeId),
        where: [
          { field: 'status', op: 'in', value: ['open', 'returned'] },
          { field: 'id', op: '>=', value: progress.id },
        ],
        orderBy: { field: 'id', direction: 'asc' },
        limit: casesAPage + 1,
      });
      const beyond = found[casesAPage];
      return {
        ids: idsOf(found),
        // Mended to begin later, it must let go also of what was ready between its old beginning and its new one.
        next: beyond ? { at: 'open', id: caseIn(beyond).id } : { at: 'ready', from: earliestFrom(outage) },
      };
    }
    case 'ready': {
      const found = await deps.documents.find({
        collection: paths.applications(officeId),
        where: [{ field: 'readyAt', op: '>=', value: progress.from }],
        orderBy: { field: 'readyAt', direction: 'asc' },
        limit: casesAPage + 1,
      });
      const beyond = found[casesAPage];
      // One millisecond never has more than a page of them; still, a page must lead on.
      const after = beyond && Math.max(caseIn(beyond).readyAt ?? 0, progress.from + 1);
      return { ids: idsOf(found), next: after === undefined ? undefined : { at: 'ready', from: after } };
    }
    case 'left':
      return { ids: left, next: undefined };
  }
}

function idsOf(found: readonly Stored[]): string[] {
  return found.slice(0, casesAPage).map((stored) => caseIn(stored).id);
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
export async function outagesUnderWay(
  deps: Pick<Deps, 'documents'>,
): Promise<{ officeId: string; id: string }[]> {
  const found = await deps.documents.find({
    collection: 'outages',
    group: true,
    where: [{ field: 'pending', op: '==', value: true }],
    limit: 10,
  });
  // By their paths: one that cannot be read must not keep the others from being found.
  return found.map(({ path }) => {
    const [, officeId = '', , id = ''] = path.split('/');
    return { officeId, id };
  });
}
