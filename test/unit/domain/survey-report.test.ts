import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Office } from '../../../domain/office.ts';
import { defaultSurveySettings, periodById, SurveyPeriodDoc } from '../../../domain/survey-period.ts';
import {
  ageBandOf,
  canonicalAnswers,
  SurveyChannel,
  SurveyReport,
  surveyReport,
  SurveyTyping,
} from '../../../domain/survey-report.ts';
import type { StoredAnswer, SurveyCell, SurveyReportInput } from '../../../domain/survey-report.ts';
import { formOrder, smallestGroup, SurveyJob, tally } from '../../../domain/survey.ts';
import type { SurveyValue } from '../../../domain/survey.ts';
import { contoh } from '../../fixtures/office.ts';
import { allNine, stored } from '../../fixtures/survey.ts';

const period = periodById('2026-T3');
const services = [
  { id: 'surat-layang-layang', name: 'Surat Layang-Layang', section: 'angin' },
  { id: 'cap-tukang-kebun', name: 'Cap Tukang Kebun', section: 'kucing' },
  { id: 'kartu-kucing', name: 'Kartu Kucing', section: 'kucing' },
];

function officeWith(survey: Partial<typeof defaultSurveySettings> = {}): Office {
  const settings = { ...contoh.office.settings, survey: { ...defaultSurveySettings, ...survey } };
  return Office.parse({ ...contoh.office, settings });
}

function report(answers: readonly StoredAnswer[], over: Partial<SurveyReportInput> = {}): SurveyReport {
  return SurveyReport.parse(
    surveyReport({
      office: officeWith(),
      services,
      period,
      today: '2026-10-02',
      answers,
      others: [],
      plan: [],
      ...over,
    }),
  );
}

const times = (n: number, value: SurveyValue, over: Partial<StoredAnswer> = {}) =>
  Array.from({ length: n }, () => stored(allNine(value), over));

const values = fc.constantFrom<SurveyValue>(1, 2, 3, 4);
const someAnswer = fc
  .record({
    given: fc.tuple(...formOrder.map(() => fc.option(values, { freq: 9, nil: undefined }))),
    serviceId: fc.constantFrom(...services.map(({ id }) => id), 'lainnya', 'umum', 'sudah-hilang'),
    channel: fc.constantFrom(...SurveyChannel.options),
    by: fc.constantFrom(...SurveyTyping.options),
    gender: fc.constantFrom('L', 'P', undefined),
    age: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
    education: fc.constantFrom('SD', 'SMP', 'SMA', 'D4', undefined),
    job: fc.constantFrom(...SurveyJob.options, undefined),
  })
  .map(({ given, serviceId, channel, by, gender, age, education, job }) =>
    stored(
      Object.fromEntries(
        formOrder.flatMap((key, i) => (given[i] === undefined ? [] : [[key, given[i]]])),
      ) as StoredAnswer['values'],
      {
        serviceId,
        channel,
        by,
        respondent: {
          ...(gender !== undefined && { gender }),
          ...(age !== undefined && { age }),
          ...(education !== undefined && { education }),
          ...(job !== undefined && { job }),
        },
      },
    ),
  );

