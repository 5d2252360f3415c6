import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import type { PaperSheet } from '../../../domain/skm-api.ts';
import { SurveyPeriodDoc } from '../../../domain/survey-period.ts';
import { canonicalAnswers } from '../../../domain/survey-report.ts';
import type { SurveyValue } from '../../../domain/survey.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import {
  closePeriod,
  correctPeriod,
  publishPeriod,
  setPopulation,
} from '../../../functions/usecases/change-period.ts';
import { openSkm } from '../../../functions/usecases/open-skm.ts';
import { correctPaperSheet, enterPaperSheet } from '../../../functions/usecases/paper-sheet.ts';
import { moveSurveyInbox } from '../../../functions/usecases/move-survey-inbox.ts';
import { setSkmSettings } from '../../../functions/usecases/set-skm-settings.ts';
import { loadAnswers } from '../../../functions/usecases/survey-answers.ts';
import { publicIndex, publishedReport } from '../../../functions/usecases/survey-data.ts';
import { savePlanRow } from '../../../functions/usecases/tend-survey.ts';
import { at } from '../../fixtures/calendars.ts';
import { anApplication, catService, gardenService } from '../../fixtures/cases.ts';
import { day, granted, overtaken, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';
import { allNine, answerTimes, inboxOf, responsesOf } from '../../fixtures/survey.ts';

const officeId = 'contoh';
const officer = uidOf(officeId, { role: 'survey' });
const period = '2026-T4';
const inPeriod = { officeId, period };

const record = (deps: TestDeps, id = period) =>
  SurveyPeriodDoc.parse(deps.documents.all().get(paths.surveyPeriod(officeId, id)));

const aSheet = (sheet: number, value: SurveyValue, on: string): PaperSheet => ({
  sheet,
  on,
  serviceId: gardenService,
  values: allNine(value),
});

/** Seven answers in the last quarter of 2026, and the second of January. */
async function aPeriodThatEnded(): Promise<TestDeps> {
  const deps = await staffedDeps();
  await answerTimes(deps, 5, 3, { channel: 'link' });
  await answerTimes(deps, 2, 4, { channel: 'counter-qr', suggestion: 'Tambah kursi' });
  await moveSurveyInbox(deps, officeId);
  deps.time.now = at('2027-01-02 09:00');
  return deps;
}

describe('closing a period', () => {
  it('is possible from the day after its end, once, by the survey officer only', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    deps.time.now = at('2026-12-31 23:00');
    expect(refusalOf(await closePeriod(deps, officer, inPeriod))).toEqual({
      code: 'not-now',
      expected: ['ended'],
    });
    deps.time.now = at('2027-01-01 08:00');
    for (const role of ['admin', 'camat', 'counter'] as const) {
      expect(refusalOf(await closePeriod(deps, uidOf(officeId, { role }), inPeriod))).toEqual({
        code: 'not-allowed',
        needs: ['survey'],
      });
    }
    const elsewhere = uidOf('seberang', { role: 'survey' });
    expect(refusalOf(await closePeriod(deps, elsewhere, inPeriod)).code).toBe('not-allowed');
    expect((await closePeriod(deps, officer, inPeriod)).ok).toBe(true);
    expect(refusalOf(await closePeriod(deps, officer, inPeriod))).toEqual({
      code: 'not-now',
      expected: ['open'],
    });
  });

  it('freezes every answer, those still in the inbox too, under a hash that recomputing gives again', async () => {
    const deps = await aPeriodThatEnded();
    expect(inboxOf(deps)).toHaveLength(2);
    const { sha256 } = granted(await closePeriod(deps, officer, inPeriod));
    expect(inboxOf(deps)).toEqual([]);
    const answers = (await loadAnswers(deps, officeId, period)).map(({ answer }) => answer);
    expect(answers).toHaveLength(7);
    expect(deps.sha256(canonicalAnswers(answers.toReversed()))).toBe(sha256);
    // Σ of each element: 5 × 3 + 2 × 4.
    expect(record(deps)).toMatchObject({
      state: 'closed',
      published: false,
      freezes: [{ answers: 7, sums: allNine(23), counts: allNine(7), sha256, post: 'CONTOH-SURVEY' }],
    });
    const file = await deps.files.read(officeId, sha256);
    expect(new TextDecoder().decode(file?.bytes).split('\n')).toHaveLength(8);
  });

  it('begins anew when a sheet comes in between: none is left out of the freeze', async () => {
    const deps = await aPeriodThatEnded();
    const sheet = aSheet(1, 2, '2026-12-30');
    const documents = overtaken(
      deps.documents,
      (path) => path === paths.surveyPeriod(officeId, period),
      async () => granted(await enterPaperSheet(deps, officer, { officeId, sheet })),
    );
    granted(await closePeriod({ ...deps, documents }, officer, inPeriod));
    expect(record(deps).freezes.map(({ answers }) => answers)).toEqual([8]);
    expect(granted(await openSkm(deps, officer, inPeriod)).intact).toBe(true);
  });

  it('works for a period in which nobody answered', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2027-01-02 09:00');
    granted(await closePeriod(deps, officer, inPeriod));
    expect(record(deps).freezes).toMatchObject([{ answers: 0 }]);
    expect(granted(await openSkm(deps, officer, inPeriod)).report.index).toBeUndefined();
  });
});

