import type { JSX } from 'preact';
import type { Field } from '../../../../domain/standard.ts';
import { definitionWords, fieldTypeWords } from '../../../../domain/words-id.ts';
import { newField, optionsOf, rowAnchor, withDefinition, without } from '../../standard-form.ts';
import { capital } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { CheckField, SelectField, TextField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { LinesField } from '../text-fields.tsx';
import { ConditionField } from './condition-field.tsx';
import { foundAt, Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const types: readonly Field['type'][] = ['text', 'long-text', 'date', 'number', 'choice'];

/** What the form asks beyond who applies: the office's own, never printed. */
export function FieldsPart({ standard, onStandard, at }: PartProps): JSX.Element {
  const { definition } = standard;
  return (
    <Part part="isian" at={at} hint={words.fields.hint}>
      <ListEditor
        label={words.parts.isian}
        add={words.fields.add}
        anchor={(position) => rowAnchor('isian', position)}
        items={definition.fields}
        onItems={(fields) => {
          onStandard(withDefinition(standard, { fields }));
        }}
        make={() => newField(standard)}
        summary={({ label, type, required }) => (
          <>
            {label || words.rows.unnamed}{' '}
            <span class="soft">
              {fieldTypeWords[type]}
              {!required && `, ${definitionWords.mayBeEmpty}`}
            </span>
          </>
        )}
        error={(position) => foundAt(at(rowAnchor('isian', position)))}
      >
        {({ value, change, position }) => (
          <>
            <TextField
              label={words.fields.label}
              value={value.label}
              onValue={(label) => {
                change({ ...value, label });
              }}
            />
            <TextField
              label={words.fields.hintText}
              optional
              value={value.hint ?? ''}
              onValue={(hint) => {
                change(hint === '' ? without(value, 'hint') : { ...value, hint });
              }}
            />
            <div class="columns">
              <SelectField
                label={words.fields.type}
                options={types.map((type) => ({ value: type, label: capital(fieldTypeWords[type]) }))}
                value={value.type}
                onValue={(text) => {
                  const type = types.find((each) => each === text) ?? 'text';
                  const rest = without(value, 'options');
                  change(
                    type === 'choice' ? { ...rest, type, options: value.options ?? [] } : { ...rest, type },
                  );
                }}
              />
              <TextField
                label={words.fields.id}
                hint={words.fields.idHint}
                value={value.id}
                onValue={(id) => {
                  change({ ...value, id });
                }}
              />
            </div>
            {value.type === 'choice' && (
              <LinesField
                label={words.fields.options}
                hint={words.fields.optionsHint}
                value={(value.options ?? []).map(({ label }) => label)}
                onValue={(labels) => {
                  change({ ...value, options: optionsOf(labels, value.options ?? []) });
                }}
              />
            )}
            <CheckField
              label={words.fields.required}
              checked={value.required}
              onChecked={(required) => {
                change({ ...value, required });
              }}
            />
            <ConditionField
              fields={definition.fields.filter((_, index) => index !== position)}
              when={value.when}
              onWhen={(when) => {
                change(when ? { ...value, when } : without(value, 'when'));
              }}
            />
          </>
        )}
      </ListEditor>
    </Part>
  );
}
