import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { LiveFigures } from '../../domain/skm-api.ts';
import { periodById, previousPeriod, SurveyPeriodDoc, SurveyPlan } from '../../domain/survey-period.ts';
import type { SurveyPeriod, SurveyPlanRow } from '../../domain/survey-period.ts';
import { canonicalAnswers, figureData, SurveyReport, surveyReport } from '../../domain/survey-report.ts';
import { figureOf, formOrder, measure, regulationOrder } from '../../domain/survey.ts';
import { listCatalogue } from './browse.ts';
import { remembered } from './remembered.ts';
import { currentPeriod, loadAnswers, loadRunning } from './survey-answers.ts';
import type { KeptAnswer } from './survey-answers.ts';
import type { Deps, Stored } from './ports.ts';

/** What the survey's pages, console and files read: records of periods, plans, the report of a period, and live figures. */

/** More periods than an office has in twenty years of months. */
const manyPeriods = 300;

export async function listPeriods(deps: Deps, officeId: string): Promise<SurveyPeriodDoc[]> {
  const found = await deps.documents.find({
    collection: paths.surveyPeriods(officeId),
    where: [],
    limit: manyPeriods,
  });
  return found
    .map(({ data }) => SurveyPeriodDoc.parse(data))
    .sort((a, b) => (a.fromOn > b.fromOn ? -1 : a.fromOn < b.fromOn ? 1 : a.id < b.id ? -1 : 1));
}

export async function loadRecord(
  deps: Deps,
  officeId: string,
  period: string,
): Promise<{ stored: Stored; record: SurveyPeriodDoc } | undefined> {
  const stored = await deps.documents.get(paths.surveyPeriod(officeId, period));
  return stored && { stored, record: SurveyPeriodDoc.parse(stored.data) };
}

export async function loadPlan(deps: Deps, officeId: string, period: string): Promise<SurveyPlanRow[]> {
  const stored = await deps.documents.get(paths.surveyPlan(officeId, period));
  return stored ? SurveyPlan.parse(stored.data).rows : [];
}

/** A period with all its answers: what its report is made of, and whether it still is what was frozen. */
export interface SurveyData {
  period: SurveyPeriod;
  record: SurveyPeriodDoc | undefined;
  answers: KeptAnswer[];
  plan: SurveyPlanRow[];
  report: SurveyReport;
  /** Undefined while it was never closed. */
  intact: boolean | undefined;
}

/** Reads one document per answer of the period. */
export async function loadSurveyData(
  deps: Deps,
  office: Office,
  periodId: string,
  periods?: readonly SurveyPeriodDoc[],
): Promise<SurveyData> {
  const period = periodById(periodId);
  const before = previousPeriod(period);
  const [records, answers, plan, previous, catalogue] = await Promise.all([
    periods ?? listPeriods(deps, office.id),
    loadAnswers(deps, office.id, periodId),
    loadPlan(deps, office.id, periodId),
    loadPlan(deps, office.id, before.id),
    listCatalogue(deps, office.id),
  ]);
  const record = records.find(({ id }) => id === periodId);
  const said = answers.map(({ answer }) => answer);
  const report = surveyReport({
    office,
    services: catalogue.map(({ serviceId, name, section }) => ({ id: serviceId, name, section })),
    period,
    record,
    today: localDay(deps.now(), office.hours.zone),
    answers: said,
    others: records,
    plan,
    ...(previous.length > 0 && { previousPlan: { periodId: before.id, rows: previous } }),
  });
  const freeze = record?.freezes.at(-1);
  return {
    period,
    record,
    answers,
    plan,
    report,
    intact: freeze && deps.sha256(canonicalAnswers(said)) === freeze.sha256,
  };
}

/** The running period's figures as of the last multiple of five answers: nothing before the fifth. */
export async function liveFigures(deps: Deps, office: Office): Promise<LiveFigures> {
  const { id: period, label } = currentPeriod(deps, office);
  const { shown } = (await loadRunning(deps, office.id, period)).running;
  if (!shown) return { period, label, answers: 0, elements: [] };
  const { weight, order } = office.settings.survey;
  const measured = measure(shown.sums, shown.counts, weight);
  return LiveFigures.parse({
    period,
    label,
    answers: shown.answers,
    ...(measured && { index: figureData(measured.figure) }),
    elements: (order === 'form' ? formOrder : regulationOrder)
      .filter((key) => shown.counts[key] > 0)
      .map((key) => ({ key, figure: figureData(figureOf(shown.sums[key], shown.counts[key])) })),
  });
}

/** What the public index page shows. */
export interface PublicIndex {
  live: LiveFigures;
  /** Published periods, newest first. */
  published: { id: string; label: string; figure?: SurveyReport['index'] }[];
  /** The newest published one. */
  latest: SurveyReport | undefined;
}

/** Published periods change a few times a year, and are looked at again and again. */
const publishedFreshForMs = 60_000;

export async function publicIndex(deps: Deps, office: Office): Promise<PublicIndex> {
  const [live, published] = await Promise.all([
    liveFigures(deps, office),
    remembered(deps, `published ${paths.surveyPeriods(office.id)}`, publishedFreshForMs, async () => {
      const found = await deps.documents.find({
        collection: paths.surveyPeriods(office.id),
        where: [{ field: 'published', op: '==', value: true }],
        limit: manyPeriods,
      });
      return found
        .map(({ data }) => SurveyPeriodDoc.parse(data))
        .sort((a, b) => (a.toOn > b.toOn ? -1 : a.toOn < b.toOn ? 1 : 0));
    }),
  ]);
  const reports = await Promise.all(
    published.slice(0, shownAtOnce).map(({ id }) => publishedReport(deps, office, id)),
  );
  return {
    live,
    published: published.map(({ id, label }, i) => {
      const index = reports[i]?.index;
      return { id, label, ...(index && { figure: index }) };
    }),
    latest: reports[0],
  };
}

/** As many figures as fit a page; older periods are listed by name. */
const shownAtOnce = 12;

/** The report of a period as it was published, with the follow-up plan as it stands. Suggestions are in no published report. */
export async function publishedReport(
  deps: Deps,
  office: Office,
  period: string,
): Promise<SurveyReport | undefined> {
  const path = paths.surveyPublication(office.id, period);
  return remembered(deps, path, publishedFreshForMs, async () => {
    const stored = await deps.documents.get(path);
    if (!stored) return undefined;
    const report = SurveyReport.parse(stored.data['report']);
    return { ...report, plan: await loadPlan(deps, office.id, period) };
  });
}
