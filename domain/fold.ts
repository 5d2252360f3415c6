import type { Application, ApplicationEvent, Duty, Happening, HappeningKind, Item } from './application.ts';
import type { PauseReason } from './due.ts';
import {
  gateOf,
  isAfterReady,
  isBeforeGate,
  isGate,
  lastWorkStep,
  passesByItself,
  past,
  stepOf,
  stepsOf,
} from './route.ts';
import type { Definition } from './standard.ts';
import type { Step } from './steps/step.ts';

/** State as a fold over events: what each happening makes of a case (`engine.ts` decides which may happen). */

const recentActsKept = 8;

/** What holds the clock right now; an outage of the office does beside it, and ends by itself. */
export function openPause(application: Application): PauseReason | undefined {
  return application.clock.pauses.find((pause) => pause.to === undefined && pause.outageId === undefined)
    ?.reason;
}

/** What an application is from birth: never changed by an event. */
export type Birth = Pick<
  Application,
  | 'id'
  | 'officeId'
  | 'serviceId'
  | 'version'
  | 'reference'
  | 'door'
  | 'variant'
  | 'sections'
  | 'villageCodes'
  | 'route'
>;

/** State after the first event. */
export function begin(definition: Definition, birth: Birth, event: ApplicationEvent): Application {
  if (event.happening.kind !== 'submitted' || event.revision !== 1)
    throw new Error('A case begins by being submitted');
  const steps = stepsOf(definition, birth);
  const [first] = steps;
  if (!first) throw new Error('A standard without steps cannot run');
  const at = event.happenedAt ?? event.at;
  const { late, from } = event.happening;
  // What was asked for first came in then; for this service the clock begins with the move.
  const startedAt = from ? event.at : at;
  // Without a gate there is nobody who could find the file complete: the clock starts with the request.
  const gated = steps.some(isGate);
  const items = Object.fromEntries(
    Object.entries(event.happening.items).map(([id, handed]): [string, Item] => [
      id,
      {
        ...handed,
        verdict: 'waiting',
        ...(from?.originalsHeld.includes(id) && { originalHeld: true as const }),
      },
    ]),
  );
  return {
    v: 1,
    ...birth,
    revision: 1,
    head: event.hash,
    status: 'open',
    step: first.id,
    done: [],
    items,
    clock: gated ? { pauses: [] } : { startedAt, pauses: [] },
    submittedAt: at,
    ...(!gated && { completeAt: startedAt }),
    ...(from && { transferredFrom: { id: from.id, reference: from.reference } }),
    ...(late?.taken && { taken: late.taken }),
    duties: [],
    returnedItems: [],
    surveyTaken: false,
    recentActs: [{ actId: event.actId, revision: 1 }],
  };
}

/** State after one more event. */
export function apply(
  definition: Definition,
  application: Application,
  event: ApplicationEvent,
): Application {
  const next: Application = {
    ...application,
    revision: event.revision,
    head: event.hash,
    recentActs: [
      ...application.recentActs.filter((recent) => recent.actId !== event.actId),
      { actId: event.actId, revision: event.revision },
    ].slice(-recentActsKept),
  };
  return changed(definition, next, { ...event, at: event.happenedAt ?? event.at });
}

