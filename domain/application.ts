import * as z from 'zod';
import { OutageCause, PauseReason, PromiseClock } from './due.ts';
import { Capacity, Role, SectionId, Uid, VillageCode } from './roles.ts';
import { CompensationPart } from './compensation.ts';
import { Door } from './conditions.ts';
import { Slug } from './standard.ts';

/**
 * One application (permohonan): its state, the acts people ask for, and the events that were recorded. State is a fold over
 * the events (`engine.ts`). Nothing here is personal data except where a type says so; notes travel beside, by hash.
 */

/** Document id: 128 random bits as 32 hex digits, made by whoever starts the application, so that a second press is the same one. */
export const ApplicationId = z.string().regex(/^[0-9a-f]{32}$/);
/** Reference code people read aloud: 10 characters without look-alikes. */
export const Reference = z.string().regex(/^[2-9A-HJ-NP-TV-Z]{10}$/);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A slip of an emergency set: `7K2Q-04`, four characters of the set without look-alikes and the slip's number. */
export const SlipCode = z.string().regex(/^[2-9A-HJ-NP-TV-Z]{4}-\d{2}$/);
/** Key of one press of a button; the same key gets the same answer. */
export const ActId = z.string().regex(/^[0-9a-f]{32}$/);
/** UTC milliseconds. */
const Instant = z.int().min(0);

/** Why a requirement is not in order: codes only, the words are in the text tables; a free note is personal data. */
export const FaultReason = z.enum([
  'missing',
  'unreadable',
  'wrong-document',
  'expired',
  'mismatch',
  'incomplete',
  'other',
]);
export type FaultReason = z.infer<typeof FaultReason>;

/** Why a case goes back from a later desk. */
export const ReturnReason = z.enum([
  'invalid-data',
  'wrong-wording',
  'wrong-number',
  'missing-evidence',
  'other',
]);
export type ReturnReason = z.infer<typeof ReturnReason>;

/** Why a request is refused in substance; the reason in words is a note. */
export const RefusalGround = z.enum([
  'conditions-not-met',
  'not-true',
  'excluded-information',
  'not-competent',
  'other',
]);
export type RefusalGround = z.infer<typeof RefusalGround>;

/** What the office still owes the applicant beside the product. */
export const Duty = z.discriminatedUnion('kind', [
  /** The signer was away: the applicant is told, also by telephone, once it is signed. */
  z.strictObject({ kind: z.literal('tell-signed'), since: Instant, doneAt: Instant.optional() }),
  z.strictObject({
    kind: z.literal('compensation'),
    since: Instant,
    open: z.array(CompensationPart),
    done: z.array(CompensationPart),
    declined: z.boolean(),
    doneAt: Instant.optional(),
  }),
]);
export type Duty = z.infer<typeof Duty>;

export const StoredFile = z.strictObject({
  sha256: Sha256,
  sizeBytes: z.int().min(1),
  type: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** Most files that go with one act of the staff. */
export const mostActFiles = 6;
/** Files of the staff that went with an act: `attachments.ts` keeps their names. */
const ActFiles = z.array(StoredFile).max(mostActFiles).optional();
/** Their ids, made by the officer's device. */
export const AttachmentId = z.string().regex(/^[0-9a-f]{32}$/);
const ActAttachments = z.array(AttachmentId).max(mostActFiles).optional();

/** What was handed in for one requirement. */
export const Handed = z.strictObject({ files: z.array(StoredFile), bringsPaper: z.boolean() });
export type Handed = z.infer<typeof Handed>;

export const Verdict = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('in-order'),
    originalSeen: z.boolean().optional(),
    /** The office keeps the original until the hand-over. */
    originalHeld: z.literal(true).optional(),
  }),
  z.strictObject({ verdict: z.literal('faulty'), reason: FaultReason }),
]);
export type Verdict = z.infer<typeof Verdict>;

export const Item = z.strictObject({
  files: z.array(StoredFile),
  bringsPaper: z.boolean(),
  verdict: z.enum(['waiting', 'in-order', 'faulty']),
  reason: FaultReason.optional(),
  originalSeen: z.boolean().optional(),
  /** The original lies in the office and is given back. */
  originalHeld: z.literal(true).optional(),
});
export type Item = z.infer<typeof Item>;

export const Collector = z.enum(['applicant', 'family', 'proxy', 'village']);
export type Collector = z.infer<typeof Collector>;

