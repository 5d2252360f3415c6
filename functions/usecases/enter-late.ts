import type { InputOf, OutputOf } from '../../domain/api.ts';
import { Application } from '../../domain/application.ts';
import type { ApplicationEvent, Handed, TakenNumber } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';
import type { EmergencySet } from '../../domain/emergency.ts';
import {
  cameInDuring,
  decisiveFields,
  isOnASet,
  lateActs,
  lateRoles,
  lateWithinMs,
  UsedSlip,
} from '../../domain/emergency.ts';
import type { emergencyApi } from '../../domain/emergency-api.ts';
import { problemOf } from '../../domain/form.ts';
import type { Filled } from '../../domain/form.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { nikWarnings, normaliseNik } from '../../domain/nik.ts';
import type { Office } from '../../domain/office.ts';
import { outageHappening } from '../../domain/outage.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData, CaseNotes } from '../../domain/personal-data.ts';
import type { Party } from '../../domain/personal-data.ts';
import { normalisePhone } from '../../domain/phone.ts';
import { bookYear, RegisterEntry, registerId } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { lastDaysOf, titleLine, titlesThen } from '../../domain/signing.ts';
import { isSeenAtDesk, requirementsFor } from '../../domain/standard.ts';
import type { Definition, ServiceStandard } from '../../domain/standard.ts';
import { isRunnable } from '../../domain/standard-problems.ts';
import { signerOf } from './act-on-application.ts';
import { birthWrites } from './birth.ts';
import { getCalendar, getEntry, getService, requireOffice, todayIn } from './browse.ts';
import { cardChanges, recordActs, recordOfItself, untilCommitted } from './case.ts';
import type { Caller, Case, PlannedAct, Recording } from './case.ts';
import { asOneOf } from './emergency-desk.ts';
import { listSets } from './emergency-set.ts';
import { listEvents } from './list-events.ts';
import { listStaff } from './list-staff.ts';
import { listOutages } from './outage-record.ts';
import { blockNumberWrites } from './register-block.ts';
import type { Deps, Write } from './ports.ts';

/** Cases that were taken in, and perhaps finished, on paper: entered with the times that are written there (*catat susulan*). */

type Api = typeof emergencyApi;
type Input = InputOf<Api['enterLate']>;
type Entered = Result<OutputOf<Api['enterLate']>>;

/** What the short form of a service asks. Refuses `not-allowed`, `not-found`. */
export async function lateForm(
  deps: Deps,
  uid: string,
  { officeId, serviceId }: InputOf<Api['lateForm']>,
): Promise<Result<OutputOf<Api['lateForm']>>> {
  const asked = await asOneOf(deps, officeId, uid, lateRoles);
  if (!asked.ok) return asked;
  const standard = await getService(deps, officeId, serviceId);
  if (!standard) return refuse({ code: 'not-found' });
  const office = await requireOffice(deps, officeId);
  const [signers, numbers] = await Promise.all([
    signersOf(deps, office, standard),
    freeNumbers(deps, office, standard.definition),
  ]);
  return ok({ standard, signers, numbers });
}

/** Whoever may have signed in the days that may be entered. */
async function signersOf(deps: Deps, office: Office, { definition }: ServiceStandard) {
  const by = definition.steps.find((step) => step.do === 'sign')?.by ?? [];
  const members = await listStaff(deps, office.id);
  const { zone } = office.hours;
  const [today, since] = [localDay(deps.now(), zone), localDay(deps.now() - lateWithinMs, zone)];
  return members.flatMap((member) => {
    const days = [today, ...lastDaysOf(member, since, today)];
    const [title] = days.flatMap((day) => titlesThen(member, by, day, members, office));
    return title ? [{ uid: member.uid, name: member.name, post: titleLine(title) }] : [];
  });
}