describe('the report of a period', () => {
  it('counts a blank in neither sum nor number of its element', () => {
    const { waktu: _blank, ...eight } = allNine<SurveyValue>(3);
    const made = report([...times(4, 4), stored(eight, { channel: 'paper' })]);
    const row = (key: string) => made.elements.find((each) => each.key === key);
    // waktu: 16 over 4; the others 19 over 5. NRR 4 and 3.8. NI = (4 + 8 × 3.8) ÷ 9 = 3.8222…, × 25 = 95.5555…
    expect(row('waktu')).toMatchObject({ sum: 16, n: 4, nrr: 4000, weighted: 444 });
    expect(row('biaya')).toMatchObject({ sum: 19, n: 5, nrr: 3800, weighted: 422 });
    expect(made).toMatchObject({
      answers: 5,
      blanks: 1,
      ni: 38222,
      index: { hundredths: 9556, letter: 'A' },
    });
  });

  it('names the index in the office’s weight, and in the other two', () => {
    const made = report(times(5, 4), { office: officeWith({ weight: '0.111' }) });
    // All fours: 100.00 by 1/9, 99.90 by 0.111, 99.00 by 0.11 (facts §1.10).
    expect(made.weight).toBe('0.111');
    expect(made.index?.hundredths).toBe(9990);
    expect(made.variants.map(({ weight, figure }) => [weight, figure.hundredths])).toEqual([
      ['1/n', 10000],
      ['0.111', 9990],
      ['0.11', 9900],
    ]);
  });

  it('numbers the elements in the order the office prints', () => {
    const last = (order: 'form' | 'regulation') =>
      report([], { office: officeWith({ order }) })
        .elements.slice(7)
        .map(({ number, key }) => [number, key]);
    expect(last('form')).toEqual([
      ['U8', 'sarana'],
      ['U9', 'pengaduan'],
    ]);
    expect(last('regulation')).toEqual([
      ['U8', 'pengaduan'],
      ['U9', 'sarana'],
    ]);
  });

  it('names the three lowest elements, worst first, ties in printed order', () => {
    const made = report(
      Array.from({ length: 5 }, () =>
        stored({ ...allNine<SurveyValue>(3), sarana: 1, pengaduan: 2, biaya: 4 }),
      ),
    );
    expect(made.lowest).toEqual(['sarana', 'pengaduan', 'persyaratan']);
    expect(made.highest[0]).toBe('biaya');
  });

  it('says how many answered where fewer than five did, and nothing of what they said', () => {
    const made = report(times(4, 1, { suggestion: 'Kursi kurang', respondent: { gender: 'P' } }));
    expect(made).toMatchObject({
      answers: 4,
      services: [],
      channels: [],
      lowest: [],
      suggestions: [],
      variants: [],
    });
    expect(made.index).toBeUndefined();
    expect(made.elements.every(({ sum, n }) => sum === 0 && n === 0)).toBe(true);
    expect(made.attributes.gender.map(({ answers }) => answers)).toEqual([0, 0]);
  });

  it('leaves hidden suggestions out', () => {
    const made = report([
      ...times(4, 3, { suggestion: 'Tambah kursi' }),
      ...times(1, 3, { suggestion: 'Budi lambat', hidden: true }),
    ]);
    expect(made.suggestions).toEqual(Array.from({ length: 4 }, () => 'Tambah kursi'));
  });

  it('needs 80 of 100 users (Krejcie–Morgan), and says how many are missing', () => {
    const record = (count: number) =>
      SurveyPeriodDoc.parse({
        v: 1,
        ...period,
        state: 'open',
        published: false,
        freezes: [],
        population: { count, source: 'manual', note: 'Buku tamu' },
      });
    expect(report(times(5, 3), { record: record(100) }).sample).toMatchObject({
      needed: 80,
      missing: 75,
      reached: false,
    });
    expect(report(times(80, 3), { record: record(100) }).sample).toMatchObject({ missing: 0, reached: true });
    const floored = report(times(80, 3), { record: record(200), office: officeWith({ minimumSample: 150 }) });
    expect(floored.sample).toMatchObject({ needed: 150, missing: 70 });
    expect(report(times(5, 3)).sample).toEqual({ minimum: 0, reached: false });
  });

  it('shows earlier closed periods of the same length, all in this report’s weight', () => {
    const closed = (id: string, value: SurveyValue) => {
      const answers = times(10, value);
      return SurveyPeriodDoc.parse({
        v: 1,
        ...periodById(id),
        state: 'closed',
        published: false,
        freezes: [{ at: 0, answers: 10, ...tally(answers), sha256: 'x', post: 'PETUGAS' }],
      });
    };
    const open = SurveyPeriodDoc.parse({
      v: 1,
      ...periodById('2026-T4'),
      state: 'open',
      published: false,
      freezes: [],
    });
    const made = report(times(5, 4), {
      office: officeWith({ weight: '0.11' }),
      others: [open, closed('2026-T2', 3), closed('2026-B07', 1), closed('2025-T4', 2)],
    });
    // 0.11 × 25 × 9 = 24.75 a point: 2 → 49.50, 3 → 74.25, 4 → 99.00.
    expect(made.trend.map(({ id, figure }) => [id, figure?.hundredths])).toEqual([
      ['2025-T4', 4950],
      ['2026-T2', 7425],
      ['2026-T3', 9900],
    ]);
  });

  it('says who put the answers in, in tenths of a percent', () => {
    const made = report([
      ...times(4, 3),
      ...times(1, 3, { by: 'assisted' }),
      ...times(1, 3, { by: 'typed' }),
    ]);
    expect(made.typing.map(({ by, answers, permille }) => [by, answers, permille])).toEqual([
      ['self', 4, 667],
      ['assisted', 1, 167],
      ['typed', 1, 167],
    ]);
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(fc.array(someAnswer, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (answers, chance) => {
        const shuffled = answers
          .map((answer) => ({ answer, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ answer }) => answer);
        expect(report(shuffled)).toEqual(report(answers));
        expect(canonicalAnswers(shuffled)).toBe(canonicalAnswers(answers));
      }),
      { numRuns: 60 },
    );
  });
});

