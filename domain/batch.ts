import * as z from 'zod';
import { ActId, ApplicationId } from './application.ts';
import type { Application, ApplicationStatus } from './application.ts';
import { IsoDay } from './calendar.ts';
import { Month } from './recurring.ts';
import { Uid } from './roles.ts';
import { stepsOf } from './route.ts';
import { Slug } from './standard.ts';
import type { Definition } from './standard.ts';
import type { Step } from './steps/step.ts';

/**
 * Many cases, one list, one letter, one dispatch (Juai's proposals for religious teachers, monthly village reports). A batch holds ids and
 * codes only; whose cases they are stays with the cases.
 */

/** Document id: 128 random bits, made by whoever starts it, so that a second press is the same batch. */
export const BatchId = ActId;

/** What is done to every member of a batch, case by case. */
export const BatchAct = z.enum(['recap', 'sign-on-paper', 'send']);
export type BatchAct = z.infer<typeof BatchAct>;

/** Why a case was passed by: the engine's refusal, or that it is not (or no longer) of this batch. */
export const Missed = z.strictObject({
  caseId: ApplicationId,
  act: BatchAct,
  code: z.string().max(40),
});
export type Missed = z.infer<typeof Missed>;

/** What the covering letter says beside its list. `number` is typed from the office's book; without one a gap is left for the pen. */
export const BatchLetter = z.strictObject({
  number: z.string().trim().min(1).max(120).optional(),
  on: IsoDay,
  addressee: z.string().trim().min(1).max(300),
  signerUid: Uid.optional(),
});
export type BatchLetter = z.infer<typeof BatchLetter>;

/** Cases one batch takes: its list is one print, and every name on it one line in the access log. */
export const mostCases = 300;

/** Cases of one commit: up to four writes each (application, event, card, notes), of Firestore's 500. */
export const casesPerCommit = 50;

/** `offices/{o}/batches/{id}`. Times are UTC milliseconds. */
export const Batch = z.strictObject({
  v: z.literal(1),
  id: BatchId,
  officeId: Slug,
  serviceId: Slug,
  /** Of the standard it was made under, whatever comes into force later. */
  version: z.int().min(1),
  title: z.string().trim().min(1).max(120),
  /** Month of the reports in it, for a service that recurs. */
  period: Month.optional(),
  createdAt: z.int(),
  createdBy: Uid,
  /** `open`: may still change. `closed`: list and letter are fixed, until it is closed anew. */
  state: z.enum(['open', 'closed', 'signed', 'sent']),
  /** As chosen, in the order of the list; while it is open, who really is in it say the cases themselves (`isMember`). */
  caseIds: z.array(ApplicationId).max(mostCases),
  /** Who is on the list since it was closed, in its order: every print is of these, whoever leaves later. */
  listed: z.array(ApplicationId).max(mostCases).optional(),
  /** An act under way and whose turn is still to come: whatever interrupts it, the next press goes on here. */
  work: z.strictObject({ act: BatchAct, left: z.array(ApplicationId) }).optional(),
  missed: z.array(Missed),
  letter: BatchLetter.optional(),
  signed: z.strictObject({ signerUid: Uid, signedAt: z.int() }).optional(),
  sent: z.strictObject({ at: z.int(), by: Uid }).optional(),
});
export type Batch = z.infer<typeof Batch>;

/** What may be done with a batch as a whole. */
export type BatchMove = 'continue' | 'close' | 'sign' | 'send' | 'take-out';

/** The steps a batch carries: where cases wait for it, and those after it that all go through together. */
export interface BatchSteps {
  recap: Step;
  sign: Extract<Step, { do: 'sign' }> | undefined;
  send: Extract<Step, { do: 'send-to-agency' }> | undefined;
}

/** Undefined for a service without a recapitulation. An electronic letter is signed case by case at its own desk. */
export function batchSteps({ steps }: Pick<Definition, 'steps'>): BatchSteps | undefined {
  const at = steps.findIndex((step) => step.do === 'recap');
  const recap = steps[at];
  if (!recap) return undefined;
  const after = steps.slice(at + 1);
  const sign = after.find((step) => step.do === 'sign');
  return {
    recap,
    sign: sign?.form === 'electronic' ? undefined : sign,
    send: after.find((step) => step.do === 'send-to-agency'),
  };
}

/** What may be done now. While an act is under way nothing else is begun: the letter must not say another thing than the list. */
export function batchMoves(
  batch: Pick<Batch, 'state' | 'work' | 'letter'>,
  steps: Pick<BatchSteps, 'sign' | 'send'>,
  members: number,
): BatchMove[] {
  if (batch.work) return ['continue'];
  if (members === 0) return [];
  const maySend = steps.send !== undefined;
  switch (batch.state) {
    case 'open':
      return ['close', 'take-out'];
    case 'closed':
      return ['close', ...(steps.sign ? ['sign' as const] : maySend ? ['send' as const] : [])];
    case 'signed':
      return maySend ? ['send'] : [];
    case 'sent':
      return [];
    default:
      return batch.state satisfies never;
  }
}

/** Ended without their product: such a case is in no list any more, and nothing was sent for it. */
const endedWithout: ReadonlySet<ApplicationStatus> = new Set(['cancelled', 'refused', 'expired']);

export function endedWithoutProduct({ status }: Pick<Application, 'status'>): boolean {
  return endedWithout.has(status);
}

/**
 * Is a case in the batch now? One that was sent back before its recapitulation has left it, and may go into another; one that was
 * withdrawn, refused or that ran out has left it for good.
 */
export function isMember(
  batch: Pick<Batch, 'id'>,
  definition: Definition,
  application: Pick<Application, 'batchId' | 'done' | 'route' | 'status'>,
): boolean {
  return (
    application.batchId === batch.id &&
    !endedWithoutProduct(application) &&
    stepsOf(definition, application).some((step) => step.do === 'recap' && application.done.includes(step.id))
  );
}

/** Whom the papers are about, in the order of the list: once it was closed, whoever was on it then. */
export function listedIn({ listed, caseIds }: Pick<Batch, 'listed' | 'caseIds'>): readonly string[] {
  return listed ?? caseIds;
}

/** The batch without a case that was sent back: it is named, and may go into another. */
export function takenOut(batch: Batch, caseId: string): Batch {
  return { ...batch, missed: [...batch.missed, { caseId, act: 'recap', code: 'left' }] };
}

/** The batch once some of its work is done. With the last of it the act is done for the batch as a whole. */
export function worked(
  batch: Batch,
  done: readonly string[],
  missed: readonly Missed[],
  of: { at: number; by: string },
): Batch {
  if (!batch.work) throw new Error('A batch without work under way');
  const { work, ...rest } = batch;
  const left = work.left.filter((id) => !done.includes(id));
  const next = { ...rest, missed: [...batch.missed, ...missed] };
  if (left.length > 0) return { ...next, work: { ...work, left } };
  switch (work.act) {
    case 'recap':
      return next;
    case 'sign-on-paper':
      return { ...next, state: 'signed' };
    case 'send':
      return { ...next, state: 'sent', sent: of };
    default:
      return work.act satisfies never;
  }
}
