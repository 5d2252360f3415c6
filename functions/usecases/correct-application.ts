import type { Handed } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { CaseNotes, Correction } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { isRepeated, recordActs, untilCommitted } from './case.ts';
import { handedFor } from './edit-draft.ts';
import { openByLink } from './follow-application.ts';
import type { Access } from './follow-application.ts';
import { keptName, receiveUpload } from './receive-upload.ts';
import type { SentFile } from './receive-upload.ts';
import type { Deps } from './ports.ts';

/** Handing in anew what was found faulty, and only that. Kept apart until the applicant sends it. */

export async function attachCorrection(
  deps: Deps,
  access: Access,
  requirementId: string,
  file: SentFile,
): Promise<Result<null>> {
  const opened = await openByLink(deps, access);
  if (!opened.ok) return opened;
  const { office } = opened.value.loaded;
  const received = await receiveUpload(deps, office, file);
  if (!received.ok) return received;
  return changeCorrection(deps, access, requirementId, (before) => {
    const handed = handedFor(before.items, requirementId);
    if (handed.files.some(({ sha256 }) => sha256 === received.value.sha256)) return ok(before);
    const limit = office.settings.filesPerRequirement;
    if (handed.files.length >= limit) return refuse({ code: 'too-many-files', limit });
    return ok({
      ...before,
      items: {
        ...before.items,
        [requirementId]: { files: [...handed.files, received.value], bringsPaper: false },
      },
      fileNames: { ...before.fileNames, [received.value.sha256]: keptName(file.name) },
    });
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
    if (!requirement?.paperAllowed) return refuse({ code: 'not-found' });
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

async function changeCorrection(
  deps: Deps,
  access: Access,
  requirementId: string,
  change: (before: Correction, standard: ServiceStandard) => Result<Correction>,
): Promise<Result<null>> {
  return untilCommitted(deps, async () => {
    const opened = await openByLink(deps, access);
    if (!opened.ok) return opened;
    const { application, standard } = opened.value.loaded;
    if (application.status !== 'returned' || !application.returnedItems.includes(requirementId)) {
      return refuse({ code: 'not-now', expected: [] });
    }
    const path = paths.correction(application.officeId, application.id);
    const stored = await deps.documents.get(path);
    const before = stored ? Correction.parse(stored.data) : { v: 1 as const, items: {}, fileNames: {} };
    const changed = change(before, standard);
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
