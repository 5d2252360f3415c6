import type { JSX } from 'preact';
import { Door } from '../../../../domain/conditions.ts';
import { definitionWords, doorWords } from '../../../../domain/words-id.ts';
import { newVariant, sectionsOf, withDefinition } from '../../standard-form.ts';
import { words } from '../../text-standards.ts';
import { CheckGroup, RadioGroup, TextField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const doors = Door.options.map((value) => ({ value, label: doorWords[value] }));
const applicants = ['person', 'village'] as const;

/** By which doors, for whom, for which reasons, and whose sections see the cases. */
export function DoorsPart({ standard, onStandard, office, at }: PartProps): JSX.Element {
  const { definition } = standard;
  const needed = sectionsOf(definition.steps);
  return (
    <Part part="cara" at={at}>
      <CheckGroup
        legend={definitionWords.doors}
        options={doors}
        values={definition.doors}
        onValues={(values) => {
          onStandard(
            withDefinition(standard, { doors: Door.options.filter((door) => values.includes(door)) }),
          );
        }}
      />
      <RadioGroup
        legend={definitionWords.applicant}
        options={applicants.map((value) => ({ value, label: definitionWords.applicants[value] }))}
        value={definition.applicant}
        onValue={(value) => {
          onStandard(
            withDefinition(standard, { applicant: applicants.find((each) => each === value) ?? 'person' }),
          );
        }}
      />
      <h3>{definitionWords.variants}</h3>
      <ListEditor
        label={definitionWords.variants}
        hint={words.doors.variantsHint}
        add={words.doors.addVariant}
        anchor={(position) => `keperluan-${String(position + 1)}`}
        items={definition.variants}
        onItems={(variants) => {
          onStandard(withDefinition(standard, { variants }));
        }}
        make={() => newVariant(standard)}
        summary={({ label }) => label || words.rows.unnamed}
      >
        {({ value, change }) => (
          <TextField
            label={words.doors.variant}
            value={value.label}
            onValue={(label) => {
              change({ ...value, label });
            }}
          />
        )}
      </ListEditor>
      <CheckGroup
        legend={words.doors.sections}
        options={[
          ...office.sections.map(({ id, name }) => ({ value: id, label: name })),
          // Of another office's standard: shown, so that it can be taken off.
          ...definition.sections
            .filter((id) => !office.sections.some((section) => section.id === id))
            .map((id) => ({ value: id, label: words.doors.unknownSection(id) })),
        ]}
        values={definition.sections}
        onValues={(sections) => {
          // Whoever acts must see the case.
          onStandard(withDefinition(standard, { sections: [...new Set([...needed, ...sections])] }));
        }}
      />
    </Part>
  );
}
