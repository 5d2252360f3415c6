import { printedBelow } from '../../../domain/printed.ts';
import { setsFor } from '../../../domain/requirement-sets.ts';
import type { SetAsked } from '../../../domain/requirement-sets.ts';
import { particularsOf, setWords } from '../../../domain/requirement-words.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import type { Door } from '../../../domain/conditions.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { doorWords } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { requirementNotes, text } from '../text.ts';
import { itemList, markersFor, printedBlocks, printedWords } from './printed.ts';
import type { Markers } from './printed.ts';

/** What to bring, by reason and by door: one list where all agree, else one for each that differs. */
export function checklists(standard: ServiceStandard): Html {
  const lists = checklistsOf(standard).filter(({ items }) => items.length > 0);
  // Nothing to tick off: the decree's own words say what is asked, or that nothing is stated.
  if (lists.length === 0) return printedBlocks(standard, 'requirements');
  const markers = markersFor(standard, 'requirements');
  return html`${lists.map(
    ({ heading, items, sets }) =>
      html`${heading && html`<h3>${heading}</h3>`}
        <ul class="check">
          ${items.map(
            (requirement) =>
              html`<li>
                ${printedWords(requirement.text)}${requirement.optional && html` <span class="soft">(${text.service.optional})</span>`}${markers(requirement.text)}${below(standard, requirement, markers)}${besides(requirement, sets).map((words) => html`<span class="small">${words}</span>`)}
              </li>`,
          )}
        </ul>`,
  )}`;
}

/** What the decree prints below a requirement's own line. */
export function below(standard: ServiceStandard, { text: words }: Requirement, markers?: Markers): Html {
  const items = printedBelow(standard, words);
  return items.length === 0 ? html`` : itemList(items, markers);
}

/** "Bila datang ke kantor kecamatan": what comes is for these doors only. */
export function doorsHeading(doors: readonly Door[]): string {
  const words = doors.map((door) => doorWords[door].charAt(0).toLowerCase() + doorWords[door].slice(1));
  return text.service.forDoor(words.join(text.service.or));
}

/** What is said beside a text: alternatives are listed at the first of them, the others point there. */
function besides(requirement: Requirement, sets: readonly SetAsked[]): string[] {
  const set = sets.find(({ members }) => members.includes(requirement));
  const ofSet = set && (set.members[0] === requirement ? setWords(set) : text.service.setAbove(set.atLeast));
  return [requirementNotes[requirement.kind], ofSet ?? '', ...particularsOf(requirement)].filter(Boolean);
}

interface Checklist {
  heading: string | undefined;
  items: Requirement[];
  sets: SetAsked[];
}

function checklistsOf({ definition }: ServiceStandard): Checklist[] {
  const variants: readonly { id?: string; label?: string }[] =
    definition.variants.length > 0 ? definition.variants : [{}];
  return variants.flatMap(({ id, label }) => {
    // Which of these an answer calls for is only known in the form; here all are listed.
    const all = {
      ...definition,
      requirements: definition.requirements.map(({ when: _when, ...rest }) => rest),
    };
    const byDoor = definition.doors.map((door) => {
      const facts = { door, variant: id, answers: {} };
      return { door, items: requirementsFor(all, facts), sets: setsFor(all, facts) };
    });
    const reason = label === undefined ? [] : [text.service.forVariant(label)];
    const first = byDoor[0]?.items ?? [];
    const sets = byDoor[0]?.sets ?? [];
    if (byDoor.every(({ items }) => sameItems(items, first)))
      return [{ heading: reason[0], items: first, sets }];
    return alikeTogether(byDoor).map(({ doors, ...list }) => ({
      heading: [...reason, doorsHeading(doors)].join(' – '),
      ...list,
    }));
  });
}

type ListOfDoor = Pick<Checklist, 'items' | 'sets'>;

/** Doors that ask for the same share a list. */
function alikeTogether(byDoor: readonly ({ door: Door } & ListOfDoor)[]): ({ doors: Door[] } & ListOfDoor)[] {
  const lists: ({ doors: Door[] } & ListOfDoor)[] = [];
  for (const { door, items, sets } of byDoor) {
    const known = lists.find((list) => sameItems(list.items, items));
    if (known) known.doors.push(door);
    else lists.push({ doors: [door], items, sets });
  }
  return lists;
}

function sameItems(a: readonly Requirement[], b: readonly Requirement[]): boolean {
  return a.length === b.length && a.every((requirement, i) => requirement.id === b[i]?.id);
}
