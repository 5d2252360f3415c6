import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import type { Actor, TakenNumber } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import { allowedActs } from '../../domain/engine.ts';
import { stepOf } from '../../domain/route.ts';
import { LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { StaffMember } from '../../domain/roles.ts';
import { titleLine } from '../../domain/signing.ts';
import { answered, isRepeated, loadCaller, loadCase, maySee, recordActs, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { bearsAnotherMark, composeLetter, letterOfCase, letterSigner, namesAnother } from './draft-letter.ts';
import { isOfThisYear, keptNumber, takeNumber, voidNumber } from './take-number.ts';
import type { LetterDeps, Write } from './ports.ts';

type Answer = Result<OutputOf<DeskApi['prepareLetter']>>;

/** The signer asks at the desk for a letter that Loket has not prepared by itself yet. */
export async function prepareLetter(
  deps: LetterDeps,
  uid: string,
  input: InputOf<DeskApi['prepareLetter']>,
): Promise<Answer> {
  const caller = await loadCaller(deps, input.officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  return prepare(deps, input.officeId, input.applicationId, input.actId, caller.actor, {
    member: caller.member,
  });
}

/**
 * Fixes a letter: number reserved, date fixed, bytes rendered and stored by hash, and only then recorded. Loket does it by
 * itself after the last paraf (actor `system`, from the trigger or from `tick`); done twice it is done once. A letter that is
 * prepared in the name of somebody who does not sign any more (a deputy's days are over, another's have begun) is made anew under
 * its number when one of the signers asks for it.
 * @param handed the case as read a moment ago: tried first, since the commit notices if it has changed; and whoever asks
 */
export async function prepare(
  deps: LetterDeps,
  officeId: string,
  applicationId: string,
  actId: string,
  actor: Actor,
  { read, member }: { read?: Case | undefined; member?: StaffMember } = {},
): Promise<Answer> {
  const reserved = await reserve(deps, officeId, applicationId, actor, { read, member });
  if (!reserved.ok) return reserved;
  return untilCommitted(deps, async () => {
    const loaded = await loadCase(deps, officeId, applicationId);
    if (!loaded) return refuse({ code: 'not-found' });
    const signerChanged = await isOutdated(deps, loaded, actor, member);
    if (isRepeated(loaded.application, actId) || (isPrepared(loaded) && !signerChanged))
      return answered(loaded.application);
    if (!awaitsPreparation(loaded) && !signerChanged) return refuse({ code: 'not-now', expected: [] });
    const taken = reserved.value;
    // It came to the signer only after the look above; the event that brought it there calls again.
    if (!taken) return refuse({ code: 'not-now', expected: [] });

    const made = await makeBytes(deps, loaded, taken, member);
    if (!made.ok) return made;
    const { given, writes } = made.value;
    const recorded = await recordActs(deps, loaded, actor, actId, [
      { act: { act: 'prepare' }, given: { ...given, signerChanged } },
    ]);
    if (!recorded.ok) return recorded;
    const outcome = await deps.documents.commit([...recorded.value.writes, ...writes]);
    return outcome === 'lost' ? 'lost' : answered(recorded.value.application);
  });
}

/** Why a number of last year's book is void, as the printed book says it. */
const yearOver = 'Tahun buku berakhir sebelum surat disiapkan';

/**
 * The case's number, in a commit of its own: when many letters of one book are prepared at once, whoever loses the race for
 * the next number tries again without rendering and storing a letter in vain. The case is part of the commit, so that it
 * gets one number and a withdrawal either comes first or finds the entry; the entry names the case, so that a process that
 * dies here loses nothing. A number whose book's year is over is voided and one of the new book taken (design §5 Numbers).
 * @returns nothing for a case that does not wait for its letter
 */
async function reserve(
  deps: LetterDeps,
  officeId: string,
  applicationId: string,
  actor: Actor,
  { read, member }: { read: Case | undefined; member: StaffMember | undefined },
): Promise<Result<TakenNumber | undefined>> {
  let first = read;
  return untilCommitted(deps, async () => {
    const loaded = first ?? (await loadCase(deps, officeId, applicationId));
    first = undefined;
    if (!loaded) return refuse({ code: 'not-found' });
    const { application, office, standard, stored } = loaded;
    if (actor.kind === 'staff' && !maySee(actor, application)) return refuse({ code: 'not-found' });
    if (!awaitsPreparation(loaded) && !(await isOutdated(deps, loaded, actor, member))) return ok(undefined);
    const known = await keptNumber(deps, loaded);
    if (known && isOfThisYear(deps, loaded, known)) return ok(known);
    // Nobody takes a number who may not prepare the letter.
    if (!allowedActs(standard.definition, application, actor).includes('prepare'))
      return refuse({ code: 'not-allowed' });
    const { taken, writes } = await takeNumber(deps, office, standard, {
      applicationId,
      letterId: application.letter?.id,
      status: 'reserved',
    });
    const outcome = await deps.documents.commit([
      { do: 'update', before: stored, data: { ...application, nextActionAt: deps.now() } },
      ...(known ? [await voidNumber(deps, office.id, known, yearOver)] : []),
      ...writes,
    ]);
    return outcome === 'lost' ? 'lost' : ok(taken);
  });
}

export function awaitsPreparation({
  application,
  standard,
}: Pick<Case, 'application' | 'standard'>): boolean {
  const step = stepOf(standard.definition, application);
  return (
    application.status === 'open' &&
    step?.do === 'sign' &&
    step.form === 'electronic' &&
    (application.letter?.status ?? 'draft') === 'draft'
  );
}

function isPrepared({ application }: Case): boolean {
  return application.letter !== undefined && application.letter.status !== 'draft';
}

/** Is it prepared in the name of another than who signs now? Only a signer asks: Loket leaves alone what somebody may be reading. */
async function isOutdated(
  deps: LetterDeps,
  loaded: Case,
  actor: Actor,
  member: StaffMember | undefined,
): Promise<boolean> {
  const { application, office, standard } = loaded;
  if (actor.kind !== 'staff' || application.status !== 'open' || application.letter?.status !== 'prepared')
    return false;
  if (stepOf(standard.definition, application)?.do !== 'sign') return false;
  const stored = await deps.documents.get(paths.letter(office.id, application.letter.id));
  if (!stored) throw new Error('A prepared letter has no record');
  const letter = LetterRecord.parse(stored.data);
  // Its footer says whose mark it bears: another mark wants other bytes.
  if (bearsAnotherMark(letter, office)) return true;
  return namesAnother(letter, await letterSigner(deps, loaded, member));
}

async function makeBytes(
  deps: LetterDeps,
  loaded: Case,
  taken: TakenNumber,
  member: StaffMember | undefined,
) {
  const { application, office } = loaded;
  const letterId = application.letter?.id ?? deps.newId();
  const stored = await deps.documents.get(paths.letterContent(office.id, letterId));
  const words: LetterWords = stored ? LetterWords.parse(stored.data) : { v: 1, fields: {} };
  const token = deps.newSecret();
  const letterOn = localDay(deps.now(), office.hours.zone);
  const signer = await letterSigner(deps, loaded, member);
  const composed = await composeLetter(deps, loaded, words, {
    number: taken.number,
    dateOn: letterOn,
    qrUrl: `${deps.settings.publicUrl}/v/${token}`,
    watermark: undefined,
    signer,
  });
  if (!composed.ok) return composed;
  const rendered = await deps.letters.render(composed.value);
  if (!rendered.ok) return rendered;
  const { sha256 } = await deps.files.save(office.id, rendered.value, 'application/pdf');
  const { title } = signer;
  const record: LetterRecord = {
    ...letterOfCase(loaded, letterId),
    status: 'prepared',
    number: taken.number,
    register: taken.register,
    entry: taken.entry,
    letterOn,
    preparedSha256: sha256,
    signing: office.settings.signing?.kind ?? 'seal',
    signer: {
      uid: signer.member.uid,
      name: signer.member.name,
      post: titleLine(title),
      ...(title.capacity !== undefined && { capacity: title.capacity }),
    },
  };
  const writes: Write[] = [
    { do: 'set', path: paths.letter(office.id, letterId), data: record },
    {
      do: 'set',
      path: paths.letterContent(office.id, letterId),
      data: { v: 1, fields: words.fields, token, content: composed.value } satisfies LetterWords,
    },
  ];
  return { ok: true as const, value: { given: { letterId, taken, sha256, letterOn }, writes } };
}
