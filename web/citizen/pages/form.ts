import { longDate } from '../../../domain/dates-id.ts';
import { problemOf } from '../../../domain/form.ts';
import type { FormField } from '../../../domain/form.ts';
import { html, typed } from '../html.ts';
import type { Html } from '../html.ts';
import { fieldProblemWords, text } from '../text.ts';

/** A problem as shown: the element it belongs to, and the words. */
export interface Shown {
  /** Id of the element to put right; may lie on another page. */
  href: string;
  words: string;
}

/** On top of a page with problems; takes the focus, with script or without. */
export function errorSummary(problems: readonly Shown[]): Html {
  if (problems.length === 0) return html``;
  return html`<div
    class="summary"
    role="alert"
    tabindex="-1"
    autofocus
    data-enhance="summary"
    aria-labelledby="ringkasan"
  >
    <h2 id="ringkasan">${text.errors.summary}</h2>
    <ul>
      ${problems.map(({ href, words }) => html`<li><a href="${href}">${words}</a></li>`)}
    </ul>
  </div>`;
}

export interface FieldState {
  value: string;
  /** Words of what is wrong with it. */
  problem?: string | undefined;
  /** Words of what looks odd and may stay. */
  warning?: string | undefined;
}

export function isChoiceField(field: FormField): boolean {
  return field.type === 'choice' || field.type === 'village';
}

export function problemWords(field: FormField, problem: string): string {
  return fieldProblemWords(field.label, isChoiceField(field), problem);
}

/** More than these, and a list is easier to use than a column of circles. */
const mostRadios = 6;

/** One field: label, hint, problem, control; ids are those of the domain's form. */
export function fieldRow(
  field: FormField,
  state: FieldState,
  villages: readonly { code: string; name: string }[],
): Html {
  const options =
    field.type === 'village'
      ? villages.map(({ code, name }) => ({ value: code, label: name }))
      : field.options;
  if (field.type === 'choice' && options && options.length <= mostRadios)
    return radioGroup(field.id, labelOf(field), options, { ...state, hint: field.hint });
  const hint = field.hint ?? (field.type === 'date' ? text.apply.dateHint : undefined);
  const described = [
    hint && `${field.id}-petunjuk`,
    state.problem && `${field.id}-salah`,
    (state.warning !== undefined || field.type === 'nik') && `${field.id}-periksa`,
  ].filter(Boolean);
  const attributes = html`id="${field.id}"
  name="${field.id}"${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}${state.problem && html` aria-invalid="true"`}`;
  return html`<div class="field${state.problem && ' bad'}">
    <label for="${field.id}">${labelOf(field)}</label>
    ${hint && html`<p class="hint" id="${field.id}-petunjuk">${hint}</p>`}
    ${state.problem && problemLine(`${field.id}-salah`, state.problem)}
    ${control(field, attributes, state.value, options)}
    ${(state.warning !== undefined || field.type === 'nik') && html`<p class="odd" id="${field.id}-periksa" role="status">${state.warning}</p>`}
  </div>`;
}

export function problemLine(id: string, words: string): Html {
  return html`<p class="problem" id="${id}"><span aria-hidden="true">!</span> ${words}</p>`;
}

function labelOf(field: FormField): Html {
  // Some hints say it already.
  const isSaid = /kosong/i.test(field.hint ?? '');
  return html`${field.label}${!field.required && !isSaid && html` <span class="soft">${text.apply.optional}</span>`}`;
}

function control(
  field: FormField,
  attributes: Html,
  value: string,
  options: readonly { value: string; label: string }[] | undefined,
): Html {
  switch (field.type) {
    case 'choice':
    case 'village':
      return html`<select ${attributes}>
        <option value="">${text.apply.choose}</option>
        ${options?.map(
          (option) =>
            html`<option value="${option.value}" ${option.value === value && html` selected`}>
              ${option.label}
            </option>`,
        )}
      </select>`;
    case 'long-text':
      return html`<textarea
        ${attributes}
        rows="3"
        dir="auto"
        ${field.id === 'address' && html` autocomplete="street-address"`}
      >
${value}</textarea>`;
    case 'date':
      return html`<input ${attributes} type="date" class="short" value="${value}" />`;
    case 'number':
      return html`<input ${attributes} type="text" inputmode="numeric" class="short" value="${value}" />`;
    case 'nik':
      return html`<input
        ${attributes}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        class="medium"
        value="${value}"
        data-enhance="nik"
        data-odd="${text.apply.nikOdd}"
      />`;
    case 'phone':
      return html`<input ${attributes} type="tel" autocomplete="tel" class="medium" value="${value}" />`;
    case 'email':
      return html`<input
        ${attributes}
        type="text"
        inputmode="email"
        autocomplete="email"
        spellcheck="false"
        value="${value}"
      />`;
    case 'name':
      return html`<input
        ${attributes}
        type="text"
        autocomplete="${field.id === 'name' ? 'name' : 'off'}"
        dir="auto"
        spellcheck="false"
        value="${value}"
      />`;
    case 'text':
      return html`<input ${attributes} type="text" dir="auto" value="${value}" />`;
    default:
      return field.type satisfies never;
  }
}

/** The first circle carries the field's own id, so that the error summary leads to it. */
export function radioGroup(
  id: string,
  legend: Html | string,
  options: readonly { value: string; label: string }[],
  state: { value: string; problem?: string | undefined; hint?: string | undefined },
): Html {
  const described = [state.hint && `${id}-petunjuk`, state.problem && `${id}-salah`]
    .filter(Boolean)
    .join(' ');
  return html`<div class="field${state.problem && ' bad'}">
    <fieldset ${described && html` aria-describedby="${described}"`}>
      <legend>${legend}</legend>
      ${state.hint && html`<p class="hint" id="${id}-petunjuk">${state.hint}</p>`}
      ${state.problem && problemLine(`${id}-salah`, state.problem)}
      <div class="radios">
        ${options.map(
          (option, i) =>
            html`<label class="radio"
              ><input
                type="radio"
                id="${i === 0 ? id : `${id}-${String(i + 1)}`}"
                name="${id}"
                value="${option.value}"
                ${option.value === state.value && html` checked`}
              /><span>${option.label}</span></label
            >`,
        )}
      </div>
    </fieldset>
  </div>`;
}

/** What a field's stored value reads as. */
export function valueShown(
  field: FormField,
  value: string,
  villages: readonly { code: string; name: string }[],
): Html {
  if (value.trim() === '') return html`<span class="soft">${text.apply.empty}</span>`;
  if (field.type === 'village') return html`${villages.find(({ code }) => code === value)?.name ?? value}`;
  if (field.type === 'choice')
    return html`${field.options?.find((option) => option.value === value)?.label ?? value}`;
  if (
    field.type === 'date' &&
    problemOf({ ...field, when: undefined }, { [field.id]: value }, []) === undefined
  )
    return html`${longDate(value.trim())}`;
  return typed(value, 2000);
}
