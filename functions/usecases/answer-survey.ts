import * as z from 'zod';
import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import {
  groupServices,
  index,
  publication,
  smallestGroup,
  SurveyAnswer,
  SurveySums,
  sumAnswers,
} from '../../domain/survey.ts';
import type { SurveyIndex } from '../../domain/survey.ts';
import { getOffice, getService, isSlug, requireOffice } from './browse.ts';
import { recordActs, untilCommitted } from './case.ts';
import { openByLink } from './follow-application.ts';
import { remembered } from './remembered.ts';
import type { Access } from './follow-application.ts';
import type { Deps, Stored, Write } from './ports.ts';

/**
 * The satisfaction survey by the protocol of design §6b. Nothing stored maps an answer to a case: the invitation is keyed by
 * the hash of a token that exists only in a redirect, and dies with the answer; answers carry neither time nor case, and move
 * to where the survey officer reads them in groups of at least five, shuffled and under new ids.
 */

const SurveyInvitation = z.strictObject({ v: z.literal(1), serviceId: z.string(), expiresAt: z.date() });

/** One answer as stored, in the inbox and after the daily move alike; `serviceId` may be *lainnya* after it. */
export const StoredAnswer = z.strictObject({
  v: z.literal(1),
  period: z.string(),
  serviceId: z.string(),
  channel: z.enum(['link', 'counter-qr', 'paper', 'kiosk']),
  answer: SurveyAnswer,
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/** Sums that move with each answer; nobody reads them. */
const Running = z.strictObject({ v: z.literal(1), answers: z.int(), sums: SurveySums });

/** `surveyPeriods/{p}`: what anyone may see, in steps of five. */
const SurveyPeriod = z.strictObject({
  v: z.literal(1),
  label: z.string(),
  published: z.boolean(),
  shown: z.strictObject({ answers: z.int(), sums: SurveySums }).optional(),
});

const invitationDays = 30;
const dayMs = 86_400_000;

/** An invitation that expired to the millisecond would tell when it was opened, and the case's event tells the same. */
function endOfDay(at: number): number {
  return Math.ceil(at / dayMs) * dayMs;
}

/** Opens the survey of a finished case, once. Refuses `survey-taken`, `survey-not-open`. */
export async function openSurvey(
  deps: Deps,
  access: Access,
  actId: string,
): Promise<Result<{ token: string }>> {
  return untilCommitted(deps, async () => {
    const opened = await openByLink(deps, access);
    if (!opened.ok) return opened;
    const { loaded } = opened.value;
    // The token was shown once and is stored nowhere: a repeated press cannot be given it again.
    if (loaded.application.surveyTaken) return refuse({ code: 'survey-taken' });
    const recorded = await recordActs(deps, loaded, { kind: 'applicant' }, actId, [
      { act: { act: 'open-survey' }, given: {} },
    ]);
    if (!recorded.ok) return refuse({ code: 'survey-not-open' });
    const token = deps.newSecret();
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      {
        do: 'create',
        path: paths.invitation(access.officeId, deps.sha256(token)),
        data: {
          v: 1,
          serviceId: loaded.application.serviceId,
          expiresAt: new Date(endOfDay(deps.now()) + invitationDays * dayMs),
        },
      },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ token });
  });
}

async function openInvitation(deps: Deps, officeId: string, token: string) {
  if (!isSlug(officeId)) return refuse({ code: 'link-invalid' });
  const stored = await deps.documents.get(paths.invitation(officeId, deps.sha256(token)));
  if (!stored) return refuse({ code: 'link-invalid' });
  const invitation = SurveyInvitation.parse(stored.data);
  if (invitation.expiresAt.getTime() <= deps.now()) return refuse({ code: 'expired' });
  return ok({ stored, invitation });
}

export async function getInvitation(
  deps: Deps,
  officeId: string,
  token: string,
): Promise<Result<{ office: Office; serviceName: string }>> {
  const office = await getOffice(deps, officeId);
  if (!office) return refuse({ code: 'link-invalid' });
  const opened = await openInvitation(deps, officeId, token);
  if (!opened.ok) return opened;
  const standard = await getService(deps, officeId, opened.value.invitation.serviceId);
  return ok({ office, serviceName: standard?.name ?? opened.value.invitation.serviceId });
}

/**
 * Takes one answer: the invitation goes, the answer comes, the sums move, in one commit. The same link a second time is
 * `link-invalid`.
 */
