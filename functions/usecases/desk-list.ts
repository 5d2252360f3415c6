import type { InputOf, OutputOf } from '../../domain/api.ts';
import type { Application } from '../../domain/application.ts';
import { Application as StoredApplication } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import type { deskListApi, DeskRow, OpenSigning } from '../../domain/desk-list-api.ts';
import { deskNotes, doubleDays } from '../../domain/desk-notes.ts';
import { LetterRecord, LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import type { ApplicantData } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { stepOf, stepsOf } from '../../domain/route.ts';
import { titlesOf } from '../../domain/signing.ts';
import { getService } from './browse.ts';
import { caseOf, loadCaller, maySee } from './case.ts';
import type { Caller, Case } from './case.ts';
import {
  bearsAnotherMark,
  isStillInForce,
  letterAnswers,
  letterSigner,
  loadApplicant,
  namesAnother,
  signStep,
} from './draft-letter.ts';
import { listEvents } from './list-events.ts';
import { listStaff } from './list-staff.ts';
import type { LetterDeps, Stored } from './ports.ts';
import { queryTerms } from './search-key.ts';
import { stillRunningMs } from './sign-letter.ts';

type Api = typeof deskListApi;

/**
 * What the signing desk says of each letter that waits: whether it can be signed, its hash, and why it should be looked at. Words of a
 * case are compared here and none of them leaves: the answer holds codes, so nothing of it is an opening.
 * Refuses `not-found` to whoever does not work there.
 */
export async function deskList(
  deps: LetterDeps,
  uid: string,
  { officeId, applicationIds }: InputOf<Api['deskList']>,
): Promise<Result<OutputOf<Api['deskList']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  const [stored, open] = await Promise.all([
    deps.documents.getAll(applicationIds.map((id) => paths.application(officeId, id))),
    openSignings(deps, caller, officeId),
  ]);
  const rows = await Promise.all(stored.map((each) => each && rowOf(deps, caller, each)));
  return ok({ letters: rows.filter((row) => row !== undefined), open });
}

async function rowOf(deps: LetterDeps, caller: Caller, stored: Stored): Promise<DeskRow | undefined> {
  const loaded = await caseOf(deps, stored);
  const { application, standard, office } = loaded;
  const step = stepOf(standard.definition, application);
  if (!maySee(caller.actor, application) || application.status !== 'open' || step?.do !== 'sign')
    return undefined;
  const row = { applicationId: application.id, revision: application.revision, notes: [] };
  if (step.form !== 'electronic') return { ...row, state: 'paper' };
  const { letter: state } = application;
  if (state === undefined || state.status === 'draft') return { ...row, state: 'preparing' };
  if (state.status !== 'prepared') return undefined;
  const [storedLetter, storedWords] = await deps.documents.getAll([
    paths.letter(office.id, state.id),
    paths.letterContent(office.id, state.id),
  ]);
  if (!storedLetter || !storedWords) throw new Error('A prepared letter has no record');
  const letter = LetterRecord.parse(storedLetter.data);
  return {
    ...row,
    state: await standingOf(deps, loaded, letter, caller),
    ...(state.sha256 !== undefined && { sha256: state.sha256 }),
    ...(letter.number !== undefined && { number: letter.number }),
    notes: await notesOf(deps, loaded, letter, LetterWords.parse(storedWords.data)),
  };
}

/** Whose letter a prepared one is, as far as the asker is concerned. */
async function standingOf(
  deps: LetterDeps,
  loaded: Case,
  letter: LetterRecord,
  { member, actor }: Caller,
): Promise<'ready' | 'renew' | 'other'> {
  const { office, standard, application } = loaded;
  const otherMark = bearsAnotherMark(letter, office);
  if (!otherMark && letter.signer?.uid === actor.uid && (await isStillInForce(deps, loaded, letter, member)))
    return 'ready';
  const day = localDay(deps.now(), office.hours.zone);
  const by = signStep(standard.definition, application)?.by ?? [];
  if (titlesOf(member, by, day, await listStaff(deps, office.id), office).length === 0) return 'other';
  const now = await letterSigner(deps, loaded, member);
  return now.member.uid === actor.uid && (otherMark || namesAnother(letter, now)) ? 'renew' : 'other';
}

