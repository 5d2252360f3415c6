import * as z from 'zod';
import { Consultation, Participant, Withheld } from './consultation.ts';
import { IsoDay } from './calendar.ts';
import { CatalogueEntry, DecreeInput, Origin, StandardDraft } from './lifecycle.ts';
import { Decree, Office } from './office.ts';
import { Performer } from './roles.ts';
import { PrintedBlock, ServiceStandard, Slug } from './standard.ts';

/** Callables for an office's administrator: standards, their drafts, consultations, decrees and the office's profile. */

const inOffice = { officeId: Slug };
const Done = z.strictObject({});
/** Hash of an office's profile and settings, without what is the survey officer's. */
const ProfileState = z.string().regex(/^[0-9a-f]{64}$/);
const ActId = z.string().min(8).max(64);

/** A comment of the public on a draft. The words are the commenter's: only staff see them before the office answers. */
export const ConsultationComment = z.strictObject({
  id: z.string(),
  at: z.int(),
  serviceId: Slug.optional(),
  text: z.string(),
  answer: z.string().optional(),
});
export type ConsultationComment = z.infer<typeof ConsultationComment>;

const DraftRow = z.strictObject({
  id: z.string(),
  serviceId: Slug,
  name: z.string(),
  version: z.int(),
  origin: Origin.optional(),
  changedAt: z.int(),
  /** How many findings keep it from being published. */
  problems: z.int(),
});

export const standardsApi = {
  /** Everything the list of standards shows. */
  listStandards: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      entries: z.array(
        CatalogueEntry.extend({
          /** Loket can carry it out; else it stays *standar saja*. */
          runnable: z.boolean(),
          /** The yearly review is due on this day. */
          reviewDue: IsoDay,
          overdue: z.boolean(),
        }),
      ),
      drafts: z.array(DraftRow),
      decrees: z.array(Decree),
      consultations: z.array(Consultation),
      /** Standards of other offices a draft can be begun from. */
      others: z.array(
        z.strictObject({
          officeId: Slug,
          officeName: z.string(),
          serviceId: Slug,
          name: z.string(),
          version: z.int(),
        }),
      ),
    }),
  },
  openStandard: {
    input: z.strictObject({ ...inOffice, serviceId: Slug, version: z.int().min(1) }),
    output: z.strictObject({
      standard: ServiceStandard,
      versions: z.array(
        z.strictObject({ version: z.int(), decreeId: Slug, decreeNumber: z.string(), on: IsoDay.optional() }),
      ),
    }),
  },
  startStandardDraft: {
    /** `serviceId` names the service in this office; a new id makes a new service. */
    input: z.strictObject({ ...inOffice, origin: Origin, serviceId: Slug, actId: ActId }),
    output: z.strictObject({ draftId: z.string() }),
  },
  openStandardDraft: {
    input: z.strictObject({ ...inOffice, draftId: z.string() }),
    output: z.strictObject({
      draft: StandardDraft,
      /** What it is compared with: the version in force, or the copy's origin. */
      base: ServiceStandard.optional(),
      office: Office,
      /** What `standardProblems` asks beyond the office: who is appointed, and each letter template with the answers it needs. */
      staffed: z.array(Performer),
      templates: z.array(z.strictObject({ id: z.string(), requires: z.array(z.string()) })),
    }),
  },
  saveStandardDraft: {
    input: z.strictObject({ ...inOffice, draftId: z.string(), revision: z.int(), standard: ServiceStandard }),
    output: z.strictObject({ revision: z.int() }),
  },
  discardStandardDraft: { input: z.strictObject({ ...inOffice, draftId: z.string() }), output: Done },
  /** The public page and the form as the applicant would see them: whole HTML documents, without script. */
  previewStandard: {
    input: z.strictObject({ ...inOffice, standard: ServiceStandard }),
    output: z.strictObject({ page: z.string(), form: z.string() }),
  },
  /** Lays drafts before the public: they get a public page and comments come in until `commentsUntil`. */
  openConsultation: {
    input: z.strictObject({
      ...inOffice,
      actId: ActId,
      title: z.string().trim().min(3).max(200),
      draftIds: z.array(z.string()).min(1).max(50),
      commentsUntil: IsoDay,
    }),
    output: z.strictObject({ consultationId: Slug }),
  },
  readConsultation: {
    input: z.strictObject({ ...inOffice, consultationId: Slug }),
    output: z.strictObject({
      consultation: Consultation,
      /** The newest, oldest of these first. */
      comments: z.array(ConsultationComment),
      /** There are older ones. */
      moreComments: z.boolean(),
    }),
  },
  answerComment: {
    input: z.strictObject({
      ...inOffice,
      consultationId: Slug,
      commentId: z.string(),
      answer: z.string().trim().min(1).max(2000),
    }),
    output: Done,
  },
  /** Writes the minutes (berita acara) down and closes it. */
  closeConsultation: {
    input: z.strictObject({
      ...inOffice,
      consultationId: Slug,
      number: z.string().optional(),
      on: IsoDay,
      place: z.string().trim().min(1),
      minutes: z.array(PrintedBlock).min(1),
      participants: z.array(Participant).min(1),
    }),
    output: Done,
  },
  /**
   * Publishes drafts under a decree: each becomes an immutable version, all or none. `archives` leave the catalogue, `revokesIds` are
   * decrees it revokes. Refused with the findings if one of them could not run.
   */
  publishDecree: {
    input: z.strictObject({
      ...inOffice,
      actId: ActId,
      decree: DecreeInput,
      draftIds: z.array(z.string()).max(100),
      archives: z.array(Slug).max(100),
      consultationId: Slug.optional(),
    }),
    output: z.strictObject({ decreeId: Slug }),
  },
  /** Opens a service for applications or closes it again; running cases go on. */
  setServiceOpen: {
    input: z.strictObject({ ...inOffice, serviceId: Slug, open: z.boolean() }),
    output: Done,
  },
  recordReview: {
    input: z.strictObject({ ...inOffice, serviceIds: z.array(Slug).min(1).max(200), on: IsoDay }),
    output: Done,
  },
  /** The office's profile and settings, and whether they say enough to go live. */
  openOffice: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      office: Office,
      /** Names this state of the profile: a save on an older one is a conflict. */
      base: ProfileState,
      /** Posts that somebody holds: a role, a section head's as `section-head:<section>` (`postKey` of readiness.ts). */
      staffed: z.array(z.string()),
      calendarYears: z.array(z.int()),
      /** Printed words that are somebody's own, with what the public sees instead. */
      withheld: Withheld.shape.texts,
    }),
  },
  /** The office decides that words it left out are shown, or leaves them out again. */
  showWithheld: {
    input: z.strictObject({ ...inOffice, text: z.string().min(1), shown: z.boolean() }),
    output: Done,
  },
  saveOffice: {
    input: z.strictObject({ ...inOffice, base: ProfileState, office: Office }),
    output: z.strictObject({ base: ProfileState }),
  },
} as const;
