import { longDate } from '../../domain/dates-id.ts';
import type { Office } from '../../domain/office.ts';
import type { LiveFigures } from '../../domain/skm-api.ts';
import type {
  SurveyCell,
  SurveyElementRow,
  SurveyFigureData,
  SurveyGroupRow,
  SurveyReport,
} from '../../domain/survey-report.ts';
import type { SurveyOrder, SurveyPlanRow } from '../../domain/survey-period.ts';
import { formOrder, printedIndex, regulationOrder, surveyQuestions } from '../../domain/survey.ts';
import type { SurveyWeight } from '../../domain/survey.ts';
import { indexText as words } from './index-text.ts';
import { html } from '../citizen/html.ts';
import type { Html } from '../citizen/html.ts';
import type { Page } from '../citizen/pages/layout.ts';

/** The office's satisfaction index: the running figures, and every period that was published. */
export function indexPage(
  office: Office,
  of: {
    live: LiveFigures;
    order: SurveyOrder;
    weight: SurveyWeight;
    /** Newest first. */
    published: readonly { id: string; label: string; figure?: SurveyFigureData | undefined }[];
    /** The newest published one. */
    latest?: SurveyReport | undefined;
  },
): Page {
  const { live, latest } = of;
  return {
    title: words.title,
    office,
    style: 'survey.css',
    back: { href: `/${office.id}` },
    main: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead(office.name)}</p>
      <h2>${words.running(live.label)}</h2>
      ${
        live.index === undefined
          ? html`<p>${words.none}</p>`
          : html`${figure(live.index)}
              <p>${words.answers(live.answers)} ${words.runningNote}</p>
              <details>
                <summary>${words.elements}</summary>
                ${bars(live.elements.map(({ key, figure: value }) => ({ number: `U${String((of.order === 'form' ? formOrder : regulationOrder).indexOf(key) + 1)}`, name: surveyQuestions[key].name, figure: value })))}
              </details>`
      }
      ${
        latest &&
        html`<h2>${words.latest(latest.period.label)}</h2>
          ${poster(latest)} ${posterLinks(office, latest)}`
      }
      <h2>${words.published}</h2>
      ${
        of.published.length === 0
          ? html`<p>${words.noPublished}</p>`
          : html`<ul class="links">
              ${of.published.map(
                ({ id, label, figure: value }) =>
                  html`<li>
                    <a href="/${office.id}/ikm/${id}"
                      ><strong>${label}</strong>
                      ${value && html`<span>${printedIndex(value.hundredths)} – ${words.grade(value.letter, value.performance)}</span>`}</a
                    >
                  </li>`,
              )}
            </ul>`
      }
      ${latest && trend(latest)} ${method(of.weight, of.order)}`,
  };
}

/** A published period: what the poster says, and what it rests on. */
export function indexPeriodPage(office: Office, report: SurveyReport): Page {
  const { period } = report;
  return {
    title: words.periodTitle(period.label),
    office,
    style: 'survey.css',
    back: { href: `/${office.id}/ikm`, label: words.backToIndex },
    main: html`<h1>${words.periodTitle(period.label)}</h1>
      ${poster(report)}
      <p><a class="button second" href="/${office.id}/ikm/${period.id}/poster.pdf">${words.poster}</a></p>
      ${report.corrections.map(({ on, reason }) => html`<p class="small">${words.corrected(longDate(on), reason)}</p>`)}
      <h2>${words.elements}</h2>
      ${bars(report.elements)}
      <p class="small">${words.orders[report.order]}</p>
      ${elementTable(report.elements)}
      ${report.services.length > 0 && groups(words.services, report.services)}
      <h2>${words.respondents}</h2>
      <dl class="rows">
        ${attribute(words.gender, report.attributes.gender)} ${attribute(words.age, report.attributes.age)}
        ${attribute(words.education, report.attributes.education)}
        ${attribute(words.job, report.attributes.job)}
        <div>
          <dt>${words.channels}</dt>
          <dd>${lines(report.channels.map(({ label, answers }) => `${label}: ${String(answers)}`))}</dd>
        </div>
        <div>
          <dt>${words.typing}</dt>
          <dd>${lines(report.typing.map(({ label, permille }) => `${label}: ${percent(permille)}`))}</dd>
        </div>
        <div>
          <dt>${words.sample}</dt>
          <dd>${sample(report)}</dd>
        </div>
      </dl>
      <p class="small">${words.suppressedNote}</p>
      ${trend(report)} ${plans(report)} ${method(report.weight, report.order)}`,
  };
}

function figure({ hundredths, letter, performance }: SurveyFigureData): Html {
  return html`<p class="figure">
    <span>${words.value}</span> <strong>${printedIndex(hundredths)}</strong>
    <span>${words.grade(letter, performance)}</span>
  </p>`;
}

/** What PermenPANRB 14/2017 has the office hang up: unit, index, grade, respondents by sex and education, period. */
function poster(report: SurveyReport): Html {
  return html`${report.index ? figure(report.index) : html`<p>${words.none}</p>`}
    <dl class="rows poster">
      <div>
        <dt>${words.unit}</dt>
        <dd>${report.office.name}, ${report.office.regency}</dd>
      </div>
      <div>
        <dt>${words.period}</dt>
        <dd>${report.period.label}, ${longDate(report.period.fromOn)} – ${longDate(report.period.toOn)}</dd>
      </div>
      <div>
        <dt>${words.respondents}</dt>
        <dd>${words.people(report.answers)}</dd>
      </div>
      ${attribute(words.gender, report.attributes.gender)}
      ${attribute(words.education, report.attributes.education)}
    </dl>
    <p>${words.thanks}</p>`;
}

function posterLinks(office: Office, { period }: SurveyReport): Html {
  const address = `/${office.id}/ikm/${period.id}`;
  return html`<p><a class="button second" href="${address}">${words.open(period.label)}</a></p>
    <p class="solo"><a href="${address}/poster.pdf">${words.poster}</a></p>`;
}

function attribute(label: string, all: readonly SurveyCell[]): Html {
  const cells = all.filter(({ suppressed, answers }) => suppressed || answers !== 0);
  if (cells.length === 0) return html``;
  return html`<div>
    <dt>${label}</dt>
    <dd>
      ${lines(cells.map((cell) => `${cell.label}: ${cell.suppressed ? words.suppressed : String(cell.answers ?? 0)}`))}
    </dd>
  </div>`;
}

function lines(each: readonly string[]): Html {
  return html`${each.map((line, i) => html`${i > 0 && html`<br />`}${line}`)}`;
}

/** The value says it; the bar from 25 to 100 only shows it. */
function bars(
  rows: readonly { number: string; name: string; figure?: SurveyFigureData | undefined }[],
): Html {
  return html`<dl class="bars">
    ${rows.map(
      (row) =>
        html`<div>
          <dt>${row.number}. ${row.name}</dt>
          <dd>${row.figure ? `${printedIndex(row.figure.hundredths)} ${row.figure.letter}` : '–'}</dd>
          ${row.figure && html`<dd class="bar" aria-hidden="true">${bar(row.figure.hundredths)}</dd>`}
        </div>`,
    )}
  </dl>`;
}

function bar(hundredths: number): Html {
  const width = Math.max(0, (hundredths - 2500) / 75).toFixed(1);
  return html`<svg viewBox="0 0 100 4" preserveAspectRatio="none"><rect width="${width}" height="4" /></svg>`;
}

function elementTable(rows: readonly SurveyElementRow[]): Html {
  return html`<details>
    <summary>${words.nrr}</summary>
    <div class="table" tabindex="0" role="region" aria-label="${words.elements}">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.element}</th>
            <th scope="col" class="number">${words.nrr}</th>
            <th scope="col" class="number">${words.weighted}</th>
            <th scope="col" class="number">${words.index}</th>
            <th scope="col">${words.grades}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.number}. ${row.name}</th>
                <td class="number">${thousandths(row.nrr)}</td>
                <td class="number">${thousandths(row.weighted)}</td>
                <td class="number">${row.figure ? printedIndex(row.figure.hundredths) : '–'}</td>
                <td>${row.figure ? `${row.figure.letter} (${row.figure.performance})` : '–'}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function groups(title: string, rows: readonly SurveyGroupRow[]): Html {
  return html`<h2>${title}</h2>
    <dl class="bars">
      ${rows.map(
        (row) =>
          html`<div>
            <dt>${row.label} <span class="soft">(${words.people(row.answers)})</span></dt>
            <dd>${row.figure ? `${printedIndex(row.figure.hundredths)} ${row.figure.letter}` : '–'}</dd>
            ${row.figure && html`<dd class="bar" aria-hidden="true">${bar(row.figure.hundredths)}</dd>`}
          </div>`,
      )}
    </dl>`;
}

