import type { Act, StoredFile } from '../../domain/application.ts';
import { Attachments, waitingFiles } from '../../domain/attachments.ts';
import type { Attachment } from '../../domain/attachments.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Case } from './case.ts';
import type { Deps, Stored, Write } from './ports.ts';

/** The private document that keeps the staff's photos and papers of a case. */

/**
 * The files an act names, and the write that gives them to its event.
 * Refuses `invalid-input` (`attachments` unknown) for what this person did not attach at this step, or what an act has named before.
 */
export async function namedFiles(
  deps: Deps,
  loaded: Case,
  uid: string,
  act: Act,
): Promise<Result<{ files: StoredFile[]; writes: Write[] } | undefined>> {
  const ids = [...new Set('attachments' in act ? (act.attachments ?? []) : [])];
  if (ids.length === 0) return ok(undefined);
  const { stored, files } = await attachmentsOf(deps, loaded);
  const waiting = waitingFiles(files, uid, loaded.application.step);
  const named = ids.flatMap((id) => waiting.find((file) => file.id === id) ?? []);
  if (named.length < ids.length)
    return refuse({ code: 'invalid-input', fields: [{ field: 'attachments', problem: 'unknown' }] });
  const used = loaded.application.revision + 1;
  const after = files
    // What was attached for this act and then not named goes with no other.
    .filter((file) => named.includes(file) || !waiting.includes(file))
    .map((file) => (named.includes(file) ? { ...file, used } : file));
  return ok({
    files: named.map(({ sha256, sizeBytes, type }) => ({ sha256, sizeBytes, type })),
    writes: [attachmentsWrite(loaded, stored, after)],
  });
}

/** What is kept of the staff's files of a case. */
export async function attachmentsOf(
  deps: Pick<Deps, 'documents'>,
  { application }: Pick<Case, 'application'>,
): Promise<{ stored: Stored | undefined; files: Attachment[] }> {
  const stored = await deps.documents.get(paths.attachments(application.officeId, application.id));
  return { stored, files: stored ? Attachments.parse(stored.data).files : [] };
}

/** Guarded by what was read, or by there having been nothing. */
export function attachmentsWrite(
  { application }: Case,
  stored: Stored | undefined,
  files: Attachment[],
): Write {
  const data: Attachments = { v: 1, files };
  return stored
    ? { do: 'update', before: stored, data }
    : { do: 'create', path: paths.attachments(application.officeId, application.id), data };
}
