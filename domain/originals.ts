import type { Application } from './application.ts';
import type { Performer } from './roles.ts';
import { stepOf, stepsOf } from './route.ts';
import type { Definition } from './standard.ts';
import { heldOriginals } from './steps/hand-over.ts';

/**
 * Originals the office keeps are the applicant's own (an ijazah, a KK): however a case goes on or ends, they are owed until somebody has
 * given them back.
 */

/** Has nobody ahead to give them back: the case is over, or its way leads to no hand-over any more. */
export function owesOriginals(definition: Definition, application: Application): boolean {
  if (heldOriginals(application).length === 0) return false;
  return (
    isOver(application) || !stepsAhead(definition, application).some(({ do: kind }) => kind === 'hand-over')
  );
}

/** May they be given back by an act of their own? Whenever the applicant asks, but where the hand-over itself asks for each. */
export function mayReturnOriginals(definition: Definition, application: Application): boolean {
  if (heldOriginals(application).length === 0) return false;
  return isOver(application) || stepOf(definition, application)?.do !== 'hand-over';
}

/** Whoever takes originals in, hands them out, or closes cases may give them back. */
export function originalsKeepers(
  definition: Definition,
  application: Application,
  closers: readonly Performer[],
): Performer[] {
  const desks = stepsOf(definition, application)
    .filter(({ do: kind }) => kind === 'check' || kind === 'hand-over')
    .flatMap(({ by }) => by);
  return [...closers, ...desks].filter(
    (one, index, all) =>
      all.findIndex(({ role, section }) => role === one.role && section === one.section) === index,
  );
}

/** Originals held that would stay behind when a case goes on elsewhere with these of its items. */
export function leftBehind(application: Pick<Application, 'items'>, takenAlong: readonly string[]): string[] {
  return heldOriginals(application).filter((id) => !takenAlong.includes(id));
}

function isOver({ status }: Application): boolean {
  return status === 'closed' || status === 'cancelled' || status === 'refused' || status === 'expired';
}

function stepsAhead(definition: Definition, application: Application) {
  return stepsOf(definition, application).filter(({ id }) => !application.done.includes(id));
}
