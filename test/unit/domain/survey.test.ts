import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formOrder,
  groupServices,
  index,
  measure,
  printedIndex,
  publication,
  regulationOrder,
  sampleSize,
  shownCount,
  sumAnswers,
  SurveyAnswer,
  surveyCategory,
  surveyQuestions,
  tally,
} from '../../../domain/survey.ts';
import type { SurveyElement, SurveySums, SurveyValue, SurveyWeight } from '../../../domain/survey.ts';

function each(value: number): SurveySums {
  return {
    persyaratan: value,
    prosedur: value,
    waktu: value,
    biaya: value,
    produk: value,
    kompetensi: value,
    perilaku: value,
    sarana: value,
    pengaduan: value,
  };
}

function answer(value: SurveyValue): SurveyAnswer {
  const values = {
    persyaratan: value,
    prosedur: value,
    waktu: value,
    biaya: value,
    produk: value,
    kompetensi: value,
    perilaku: value,
    sarana: value,
    pengaduan: value,
  };
  return { v: 1, values };
}

// Published by Kabupaten Bantul, Dinas Pertanahan dan Tata Ruang 2023 (skm.bantulkab.go.id), averages × 100.
const bantul: SurveySums = {
  persyaratan: 331,
  prosedur: 335,
  waktu: 349,
  biaya: 393,
  produk: 345,
  kompetensi: 339,
  perilaku: 339,
  pengaduan: 376,
  sarana: 335,
};

describe('the questionnaire', () => {
  it('asks nine questions with four answers each', () => {
    expect(formOrder).toHaveLength(9);
    for (const key of formOrder) {
      expect(surveyQuestions[key].question).toMatch(/^Bagaimana .*\?$/);
      expect(new Set(surveyQuestions[key].options).size).toBe(4);
    }
  });

  it('keeps both official orders: the last two elements change places', () => {
    expect(regulationOrder.slice(0, 7)).toEqual(formOrder.slice(0, 7));
    expect(regulationOrder.slice(7)).toEqual(['pengaduan', 'sarana']);
    expect(formOrder.slice(7)).toEqual(['sarana', 'pengaduan']);
  });

  it('gives a free service its 4 on cost', () => {
    expect(surveyQuestions.biaya.options[3]).toBe('Gratis');
  });

  it('takes all nine answers, nothing less and nothing else', () => {
    const complete = answer(3);
    expect(SurveyAnswer.safeParse(complete).success).toBe(true);
    const eight = Object.fromEntries(Object.entries(complete.values).filter(([key]) => key !== 'biaya'));
    expect(SurveyAnswer.safeParse({ ...complete, values: eight }).success).toBe(false);
    expect(SurveyAnswer.safeParse({ ...complete, values: { ...complete.values, nik: 3 } }).success).toBe(
      false,
    );
    for (const wrong of [0, 5, 2.5, '3']) {
      expect(
        SurveyAnswer.safeParse({ ...complete, values: { ...complete.values, biaya: wrong } }).success,
      ).toBe(false);
    }
  });

  it('has no place for a name or a NIK', () => {
    const respondent = { gender: 'P', age: 43, education: 'D3', job: 'WIRAUSAHA' };
    expect(SurveyAnswer.safeParse({ ...answer(4), respondent }).success).toBe(true);
    expect(SurveyAnswer.safeParse({ ...answer(4), respondent: { ...respondent, nik: '3514' } }).success).toBe(
      false,
    );
    expect(SurveyAnswer.safeParse({ ...answer(4), name: 'Siti' }).success).toBe(false);
  });

  it('takes a suggestion of a thousand characters and no longer one', () => {
    expect(SurveyAnswer.safeParse({ ...answer(4), suggestion: 'a'.repeat(1000) }).success).toBe(true);
    expect(SurveyAnswer.safeParse({ ...answer(4), suggestion: 'a'.repeat(1001) }).success).toBe(false);
  });
});

