import { nextOpening } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { Application, ApplicationEvent } from '../../domain/application.ts';
import type { Handed } from '../../domain/application.ts';
import type { InputOf, OutputOf } from '../../domain/api.ts';
import type { intakeApi } from '../../domain/intake-api.ts';
import { factsOf, parseForm } from '../../domain/form.ts';
import { shutOn } from '../../domain/intake-window.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import type { Office } from '../../domain/office.ts';
import { outsideAt, ownDoors } from '../../domain/outside.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import type { Party } from '../../domain/personal-data.ts';
import { missingFrom } from '../../domain/requirement-sets.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Role } from '../../domain/roles.ts';
import { isSeenAtDesk, requirementsFor } from '../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../domain/standard.ts';
import { isRunnable } from '../../domain/standard-problems.ts';
import { roleWords } from '../../domain/words-id.ts';
import { birthWrites } from './birth.ts';
import {
  asPublicReads,
  getCalendar,
  getEntry,
  getService,
  listCatalogue,
  requireOffice,
  todayIn,
} from './browse.ts';
import { loadCaller, untilCommitted } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps } from './ports.ts';

/** Walk-ins at the counter and residents a village officer files for: the same case, through another door. */

type Intake = typeof intakeApi;
type IntakeDoor = 'counter' | 'village';

/** The doors that are a person's to open for others. */
export function doorsOf({ actor }: Caller): IntakeDoor[] {
  return [
    ...(actor.roles.includes('counter') || actor.roles.includes('operator') ? (['counter'] as const) : []),
    ...(actor.roles.includes('village') ? (['village'] as const) : []),
  ];
}

/** The post in which somebody opens a door: an operator may stand in at the counter. */
function roleAt(door: IntakeDoor, { actor }: Caller): Role {
  return door === 'counter' && !actor.roles.includes('counter') ? 'operator' : door;
}

export async function intakeServices(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<Intake['intakeServices']>,
): Promise<Result<OutputOf<Intake['intakeServices']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  const own = caller ? doorsOf(caller) : [];
  if (own.length === 0) return refuse({ code: 'not-allowed', needs: ['counter', 'village'] });
  const [office, today] = await Promise.all([requireOffice(deps, officeId), todayIn(deps, officeId)]);
  const open = (await listCatalogue(deps, officeId)).filter((entry) => isOpen(entry, today));
  const standards = await Promise.all(open.map(({ serviceId }) => getService(deps, officeId, serviceId)));
  return ok({
    services: standards.flatMap((standard) => {
      if (!standard || !isRunnable(standard)) return [];
      const doors = ownDoors(standard, office).filter((door) => own.some((each) => each === door));
      const { serviceId, name, title, summary } = standard;
      return doors.length > 0 ? [{ serviceId, name, title, summary, doors }] : [];
    }),
  });
}

export async function intakeForm(
  deps: Deps,
  uid: string,
  { officeId, serviceId }: InputOf<Intake['intakeForm']>,
): Promise<Result<OutputOf<Intake['intakeForm']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller || doorsOf(caller).length === 0)
    return refuse({ code: 'not-allowed', needs: ['counter', 'village'] });
  const standard = await getService(deps, officeId, serviceId);
  return standard ? ok({ standard }) : refuse({ code: 'not-found' });
}

/** How a receipt is written; the page belongs to the site. */
export type ReceiptWriter = (of: {
  office: Office;
  standard: ServiceStandard;
  application: Application;
  applicantName: string;
  link: string;
  notified: boolean;
  checkedFrom: number;
}) => string;

/**
 * Takes an application in. Refuses `not-allowed` (not his door, not his village), `service-not-open`, `closed-for-door`, `outside-system`, `intake-shut` (at
 * the counter only without a reason to admit it), `invalid-input` and `incomplete` with what still has to be brought: an incomplete file
 * goes home with its owner, it is not refused. `taken-in-already` where the id has a case of another content: a form that came back after
 * its answer was lost, and was then filled in for the next person, must not be answered with the first one's receipt.
 */
