import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { mostActFiles } from '../../domain/application.ts';
import { actToAttachTo, signatureLimitBytes, signatureName, waitingFiles } from '../../domain/attachments.ts';
import type { ActWithFiles, Attachment } from '../../domain/attachments.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import { attachmentsOf, attachmentsWrite } from './case-attachments.ts';
import { loadSeen } from './open-case.ts';
import type { Deps } from './ports.ts';
import { keptName, receiveUpload } from './receive-upload.ts';

/** Photos and papers of the staff (`domain/attachments.ts`): attached one by one, then named by the act they go with. */

/**
 * Attaches one file, for the act the case stands before.
 * Refuses `not-found` (not there, or not his to see), `not-now`, `not-allowed`, `too-many-files`, `file-empty`, `file-too-large`,
 * `file-kind`, `invalid-input` (`fileId` taken by somebody else's).
 */
export async function attachToCase(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['attachToCase']>,
): Promise<Result<OutputOf<StaffApi['attachToCase']>>> {
  return untilCommitted(deps, async () => {
    const seen = await loadSeen(deps, uid, input);
    if (!seen) return refuse({ code: 'not-found' });
    const { office, application, standard } = seen.loaded;
    const { stored, files } = await attachmentsOf(deps, seen.loaded);
    const known = files.find(({ id }) => id === input.fileId);
    if (known)
      return known.uid === uid
        ? ok({ file: known })
        : refuse({ code: 'invalid-input', fields: [{ field: 'fileId', problem: 'taken' }] });
    const act = actToAttachTo(standard.definition, application, seen.caller.actor);
    if (!act.ok) return act;
    if (waitingFiles(files, uid, application.step).length >= mostActFiles)
      return refuse({ code: 'too-many-files', limit: mostActFiles });
    const bytes = new Uint8Array(Buffer.from(input.base64, 'base64'));
    const wrong = wrongSignature(act.value, bytes);
    if (wrong) return wrong;
    const received = await receiveUpload(deps, office, { name: input.name, bytes });
    if (!received.ok) return received;
    const file: Attachment = {
      id: input.fileId,
      ...received.value,
      name: act.value === 'hand-over' ? signatureName : keptName(input.name),
      at: deps.now(),
      uid,
      step: application.step,
    };
    const outcome = await deps.documents.commit([attachmentsWrite(seen.loaded, stored, [...files, file])]);
    return outcome === 'lost' ? 'lost' : ok({ file });
  });
}

/** Takes an own file back that no act has named; one that is not there any more was taken back before. Refuses `not-found`. */
export async function detachFromCase(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['detachFromCase']>,
): Promise<Result<OutputOf<StaffApi['detachFromCase']>>> {
  return untilCommitted(deps, async () => {
    const seen = await loadSeen(deps, uid, input);
    if (!seen) return refuse({ code: 'not-found' });
    const { stored, files } = await attachmentsOf(deps, seen.loaded);
    const known = files.find(({ id }) => id === input.fileId);
    if (!known) return ok({});
    if (known.uid !== uid || known.used !== undefined) return refuse({ code: 'not-found' });
    const rest = files.filter((file) => file !== known);
    const outcome = await deps.documents.commit([attachmentsWrite(seen.loaded, stored, rest)]);
    return outcome === 'lost' ? 'lost' : ok({});
  });
}

/** At a hand-over there is nothing to show but a drawn line. */
function wrongSignature(act: ActWithFiles, bytes: Uint8Array): Result<never> | undefined {
  if (act !== 'hand-over') return undefined;
  if (bytes.length > signatureLimitBytes)
    return refuse({ code: 'file-too-large', limitBytes: signatureLimitBytes });
  const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, position) => bytes[position] === byte);
  return isPng || bytes.length === 0 ? undefined : refuse({ code: 'file-kind' });
}
