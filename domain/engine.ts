import { answer } from './steps/answer.ts';
import { appointment } from './steps/appointment.ts';
import { awaitAgency } from './steps/await-agency.ts';
import { answerable, check, reopeningBarred } from './steps/check.ts';
import { draft } from './steps/draft.ts';
import { holdEvent, scheduleEvent } from './steps/event.ts';
import { fieldSurvey } from './steps/field-survey.ts';
import { guide } from './steps/guide.ts';
import { handOver, heldOriginals } from './steps/hand-over.ts';
import { number } from './steps/number.ts';
import { pay } from './steps/pay.ts';
import {
  archive,
  capture,
  initial,
  notify,
  print,
  queue,
  receipt,
  sendToAgency,
  stamp,
  validate,
} from './steps/plain.ts';
import { recap } from './steps/recap.ts';
import { register } from './steps/register.ts';
import { sign } from './steps/sign.ts';
import { summon } from './steps/summon.ts';
import type { Act, ActKind, Actor, Application, Happening } from './application.ts';
import { openPause } from './fold.ts';
import { mayReturnOriginals, originalsKeepers } from './originals.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import type { Performer, Role } from './roles.ts';
import { isBeforeGate, stepOf, stepsOf } from './route.ts';
import { isHanded } from './standard.ts';
import type { Definition } from './standard.ts';
import { given, performs } from './steps/rules.ts';
import type { Context, Given, Offer, StepOf, StepRules } from './steps/rules.ts';
import type { StepKind } from './steps/step.ts';

/**
 * The only place that knows what may happen next. `offers` is the one table: the console and the status page draw their
 * buttons from it, `decide` guards every act with it. State is a fold over events (`begin`, `apply`).
 */

const kinds: { [K in StepKind]: StepRules<K> } = {
  receipt,
  queue,
  check,
  validate,
  draft,
  'field-survey': fieldSurvey,
  summon,
  appointment,
  capture,
  number,
  initial,
  sign,
  stamp,
  register,
  print,
  'send-to-agency': sendToAgency,
  'await-agency': awaitAgency,
  pay,
  guide,
  answer,
  'schedule-event': scheduleEvent,
  'hold-event': holdEvent,
  recap,
  notify,
  'hand-over': handOver,
  archive,
};

/** Who may note down that something outside the desks holds the clock. */
const pauseRecorders: readonly Performer[] = [{ role: 'counter' }, { role: 'secretary' }, { role: 'camat' }];
/** Who may note down what a system run by others calls a case, and how it stands there. */
const outsideRecorders: readonly Performer[] = [{ role: 'counter' }, { role: 'operator' }];
/** Who may enter an applicant's corrections brought to the counter. */
const correctors: readonly Performer[] = [{ role: 'counter' }];
/** Who may close a case whose applicant stays away, hand it over to another service, or say why a closed one is opened again. */
const closers: readonly Performer[] = [{ role: 'counter' }, { role: 'secretary' }];
function rulesOf<K extends StepKind>(step: StepOf<K>): StepRules<K> {
  return kinds[step.do as K];
}

/** Everything that may be done with a case now, and by whom. */
export function offers(definition: Definition, application: Application): Offer[] {
  const survey: Offer[] =
    definition.survey && !application.surveyTaken ? [{ act: 'open-survey', by: [], applicant: true }] : [];
  const duties = dutyOffers(definition, application);
  const originals = originalsOffer(definition, application);
  switch (application.status) {
    case 'closed':
      return [...survey, ...duties, ...originals, { act: 'reopen', by: closers }];
    case 'refused':
      return [...survey, ...originals, { act: 'reopen', by: answerable(application) }];
    case 'cancelled':
    case 'expired':
      // What goes on elsewhere is not opened again here.
      return application.transferredTo ? [] : [...originals, { act: 'reopen', by: closers }];
    case 'returned':
      return [
        { act: 'correct', by: correctors, applicant: true },
        { act: 'cancel', by: closers, applicant: true },
        ...transferOffer(application),
        ...outsideOffer(definition),
        ...originals,
        { act: 'expire', by: closers },
        ...(application.correctBy === undefined && hasDeadline(definition, application)
          ? [{ act: 'notice-delivered' as const, by: correctors }]
          : []),
      ];
    case 'ready':
      return [
        ...stepOffers(definition, application),
        ...survey,
        ...outsideOffer(definition),
        ...duties,
        ...originals,
      ];
    case 'open':
      return [
        ...stepOffers(definition, application),
        ...returnOffer(definition, application),
        ...pauseOffers(application),
        ...(mayCancel(application) ? [{ act: 'cancel' as const, by: closers, applicant: true }] : []),
        ...transferOffer(application),
        ...outsideOffer(definition),
        ...duties,
        ...originals,
      ];
    default:
      return application.status satisfies never;
  }
}

