import type { InputOf, StaffApi } from '../../domain/api.ts';
import { addDays, startOfDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { periodById, previousPeriod } from '../../domain/survey-period.ts';
import type { SurveyFreeze, SurveyPeriodDoc, SurveyPopulation } from '../../domain/survey-period.ts';
import { canonicalAnswers } from '../../domain/survey-report.ts';
import { tally } from '../../domain/survey.ts';
import { untilCommitted } from './case.ts';
import { emptyInbox, newRecord } from './move-survey-inbox.ts';
import { forget } from './remembered.ts';
import { loadAnswers, loadRunning, runningWrite } from './survey-answers.ts';
import { loadRecord, loadSurveyData } from './survey-data.ts';
import { asSurveyOfficer } from './survey-officer.ts';
import type { Deps, Stored, Write } from './ports.ts';

/** A period's way: open → closed (frozen) → published; open again for a correction, with a reason. */

type InPeriod = InputOf<StaffApi['closePeriod']>;
type Done = Result<Record<string, never>>;

/**
 * Freezes a period: its data set becomes a file under its hash, and its record says so. Every answer and sheet moves the running
 * sums, which this commit compares: what comes in between makes it begin anew, what comes after finds the period closed.
 * Refuses `not-allowed` and `not-now` (before the period's end, or closed already).
 */
export async function closePeriod(
  deps: Deps,
  uid: string,
  { officeId, period }: InPeriod,
): Promise<Result<{ sha256: string }>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, today, post } = desk.value;
  if (periodById(period).toOn >= today) return refuse({ code: 'not-now', expected: ['ended'] });
  return untilCommitted(deps, async () => {
    if (!(await emptyInbox(deps, office, period))) return 'lost';
    const known = await loadRecord(deps, officeId, period);
    const record = known?.record ?? newRecord(periodById(period));
    if (record.state !== 'open') return refuse({ code: 'not-now', expected: ['open'] });
    const sums = await loadRunning(deps, officeId, period);
    const answers = (await loadAnswers(deps, officeId, period)).map(({ answer }) => answer);
    const counted = { answers: answers.length, ...tally(answers) };
    if (sums.running.answers !== counted.answers)
      deps.log('survey sums differ from the answers', {
        officeId,
        period,
        sums: sums.running.answers,
        answers: counted.answers,
      });
    const bytes = new TextEncoder().encode(canonicalAnswers(answers));
    const sha256 = deps.sha256(bytes);
    await deps.files.save(officeId, bytes, 'text/plain');
    const { correcting, ...rest } = record;
    const freeze: SurveyFreeze = {
      at: deps.now(),
      ...counted,
      sha256,
      post,
      ...(correcting && { reason: correcting.reason }),
    };
    const outcome = await deps.documents.commit([
      recordWrite(known?.stored, officeId, {
        ...rest,
        state: 'closed',
        freezes: [...record.freezes, freeze],
      }),
      runningWrite(officeId, sums, { ...sums.running, ...counted, closed: true }),
    ]);
    return outcome === 'lost' ? 'lost' : ok({ sha256 });
  });
}

/**
 * Opens a closed or published period again, for paper sheets only. Its freezes stay, and what was published stays published until
 * it is published anew. Refuses `not-allowed` and `not-now`.
 */
export async function correctPeriod(
  deps: Deps,
  uid: string,
  { officeId, period, reason }: InputOf<StaffApi['correctPeriod']>,
): Promise<Done> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { post } = desk.value;
  return untilCommitted(deps, async () => {
    const known = await loadRecord(deps, officeId, period);
    if (!known || known.record.state === 'open')
      return refuse({ code: 'not-now', expected: ['closed', 'published'] });
    const sums = await loadRunning(deps, officeId, period);
    const { closed: _closed, ...running } = sums.running;
    const data = {
      ...known.record,
      state: 'open' as const,
      correcting: { at: deps.now(), reason, post },
    };
    const outcome = await deps.documents.commit([
      recordWrite(known.stored, officeId, data),
      runningWrite(officeId, sums, running),
    ]);
    return outcome === 'lost' ? 'lost' : ok({});
  });
}

/**
 * Publishes a closed period: its report, without what people wrote, is kept as published. Refuses `not-allowed`, and `not-now` for a
 * period that is not closed or whose answers no longer are what was frozen.
 */
export async function publishPeriod(deps: Deps, uid: string, { officeId, period }: InPeriod): Promise<Done> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office } = desk.value;
  return untilCommitted(deps, async () => {
    const known = await loadRecord(deps, officeId, period);
    if (known?.record.state !== 'closed') return refuse({ code: 'not-now', expected: ['closed'] });
    const record: SurveyPeriodDoc = {
      ...known.record,
      state: 'published',
      published: true,
      publishedAt: deps.now(),
    };
    const data = await loadSurveyData(deps, office, period);
    if (data.intact !== true) return refuse({ code: 'not-now', expected: ['intact'] });
    const report = { ...data.report, state: record.state, suggestions: [], plan: [] };
    const outcome = await deps.documents.commit([
      recordWrite(known.stored, officeId, record),
      { do: 'set', path: paths.surveyPublication(officeId, period), data: { v: 1, report } },
    ]);
    if (outcome === 'lost') return 'lost';
    forget(deps, `published ${paths.surveyPeriods(officeId)}`, paths.surveyPublication(officeId, period));
    return ok({});
  });
}

/** More applications than an office has in a year. */
const farMore = 50_000;

/**
 * Service users of the period before, from whom the sample follows: counted in Loket, or told by the office.
 * Refuses `not-allowed`, and `not-now` once the period is closed.
 */
export async function setPopulation(
  deps: Deps,
  uid: string,
  { officeId, period: id, population: told }: InputOf<StaffApi['setPopulation']>,
): Promise<Result<{ count: number }>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office } = desk.value;
  const period = periodById(id);
  const before = previousPeriod(period);
  const { zone } = office.hours;
  const population: SurveyPopulation =
    told.source === 'manual'
      ? told
      : {
          source: 'loket',
          count: await applicationsBetween(
            deps,
            officeId,
            startOfDay(before.fromOn, zone),
            startOfDay(addDays(before.toOn, 1), zone),
          ),
          note: `Permohonan di Loket pada ${before.label}`,
        };
  return untilCommitted(deps, async () => {
    const known = await loadRecord(deps, officeId, id);
    if (known && known.record.state !== 'open') return refuse({ code: 'not-now', expected: ['open'] });
    const record = { ...(known?.record ?? newRecord(period)), population };
    const outcome = await deps.documents.commit([recordWrite(known?.stored, officeId, record)]);
    return outcome === 'lost' ? 'lost' : ok({ count: population.count });
  });
}

async function applicationsBetween(
  deps: Deps,
  officeId: string,
  fromAt: number,
  toAt: number,
): Promise<number> {
  const found = await deps.documents.find({
    collection: paths.applications(officeId),
    where: [
      { field: 'submittedAt', op: '>=', value: fromAt },
      { field: 'submittedAt', op: '<', value: toAt },
    ],
    limit: farMore,
  });
  return found.length;
}

function recordWrite(stored: Stored | undefined, officeId: string, record: SurveyPeriodDoc): Write {
  return stored
    ? { do: 'update', before: stored, data: record }
    : { do: 'create', path: paths.surveyPeriod(officeId, record.id), data: record };
}
