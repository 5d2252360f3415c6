import * as z from 'zod';
import { IsoDay } from './calendar.ts';
import { DocumentNote, Evidence, PrintedBlock, Slug } from './standard.ts';
import type { ServiceStandard } from './standard.ts';

/**
 * Public consultation on draft standards (Forum Konsultasi Publik) and its minutes (berita acara). Source: PermenPANRB 15/2014
 * and 16/2017. Minutes hold citizens' names: only staff read the document, the public page shows each by element (unsur).
 */

/** Which part of the public a participant stands for (unsur). */
export const Element = z.enum([
  'office',
  'village-government',
  'community-leader',
  'religious-leader',
  'youth',
  'women',
  'business',
  'academic',
  'media',
  'agency',
  'citizen',
  'other',
]);
export type Element = z.infer<typeof Element>;

export const Participant = z.strictObject({
  /** As printed, or as the minutes taker typed it. */
  name: z.string().min(1),
  /** Post or element as printed, verbatim. */
  post: z.string().optional(),
  element: Element,
  /** A private person: the public page names the element only, unless the office decides otherwise. */
  citizen: z.boolean(),
});
export type Participant = z.infer<typeof Participant>;

/** `offices/{o}/consultations/{id}`. */
export const Consultation = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  id: Slug,
  title: z.string().min(1),
  /** `open`: the drafts are public and comments come in. `closed`: minutes are written. */
  state: z.enum(['open', 'closed']),
  /** Drafts laid before the public; none for what was transcribed. */
  draftIds: z.array(z.string()),
  /** Comments are taken up to and including this day. */
  commentsUntil: IsoDay.optional(),
  /** Number of the minutes, verbatim. */
  number: z.string().optional(),
  /** Day of the meeting; `printedDate` in the words of the minutes. */
  on: IsoDay.optional(),
  printedDate: z.string().optional(),
  place: z.string().optional(),
  /** The minutes, verbatim. */
  minutes: z.array(PrintedBlock),
  participants: z.array(Participant),
  notes: z.array(DocumentNote),
  source: Evidence.optional(),
});
export type Consultation = z.infer<typeof Consultation>;

/**
 * `offices/{o}/keys/withheld`, never readable by a client: printed words that are some person's own, such as a private mobile
 * number or a name. Everything public shows `shownAs` in their place, marked as left out, unless the office shows them.
 */
export const Withheld = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  texts: z.array(
    z.strictObject({
      /** Verbatim, as it stands in the stored text. */
      text: z.string().min(1),
      kind: z.enum(['mobile', 'name']),
      /** What the reader gets instead, e.g. `kontak Seksi Trantib lewat kantor`. */
      shownAs: z.string().min(1),
      /** The office decided to show it. */
      shown: z.boolean(),
    }),
  ),
});
export type Withheld = z.infer<typeof Withheld>;

/** What anyone may read of a consultation: `publicConsultation` in withhold.ts makes it. */
export interface PublicConsultation extends Omit<Consultation, 'participants' | 'draftIds'> {
  /** `name` is absent where the office withholds it: the page names the element, and says so. */
  participants: { name?: string; post?: string; element: Element }[];
  /** While it is open: the drafts laid before the public, as they stand now. */
  drafts: ServiceStandard[];
}