/** Numbers of the service's book that were printed and not used yet, in order; of the years that may still be entered. */
async function freeNumbers(deps: Deps, office: Office, { register }: Definition): Promise<TakenNumber[]> {
  if (!register) return [];
  const books = [deps.now(), deps.now() - lateWithinMs].map((at) =>
    registerId(register.book, bookYear(at, office.hours.zone)),
  );
  const printed = (await listSets(deps, office.id))
    .flatMap(({ numbers }) => numbers)
    .flatMap(({ taken }) => taken)
    .filter((taken) => books.includes(taken.register));
  const stored = await deps.documents.getAll(
    printed.map((taken) => paths.entry(office.id, taken.register, taken.entry)),
  );
  return printed
    .filter((_, index) => {
      const entry = stored[index];
      return entry !== undefined && RegisterEntry.parse(entry.data).status === 'reserved';
    })
    .sort((a, b) => (a.entry < b.entry ? -1 : 1));
}

/**
 * Enters one case from paper in one commit: born at the time it came in, every act at its own. Both times stay visible, when it happened
 * and when it was recorded. The same id again is the same case.
 * Refuses `not-allowed`, `service-not-open`, `closed-for-door`, `slip-used` with the case that has it, `reason-missing` where it did not
 * come in during an outage, `not-now` for a number used meanwhile, `taken-in-already` where the id has a case of
 * another paper, and `invalid-input` by the form's field names.
 */
export async function enterLate(deps: Deps, uid: string, input: Input): Promise<Entered> {
  const { officeId, applicationId, serviceId } = input;
  const asked = await asOneOf(deps, officeId, uid, lateRoles);
  if (!asked.ok) return asked;
  const caller = asked.value;
  return untilCommitted(deps, async () => {
    const before = await deps.documents.get(paths.application(officeId, applicationId));
    if (before) return enteredBefore(deps, caller, Application.parse(before.data), input);
    const [office, entry, standard, today] = await Promise.all([
      requireOffice(deps, officeId),
      getEntry(deps, officeId, serviceId),
      getService(deps, officeId, serviceId),
      todayIn(deps, officeId),
    ]);
    if (!entry || !standard) return refuse({ code: 'not-found' });
    if (!isOpen(entry, today) || !isRunnable(standard)) return refuse({ code: 'service-not-open' });
    if (!standard.definition.doors.includes('counter'))
      return refuse({ code: 'closed-for-door', door: 'counter' });
    const filled = filledOf(standard.definition, office, input);
    if (!filled.ok) return filled;
    const slip = await slipWrites(deps, input);
    if (!slip.ok) return slip;
    const outages = await listOutages(deps, officeId);
    if (!cameInDuring(input.trail.receivedAt, outages) && !input.reason)
      return refuse({ code: 'reason-missing' });
    const number = await numberWrites(deps, office, standard, input);
    if (!number.ok) return number;
    const born = await recordLate(
      deps,
      { office, standard, filled: filled.value, caller, input, taken: number.value.taken },
      outages,
    );
    if (!born.ok) return born;
    const { application, writes } = born.value;
    const outcome = await deps.documents.commit([...writes, ...slip.value, ...number.value.writes]);
    return outcome === 'lost' ? 'lost' : entered(application);
  });
}

function entered({ id, reference, status, step }: Application): Entered {
  return ok({ applicationId: id, reference, status, step });
}

/**
 * Whoever knows an id but not the secret learns nothing by pressing again. Another paper under the same id is a form that came back after
 * its answer was lost and was filled in anew: that is not entered, and must not look as if it were.
 */
async function enteredBefore(
  deps: Deps,
  caller: Caller,
  application: Application,
  input: Input,
): Promise<Entered> {
  const stored = await deps.documents.get(paths.applicantData(application.officeId, application.id));
  const applicant = stored && ApplicantData.parse(stored.data);
  if (!applicant?.secretHashes.includes(deps.sha256(input.secret))) return refuse({ code: 'not-found' });
  return (await isSamePaper(deps, caller, application, applicant, input))
    ? entered(application)
    : refuse({ code: 'taken-in-already', reference: application.reference });
}