function changed(
  definition: Definition,
  application: Application,
  { happening, at, actor }: ApplicationEvent,
): Application {
  switch (happening.kind) {
    case 'submitted':
      throw new Error('A case is submitted once');
    case 'checked':
      return afterCheck(definition, application, happening, at);
    case 'corrected': {
      const items = { ...application.items };
      for (const [id, handed] of Object.entries(happening.items))
        items[id] = { ...handed, verdict: 'waiting', ...stillHeld(items[id]) };
      const { correctBy: _correctBy, ...rest } = resumed(application, 'returned', at);
      return { ...rest, items, status: 'open', returnedItems: [] };
    }
    case 'drafted':
      return advance(definition, { ...application, letter: { id: happening.letterId, status: 'draft' } }, at);
    case 'numbered': {
      const numbered = { ...application, taken: happening.taken };
      if (happening.letterId === undefined) return advance(definition, numbered, at);
      return advance(definition, { ...numbered, letter: { id: happening.letterId, status: 'draft' } }, at);
    }
    case 'prepared':
      return {
        ...application,
        taken: happening.taken,
        letter: {
          id: happening.letterId,
          status: 'prepared',
          sha256: happening.sha256,
          letterOn: happening.letterOn,
        },
      };
    case 'approved':
      return {
        ...signedAfterAbsence(application, at),
        letter: {
          ...letterOf(application),
          status: 'approved',
          approvedAt: at,
          ...(actor.kind === 'staff' && { approvedBy: actor.uid }),
        },
      };
    case 'issued':
      return advance(
        definition,
        { ...application, letter: { ...letterOf(application), status: 'issued', sha256: happening.sha256 } },
        at,
      );
    case 'signed-on-paper': {
      const { kind: _kind, ...signature } = happening;
      const signed = { ...signedAfterAbsence(application, at), signedOnPaper: signature };
      return advance(definition, signed, at);
    }
    case 'registered':
      return advance(definition, { ...application, taken: happening.taken }, at);
    case 'validated':
      return advance(definition, complete(inOrder(definition, application), at), at);
    case 'handed-over':
      return advance(
        definition,
        handedOver(givenBack(application, happening.originalsReturned ?? []), at),
        at,
      );
    case 'initialed':
    case 'stamped':
    case 'receipt-given':
    case 'called':
    case 'heard':
    case 'attended':
    case 'captured':
    case 'printed':
    case 'payment-recorded':
    case 'guided':
    case 'event-held':
    case 'notified':
    case 'archived':
    case 'skipped':
      return advance(definition, application, at);
    case 'surveyed':
      return happening.suits ? advance(definition, application, at) : { ...application, unsuited: true };
    case 'summoned':
      return { ...application, summonedFor: happening.at };
    case 'survey-planned':
      return { ...application, surveyAt: happening.at };
    case 'booked':
      return { ...application, appointmentAt: happening.at };
    case 'missed': {
      const { appointmentAt: _appointmentAt, ...rest } = application;
      return rest;
    }
    case 'sent': {
      const sent = advance(definition, application, at);
      return stepOf(definition, sent)?.do === 'await-agency' ? paused(sent, 'agency', at) : sent;
    }
    case 'agency-answered':
      return afterAgency(definition, left(application, at), happening, at);
    case 'answered':
      return afterAnswer(definition, application, at);
    case 'escalated':
      return advance(definition, application, at);
    case 'event-scheduled':
      return advance(definition, { ...application, eventAt: happening.at }, at);
    case 'event-moved':
      return { ...application, eventAt: happening.at };
    case 'recapped':
      return advance(definition, { ...application, batchId: happening.batchId }, at);
    case 'refused':
      return ended(application, 'refused', at);
    case 'expired':
      return ended(application, 'expired', at);
    case 'reopened':
      return reopened(definition, application, at);
    case 'breach-confirmed':
      return {
        ...application,
        duties: [
          ...application.duties,
          {
            kind: 'compensation',
            since: at,
            open: definition.compensation?.parts ?? [],
            done: [],
            declined: false,
          },
        ],
      };
    case 'ready-corrected':
      return {
        ...application,
        readyAt: happening.readyAt,
        clock: { ...application.clock, readyAt: happening.readyAt },
      };
    case 'compensated':
    case 'compensation-declined':
      return { ...application, duties: application.duties.map((duty) => madeGood(duty, happening, at)) };
    case 'applicant-told':
      return {
        ...application,
        duties: application.duties.map((duty) =>
          duty.kind === 'tell-signed' && duty.doneAt === undefined ? { ...duty, doneAt: at } : duty,
        ),
      };
    case 'originals-returned':
      return givenBack(application, happening.items);
    case 'notice-delivered':
      return { ...application, correctBy: happening.correctBy };
    case 'returned':
      return afterReturn(definition, application, happening, at);
    case 'paused':
      return paused(application, happening.reason, at);
    case 'resumed':
      return resumed(application, happening.reason, at);
    case 'outage':
      return withOutage(application, happening);
    case 'cancelled':
      return ended(application, 'cancelled', at);
    case 'transferred':
      // Originals go along: the case it goes on as holds them from here on.
      return {
        ...givenBack(ended(application, 'cancelled', at), Object.keys(application.items)),
        transferredTo: happening.to,
      };
    case 'outside-noted':
      return application;
    case 'survey-opened':
      return { ...application, surveyTaken: true };
    // When it falls due is reckoned beside the fold, from the clock and the calendar.
    case 'due-recomputed':
      return application;
    default:
      return happening satisfies never;
  }
}

