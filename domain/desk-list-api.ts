import * as z from 'zod';
import { ApplicationId, Sha256 } from './application.ts';
import { DeskNote } from './desk-notes.ts';
import { Slug } from './standard.ts';

/** The list of the signing desk: what stands on the rows beside names, which are the cards'. */

/** So many letters are asked for in one call. */
export const deskListAtMost = 50;

const DeskRow = z.strictObject({
  applicationId: ApplicationId,
  revision: z.int(),
  /**
   * `ready`: prepared in the asker's name. `renew`: it names another, or another kind of signing, than who signs now, which is the asker;
   * opening it prepares it anew. `other`: prepared for somebody else. `preparing`: Loket has yet to fix its bytes. `paper`: signed in ink.
   */
  state: z.enum(['ready', 'renew', 'other', 'preparing', 'paper']),
  /** Of the prepared bytes. */
  sha256: Sha256.optional(),
  number: z.string().optional(),
  notes: z.array(DeskNote),
});
export type DeskRow = z.infer<typeof DeskRow>;

const OpenSigning = z.strictObject({
  applicationId: ApplicationId,
  revision: z.int(),
  reference: z.string(),
  serviceName: z.string(),
  number: z.string().optional(),
  sha256: Sha256,
  /** `unsigned`: nothing was sent to the service, or it clearly said no. `running`: the answer may still come. */
  state: z.enum(['unsigned', 'running', 'unclear']),
  /** When the attempt was begun. */
  since: z.int().optional(),
  /** The service gave back a file that did not verify; `unclearFile` shows it. */
  hasFile: z.boolean(),
});
/** A letter the asker has approved and whose own signature is not on it yet. */
export type OpenSigning = z.infer<typeof OpenSigning>;

export const deskListApi = {
  /** Cases that wait at the desk, as the work list shows them. What is not the asker's to see, or does not wait for a signature, is left out. */
  deskList: {
    input: z.strictObject({
      officeId: Slug,
      applicationIds: z.array(ApplicationId).max(deskListAtMost),
    }),
    output: z.strictObject({ letters: z.array(DeskRow), open: z.array(OpenSigning) }),
  },
} as const;
