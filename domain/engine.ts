import { check } from './steps/check.ts';
import { draft } from './steps/draft.ts';
import { handOver } from './steps/hand-over.ts';
import { initial } from './steps/initial.ts';
import { number } from './steps/number.ts';
import { register } from './steps/register.ts';
import { sign } from './steps/sign.ts';
import { stamp } from './steps/stamp.ts';
import { validate } from './steps/validate.ts';
import type { Act, ActKind, Actor, Application, ApplicationEvent, Happening, Item } from './application.ts';
import type { PauseReason } from './due.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import type { Performer, Role } from './roles.ts';
import { isHanded } from './standard.ts';
import type { Definition } from './standard.ts';
import { performs } from './steps/rules.ts';
import type { Context, Given, Offer, StepOf, StepRules } from './steps/rules.ts';
import type { Step, StepKind } from './steps/step.ts';

/**
 * The only place that knows what may happen next. `offers` is the one table: the console and the status page draw their
 * buttons from it, `decide` guards every act with it. State is a fold over events (`begin`, `apply`).
 */

const kinds: { [K in StepKind]: StepRules<K> } = {
  check,
  validate,
  draft,
  number,
  initial,
  sign,
  stamp,
  register,
  'hand-over': handOver,
};

/** Step id of a case whose steps are all done. */
export const past = 'done';

/** Who may note down that something outside the desks holds the clock. */
const pauseRecorders: readonly Performer[] = [{ role: 'counter' }, { role: 'secretary' }, { role: 'camat' }];
/** Who may enter an applicant's corrections brought to the counter. */
const correctors: readonly Performer[] = [{ role: 'counter' }];
const recentActsKept = 8;

export function stepOf(definition: Definition, application: Application): Step | undefined {
  return definition.steps.find((step) => step.id === application.step);
}

function rulesOf<K extends StepKind>(step: StepOf<K>): StepRules<K> {
  return kinds[step.do as K];
}

/** Everything that may be done with a case now, and by whom. */
export function offers(definition: Definition, application: Application): Offer[] {
  const survey: Offer[] =
    definition.survey && !application.surveyTaken ? [{ act: 'open-survey', by: [], applicant: true }] : [];
  switch (application.status) {
    case 'closed':
      return survey;
    case 'cancelled':
      return [];
    case 'returned':
      return [
        { act: 'correct', by: correctors, applicant: true },
        { act: 'cancel', by: [], applicant: true },
      ];
    case 'ready':
      return [...stepOffers(definition, application), ...survey];
    case 'open':
      return [
        ...stepOffers(definition, application),
        ...returnOffer(definition, application),
        ...pauseOffers(application),
        ...(mayCancel(application) ? [{ act: 'cancel' as const, by: [], applicant: true }] : []),
      ];
    default:
      return application.status satisfies never;
  }
}

function stepOffers(definition: Definition, application: Application): Offer[] {
  const step = stepOf(definition, application);
  return step ? rulesOf(step).offers(step, application) : [];
}

/** A case can be withdrawn until the office has signed something. */
function mayCancel(application: Application): boolean {
  return (
    !application.signedOnPaper &&
    application.letter?.status !== 'approved' &&
    application.letter?.status !== 'issued'
  );
}

/** Whoever sits at a later desk may send a case back; the first check returns by its verdicts instead. */
function returnOffer(definition: Definition, application: Application): Offer[] {
  const step = stepOf(definition, application);
  const returnable =
    step && step.do !== 'check' && application.letter?.status !== 'issued' && !application.signedOnPaper;
  return returnable ? [{ act: 'return', by: step.by }] : [];
}

/** Where the case may be sent back to: the applicant, or a desk it has passed whose work can be done anew. */
export function returnTargets(definition: Definition, application: Application): string[] {
  const again: readonly StepKind[] = ['check', 'validate', 'draft', 'number', 'initial'];
  return [
    'applicant',
    ...definition.steps
      .filter((step) => application.done.includes(step.id) && again.includes(step.do))
      .map((step) => step.id),
  ];
}

function pauseOffers(application: Application): Offer[] {
  if (application.clock.startedAt === undefined) return [];
  return openPause(application) === undefined
    ? [{ act: 'pause', by: pauseRecorders }]
    : [{ act: 'resume', by: pauseRecorders }];
}

function openPause(application: Application): PauseReason | undefined {
  return application.clock.pauses.find((pause) => pause.to === undefined)?.reason;
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
      return decideReturn(definition, application, act);
    case 'pause':
      return ok({ kind: 'paused', reason: act.reason });
    case 'resume':
      return openPause(application) === act.reason
        ? ok({ kind: 'resumed', reason: act.reason })
        : refuse({ code: 'invalid-input', fields: [{ field: 'reason', problem: 'not-paused' }] });
    case 'cancel':
      return ok({ kind: 'cancelled' });
    case 'open-survey':
      return ok({ kind: 'survey-opened' });
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
  if (!act.note) return refuse({ code: 'reason-missing' });
  return ok({
    kind: 'returned',
    to: act.to,
    reason: act.reason,
    items: act.to === 'applicant' ? act.items : [],
  });
}

/** What an application is from birth: never changed by an event. */
export type Birth = Pick<
  Application,
  'id' | 'officeId' | 'serviceId' | 'version' | 'reference' | 'door' | 'variant' | 'sections' | 'villageCodes'
