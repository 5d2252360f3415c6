import type { Handed } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { CaseNotes, Correction } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { mayBringPaper } from '../../domain/standard.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { isRepeated, recordActs, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { countUpload, handedFor, roomFor, withFile } from './edit-draft.ts';
import { openByLink } from './follow-application.ts';
import type { Access } from './follow-application.ts';
import { receiveUpload } from './receive-upload.ts';
import type { SentFile } from './receive-upload.ts';
import type { Deps, Stored } from './ports.ts';

/** Handing in anew what was found faulty, and only that. Kept apart until the applicant sends it. */

/**
 * Adds a file to a correction. As with drafts, nothing is stored before it is wanted, and the commit decides again.
 * Refuses `not-now` (not returned, or not this item), `too-many-files`, `too-many-tries`, and what `receiveUpload` refuses.
 */
export async function attachCorrection(
  deps: Deps,
  access: Access,
  requirementId: string,
  file: SentFile,
): Promise<Result<null>> {
  const opened = await openCorrection(deps, access, requirementId);
  if (!opened.ok) return opened;
  const { before, loaded } = opened.value;
  const sha256 = deps.sha256(file.bytes);
  const wanted = ({ items }: Correction) => roomFor(handedFor(items, requirementId), sha256, loaded.office);
  const first = wanted(before);
  if (!first.ok) return first;
  if (first.value === 'there') return ok(null);
  const counted = await countUpload(deps, loaded.office.id, loaded.application.id);
  if (!counted.ok) return counted;
  const received = await receiveUpload(deps, loaded.office, file);
  if (!received.ok) return received;
  return changeCorrection(deps, access, requirementId, (now) => {
    const still = wanted(now);
    if (!still.ok) return still;
    if (still.value === 'there') return ok(now);
    return ok({ ...now, ...withFile(now, requirementId, received.value, file.name) });
  });
}

export async function bringCorrectionPaper(
  deps: Deps,
  access: Access,
  requirementId: string,
  bringsPaper: boolean,
): Promise<Result<null>> {
  return changeCorrection(deps, access, requirementId, (before, standard) => {
    const requirement = standard.definition.requirements.find(({ id }) => id === requirementId);
    if (!requirement || !mayBringPaper(requirement)) return refuse({ code: 'not-found' });
    return ok({
      ...before,
      items: { ...before.items, [requirementId]: { ...handedFor(before.items, requirementId), bringsPaper } },
    });
  });
}

export async function detachCorrection(
  deps: Deps,
  access: Access,
  requirementId: string,
  sha256: string,
): Promise<Result<null>> {
  return changeCorrection(deps, access, requirementId, (before) => {
    const handed = handedFor(before.items, requirementId);
    const files = handed.files.filter((file) => file.sha256 !== sha256);
    return ok({ ...before, items: { ...before.items, [requirementId]: { ...handed, files } } });
  });
}

/** The correction of one item, as far as it is prepared. Refuses `not-now` unless the case waits for that item. */
async function openCorrection(
  deps: Deps,
  access: Access,
  requirementId: string,
): Promise<Result<{ loaded: Case; path: string; stored: Stored | undefined; before: Correction }>> {
  const opened = await openByLink(deps, access);
  if (!opened.ok) return opened;
  const { loaded } = opened.value;
  const { application } = loaded;
  if (application.status !== 'returned' || !application.returnedItems.includes(requirementId)) {
    return refuse({ code: 'not-now', expected: [] });
  }
  const path = paths.correction(application.officeId, application.id);
  const stored = await deps.documents.get(path);
  const before = stored ? Correction.parse(stored.data) : { v: 1 as const, items: {}, fileNames: {} };
  return ok({ loaded, path, stored, before });
}

async function changeCorrection(
  deps: Deps,
  access: Access,
  requirementId: string,
  change: (before: Correction, standard: ServiceStandard) => Result<Correction>,
): Promise<Result<null>> {
  return untilCommitted(deps, async () => {
    const opened = await openCorrection(deps, access, requirementId);
    if (!opened.ok) return opened;
    const { loaded, path, stored, before } = opened.value;
    const changed = change(before, loaded.standard);
    if (!changed.ok) return changed;
    const outcome = await deps.documents.commit([
      stored
        ? { do: 'update', before: stored, data: changed.value }
        : { do: 'create', path, data: changed.value },
    ]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}

/** Sends the corrections. Refuses `incomplete` naming what is still missing. */
export async function submitCorrection(deps: Deps, access: Access, actId: string): Promise<Result<null>> {
  return untilCommitted(deps, async () => {
    const opened = await openByLink(deps, access);
    if (!opened.ok) return opened;
    const { loaded } = opened.value;
    const { application } = loaded;
    if (isRepeated(application, actId)) return ok(null);
    const [stored, storedNotes] = await deps.documents.getAll([
      paths.correction(application.officeId, application.id),
      paths.caseNotes(application.officeId, application.id),
    ]);
    const correction = stored ? Correction.parse(stored.data) : { items: {}, fileNames: {} };
    const items: Record<string, Handed> = Object.fromEntries(
      Object.entries(correction.items).filter(([id]) => application.returnedItems.includes(id)),
    );
    const recorded = await recordActs(deps, loaded, { kind: 'applicant' }, actId, [
      { act: { act: 'correct', items }, given: {} },
    ]);
    if (!recorded.ok) return recorded;
    const notes = storedNotes && CaseNotes.parse(storedNotes.data);
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      ...(stored ? [{ do: 'remove' as const, before: stored }] : []),
      ...(storedNotes && notes
        ? [
            {
              do: 'update' as const,
              before: storedNotes,
              data: {
                ...notes,
                fileNames: { ...notes.fileNames, ...correction.fileNames },
              } satisfies CaseNotes,
            },
          ]
        : []),
    ]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}
