import type { Office } from '../../domain/office.ts';
import {
  formOrder,
  surveyGenders,
  SurveyJob,
  surveyQuestions,
  surveyTimesOfDay,
} from '../../domain/survey.ts';
import type { SurveyElement } from '../../domain/survey.ts';
import { html } from '../citizen/html.ts';
import type { Html } from '../citizen/html.ts';
import { errorSummary, problemLine, radioGroup } from '../citizen/pages/form.ts';
import type { Page } from '../citizen/pages/layout.ts';
import { qrCode } from '../citizen/qr.ts';
import type { AnswerProblem } from './answer.ts';
import { assistedField, back, onceField, screenField, wayField } from './screens.ts';
import { surveyText } from './text.ts';

/** What a questionnaire is about and how far it is filled. */
export interface Questionnaire {
  office: Office;
  /** Of the finished case; absent where nobody knows what the respondent came for. */
  serviceName?: string | undefined;
  /** Services to choose from, where the questionnaire asks; naming one is up to the respondent. */
  services?: readonly { id: string; name: string }[] | undefined;
  /** The order the office prints the nine questions in; the official form's if absent. */
  order?: readonly SurveyElement[] | undefined;
  /** Where it posts to. */
  action: string;
  /** Address for another phone, as a QR code; only where the link belongs to one person. */
  link?: string | undefined;
  /** Address of the screens one at a time that work without script. */
  oneByOne?: string | undefined;
  /** Comes back with the answer, so that a form sent twice is one answer; where no invitation does that. */
  once?: string | undefined;
  /** Shared tablet: nothing leads away, and an idle screen goes back to this address. */
  kiosk?: { start: string } | undefined;
  input?: Readonly<Record<string, string>> | undefined;
  problems?: readonly AnswerProblem[] | undefined;
}

/** An idle kiosk asks after this long, and after as long again clears itself. */
export const idleSeconds = 20;
/** Without script nothing can tell reading from leaving, and nobody can be asked: time for the slowest reader. */
const unaskedSeconds = 90;
const closedSeconds = 120;

/** All at once: one page, one post. A script shows it one screen at a time; what was answered stays when something is missing. */
export function questionnairePage(of: Questionnaire): Page {
  const { problems = [], order = formOrder } = of;
  return shell(of, {
    hasProblems: problems.length > 0,
    main: html`${summary(of)}
      <h1>${surveyText.title}</h1>
      <div data-first>${intro(of)}</div>
      <div data-all-only>
        <h2>${surveyText.questions}</h2>
        <p class="hint">${surveyText.questionsHint}</p>
      </div>
      <form
        class="survey"
        method="post"
        action="${of.action}"
        novalidate
        autocomplete="off"
        data-enhance="${problems.length > 0 ? 'submit' : 'survey'}"
        data-next="${surveyText.next}"
        data-previous="${surveyText.previous}"
        data-missing="${surveyText.missingHere}"
        data-all="${surveyText.all}"
        data-one="${surveyText.oneByOne}"
        data-touch="${surveyText.touch}"
      >
        ${once(of)} ${order.map((_key, at) => html`<div data-screen>${question(of, at)}</div>`)}
        <div data-screen>
          <p class="progress" data-one-only hidden>${surveyText.lastScreen}</p>
          ${respondent(of)}
          <button class="button">${surveyText.send}</button>
        </div>
      </form>
      <div data-first>
        ${of.oneByOne && html`<p class="solo"><a href="${of.oneByOne}" data-switch>${surveyText.oneByOne}</a></p>`}
        ${otherPhone(of)}
      </div>`,
  });
}

/** One screen, with the others in hidden fields. Sent with `screenField` and, to go back, `wayField`. */
export function screenPage(of: Questionnaire, at: number): Page {
  const { input = {}, problems = [], order = formOrder } = of;
  const isLast = at >= order.length;
  const shown = isLast ? lastFields : [order[at] ?? ''];
  const kept = [...order, ...lastFields].filter(
    (field) => !shown.includes(field) && (input[field] ?? '') !== '',
  );
  return shell(of, {
    hasProblems: problems.length > 0,
    main: html`${summary(of)}
      <h1${at > 0 && html` class="vh"`}>${surveyText.title}</h1>
      ${at === 0 && intro(of)}
      ${of.kiosk && idleWarning()}
      <form
        class="survey"
        method="post"
        action="${of.action}"
        novalidate
        autocomplete="off"
        data-enhance="survey-screen"
      >
        <input type="hidden" name="${screenField}" value="${Math.min(at, order.length)}" />
        ${once(of)} ${kept.map((field) => html`<input type="hidden" name="${field}" value="${input[field] ?? ''}" />`)}
        ${
          isLast
            ? html`<p class="progress">${surveyText.lastScreen}</p>
                ${respondent(of)}`
            : question(of, at)
        }
        <div class="ways">
          <button class="button" name="${wayField}" value="lanjut">
            ${isLast ? surveyText.send : surveyText.next}
          </button>
          ${at > 0 && html`<button class="button second" name="${wayField}" value="${back}">${surveyText.previous}</button>`}
        </div>
      </form>
      ${of.kiosk && html`<p class="solo"><a href="${of.kiosk.start}">${surveyText.kiosk.restart}</a></p>`}`,
  });
}

