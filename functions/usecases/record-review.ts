import type { InputOf, StaffApi } from '../../domain/api.ts';
import { CatalogueEntry } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';
import { forget } from './remembered.ts';

/**
 * Notes down that standards were looked at and found right as they are (else a draft is begun). The next review is due a year later.
 * Refuses `not-allowed`, `not-found`, and `invalid-input` for a day to come.
 */
export async function recordReview(
  deps: Deps,
  uid: string,
  { officeId, serviceIds, on }: InputOf<StaffApi['recordReview']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  if (on > desk.value.today)
    return refuse({ code: 'invalid-input', fields: [{ field: 'on', problem: 'in-the-future' }] });
  const wanted = [...new Set(serviceIds)].map((id) => paths.standard(officeId, id));
  return untilCommitted(deps, async () => {
    const stored = await deps.documents.getAll(wanted);
    const known = stored.filter((each) => each !== undefined);
    if (known.length < wanted.length) return refuse({ code: 'not-found' });
    const outcome = await deps.documents.commit(
      known.map((before) => ({
        do: 'update',
        before,
        data: { ...CatalogueEntry.parse(before.data), reviewedOn: on },
      })),
    );
    if (outcome === 'lost') return 'lost';
    forget(deps, paths.standards(officeId), ...wanted);
    return ok({});
  });
}
