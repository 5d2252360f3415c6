import { longDate } from '../../../domain/dates-id.ts';
import type { Decree, Office } from '../../../domain/office.ts';
import { deliveryComponents, managementComponents, requirementsFor } from '../../../domain/standard.ts';
import type { Door } from '../../../domain/conditions.ts';
import type { ComponentKey, Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { componentWords, doorWords, policyHeading } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { requirementNotes, text } from '../text.ts';
import type { Page } from './layout.ts';
import { factOf, noteList, printedBlocks, printedLabel } from './printed.ts';

/**
 * One service: its standard, and where it is in force the way to apply. Public and cached, so nothing here depends on who looks.
 * @param inForce number of the version in force; an older one is shown without the form
 */
export function servicePage(of: {
  office: Office;
  standard: ServiceStandard;
  decree: Decree | undefined;
  inForce: number;
}): Page {
  const { office, standard } = of;
  const { definition } = standard;
  const isOld = standard.version !== of.inForce;
  return {
    title: standard.name,
    office,
    script: 'apply.js',
    back: { href: `/${office.id}`, label: text.site.services },
    main: html`${isOld && oldNotice(standard, of.inForce)}
      <h1>${standard.name}</h1>
      <p class="lead">${standard.summary}</p>
      <h2 class="vh">${text.service.facts}</h2>
      <dl class="facts">
        ${printedFact(text.service.time, standard, 'time')} ${printedFact(text.service.fee, standard, 'fee')}
        ${printedFact(text.service.product, standard, 'product')}
        ${fact(
          text.service.doors,
          html`<ul class="plain">
            ${definition.doors.map((door) => html`<li>${doorWords[door]}</li>`)}
          </ul>`,
        )}
      </dl>
      ${(['time', 'fee', 'product'] as const).map((key) => noteList(standard, key))}
      <h2>${text.service.needed}</h2>
      ${checklists(standard)}
      ${definition.doors.includes('online') && html`<p class="small">${text.service.online}</p>`}
      <h2>${text.service.steps}</h2>
      <p class="small">${text.service.stepsSource}</p>
      ${printedLabel(standard, 'procedure')} ${printedBlocks(standard, 'procedure')}
      ${noteList(standard, 'procedure')} ${!isOld && applyForm(office, standard)}
      <h2>${text.service.complaints}</h2>
      ${printedLabel(standard, 'complaints')} ${printedBlocks(standard, 'complaints')}
      ${noteList(standard, 'complaints')}
      ${
        definition.policies.length > 0 &&
        html`<section class="policy" aria-labelledby="kebijakan">
          <h2 id="kebijakan">${policyHeading}</h2>
          <ul>
            ${definition.policies.map((policy) => html`<li>${policy}</li>`)}
          </ul>
        </section>`
      }
      <h2>${text.service.full}</h2>
      <p class="small">${text.service.fullLead}</p>
      <h3>${text.service.delivery}</h3>
      ${deliveryComponents.map((key) => folded(standard, key))}
      <h3>${text.service.management}</h3>
      ${managementComponents.map((key) => folded(standard, key))} ${sourceLines(of)}`,
  };
}

function oldNotice(standard: ServiceStandard, inForce: number): Html {
  return html`<p class="notice warn">
    <strong>${text.service.old(standard.version)}</strong>
    <a href="/${standard.officeId}/layanan/${standard.serviceId}">${text.service.oldLink(inForce)}</a>
  </p>`;
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

/** What to bring, by reason and by door: one list where all agree, else one for each that differs. */
function checklists(standard: ServiceStandard): Html {
  const lists = checklistsOf(standard);
  return html`${lists.map(
    ({ heading, items }) =>
      html`${heading && html`<h3>${heading}</h3>`}
        <ul class="check">
          ${items.map(
            (requirement) =>
              html`<li>
                ${requirement.text}${requirement.optional && html` <span class="soft">(${text.service.optional})</span>`}${requirementNotes[requirement.kind] !== '' && html`<span class="small">${requirementNotes[requirement.kind]}</span>`}
              </li>`,
          )}
        </ul>`,
  )}`;
}

interface Checklist {
  heading: string | undefined;
  items: Requirement[];
}

function checklistsOf({ definition }: ServiceStandard): Checklist[] {
  const variants: readonly { id?: string; label?: string }[] =
    definition.variants.length > 0 ? definition.variants : [{}];
  return variants.flatMap(({ id, label }) => {
    const byDoor = definition.doors.map((door) => ({
      door,
      // Which of these an answer calls for is only known in the form; here all are listed.
      items: requirementsFor(
        { ...definition, requirements: definition.requirements.map(({ when: _when, ...rest }) => rest) },
        { door, variant: id, answers: {} },
      ),
    }));
    const reason = label === undefined ? [] : [text.service.forVariant(label)];
    const first = byDoor[0]?.items ?? [];
    if (byDoor.every(({ items }) => sameItems(items, first))) return [{ heading: reason[0], items: first }];
    return byDoor.map(({ door, items }) => ({ heading: [...reason, doorHeading(door)].join(' – '), items }));
  });
}

function sameItems(a: readonly Requirement[], b: readonly Requirement[]): boolean {
  return a.length === b.length && a.every((requirement, i) => requirement.id === b[i]?.id);
}

function doorHeading(door: Door): string {
  const words = doorWords[door];
  return text.service.forDoor(words.charAt(0).toLowerCase() + words.slice(1));
}

function applyForm(office: Office, standard: ServiceStandard): Html {
  const open = standard.definition.doors.includes('online');
  return html`<section class="act" aria-labelledby="ajukan">
    <h2 id="ajukan">${text.service.apply}</h2>
    ${
      open
        ? html`<p>${text.service.applyLead}</p>
            <form
              method="post"
              action="/${office.id}/layanan/${standard.serviceId}/mulai"
              data-enhance="submit"
            >
              <button class="button">${text.service.applyButton}</button>
            </form>`
        : html`<p>${text.service.counterOnly}</p>`
    }
  </section>`;
}

/** Shown in full further up; the folded list points there instead of printing the words twice. */
const shownAbove: ReadonlySet<ComponentKey> = new Set(['procedure', 'complaints']);

function folded(standard: ServiceStandard, key: ComponentKey): Html {
  return html`<details class="component">
    <summary>${componentWords[key]}</summary>
    ${
      shownAbove.has(key)
        ? html`<p>${text.service.shownAbove}</p>`
        : html`${printedLabel(standard, key)}${printedBlocks(standard, key)}${!factKeys.has(key) && noteList(standard, key)}`
    }
  </details>`;
}

/** Their notes stand below the four facts; one note has one place. */
const factKeys: ReadonlySet<ComponentKey> = new Set(['time', 'fee', 'product']);

function sourceLines({
  office,
  standard,
  decree,
  inForce,
}: {
  office: Office;
  standard: ServiceStandard;
  decree: Decree | undefined;
  inForce: number;
}): Html {
  const others = Array.from({ length: inForce }, (_, i) => i + 1).filter((n) => n !== standard.version);
  const dated = decree?.on ? ` ${text.service.decreeOn(longDate(decree.on))}` : '';
  return html`<h2>${text.service.source}</h2>
    <p>
      ${text.service.version(standard.version)}${decree && html` · ${text.service.decree(decree.number)}${dated}, ${decree.title}`}${standard.source.section && html` · ${standard.source.section}`}
      · <q>${standard.title}</q>
    </p>
    ${
      others.length > 0 &&
      html`<p>
        ${text.service.olderVersions}:
        ${others.map(
          (n, i) =>
            html`${i > 0 && ', '}<a
                href="/${office.id}/layanan/${standard.serviceId}${n === inForce ? '' : `?versi=${String(n)}`}"
                >${text.service.versionLink(n)}</a
              >`,
        )}
      </p>`
    }`;
}
