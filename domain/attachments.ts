import * as z from 'zod';
import { ApplicationId, AttachmentId, Sha256, StoredFile } from './application.ts';
import type { ActKind, Actor, Application } from './application.ts';
import { allowedActs, offers } from './engine.ts';
import { refuse } from './result.ts';
import type { Result } from './result.ts';
import { Slug } from './standard.ts';
import type { Definition } from './standard.ts';

/**
 * Photos and papers of the staff: of a field survey, a hearing, an event, an agency's result, the proof of a payment, and the signature
 * on screen at a hand-over. A file is attached first and then named by the act it belongs to; the event holds its hash.
 */

export const Attachment = z.strictObject({
  id: AttachmentId,
  sha256: Sha256,
  type: StoredFile.shape.type,
  sizeBytes: StoredFile.shape.sizeBytes,
  /** As the officer's device called it. */
  name: z.string(),
  /** UTC milliseconds. */
  at: z.int(),
  uid: z.string(),
  /** Step the case stood at. */
  step: z.string(),
  /** Revision of the event it belongs to; absent until an act named it. */
  used: z.int().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/** `applications/{id}/private/attachments`. */
export const Attachments = z.strictObject({ v: z.literal(1), files: z.array(Attachment) });
export type Attachments = z.infer<typeof Attachments>;

/** Acts that files go with. */
export const actsWithFiles = [
  'survey-field',
  'hear',
  'hold-event',
  'agency-answer',
  'record-payment',
  'hand-over',
] as const satisfies readonly ActKind[];

export type ActWithFiles = (typeof actsWithFiles)[number];

/** What a signature on screen is called. */
export const signatureName = 'tanda-tangan';
/** A drawn line fits well into this. */
export const signatureLimitBytes = 30_000;

/**
 * May this person attach something to the case as it stands? Whoever may do the act it goes with.
 * @returns that act; refuses `not-now` (no such act is open), `not-allowed` (it is somebody else's)
 */
export function actToAttachTo(
  definition: Definition,
  application: Application,
  actor: Actor,
): Result<ActWithFiles> {
  const open = offers(definition, application);
  const act = actsWithFiles.find((each) => open.some((offer) => offer.act === each));
  if (!act) return refuse({ code: 'not-now', expected: [...new Set(open.map((offer) => offer.act))] });
  if (allowedActs(definition, application, actor).includes(act)) return { ok: true, value: act };
  const by = open.filter((offer) => offer.act === act).flatMap((offer) => offer.by);
  return refuse({ code: 'not-allowed', needs: [...new Set(by.map(({ role }) => role))] });
}

/** What this person has attached at a step and no act has named yet. */
export function waitingFiles(files: readonly Attachment[], uid: string, step: string): Attachment[] {
  return files.filter((file) => file.used === undefined && file.uid === uid && file.step === step);
}

/** What may be shown of a case's files: those that belong to an event, and the asker's own. */
export function shownFiles(files: readonly Attachment[], uid: string): Attachment[] {
  return files.filter((file) => file.used !== undefined || file.uid === uid);
}

const inCase = { officeId: Slug, applicationId: ApplicationId };

/** Callables: name → input and output. */
export const attachmentsApi = {
  /** Id made on the officer's device: the same one again is the same file. */
  attachToCase: {
    input: z.strictObject({
      ...inCase,
      fileId: AttachmentId,
      name: z.string().min(1).max(400),
      /** Larger than any limit of an office, which is checked by itself. */
      base64: z.base64().max(9_000_000),
    }),
    output: z.strictObject({ file: Attachment }),
  },
  /** Takes an own one back that no act has named. */
  detachFromCase: {
    input: z.strictObject({ ...inCase, fileId: AttachmentId }),
    output: z.strictObject({}),
  },
} as const;
