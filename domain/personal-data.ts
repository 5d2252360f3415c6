import * as z from 'zod';
import { Handed, Sha256 } from './application.ts';
import { IsoDay } from './calendar.ts';
import { VillageCode } from './roles.ts';

/**
 * Personal data of one case, kept in documents of their own (`applications/{id}/private/*`, design §4 **P**). No client reads
 * them; every opening goes through a call that writes the access log first.
 */

export const Identity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nik'), number: z.string().max(40) }),
  z.strictObject({ kind: z.literal('passport'), number: z.string().max(40) }),
  z.strictObject({ kind: z.literal('none') }),
]);

export const PartyRole = z.enum([
  'subject',
  'applicant',
  'filer',
  'companion',
  'spouse',
  'heir',
  'witness',
  'guardian',
  'deceased',
  'organisation',
  'collector',
]);

export const Party = z.strictObject({
  role: PartyRole,
  name: z.string().min(1).max(10_000),
  identity: Identity,
  address: z.string().max(2000).optional(),
  villageCode: VillageCode.optional(),
  /** Post or standing, e.g. of a village's filer. */
  position: z.string().max(500).optional(),
});
export type Party = z.infer<typeof Party>;

export const Contacts = z.strictObject({
  phone: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
});
export type Contacts = z.infer<typeof Contacts>;

/** `private/applicant`. */
export const ApplicantData = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  applicationId: z.string(),
  parties: z.array(Party).min(1),
  contacts: Contacts,
  /** Answers to the standard's fields, by field id. */
  answers: z.record(z.string(), z.string()),
  /** HMACs of NIK, phone, name words and prefixes: found by, never read back. */
  search: z.array(z.string()),
  /**
   * sha256 of the secrets in the applicant's links; the secrets themselves are not stored, so each notice brings a link of
   * its own. The first is the receipt's and stays; of the others the newest ten.
   */
  secretHashes: z.array(z.string()).min(1),
});
export type ApplicantData = z.infer<typeof ApplicantData>;

/** `private/notes`: free words of officers and names of files. Events hold only sha256(salt ‖ note). */
export const CaseNotes = z.strictObject({
  v: z.literal(1),
  notes: z.array(
    z.strictObject({ revision: z.int(), item: z.string().optional(), salt: z.string(), text: z.string() }),
  ),
  /** Name the applicant's device gave a file, by sha256 of its content. */
  fileNames: z.record(z.string(), z.string()),
});
export type CaseNotes = z.infer<typeof CaseNotes>;

/** `private/refusal`: the letter of a request that was refused in substance; its bytes lie in Storage under their hash. */
export const RefusalLetter = z.strictObject({
  v: z.literal(1),
  sha256: Sha256,
  letterOn: IsoDay,
  /** Absent where the office writes it in by hand. */
  number: z.string().optional(),
});
export type RefusalLetter = z.infer<typeof RefusalLetter>;

/** `private/correction`: what is being handed in anew for a returned case, until it is sent. */
export const Correction = z.strictObject({
  v: z.literal(1),
  items: z.record(z.string(), Handed),
  fileNames: z.record(z.string(), z.string()),
});
export type Correction = z.infer<typeof Correction>;

/** `cards/{id}`: the row of a work list. */
export const Card = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  applicationId: z.string(),
  reference: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  applicantName: z.string(),
  phoneTail: z.string(),
  door: z.string(),
  status: z.string(),
  step: z.string(),
  /** `do` of the step it stands at, or `done`. */
  stepKind: z.string(),
  /** Roles (with `:section` for a section head) whose turn it is: what a work list asks for. */
  waitingFor: z.array(z.string()),
  sections: z.array(z.string()),
  villageCodes: z.array(z.string()),
  /** Null instead of absent: the row is merged, and only an explicit null takes an old time away. */
  dueAt: z.int().nullable(),
  warnAt: z.int().nullable(),
  /** `dueAt` and `warnAt` are the law's limit, watched inside the office where the standard prints no time. */
  internal: z.boolean().optional(),
  /** Whom the open case waits for outside of the desks (`awaits` in `status.ts`); null: nobody. */
  awaits: z.string().nullable().optional(),
  submittedAt: z.int(),
  changedAt: z.int(),
  /** Since when it stands at its step with its status. Absent on rows that have not moved since before this was kept. */
  stepSince: z.int().optional(),
  revision: z.int(),
});
export type Card = z.infer<typeof Card>;
