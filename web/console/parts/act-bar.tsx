import type { JSX } from 'preact';

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
  return (
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
  );
}
