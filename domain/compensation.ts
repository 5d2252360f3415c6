import * as z from 'zod';

/** What a broken promise is made good by, as the standards print it. */
export const CompensationPart = z.enum([
  'apology',
  'notice',
  'send-document',
  'deliver-to-address',
  'help-family',
]);
export type CompensationPart = z.infer<typeof CompensationPart>;
