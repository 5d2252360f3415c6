import { componentWords, notStatedWords } from '../../../domain/words-id.ts';
import type {
  ComponentKey,
  PrintedBlock,
  PrintedItem,
  ReviewNote,
  ServiceStandard,
} from '../../../domain/standard.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';

/**
 * Printed words of a standard, unchanged, with the reviewed notes beside them: a marker at the words a note speaks of, the
 * note itself below the component.
 */
export function printedBlocks(standard: ServiceStandard, key: ComponentKey): Html {
  const component = standard.printed[key];
  if (component.state === 'not-stated') return html`<p class="soft">${notStatedWords}</p>`;
  if (component.state === 'unreadable') return html`<p class="soft">${text.service.unreadable}</p>`;
  const notes = notesOf(standard, key);
  return html`<div class="printed">${component.blocks.map((block) => blockOf(block, key, notes))}</div>`;
}

/** The notes of a component, below its words; nothing where there are none. */
export function noteList(standard: ServiceStandard, key: ComponentKey): Html {
  const notes = notesOf(standard, key);
  if (notes.length === 0) return html``;
  return html`<aside class="notes" aria-label="${text.service.notes}: ${componentWords[key]}">
    <p><strong>${text.service.notes}</strong></p>
    <ol>
      ${notes.map(
        (note, i) =>
          html`<li id="${noteId(key, i)}">
            <q>${note.printed}</q
            >${note.correction && html` ${text.service.noteCorrection} <q>${note.correction}</q>.`}
            ${note.reason}
            <em>${note.status === 'accepted' ? text.service.noteAccepted : text.service.noteProposed}</em>
          </li>`,
      )}
    </ol>
  </aside>`;
}

/** The label and number the decree prints, where they say something else than the component's own name. */
export function printedLabel(standard: ServiceStandard, key: ComponentKey): Html {
  const component = standard.printed[key];
  if (component.state === 'not-stated' || component.label === componentWords[key]) return html``;
  const number = component.state === 'printed' ? component.number : undefined;
  return html`<p class="small">${text.service.printedAs(component.label, number)}</p>`;
}

/** A component in one line, for lists: only where it prints a single piece of text. */
export function factOf(standard: ServiceStandard, key: ComponentKey): string | undefined {
  const component = standard.printed[key];
  if (component.state !== 'printed') return undefined;
  const [only, ...others] = component.blocks;
  return only?.kind === 'text' && others.length === 0 && only.text.length <= 60 ? only.text : undefined;
}

function notesOf(standard: ServiceStandard, key: ComponentKey): ReviewNote[] {
  return standard.notes.filter((note) => note.component === key);
}

function noteId(key: ComponentKey, index: number): string {
  return `catatan-${key}-${String(index + 1)}`;
}

function blockOf(block: PrintedBlock, key: ComponentKey, notes: readonly ReviewNote[]): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${lines(block.text)}${markers(block.text, key, notes)}</p>`;
    case 'heading':
      return html`<p class="printed-heading">${block.text}${markers(block.text, key, notes)}</p>`;
    case 'chart':
      return html`<details>
        <summary>${text.service.chart}</summary>
        <p>${lines(block.text)}${markers(block.text, key, notes)}</p>
      </details>`;
    case 'list':
      return itemList(block.items, key, notes);
    default:
      return block satisfies never;
  }
}

function itemList(items: readonly PrintedItem[], key: ComponentKey, notes: readonly ReviewNote[]): Html {
  return html`<ul class="marked">
    ${items.map(
      (item) =>
        html`<li>
          ${item.marker !== undefined && html`<span class="marker">${item.marker}</span>`}
          <div>
            ${lines(item.text)}${markers(item.text, key, notes)}${item.items && itemList(item.items, key, notes)}
          </div>
        </li>`,
    )}
  </ul>`;
}

/** Line breaks of the decree are kept. */
function lines(words: string): Html {
  return html`${words.split('\n').map((line, i) => html`${i > 0 && html`<br />`}${line}`)}`;
}

function markers(words: string, key: ComponentKey, notes: readonly ReviewNote[]): Html {
  return html`${notes.map(
    (note, i) =>
      words.includes(note.printed) &&
      html` <a class="note-mark" href="#${noteId(key, i)}">[${text.service.note(i + 1)}]</a>`,
  )}`;
}
