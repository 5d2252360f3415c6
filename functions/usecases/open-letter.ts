import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import { localDay } from '../../domain/calendar.ts';
import { draftWatermark } from '../../domain/letter.ts';
import { LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { composeLetter } from './draft-letter.ts';
import { loadSeen, logOpening } from './open-case.ts';
import type { LetterDeps } from './ports.ts';

/**
 * A case's letter as PDF: the stored bytes once prepared, a draft rendered anew and marked KONSEP before. Logged as an
 * opening. Refuses `not-found` without a letter.
 */
export async function openLetter(
  deps: LetterDeps,
  uid: string,
  input: InputOf<DeskApi['openLetter']>,
): Promise<Result<OutputOf<DeskApi['openLetter']>>> {
  const seen = await loadSeen(deps, uid, input);
  if (!seen) return refuse({ code: 'not-found' });
  const { loaded, caller } = seen;
  const { application, office } = loaded;
  if (!application.letter) return refuse({ code: 'not-found' });
  const [storedLetter, storedWords] = await deps.documents.getAll([
    paths.letter(office.id, application.letter.id),
    paths.letterContent(office.id, application.letter.id),
  ]);
  if (!storedLetter || !storedWords) throw new Error('A letter of a case has no record');
  const letter = LetterRecord.parse(storedLetter.data);
  await logOpening(deps, loaded, caller, 'letter');

  const sha256 = letter.signedSha256 ?? letter.preparedSha256;
  if (sha256 !== undefined) {
    const file = await deps.files.read(office.id, sha256);
    if (!file) throw new Error('The bytes of a letter are missing');
    return ok({
      status: letter.status,
      base64: Buffer.from(file.bytes).toString('base64'),
      sha256,
      ...(letter.number !== undefined && { number: letter.number }),
    });
  }
  const composed = await composeLetter(deps, loaded, LetterWords.parse(storedWords.data), {
    number: application.taken?.number ?? '…',
    dateOn: localDay(deps.now(), office.hours.zone),
    qrUrl: deps.settings.publicUrl,
    watermark: draftWatermark,
  });
  if (!composed.ok) return composed;
  const rendered = await deps.letters.render(composed.value);
  if (!rendered.ok) return rendered;
  return ok({
    status: 'draft',
    base64: Buffer.from(rendered.value).toString('base64'),
    sha256: deps.sha256(rendered.value),
    ...(application.taken && { number: application.taken.number }),
  });
}