function letterOf(application: Application) {
  if (!application.letter) throw new Error('An event speaks of a letter the case does not have');
  return application.letter;
}

function afterCheck(
  definition: Definition,
  application: Application,
  happening: Extract<Happening, { kind: 'checked' }>,
  at: number,
): Application {
  const items = { ...application.items };
  for (const [id, verdict] of Object.entries(happening.verdicts)) {
    const item = items[id];
    if (!item) continue;
    const { files, bringsPaper } = item;
    items[id] =
      verdict.verdict === 'in-order'
        ? {
            files,
            bringsPaper,
            verdict: 'in-order',
            ...(verdict.originalSeen !== undefined && { originalSeen: verdict.originalSeen }),
            ...((verdict.originalHeld ?? item.originalHeld) && { originalHeld: true as const }),
          }
        : { files, bringsPaper, verdict: 'faulty', reason: verdict.reason, ...stillHeld(item) };
  }
  if (happening.outcome === 'returned') {
    const returnedItems = Object.keys(items).filter((id) => items[id]?.verdict === 'faulty');
    return returnedToApplicant({ ...withoutSlot(definition, application), items }, returnedItems, at);
  }
  return advance(definition, complete({ ...application, items }, at), at);
}

/** The file is complete; what was complete before stays so from then. */
function complete(application: Application, at: number): Application {
  return {
    ...application,
    completeAt: application.completeAt ?? at,
    clock: { ...application.clock, startedAt: application.clock.startedAt ?? at },
  };
}

/** A service without a check for completeness is judged as a whole: what still waits for a verdict is in order. */
function inOrder(definition: Definition, application: Application): Application {
  if (stepsOf(definition, application).some((step) => step.do === 'check')) return application;
  const items = Object.fromEntries(
    Object.entries(application.items).map(([id, item]) => [id, { ...item, verdict: 'in-order' as const }]),
  );
  return { ...application, items };
}

function ended(
  application: Application,
  status: 'cancelled' | 'refused' | 'expired',
  at: number,
): Application {
  const { correctBy: _correctBy, ...rest } = application;
  const { startedAt, readyAt } = rest.clock;
  const pauses = rest.clock.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
  // From here on it is nobody's working time, also if it is opened again one day.
  const still =
    startedAt !== undefined && readyAt === undefined ? [{ from: at, reason: 'returned' as const }] : [];
  const clock = { ...rest.clock, pauses: [...pauses, ...still] };
  return { ...rest, status, closedAt: at, returnedItems: [], clock };
}

/**
 * Open again: a finished case at its last step, to do that anew. One that ended without its product begins at its gate, without the number
 * and the letter that were voided when it ended.
 */
