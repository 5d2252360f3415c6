import { Draft } from '../../domain/draft.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { shutOn } from '../../domain/intake-window.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { outsideAt } from '../../domain/outside.ts';
import { isRunnable } from '../../domain/standard-problems.ts';
import { getEntry, getOffice, getService, todayIn } from './browse.ts';
import { commitOrThrow } from './case.ts';
import { countTry } from './limit.ts';
import type { Deps } from './ports.ts';

/** Far above what an office sees in a day. */
const startsPerHour = 600;

/**
 * Begins an application on the public site. Its id will be the application's, its secret the one in the applicant's link.
 * Refuses `not-found` (no such office or service), `service-not-open`, `closed-for-door`, `outside-system`, `intake-shut` and
 * `too-many-tries`. A draft begun
 * before the service was closed may still be sent.
 */
export async function startDraft(
  deps: Deps,
  at: { officeId: string; serviceId: string },
): Promise<Result<{ draftId: string; secret: string }>> {
  const [office, entry, standard] = await Promise.all([
    getOffice(deps, at.officeId),
    getEntry(deps, at.officeId, at.serviceId),
    getService(deps, at.officeId, at.serviceId),
  ]);
  if (!office || !entry || !standard) return refuse({ code: 'not-found' });
  if (!isOpen(entry, await todayIn(deps, office.id)) || !isRunnable(standard))
    return refuse({ code: 'service-not-open' });
  if (!standard.definition.doors.includes('online'))
    return refuse({ code: 'closed-for-door', door: 'online' });
  const outside = outsideAt(standard, 'online', office);
  if (outside) return refuse({ code: 'outside-system', name: outside.name });
  const shut = shutOn(standard.definition, await todayIn(deps, office.id));
  if (shut) return refuse(shut);
  // By office: who starts is not known yet, and no address of a device is kept.
  const counted = await countTry(deps, office.id, {
    kind: 'start-draft',
    key: office.id,
    limit: startsPerHour,
    windowMs: 3_600_000,
  });
  if (!counted.ok) return counted;
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
  await commitOrThrow(deps, [
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
