import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { actWords, text } from '../text.ts';
import { SequelContext } from './acting.ts';
import { CheckGroup } from './field.tsx';

/** The button that moves the case on. On a phone it stays at the thumb. */
export function ActBar({
  label,
  busy,
  hint,
  danger = false,
}: {
  label: string;
  busy: boolean;
  hint?: string | undefined;
  danger?: boolean;
}): JSX.Element {
  const sequel = useContext(SequelContext);
  return (
    <>
      {sequel && sequel.offered.length > 0 && !danger && (
        <CheckGroup
          legend={text.case.sequel}
          options={sequel.offered.map(({ act }) => ({ value: act, label: actWords[act] }))}
          values={sequel.ticked}
          onValues={sequel.onTicked}
        />
      )}
      <div class="act-bar">
        {hint && <p class="hint">{hint}</p>}
        <button
          type="submit"
          class={danger ? 'primary primary-danger' : 'primary'}
          disabled={busy}
          data-testid="primary-act"
        >
          {label}
        </button>
      </div>
    </>
  );
}
