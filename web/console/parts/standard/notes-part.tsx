import type { JSX } from 'preact';
import { localDay } from '../../../../domain/calendar.ts';
import { ComponentKey, componentKeys } from '../../../../domain/standard.ts';
import { componentWords } from '../../../../domain/words-id.ts';
import { useAtWork } from '../../context.ts';
import { newNote, rowAnchor, withDefinition, without } from '../../standard-form.ts';
import { words } from '../../text-standards.ts';
import { AreaField, RadioGroup, SelectField, TextField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { LinesField, short } from '../text-fields.tsx';
import { foundAt, Part } from './part.tsx';
import type { PartProps } from './part.tsx';

/** What the office added by itself, in its own voice. */
export function PoliciesPart({ standard, onStandard, at }: PartProps): JSX.Element {
  return (
    <Part part="kebijakan" at={at}>
      <LinesField
        label={words.policies.lines}
        hint={words.policies.hint}
        value={standard.definition.policies}
        onValue={(policies) => {
          onStandard(withDefinition(standard, { policies }));
        }}
      />
    </Part>
  );
}

const statuses = ['proposed', 'accepted'] as const;
const runs = ['as-printed', 'corrected'] as const;

/** Reviewed notes: printed words that are evidently wrong, and what should stand there. */
export function NotesPart({ standard, onStandard, office, at }: PartProps): JSX.Element {
  const { services, me } = useAtWork();
  return (
    <Part part="catatan" at={at} hint={words.notes.hint}>
      <ListEditor
        label={words.parts.catatan}
        add={words.notes.add}
        anchor={(position) => rowAnchor('catatan', position)}
        items={standard.notes}
        onItems={(notes) => {
          onStandard({ ...standard, notes });
        }}
        make={() => newNote(me.name, localDay(services.now(), office.hours.zone))}
        summary={({ component, printed }) => (
          <>
            {componentWords[component]} <span class="soft">{short(printed) || words.rows.unnamed}</span>
          </>
        )}
        error={(position) => foundAt(at(rowAnchor('catatan', position)))}
      >
        {({ value, change }) => (
          <>
            <SelectField
              label={words.notes.component}
              options={componentKeys.map((key) => ({ value: key, label: componentWords[key] }))}
              value={value.component}
              onValue={(component) => {
                change({ ...value, component: ComponentKey.safeParse(component).data ?? 'requirements' });
              }}
            />
            <AreaField
              label={words.notes.printed}
              hint={words.notes.printedHint}
              rows={2}
              value={value.printed}
              onValue={(printed) => {
                change({ ...value, printed });
              }}
            />
            <AreaField
              label={words.notes.correction}
              optional
              rows={2}
              value={value.correction ?? ''}
              onValue={(correction) => {
                change(correction === '' ? without(value, 'correction') : { ...value, correction });
              }}
            />
            <AreaField
              label={words.notes.reason}
              rows={2}
              value={value.reason}
              onValue={(reason) => {
                change({ ...value, reason });
              }}
            />
            <div class="columns">
              <TextField
                label={words.notes.reviewer}
                value={value.reviewer}
                onValue={(reviewer) => {
                  change({ ...value, reviewer });
                }}
              />
              <TextField
                label={words.notes.on}
                type="date"
                value={value.on}
                onValue={(on) => {
                  change({ ...value, on });
                }}
              />
            </div>
            <RadioGroup
              legend={words.notes.status}
              options={statuses.map((status) => ({ value: status, label: words.notes.statuses[status] }))}
              value={value.status}
              onValue={(status) => {
                change({ ...value, status: statuses.find((each) => each === status) ?? 'proposed' });
              }}
            />
            <RadioGroup
              legend={words.notes.runs}
              options={runs.map((run) => ({ value: run, label: words.notes.runWords[run] }))}
              value={value.runs}
              onValue={(run) => {
                change({ ...value, runs: runs.find((each) => each === run) ?? 'as-printed' });
              }}
            />
          </>
        )}
      </ListEditor>
    </Part>
  );
}
