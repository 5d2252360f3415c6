import type { Application, ApplicationEvent, Handed, ActKind, Item } from '../../../domain/application.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { originalsHeld } from '../../../domain/collection-sheet.ts';
import { clockStory } from '../../../domain/clock-words.ts';
import { longDate, longDateTime } from '../../../domain/dates-id.ts';
import type { Office } from '../../../domain/office.ts';
import type { Contacts } from '../../../domain/personal-data.ts';
import { owesOriginals } from '../../../domain/originals.ts';
import { outsideFacts } from '../../../domain/outside.ts';
import { promisedTimes, standingOf } from '../../../domain/promised.ts';
import { sentBack } from '../../../domain/sent-back.ts';
import { slipWords } from '../../../domain/sheets-words.ts';
import { isSeenAtDesk, mayBringPaper } from '../../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { statusWord } from '../../../domain/status.ts';
import type { StatusWord } from '../../../domain/status.ts';
import {
  faultWords,
  happenedWords,
  refusalGroundWords,
  roleWords,
  statusWords,
  unitWords,
} from '../../../domain/words-id.ts';
import { html, typed } from '../html.ts';
import type { Html } from '../html.ts';
import { collectorWords, compensationDueWords, faultRemedies, text } from '../text.ts';
import { below } from './checklist.ts';
import { fileFacts, handInForms, handInId } from './files.ts';
import { errorSummary } from './form.ts';
import type { Page } from './layout.ts';
import { timeline } from './timeline.ts';

/** The applicant's own page. First screen: where it stands, when it is due, what he must do. */
export interface StatusView {
  application: Application;
  standard: ServiceStandard;
  office: Office;
  calendar: Calendar;
  applicantName: string;
  contacts: Contacts;
  events: readonly ApplicationEvent[];
  notes: readonly { revision: number; item?: string | undefined; text: string }[];
  openings: readonly { at: number; role: string; what: string }[];
  allowed: readonly ActKind[];
  correction: Readonly<Record<string, Handed>>;
  fileNames: Readonly<Record<string, string>>;
  /** Its letter is issued and bears the office's seal, not a person's signature. */
  sealed: boolean;
  /** The letter of a request that was refused in substance. */
  refusalLetter?: { letterOn: string; number?: string | undefined } | undefined;
  /** UTC milliseconds. */
  now: number;
  /** One key for each button of this rendering, so that a second press is the same act. */
  actId: string;
}

export function statusPath({ application }: Pick<StatusView, 'application'>): string {
  return `/${application.officeId}/permohonan/${application.reference}`;
}

export interface CorrectionProblem {
  requirementId: string;
  words: string;
}

