import { Application } from '../../domain/application.ts';
import type {
  Act,
  Actor,
  ApplicationEvent,
  EventActor,
  Happening,
  HappeningKind,
} from '../../domain/application.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { localDay } from '../../domain/calendar.ts';
import { linked } from '../../domain/chain.ts';
import { due, internalWarning } from '../../domain/due.ts';
import { actingRole, decide, offers } from '../../domain/engine.ts';
import { apply, endsWork, mayEndWork } from '../../domain/fold.ts';
import { stepOf } from '../../domain/route.ts';
import type { Office } from '../../domain/office.ts';
import { outsideNotes } from '../../domain/outside.ts';
import { paths } from '../../domain/paths.ts';
import { CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { postsOn, StaffMember, wholeOfficeRoles } from '../../domain/roles.ts';
import type { Definition, ServiceStandard } from '../../domain/standard.ts';
import { awaits, waitingFor } from '../../domain/status.ts';
import { heldOriginals } from '../../domain/steps/hand-over.ts';
import type { Given } from '../../domain/steps/rules.ts';
import { getCalendar, requireOffice, requireService } from './browse.ts';
import type { Deps, NoticeKind, Stored, Write } from './ports.ts';

/** Loading a case, deciding acts on it, and recording what happened in one commit: every act goes this way. */

export interface Case {
  stored: Stored;
  application: Application;
  standard: ServiceStandard;
  office: Office;
  calendar: Calendar;
}

export async function loadCase(
  deps: Deps,
  officeId: string,
  applicationId: string,
): Promise<Case | undefined> {
  const stored = await deps.documents.get(paths.application(officeId, applicationId));
  return stored && caseOf(deps, stored);
}

export async function caseOf(deps: Deps, stored: Stored): Promise<Case> {
  const application = Application.parse(stored.data);
  const { officeId, serviceId, version } = application;
  const [office, calendar, standard] = await Promise.all([
    requireOffice(deps, officeId),
    getCalendar(deps, officeId),
    requireService(deps, officeId, serviceId, version),
  ]);
  return { stored, application, standard, office, calendar };
}

/** A signed-in person in one office: who, and which posts are in force today. */
export interface Caller {
  member: StaffMember;
  actor: Extract<Actor, { kind: 'staff' }>;
}

/** Re-reads the staff document: claims only grant reads, and may be older than an administrator's last word. */
export async function loadCaller(deps: Deps, officeId: string, uid: string): Promise<Caller | undefined> {
  const stored = await deps.documents.get(paths.staff(officeId, uid));
  if (!stored) return undefined;
  const member = StaffMember.parse(stored.data);
  const office = await requireOffice(deps, officeId);
  const posts = postsOn(member, localDay(deps.now(), office.hours.zone));
  if (posts.roles.length === 0) return undefined;
  return { member, actor: { kind: 'staff', uid, ...posts } };
}

/** Who sees a case (design §4): some roles all of the office, a section head by section, a village officer by village. */
export function maySee(
  actor: Caller['actor'],
  seen: { sections: readonly string[]; villageCodes: readonly string[] },
): boolean {
  if (actor.roles.some((role) => wholeOfficeRoles.includes(role))) return true;
  if (
    actor.roles.includes('section-head') &&
    seen.sections.some((section) => actor.sections.includes(section))
  )
    return true;
  return actor.roles.includes('village') && seen.villageCodes.some((code) => actor.villages.includes(code));
}

/** Acts to be recorded together, with the notes and outside facts each needs. */
export interface PlannedAct {
  act: Act;
  given: Given;
  /** When it truly happened, where it is entered afterwards. */
  happenedAt?: number;
}

export interface Recording {
  application: Application;
  events: ApplicationEvent[];
  /** When they brought it where it now stands; absent where they left it where it was. */
  stepSince?: number | undefined;
  /** Everything the acts change of the case itself; the use case adds registers, letters and the rest. */
  writes: Write[];
}

/**
 * Decides acts one after another on the case as read, and builds the commit: application, events, card and notes.
 * Refuses what the engine refuses; all acts or none.
 */
export async function recordActs(
  deps: Deps,
  loaded: Case,
  actor: Actor,
  actId: string,
  planned: readonly PlannedAct[],
): Promise<Result<Recording>> {
  const { definition } = loaded.standard;
  const now = deps.now();
  let application = loaded.application;
  const events: ApplicationEvent[] = [];
  const notes: CaseNotes['notes'] = [];
  let stepSince: number | undefined;
  for (const { act, given, happenedAt } of planned) {
    const decided = decide({ definition, application, act, actor, given, now });
    if (!decided.ok) return decided;
    const role = actingRole(definition, application, act.act, actor);
    const revision = application.revision + 1;
    const said = notesOf(act, application).map((note) => ({ revision, ...note, salt: deps.newSecret() }));
    notes.push(...said);
    const event = eventOf(deps, application, {
      at: now,
      actor: actor.kind === 'staff' ? { kind: 'staff', uid: actor.uid, role: role ?? 'counter' } : actor,
      actId,
      happening: decided.value,
      ...(happenedAt !== undefined && { happenedAt }),
      ...(said.length > 0 && { note: noteHash(deps, said) }),
    });
    events.push(event);
    const before = application;
    application = apply(definition, application, event);
    if (application.step !== before.step || application.status !== before.status)
      stepSince = happenedAt ?? now;
  }
  application = withTimes(application, loaded, events, now, loaded.application);
  const writes: Write[] = [
    { do: 'update', before: loaded.stored, data: application },
    ...events.map((event): Write => ({
      do: 'create',
      path: paths.event(application.officeId, application.id, event.revision),
      data: event,
    })),
    {
      do: 'merge',
      path: paths.card(application.officeId, application.id),
      data: {
        ...cardChanges(application, loaded.standard, now),
        ...(stepSince !== undefined && { stepSince }),
      },
    },
    ...(await noteWrites(deps, application, notes)),
  ];
  return ok({ application, events, stepSince, writes });
}

/** Records what no act decides and Loket alone does, such as a due moment that moved with the calendar or with an outage. */
export function recordOfItself(
  deps: Deps,
  loaded: Case,
  actId: string,
  happening: Extract<Happening, { kind: 'due-recomputed' | 'outage' }>,
): Recording {
  const { definition } = loaded.standard;
  const now = deps.now();
  const event = eventOf(deps, loaded.application, {
    at: now,
    actor: { kind: 'system' },
    actId,
    happening,
  });
  const applied = apply(definition, loaded.application, event);
  const application = withTimes(applied, loaded, [event], now, loaded.application);
  const { officeId, id } = application;
  return {
    application,
    events: [event],
    writes: [
      { do: 'update', before: loaded.stored, data: application },
      { do: 'create', path: paths.event(officeId, id, event.revision), data: event },
      { do: 'merge', path: paths.card(officeId, id), data: cardChanges(application, loaded.standard, now) },
    ],
  };
}

function eventOf(
  deps: Deps,
  application: Application,
  facts: {
    at: number;
    happenedAt?: number;
    actor: EventActor;
    actId: string;
    happening: Happening;
    note?: string;
  },
): ApplicationEvent {
  return linked(
    {
      v: 1 as const,
      applicationId: application.id,
      revision: application.revision + 1,
      step: application.step,
      ...facts,
    },
    application.head,
    deps.sha256,
  );
}

/** The notes of one event as its hash chain holds them: whoever has the notes can show that they are as they were. */
export function noteHash(
  deps: Pick<Deps, 'sha256'>,
  notes: readonly { salt: string; text: string }[],
): string {
  return deps.sha256(notes.map(({ salt, text }) => salt + text).join('\n'));
}

/** Free words of an act. They are personal data and stay out of the event. */
function notesOf(act: Act, application: Application): { item?: string; text: string }[] {
  switch (act.act) {
    case 'check':
      return Object.entries(act.notes ?? {})
        .filter(([, text]) => text.trim() !== '')
        .map(([item, text]) => ({ item, text: text.trim() }));
    case 'return':
      return act.note ? [{ text: act.note }] : [];
    case 'survey-field':
    case 'plan-survey':
    case 'summon':
    case 'hear':
    case 'send':
    case 'agency-answer':
    case 'record-payment':
    case 'answer':
    case 'escalate':
    case 'schedule-event':
    case 'hold-event':
    case 'notify':
    case 'skip':
    case 'refuse':
    case 'expire':
    case 'reopen':
    case 'correct-ready':
    case 'compensate':
    case 'decline-compensation':
    case 'tell-applicant':
    case 'return-originals':
    case 'transfer':
      return act.note ? [{ text: act.note }] : [];
    case 'hand-over':
      return [
        ...(act.collectorName ? [{ item: 'collector', text: act.collectorName }] : []),
        // Why an original stays; where none is held it is a note like any other.
        ...(act.note
          ? [{ ...(heldOriginals(application).length > 0 && { item: 'originals' }), text: act.note }]
          : []),
      ];
    case 'note-outside':
      return [
        ...(act.reference === undefined ? [] : [{ item: outsideNotes.reference, text: act.reference }]),
        ...(act.status === undefined ? [] : [{ item: outsideNotes.status, text: act.status }]),
      ];
    default:
      return [];
  }
}

async function noteWrites(deps: Deps, application: Application, notes: CaseNotes['notes']): Promise<Write[]> {
  if (notes.length === 0) return [];
  const path = paths.caseNotes(application.officeId, application.id);
  const stored = await deps.documents.get(path);
  const before = stored ? CaseNotes.parse(stored.data) : { v: 1 as const, notes: [], fileNames: {} };
  const data: CaseNotes = {
    ...before,
    notes: [...before.notes, ...notes],
  };
  return [stored ? { do: 'update', before: stored, data } : { do: 'create', path, data }];
}

/**
 * The promise's times, and when `tick` must look at the case: at once if Loket itself has something to do or to tell, and
 * still if it had something to tell before and nobody has settled that yet.
 */
export function withTimes(
  application: Application,
  loaded: Pick<Case, 'standard' | 'calendar' | 'office'>,
  events: readonly ApplicationEvent[],
  now: number,
  before?: Application,
): Application {
  const { dueAt: _dueAt, warnAt: _warnAt, watch: _watch, nextActionAt: _nextActionAt, ...rest } = application;
  const { definition } = loaded.standard;
  const times = due(definition.promise, application.clock, loaded.calendar);
  const { internalDays } = loaded.office.settings;
  const watched = internalWarning(definition.promise, application.clock, loaded.calendar, internalDays);
  const pending =
    awaitsLoket(definition, application) ||
    events.some((event) => noticeOf(event, application, definition) !== undefined);
  const owed = before && !awaitsLoket(definition, before) ? before.nextActionAt : undefined;
  const nextActionAt = pending ? Math.min(owed ?? now, now) : owed;
  return {
    ...rest,
    ...(times?.dueAt !== undefined && { dueAt: times.dueAt, warnAt: times.warnAt }),
    ...(watched?.dueAt !== undefined && { watch: { dueAt: watched.dueAt, warnAt: watched.warnAt } }),
    ...(nextActionAt !== undefined && { nextActionAt }),
  };
}

/** Has Loket itself a letter to prepare or to issue? */
function awaitsLoket(definition: Definition, application: Application): boolean {
  return offers(definition, application).some((offer) => offer.system === true);
}

/** Happenings that call for a notice of their own; the end of the work calls for one whatever ended it. */
const ownNotices: {
  [K in HappeningKind]?: (happening: Extract<Happening, { kind: K }>) => NoticeKind | undefined;
} = {
  submitted: () => 'received',
  checked: ({ outcome }) => (outcome === 'returned' ? 'returned' : undefined),
  returned: ({ to }) => (to === 'applicant' ? 'returned' : undefined),
  'agency-answered': ({ result }) =>
    ({ done: undefined, 'to-mend': 'returned' as const, no: 'refused' as const })[result],
  refused: () => 'refused',
  expired: () => 'expired',
  cancelled: () => 'cancelled',
};

/** May a happening of this kind call for a notice? `noticeOf` says whether one does. */
export function mayCallForNotice(kind: HappeningKind): boolean {
  return ownNotices[kind] !== undefined || mayEndWork(kind);
}

/** The notice an event calls for. */
export function noticeOf(
  event: ApplicationEvent,
  application: Application,
  definition: Definition,
): NoticeKind | undefined {
  return ownNotice(event.happening) ?? (endsWork(definition, application, event) ? 'ready' : undefined);
}

function ownNotice<K extends HappeningKind>(
  happening: Extract<Happening, { kind: K }>,
): NoticeKind | undefined {
  return ownNotices[happening.kind as K]?.(happening);
}

export function cardChanges(application: Application, standard: ServiceStandard, now: number) {
  const step = stepOf(standard.definition, application);
  return {
    status: application.status,
    step: application.step,
    stepKind: step?.do ?? 'done',
    waitingFor: waitingFor(standard.definition, application),
    dueAt: application.dueAt ?? application.watch?.dueAt ?? null,
    warnAt: application.warnAt ?? application.watch?.warnAt ?? null,
    internal: application.dueAt === undefined && application.watch !== undefined,
    awaits: awaits(standard.definition, application) ?? null,
    changedAt: now,
    revision: application.revision,
  };
}

/**
 * How often a lost commit is decided anew before the load itself is called broken. With the pauses of `surroundings.ts` about
 * twenty seconds, enough for 200 letters that want a number of one book at once (`test/stress`).
 */
const triesOnLoss = 30;

/** A commit that nobody can have overtaken, or that must not be passed over: what was not written is breakage. */
export async function commitOrThrow(deps: Pick<Deps, 'documents'>, writes: readonly Write[]): Promise<void> {
  if ((await deps.documents.commit(writes)) === 'lost') throw new Error('A commit was lost');
}

/**
 * Runs an attempt until its commit holds. The attempt reads afresh each time; `lost` means somebody else's commit came in
 * between and nothing was written.
 * @param exhausted the answer when it was lost too often; without it that is breakage
 */
export async function untilCommitted<T>(
  deps: Deps,
  attempt: () => Promise<Result<T> | 'lost'>,
  exhausted?: () => Result<T>,
): Promise<Result<T>> {
  for (let tries = 0; tries < triesOnLoss; tries += 1) {
    const outcome = await attempt();
    if (outcome !== 'lost') return outcome;
    await deps.pause(tries);
  }
  if (exhausted) return exhausted();
  throw new Error('A commit was lost too often in a row');
}

/** What a repeated press is answered with: the state its first press led to, or a later one. */
export function answered(
  application: Application,
): Result<{ revision: number; status: string; step: string }> {
  return ok({ revision: application.revision, status: application.status, step: application.step });
}

export function isRepeated(application: Application, actId: string): boolean {
  return application.recentActs.some((recent) => recent.actId === actId);
}

/** The refusal to somebody whose screen is older than the case. */
export async function stale(deps: Deps, application: Application): Promise<Result<never>> {
  const last = await deps.documents.get(
    paths.event(application.officeId, application.id, application.revision),
  );
  const happening = last?.data['happening'] as Happening | undefined;
  const actor = last?.data['actor'] as EventActor | undefined;
  return refuse({
    code: 'stale',
    ...(happening && { act: happening.kind }),
    ...(actor && { by: actor.kind === 'staff' ? actor.role : actor.kind }),
  });
}
