import * as z from 'zod';

/**
 * `outbox/{id}`: one message owed to an applicant. What it tells, not its words: address, secret and link are put together only
 * while it is sent and stand in no stored message, also not in one that failed.
 */
export const OutboxMessage = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  applicationId: z.string(),
  /** Revision of the event it tells of. */
  revision: z.int(),
  notice: z.enum(['received', 'returned', 'ready', 'cancelled', 'refused', 'expired']),
  facts: z.strictObject({ officeName: z.string(), serviceName: z.string(), reference: z.string() }),
  /** `sending` is a lease: whoever died while sending is overtaken after `dueAt`. */
  state: z.enum(['due', 'sending', 'sent', 'failed']),
  dueAt: z.int(),
  tries: z.int(),
  sentAt: z.int().optional(),
});
export type OutboxMessage = z.infer<typeof OutboxMessage>;