/** How an answer went out: on the channel the question came by. */
export const AnsweredThrough = z.enum([
  'in-person',
  'phone',
  'letter',
  'email',
  'whatsapp',
  'outside-system',
]);
export type AnsweredThrough = z.infer<typeof AnsweredThrough>;

/** A number in a register book. `entry` is the entry's document id. */
export const TakenNumber = z.strictObject({ register: z.string(), entry: z.string(), number: z.string() });
export type TakenNumber = z.infer<typeof TakenNumber>;

export const EventActor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), uid: z.string(), role: Role }),
  z.strictObject({ kind: z.literal('applicant') }),
  z.strictObject({ kind: z.literal('system') }),
]);
export type EventActor = z.infer<typeof EventActor>;

/** The case another one goes on as. */
export const TransferTarget = z.strictObject({ id: ApplicationId, serviceId: Slug, reference: Reference });
export type TransferTarget = z.infer<typeof TransferTarget>;

/** What happened. Codes and ids only. */
export const Happening = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('submitted'),
    door: Door,
    items: z.record(z.string(), Handed),
    /** Entered afterwards (*catat susulan*): the slip it got and the number it was given on paper. */
    late: z.strictObject({ slip: SlipCode.optional(), taken: TakenNumber.optional() }).optional(),
    /** Moved here from another service; the event's `happenedAt` is the day the first request came in. */
    from: z
      .strictObject({ id: ApplicationId, reference: Reference, originalsHeld: z.array(z.string()) })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('checked'),
    outcome: z.enum(['complete', 'returned']),
    verdicts: z.record(z.string(), Verdict),
  }),
  z.strictObject({ kind: z.literal('corrected'), items: z.record(z.string(), Handed) }),
  z.strictObject({ kind: z.literal('validated') }),
  z.strictObject({ kind: z.literal('drafted'), letterId: z.string() }),
  z.strictObject({ kind: z.literal('numbered'), taken: TakenNumber, letterId: z.string().optional() }),
  z.strictObject({ kind: z.literal('initialed') }),
  z.strictObject({
    kind: z.literal('prepared'),
    letterId: z.string(),
    sha256: Sha256,
    taken: TakenNumber,
    letterOn: z.iso.date(),
  }),
  z.strictObject({ kind: z.literal('approved'), letterId: z.string(), sha256: Sha256 }),
  z.strictObject({ kind: z.literal('issued'), letterId: z.string(), sha256: Sha256 }),
  z.strictObject({
    kind: z.literal('signed-on-paper'),
    signerUid: z.string(),
    signerRole: Role,
    signedAt: Instant,
    /** As whose deputy; absent where it is his own post. */
    capacity: Capacity.optional(),
  }),
  z.strictObject({ kind: z.literal('stamped') }),
  z.strictObject({ kind: z.literal('receipt-given') }),
  z.strictObject({ kind: z.literal('called') }),
  z.strictObject({
    kind: z.literal('surveyed'),
    surveyedAt: Instant,
    suits: z.boolean(),
    files: ActFiles,
  }),
  z.strictObject({ kind: z.literal('survey-planned'), at: Instant }),
  z.strictObject({ kind: z.literal('summoned'), at: Instant }),
  z.strictObject({ kind: z.literal('heard'), present: z.int().min(0), files: ActFiles }),
  z.strictObject({ kind: z.literal('booked'), at: Instant }),
  z.strictObject({ kind: z.literal('attended') }),
  z.strictObject({ kind: z.literal('missed') }),
  z.strictObject({ kind: z.literal('captured') }),
  z.strictObject({ kind: z.literal('printed') }),
  z.strictObject({ kind: z.literal('sent') }),
  z.strictObject({
    kind: z.literal('agency-answered'),
    result: z.enum(['done', 'to-mend', 'no']),
    /** What is asked for again: with `to-mend`. */
    items: z.array(z.string()).optional(),
    files: ActFiles,
  }),
  z.strictObject({ kind: z.literal('payment-recorded'), paidAt: Instant, files: ActFiles }),
  z.strictObject({ kind: z.literal('guided') }),
  z.strictObject({ kind: z.literal('answered'), through: AnsweredThrough }),
  z.strictObject({ kind: z.literal('escalated') }),
  z.strictObject({ kind: z.literal('event-scheduled'), at: Instant }),
  z.strictObject({ kind: z.literal('event-moved'), at: Instant }),
  z.strictObject({
    kind: z.literal('event-held'),
    heldAt: Instant,
    present: z.int().min(0),
    files: ActFiles,
  }),
  z.strictObject({ kind: z.literal('recapped'), batchId: z.string() }),
  z.strictObject({ kind: z.literal('notified') }),
  z.strictObject({ kind: z.literal('archived') }),
  z.strictObject({ kind: z.literal('skipped') }),
  z.strictObject({ kind: z.literal('refused'), ground: RefusalGround }),
  z.strictObject({ kind: z.literal('expired') }),
  z.strictObject({ kind: z.literal('reopened') }),
  z.strictObject({ kind: z.literal('breach-confirmed') }),
  z.strictObject({ kind: z.literal('ready-corrected'), readyAt: Instant }),
  z.strictObject({ kind: z.literal('compensated'), part: CompensationPart }),
  z.strictObject({ kind: z.literal('compensation-declined') }),
  z.strictObject({ kind: z.literal('applicant-told') }),
  /** Originals the office held went back by themselves, without a hand-over. */
  z.strictObject({ kind: z.literal('originals-returned'), items: z.array(z.string()) }),
  /** The notice of a return reached the applicant: a printed deadline runs from here. */
  z.strictObject({ kind: z.literal('notice-delivered'), correctBy: Instant }),
  z.strictObject({ kind: z.literal('registered'), taken: TakenNumber }),
  z.strictObject({
    kind: z.literal('handed-over'),
    collector: Collector,
    inBook: z.boolean(),
    /** Requirements whose originals went back with it. */
    originalsReturned: z.array(z.string()).optional(),
    /** The signature on screen, where there is one. */
    files: ActFiles,
  }),
  z.strictObject({
    kind: z.literal('returned'),
    to: z.string(),
    reason: ReturnReason,
    items: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('paused'), reason: PauseReason }),
  z.strictObject({ kind: z.literal('resumed'), reason: PauseReason }),
  /** The clock rests for the time of a recorded outage, as it is known now; where both times are one, it does not after all. */
  z.strictObject({
    kind: z.literal('outage'),
    outageId: z.string(),
    cause: OutageCause,
    from: Instant,
    to: Instant.optional(),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
  /** It was a request for another service, and goes on as one. */
  z.strictObject({ kind: z.literal('transferred'), to: TransferTarget }),
  /** Reference or status in a system run by others was noted down; the words are notes. */
  z.strictObject({ kind: z.literal('outside-noted') }),
  z.strictObject({ kind: z.literal('survey-opened') }),
  /** The office's calendar changed (`calendarChanges/{changeId}`) and with it when the promise falls due; absent while a pause holds the clock. */
  z.strictObject({
    kind: z.literal('due-recomputed'),
    from: Instant.optional(),
    to: Instant.optional(),
    changeId: ActId,
  }),
]);
export type Happening = z.infer<typeof Happening>;
export type HappeningKind = Happening['kind'];