describe('the index', () => {
  // facts/regulation.md §1.10; the category from the rounded value (§1.5).
  it.each<[string, SurveySums, number, SurveyWeight, string, string]>([
    ['Bantul 2023 as published', bantul, 100, '1/n', '87,28', 'B'],
    ['Bantul with the printed weight', bantul, 100, '0.111', '87,19', 'B'],
    ['Bantul with 0,11, an exact tie', bantul, 100, '0.11', '86,41', 'B'],
    ['all "Baik", which is only C', each(3), 1, '1/n', '75,00', 'C'],
    ['all 1', each(1), 1, '1/n', '25,00', 'D'],
    ['all 4', each(4), 1, '1/n', '100,00', 'A'],
    ['all 4 with the printed weight', each(4), 1, '0.111', '99,90', 'A'],
    ['all 4 with 0,11', each(4), 1, '0.11', '99,00', 'A'],
    ['all 1 with 0,11, below the table', each(1), 1, '0.11', '24,75', 'D'],
    ['a tie at 78.125, rounded half up', each(25), 8, '1/n', '78,13', 'B'],
    ['the border of B and C, 76.605', each(15321), 5000, '1/n', '76,61', 'B'],
    ['the border of C and D, 64.995', each(12999), 5000, '1/n', '65,00', 'C'],
    ['the border of A and B, 88.305', each(17661), 5000, '1/n', '88,31', 'A'],
  ])('is right for %s', (_, sums, n, weight, printed, letter) => {
    const result = index(sums, n, weight);
    expect(printedIndex(result?.hundredths ?? 0)).toBe(printed);
    expect(result?.value).toBe(Number(printed.replace(',', '.')));
    expect(result?.category.letter).toBe(letter);
  });

  it('falls to the lower category one answer below each border', () => {
    const oneLess = (value: number) => index({ ...each(value), biaya: value - 1 }, 5000, '1/n');
    expect(oneLess(15321)).toMatchObject({ value: 76.6, category: { letter: 'C' } });
    expect(oneLess(12999)).toMatchObject({ value: 64.99, category: { letter: 'D' } });
    expect(oneLess(17661)).toMatchObject({ value: 88.3, category: { letter: 'B' } });
  });

  it('rates each element by itself on the same table', () => {
    const { elements } = index(bantul, 100, '1/n') ?? {};
    expect(elements?.biaya).toEqual({
      hundredths: 9825,
      value: 98.25,
      category: { letter: 'A', performance: 'Sangat baik' },
    });
    expect(elements?.persyaratan.value).toBe(82.75);
  });

  it('does not exist without answers', () => {
    expect(index(each(0), 0, '1/n')).toBeUndefined();
  });

  it('throws on sums that cannot come from so many questionnaires', () => {
    expect(() => index(each(9), 10, '1/n')).toThrow(RangeError);
    expect(() => index(each(41), 10, '1/n')).toThrow(RangeError);
    expect(index(each(40), 10, '1/n')?.value).toBe(100);
  });

  it('adds up answers by element', () => {
    const mixed: SurveyAnswer = { ...answer(2), values: { ...answer(2).values, biaya: 4 } };
    expect(sumAnswers([answer(1), mixed])).toEqual({ ...each(3), biaya: 5 });
    expect(sumAnswers([])).toEqual(each(0));
  });

  it('equals exact big-integer arithmetic, whatever the answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.double({ min: 1, max: 4, noNaN: true }), { minLength: 9, maxLength: 9 }),
        (n, means) => {
          const sums = each(0);
          formOrder.forEach((key: SurveyElement, position) => {
            sums[key] = Math.min(4 * n, Math.max(n, Math.round((means[position] ?? 1) * n)));
          });
          const total = BigInt(formOrder.reduce((sum, key) => sum + sums[key], 0));
          const exact = (numerator: bigint, denominator: bigint) =>
            Number((2n * numerator + denominator) / (2n * denominator));
          const count = BigInt(n);
          expect(index(sums, n, '1/n')?.hundredths).toBe(exact(2500n * total, 9n * count));
          expect(index(sums, n, '0.111')?.hundredths).toBe(exact(555n * total, 2n * count));
          expect(index(sums, n, '0.11')?.hundredths).toBe(exact(550n * total, 2n * count));
          expect(index(sums, n, '1/n')?.elements.waktu.hundredths).toBe(
            exact(2500n * BigInt(sums.waktu), count),
          );
        },
      ),
    );
  });

  it('leaves no value without a category and never lets a better value fall lower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2475, max: 10_000 }), fc.integer({ min: 0, max: 3000 }), (low, more) => {
        expect(surveyCategory(low + more).letter <= surveyCategory(low).letter).toBe(true);
      }),
    );
  });
});