async function notesOf(
  deps: LetterDeps,
  loaded: Case,
  letter: LetterRecord,
  words: LetterWords,
): Promise<DeskRow['notes']> {
  const { application, standard } = loaded;
  const [events, applicant, newest] = await Promise.all([
    listEvents(deps, application),
    loadApplicant(deps, loaded),
    getService(deps, application.officeId, application.serviceId),
  ]);
  const product = newest?.definition.product;
  return deskNotes({
    events,
    signSteps: stepsOf(standard.definition, application).flatMap((step) =>
      step.do === 'sign' ? [step.id] : [],
    ),
    duties: application.duties,
    wordsMended: areMended(loaded, applicant, words.fields),
    possibleDouble: await hasDouble(deps, application, applicant),
    capacity: letter.signer?.capacity,
    templateChanged:
      product?.kind === 'letter' &&
      (product.template !== letter.template.id || product.templateVersion !== letter.template.version),
  });
}

/** Confirmed as they were is not mended. */
function areMended(
  loaded: Case,
  applicant: ApplicantData,
  fields: Readonly<Record<string, string>>,
): boolean {
  const given = letterAnswers(loaded, applicant, {});
  return Object.entries(fields).some(([id, value]) => value.trim() !== (given[id] ?? '').trim());
}

/** More requests of one person than anybody makes in a month. */
const doublesRead = 20;
const dayMs = 24 * 60 * 60_000;
/** What came to nothing is no double of what goes on. */
const endedStatuses: readonly Application['status'][] = ['cancelled', 'refused', 'expired'];

/** Found by the keyed hash of the NIK (`search-key.ts`), never by the NIK itself. */
async function hasDouble(deps: LetterDeps, application: Application, applicant: ApplicantData) {
  const { officeId, id, serviceId, submittedAt } = application;
  const party = applicant.parties.find(({ role }) => role === 'applicant');
  if (party?.identity.kind !== 'nik') return false;
  const [term] = await queryTerms(deps, officeId, party.identity.number);
  if (term === undefined) return false;
  const found = await deps.documents.find({
    collection: 'private',
    group: true,
    where: [
      { field: 'officeId', op: '==', value: officeId },
      { field: 'search', op: 'array-contains', value: term },
    ],
    limit: doublesRead,
  });
  const others = found.map(({ data }) => String(data['applicationId'])).filter((other) => other !== id);
  const stored = await deps.documents.getAll(others.map((other) => paths.application(officeId, other)));
  return stored.some((each) => {
    if (!each) return false;
    const other = StoredApplication.parse(each.data);
    return (
      other.serviceId === serviceId &&
      !endedStatuses.includes(other.status) &&
      Math.abs(other.submittedAt - submittedAt) <= doubleDays * dayMs
    );
  });
}

/** More than are ever unsigned at once: each is one that somebody has to look at. */
const openRead = 100;

/** Approved for a signature of one's own that is not on it yet. An office that signs with its seal has none. */
async function openSignings(deps: LetterDeps, { actor }: Caller, officeId: string): Promise<OpenSigning[]> {
  const found = await deps.documents.find({
    collection: paths.letters(officeId),
    where: [
      { field: 'status', op: '==', value: 'approved' },
      { field: 'signing', op: '==', value: 'bsre' },
    ],
    limit: openRead,
  });
  const letters = found
    .map(({ data }) => LetterRecord.parse(data))
    .filter(({ signer }) => signer?.uid === actor.uid);
  const stored = await deps.documents.getAll(
    letters.map(({ applicationId }) => paths.application(officeId, applicationId)),
  );
  const open = await Promise.all(
    letters.map(async (letter, index): Promise<OpenSigning[]> => {
      const of = stored[index];
      if (!of || letter.preparedSha256 === undefined) return [];
      const { application, standard } = await caseOf(deps, of);
      const { attempt } = letter;
      return [
        {
          applicationId: application.id,
          revision: application.revision,
          reference: application.reference,
          serviceName: standard.name,
          ...(letter.number !== undefined && { number: letter.number }),
          sha256: letter.preparedSha256,
          state: signingState(attempt, deps.now()),
          ...(attempt && { since: attempt.at }),
          hasFile: attempt?.sha256 !== undefined,
        },
      ];
    }),
  );
  return open.flat();
}

function signingState(attempt: LetterRecord['attempt'], now: number): OpenSigning['state'] {
  if (!attempt) return 'unsigned';
  return attempt.state === 'open' && now - attempt.at < stillRunningMs ? 'running' : 'unclear';
}
