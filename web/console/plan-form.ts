import type { SurveyPlanRow } from '../../domain/survey-period.ts';

export type PlanProblem = 'programme' | 'year' | 'quarters' | 'person' | 'result';

/** What keeps a row of the follow-up plan from being saved. One that ended must say how: the next report tells it (Lampiran 4). */
export function planProblems(
  row: Pick<SurveyPlanRow, 'programme' | 'year' | 'quarters' | 'person' | 'state' | 'result'>,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (row.programme.trim().length < 3) problems.push('programme');
  if (!Number.isInteger(row.year) || row.year < 2000 || row.year > 2200) problems.push('year');
  if (row.quarters.length === 0) problems.push('quarters');
  if (row.person.trim() === '') problems.push('person');
  const ended = row.state === 'done' || row.state === 'dropped';
  if (ended && (row.result ?? '').trim() === '') problems.push('result');
  return problems;
}
