import type { Decree, Office } from '../../../domain/office.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { hoursLines } from '../hours.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';
import { factOf } from './printed.ts';

/** An office's front page: catalogue, pledge, how to reach it. */
export function officePage({
  office,
  services,
  decree,
}: {
  office: Office;
  services: readonly ServiceStandard[];
  decree: Decree | undefined;
}): Page {
  return {
    title: text.office.servicesTitle,
    office,
    back: { href: '/', label: text.site.allOffices },
    main: html`<h1>${office.name}</h1>
      <h2>${text.office.servicesTitle}</h2>
      <p>${text.office.lead}</p>
      ${
        services.length === 0
          ? html`<p>${text.office.empty}</p>`
          : html`<ul class="links">
              ${services.map(serviceLink)}
            </ul>`
      }
      <h2>${text.office.more}</h2>
      <ul class="links">
        <li>
          <a href="/${office.id}/lacak"
            ><strong>${text.site.track}</strong><span>${text.office.trackHint}</span></a
          >
        </li>
        <li>
          <a href="/${office.id}/ikm"
            ><strong>${text.site.index}</strong><span>${text.office.indexHint}</span></a
          >
        </li>
      </ul>
      ${pledge(decree)}
      <h2>${text.site.address}</h2>
      ${contactList(office)}`,
  };
}

function serviceLink(standard: ServiceStandard): Html {
  const facts = [factOf(standard, 'time'), factOf(standard, 'fee')].filter((fact) => fact !== undefined);
  return html`<li>
    <a href="/${standard.officeId}/layanan/${standard.serviceId}"
      ><strong>${standard.name}</strong
      ><span>${standard.summary}</span
      >${facts.length > 0 && html`<span class="facts-line">${facts.join(' · ')}</span>`}</a
    >
  </li>`;
}

function pledge(decree: Decree | undefined): Html {
  return html`<h2>${text.office.pledge}</h2>
    ${
      decree?.pledge
        ? html`<blockquote class="pledge">${decree.pledge.map((line) => html`<p>${line}</p>`)}</blockquote>
            <p class="small">${text.office.pledgeSource(decree.number)}</p>`
        : html`<p>${text.office.noPledge}</p>`
    }`;
}

export function contactList(office: Office): Html {
  return html`<dl class="rows">
    <div>
      <dt>${text.site.hours}</dt>
      <dd>
        ${hoursLines(office).map((line) => html`${line}<br />`)}<span class="small"
          >${text.site.closedOnHolidays}</span
        >
      </dd>
    </div>
    ${office.contacts.map(
      ({ kind, text: words }) =>
        html`<div data-contact="${kind}">
          <dt>${text.contactKinds[kind]}</dt>
          <dd>${words}</dd>
        </div>`,
    )}
  </dl>`;
}
