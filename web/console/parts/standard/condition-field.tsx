import type { JSX } from 'preact';
import type { Condition } from '../../../../domain/conditions.ts';
import type { Field } from '../../../../domain/standard.ts';
import { words } from '../../text-standards.ts';
import { CheckGroup, SelectField } from '../field.tsx';

/** "Only if": one or more questions with a choice, and which of their answers count. */
export function ConditionField({
  fields,
  when,
  onWhen,
}: {
  fields: readonly Field[];
  when: Condition | undefined;
  onWhen: (when: Condition | undefined) => void;
}): JSX.Element | null {
  const chosen = Object.entries(when ?? {});
  const free = fields.filter(({ id, type }) => type === 'choice' && !chosen.some(([used]) => used === id));
  if (chosen.length === 0 && free.length === 0) return null;
  const change = (next: Condition) => {
    onWhen(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <fieldset class="group">
      <legend>{words.condition.legend}</legend>
      {chosen.map(([id, values]) => {
        const field = fields.find((each) => each.id === id);
        const options = [
          ...(field?.options ?? []),
          ...values
            .filter((value) => !field?.options?.some((option) => option.value === value))
            .map((value) => ({ value, label: words.condition.unknown(value) })),
        ];
        return (
          <CheckGroup
            key={id}
            legend={words.condition.answers(field?.label ?? id)}
            options={options}
            values={values}
            onValues={(next) => {
              const rest = Object.fromEntries(chosen.filter(([each]) => each !== id));
              change(next.length === 0 ? rest : { ...rest, [id]: next });
            }}
          />
        );
      })}
      {free.length > 0 && (
        <SelectField
          label={words.condition.field}
          choose={chosen.length === 0 ? words.condition.always : words.condition.noMore}
          options={free.map(({ id, label }) => ({ value: id, label: label || id }))}
          value=""
          onValue={(id) => {
            const first = fields.find((each) => each.id === id)?.options?.[0]?.value;
            if (first !== undefined) change({ ...when, [id]: [first] });
          }}
        />
      )}
    </fieldset>
  );
}
