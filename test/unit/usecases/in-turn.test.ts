import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../functions/usecases/in-turn.ts';
import { someDeps } from '../../fixtures/deps.ts';

/** Something to wait for that ends when told. */
function gate(): { open: () => void; opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { open: () => resolve(undefined), opened: promise };
}

describe('work in turn', () => {
  it('begins when the one before has ended, whichever way, and answers as if alone', async () => {
    const deps = someDeps();
    const first = gate();
    const done: string[] = [];
    const one = inTurn(deps, 'kotak', async () => {
      await first.opened;
      done.push('satu');
      throw new Error('rusak');
    });
    const two = inTurn(deps, 'kotak', () => {
      done.push('dua');
      return Promise.resolve('dua');
    });
    await Promise.resolve();
    expect(done).toEqual([]);
    first.open();
    await expect(one).rejects.toThrow('rusak');
    expect(await two).toBe('dua');
    expect(done).toEqual(['satu', 'dua']);
  });

  it('does not wait for work on something else, or on another store', async () => {
    const deps = someDeps();
    const closed = gate();
    const waiting = inTurn(deps, 'kotak', () => closed.opened);
    expect(await inTurn(deps, 'kotak lain', () => Promise.resolve(1))).toBe(1);
    expect(await inTurn(someDeps(), 'kotak', () => Promise.resolve(2))).toBe(2);
    closed.open();
    await waiting;
  });
});
