import { formOrder, SurveyAnswer, surveyTimesOfDay } from '../../domain/survey.ts';

/** What was wrong with a filled questionnaire, by form field. */
export interface AnswerProblem {
  field: string;
  problem: 'required' | 'age' | 'too-long';
}

const longestSuggestion = 1000;

/**
 * Reads a posted questionnaire. All nine questions must be answered; everything about the person may be left out, and what is
 * not on the official lists is left out too.
 * @param input raw text by field name: an element's key, `gender`, `age`, `education`, `job`, `jobOther`, `timeOfDay`, `suggestion`
 * @param educations the office's list of education levels
 */
export function readAnswer(
  input: Readonly<Record<string, string>>,
  educations: readonly string[],
): { ok: true; answer: SurveyAnswer } | { ok: false; problems: AnswerProblem[] } {
  const given = (field: string) => (input[field] ?? '').trim();
  const problems: AnswerProblem[] = formOrder
    .filter((key) => !['1', '2', '3', '4'].includes(given(key)))
    .map((field) => ({ field, problem: 'required' as const }));
  const age = given('age');
  if (age !== '' && !(/^\d{1,3}$/.test(age) && Number(age) >= 1 && Number(age) <= 120))
    problems.push({ field: 'age', problem: 'age' });
  if (given('suggestion').length > longestSuggestion)
    problems.push({ field: 'suggestion', problem: 'too-long' });
  if (problems.length > 0) return { ok: false, problems };

  const job = ['PNS', 'TNI', 'POLRI', 'SWASTA', 'WIRAUSAHA', 'LAINNYA'].find((each) => each === given('job'));
  const respondent = {
    ...(['L', 'P'].includes(given('gender')) && { gender: given('gender') }),
    ...(age !== '' && { age: Number(age) }),
    ...(educations.includes(given('education')) && { education: given('education') }),
    ...(job && { job }),
    ...(job === 'LAINNYA' && given('jobOther') !== '' && { jobOther: given('jobOther').slice(0, 100) }),
    ...(surveyTimesOfDay.some((each) => each === given('timeOfDay')) && { timeOfDay: given('timeOfDay') }),
  };
  return {
    ok: true,
    answer: SurveyAnswer.parse({
      v: 1,
      values: Object.fromEntries(formOrder.map((key) => [key, Number(given(key))])),
      ...(Object.keys(respondent).length > 0 && { respondent }),
      ...(given('suggestion') !== '' && { suggestion: given('suggestion') }),
    }),
  };
}
