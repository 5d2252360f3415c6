import type { JSX } from 'preact';
import { without } from '../../standard-form.ts';
import { words } from '../../text-standards.ts';
import { AreaField, TextField } from '../field.tsx';
import { NumberField } from '../text-fields.tsx';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

export function TitlePart({ standard, onStandard, at }: PartProps): JSX.Element {
  const { source } = standard;
  return (
    <Part part="judul" at={at}>
      <TextField
        label={words.title.title}
        hint={words.title.titleHint}
        value={standard.title}
        onValue={(title) => {
          onStandard({ ...standard, title });
        }}
      />
      <TextField
        label={words.title.name}
        value={standard.name}
        onValue={(name) => {
          onStandard({ ...standard, name });
        }}
      />
      <AreaField
        label={words.title.summary}
        hint={words.title.summaryHint}
        rows={2}
        maxLength={400}
        value={standard.summary}
        onValue={(summary) => {
          onStandard({ ...standard, summary });
        }}
      />
      <div class="columns">
        <TextField
          label={words.title.section}
          optional
          value={source.section ?? ''}
          onValue={(section) => {
            onStandard({
              ...standard,
              source: section === '' ? without(source, 'section') : { ...source, section },
            });
          }}
        />
        <NumberField
          label={words.title.order}
          value={source.order}
          onValue={(order) => {
            onStandard({ ...standard, source: { ...source, order: order ?? Number.NaN } });
          }}
        />
      </div>
    </Part>
  );
}
