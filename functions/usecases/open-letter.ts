import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import { localDay } from '../../domain/calendar.ts';
import { draftWatermark } from '../../domain/letter.ts';
import { LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { bearsAnotherMark, composeLetter, letterSigner, namesAnother } from './draft-letter.ts';
import { loadSeen, logOpening } from './open-case.ts';
import type { Seen } from './open-case.ts';
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
  await logOpening(deps, loaded, caller, 'letter');

  const { status, sha256, id } = application.letter;
  const stored = await deps.documents.get(paths.letterContent(office.id, id));
  if (!stored) throw new Error('A letter has no words');
  const words = LetterWords.parse(stored.data);
  const recipient = words.fields['name'];
  const facts = {
    ...(application.taken && { number: application.taken.number }),
    ...(recipient && { recipient }),
    ...(await signerFacts(deps, seen, id)),
  };
  if (sha256 !== undefined) {
    const file = await deps.files.read(office.id, sha256);
    if (!file) throw new Error('The bytes of a letter are missing');
    return ok({
      status,
      base64: Buffer.from(file.bytes).toString('base64'),
      sha256,
      ...facts,
    });
  }
  const composed = await composeLetter(deps, loaded, words, {
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
    ...facts,
  });
}

/** Whose name a prepared letter bears, and whether that is still who signs. */
async function signerFacts(
  deps: LetterDeps,
  { loaded, caller }: Seen,
  letterId: string,
): Promise<Pick<OutputOf<DeskApi['openLetter']>, 'signer'>> {
  const { application, office } = loaded;
  if (application.letter?.status !== 'prepared') return {};
  const stored = await deps.documents.get(paths.letter(office.id, letterId));
  const letter = stored && LetterRecord.parse(stored.data);
  if (!letter?.signer) return {};
  const now = await letterSigner(deps, loaded, caller.member);
  const { name, post, uid } = letter.signer;
  return {
    signer: {
      name,
      post,
      isYou: uid === caller.actor.uid,
      renew:
        (namesAnother(letter, now) || bearsAnotherMark(letter, office)) &&
        now.member.uid === caller.actor.uid,
    },
  };
}
