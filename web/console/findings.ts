import type { OutputOf, StaffApi } from '../../domain/api.ts';
import type { Office } from '../../domain/office.ts';
import type { StandardProblem } from '../../domain/lifecycle.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { componentWords } from '../../domain/words-id.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { standardProblems } from '../../domain/standard-problems.ts';
import { placeOf } from './standard-form.ts';
import type { EditorPart } from './standard-form.ts';
import { fieldNames, words } from './text-standards.ts';

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
  const place = placeOf(problem);
  return {
    ...place,
    words: problem.code === 'malformed' ? malformedWords(problem, place.part) : problemWords(problem, office),
  };
}

/** Which field it is by the last name of its path: `definition.promise.amount`. */
function malformedWords({ at, name = '', component }: StandardProblem, part: EditorPart): string {
  const field = name
    .split('.')
    .reverse()
    .map((key) => fieldNames[key])
    .find((label) => label !== undefined);
  const where =
    component !== undefined
      ? `${words.parts[part]}, ${componentWords[component]}`
      : at === undefined
        ? words.parts[part]
        : `${words.parts[part]} ${String(at + 1)}`;
  return name.endsWith('.by') ? words.findings.noActor(where) : words.findings.malformed(where, field);
}

/** Findings by anchor, for the rows that show them. */
export function byAnchor(findings: readonly Finding[]): (anchor: string) => readonly string[] {
  const found = new Map<string, string[]>();
  for (const { anchor, words } of findings) found.set(anchor, [...(found.get(anchor) ?? []), words]);
  return (anchor) => found.get(anchor) ?? [];
}
