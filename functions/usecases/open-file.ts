import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { shownFiles } from '../../domain/attachments.ts';
import { paths } from '../../domain/paths.ts';
import { CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { attachmentsOf } from './case-attachments.ts';
import { loadSeen, logOpening } from './open-case.ts';
import type { Deps } from './ports.ts';

/** One file of a case, the applicant's or the staff's, logged before it is read. Refuses `not-found` for files that are not this case's. */
export async function openFile(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['openFile']>,
): Promise<Result<OutputOf<StaffApi['openFile']>>> {
  const seen = await loadSeen(deps, uid, input);
  if (!seen) return refuse({ code: 'not-found' });
  const { application } = seen.loaded;
  const handedIn = Object.values(application.items).flatMap(({ files }) => files);
  const attached = handedIn.some(({ sha256 }) => sha256 === input.sha256)
    ? undefined
    : shownFiles((await attachmentsOf(deps, seen.loaded)).files, uid).find(
        ({ sha256 }) => sha256 === input.sha256,
      );
  if (!attached && !handedIn.some(({ sha256 }) => sha256 === input.sha256))
    return refuse({ code: 'not-found' });
  await logOpening(deps, seen.loaded, seen.caller, 'file');
  const [file, notes] = await Promise.all([
    deps.files.read(application.officeId, input.sha256),
    deps.documents.get(paths.caseNotes(application.officeId, application.id)),
  ]);
  if (!file) throw new Error('A file of a case is missing in Storage');
  const names = notes ? CaseNotes.parse(notes.data).fileNames : {};
  return ok({
    type: file.type,
    name: attached?.name ?? names[input.sha256] ?? 'berkas',
    base64: Buffer.from(file.bytes).toString('base64'),
  });
}
