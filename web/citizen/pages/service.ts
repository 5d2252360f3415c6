import { longDate } from '../../../domain/dates-id.ts';
import { windowOf } from '../../../domain/intake-window.ts';
import { isArchived, isOpen, isToCome } from '../../../domain/lifecycle.ts';
import type { CatalogueEntry } from '../../../domain/lifecycle.ts';
import type { Decree, Office } from '../../../domain/office.ts';
import { outsideAt } from '../../../domain/outside.ts';
import { holdsWords, sameWords } from '../../../domain/printed.ts';
import { deliveryComponents, managementComponents } from '../../../domain/standard.ts';
import type { ComponentKey, OutsideSystem, ServiceStandard } from '../../../domain/standard.ts';
import { channelWords, componentWords, doorWords, policyHeading } from '../../../domain/words-id.ts';
import { hoursLines } from '../hours.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { serviceData } from '../structured.ts';
import { printLinks, text, windowWords } from '../text.ts';
import { checklists } from './checklist.ts';
import { contactRows } from './contact.ts';
import type { Page } from './layout.ts';
import { factOf, markersFor, notesOf, noteList, printedBlocks, printedLabel } from './printed.ts';
import { stepList } from './steps.ts';

export interface ServiceView {
  office: Office;
  /** The version shown. */
  standard: ServiceStandard;
  /** Its row of the catalogue; absent for a draft, which nobody can apply for. */
  entry: CatalogueEntry | undefined;
  /** Number of the version in force. */
  inForce: number;
  /** Reached by the permanent address of its version. */
  permanent?: boolean;
  /** Every published version, newest first. */
  versions: readonly { version: number; decreeId: string }[];
  decrees: readonly Decree[];
  /** The office's calendar day. */
  today: string;
  /** Without trailing slash. */
  publicUrl: string;
}

/**
 * One service: its standard, and where it is in force and open the way to apply. Public and cached, so nothing here depends on
 * who looks.
 */
export function servicePage(of: ServiceView): Page {
  const { office, standard, entry } = of;
  const { definition } = standard;
  const isCurrent = standard.version === of.inForce && of.permanent !== true;
  const mayApply = isCurrent && entry !== undefined && isOpen(entry, of.today);
  // Outside the printed months it is open for reading alone.
  const takesNow = mayApply && windowOf(definition, of.today).state !== 'shut';
  // While a service is closed here it is asked for at the office; where that is no way of its own, its ways are shown as they are.
  const isCounterOnly = isCurrent && !mayApply && definition.doors.includes('counter');
  const doorsNow = isCounterOnly ? (['counter'] as const) : definition.doors;
  const url = `${of.publicUrl}${addressOf(standard)}`;
  return {
    title: isCurrent ? standard.name : `${standard.name}, ${text.service.versionLink(standard.version)}`,
    office,
    script: 'apply.js',
    back: { href: `/${office.id}`, label: text.site.services },
    // Both addresses of the version in force show the same standard.
    ...(standard.version === of.inForce && { canonical: url }),
    ...(isCurrent && {
      data: serviceData({ office, standard, entry, isOpen: takesNow, publicUrl: of.publicUrl }),
    }),
    main: html`${notices(of)}
      <h1>${standard.name}</h1>
      <p class="lead">${standard.summary}</p>
      <h2 class="vh">${text.service.facts}</h2>
      <dl class="facts">
        ${printedFact(text.service.time, standard, 'time')} ${printedFact(text.service.fee, standard, 'fee')}
        ${printedFact(text.service.product, standard, 'product')}
        ${fact(
          text.service.doors,
          html`<ul class="plain">
            ${doorsNow.map((door) => html`<li>${doorWords[door]}</li>`)}
          </ul>`,
        )}
      </dl>
      ${(['time', 'fee', 'product'] as const).map((key) => noteList(standard, key))}
      <h2 id="perlu">${text.service.needed}</h2>
      ${checklists(standard)}
      ${definition.doors.includes('online') && !outsideAt(standard, 'online', office) && takesNow && html`<p class="small">${text.service.online}</p>`}
      ${noteList(standard, 'requirements')} ${printedRules(standard)}
      <h2>${text.service.steps}</h2>
      <p class="small">${text.service.stepsSource}</p>
      ${stepList(standard)} ${noteList(standard, 'procedure')} ${isCurrent && applyBox(of, mayApply)}
      <h2 id="pengaduan">${text.service.complaints}</h2>
      ${complaints(standard)} ${noteList(standard, 'complaints')}
      ${
        definition.policies.length > 0 &&
        html`<section class="policy" aria-labelledby="kebijakan">
          <h2 id="kebijakan">${policyHeading}</h2>
          <ul>
            ${definition.policies.map((policy) => html`<li>${policy}</li>`)}
          </ul>
        </section>`
      }
      <h2 id="standar">${text.service.full}</h2>
      <p class="small">${text.service.fullLead}</p>
      <h3>${text.service.delivery}</h3>
      ${deliveryComponents.map((key) => folded(standard, key))}
      <h3>${text.service.management}</h3>
      ${managementComponents.map((key) => folded(standard, key))} ${sourceLines(of)}
      ${isCurrent && entry !== undefined && printAndData(standard)}`,
  };
}

