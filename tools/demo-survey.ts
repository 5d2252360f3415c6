import { localDay } from '../domain/calendar.ts';
import type { Office } from '../domain/office.ts';
import { paths } from '../domain/paths.ts';
import { periodOn, previousPeriod } from '../domain/survey-period.ts';
import type { SurveyPeriod, SurveyPeriodDoc, SurveyPlan } from '../domain/survey-period.ts';
import { canonicalAnswers, StoredAnswer, unnamedService } from '../domain/survey-report.ts';
import { formOrder, tally } from '../domain/survey.ts';
import type { SurveyRespondent, SurveyValue } from '../domain/survey.ts';
import { newRecord } from '../functions/usecases/move-survey-inbox.ts';
import type { Deps, Write } from '../functions/usecases/ports.ts';
import { answerWrites, moved, runningOf } from '../functions/usecases/survey-answers.ts';
import { loadSurveyData } from '../functions/usecases/survey-data.ts';
import { demoAnswers } from './demo-data.ts';

/**
 * Demo answers: Kejayan gets a published period and a running one, the other offices four answers each. Every answer is invented by
 * a seeded generator.
 */

/** Mulberry32: the same seed gives the same answers on every machine. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const suggestions = [
  'Ruang tunggu sebaiknya ditambah kipas angin.',
  'Pelayanan cepat, terima kasih.',
  'Mohon papan persyaratan dibuat lebih besar.',
  'Petugas ramah dan menjelaskan dengan sabar.',
  'Tempat parkir sempit saat hari pasar.',
  'Antrean pagi hari masih lama.',
];

/** Chance of each value from 1 to 4, by element: complaints and facilities do worst, the fee is free. */
const leanings: Readonly<Record<string, readonly [number, number, number]>> = {
  biaya: [0, 0, 0.02],
  perilaku: [0, 0.03, 0.6],
  sarana: [0.03, 0.2, 0.85],
  pengaduan: [0.02, 0.15, 0.8],
  waktu: [0.02, 0.1, 0.72],
};
const usual = [0.01, 0.08, 0.7] as const;

function valueOf(chance: () => number, element: string): SurveyValue {
  const [one, two, three] = leanings[element] ?? usual;
  const drawn = chance();
  if (drawn < one) return 1;
  if (drawn < two) return 2;
  return drawn < three ? 3 : 4;
}

function pick<T>(chance: () => number, list: readonly T[]): T | undefined {
  return list[Math.floor(chance() * list.length)];
}

function respondentOf(chance: () => number, educations: readonly string[]): SurveyRespondent {
  const education = pick(chance, [...educations.slice(0, 4), ...educations.slice(1, 4)]);
  const job = pick(chance, ['PNS', 'SWASTA', 'SWASTA', 'WIRAUSAHA', 'WIRAUSAHA', 'LAINNYA'] as const);
  return {
    gender: chance() < 0.48 ? 'L' : 'P',
    age: 17 + Math.floor(chance() * 55),
    ...(education !== undefined && { education }),
    ...(job && { job }),
  };
}

/** Answers as they lie in the store. Sheets are numbered from 1. */
export function inventedAnswers(
  office: Office,
  serviceIds: readonly string[],
  period: string,
  count: number,
  seed: number,
): StoredAnswer[] {
  const chance = chanceOf(seed);
  const channels = ['link', 'link', 'counter-qr', 'paper', 'kiosk'] as const;
  let sheet = 0;
  return Array.from({ length: count }, () => {
    const channel = pick(chance, channels) ?? 'link';
    const serviceId = chance() < 0.05 ? unnamedService : pick(chance, serviceIds.slice(0, 6));
    const values = Object.fromEntries(formOrder.map((key) => [key, valueOf(chance, key)]));
    const by = channel === 'paper' ? 'typed' : chance() < 0.15 ? 'assisted' : 'self';
    return StoredAnswer.parse({
      v: 1,
      period,
      serviceId: serviceId ?? unnamedService,
      channel,
      by,
      values,
      respondent: respondentOf(chance, office.settings.educations),
      ...(chance() < 0.12 && { suggestion: pick(chance, suggestions) }),
      ...(channel === 'paper' && { sheet: (sheet += 1) }),
    });
  });
}

const publishedAnswers = 84;
/** One short of the next step of five: whoever answers in the demo sees the figures move. */
const runningAnswers = 24;
const fullOffice = 'kejayan';

