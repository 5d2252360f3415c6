import * as z from 'zod';
import { ActId } from './application.ts';

/** What waits at the printer, and what was spoiled there: a spoiled sheet is noted, the case stays in the queue. */

export const SpoiledBy = z.enum(['paper', 'printer', 'content', 'other']);
export type SpoiledBy = z.infer<typeof SpoiledBy>;

const Instant = z.int().min(0);

/** `printJobs/{applicationId}` **P** (a note is free words): every sheet that was spoiled, oldest first. */
export const PrintJob = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  applicationId: z.string(),
  spoiled: z.array(
    z.strictObject({
      actId: ActId,
      at: Instant,
      uid: z.string(),
      by: SpoiledBy,
      note: z.string().max(300).optional(),
    }),
  ),
});
export type PrintJob = z.infer<typeof PrintJob>;

/** The job with one more spoiled sheet; a repeated press changes nothing. */
export function withSpoiled(job: PrintJob, sheet: PrintJob['spoiled'][number]): PrintJob {
  if (job.spoiled.some(({ actId }) => actId === sheet.actId)) return job;
  return { ...job, spoiled: [...job.spoiled, sheet] };
}
