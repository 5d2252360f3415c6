import type { Office } from '../../../domain/office.ts';
import { receivedSentence } from '../../../domain/returned-slip.ts';
import type { ReturnedSlip } from '../../../domain/returned-slip.ts';
import { slipWords as words } from '../../../domain/sheets-words.ts';
import { html, typed } from '../html.ts';
import { qrCode } from '../qr.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';
import { contactList } from './office.ts';

/** What is still missing, to take along: on the telephone, on A5, or on the roll of a thermal printer. */
export function returnedSlipPage(of: {
  office: Office;
  slip: ReturnedSlip;
  /** The applicant's own link, secret included. */
  link: string;
  /** Printed by an officer: nothing on it leads anywhere. */
  handedOut?: boolean;
}): Page {
  const { office, slip } = of;
  const path = `/${office.id}/permohonan/${slip.reference}`;
  const received = receivedSentence(slip);
  // The days above and one telephone number are enough on a paper of one hand.
  const phone = office.contacts.find(({ kind, section }) => kind === 'phone' && section === undefined)?.text;
  return {
    title: words.title,
    office,
    personal: true,
    ...(of.handedOut === true ? { bare: true } : { back: { href: path } }),
    main: html`<div class="receipt">
      <p class="on-paper"><strong>${office.name}</strong><br />${office.regency}</p>
      <h1>${words.title}</h1>
      <p class="reference"><span>${words.reference}</span> <strong>${slip.reference}</strong></p>
      <p>${words.lead}</p>
      <dl class="rows">
        <div>
          <dt>${words.service}</dt>
          <dd>${slip.serviceName}</dd>
        </div>
        <div>
          <dt>${words.name}</dt>
          <dd>${typed(slip.applicantName)}</dd>
        </div>
      </dl>
      <h2>${words.missing}</h2>
      ${slip.general !== undefined && html`<p>${typed(slip.general, 2000)}</p>`}
      <ul class="check">
        ${slip.missing.map(
          ({ text: printed, fault, note, where }) =>
            html`<li>
              <strong>${printed}</strong
              ><br />${fault}${note === undefined ? '.' : html`: ${typed(note, 2000)}`}<br />
              ${where}
            </li>`,
        )}
      </ul>
      ${
        received !== undefined &&
        html`<h2>${words.receivedTitle}</h2>
          <ul class="check done">
            ${slip.received.map((printed) => html`<li>${printed}</li>`)}
          </ul>`
      }
      ${slip.correctBy !== undefined && html`<p><strong>${words.correctBy(slip.correctBy)}</strong></p>`}
      <h2>${words.hours}</h2>
      <ul class="plain">
        ${slip.openDays.map((line) => html`<li>${line}</li>`)}
      </ul>
      <div class="secret">
        ${qrCode(of.link, words.qrLabel)}
        <div><p class="small">${words.qr}</p></div>
      </div>
      ${
        of.handedOut !== true &&
        html`<p class="screen">
            <a class="button" href="${path}#perbaikan">${words.mend}</a>
          </p>
          <ul class="plain screen">
            <li><a href="${path}/belum-lengkap.png">${words.asPicture}</a></li>
            <li><a href="${path}/belum-lengkap.pdf">${words.asPdf}</a></li>
          </ul>
          <p class="small screen">${text.receipt.print}</p>`
      }
      ${
        of.handedOut === true
          ? phone !== undefined && html`<p>${words.ask(phone)}</p>`
          : html`<h2>${text.receipt.contact}</h2>
              ${contactList(office)}`
      }
    </div>`,
  };
}
