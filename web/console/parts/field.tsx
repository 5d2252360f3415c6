import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { text } from '../text.ts';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
}

/** Label, hint, control and error of one field, tied together for whoever listens instead of looks. */
function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (control: ControlProps) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="soft"> ({text.optional})</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span aria-hidden="true">✗ </span>
          {error}
        </p>
      )}
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true }),
      })}
    </div>
  );
}

interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

interface Value {
  value: string;
  onValue: (value: string) => void;
}

export function TextField({
  type = 'text',
  value,
  onValue,
  autocomplete = 'off',
  inputMode,
  maxLength,
  ...field
}: FieldProps &
  Value & {
    type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'time' | 'datetime-local';
    autocomplete?: 'off' | 'username' | 'current-password';
    inputMode?: 'text' | 'numeric';
    maxLength?: number;
  }): JSX.Element {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          // Preact's types choose the allowed roles by one literal type; none of these fields sets a role.
          type={type as 'text'}
          value={value}
          autocomplete={autocomplete}
          {...(inputMode && { inputMode })}
          {...(maxLength !== undefined && { maxLength })}
          onInput={(event) => {
            onValue(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

export function AreaField({
  value,
  onValue,
  maxLength = 2000,
  rows = 3,
  mono = false,
  ...field
}: FieldProps & Value & { maxLength?: number; rows?: number; mono?: boolean }): JSX.Element {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          class={mono ? 'mono' : ''}
          rows={rows}
          maxLength={maxLength}
          value={value}
          onInput={(event) => {
            onValue(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField({
  value,
  onValue,
  options,
  choose,
  ...field
}: FieldProps & Value & { options: readonly Option[]; choose?: string }): JSX.Element {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => {
            onValue(event.currentTarget.value);
          }}
        >
          {choose !== undefined && <option value="">{choose}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  checked,
  onChecked,
  disabled = false,
}: {
  label: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
}): JSX.Element {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onChecked(event.currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
  );
}

/** Several boxes under one question. */
export function CheckGroup({
  legend,
  error,
  options,
  values,
  onValues,
}: {
  legend: string;
  error?: string | undefined;
  options: readonly Option[];
  values: readonly string[];
  onValues: (values: string[]) => void;
}): JSX.Element {
  return (
    <Group legend={legend} error={error}>
      {options.map(({ value, label }) => (
        <CheckField
          key={value}
          label={label}
          checked={values.includes(value)}
          onChecked={(checked) => {
            onValues(checked ? [...values, value] : values.filter((each) => each !== value));
          }}
        />
      ))}
    </Group>
  );
}

/** One of a few, all of them visible. */
export function RadioGroup({
  legend,
  hiddenLegend = false,
  error,
  options,
  value,
  onValue,
}: {
  legend: string;
  hiddenLegend?: boolean;
  error?: string | undefined;
  options: readonly Option[];
} & Value): JSX.Element {
  const name = useId();
  return (
    <Group legend={legend} hiddenLegend={hiddenLegend} error={error}>
      {options.map((option) => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => {
              onValue(option.value);
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </Group>
  );
}

function Group({
  legend,
  hiddenLegend = false,
  error,
  children,
}: {
  legend: string;
  hiddenLegend?: boolean;
  error?: string | undefined;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <fieldset
      class={error ? 'group field-wrong' : 'group'}
      {...(error && { 'aria-describedby': `${id}-error` })}
    >
      <legend class={hiddenLegend ? 'hidden' : ''}>{legend}</legend>
      {error && (
        <p class="error" id={`${id}-error`}>
          <span aria-hidden="true">✗ </span>
          {error}
        </p>
      )}
      <div class="choices">{children}</div>
    </fieldset>
  );
}

/** A form that opens on a press begins at its first field. */
export function useFocusOnOpen<E extends HTMLElement>(form: RefObject<E | null>): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, []);
}

/** After a submit with mistakes: the first wrong field gets the focus, and the screen reader its message. */
export function focusFirstError(form: HTMLElement | null): void {
  const find = () => form?.querySelector<HTMLElement>('.field-wrong :is(input, select, textarea)')?.focus();
  // The messages are drawn after this press has been handled.
  requestAnimationFrame(() => requestAnimationFrame(find));
}
