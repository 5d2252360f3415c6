import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAtWork } from '../context.ts';
import { letterFields, wordsOf } from '../letter-fields.ts';
import type { LetterField } from '../letter-fields.ts';
import { text } from '../text.ts';
import { ActBar } from './act-bar.tsx';
import type { ActFormProps } from './acting.ts';
import { AreaField, SelectField, TextField } from './field.tsx';

/** The letter's words before they are fixed: as the applicant wrote them, mended where they cannot be printed so. */
export function LetterForm({
  opened,
  busy,
  onAct,
  act,
}: ActFormProps & { act: 'draft' | 'number' }): JSX.Element {
  const { office } = useAtWork();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const makesLetter = opened.standard.definition.product.kind === 'letter';
  const fields = makesLetter ? letterFields(opened, office) : [];
  const label =
    act === 'draft' ? text.draft.submit : makesLetter ? text.draft.numberAndDraft : text.draft.number;

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAct({ act, ...(makesLetter && { fields: wordsOf(fields, typed) }) }, label);
      }}
    >
      {makesLetter && <p class="hint">{text.letter.fieldsHint}</p>}
      <div class="columns">
        {fields.map((field) => (
          <LetterFieldInput
            key={field.ids[0]}
            field={field}
            value={typed[field.ids[0]] ?? field.value}
            onValue={(value) => {
              setTyped({ ...typed, [field.ids[0]]: value });
            }}
          />
        ))}
      </div>
      <ActBar label={label} busy={busy} />
    </form>
  );
}

/** A name may be very long; what does not fit the letter is refused there with the field's name. */
const longest = 10_000;

function LetterFieldInput({
  field,
  value,
  onValue,
}: {
  field: LetterField;
  value: string;
  onValue: (value: string) => void;
}) {
  const { label } = field;
  switch (field.type) {
    case 'choice': {
      const options = field.options.map((option) => ({ value: option, label: option }));
      return <SelectField {...{ label, value, onValue, options }} choose={text.letter.choose} />;
    }
    case 'long-text':
      return <AreaField {...{ label, value, onValue }} maxLength={longest} />;
    case 'date':
      return <TextField {...{ label, value, onValue }} type="date" />;
    case 'number':
      return <TextField {...{ label, value, onValue }} inputMode="numeric" />;
    case 'text':
      return <TextField {...{ label, value, onValue }} maxLength={longest} />;
    default:
      return field.type satisfies never;
  }
}
