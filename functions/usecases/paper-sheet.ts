import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { addDays } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { PaperSheet } from '../../domain/skm-api.ts';
import { periodById, periodOn } from '../../domain/survey-period.ts';
import type { SurveyPeriod } from '../../domain/survey-period.ts';
import { StoredAnswer, unnamedService } from '../../domain/survey-report.ts';
import { formOrder } from '../../domain/survey.ts';
import { listCatalogue } from './browse.ts';
import { untilCommitted } from './case.ts';
import { newRecord } from './move-survey-inbox.ts';
import { moved, runningOf, runningWrite } from './survey-answers.ts';
import { listPeriods } from './survey-data.ts';
import { asSurveyOfficer } from './survey-officer.ts';
import type { SurveyDesk } from './survey-officer.ts';
import type { Deps, Write } from './ports.ts';

/**
 * Answers typed from paper. They go straight to the stored answers, under the sheet's number: whoever types knows the sheet anyway,
 * and a number typed twice is found. The day on the sheet decides the period and is not kept.
 */

type Problem = Result<never> & { ok: false };

const invalid = (field: string, problem: string): Problem =>
  refuse({ code: 'invalid-input', fields: [{ field, problem }] });

/** How far back a sheet may begin a period of its own: the year before a yearly survey's. */
const lateDays = 731;

const closedAlready: Refusal = { code: 'not-now', expected: ['open'] };

/**
 * Refuses `not-allowed`, `invalid-input` (`on`: `future`, or `too-old` for a day more than two years back whose period was
 * never opened; `values`: blanks the office does not take, or nothing at all; `sheet`:
 * `taken`; `serviceId`), and `not-now` for a sheet of a closed period that is not being corrected.
 */
export async function enterPaperSheet(
  deps: Deps,
  uid: string,
  { officeId, sheet }: InputOf<StaffApi['enterPaperSheet']>,
): Promise<Result<OutputOf<StaffApi['enterPaperSheet']>>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, today } = desk.value;
  const problem = await sheetProblem(deps, desk.value, sheet);
  if (problem) return problem;
  return untilCommitted(deps, async () => {
    const found = await periodOfSheet(deps, office, sheet.on);
    if (found.state === 'closed') return refuse(closedAlready);
    // A mistyped year must not begin a period of years ago.
    if (found.state === 'unknown' && sheet.on < addDays(today, -lateDays)) return invalid('on', 'too-old');
    const { period } = found;
    const path = paths.paperAnswer(officeId, period.id, sheet.sheet);
    const [running, record, taken] = await deps.documents.getAll([
      paths.surveyRunning(officeId, period.id),
      paths.surveyPeriod(officeId, period.id),
      path,
    ]);
    if (taken) return invalid('sheet', 'taken');
    const sums = runningOf(period.id, running);
    if (sums.running.closed) return refuse(closedAlready);
    const answer = answerOf(period.id, sheet);
    const sheets = (sums.running.sheets ?? 0) + 1;
    const outcome = await deps.documents.commit([
      { do: 'create', path, data: answer },
      runningWrite(officeId, sums, { ...moved(sums.running, { added: [answer] }), sheets }),
      ...(record ? [] : [recordOf(officeId, period.id)]),
    ]);
    return outcome === 'lost' ? 'lost' : ok({ period: period.id, sheets });
  });
}

