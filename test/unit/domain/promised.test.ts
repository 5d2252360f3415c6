import { describe, expect, it } from 'vitest';
import { promisedTimes, standingOf } from '../../../domain/promised.ts';
import { at, kejayan } from '../../fixtures/calendars.ts';

/** One working day from Tuesday 24 November 2026: Wednesday 15.00, as the server remembers the calendar. */
const definition = {
  promise: {
    kind: 'term' as const,
    printed: '1 hari kerja',
    amount: 1,
    unit: 'working-days' as const,
    waitsForSigner: false,
  },
};
const clock = { startedAt: at('2026-11-24 09:00'), pauses: [] };
/** Meanwhile Wednesday was declared a holiday, and the case was moved to Thursday. */
const moved = { clock, dueAt: at('2026-11-26 15:00'), warnAt: at('2026-11-26 08:00') };

describe('what was written down', () => {
  it('counts before what an old memory of the calendar says', () => {
    expect(promisedTimes(definition, { clock }, kejayan)?.dueAt).toBe(at('2026-11-25 15:00'));
    expect(promisedTimes(definition, moved, kejayan)?.dueAt).toBe(at('2026-11-26 15:00'));
  });

  it('says how the case stands, from running over at risk to late, kept or broken', () => {
    const standing = (now: string, over: object = {}) =>
      standingOf(definition, { ...moved, ...over }, at(now), kejayan);
    expect(standing('2026-11-24 08:59')).toBe('not-started');
    expect(standing('2026-11-25 16:00')).toBe('running');
    expect(standing('2026-11-26 08:00')).toBe('at-risk');
    expect(standing('2026-11-26 15:00')).toBe('at-risk');
    expect(standing('2026-11-26 15:01')).toBe('late');
    const ready = (readyAt: string) => ({ clock: { ...clock, readyAt: at(readyAt) } });
    expect(standing('2026-11-27 09:00', ready('2026-11-26 15:00'))).toBe('kept');
    expect(standing('2026-11-27 09:00', ready('2026-11-26 15:01'))).toBe('broken');
  });

  it('leaves it to the calendar while nothing is written: no promise, not begun, or at rest', () => {
    expect(standingOf({ promise: { kind: 'none' } }, moved, at('2026-11-27 09:00'), kejayan)).toBeUndefined();
    expect(standingOf(definition, { clock: { pauses: [] } }, at('2026-11-27 09:00'), kejayan)).toBe(
      'not-started',
    );
    const resting = { ...clock, pauses: [{ from: at('2026-11-24 10:00'), reason: 'agency' as const }] };
    expect(standingOf(definition, { clock: resting }, at('2026-11-27 09:00'), kejayan)).toBe('paused');
    expect(promisedTimes(definition, { clock: resting }, kejayan)?.remaining).toBe(1);
  });
});
