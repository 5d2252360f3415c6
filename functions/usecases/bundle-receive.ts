import type * as z from 'zod';
import { received } from '../../domain/bundle.ts';
import type { Bundle } from '../../domain/bundle.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { BundleView, sheetsApi } from '../../domain/sheets-api.ts';
import { loadBundle, stillFilled, viewOf } from './bundle-open.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';

/**
 * The counter has gone through a bundle and ticked what lies there; the others are missing until they turn up. Ticks once made stay.
 * Refuses `not-found`, `not-allowed` to all but counter and operator, `invalid-input` for a file that is not in the bundle and for a bundle
 * whose officer still fills it (`bundle` still-filled): his next file would come too late.
 */
export async function receiveBundle(
  deps: Deps,
  uid: string,
  input: z.infer<(typeof sheetsApi)['receiveBundle']['input']>,
): Promise<Result<BundleView>> {
  const noted = await untilCommitted<Bundle>(deps, async () => {
    const found = await loadBundle(deps, uid, input);
    if (!found) return refuse({ code: 'not-found' });
    const { bundle, stored, caller } = found;
    if (!caller.actor.roles.some((role) => role === 'counter' || role === 'operator'))
      return refuse({ code: 'not-allowed', needs: ['counter', 'operator'] });
    if (bundle.state === 'open') return stillFilled;
    const known = new Set(bundle.files.map(({ applicationId }) => applicationId));
    if (input.arrived.some((id) => !known.has(id)))
      return refuse({ code: 'invalid-input', fields: [{ field: 'arrived', problem: 'not-in-bundle' }] });
    const after = received(bundle, input.arrived, { at: deps.now(), uid });
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data: after }]);
    return outcome === 'lost' ? 'lost' : ok(after);
  });
  return noted.ok ? ok(await viewOf(deps, noted.value)) : noted;
}
