import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { StandardDraft } from '../../domain/lifecycle.ts';
import { alignReading } from '../../domain/reading.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { asAdmin, freshEntry, highestVersion } from './administer.ts';
import { paths } from '../../domain/paths.ts';
import { forget } from './remembered.ts';
import type { Deps } from './ports.ts';
import { baseOf, changedByAnother, loadDraft } from './standard-drafts.ts';

/** A document holds 1 MiB; the rest of the draft and Firestore's own bookkeeping want some of it. */
const mostBytes = 900_000;

/**
 * Keeps a draft as it now is, findings and all: only publishing asks for none. Which service, which number and which decree it is
 * are not the editor's to say; what was read out of its words follows them (`alignReading`).
 * Refuses `not-allowed`, `not-found`, `stale` where another save came first or it has left the desk, and `invalid-input` if it is too
 * long to be stored.
 */
export async function saveStandardDraft(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['saveStandardDraft']>,
): Promise<Result<OutputOf<StaffApi['saveStandardDraft']>>> {
  const { officeId, draftId, revision } = input;
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const loaded = await loadDraft(deps, officeId, draftId);
  if (!loaded) return refuse({ code: 'not-found' });
  const { stored, draft } = loaded;
  if (draft.state !== 'draft') return changedByAnother;
  const entry = await freshEntry(deps, desk.value, draft.standard.serviceId);
  const base = await baseOf(deps, draft, entry);
  const { block: _block, otherTitles: _otherTitles, ...place } = input.standard.source;
  const standard: ServiceStandard = alignReading(
    {
      ...input.standard,
      officeId,
      serviceId: draft.standard.serviceId,
      version: (await highestVersion(deps, officeId, draft.standard.serviceId)) + 1,
      source: { ...place, decree: draft.standard.source.decree },
    },
    base,
  );
  if (Buffer.byteLength(JSON.stringify(standard)) > mostBytes)
    return refuse({ code: 'invalid-input', fields: [{ field: 'standard', problem: 'too-long' }] });
  if (draft.revision === revision + 1 && canonicalJson(draft.standard) === canonicalJson(standard))
    return ok({ revision: draft.revision });
  if (draft.revision !== revision) return changedByAnother;
  const saved: StandardDraft = StandardDraft.parse({
    ...draft,
    standard,
    revision: revision + 1,
    changedAt: deps.now(),
    changedBy: uid,
  });
  if ((await deps.documents.commit([{ do: 'update', before: stored, data: saved }])) === 'lost')
    return changedByAnother;
  // What lies before the public is the draft as it now is.
  forget(deps, paths.consultations(officeId));
  return ok({ revision: saved.revision });
}
