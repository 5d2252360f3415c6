import * as z from 'zod';
import { IsoDay, OfficeHours } from './calendar.ts';
import { RecurringDuty } from './recurring.ts';
import { BookYear, NumberFormat } from './register.ts';
import { SectionId, VillageCode } from './roles.ts';
import { DocumentNote, Evidence, PrintedBlock, Slug } from './standard.ts';
import { SurveySettings } from './survey-period.ts';

/**
 * How electronic letters are signed: with the office's own seal, or by the person with a certified signature (BSrE). Absent: the seal.
 */
export const SigningSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seal') }),
  z.strictObject({
    kind: z.literal('bsre'),
    version: z.union([z.literal(1), z.literal(2)]),
    /** What the signer types; a one-time code needs version 2. */
    credential: z.enum(['passphrase', 'totp']),
  }),
]);
export type SigningSettings = z.infer<typeof SigningSettings>;

/** `offices/{o}`: everything about an office that anyone may read. What no decree prints is the office's own setting. */
export const Office = z.strictObject({
  v: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** e.g. `Kecamatan Kejayan`. */
  name: z.string(),
  /** e.g. `Kabupaten Pasuruan`. */
  regency: z.string(),
  province: z.string(),
  /** Kemendagri code with dots, e.g. `35.14.06`. */
  regionCode: z.string(),
  hours: OfficeHours,
  /** Verbatim from the decree's letterhead. */
  letterhead: z.strictObject({
    governmentLine: z.string(),
    officeLine: z.string(),
    addressLines: z.array(z.string()),
    place: z.string(),
  }),
  contacts: z.array(
    z.strictObject({
      kind: z.enum(['address', 'phone', 'whatsapp', 'email', 'website', 'social', 'other']),
      text: z.string(),
      /** Where the decree prints it for one section only. */
      section: SectionId.optional(),
    }),
  ),
  sections: z.array(z.strictObject({ id: SectionId, name: z.string() })),
  villages: z.array(z.strictObject({ code: VillageCode, name: z.string() })),
  /** Register books by id; every year begins at 1, but for the one in which a paper book is taken over: it goes on at `next`. */
  books: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      format: NumberFormat,
      unit: z.string(),
      takeOver: z.strictObject({ year: BookYear, next: z.int().min(1) }).optional(),
    }),
  ),
  settings: z.strictObject({
    uploadLimitBytes: z.int().min(1),
    filesPerRequirement: z.int().min(1),
    survey: SurveySettings,
    draftKeptDays: z.int().min(1),
    /** Working days after which a case without a printed time is marked inside the office (`internalWarning`); 0: never. */
    internalDays: z.int().min(0).max(60).optional(),
    educations: z.array(z.string()),
    signing: SigningSettings.optional(),
    /** Book and classification that number letters of refusal; without it the number is written by hand. */
    refusalBook: z.strictObject({ book: z.string(), classification: z.string().min(1).max(40) }).optional(),
    /** Services whose doors lead to a system run by others that the office takes in by itself all the same. */
    ownIntake: z.array(Slug).max(200).optional(),
    /** Due days of what villages send, or are visited for, every month; none until the office sets them. */
    recurring: z.array(RecurringDuty).max(40).optional(),
  }),
  /** Demo offices mark every page and letter. */
  demo: z.boolean(),
});
export type Office = z.infer<typeof Office>;

const signer = z.strictObject({
  post: z.string(),
  name: z.string(),
  rank: z.string().optional(),
  nip: z.string().optional(),
});

/** A general chapter of a decree's annex, verbatim. */
export const Chapter = z.strictObject({ heading: z.string().min(1), blocks: z.array(PrintedBlock) });

/** `offices/{o}/decrees/{id}`: the Keputusan that set standards. What the file does not hold is absent: not stated. */
export const Decree = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  id: Slug,
  /** Verbatim, spaces included. */
  number: z.string(),
  title: z.string(),
  on: IsoDay.optional(),
  printedDate: z.string().optional(),
  place: z.string().optional(),
  signer: signer.optional(),
  /** Number of the decree it revokes, verbatim. */
  revokes: z.string().optional(),
  /** Decrees of this office in Loket that it revokes, by id. */
  revokesIds: z.array(Slug).optional(),
  /** The day it takes effect, if that is not the day it was signed. */
  from: IsoDay.optional(),
  /** Minutes of the consultation it rests on. */
  consultationId: Slug.optional(),
  considerations: z.array(z.string()).optional(),
  legalBases: z.array(z.string()).optional(),
  dictums: z.array(z.strictObject({ label: z.string(), text: z.string() })).optional(),
  recipients: z.array(z.string()).optional(),
  /** Pledge (maklumat), verbatim; absent where the file holds none. */
  pledge: z.array(z.string()).optional(),
  /** What stands below the pledge: place, date, post, name, as printed. */
  pledgeSignature: z.array(z.string()).optional(),
  vision: z.string().optional(),
  mission: z.array(z.string()).optional(),
  motto: z.string().optional(),
  /** General chapters, in printed order. */
  chapters: z.array(Chapter).optional(),
  notes: z.array(DocumentNote),
  /** Where it was transcribed from; absent for a decree entered in the console. */
  source: Evidence.optional(),
});
export type Decree = z.infer<typeof Decree>;
