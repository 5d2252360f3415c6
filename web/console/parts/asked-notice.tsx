import type { JSX } from 'preact';
import type { Asked } from '../use-asked.ts';
import { text } from '../text.ts';
import { Notice } from './notice.tsx';

/** While an answer is not here: that it is coming, or why not. */
export function AskedNotice({
  asked,
  onRetry,
}: {
  asked: Asked<unknown>;
  onRetry: () => void;
}): JSX.Element | null {
  if (asked.state === 'here') return null;
  if (asked.state === 'loading')
    return (
      <p class="soft" role="status">
        {text.loading}
      </p>
    );
  return (
    <Notice tone="warn">
      <p>{asked.words}</p>
      <button type="button" onClick={onRetry}>
        {text.tryAgain}
      </button>
    </Notice>
  );
}
