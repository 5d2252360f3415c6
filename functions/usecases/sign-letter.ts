import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import { LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { nameWords } from '../../domain/names.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { SignerIdentity } from '../../domain/signer-identity.ts';
import { answered, loadCaller, loadCase, maySee, recordActs, stale, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { isStillInForce } from './draft-letter.ts';
import { recordIssued } from './issue-letter.ts';
import type { Deps, LetterDeps, PersonalSigner, SignFailure, Stored } from './ports.ts';

/**
 * The signer signs at the desk with what only he knows. Approval, signature and issue are one call; the attempt is written down before
 * the signing service is asked, so that whoever dies, and whatever the service keeps to itself, leaves a letter that says *unclear* and
 * never one that is signed twice. Nothing is asked again by itself.
 */

export interface PersonalSigningDeps extends LetterDeps {
  /** Undefined where this installation is connected to no signing service. */
  personalSigner?: ((version: 1 | 2) => PersonalSigner) | undefined;
}

type Answer = Result<OutputOf<DeskApi['signLetter']>>;

/**
 * Refuses `not-found`, `stale`, `not-allowed` to anyone but the person named under the letter, `signer-changed`, `signing-refused` with
 * why nothing was signed, `signing-unclear` when nobody knows, now or from an earlier attempt, and `signature-unverified` when what came
 * back is not the letter with the signer's signature: it is kept, and the letter is unclear.
 */
export async function signLetter(
  deps: PersonalSigningDeps,
  uid: string,
  input: InputOf<DeskApi['signLetter']>,
): Promise<Answer> {
  const { officeId, applicationId, credential } = input;
  const begun = await begin(deps, uid, input);
  if (!begun.ok) return begun;
  if (begun.value === 'issued') return issuedAlready(deps, officeId, applicationId);
  const { loaded, signer, letter, nik } = begun.value;
  const approved = await deps.files.read(officeId, letter.preparedSha256 ?? '');
  if (!approved) throw new Error('The approved bytes are missing');
  const signed = await signer.sign(approved.bytes, {
    nik,
    credential,
    reason: `Surat nomor ${letter.number ?? ''}`,
    location: loaded.office.letterhead.place,
  });
  const attempt = { officeId, applicationId, letterId: letter.id, id: input.actId };
  if (!signed.ok) return failed(deps, attempt, signed.failure);
  const { sha256 } = await deps.files.save(officeId, signed.pdf, 'application/pdf');
  return issue(deps, attempt, { bytes: signed.pdf, sha256, documentId: signed.documentId });
}

interface Begun {
  loaded: Case;
  signer: PersonalSigner;
  letter: LetterRecord;
  nik: string;
}

/** One call to the signing service, and where the letter lies that it is about. */
interface Attempt {
  officeId: string;
  applicationId: string;
  letterId: string;
  id: string;
}

/** Approves what is not approved yet and writes the attempt down, in one commit. */
async function begin(
  deps: PersonalSigningDeps,
  uid: string,
  { officeId, applicationId, revision, actId, sha256, credential }: InputOf<DeskApi['signLetter']>,
): Promise<Result<Begun | 'issued'>> {
  return untilCommitted<Begun | 'issued'>(deps, async () => {
    const [loaded, caller] = await Promise.all([
      loadCase(deps, officeId, applicationId),
      loadCaller(deps, officeId, uid),
    ]);
    if (!loaded || !caller || !maySee(caller.actor, loaded.application)) return refuse({ code: 'not-found' });
    const { application, office } = loaded;
    const { signing } = office.settings;
    if (signing?.kind !== 'bsre' || !deps.personalSigner) return refuse({ code: 'not-now', expected: [] });
    // Each try counts at a service whose patience is unknown: what it cannot take is not sent.
    if (credential.kind !== signing.credential) return refuse({ code: 'signing-refused', why: 'rejected' });
    if (application.letter?.status === 'issued') return ok('issued');
    const stored =
      application.letter && (await deps.documents.get(paths.letter(officeId, application.letter.id)));
    if (!stored) return refuse({ code: 'not-now', expected: [] });
    const letter = LetterRecord.parse(stored.data);
    if (letter.signer?.uid !== uid) return refuse({ code: 'not-allowed' });
    if (letter.signing !== 'bsre' || !(await isStillInForce(deps, loaded, letter, caller.member)))
      return refuse({ code: 'signer-changed' });
    if (letter.attempt) return refuse({ code: 'signing-unclear' });
    const identity = await deps.documents.get(paths.signerIdentity(officeId, uid));
    if (!identity) return refuse({ code: 'signing-refused', why: 'no-identity' });
    const { nik } = SignerIdentity.parse(identity.data);
    if (letter.preparedSha256 !== sha256) return refuse({ code: 'stale' });

    const signer = deps.personalSigner(signing.version);
    const now = deps.now();
    const attempt = { id: actId, at: now, driver: signer.driver, state: 'open' as const };
    if (letter.status === 'approved') {
      const data: LetterRecord = { ...letter, attempt };
      const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
      return outcome === 'lost' ? 'lost' : ok({ loaded, signer, letter: data, nik });
    }
    if (application.revision !== revision) return stale(deps, application);
    const recorded = await recordActs(deps, loaded, caller.actor, actId, [
      { act: { act: 'approve', sha256 }, given: {} },
    ]);
    if (!recorded.ok) return recorded;
    const data: LetterRecord = { ...letter, status: 'approved', approvedAt: now, attempt };
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      { do: 'update', before: stored, data },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ loaded, signer, letter: data, nik });
  });
}