describe('a closed period', () => {
  it('takes no sheet, until it is opened again with a reason', async () => {
    const deps = await aPeriodThatEnded();
    granted(await closePeriod(deps, officer, inPeriod));
    const late = { officeId, sheet: aSheet(12, 1, '2026-12-28') };
    expect(refusalOf(await enterPaperSheet(deps, officer, late))).toEqual({
      code: 'not-now',
      expected: ['open'],
    });
    const reason = 'Lima lembar dari desa baru diterima';
    granted(await correctPeriod(deps, officer, { ...inPeriod, reason }));
    granted(await enterPaperSheet(deps, officer, late));
    const before = record(deps).freezes[0]?.sha256;
    granted(await closePeriod(deps, officer, inPeriod));
    // The old freeze stays in the record, and its data set in the files.
    const { freezes, state, correcting } = record(deps);
    expect([state, correcting]).toEqual(['closed', undefined]);
    expect(freezes.map(({ answers, reason: why }) => [answers, why])).toEqual([
      [7, undefined],
      [8, reason],
    ]);
    expect(freezes[0]?.sha256).toBe(before);
    expect(freezes[1]?.sha256).not.toBe(before);
    expect(await deps.files.read(officeId, before ?? '')).toBeDefined();
    expect(granted(await openSkm(deps, officer, inPeriod)).report.corrections).toEqual([
      { on: '2027-01-02', reason },
    ]);
  });

  it('is not opened again while it is open, nor before it ever was closed', async () => {
    const deps = await aPeriodThatEnded();
    const reason = 'Salah ketik pada lembar 3';
    expect(refusalOf(await correctPeriod(deps, officer, { ...inPeriod, reason })).code).toBe('not-now');
    granted(await closePeriod(deps, officer, inPeriod));
    granted(await correctPeriod(deps, officer, { ...inPeriod, reason }));
    expect(refusalOf(await correctPeriod(deps, officer, { ...inPeriod, reason })).code).toBe('not-now');
  });

  it('has the same hash again when a correction is undone', async () => {
    const deps = await aPeriodThatEnded();
    const { sha256 } = granted(await closePeriod(deps, officer, inPeriod));
    granted(
      await correctPeriod(deps, officer, { ...inPeriod, reason: 'Lembar 9 ternyata bukan milik kami' }),
    );
    granted(await enterPaperSheet(deps, officer, { officeId, sheet: aSheet(9, 1, '2026-11-30') }));
    granted(await correctPaperSheet(deps, officer, { ...inPeriod, number: 9 }));
    expect(granted(await closePeriod(deps, officer, inPeriod)).sha256).toBe(sha256);
  });
});

