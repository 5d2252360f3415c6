import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../text.ts';
import type { ActFormProps } from './acting.ts';
import { RadioGroup, useFocusOnOpen } from './field.tsx';

/** Something outside the desks holds the clock: recorded, seen by everyone, ended by hand. */
export function PauseForm({ busy, onAct, onCancel }: ActFormProps & { onCancel: () => void }): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const [reason, setReason] = useState<'signer-away' | 'fault'>('signer-away');
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAct({ act: 'pause', reason }, text.pause.submit);
      }}
    >
      <RadioGroup
        legend={text.pause.reason}
        options={Object.entries(text.pause.reasons).map(([value, label]) => ({ value, label }))}
        value={reason}
        onValue={(value) => {
          setReason(value === 'fault' ? 'fault' : 'signer-away');
        }}
      />
      <p class="row">
        <button type="submit" disabled={busy} data-testid="pause-submit">
          {text.pause.submit}
        </button>
        <button type="button" onClick={onCancel}>
          {text.cancel}
        </button>
      </p>
    </form>
  );
}
