import { Draft } from '../../domain/draft.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { getOffice, getService } from './browse.ts';
import type { Deps } from './ports.ts';

/**
 * Begins an application on the public site. Its id will be the application's, its secret the one in the applicant's link.
 * Refuses `not-found` (no such office or service) and `closed-for-door`.
 */
export async function startDraft(
  deps: Deps,
  at: { officeId: string; serviceId: string },
): Promise<Result<{ draftId: string; secret: string }>> {
  const [office, standard] = await Promise.all([
    getOffice(deps, at.officeId),
    getService(deps, at.officeId, at.serviceId),
  ]);
  if (!office || !standard) return refuse({ code: 'not-found' });
  if (!standard.definition.doors.includes('online'))
    return refuse({ code: 'closed-for-door', door: 'online' });
  const secret = deps.newSecret();
  const now = deps.now();
  const draft: Draft = {
    v: 1,
    id: deps.newId(),
    officeId: office.id,
    serviceId: standard.serviceId,
    version: standard.version,
    secretHash: deps.sha256(secret),
    input: {},
    items: {},
    fileNames: {},
    createdAt: now,
    expiresAt: now + office.settings.draftKeptDays * 86_400_000,
  };
  await deps.documents.commit([
    { do: 'create', path: paths.draft(office.id, draft.id), data: storedDraft(draft) },
  ]);
  return ok({ draftId: draft.id, secret });
}

/** TTL wants a timestamp; the domain speaks in milliseconds. */
export function storedDraft(draft: Draft): object {
  return { ...draft, expiresAt: new Date(draft.expiresAt) };
}

export function parseDraft(data: Record<string, unknown>): Draft {
  const expiresAt = data['expiresAt'];
  return Draft.parse({ ...data, expiresAt: expiresAt instanceof Date ? expiresAt.getTime() : expiresAt });
}
