import type { Office } from '../../../domain/office.ts';
import { html } from '../html.ts';
import { text } from '../text.ts';
import type { Message } from '../text.ts';
import type { Page } from './layout.ts';

/**
 * What went wrong, and what to do: never a dead end.
 * @param casePath the case it happened on, where this device holds it
 */
export function errorPage(message: Message, office?: Office, casePath?: string): Page {
  return {
    title: message.title,
    office,
    personal: true,
    main: html`<h1>${message.title}</h1>
      <p>${message.what}</p>
      <p>${message.next}</p>
      ${casePath && html`<p><a class="button" href="${casePath}">${text.errors.toCase}</a></p>`}
      <p>
        <a class="button second" href="${office ? `/${office.id}` : '/'}"
          >${office ? text.errors.toOffice(office.name) : text.errors.noOffice}</a
        >
      </p>`,
  };
}
