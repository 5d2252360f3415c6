import * as z from 'zod';
import { IsoDay, localDay } from './calendar.ts';
import { canonicalJson } from './chain.ts';
import type { Office } from './office.ts';
import {
  periodById,
  SurveyFreeze,
  SurveyOrder,
  SurveyPeriod,
  SurveyPeriodState,
  SurveyPlanRow,
  SurveyPopulation,
} from './survey-period.ts';
import type { SurveyPeriodDoc } from './survey-period.ts';
import {
  figureOf,
  formOrder,
  groupServices,
  measure,
  printedMeans,
  regulationOrder,
  sampleSize,
  smallestGroup,
  SurveyElement,
  surveyGenders,
  SurveyJob,
  surveyQuestions,
  SurveyRespondent,
  SurveyValue,
  SurveyWeight,
  tally,
} from './survey.ts';
import type { SurveyFigure } from './survey.ts';

/**
 * Everything the report, the poster, the dashboard and the exports of a period say, as data. Figures are whole numbers, rounded
 * half up once from the exact quotient. What fewer than five people said is not in it, nor what a difference would give away.
 */

/** How an answer came: by a finished case's link, the QR at the counter, a paper sheet, the kiosk; `other`: too few to name. */
export const SurveyChannel = z.enum(['link', 'counter-qr', 'paper', 'kiosk', 'other']);
export type SurveyChannel = z.infer<typeof SurveyChannel>;

/** Who put it in: the person alone, with help of staff at the device, or staff from a paper sheet. */
export const SurveyTyping = z.enum(['self', 'assisted', 'typed']);
export type SurveyTyping = z.infer<typeof SurveyTyping>;

/** Id and label of services too few to stand alone, and of answers that name none. */
export const otherServices = 'lainnya';
export const unnamedService = 'umum';

/**
 * One answer as stored, in the inbox and after the daily move alike. `serviceId` is a service's, *lainnya* or *umum*. It holds no
 * time and no case. A blank is an element left out; only paper has blanks.
 */
