import type { Door } from '../../../domain/conditions.ts';
import type { Reading, ServiceStandard } from '../../../domain/standard.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import { doorsHeading } from './checklist.ts';
import { markersFor, printedBlocks, printedWords } from './printed.ts';
import type { Markers } from './printed.ts';

type ReadStep = Reading['steps'][number];

/**
 * The steps in printed order, by door where a channel heading says so, with whoever acts in bold. Branches and notes stand
 * within the step before them. Where nobody has read the cell yet, its words as they are.
 */
export function stepList(standard: ServiceStandard): Html {
  const { steps } = standard.reading;
  if (steps.length === 0) return printedBlocks(standard, 'procedure');
  const markers = markersFor(standard, 'procedure');
  return html`${byDoors(steps).map(
    ({ doors, steps }) =>
      html`${doors && html`<h3>${doorsHeading(doors)}</h3>`}
        <ol class="steps">
          ${withBranches(steps).map(
            (group) =>
              html`<li${group[0]?.kind === 'step' ? '' : html` class="unnumbered"`}>
                ${group.map((step) => lineOf(step, markers))}
              </li>`,
          )}
        </ol>`,
  )}`;
}

function lineOf(step: ReadStep, markers: Markers): Html {
  const aside = step.fromChart && html` <span class="small">(${text.service.chartOnly})</span>`;
  const words = html`${actorInBold(step)}${markers(step.text)}${aside}`;
  switch (step.kind) {
    case 'step':
      return html`<p>${words}</p>`;
    case 'branch':
      return html`<p class="branch">${words}</p>`;
    case 'note':
      return html`<p class="branch"><span class="small">${text.service.stepNote}:</span> ${words}</p>`;
    default:
      return step.kind satisfies never;
  }
}

function actorInBold({ text: words, actor }: ReadStep): Html {
  const at = actor === undefined ? -1 : words.indexOf(actor);
  if (actor === undefined || at < 0) return printedWords(words);
  return html`${printedWords(words.slice(0, at))}<b>${printedWords(actor)}</b>${printedWords(words.slice(at + actor.length))}`;
}

function byDoors(steps: readonly ReadStep[]): { doors: Door[] | undefined; steps: ReadStep[] }[] {
  const runs: { doors: Door[] | undefined; steps: ReadStep[] }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last && (last.doors ?? []).join() === (step.doors ?? []).join()) last.steps.push(step);
    else runs.push({ doors: step.doors, steps: [step] });
  }
  return runs;
}

function withBranches(steps: readonly ReadStep[]): ReadStep[][] {
  const groups: ReadStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.kind === 'step' || !last) groups.push([step]);
    else last.push(step);
  }
  return groups;
}
