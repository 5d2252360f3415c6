import type { Handed } from '../../../domain/application.ts';
import { isDay } from '../../../domain/calendar.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { Explained } from '../../../domain/eligibility.ts';
import { factsOf, formOf } from '../../../domain/form.ts';
import type { FormField, FormGroup } from '../../../domain/form.ts';
import { nikWarnings } from '../../../domain/nik.ts';
import type { Office } from '../../../domain/office.ts';
import { holds } from '../../../domain/conditions.ts';
import type { CaseFacts } from '../../../domain/conditions.ts';
import { asKept } from '../../../domain/kept-text.ts';
import { isBegun } from '../../../domain/party-fields.ts';
import { missingFrom, setsFor } from '../../../domain/requirement-sets.ts';
import { isHanded, isSeenAtDesk, mayBringPaper, requirementsFor } from '../../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { missingWords, nikWarningWords, requirementHints, sizeWords, text, windowWords } from '../text.ts';
import { below } from './checklist.ts';
import { fileFacts, handInForms, handInId, handInState } from './files.ts';
import { errorSummary, fieldRow, problemWords, valueShown } from './form.ts';
import type { Shown } from './form.ts';
import type { Page } from './layout.ts';

/** The three pages of an application being filled in: data, files, review. */

export interface DraftView {
  office: Office;
  standard: ServiceStandard;
  draft: Draft;
  /** First and last day of the months in which it is taken again, where it is not taken today. */
  shut?: { opensOn: string; closesOn: string } | undefined;
}

export function draftPath({ office, draft }: DraftView): string {
  return `/${office.id}/ajukan/${draft.id}`;
}

/** Fields that are asked, given what was typed so far. */
function groupsAsked({ standard, draft }: Pick<DraftView, 'standard' | 'draft'>): FormGroup[] {
  const facts = factsIn({ standard, draft });
  return formOf(standard.definition, facts).map((group) => ({
    ...group,
    fields: group.fields.filter((field) => holds(field.when, facts.answers)),
  }));
}

function factsIn({ standard, draft }: Pick<DraftView, 'standard' | 'draft'>): CaseFacts {
  return factsOf(standard.definition, 'online', draft.input);
}

function requirementsOf(view: DraftView): Requirement[] {
  return requirementsFor(view.standard.definition, factsIn(view));
}

/** Step 1. @param problems of what was just sent, by field id */
export function dataPage(
  view: DraftView,
  problems: readonly { field: string; problem: string }[] = [],
): Page {
  const { office, standard } = view;
  const groups = groupsAsked(view);
  const shown = problemsShown(groups, problems);
  return {
    ...common(view, problems.length > 0),
    title: text.apply.dataTitle,
    back: { href: `/${office.id}/layanan/${standard.serviceId}`, label: standard.name },
    main: html`${progress(1, standard)} ${shutNotice(view)} ${errorSummary(shown)}
      <h1>${text.apply.dataTitle}</h1>
      <form method="post" action="${draftPath(view)}" novalidate data-enhance="submit">
        ${groups
          .filter(({ fields, party }) => fields.length > 0 && !party?.optional)
          .map(
            (group) =>
              html`<section aria-labelledby="bagian-${groupId(group)}">
                <h2 id="bagian-${groupId(group)}">${groupTitle(standard, group)}</h2>
                ${fieldRows(view, group, problems)} ${followedBy(view, groups, group, problems)}
              </section>`,
          )}
        ${alone(groups).map((group) => folded(view, groups, group, problems))}
        <button class="button">${text.apply.next}</button>
      </form>`,
  };
}

/** What nobody handed in and nobody misses: optional, or another of its set is there. */
function standing(
  requirement: Requirement,
  handed: Handed,
  missingNow: readonly string[],
): { sign: string; words: string } {
  const isLeftOut = !isHanded(requirement, handed) && !missingNow.includes(requirement.id);
  return isLeftOut ? { sign: '–', words: text.apply.state.notNeeded } : handInState(requirement, handed);
}

type Problems = readonly { field: string; problem: string }[];

function fieldRows({ office, draft }: DraftView, group: FormGroup, problems: Problems): Html {
  return html`${group.party?.hint !== undefined && html`<p class="hint">${group.party.hint}</p>`}
  ${group.fields.map((field) =>
    fieldRow(
      field,
      {
        value: draft.input[field.id] ?? '',
        problem: problemFor(field, problems),
        warning: field.type === 'nik' ? nikWarning(field, draft.input) : undefined,
      },
      office.villages,
    ),
  )}`;
}