function reopened(definition: Definition, application: Application, at: number): Application {
  if (application.step !== past) {
    const {
      closedAt: _closedAt,
      letter: _letter,
      taken: _taken,
      signedOnPaper: _signature,
      appointmentAt: _slot,
      summonedFor: _summons,
      eventAt: _event,
      surveyAt: _survey,
      batchId: _batch,
      unsuited: _unsuited,
      ...again
    } = application;
    return { ...backAtGate(definition, resumed(again, 'returned', at)), status: 'open' };
  }
  const { closedAt: _closedAt, ...rest } = application;
  const last = stepsOf(definition, application).at(-1);
  if (!last) throw new Error('A standard without steps cannot run');
  return { ...backAt(rest, last.id), status: last.do === 'hand-over' ? 'ready' : 'open' };
}

/** Signed after the signer was away: whoever waited for it is told. */
function signedAfterAbsence(application: Application, at: number): Application {
  const away = openPause(application) === 'signer-away';
  const resumedAt = resumed(application, 'signer-away', at);
  return away
    ? { ...resumedAt, duties: [...resumedAt.duties, { kind: 'tell-signed', since: at }] }
    : resumedAt;
}

function afterAgency(
  definition: Definition,
  application: Application,
  // Events of before the items were named asked for everything again.
  { result, items = Object.keys(application.items) }: Extract<Happening, { kind: 'agency-answered' }>,
  at: number,
): Application {
  switch (result) {
    case 'done':
      return advance(definition, application, at);
    case 'to-mend': {
      const faulty = markedFaulty(withoutSlot(definition, application), items);
      return returnedToApplicant(backAtGate(definition, faulty), items, at);
    }
    case 'no':
      return ended(application, 'refused', at);
    default:
      return result satisfies never;
  }
}

/** An answer at one level ends those above it, which it would have been handed on to. */
function afterAnswer(definition: Definition, application: Application, at: number): Application {
  const steps = stepsOf(definition, application);
  const here = steps.findIndex((step) => step.id === application.step);
  const passed = levelsAbove(steps, here);
  const last = passed.at(-1)?.id ?? application.step;
  const before = [application.step, ...passed.map(({ id }) => id)].slice(0, -1);
  return advance(definition, { ...application, step: last, done: [...application.done, ...before] }, at);
}

/** The levels an answer could have been handed on to from a step, in order. */
function levelsAbove(steps: readonly Step[], here: number): Step[] {
  const above: Step[] = [];
  for (let at = here; ; at += 1) {
    const [level, next] = [steps[at], steps[at + 1]];
    if (level?.do !== 'answer' || !level.escalates || next?.do !== 'answer') return above;
    above.push(next);
  }
}

/** Did this event end the last work on the case, so that its product is ready or its request answered? */
export function endsWork(
  definition: Definition,
  application: Application,
  { happening, step }: Pick<ApplicationEvent, 'happening' | 'step'>,
): boolean {
  const last = lastWorkStep(definition, application);
  if (!last || !endsItsStep(happening) || !application.done.includes(last.id)) return false;
  if (step === last.id) return true;
  const steps = stepsOf(definition, application);
  const from = steps.findIndex(({ id }) => id === step);
  return happening.kind === 'answered' && levelsAbove(steps, from).includes(last);
}

/**
 * Which happenings end the work of the step they happen at; some by their outcome. What follows the work (hand-over, notice, filing) ends
 * none.
 */
const endings: { [K in HappeningKind]: boolean | ((happening: Extract<Happening, { kind: K }>) => boolean) } =
  {
    checked: ({ outcome }) => outcome === 'complete',
    surveyed: ({ suits }) => suits,
    'agency-answered': ({ result }) => result === 'done',
    validated: true,
    drafted: true,
    numbered: true,
    initialed: true,
    issued: true,
    'signed-on-paper': true,
    stamped: true,
    registered: true,
    'receipt-given': true,
    called: true,
    heard: true,
    attended: true,
    captured: true,
    printed: true,
    sent: true,
    'payment-recorded': true,
    guided: true,
    answered: true,
    escalated: true,
    'event-scheduled': true,
    'event-held': true,
    recapped: true,
    skipped: true,
    submitted: false,
    corrected: false,
    prepared: false,
    approved: false,
    summoned: false,
    'survey-planned': false,
    booked: false,
    missed: false,
    'event-moved': false,
    refused: false,
    expired: false,
    reopened: false,
    cancelled: false,
    transferred: false,
    'outside-noted': false,
    returned: false,
    'breach-confirmed': false,
    'ready-corrected': false,
    compensated: false,
    'compensation-declined': false,
    'applicant-told': false,
    'originals-returned': false,
    'notice-delivered': false,
    paused: false,
    resumed: false,
    outage: false,
    'survey-opened': false,
    'due-recomputed': false,
    notified: false,
    archived: false,
    'handed-over': false,
  };

