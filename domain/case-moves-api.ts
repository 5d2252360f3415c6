import * as z from 'zod';
import { ActId, ApplicationId, Reference } from './application.ts';
import { IsoDay } from './calendar.ts';
import { Door } from './conditions.ts';
import { ServiceStandard, Slug } from './standard.ts';

/** Moving a case: to another service, or into a system run by others. Callables: name → input and output. */

const inOffice = { officeId: Slug };
const inCase = { ...inOffice, applicationId: ApplicationId };

export const caseMovesApi = {
  /** The letter of a request that was refused in substance, as PDF. Logged as an opening. */
  openRefusalLetter: {
    input: z.strictObject(inCase),
    output: z.strictObject({ base64: z.string(), letterOn: IsoDay, number: z.string().optional() }),
  },
  /** Services a case can be moved to. */
  transferTargets: {
    input: z.strictObject(inCase),
    output: z.strictObject({
      services: z.array(z.strictObject({ serviceId: Slug, name: z.string() })),
    }),
  },
  /** One of them, to say what of the case fits it (`transfer.ts`). */
  transferPlan: {
    input: z.strictObject({ ...inCase, toServiceId: Slug }),
    output: z.strictObject({ standard: ServiceStandard }),
  },
  transferCase: {
    input: z.strictObject({
      ...inCase,
      revision: z.int(),
      actId: ActId,
      toServiceId: Slug,
      variant: Slug.optional(),
      /** Old requirement by new one. */
      items: z.record(z.string(), z.string()),
      /** Answers to the other form's own fields, beside those that fit. */
      fields: z.record(z.string(), z.string().max(2000)),
      reason: z.string().trim().min(1).max(2000),
    }),
    output: z.strictObject({ applicationId: ApplicationId, reference: Reference }),
  },
  /** Services with a door that leads to a system run by others. `own`: the office takes them in by itself all the same. */
  outsideServices: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      services: z.array(
        z.strictObject({
          serviceId: Slug,
          name: z.string(),
          system: z.string(),
          doors: z.array(Door).min(1),
          own: z.boolean(),
        }),
      ),
    }),
  },
  setOwnIntake: {
    input: z.strictObject({ ...inOffice, serviceId: Slug, own: z.boolean() }),
    output: z.strictObject({ own: z.boolean() }),
  },
  outsideForm: {
    input: z.strictObject({ ...inOffice, serviceId: Slug }),
    output: z.strictObject({ standard: ServiceStandard }),
  },
  /** Notes down a request that came in there. Id and secret are made on the officer's device. */
  recordOutside: {
    input: z.strictObject({
      ...inCase,
      secret: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
      serviceId: Slug,
      door: Door,
      /** As typed, by field id. */
      input: z.record(z.string(), z.string()),
      outsideReference: z.string().trim().min(1).max(100),
      outsideStatus: z.string().trim().min(1).max(500).optional(),
      /** When it truly came in, UTC milliseconds. */
      receivedAt: z.int(),
    }),
    output: z.strictObject({ applicationId: ApplicationId, reference: Reference, link: z.string() }),
  },
  /** All files of a case as one archive. Logged as an opening. */
  downloadFiles: {
    input: z.strictObject(inCase),
    output: z.strictObject({ base64: z.string(), name: z.string(), files: z.int() }),
  },
} as const;
