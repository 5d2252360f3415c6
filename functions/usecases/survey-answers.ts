import * as z from 'zod';
import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { periodOn } from '../../domain/survey-period.ts';
import type { SurveyPeriod } from '../../domain/survey-period.ts';
import { StoredAnswer } from '../../domain/survey-report.ts';
import { addSums, noSums, publication, SurveySums, tally } from '../../domain/survey.ts';
import type { Deps, Stored, Write } from './ports.ts';

/** What an answer changes: a document of its own, and the sums of its period, which move with it in the same commit. */

const Tally = z.strictObject({ answers: z.int(), sums: SurveySums, counts: SurveySums });

/** `surveyRunning/{p}`: sums of a period as answers come in. Nobody but `site` and the use cases reads it. */
const SurveyRunning = Tally.extend({
  v: z.literal(1),
  /** What may be shown: the sums as they were at a multiple of five. */
  shown: Tally.optional(),
  /** Answers without a case on the office's latest day, for the limits of a day. */
  today: z.strictObject({ on: z.string(), 'counter-qr': z.int(), kiosk: z.int() }).optional(),
  /** Paper sheets among the answers. */
  sheets: z.int().optional(),
  /** The period is closed: a sheet that comes now belongs to a correction. */
  closed: z.literal(true).optional(),
});
export type SurveyRunning = z.infer<typeof SurveyRunning>;

/** Sums of a period, and what a commit must compare with. */
export interface RunningSums {
  period: string;
  stored: Stored | undefined;
  running: SurveyRunning;
}

export async function loadRunning(deps: Deps, officeId: string, period: string): Promise<RunningSums> {
  const stored = await deps.documents.get(paths.surveyRunning(officeId, period));
  return runningOf(period, stored);
}

export function runningOf(period: string, stored: Stored | undefined): RunningSums {
  const none = { v: 1 as const, answers: 0, sums: noSums, counts: noSums };
  return { period, stored, running: stored ? SurveyRunning.parse(stored.data) : none };
}

export function runningWrite(officeId: string, { period, stored }: RunningSums, data: SurveyRunning): Write {
  return stored
    ? { do: 'update', before: stored, data }
    : { do: 'create', path: paths.surveyRunning(officeId, period), data };
}

/** The sums with answers added and others taken away. What is shown moves on at every fifth answer only. */
export function moved(
  before: SurveyRunning,
  change: {
    added?: readonly Pick<StoredAnswer, 'values'>[];
    removed?: readonly Pick<StoredAnswer, 'values'>[];
  },
): SurveyRunning {
  const { added = [], removed = [] } = change;
  const [plus, minus] = [tally(added), tally(removed)];
  const now = {
    answers: before.answers + added.length - removed.length,
    sums: addSums(addSums(before.sums, plus.sums), minus.sums, -1),
    counts: addSums(addSums(before.counts, plus.counts), minus.counts, -1),
  };
  const { refresh, shownCount } = publication(now.answers, before.shown?.answers ?? 0);
  return { ...before, ...now, ...(refresh && shownCount === now.answers && { shown: now }) };
}

export type NewAnswer = Omit<StoredAnswer, 'v' | 'period' | 'hidden' | 'sheet'>;

/** The period in which an answer that comes now belongs. */
export function currentPeriod(deps: Pick<Deps, 'now'>, office: Office): SurveyPeriod {
  return periodOn(localDay(deps.now(), office.hours.zone), office.settings.survey.period);
}

/**
 * What one answer changes: the inbox and the running sums, two documents.
 * @param id of the inbox document: the same once more is the same answer
 * @param perDay for answers without a case, how many a day may come over this channel; `full` when there have been as many
 */
export async function answerWrites(
  deps: Deps,
  office: Office,
  answer: NewAnswer,
  { id = deps.newId(), perDay }: { id?: string; perDay?: number } = {},
): Promise<Write[] | 'full'> {
  const period = currentPeriod(deps, office);
  const before = await loadRunning(deps, office.id, period.id);
  const data = moved(before.running, { added: [answer] });
  if (perDay !== undefined && (answer.channel === 'counter-qr' || answer.channel === 'kiosk')) {
    const today = countedToday(deps, office, before.running);
    if (today[answer.channel] >= perDay) return 'full';
    data.today = { ...today, [answer.channel]: today[answer.channel] + 1 };
  }
  const inbox: StoredAnswer = { v: 1, period: period.id, ...answer };
  return [
    { do: 'create', path: paths.inboxAnswer(office.id, id), data: inbox },
    runningWrite(office.id, before, data),
  ];
}

/** How many answers without a case have come today, by channel. */
export function countedToday(
  deps: Pick<Deps, 'now'>,
  office: Office,
  { today }: Pick<SurveyRunning, 'today'>,
): NonNullable<SurveyRunning['today']> {
  const on = localDay(deps.now(), office.hours.zone);
  return today?.on === on ? today : { on, 'counter-qr': 0, kiosk: 0 };
}

/** More answers than an office gets in a year. */
const farMore = 20_000;

/** A stored answer with the document it is in. */
export interface KeptAnswer {
  stored: Stored;
  id: string;
  answer: StoredAnswer;
}

/** Answers of a period that the survey officer may read: those moved out of the inbox, and those typed from paper. */
export async function loadAnswers(deps: Deps, officeId: string, period: string): Promise<KeptAnswer[]> {
  const found = await deps.documents.find({
    collection: paths.surveyResponses(officeId),
    where: [{ field: 'period', op: '==', value: period }],
    limit: farMore,
  });
  if (found.length === farMore) throw new Error(`More answers in ${officeId} ${period} than can be read`);
  return found.map((stored) => ({
    stored,
    id: stored.path.slice(stored.path.lastIndexOf('/') + 1),
    answer: StoredAnswer.parse(stored.data),
  }));
}