export const StoredAnswer = z.strictObject({
  v: z.literal(1),
  period: z.string(),
  serviceId: z.string(),
  channel: SurveyChannel,
  by: SurveyTyping,
  values: z.partialRecord(SurveyElement, SurveyValue),
  respondent: SurveyRespondent.optional(),
  suggestion: z.string().max(1000).optional(),
  /** The suggestion holds personal data or abuse: shown to nobody any more. */
  hidden: z.literal(true).optional(),
  /** Number on the paper sheet. */
  sheet: z.int().optional(),
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

export const SurveyFigureData = z.strictObject({
  /** 8728 = 87,28 */
  hundredths: z.int(),
  letter: z.enum(['A', 'B', 'C', 'D']),
  performance: z.string(),
});
export type SurveyFigureData = z.infer<typeof SurveyFigureData>;

export const SurveyElementRow = z.strictObject({
  key: SurveyElement,
  /** `U1`…`U9` in the report's order. */
  number: z.string(),
  name: z.string(),
  sum: z.int(),
  /** Questionnaires in which it was answered. */
  n: z.int(),
  /** NRR in thousandths, half up: for show. Absent with n = 0. */
  nrr: z.int().optional(),
  /** NRR × weight in thousandths, half up: for show only; printed ones do not add up to the index. */
  weighted: z.int().optional(),
  figure: SurveyFigureData.optional(),
});
export type SurveyElementRow = z.infer<typeof SurveyElementRow>;

/** Answers of one service, section or channel. Those of fewer than five stand together as `lainnya`. */
export const SurveyGroupRow = z.strictObject({
  id: z.string(),
  label: z.string(),
  answers: z.int(),
  figure: SurveyFigureData.optional(),
});
export type SurveyGroupRow = z.infer<typeof SurveyGroupRow>;

/** One cell of a respondent attribute. `suppressed`: neither count nor figure is told. */
export const SurveyCell = z.strictObject({
  id: z.string(),
  label: z.string(),
  suppressed: z.boolean(),
  answers: z.int().optional(),
  figure: SurveyFigureData.optional(),
});
export type SurveyCell = z.infer<typeof SurveyCell>;

export const SurveyReport = z.strictObject({
  office: z.strictObject({
    id: z.string(),
    name: z.string(),
    regency: z.string(),
    province: z.string(),
    governmentLine: z.string(),
    officeLine: z.string(),
    addressLines: z.array(z.string()),
    place: z.string(),
    demo: z.boolean(),
  }),
  period: SurveyPeriod,
  state: SurveyPeriodState,
  /** The day it was computed for. */
  madeOn: IsoDay,
  /** The freeze it rests on; absent while the period is open: then the figures are provisional. */
  freeze: SurveyFreeze.optional(),
  /** Reasons of corrections, oldest first. */
  corrections: z.array(z.strictObject({ on: IsoDay, reason: z.string() })),
  order: SurveyOrder,
  weight: SurveyWeight,
  /** Questionnaires. */
  answers: z.int(),
  /** Questions left blank, over all questionnaires. */
  blanks: z.int(),
  /** The index (IKM) in the office's weight. Absent: "belum ada data". */
  index: SurveyFigureData.optional(),
  /** NI = Σ NRR ÷ 9 in ten-thousandths, half up: 34911 = 3,4911. For show. */
  ni: z.int().optional(),
  /** The index in each weight variant. */
  variants: z.array(z.strictObject({ weight: SurveyWeight, figure: SurveyFigureData })),
  /** All nine, in the report's order. */
  elements: z.array(SurveyElementRow),
  /** The three lowest and the three highest, worst and best first. */
  lowest: z.array(SurveyElement),
  highest: z.array(SurveyElement),
  services: z.array(SurveyGroupRow),
  sections: z.array(SurveyGroupRow),
  channels: z.array(SurveyGroupRow),
  attributes: z.strictObject({
    gender: z.array(SurveyCell),
    age: z.array(SurveyCell),
    education: z.array(SurveyCell),
    job: z.array(SurveyCell),
  }),
  /** Share put in by each, in tenths of a percent of all questionnaires. */
  typing: z.array(
    z.strictObject({ by: SurveyTyping, label: z.string(), answers: z.int(), permille: z.int() }),
  ),
  sample: z.strictObject({
    population: SurveyPopulation.optional(),
    minimum: z.int(),
    /** Respondents needed (Krejcie–Morgan); absent while the population is not known. */
    needed: z.int().optional(),
    missing: z.int().optional(),
    reached: z.boolean(),
  }),
  /** What people suggested, the hidden ones left out, sorted by their words. */
  suggestions: z.array(z.string()),
  /** Earlier periods of the same length that were closed, and this one, oldest first, all in this report's weight. */
  trend: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      answers: z.int(),
      figure: SurveyFigureData.optional(),
    }),
  ),
  /** The follow-up plan of this period, and what became of the previous period's. */
  plan: z.array(SurveyPlanRow),
  previousPlan: z
    .strictObject({ periodId: z.string(), label: z.string(), rows: z.array(SurveyPlanRow) })
    .optional(),
});
export type SurveyReport = z.infer<typeof SurveyReport>;

/** Age bands of reports and exports: an age to the year could point at a person. */
export const ageBands = ['≤ 20', '21–30', '31–40', '41–50', '51–60', '> 60'] as const;
export type AgeBand = (typeof ageBands)[number];

export function ageBandOf(age: number): AgeBand {
  if (age <= 20) return '≤ 20';
  if (age <= 30) return '21–30';
  if (age <= 40) return '31–40';
  if (age <= 50) return '41–50';
  return age <= 60 ? '51–60' : '> 60';
}

export const jobLabels: Readonly<Record<SurveyJob, string>> = {
  PNS: 'PNS',
  TNI: 'TNI',
  POLRI: 'POLRI',
  SWASTA: 'Swasta',
  WIRAUSAHA: 'Wirausaha',
  LAINNYA: 'Lainnya',
};

export const channelLabels: Readonly<Record<SurveyChannel, string>> = {
  link: 'Tautan permohonan selesai',
  'counter-qr': 'Kode QR di loket',
  paper: 'Kuesioner kertas',
  kiosk: 'Perangkat di kantor',
  other: 'Lainnya',
};

