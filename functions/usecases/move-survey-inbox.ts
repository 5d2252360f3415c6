import { addDays, localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { periodById, periodOn } from '../../domain/survey-period.ts';
import type { SurveyPeriod, SurveyPeriodDoc } from '../../domain/survey-period.ts';
import { filedService, StoredAnswer } from '../../domain/survey-report.ts';
import { groupServices, smallestGroup } from '../../domain/survey.ts';
import { requireOffice } from './browse.ts';
import { remembered } from './remembered.ts';
import { loadAnswers, loadRunning, moved, runningWrite } from './survey-answers.ts';
import type { Deps, Stored, Write } from './ports.ts';

/**
 * The daily move: inbox answers get new random ids, in shuffled order, all with the time of one commit, so that not even
 * Firestore's own times say when an answer was given. Answers move in groups of one period and one channel, never fewer than five:
 * a finished case's log tells that its survey was opened, and a lone answer of that channel would be that case's. A service with
 * fewer than five of a group goes by *lainnya*.
 */

interface Waiting {
  stored: Stored;
  answer: StoredAnswer;
}

/** Firestore takes 500 writes a commit; an answer costs two. */
const movedAtOnce = 200;
/** Answers moved before that are moved once more to hide the last few among them. */
const coverAtMost = 40;
const dayMs = 86_400_000;

/** Runs once a day per office, at the first tick of the day. Also opens the record of a period that has begun. */
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
  await openPeriodRecord(deps, office, periodOn(today, office.settings.survey.period));
  const found = await waitingIn(deps, officeId);
  const byPeriod = Map.groupBy(found, ({ answer }) => answer.period);
  const isWhole = found.length < movedAtOnce;
  for (const [period, waiting] of byPeriod) {
    // A day after a period's end the rest of it moves, however small.
    if (isWhole && periodById(period).toOn < addDays(today, -1))
      await moveRest(deps, office, period, waiting);
    else await moveGroups(deps, office, waiting);
  }
  // A full inbox is moved in several runs; the day counts as done with the last.
  const data = { v: 1, lastOn: isWhole ? today : '' };
  await deps.documents.commit([job ? { do: 'update', before: job, data } : { do: 'create', path, data }]);
}

/** Moves everything of a period that is over, before it is closed. @returns whether nothing of it waits any more */
export async function emptyInbox(deps: Deps, office: Office, period: string): Promise<boolean> {
  const waiting = await waitingIn(deps, office.id, period);
  if (waiting.length === 0) return true;
  if (waiting.length < movedAtOnce) await moveRest(deps, office, period, waiting);
  else await moveGroups(deps, office, waiting);
  return (await waitingIn(deps, office.id, period)).length === 0;
}

async function waitingIn(deps: Deps, officeId: string, period?: string): Promise<Waiting[]> {
  const found =
    period === undefined
      ? await deps.documents.find({
          collection: paths.surveyInbox(officeId),
          where: [],
          limit: movedAtOnce,
        })
      : await deps.documents.find({
          collection: paths.surveyInbox(officeId),
          where: [{ field: 'period', op: '==', value: period }],
          limit: movedAtOnce,
        });
  return found.map((stored) => ({ stored, answer: StoredAnswer.parse(stored.data) }));
}

/** Moves each channel's answers that are enough to hide one another. */
async function moveGroups(deps: Deps, office: Office, waiting: readonly Waiting[]): Promise<void> {
  for (const group of Map.groupBy(waiting, ({ answer }) => answer.channel).values()) {
    if (group.length >= smallestGroup) await moveTogether(deps, office.id, group);
  }
}

/**
 * The last answers of a period. A channel's few are moved together with some of its answers that were moved before, so that they
 * cannot be told from them; channels that are too small in the whole period are mixed and go by *other*; and a period that has too
 * few in all gives them to the next: they could not be shown there either.
 */
async function moveRest(
  deps: Deps,
  office: Office,
  period: string,
  waiting: readonly Waiting[],
): Promise<void> {
  const before = (await loadAnswers(deps, office.id, period)).filter(
    ({ answer }) => answer.sheet === undefined,
  );
  if (waiting.length + before.length < smallestGroup) return carryOver(deps, office, period, waiting);
  const all = Map.groupBy([...waiting, ...before], ({ answer }) => answer.channel);
  const { other } = groupServices(
    Object.fromEntries([...all].map(([channel, answers]) => [channel, answers.length])),
  );
  const newly = Map.groupBy(waiting, ({ answer }) => answer.channel);
  for (const [channel, group] of newly) {
    if (other.includes(channel)) continue;
    const cover =
      group.length >= smallestGroup
        ? []
        : before.filter(({ answer }) => answer.channel === channel).slice(0, coverAtMost);
    await moveTogether(deps, office.id, [...group, ...cover]);
  }
  if (![...newly.keys()].some((channel) => other.includes(channel))) return;
  const mixed = other.flatMap((channel) => [
    ...(newly.get(channel as StoredAnswer['channel']) ?? []),
    ...before.filter(({ answer }) => answer.channel === channel).slice(0, coverAtMost),
  ]);
  const unnamed = mixed.map(({ stored, answer }) => ({
    stored,
    answer: { ...answer, channel: 'other' as const },
  }));
  await moveTogether(deps, office.id, unnamed);
}

/** One commit: the same times for all, new ids, in the order of those. Lost to another run of the same move: that one did it. */
async function moveTogether(deps: Deps, officeId: string, group: readonly Waiting[]): Promise<void> {
  const filed = filedService(group.map(({ answer }) => answer));
  const shuffled = group
    .map(({ stored, answer }) => ({ stored, answer, id: deps.newId() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await deps.documents.commit(
    shuffled.flatMap(({ stored, answer, id }): Write[] => [
      { do: 'remove', before: stored },
      {
        do: 'create',
        path: paths.surveyResponse(officeId, id),
        data: { ...answer, serviceId: filed(answer) },
      },
    ]),
  );
}

/** Into the period that runs now, with their part of the sums. They stay in the inbox until enough have joined them. */
async function carryOver(
  deps: Deps,
  office: Office,
  period: string,
  waiting: readonly Waiting[],
): Promise<void> {
  if (waiting.length === 0) return;
  const today = localDay(deps.now(), office.hours.zone);
  const to = periodOn(today, office.settings.survey.period).id;
  const [old, running] = await Promise.all([
    loadRunning(deps, office.id, period),
    loadRunning(deps, office.id, to),
  ]);
  const answers = waiting.map(({ answer }) => answer);
  await deps.documents.commit([
    ...waiting.map(({ stored, answer }): Write => ({
      do: 'update',
      before: stored,
      data: { ...answer, period: to },
    })),
    runningWrite(office.id, old, moved(old.running, { removed: answers })),
    runningWrite(office.id, running, moved(running.running, { added: answers })),
  ]);
}

/** The record of a period, made when its first day has come. */
export async function openPeriodRecord(deps: Deps, office: Office, period: SurveyPeriod): Promise<void> {
  const path = paths.surveyPeriod(office.id, period.id);
  if (await deps.documents.get(path)) return;
  await deps.documents.commit([{ do: 'create', path, data: newRecord(period) }]);
}

export function newRecord(period: SurveyPeriod): SurveyPeriodDoc {
  return { v: 1, ...period, state: 'open', published: false, freezes: [] };
}
