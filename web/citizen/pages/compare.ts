import { compareDefinitions, compareStandards } from '../../../domain/compare.ts';
import type { DefinitionDifference } from '../../../domain/compare.ts';
import type { Office } from '../../../domain/office.ts';
import { managementComponents } from '../../../domain/standard.ts';
import type { ComponentKey, ServiceStandard } from '../../../domain/standard.ts';
import { componentWords } from '../../../domain/words-id.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { text } from '../text.ts';
import { differences, folded } from './difference.ts';
import type { Sides } from './difference.ts';
import type { Page } from './layout.ts';

export interface ComparedStandard {
  office: Office;
  standard: ServiceStandard;
}

/** Something to compare with: `value` is what the address says of it, `<office>/<service>/<version>`. */
export interface Choice {
  value: string;
  label: string;
}

/** Two versions of a service, or services of two offices, beside each other. */
export function comparePage(of: {
  left: ComparedStandard;
  right: ComparedStandard | undefined;
  versions: readonly Choice[];
  others: readonly Choice[];
}): Page {
  const { left, right } = of;
  const { office, standard } = left;
  return {
    title: `${text.compare.title}: ${standard.name}`,
    office,
    unlisted: true,
    back: { href: `/${office.id}/layanan/${standard.serviceId}`, label: standard.name },
    main: html`<h1>${text.compare.title}</h1>
      <p class="lead">${text.compare.lead}</p>
      ${right && compared(left, right)} ${chooser(of)}`,
  };
}

function compared(left: ComparedStandard, right: ComparedStandard): Html {
  const components = compareStandards(left.standard, right.standard);
  const differing = components.filter(({ state }) => state !== 'same' && state !== 'neither');
  // Two offices say nearly everything in other words: what people come for stands open, the rest opens on a press.
  const isLong = differing.length > 6;
  const sides = sidesOf(left, right);
  const running = compareDefinitions(left.standard.definition, right.standard.definition, {
    left: left.office,
    right: right.office,
  });
  return html`<dl class="rows">
      <div>
        <dt>${text.compare.left}</dt>
        <dd>${linkTo(left)}</dd>
      </div>
      <div>
        <dt>${text.compare.right}</dt>
        <dd>${linkTo(right)}</dd>
      </div>
    </dl>
    <h2>${text.compare.count(differing.length)}</h2>
    ${
      // A list as long as the page leads nowhere faster.
      differing.length > 0 &&
      !isLong &&
      html`<ul class="plain inline">
        ${differing.map(({ key }) => html`<li><a href="#beda-${key}">${componentWords[key]}</a></li>`)}
      </ul>`
    }
    ${differences(components, sides, (key) => isLong && managementKeys.has(key))}
    <h2>${text.compare.running}</h2>
    ${
      running.length === 0
        ? html`<p>${text.compare.runningSame}</p>`
        : folded(isLong && running.length, html`${running.map((each) => runningDifference(each, sides))}`)
    }`;
}

const managementKeys: ReadonlySet<ComponentKey> = new Set(managementComponents);

function runningDifference({ label, left, right }: DefinitionDifference, sides: Sides): Html {
  return html`<section class="compared">
    <h3>${label}</h3>
    <ul class="diff">
      <li class="changed">
        <p class="sign">${text.compare.changed}</p>
        <dl>
          <div>
            <dt>${sides.left}</dt>
            <dd>${linesOf(left)}</dd>
          </div>
          <div>
            <dt>${sides.right}</dt>
            <dd>${linesOf(right)}</dd>
          </div>
        </dl>
      </li>
    </ul>
  </section>`;
}

/** As short as tells them apart: the versions' numbers, else the offices. */
function sidesOf(left: ComparedStandard, right: ComparedStandard): Sides {
  const isSameOffice = left.office.id === right.office.id;
  const isSameService = isSameOffice && left.standard.serviceId === right.standard.serviceId;
  const nameOf = ({ office, standard }: ComparedStandard) =>
    isSameService ? text.service.versionLink(standard.version) : isSameOffice ? standard.name : office.name;
  const names = { left: nameOf(left), right: nameOf(right) };
  return isSameService
    ? { ...names, removed: text.compare.removed, added: text.compare.added }
    : {
        ...names,
        removed: text.compare.onlyIn('−', names.left),
        added: text.compare.onlyIn('+', names.right),
      };
}

function linkTo({ office, standard }: ComparedStandard): Html {
  return html`<a href="/${office.id}/layanan/${standard.serviceId}/versi/${standard.version}"
    >${text.compare.version(standard.name, office.name, standard.version)}</a
  >`;
}

function linesOf(words: string): Html {
  if (words === '') return html`${text.compare.none}`;
  return html`${words.split('\n').map((line, i) => html`${i > 0 && html`<br />`}${line}`)}`;
}

function chooser({
  left: { office, standard },
  right,
  versions,
  others,
}: Parameters<typeof comparePage>[0]): Html {
  const chosen = right && `${right.office.id}/${right.standard.serviceId}/${String(right.standard.version)}`;
  const option = ({ value, label }: Choice) =>
    html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`;
  const group = (label: string, choices: readonly Choice[]) =>
    choices.length > 0 && html`<optgroup label="${label}">${choices.map(option)}</optgroup>`;
  return html`<section class="act" aria-labelledby="pilih">
    <h2 id="pilih">${text.compare.choose}</h2>
    ${
      versions.length + others.length === 0
        ? html`<p>${text.compare.chooseNothing}</p>`
        : html`<form method="get" action="/${office.id}/layanan/${standard.serviceId}/banding">
            <input type="hidden" name="versi" value="${standard.version}" />
            <div class="field">
              <label for="dengan">${text.compare.choose}</label>
              <select id="dengan" name="dengan">
                ${group(text.compare.chooseVersions, versions)} ${group(text.compare.chooseOffices, others)}
              </select>
            </div>
            <button class="button second">${text.compare.chooseButton}</button>
          </form>`
    }
  </section>`;
}
