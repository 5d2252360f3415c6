import type * as z from 'zod';
import { bundleSlipDocument } from '../../domain/bundle.ts';
import type { Bundle } from '../../domain/bundle.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { sheetsApi } from '../../domain/sheets-api.ts';
import { requireOffice } from './browse.ts';
import { loadBundle, stillFilled, viewOf } from './bundle-open.ts';
import { untilCommitted } from './case.ts';
import type { LetterDeps } from './ports.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';

/**
 * The slip that travels with a bundle. Printed by the officer who makes the bundle it closes it: what is on the slip is what is on
 * its way. Refuses `not-found`, and `invalid-input` (`bundle` still-filled) to others while it is filled.
 */
export async function bundleSlip(
  deps: LetterDeps,
  uid: string,
  input: z.infer<(typeof sheetsApi)['bundleSlip']['input']>,
): Promise<Result<MadeFile>> {
  const { officeId } = input;
  const closed = await untilCommitted<Bundle>(deps, async () => {
    const found = await loadBundle(deps, uid, input);
    if (!found) return refuse({ code: 'not-found' });
    const { bundle, stored } = found;
    if (bundle.state !== 'open') return ok(bundle);
    if (bundle.madeBy !== uid) return stillFilled;
    const sent: Bundle = { ...bundle, state: 'sent', sentAt: deps.now() };
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data: sent }]);
    return outcome === 'lost' ? 'lost' : ok(sent);
  });
  if (!closed.ok) return closed;
  const [office, { files }] = await Promise.all([requireOffice(deps, officeId), viewOf(deps, closed.value)]);
  const document = bundleSlipDocument(office, closed.value, files, {
    publicUrl: deps.settings.publicUrl,
    now: deps.now(),
  });
  return ok(madeFile(`paket-desa-${closed.value.code}`, 'pdf', await deps.letters.print(document)));
}