async function issuedAlready(deps: Deps, officeId: string, applicationId: string): Promise<Answer> {
  const loaded = await loadCase(deps, officeId, applicationId);
  return loaded ? answered(loaded.application) : refuse({ code: 'not-found' });
}

/** A clear no ends the attempt, and the signer may try again; anything else leaves the letter unclear. */
async function failed(deps: Deps, attempt: Attempt, { kind, code }: SignFailure): Promise<Answer> {
  switch (kind) {
    case 'wrong-credential':
    case 'not-registered':
    case 'rejected':
    case 'unavailable':
      await changeAttempt(deps, attempt, ({ attempt: _attempt, ...letter }) => letter);
      return refuse({
        code: 'signing-refused',
        why: kind,
        ...(code !== undefined && { serviceCode: code }),
      });
    case 'outcome-unknown':
    case 'bad-response':
      await leaveUnclear(deps, attempt, {});
      return refuse({ code: 'signing-unclear' });
    default:
      return kind satisfies never;
  }
}

function leaveUnclear(
  deps: Deps,
  attempt: Attempt,
  kept: { sha256?: string; documentId?: string | undefined },
): Promise<void> {
  const { sha256, documentId } = kept;
  return changeAttempt(deps, attempt, (letter) => ({
    ...letter,
    ...(letter.attempt && {
      attempt: {
        ...letter.attempt,
        state: 'unclear' as const,
        ...(sha256 !== undefined && { sha256 }),
        ...(documentId !== undefined && { documentId }),
      },
    }),
  }));
}

/** Changes the record only while this attempt is still the letter's: one settled meanwhile, and begun anew, is another's. */
async function changeAttempt(
  deps: Deps,
  { officeId, letterId, id }: Attempt,
  change: (letter: LetterRecord) => LetterRecord,
): Promise<void> {
  await untilCommitted(deps, async () => {
    const stored = await deps.documents.get(paths.letter(officeId, letterId));
    if (!stored) throw new Error('A letter that is being signed has no record');
    const letter = LetterRecord.parse(stored.data);
    if (letter.attempt?.id !== id) return ok(null);
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data: change(letter) }]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}

interface Returned {
  bytes: Uint8Array;
  sha256: string;
  documentId?: string | undefined;
}

/**
 * Is it the approved letter with the named signer's own signature, and nothing else? One signature that covers the whole file, a
 * certificate that leads to the service's roots and carries the signer's name, behind exactly the approved bytes.
 */
async function problemOf(
  deps: LetterDeps,
  letter: LetterRecord,
  { bytes }: Pick<Returned, 'bytes'>,
): Promise<string | undefined> {
  const approved = await deps.files.read(letter.officeId, letter.preparedSha256 ?? '');
  if (!approved) throw new Error('The approved bytes are missing');
  if (Buffer.compare(bytes.subarray(0, approved.bytes.length), approved.bytes) !== 0) return 'other-bytes';
  const { verdict, signatures, signerSubject = '' } = await deps.letters.verify(bytes);
  if (verdict !== 'valid' || signatures !== 1) return verdict === 'valid' ? 'other-signatures' : verdict;
  return isSubjectOf(signerSubject, letter.signer?.name ?? '') ? undefined : 'other-person';
}

/** Titles and degrees stand on letters and seldom in certificates. */
function isSubjectOf(subject: string, name: string): boolean {
  const common = /(?:^|, )CN=([^,]*)/.exec(subject)?.[1] ?? '';
  const [certified, named] = [nameWords(common), nameWords(name)];
  return named.length > 0 && certified.join(' ') === named.join(' ');
}

