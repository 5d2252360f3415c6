import * as z from 'zod';
import { ApplicationId } from './application.ts';
import { IsoDay } from './calendar.ts';
import { Slug } from './standard.ts';

/**
 * Queue numbers of a day at the counter (B14 prints them: "Pemohon mengambil nomor antrian dan menunggu hingga dipanggil"). Numbers
 * only: nothing here says who waits. Elderly, disabled, pregnant and people with small children wait in a line of their own, which
 * goes first without stopping the other (UU 25/2009 art. 29: special treatment; how much is the office's own).
 */

export const QueueLine = z.enum(['general', 'priority']);
export type QueueLine = z.infer<typeof QueueLine>;

const letterOf: Readonly<Record<QueueLine, string>> = { general: 'A', priority: 'P' };

/** As called and printed: `A012`. */
export function queueNumber(line: QueueLine, n: number): string {
  return `${letterOf[line]}${String(n).padStart(3, '0')}`;
}

export const TicketId = z.string().regex(/^[0-9a-f]{32}$/);
/** A desk as it stands on its sign, e.g. `2`; every place that shows it says "Loket" before. */
export const DeskLabel = z
  .string()
  .max(40)
  .transform((label) => label.trim().replace(/^loket\b\s*/i, ''))
  .pipe(z.string().min(1).max(20));

/** `queues/{day}/tickets/{id}`. */
export const Ticket = z.strictObject({
  v: z.literal(1),
  id: TicketId,
  line: QueueLine,
  n: z.int().min(1),
  /** UTC milliseconds. */
  takenAt: z.int(),
  state: z.enum(['waiting', 'called', 'served', 'missed']),
  serviceId: Slug.optional(),
  /** The case whose step `queue` it stands for. */
  applicationId: ApplicationId.optional(),
  calledAt: z.int().optional(),
  calledBy: z.string().optional(),
  desk: DeskLabel.optional(),
  /** Came back after not having heard the call: once. */
  returned: z.literal(true).optional(),
});
export type Ticket = z.infer<typeof Ticket>;

/** Calls the display keeps, the newest first. */
const callsKept = 6;

/** `queues/{day}`: all the display needs, in one document. */
export const QueueDay = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  day: IsoDay,
  /** The next number of each line. */
  next: z.strictObject({ general: z.int().min(1), priority: z.int().min(1) }),
  /** Newest first. A repeated call has another `at`. */
  calls: z.array(z.strictObject({ number: z.string(), desk: DeskLabel, at: z.int() })),
  /** Priority numbers called in a row since the last general one. */
  priorityInARow: z.int().min(0),
  /** Newest last, at most eight: the answer to a repeated press. */
  recentPresses: z.array(z.strictObject({ callId: TicketId, ticketId: TicketId })),
});
export type QueueDay = z.infer<typeof QueueDay>;

export function emptyDay(officeId: string, day: string): QueueDay {
  return {
    v: 1,
    officeId,
    day,
    next: { general: 1, priority: 1 },
    calls: [],
    priorityInARow: 0,
    recentPresses: [],
  };
}

/** A priority number waits behind at most one general one, and a general one behind at most so many priority ones. */
const priorityAtMost = 2;

const byTaking = (a: Ticket, b: Ticket): number => a.takenAt - b.takenAt || a.n - b.n;

/**
 * Whose turn it is: priority first, but after two of them in a row a general number that waits. Within a line who came first; who comes
 * back after a missed call keeps the place of his number.
 */
export function nextTicket(day: QueueDay, tickets: readonly Ticket[]): Ticket | undefined {
  const waiting = tickets.filter(({ state }) => state === 'waiting').sort(byTaking);
  const priority = waiting.find(({ line }) => line === 'priority');
  const general = waiting.find(({ line }) => line === 'general');
  if (priority && general) return day.priorityInARow >= priorityAtMost ? general : priority;
  return priority ?? general;
}

/** A number is called, for the first time or again. */
export function called(
  day: QueueDay,
  ticket: Ticket,
  { desk, uid, at }: { desk: string; uid: string; at: number },
): { day: QueueDay; ticket: Ticket } {
  const again = ticket.state === 'called';
  const call = { number: queueNumber(ticket.line, ticket.n), desk, at };
  const others = day.calls.filter(({ number }) => number !== call.number);
  return {
    day: {
      ...day,
      calls: [call, ...others].slice(0, callsKept),
      priorityInARow: again ? day.priorityInARow : ticket.line === 'priority' ? day.priorityInARow + 1 : 0,
    },
    ticket: { ...ticket, state: 'called', calledAt: at, calledBy: uid, desk },
  };
}

export type TicketAct = 'recall' | 'serve' | 'miss' | 'return';

/** What may be done with a ticket now. */
export function ticketActs({ state, returned }: Pick<Ticket, 'state' | 'returned'>): TicketAct[] {
  switch (state) {
    case 'waiting':
    case 'served':
      return [];
    case 'called':
      return ['recall', 'serve', 'miss'];
    case 'missed':
      return returned ? [] : ['return'];
    default:
      return state satisfies never;
  }
}

/** How many stand before a waiting ticket, were everybody called in today's order. */
export function aheadOf(day: QueueDay, tickets: readonly Ticket[], id: string): number {
  let left = tickets.filter(({ state }) => state === 'waiting');
  let standing = day;
  for (let ahead = 0; left.length > 0; ahead += 1) {
    const next = nextTicket(standing, left);
    if (!next || next.id === id) return ahead;
    standing = called(standing, next, { desk: '-', uid: '-', at: 0 }).day;
    left = left.filter((ticket) => ticket.id !== next.id);
  }
  return 0;
}

/** Fewer calls say nothing about the next. */
const leastCalls = 3;
const minuteMs = 60_000;

/**
 * Minutes to wait, from the usual time between two calls today (the median, so that a lunch break does not count).
 * @param calledAt when numbers were called today, in any order
 * @returns undefined while too few were called
 */
export function waitingMinutes(calledAt: readonly number[], ahead: number): number | undefined {
  const times = [...calledAt].sort((a, b) => a - b);
  if (times.length < leastCalls) return undefined;
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  gaps.sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(1, Math.ceil((middle * (ahead + 1)) / minuteMs));
}

/** Parts of a number as it is spoken: `A012` is the letter and then the number without its zeros. */
export function spokenParts(number: string): { letter: string; n: number } {
  return { letter: number.slice(0, 1), n: Number(number.slice(1)) };
}

/** One line of the guest book **P**: who came, from where, for what. */
export const Guest = z.strictObject({
  v: z.literal(1),
  id: TicketId,
  day: IsoDay,
  /** UTC milliseconds. */
  at: z.int(),
  name: z.string().trim().min(1).max(200),
  from: z.string().trim().max(200),
  purpose: z.string().trim().min(1).max(500),
  recordedBy: z.string(),
});
export type Guest = z.infer<typeof Guest>;