/** `applications/{id}/events/{revision}`: one happening in the hash chain. */
export const ApplicationEvent = z.strictObject({
  v: z.literal(1),
  applicationId: ApplicationId,
  revision: z.int().min(1),
  /** When it was recorded. */
  at: Instant,
  /** When it truly happened, where it was entered afterwards (*catat susulan*): what the clock counts. */
  happenedAt: Instant.optional(),
  actor: EventActor,
  actId: ActId,
  /** Step the case stood at when it happened. */
  step: z.string(),
  happening: Happening,
  /** sha256(salt ‖ note) of a note kept apart. */
  note: Sha256.optional(),
  previousHash: Sha256,
  hash: Sha256,
});
export type ApplicationEvent = z.infer<typeof ApplicationEvent>;

/** Where the letter of a case stands. */
export const LetterState = z.strictObject({
  id: z.string(),
  status: z.enum(['draft', 'prepared', 'approved', 'issued']),
  /** Of the prepared bytes; of the signed bytes once issued. */
  sha256: Sha256.optional(),
  letterOn: z.iso.date().optional(),
  approvedBy: z.string().optional(),
  approvedAt: Instant.optional(),
});
export type LetterState = z.infer<typeof LetterState>;

export const ApplicationStatus = z.enum([
  'open',
  'returned',
  'ready',
  'closed',
  'cancelled',
  'refused',
  'expired',
]);
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

