import type * as z from 'zod';
import { Bundle, bundleLimit } from '../../domain/bundle.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { sheetsApi } from '../../domain/sheets-api.ts';
import { untilCommitted } from './case.ts';
import { loadSeen } from './open-case.ts';
import type { Deps } from './ports.ts';

/**
 * Puts a file a village officer took in into his bundle, and begins the bundle with the first. The same file again changes nothing; a file
 * travels in one bundle only, since the counter would look for it in the other for ever.
 * Refuses `not-found` (no case of his villages taken in by the village, or somebody else's bundle), `invalid-input` on `bundle`
 * (`full`, `sent`, `in-another-bundle`).
 */
export async function addToBundle(
  deps: Deps,
  uid: string,
  { officeId, bundleId, applicationId }: z.infer<(typeof sheetsApi)['addToBundle']['input']>,
): Promise<Result<{ code: string; count: number }>> {
  const seen = await loadSeen(deps, uid, { officeId, applicationId });
  if (!seen) return refuse({ code: 'not-found' });
  const { actor } = seen.caller;
  const { door, villageCodes } = seen.loaded.application;
  const isOwn = villageCodes.every((code) => actor.villages.includes(code));
  if (!actor.roles.includes('village') || door !== 'village' || !isOwn) return refuse({ code: 'not-found' });

  const path = paths.bundle(officeId, bundleId);
  const memberPath = paths.caseBundle(officeId, applicationId);
  return untilCommitted(deps, async () => {
    const stored = await deps.documents.get(path);
    const now = deps.now();
    const before: Bundle = stored
      ? Bundle.parse(stored.data)
      : {
          v: 1,
          id: bundleId,
          officeId,
          code: deps.newReference(),
          villageCodes,
          madeBy: uid,
          madeAt: now,
          state: 'open',
          files: [],
        };
    if (before.madeBy !== uid) return refuse({ code: 'not-found' });
    const answer = { code: before.code, count: before.files.length };
    if (before.files.some((file) => file.applicationId === applicationId)) return ok(answer);
    const member = await deps.documents.get(memberPath);
    if (member)
      return refuse({
        code: 'invalid-input',
        fields: [{ field: 'bundle', problem: 'in-another-bundle' }],
      });
    const problem =
      before.state !== 'open' ? 'sent' : before.files.length >= bundleLimit ? 'full' : undefined;
    if (problem) return refuse({ code: 'invalid-input', fields: [{ field: 'bundle', problem }] });
    const after: Bundle = {
      ...before,
      villageCodes: [...new Set([...before.villageCodes, ...villageCodes])],
      files: [...before.files, { applicationId, addedAt: now }],
    };
    const outcome = await deps.documents.commit([
      stored ? { do: 'update', before: stored, data: after } : { do: 'create', path, data: after },
      { do: 'create', path: memberPath, data: { v: 1, officeId, applicationId, bundleId } },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ ...answer, count: after.files.length });
  });
}
