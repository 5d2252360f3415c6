import type * as z from 'zod';
import { Bundle, bundleKey, missingFiles, papersTravelling } from '../../domain/bundle.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { wholeOfficeRoles } from '../../domain/roles.ts';
import type { BundleView, sheetsApi } from '../../domain/sheets-api.ts';
import { caseOf, loadCaller } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps, Stored } from './ports.ts';

/** Bundles of the villages: found by what was scanned or typed, and listed. */

type Api = typeof sheetsApi;
type Input<K extends keyof Api> = z.infer<Api[K]['input']>;

const bundlesShown = 50;

/** As the rules read them: the whole office, or the officer of one of its villages. */
export function maySeeBundle({ actor }: Caller, { villageCodes }: Pick<Bundle, 'villageCodes'>): boolean {
  if (actor.roles.some((role) => wholeOfficeRoles.includes(role))) return true;
  return actor.roles.includes('village') && villageCodes.some((code) => actor.villages.includes(code));
}

/** A bundle and who asks; nothing where it is not there or not his to see. */
export async function loadBundle(
  deps: Deps,
  uid: string,
  { officeId, bundleId }: { officeId: string; bundleId: string },
): Promise<{ stored: Stored; bundle: Bundle; caller: Caller } | undefined> {
  const [stored, caller] = await Promise.all([
    deps.documents.get(paths.bundle(officeId, bundleId)),
    loadCaller(deps, officeId, uid),
  ]);
  if (!stored || !caller) return undefined;
  const bundle = Bundle.parse(stored.data);
  return maySeeBundle(caller, bundle) ? { stored, bundle, caller } : undefined;
}

/** Before its slip is printed a bundle is its maker's alone: what is on the slip is what comes. */
export const stillFilled: Result<never> = refuse({
  code: 'invalid-input',
  fields: [{ field: 'bundle', problem: 'still-filled' }],
});

/** By the slip's address, the id or the code. Refuses `not-found`. */
export async function openBundle(
  deps: Deps,
  uid: string,
  { officeId, bundle: typed }: Input<'openBundle'>,
): Promise<Result<BundleView>> {
  const key = bundleKey(typed);
  const bundleId = key && ('id' in key ? key.id : await idOfCode(deps, officeId, key.code));
  const found = bundleId && (await loadBundle(deps, uid, { officeId, bundleId }));
  return found ? ok(await viewOf(deps, found.bundle)) : refuse({ code: 'not-found' });
}

async function idOfCode(deps: Deps, officeId: string, code: string): Promise<string | undefined> {
  const [stored] = await deps.documents.find({
    collection: paths.bundles(officeId),
    where: [{ field: 'code', op: '==', value: code }],
    limit: 1,
  });
  return stored && Bundle.parse(stored.data).id;
}

/** What a bundle's ids stand for: reference, service, papers. Names of people are not part of it. */
export async function viewOf(deps: Deps, bundle: Bundle): Promise<BundleView> {
  const stored = await deps.documents.getAll(
    bundle.files.map(({ applicationId }) => paths.application(bundle.officeId, applicationId)),
  );
  const missing = missingFiles(bundle);
  const files = await Promise.all(
    bundle.files.map(async ({ applicationId, arrived }, index) => {
      const own = stored[index];
      if (!own) throw new Error('A bundle names a case that is gone');
      const { application, standard } = await caseOf(deps, own);
      return {
        applicationId,
        reference: application.reference,
        serviceName: standard.name,
        papers: papersTravelling(standard.definition, application),
        ...(arrived && { arrivedAt: arrived.at }),
        missing: missing.includes(applicationId),
        ...(application.transferredTo && {
          movedTo: { id: application.transferredTo.id, reference: application.transferredTo.reference },
        }),
      };
    }),
  );
  return { bundle, files };
}

/** The newest the caller may see. */
export async function listBundles(
  deps: Deps,
  uid: string,
  { officeId }: Input<'listBundles'>,
): Promise<Result<z.infer<Api['listBundles']['output']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const bundles = (await newest(deps, officeId, caller)).map(({ data }) => Bundle.parse(data));
  return ok({
    bundles: bundles
      .filter((bundle) => maySeeBundle(caller, bundle))
      .sort((a, b) => b.madeAt - a.madeAt)
      .slice(0, bundlesShown)
      .map((bundle) => ({
        id: bundle.id,
        code: bundle.code,
        state: bundle.state,
        madeAt: bundle.madeAt,
        count: bundle.files.length,
        arrived: bundle.files.filter(({ arrived }) => arrived !== undefined).length,
        missing: missingFiles(bundle).length,
        mine: bundle.madeBy === uid,
      })),
  });
}

async function newest(deps: Deps, officeId: string, { actor }: Caller): Promise<Stored[]> {
  if (actor.roles.some((role) => wholeOfficeRoles.includes(role)))
    return deps.documents.find({
      collection: paths.bundles(officeId),
      where: [],
      orderBy: { field: 'madeAt', direction: 'desc' },
      limit: bundlesShown,
    });
  const found = await Promise.all(
    actor.villages.map((code) =>
      deps.documents.find({
        collection: paths.bundles(officeId),
        where: [{ field: 'villageCodes', op: 'array-contains', value: code }],
        orderBy: { field: 'madeAt', direction: 'desc' },
        limit: bundlesShown,
      }),
    ),
  );
  // A bundle of two of his villages is found twice.
  return [...new Map(found.flat().map((stored) => [stored.path, stored])).values()];
}
