import type { OutputOf, StaffApi } from '../../domain/api.ts';
import type { Office } from '../../domain/office.ts';
import type { StandardProblem } from '../../domain/lifecycle.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { problemWords, standardProblems } from '../../domain/standard-problems.ts';
import { placeOf } from './standard-form.ts';
import type { EditorPart } from './standard-form.ts';

/** What keeps a draft from being published, beside the part it is about. The same judgement as the server's. */

type Opened = OutputOf<StaffApi['openStandardDraft']>;
export type LetterTemplates = Opened['templates'];

export interface Finding {
  part: EditorPart;
  anchor: string;
  words: string;
}

export function findingsOf(
  standard: ServiceStandard,
  { office, staffed, templates }: Pick<Opened, 'office' | 'staffed' | 'templates'>,
): Finding[] {
  const known = new Map(templates.map(({ id, requires }) => [id, requires]));
  return standardProblems(standard, office, staffed, known).map((problem) => findingOf(problem, office));
}

export function findingOf(problem: StandardProblem, office: Office): Finding {
  return { ...placeOf(problem), words: problemWords(problem, office) };
}

/** Findings by anchor, for the rows that show them. */
export function byAnchor(findings: readonly Finding[]): (anchor: string) => readonly string[] {
  const found = new Map<string, string[]>();
  for (const { anchor, words } of findings) found.set(anchor, [...(found.get(anchor) ?? []), words]);
  return (anchor) => found.get(anchor) ?? [];
}
