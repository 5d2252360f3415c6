import type { Refusal } from '../../domain/refusal.ts';
import type { Result } from '../../domain/result.ts';

/**
 * Many letters in one press, one call a letter and one after another. Each is answered for itself; what concerns all of them (no answer
 * from the server, a wrong passphrase, a service that is silent) stops the row at once, and what is left can be gone on with.
 */

export interface BatchCalls<L> {
  send: (letter: L) => Promise<Result<unknown>>;
  /** Asked before each letter: a reason not to send it. */
  hindrance: () => 'left' | 'no-secret' | undefined;
  onLetter: (letter: L, result: Result<unknown>) => void;
  onProgress: (done: number) => void;
}

/**
 * How a row of letters ended. `lost`: nobody knows whether the first of `left` arrived, and sending the same act again does it once.
 * `refused`: the service would not sign the first of `left` and says why; `unclear`: nobody knows whether the service signed `at`, which
 * is not among `left`. `left` and `no-secret`: as `hindrance` said.
 */
export type BatchEnd<L> =
  | { why: 'finished' }
  | { why: 'lost' | 'left' | 'no-secret'; left: readonly L[] }
  | { why: 'refused'; refusal: Refusal; left: readonly L[] }
  | { why: 'unclear'; at: L; left: readonly L[] };

export async function runBatch<L>(letters: readonly L[], calls: BatchCalls<L>): Promise<BatchEnd<L>> {
  for (const [done, letter] of letters.entries()) {
    calls.onProgress(done);
    const left = letters.slice(done);
    const hindrance = calls.hindrance();
    if (hindrance) return { why: hindrance, left };
    let result: Result<unknown>;
    try {
      result = await calls.send(letter);
    } catch {
      return { why: 'lost', left };
    }
    // A clear no of the service is about the signer, not about this letter: another try would only count against him.
    if (!result.ok && result.refusal.code === 'signing-refused')
      return { why: 'refused', refusal: result.refusal, left };
    calls.onLetter(letter, result);
    if (!result.ok && isUnclear(result.refusal)) return { why: 'unclear', at: letter, left: left.slice(1) };
  }
  calls.onProgress(letters.length);
  return { why: 'finished' };
}

/** The letter is neither signed nor free to be signed: a person looks at the service first. */
export function isUnclear({ code }: Refusal): boolean {
  return code === 'signing-unclear' || code === 'signature-unverified';
}
