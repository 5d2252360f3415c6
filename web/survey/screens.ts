import type { SurveyElement } from '../../domain/survey.ts';
import { readAnswer } from './answer.ts';
import type { AnswerProblem } from './answer.ts';

/**
 * The questionnaire one screen at a time without script: what was answered so far travels in hidden fields, and nothing is
 * stored before the last screen is sent.
 */

/** `at` counts from 0: the nine questions, then the respondent and the suggestion. */
export interface Standing {
  at: number;
  problems: readonly AnswerProblem[];
}

/** Key of one filling where no invitation makes an answer single. */
export const onceField = 'sekali';
/** Ticked where an officer helped with the device. */
export const assistedField = 'bantuan';
/** The field that says which screen was sent, and the one that says where to. */
export const screenField = 'layar';
export const wayField = 'ke';
export const back = 'kembali';

/**
 * Where a sent screen leads: on, back, or (undefined) nowhere, because the questionnaire is complete. A screen with something
 * missing stays; a last screen sent with a question left open leads to that question.
 * @param input all fields as posted, those of earlier screens included
 */
export function nextScreen(
  input: Readonly<Record<string, string>>,
  order: readonly SurveyElement[],
  educations: readonly string[],
): Standing | undefined {
  const last = order.length;
  const sent = Number(input[screenField]);
  const at = Number.isInteger(sent) && sent >= 0 && sent <= last ? sent : 0;
  if (input[wayField] === back) return { at: Math.max(0, at - 1), problems: [] };
  const read = readAnswer(input, educations);
  const problems = read.ok ? [] : read.problems;
  if (at < last) {
    const here = problems.filter(({ field }) => field === order[at]);
    return here.length > 0 ? { at, problems: here } : { at: at + 1, problems: [] };
  }
  const open = order.findIndex((key) => problems.some(({ field }) => field === key));
  if (open !== -1) return { at: open, problems: problems.filter(({ field }) => field === order[open]) };
  return problems.length > 0 ? { at, problems } : undefined;
}
