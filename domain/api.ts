import * as z from 'zod';
import { Act, ActId, Application, ApplicationEvent, ApplicationId, Sha256 } from './application.ts';
import { Contacts, Party } from './personal-data.ts';
import { StaffMember } from './roles.ts';
import { batchApi } from './batch-api.ts';
import { queueApi } from './queue-api.ts';
import { emergencyApi } from './emergency-api.ts';
import { sheetsApi } from './sheets-api.ts';
import { registersApi } from './registers-api.ts';
import { calendarApi } from './calendar-api.ts';
import { Attachment, attachmentsApi } from './attachments.ts';
import { caseMovesApi } from './case-moves-api.ts';
import { deskListApi } from './desk-list-api.ts';
import { intakeApi } from './intake-api.ts';
import { skmApi } from './skm-api.ts';
import { standardsApi } from './standards-api.ts';
import { ServiceStandard, Slug } from './standard.ts';

/**
 * Callables of the console: name → input and output. `staff` dispatches the first table by name, `desk` the second (letters
 * want more memory and time). Every answer is `{ ok: true, value }` or `{ ok: false, refusal }` (see `result.ts`).
 */

const inOffice = { officeId: Slug };
const inCase = { ...inOffice, applicationId: ApplicationId };

/** One opened case: everything the desk sees. Opening it was logged before this left the server. */
export const OpenedCase = z.strictObject({
  application: Application,
  standard: ServiceStandard,
  parties: z.array(Party),
  contacts: Contacts,
  answers: z.record(z.string(), z.string()),
  /** Words of the letter's draft that an officer confirmed or mended, by answer id. */
  letterFields: z.record(z.string(), z.string()),
  notes: z.array(z.strictObject({ revision: z.int(), item: z.string().optional(), text: z.string() })),
  fileNames: z.record(z.string(), z.string()),
  /** Files of the staff: those of the events, and the opener's own that no act has named yet. */
  attachments: z.array(Attachment),
  events: z.array(ApplicationEvent),
  /** Names of the staff in the events, by uid. */
  staffNames: z.record(z.string(), z.string()),
  /** Who may be named as signer of a wet-ink sheet. */
  signers: z.array(z.strictObject({ uid: z.string(), name: z.string(), post: z.string() })),
});
export type OpenedCase = z.infer<typeof OpenedCase>;

/** Where a case stands after an act. Letters are prepared and approved at `desk`; Loket alone issues them. */
const Revision = z.strictObject({ revision: z.int(), status: z.string(), step: z.string() });

export const staffApi = {
  ...intakeApi,
  ...standardsApi,
  ...skmApi,
  ...batchApi,
  ...queueApi,
  ...emergencyApi,
  ...sheetsApi,
  ...registersApi,
  ...calendarApi,
  ...caseMovesApi,
  ...attachmentsApi,
  ...deskListApi,
  whoAmI: {
    input: z.strictObject({}),
    output: z.strictObject({ posts: z.array(StaffMember) }),
  },
  openCase: { input: z.strictObject(inCase), output: OpenedCase },
  openFile: {
    input: z.strictObject({ ...inCase, sha256: Sha256 }),
    output: z.strictObject({ type: z.string(), name: z.string(), base64: z.string() }),
  },
  actOnApplication: {
    /** `acts` are done in order, all or none: consecutive own steps in one press. `revision` is the one on the screen. */
    input: z.strictObject({ ...inCase, revision: z.int(), actId: ActId, acts: z.array(Act).min(1).max(4) }),
    output: Revision,
  },
  findApplicants: {
    /** A name, NIK or phone number; at least three characters. */
    input: z.strictObject({ ...inOffice, query: z.string().trim().min(3).max(200) }),
    output: z.strictObject({
      found: z.array(
        z.strictObject({
          applicationId: ApplicationId,
          reference: z.string(),
          name: z.string(),
          phoneTail: z.string(),
          serviceName: z.string(),
          status: z.string(),
          submittedAt: z.int(),
        }),
      ),
      /** Others may match that are not in `found`. */
      more: z.boolean(),
    }),
  },
  setStaff: {
    /** An administrator's act: writes the staff document and the claims, and ends the person's sessions. */
    input: z.strictObject({ ...inOffice, member: StaffMember }),
    output: z.strictObject({ uid: z.string() }),
  },
} as const;

export const deskApi = {
  /** The letter as PDF: a draft is rendered anew, a prepared or issued one is the stored bytes. Logged as an opening. */
  openLetter: {
    input: z.strictObject(inCase),
    output: z.strictObject({
      status: z.enum(['draft', 'prepared', 'approved', 'issued']),
      base64: z.string(),
      sha256: Sha256,
      number: z.string().optional(),
      /** The name as the officer confirmed or mended it at the draft; absent if nothing was. */
      recipient: z.string().optional(),
      /** Of a prepared letter. `renew`: it names somebody else than who signs now, and that is the asker. */
      signer: z
        .strictObject({ name: z.string(), post: z.string(), isYou: z.boolean(), renew: z.boolean() })
        .optional(),
    }),
  },
  prepareLetter: { input: z.strictObject({ ...inCase, actId: ActId }), output: Revision },
  /** Approves exactly the bytes with this hash. */
  approveLetter: {
    input: z.strictObject({ ...inCase, revision: z.int(), actId: ActId, sha256: Sha256 }),
    output: Revision,
  },
  /** Approves and signs in one call, with what the signer types; it is kept nowhere. */
  signLetter: {
    input: z.strictObject({
      ...inCase,
      revision: z.int(),
      actId: ActId,
      sha256: Sha256,
      credential: z.strictObject({
        kind: z.enum(['passphrase', 'totp']),
        secret: z.string().min(1).max(200),
      }),
    }),
    output: Revision,
  },
  /** After an attempt nobody knows the end of: without a file it was not signed there, with one this is what was signed. */
  settleSigning: {
    input: z.strictObject({ ...inCase, signedBase64: z.string().max(7_000_000).optional() }),
    output: Revision,
  },
  /** What came back from the signing service and did not verify. */
  unclearFile: { input: z.strictObject(inCase), output: z.strictObject({ base64: z.string() }) },
  /** Whether the signing service knows the signer, asked before anybody types a passphrase. */
  signerStatus: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      hasIdentity: z.boolean(),
      status: z.string().optional(),
      maySign: z.boolean().optional(),
    }),
  },
  /** Has a one-time code sent to the signer. */
  requestSigningCode: { input: z.strictObject(inOffice), output: z.strictObject({}) },
  /** The signer's own NIK, kept where no client reads it. */
  setSignerIdentity: {
    input: z.strictObject({ ...inOffice, nik: z.string().regex(/^\d{16}$/) }),
    output: z.strictObject({}),
  },
} as const;

export type StaffApi = typeof staffApi;
export type DeskApi = typeof deskApi;
export type InputOf<E extends { input: z.ZodType }> = z.infer<E['input']>;
export type OutputOf<E extends { output: z.ZodType }> = z.infer<E['output']>;
/** What the dispatching callables take. */
export const Call = z.strictObject({ name: z.string(), input: z.unknown() });