/** Issues what verifies. What does not is kept, and the letter is unclear. */
async function issue(
  deps: LetterDeps,
  attempt: Attempt,
  returned: Returned,
  settledBy?: string,
): Promise<Answer> {
  const { officeId, applicationId } = attempt;
  return untilCommitted<OutputOf<DeskApi['signLetter']>>(deps, async () => {
    const loaded = await loadCase(deps, officeId, applicationId);
    if (!loaded?.application.letter) return refuse({ code: 'not-found' });
    if (loaded.application.letter.status === 'issued') return answered(loaded.application);
    const [storedLetter, storedWords] = await documentsOf(deps, officeId, attempt.letterId);
    const letter = LetterRecord.parse(storedLetter.data);
    // Settled by a person while the service was still thinking: his word holds.
    if (letter.attempt?.id !== attempt.id) return refuse({ code: 'signing-unclear' });
    const problem = await problemOf(deps, letter, returned);
    if (problem !== undefined) {
      deps.log('signed letter did not verify', { letterId: letter.id, problem });
      // A file somebody hands in leaves everything as it is.
      if (settledBy === undefined) await leaveUnclear(deps, attempt, returned);
      return refuse({ code: 'signature-unverified', problem });
    }
    const { signerSubject } = await deps.letters.verify(returned.bytes);
    const outcome = await recordIssued(deps, loaded, {
      storedLetter,
      words: LetterWords.parse(storedWords.data),
      bytes: returned.bytes,
      driver: letter.attempt.driver,
      subject: signerSubject ?? '',
      documentId: returned.documentId,
      ...(settledBy !== undefined && {
        settled: { attempt: attempt.id, at: deps.now(), uid: settledBy, outcome: 'signed' as const },
      }),
    });
    if (outcome === 'lost') return 'lost';
    return outcome.ok ? issuedAlready(deps, officeId, applicationId) : outcome;
  });
}

async function documentsOf(deps: Deps, officeId: string, letterId: string): Promise<[Stored, Stored]> {
  const [letter, words] = await deps.documents.getAll([
    paths.letter(officeId, letterId),
    paths.letterContent(officeId, letterId),
  ]);
  if (!letter || !words) throw new Error('An approved letter has no record');
  return [letter, words];
}

/** The largest file of a signed letter that is taken back by hand. */
const settledAtMostBytes = 5_000_000;
/** So long a call may still be on its way: longer than the service is waited for. */
export const stillRunningMs = 300_000;

/**
 * The signer has looked at the signing service: the letter was not signed there, and may be signed again; or it was, and here is the file.
 * Both are written down with his name. Refuses `not-allowed` to anyone else, `not-now` where nothing is unclear or the call may still be
 * running, `file-too-large`, and `signature-unverified` for a file that is not the approved letter with his signature.
 */
export async function settleSigning(
  deps: LetterDeps,
  uid: string,
  { officeId, applicationId, signedBase64 }: InputOf<DeskApi['settleSigning']>,
): Promise<Answer> {
  const unclear = await unclearLetter(deps, uid, { officeId, applicationId });
  if (!unclear.ok) return unclear;
  const { loaded, letter, attempt } = unclear.value;
  if (attempt.state === 'open' && deps.now() - attempt.at < stillRunningMs)
    return refuse({ code: 'not-now', expected: [] });
  const of = { officeId, applicationId, letterId: letter.id, id: attempt.id };
  if (signedBase64 === undefined) {
    const settled = { attempt: attempt.id, at: deps.now(), uid, outcome: 'not-signed' as const };
    await changeAttempt(deps, of, ({ attempt: _attempt, ...rest }) => ({
      ...rest,
      settled: [...(rest.settled ?? []), settled],
    }));
    return answered(loaded.application);
  }
  const bytes = new Uint8Array(Buffer.from(signedBase64, 'base64'));
  if (bytes.length > settledAtMostBytes)
    return refuse({ code: 'file-too-large', limitBytes: settledAtMostBytes });
  return issue(deps, of, { bytes, sha256: deps.sha256(bytes) }, uid);
}

/** What came back and did not verify, to be looked at. Refuses as `settleSigning`, and `not-found` where nothing was kept. */
export async function unclearFile(
  deps: LetterDeps,
  uid: string,
  input: InputOf<DeskApi['unclearFile']>,
): Promise<Result<OutputOf<DeskApi['unclearFile']>>> {
  const unclear = await unclearLetter(deps, uid, input);
  if (!unclear.ok) return unclear;
  const { sha256 } = unclear.value.attempt;
  const file = sha256 === undefined ? undefined : await deps.files.read(input.officeId, sha256);
  if (!file) return refuse({ code: 'not-found' });
  return ok({ base64: Buffer.from(file.bytes).toString('base64') });
}

interface Unclear {
  loaded: Case;
  letter: LetterRecord;
  attempt: NonNullable<LetterRecord['attempt']>;
}

async function unclearLetter(
  deps: Deps,
  uid: string,
  { officeId, applicationId }: { officeId: string; applicationId: string },
): Promise<Result<Unclear>> {
  const [loaded, caller] = await Promise.all([
    loadCase(deps, officeId, applicationId),
    loadCaller(deps, officeId, uid),
  ]);
  if (!loaded || !caller || !maySee(caller.actor, loaded.application)) return refuse({ code: 'not-found' });
  const of = loaded.application.letter;
  const stored = of && (await deps.documents.get(paths.letter(officeId, of.id)));
  const letter = stored && LetterRecord.parse(stored.data);
  if (!letter?.attempt) return refuse({ code: 'not-now', expected: [] });
  if (letter.signer?.uid !== uid) return refuse({ code: 'not-allowed' });
  return ok({ loaded, letter, attempt: letter.attempt });
}
