import * as z from 'zod';
import { ApplicationId } from './application.ts';
import { Batch, BatchAct, BatchId, BatchLetter, mostCases } from './batch.ts';
import { Month, RecurringDuty } from './recurring.ts';
import { Uid, VillageCode } from './roles.ts';
import { Slug } from './standard.ts';

/** Lists made of many cases (recapitulations) and what villages owe each month. Callables: name → input and output. */

const inOffice = { officeId: Slug };
const inBatch = { ...inOffice, batchId: BatchId };

/** How far an act over many cases has come: while `left` is above 0, `continueBatch` does the next of them. */
const Progress = z.strictObject({ batchId: BatchId, left: z.int(), total: z.int() });

export const batchApi = {
  /** Services with a recapitulation and the newest hundred batches. No names. */
  listBatches: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      services: z.array(
        z.strictObject({ serviceId: Slug, name: z.string(), monthly: z.boolean(), mayRecap: z.boolean() }),
      ),
      batches: z.array(Batch),
    }),
  },
  openBatch: {
    input: z.strictObject(inBatch),
    output: z.strictObject({
      batch: Batch,
      serviceName: z.string(),
      /** Whom the standard names; proposed as addressee. */
      agency: z.string().optional(),
      /** What may be done now, by this person. */
      moves: z.array(z.enum(['continue', 'close', 'sign', 'send', 'take-out'])),
      /** Everybody who may be named as signer, with what is printed above the signature today. */
      signers: z.array(z.strictObject({ uid: Uid, name: z.string(), title: z.string() })),
      members: z.array(
        z.strictObject({
          caseId: ApplicationId,
          reference: z.string(),
          villageCodes: z.array(VillageCode),
          status: z.string(),
          step: z.string(),
          submittedAt: z.int(),
        }),
      ),
      /** On the list it was closed with, and no longer in it: its papers still name them. Empty once it was sent. */
      left: z.array(z.strictObject({ caseId: ApplicationId, reference: z.string() })),
      /** Passed by, newest last. */
      missed: z.array(
        z.strictObject({ caseId: ApplicationId, reference: z.string(), act: BatchAct, code: z.string() }),
      ),
    }),
  },
  /** Puts chosen cases into one batch. Its id is made on the officer's device: a second press goes on where the first one stopped. */
  makeBatch: {
    input: z.strictObject({
      ...inBatch,
      serviceId: Slug,
      title: z.string().trim().min(1).max(120),
      period: Month.optional(),
      caseIds: z.array(ApplicationId).min(1).max(mostCases),
    }),
    output: Progress,
  },
  continueBatch: { input: z.strictObject(inBatch), output: Progress },
  /** Sends a case back to the desk that checked it; `reason` is kept with the case as a note. */
  takeOutOfBatch: {
    input: z.strictObject({ ...inBatch, caseId: ApplicationId, reason: z.string().trim().min(1).max(2000) }),
    output: z.strictObject({}),
  },
  /** Fixes list and letter; again, as long as nothing is signed or sent. `base`: the letter the screen showed, if there was one. */
  closeBatch: {
    input: z.strictObject({ ...inBatch, base: BatchLetter.optional(), letter: BatchLetter }),
    output: z.strictObject({}),
  },
  /** One wet signature for all on the list, by the signer the letter names, as the screen showed him. */
  signBatch: {
    input: z.strictObject({ ...inBatch, signerUid: Uid, signedAt: z.int().min(0) }),
    output: Progress,
  },
  sendBatch: {
    input: z.strictObject({ ...inBatch, note: z.string().trim().max(2000) }),
    output: Progress,
  },
  /** List or letter as PDF, the letter also to be worked on: its wording is a sample. Every case of the list is logged as opened. */
  batchFile: {
    input: z.strictObject({ ...inBatch, paper: z.enum(['list', 'letter', 'letter-word']) }),
    output: z.strictObject({ name: z.string(), type: z.string(), base64: z.string() }),
  },
  /** The last three months of each recurring service; a village officer's own villages only. */
  villageDuties: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      /** As stored: what a change is compared with. Administrators only. */
      settings: z.array(RecurringDuty).optional(),
      services: z.array(
        z.strictObject({
          serviceId: Slug,
          name: z.string(),
          /** `report`: villages send; `visit`: the office comes. */
          kind: z.enum(['report', 'visit']),
          duty: RecurringDuty.optional(),
          months: z.array(
            z.strictObject({
              month: Month,
              dueOn: z.iso.date().optional(),
              calendarMissing: z.boolean(),
              rows: z.array(
                z.strictObject({
                  villageCode: VillageCode,
                  state: z.enum(['on-time', 'late', 'waiting', 'overdue', 'not-asked']),
                  on: z.iso.date().optional(),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  },
  /** An administrator sets the due days. `base` is what the screen showed. */
  setRecurring: {
    input: z.strictObject({
      ...inOffice,
      base: z.array(RecurringDuty),
      recurring: z.array(RecurringDuty).max(40),
    }),
    output: z.strictObject({}),
  },
} as const;
