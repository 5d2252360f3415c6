import type { ActKind, Application, ApplicationEvent, Handed } from '../../domain/application.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { allowedActs } from '../../domain/engine.ts';
import { isOfficeSeal, LetterRecord } from '../../domain/letter-record.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData, CaseNotes, Correction } from '../../domain/personal-data.ts';
import type { Contacts, RefusalLetter } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { asPublicReads } from './browse.ts';
import { caseOf, isRepeated, recordActs, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { listEvents } from './list-events.ts';
import { countTry } from './limit.ts';
import { endingWrites } from './end-case.ts';
import { refusalLetterBytes, refusalLetterOf } from './refusal-letter.ts';
import type { Deps } from './ports.ts';

/** What the applicant's link opens. */
export interface Access {
  officeId: string;
  reference: string;
  secret: string;
}

export interface Followed {
  application: Application;
  /** With the words left out that the public does not read. */
  standard: ServiceStandard;
  office: Office;
  calendar: Calendar;
  applicantName: string;
  contacts: Contacts;
  events: ApplicationEvent[];
  notes: { revision: number; item?: string | undefined; text: string }[];
  /** Who opened the applicant's data: newest first, by role, never by name. */
  openings: { at: number; role: string; what: string }[];
  allowed: ActKind[];
  correction: Record<string, Handed>;
  /** Its letter is issued and bears the office's seal, not a person's signature. */
  sealed: boolean;
  fileNames: Record<string, string>;
  /** The letter of a request that was refused in substance. */
  refusalLetter: RefusalLetter | undefined;
}

/** Wrong secrets tried on one reference, per hour. */
const wrongSecretsPerHour = 20;
const hourMs = 3_600_000;
const openingsShown = 100;

/**
 * The case behind an applicant's link. Unknown reference and wrong secret answer alike (`link-invalid`); guessing is slowed
 * (`too-many-tries`).
 */
export async function openByLink(
  deps: Deps,
  access: Access,
): Promise<Result<{ loaded: Case; personal: ApplicantData }>> {
  if (!/^[0-9A-Z]{10}$/.test(access.reference) || !/^[a-z0-9-]{1,80}$/.test(access.officeId)) {
    return refuse({ code: 'link-invalid' });
  }
  const reference = await deps.documents.get(paths.reference(access.officeId, access.reference));
  const applicationId = reference && String(reference.data['applicationId']);
  if (!applicationId) return refuse({ code: 'link-invalid' });
  const [stored, applicant] = await deps.documents.getAll([
    paths.application(access.officeId, applicationId),
    paths.applicantData(access.officeId, applicationId),
  ]);
  if (!stored || !applicant) return refuse({ code: 'link-invalid' });
  const personal = ApplicantData.parse(applicant.data);
  if (!personal.secretHashes.includes(deps.sha256(access.secret))) {
    const counted = await countTry(deps, access.officeId, {
      kind: 'wrong-secret',
      key: access.reference,
      limit: wrongSecretsPerHour,
      windowMs: hourMs,
    });
    return counted.ok ? refuse({ code: 'link-invalid' }) : counted;
  }
  return ok({ loaded: await caseOf(deps, stored), personal });
}

export async function followApplication(deps: Deps, access: Access): Promise<Result<Followed>> {
  const opened = await openByLink(deps, access);
  if (!opened.ok) return opened;
  const { loaded, personal } = opened.value;
  const { application, standard, office, calendar } = loaded;
  const issued = application.letter?.status === 'issued' ? application.letter.id : undefined;
  const [events, openings, [notes, correction], letter, readable, refusalLetter] = await Promise.all([
    listEvents(deps, application),
    deps.documents.find({
      collection: paths.accessLog(office.id),
      where: [{ field: 'applicationId', op: '==', value: application.id }],
      orderBy: { field: 'at', direction: 'desc' },
      limit: openingsShown,
    }),
    deps.documents.getAll([
      paths.caseNotes(office.id, application.id),
      // Only a returned case has anything that is being handed in anew.
      ...(application.status === 'returned' ? [paths.correction(office.id, application.id)] : []),
    ]),
    issued === undefined ? undefined : deps.documents.get(paths.letter(office.id, issued)),
    asPublicReads(deps, office.id, standard),
    refusalLetterOf(deps, loaded),
  ]);
  const kept = notes ? CaseNotes.parse(notes.data) : { notes: [], fileNames: {} };
  const correcting = correction ? Correction.parse(correction.data) : { items: {}, fileNames: {} };
  return ok({
    application,
    standard: readable,
    office,
    calendar,
    applicantName: personal.parties[0]?.name ?? '',
    contacts: personal.contacts,
    events,
    notes: kept.notes.map(({ revision, item, text }) => ({ revision, item, text })),
    openings: openings.map(({ data }) => ({
      at: Number(data['at']),
      role: String(data['role']),
      what: String(data['what']),
    })),
    allowed: allowedActs(standard.definition, application, { kind: 'applicant' }),
    correction: correcting.items,
    sealed: letter !== undefined && isOfficeSeal(LetterRecord.parse(letter.data).signature?.driver ?? ''),
    fileNames: { ...kept.fileNames, ...correcting.fileNames },
    refusalLetter,
  });
}

/** The signed letter. Refuses `not-found` until it is issued. */
export async function downloadLetter(
  deps: Deps,
  access: Access,
): Promise<Result<{ bytes: Uint8Array; fileName: string }>> {
  const opened = await openByLink(deps, access);
  if (!opened.ok) return opened;
  const { application, standard } = opened.value.loaded;
  if (application.letter?.status !== 'issued') return refuse({ code: 'not-found' });
  const { sha256 } = application.letter;
  const file = sha256 && (await deps.files.read(application.officeId, sha256));
  if (!file) throw new Error('An issued letter has no signed bytes');
  return ok({ bytes: file.bytes, fileName: `${standard.serviceId}-${application.reference}.pdf` });
}

/** The letter of a refused request. Refuses `not-found` where there is none. */
export async function downloadRefusalLetter(
  deps: Deps,
  access: Access,
): Promise<Result<{ bytes: Uint8Array; fileName: string }>> {
  const opened = await openByLink(deps, access);
  if (!opened.ok) return opened;
  const { loaded } = opened.value;
  const letter = await refusalLetterOf(deps, loaded);
  if (!letter) return refuse({ code: 'not-found' });
  return ok({
    bytes: await refusalLetterBytes(deps, access.officeId, letter),
    fileName: `surat-jawaban-${loaded.application.reference}.pdf`,
  });
}

/** The applicant withdraws. A number the case had is voided for good, with the reason, and its letter with it. */
export async function cancelApplication(deps: Deps, access: Access, actId: string): Promise<Result<null>> {
  return untilCommitted(deps, async () => {
    const opened = await openByLink(deps, access);
    if (!opened.ok) return opened;
    const { loaded } = opened.value;
    if (isRepeated(loaded.application, actId)) return ok(null);
    const recorded = await recordActs(deps, loaded, { kind: 'applicant' }, actId, [
      { act: { act: 'cancel' }, given: {} },
    ]);
    if (!recorded.ok) return recorded;
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      ...(await endingWrites(deps, loaded, 'cancelled')),
    ]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}