/** `applications/{id}`: the fold of its events, plus what the store needs (`recentActs`, `nextActionAt`). */
export const Application = z.strictObject({
  v: z.literal(1),
  id: ApplicationId,
  officeId: Slug,
  serviceId: Slug,
  /** The version of the standard it began with, for good. */
  version: z.int().min(1),
  reference: Reference,
  door: Door,
  variant: Slug.optional(),
  sections: z.array(SectionId),
  villageCodes: z.array(VillageCode),
  revision: z.int().min(1),
  /** Hash of the newest event. */
  head: Sha256,
  status: ApplicationStatus,
  /** Ids of the steps that apply to it, in order: fixed by door, reason and answers when it came in. */
  route: z.array(z.string()),
  /** Id of the step it stands at; `done` past the last. */
  step: z.string(),
  /** Steps whose work is done, in order of doing. */
  done: z.array(z.string()),
  items: z.record(z.string(), Item),
  clock: PromiseClock,
  submittedAt: Instant,
  completeAt: Instant.optional(),
  readyAt: Instant.optional(),
  closedAt: Instant.optional(),
  /** Months of its hand-overs in UTC (`2026-11`), each once: what the collection book looks for. */
  handedOverIn: z.array(z.string()).optional(),
  letter: LetterState.optional(),
  taken: TakenNumber.optional(),
  signedOnPaper: z
    .strictObject({
      signerUid: z.string(),
      signerRole: Role,
      signedAt: Instant,
      capacity: Capacity.optional(),
    })
    .optional(),
  summonedFor: Instant.optional(),
  appointmentAt: Instant.optional(),
  eventAt: Instant.optional(),
  /** When an officer means to come and look. */
  surveyAt: Instant.optional(),
  batchId: z.string().optional(),
  /** The findings of a field survey did not suit: going on is not offered. */
  unsuited: z.boolean().optional(),
  duties: z.array(Duty),
  /** Set while the applicant must do something. */
  returnedItems: z.array(z.string()),
  /** A printed deadline for the correction; missing it is only flagged. */
  correctBy: Instant.optional(),
  surveyTaken: z.boolean(),
  /** Ended (`cancelled`) because it goes on as a request for another service. */
  transferredTo: TransferTarget.optional(),
  /** Goes on from a request for another service. */
  transferredFrom: z.strictObject({ id: ApplicationId, reference: Reference }).optional(),
  dueAt: Instant.optional(),
  warnAt: Instant.optional(),
  /** The law's limit for a service without a printed time (`internalWarning`): watched inside the office, never a promise. */
  watch: z.strictObject({ dueAt: Instant, warnAt: Instant }).optional(),
  /** Newest last, at most eight: the answer to a repeated press. */
  recentActs: z.array(z.strictObject({ actId: ActId, revision: z.int() })),
  nextActionAt: Instant.optional(),
});
export type Application = z.infer<typeof Application>;