/** Mends what was typed, or takes a sheet out. Refuses as `enterPaperSheet`, and `not-found` for a number nobody has typed. */
export async function correctPaperSheet(
  deps: Deps,
  uid: string,
  { officeId, period, number, sheet }: InputOf<StaffApi['correctPaperSheet']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  if (sheet) {
    const problem = await sheetProblem(deps, desk.value, sheet);
    if (problem) return problem;
    const { fromOn, toOn } = periodById(period);
    if (sheet.on < fromOn || sheet.on > toOn) return invalid('on', 'other-period');
  }
  return untilCommitted(deps, async () => {
    const renumbered = sheet && sheet.sheet !== number;
    const [running, before, taken] = await deps.documents.getAll([
      paths.surveyRunning(officeId, period),
      paths.paperAnswer(officeId, period, number),
      ...(renumbered ? [paths.paperAnswer(officeId, period, sheet.sheet)] : []),
    ]);
    if (!before) return refuse({ code: 'not-found' });
    if (taken) return invalid('sheet', 'taken');
    const sums = runningOf(period, running);
    if (sums.running.closed) return refuse(closedAlready);
    const removed = StoredAnswer.parse(before.data);
    const added = sheet && answerOf(period, sheet);
    const data = moved(sums.running, { removed: [removed], added: added ? [added] : [] });
    const sheets = Math.max(0, (sums.running.sheets ?? 0) - (added ? 0 : 1));
    const outcome = await deps.documents.commit([
      ...(!added
        ? [{ do: 'remove', before } satisfies Write]
        : renumbered
          ? [
              { do: 'remove', before } satisfies Write,
              {
                do: 'create',
                path: paths.paperAnswer(officeId, period, sheet.sheet),
                data: added,
              } satisfies Write,
            ]
          : [{ do: 'update', before, data: added } satisfies Write]),
      runningWrite(officeId, sums, { ...data, sheets }),
    ]);
    return outcome === 'lost' ? 'lost' : ok({});
  });
}

/** What was typed from a sheet. Refuses `not-allowed`, `not-found`. */
export async function openPaperSheet(
  deps: Deps,
  uid: string,
  { officeId, period, number }: InputOf<StaffApi['openPaperSheet']>,
): Promise<Result<OutputOf<StaffApi['openPaperSheet']>>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const stored = await deps.documents.get(paths.paperAnswer(officeId, period, number));
  if (!stored) return refuse({ code: 'not-found' });
  const { serviceId, values, respondent, suggestion } = StoredAnswer.parse(stored.data);
  return ok({
    sheet: {
      sheet: number,
      ...(serviceId !== unnamedService && { serviceId }),
      values,
      ...(respondent && { respondent }),
      ...(suggestion !== undefined && { suggestion }),
    },
  });
}

/**
 * The open period in which a day lies. The office's present length of period comes first; a day that only a period of an older
 * length has belongs to that one.
 */
async function periodOfSheet(
  deps: Deps,
  office: Office,
  on: string,
): Promise<{ state: 'open' | 'unknown'; period: SurveyPeriod } | { state: 'closed' }> {
  const period = periodOn(on, office.settings.survey.period);
  const having = (await listPeriods(deps, office.id)).filter(
    ({ fromOn, toOn }) => fromOn <= on && on <= toOn,
  );
  const record = having.find(({ id }) => id === period.id) ?? having[0];
  if (!record) return { state: 'unknown', period };
  return record.state === 'open' ? { state: 'open', period: record } : { state: 'closed' };
}

async function sheetProblem(
  deps: Deps,
  { office, today }: SurveyDesk,
  sheet: PaperSheet,
): Promise<Problem | undefined> {
  if (sheet.on > today) return invalid('on', 'future');
  const answered = formOrder.filter((key) => sheet.values[key] !== undefined).length;
  if (answered === 0) return invalid('values', 'required');
  if (answered < formOrder.length && office.settings.survey.blanks === 'refuse')
    return invalid('values', 'blank');
  if (sheet.serviceId === undefined || sheet.serviceId === unnamedService) return undefined;
  const catalogue = await listCatalogue(deps, office.id);
  const known = catalogue.some(({ serviceId }) => serviceId === sheet.serviceId);
  return known ? undefined : invalid('serviceId', 'not-a-choice');
}

function answerOf(period: string, sheet: PaperSheet): StoredAnswer {
  const { values, respondent, suggestion, serviceId } = sheet;
  return {
    v: 1,
    period,
    serviceId: serviceId ?? unnamedService,
    channel: 'paper',
    by: 'typed',
    values,
    ...(respondent && { respondent }),
    ...(suggestion !== undefined && suggestion !== '' && { suggestion }),
    sheet: sheet.sheet,
  };
}

function recordOf(officeId: string, period: string): Write {
  return {
    do: 'create',
    path: paths.surveyPeriod(officeId, period),
    data: newRecord(periodById(period)),
  };
}
