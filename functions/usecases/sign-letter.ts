import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import { LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { SignerIdentity } from '../../domain/signer-identity.ts';
import { answered, loadCaller, loadCase, maySee, recordActs, stale, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { isStillInForce } from './draft-letter.ts';
import { recordIssued } from './issue-letter.ts';
import type { Deps, LetterDeps, PersonalSigner, SignedByPerson, SignFailure, Stored } from './ports.ts';

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
 * why nothing was signed, and `signing-unclear` when nobody knows, now or from an earlier attempt.
 */
export async function signLetter(
  deps: PersonalSigningDeps,
  uid: string,
  input: InputOf<DeskApi['signLetter']>,
): Promise<Answer> {
  const { officeId, applicationId, credential } = input;
  const identity = await deps.documents.get(paths.signerIdentity(officeId, uid));
  const begun = await begin(deps, uid, input);
  if (!begun.ok) return begun;
  if (begun.value === 'issued') return issuedAlready(deps, officeId, applicationId);
  const { loaded, signer, letter } = begun.value;
  if (!identity) {
    await close(deps, officeId, letter.id);
    return refuse({ code: 'signing-refused', why: 'no-identity' });
  }
  const approved = await deps.files.read(officeId, letter.preparedSha256 ?? '');
  if (!approved) throw new Error('The approved bytes are missing');
  const signed = await signer.sign(approved.bytes, {
    nik: SignerIdentity.parse(identity.data).nik,
    credential,
    reason: `Surat nomor ${letter.number ?? ''}`,
    location: loaded.office.letterhead.place,
  });
  if (!signed.ok) return failed(deps, officeId, letter.id, signed.failure);
  return issue(deps, officeId, applicationId, { ...signed, driver: signer.driver, approved: approved.bytes });
}

interface Begun {
  loaded: Case;
  signer: PersonalSigner;
  letter: LetterRecord;
}

/** Approves what is not approved yet and writes the attempt down, in one commit. */
async function begin(
  deps: PersonalSigningDeps,
  uid: string,
  { officeId, applicationId, revision, actId, sha256 }: InputOf<DeskApi['signLetter']>,
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
    if (application.letter?.status === 'issued') return ok('issued');
    const stored =
      application.letter && (await deps.documents.get(paths.letter(officeId, application.letter.id)));
    if (!stored) return refuse({ code: 'not-now', expected: [] });
    const letter = LetterRecord.parse(stored.data);
    if (letter.signer?.uid !== uid) return refuse({ code: 'not-allowed' });
    if (!(await isStillInForce(deps, loaded, letter, caller.member)))
      return refuse({ code: 'signer-changed' });
    if (letter.attempt) return refuse({ code: 'signing-unclear' });
    if (letter.preparedSha256 !== sha256) return refuse({ code: 'stale' });

    const signer = deps.personalSigner(signing.version);
    const now = deps.now();
    const attempt = { id: actId, at: now, driver: signer.driver, state: 'open' as const };
    if (letter.status === 'approved') {
      const data: LetterRecord = { ...letter, attempt };
      const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
      return outcome === 'lost' ? 'lost' : ok({ loaded, signer, letter: data });
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
    return outcome === 'lost' ? 'lost' : ok({ loaded, signer, letter: data });
  });
}

async function issuedAlready(deps: Deps, officeId: string, applicationId: string): Promise<Answer> {
  const loaded = await loadCase(deps, officeId, applicationId);
  return loaded ? answered(loaded.application) : refuse({ code: 'not-found' });
}

/** A clear no ends the attempt, and the signer may try again; anything else leaves the letter unclear. */
async function failed(
  deps: Deps,
  officeId: string,
  letterId: string,
  { kind, code }: SignFailure,
): Promise<Answer> {
  switch (kind) {
    case 'wrong-credential':
    case 'not-registered':
    case 'rejected':
    case 'unavailable':
      await close(deps, officeId, letterId);
      return refuse({
        code: 'signing-refused',
        why: kind,
        ...(code !== undefined && { serviceCode: code }),
      });
    case 'outcome-unknown':
    case 'bad-response':
      await changeLetter(deps, officeId, letterId, (letter) => ({
        ...letter,
        ...(letter.attempt && { attempt: { ...letter.attempt, state: 'unclear' as const } }),
      }));
      return refuse({ code: 'signing-unclear' });
    default:
      return kind satisfies never;
  }
}

/** Without an attempt the letter is approved and may be signed again. */
function close(deps: Deps, officeId: string, letterId: string): Promise<void> {
  return changeLetter(deps, officeId, letterId, ({ attempt: _attempt, ...letter }) => letter);
}

async function changeLetter(
  deps: Deps,
  officeId: string,
  letterId: string,
  change: (letter: LetterRecord) => LetterRecord,
): Promise<void> {
  await untilCommitted(deps, async () => {
    const stored = await deps.documents.get(paths.letter(officeId, letterId));
    if (!stored) throw new Error('A letter that is being signed has no record');
    const data = change(LetterRecord.parse(stored.data));
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}

type Signed = Extract<SignedByPerson, { ok: true }> & { driver: string; approved: Uint8Array };

/** What the service gave back is read by us, and must begin with exactly the bytes that were approved. */
async function issue(
  deps: LetterDeps,
  officeId: string,
  applicationId: string,
  { pdf, documentId, driver, approved }: Signed,
): Promise<Answer> {
  const begins = Buffer.compare(pdf.subarray(0, approved.length), approved) === 0;
  const reading = await deps.letters.verify(pdf);
  if (!begins || reading.verdict === 'unsigned' || reading.verdict === 'invalid') {
    deps.log('signed letter did not verify', { applicationId, verdict: reading.verdict, begins });
    return refuse({ code: 'signature-unverified', problem: begins ? reading.verdict : 'other-bytes' });
  }
  const done = await untilCommitted<OutputOf<DeskApi['signLetter']>>(deps, async () => {
    const loaded = await loadCase(deps, officeId, applicationId);
    const letter = loaded?.application.letter;
    if (!loaded || !letter) return refuse({ code: 'not-found' });
    if (letter.status === 'issued') return answered(loaded.application);
    const [storedLetter, storedWords] = await documentsOf(deps, officeId, letter.id);
    const outcome = await recordIssued(deps, loaded, {
      storedLetter,
      words: LetterWords.parse(storedWords.data),
      bytes: pdf,
      driver,
      subject: reading.signerSubject ?? '',
      documentId,
    });
    if (outcome === 'lost') return 'lost';
    return outcome.ok ? issuedAlready(deps, officeId, applicationId) : outcome;
  });
  return done;
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

/**
 * A person has looked at the signing service: the letter was not signed there, and may be signed again; or it was, and here is the file.
 * Refuses `not-allowed` to anyone but the signer and the secretary, `not-now` where nothing is unclear, `file-too-large`, and
 * `signature-unverified` for a file that is not the approved letter with a signature.
 */
export async function settleSigning(
  deps: LetterDeps,
  uid: string,
  { officeId, applicationId, signedBase64 }: InputOf<DeskApi['settleSigning']>,
): Promise<Answer> {
  const [loaded, caller] = await Promise.all([
    loadCase(deps, officeId, applicationId),
    loadCaller(deps, officeId, uid),
  ]);
  if (!loaded || !caller || !maySee(caller.actor, loaded.application)) return refuse({ code: 'not-found' });
  const { letter } = loaded.application;
  if (letter?.status === 'issued') return answered(loaded.application);
  const stored = letter && (await deps.documents.get(paths.letter(officeId, letter.id)));
  const record = stored && LetterRecord.parse(stored.data);
  if (!record?.attempt) return refuse({ code: 'not-now', expected: [] });
  if (record.signer?.uid !== uid && !caller.actor.roles.includes('secretary'))
    return refuse({ code: 'not-allowed', needs: ['secretary'] });
  if (signedBase64 === undefined) {
    await close(deps, officeId, record.id);
    return answered(loaded.application);
  }
  const pdf = new Uint8Array(Buffer.from(signedBase64, 'base64'));
  if (pdf.length > settledAtMostBytes)
    return refuse({ code: 'file-too-large', limitBytes: settledAtMostBytes });
  const approved = await deps.files.read(officeId, record.preparedSha256 ?? '');
  if (!approved) throw new Error('The approved bytes are missing');
  const { driver } = record.attempt;
  return issue(deps, officeId, applicationId, { ok: true, pdf, driver, approved: approved.bytes });
}
