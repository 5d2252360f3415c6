import type { Application } from '../../../domain/application.ts';
import { slotsByDay } from '../../../domain/appointments.ts';
import type { Slot } from '../../../domain/appointments.ts';
import { longDateTime, longDateWithDay, timeOfDay } from '../../../domain/dates-id.ts';
import type { Office } from '../../../domain/office.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import { errorSummary } from './form.ts';
import type { Page } from './layout.ts';
import { statusPath } from './status.ts';

/** Where the applicant chooses when to come: the days folded, one time to pick, one button. Works without script. */
export interface SlotsView {
  application: Application;
  standard: ServiceStandard;
  office: Office;
  slots: readonly Slot[];
  /** Key of this rendering's button. */
  actId: string;
}

export function slotsPage(view: SlotsView, problem?: string): Page {
  const { application, standard, office } = view;
  const { zone, zoneLabel } = office.hours;
  const path = statusPath(view);
  const days = slotsByDay(view.slots, zone);
  const title = application.appointmentAt === undefined ? text.slots.title : text.slots.titleChange;
  return {
    title,
    office,
    script: 'apply.js',
    personal: true,
    back: { href: path },
    hasProblems: problem !== undefined,
    main: html`${problem !== undefined && errorSummary([{ href: '#jadwal', words: problem }])}
      <h1>${title}</h1>
      <p>${standard.name} · <strong class="code">${application.reference}</strong></p>
      ${
        application.appointmentAt !== undefined &&
        html`<p>
          ${text.slots.now} <strong>${longDateTime(application.appointmentAt, zone, zoneLabel)}</strong>.
          ${text.slots.replaced}
        </p>`
      }
      ${
        days.length === 0
          ? html`<p id="jadwal">${text.slots.none}</p>`
          : html`<form method="post" action="${path}/jadwal" data-enhance="submit" id="jadwal">
              <input type="hidden" name="actId" value="${view.actId}" />
              <p>${text.slots.lead(zoneLabel)}</p>
              ${days.map(({ day, slots }, index) => dayPart(day, slots, zone, index === 0))}
              <button class="button">${text.slots.submit}</button>
            </form>`
      }`,
  };
}

function dayPart(day: string, slots: readonly Slot[], zone: string, isOpen: boolean): Html {
  const name = longDateWithDay(day);
  return html`<details class="day" ${isOpen && html` open`}>
    <summary>${name} <span class="soft">· ${text.slots.free(slots.length)}</span></summary>
    <fieldset>
      <legend class="vh">${name}</legend>
      <div class="times">
        ${slots.map(
          ({ at }) =>
            html`<label><input type="radio" name="at" value="${at}" /> ${timeOfDay(at, zone)}</label>`,
        )}
      </div>
    </fieldset>
  </details>`;
}