/** May a happening of this kind be the end of the work? `endsWork` says whether one was. */
export function mayEndWork(kind: HappeningKind): boolean {
  return endings[kind] !== false;
}

function endsItsStep<K extends HappeningKind>(happening: Extract<Happening, { kind: K }>): boolean {
  const ending = endings[happening.kind as K];
  return typeof ending === 'function' ? ending(happening) : ending;
}

function madeGood(
  duty: Duty,
  happening: Extract<Happening, { kind: 'compensated' | 'compensation-declined' }>,
  at: number,
): Duty {
  if (duty.kind !== 'compensation' || duty.doneAt !== undefined) return duty;
  if (happening.kind === 'compensation-declined') return { ...duty, declined: true, doneAt: at };
  const open = duty.open.filter((part) => part !== happening.part);
  const done = [...duty.done, happening.part];
  return { ...duty, open, done, ...(open.length === 0 && { doneAt: at }) };
}

function returnedToApplicant(application: Application, returnedItems: string[], at: number): Application {
  return { ...paused(application, 'returned', at), status: 'returned', returnedItems };
}

/** Nobody comes while his file is not whole: the slot ahead is free for others. An appointment that took place stays. */
function withoutSlot(definition: Definition, application: Application): Application {
  const steps = stepsOf(definition, application);
  if (steps.some(({ id, do: kind }) => kind === 'appointment' && application.done.includes(id)))
    return application;
  const { appointmentAt: _appointmentAt, ...rest } = application;
  return rest;
}

function afterReturn(
  definition: Definition,
  application: Application,
  happening: Extract<Happening, { kind: 'returned' }>,
  at: number,
): Application {
  // A return drops the approval and the bytes, never the number (design §5 Numbers).
  const { letter, unsuited: _unsuited, ...rest } = left(application, at);
  const withdrawn: Application = letter ? { ...rest, letter: { id: letter.id, status: 'draft' } } : rest;
  if (happening.to !== 'applicant') return backAt(withdrawn, happening.to);
  const faulty = markedFaulty(withoutSlot(definition, withdrawn), happening.items);
  return returnedToApplicant(backAtGate(definition, faulty), happening.items, at);
}

/** What somebody behind the check found wanting is no longer in order; the rest stays as it was found. */
function markedFaulty(application: Application, ids: readonly string[]): Application {
  const items = { ...application.items };
  for (const id of ids) {
    const item = items[id];
    if (item)
      items[id] = {
        files: item.files,
        bringsPaper: item.bringsPaper,
        verdict: 'faulty',
        reason: 'other',
        ...stillHeld(item),
      };
  }
  return { ...application, items };
}

/** An original the office keeps stays kept, whatever is found of the paper. */
function stillHeld(item: Item | undefined): Pick<Item, 'originalHeld'> {
  return item?.originalHeld ? { originalHeld: true } : {};
}

/** A case that was reopened may be handed over again, in another month. */
function handedOver(application: Application, at: number): Application {
  const month = new Date(at).toISOString().slice(0, 7);
  return { ...application, handedOverIn: [...new Set([...(application.handedOverIn ?? []), month])] };
}

