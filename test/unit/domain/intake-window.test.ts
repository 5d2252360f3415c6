import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import { shutOn, windowOf } from '../../../domain/intake-window.ts';

/** J1: "Bulan November-Desember waktu untuk menerima usulan" (facts/workflows.md §4). */
const j1 = { intakeWindow: { printed: 'Bulan November-Desember', fromMonth: 11, toMonth: 12 } };
const winter = { intakeWindow: { printed: 'November sampai Februari', fromMonth: 11, toMonth: 2 } };

describe('months in which proposals are taken in', () => {
  it.each([
    ['2026-10-31', 'shut', '2026-11-01', '2026-12-31'],
    ['2026-11-01', 'open', '2026-11-01', '2026-12-31'],
    ['2026-12-31', 'open', '2026-11-01', '2026-12-31'],
    ['2027-01-01', 'shut', '2027-11-01', '2027-12-31'],
  ])('J1 on %s: %s, %s to %s', (today, state, opensOn, closesOn) => {
    expect(windowOf(j1, today)).toEqual({ state, opensOn, closesOn });
  });

  it.each([
    ['2026-10-31', 'shut', '2026-11-01', '2027-02-28'],
    ['2026-12-31', 'open', '2026-11-01', '2027-02-28'],
    ['2027-02-28', 'open', '2026-11-01', '2027-02-28'],
    ['2027-03-01', 'shut', '2027-11-01', '2028-02-29'],
  ])('over the year’s end, on %s: %s, %s to %s', (today, state, opensOn, closesOn) => {
    expect(windowOf(winter, today)).toEqual({ state, opensOn, closesOn });
  });

  it('are all of them where nothing is printed', () => {
    expect(windowOf({}, '2026-07-01')).toEqual({ state: 'always' });
    expect(shutOn({}, '2026-07-01')).toBeUndefined();
  });

  it('shut a door by name, and say when it opens', () => {
    expect(shutOn(j1, '2026-11-24')).toBeUndefined();
    expect(shutOn(j1, '2026-10-31')).toEqual({
      code: 'intake-shut',
      opensOn: '2026-11-01',
      closesOn: '2026-12-31',
    });
  });

  it('are open exactly from the first to the last of them, and never open in the past', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const day = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(month, month, day, (fromMonth, toMonth, today) => {
        const months = new Set<number>();
        for (let each = fromMonth; ; each = (each % 12) + 1) {
          months.add(each);
          if (each === toMonth) break;
        }
        const {
          state,
          opensOn = '',
          closesOn = '',
        } = windowOf({ intakeWindow: { printed: 'x', fromMonth, toMonth } }, today);
        expect(state === 'open').toBe(months.has(Number(today.slice(5, 7))));
        expect(opensOn <= closesOn).toBe(true);
        if (state === 'open') expect(opensOn <= today && today <= closesOn).toBe(true);
        else expect(opensOn > today).toBe(true);
      }),
    );
  });
});