/** What an applicant or officer asks for. Notes are personal data: they are stored apart. */
const Note = z.string().trim().max(2000).optional();
export const Act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('check'),
    verdicts: z.record(z.string(), Verdict),
    notes: z.record(z.string(), z.string().max(2000)).optional(),
  }),
  z.strictObject({ act: z.literal('correct'), items: z.record(z.string(), Handed) }),
  z.strictObject({ act: z.literal('validate') }),
  /** `fields` are the letter's words the officer confirms or mends; ids as in the template's input. */
  z.strictObject({ act: z.literal('draft'), fields: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ act: z.literal('number'), fields: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ act: z.literal('initial') }),
  z.strictObject({ act: z.literal('prepare') }),
  /** Approves exactly the bytes that were read. */
  z.strictObject({ act: z.literal('approve'), sha256: Sha256 }),
  z.strictObject({ act: z.literal('issue'), sha256: Sha256 }),
  z.strictObject({ act: z.literal('sign-on-paper'), signerUid: Uid, signedAt: Instant }),
  z.strictObject({ act: z.literal('stamp') }),
  z.strictObject({ act: z.literal('give-receipt') }),
  z.strictObject({ act: z.literal('call') }),
  z.strictObject({
    act: z.literal('survey-field'),
    surveyedAt: Instant,
    suits: z.boolean(),
    note: Note,
    attachments: ActAttachments,
  }),
  /** Says when an officer will come; may be said anew, and nobody has to. */
  z.strictObject({ act: z.literal('plan-survey'), at: Instant, note: Note }),
  z.strictObject({ act: z.literal('summon'), at: Instant, note: Note }),
  z.strictObject({
    act: z.literal('hear'),
    present: z.int().min(0).max(1000),
    note: Note,
    attachments: ActAttachments,
  }),
  z.strictObject({ act: z.literal('book'), at: Instant }),
  z.strictObject({ act: z.literal('attend') }),
  z.strictObject({ act: z.literal('miss') }),
  z.strictObject({ act: z.literal('capture') }),
  z.strictObject({ act: z.literal('print') }),
  /** `note`: reference or dispatch. */
  z.strictObject({ act: z.literal('send'), note: Note }),
  /** `items` are the requirements the agency wants mended: with `to-mend`, and then at least one. */
  z.strictObject({
    act: z.literal('agency-answer'),
    result: z.enum(['done', 'to-mend', 'no']),
    items: z.array(z.string()).optional(),
    note: Note,
    attachments: ActAttachments,
  }),
  z.strictObject({
    act: z.literal('record-payment'),
    paidAt: Instant,
    note: Note,
    attachments: ActAttachments,
  }),
  z.strictObject({ act: z.literal('guide'), ticked: z.array(z.int().min(0)) }),
  z.strictObject({ act: z.literal('answer'), through: AnsweredThrough, note: Note }),
  z.strictObject({ act: z.literal('escalate'), note: Note }),
  z.strictObject({ act: z.literal('schedule-event'), at: Instant, note: Note }),
  z.strictObject({
    act: z.literal('hold-event'),
    heldAt: Instant,
    present: z.int().min(0).max(100_000),
    note: Note,
    attachments: ActAttachments,
  }),
  z.strictObject({ act: z.literal('recap') }),
  z.strictObject({ act: z.literal('notify'), note: Note }),
  z.strictObject({ act: z.literal('archive') }),
  /** Passes an optional step by. */
  z.strictObject({ act: z.literal('skip'), note: Note }),
  z.strictObject({ act: z.literal('refuse'), ground: RefusalGround, note: Note }),
  /** The applicant has not come back for long; an officer closes it by hand. */
  z.strictObject({ act: z.literal('expire'), note: Note }),
  z.strictObject({ act: z.literal('reopen'), note: Note }),
  z.strictObject({ act: z.literal('confirm-breach') }),
  z.strictObject({ act: z.literal('correct-ready'), readyAt: Instant, note: Note }),
  /** `note` is the proof: who received it, the number of the message, … */
  z.strictObject({ act: z.literal('compensate'), part: CompensationPart, note: Note }),
  z.strictObject({ act: z.literal('decline-compensation'), note: Note }),
  z.strictObject({ act: z.literal('tell-applicant'), note: Note }),
  /** `items` are the requirements whose originals are given back; `note` says to whom, where it is not the applicant. */
  z.strictObject({ act: z.literal('return-originals'), items: z.array(z.string()), note: Note }),
  z.strictObject({ act: z.literal('notice-delivered') }),
  z.strictObject({ act: z.literal('register') }),
  z.strictObject({
    act: z.literal('hand-over'),
    collector: Collector,
    collectorName: z.string().trim().max(200).optional(),
    inBook: z.boolean(),
    originalsReturned: z.array(z.string()).optional(),
    /** Why an original stays. */
    note: Note,
    /** A signature on screen; nobody has to give one. */
    attachments: ActAttachments,
  }),
  /** `to`: `applicant`, or the id of an earlier step. */
  z.strictObject({
    act: z.literal('return'),
    to: z.string(),
    reason: ReturnReason,
    items: z.array(z.string()),
    note: Note,
  }),
  z.strictObject({ act: z.literal('pause'), reason: z.enum(['signer-away', 'fault']) }),
  z.strictObject({ act: z.literal('resume'), reason: z.enum(['signer-away', 'fault']) }),
  z.strictObject({ act: z.literal('cancel') }),
  z.strictObject({ act: z.literal('transfer'), note: Note }),
  z.strictObject({
    act: z.literal('note-outside'),
    reference: z.string().trim().min(1).max(100).optional(),
    status: z.string().trim().min(1).max(500).optional(),
  }),
  z.strictObject({ act: z.literal('open-survey') }),
]);
export type Act = z.infer<typeof Act>;
export type ActKind = Act['act'];

/** Who acts, as the engine sees it: roles and sections in force right now. */
export type Actor =
  | {
      kind: 'staff';
      uid: string;
      roles: readonly Role[];
      sections: readonly string[];
      villages: readonly string[];
    }
  | { kind: 'applicant' }
  | { kind: 'system' };
