import type { Office } from '../../../domain/office.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';
import { searchBox } from './search-box.ts';

/** What a search of the home page found. */
export interface HomeSearch {
  query: string;
  offices: readonly { office: Office; village?: string }[];
  /** Services of that name. */
  services: readonly { office: Office; serviceId: string; name: string; summary: string }[];
}

/** Where people choose or find their office. */
export function homePage(offices: readonly Office[], search?: HomeSearch): Page {
  return {
    title: search ? `${text.home.search}: ${search.query}` : text.home.title,
    demo: offices.some((office) => office.demo),
    unlisted: search !== undefined,
    main: html`<h1>${text.home.title}</h1>
      <p class="lead">${text.home.lead}</p>
      ${
        offices.length === 0
          ? html`<p>${text.home.empty}</p>`
          : html`${searchBox({ action: '/', label: text.home.search, hint: text.home.searchHint, query: search?.query ?? '' })}
            ${search ? found(search, offices) : officeLinks(offices.map((office) => ({ office })))}`
      }`,
  };
}

function found({ query, offices, services }: HomeSearch, all: readonly Office[]): Html {
  const count = offices.length + services.length;
  if (count === 0)
    return html`<h2>${text.search.none(query)}</h2>
      <p>${text.home.none}</p>
      ${officeLinks(all.map((office) => ({ office })))}`;
  return html`<h2>${text.search.found(count, query)}</h2>
    ${offices.length > 0 && officeLinks(offices)}
    ${
      services.length > 0 &&
      html`<h3>${text.home.servicesFound}</h3>
        <ul class="links">
          ${services.map(
            ({ office, serviceId, name, summary }) =>
              html`<li>
                <a href="/${office.id}/layanan/${serviceId}"
                  ><strong>${name} – ${office.name}</strong><span>${summary}</span></a
                >
              </li>`,
          )}
        </ul>`
    }
    <p class="solo"><a href="/">${text.search.all}</a></p>`;
}

function officeLinks(offices: HomeSearch['offices']): Html {
  return html`<ul class="links">
    ${offices.map(
      ({ office, village }) =>
        html`<li>
          <a href="/${office.id}"
            ><strong>${office.name}</strong
            ><span>${office.regency}, ${office.province}</span
            >${village !== undefined && html`<span>${text.home.village(village, office.name)}</span>`}</a
          >
        </li>`,
    )}
  </ul>`;
}
