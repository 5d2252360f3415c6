import type { ComponentDifference, DiffLine, Word } from '../../../domain/compare.ts';
import { withheldMark } from '../../../domain/withhold.ts';
import type { ComponentKey } from '../../../domain/standard.ts';
import { componentWords } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import { shownMarker } from './printed.ts';

/** What the two sides are called, e.g. "Versi 1" and "Versi 2", and what it is called to stand on one of them only. */
export interface Sides {
  left: string;
  right: string;
  removed: string;
  added: string;
}

/**
 * Component by component: what differs in full, marked by sign, word and colour; what is the same only counted.
 * @param isFolded components whose differences open on a press
 */
export function differences(
  components: readonly ComponentDifference[],
  sides: Sides,
  isFolded: (key: ComponentKey) => boolean = () => false,
): Html {
  return html`${components.map((component) => {
    const differing = component.lines.filter(({ mark }) => mark !== 'same');
    const same = component.lines.length - differing.length;
    const isSame = component.state === 'same' || component.state === 'neither';
    return html`<section class="compared${isSame && ' alike'}">
      <h3 id="beda-${component.key}">${componentWords[component.key]}</h3>
      <p class="state">${stateWords(component.state, sides)}</p>
      ${
        !isSame &&
        folded(
          isFolded(component.key) && differing.length,
          html`<ul class="diff">
            ${differing.map((line) => lineOf(line, sides))}
          </ul>`,
        )
      }
      ${!isSame && same > 0 && html`<p class="small">${text.compare.sameLines(same)}</p>`}
    </section>`;
  })}`;
}

/** @param count how many differences open on a press; false where they stand open */
export function folded(count: number | false, inner: Html): Html {
  if (count === false) return inner;
  return html`<details>
    <summary>${text.compare.showDifferences(count)}</summary>
    ${inner}
  </details>`;
}

function stateWords(state: ComponentDifference['state'], sides: Sides): string {
  switch (state) {
    case 'only-left':
      return text.compare.onlyStated('−', sides.left);
    case 'only-right':
      return text.compare.onlyStated('+', sides.right);
    case 'same':
    case 'changed':
    case 'neither':
      return text.compare.states[state];
    default:
      return state satisfies never;
  }
}

function lineOf({ mark, left = [], right = [] }: DiffLine, sides: Sides): Html {
  switch (mark) {
    case 'same':
      return html``;
    case 'changed':
      return html`<li class="changed">
        <p class="sign">${text.compare.changed}</p>
        <dl>${side(sides.left, left, 'del')} ${side(sides.right, right, 'ins')}</dl>
      </li>`;
    case 'removed':
      return wholeLine(mark, sides.removed, left);
    case 'added':
      return wholeLine(mark, sides.added, right);
    default:
      return mark satisfies never;
  }
}

/** The sign says it of every word: marking each would only be loud. */
function wholeLine(mark: string, sign: string, words: readonly Word[]): Html {
  return html`<li class="${mark}">
    <p class="sign">${sign}</p>
    <p>
      ${runsOf(words)
        .map((run) => run.text)
        .join(' ')}
    </p>
  </li>`;
}

function side(name: string, words: readonly Word[], tag: 'del' | 'ins'): Html {
  const marked = (run: string) => (tag === 'del' ? html`<del>${run}</del>` : html`<ins>${run}</ins>`);
  return html`<div>
    <dt>${name}</dt>
    <dd>
      ${runsOf(words).map(({ text: run, changed }, i) => html`${i > 0 && ' '}${changed ? marked(run) : run}`)}
    </dd>
  </div>`;
}

/** Neighbouring words of one kind together. */
function runsOf(words: readonly Word[]): Word[] {
  const runs: Word[] = [];
  for (const { text: word, changed } of words) {
    const last = runs.at(-1);
    if (last && last.changed === changed) last.text += ` ${word}`;
    else runs.push({ text: word, changed });
  }
  return runs.map((run) => ({
    ...run,
    text: shownMarker(run.text).replaceAll(withheldMark, text.service.leftMark),
  }));
}
