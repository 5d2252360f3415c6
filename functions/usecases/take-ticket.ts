import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { Application, Reference } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { aheadOf, queueNumber, Ticket, waitingMinutes } from '../../domain/queue.ts';
import type { QueueLine } from '../../domain/queue.ts';
import { ok, refuse } from '../../domain/result.ts';
import { stepOf } from '../../domain/route.ts';
import type { Result } from '../../domain/result.ts';
import { requireService } from './browse.ts';
import { untilCommitted } from './case.ts';
import { countTry } from './limit.ts';
import { asTickets, atCounter, dayWrite, loadToday, waitingTickets } from './queue-day.ts';
import type { Today } from './queue-day.ts';
import type { Deps } from './ports.ts';

/** Taking a number, at the kiosk or from an officer's hand. The id is made by whoever takes it: a second press is the same number. */

type Taken = OutputOf<StaffApi['giveTicket']>;

/** Nobody at a kiosk needs more; a child that keeps pressing stops here. */
const kioskPerMinute = 30;

/** Refuses `link-invalid` to whoever does not hold the kiosk's link. */
export async function openQueueKiosk(deps: Deps, officeId: string, token: string): Promise<Result<null>> {
  const stored = await deps.documents.get(paths.queueKey(officeId));
  return stored?.data['kiosk'] === deps.sha256(token) ? ok(null) : refuse({ code: 'link-invalid' });
}

/** A new kiosk link: the old one stops working. The token is shown this once. Refuses `not-allowed`. */
export async function makeQueueKiosk(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<StaffApi['makeQueueKiosk']>,
): Promise<Result<OutputOf<StaffApi['makeQueueKiosk']>>> {
  const caller = await atCounter(deps, officeId, uid);
  if (!caller.ok) return caller;
  const token = deps.newSecret();
  await deps.documents.commit([
    { do: 'set', path: paths.queueKey(officeId), data: { v: 1, kiosk: deps.sha256(token) } },
  ]);
  return ok({ path: `/antrean/${officeId}/kios/${token}` });
}

export async function takeAtKiosk(
  deps: Deps,
  officeId: string,
  token: string,
  { ticketId, line }: { ticketId: string; line: QueueLine },
): Promise<Result<Taken>> {
  const opened = await openQueueKiosk(deps, officeId, token);
  if (!opened.ok) return opened;
  const counted = await countTry(deps, officeId, {
    kind: 'queue-kiosk',
    key: officeId,
    limit: kioskPerMinute,
    windowMs: 60_000,
  });
  if (!counted.ok) return counted;
  return take(deps, officeId, { ticketId, line });
}

/** Refuses `not-allowed`, `not-found` for a reference no case of this office has, and `not-now` for a case that waits for no call. */
export async function giveTicket(
  deps: Deps,
  uid: string,
  { officeId, ticketId, line, reference }: InputOf<StaffApi['giveTicket']>,
): Promise<Result<Taken>> {
  const caller = await atCounter(deps, officeId, uid);
  if (!caller.ok) return caller;
  if (!reference) return take(deps, officeId, { ticketId, line });
  const application = await caseOfReference(deps, officeId, reference);
  if (!application) return refuse({ code: 'not-found' });
  const { id: applicationId, serviceId, version } = application;
  const { definition } = await requireService(deps, officeId, serviceId, version);
  if (stepOf(definition, application)?.do !== 'queue') return refuse({ code: 'not-now', expected: [] });
  const today = await loadToday(deps, officeId);
  const waits = asTickets(await waitingTickets(deps, today)).find(
    (ticket) => ticket.applicationId === applicationId,
  );
  // One case waits with one number, however often somebody asks for it.
  if (waits) return ok(await asTaken(deps, today, waits));
  return take(deps, officeId, { ticketId, line, applicationId, serviceId });
}

async function caseOfReference(
  deps: Deps,
  officeId: string,
  typed: string,
): Promise<Application | undefined> {
  // As people write it down: in groups, small or large.
  const reference = Reference.safeParse(typed.toUpperCase().replaceAll(/[\s-]/g, ''));
  if (!reference.success) return undefined;
  const named = await deps.documents.get(paths.reference(officeId, reference.data));
  if (!named) return undefined;
  const stored = await deps.documents.get(paths.application(officeId, String(named.data['applicationId'])));
  return stored && Application.parse(stored.data);
}

async function take(
  deps: Deps,
  officeId: string,
  wanted: Pick<Ticket, 'line' | 'serviceId' | 'applicationId'> & { ticketId: string },
): Promise<Result<Taken>> {
  return untilCommitted(deps, async () => {
    const today = await loadToday(deps, officeId);
    const { day } = today;
    const { ticketId, line, ...rest } = wanted;
    const path = paths.ticket(officeId, day.day, ticketId);
    const before = await deps.documents.get(path);
    if (before) return ok(await asTaken(deps, today, Ticket.parse(before.data)));
    const ticket: Ticket = {
      v: 1,
      id: ticketId,
      line,
      n: day.next[line],
      takenAt: deps.now(),
      state: 'waiting',
      ...(rest.serviceId !== undefined && { serviceId: rest.serviceId }),
      ...(rest.applicationId !== undefined && { applicationId: rest.applicationId }),
    };
    const outcome = await deps.documents.commit([
      dayWrite(today, { ...day, next: { ...day.next, [line]: ticket.n + 1 } }),
      { do: 'create', path, data: ticket },
    ]);
    return outcome === 'lost' ? 'lost' : ok(await asTaken(deps, today, ticket));
  });
}

async function asTaken(deps: Deps, today: Today, ticket: Ticket): Promise<Taken> {
  const waiting = asTickets(await waitingTickets(deps, today));
  const ahead = aheadOf(today.day, waiting, ticket.id);
  const minutes = waitingMinutes(
    today.day.calls.map(({ at }) => at),
    ahead,
  );
  return {
    number: queueNumber(ticket.line, ticket.n),
    ahead,
    ...(minutes !== undefined && { minutes }),
  };
}
