import type { Door } from './conditions.ts';
import type { Office } from './office.ts';
import type { OutsideMenu, OutsideSystem, ServiceStandard } from './standard.ts';

/**
 * Doors that lead to a system run by others (plavon, SIPRAJA): the page shows the way as printed, and Loket keeps reference, status, clock
 * and compensation of what came in there. The office may take requests in by itself all the same (`settings.ownIntake`).
 */

type Serving = Pick<ServiceStandard, 'serviceId' | 'definition'>;
type Choosing = Pick<Office, 'settings'>;

/** The system a door leads to; undefined where Loket takes in by itself. */
export function outsideAt(
  { serviceId, definition }: Serving,
  door: Door,
  office: Choosing,
): OutsideSystem | undefined {
  const { outside } = definition;
  if (!outside?.doors.includes(door) || hasOwnIntake(serviceId, office)) return undefined;
  return outside;
}

/** A menu's words in one line; of several one is pressed. */
export function menuWords(menu: OutsideMenu): string {
  return typeof menu === 'string' ? menu : menu.oneOf.join(' atau ');
}

/** Doors at which Loket takes requests in. */
export function ownDoors(of: Serving, office: Choosing): Door[] {
  return of.definition.doors.filter((door) => outsideAt(of, door, office) === undefined);
}

export function hasOwnIntake(serviceId: string, { settings }: Choosing): boolean {
  return settings.ownIntake?.includes(serviceId) ?? false;
}

/** Items of a case's notes that hold what the other system calls it, and how it stands there: the newest of each counts. */
export const outsideNotes = { reference: 'outside-reference', status: 'outside-status' } as const;

/** What is known of a case in the other system. */
export function outsideFacts(notes: readonly { item?: string | undefined; text: string }[]): {
  reference?: string;
  status?: string;
} {
  const newest = (item: string) => notes.findLast((note) => note.item === item)?.text;
  const reference = newest(outsideNotes.reference);
  const status = newest(outsideNotes.status);
  return { ...(reference !== undefined && { reference }), ...(status !== undefined && { status }) };
}