/** Does the form hold what was entered under this id: the same person, slip, number, papers and times? */
async function isSamePaper(
  deps: Deps,
  { actor }: Caller,
  application: Application,
  { parties, contacts, answers }: ApplicantData,
  input: Input,
): Promise<boolean> {
  const { officeId, serviceId, version, variant, route } = application;
  const [office, standard, [born, ...later]] = await Promise.all([
    requireOffice(deps, officeId),
    getService(deps, officeId, serviceId, version),
    listEvents(deps, application),
  ]);
  if (!standard || born?.happening.kind !== 'submitted')
    throw new Error('A case without its standard or first event');
  const filled = filledOf(standard.definition, office, input);
  if (!filled.ok) return false;
  const { items, late } = born.happening;
  const handed = handedItems(standard.definition, filled.value, input.missing);
  const planned = lateActs(standard.definition, route, items, input.trail, input.missing, actor, deps.now());
  const actId = lateActId(deps, application.id);
  const acted = later.filter((event) => event.actId === actId);
  return (
    planned.ok &&
    canonicalJson([
      [input.serviceId, filled.value.variant ?? '', input.trail.receivedAt],
      [input.slip ?? '', input.trail.taken?.register ?? '', input.trail.taken?.entry ?? ''],
      [input.trail.signed?.uid ?? '', input.trail.handedOver?.collector ?? ''],
      [filled.value.parties, filled.value.contacts, filled.value.answers, handed ?? ''],
      planned.value.map(({ happenedAt }) => happenedAt),
    ]) ===
      canonicalJson([
        [serviceId, variant ?? '', born.happenedAt ?? 0],
        [late?.slip ?? '', late?.taken?.register ?? '', late?.taken?.entry ?? ''],
        personsIn(acted),
        [parties, contacts, answers, items],
        acted.map(({ happenedAt }) => happenedAt ?? 0),
      ])
  );
}

/** Who signed on paper, and what kind of person took the product along. */
function personsIn(events: readonly ApplicationEvent[]): [signerUid: string, collector: string] {
  const persons: [string, string] = ['', ''];
  for (const { happening } of events) {
    if (happening.kind === 'signed-on-paper') persons[0] = happening.signerUid;
    if (happening.kind === 'handed-over') persons[1] = happening.collector;
  }
  return persons;
}

/** One id for all acts of the paper, and none that another press could have. */
function lateActId(deps: Pick<Deps, 'sha256'>, applicationId: string): string {
  return deps.sha256(`late ${applicationId}`).slice(0, 32);
}

/** What the paper shows was handed in, by requirement; undefined where something is missing that is not asked for. */
function handedItems(
  definition: Definition,
  { variant, answers }: Filled,
  missing: readonly string[],
): Record<string, Handed> | undefined {
  // Of alternatives, and of "other papers", the sheet does not say what was brought: nothing is claimed of them.
  const alternatives = new Set((definition.sets ?? []).flatMap((set) => set.of));
  const asked = requirementsFor(definition, { door: 'counter', variant, answers }).filter(
    (each) => (!each.optional && !each.openEnded && !alternatives.has(each.id)) || missing.includes(each.id),
  );
  if (missing.some((id) => !asked.some((each) => each.id === id))) return undefined;
  return Object.fromEntries(
    asked.map((each): [string, Handed] => [
      each.id,
      { files: [], bringsPaper: !isSeenAtDesk(each) && !missing.includes(each.id) },
    ]),
  );
}

/** The short form, read: the rest of the service's answers is asked when somebody needs them for a letter. */
function filledOf(definition: Definition, office: Office, input: Input): Result<Filled> {
  const phone = input.phone.trim() === '' ? undefined : normalisePhone(input.phone);
  const nik = normaliseNik(input.nik);
  const asked = decisiveFields(definition);
  const answers = Object.fromEntries(asked.map(({ id }) => [id, (input.answers[id] ?? '').trim()]));
  const fields = [
    ...(office.villages.some(({ code }) => code === input.villageCode)
      ? []
      : [{ field: 'village', problem: 'unknown' }]),
    ...(input.phone.trim() !== '' && !phone ? [{ field: 'phone', problem: 'not-a-phone' }] : []),
    ...(definition.variants.length > 0 && !definition.variants.some(({ id }) => id === input.variant)
      ? [{ field: 'variant', problem: 'required' }]
      : []),
    ...asked.flatMap((field) => {
      const problem = problemOf({ ...field, required: false }, answers, []);
      return problem ? [{ field: field.id, problem }] : [];
    }),
  ];
  if (fields.length > 0) return refuse({ code: 'invalid-input', fields });
  return ok({
    variant: definition.variants.length > 0 ? input.variant : undefined,
    parties: [
      {
        role: 'applicant',
        name: input.name,
        identity: identityOf(definition, nik),
        villageCode: input.villageCode,
      },
    ],
    contacts: phone ? { phone } : {},
    villageCode: input.villageCode,
    answers,
    nikWarnings: nik === '' ? [] : nikWarnings(nik),
  });
}