>;

/** State after the first event. */
export function begin(definition: Definition, birth: Birth, event: ApplicationEvent): Application {
  if (event.happening.kind !== 'submitted' || event.revision !== 1)
    throw new Error('A case begins by being submitted');
  const first = definition.steps[0];
  if (!first) throw new Error('A standard without steps cannot run');
  const items = Object.fromEntries(
    Object.entries(event.happening.items).map(([id, handed]): [string, Item] => [
      id,
      { ...handed, verdict: 'waiting' },
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
    clock: { pauses: [] },
    submittedAt: event.at,
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
  return changed(definition, next, event);
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
        items[id] = { ...handed, verdict: 'waiting' };
      return { ...resumed(application, 'returned', at), items, status: 'open', returnedItems: [] };
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
        ...resumed(application, 'signer-away', at),
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
      const { signerUid, signerRole, signedAt } = happening;
      const signed = {
        ...resumed(application, 'signer-away', at),
        signedOnPaper: { signerUid, signerRole, signedAt },
      };
      return advance(definition, signed, at);
    }
    case 'registered':
      return advance(definition, { ...application, taken: happening.taken }, at);
    case 'validated':
    case 'initialed':
    case 'stamped':
    case 'handed-over':
      return advance(definition, application, at);
    case 'returned':
      return afterReturn(definition, application, happening, at);
    case 'paused':
      return paused(application, happening.reason, at);
    case 'resumed':
      return resumed(application, happening.reason, at);
    case 'cancelled':
      return { ...application, status: 'cancelled', closedAt: at, returnedItems: [] };
    case 'survey-opened':
      return { ...application, surveyTaken: true };
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
          }
        : { files, bringsPaper, verdict: 'faulty', reason: verdict.reason };
  }
  if (happening.outcome === 'returned') {
    const returnedItems = Object.keys(items).filter((id) => items[id]?.verdict === 'faulty');
    return returnedToApplicant({ ...application, items }, returnedItems, at);
  }
  const complete: Application = {
    ...application,
    items,
    completeAt: application.completeAt ?? at,
    clock: { ...application.clock, startedAt: application.clock.startedAt ?? at },
  };
  return advance(definition, complete, at);
}

function returnedToApplicant(application: Application, returnedItems: string[], at: number): Application {
  const waiting =
    application.clock.startedAt === undefined ? application : paused(application, 'returned', at);
  return { ...waiting, status: 'returned', returnedItems };
}

function afterReturn(
  definition: Definition,
  application: Application,
  happening: Extract<Happening, { kind: 'returned' }>,
  at: number,
): Application {
  // A return drops the approval and the bytes, never the number (design §5 Numbers).
  const { letter, ...rest } = application;
  const withdrawn: Application = letter ? { ...rest, letter: { id: letter.id, status: 'draft' } } : rest;
  if (happening.to !== 'applicant') return backAt(definition, withdrawn, happening.to);
  const items = { ...application.items };
  for (const id of happening.items) {
    const item = items[id];
    if (item)
      items[id] = { files: item.files, bringsPaper: item.bringsPaper, verdict: 'faulty', reason: 'other' };
  }
  const gate = definition.steps.find((step) => step.do === 'check') ?? definition.steps[0];
  if (!gate) throw new Error('A standard without steps cannot run');
  return returnedToApplicant({ ...backAt(definition, withdrawn, gate.id), items }, happening.items, at);
}

/** Back at an earlier desk: its work and all after it is to be done anew. */
function backAt(definition: Definition, application: Application, stepId: string): Application {
  const target = definition.steps.findIndex((step) => step.id === stepId);
  const before = definition.steps.slice(0, target).map((step) => step.id);
  return { ...application, step: stepId, done: application.done.filter((id) => before.includes(id)) };
}

function paused(application: Application, reason: PauseReason, at: number): Application {
  return {
    ...application,
    clock: { ...application.clock, pauses: [...application.clock.pauses, { from: at, reason }] },
  };
}

function resumed(application: Application, reason: PauseReason, at: number): Application {
  const pauses = application.clock.pauses.map((pause) =>
    pause.to === undefined && pause.reason === reason ? { ...pause, to: at } : pause,
  );
  return { ...application, clock: { ...application.clock, pauses } };
}

/**
 * On to the next step that needs somebody. With an electronic letter the number is booked when the letter is issued and a
 * stamp belongs to paper, so both steps pass by themselves. The product is ready, and the clock stops, when only the
 * hand-over is left.
 */
function advance(definition: Definition, application: Application, at: number): Application {
  const electronic = definition.steps.some((step) => step.do === 'sign' && step.form === 'electronic');
  const index = definition.steps.findIndex((step) => step.id === application.step);
  const done = [...application.done, application.step];
  let next = index + 1;
  for (;;) {
    const step = definition.steps[next];
    if (!step || !electronic || (step.do !== 'stamp' && step.do !== 'register')) break;
    done.push(step.id);
    next += 1;
  }
  const step = definition.steps[next];
  const moved: Application = { ...application, done, step: step?.id ?? past };
  if (step && step.do !== 'hand-over') return moved;
  const ready: Application = moved.readyAt === undefined ? whenReady(moved, at) : moved;
  return step ? { ...ready, status: 'ready' } : { ...ready, status: 'closed', closedAt: at };
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
