import { matchableName } from '../../domain/names.ts';
import type { Verification } from '../../domain/letter-record.ts';
import { isOfficeSeal, LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { loadCase, recordActs, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { letterAnswers, loadApplicant } from './draft-letter.ts';
import { bookNumber } from './take-number.ts';
import type { Deps, SigningDeps, Stored } from './ports.ts';

/**
 * Signs an approved letter and issues it: approved bytes → signed → read back by our own reading → stored by hash → one
 * commit (entry booked, letter issued, verification page born, event). Every part may be repeated; whoever is killed on the
 * way leaves nothing half-issued, and `tick` does it again.
 * @param read the case as read a moment ago: tried first, since the commit notices if it has changed
 * @returns `issued`, or `nothing` when no approved letter waits (someone else was faster)
 */
export async function issueLetter(
  deps: SigningDeps,
  officeId: string,
  applicationId: string,
  read?: Case,
): Promise<Result<'issued' | 'nothing'>> {
  let first = read;
  return untilCommitted<'issued' | 'nothing'>(deps, async () => {
    const loaded = first ?? (await loadCase(deps, officeId, applicationId));
    first = undefined;
    if (!loaded) return refuse({ code: 'not-found' });
    if (loaded.application.status !== 'open' || loaded.application.letter?.status !== 'approved')
      return ok('nothing' as const);

    const letterId = loaded.application.letter.id;
    const [storedLetter, storedWords] = await deps.documents.getAll([
      paths.letter(officeId, letterId),
      paths.letterContent(officeId, letterId),
    ]);
    if (!storedLetter || !storedWords) throw new Error('An approved letter has no record');
    const letter = LetterRecord.parse(storedLetter.data);
    const words = LetterWords.parse(storedWords.data);
    // What speaks of the camat's own signature only he can sign (`sign-letter.ts`), and nobody while it is unclear whether he has.
    if (letter.signing === 'bsre' || letter.attempt) return ok('nothing' as const);
    const signed = await signApproved(deps, loaded, letter);
    if (!signed.ok) return signed;
    const { bytes, subject } = signed.value;
    return recordIssued(deps, loaded, { storedLetter, words, bytes, driver: deps.signer.driver, subject });
  });
}

/** What a signature came to, and where the letter's documents stand. */
export interface SignedLetter {
  storedLetter: Stored;
  words: LetterWords;
  bytes: Uint8Array;
  driver: string;
  subject: string;
  documentId?: string | undefined;
  /** By whom, where a person found out that it was signed. */
  settled?: NonNullable<LetterRecord['settled']>[number];
}

/** Stores the signed bytes, and only then says so: entry booked, letter issued, verification page born, event, all in one commit. */
export async function recordIssued(
  deps: Deps,
  loaded: Case,
  { storedLetter, words, bytes, driver, subject, documentId, settled }: SignedLetter,
): Promise<Result<'issued'> | 'lost'> {
  const { office, application } = loaded;
  const { attempt: _attempt, ...letter } = LetterRecord.parse(storedLetter.data);
  const { sha256 } = await deps.files.save(office.id, bytes, 'application/pdf');
  const { taken } = application;
  if (!taken || !words.token || letter.approvedAt === undefined)
    throw new Error('An approved letter has no number, no token or no approval');
  const recorded = await recordActs(deps, loaded, { kind: 'system' }, issueActId(deps, letter), [
    { act: { act: 'issue', sha256 }, given: {} },
  ]);
  if (!recorded.ok) return recorded;
  const issued: LetterRecord = {
    ...letter,
    status: 'issued',
    signedSha256: sha256,
    issuedAt: deps.now(),
    signature: { driver, subject, ...(documentId !== undefined && { documentId }) },
    ...(settled && { settled: [...(letter.settled ?? []), settled] }),
  };
  const outcome = await deps.documents.commit([
    ...recorded.value.writes,
    await bookNumber(deps, office.id, taken, letter.id),
    { do: 'update', before: storedLetter, data: issued },
    {
      do: 'create',
      path: paths.verification(words.token),
      data: await verificationOf(deps, loaded, { letter: issued, words, sha256, driver }),
    },
  ]);
  return outcome === 'lost' ? 'lost' : ok('issued' as const);
}

/** One key for all deliveries of one approval. */
function issueActId(deps: Pick<Deps, 'sha256'>, letter: LetterRecord): string {
  return deps.sha256(`issue ${letter.id} ${letter.preparedSha256 ?? ''}`).slice(0, 32);
}

async function signApproved(deps: SigningDeps, { office, application }: Case, letter: LetterRecord) {
  const approvedSha256 = application.letter?.sha256 ?? '';
  const approved = await deps.files.read(office.id, approvedSha256);
  if (!approved) throw new Error('The approved bytes are missing');
  const { signer, approvedAt } = letter;
  if (!signer || approvedAt === undefined) throw new Error('An approved letter has no signer');
  const bytes = await deps.signer.sign(approved.bytes, {
    // A seal must not speak in the approver's name.
    signerName: isOfficeSeal(deps.signer.driver) ? office.name : signer.name,
    reason: `Surat nomor ${letter.number ?? ''}`,
    location: office.letterhead.place,
    at: approvedAt,
    fieldName: 'Tanda-tangan-1',
  });
  const reading = await deps.letters.verify(bytes);
  const begins = Buffer.compare(bytes.subarray(0, approved.bytes.length), approved.bytes) === 0;
  if (reading.verdict !== 'valid' || !begins) {
    deps.log('signature did not verify', { letterId: letter.id, verdict: reading.verdict, begins });
    return refuse({ code: 'signature-unverified', problem: begins ? reading.verdict : 'other-bytes' });
  }
  return ok({ bytes, subject: reading.signerSubject ?? '' });
}

/** Answers that name a person, as far as the letter prints them: what "Cocokkan nama" compares with. */
const partyIds = 'p.';
const namedOnLetters = ['name', 'villageHead', 'responsiblePerson', 'treasurer'];

async function verificationOf(
  deps: Deps,
  loaded: Case,
  of: { letter: LetterRecord; words: LetterWords; sha256: string; driver: string },
): Promise<Verification> {
  const { letter, words, sha256, driver } = of;
  const applicant = await loadApplicant(deps, loaded);
  const answers = letterAnswers(loaded, applicant, words.fields);
  const body = JSON.stringify(words.content?.blocks ?? []);
  const printedNames = [...namedOnLetters, ...Object.keys(answers).filter((id) => id.startsWith(partyIds))]
    .map((id) => answers[id]?.normalize('NFC') ?? '')
    .filter((name) => name !== '' && body.includes(JSON.stringify(name).slice(1, -1)));
  return {
    v: 1,
    officeId: loaded.office.id,
    officeName: loaded.office.name,
    zone: loaded.office.hours.zone,
    letterId: letter.id,
    number: letter.number ?? '',
    letterOn: letter.letterOn ?? '',
    kind: loaded.standard.name,
    signerName: letter.signer?.name ?? '',
    signerPost: letter.signer?.post ?? '',
    signedAt: letter.approvedAt ?? 0,
    status: 'in-force',
    sha256,
    names: [...new Set(printedNames)].map((name) => deps.hmac(words.token ?? '', matchableName(name))),
    demo: loaded.office.demo,
    driver,
  };
}
