import { StandardDraft } from '../../domain/lifecycle.ts';
import type { Origin } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { refuse } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { highestVersion } from './administer.ts';
import type { FreshEntry } from './administer.ts';
import { getService, readStandard } from './browse.ts';
import type { Deps, Stored } from './ports.ts';

/** Drafts of standards: what several of the administrator's acts ask of them. */

export interface StoredDraft {
  stored: Stored;
  draft: StandardDraft;
}

export async function loadDraft(
  deps: Deps,
  officeId: string,
  draftId: string,
): Promise<StoredDraft | undefined> {
  if (!isDraftId(draftId)) return undefined;
  const stored = await deps.documents.get(paths.standardDraft(officeId, draftId));
  return stored && { stored, draft: StandardDraft.parse(stored.data) };
}

/** All of them, in the order asked for; undefined if one does not exist or has left the desk (published, discarded). */
export async function loadOpenDrafts(
  deps: Deps,
  officeId: string,
  draftIds: readonly string[],
): Promise<StoredDraft[] | undefined> {
  if (!draftIds.every(isDraftId)) return undefined;
  const found = await deps.documents.getAll(
    [...new Set(draftIds)].map((id) => paths.standardDraft(officeId, id)),
  );
  const drafts = found.map((stored) => stored && { stored, draft: StandardDraft.parse(stored.data) });
  return drafts.every((each) => each?.draft.state === 'draft') ? (drafts as StoredDraft[]) : undefined;
}

/** Draft ids become part of a path. */
function isDraftId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}

/** A document id that one press of a button always leads to: done twice, it is done once. */
export function idOfAct(deps: Pick<Deps, 'sha256'>, kind: string, uid: string, actId: string): string {
  return deps.sha256(`${kind} ${uid} ${actId}`).slice(0, 32);
}

/**
 * What a draft may be begun from: any published version of the office's own, word for word; of another office what the public
 * reads, so that no private number leaves the office whose people trusted it.
 */
export async function originOf(
  deps: Deps,
  officeId: string,
  origin: Origin,
): Promise<ServiceStandard | undefined> {
  return origin.officeId === officeId
    ? getService(deps, officeId, origin.serviceId, origin.version)
    : (await readStandard(deps, origin.officeId, origin.serviceId, origin.version))?.standard;
}

/** What a draft is compared with: the newest version of its service, or what it was copied from. */
export async function baseOf(
  deps: Deps,
  draft: StandardDraft,
  entry: FreshEntry | undefined,
): Promise<ServiceStandard | undefined> {
  const { officeId, origin } = draft;
  const { serviceId } = draft.standard;
  if (entry) return getService(deps, officeId, serviceId, await highestVersion(deps, officeId, serviceId));
  return origin && originOf(deps, officeId, origin);
}

/** Somebody else changed it first: an administrator, since nobody else can. */
export const changedByAnother = refuse({ code: 'stale', by: 'admin' });
