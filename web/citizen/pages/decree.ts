import { longDate } from '../../../domain/dates-id.ts';
import type { CatalogueEntry } from '../../../domain/lifecycle.ts';
import type { Decree, Office } from '../../../domain/office.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';
import { blocksOf, documentMarkers, documentNotes, documentNotesLink, printedWords } from './printed.ts';
import type { Markers } from './printed.ts';

/** All decrees of an office, newest first. */
export function decreesPage(office: Office, decrees: readonly Decree[]): Page {
  return {
    title: text.decree.list,
    office,
    back: { href: `/${office.id}`, label: office.name },
    main: html`<h1>${text.decree.list}</h1>
      <p class="lead">${text.decree.listLead}</p>
      ${decreeLinks(decrees)}`,
  };
}

export function decreeLinks(decrees: readonly Decree[]): Html {
  return html`<ul class="links">
    ${decrees.map(
      (decree) =>
        html`<li>
          <a href="/${decree.officeId}/keputusan/${decree.id}"
            ><strong>${text.decree.title(decree.number)}</strong><span>${decree.title}</span
            ><span
              >${[decree.on === undefined ? decree.printedDate : longDate(decree.on), revokedBy(decree, decrees) && text.decree.revoked].filter(Boolean).join('. ')}</span
            ></a
          >
        </li>`,
    )}
  </ul>`;
}

function revokedBy({ id }: Decree, decrees: readonly Decree[]): Decree | undefined {
  return decrees.find(({ revokesIds }) => revokesIds?.includes(id));
}

/** One decree, verbatim, with the notes beside it. `services` are those whose version in force it set. */
export function decreePage(of: {
  office: Office;
  decree: Decree;
  decrees: readonly Decree[];
  services: readonly Pick<CatalogueEntry, 'serviceId' | 'name'>[];
}): Page {
  const { office, decree, decrees, services } = of;
  const revoking = revokedBy(decree, decrees);
  const revoked = (decree.revokesIds ?? []).flatMap((id) => decrees.find((other) => other.id === id) ?? []);
  const words = text.decree;
  const markers = documentMarkers(decree.notes);
  const said = (printed: string) => html`${printedWords(printed)}${markers(printed)}`;
  return {
    title: words.title(decree.number),
    office,
    back:
      decrees.length > 1
        ? { href: `/${office.id}/keputusan`, label: words.list }
        : { href: `/${office.id}`, label: office.name },
    main: html`${
        revoking &&
        html`<p class="notice warn">
          <strong>${words.revoked}</strong>
          <a href="/${office.id}/keputusan/${revoking.id}">${words.title(revoking.number)}</a>
        </p>`
      }
      <h1>${words.title(decree.number)}</h1>
      <p class="lead">${said(decree.title)}</p>
      <dl class="rows">
        ${row(
          words.on,
          decree.on === undefined
            ? decree.printedDate
            : html`${longDate(decree.on)}${decree.printedDate !== undefined && decree.printedDate !== longDate(decree.on) && html` <span class="small">(${words.printedOn(decree.printedDate)})</span>`}`,
        )}
        ${row(words.from, decree.from !== undefined && longDate(decree.from))}
        ${row(words.place, decree.place !== undefined && said(decree.place))}
        ${row(
          words.signer,
          decree.signer &&
            html`${decree.signer.post}<br />${decree.signer.name}${decree.signer.rank !== undefined && html`<br />${decree.signer.rank}`}${decree.signer.nip !== undefined && html`<br />NIP ${decree.signer.nip}`}`,
        )}
        ${row(
          words.revokes,
          revoked.length > 0
            ? revoked.map(
                (other) =>
                  html`<a href="/${office.id}/keputusan/${other.id}">${words.title(other.number)}</a> `,
              )
            : decree.revokes !== undefined && words.title(decree.revokes),
        )}
        ${row(
          words.consultation,
          decree.consultationId !== undefined &&
            html`<a href="/${office.id}/konsultasi/${decree.consultationId}"
              >${text.consultation.minutes}</a
            >`,
        )}
      </dl>
      ${documentNotesLink(decree.notes)}
      <p class="small">${words.words}</p>
      ${list(words.considerations, decree.considerations, 'ol', markers)}
      ${list(words.legalBases, decree.legalBases, 'ol', markers)}
      ${
        decree.dictums &&
        decree.dictums.length > 0 &&
        html`<h2>${words.dictums}</h2>
          <dl class="rows">${decree.dictums.map((dictum) => row(dictum.label, said(dictum.text)))}</dl>`
      }
      ${list(words.recipients, decree.recipients, 'ol', markers)} ${pledge(decree)}
      ${
        decree.vision !== undefined &&
        html`<h2>${words.vision}</h2>
          <p>${said(decree.vision)}</p>`
      }
      ${list(words.mission, decree.mission, 'ul', markers)}
      ${
        decree.motto !== undefined &&
        html`<h2>${words.motto}</h2>
          <p>${said(decree.motto)}</p>`
      }
      ${
        decree.chapters &&
        decree.chapters.length > 0 &&
        html`<h2>${words.chapters}</h2>
          ${decree.chapters.map(
            ({ heading, blocks }) =>
              html`<details class="component">
                <summary>${heading}</summary>
                ${markers(heading)} ${blocksOf(blocks, markers)}
              </details>`,
          )}`
      }
      ${
        services.length > 0 &&
        html`<h2>${words.services}</h2>
          <ul class="plain">
            ${services.map(
              ({ serviceId, name }) =>
                html`<li><a href="/${office.id}/layanan/${serviceId}">${name}</a></li>`,
            )}
          </ul>`
      }
      ${documentNotes(decree.notes)}`,
  };
}

function row(label: string, value: Html | readonly Html[] | string | false | undefined): Html {
  if (value === false || value === undefined || value === '') return html``;
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Most lists print their own letters and numbers; then ours would stand beside them twice. */
function list(
  heading: string,
  items: readonly string[] | undefined,
  kind: 'ol' | 'ul',
  markers: Markers,
): Html {
  if (!items || items.length === 0) return html``;
  const own = items.every((item) => /^\s*(\(?[a-z]|\(?\d{1,2})[.)]/i.test(item));
  const lines = items.map((item) => html`<li>${printedWords(item)}${markers(item)}</li>`);
  return html`<h2>${heading}</h2>
    ${
      own
        ? html`<ul class="plain">
            ${lines}
          </ul>`
        : kind === 'ol'
          ? html`<ol class="steps">
              ${lines}
            </ol>`
          : html`<ul>
              ${lines}
            </ul>`
    }`;
}

/** The office's pledge with what stands below it, as printed. */
export function pledge({ pledge: lines, pledgeSignature, number }: Decree): Html {
  if (!lines || lines.length === 0) return html``;
  return html`<h2 id="maklumat">${text.office.pledge}</h2>
    <blockquote class="pledge">
      ${lines.map((line) => html`<p>${printedWords(line)}</p>`)}
      ${pledgeSignature && html`<p class="sign">${pledgeSignature.map((line, i) => html`${i > 0 && html`<br />`}${printedWords(line)}`)}</p>`}
    </blockquote>
    <p class="small">${text.office.pledgeSource(number)}</p>`;
}
