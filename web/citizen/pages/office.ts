import type { PublicConsultation } from '../../../domain/consultation.ts';
import { longDate } from '../../../domain/dates-id.ts';
import { isArchived, isOpen, isToCome } from '../../../domain/lifecycle.ts';
import type { CatalogueEntry } from '../../../domain/lifecycle.ts';
import type { Decree, Office } from '../../../domain/office.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { hoursLines } from '../hours.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { officeData } from '../structured.ts';
import { printLinks, text } from '../text.ts';
import { consultationLinks } from './consultation.ts';
import { contactRows } from './contact.ts';
import { decreeLinks, pledge } from './decree.ts';
import type { Page } from './layout.ts';
import { factOf } from './printed.ts';
import { searchBox } from './search-box.ts';

/** A row of the catalogue with the standard it stands for. */
export interface Offered {
  entry: CatalogueEntry;
  standard: ServiceStandard;
}

export interface OfficeView {
  office: Office;
  /** In the order of the decree. */
  services: readonly Offered[];
  decrees: readonly Decree[];
  /** The newest decree in force. */
  decree: Decree | undefined;
  consultations: readonly PublicConsultation[];
  search?: { query: string; found: readonly Offered[] } | undefined;
  today: string;
  publicUrl: string;
}

/** An office's front page: search, catalogue, pledge, what it rests on, how to reach it. */
export function officePage(of: OfficeView): Page {
  const { office, decree, decrees, consultations, search } = of;
  const open = consultations.filter(({ state }) => state === 'open');
  const closed = consultations.filter(({ state }) => state !== 'open');
  const services = of.services.filter(({ entry }) => !isArchived(entry, of.today));
  const archived = of.services.filter(({ entry }) => isArchived(entry, of.today));
  return {
    title: search ? `${text.office.search}: ${search.query}` : text.office.servicesTitle,
    office,
    unlisted: search !== undefined,
    ...(!search && {
      canonical: `${of.publicUrl}/${office.id}`,
      data: officeData(office, of.publicUrl),
    }),
    back: { href: '/', label: text.site.allOffices },
    main: html`<h1>${office.name}</h1>
      ${open.map(
        ({ id, title, commentsUntil }) =>
          html`<p class="notice">
            <strong>${text.office.consultationOpen}:</strong>
            <a href="/${office.id}/konsultasi/${id}">${title}</a
            >${commentsUntil !== undefined && `. ${text.office.consultationUntil(longDate(commentsUntil))}`}
          </p>`,
      )}
      ${searchBox({ action: `/${office.id}`, label: text.office.search, hint: text.office.searchHint, query: search?.query ?? '' })}
      ${search ? results(office, search, services, of.today) : catalogue(services, of.today)}
      ${
        archived.length > 0 &&
        html`<h2>${text.office.archived}</h2>
          ${serviceLinks(archived, of.today)}`
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
      ${
        decree?.pledge
          ? pledge(decree)
          : html`<h2 id="maklumat">${text.office.pledge}</h2>
              <p>${text.office.noPledge}</p>`
      }
      ${
        decrees.length > 0 &&
        html`<h2>${text.office.decrees}</h2>
          ${decreeLinks(decrees)}`
      }
      ${
        closed.length > 0 &&
        html`<h2>${text.office.consultations}</h2>
          ${consultationLinks(closed)}`
      }
      <h2 id="kontak">${text.site.address}</h2>
      ${contactList(office)} ${villages(office)}
      <h2>${text.office.print}</h2>
      <ul class="plain">
        ${printLinks.office.map(({ path, label }) => html`<li><a href="/${office.id}/${path}">${label}</a></li>`)}
        <li><a href="/${office.id}/data.json">${text.office.json}</a></li>
      </ul>`,
  };
}

/** Services by section as the decree prints them, one list where it prints none. */
function catalogue(services: readonly Offered[], today: string): Html {
  const sections = [...new Set(services.map(({ entry }) => entry.section))];
  const isGrouped = sections.some((section) => section !== undefined);
  return html`<h2>${text.office.servicesTitle}</h2>
    ${
      services.length === 0
        ? html`<p>${text.office.empty}</p>`
        : html`<p>${text.office.lead}</p>
            ${services.some(({ entry }) => !isOpen(entry, today)) && html`<p class="small">${text.office.badges}</p>`}
            ${
              isGrouped
                ? sections.map(
                    (section) =>
                      html`${section !== undefined && html`<h3>${section}</h3>`}${serviceLinks(
                        services.filter(({ entry }) => entry.section === section),
                        today,
                      )}`,
                  )
                : serviceLinks(services, today)
            }`
    }`;
}

function results(
  office: Office,
  { query, found }: NonNullable<OfficeView['search']>,
  services: readonly Offered[],
  today: string,
): Html {
  if (found.length === 0)
    return html`<h2>${text.search.none(query)}</h2>
      <p>${text.office.searchNone}</p>
      ${serviceLinks(services, today)}`;
  return html`<h2>${text.search.found(found.length, query)}</h2>
    ${serviceLinks(found, today)}
    <p class="solo"><a href="/${office.id}">${text.search.all}</a></p>`;
}

function serviceLinks(services: readonly Offered[], today: string): Html {
  return html`<ul class="links">
    ${services.map(
      ({ entry, standard }) =>
        html`<li>
          <a href="/${standard.officeId}/layanan/${standard.serviceId}"
            ><strong>${standard.name}</strong><span>${standard.summary}</span
            ><span class="facts-line"
              >${timeLine(standard)}
              ${
                !isArchived(entry, today) &&
                (isOpen(entry, today)
                  ? html`<b class="badge open">${text.office.open}</b>`
                  : html`<b class="badge">${text.office.readOnly}</b>`)
              }${
                isToCome(entry, today) && entry.next && ` (${text.office.toCome(longDate(entry.next.from))})`
              }</span
            ></a
          >
        </li>`,
    )}
  </ul>`;
}

function timeLine(standard: ServiceStandard): string {
  const short = factOf(standard, 'time');
  if (short !== undefined) return text.office.time(short);
  const { state } = standard.printed.time;
  if (state === 'not-stated') return text.office.timeNotStated;
  if (state === 'unreadable') return text.office.timeUnreadable;
  const { durations } = standard.reading;
  const [only] = durations;
  return only && durations.length === 1 && only.printed.length <= 80
    ? text.office.time(only.printed)
    : text.office.timeByKind;
}

/** Hours and contacts; those printed for one section stand under its name. */
export function contactList(office: Office): Html {
  const sections = [...new Set(office.contacts.map(({ section }) => section))];
  const rows = (of: string | undefined) =>
    contactRows(
      office.contacts.filter(({ section }) => section === of),
      text.contactKinds,
    );
  return html`<dl class="rows">
      <div>
        <dt>${text.site.hours}</dt>
        <dd>
          ${hoursLines(office).map((line) => html`${line}<br />`)}<span class="small"
            >${text.site.closedOnHolidays}</span
          >
        </dd>
      </div>
      ${rows(undefined)}
    </dl>
    ${sections.map(
      (section) =>
        section !== undefined &&
        html`<h3>${office.sections.find(({ id }) => id === section)?.name ?? section}</h3>
          <dl class="rows">${rows(section)}</dl>`,
    )}`;
}

function villages({ villages: all }: Office): Html {
  if (all.length === 0) return html``;
  return html`<details>
    <summary>${text.office.villages(all.length)}</summary>
    <p>${all.map(({ name }) => name).join(', ')}</p>
  </details>`;
}
