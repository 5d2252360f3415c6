import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { decreesOf, getService, listVersions } from './browse.ts';
import type { Deps } from './ports.ts';

/** One version of a standard of the office as it is stored, and which others there are. Refuses `not-allowed` and `not-found`. */
export async function openStandard(
  deps: Deps,
  uid: string,
  { officeId, serviceId, version }: InputOf<StaffApi['openStandard']>,
): Promise<Result<OutputOf<StaffApi['openStandard']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const standard = await getService(deps, officeId, serviceId, version);
  if (!standard) return refuse({ code: 'not-found' });
  const [versions, found] = await Promise.all([
    listVersions(deps, officeId, serviceId),
    deps.documents.find({ collection: paths.decrees(officeId), where: [], limit: 500 }),
  ]);
  const decrees = decreesOf(found);
  return ok({
    standard,
    versions: versions.map((each) => {
      const decree = decrees.find(({ id }) => id === each.decreeId);
      return {
        ...each,
        decreeNumber: decree?.number ?? each.decreeId,
        ...(decree?.on !== undefined && { on: decree.on }),
      };
    }),
  });
}
