import { describe, expect, it } from 'vitest';
import { runBatch } from '../../../web/console/desk-batch.ts';
import type { BatchCalls } from '../../../web/console/desk-batch.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';

/** Many letters in one press: what was sent, what became of each, and where a row stops. */

type Answer = Result<unknown> | 'no answer';

/** Letters are named by a word; `answers` says what the server makes of each, the rest is signed. */
async function run(
  letters: readonly string[],
  answers: Readonly<Record<string, Answer>> = {},
  hindrance: BatchCalls<string>['hindrance'] = () => undefined,
) {
  const sent: string[] = [];
  const outcomes: Record<string, boolean> = {};
  const progress: number[] = [];
  const end = await runBatch(letters, {
    send: (letter) => {
      sent.push(letter);
      const answer = answers[letter] ?? ok({});
      return answer === 'no answer' ? Promise.reject(new Error('network')) : Promise.resolve(answer);
    },
    hindrance,
    onLetter: (letter, result) => {
      outcomes[letter] = result.ok;
    },
    onProgress: (done) => progress.push(done),
  });
  return { end, sent, outcomes, progress };
}

const wrong = refuse({ code: 'signing-refused', why: 'wrong-credential' } as const);
const silent = refuse({ code: 'signing-refused', why: 'unavailable' } as const);
const unclear = refuse({ code: 'signing-unclear' } as const);

describe('a row of letters', () => {
  it('is sent one after another, each with an outcome, and told how far it is', async () => {
    expect(await run(['a', 'b', 'c'])).toEqual({
      end: { why: 'finished' },
      sent: ['a', 'b', 'c'],
      outcomes: { a: true, b: true, c: true },
      progress: [0, 1, 2, 3],
    });
  });

  it('goes on past a letter that somebody else has changed', async () => {
    const { end, outcomes } = await run(['a', 'b', 'c'], { b: refuse({ code: 'stale' }) });
    expect(end).toEqual({ why: 'finished' });
    expect(outcomes).toEqual({ a: true, b: false, c: true });
  });

  it('stops at the first without an answer and goes on from that very letter', async () => {
    const first = await run(['a', 'b', 'c'], { b: 'no answer' });
    expect(first.end).toEqual({ why: 'lost', left: ['b', 'c'] });
    expect(first.sent).toEqual(['a', 'b']);
    expect(first.outcomes).toEqual({ a: true });
    const second = await run(first.end.why === 'lost' ? first.end.left : []);
    expect(second.sent).toEqual(['b', 'c']);
    expect(second.end).toEqual({ why: 'finished' });
  });

  it('stops at once at a wrong passphrase, so that no account is locked by the letters behind', async () => {
    const { end, sent, outcomes } = await run(['a', 'b', 'c'], { a: wrong });
    expect(sent).toEqual(['a']);
    expect(outcomes).toEqual({});
    expect(end).toMatchObject({
      why: 'refused',
      refusal: { why: 'wrong-credential' },
      left: ['a', 'b', 'c'],
    });
  });

  it('stops where the service signs nothing at all', async () => {
    const { end, sent } = await run(['a', 'b'], { a: silent });
    expect(sent).toEqual(['a']);
    expect(end).toMatchObject({ why: 'refused', left: ['a', 'b'] });
  });

  it.each([unclear, refuse({ code: 'signature-unverified', problem: 'invalid' } as const)])(
    'never sends a letter again that is unclear, and nothing after it before a person has looked',
    async (answer) => {
      const { end, sent, outcomes } = await run(['a', 'b', 'c'], { b: answer });
      expect(sent).toEqual(['a', 'b']);
      expect(outcomes).toEqual({ a: true, b: false });
      expect(end).toEqual({ why: 'unclear', at: 'b', left: ['c'] });
    },
  );

  it('sends nothing more once the desk is left or what was typed is gone', async () => {
    for (const why of ['left', 'no-secret'] as const) {
      let asked = 0;
      const { end, sent } = await run(['a', 'b', 'c'], {}, () => ((asked += 1) > 1 ? why : undefined));
      expect(sent).toEqual(['a']);
      expect(end).toEqual({ why, left: ['b', 'c'] });
    }
  });
});
