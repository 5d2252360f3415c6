import { compareStandards } from '../../../domain/compare.ts';
import type { ComponentDifference } from '../../../domain/compare.ts';
import type { PublicConsultation } from '../../../domain/consultation.ts';
import { longDate } from '../../../domain/dates-id.ts';
import type { Decree, Office } from '../../../domain/office.ts';
import { componentKeys } from '../../../domain/standard.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { componentWords, elementWords } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import { differences } from './difference.ts';
import { errorSummary } from './form.ts';
import type { Page } from './layout.ts';
import {
  blocksOf,
  documentMarkers,
  documentNotes,
  documentNotesLink,
  printedBlocks,
  printedWords,
} from './printed.ts';

const words = text.consultation;

/** A draft and what holds now; nothing where the service is new. */
export interface ConsultedDraft {
  draft: ServiceStandard;
  inForce: ServiceStandard | undefined;
}

/** What was typed and what is wrong with it, after a comment that could not be taken. */
export interface CommentTry {
  text: string;
  serviceId: string;
  problems: readonly { field: 'masukan' | 'layanan'; words: string }[];
}

interface ConsultationView {
  office: Office;
  consultation: PublicConsultation;
  drafts: readonly ConsultedDraft[];
  /** Comments are taken today. */
  takesComments: boolean;
  tried?: CommentTry | undefined;
}

export function consultationsPage(office: Office, consultations: readonly PublicConsultation[]): Page {
  return {
    title: words.list,
    office,
    back: { href: `/${office.id}`, label: office.name },
    main: html`<h1>${words.list}</h1>
      <p class="lead">${words.listLead}</p>
      ${consultations.length === 0 ? html`<p>${words.none}</p>` : consultationLinks(consultations)}`,
  };
}

export function consultationLinks(consultations: readonly PublicConsultation[]): Html {
  return html`<ul class="links">
    ${consultations.map(
      ({ officeId, id, title, state, on, commentsUntil }) =>
        html`<li>
          <a href="/${officeId}/konsultasi/${id}"
            ><strong>${title}</strong
            ><span
              >${state === 'open' ? words.open : words.closed}${on !== undefined && `, ${longDate(on)}`}${state === 'open' && commentsUntil !== undefined && `. ${words.until(longDate(commentsUntil))}`}</span
            ></a
          >
        </li>`,
    )}
  </ul>`;
}