function addressOf({ officeId, serviceId }: ServiceStandard, version?: number): string {
  return `/${officeId}/layanan/${serviceId}${version === undefined ? '' : `/versi/${String(version)}`}`;
}

/** What must be known before anything is read: that this is not, not yet or no longer what holds. */
function notices({ standard, entry, inForce, permanent, decrees, today }: ServiceView): Html {
  const { version } = standard;
  const words = text.service;
  const archived = entry && isArchived(entry, today) ? entry.archived : undefined;
  const next = entry?.next && entry.next.from > today ? entry.next : undefined;
  const decreeOf = (id: string) => decrees.find((decree) => decree.id === id);
  return html`${
    archived &&
    notice(
      words.archived(longDate(archived.from)),
      decreeOf(archived.by) && link(`/${standard.officeId}/keputusan/${archived.by}`, words.archivedLink),
    )
  }
  ${entry && isToCome(entry, today) && next && notice(words.toCome(longDate(next.from)))}
  ${version < inForce && notice(words.old(version), link(addressOf(standard), words.oldLink(inForce)))}
  ${
    version > inForce &&
    next?.version === version &&
    notice(words.later(version, longDate(next.from)), link(addressOf(standard), words.oldLink(inForce)))
  }
  ${
    version === inForce &&
    permanent &&
    notice(words.permanent(version), link(addressOf(standard), words.permanentLink), false)
  }
  ${
    version === inForce &&
    next &&
    next.version > version &&
    notice(
      words.next(next.version, longDate(next.from)),
      link(addressOf(standard, next.version), words.nextLink(next.version)),
      false,
    )
  }`;
}

function notice(words: string, where?: Html, isWarning = true): Html {
  return html`<p class="notice${isWarning && ' warn'}"><strong>${words}</strong> ${where}</p>`;
}

function link(href: string, words: string): Html {
  return html`<a href="${href}">${words}</a>`;
}

/** Words longer than a figure take the whole row. */
function printedFact(label: string, standard: ServiceStandard, key: ComponentKey): Html {
  const isLong = standard.printed[key].state === 'printed' && factOf(standard, key) === undefined;
  return fact(label, printedBlocks(standard, key), isLong);
}