describe('the sample size', () => {
  // Krejcie and Morgan's table as the regulation's annex carries it (facts/regulation.md §1.8).
  it.each([
    [10, 10],
    [20, 19],
    [30, 28],
    [40, 36],
    [50, 44],
    [60, 52],
    [70, 59],
    [80, 66],
    [90, 73],
    [100, 80],
    [120, 92],
    [150, 108],
    [200, 132],
    [250, 152],
    [300, 169],
    [400, 196],
    [500, 217],
    [600, 234],
    [700, 248],
    [800, 260],
    [900, 269],
    [1000, 278],
    [1200, 291],
    [1500, 306],
    [2000, 322],
    [3000, 341],
    [5000, 357],
    [10000, 370],
    [20000, 377],
    [50000, 381],
    [75000, 382],
    [1000000, 384],
  ])('for %i users is %i', (users, respondents) => {
    expect(sampleSize(users)).toBe(respondents);
  });

  it('never asks for more people than there are, and has the old floor of 150 only on request', () => {
    expect(sampleSize(0)).toBe(0);
    expect(sampleSize(1)).toBe(1);
    expect(sampleSize(200)).toBe(132);
    expect(sampleSize(200, 150)).toBe(150);
    expect(sampleSize(90, 150)).toBe(90);
  });
});

describe('what may be published', () => {
  it('shows nothing before five answers and then moves in steps of five', () => {
    expect([0, 4, 5, 9, 10, 14].map(shownCount)).toEqual([0, 0, 5, 5, 10, 10]);
    expect(publication(4, 0)).toEqual({ publish: false, shownCount: 0, refresh: false });
    expect(publication(5, 0)).toEqual({ publish: true, shownCount: 5, refresh: true });
    expect(publication(9, 5)).toEqual({ publish: true, shownCount: 5, refresh: false });
    expect(publication(10, 5)).toEqual({ publish: true, shownCount: 10, refresh: true });
  });

  it('never lets two shown figures differ by fewer than five answers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7 })), (arrivals) => {
        let received = 0;
        let shown = 0;
        for (const arriving of arrivals) {
          received += arriving;
          const now = publication(received, shown);
          if (!now.refresh) continue;
          expect(now.shownCount - shown).toBeGreaterThanOrEqual(5);
          expect(now.shownCount).toBeLessThanOrEqual(received);
          shown = now.shownCount;
        }
      }),
    );
  });

  it('files services with fewer than five answers under lainnya', () => {
    expect(groupServices({ skck: 12, sktm: 5, waris: 4, domisili: 1 })).toEqual({
      own: ['skck', 'sktm'],
      other: ['domisili', 'waris'],
      otherCount: 5,
    });
    expect(groupServices({ skck: 12, sktm: 0 })).toEqual({ own: ['skck'], other: [], otherCount: 0 });
  });

  it('lets the smallest service join a rest that the total would give away', () => {
    expect(groupServices({ skck: 12, sktm: 6, waris: 1 })).toEqual({
      own: ['skck'],
      other: ['sktm', 'waris'],
      otherCount: 7,
    });
  });

  it('shows every group with at least five answers as long as there are five at all', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer({ min: 0, max: 12 })), (counts) => {
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
        const groups = groupServices(counts);
        for (const id of groups.own) expect(counts[id]).toBeGreaterThanOrEqual(5);
        if (total >= 5) expect(groups.otherCount === 0 || groups.otherCount >= 5).toBe(true);
        else expect(groups.otherCount).toBe(total);
        const filed = [...groups.own, ...groups.other].reduce((sum, id) => sum + (counts[id] ?? 0), 0);
        expect(filed).toBe(total);
      }),
    );
  });
});

