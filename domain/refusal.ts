import * as z from 'zod';
import { StandardProblem } from './lifecycle.ts';

/**
 * Every way Loket says no. A refusal carries only codes and ids, never personal data and never prose:
 * it is translated once, at the edge (`web/console/text.ts`, `web/citizen/text.ts`).
 */
export const Refusal = z.discriminatedUnion('code', [
  /** Nothing there, or nothing the asker may know of: both answer alike. */
  z.strictObject({ code: z.literal('not-found') }),
  z.strictObject({ code: z.literal('not-signed-in') }),
  z.strictObject({ code: z.literal('not-allowed'), needs: z.array(z.string()).optional() }),
  /** Another act came first. `by` and `act` tell what the other did. */
  z.strictObject({ code: z.literal('stale'), act: z.string().optional(), by: z.string().optional() }),
  /** The act is not what comes next in this case. */
  z.strictObject({ code: z.literal('not-now'), expected: z.array(z.string()) }),
  z.strictObject({ code: z.literal('incomplete'), missing: z.array(z.string()) }),
  z.strictObject({
    code: z.literal('invalid-input'),
    fields: z.array(z.strictObject({ field: z.string(), problem: z.string() })),
  }),
  /** Characters the letter's font cannot draw. Stops the draft; nothing is ever printed blank. */
  z.strictObject({
    code: z.literal('missing-glyphs'),
    fields: z.array(z.strictObject({ field: z.string(), characters: z.string() })),
  }),
  /** A letter with a hole is not made. */
  z.strictObject({ code: z.literal('letter-hole'), field: z.string() }),
  z.strictObject({ code: z.literal('reason-missing') }),
  /** Somebody else has taken the slot, or it is past. */
  z.strictObject({ code: z.literal('slot-taken') }),
  z.strictObject({ code: z.literal('file-too-large'), limitBytes: z.number() }),
  z.strictObject({ code: z.literal('file-empty') }),
  z.strictObject({ code: z.literal('file-kind'), found: z.string().optional() }),
  z.strictObject({ code: z.literal('too-many-files'), limit: z.number() }),
  z.strictObject({ code: z.literal('too-many-tries'), retryAt: z.number() }),
  z.strictObject({ code: z.literal('link-invalid') }),
  z.strictObject({ code: z.literal('expired') }),
  z.strictObject({ code: z.literal('closed-for-door'), door: z.string() }),
  /** Proposals are taken in some months only; first and last day of the next span. An officer may admit with a reason. */
  z.strictObject({ code: z.literal('intake-shut'), opensOn: z.string(), closesOn: z.string() }),
  /** The service can be read but not applied for through Loket. */
  z.strictObject({ code: z.literal('service-not-open') }),
  /** A draft could not run as it is. */
  z.strictObject({
    code: z.literal('standard-problems'),
    drafts: z.array(z.strictObject({ serviceId: z.string(), problems: z.array(StandardProblem) })),
  }),
  /** Nobody who is to act has been appointed, or the office's answers are missing: codes of `readiness`. */
  z.strictObject({ code: z.literal('office-not-ready'), missing: z.array(z.string()) }),
  z.strictObject({ code: z.literal('consultation-closed') }),
  z.strictObject({ code: z.literal('survey-taken') }),
  z.strictObject({ code: z.literal('survey-not-open') }),
  z.strictObject({ code: z.literal('standard-exists'), serviceId: z.string(), version: z.number() }),
  z.strictObject({ code: z.literal('claims-too-large') }),
  /** An administrator may not take his own post away: the office would be without one. */
  z.strictObject({ code: z.literal('own-admin') }),
  /** The letter names a deputy whose days are over, or a post that is his no more: it is prepared anew. */
  z.strictObject({ code: z.literal('signer-changed') }),
  /** Originals the office keeps are neither ticked as given back, nor is there a word why not. Ids of requirements. */
  z.strictObject({ code: z.literal('originals-held'), items: z.array(z.string()) }),
  /** Found in order before: only `needs`, with a reason, may ask for it again. Ids of requirements. */
  z.strictObject({
    code: z.literal('accepted-items'),
    items: z.array(z.string()),
    needs: z.array(z.string()),
  }),
  /** This door leads to a system run by others, by its printed name. */
  z.strictObject({ code: z.literal('outside-system'), name: z.string() }),
  /** This form was taken in before with other words in it: nothing of what came now was kept. The case that has it. */
  z.strictObject({ code: z.literal('taken-in-already'), reference: z.string() }),
  /** A slip of an emergency set belongs to one case: this one. */
  z.strictObject({ code: z.literal('slip-used'), applicationId: z.string() }),
  z.strictObject({ code: z.literal('signature-unverified'), problem: z.string() }),
  /** The signing service said no; nothing was signed. `serviceCode` is its own number. */
  z.strictObject({
    code: z.literal('signing-refused'),
    why: z.enum(['wrong-credential', 'not-registered', 'rejected', 'unavailable', 'no-identity']),
    serviceCode: z.number().optional(),
  }),
  /** Nobody knows whether the signing service signed: a person must look before anything else is done with the letter. */
  z.strictObject({ code: z.literal('signing-unclear') }),
]);
export type Refusal = z.infer<typeof Refusal>;
export type RefusalCode = Refusal['code'];
