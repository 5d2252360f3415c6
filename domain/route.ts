import type { Application } from './application.ts';
import { applies } from './conditions.ts';
import type { CaseFacts } from './conditions.ts';
import type { Definition } from './standard.ts';
import type { Step, StepKind } from './steps/step.ts';

/** The way of one case through the steps of its standard. */

/** Step id of a case whose steps are all done. */
export const past = 'done';

/** The steps that apply to a case, in order: fixed when it comes in, since answers are personal data and not in its state. */
export function routeOf(definition: Definition, facts: CaseFacts): string[] {
  return definition.steps.filter((step) => applies(step, facts)).map(({ id }) => id);
}

/** The steps of a case's route. */
export function stepsOf(definition: Definition, { route }: Pick<Application, 'route'>): Step[] {
  return route.map((id) => {
    const step = definition.steps.find((candidate) => candidate.id === id);
    if (!step) throw new Error(`The route names a step the standard does not have: ${id}`);
    return step;
  });
}

export function stepOf(definition: Definition, application: Application): Step | undefined {
  return definition.steps.find((step) => step.id === application.step);
}

/** A gate: whoever sits there finds the file complete, and the promise begins. */
export function isGate(step: Step): boolean {
  return step.do === 'check' || step.do === 'validate';
}

/** What may still be done when the product is ready. */
const afterReady: ReadonlySet<StepKind> = new Set(['hand-over', 'notify', 'archive']);

export function isAfterReady({ do: kind }: Step): boolean {
  return afterReady.has(kind);
}

export function isElectronic(step: Step): boolean {
  return step.do === 'sign' && step.form === 'electronic';
}

/**
 * Does a step pass by itself? With an electronic letter the number is booked when the letter is issued, and a stamp belongs to paper.
 */
export function passesByItself(step: Step, steps: readonly Step[]): boolean {
  return (step.do === 'stamp' || step.do === 'register') && steps.some(isElectronic);
}

/** The last step of a case's own route that somebody works at before the product is ready. */
export function lastWorkStep(definition: Definition, of: Pick<Application, 'route'>): Step | undefined {
  const steps = stepsOf(definition, of);
  return steps.findLast((step) => !isAfterReady(step) && !passesByItself(step, steps));
}

/** Where a corrected file is looked at again. */
export function gateOf(definition: Definition, application: Application): Step {
  const steps = stepsOf(definition, application);
  const gate = steps.find((step) => step.do === 'check') ?? steps.find(isGate) ?? steps[0];
  if (!gate) throw new Error('A standard without steps cannot run');
  return gate;
}

/** Nobody has looked at the file yet: it waits for its number to be called. */
export function isBeforeGate(definition: Definition, application: Application): boolean {
  const { route, step } = application;
  return step !== past && route.indexOf(step) < route.indexOf(gateOf(definition, application).id);
}
