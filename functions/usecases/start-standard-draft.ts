import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { StandardDraft } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { asAdmin, freshEntries, highestVersion } from './administer.ts';
import type { FreshEntry } from './administer.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';
import { idOfAct, originOf } from './standard-drafts.ts';

/**
 * Begins a draft from any published version, of this office or another: a copy, in which nothing of the source changes. The same press
 * leads to the same draft.
 * Refuses `not-allowed`, `not-found` for a version nobody published, and `invalid-input` where too many lie on the desk already.
 */
export async function startStandardDraft(
  deps: Deps,
  uid: string,
  { officeId, origin, serviceId, actId }: InputOf<StaffApi['startStandardDraft']>,
): Promise<Result<OutputOf<StaffApi['startStandardDraft']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const source = await originOf(deps, officeId, origin);
  if (!source) return refuse({ code: 'not-found' });
  const [entries, highest] = await Promise.all([
    freshEntries(deps, desk.value),
    highestVersion(deps, officeId, serviceId),
  ]);
  const id = idOfAct(deps, 'standard-draft', uid, actId);
  const draft: StandardDraft = StandardDraft.parse({
    v: 1,
    officeId,
    id,
    origin,
    standard: copied(source, officeId, serviceId, highest + 1, entries),
    revision: 0,
    changedAt: deps.now(),
    changedBy: uid,
    state: 'draft',
  });
  const path = paths.standardDraft(officeId, id);
  return untilCommitted(deps, async () => {
    if (await deps.documents.get(path)) return ok({ draftId: id });
    const open = await deps.documents.find({
      collection: paths.standardDrafts(officeId),
      where: [{ field: 'state', op: '==', value: 'draft' }],
      limit: mostDrafts,
    });
    if (open.length >= mostDrafts)
      return refuse({ code: 'invalid-input', fields: [{ field: 'drafts', problem: 'too-many' }] });
    const outcome = await deps.documents.commit([{ do: 'create', path, data: draft }]);
    return outcome === 'lost' ? 'lost' : ok({ draftId: id });
  });
}

/** The list of standards reads them all; an office has some twenty services. */
const mostDrafts = 100;

/**
 * Where it stood in a decree's file is no longer true of what somebody writes now. Until it is published it names the decree of what it
 * was begun from.
 */
function copied(
  source: ServiceStandard,
  officeId: string,
  serviceId: string,
  version: number,
  entries: readonly FreshEntry[],
): ServiceStandard {
  const own = entries.find(({ entry }) => entry.serviceId === serviceId)?.entry;
  const last = Math.max(0, ...entries.map(({ entry }) => entry.order));
  const foreign = source.officeId !== officeId;
  const section = own ? own.section : foreign ? undefined : source.source.section;
  return {
    ...source,
    officeId,
    serviceId,
    version,
    source: {
      decree: source.source.decree,
      order: own?.order ?? last + 1,
      ...(section !== undefined && { section }),
    },
    // A note's evidence lies in the other office's decree, not in this one's.
    notes: foreign ? source.notes.map(({ evidence: _evidence, ...note }) => note) : source.notes,
  };
}
