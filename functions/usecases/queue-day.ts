import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { emptyDay, QueueDay, Ticket } from '../../domain/queue.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requireOffice } from './browse.ts';
import { loadCaller } from './case.ts';
import type { Caller } from './case.ts';
import { remembered } from './remembered.ts';
import type { Deps, Stored, Write } from './ports.ts';

/** The queue of one day of an office: a document for the display, and a ticket for each number. A new day begins empty. */

export interface Today {
  office: Office;
  day: QueueDay;
  stored: Stored | undefined;
}

export async function loadToday(deps: Deps, officeId: string): Promise<Today> {
  const office = await requireOffice(deps, officeId);
  const day = localDay(deps.now(), office.hours.zone);
  const stored = await deps.documents.get(paths.queueDay(officeId, day));
  return { office, stored, day: stored ? QueueDay.parse(stored.data) : emptyDay(officeId, day) };
}

/** The write that makes the day as it now is; fails if somebody else changed it since it was read. */
export function dayWrite({ stored }: Today, data: QueueDay): Write {
  return stored
    ? { do: 'update', before: stored, data }
    : { do: 'create', path: paths.queueDay(data.officeId, data.day), data };
}

/** More people than this wait for no office. */
const mostWaiting = 300;

export async function waitingTickets(deps: Deps, { day }: Today): Promise<Stored[]> {
  return deps.documents.find({
    collection: paths.tickets(day.officeId, day.day),
    where: [{ field: 'state', op: '==', value: 'waiting' }],
    limit: mostWaiting,
  });
}

export function asTickets(stored: readonly Stored[]): Ticket[] {
  return stored.map(({ data }) => Ticket.parse(data));
}

/** A display asks every three seconds, and several stand in a room: one read serves them all. */
const displayFreshMs = 2_000;

/** What the display shows: numbers and desks, and nothing of anybody. */
export async function readDisplay(deps: Deps, office: Office): Promise<{ calls: QueueDay['calls'] }> {
  const { calls } = await remembered(deps, `queue display ${office.id}`, displayFreshMs, async () => {
    const { day } = await loadToday(deps, office.id);
    return { calls: day.calls };
  });
  return { calls };
}

/** Whoever works at the counter calls numbers. */
export async function atCounter(deps: Deps, officeId: string, uid: string): Promise<Result<Caller>> {
  const caller = await loadCaller(deps, officeId, uid);
  return caller?.actor.roles.some((role) => role === 'counter' || role === 'operator')
    ? { ok: true, value: caller }
    : refuse({ code: 'not-allowed', needs: ['counter', 'operator'] });
}
