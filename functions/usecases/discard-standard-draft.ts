import type { InputOf, StaffApi } from '../../domain/api.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import type { Deps } from './ports.ts';
import { changedByAnother, loadDraft } from './standard-drafts.ts';

/** Takes a draft off the desk; it stays stored. Refuses `not-allowed`, `not-found`, and `stale` for one that was published. */
export async function discardStandardDraft(
  deps: Deps,
  uid: string,
  { officeId, draftId }: InputOf<StaffApi['discardStandardDraft']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const loaded = await loadDraft(deps, officeId, draftId);
  if (!loaded) return refuse({ code: 'not-found' });
  const { stored, draft } = loaded;
  if (draft.state === 'discarded') return ok({});
  if (draft.state === 'published') return changedByAnother;
  const data = { ...draft, state: 'discarded', changedAt: deps.now(), changedBy: uid };
  const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
  return outcome === 'lost' ? changedByAnother : ok({});
}