function stepOffers(definition: Definition, application: Application): Offer[] {
  const step = stepOf(definition, application);
  if (!step) return [];
  const onward = application.unsuited ? [] : rulesOf(step).offers(step, application);
  return [
    ...onward,
    ...(step.optional && onward.length > 0 ? [{ act: 'skip' as const, by: step.by }] : []),
    ...(step.refusal ? [{ act: 'refuse' as const, by: step.by }] : []),
  ];
}

function hasDeadline({ correctionDeadline }: Definition, { door }: Application): boolean {
  return correctionDeadline !== undefined && (correctionDeadline.doors?.includes(door) ?? true);
}

/** What is still owed beside the product: telling that it is signed, and making a broken promise good. */
function dutyOffers(definition: Definition, application: Application): Offer[] {
  const told = application.duties.some((duty) => duty.kind === 'tell-signed' && duty.doneAt === undefined);
  const compensation = application.duties.find((duty) => duty.kind === 'compensation');
  const by = [...answerable(application), { role: 'counter' } as const];
  const broken = isBroken(application);
  return [
    ...(told ? [{ act: 'tell-applicant' as const, by }] : []),
    ...(broken && !compensation ? [{ act: 'correct-ready' as const, by: answerable(application) }] : []),
    ...(broken && !compensation && (definition.compensation?.parts.length ?? 0) > 0
      ? [{ act: 'confirm-breach' as const, by: answerable(application) }]
      : []),
    ...(compensation && compensation.doneAt === undefined
      ? [
          { act: 'compensate' as const, by },
          { act: 'decline-compensation' as const, by },
        ]
      : []),
  ];
}

/** Was the product ready later than promised? */
export function isBroken({ readyAt, dueAt }: Pick<Application, 'readyAt' | 'dueAt'>): boolean {
  return readyAt !== undefined && dueAt !== undefined && readyAt > dueAt;
}

/** A case can be withdrawn until the office has signed something. */
function mayCancel(application: Application): boolean {
  return (
    !application.signedOnPaper &&
    application.letter?.status !== 'approved' &&
    application.letter?.status !== 'issued'
  );
}

/** A wrong choice of service is put right until the office has signed something. */
function transferOffer(application: Application): Offer[] {
  if (!mayCancel(application) || application.readyAt !== undefined) return [];
  const heads = application.sections.map((section): Performer => ({ role: 'section-head', section }));
  return [{ act: 'transfer', by: [...closers, ...heads] }];
}

function originalsOffer(definition: Definition, application: Application): Offer[] {
  return mayReturnOriginals(definition, application)
    ? [{ act: 'return-originals', by: originalsKeepers(definition, application, closers) }]
    : [];
}

function outsideOffer({ outside }: Definition): Offer[] {
  return outside ? [{ act: 'note-outside', by: outsideRecorders }] : [];
}

/** Whoever sits at a later desk may send a case back; the first check returns by its verdicts instead. */
function returnOffer(definition: Definition, application: Application): Offer[] {
  const step = stepOf(definition, application);
  if (!step) return [];
  const heads = answerable(application);
  // A check returns by its verdicts; what it accepted before is another matter, and not the counter's.
  if (step.do === 'check')
    return Object.values(application.items).some(({ verdict }) => verdict === 'in-order')
      ? [{ act: 'return', by: heads }]
      : [];
  const returnable =
    !isBeforeGate(definition, application) &&
    application.letter?.status !== 'issued' &&
    !application.signedOnPaper &&
    returnTargets(definition, application).length > 0;
  if (!returnable) return [];
  // Accepted items are reopened only by somebody who answers for the case: at a desk without one he is let in for that.
  const answers = step.by.some(({ role }) => heads.some((head) => head.role === role));
  return [{ act: 'return', by: answers ? step.by : [...step.by, ...heads] }];
}

/** Where the case may be sent back to: the applicant, or a desk it has passed whose work can be done anew. */
export function returnTargets(definition: Definition, application: Application): string[] {
  const again: readonly StepKind[] = ['check', 'validate', 'draft', 'number', 'initial'];
  return [
    // Of a case that asks for no paper (L16, a dismissal) there is nothing he could be asked for again.
    ...(Object.keys(application.items).length > 0 ? ['applicant'] : []),
    ...stepsOf(definition, application)
      .filter((step) => application.done.includes(step.id) && again.includes(step.do))
      .map((step) => step.id),
  ];
}