function shell(of: Questionnaire, page: { main: Html; hasProblems: boolean }): Page {
  const { kiosk } = of;
  return {
    ...page,
    title: surveyText.title,
    office: of.office,
    script: 'survey.js',
    style: 'survey.css',
    personal: true,
    ...(kiosk && { bare: true, idle: { seconds: idleSeconds, unasked: unaskedSeconds, to: kiosk.start } }),
  };
}

function once({ once: key }: Questionnaire): Html {
  return key === undefined ? html`` : html`<input type="hidden" name="${onceField}" value="${key}" />`;
}

function summary({ order = formOrder, problems = [] }: Questionnaire): Html {
  return errorSummary(
    problems.map((problem) => ({ href: `#${problem.field}`, words: problemWords(problem, order) })),
  );
}

function intro({ office, serviceName, kiosk }: Questionnaire): Html {
  return html`<p class="lead">
      ${serviceName === undefined ? surveyText.leadOffice(office.name) : surveyText.lead(serviceName, office.name)}
    </p>
    <p>${kiosk ? surveyText.anonymousShort : surveyText.anonymous}</p>`;
}

function otherPhone({ link }: Questionnaire): Html {
  if (link === undefined) return html``;
  return html`<details>
    <summary>${surveyText.otherPhone}</summary>
    ${qrCode(link, surveyText.qr)}
    <p class="small">${surveyText.qrHint}</p>
  </details>`;
}

/** Asked by the script before it clears a kiosk. */
function idleWarning(): Html {
  return html`<div class="notice warn" role="alert" data-idle-warning hidden>
    <p>
      <strong>${surveyText.kiosk.still}</strong><br />
      ${surveyText.kiosk.stillHint}
    </p>
    <button type="button" class="button" data-idle-stay>${surveyText.kiosk.goOn}</button>
  </div>`;
}

function problemOf({ order = formOrder, problems = [] }: Questionnaire, field: string): string | undefined {
  const found = problems.find((problem) => problem.field === field);
  return found && problemWords(found, order);
}

function question(of: Questionnaire, at: number): Html {
  const { order = formOrder } = of;
  const key = order[at];
  if (key === undefined) return html``;
  const { question: words, options } = surveyQuestions[key];
  return radioGroup(
    key,
    html`<span class="progress">${surveyText.progress(at + 1, order.length)}</span> ${words}`,
    options.map((label, option) => ({ value: String(option + 1), label })),
    { value: of.input?.[key] ?? '', problem: problemOf(of, key) },
  );
}

const lastFields = [
  'service',
  'gender',
  'age',
  'education',
  'job',
  'jobOther',
  'timeOfDay',
  'suggestion',
  assistedField,
];