export function statusPage(view: StatusView, problems: readonly CorrectionProblem[] = []): Page {
  const { application, standard, office } = view;
  const word = statusWord(standard.definition, application);
  return {
    title: text.status.title(standard.name),
    office,
    script: 'apply.js',
    personal: true,
    hasProblems: problems.length > 0,
    main: html`${errorSummary(
        problems.map(({ requirementId, words }) => ({ href: `#${handInId(requirementId)}`, words })),
      )}
      <h1>${text.status.title(standard.name)}</h1>
      <p class="kicker">
        ${text.status.reference} <strong class="code">${application.reference}</strong> ·
        ${typed(view.applicantName, 80)}
      </p>
      <section class="standing ${tone(word)}" aria-label="${text.verify.status}">
        <p class="where"><span aria-hidden="true">${signOf(word)}</span> ${statusWords(word, office)}</p>
        <p>${explained(word)}</p>
        ${appointmentLine(view)} ${elsewhereLines(view)} ${dueBlock(view, word)}
      </section>
      ${refusalBlock(view)} ${dutiesBlock(view)}
      <h2>${text.status.yourPart}</h2>
      ${yourPart(view, word)} ${application.status === 'returned' && corrections(view, problems)}
      ${surveyBlock(view)} ${clockBlock(view)}
      <h2>${text.status.timeline}</h2>
      ${timeline(view.events, office, view.sealed)}
      <h2>${text.status.files}</h2>
      ${itemList(view)}
      <h2>${text.status.openings}</h2>
      ${openingList(view)}
      <h2>${text.status.more}</h2>
      ${moreList(view)}`,
  };
}

function tone(word: StatusWord): string {
  switch (word.code) {
    case 'returned':
    case 'on-hold':
      return 'warn';
    case 'ready':
    case 'issued':
    case 'handed-over':
    case 'finished':
      return 'ok';
    case 'forwarded':
      return 'ok';
    case 'awaiting-appointment':
      return word.booked ? 'going' : 'warn';
    case 'cancelled':
    case 'refused':
    case 'expired':
    case 'transferred':
      return 'off';
    case 'awaiting-survey':
    case 'summoned':
    case 'awaiting-agency':
    case 'awaiting-answer':
    case 'awaiting-event':
    case 'awaiting-recap':
    case 'received':
    case 'processing':
    case 'awaiting-initial':
    case 'awaiting-signature':
      return 'going';
    default:
      return word satisfies never;
  }
}

const signs: Readonly<Record<string, string>> = { warn: '!', ok: '✓', off: '×', going: '→' };

function signOf(word: StatusWord): string {
  return signs[tone(word)] ?? '';
}

function explained(word: StatusWord): string {
  return word.code === 'awaiting-appointment' && !word.booked
    ? text.status.chooseSlot
    : text.status.explain[word.code];
}

/** When the applicant is expected. */
function appointmentLine({ application, office }: StatusView): Html {
  const { status, appointmentAt } = application;
  if (status !== 'open' || appointmentAt === undefined) return html``;
  const { zone, zoneLabel } = office.hours;
  return html`<p class="due">
    <span>${text.status.slot}</span> <strong>${longDateTime(appointmentAt, zone, zoneLabel)}</strong>
  </p>`;
}

/** Why nothing comes of it: the ground, and what was written to the applicant. */
function refusalBlock(view: StatusView): Html {
  const { application, events, notes, standard, office } = view;
  if (application.status !== 'refused' && application.status !== 'expired') return html``;
  const event = events.findLast(
    ({ happening: { kind } }) => kind === 'refused' || kind === 'agency-answered' || kind === 'expired',
  );
  const { happening, revision } = event ?? {};
  if (happening?.kind !== 'refused' && happening?.kind !== 'agency-answered' && happening?.kind !== 'expired')
    return html``;
  const { zone, zoneLabel } = office.hours;
  const ground =
    happening.kind === 'refused'
      ? refusalGroundWords[happening.ground]
      : happenedWords(happening, (at) => longDateTime(at, zone, zoneLabel));
  const written = notes.find((note) => note.revision === revision)?.text;
  return html`<h2>${happening.kind === 'expired' ? text.status.closing : text.status.refusal}</h2>
    <p><strong>${ground}</strong></p>
    ${written !== undefined && html`<blockquote class="said"><p>${text.status.refusalWritten}: ${typed(written, 2000)}</p></blockquote>`}
    ${answerLetter(view)}
    <p>
      ${text.status.refusalNext}
      <a href="/${office.id}/layanan/${standard.serviceId}#pengaduan">${text.status.complaintChannels}</a>
    </p>`;
}

function answerLetter(view: StatusView): Html {
  const { refusalLetter } = view;
  if (!refusalLetter) return html``;
  return html`<p class="solo">
      <a class="button second" href="${statusPath(view)}/surat-jawaban.pdf">${text.status.answerLetter}</a>
    </p>
    <p class="small">
      ${text.status.answerLetterHint(longDate(refusalLetter.letterOn), refusalLetter.number)}
    </p>`;
}

/** What the office owes beside the product, and what of it is done. */
function dutiesBlock({ application, standard }: StatusView): Html {
  const blocks: (Html | false)[] = application.duties.map((duty) => {
    if (duty.kind === 'tell-signed')
      return duty.doneAt === undefined && html`<p>${text.status.duties.tellSigned}</p>`;
    if (duty.declined) return html`<p>${text.status.duties.declined}</p>`;
    const parts = [
      ...duty.done.map((part) => ({ part, done: true })),
      ...duty.open.map((part) => ({ part, done: false })),
    ];
    return html`<p>${text.status.duties.owed}</p>
      <dl class="rows">
        ${parts.map(
          ({ part, done }) =>
            html`<div>
              <dt>${compensationDueWords[part]}</dt>
              <dd>
                <span aria-hidden="true">${done ? '✓' : '→'}</span>
                ${done ? text.status.duties.done : text.status.duties.open}
              </dd>
            </div>`,
        )}
      </dl>`;
  });
  if (owesOriginals(standard.definition, application))
    blocks.push(
      html`<p>${text.status.duties.originals}</p>
        <ul>
          ${originalsHeld(standard.definition, application).map(({ text: printed }) => html`<li>${printed}</li>`)}
        </ul>`,
    );
  if (blocks.every((block) => block === false)) return html``;
  return html`<h2>${text.status.duties.title}</h2>
    ${blocks}`;
}

function dueBlock(view: StatusView, word: StatusWord): Html {
  const { application, standard, office, calendar, now } = view;
  const { promise, compensation } = standard.definition;
  if (['cancelled', 'refused', 'expired', 'transferred'].includes(word.code)) return html``;
  const clockOf = (at: number) => longDateTime(at, office.hours.zone, office.hours.zoneLabel);
  const readyLine =
    application.readyAt !== undefined &&
    html`<p class="due">
      <span>${text.status.due.readyAt}</span> <strong>${clockOf(application.readyAt)}</strong>
    </p>`;
  if (promise.kind !== 'term')
    return html`${readyLine}
      <p>${promise.kind === 'none' ? text.status.due.none : text.status.due.notStated}</p>`;
  const printed = text.status.due.printed(promise.printed);
  const times = promisedTimes(standard.definition, application, calendar);
  if (times === undefined) return html`<p>${printed} ${text.status.due.fromComplete}</p>`;
  const standing = standingOf(standard.definition, application, now, calendar);
  const words = standing && text.status.clock[standing];
  const isLate = standing === 'late' || standing === 'broken';
  return html`${readyLine}
    ${
      times.dueAt !== undefined
        ? html`<p class="due"><span>${text.status.due.by}</span> <strong>${clockOf(times.dueAt)}</strong></p>`
        : html`<p>${text.status.due.paused(remainingWords(times.remaining, times.unit))}</p>`
    }
    ${words && html`<p${isLate && html` class="late"`}>${isLate && html`<span aria-hidden="true">!</span> `}${words}</p>`}
    ${isLate && (compensation?.printed ?? []).map((printed) => html`<p>${text.status.due.compensation} <q>${printed}</q></p>`)}
    <p class="small">
      ${printed}
      ${text.status.due.fromComplete}${times.calendarMissing && ` ${text.status.due.calendarMissing}`}
    </p>`;
}

/** The clock's history, once it has begun. */
function clockBlock({ application, standard, events, office, calendar, now }: StatusView): Html {
  if (application.clock.startedAt === undefined) return html``;
  const { definition } = standard;
  const story = clockStory({ definition, application, events, office, calendar, now }, 'applicant');
  return html`<section aria-labelledby="hitungan-waktu">
    <h2 id="hitungan-waktu">${text.status.clockTitle}</h2>
    <p>${story.join(' ')}</p>
  </section>`;
}

function remainingWords(amount: number, unit: keyof typeof unitWords): string {
  return `${String(Math.ceil(amount))} ${unitWords[unit]}`;
}

function yourPart(view: StatusView, word: StatusWord): Html {
  const { application, standard } = view;
  switch (word.code) {
    case 'returned':
      return html`<p><strong>${text.status.correct}</strong></p>
        <p class="solo"><a href="#perbaikan">${text.status.toCorrections}</a></p>
        <p class="solo"><a href="${statusPath(view)}/belum-lengkap">${slipWords.link}</a></p>`;
    case 'ready':
    case 'issued':
      return html`${downloadBlock(view)}${collectLine(view)}`;
    case 'handed-over':
    case 'finished':
    case 'forwarded':
    case 'cancelled':
    case 'refused':
    case 'expired':
      return html`<p>${text.status.nothingLeft}</p>
        ${downloadBlock(view)}`;
    case 'transferred':
      return movedPart(view);
    case 'awaiting-appointment':
      return slotPart(view);
    case 'awaiting-survey':
    case 'summoned':
    case 'awaiting-agency':
    case 'awaiting-answer':
    case 'awaiting-event':
    case 'awaiting-recap':
    case 'received':
    case 'processing':
    case 'awaiting-initial':
    case 'awaiting-signature':
    case 'on-hold': {
      // What somebody brought to the counter lies there already.
      const awaited = standard.definition.requirements.filter(
        ({ id }) => application.door !== 'counter' && isAwaitedPaper(application.items[id]),
      );
      if (awaited.length === 0)
        return html`<p>
          ${view.contacts.email === undefined ? text.status.nothingUntold : text.status.nothing}
        </p>`;
      return html`<p>${text.status.bring}</p>
        <ul class="check">
          ${awaited.map((requirement) => html`<li>${requirement.text}</li>`)}
        </ul>`;
    }
    default:
      return word satisfies never;
  }
}

/** Where it goes on: this device knows the way there by the same secret. */
function movedPart({ application }: StatusView): Html {
  const { transferredTo } = application;
  if (!transferredTo) return html`<p>${text.status.nothingLeft}</p>`;
  return html`<p>${text.status.movedTo(transferredTo.reference)}</p>
    <p>
      <a class="button" href="/${application.officeId}/permohonan/${transferredTo.reference}"
        >${text.status.movedLink}</a
      >
    </p>`;
}

/** What the request was before, and what another system calls it. */
function elsewhereLines({ application, standard, notes }: StatusView): Html {
  const { transferredFrom } = application;
  const { reference, status } = outsideFacts(notes);
  const system = standard.definition.outside?.name;
  return html`${transferredFrom && html`<p class="small">${text.status.movedFrom(transferredFrom.reference)}</p>`}
  ${
    system !== undefined &&
    reference !== undefined &&
    html`<p>
      ${text.status.outside(system)}
      <strong class="code">${typed(reference, 100)}</strong
      >${status !== undefined && html` · ${typed(status, 500)}`}
    </p>`
  }`;
}

/** To choose when to come, or to choose anew. */
function slotPart(view: StatusView): Html {
  const { application, now } = view;
  const { appointmentAt } = application;
  const path = `${statusPath(view)}/jadwal`;
  if (appointmentAt === undefined)
    return html`<p>${text.status.slotChoose}</p>
      <p><a class="button" href="${path}">${text.slots.title}</a></p>`;
  if (appointmentAt < now)
    return html`<p>${text.status.slotPast}</p>
      <p><a class="button" href="${path}">${text.slots.titleChange}</a></p>`;
  return html`<p>${text.status.slotCome}</p>
    <p class="solo"><a href="${path}">${text.slots.titleChange}</a></p>`;
}

function isAwaitedPaper(item: Item | undefined): boolean {
  return item !== undefined && item.bringsPaper && item.files.length === 0 && item.verdict !== 'in-order';
}

function downloadBlock(view: StatusView): Html {
  if (view.application.letter?.status !== 'issued') return html``;
  return html`<p>
      <a class="button" href="${statusPath(view)}/surat.pdf" download>${text.status.download}</a>
    </p>
    <p class="small">${text.status.downloadHint[view.sealed ? 'seal' : 'signature']}</p>`;
}

function collectLine({ standard }: StatusView): Html {
  const { modes, collectors, collectionBook } = standard.definition.delivery;
  if (!modes.includes('collect')) return html``;
  const who = collectors.map((collector) => collectorWords[collector]).join(' atau ');
  return html`<p>${text.status.collect(who)} ${collectionBook && text.status.collectBook}</p>`;
}

/** Item by item: why, what the officer wrote, and the means to put it right. */
function corrections(view: StatusView, problems: readonly CorrectionProblem[]): Html {
  const { application, standard } = view;
  const wanted = standard.definition.requirements.filter(({ id }) => application.returnedItems.includes(id));
  const back = sentBack(view.events, view.notes);
  const general = back?.general;
  return html`<section aria-labelledby="perbaikan">
    <h2 id="perbaikan" tabindex="-1">${text.status.corrections}</h2>
    ${general !== undefined && html`<blockquote class="said"><p>${text.status.officerNote}: ${typed(general, 2000)}</p></blockquote>`}
    ${wanted.map((requirement) => correctionItem(view, requirement, back?.items[requirement.id], problems))}
    <form method="post" action="${statusPath(view)}/perbaikan" data-enhance="submit">
      <input type="hidden" name="actId" value="${view.actId}" /><button class="button">
        ${text.status.sendCorrection}
      </button>
    </form>
  </section>`;
}

function correctionItem(
  view: StatusView,
  requirement: Requirement,
  note: string | undefined,
  problems: readonly CorrectionProblem[],
): Html {
  const { application, office, correction, fileNames } = view;
  const id = handInId(requirement.id);
  const reason = application.items[requirement.id]?.reason ?? 'other';
  return html`<section class="handin" id="${id}" tabindex="-1" aria-labelledby="${id}-nama">
    <h3 id="${id}-nama">${requirement.text}</h3>
    ${below(view.standard, requirement)}
    <p class="reason">
      <span aria-hidden="true">!</span> ${text.status.reason}: <strong>${faultWords[reason]}</strong>.
      ${faultRemedies[reason]}
    </p>
    ${note !== undefined && html`<blockquote class="said"><p>${text.status.officerNote}: ${typed(note, 2000)}</p></blockquote>`}
    ${handInForms({
      requirement: {
        ...requirement,
        kind: correctable(requirement),
        paperAllowed: mayBringPaper(requirement),
      },
      handed: correction[requirement.id] ?? { files: [], bringsPaper: false },
      fileNames,
      office,
      action: `${statusPath(view)}/perbaikan/${requirement.id}`,
      problem: problems.find(({ requirementId }) => requirementId === requirement.id)?.words,
    })}
  </section>`;
}

/** Even what is seen at the desk must be handed in anew somehow once it was found faulty. */
function correctable(requirement: Requirement): Requirement['kind'] {
  return isSeenAtDesk(requirement) ? 'original' : requirement.kind;
}

function surveyBlock(view: StatusView): Html {
  if (!view.allowed.includes('open-survey')) return html``;
  return html`<section class="act" aria-labelledby="survei">
    <h2 id="survei">${text.status.survey}</h2>
    <p>${text.status.surveyLead}</p>
    <form method="post" action="${statusPath(view)}/survei" data-enhance="submit">
      <input type="hidden" name="actId" value="${view.actId}" /><button class="button second">
        ${text.status.surveyButton}
      </button>
    </form>
    <p class="small">${text.status.surveyOnce}</p>
  </section>`;
}

const itemSigns = { waiting: '→', 'in-order': '✓', faulty: '!' } as const;

function itemList({ application, standard, fileNames }: StatusView): Html {
  const items = standard.definition.requirements.flatMap((requirement) => {
    const item = application.items[requirement.id];
    return item ? [{ requirement, item }] : [];
  });
  return html`<dl class="rows">
    ${items.map(
      ({ requirement, item }) =>
        html`<div>
          <dt>${requirement.text}</dt>
          <dd>
            <span aria-hidden="true">${itemSigns[item.verdict]}</span>
            ${text.status.itemState[item.verdict]}${item.bringsPaper && item.files.length === 0 && html`<br /><span class="soft">${text.status.paper}</span>`}${item.originalHeld === true && html`<br /><span class="soft">${text.status.originalHeld}</span>`}${item.files.map((file) => html`<br />${fileFacts(file, fileNames)}`)}
          </dd>
        </div>`,
    )}
  </dl>`;
}

function openingList({ openings, office }: StatusView): Html {
  if (openings.length === 0) return html`<p>${text.status.openingsNone}</p>`;
  const rows = openings.map(({ at, role, what }) => {
    const who: string = (roleWords as Readonly<Record<string, string>>)[role] ?? role;
    const did = (text.status.opened as Readonly<Record<string, string>>)[what] ?? text.status.openedOther;
    return html`<li>
      ${who.charAt(0).toUpperCase() + who.slice(1)} ${did}
      <span class="small">${longDateTime(at, office.hours.zone, office.hours.zoneLabel)}</span>
    </li>`;
  });
  return html`<p>${text.status.openingsLead}</p>
    <ul class="log">
      ${rows}
    </ul>`;
}

function moreList(view: StatusView): Html {
  const { application, standard, allowed } = view;
  const path = statusPath(view);
  return html`<ul class="plain">
      <li><a href="${path}/tanda-terima">${text.status.receipt}</a></li>
      <li>
        <a href="/${application.officeId}/layanan/${standard.serviceId}?versi=${standard.version}"
          >${text.status.standardLink}</a
        >
      </li>
      ${allowed.includes('cancel') && html`<li><a href="${path}/batal">${text.status.cancel}</a></li>`}
    </ul>
    <form method="post" action="${path}/lupakan">
      <button class="linkish" aria-describedby="lupakan-petunjuk">${text.status.forget}</button>
    </form>
    <p class="small" id="lupakan-petunjuk">${text.status.forgetHint}</p>`;
}

/** Asks before a case is withdrawn for good. */
export function cancelPage(view: Pick<StatusView, 'application' | 'standard' | 'office' | 'actId'>): Page {
  const path = statusPath(view);
  return {
    title: text.cancel.title,
    office: view.office,
    script: 'apply.js',
    personal: true,
    back: { href: path },
    main: html`<h1>${text.cancel.title}</h1>
      <p>${view.standard.name} · <strong class="code">${view.application.reference}</strong></p>
      <p>${text.cancel.lead}</p>
      <form method="post" action="${path}/batal" data-enhance="submit">
        <input type="hidden" name="actId" value="${view.actId}" /><button class="button danger">
          ${text.cancel.yes}
        </button>
      </form>
      <p class="solo"><a href="${path}">${text.cancel.no}</a></p>`,
  };
}
