import type { Draft } from '../../../domain/draft.ts';
import { formOf, variantField } from '../../../domain/form.ts';
import type { FormField, FormGroup } from '../../../domain/form.ts';
import { nikWarnings } from '../../../domain/nik.ts';
import type { Office } from '../../../domain/office.ts';
import { holds } from '../../../domain/conditions.ts';
import { isSeenAtDesk, mayBringPaper, requirementsFor } from '../../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { missingWords, nikWarningWords, requirementHints, sizeWords, text } from '../text.ts';
import { fileFacts, handInForms, handInId, handInState } from './files.ts';
import { errorSummary, fieldRow, problemWords, valueShown } from './form.ts';
import type { Shown } from './form.ts';
import type { Page } from './layout.ts';

/** The three pages of an application being filled in: data, files, review. */

export interface DraftView {
  office: Office;
  standard: ServiceStandard;
  draft: Draft;
}

export function draftPath({ office, draft }: DraftView): string {
  return `/${office.id}/ajukan/${draft.id}`;
}

/** Fields that are asked, given what was typed so far. */
function groupsAsked({ standard, draft }: DraftView): FormGroup[] {
  return formOf(standard.definition).map((group) => ({
    ...group,
    fields: group.fields.filter((field) => holds(field.when, draft.input)),
  }));
}

function requirementsOf({ standard, draft }: DraftView): Requirement[] {
  return requirementsFor(standard.definition, {
    door: 'online',
    variant: draft.input[variantField] || undefined,
    answers: draft.input,
  });
}

/** Step 1. @param problems of what was just sent, by field id */
export function dataPage(
  view: DraftView,
  problems: readonly { field: string; problem: string }[] = [],
): Page {
  const { office, standard, draft } = view;
  const groups = groupsAsked(view);
  const shown = problemsShown(groups, problems);
  return {
    ...common(view, problems.length > 0),
    title: text.apply.dataTitle,
    back: { href: `/${office.id}/layanan/${standard.serviceId}`, label: standard.name },
    main: html`${progress(1, standard)} ${errorSummary(shown)}
      <h1>${text.apply.dataTitle}</h1>
      <form method="post" action="${draftPath(view)}" novalidate data-enhance="submit">
        ${groups
          .filter(({ fields }) => fields.length > 0)
          .map(
            (group) =>
              html`<section aria-labelledby="bagian-${group.id}">
                <h2 id="bagian-${group.id}">${groupTitle(standard, group)}</h2>
                ${group.fields.map((field) =>
                  fieldRow(
                    field,
                    {
                      value: draft.input[field.id] ?? '',
                      problem: problemFor(field, problems),
                      warning: field.type === 'nik' ? nikWarning(draft.input) : undefined,
                    },
                    office.villages,
                  ),
                )}
              </section>`,
          )}
        <button class="button">${text.apply.next}</button>
      </form>`,
  };
}