function identityOf({ applicant }: Definition, number: string): Party['identity'] {
  // "Belum ada": nothing is made up to fill a field.
  if (number === '' || applicant === 'village' || applicant === 'organisation') return { kind: 'none' };
  return { kind: applicant === 'foreigner' ? 'passport' : 'nik', number };
}

/** A slip belongs to one case: whoever comes second is shown the first. */
async function slipWrites(deps: Deps, { officeId, slip, applicationId }: Input): Promise<Result<Write[]>> {
  if (slip === undefined) return ok([]);
  const path = paths.usedSlip(officeId, slip);
  const used = await deps.documents.get(path);
  if (used) return refuse({ code: 'slip-used', applicationId: UsedSlip.parse(used.data).applicationId });
  const sets = await deps.documents.find({
    collection: paths.emergencySets(officeId),
    where: [{ field: 'slips', op: 'array-contains', value: slip }],
    limit: 1,
  });
  if (sets.length === 0)
    return refuse({ code: 'invalid-input', fields: [{ field: 'slip', problem: 'unknown' }] });
  const data: UsedSlip = { v: 1, applicationId, at: deps.now() };
  return ok([{ do: 'create', path, data }]);
}

/** The printed number becomes the case's, on the day it was given. */
async function numberWrites(
  deps: Deps,
  office: Office,
  { definition }: ServiceStandard,
  { applicationId, trail }: Input,
): Promise<Result<{ taken: TakenNumber | undefined; writes: Write[] }>> {
  const { taken } = trail;
  if (!taken) return ok({ taken, writes: [] });
  const sets = (await listSets(deps, office.id)).map((set): Pick<EmergencySet, 'numbers'> => ({
    numbers: set.numbers.filter(({ book }) => book === definition.register?.book),
  }));
  if (!isOnASet(taken, sets))
    return refuse({ code: 'invalid-input', fields: [{ field: 'taken', problem: 'unknown' }] });
  const { zone } = office.hours;
  const at = trail.signed?.at ?? trail.checkedAt ?? trail.receivedAt;
  // A set of last year in the power cut of January: nobody can mend the day, only leave the number out.
  if (taken.register !== registerId(definition.register?.book ?? '', bookYear(at, zone)))
    return refuse({ code: 'invalid-input', fields: [{ field: 'taken', problem: 'of-another-year' }] });
  const used = await blockNumberWrites(deps, {
    officeId: office.id,
    register: taken.register,
    entry: taken.entry,
    on: localDay(at, zone),
    ...(definition.register?.classification !== undefined && { code: definition.register.classification }),
    applicationId,
    actId: applicationId,
  });
  return used.ok ? ok({ taken: used.value.given, writes: used.value.writes }) : used;
}

