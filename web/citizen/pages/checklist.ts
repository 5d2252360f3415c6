import { requirementsFor } from '../../../domain/standard.ts';
import type { Door } from '../../../domain/conditions.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { doorWords } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { requirementNotes, text } from '../text.ts';
import { markersFor, printedBlocks, printedWords } from './printed.ts';

/** What to bring, by reason and by door: one list where all agree, else one for each that differs. */
export function checklists(standard: ServiceStandard): Html {
  const lists = checklistsOf(standard).filter(({ items }) => items.length > 0);
  // Nothing to tick off: the decree's own words say what is asked, or that nothing is stated.
  if (lists.length === 0) return printedBlocks(standard, 'requirements');
  const markers = markersFor(standard, 'requirements');
  return html`${lists.map(
    ({ heading, items }) =>
      html`${heading && html`<h3>${heading}</h3>`}
        <ul class="check">
          ${items.map(
            (requirement) =>
              html`<li>
                ${printedWords(requirement.text)}${requirement.optional && html` <span class="soft">(${text.service.optional})</span>`}${markers(requirement.text)}${requirementNotes[requirement.kind] !== '' && html`<span class="small">${requirementNotes[requirement.kind]}</span>`}
              </li>`,
          )}
        </ul>`,
  )}`;
}

/** "Bila datang ke kantor kecamatan": what comes is for these doors only. */
export function doorsHeading(doors: readonly Door[]): string {
  const words = doors.map((door) => doorWords[door].charAt(0).toLowerCase() + doorWords[door].slice(1));
  return text.service.forDoor(words.join(text.service.or));
}

interface Checklist {
  heading: string | undefined;
  items: Requirement[];
}

function checklistsOf({ definition }: ServiceStandard): Checklist[] {
  const variants: readonly { id?: string; label?: string }[] =
    definition.variants.length > 0 ? definition.variants : [{}];
  return variants.flatMap(({ id, label }) => {
    const byDoor = definition.doors.map((door) => ({
      door,
      // Which of these an answer calls for is only known in the form; here all are listed.
      items: requirementsFor(
        { ...definition, requirements: definition.requirements.map(({ when: _when, ...rest }) => rest) },
        { door, variant: id, answers: {} },
      ),
    }));
    const reason = label === undefined ? [] : [text.service.forVariant(label)];
    const first = byDoor[0]?.items ?? [];
    if (byDoor.every(({ items }) => sameItems(items, first))) return [{ heading: reason[0], items: first }];
    return alikeTogether(byDoor).map(({ doors, items }) => ({
      heading: [...reason, doorsHeading(doors)].join(' – '),
      items,
    }));
  });
}

/** Doors that ask for the same share a list. */
function alikeTogether(
  byDoor: readonly { door: Door; items: Requirement[] }[],
): { doors: Door[]; items: Requirement[] }[] {
  const lists: { doors: Door[]; items: Requirement[] }[] = [];
  for (const { door, items } of byDoor) {
    const known = lists.find((list) => sameItems(list.items, items));
    if (known) known.doors.push(door);
    else lists.push({ doors: [door], items });
  }
  return lists;
}

function sameItems(a: readonly Requirement[], b: readonly Requirement[]): boolean {
  return a.length === b.length && a.every((requirement, i) => requirement.id === b[i]?.id);
}