describe('publishing', () => {
  it('shows everybody what the freeze says, and nothing of what people wrote', async () => {
    const deps = await aPeriodThatEnded();
    const office = await requireOffice(deps, officeId);
    expect(refusalOf(await publishPeriod(deps, officer, inPeriod))).toEqual({
      code: 'not-now',
      expected: ['closed'],
    });
    granted(await closePeriod(deps, officer, inPeriod));
    expect((await publicIndex(deps, office)).published).toEqual([]);
    granted(await publishPeriod(deps, officer, inPeriod));
    expect(record(deps)).toMatchObject({ state: 'published', published: true, publishedAt: deps.now() });
    // (5 × 3 + 2 × 4) ÷ 7 × 25 = 82.142857…
    const { published, latest } = await publicIndex(deps, office);
    expect(published).toEqual([
      {
        id: period,
        label: 'Triwulan IV 2026',
        figure: { hundredths: 8214, letter: 'B', performance: 'Baik' },
      },
    ]);
    expect(latest).toMatchObject({ state: 'published', answers: 7, suggestions: [], plan: [] });
    expect(
      JSON.stringify([...deps.documents.all()].filter(([path]) => path.includes('surveyPublications'))),
    ).not.toContain('Tambah kursi');
  });

  it('keeps what was published until a correction is published anew', async () => {
    const deps = await aPeriodThatEnded();
    const office = await requireOffice(deps, officeId);
    granted(await closePeriod(deps, officer, inPeriod));
    granted(await publishPeriod(deps, officer, inPeriod));
    const answers = async () => (await publishedReport(deps, office, period))?.answers;
    granted(await correctPeriod(deps, officer, { ...inPeriod, reason: 'Satu lembar tertinggal di meja' }));
    granted(await enterPaperSheet(deps, officer, { officeId, sheet: aSheet(1, 3, '2026-12-01') }));
    deps.time.now += day;
    expect(await answers()).toBe(7);
    granted(await closePeriod(deps, officer, inPeriod));
    deps.time.now += day;
    expect(await answers()).toBe(7);
    granted(await publishPeriod(deps, officer, inPeriod));
    expect(await answers()).toBe(8);
  });

  it('is refused where the answers no longer are what was frozen', async () => {
    const deps = await aPeriodThatEnded();
    granted(await closePeriod(deps, officer, inPeriod));
    const [some] = await loadAnswers(deps, officeId, period);
    if (!some) throw new Error('no answer');
    const values = { ...some.answer.values, waktu: 1 };
    await deps.documents.commit([{ do: 'update', before: some.stored, data: { ...some.answer, values } }]);
    expect(granted(await openSkm(deps, officer, inPeriod)).intact).toBe(false);
    expect(refusalOf(await publishPeriod(deps, officer, inPeriod))).toEqual({
      code: 'not-now',
      expected: ['intact'],
    });
  });

  it('shows the follow-up plan as it stands', async () => {
    const deps = await aPeriodThatEnded();
    const office = await requireOffice(deps, officeId);
    granted(await closePeriod(deps, officer, inPeriod));
    granted(await publishPeriod(deps, officer, inPeriod));
    const row = {
      id: 'kursi001',
      element: 'sarana' as const,
      programme: 'Menambah kursi tunggu',
      year: 2027,
      quarters: [1 as const],
      person: 'Sekretaris Camat',
      state: 'planned' as const,
    };
    granted(await savePlanRow(deps, officer, { ...inPeriod, row }));
    expect((await publishedReport(deps, office, period))?.plan).toEqual([row]);
    const done = { ...row, state: 'done' as const, result: 'Dua puluh kursi' };
    granted(await savePlanRow(deps, officer, { ...inPeriod, row: done }));
    expect((await publishedReport(deps, office, period))?.plan).toEqual([done]);
    // The next period's report tells what came of it.
    const next = granted(await openSkm(deps, officer, { officeId, period: '2027-T1' })).report;
    expect(next.previousPlan).toEqual({ periodId: period, label: 'Triwulan IV 2026', rows: [done] });
  });
});

describe('service users', () => {
  it('are the applications of the period before, or a number the office gives with its source', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { serviceId: gardenService, step: 'periksa' });
    await anApplication(deps, { serviceId: catService, step: 'periksa' });
    deps.time.now = at('2027-01-01 09:00');
    await anApplication(deps, { serviceId: catService, step: 'periksa' });
    const next = { officeId, period: '2027-T1' };
    expect(granted(await setPopulation(deps, officer, { ...next, population: { source: 'loket' } }))).toEqual(
      {
        count: 2,
      },
    );
    expect(record(deps, '2027-T1').population).toEqual({
      source: 'loket',
      count: 2,
      note: 'Permohonan di Loket pada Triwulan IV 2026',
    });
    const told = { source: 'manual' as const, count: 100, note: 'Buku tamu loket 2026' };
    granted(await setPopulation(deps, officer, { ...next, population: told }));
    // Krejcie–Morgan: 80 of 100.
    expect(granted(await openSkm(deps, officer, next)).report.sample).toMatchObject({ needed: 80 });
  });

  it('are fixed with the freeze', async () => {
    const deps = await aPeriodThatEnded();
    granted(await closePeriod(deps, officer, inPeriod));
    const population = { source: 'loket' as const };
    expect(refusalOf(await setPopulation(deps, officer, { ...inPeriod, population })).code).toBe('not-now');
  });
});

describe('another length of period', () => {
  it('holds from today; what runs under the old one is closed at its own end', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 6, 3);
    const { survey } = (await requireOffice(deps, officeId)).settings;
    granted(
      await setSkmSettings(deps, officer, {
        officeId,
        base: survey,
        settings: { ...survey, period: 'monthly' },
      }),
    );
    await answerTimes(deps, 5, 4);
    const opened = granted(await openSkm(deps, officer, { officeId }));
    expect([opened.running, opened.live.answers]).toEqual(['2026-B11', 5]);
    await moveSurveyInbox(deps, officeId);
    expect(
      responsesOf(deps)
        .map(({ period: id }) => id)
        .sort(),
    ).toEqual([
      ...Array.from({ length: 5 }, () => '2026-B11'),
      ...Array.from({ length: 6 }, () => '2026-T4'),
    ]);
    deps.time.now = at('2026-12-01 09:00');
    granted(await closePeriod(deps, officer, { officeId, period: '2026-B11' }));
    expect(refusalOf(await closePeriod(deps, officer, inPeriod)).code).toBe('not-now');
    deps.time.now = at('2027-01-02 09:00');
    granted(await closePeriod(deps, officer, inPeriod));
    expect(record(deps).freezes).toMatchObject([{ answers: 6 }]);
  });
});
