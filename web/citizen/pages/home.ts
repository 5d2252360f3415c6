import type { Office } from '../../../domain/office.ts';
import { html } from '../html.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';

export function homePage(offices: readonly Office[]): Page {
  return {
    title: text.home.title,
    demo: offices.some((office) => office.demo),
    main: html`<h1>${text.home.title}</h1>
      <p class="lead">${text.home.lead}</p>
      ${
        offices.length === 0
          ? html`<p>${text.home.empty}</p>`
          : html`<ul class="links">
              ${offices.map(
                (office) =>
                  html`<li>
                    <a href="/${office.id}"
                      ><strong>${office.name}</strong><span>${office.regency}, ${office.province}</span></a
                    >
                  </li>`,
              )}
            </ul>`
      }`,
  };
}
