import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../text.ts';
import { ActBar } from './act-bar.tsx';
import type { ActFormProps } from './acting.ts';
import { CheckGroup, focusFirstError } from './field.tsx';
import { itemName, itemRows } from './items.tsx';

/** The applicant comes to the counter with what was missing: paper, seen by the officer, who then checks anew. */
export function CorrectForm({ opened, busy, onAct }: ActFormProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const [brought, setBrought] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const needed = itemRows(opened).filter(({ id }) => opened.application.returnedItems.includes(id));
  const missing = needed.some(({ id }) => !brought.includes(id));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (missing) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const items = Object.fromEntries(brought.map((id) => [id, { files: [], bringsPaper: true }]));
    onAct({ act: 'correct', items }, text.correct.submit);
  };

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <CheckGroup
        legend={text.correct.hint}
        error={tried && missing ? text.correct.missing : undefined}
        options={needed.map((row) => ({ value: row.id, label: itemName(row) }))}
        values={brought}
        onValues={setBrought}
      />
      <ActBar label={text.correct.submit} busy={busy} />
    </form>
  );
}
