import { describe, expect, it } from 'vitest';
import { slotsByDay, slotsOn } from '../../../domain/appointments.ts';
import { defaultOfficeHours } from '../../../domain/calendar.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { at } from '../../fixtures/calendars.ts';

const hours = defaultOfficeHours('Asia/Jakarta');
const calendar: Calendar = { hours, years: [] };
const monday = '2026-11-23';
const step = { minutes: 60, atOnce: 2 };

describe('the slots of a day', () => {
  it('begin after now, and a place that is booked is gone', () => {
    const all = slotsOn(calendar, monday, step, {}, 0);
    const [first, second] = all;
    if (!first || !second) throw new Error('an office open all day has slots');
    expect(all.every(({ free }) => free === 2)).toBe(true);
    expect(slotsOn(calendar, monday, step, {}, first.at).map((slot) => slot.at)).toEqual(
      all.slice(1).map((slot) => slot.at),
    );
    const booked = slotsOn(calendar, monday, step, { [String(first.at)]: 1, [String(second.at)]: 2 }, 0);
    expect(booked.slice(0, 2).map(({ free }) => free)).toEqual([1, 0]);
  });

  it('are none on a Sunday', () => {
    expect(slotsOn(calendar, '2026-11-22', step, {}, 0)).toEqual([]);
  });
});

describe('slots by day', () => {
  it('are grouped by the office’s own day, in the order they come', () => {
    // 23.30 UTC is 06.30 of the next day in Jakarta.
    const late = { at: Date.UTC(2026, 10, 23, 23, 30), free: 1 };
    const monday9 = { at: at('2026-11-23 09:00'), free: 1 };
    const tuesday9 = { at: at('2026-11-24 09:00'), free: 1 };
    expect(slotsByDay([monday9, late, tuesday9], 'Asia/Jakarta')).toEqual([
      { day: '2026-11-23', slots: [monday9] },
      { day: '2026-11-24', slots: [late, tuesday9] },
    ]);
    expect(slotsByDay([], 'Asia/Jakarta')).toEqual([]);
  });
});
