import type { Office } from '../../../domain/office.ts';
import { html } from '../html.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';
import { contactList } from './office.ts';

/** How to get back to one's application: by link only, never by its number alone. */
export function trackPage(office: Office): Page {
  return {
    title: text.track.title,
    office,
    back: { href: `/${office.id}` },
    main: html`<h1>${text.track.title}</h1>
      <p class="lead">${text.track.lead}</p>
      <ul>
        ${text.track.ways.map((way) => html`<li>${way}</li>`)}
      </ul>
      <p>${text.track.lost}</p>
      <h2>${text.site.address}</h2>
      ${contactList(office)}`,
  };
}
