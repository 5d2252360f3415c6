import * as z from 'zod';
import { IsoDay } from './calendar.ts';
import { DeskLabel, Guest, QueueLine, TicketId } from './queue.ts';
import { Slug } from './standard.ts';

/** Queue numbers at the counter and the guest book. Callables: name → input and output. */

const inOffice = { officeId: Slug };
const Taken = z.strictObject({ number: z.string(), ahead: z.int().min(0), minutes: z.int().optional() });

export const queueApi = {
  /** The kiosk's address; making a new one ends the old. */
  makeQueueKiosk: { input: z.strictObject(inOffice), output: z.strictObject({ path: z.string() }) },
  /** A number handed out at the counter. `reference`: the case that waits at its step `queue`. */
  giveTicket: {
    input: z.strictObject({
      ...inOffice,
      ticketId: TicketId,
      line: QueueLine,
      reference: z.string().trim().max(20).optional(),
    }),
    output: Taken,
  },
  /** `callId` is made on the officer's device: the same press gets the same number. Without a number: nobody waits. */
  callNext: {
    input: z.strictObject({ ...inOffice, callId: TicketId, desk: DeskLabel }),
    output: z.strictObject({ ticketId: TicketId.optional(), number: z.string().optional() }),
  },
  actOnTicket: {
    input: z.strictObject({
      ...inOffice,
      ticketId: TicketId,
      act: z.enum(['recall', 'serve', 'miss', 'return']),
      desk: DeskLabel,
    }),
    output: z.strictObject({ state: z.string() }),
  },
  addGuest: {
    input: z.strictObject({
      ...inOffice,
      guestId: TicketId,
      name: z.string().trim().min(1).max(200),
      from: z.string().trim().max(200),
      purpose: z.string().trim().min(1).max(500),
    }),
    output: z.strictObject({ at: z.int() }),
  },
  /** One day's lines, the newest first. Logged as an opening. */
  listGuests: {
    input: z.strictObject({ ...inOffice, day: IsoDay }),
    output: z.strictObject({ guests: z.array(Guest) }),
  },
  /** The book of some days as a file. Logged as an opening. */
  guestBook: {
    input: z.strictObject({ ...inOffice, from: IsoDay, to: IsoDay, as: z.enum(['csv', 'pdf']) }),
    output: z.strictObject({ name: z.string(), type: z.string(), base64: z.string() }),
  },
} as const;