/** Adds the demo answers of one office. Call once: every call adds. */
export async function seedSurvey(deps: Deps, office: Office, serviceIds: readonly string[]): Promise<void> {
  if (office.id !== fullOffice) return seedFour(deps, office, serviceIds[0] ?? unnamedService);
  const running = periodOn(localDay(deps.now(), office.hours.zone), office.settings.survey.period);
  const before = previousPeriod(running);
  const old = inventedAnswers(office, serviceIds, before.id, publishedAnswers, 2026);
  await seedClosedPeriod(deps, office, before, running, old);
  const now = inventedAnswers(office, serviceIds, running.id, runningAnswers, 11);
  const sums = now.reduce(
    (so, answer) => moved(so, { added: [answer] }),
    runningOf(running.id, undefined).running,
  );
  await deps.documents.commit([
    { do: 'set', path: paths.surveyPeriod(office.id, running.id), data: newRecord(running) },
    {
      do: 'set',
      path: paths.surveyRunning(office.id, running.id),
      data: { ...sums, sheets: sheetsIn(now) },
    },
    ...responses(deps, office.id, now),
  ]);
}

/** Four answers in the inbox: the figures appear with the fifth. */
async function seedFour(deps: Deps, office: Office, serviceId: string): Promise<void> {
  for (const { v: _v, ...answer } of demoAnswers) {
    const given = { ...answer, serviceId, channel: 'counter-qr', by: 'self' } as const;
    const writes = await answerWrites(deps, office, given);
    if (writes !== 'full') await deps.documents.commit(writes);
  }
}

async function seedClosedPeriod(
  deps: Deps,
  office: Office,
  period: SurveyPeriod,
  next: SurveyPeriod,
  answers: readonly StoredAnswer[],
): Promise<void> {
  const bytes = new TextEncoder().encode(canonicalAnswers(answers));
  const { sha256 } = await deps.files.save(office.id, bytes, 'text/plain');
  const counted = { answers: answers.length, ...tally(answers) };
  const record: SurveyPeriodDoc = {
    ...newRecord(period),
    state: 'published',
    published: true,
    publishedAt: deps.now(),
    population: { count: 104, source: 'manual', note: 'Buku tamu loket (contoh)' },
    freezes: [{ at: deps.now(), ...counted, sha256, post: 'PETUGAS SURVEI' }],
  };
  const year = Number(next.fromOn.slice(0, 4));
  const plan: SurveyPlan = {
    v: 1,
    rows: [
      {
        id: 'rencana1',
        element: 'sarana',
        programme: 'Menambah kipas angin dan kursi di ruang tunggu',
        year,
        quarters: [4],
        person: 'Sekretaris Camat',
        state: 'running',
      },
      {
        id: 'rencana2',
        element: 'pengaduan',
        programme: 'Memasang papan alur pengaduan di loket',
        year,
        quarters: [3, 4],
        person: 'Kasi Pelayanan',
        state: 'done',
        result: 'Papan terpasang di samping loket.',
      },
    ],
  };
  await deps.documents.commit([
    { do: 'set', path: paths.surveyPeriod(office.id, period.id), data: record },
    {
      do: 'set',
      path: paths.surveyRunning(office.id, period.id),
      data: { v: 1, ...counted, closed: true, sheets: sheetsIn(answers) },
    },
    { do: 'set', path: paths.surveyPlan(office.id, period.id), data: plan },
    ...responses(deps, office.id, answers),
  ]);
  const { report } = await loadSurveyData(deps, office, period.id);
  await deps.documents.commit([
    {
      do: 'set',
      path: paths.surveyPublication(office.id, period.id),
      data: { v: 1, report: { ...report, suggestions: [], plan: [] } },
    },
  ]);
}

function sheetsIn(answers: readonly StoredAnswer[]): number {
  return answers.filter(({ sheet }) => sheet !== undefined).length;
}

function responses(deps: Deps, officeId: string, answers: readonly StoredAnswer[]): Write[] {
  return answers.map((answer) => ({
    do: 'set',
    path:
      answer.sheet === undefined
        ? paths.surveyResponse(officeId, deps.newId())
        : paths.paperAnswer(officeId, answer.period, answer.sheet),
    data: answer,
  }));
}
