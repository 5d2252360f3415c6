import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { allowedActs } from '../../domain/engine.ts';
import { paths } from '../../domain/paths.ts';
import { called, nextTicket, queueNumber, Ticket, ticketActs } from '../../domain/queue.ts';
import type { TicketAct } from '../../domain/queue.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { actOnApplication } from './act-on-application.ts';
import { loadCase, untilCommitted } from './case.ts';
import type { Caller } from './case.ts';
import { asTickets, atCounter, dayWrite, loadToday, waitingTickets } from './queue-day.ts';
import { forget } from './remembered.ts';
import type { Deps, LetterDeps } from './ports.ts';

/** Calling numbers: two officers who press at once get two numbers, one who presses twice gets one. */

const pressesKept = 8;

type Called = OutputOf<StaffApi['callNext']>;

/** Refuses `not-allowed`. An empty answer: nobody waits. */
export async function callNext(
  deps: LetterDeps,
  uid: string,
  { officeId, callId, desk }: InputOf<StaffApi['callNext']>,
): Promise<Result<Called>> {
  const caller = await atCounter(deps, officeId, uid);
  if (!caller.ok) return caller;
  const chosen = await untilCommitted<Ticket | undefined>(deps, async () => {
    const today = await loadToday(deps, officeId);
    const { day } = today;
    const pressed = day.recentPresses.find((press) => press.callId === callId);
    if (pressed) {
      const stored = await deps.documents.get(paths.ticket(officeId, day.day, pressed.ticketId));
      return ok(stored && Ticket.parse(stored.data));
    }
    const waiting = await waitingTickets(deps, today);
    const next = nextTicket(day, asTickets(waiting));
    const before = waiting.find(({ data }) => data['id'] === next?.id);
    if (!next || !before) return ok(undefined);
    const after = called(day, next, { desk, uid, at: deps.now() });
    const presses = [...day.recentPresses, { callId, ticketId: next.id }].slice(-pressesKept);
    const outcome = await deps.documents.commit([
      dayWrite(today, { ...after.day, recentPresses: presses }),
      { do: 'update', before, data: after.ticket },
    ]);
    return outcome === 'lost' ? 'lost' : ok(after.ticket);
  });
  if (!chosen.ok) return chosen;
  const ticket = chosen.value;
  forget(deps, `queue display ${officeId}`);
  if (!ticket) return ok({});
  await callCase(deps, officeId, caller.value, ticket);
  return ok({ ticketId: ticket.id, number: queueNumber(ticket.line, ticket.n) });
}

/**
 * The case that waits at its step `queue` is called with its number. Whoever dies in between leaves a called number and a case that still
 * waits: the officer calls it on its page.
 */
async function callCase(
  deps: LetterDeps,
  officeId: string,
  { actor }: Caller,
  ticket: Ticket,
): Promise<void> {
  if (!ticket.applicationId) return;
  const loaded = await loadCase(deps, officeId, ticket.applicationId);
  if (!loaded) return;
  const { application, standard } = loaded;
  if (!allowedActs(standard.definition, application, actor).includes('call')) return;
  const { id: applicationId, revision } = application;
  await actOnApplication(deps, actor.uid, {
    officeId,
    applicationId,
    revision,
    actId: deps.sha256(`call ${ticket.id}`).slice(0, 32),
    acts: [{ act: 'call' }],
  });
}

/** Refuses `not-allowed`, `not-found`, and `not-now` for what cannot be done with this number. */
export async function actOnTicket(
  deps: Deps,
  uid: string,
  { officeId, ticketId, act, desk }: InputOf<StaffApi['actOnTicket']>,
): Promise<Result<OutputOf<StaffApi['actOnTicket']>>> {
  const caller = await atCounter(deps, officeId, uid);
  if (!caller.ok) return caller;
  const done = await untilCommitted<{ state: string }>(deps, async () => {
    const today = await loadToday(deps, officeId);
    const stored = await deps.documents.get(paths.ticket(officeId, today.day.day, ticketId));
    if (!stored) return refuse({ code: 'not-found' });
    const ticket = Ticket.parse(stored.data);
    // Pressed twice: done already.
    if (act !== 'recall' && ticket.state === stateAfter[act]) return ok({ state: ticket.state });
    if (!ticketActs(ticket).includes(act)) return refuse({ code: 'not-now', expected: [] });
    const after =
      act === 'recall'
        ? called(today.day, ticket, { desk, uid, at: deps.now() })
        : { day: undefined, ticket: changed(ticket, act) };
    const outcome = await deps.documents.commit([
      { do: 'update', before: stored, data: after.ticket },
      ...(after.day ? [dayWrite(today, after.day)] : []),
    ]);
    return outcome === 'lost' ? 'lost' : ok({ state: after.ticket.state });
  });
  forget(deps, `queue display ${officeId}`);
  return done;
}

const stateAfter = { serve: 'served', miss: 'missed', return: 'waiting' } as const;

function changed(ticket: Ticket, act: Exclude<TicketAct, 'recall'>): Ticket {
  return { ...ticket, state: stateAfter[act], ...(act === 'return' && { returned: true }) };
}