/** Birth, acts and the outages it lived through, as one case in one commit. */
async function recordLate(
  deps: Deps,
  of: {
    office: Office;
    standard: ServiceStandard;
    filled: Filled;
    caller: Caller;
    input: Input;
    taken: TakenNumber | undefined;
  },
  outages: Awaited<ReturnType<typeof listOutages>>,
): Promise<Result<{ application: Application; writes: Write[] }>> {
  const { office, standard, filled, caller, input, taken } = of;
  const { trail, missing, applicationId } = input;
  const items = handedItems(standard.definition, filled, missing);
  if (!items) return refuse({ code: 'invalid-input', fields: [{ field: 'missing', problem: 'unknown' }] });
  const role = caller.actor.roles.find((each) => lateRoles.includes(each)) ?? 'counter';
  const birth = await birthWrites(deps, {
    id: applicationId,
    office,
    standard,
    door: 'counter',
    actor: { kind: 'staff', uid: caller.actor.uid, role },
    filled,
    items,
    reference: deps.newReference(),
    secretHash: deps.sha256(input.secret),
    fileNames: {},
    ...(input.reason && { note: input.reason }),
    late: { receivedAt: trail.receivedAt, slip: input.slip, taken },
  });
  const path = paths.application(office.id, applicationId);
  const data = createdAt(birth, path);
  const born = Application.parse(data);
  const planned = lateActs(
    standard.definition,
    born.route,
    born.items,
    trail,
    missing,
    caller.actor,
    deps.now(),
  );
  if (!planned.ok) return planned;
  const loaded: Case = {
    // Not stored yet: what the acts change is folded into the document that is created.
    stored: { path, data: { ...data }, seen: '' },
    application: born,
    standard,
    office,
    calendar: await getCalendar(deps, office.id),
  };
  const acts: PlannedAct[] = [];
  for (const { act, happenedAt } of planned.value) {
    const given: PlannedAct['given'] = {
      ...(act.act === 'sign-on-paper' && { signer: await signerOf(deps, loaded, act) }),
      ...((act.act === 'register' || act.act === 'number') && { taken }),
    };
    acts.push({ act, given, happenedAt });
  }
  const recordings: Recording[] = [];
  let application = born;
  if (acts.length > 0) {
    const actId = lateActId(deps, applicationId);
    const recorded = await recordActs(deps, loaded, caller.actor, actId, acts);
    if (!recorded.ok) return recorded;
    recordings.push(recorded.value);
    application = recorded.value.application;
  }
  for (const outage of outages.toSorted((a, b) => a.from - b.from)) {
    const happening = outageHappening(application, outage);
    if (!happening) continue;
    const actId = deps.sha256(`outage ${outage.id} ${applicationId} ${String(outage.revision)}`).slice(0, 32);
    const recording = recordOfItself(deps, { ...loaded, application }, actId, happening);
    recordings.push(recording);
    application = recording.application;
  }
  return ok({ application, writes: bornSo(deps, birth, application, standard, recordings) });
}

function createdAt(writes: readonly Write[], path: string): object {
  const write = writes.find((each) => each.do === 'create' && each.path === path);
  if (write?.do !== 'create') throw new Error('A birth without its application');
  return write.data;
}

/** The documents of the birth as they are after all that happened since, and the events of that. */
function bornSo(
  deps: Pick<Deps, 'now'>,
  birth: readonly Write[],
  application: Application,
  standard: ServiceStandard,
  recordings: readonly Recording[],
): Write[] {
  const { officeId, id } = application;
  const notesPath = paths.caseNotes(officeId, id);
  const { stepSince } = recordings.findLast((each) => each.stepSince !== undefined) ?? {};
  const noted = recordings
    .flatMap(({ writes }) => writes)
    .flatMap((write) =>
      write.do === 'create' && write.path === notesPath ? CaseNotes.parse(write.data).notes : [],
    );
  const changed: Readonly<Record<string, (data: object) => object>> = {
    [paths.application(officeId, id)]: () => application,
    [paths.card(officeId, id)]: (data) => ({
      ...data,
      ...cardChanges(application, standard, deps.now()),
      ...(stepSince !== undefined && { stepSince }),
    }),
    [notesPath]: (data) => {
      const notes = CaseNotes.parse(data);
      return { ...notes, notes: [...notes.notes, ...noted] } satisfies CaseNotes;
    },
  };
  const events = recordings.flatMap(({ events: happened }) => happened);
  return [
    ...birth.map((write): Write => {
      const change = write.do === 'create' ? changed[write.path] : undefined;
      return write.do === 'create' && change ? { ...write, data: change(write.data) } : write;
    }),
    ...events.map((event): Write => ({
      do: 'create',
      path: paths.event(officeId, id, event.revision),
      data: event,
    })),
  ];
}
