import { describe, expect, it } from 'vitest';
import { measureReadsAndWrites } from '../bench/reads-and-writes.ts';

/** Counted, not timed. Why these numbers and not those of design §4: docs/measured.md. */
const held = { reads: 100, writes: 60 };

describe('an application from submission to survey', () => {
  it('costs no more reads and writes than docs/measured.md says', async () => {
    const { warm } = await measureReadsAndWrites();
    expect(warm.application.reads).toBeLessThanOrEqual(held.reads);
    expect(warm.application.writes).toBeLessThanOrEqual(held.writes);
  });
});