/** The block that may be filled in after this one: the next person of the same kind. */
function nextOptional(groups: readonly FormGroup[], { party }: FormGroup): FormGroup | undefined {
  return groups.find(
    (each) =>
      each.party?.optional === true && each.party.kind === party?.kind && each.party.n === party.n + 1,
  );
}

/** Blocks that may be filled in and follow none of their kind. */
function alone(groups: readonly FormGroup[]): FormGroup[] {
  return groups.filter(
    (group) =>
      group.party?.optional === true &&
      !groups.some((each) => each.party && nextOptional(groups, each) === group),
  );
}

function followedBy(
  view: DraftView,
  groups: readonly FormGroup[],
  group: FormGroup,
  problems: Problems,
): Html {
  const next = group.party && nextOptional(groups, group);
  return next ? folded(view, groups, next, problems) : html``;
}

/**
 * A block nobody has to fill, folded up; the one after it lies inside, so that only one more is offered at a time. Open while something
 * of it, or of one inside, is filled or wrong.
 */
function folded(view: DraftView, groups: readonly FormGroup[], group: FormGroup, problems: Problems): Html {
  const isOpen = (each: FormGroup | undefined): boolean =>
    each?.party !== undefined &&
    (isBegun(each.party, view.draft.input) ||
      each.fields.some(({ id }) => problems.some(({ field }) => field === id)) ||
      isOpen(nextOptional(groups, each)));
  return html`<details class="more" ${isOpen(group) && html` open`}>
    <summary>${text.apply.addParty(group.party?.label ?? '')}</summary>
    <p class="hint">${text.apply.partyOptional}</p>
    ${fieldRows(view, group, problems)} ${followedBy(view, groups, group, problems)}
  </details>`;
}

