import type { Office } from '../../../domain/office.ts';
import { printedIndex, regulationOrder, surveyQuestions } from '../../../domain/survey.ts';
import type { SurveyIndex } from '../../../domain/survey.ts';
import { html } from '../html.ts';
import { text } from '../text.ts';
import type { Page } from './layout.ts';

/** The office's satisfaction index of the running period. */
export function indexPage(
  office: Office,
  figures: { periodLabel: string; shownCount: number; index?: SurveyIndex | undefined },
): Page {
  const { index } = figures;
  return {
    title: text.index.title,
    office,
    back: { href: `/${office.id}` },
    main: html`<h1>${text.index.title}</h1>
      <p class="lead">${text.index.lead(figures.periodLabel)}</p>
      ${
        index === undefined
          ? html`<p>${text.index.none}</p>`
          : html`<p class="figure">
                <span>${text.index.value}</span> <strong>${printedIndex(index.hundredths)}</strong>
                <span>${text.index.grade(index.category.letter, index.category.performance)}</span>
              </p>
              <p>${text.index.answers(figures.shownCount)}</p>
              <h2>${text.index.elements}</h2>
              <p class="small">${text.index.order}</p>
              <dl class="rows">
                ${regulationOrder.map((key, i) => {
                  const { hundredths, category } = index.elements[key];
                  return html`<div>
                    <dt>${i + 1}. ${surveyQuestions[key].name}</dt>
                    <dd>
                      ${printedIndex(hundredths)}
                      <span class="soft">${text.index.grade(category.letter, category.performance)}</span>
                    </dd>
                  </div>`;
                })}
              </dl>
              <p class="small">${text.index.method(index.weight)}<br />${text.index.scale}</p>`
      }`,
  };
}
