import * as z from 'zod';
import { Sha256 } from './application.ts';
import { Zone } from './calendar.ts';
import { LetterContent } from './letter.ts';
import { Capacity } from './roles.ts';

/** `letters/{id}`: a letter's facts without its words. */
export const LetterRecord = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  id: z.string(),
  applicationId: z.string(),
  serviceId: z.string(),
  sections: z.array(z.string()),
  villageCodes: z.array(z.string()),
  /** `void`: its case was withdrawn before anything was signed. */
  status: z.enum(['draft', 'prepared', 'approved', 'issued', 'void']),
  template: z.strictObject({ id: z.string(), version: z.int() }),
  number: z.string().optional(),
  register: z.string().optional(),
  entry: z.string().optional(),
  letterOn: z.iso.date().optional(),
  preparedSha256: Sha256.optional(),
  signedSha256: Sha256.optional(),
  /** Who is named under the letter; only he may approve it, and only while the printed capacity is his. `post` in one line. */
  signer: z
    .strictObject({ uid: z.string(), name: z.string(), post: z.string(), capacity: Capacity.optional() })
    .optional(),
  approvedAt: z.int().optional(),
  issuedAt: z.int().optional(),
  signature: z
    .strictObject({
      driver: z.string(),
      subject: z.string(),
      /** The signing service's own id of the signed document. */
      documentId: z.string().optional(),
    })
    .optional(),
  /** Whose mark the prepared bytes speak of; absent: the office's seal. */
  signing: z.enum(['seal', 'bsre']).optional(),
  /**
   * A call to a signing service that was begun: at most one. `unclear`: nobody knows whether it signed, or what came back did not
   * verify; `sha256` is what came back, kept so that nothing the service signed is lost.
   */
  attempt: z
    .strictObject({
      id: z.string(),
      at: z.int(),
      driver: z.string(),
      state: z.enum(['open', 'unclear']),
      sha256: Sha256.optional(),
      documentId: z.string().optional(),
    })
    .optional(),
  /** Attempts that a person settled: who found out what, and when. */
  settled: z
    .array(
      z.strictObject({
        attempt: z.string(),
        at: z.int(),
        uid: z.string(),
        outcome: z.enum(['not-signed', 'signed']),
      }),
    )
    .optional(),
});
export type LetterRecord = z.infer<typeof LetterRecord>;

/** `letters/{id}/private/content` **P**: its words, and the token its QR carries. */
export const LetterWords = z.strictObject({
  v: z.literal(1),
  /** What the officer confirmed or mended at the draft, by answer id. */
  fields: z.record(z.string(), z.string()),
  token: z.string().optional(),
  content: LetterContent.optional(),
});
export type LetterWords = z.infer<typeof LetterWords>;

/** `verifications/{token}`: what anyone with the letter may see of it. No personal data but the signer's official name. */
export const Verification = z.strictObject({
  v: z.literal(1),
  officeId: z.string(),
  officeName: z.string(),
  zone: Zone,
  letterId: z.string(),
  number: z.string(),
  letterOn: z.iso.date(),
  kind: z.string(),
  signerName: z.string(),
  signerPost: z.string(),
  signedAt: z.int(),
  status: z.enum(['in-force', 'withdrawn']),
  sha256: Sha256,
  /** HMAC under the token of each name printed on the letter, for "Cocokkan nama". */
  names: z.array(z.string()),
  demo: z.boolean(),
  /** Whose key it was (`Signer.driver`); see `isOfficeSeal`. */
  driver: z.string(),
});
export type Verification = z.infer<typeof Verification>;

/** The key this installation holds makes the office's uncertified seal, never the signature of a person (design §6). */
export function isOfficeSeal(driver: string): boolean {
  return driver === 'local';
}