export async function takeIn(
  deps: Deps,
  uid: string,
  input: InputOf<Intake['takeIn']>,
  receiptOf: ReceiptWriter,
): Promise<Result<OutputOf<Intake['takeIn']>>> {
  const { officeId, applicationId, serviceId, door } = input;
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller || !doorsOf(caller).includes(door)) return refuse({ code: 'not-allowed', needs: [door] });
  return untilCommitted(deps, async () => {
    const office = await requireOffice(deps, officeId);
    const before = await deps.documents.get(paths.application(officeId, applicationId));
    if (before) return takenBefore(deps, office, Application.parse(before.data), input, receiptOf);

    const [entry, standard] = await Promise.all([
      getEntry(deps, officeId, serviceId),
      getService(deps, officeId, serviceId),
    ]);
    if (!entry || !standard) return refuse({ code: 'not-found' });
    if (!isOpen(entry, await todayIn(deps, officeId)) || !isRunnable(standard))
      return refuse({ code: 'service-not-open' });
    if (!standard.definition.doors.includes(door)) return refuse({ code: 'closed-for-door', door });
    const outside = outsideAt(standard, door, office);
    if (outside) return refuse({ code: 'outside-system', name: outside.name });
    const shut = shutOn(standard.definition, await todayIn(deps, officeId));
    const isAdmitted = door === 'counter' && input.admitReason !== undefined;
    if (shut && !isAdmitted) return refuse(shut);
    const filled = parseForm(
      standard.definition,
      office.villages.map(({ code }) => code),
      input.input,
      door,
    );
    if (!filled.ok) return filled;
    if (door === 'village' && !caller.actor.villages.includes(filled.value.villageCode))
      return refuse({ code: 'invalid-input', fields: [{ field: 'village', problem: 'not-yours' }] });
    const facts = factsOf(standard.definition, door, input.input);
    const isThere = (each: Requirement) => isSeenAtDesk(each) || input.brought.includes(each.id);
    const missing = missingFrom(standard.definition, facts, {}, isThere);
    if (missing.length > 0) return refuse({ code: 'incomplete', missing });
    const brought = requirementsFor(standard.definition, facts).filter(isThere);

    const reference = deps.newReference();
    const items = Object.fromEntries(
      brought.map((each): [string, Handed] => [each.id, { files: [], bringsPaper: !isSeenAtDesk(each) }]),
    );
    const writes = await birthWrites(deps, {
      id: applicationId,
      office,
      standard,
      door,
      actor: { kind: 'staff', uid, role: roleAt(door, caller) },
      filled: filled.value,
      items,
      reference,
      secretHash: deps.sha256(input.secret),
      fileNames: {},
      ...(door === 'village' && { filer: filerOf(caller, filled.value.villageCode) }),
      ...(shut && input.admitReason !== undefined && { note: input.admitReason }),
      itemNotes: notesOn(brought, input.itemNotes ?? {}),
    });
    if ((await deps.documents.commit(writes)) === 'lost') return 'lost';
    const stored = await deps.documents.get(paths.application(officeId, applicationId));
    if (!stored) throw new Error('An application that was just written is missing');
    return receiptAgain(deps, office, Application.parse(stored.data), input, receiptOf);
  });
}

/** Words beside what was brought; on anything else there is nothing to say. */
function notesOn(
  brought: readonly Requirement[],
  itemNotes: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(itemNotes).filter(([id]) => brought.some((each) => each.id === id)),
  );
}

/** A village officer files for somebody else and stays visible (facts/workflows.md §5.13). */
function filerOf({ member }: Caller, villageCode: string): Party {
  return {
    role: 'filer',
    name: member.name,
    identity: { kind: 'none' },
    villageCode,
    position: roleWords.village,
  };
}

/** A second press of the same form: its receipt. Of another: which case has the id, and nothing of it. */
async function takenBefore(
  deps: Deps,
  office: Office,
  application: Application,
  input: InputOf<Intake['takeIn']>,
  receiptOf: ReceiptWriter,
): Promise<Result<OutputOf<Intake['takeIn']>>> {
  const { id, serviceId, version, reference } = application;
  const [again, standard, stored, born] = await Promise.all([
    receiptAgain(deps, office, application, input, receiptOf),
    getService(deps, office.id, serviceId, version),
    deps.documents.get(paths.applicantData(office.id, id)),
    deps.documents.get(paths.event(office.id, id, 1)),
  ]);
  // Who does not know the secret is told nothing at all.
  if (!again.ok) return again;
  if (!standard || !stored || !born) throw new Error('A case without its personal data or first event');
  const { happening } = ApplicationEvent.parse(born.data);
  const filled = parseForm(
    standard.definition,
    office.villages.map(({ code }) => code),
    input.input,
    input.door,
  );
  const { parties, contacts, answers } = ApplicantData.parse(stored.data);
  const facts = factsOf(standard.definition, input.door, input.input);
  const asked = requirementsFor(standard.definition, facts);
  const isSame =
    filled.ok &&
    happening.kind === 'submitted' &&
    canonicalJson([
      [input.serviceId, input.door, filled.value.variant ?? ''],
      [filled.value.parties, filled.value.contacts, filled.value.answers],
      asked
        .filter((each) => isSeenAtDesk(each) || input.brought.includes(each.id))
        .map((each) => each.id)
        .sort(),
    ]) ===
      canonicalJson([
        [serviceId, application.door, application.variant ?? ''],
        [parties.filter(({ role }) => role !== 'filer'), contacts, answers],
        Object.keys(happening.items).sort(),
      ]);
  return isSame ? again : refuse({ code: 'taken-in-already', reference });
}

/** The receipt of what was taken in: the same for the first press and every later one. */
async function receiptAgain(
  deps: Deps,
  office: Office,
  application: Application,
  { secret }: InputOf<Intake['takeIn']>,
  receiptOf: ReceiptWriter,
): Promise<Result<OutputOf<Intake['takeIn']>>> {
  const [stored, calendar, standard] = await Promise.all([
    deps.documents.get(paths.applicantData(office.id, application.id)),
    getCalendar(deps, office.id),
    getService(deps, office.id, application.serviceId, application.version),
  ]);
  if (!stored || !standard) throw new Error('A case without its personal data or standard');
  const applicant = ApplicantData.parse(stored.data);
  // Whoever knows an id but not the secret learns nothing by pressing again.
  if (!applicant.secretHashes.includes(deps.sha256(secret))) return refuse({ code: 'not-found' });
  const { reference, id, revision } = application;
  return ok({
    reference,
    applicationId: id,
    revision,
    receipt: receiptOf({
      office,
      standard: await asPublicReads(deps, office.id, standard),
      application,
      applicantName: applicant.parties[0]?.name ?? '',
      link: `${deps.settings.publicUrl}/s/${office.id}/${reference}/${secret}`,
      notified: applicant.contacts.email !== undefined,
      checkedFrom: nextOpening(calendar, application.submittedAt).at,
    }),
  });
}
