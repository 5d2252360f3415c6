import * as z from 'zod';
import { ApplicationId } from './application.ts';
import { Door } from './conditions.ts';
import { ServiceStandard, Slug } from './standard.ts';

/** Callables of the counter and the village officer: taking in what somebody brings. */

const inOffice = { officeId: Slug };

export const intakeApi = {
  /** Services this person may take in now, by the door that is his. */
  intakeServices: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      services: z.array(
        z.strictObject({
          serviceId: Slug,
          name: z.string(),
          /** What else it is found by when somebody types. */
          title: z.string(),
          summary: z.string(),
          doors: z.array(Door).min(1),
        }),
      ),
    }),
  },
  intakeForm: {
    input: z.strictObject({ ...inOffice, serviceId: Slug }),
    output: z.strictObject({ standard: ServiceStandard }),
  },
  /**
   * What the form of a service asks of its applicant, as somebody gave it for an earlier application: as typed, by field id. Writes the
   * access log of that application.
   */
  reuseApplicant: {
    input: z.strictObject({ ...inOffice, applicationId: ApplicationId, serviceId: Slug }),
    output: z.strictObject({ reference: z.string(), input: z.record(z.string(), z.string()) }),
  },
  /**
   * Takes an application in. Id and secret are made on the officer's device, so that a second press is the same one; paper is noted as
   * brought, scans are never forced. Answers with the receipt to print; refuses `taken-in-already` where the id has other words in it.
   */
  takeIn: {
    input: z.strictObject({
      ...inOffice,
      applicationId: ApplicationId,
      secret: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
      serviceId: Slug,
      door: z.enum(['counter', 'village']),
      /** As typed, by field id. */
      input: z.record(z.string(), z.string()),
      /** Requirements whose paper lies on the desk. */
      brought: z.array(z.string()),
      /** Why it is taken in at the counter outside the months the standard prints; kept as a note of the case. */
      admitReason: z.string().trim().min(1).max(2000).optional(),
      /** Which of several papers was brought, or what an open-ended one is, by requirement; kept as notes of the case. */
      itemNotes: z.record(z.string(), z.string().trim().min(1).max(500)).optional(),
    }),
    output: z.strictObject({
      reference: z.string(),
      applicationId: ApplicationId,
      /** Where the case stands: its first acts can follow without opening it. */
      revision: z.int(),
      receipt: z.string(),
    }),
  },
  /** Free slots of the next days, for a case that stands at its appointment; none for others. Begin in UTC milliseconds. */
  freeSlots: {
    input: z.strictObject({ ...inOffice, applicationId: ApplicationId }),
    output: z.strictObject({
      slots: z.array(z.strictObject({ at: z.int(), free: z.int().min(1) })),
    }),
  },
} as const;
