import * as z from 'zod';
import { IsoDay } from './calendar.ts';
import { Slug } from './standard.ts';
import {
  PlanReminderKind,
  SurveyPeriodDoc,
  SurveyPeriodId,
  SurveyPlanRow,
  SurveySettings,
} from './survey-period.ts';
import { SurveyChannel, SurveyFigureData, SurveyReport } from './survey-report.ts';
import { SurveyElement, SurveyRespondent, SurveyValue } from './survey.ts';

/**
 * Callables for an office's survey officer (role `survey`): the satisfaction survey and its periods. Every act re-reads the post.
 * Refusals beside `not-allowed`: `not-now` with what the act waits for (`ended`, `open`, `closed`, `published`, `intact`),
 * `invalid-input` naming the field (`sheet`/`taken`: that number has been typed in), `not-found`, `stale`.
 */

const inOffice = { officeId: Slug };
const inPeriod = { ...inOffice, period: SurveyPeriodId };
const Done = z.strictObject({});
const Reason = z.string().trim().min(10).max(500);
const SheetNumber = z.int().min(1).max(999_999);
const File = z.strictObject({ name: z.string(), type: z.string(), base64: z.string() });

/** What stands on a paper sheet; a blank is an element left out. */
export const PaperSheet = z.strictObject({
  sheet: SheetNumber,
  /** The day on the sheet: it must lie in the period. Not kept. */
  on: IsoDay,
  serviceId: Slug.optional(),
  values: z.partialRecord(SurveyElement, SurveyValue),
  respondent: SurveyRespondent.optional(),
  suggestion: z.string().trim().max(1000).optional(),
});
export type PaperSheet = z.infer<typeof PaperSheet>;

/** Live figures of the running period: they cover a multiple of five answers and stay until five more have come. */
export const LiveFigures = z.strictObject({
  period: SurveyPeriodId,
  label: z.string(),
  answers: z.int(),
  index: SurveyFigureData.optional(),
  elements: z.array(z.strictObject({ key: SurveyElement, figure: SurveyFigureData })),
});
export type LiveFigures = z.infer<typeof LiveFigures>;

/** A suggestion as the survey officer sees it. `id` is the stored answer's, for hiding. */
export const SurveyComment = z.strictObject({
  id: z.string(),
  serviceName: z.string(),
  channel: SurveyChannel,
  text: z.string(),
  hidden: z.boolean(),
});

export const skmApi = {
  /** Everything the dashboard shows. Without `period` the running one. */
  openSkm: {
    input: z.strictObject({ ...inOffice, period: SurveyPeriodId.optional() }),
    output: z.strictObject({
      settings: SurveySettings,
      /** The list of education levels of the form. */
      educations: z.array(z.string()),
      /** Services a sheet may name. */
      services: z.array(z.strictObject({ id: Slug, name: z.string() })),
      /** Is there a working kiosk link? Its token is shown once only (`makeKioskLink`). */
      kiosk: z.boolean(),
      /** Absolute address of the counter questionnaire, for its QR. */
      counterUrl: z.string(),
      today: IsoDay,
      running: SurveyPeriodId,
      /** Newest first, the running one included. */
      periods: z.array(SurveyPeriodDoc),
      live: LiveFigures,
      /** The period asked for: from stored answers; while it is open, those since the last daily move are not in it. */
      report: SurveyReport,
      /** Stored answers of the period still have the hash of its last freeze; absent while it was never closed. */
      intact: z.boolean().optional(),
      plan: z.array(SurveyPlanRow),
      reminders: z.array(
        z.strictObject({
          id: z.string(),
          period: SurveyPeriodId,
          row: SurveyPlanRow,
          why: PlanReminderKind,
          on: IsoDay,
        }),
      ),
      comments: z.array(SurveyComment),
      /** Sheet numbers typed into the period so far, ascending. */
      sheets: z.array(z.int()),
    }),
  },
  /** `base`: the settings as they were opened; `stale` where another officer saved in between. */
  setSkmSettings: {
    input: z.strictObject({ ...inOffice, base: SurveySettings, settings: SurveySettings }),
    output: Done,
  },
  /** A new kiosk link; the old one stops working. `path` begins with a slash and is shown this once. */
  makeKioskLink: { input: z.strictObject(inOffice), output: z.strictObject({ path: z.string() }) },
  removeKioskLink: { input: z.strictObject(inOffice), output: Done },
  /** `loket`: Loket counts the applications of the period before; `manual`: the office says, and where from. */
  setPopulation: {
    input: z.strictObject({
      ...inPeriod,
      population: z.discriminatedUnion('source', [
        z.strictObject({ source: z.literal('loket') }),
        z.strictObject({
          source: z.literal('manual'),
          count: z.int().min(0).max(10_000_000),
          note: z.string().trim().min(3).max(300),
        }),
      ]),
    }),
    output: z.strictObject({ count: z.int() }),
  },
  /** Freezes a period that is over. */
  closePeriod: { input: z.strictObject(inPeriod), output: z.strictObject({ sha256: z.string() }) },
  /** Opens a closed or published period again for paper sheets; it is closed anew with `closePeriod`. */
  correctPeriod: { input: z.strictObject({ ...inPeriod, reason: Reason }), output: Done },
  publishPeriod: { input: z.strictObject(inPeriod), output: Done },
  hideComment: { input: z.strictObject({ ...inOffice, id: z.string().max(80) }), output: Done },
  showComment: { input: z.strictObject({ ...inOffice, id: z.string().max(80) }), output: Done },
  /** Adds the row, or replaces the one with its id. */
  savePlanRow: { input: z.strictObject({ ...inPeriod, row: SurveyPlanRow }), output: Done },
  /** Into the open period in which its day lies; into a closed one only while it is being corrected. */
  enterPaperSheet: {
    input: z.strictObject({ ...inOffice, sheet: PaperSheet }),
    /** `answers`: sheets of that period typed in so far. */
    output: z.strictObject({ period: SurveyPeriodId, sheets: z.int() }),
  },
  /** Replaces what was typed from a sheet, or takes it out (no `sheet`). */
  correctPaperSheet: {
    input: z.strictObject({ ...inPeriod, number: SheetNumber, sheet: PaperSheet.optional() }),
    output: Done,
  },
  openPaperSheet: {
    input: z.strictObject({ ...inPeriod, number: SheetNumber }),
    output: z.strictObject({ sheet: PaperSheet.omit({ on: true }) }),
  },
  exportAnswers: {
    input: z.strictObject({ ...inPeriod, format: z.enum(['csv', 'xlsx', 'codebook']) }),
    output: File,
  },
  surveyReportFile: { input: z.strictObject({ ...inPeriod, format: z.enum(['pdf', 'docx']) }), output: File },
  /** `index`: the publication poster of a period; `counter`: the counter's QR. */
  posterFile: {
    input: z.strictObject({
      ...inOffice,
      poster: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('index'), period: SurveyPeriodId }),
        z.strictObject({ kind: z.literal('counter') }),
      ]),
    }),
    output: File,
  },
} as const;
