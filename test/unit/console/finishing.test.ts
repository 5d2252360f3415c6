import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../domain/result.ts';
import type { Calls } from '../../../web/console/call.ts';
import { finishing } from '../../../web/console/parts/batch/finishing.ts';

const batch = { officeId: 'contoh', batchId: 'b'.repeat(32) };
const at = (left: number) => ok({ batchId: batch.batchId, left, total: 120 });

/** Answers of the server to each further call, in order. */
function asked(answers: readonly unknown[]): { call: Calls['call']; names: string[] } {
  const names: string[] = [];
  const call = ((name: string) => {
    names.push(name);
    return Promise.resolve(answers[names.length - 1]);
  }) as Calls['call'];
  return { call, names };
}

describe('an act over many cases', () => {
  it('is asked on until nothing is left, and tells how far it is', async () => {
    const { call, names } = asked([at(20), at(0)]);
    const seen: number[] = [];
    const result = await finishing({ call }, batch, Promise.resolve(at(70)), ({ left }) => seen.push(left));
    expect(result).toEqual(at(0));
    expect(names).toEqual(['continueBatch', 'continueBatch']);
    expect(seen).toEqual([70, 20]);
  });

  it('is done at once when the first part was all of it', async () => {
    const { call, names } = asked([]);
    expect(await finishing({ call }, batch, Promise.resolve(at(0)), () => undefined)).toEqual(at(0));
    expect(names).toEqual([]);
  });

  it('stops at a no, and at a part that brings nothing further', async () => {
    const no = refuse({ code: 'not-allowed' });
    const refused = asked([no]);
    expect(await finishing(refused, batch, Promise.resolve(at(70)), () => undefined)).toEqual(no);
    const stuck = asked([at(70), at(70)]);
    expect(await finishing(stuck, batch, Promise.resolve(at(70)), () => undefined)).toEqual(at(70));
    expect(stuck.names).toHaveLength(1);
  });
});
