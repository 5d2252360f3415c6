import type { JSX } from 'preact';
import type { RowState } from '../../use-row-acts.ts';

const signs = { sending: '…', done: '✓', refused: '✗', unsent: '!' } as const;

/** How the act on a row went, beside the row. */
export function RowOutcome({ state }: { state: RowState | undefined }): JSX.Element | null {
  if (!state) return null;
  return (
    <p class={state.state === 'done' ? 'status' : 'soft'} data-outcome={state.state}>
      <span aria-hidden="true">{signs[state.state]} </span>
      {state.words}
    </p>
  );
}
