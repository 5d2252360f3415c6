import type { InputOf, OpenedCase, OutputOf, StaffApi } from '../../domain/api.ts';
import type { ApplicationEvent } from '../../domain/application.ts';
import { actToAttachTo, shownFiles } from '../../domain/attachments.ts';
import { localDay } from '../../domain/calendar.ts';
import { stepOf } from '../../domain/route.ts';
import { LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { StaffMember } from '../../domain/roles.ts';
import { lastDaysOf, titleLine, titlesThen } from '../../domain/signing.ts';
import { performs } from '../../domain/steps/rules.ts';
import { attachmentsOf } from './case-attachments.ts';
import { commitOrThrow, loadCaller, loadCase, maySee } from './case.ts';
import type { Caller, Case } from './case.ts';
import { loadApplicant, signStep } from './draft-letter.ts';
import { listEvents } from './list-events.ts';
import { listStaff } from './list-staff.ts';
import type { Deps, Write } from './ports.ts';

/**
 * Opens a case with its personal data. The access log is written first: what could not be logged is not shown.
 * Refuses `not-found` to whoever may not see the case.
 */
export async function openCase(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['openCase']>,
): Promise<Result<OutputOf<StaffApi['openCase']>>> {
  const seen = await loadSeen(deps, uid, input);
  if (!seen) return refuse({ code: 'not-found' });
  const { loaded, caller } = seen;
  await logOpening(deps, loaded, caller, 'case');
  const { application, standard, office } = loaded;
  const [applicant, notes, events, members, letterFields] = await Promise.all([
    loadApplicant(deps, loaded),
    deps.documents.get(paths.caseNotes(office.id, application.id)),
    listEvents(deps, application),
    listStaff(deps, office.id),
    draftedWords(deps, loaded),
  ]);
  // Most cases never hold a file of the staff: a read saved at every opening.
  const attached = mayHoldFiles(seen, events) ? (await attachmentsOf(deps, loaded)).files : [];
  const kept = notes ? CaseNotes.parse(notes.data) : { notes: [], fileNames: {} };
  return ok({
    application,
    standard,
    parties: applicant.parties,
    contacts: applicant.contacts,
    answers: applicant.answers,
    letterFields,
    notes: kept.notes.map(({ revision, item, text }) => ({
      revision,
      ...(item !== undefined && { item }),
      text,
    })),
    fileNames: kept.fileNames,
    attachments: shownFiles(attached, uid),
    events,
    staffNames: Object.fromEntries(members.map(({ uid: id, name }) => [id, name])),
    signers: signersOf(loaded, members, localDay(deps.now(), office.hours.zone)),
  });
}

/** Some act has named files, or this person may be gathering some for the act he is about to do. */
function mayHoldFiles({ loaded, caller }: Seen, events: readonly ApplicationEvent[]): boolean {
  return (
    events.some(({ happening }) => 'files' in happening) ||
    actToAttachTo(loaded.standard.definition, loaded.application, caller.actor).ok
  );
}

/** Only while a draft may be made anew: once the letter is prepared its bytes say it all. */
async function draftedWords(deps: Deps, { application }: Case): Promise<Record<string, string>> {
  if (application.letter?.status !== 'draft') return {};
  const stored = await deps.documents.get(paths.letterContent(application.officeId, application.letter.id));
  return stored ? LetterWords.parse(stored.data).fields : {};
}

export interface Seen {
  loaded: Case;
  caller: Caller;
}

/** Case and caller, if he may see it. */
export async function loadSeen(
  deps: Deps,
  uid: string,
  input: { officeId: string; applicationId: string },
): Promise<Seen | undefined> {
  const [loaded, caller] = await Promise.all([
    loadCase(deps, input.officeId, input.applicationId),
    loadCaller(deps, input.officeId, uid),
  ]);
  return loaded && caller && maySee(caller.actor, loaded.application) ? { loaded, caller } : undefined;
}

/** One line of the book that the door to personal data keeps: who, what, when, at which step (the task in hand). */
export async function logOpening(
  deps: Deps,
  opened: Pick<Case, 'application' | 'standard'>,
  caller: Caller,
  what: 'case' | 'file' | 'letter' | 'reuse',
) {
  await commitOrThrow(deps, [openingWrite(deps, opened, caller, what)]);
}

/** That line, for a commit of several: a list opens every case that is on it. */
export function openingWrite(
  deps: Pick<Deps, 'newId' | 'now'>,
  { application, standard }: Pick<Case, 'application' | 'standard'>,
  { actor }: Caller,
  what: 'case' | 'file' | 'letter' | 'reuse' | 'batch-list',
): Write {
  const step = stepOf(standard.definition, application);
  return {
    do: 'create',
    path: paths.access(application.officeId, deps.newId()),
    data: {
      v: 1,
      officeId: application.officeId,
      applicationId: application.id,
      uid: actor.uid,
      role: (step && performs(actor, step.by)?.role) ?? actor.roles[0],
      at: deps.now(),
      what,
      step: application.step,
    },
  };
}

/**
 * Who may be named as signer of a wet-ink sheet: whoever may sign today, and deputies and holders of days since the request came in, since a
 * signature may be noted down later than it was made.
 */
function signersOf(
  { standard, application, office }: Case,
  members: readonly StaffMember[],
  day: string,
): OpenedCase['signers'] {
  const sign = signStep(standard.definition, application);
  if (!sign) return [];
  const since = localDay(application.submittedAt, office.hours.zone);
  return members.flatMap((member) => {
    const days = [day, ...lastDaysOf(member, since, day)];
    const [title] = days.flatMap((on) => titlesThen(member, sign.by, on, members, office));
    return title ? [{ uid: member.uid, name: member.name, post: titleLine(title) }] : [];
  });
}