export async function answerSurvey(
  deps: Deps,
  officeId: string,
  token: string,
  answer: SurveyAnswer,
): Promise<Result<null>> {
  return untilCommitted(deps, async () => {
    const opened = await openInvitation(deps, officeId, token);
    if (!opened.ok) return opened;
    const { stored, invitation } = opened.value;
    const writes = await answerWrites(deps, officeId, {
      serviceId: invitation.serviceId,
      channel: 'link',
      answer,
    });
    const outcome = await deps.documents.commit([{ do: 'remove', before: stored }, ...writes]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}

/** What one answer changes: the inbox, the running sums, and at every fifth answer the published figures. */
export async function answerWrites(
  deps: Deps,
  officeId: string,
  given: Pick<StoredAnswer, 'serviceId' | 'channel' | 'answer'>,
): Promise<Write[]> {
  const office = await requireOffice(deps, officeId);
  const { period, label } = periodOf(deps.now(), office);
  const [stored, published] = await deps.documents.getAll([
    paths.surveyRunning(officeId, period),
    paths.surveyPeriod(officeId, period),
  ]);
  const one = sumAnswers([given.answer]);
  const before = stored ? Running.parse(stored.data) : undefined;
  const sums = before ? added(before.sums, one) : one;
  const running = { v: 1 as const, answers: (before?.answers ?? 0) + 1, sums };
  const inbox: StoredAnswer = { v: 1, period, ...given };
  const shownNow = published ? (SurveyPeriod.parse(published.data).shown?.answers ?? 0) : 0;
  const { refresh, shownCount } = publication(running.answers, shownNow);
  return [
    { do: 'create', path: paths.inboxAnswer(officeId, deps.newId()), data: inbox },
    stored
      ? { do: 'update', before: stored, data: running }
      : { do: 'create', path: paths.surveyRunning(officeId, period), data: running },
    ...(refresh && shownCount === running.answers
      ? [
          {
            do: 'set' as const,
            path: paths.surveyPeriod(officeId, period),
            data: { v: 1, label, published: true, shown: { answers: running.answers, sums } },
          },
        ]
      : []),
  ];
}

function added(a: SurveySums, b: SurveySums): SurveySums {
  return SurveySums.parse(
    Object.fromEntries(Object.entries(a).map(([key, sum]) => [key, sum + b[key as keyof SurveySums]])),
  );
}

const roman = ['I', 'II', 'III', 'IV'];

/** Quarters (triwulan): the period most of the decrees print. */
function periodOf(at: number, office: Office): { period: string; label: string } {
  const day = localDay(at, office.hours.zone);
  const year = day.slice(0, 4);
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return { period: `${year}-T${String(quarter)}`, label: `Triwulan ${roman[quarter - 1] ?? ''} ${year}` };
}

export interface SurveyFigures {
  periodLabel: string;
  /** Answers the figures cover: a multiple of five. */
  shownCount: number;
  index: SurveyIndex | undefined;
}

/** The office's index of the current period; undefined until five have answered. */
export async function surveyFigures(deps: Deps, officeId: string): Promise<SurveyFigures> {
  const office = await requireOffice(deps, officeId);
  const { period, label } = periodOf(deps.now(), office);
  const stored = await deps.documents.get(paths.surveyPeriod(officeId, period));
  const shown = stored && SurveyPeriod.parse(stored.data).shown;
  if (!shown) return { periodLabel: label, shownCount: 0, index: undefined };
  return {
    periodLabel: label,
    shownCount: shown.answers,
    index: index(shown.sums, shown.answers, office.settings.surveyWeight),
  };
}

/** Firestore takes 500 writes a commit; an answer costs two. */
const movedAtOnce = 200;

/** Services with too few answers to stand alone. */
const otherServices = 'lainnya';

/**
 * The daily move: inbox answers get new random ids, in shuffled order, all with the time of one commit. After it not even
 * Firestore's own times say when an answer was given. A period's answers wait until five have gathered, since a smaller group's
 * day and service would point at cases; a day after the period's end the rest moves, however small. Runs once a day per office;
 * the day is recorded in the same commit.
 */
export async function moveSurveyInbox(deps: Deps, officeId: string): Promise<void> {
  const office = await requireOffice(deps, officeId);
  const today = localDay(deps.now(), office.hours.zone);
  const path = paths.job(officeId, 'survey-move');
  let job: Stored | undefined;
  // Asked every minute: once done, an instance remembers it for the rest of the day.
  const done = await remembered(deps, `${path} ${today}`, dayMs, async () => {
    job = await deps.documents.get(path);
    return job?.data['lastOn'] === today ? true : undefined;
  });
  if (done) return;
  const found = await deps.documents.find({
    collection: paths.surveyInbox(officeId),
    where: [],
    limit: movedAtOnce,
  });
  const waiting = found.map((stored) => ({ stored, answer: StoredAnswer.parse(stored.data) }));
  const { period: yesterdays } = periodOf(deps.now() - dayMs, office);
  const moving = [...Map.groupBy(waiting, ({ answer }) => answer.period)]
    .filter(([period, group]) => group.length >= smallestGroup || period < yesterdays)
    .flatMap(([, group]) => filed(group))
    .map((each) => ({ ...each, id: deps.newId() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  // A full inbox is moved in several runs; the day counts as done with the last.
  const outcome = found.length < movedAtOnce ? { v: 1, lastOn: today } : { v: 1, lastOn: '' };
  await deps.documents.commit([
    ...moving.flatMap(({ stored, answer, id }): Write[] => [
      { do: 'remove', before: stored },
      { do: 'create', path: paths.surveyResponse(officeId, id), data: answer },
    ]),
    jobWrite(job, path, outcome),
  ]);
}

/**
 * What moves of a group of one period: services with fewer than five answers in it go by *lainnya*, and a group that is itself
 * smaller says nothing of its respondents.
 */
function filed<T extends { answer: StoredAnswer }>(group: readonly T[]): T[] {
  const counts = Map.groupBy(group, ({ answer }) => answer.serviceId);
  const { own } = groupServices(
    Object.fromEntries([...counts].map(([service, answers]) => [service, answers.length])),
  );
  return group.map((each) => {
    const { serviceId, answer } = each.answer;
    const { respondent: _respondent, ...unnamed } = answer;
    return {
      ...each,
      answer: {
        ...each.answer,
        serviceId: own.includes(serviceId) ? serviceId : otherServices,
        answer: group.length < smallestGroup ? unnamed : answer,
      },
    };
  });
}

function jobWrite(job: Stored | undefined, path: string, data: object): Write {
  return job ? { do: 'update', before: job, data } : { do: 'create', path, data };
}
