import type { ActKind, Actor, Application } from '../../domain/application.ts';
import { allowedActs, offers } from '../../domain/engine.ts';
import { passesByItself, stepsOf } from '../../domain/route.ts';
import type { Definition } from '../../domain/standard.ts';
import { performs } from '../../domain/steps/rules.ts';
import type { Offer } from '../../domain/steps/rules.ts';
import type { Step, StepKind } from '../../domain/steps/step.ts';

/** What the case page offers, from the engine's one table. */
export interface Acts {
  /** The one act that moves the case on from here, if it is this person's. */
  primary: ActKind | undefined;
  others: ActKind[];
  /** Offered, but not to this person: shown with who can. */
  blocked: Offer[];
}

/** Acts beside the way forward. */
const sideActs: ReadonlySet<ActKind> = new Set([
  'return',
  'pause',
  'resume',
  'cancel',
  'transfer',
  'note-outside',
  'open-survey',
  'skip',
  'refuse',
  'expire',
  'reopen',
  'correct-ready',
  'confirm-breach',
  'compensate',
  'decline-compensation',
  'tell-applicant',
  'return-originals',
  'notice-delivered',
  'miss',
  'book',
  'plan-survey',
  'escalate',
]);
/** Never done by an officer here: Loket issues by itself, applicants answer the survey on their own page. */
const notForStaff: ReadonlySet<ActKind> = new Set(['open-survey', 'issue']);

export function actsFor(definition: Definition, application: Application, actor: Actor): Acts {
  const allowed = allowedActs(definition, application, actor).filter(
    (act) => !notForStaff.has(act) && !isDeskOnly(act, application),
  );
  // Choosing a slot is the way forward until there is one; afterwards it only changes it.
  const primary =
    allowed.find((act) => !sideActs.has(act)) ??
    (application.appointmentAt === undefined ? allowed.find((act) => act === 'book') : undefined);
  return {
    primary,
    others: allowed.filter((act) => act !== primary),
    blocked: offers(definition, application).filter(
      ({ act }) => act !== 'open-survey' && !isDeskOnly(act, application) && !allowed.includes(act),
    ),
  };
}

/** A prepared letter is made anew at the signing desk, by itself, when it names who does not sign any more. */
function isDeskOnly(act: ActKind, { letter }: Application): boolean {
  return act === 'prepare' && letter?.status === 'prepared';
}

/** An act that may go into the press of the one before it. */
export interface Sequel {
  act: PlainAct;
  /** Loket does it itself, so it is true once it is pressed; the others are facts that somebody has to have seen. */
  byLoket: boolean;
}

type PlainAct = 'give-receipt' | 'number' | 'stamp' | 'register' | 'capture' | 'print' | 'archive';

/** Steps whose act says no more than that it was done. */
const plainActs: Partial<Record<StepKind, PlainAct>> = {
  receipt: 'give-receipt',
  number: 'number',
  stamp: 'stamp',
  register: 'register',
  capture: 'capture',
  print: 'print',
  archive: 'archive',
};

/** Acts after which the case is at its next step, whatever was filled in (a check with faults is another matter). */
const movesOn: ReadonlySet<ActKind> = new Set([
  'check',
  'validate',
  'give-receipt',
  'call',
  'hear',
  'attend',
  'record-payment',
  'guide',
  'initial',
  'sign-on-paper',
  ...Object.values(plainActs),
]);

/** A call carries four acts (`domain/api.ts`): the one pressed and three more. */
const mostSequels = 3;

/** One person's consecutive own steps: what may be recorded in the same press, each for itself, in order. */
export function sequelOf(
  definition: Definition,
  application: Pick<Application, 'route' | 'step'>,
  actor: Extract<Actor, { kind: 'staff' }>,
  act: ActKind,
): Sequel[] {
  if (!movesOn.has(act)) return [];
  const steps = stepsOf(definition, application);
  const sequel: Sequel[] = [];
  for (const step of steps.slice(steps.findIndex(({ id }) => id === application.step) + 1)) {
    if (passesByItself(step, steps)) continue;
    const next = plainActOf(step, definition);
    if (!next || !performs(actor, step.by) || sequel.length === mostSequels) break;
    sequel.push({ act: next, byLoket: next === 'register' || next === 'number' });
  }
  return sequel;
}

/** A step that may be skipped, or refused, is looked at for itself; so is the number of a letter, whose words are confirmed with it. */
function plainActOf(step: Step, { product }: Definition): PlainAct | undefined {
  if (step.optional || step.refusal || (step.do === 'number' && product.kind === 'letter')) return undefined;
  return plainActs[step.do];
}

/** Ticked at first: what Loket does itself, as far as nothing else comes before it. */
export function sequelAtFirst(offered: readonly Sequel[]): PlainAct[] {
  const stop = offered.findIndex(({ byLoket }) => !byLoket);
  return offered.slice(0, stop === -1 ? offered.length : stop).map(({ act }) => act);
}

/** Acts go in order: ticking one ticks those before it, taking one away takes those after it. */
export function sequelTicked(
  offered: readonly Sequel[],
  before: readonly string[],
  after: readonly string[],
): PlainAct[] {
  const acts = offered.map(({ act }) => act);
  const added = acts.findLastIndex((act) => after.includes(act) && !before.includes(act));
  if (added !== -1) return acts.slice(0, added + 1);
  const taken = acts.findIndex((act) => before.includes(act) && !after.includes(act));
  return acts.slice(0, taken === -1 ? before.length : taken);
}
