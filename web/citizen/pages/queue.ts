import type { Office } from '../../../domain/office.ts';
import { QueueLine, spokenParts } from '../../../domain/queue.ts';
import type { QueueDay } from '../../../domain/queue.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { queueText } from '../text-queue.ts';
import type { Page } from './layout.ts';

/** The kiosk where numbers are taken and the screen that shows them: numbers only, for a room full of people. */

const { kiosk, display } = queueText;

/** The ticket's id is made with the page: a second press of the same page is the same number. */
export function queueKioskPage(office: Office, action: string, ticketIds: Record<QueueLine, string>): Page {
  return {
    title: kiosk.title,
    office,
    bare: true,
    personal: true,
    style: 'queue.css',
    main: html`<h1>${kiosk.title}</h1>
      <p>${kiosk.lead}</p>
      <div class="queue-lines">
        ${QueueLine.options.map(
          (line) =>
            html`<form method="post" action="${action}">
              <input type="hidden" name="line" value="${line}" />
              <input type="hidden" name="ticket" value="${ticketIds[line]}" />
              <button class="button second queue-take" type="submit">
                <strong>${kiosk.lines[line]}</strong><span>${kiosk.hints[line]}</span>
              </button>
            </form>`,
        )}
      </div>`,
  };
}

export function queueTicketPage(
  office: Office,
  start: string,
  ticket: { number: string; ahead: number; minutes?: number | undefined },
): Page {
  return {
    title: kiosk.taken,
    office,
    bare: true,
    personal: true,
    style: 'queue.css',
    script: 'queue.js',
    // Long enough to read and to photograph, short enough for who comes next.
    idle: { seconds: 20, unasked: 90, to: start },
    main: html`<h1>${kiosk.taken}</h1>
      <p class="queue-number">${ticket.number}</p>
      <p>
        ${kiosk.ahead(ticket.ahead)}
        ${ticket.minutes !== undefined && ticket.ahead > 0 && kiosk.minutes(ticket.minutes)}
      </p>
      <p>${kiosk.keep}</p>
      <p class="queue-next"><a class="button" href="${start}">${kiosk.again}</a></p>`,
  };
}

/** Shown again every ten seconds where no script runs; with it every three. */
const refreshSeconds = 10;

export function queueDisplayPage(office: Office, calls: QueueDay['calls'], source: string): Page {
  const [now, ...earlier] = calls;
  return {
    title: display.title,
    office,
    bare: true,
    personal: true,
    style: 'queue.css',
    script: 'queue.js',
    refresh: { seconds: refreshSeconds },
    main: html`<h1>${display.title}</h1>
      <div
        data-queue="${source}"
        data-none="${display.none}"
        data-desk="${display.desk}"
        data-sound="${display.sound}"
        data-sound-on="${display.soundOn}"
        data-at="${now ? String(now.at) : ''}"
      >
        <div data-now aria-live="polite">${now ? nowOf(now) : html`<p>${display.none}</p>`}</div>
        <h2>${display.earlier}</h2>
        <ol class="queue-earlier" data-earlier>
          ${earlier.map(({ number, desk }) => html`<li>${number} <span>${display.desk} ${desk}</span></li>`)}
        </ol>
      </div>`,
  };
}

function nowOf({ number, desk }: QueueDay['calls'][number]): Html {
  return html`<p class="queue-number">${number}</p>
    <p class="queue-desk">${display.desk} ${desk}</p>`;
}

/** What the display's script asks for: numbers, desks, and what to say. */
export function displayData(calls: QueueDay['calls']): object {
  return {
    calls: calls.map(({ number, desk, at }) => {
      const { letter, n } = spokenParts(number);
      return { number, desk, at, spoken: display.spoken(letter, n, desk) };
    }),
  };
}