describe('cells of few', () => {
  const women = (n: number) => times(n, 4, { respondent: { gender: 'P' } });
  const men = (n: number) => times(n, 2, { respondent: { gender: 'L' } });
  const shown = (cells: readonly SurveyCell[]) => cells.map(({ id, answers }) => [id, answers]);

  it('are not told, and neither is the next one that the total would give away', () => {
    expect(shown(report([...women(12), ...men(7)]).attributes.gender)).toEqual([
      ['L', 7],
      ['P', 12],
    ]);
    // Four men: 16 − 12 would be theirs, so the women are not told either.
    expect(shown(report([...women(12), ...men(4)]).attributes.gender)).toEqual([
      ['L', undefined],
      ['P', undefined],
    ]);
    const unsaid = times(6, 3);
    expect(shown(report([...women(12), ...men(4), ...unsaid]).attributes.gender)).toEqual([
      ['L', undefined],
      ['P', 12],
      ['tidak-disebutkan', undefined],
    ]);
  });

  it('need no more hidden where at least five people stand behind them together', () => {
    const ages = (n: number, age: number) => times(n, 3, { respondent: { age } });
    const made = report([...ages(2, 18), ...ages(3, 25), ...ages(9, 35)]);
    expect(shown(made.attributes.age).filter(([, answers]) => answers !== 0)).toEqual([
      ['≤ 20', undefined],
      ['21–30', undefined],
      ['31–40', 9],
    ]);
  });

  it('never leave out fewer than five people of an attribute, and never tell of fewer than five', () => {
    fc.assert(
      fc.property(fc.array(someAnswer, { minLength: 5, maxLength: 60 }), (answers) => {
        const made = report(answers);
        for (const cells of Object.values(made.attributes)) {
          const told = cells.reduce((sum, { answers: n }) => sum + (n ?? 0), 0);
          const untold = answers.length - told;
          expect(untold === 0 || untold >= smallestGroup).toBe(true);
          for (const { suppressed, answers: n, figure } of cells) {
            if (suppressed) expect([n, figure]).toEqual([undefined, undefined]);
            else expect(n === 0 || (n ?? 0) >= smallestGroup).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of services, sections and channels go together, add up, and are never fewer than five', () => {
    fc.assert(
      fc.property(fc.array(someAnswer, { minLength: 5, maxLength: 60 }), (answers) => {
        const made = report(answers);
        for (const rows of [made.services, made.sections, made.channels]) {
          expect(rows.reduce((sum, row) => sum + row.answers, 0)).toBe(answers.length);
          for (const row of rows) expect(row.answers).toBeGreaterThanOrEqual(smallestGroup);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of a section are those of its services that stand alone: their difference is nobody’s', () => {
    const made = report([
      ...times(6, 4, { serviceId: 'cap-tukang-kebun' }),
      ...times(2, 1, { serviceId: 'kartu-kucing' }),
      ...times(8, 3, { serviceId: 'surat-layang-layang' }),
      ...times(3, 2, { serviceId: 'sudah-hilang' }),
    ]);
    const counts = (rows: SurveyReport['services']) => rows.map(({ id, answers }) => [id, answers]);
    expect(counts(made.services)).toEqual([
      ['surat-layang-layang', 8],
      ['cap-tukang-kebun', 6],
      ['lainnya', 5],
    ]);
    expect(counts(made.sections)).toEqual([
      ['angin', 8],
      ['kucing', 6],
      ['lainnya', 5],
    ]);
  });
});

describe('a frozen data set', () => {
  it('holds ages as bands and no words of people', () => {
    const text = canonicalAnswers([
      stored(allNine(3), {
        respondent: {
          gender: 'P',
          age: 34,
          job: 'LAINNYA',
          jobOther: 'pawang hujan',
          timeOfDay: '08.00–12.00',
        },
        suggestion: 'Kursi kurang',
      }),
    ]);
    expect(text).toContain('"age":"31–40"');
    for (const trace of ['34', 'pawang', 'Kursi', '08.00']) expect(text).not.toContain(trace);
  });

  it('is the same whether a suggestion was hidden since', () => {
    const answer = stored(allNine(3), { suggestion: 'Kursi kurang' });
    expect(canonicalAnswers([{ ...answer, hidden: true }])).toBe(canonicalAnswers([answer]));
  });

  it('differs by any value', () => {
    const answers = times(5, 3);
    const other = [...times(4, 3), stored({ ...allNine<SurveyValue>(3), sarana: 2 })];
    expect(canonicalAnswers(other)).not.toBe(canonicalAnswers(answers));
  });

  it('knows six bands of age', () => {
    expect([1, 20, 21, 30, 31, 40, 41, 50, 51, 60, 61, 120].map(ageBandOf)).toEqual([
      '≤ 20',
      '≤ 20',
      '21–30',
      '21–30',
      '31–40',
      '31–40',
      '41–50',
      '41–50',
      '51–60',
      '51–60',
      '> 60',
      '> 60',
    ]);
  });
});
