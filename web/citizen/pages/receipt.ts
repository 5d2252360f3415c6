import { longDateTime } from '../../../domain/dates-id.ts';
import type { Application } from '../../../domain/application.ts';
import type { Office } from '../../../domain/office.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { html, typed } from '../html.ts';
import type { Html } from '../html.ts';
import { qrCode } from '../qr.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';
import { contactList } from './office.ts';

/** Shown once the application is in, and again on request: fits one hand, on paper too. */
export function receiptPage(of: {
  office: Office;
  standard: ServiceStandard;
  application: Application;
  applicantName: string;
  /** The applicant's own link, secret included: the only place of ours that shows it. */
  link: string;
  notified: boolean;
  /** UTC milliseconds; the next moment the counter is open. */
  checkedFrom: number;
  /** Printed by an officer: nothing on it leads anywhere. */
  handedOut?: boolean;
}): Page {
  const { office, standard, application } = of;
  const { promise } = standard.definition;
  const { zone, zoneLabel } = office.hours;
  // At the counter the paper lies on the desk; elsewhere it still has to come.
  const isHere = (item: Application['items'][string]) =>
    item.files.length > 0 || (item.bringsPaper && application.door === 'counter');
  const brought = itemsWhere(of, (item) => item.bringsPaper && !isHere(item));
  const handed = itemsWhere(of, isHere);
  const title = application.door === 'online' ? text.receipt.title : text.receipt.titleTaken;
  return {
    title,
    office,
    script: 'apply.js',
    personal: true,
    ...(of.handedOut === true && { bare: true }),
    main: html`<div class="receipt">
      <p class="on-paper"><strong>${office.name}</strong><br />${office.regency}</p>
      <h1>${title}</h1>
      <p class="reference"><span>${text.receipt.label}</span> <strong>${application.reference}</strong></p>
      <p>${text.receipt.keep}</p>
      <div class="secret">
        ${qrCode(of.link, text.receipt.qr)}
        <div>
          <p>
            <strong>${text.receipt.secret}</strong
            ><br />${of.handedOut === true ? html`<span class="break">${of.link}</span>` : html`<a class="break" href="${of.link}">${of.link}</a>`}
          </p>
          <p class="small">${text.receipt.secretWarning}</p>
        </div>
      </div>
      <dl class="rows">
        <div>
          <dt>${text.receipt.service}</dt>
          <dd>${standard.name}</dd>
        </div>
        <div>
          <dt>${text.receipt.name}</dt>
          <dd>${typed(of.applicantName)}</dd>
        </div>
        <div>
          <dt>${text.receipt.at}</dt>
          <dd>${longDateTime(application.submittedAt, zone, zoneLabel)}</dd>
        </div>
      </dl>
      ${
        handed.length > 0 &&
        html`<h2>${text.receipt.handed}</h2>
          <ul class="check done">
            ${handed.map((words) => html`<li>${words}</li>`)}
          </ul>`
      }
      ${
        brought.length > 0
          ? html`<h2>${text.receipt.bring}</h2>
              <ul class="check">
                ${brought.map((words) => html`<li>${words}</li>`)}
              </ul>`
          : application.door !== 'counter' &&
            html`<h2>${text.receipt.bring}</h2>
              <p>${text.receipt.bringNothing}</p>`
      }
      <h2>${text.receipt.next}</h2>
      <p>
        ${text.receipt.checkedFrom(longDateTime(of.checkedFrom, zone, zoneLabel))}
        ${promise.kind === 'term' && text.receipt.promise(promise.printed)}
      </p>
      <p>${of.notified ? text.receipt.notified : text.receipt.notNotified}</p>
      ${
        of.handedOut !== true &&
        html`<p class="screen">
            <a class="button" href="/${office.id}/permohonan/${application.reference}"
              >${text.receipt.toStatus}</a
            >
          </p>
          <p class="small screen">${text.receipt.print}</p>`
      }
      <h2>${text.receipt.contact}</h2>
      ${contactList(office)}
    </div>`,
  };
}

function itemsWhere(
  { standard, application }: { standard: ServiceStandard; application: Application },
  wanted: (item: Application['items'][string]) => boolean,
): Html[] {
  return standard.definition.requirements
    .filter(({ id }) => {
      const item = application.items[id];
      return item !== undefined && wanted(item);
    })
    .map((requirement) => html`${requirement.text}`);
}
