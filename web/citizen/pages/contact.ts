import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { printedWords } from './printed.ts';
import type { Markers } from './printed.ts';

/** Contacts by kind, each kind once, in the order they are first named. */
export function contactRows<K extends string>(
  contacts: readonly { kind: K; text: string }[],
  words: Readonly<Record<K, string>>,
  markers?: Markers,
): Html {
  const kinds = [...new Set(contacts.map(({ kind }) => kind))];
  return html`${kinds.map(
    (kind) =>
      html`<div data-contact="${kind}">
        <dt>${words[kind]}</dt>
        ${contacts
          .filter((contact) => contact.kind === kind)
          .map(
            (contact) => html`<dd>${reachable(kind, contact.text)}${markers && markers(contact.text)}</dd>`,
          )}
      </div>`,
  )}`;
}

/** How a contact is reached with one press, its words as they stand. What holds more than one number or address is left as text. */
function reachable(kind: string, words: string): Html {
  const href = addressOf(kind, words.trim());
  return href === undefined ? printedWords(words) : html`<a href="${href}">${words}</a>`;
}

function addressOf(kind: string, words: string): string | undefined {
  switch (kind) {
    case 'phone':
    case 'mobile':
    case 'whatsapp':
    case 'sms':
    case 'hotline': {
      const digits = words.replaceAll(/[^\d+]/g, '');
      return /^[\d\s()+.-]+$/.test(words) && /^\+?\d{3,14}$/.test(digits) ? `tel:${digits}` : undefined;
    }
    case 'email':
      return /^[^\s@<>,;]+@[^\s@<>,;]+\.[a-z]{2,}$/i.test(words) ? `mailto:${words}` : undefined;
    case 'website': {
      const address = words.replace(/^https?:\/\//i, '');
      return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(address)
        ? `${words === address ? 'https://' : ''}${words}`
        : undefined;
    }
    default:
      return undefined;
  }
}
