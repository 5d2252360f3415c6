import { PaperSheet } from '../../domain/skm-api.ts';
import type { SurveySettings } from '../../domain/survey-period.ts';
import type { SurveyElement, SurveyValue } from '../../domain/survey.ts';

/** What is being typed from one paper sheet; everything as text, as the fields hold it. */
export interface SheetDraft {
  sheet: string;
  on: string;
  serviceId: string;
  values: Partial<Record<SurveyElement, string>>;
  gender: string;
  age: string;
  education: string;
  job: string;
  jobOther: string;
  timeOfDay: string;
  suggestion: string;
}

export type SheetProblem =
  { field: 'sheet' | 'on' | 'age' | 'values' } | { field: SurveyElement; problem: 'missing' | 'not-a-value' };

/** The next empty sheet: numbers go on, the day and the service stay, as sheets lie in heaps. */
export function nextSheet(before: Pick<SheetDraft, 'sheet' | 'on' | 'serviceId'>): SheetDraft {
  const number = Number(before.sheet);
  return {
    sheet: Number.isInteger(number) && number >= 0 ? String(number + 1) : '',
    on: before.on,
    serviceId: before.serviceId,
    values: {},
    gender: '',
    age: '',
    education: '',
    job: '',
    jobOther: '',
    timeOfDay: '',
    suggestion: '',
  };
}

/** The number after the highest typed so far. */
export function firstSheet(typed: readonly number[], today: string): SheetDraft {
  return nextSheet({ sheet: String(Math.max(0, ...typed)), on: today, serviceId: '' });
}

/** What one press in an answer's field leaves in it: a digit 1–4, or nothing. */
export function valueTyped(text: string): string {
  const last = text.trim().slice(-1);
  return /^[1-4]$/.test(last) ? last : '';
}

/** What keeps a sheet from being saved, in the order of the fields. */
export function sheetProblems(
  draft: SheetDraft,
  order: readonly SurveyElement[],
  blanks: SurveySettings['blanks'],
  today: string,
): SheetProblem[] {
  const problems: SheetProblem[] = [];
  if (!/^[1-9]\d{0,5}$/.test(draft.sheet.trim())) problems.push({ field: 'sheet' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.on) || draft.on > today) problems.push({ field: 'on' });
  const answered = order.filter((key) => (draft.values[key] ?? '') !== '');
  for (const key of order) {
    const value = draft.values[key] ?? '';
    if (value !== '' && !/^[1-4]$/.test(value)) problems.push({ field: key, problem: 'not-a-value' });
    else if (value === '' && blanks === 'refuse') problems.push({ field: key, problem: 'missing' });
  }
  if (answered.length === 0 && blanks === 'per-element') problems.push({ field: 'values' });
  if (draft.age.trim() !== '') {
    const age = Number(draft.age);
    if (!Number.isInteger(age) || age < 1 || age > 120) problems.push({ field: 'age' });
  }
  return problems;
}

/**
 * A sheet without problems as it is sent.
 * @throws for one with problems
 */
export function sheetOf(draft: SheetDraft, order: readonly SurveyElement[]): PaperSheet {
  const { gender, education, job, jobOther, timeOfDay } = draft;
  const values = order.flatMap((key): [SurveyElement, SurveyValue][] => {
    const value = draft.values[key] ?? '';
    return value === '' ? [] : [[key, Number(value) as SurveyValue]];
  });
  const respondent = {
    ...(gender !== '' && { gender }),
    ...(draft.age.trim() !== '' && { age: Number(draft.age) }),
    ...(education !== '' && { education }),
    ...(job !== '' && { job }),
    ...(job === 'LAINNYA' && jobOther.trim() !== '' && { jobOther: jobOther.trim() }),
    ...(timeOfDay !== '' && { timeOfDay }),
  };
  return PaperSheet.parse({
    sheet: Number(draft.sheet),
    on: draft.on,
    ...(draft.serviceId !== '' && { serviceId: draft.serviceId }),
    values: Object.fromEntries(values),
    ...(Object.keys(respondent).length > 0 && { respondent }),
    ...(draft.suggestion.trim() !== '' && { suggestion: draft.suggestion.trim() }),
  });
}

/** A sheet typed before, back in the fields. Its day was not kept. */
export function draftOf(
  { sheet, serviceId, values, respondent, suggestion }: Omit<PaperSheet, 'on'>,
  on: string,
): SheetDraft {
  return {
    sheet: String(sheet),
    on,
    serviceId: serviceId ?? '',
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
    gender: respondent?.gender ?? '',
    age: respondent?.age === undefined ? '' : String(respondent.age),
    education: respondent?.education ?? '',
    job: respondent?.job ?? '',
    jobOther: respondent?.jobOther ?? '',
    timeOfDay: respondent?.timeOfDay ?? '',
    suggestion: suggestion ?? '',
  };
}

/** 1, 2, 3, 5 → "1–3, 5" */
export function numberRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const each of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && each === last[1] + 1) last[1] = each;
    else if (!last || each > last[1]) runs.push([each, each]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(', ');
}

/** Numbers left out below the highest: a sheet may be lying under another. */
export function gapsIn(numbers: readonly number[]): number[] {
  const known = new Set(numbers);
  const highest = Math.max(0, ...numbers);
  const gaps: number[] = [];
  for (let each = Math.max(1, Math.min(...numbers)); each < highest && gaps.length < 200; each += 1)
    if (!known.has(each)) gaps.push(each);
  return gaps;
}
