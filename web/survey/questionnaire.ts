import type { Office } from '../../domain/office.ts';
import {
  formOrder,
  surveyGenders,
  SurveyJob,
  surveyQuestions,
  surveyTimesOfDay,
} from '../../domain/survey.ts';
import { html } from '../citizen/html.ts';
import type { Html } from '../citizen/html.ts';
import { errorSummary, problemLine, radioGroup } from '../citizen/pages/form.ts';
import type { Page } from '../citizen/pages/layout.ts';
import { qrCode } from '../citizen/qr.ts';
import type { AnswerProblem } from './answer.ts';
import { surveyText } from './text.ts';

/** The questionnaire: one page, one post; what was answered stays when something is missing. */
export function questionnairePage(of: {
  office: Office;
  serviceName: string;
  /** Address of this page, for the QR code. */
  link: string;
  /** Where it posts to. */
  action: string;
  input?: Readonly<Record<string, string>>;
  problems?: readonly AnswerProblem[];
}): Page {
  const { office, input = {}, problems = [] } = of;
  const value = (field: string) => input[field] ?? '';
  const problemOf = (field: string) => {
    const found = problems.find((problem) => problem.field === field);
    return found && problemWords(found);
  };
  return {
    title: surveyText.title,
    office,
    script: 'apply.js',
    personal: true,
    hasProblems: problems.length > 0,
    main: html`${errorSummary(problems.map((problem) => ({ href: `#${problem.field}`, words: problemWords(problem) })))}
      <h1>${surveyText.title}</h1>
      <p class="lead">${surveyText.lead(of.serviceName, office.name)}</p>
      <p>${surveyText.anonymous}</p>
      <details>
        <summary>${surveyText.otherPhone}</summary>
        ${qrCode(of.link, surveyText.qr)}
        <p class="small">${surveyText.qrHint}</p>
      </details>
      <form method="post" action="${of.action}" novalidate data-enhance="submit">
        <h2>${surveyText.questions}</h2>
        <p class="hint">${surveyText.questionsHint}</p>
        ${formOrder.map((key, i) =>
          radioGroup(
            key,
            `${String(i + 1)}. ${surveyQuestions[key].question}`,
            surveyQuestions[key].options.map((label, option) => ({ value: String(option + 1), label })),
            { value: value(key), problem: problemOf(key) },
          ),
        )}
        <h2>${surveyText.about}</h2>
        <p class="hint">${surveyText.aboutHint}</p>
        ${radioGroup(
          'gender',
          surveyText.gender,
          Object.entries(surveyGenders).map(([code, label]) => ({ value: code, label })),
          { value: value('gender') },
        )}
        <div class="field${problemOf('age') && ' bad'}">
          <label for="age">${surveyText.age}</label>
          ${problemOf('age') && problemLine('age-salah', problemOf('age') ?? '')}
          <input
            type="text"
            inputmode="numeric"
            id="age"
            name="age"
            class="short"
            autocomplete="off"
            value="${value('age')}"
            ${problemOf('age') && html` aria-invalid="true" aria-describedby="age-salah"`}
          />
        </div>
        ${choice('education', surveyText.education, office.settings.educations, value('education'))}
        ${choice('job', surveyText.job, SurveyJob.options, value('job'))}
        <div class="field">
          <label for="jobOther">${surveyText.jobOther}</label
          ><input
            type="text"
            id="jobOther"
            name="jobOther"
            autocomplete="off"
            dir="auto"
            value="${value('jobOther')}"
          />
        </div>
        ${radioGroup(
          'timeOfDay',
          surveyText.timeOfDay,
          surveyTimesOfDay.map((time) => ({ value: time, label: time })),
          { value: value('timeOfDay') },
        )}
        <h2>${surveyText.suggestion}</h2>
        <div class="field${problemOf('suggestion') && ' bad'}">
          <label for="suggestion">${surveyText.suggestion}</label>
          <p class="hint" id="suggestion-petunjuk">${surveyText.suggestionHint}</p>
          ${problemOf('suggestion') && problemLine('suggestion-salah', problemOf('suggestion') ?? '')}
          <textarea
            id="suggestion"
            name="suggestion"
            rows="4"
            dir="auto"
            aria-describedby="suggestion-petunjuk${problemOf('suggestion') && ' suggestion-salah'}"
            ${problemOf('suggestion') && html` aria-invalid="true"`}
          >
${value('suggestion')}</textarea>
        </div>
        <button class="button">${surveyText.send}</button>
      </form>`,
  };
}

function choice(id: string, label: string, options: readonly string[], value: string): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label
    ><select id="${id}" name="${id}" class="medium">
      <option value="">${surveyText.notSaid}</option>
      ${options.map(
        (option) => html`<option value="${option}" ${option === value && html` selected`}>${option}</option>`,
      )}
    </select>
  </div>`;
}

function problemWords({ field, problem }: AnswerProblem): string {
  switch (problem) {
    case 'required': {
      const position = formOrder.findIndex((key) => key === field);
      const key = formOrder[position];
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

export function thanksPage(office: Office): Page {
  return {
    title: surveyText.thanksTitle,
    office,
    personal: true,
    main: html`<h1>${surveyText.thanksTitle}</h1>
      <p>${surveyText.thanks}</p>
      <p><a class="button second" href="/${office.id}/ikm">${surveyText.toIndex}</a></p>`,
  };
}
