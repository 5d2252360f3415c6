import type { JSX } from 'preact';
import type { BatchAct } from '../../../../domain/batch.ts';
import { batchesText } from '../../text-batches.ts';

/** How far an act over many cases has come. */
export function WorkProgress({
  act,
  progress,
}: {
  act: BatchAct;
  progress: { left: number; total: number } | undefined;
}): JSX.Element | null {
  if (!progress || progress.left === 0) return null;
  const { left, total } = progress;
  const label = batchesText.page.working(batchesText.acts[act], total - left, total);
  return (
    <div data-testid="batch-progress">
      <p>{label}</p>
      <progress class="wide" max={total} value={total - left} aria-label={label} />
    </div>
  );
}
