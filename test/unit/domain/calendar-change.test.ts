import { describe, expect, it } from 'vitest';
import type { OfficeCalendar, WeeklyHours } from '../../../domain/calendar.ts';
import { defaultOfficeHours } from '../../../domain/calendar.ts';
import {
  calendarDifferences,
  calendarProblems,
  decreedPart,
  hoursDifferences,
} from '../../../domain/calendar-change.ts';
import { at } from '../../fixtures/calendars.ts';

const table: OfficeCalendar = {
  v: 1,
  year: 2026,
  source: 'SKB 2026',
  daysOff: [
    { on: '2026-12-24', name: 'Cuti bersama Natal', kind: 'collective-leave' },
    { on: '2026-12-25', name: 'Natal', kind: 'national' },
  ],
  openOnCollectiveLeave: false,
  closures: [],
};
const { weekly } = defaultOfficeHours('Asia/Jakarta');

describe('what a change did', () => {
  it('is nothing where nothing changed, whatever the order', () => {
    expect(calendarDifferences(table, table)).toEqual([]);
    expect(calendarDifferences(table, { ...table, daysOff: table.daysOff.toReversed() })).toEqual([]);
  });

  it('names days that came and went in the order of the calendar, a renamed one as both', () => {
    const after: OfficeCalendar = {
      ...table,
      daysOff: [
        { on: '2026-11-26', name: 'Hari jadi', kind: 'local' },
        { on: '2026-12-25', name: 'Hari Natal', kind: 'national' },
      ],
    };
    expect(calendarDifferences(table, after)).toEqual([
      { change: 'added', part: 'local', on: '2026-11-26', name: 'Hari jadi' },
      { change: 'removed', part: 'collective-leave', on: '2026-12-24', name: 'Cuti bersama Natal' },
      { change: 'removed', part: 'day-off', on: '2026-12-25', name: 'Natal' },
      { change: 'added', part: 'day-off', on: '2026-12-25', name: 'Hari Natal' },
    ]);
  });

  it('names closures, Ramadan with its hours, the switch and the source', () => {
    const hours: WeeklyHours = { ...weekly, monday: [{ from: '08:00', to: '12:00' }] };
    const after: OfficeCalendar = {
      ...table,
      source: 'SKB perubahan',
      openOnCollectiveLeave: true,
      ramadan: { from: '2026-02-19', to: '2026-03-19', hours },
      closures: [{ fromAt: at('2026-12-01 10:30'), toAt: at('2026-12-01 15:00'), reason: 'Banjir' }],
    };
    expect(calendarDifferences(table, after)).toEqual([
      {
        change: 'added',
        part: 'ramadan',
        on: '2026-02-19',
        to: '2026-03-19',
        name: '08.00–12.00; 08.00–15.00',
      },
      {
        change: 'added',
        part: 'closure',
        fromAt: at('2026-12-01 10:30'),
        toAt: at('2026-12-01 15:00'),
        name: 'Banjir',
      },
      { change: 'added', part: 'open-on-leave' },
      { change: 'changed', part: 'source', name: 'SKB perubahan' },
    ]);
  });

  it('of the hours is one line, and none where they are the same', () => {
    const hours = defaultOfficeHours('Asia/Jakarta');
    expect(hoursDifferences(hours, { ...hours })).toEqual([]);
    const shorter = { ...hours, weekly: { ...weekly, friday: [{ from: '08:00', to: '11:00' }] } };
    expect(hoursDifferences(hours, shorter)).toEqual([{ change: 'changed', part: 'hours' }]);
  });
});

describe('a table that cannot be saved', () => {
  it('says which part and which row is wrong', () => {
    expect(calendarProblems(table)).toEqual([]);
    expect(calendarProblems({ ...table, source: ' ' })).toEqual([
      { part: 'source', at: undefined, problem: 'required' },
    ]);
    const [first] = table.daysOff;
    expect(calendarProblems({ ...table, daysOff: [first, first] })).toEqual([
      { part: 'daysOff', at: 1, problem: 'twice' },
    ]);
    expect(calendarProblems({ ...table, closures: [{ on: '2027-01-02', reason: 'Banjir' }] })).toEqual([
      { part: 'closures', at: 0, problem: 'other-year' },
    ]);
    const other = { on: '2027-01-01', name: 'Tahun Baru', kind: 'national' };
    expect(calendarProblems({ ...table, daysOff: [other] })).toEqual([
      { part: 'daysOff', at: undefined, problem: 'other-year' },
    ]);
  });

  it('says so of a Ramadan without days, backwards, or with hours that overlap', () => {
    const ramadan = { from: '2026-02-19', to: '2026-03-19', hours: weekly };
    const of = (over: object) => calendarProblems({ ...table, ramadan: { ...ramadan, ...over } });
    expect(of({})).toEqual([]);
    expect(of({ from: '' })).toEqual([{ part: 'ramadan', at: undefined, problem: 'no-day' }]);
    expect(of({ from: '2026-04-01' })).toEqual([{ part: 'ramadan', at: undefined, problem: 'wrong-order' }]);
    const overlapping = { ...weekly, monday: [...weekly.monday, { from: '09:00', to: '10:00' }] };
    expect(of({ hours: overlapping })).toEqual([{ part: 'ramadan', at: undefined, problem: 'wrong-hours' }]);
  });

  it('says so of a mistyped year: a closure of ten years, a Ramadan of two or of another year', () => {
    const closed = (from: string, to: string) =>
      calendarProblems({ ...table, closures: [{ fromAt: at(from), toAt: at(to), reason: 'Banjir' }] });
    const closure = { part: 'closures', at: 0 };
    expect(closed('2026-11-23 10:00', '2036-11-23 12:00')).toEqual([
      { ...closure, problem: 'too-many-days' },
    ]);
    expect(closed('2028-11-23 10:00', '2028-11-23 12:00')).toEqual([{ ...closure, problem: 'other-year' }]);
    expect(closed('2024-11-23 10:00', '2024-11-23 12:00')).toEqual([{ ...closure, problem: 'other-year' }]);
    // Sixty-two days, and over the turn of the year: what an office may close for.
    expect(closed('2026-11-01 08:00', '2027-01-02 08:00')).toEqual([]);
    expect(closed('2026-11-01 08:00', '2027-01-02 08:01')).toEqual([
      { ...closure, problem: 'too-many-days' },
    ]);
    const ramadan = (from: string, to: string) =>
      calendarProblems({ ...table, ramadan: { from, to, hours: weekly } });
    const month = { part: 'ramadan', at: undefined };
    expect(ramadan('2025-02-18', '2027-03-19')).toEqual([
      { ...month, problem: 'other-year' },
      { ...month, problem: 'too-many-days' },
    ]);
    expect(ramadan('2026-02-18', '2026-03-24')).toEqual([]);
    expect(ramadan('2026-02-18', '2026-03-25')).toEqual([{ ...month, problem: 'too-many-days' }]);
    // Ramadan 2030 begins in January and comes again in December: a table may touch the year with one end.
    expect(ramadan('2025-12-20', '2026-01-18')).toEqual([]);
  });
});

it('another office gets the decreed days and their source, nothing of this office’s own', () => {
  const local = { on: '2026-11-10', name: 'Hari jadi', kind: 'local' } as const;
  expect(decreedPart({ ...table, daysOff: [...table.daysOff, local] })).toEqual({
    source: 'SKB 2026',
    daysOff: table.daysOff,
  });
});