/** Step 2. @param problem with the file just sent */
export function filesPage(view: DraftView, problem?: { requirementId: string; words: string }): Page {
  const { office, draft } = view;
  const { uploadLimitBytes, filesPerRequirement } = office.settings;
  return {
    ...common(view, problem !== undefined),
    title: text.apply.filesTitle,
    back: { href: draftPath(view) },
    main: html`${progress(2, view.standard)}
      ${problem && errorSummary([{ href: `#${handInId(problem.requirementId)}-pilih`, words: problem.words }])}
      <h1>${text.apply.filesTitle}</h1>
      <p>
        ${text.apply.filesLead(sizeWords(uploadLimitBytes), filesPerRequirement)}
        ${requirementsOf(view).some((each) => mayBringPaper(each) && !isSeenAtDesk(each)) && text.apply.filesPaper}
      </p>
      ${requirementsOf(view).map((requirement) => {
        const handed = draft.items[requirement.id] ?? { files: [], bringsPaper: false };
        const state = handInState(requirement, handed);
        const id = handInId(requirement.id);
        return html`<section class="handin" id="${id}" tabindex="-1" aria-labelledby="${id}-nama">
          <h2 id="${id}-nama">
            ${requirement.text}${requirement.optional && html` <span class="soft">(${text.service.optional})</span>`}
          </h2>
          <p class="state"><span aria-hidden="true">${state.sign}</span> ${state.words}</p>
          ${handInForms({
            requirement,
            handed,
            fileNames: draft.fileNames,
            office,
            action: `${draftPath(view)}/berkas/${requirement.id}`,
            problem: problem?.requirementId === requirement.id ? problem.words : undefined,
          })}
        </section>`;
      })}
      <p><a class="button" href="${draftPath(view)}/periksa">${text.apply.toReview}</a></p>`,
  };
}

/** Step 3. @param missing requirements and @param problems fields that keep it from being sent */
export function reviewPage(
  view: DraftView,
  problems: readonly { field: string; problem: string }[] = [],
  missing: readonly string[] = [],
): Page {
  const { office, standard, draft } = view;
  const groups = groupsAsked(view);
  const requirements = requirementsOf(view);
  const shown: Shown[] = [
    ...problemsShown(groups, problems, draftPath(view)),
    ...requirements
      .filter(({ id }) => missing.includes(id))
      .map((requirement) => ({
        href: `${draftPath(view)}/berkas#${handInId(requirement.id)}`,
        words: missingWords(requirement),
      })),
  ];
  const odd = nikWarning(draft.input);
  return {
    ...common(view, shown.length > 0),
    title: text.apply.reviewTitle,
    back: { href: `${draftPath(view)}/berkas` },
    main: html`${progress(3, standard)} ${errorSummary(shown)}
      <h1>${text.apply.reviewTitle}</h1>
      ${groups
        .filter(({ fields }) => fields.length > 0)
        .map(
          (group) =>
            html`<h2>${groupTitle(standard, group)}</h2>
              <dl class="rows">
                ${group.fields.map(
                  (field) =>
                    html`<div>
                      <dt>${field.label}</dt>
                      <dd>
                        ${valueShown(field, draft.input[field.id] ?? '', office.villages)}${field.type === 'nik' && odd !== undefined && html`<span class="odd">${odd}</span>`}
                      </dd>
                    </div>`,
                )}
              </dl>
              <p class="solo">
                <a href="${draftPath(view)}"
                  >${text.apply.change}<span class="vh"> ${groupTitle(standard, group)}</span></a
                >
              </p>`,
        )}
      <h2>${text.apply.filesChosen}</h2>
      <dl class="rows">
        ${requirements.map((requirement) => {
          const handed = draft.items[requirement.id] ?? { files: [], bringsPaper: false };
          const state = handInState(requirement, handed);
          return html`<div>
            <dt>${requirement.text}</dt>
            <dd>
              <span aria-hidden="true">${state.sign}</span>
              ${state.words}${handed.files.map((file) => html`<br />${fileFacts(file, draft.fileNames)}`)}${isSeenAtDesk(requirement) && html`<br /><span class="small">${requirementHints[requirement.kind]}</span>`}
            </dd>
          </div>`;
        })}
      </dl>
      <p class="solo">
        <a href="${draftPath(view)}/berkas"
          >${text.apply.change}<span class="vh"> ${text.apply.filesChosen}</span></a
        >
      </p>
      <section class="act" aria-labelledby="pernyataan">
        <h2 id="pernyataan">${text.apply.declarationTitle}</h2>
        <p>${text.apply.declaration}</p>
        ${privacyList(view)}
        <form method="post" action="${draftPath(view)}/periksa" data-enhance="submit">
          <button class="button">${text.apply.submit}</button>
        </form>
      </section>`,
  };
}

function privacyList({ office, standard }: DraftView): Html {
  const { privacy } = text.apply;
  const rows: [string, string][] = [
    [privacy.purposeLabel, privacy.purpose(standard.name)],
    [privacy.basisLabel, privacy.basis],
    [privacy.keptLabel, privacy.kept(office.settings.draftKeptDays)],
    [privacy.rightsLabel, privacy.rights],
  ];
  return html`<dl class="terms">
    ${rows.map(
      ([label, words]) =>
        html`<dt>${label}</dt>
          <dd>${words}</dd>`,
    )}
  </dl>`;
}

function common(
  { office }: DraftView,
  hasProblems: boolean,
): Pick<Page, 'office' | 'script' | 'personal' | 'hasProblems'> {
  return { office, script: 'apply.js', personal: true, hasProblems };
}

function progress(current: 1 | 2 | 3, standard: ServiceStandard): Html {
  return html`<p class="kicker">
    ${standard.name} · ${text.apply.step(current)}: ${text.apply.steps[current - 1]}
  </p>`;
}

function groupTitle({ definition }: ServiceStandard, { id }: FormGroup): string {
  if (id === 'applicant' && definition.applicant === 'village') return text.apply.groupsVillage;
  return text.apply.groups[id];
}

function problemFor(field: FormField, problems: readonly { field: string; problem: string }[]) {
  const found = problems.find((problem) => problem.field === field.id);
  return found && problemWords(field, found.problem);
}

function problemsShown(
  groups: readonly FormGroup[],
  problems: readonly { field: string; problem: string }[],
  page = '',
): Shown[] {
  return groups
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const words = problemFor(field, problems);
      return words === undefined ? [] : [{ href: `${page}#${field.id}`, words }];
    });
}

/** Said once a NIK was typed; never keeps anybody from sending. */
function nikWarning(input: Readonly<Record<string, string>>): string | undefined {
  const nik = input['nik'] ?? '';
  if (nik.trim() === '') return undefined;
  const bornOn = input['bornOn'];
  const warnings = nikWarnings(nik, bornOn ? { bornOn } : {});
  if (warnings.length === 0) return undefined;
  return `${text.apply.nikOdd} (${warnings.map((warning) => nikWarningWords[warning]).join(', ')})`;
}