function pauseOffers(application: Application): Offer[] {
  // Before the file is complete and after the product is ready nothing runs that could be held.
  if (application.clock.startedAt === undefined || application.readyAt !== undefined) return [];
  switch (openPause(application)) {
    case undefined:
      return [{ act: 'pause', by: pauseRecorders }];
    case 'signer-away':
    case 'fault':
      return [{ act: 'resume', by: pauseRecorders }];
    case 'applicant':
    case 'agency':
    case 'returned':
      // Ends by itself, when whoever is waited for has come or answered.
      return [];
  }
}

function isOffered(offer: Offer, actor: Actor): boolean {
  switch (actor.kind) {
    case 'applicant':
      return offer.applicant === true;
    case 'system':
      return offer.system === true;
    case 'staff':
      return performs(actor, offer.by) !== undefined;
    default:
      return actor satisfies never;
  }
}

/** The acts this actor may do now. */
export function allowedActs(definition: Definition, application: Application, actor: Actor): ActKind[] {
  return offers(definition, application)
    .filter((offer) => isOffered(offer, actor))
    .map((offer) => offer.act);
}

/** The role in which a member of staff does an act: recorded with the event. */
export function actingRole(
  definition: Definition,
  application: Application,
  act: ActKind,
  actor: Actor,
): Role | undefined {
  if (actor.kind !== 'staff') return undefined;
  const offer = offers(definition, application).find(
    (candidate) => candidate.act === act && isOffered(candidate, actor),
  );
  return offer && performs(actor, offer.by)?.role;
}

/**
 * One act against one case. Pure: same input, same answer.
 * @returns the happening to record; refuses `not-now` (the table does not hold the act), `not-allowed` (not for this
 * actor), or what the step's own rules refuse
 */
export function decide(context: {
  definition: Definition;
  application: Application;
  act: Act;
  actor: Actor;
  given: Given;
  now: number;
}): Result<Happening> {
  const { definition, application, act, actor } = context;
  const open = offers(definition, application);
  const offer = open.filter((candidate) => candidate.act === act.act);
  if (offer.length === 0)
    return refuse({ code: 'not-now', expected: [...new Set(open.map((candidate) => candidate.act))] });
  if (!offer.some((candidate) => isOffered(candidate, actor))) {
    return refuse({
      code: 'not-allowed',
      needs: [...new Set(offer.flatMap((candidate) => candidate.by.map((performer) => performer.role)))],
    });
  }
  switch (act.act) {
    case 'correct':
      return decideCorrection(definition, application, act.items, actor);
    case 'return':
      return decideReturn(definition, application, act, actor);
    case 'pause':
      return ok({ kind: 'paused', reason: act.reason });
    case 'resume':
      return openPause(application) === act.reason
        ? ok({ kind: 'resumed', reason: act.reason })
        : refuse({ code: 'invalid-input', fields: [{ field: 'reason', problem: 'not-paused' }] });
    case 'cancel':
      return ok({ kind: 'cancelled' });
    case 'transfer':
      return act.note
        ? ok({ kind: 'transferred', to: given(context.given.transferTo, 'the new case') })
        : refuse({ code: 'reason-missing' });
    case 'note-outside':
      return act.reference === undefined && act.status === undefined
        ? refuse({ code: 'reason-missing' })
        : ok({ kind: 'outside-noted' });
    case 'open-survey':
      return ok({ kind: 'survey-opened' });
    case 'skip':
      return act.note ? ok({ kind: 'skipped' }) : refuse({ code: 'reason-missing' });
    case 'refuse':
      return act.note ? ok({ kind: 'refused', ground: act.ground }) : refuse({ code: 'reason-missing' });
    case 'expire':
      return act.note ? ok({ kind: 'expired' }) : refuse({ code: 'reason-missing' });
    case 'reopen':
      return act.note ? ok({ kind: 'reopened' }) : refuse({ code: 'reason-missing' });
    case 'notice-delivered':
      return ok({ kind: 'notice-delivered', correctBy: given(context.given.correctBy, 'the deadline') });
    case 'confirm-breach':
      return ok({ kind: 'breach-confirmed' });
    case 'correct-ready':
      return decideReadyCorrection(application, act, context.given, context.now);
    case 'compensate':
      return decideCompensation(application, act);
    case 'decline-compensation':
      return act.note ? ok({ kind: 'compensation-declined' }) : refuse({ code: 'reason-missing' });
    case 'tell-applicant':
      return ok({ kind: 'applicant-told' });
    case 'return-originals':
      return decideOriginals(application, act);
    default: {
      const step = stepOf(definition, application);
      if (!step) throw new Error('An act of a step is offered, but the case stands at none');
      return decideAtStep({ ...context, step }, act);
    }
  }
}

