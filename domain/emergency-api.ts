import * as z from 'zod';
import { ActId, ApplicationId, SlipCode, TakenNumber } from './application.ts';
import { EmergencySet, PaperTrail, setNumberLimit, slipLimit } from './emergency.ts';
import { OutageCause } from './due.ts';
import { Outage, outageReasonLength } from './outage.ts';
import { VillageCode } from './roles.ts';
import { ServiceStandard, Slug } from './standard.ts';

/** When power or network is gone: outages, forms printed beforehand, cases entered afterwards. Callables: name → input and output. */

const inOffice = { officeId: Slug };
const Instant = z.int().min(0);
const Reason = z.string().trim().min(1).max(outageReasonLength);
const Recorded = z.strictObject({ outage: Outage });

const emergencyFile = z.strictObject({
  name: z.string(),
  type: z.string(),
  base64: z.string(),
});

export const emergencyApi = {
  /** What the screen opens with. Nothing personal. */
  openEmergency: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      /** Newest first. */
      outages: z.array(Outage),
      sets: z.array(EmergencySet),
      /** Names of the staff in the two, by account. */
      staffNames: z.record(z.string(), z.string()),
      /** Those that can be applied for at the counter. */
      services: z.array(z.strictObject({ serviceId: Slug, name: z.string(), title: z.string() })),
      books: z.array(z.strictObject({ book: z.string(), label: z.string() })),
    }),
  },
  /** Without `from` it begins now; without `to` it still lasts. The id is made by whoever presses. */
  recordOutage: {
    input: z.strictObject({
      ...inOffice,
      outageId: ActId,
      cause: OutageCause,
      reason: Reason,
      from: Instant.optional(),
      to: Instant.optional(),
    }),
    output: Recorded,
  },
  /** Without `to` it ends now. Ending what has ended is answered with what is. */
  endOutage: {
    input: z.strictObject({ ...inOffice, outageId: ActId, to: Instant.optional() }),
    output: Recorded,
  },
  /** `revision` is the one on the screen. */
  mendOutage: {
    input: z.strictObject({
      ...inOffice,
      outageId: ActId,
      revision: z.int(),
      from: Instant,
      to: Instant.optional(),
      withdrawn: z.boolean(),
      reason: Reason,
    }),
    output: Recorded,
  },
  /** The same id again is the same set, printed again. */
  printEmergencySet: {
    input: z.strictObject({
      ...inOffice,
      setId: ActId,
      slips: z.int().min(0).max(slipLimit),
      books: z.array(z.strictObject({ book: Slug, count: z.int().min(1).max(setNumberLimit) })).max(20),
      services: z.array(Slug).max(60),
    }),
    output: z.strictObject({ set: EmergencySet, file: emergencyFile }),
  },
  lateForm: {
    input: z.strictObject({ ...inOffice, serviceId: Slug }),
    output: z.strictObject({
      standard: ServiceStandard,
      signers: z.array(z.strictObject({ uid: z.string(), name: z.string(), post: z.string() })),
      /** Numbers of the service's book that stand on a set and are not used. */
      numbers: z.array(TakenNumber),
    }),
  },
  /** One case from paper. Refuses `slip-used` with the case that has the slip. */
  enterLate: {
    input: z.strictObject({
      ...inOffice,
      applicationId: ApplicationId,
      /** Of the applicant's link. */
      secret: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
      serviceId: Slug,
      variant: Slug.optional(),
      name: z.string().trim().min(1).max(10_000),
      /** Empty: *belum ada*. */
      nik: z.string().max(40),
      villageCode: VillageCode,
      phone: z.string().max(40),
      answers: z.record(z.string(), z.string().max(500)),
      slip: SlipCode.optional(),
      trail: PaperTrail,
      /** Requirements that were not brought. */
      missing: z.array(z.string()).max(100),
      /** Wanted where it did not come in during an outage. Personal data: kept as a note of the case. */
      reason: z.string().trim().max(500).optional(),
    }),
    output: z.strictObject({
      applicationId: ApplicationId,
      reference: z.string(),
      status: z.string(),
      step: z.string(),
    }),
  },
} as const;
