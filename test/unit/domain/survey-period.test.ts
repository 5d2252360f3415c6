import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import {
  nextPeriod,
  periodById,
  periodOn,
  planDueOn,
  planReminders,
  previousPeriod,
  SurveyPeriodId,
  SurveyPeriodKind,
  SurveyPlanRow,
} from '../../../domain/survey-period.ts';

const kinds = fc.constantFrom(...SurveyPeriodKind.options);
const days = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a period', () => {
  it.each([
    ['2026-03-16', 'monthly', '2026-B03', 'Bulan Maret 2026', '2026-03-01', '2026-03-31'],
    ['2024-02-29', 'monthly', '2024-B02', 'Bulan Februari 2024', '2024-02-01', '2024-02-29'],
    ['2026-12-31', 'quarterly', '2026-T4', 'Triwulan IV 2026', '2026-10-01', '2026-12-31'],
    ['2026-01-01', 'quarterly', '2026-T1', 'Triwulan I 2026', '2026-01-01', '2026-03-31'],
    ['2026-06-30', 'half-yearly', '2026-S1', 'Semester I 2026', '2026-01-01', '2026-06-30'],
    ['2026-07-01', 'half-yearly', '2026-S2', 'Semester II 2026', '2026-07-01', '2026-12-31'],
    ['2026-07-01', 'yearly', '2026', 'Tahun 2026', '2026-01-01', '2026-12-31'],
  ] as const)('of %s, %s, is %s', (day, kind, id, label, fromOn, toOn) => {
    expect(periodOn(day, kind)).toEqual({ id, kind, label, fromOn, toOn });
  });

  it('holds its day, is found again by its id, and lies between its neighbours without a gap', () => {
    fc.assert(
      fc.property(days, kinds, (day, kind) => {
        const period = periodOn(day, kind);
        expect(period.fromOn <= day && day <= period.toOn).toBe(true);
        expect(periodById(period.id)).toEqual(period);
        expect(nextPeriod(period).fromOn).toBe(addDays(period.toOn, 1));
        expect(previousPeriod(period).toOn).toBe(addDays(period.fromOn, -1));
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
      }),
    );
  });

  it.each(['2026-T5', '2026-B00', '2026-B13', '2026-S3', '26-T1', '2026-T1/x', '', 'lainnya'])(
    'has no id like %j',
    (id) => {
      expect(SurveyPeriodId.safeParse(id).success).toBe(false);
      expect(() => periodById(id)).toThrow(RangeError);
    },
  );
});

describe('a follow-up plan', () => {
  const row = (over: Partial<SurveyPlanRow> = {}) =>
    SurveyPlanRow.parse({
      id: 'rencana1',
      element: 'sarana',
      programme: 'Menambah kursi tunggu',
      year: 2027,
      quarters: [2, 1],
      person: 'Sekretaris Camat',
      state: 'planned',
      ...over,
    });
  const whyOn = (today: string, over: Partial<SurveyPlanRow> = {}) =>
    planReminders([row(over)], today).map(({ why, on }) => [why, on]);

  it('is due with the last day of its last quarter', () => {
    expect(planDueOn({ year: 2027, quarters: [1, 2] })).toBe('2027-06-30');
    expect(planDueOn({ year: 2027, quarters: [4] })).toBe('2027-12-31');
  });

  it('reminds when it is to begin, two weeks before it ends, and after it ended', () => {
    expect(whyOn('2026-12-31')).toEqual([]);
    expect(whyOn('2027-01-01')).toEqual([['begin', '2027-01-01']]);
    expect(whyOn('2027-01-01', { state: 'running' })).toEqual([]);
    expect(whyOn('2027-06-15', { state: 'running' })).toEqual([]);
    expect(whyOn('2027-06-16', { state: 'running' })).toEqual([['soon', '2027-06-30']]);
    expect(whyOn('2027-07-01', { state: 'running' })).toEqual([['overdue', '2027-06-30']]);
  });

  it('reminds of nothing that is done or dropped, and once a time of what was seen to', () => {
    for (const state of ['done', 'dropped'] as const) expect(whyOn('2027-07-01', { state })).toEqual([]);
    expect(whyOn('2027-02-01', { remindedOn: '2027-01-05' })).toEqual([]);
    expect(whyOn('2027-06-20', { remindedOn: '2027-01-05' })).toEqual([['soon', '2027-06-30']]);
    expect(whyOn('2027-06-25', { remindedOn: '2027-06-20' })).toEqual([]);
    expect(whyOn('2027-07-01', { remindedOn: '2027-06-30' })).toEqual([['overdue', '2027-06-30']]);
    expect(whyOn('2027-08-01', { remindedOn: '2027-07-01' })).toEqual([]);
  });
});
