import * as z from 'zod';
import { ApplicationId } from './application.ts';
import { IsoDay } from './calendar.ts';
import { Slug } from './standard.ts';

/** Moving a case: to another service, or into a system run by others. Callables: name → input and output. */

const inCase = { officeId: Slug, applicationId: ApplicationId };

export const caseMovesApi = {
  /** The letter of a request that was refused in substance, as PDF. Logged as an opening. */
  openRefusalLetter: {
    input: z.strictObject(inCase),
    output: z.strictObject({ base64: z.string(), letterOn: IsoDay, number: z.string().optional() }),
  },
} as const;