describe('answers with blanks', () => {
  const value = fc.constantFrom<SurveyValue>(1, 2, 3, 4);
  const sheet = fc
    .tuple(...formOrder.map(() => fc.option(value, { nil: undefined, freq: 6 })))
    .map((given) => ({
      values: Object.fromEntries(
        formOrder.flatMap((key, i) => (given[i] === undefined ? [] : [[key, given[i]]])),
      ) as Partial<Record<SurveyElement, SurveyValue>>,
    }));
  const weights = fc.constantFrom<SurveyWeight>('1/n', '0.111', '0.11');

  it('are counted per element: where all are whole, as ever', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 9, maxLength: 9 }),
        fc.integer({ min: 1, max: 5000 }),
        weights,
        (means, n, weight) => {
          const sums = Object.fromEntries(
            formOrder.map((key, i) => [key, (means[i] ?? 1) * n]),
          ) as SurveySums;
          const { hundredths } = index(sums, n, weight) ?? { hundredths: 0 };
          expect(measure(sums, each(n), weight)?.figure.hundredths).toBe(hundredths);
        },
      ),
    );
  });

  it('give the same index in any order', () => {
    fc.assert(
      fc.property(
        fc
          .array(sheet, { maxLength: 30 })
          .chain((sheets) =>
            fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: sheets.length })),
          ),
        weights,
        ([sheets, shuffled], weight) => {
          const [a, b] = [tally(sheets), tally(shuffled)];
          expect(b).toEqual(a);
          expect(measure(b.sums, b.counts, weight)).toEqual(measure(a.sums, a.counts, weight));
        },
      ),
    );
  });

  it('keep the index where one equal to the mean is added: nothing moves the index but difference', () => {
    // Sheets in pairs around a whole mean per element: m − d and m + d.
    const pair = fc.tuple(
      fc.array(fc.constantFrom<SurveyValue>(2, 3), { minLength: 9, maxLength: 9 }),
      fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 9, maxLength: 9 }), {
        minLength: 1,
        maxLength: 12,
      }),
    );
    fc.assert(
      fc.property(pair, weights, ([means, steps], weight) => {
        const sheetOf = (values: readonly number[]) => ({
          values: Object.fromEntries(formOrder.map((key, i) => [key, values[i]])) as Record<
            SurveyElement,
            number
          >,
        });
        const sheets = steps.flatMap((step) => [
          sheetOf(means.map((mean, i) => mean - (step[i] ?? 0))),
          sheetOf(means.map((mean, i) => mean + (step[i] ?? 0))),
        ]);
        const before = tally(sheets);
        const after = tally([...sheets, sheetOf(means)]);
        expect(measure(after.sums, after.counts, weight)).toEqual(
          measure(before.sums, before.counts, weight),
        );
      }),
    );
  });

  it('stay between 25 and 100 by the exact weight, each element too', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 30 }), (sheets) => {
        const { sums, counts } = tally(sheets);
        const made = measure(sums, counts, '1/n');
        for (const { hundredths } of made ? [made.figure, ...Object.values(made.elements)] : []) {
          expect(hundredths).toBeGreaterThanOrEqual(2500);
          expect(hundredths).toBeLessThanOrEqual(10000);
        }
      }),
    );
  });

  it('have no index while one of the nine elements has no answer', () => {
    const { waktu: _blank, ...rest } = answer(3).values;
    const { sums, counts } = tally([{ values: rest }]);
    expect(measure(sums, counts, '1/n')).toBeUndefined();
  });

  it('of sums that cannot be are no index: they throw', () => {
    expect(() => measure({ ...each(3), waktu: 5 }, each(1), '1/n')).toThrow(RangeError);
    expect(() => measure(each(3), { ...each(1), waktu: 0 }, '1/n')).toThrow(RangeError);
  });
});
