import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin, freshEntry, staffedPosts } from './administer.ts';
import type { LetterDeps } from './ports.ts';
import { baseOf, loadDraft } from './standard-drafts.ts';

/** A draft, what it is compared with, and all the editor needs to judge it while somebody types. Refuses `not-allowed` and `not-found`. */
export async function openStandardDraft(
  deps: LetterDeps,
  uid: string,
  { officeId, draftId }: InputOf<StaffApi['openStandardDraft']>,
): Promise<Result<OutputOf<StaffApi['openStandardDraft']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const loaded = await loadDraft(deps, officeId, draftId);
  if (!loaded) return refuse({ code: 'not-found' });
  const { draft } = loaded;
  const entry = await freshEntry(deps, desk.value, draft.standard.serviceId);
  const [base, staffed, templates] = await Promise.all([
    baseOf(deps, draft, entry),
    staffedPosts(deps, desk.value),
    deps.letters.templates(),
  ]);
  return ok({
    draft,
    ...(base && { base }),
    office: desk.value.office,
    staffed,
    templates: [...templates].map(([id, requires]) => ({ id, requires: [...requires] })),
  });
}