function fact(label: string, value: Html, isLong = false): Html {
  return html`<div${isLong && html` class="long"`}>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** One part for each door the service has; a calm word where Loket is none of them yet. */
function applyBox({ office, standard, today }: ServiceView, mayApply: boolean): Html {
  const { doors } = standard.definition;
  if (!mayApply)
    return html`<section class="act" aria-labelledby="ajukan">
      <h2 id="ajukan">${text.service.notOpenTitle}</h2>
      <p>${text.service.notOpen}</p>
      <p class="small">${text.site.hours}: ${hoursLines(office).join('; ')}</p>
    </section>`;
  const { state, opensOn = '', closesOn = '' } = windowOf(standard.definition, today);
  // Outside the printed months only an officer can admit, at the counter and with a reason.
  if (state === 'shut')
    return html`<section class="act" aria-labelledby="ajukan">
      <h2 id="ajukan">${text.service.shutTitle}</h2>
      <p>${windowWords.shut({ opensOn, closesOn })}</p>
      <p>${windowWords.next}</p>
      <p class="small">${text.site.hours}: ${hoursLines(office).join('; ')}</p>
    </section>`;
  const online = outsideAt(standard, 'online', office);
  const village = outsideAt(standard, 'village', office);
  return html`<section class="act" aria-labelledby="ajukan">
    <h2 id="ajukan">${text.service.apply}</h2>
    ${state === 'open' && html`<p>${windowWords.open({ opensOn, closesOn })}</p>`}
    ${online && doors.includes('online') && outsideWay(online)}
    ${
      !online &&
      doors.includes('online') &&
      html`<h3>${text.service.applyOnline}</h3>
        <p>${text.service.applyLead}</p>
        <form method="post" action="${addressOf(standard)}/mulai" data-enhance="submit">
          <button class="button">${text.service.applyButton}</button>
        </form>`
    }
    ${
      doors.includes('village') &&
      html`<h3>${text.service.applyVillage}</h3>
        <p>${village ? text.service.outsideVillage(village.name) : text.service.villageLead}</p>`
    }
    ${
      doors.includes('counter') &&
      html`<h3>${text.service.applyCounter}</h3>
        <p>${text.service.counterLead(hoursLines(office).join('; '))}</p>`
    }
  </section>`;
}

/** The way as printed: which system, which menus in which order. */
function outsideWay({ name, menu, url }: OutsideSystem): Html {
  return html`<h3>${text.service.outsideTitle(name)}</h3>
    <p>${text.service.outsideLead(name)}</p>
    <ol>
      ${menu.map((entry) =>
        typeof entry === 'string'
          ? html`<li><q>${entry}</q></li>`
          : html`<li>
              ${text.service.outsideOneOf}
              <ul>
                ${entry.oneOf.map((words) => html`<li><q>${words}</q></li>`)}
              </ul>
            </li>`,
      )}
    </ol>
    ${url !== undefined && html`<p><a class="button second" href="${url}">${text.service.outsideOpen(name)}</a></p>`}
    <p class="small">${text.service.outsideKept}</p>`;
}

/** Printed rules on who may apply and when, each with the cases it is for, but for those listed above as requirements. */
function printedRules({ definition }: ServiceStandard): Html {
  const { eligibility = [], leadTimes = [], intakeWindow, variants, requirements } = definition;
  const isListed = ({ printed }: { printed: string }) =>
    requirements.some(({ text }) => holdsWords(text, printed));
  const unlisted = [...eligibility, ...leadTimes, ...(intakeWindow ? [intakeWindow] : [])].filter(
    (rule) => !isListed(rule),
  );
  const rules = unlisted
    // One line of the decree may be tested twice: it is still one line.
    .filter((rule, at) => unlisted.findIndex((each) => sameRule(each, rule)) === at)
    .map((rule) => ({
      printed: rule.printed,
      only: [
        ...('doors' in rule ? (rule.doors ?? []).map((door) => doorWords[door]) : []),
        ...('variants' in rule ? (rule.variants ?? []) : []).map(
          (id) => variants.find((variant) => variant.id === id)?.label ?? id,
        ),
      ],
    }));
  if (rules.length === 0) return html``;
  return html`<h3 id="ketentuan">${text.service.rules}</h3>
    <p class="small">${text.service.rulesLead}</p>
    <ul>
      ${rules.map(
        ({ printed, only }) =>
          html`<li>
            <q>${printed}</q>${only.length > 0 && html` <span class="small">(${only.join('; ')})</span>`}
          </li>`,
      )}
    </ul>`;
}

type Shown = {
  printed: string;
  doors?: readonly string[] | undefined;
  variants?: readonly string[] | undefined;
};

function sameRule(a: Shown, b: Shown): boolean {
  const of = ({ doors = [], variants = [] }: Shown) => [...doors, ...variants].join(' ');
  return sameWords(a.printed, b.printed) && of(a) === of(b);
}

function complaints(standard: ServiceStandard): Html {
  const channels = standard.reading.complaints;
  if (channels.length === 0) return printedBlocks(standard, 'complaints');
  return html`<p class="small">${text.service.complaintsLead}</p>
    <dl class="rows">${contactRows(channels, channelWords, markersFor(standard, 'complaints'))}</dl>`;
}

/** Their notes stand further up, beside what is read out of these; one note has one place. */
const shownAbove: ReadonlySet<ComponentKey> = new Set(deliveryComponents);

function folded(standard: ServiceStandard, key: ComponentKey): Html {
  const notes = notesOf(standard, key).length;
  return html`<details class="component">
    <summary>
      ${componentWords[key]}${notes > 0 && html` <span class="small">· ${text.service.noteCount(notes)}</span>`}
    </summary>
    ${printedLabel(standard, key)}${printedBlocks(standard, key)}${!shownAbove.has(key) && noteList(standard, key)}
  </details>`;
}

function sourceLines(of: ServiceView): Html {
  const { standard, decrees, inForce } = of;
  const decreeOf = (id: string) => decrees.find((decree) => decree.id === id);
  const decree = decreeOf(standard.source.decree);
  const { otherTitles = [], section } = standard.source;
  return html`<h2 id="versi">${text.service.source}</h2>
    <p>
      <strong>${text.service.version(standard.version)}</strong>${decree && html`: ${decreeLink(decree)}`}
    </p>
    <dl class="rows">
      <div>
        <dt>${text.service.printedTitle}</dt>
        <dd>
          <q>${standard.title}</q
          >${otherTitles.map(({ place, text: words }) => html`<br /><q>${words}</q> <span class="small">(${place})</span>`)}
        </dd>
      </div>
      ${
        section !== undefined &&
        html`<div>
          <dt>${text.service.section}</dt>
          <dd>${section}</dd>
        </div>`
      }
      <div>
        <dt>${text.service.versions}</dt>
        <dd>
          <ul class="plain">
            ${of.versions.map(
              ({ version, decreeId }) =>
                html`<li>
                  ${
                    version === standard.version
                      ? html`<strong>${text.service.versionLink(version)}</strong>
                          (${text.service.thisVersion})`
                      : link(addressOf(standard, version), text.service.versionLink(version))
                  }${version === inForce && ` – ${text.service.versionInForce}`}${sinceWords(decreeOf(decreeId))}
                </li>`,
            )}
          </ul>
        </dd>
      </div>
    </dl>
    ${
      of.entry !== undefined &&
      html`<p class="solo">
        ${link(
          `${addressOf(standard)}/banding${of.permanent ? `?versi=${String(standard.version)}` : ''}`,
          text.compare.link,
        )}
      </p>`
    }`;
}

function decreeLink(decree: Decree): Html {
  return html`<a href="/${decree.officeId}/keputusan/${decree.id}">${text.service.decree(decree.number)}</a
    >${sinceWords(decree)}`;
}

function sinceWords(decree: Decree | undefined): string {
  const since = decree?.from ?? decree?.on;
  return since === undefined ? '' : `, ${text.service.since(longDate(since))}`;
}

function printAndData(standard: ServiceStandard): Html {
  return html`<h2>${text.service.print}</h2>
    <ul class="plain">
      ${printLinks.service.map(({ path, label }) => html`<li>${link(`${addressOf(standard)}/${path}`, label)}</li>`)}
      <li>${link(`${addressOf(standard)}.json`, text.service.json)}</li>
    </ul>`;
}
