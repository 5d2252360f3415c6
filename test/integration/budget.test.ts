import { describe, expect, it } from 'vitest';
import { budget, measureReadsAndWrites } from '../bench/reads-and-writes.ts';

describe('an application from submission to survey', () => {
  it('costs no more reads and writes than docs/measured.md says', async () => {
    const { warm } = await measureReadsAndWrites();
    expect(warm.application.reads).toBeLessThanOrEqual(budget.reads);
    expect(warm.application.writes).toBeLessThanOrEqual(budget.writes);
  });
});
