import * as z from 'zod';
import { ApplicationId, Handed, Reference, Sha256 } from './application.ts';
import { Slug } from './standard.ts';

/**
 * `offices/{o}/drafts/{id}` **P**: an application being filled in. Its id becomes the application's, so that a second press on
 * *Kirim* finds the first one's result. Kept `settings.draftKeptDays`, then removed by TTL on `expiresAt`.
 */
export const Draft = z.strictObject({
  v: z.literal(1),
  id: ApplicationId,
  officeId: Slug,
  serviceId: Slug,
  version: z.int(),
  secretHash: Sha256,
  /** Raw text by field id, exactly as typed. */
  input: z.record(z.string(), z.string()),
  items: z.record(z.string(), Handed),
  fileNames: z.record(z.string(), z.string()),
  createdAt: z.int(),
  expiresAt: z.int(),
  /** Set once sent. */
  sentAs: Reference.optional(),
});
export type Draft = z.infer<typeof Draft>;