function respondent(of: Questionnaire): Html {
  const value = (field: string) => of.input?.[field] ?? '';
  const ageProblem = problemOf(of, 'age');
  const suggestionProblem = problemOf(of, 'suggestion');
  return html`${
      of.services &&
      choice(
        'service',
        surveyText.service,
        of.services.map(({ id, name }) => ({ value: id, label: name })),
        value('service'),
      )
    }
    <h2>${surveyText.about}</h2>
    <p class="hint">${surveyText.aboutHint}</p>
    ${radioGroup(
      'gender',
      surveyText.gender,
      Object.entries(surveyGenders).map(([code, label]) => ({ value: code, label })),
      { value: value('gender') },
    )}
    <div class="field${ageProblem && ' bad'}">
      <label for="age">${surveyText.age}</label>
      <p class="hint" id="age-petunjuk">${surveyText.ageHint}</p>
      ${ageProblem && problemLine('age-salah', ageProblem)}
      <input
        type="text"
        inputmode="numeric"
        id="age"
        name="age"
        class="short"
        autocomplete="off"
        maxlength="3"
        value="${value('age')}"
        aria-describedby="age-petunjuk${ageProblem && ' age-salah'}"
        ${ageProblem && html` aria-invalid="true"`}
      />
    </div>
    ${choice('education', surveyText.education, listed(of.office.settings.educations), value('education'))}
    ${choice('job', surveyText.job, listed(SurveyJob.options), value('job'))}
    <div class="field">
      <label for="jobOther">${surveyText.jobOther}</label
      ><input
        type="text"
        id="jobOther"
        name="jobOther"
        autocomplete="off"
        maxlength="100"
        dir="auto"
        value="${value('jobOther')}"
      />
    </div>
    ${radioGroup('timeOfDay', surveyText.timeOfDay, listed(surveyTimesOfDay), { value: value('timeOfDay') })}
    <div class="field${suggestionProblem && ' bad'}">
      <label for="suggestion">${surveyText.suggestion}</label>
      <p class="hint" id="suggestion-petunjuk">${surveyText.suggestionHint}</p>
      ${suggestionProblem && problemLine('suggestion-salah', suggestionProblem)}
      <textarea
        id="suggestion"
        name="suggestion"
        rows="4"
        dir="auto"
        aria-describedby="suggestion-petunjuk${suggestionProblem && ' suggestion-salah'}"
        ${suggestionProblem && html` aria-invalid="true"`}
      >
${value('suggestion')}</textarea>
    </div>
    <div class="field">
      <label class="radio"
        ><input
          type="checkbox"
          name="${assistedField}"
          value="ya"
          ${value(assistedField) !== '' && html` checked`}
        /><span>${surveyText.assisted}</span></label
      >
    </div>`;
}

function listed(options: readonly string[]): { value: string; label: string }[] {
  return options.map((option) => ({ value: option, label: option }));
}

function choice(
  id: string,
  label: string,
  options: readonly { value: string; label: string }[],
  value: string,
): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label
    ><select id="${id}" name="${id}" class="medium">
      <option value="">${surveyText.notSaid}</option>
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === value && html` selected`}>
            ${option.label}
          </option>`,
      )}
    </select>
  </div>`;
}

function problemWords({ field, problem }: AnswerProblem, order: readonly SurveyElement[]): string {
  switch (problem) {
    case 'required': {
      const position = order.findIndex((key) => key === field);
      const key = order[position];
      return surveyText.missing(position + 1, key ? surveyQuestions[key].name : field);
    }
    case 'age':
      return surveyText.ageProblem;
    case 'too-long':
      return surveyText.suggestionProblem;
    default:
      return problem satisfies never;
  }
}

/** @param kiosk on a shared tablet nothing leads away, and the screen clears itself */
export function thanksPage(office: Office, kiosk?: { start: string }): Page {
  return {
    title: surveyText.thanksTitle,
    office,
    personal: true,
    style: 'survey.css',
    ...(kiosk && {
      script: 'survey.js' as const,
      bare: true,
      idle: { seconds: idleSeconds, unasked: idleSeconds, to: kiosk.start },
    }),
    main: html`<h1>${surveyText.thanksTitle}</h1>
      <p class="outcome ok"><strong>✓</strong> ${surveyText.thanks}</p>
      ${
        kiosk
          ? html`<p><a class="button" href="${kiosk.start}">${surveyText.kiosk.again}</a></p>
              <p class="small">${surveyText.kiosk.soon}</p>`
          : html`<p><a class="button second" href="/${office.id}/ikm">${surveyText.toIndex}</a></p>`
      }`,
  };
}

/** What a kiosk shows while it takes no answers; it looks again by itself. */
export function kioskClosedPage(
  office: Office,
  message: { title: string; what: string; next: string },
  start: string,
): Page {
  return {
    title: message.title,
    office,
    personal: true,
    style: 'survey.css',
    script: 'survey.js',
    bare: true,
    idle: { seconds: closedSeconds, unasked: closedSeconds, to: start },
    main: html`<h1>${message.title}</h1>
      <p>${message.what}</p>
      <p>${message.next}</p>
      <p><a class="button second" href="${start}">${surveyText.kiosk.look}</a></p>`,
  };
}

/** Where a kiosk waits for the next person. */
export function kioskStartPage(office: Office, action: string): Page {
  return {
    title: surveyText.title,
    office,
    personal: true,
    style: 'survey.css',
    bare: true,
    main: html`<div class="kiosk-start">
      <h1>${surveyText.title}</h1>
      <p class="lead">${surveyText.kiosk.lead(office.name)}</p>
      <p>${surveyText.kiosk.hint} ${surveyText.anonymousShort}</p>
      <p><a class="button" href="${action}">${surveyText.kiosk.start}</a></p>
    </div>`,
  };
}