export const typingLabels: Readonly<Record<SurveyTyping, string>> = {
  self: 'Diisi sendiri',
  assisted: 'Dibantu petugas',
  typed: 'Diketik petugas dari kertas',
};

const otherLabel = 'Lainnya';
const unnamedLabel = 'Layanan tidak disebutkan';
const notStated = 'tidak-disebutkan';
const notStatedLabel = 'Tidak disebutkan';

export interface SurveyReportInput {
  office: Office;
  /** In the order in which they are listed; `section` is the one that answers for the service. */
  services: readonly { id: string; name: string; section?: string | undefined }[];
  period: SurveyPeriod;
  /** The record of the period, if it has one. */
  record?: SurveyPeriodDoc | undefined;
  /** The office's calendar day. */
  today: string;
  /** Stored answers of this period. */
  answers: readonly StoredAnswer[];
  /** Records of other periods: those of the same length that were closed before this one make the trend. */
  others: readonly SurveyPeriodDoc[];
  plan: readonly SurveyPlanRow[];
  previousPlan?: { periodId: string; rows: readonly SurveyPlanRow[] } | undefined;
}

/** The report of a period. With fewer than five answers it says how many there are, and nothing of what they say. */
export function surveyReport(input: SurveyReportInput): SurveyReport {
  const { office, period, record } = input;
  const { weight, order, minimumSample } = office.settings.survey;
  const told = input.answers.length >= smallestGroup ? input.answers : [];
  const { sums, counts } = tally(told);
  const measured = measure(sums, counts, weight);
  const keys = order === 'form' ? formOrder : regulationOrder;
  const elements = keys.map((key, i) => elementRow(key, i, sums[key], counts[key], weight));
  const byWorst = elements.filter(({ n }) => n > 0).sort((a, b) => a.sum * b.n - b.sum * a.n);
  const freeze = record?.state === 'open' ? undefined : record?.freezes.at(-1);
  return {
    office: officeFacts(office),
    period: SurveyPeriod.parse({
      id: period.id,
      kind: period.kind,
      label: period.label,
      fromOn: period.fromOn,
      toOn: period.toOn,
    }),
    state: record?.state ?? 'open',
    madeOn: input.today,
    ...(freeze && { freeze }),
    corrections: correctionsOf(record, office),
    order,
    weight,
    answers: input.answers.length,
    blanks: told.length * formOrder.length - formOrder.reduce((sum, key) => sum + counts[key], 0),
    ...(measured && { index: figureData(measured.figure), ni: measured.ni }),
    variants: SurveyWeight.options.flatMap((each) => {
      const varied = measure(sums, counts, each);
      return varied ? [{ weight: each, figure: figureData(varied.figure) }] : [];
    }),
    elements,
    lowest: byWorst.slice(0, 3).map(({ key }) => key),
    highest: byWorst
      .toReversed()
      .slice(0, 3)
      .map(({ key }) => key),
    ...serviceRows(input, told, weight),
    channels: channelRows(told, weight),
    attributes: {
      gender: cells(
        told,
        ({ gender }) => gender,
        Object.entries(surveyGenders).map(([id, label]) => ({ id, label })),
        weight,
      ),
      age: cells(
        told,
        ({ age }) => (age === undefined ? undefined : ageBandOf(age)),
        ageBands.map((band) => ({ id: band, label: `${band} tahun` })),
        weight,
      ),
      education: cells(
        told,
        ({ education }) => education,
        office.settings.educations.map((level) => ({ id: level, label: level })),
        weight,
      ),
      job: cells(
        told,
        ({ job }) => job,
        SurveyJob.options.map((job) => ({ id: job, label: jobLabels[job] })),
        weight,
      ),
    },
    typing: typingShares(input.answers),
    sample: sampleOf(record?.population, minimumSample, input.answers.length),
    suggestions: told
      .flatMap(({ suggestion, hidden }) => (suggestion === undefined || hidden ? [] : [suggestion]))
      .sort(),
    trend: trendOf(input, measured && figureData(measured.figure), weight),
    plan: [...input.plan],
    ...(input.previousPlan && {
      previousPlan: {
        periodId: input.previousPlan.periodId,
        label: periodById(input.previousPlan.periodId).label,
        rows: [...input.previousPlan.rows],
      },
    }),
  };
}

