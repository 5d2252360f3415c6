import { withheldGap } from '../../../domain/withhold.ts';
import { componentWords, notStatedWords } from '../../../domain/words-id.ts';
import type {
  ComponentKey,
  DocumentNote,
  PrintedBlock,
  PrintedItem,
  ReviewNote,
  ServiceStandard,
} from '../../../domain/standard.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';

/**
 * Printed words, unchanged, with the reviewed notes beside them: a marker at the words a note speaks of, the note itself below.
 * Words the office withholds are already gone; the gap is shown as one.
 */
export function printedBlocks(standard: ServiceStandard, key: ComponentKey): Html {
  const component = standard.printed[key];
  if (component.state === 'not-stated') return html`<p class="soft">${notStatedWords}</p>`;
  if (component.state === 'unreadable') return html`<p class="soft">${text.service.unreadable}</p>`;
  return blocksOf(component.blocks, markersFor(standard, key));
}

/** Puts the markers of notes behind a text. */
export type Markers = (words: string) => Html;

const noMarkers: Markers = () => html``;

/** Blocks of a decree, its minutes or a component. */
export function blocksOf(blocks: readonly PrintedBlock[], markers: Markers = noMarkers): Html {
  return html`<div class="printed">${blocks.map((block) => blockOf(block, markers))}</div>`;
}

/** A text of a decree: line breaks kept, gaps shown. */
export function printedWords(words: string): Html {
  return html`${words.split('\n').map((line, i) => html`${i > 0 && html`<br />`}${withGaps(line)}`)}`;
}

function withGaps(line: string): Html {
  // `split` with one group: text, what stands in the gap, text, …
  return html`${line
    .split(withheldGap)
    .map((part, i) => (i % 2 === 0 ? part : html`<span class="gap">${text.service.left(part)}</span>`))}`;
}

/** The notes of a component, below its words; nothing where there are none. */
export function noteList(standard: ServiceStandard, key: ComponentKey): Html {
  return notesBox(
    notesOf(standard, key).map((note) => ({ note, runsCorrected: note.runs === 'corrected' })),
    { label: componentWords[key], id: (i) => noteId(key, i) },
  );
}

/** Notes about pages of a decree or minutes, each with the place it speaks of, after all the words; markers lead there. */
export function documentNotes(notes: readonly DocumentNote[]): Html {
  if (notes.length === 0) return html``;
  return html`<h2 id="catatan">${text.service.notes}</h2>
    ${notesBox(
      notes.map((note) => ({ note, place: note.place })),
      { label: text.decree.wholeDocument, id: (i) => `catatan-${String(i + 1)}` },
    )}`;
}

/** Says on top of a document that it has notes. */
export function documentNotesLink(notes: readonly DocumentNote[]): Html {
  if (notes.length === 0) return html``;
  return html`<p class="solo"><a href="#catatan">${text.service.noteCount(notes.length)}</a></p>`;
}

export function documentMarkers(notes: readonly DocumentNote[]): Markers {
  return markersOf(notes, (i) => `catatan-${String(i + 1)}`);
}

function notesBox(
  notes: readonly { note: Omit<ReviewNote, 'component' | 'runs'>; place?: string; runsCorrected?: boolean }[],
  of: { label: string; id: (index: number) => string },
): Html {
  if (notes.length === 0) return html``;
  return html`<aside class="notes" aria-label="${text.service.notes}: ${of.label}">
    <p><strong>${text.service.notes}</strong></p>
    <ol>
      ${notes.map(
        ({ note, place, runsCorrected }, i) =>
          html`<li id="${of.id(i)}">
            <dl>
              <div>
                <dt>${text.service.notePrinted}${place && ` (${place})`}</dt>
                <dd><q>${printedWords(note.printed)}</q></dd>
              </div>
              ${
                note.correction &&
                html`<div>
                  <dt>${text.service.noteCorrection}</dt>
                  <dd><q>${printedWords(note.correction)}</q></dd>
                </div>`
              }
              <div>
                <dt>${text.service.noteReason}</dt>
                <dd>${printedWords(note.reason)}</dd>
              </div>
            </dl>
            <p class="status">
              ${note.status === 'accepted' ? text.service.noteAccepted : text.service.noteProposed}
              ${runsCorrected && text.service.noteRunsCorrected}
            </p>
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
  if (!only || others.length > 0) return undefined;
  const [item, ...items] = only.kind === 'list' ? only.items : [];
  const line = only.kind === 'text' ? only.text : items.length === 0 && !item?.items ? item?.text : undefined;
  return line !== undefined && line.length <= 60 ? line : undefined;
}

export function notesOf(standard: ServiceStandard, key: ComponentKey): ReviewNote[] {
  return standard.notes.filter((note) => note.component === key);
}

/** Markers at the words the notes of a component speak of. */
export function markersFor(standard: ServiceStandard, key: ComponentKey): Markers {
  return markersOf(notesOf(standard, key), (i) => noteId(key, i));
}

function markersOf(notes: readonly { printed: string }[], id: (index: number) => string): Markers {
  if (notes.length === 0) return noMarkers;
  return (words) =>
    html`${notes.map(
      (note, i) =>
        words.includes(note.printed) &&
        html` <a class="note-mark" href="#${id(i)}">[${text.service.note(i + 1)}]</a>`,
    )}`;
}

function noteId(key: ComponentKey, index: number): string {
  return `catatan-${key}-${String(index + 1)}`;
}

function blockOf(block: PrintedBlock, markers: Markers): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${printedWords(block.text)}${markers(block.text)}</p>`;
    case 'heading':
      return html`<p class="printed-heading">${printedWords(block.text)}${markers(block.text)}</p>`;
    case 'chart':
      return html`<details>
        <summary>${text.service.chart}</summary>
        <p>${printedWords(block.text)}${markers(block.text)}</p>
      </details>`;
    case 'list':
      return itemList(block.items, markers);
    default:
      return block satisfies never;
  }
}

/** Items of a printed list, each with its marker. */
export function itemList(items: readonly PrintedItem[], markers: Markers = noMarkers): Html {
  return html`<ul class="marked">
    ${items.map(
      (item) =>
        html`<li>
          ${item.marker !== undefined && html`<span class="marker">${shownMarker(item.marker)}</span>`}
          <div>
            ${printedWords(item.text)}${markers(item.text)}${item.items && itemList(item.items, markers)}
          </div>
        </li>`,
    )}
  </ul>`;
}

/** Word processors print bullets from fonts of their own, with signs no other font has. */
export function shownMarker(marker: string): string {
  return marker.replaceAll(/\p{Co}/gu, '•');
}