function trend(report: SurveyReport): Html {
  const known = report.trend.filter((each) => each.figure);
  return html`<h2>${words.trend}</h2>
    ${
      known.length < 2
        ? html`<p>${words.trendOne}</p>`
        : html`<dl class="bars">
            ${known.map(
              ({ label, figure: value }) =>
                value &&
                html`<div>
                  <dt>${label}</dt>
                  <dd>${printedIndex(value.hundredths)} ${value.letter}</dd>
                  <dd class="bar" aria-hidden="true">${bar(value.hundredths)}</dd>
                </div>`,
            )}
          </dl>`
    }`;
}

function sample({ sample: { population, needed, missing, reached } }: SurveyReport): string {
  if (!population || needed === undefined) return words.sampleUnknown;
  return reached
    ? words.sampleReached(needed, population.count)
    : words.sampleMissing(needed, population.count, missing ?? 0);
}

const roman = ['I', 'II', 'III', 'IV'];

/** What the office does about the weakest elements. Who sees to it is the office's business. */
function plans({ plan, previousPlan }: SurveyReport): Html {
  const rows = (each: readonly SurveyPlanRow[]) =>
    html`<ul>
      ${each.map(
        (row) =>
          html`<li>
            <strong>${surveyQuestions[row.element].name}</strong>: ${row.programme}
            (${words.planRow(row.quarters.map((quarter) => roman[quarter - 1] ?? '').join(', '), row.year)},
            ${words.planStates[row.state]})${row.result && html`<br />${row.result}`}
          </li>`,
      )}
    </ul>`;
  return html`${
    plan.length > 0 &&
    html`<h2>${words.plan}</h2>
      ${rows(plan)}`
  }
  ${
    previousPlan &&
    previousPlan.rows.length > 0 &&
    html`<h2>${words.previousPlan(previousPlan.label)}</h2>
      ${rows(previousPlan.rows)}`
  }`;
}

function method(weight: SurveyWeight, order: SurveyOrder): Html {
  return html`<h2>${words.method}</h2>
    <p class="small">
      ${words.methodWords(words.weights[weight])} ${words.orders[order]}<br />${words.scale}
    </p>`;
}

/** 3456 → "3,456". */
function thousandths(value: number | undefined): string {
  if (value === undefined) return '–';
  const digits = String(value).padStart(4, '0');
  return `${digits.slice(0, -3)},${digits.slice(-3)}`;
}

/** Tenths of a percent: 125 → "12,5%". */
function percent(permille: number): string {
  return `${String(Math.floor(permille / 10))},${String(permille % 10)}%`;
}
