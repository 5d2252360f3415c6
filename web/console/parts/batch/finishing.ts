import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import type { Result } from '../../../../domain/result.ts';
import type { Calls } from '../../call.ts';

type Progress = OutputOf<StaffApi['makeBatch']>;

/**
 * Sees an act over many cases through: the server does a part a call, and is asked for the next until nothing is left. A part that brings
 * nothing further ends it, so that no screen asks for ever.
 */
export async function finishing(
  { call }: Pick<Calls, 'call'>,
  batch: { officeId: string; batchId: string },
  first: Promise<Result<Progress>>,
  onProgress: (progress: Progress) => void,
): Promise<Result<Progress>> {
  let result = await first;
  while (result.ok && result.value.left > 0) {
    const { left } = result.value;
    onProgress(result.value);
    result = await call('continueBatch', batch);
    if (result.ok && result.value.left >= left) return result;
  }
  return result;
}
