import * as z from 'zod';

/** `outbox/{id}` **P**: one message to an applicant. Its words are taken away once it is sent. */
export const OutboxMessage = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  applicationId: z.string(),
  /** Revision of the event it tells of. */
  revision: z.int(),
  /** `sending` is a lease: whoever died while sending is overtaken after `dueAt`. */
  state: z.enum(['due', 'sending', 'sent', 'failed']),
  dueAt: z.int(),
  tries: z.int(),
  mail: z.strictObject({ to: z.string(), subject: z.string(), text: z.string() }).optional(),
  sentAt: z.int().optional(),
});
export type OutboxMessage = z.infer<typeof OutboxMessage>;
