import { describe, expect, it } from 'vitest';
import type { SurveyPlanRow } from '../../../domain/survey-period.ts';
import { planProblems } from '../../../web/console/plan-form.ts';

const row: SurveyPlanRow = {
  id: 'rencana01',
  element: 'waktu',
  programme: 'Membuka loket kedua',
  year: 2027,
  quarters: [1],
  person: 'Sekretaris Camat',
  state: 'planned',
};

describe('a row of the follow-up plan', () => {
  it('says what, when and who', () => {
    expect(planProblems(row)).toEqual([]);
    expect(planProblems({ ...row, programme: ' a ' })).toEqual(['programme']);
    expect(planProblems({ ...row, quarters: [] })).toEqual(['quarters']);
    expect(planProblems({ ...row, person: ' ' })).toEqual(['person']);
    expect(planProblems({ ...row, year: Number('dua ribu') })).toEqual(['year']);
  });

  it('tells how it ended once it is done or dropped, since the next report tells it', () => {
    for (const state of ['done', 'dropped'] as const) {
      expect(planProblems({ ...row, state })).toEqual(['result']);
      expect(planProblems({ ...row, state, result: 'Loket dibuka.' })).toEqual([]);
    }
    expect(planProblems({ ...row, state: 'running' })).toEqual([]);
  });
});