function decideAtStep<K extends StepKind>(context: Context<K>, act: Act): Result<Happening> {
  return rulesOf(context.step).decide(context, act);
}

/**
 * Only what was found faulty may be replaced; all of it must be. What is seen at the desk (a fact, the applicant himself) is
 * sent on empty-handed, or its fault could never be mended. At the counter the paper is there, so nobody has to allow it.
 */
function decideCorrection(
  definition: Definition,
  application: Application,
  items: Extract<Act, { act: 'correct' }>['items'],
  actor: Actor,
): Result<Happening> {
  const foreign = Object.keys(items).filter((id) => !application.returnedItems.includes(id));
  if (foreign.length > 0) {
    return refuse({
      code: 'invalid-input',
      fields: foreign.map((field) => ({ field, problem: 'not-returned' })),
    });
  }
  const corrected = Object.fromEntries(
    application.returnedItems.map((id) => [id, items[id] ?? { files: [], bringsPaper: false }]),
  );
  const missing = application.returnedItems.filter((id) => {
    const requirement = definition.requirements.find((candidate) => candidate.id === id);
    const handed = corrected[id];
    if (!requirement || !handed) return true;
    return !isHanded(actor.kind === 'staff' ? { ...requirement, paperAllowed: true } : requirement, handed);
  });
  if (missing.length > 0) return refuse({ code: 'incomplete', missing });
  return ok({ kind: 'corrected', items: corrected });
}

function decideReturn(
  definition: Definition,
  application: Application,
  act: Extract<Act, { act: 'return' }>,
  actor: Actor,
): Result<Happening> {
  if (!returnTargets(definition, application).includes(act.to)) {
    return refuse({ code: 'invalid-input', fields: [{ field: 'to', problem: 'not-a-target' }] });
  }
  const unknown = act.items.filter((id) => !Object.hasOwn(application.items, id));
  if (unknown.length > 0) {
    return refuse({ code: 'invalid-input', fields: unknown.map((field) => ({ field, problem: 'unknown' })) });
  }
  if (act.to === 'applicant' && act.items.length === 0) {
    return refuse({ code: 'invalid-input', fields: [{ field: 'items', problem: 'required' }] });
  }
  const accepted = act.items.filter((id) => application.items[id]?.verdict === 'in-order');
  const barred = act.to === 'applicant' ? reopeningBarred(application, actor, accepted) : undefined;
  if (barred) return barred;
  if (!act.note) return refuse({ code: 'reason-missing' });
  return ok({
    kind: 'returned',
    to: act.to,
    reason: act.reason,
    items: act.to === 'applicant' ? act.items : [],
  });
}

/**
 * The product was ready earlier than somebody came to record it: on the same day, with a reason, both times stay visible. Never before
 * the file was complete.
 */
function decideReadyCorrection(
  application: Application,
  act: Extract<Act, { act: 'correct-ready' }>,
  handed: Given,
  now: number,
): Result<Happening> {
  if (!act.note) return refuse({ code: 'reason-missing' });
  const { readyAt, clock } = application;
  const earliest = clock.startedAt ?? application.submittedAt;
  if (
    handed.sameDay !== true ||
    readyAt === undefined ||
    act.readyAt > Math.min(readyAt, now) ||
    act.readyAt < earliest
  )
    return refuse({ code: 'invalid-input', fields: [{ field: 'readyAt', problem: 'out-of-range' }] });
  return ok({ kind: 'ready-corrected', readyAt: act.readyAt });
}

/** Only what is held can go back, and each is named. */
function decideOriginals(
  application: Application,
  { items }: Extract<Act, { act: 'return-originals' }>,
): Result<Happening> {
  const held = heldOriginals(application);
  const foreign = items.filter((id) => !held.includes(id));
  if (foreign.length > 0)
    return refuse({
      code: 'invalid-input',
      fields: foreign.map((field) => ({ field, problem: 'not-held' })),
    });
  if (items.length === 0)
    return refuse({ code: 'invalid-input', fields: [{ field: 'items', problem: 'required' }] });
  return ok({ kind: 'originals-returned', items: [...new Set(items)] });
}

/** A part is closed with its proof; delivery to an address without one would be a claim. */
function decideCompensation(
  application: Application,
  act: Extract<Act, { act: 'compensate' }>,
): Result<Happening> {
  const duty = application.duties.find((candidate) => candidate.kind === 'compensation');
  if (!duty?.open.includes(act.part))
    return refuse({ code: 'invalid-input', fields: [{ field: 'part', problem: 'not-owed' }] });
  if (!act.note) return refuse({ code: 'reason-missing' });
  return ok({ kind: 'compensated', part: act.part });
}