/** Drafts and the comment form while it is open; the minutes once it is closed. */
export function consultationPage(of: ConsultationView & { decrees: readonly Decree[] }): Page {
  const { office, consultation, drafts, decrees } = of;
  const { state, commentsUntil } = consultation;
  const decreed = decrees.filter(({ consultationId }) => consultationId === consultation.id);
  return {
    title: consultation.title,
    office,
    script: 'apply.js',
    hasProblems: (of.tried?.problems.length ?? 0) > 0,
    back: { href: `/${office.id}`, label: office.name },
    main: html`${errorSummary((of.tried?.problems ?? []).map(({ field, words: what }) => ({ href: `#${field}`, words: what })))}
      <p class="kicker">${words.kicker}</p>
      <h1>${consultation.title}</h1>
      ${
        state === 'open'
          ? html`<p class="notice">
              <strong>${words.open}.</strong>
              ${commentsUntil !== undefined && (of.takesComments ? words.until(longDate(commentsUntil)) : words.over(longDate(commentsUntil)))}
            </p>`
          : html`<p class="lead">${words.closed}.</p>`
      }
      ${
        drafts.length > 0 &&
        html`<h2>${words.drafts}</h2>
          <p>${words.draftsLead}</p>
          <ul class="links">
            ${drafts.map(
              (each) =>
                html`<li>
                  <a href="${addressOf(consultation)}/${each.draft.serviceId}"
                    ><strong>${each.draft.name}</strong><span>${changesOf(each)}</span
                    ><span>${words.draftLink}</span></a
                  >
                </li>`,
            )}
          </ul>`
      }
      ${commentForm(of)} ${minutesOf(consultation)}
      ${
        decreed.length > 0 &&
        html`<h2>${words.decree}</h2>
          <ul class="plain">
            ${decreed.map(
              ({ id, number }) =>
                html`<li><a href="/${office.id}/keputusan/${id}">${text.decree.title(number)}</a></li>`,
            )}
          </ul>`
      }`,
  };
}

/** One draft against what holds now. */
export function draftPage(of: ConsultationView, { draft, inForce }: ConsultedDraft): Page {
  const { office, consultation } = of;
  return {
    title: words.draftTitle(draft.name),
    office,
    script: 'apply.js',
    unlisted: true,
    back: { href: addressOf(consultation), label: words.back },
    main: html`<p class="notice warn"><strong>${words.draftsLead}</strong></p>
      <h1>${words.draftTitle(draft.name)}</h1>
      <p class="lead">${draft.summary}</p>
      ${
        inForce
          ? html`<p>
                ${words.draftCompared}
                <a href="/${office.id}/layanan/${inForce.serviceId}">${inForce.name}</a>
              </p>
              ${changedComponents(compareStandards(inForce, draft))}`
          : html`<p>${words.draftNew}.</p>
              ${componentKeys.map(
                (key) =>
                  html`<h2>${componentWords[key]}</h2>
                    ${printedBlocks(draft, key)}`,
              )}`
      }
      ${commentForm({ ...of, tried: { text: '', serviceId: draft.serviceId, problems: [] } })}`,
  };
}

export function commentThanksPage(office: Office, consultation: PublicConsultation): Page {
  return {
    title: words.comment.thanks,
    office,
    personal: true,
    main: html`<div class="outcome ok">
        <h1>${words.comment.thanks}</h1>
        <p>${words.comment.thanksNext}</p>
      </div>
      <p class="solo"><a href="${addressOf(consultation)}">${words.comment.another}</a></p>`,
  };
}

function addressOf({ officeId, id }: Pick<PublicConsultation, 'officeId' | 'id'>): string {
  return `/${officeId}/konsultasi/${id}`;
}

/** What stays as it is needs no comment. */
function changedComponents(all: readonly ComponentDifference[]): Html {
  const changed = all.filter(isChanged);
  if (changed.length === 0) return html`<p>${words.draftSame}</p>`;
  return html`<h2>${words.changes}</h2>
    ${differences(changed, {
      left: words.inForce,
      right: words.draft,
      removed: text.compare.removed,
      added: text.compare.added,
    })}
    <p>${words.draftRest(all.length - changed.length)}</p>`;
}

function isChanged({ state }: ComponentDifference): boolean {
  return state !== 'same' && state !== 'neither';
}

function changesOf({ draft, inForce }: ConsultedDraft): string {
  if (!inForce) return words.draftNew;
  const changed = compareStandards(inForce, draft).filter(isChanged);
  return changed.length === 0
    ? words.draftSame
    : words.draftChanges(changed.map(({ key }) => componentWords[key]).join(', '));
}

function commentForm({ consultation, drafts, takesComments, tried }: ConsultationView): Html {
  if (!takesComments) return html``;
  const { comment } = words;
  const problemOf = (field: string) => tried?.problems.find((problem) => problem.field === field)?.words;
  return html`<section class="act" aria-labelledby="beri-masukan">
    <h2 id="beri-masukan">${comment.title}</h2>
    <p>${comment.lead}</p>
    <form method="post" action="${addressOf(consultation)}" data-enhance="submit" novalidate>
      ${
        drafts.length > 1 &&
        field(
          'layanan',
          comment.about,
          problemOf('layanan'),
          undefined,
          (described) =>
            html`<select id="layanan" name="layanan" ${described}>
              <option value="">${comment.aboutAll}</option>
              ${drafts.map(
                ({ draft: { serviceId, name } }) =>
                  html`<option value="${serviceId}" ${serviceId === tried?.serviceId && html` selected`}>
                    ${name}
                  </option>`,
              )}
            </select>`,
        )
      }
      ${field(
        'masukan',
        comment.label,
        problemOf('masukan'),
        comment.hint,
        (described) =>
          html`<textarea id="masukan" name="masukan" rows="8" maxlength="2000" required${described}>
${tried?.text}</textarea>`,
      )}
      <button class="button">${comment.button}</button>
    </form>
  </section>`;
}

function field(
  id: string,
  label: string,
  problem: string | undefined,
  hint: string | undefined,
  control: (described: Html) => Html,
): Html {
  const notes = [hint && `${id}-petunjuk`, problem && `${id}-masalah`].filter(Boolean).join(' ');
  return html`<div class="field${problem && ' bad'}">
    <label for="${id}">${label}</label>
    ${hint && html`<p class="hint" id="${id}-petunjuk">${hint}</p>`}
    ${problem && html`<p class="problem" id="${id}-masalah">${problem}</p>`}
    ${control(html`${notes !== '' && html` aria-describedby="${notes}"`}${problem && html` aria-invalid="true"`}`)}
  </div>`;
}

function minutesOf(consultation: PublicConsultation): Html {
  const { minutes, participants, notes, number, on, printedDate, place } = consultation;
  if (consultation.state === 'open' && minutes.length === 0) return html``;
  const row = (label: string, value: Html | string | undefined) =>
    value !== undefined &&
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const day = on === undefined ? printedDate : longDate(on);
  return html`<h2>${words.minutes}</h2>
    <dl class="rows">
      ${row(words.number, number)}
      ${row(
        words.on,
        day &&
          html`${day}${printedDate !== undefined && printedDate !== day && html` <span class="small">(${text.decree.printedOn(printedDate)})</span>`}`,
      )}
      ${row(words.place, place)}
    </dl>
    ${documentNotesLink(notes)} ${blocksOf(minutes, documentMarkers(notes))}
    ${
      participants.length > 0 &&
      html`<h2>${words.participants}</h2>
        <ul>
          ${participants.map(
            ({ name, post, element }) =>
              html`<li>
                ${name === undefined ? html`<span class="gap">[${words.nameWithheld}]</span>` : html`${name}`}${post !== undefined && html`, ${printedWords(post)}`}
                <span class="small">(${elementWords[element]})</span>
              </li>`,
          )}
        </ul>`
    }
    ${documentNotes(notes)}`;
}