/** Step 2. @param problem with the file just sent */
export function filesPage(view: DraftView, problem?: { requirementId: string; words: string }): Page {
  const { office, draft } = view;
  const { uploadLimitBytes, filesPerRequirement } = office.settings;
  const missingNow = missingFrom(view.standard.definition, factsIn(view), draft.items);
  return {
    ...common(view, problem !== undefined),
    title: text.apply.filesTitle,
    back: { href: draftPath(view) },
    main: html`${progress(2, view.standard)} ${shutNotice(view)}
      ${problem && errorSummary([{ href: `#${handInId(problem.requirementId)}-pilih`, words: problem.words }])}
      <h1>${text.apply.filesTitle}</h1>
      <p>
        ${text.apply.filesLead(sizeWords(uploadLimitBytes), filesPerRequirement)}
        ${requirementsOf(view).some((each) => mayBringPaper(each) && !isSeenAtDesk(each)) && text.apply.filesPaper}
      </p>
      ${requirementsOf(view).map((requirement) => {
        const handed = draft.items[requirement.id] ?? { files: [], bringsPaper: false };
        const state = standing(requirement, handed, missingNow);
        const id = handInId(requirement.id);
        return html`<section class="handin" id="${id}" tabindex="-1" aria-labelledby="${id}-nama">
          <h2 id="${id}-nama">
            ${requirement.text}${requirement.optional && html` <span class="soft">(${text.service.optional})</span>`}
          </h2>
          ${below(view.standard, requirement)}
          <p class="state"><span aria-hidden="true">${state.sign}</span> ${state.words}</p>
          ${handInForms({
            requirement,
            handed,
            fileNames: draft.fileNames,
            office,
            action: `${draftPath(view)}/berkas/${requirement.id}`,
            problem: problem?.requirementId === requirement.id ? problem.words : undefined,
            set: setsFor(view.standard.definition, factsIn(view)).find(({ members }) =>
              members.some(({ id: member }) => member === requirement.id),
            ),
          })}
        </section>`;
      })}
      <p><a class="button" href="${draftPath(view)}/periksa">${text.apply.toReview}</a></p>`,
  };
}

/**
 * Step 3.
 * @param problems fields and @param missing requirements that keep it from being sent
 * @param explained printed rules tested on the answers: warned of, never a reason to hold it back
 */
export function reviewPage(
  view: DraftView,
  {
    problems = [],
    missing = [],
    explained = [],
  }: { problems?: Problems; missing?: readonly string[]; explained?: readonly Explained[] } = {},
): Page {
  const { office, standard, draft } = view;
  const groups = groupsAsked(view);
  const requirements = requirementsOf(view);
  const missingNow = missingFrom(standard.definition, factsIn(view), draft.items);
  const shown: Shown[] = [
    ...problemsShown(groups, problems, draftPath(view)),
    ...requirements
      .filter(({ id }) => missing.includes(id))
      .map((requirement) => ({
        href: `${draftPath(view)}/berkas#${handInId(requirement.id)}`,
        words: missingWords(requirement),
      })),
  ];
  return {
    ...common(view, shown.length > 0),
    title: text.apply.reviewTitle,
    back: { href: `${draftPath(view)}/berkas` },
    main: html`${progress(3, standard)} ${shutNotice(view)} ${errorSummary(shown)}
      <h1>${text.apply.reviewTitle}</h1>
      ${explanations(explained)}
      ${groups
        .filter(({ fields, party }) => fields.length > 0 && (!party?.optional || isBegun(party, draft.input)))
        .map(
          (group) =>
            html`<h2>${groupTitle(standard, group)}</h2>
              ${isLeftOut(group, draft.input) && html`<p class="odd">${text.apply.partyLeftOut}</p>`}
              <dl class="rows">
                ${group.fields.map(
                  (field) =>
                    html`<div>
                      <dt>${field.label}</dt>
                      <dd>
                        ${valueShown(field, draft.input[field.id] ?? '', office.villages)}${oddLine(field, draft.input)}
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
          const state = standing(requirement, handed, missingNow);
          return html`<div>
            <dt>${requirement.text}${below(standard, requirement)}</dt>
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

/** Somebody began while proposals were taken: he is told before the last press, not by it. */
function shutNotice({ shut }: DraftView): Html {
  if (!shut) return html``;
  return html`<p class="notice warn">${windowWords.shut(shut)} ${windowWords.next}</p>`;
}

/** Rules that an answer does not meet, or that could not be tested, said before it is sent; a person decides. */
function explanations(explained: readonly Explained[]): Html {
  const told = explained.filter(({ verdict }) => verdict === 'not-met' || verdict === 'unknown');
  const inTime = explained.filter(({ verdict, ...rest }) => verdict === 'met' && 'lastOn' in rest);
  // Two rules that wait for one answer (B7) say so once.
  const tellings = Map.groupBy(told, ({ explanation }) => explanation);
  return html`${
    told.length > 0 &&
    html`<section class="notice warn" aria-labelledby="ketentuan">
      <h2 id="ketentuan">${text.apply.rulesTitle}</h2>
      <ul>
        ${[...tellings].map(
          ([explanation, rules]) =>
            html`<li>${rules.map(({ printed }) => html`<q>${printed}</q><br />`)}${explanation}</li>`,
        )}
      </ul>
      <p>${text.apply.rulesNext}</p>
    </section>`
  }${inTime.map(({ printed, explanation }) => html`<p class="notice"><q>${printed}</q><br />${explanation}</p>`)}`;
}

function oddLine(field: FormField, input: Readonly<Record<string, string>>): Html {
  const odd = field.type === 'nik' ? nikWarning(field, input) : undefined;
  return odd === undefined ? html`` : html`<span class="odd">${odd}</span>`;
}

/** Filled in, but for the name without which the block does not count. */
function isLeftOut({ party, fields }: FormGroup, input: Readonly<Record<string, string>>): boolean {
  return (
    party?.optional === true && isBegun(party, input) && (input[fields[0]?.id ?? ''] ?? '').trim() === ''
  );
}

/** Part of an element's id. */
function groupId({ id, party }: FormGroup): string {
  return party?.id ?? id;
}

function groupTitle({ definition }: ServiceStandard, { id, party }: FormGroup): string {
  if (party) return party.label;
  if (id === 'applicant' && definition.applicant === 'village') return text.apply.groupsVillage;
  return id === 'party' ? '' : text.apply.groups[id];
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

/** Said once a NIK was typed; never keeps anybody from sending. A day of birth is asked of the applicant alone. */
function nikWarning(field: FormField, input: Readonly<Record<string, string>>): string | undefined {
  const nik = input[field.id] ?? '';
  if (nik.trim() === '') return undefined;
  const bornOn = field.id === 'nik' ? asKept({ type: 'date' }, input['bornOn']) : '';
  const warnings = nikWarnings(nik, isDay(bornOn) ? { bornOn } : {});
  if (warnings.length === 0) return undefined;
  return `${text.apply.nikOdd} (${warnings.map((warning) => nikWarningWords[warning]).join(', ')})`;
}
