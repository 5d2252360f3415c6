import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ReturnReason } from '../../../domain/application.ts';
import { returnTargets } from '../../../domain/engine.ts';
import { returnWords } from '../../../domain/words-id.ts';
import { useAtWork } from '../context.ts';
import { stepName, text } from '../text.ts';
import type { ActFormProps } from './acting.ts';
import { AreaField, CheckGroup, focusFirstError, SelectField, useFocusOnOpen } from './field.tsx';
import { itemName, itemRows } from './items.tsx';

const reasons = ReturnReason.options.map((value) => ({ value, label: returnWords[value] }));

/** Back to the applicant or to an earlier desk: where to, why, and in words what is to be mended. */
export function ReturnForm({
  opened,
  busy,
  onAct,
  onCancel,
}: ActFormProps & { onCancel: () => void }): JSX.Element {
  const { office } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const { definition } = opened.standard;
  const targets = returnTargets(definition, opened.application).map((value) => {
    const step = definition.steps.find(({ id }) => id === value);
    return { value, label: step ? stepName(step, office) : text.back.toApplicant };
  });
  const [to, setTo] = useState('');
  const [reason, setReason] = useState<ReturnReason | ''>('');
  const [note, setNote] = useState('');
  const [items, setItems] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const toApplicant = to === 'applicant';
  const itemsMissing = toApplicant && items.length === 0;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (to === '' || reason === '' || note.trim() === '' || itemsMissing) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    onAct(
      { act: 'return', to, reason, items: toApplicant ? items : [], note: note.trim() },
      text.back.submit,
    );
  };

  return (
    <form ref={form} noValidate onSubmit={submit} data-testid="return-form">
      <SelectField
        label={text.back.to}
        choose={text.back.toMissing}
        error={tried && to === '' ? text.back.toMissing : undefined}
        options={targets}
        value={to}
        onValue={setTo}
      />
      {toApplicant && (
        <CheckGroup
          legend={text.back.items}
          error={tried && itemsMissing ? text.back.itemsMissing : undefined}
          options={itemRows(opened).map((row) => ({ value: row.id, label: itemName(row) }))}
          values={items}
          onValues={setItems}
        />
      )}
      <SelectField
        label={text.back.reason}
        choose={text.back.chooseReason}
        error={tried && reason === '' ? text.back.reasonMissing : undefined}
        options={reasons}
        value={reason}
        onValue={(value) => {
          setReason(ReturnReason.safeParse(value).data ?? '');
        }}
      />
      <AreaField
        label={text.back.note}
        hint={text.back.noteHint}
        error={tried && note.trim() === '' ? text.back.noteMissing : undefined}
        value={note}
        onValue={setNote}
      />
      <p class="row">
        <button type="submit" class="danger" disabled={busy} data-testid="return-submit">
          {text.back.submit}
        </button>
        <button type="button" onClick={onCancel}>
          {text.cancel}
        </button>
      </p>
    </form>
  );
}
