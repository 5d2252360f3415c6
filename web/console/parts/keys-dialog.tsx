import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../text.ts';
import { CheckField } from './field.tsx';

export function KeysDialog({
  open,
  onClose,
  single,
  onSingle,
}: {
  open: boolean;
  onClose: () => void;
  single: boolean;
  onSingle: (single: boolean) => void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="keys-title">
      <h2 id="keys-title">{text.keys.title}</h2>
      <dl class="keys">
        {text.keys.rows.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <CheckField label={text.keys.toggle} checked={single} onChecked={onSingle} />
      <p class="row">
        <button type="button" onClick={onClose}>
          {text.close}
        </button>
      </p>
    </dialog>
  );
}
