import type { Consultation, PublicConsultation, Withheld } from './consultation.ts';
import type { ServiceStandard } from './standard.ts';
import { elementWords } from './words-id.ts';

/**
 * What the public reads of stored words: those that are some person's own (a private number, a name) are left out, and the gap
 * is marked and says what stands there instead. Nothing stored is changed.
 */

/** Every gap begins so and ends with the next `]`. No decree prints it. */
export const withheldMark = '[…';

/** A gap as it stands in a text; `shownAs` is its first group. For pages that show it in a way of their own. */
export const withheldGap = /\[… ([^\]]*)\]/g;

/**
 * Leaves out every text that is withheld and not shown, in all strings of a value, however deep.
 * White space may differ from the stored text's (a line broken elsewhere). Letters may not, or `Arif` would be found in "Tarif"; only a
 * name of several words is found in any mixture of capitals, since minutes write the same person both ways.
 */
export function withhold<T>(value: T, withheld: Pick<Withheld, 'texts'> | undefined): T {
  // The longest first: a name within a longer withheld text goes with it.
  const hidden = (withheld?.texts ?? [])
    .filter(({ shown, text }) => !shown && text.trim() !== '')
    .sort((a, b) => b.text.length - a.text.length);
  if (hidden.length === 0) return value;
  // One pass over each string, so that nothing is looked for in what was put in.
  const pattern = new RegExp(hidden.map((each) => `(${patternOf(each)})`).join('|'), 'gu');
  const without = (text: string): string =>
    text.replace(pattern, (...found: unknown[]) => {
      const which = found.slice(1, hidden.length + 1).findIndex((group) => group !== undefined);
      return `${withheldMark} ${(hidden[which]?.shownAs ?? '').replaceAll(']', ')')}]`;
    });
  return replaced(value, without) as T;
}

function replaced(value: unknown, without: (text: string) => string): unknown {
  if (typeof value === 'string') return without(value);
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, without));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, without)]));
}

function patternOf({ text, kind }: Withheld['texts'][number]): string {
  const words = text.trim().split(/\s+/u);
  const asListed = words.map(escaped).join(loose);
  if (kind !== 'name' || words.length < 2) return asListed;
  return String.raw`${asListed}|(?<!\p{L})${words.map(inAnyCase).join(loose)}(?!\p{L})`;
}

const loose = String.raw`\s+`;

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function inAnyCase(word: string): string {
  return [...word]
    .map((letter) => {
      const cases = new Set([letter.toLowerCase(), letter.toUpperCase()]);
      return cases.size === 1 ? escaped(letter) : `(?:${[...cases].map(escaped).join('|')})`;
    })
    .join('');
}

/**
 * A consultation as anyone may read it. Citizens stand for their element of the public: their names are left out of the list and
 * of the minutes, unless the office decided to show one.
 */
export function publicConsultation(
  consultation: Consultation,
  drafts: readonly ServiceStandard[],
  withheld: Pick<Withheld, 'texts'> | undefined,
): PublicConsultation {
  const { participants, draftIds: _draftIds, ...rest } = consultation;
  const texts = withheld?.texts ?? [];
  const isShown = (name: string): boolean => texts.some(({ text, shown }) => shown && text === name);
  const citizens = participants.filter(({ citizen, name }) => citizen && !isShown(name));
  const all = {
    texts: [
      ...texts,
      ...citizens.map(({ name, element }) => ({
        text: name,
        kind: 'name' as const,
        shownAs: elementWords[element],
        shown: false,
      })),
    ],
  };
  return {
    ...withhold(rest, all),
    participants: participants.map((participant) => {
      const { name, post, element } = participant;
      const seen = withhold(name, all);
      return {
        element,
        ...(post !== undefined && { post: withhold(post, all) }),
        // A gap in a name says no more than the element does.
        ...(seen === name && { name }),
      };
    }),
    drafts: withhold([...drafts], all),
  };
}
