import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFacts, Door } from '../domain/conditions.ts';
import { isAfterReady, isGate, passesByItself } from '../domain/route.ts';
import { routesOf } from '../domain/routes.ts';
import { requirementsFor } from '../domain/standard.ts';
import type { Definition, ServiceStandard } from '../domain/standard.ts';
import type { Step, StepKind } from '../domain/steps/step.ts';
import { root } from './bootstrap.mjs';
import { readOffices } from './standards-files.ts';
import type { OfficeFolder } from './standards-files.ts';

/**
 * What a case of each service can come to, read from `standards/` alone: every door, reason and branch, and on each of these
 * ways every end. `test/unit/standards/coverage.test.ts` takes a case through each of them; the table of their numbers is
 * `docs/coverage.md`.
 *
 *   node tools/coverage.ts writes it
 */

const endings = {
  completed: 'Every step is done, in order, and the case closes.',
  returned: 'Sent back to the applicant from one desk, corrected, then completed: one run per desk.',
  unsuited: 'A field survey finds it unsuited; sent back, corrected, then completed.',
  refused: 'Refused in substance, with ground and reason, where the standard knows a refusal.',
  'agency-to-mend': 'The agency wants it mended; corrected, sent again, then completed.',
  'agency-no': 'The agency says no.',
  cancelled: 'Withdrawn: one run per step at which the office has signed nothing yet.',
  expired: 'Sent back, not corrected, closed by hand with a reason.',
  skipped: 'An optional step is passed by with a word why, then completed.',
  escalated: 'Answered at a higher level: one run per level above the first.',
  missed: 'The appointment is missed and booked again, then completed.',
  moved: 'The event is moved, held, then completed.',
  reopened: 'Opened again with a reason, once after its end and once after a withdrawal, then completed.',
  'made-good':
    'Ready later than promised: the breach is confirmed and each part of the compensation closed with its proof.',
} as const;
export type Ending = keyof typeof endings;
const endingKinds = Object.keys(endings) as Ending[];

/** One run: how a case ends, and the step at which it turns off the straight way. */
export interface Run {
  ending: Ending;
  at?: string;
}

/** One way through a service: by door, reason and answers. */
export interface Way {
  facts: CaseFacts;
  steps: Step[];
  runs: Run[];
}

export function waysOf(definition: Definition): Way[] {
  return routesOf(definition).map(({ facts, steps }) => ({
    facts,
    steps,
    runs: runsOf(definition, facts, steps),
  }));
}

function runsOf(definition: Definition, facts: CaseFacts, steps: readonly Step[]): Run[] {
  const at = (ending: Ending, those: readonly Step[]): Run[] => those.map(({ id }) => ({ ending, at: id }));
  const kind = (...wanted: StepKind[]): Step[] => steps.filter((step) => wanted.includes(step.do));
  const open = stepsToBeDone(steps);
  // Before anybody found the file complete, there is nothing to send back.
  const gate = Math.max(0, open.findIndex(isGate));
  const mayReturn = requirementsFor(definition, facts).some(({ optional }) => !optional);
  const returnable = mayReturn ? open.slice(gate) : [];
  const answers = kind('answer');
  const waits = kind('await-agency');
  const isPromised = definition.promise.kind === 'term' && (definition.compensation?.parts.length ?? 0) > 0;
  return [
    { ending: 'completed' },
    ...at('returned', returnable),
    ...at('unsuited', mayReturn ? kind('field-survey') : []),
    ...at(
      'refused',
      steps.filter(({ refusal }) => refusal),
    ),
    ...at('agency-to-mend', mayReturn ? waits : []),
    ...at('agency-no', waits),
    ...at('cancelled', open),
    ...at('expired', returnable.slice(0, 1)),
    ...at(
      'skipped',
      steps.filter(({ optional }) => optional),
    ),
    ...at(
      'escalated',
      answers.filter((step) => escalatesTo(steps, step)),
    ),
    ...at('missed', kind('appointment')),
    ...at('moved', kind('hold-event')),
    { ending: 'reopened' },
    ...at('reopened', open.slice(0, 1)),
    ...(isPromised ? [{ ending: 'made-good' as const }] : []),
  ];
}

/** The steps at which somebody works towards the product and nothing is signed yet. */
function stepsToBeDone(steps: readonly Step[]): Step[] {
  const ready = steps.findIndex((_step, index) => steps.slice(index).every(isAfterReady));
  const signed = steps.findIndex(({ do: kind }) => kind === 'sign');
  const ends = [ready, signed === -1 ? -1 : signed + 1].filter((index) => index !== -1);
  return steps.slice(0, Math.min(...ends, steps.length)).filter((step) => !passesByItself(step, steps));
}

function escalatesTo(steps: readonly Step[], step: Step): boolean {
  const before = steps[steps.indexOf(step) - 1];
  return before?.do === 'answer' && before.escalates === true;
}

/** The table, as Markdown. */
export function coverageTable(offices: readonly OfficeFolder[]): string {
  const services = offices.flatMap((folder) => folder.services);
  const ways = services.flatMap(({ definition }) => waysOf(definition));
  const runs = ways.flatMap((way) => way.runs);
  return [
    '# What is run of each service',
    '',
    'Generated from `standards/` by `node tools/coverage.ts`; do not edit. `test/unit/standards/coverage.test.ts` takes a case through',
    'the engine for every figure below, from intake to that end, and fails when this file is stale.',
    '',
    `${String(services.length)} services of ${String(offices.length)} offices, ${String(ways.length)} ways (door × reason × answers that steps depend on), ${String(runs.length)} runs.`,
    '',
    '| End | Runs | What it means |',
    '| --- | --: | --- |',
    ...endingKinds.map((ending) => `| ${ending} | ${String(countOf(runs, ending))} | ${endings[ending]} |`),
    '',
    ...offices.flatMap((folder) => [
      `## ${folder.office.name}`,
      '',
      `| No. | Service | Door | Ways | ${endingKinds.join(' | ')} | Steps |`,
      `| --: | --- | --- | --: | ${endingKinds.map(() => '--:').join(' | ')} | --- |`,
      ...folder.services.flatMap(rowsOf),
      '',
    ]),
  ].join('\n');
}

function rowsOf(service: ServiceStandard): string[] {
  const ways = waysOf(service.definition);
  return service.definition.doors.map((door) =>
    rowOf(
      service,
      door,
      ways.filter(({ facts }) => facts.door === door),
    ),
  );
}

function rowOf({ source, name, serviceId }: ServiceStandard, door: Door, ways: readonly Way[]): string {
  const runs = ways.flatMap((way) => way.runs);
  const routes = new Set(ways.map(({ steps }) => steps.map(({ do: kind }) => kind).join(' → ')));
  const cells = [
    String(source.order),
    `${name} (\`${serviceId}\`)`,
    door,
    String(ways.length),
    ...endingKinds.map((ending) => String(countOf(runs, ending) || '–')),
    [...routes].join('; '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function countOf(runs: readonly Run[], ending: Ending): number {
  return runs.filter((run) => run.ending === ending).length;
}

export const coverageFile = join(root, 'docs', 'coverage.md');

if (import.meta.main) writeFileSync(coverageFile, coverageTable(readOffices(root)));