function givenBack(application: Application, ids: readonly string[]): Application {
  const items = Object.fromEntries(
    Object.entries(application.items).map(([id, item]): [string, Item] => {
      const { originalHeld: _held, ...rest } = item;
      return [id, ids.includes(id) ? rest : item];
    }),
  );
  return { ...application, items };
}

/** Back at the gate; a case that has not come to it yet stays where it waits for it. */
function backAtGate(definition: Definition, application: Application): Application {
  if (isBeforeGate(definition, application)) return application;
  return backAt(application, gateOf(definition, application).id);
}

/** Back at an earlier desk: its work and all after it is to be done anew. */
function backAt(application: Application, stepId: string): Application {
  const before = application.route.slice(0, application.route.indexOf(stepId));
  return { ...application, step: stepId, done: application.done.filter((id) => before.includes(id)) };
}

/** Holds a clock that runs; one that has not begun, or has stopped, is left as it is. */
function paused(application: Application, reason: PauseReason, at: number): Application {
  if (application.clock.startedAt === undefined || application.clock.readyAt !== undefined)
    return application;
  return {
    ...application,
    clock: { ...application.clock, pauses: [...application.clock.pauses, { from: at, reason }] },
  };
}

function resumed(application: Application, reason: PauseReason, at: number): Application {
  const pauses = application.clock.pauses.map((pause) =>
    pause.to === undefined && pause.reason === reason && pause.outageId === undefined
      ? { ...pause, to: at }
      : pause,
  );
  return { ...application, clock: { ...application.clock, pauses } };
}

/** Holds the clock for the time of an outage, in place of what was recorded of the same one before. */
function withOutage(
  application: Application,
  { outageId, from, to }: Extract<Happening, { kind: 'outage' }>,
): Application {
  const others = application.clock.pauses.filter((pause) => pause.outageId !== outageId);
  const rest = { from, ...(to !== undefined && { to }), reason: 'fault' as const, outageId };
  return {
    ...application,
    clock: { ...application.clock, pauses: from === to ? others : [...others, rest] },
  };
}

/** Whoever was waited for at a step, the applicant or an agency, is not waited for once the case leaves it. */
function left(application: Application, at: number): Application {
  return resumed(resumed(application, 'applicant', at), 'agency', at);
}

/**
 * On to the next step that needs somebody. The product is ready, and the clock stops, when only what follows it (the hand-over) is left.
 */
function advance(definition: Definition, before: Application, at: number): Application {
  const application = left(before, at);
  const steps = stepsOf(definition, application);
  const index = steps.findIndex((step) => step.id === application.step);
  const done = [...application.done, application.step];
  let next = index + 1;
  for (;;) {
    const step = steps[next];
    if (!step || !passesByItself(step, steps)) break;
    done.push(step.id);
    next += 1;
  }
  const step = steps[next];
  const moved: Application = { ...application, done, step: step?.id ?? past };
  const kept = done.includes(definition.promiseEndsWith ?? '');
  const finished = !step || steps.slice(next).every(isAfterReady);
  const ready: Application = moved.readyAt === undefined && (kept || finished) ? whenReady(moved, at) : moved;
  if (!step) return { ...ready, status: 'closed', closedAt: at };
  // The office waits for the applicant to come: nobody's working time.
  if (step.do === 'appointment') return { ...paused(ready, 'applicant', at), status: 'open' };
  return { ...ready, status: step.do === 'hand-over' ? 'ready' : 'open' };
}

function whenReady(application: Application, at: number): Application {
  const pauses = application.clock.pauses.map((pause) =>
    pause.to === undefined ? { ...pause, to: at } : pause,
  );
  return { ...application, readyAt: at, clock: { ...application.clock, pauses, readyAt: at } };
}

/** Folds all events of a case from its birth. */
export function fold(definition: Definition, birth: Birth, events: readonly ApplicationEvent[]): Application {
  const [first, ...rest] = events;
  if (!first) throw new Error('A case has at least one event');
  return rest.reduce((state, event) => apply(definition, state, event), begin(definition, birth, first));
}