function officeFacts({ id, name, regency, province, letterhead, demo }: Office): SurveyReport['office'] {
  return { id, name, regency, province, ...letterhead, demo };
}

/** Every freeze but the first came of a correction, and one may be under way. */
function correctionsOf(record: SurveyPeriodDoc | undefined, office: Office): SurveyReport['corrections'] {
  if (!record) return [];
  const on = (at: number) => localDay(at, office.hours.zone);
  return [
    ...record.freezes.flatMap(({ at, reason }) => (reason === undefined ? [] : [{ on: on(at), reason }])),
    ...(record.correcting ? [{ on: on(record.correcting.at), reason: record.correcting.reason }] : []),
  ];
}

export function figureData({ hundredths, category }: SurveyFigure): SurveyFigureData {
  return { hundredths, letter: category.letter, performance: category.performance };
}

function elementRow(
  key: SurveyElement,
  position: number,
  sum: number,
  n: number,
  weight: SurveyWeight,
): SurveyElementRow {
  return {
    key,
    number: `U${String(position + 1)}`,
    name: surveyQuestions[key].name,
    sum,
    n,
    ...(n > 0 && { ...printedMeans(sum, n, weight), figure: figureData(figureOf(sum, n)) }),
  };
}

function groupRow(
  id: string,
  label: string,
  answers: readonly StoredAnswer[],
  weight: SurveyWeight,
): SurveyGroupRow {
  const { sums, counts } = tally(answers);
  const measured = answers.length >= smallestGroup ? measure(sums, counts, weight) : undefined;
  return {
    id,
    label,
    answers: answers.length,
    ...(measured && { figure: figureData(measured.figure) }),
  };
}

/** How many answers go by each name. */
function countBy<T extends string>(answers: readonly StoredAnswer[], nameOf: (answer: StoredAnswer) => T) {
  const groups = Map.groupBy(answers, nameOf);
  return Object.fromEntries([...groups].map(([name, group]) => [name, group.length]));
}

/** The name each service reports under: its own, or *lainnya*. */
export function filedService(answers: readonly StoredAnswer[]): (answer: StoredAnswer) => string {
  const { own } = groupServices(countBy(answers, ({ serviceId }) => serviceId));
  return ({ serviceId }) => (own.includes(serviceId) ? serviceId : otherServices);
}

/**
 * By service and by section. A section is the sum of the services that stand under their own name, no more: else its figure
 * less theirs would be the figure of the few.
 */
function serviceRows(
  { office, services }: SurveyReportInput,
  answers: readonly StoredAnswer[],
  weight: SurveyWeight,
): Pick<SurveyReport, 'services' | 'sections'> {
  const filed = filedService(answers);
  const byService = Map.groupBy(answers, filed);
  const names = new Map(services.map(({ id, name }) => [id, name]));
  const listed = [...services.map(({ id }) => id), unnamedService];
  const gone = [...byService.keys()].filter((id) => !listed.includes(id) && id !== otherServices).sort();
  const labelOf = (id: string) => names.get(id) ?? (id === unnamedService ? unnamedLabel : id);
  const rows = [...services.map(({ id }) => id), ...gone, unnamedService].flatMap((id) => {
    const group = byService.get(id);
    return group ? [groupRow(id, labelOf(id), group, weight)] : [];
  });
  const sectionOf = new Map(services.map(({ id, section }) => [id, section]));
  const bySection = Map.groupBy(answers, (answer) => sectionOf.get(filed(answer)) ?? otherServices);
  const sections = office.sections.flatMap(({ id, name }) => {
    const group = bySection.get(id);
    return group ? [groupRow(id, name, group, weight)] : [];
  });
  const rest = (of: Map<string, StoredAnswer[]>) => {
    const group = of.get(otherServices);
    return group ? [groupRow(otherServices, otherLabel, group, weight)] : [];
  };
  return { services: [...rows, ...rest(byService)], sections: [...sections, ...rest(bySection)] };
}

function channelRows(answers: readonly StoredAnswer[], weight: SurveyWeight): SurveyGroupRow[] {
  const { own } = groupServices(countBy(answers, ({ channel }) => channel));
  const filed = ({ channel }: StoredAnswer) => (own.includes(channel) ? channel : 'other');
  const byChannel = Map.groupBy(answers, filed);
  return SurveyChannel.options.flatMap((channel) => {
    const group = byChannel.get(channel);
    return group ? [groupRow(channel, channelLabels[channel], group, weight)] : [];
  });
}

/**
 * Cells of one attribute. Those with one to four respondents are not told, and neither are the smallest of the others until at
 * least five people stand behind what is missing: the total less the cells that are told would give a single small one away.
 */
function cells(
  answers: readonly StoredAnswer[],
  valueOf: (respondent: SurveyRespondent) => string | undefined,
  listed: readonly { id: string; label: string }[],
  weight: SurveyWeight,
): SurveyCell[] {
  const groups = Map.groupBy(answers, ({ respondent }) => valueOf(respondent ?? {}) ?? notStated);
  const unlisted = [...groups.keys()]
    .filter((id) => id !== notStated && !listed.some((each) => each.id === id))
    .sort()
    .map((id) => ({ id, label: id }));
  const named = [...listed, ...unlisted, { id: notStated, label: notStatedLabel }];
  const counted = named
    .map(({ id }) => ({ id, count: groups.get(id)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  const untold = new Set<string>();
  let behind = 0;
  for (const { id, count } of counted) {
    if (count >= smallestGroup && (behind === 0 || behind >= smallestGroup)) break;
    untold.add(id);
    behind += count;
  }
  return named
    .filter(({ id }) => id !== notStated || groups.has(id))
    .map(({ id, label }): SurveyCell => {
      if (untold.has(id)) return { id, label, suppressed: true };
      const { figure } = groupRow(id, label, groups.get(id) ?? [], weight);
      return {
        id,
        label,
        suppressed: false,
        answers: groups.get(id)?.length ?? 0,
        ...(figure && { figure }),
      };
    });
}

function typingShares(answers: readonly StoredAnswer[]): SurveyReport['typing'] {
  return SurveyTyping.options.map((by) => {
    const count = answers.filter((answer) => answer.by === by).length;
    const permille =
      answers.length === 0 ? 0 : Math.floor((2000 * count + answers.length) / (2 * answers.length));
    return { by, label: typingLabels[by], answers: count, permille };
  });
}

function sampleOf(
  population: SurveyPopulation | undefined,
  minimum: number,
  answers: number,
): SurveyReport['sample'] {
  if (!population) return { minimum, reached: false };
  const needed = sampleSize(population.count, minimum);
  return {
    population,
    minimum,
    needed,
    missing: Math.max(0, needed - answers),
    reached: needed > 0 && answers >= needed,
  };
}

/** More columns than these do not fit a page. */
const longestTrend = 8;

function trendOf(
  { period, others, answers }: SurveyReportInput,
  figure: SurveyFigureData | undefined,
  weight: SurveyWeight,
): SurveyReport['trend'] {
  const earlier = others
    .filter(({ kind, fromOn }) => kind === period.kind && fromOn < period.fromOn)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .flatMap(({ id, label, freezes }) => {
      const last = freezes.at(-1);
      if (!last) return [];
      const then = last.answers >= smallestGroup ? measure(last.sums, last.counts, weight) : undefined;
      return [{ id, label, answers: last.answers, ...(then && { figure: figureData(then.figure) }) }];
    });
  const now = { id: period.id, label: period.label, answers: answers.length, ...(figure && { figure }) };
  return [...earlier, now].slice(-longestTrend);
}

/**
 * The data set of a period as it is frozen: one line of canonical JSON per answer, sorted, so that neither order nor ids nor the
 * daily move change it. Ages as bands; without the words of suggestions, which may have to be hidden later.
 */
export function canonicalAnswers(answers: readonly StoredAnswer[]): string {
  return answers
    .map(({ serviceId, channel, by, values, respondent }) => {
      const { gender, age, education, job } = respondent ?? {};
      return canonicalJson({
        serviceId,
        channel,
        by,
        values,
        ...(gender !== undefined && { gender }),
        ...(age !== undefined && { age: ageBandOf(age) }),
        ...(education !== undefined && { education }),
        ...(job !== undefined && { job }),
      });
    })
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}
