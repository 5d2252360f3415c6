import { describe, expect, it } from 'vitest';
import { defaultOfficeHours } from '../../../domain/calendar.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { lastMonths, monthWords, overdueOf } from '../../../domain/recurring.ts';
import type { DutyState } from '../../../domain/recurring.ts';

/** No standard prints a due day (facts/workflows.md §6): everything here is the office's own setting. */

const villages = [{ code: '6311012001' }, { code: '6311012002' }, { code: '6311012003' }];
const [first, second, third] = ['6311012001', '6311012002', '6311012003'] as const;

const calendar: Calendar = {
  hours: defaultOfficeHours('Asia/Makassar'),
  years: [
    {
      v: 1,
      year: 2026,
      source: 'rekaan',
      daysOff: [{ on: '2026-11-10', name: 'Hari rekaan', kind: 'local' }],
      openOnCollectiveLeave: false,
      closures: [],
    },
  ],
};

const duty = { dueDay: 5, fromMonth: '2026-10' };

function states(
  sendings: Parameters<typeof overdueOf>[1],
  today: string,
  of: { month?: string; duty?: { dueDay: number; fromMonth: string } | undefined } = { duty },
): DutyState[] {
  return overdueOf(villages, sendings, of.month ?? '2026-11', of.duty, today, calendar).rows.map(
    ({ state }) => state,
  );
}

describe('what villages owe in a month', () => {
  it('is there, late, still to come or overdue, village by village', () => {
    const sendings = [
      { villageCode: first, month: '2026-11', on: '2026-11-05' },
      { villageCode: second, month: '2026-11', on: '2026-11-06' },
    ];
    expect(states(sendings, '2026-11-06')).toEqual(['on-time', 'late', 'overdue']);
  });

  it('is nobody’s fault on its very day', () => {
    expect(states([], '2026-11-05')).toEqual(['waiting', 'waiting', 'waiting']);
    expect(states([], '2026-11-06')).toEqual(['overdue', 'overdue', 'overdue']);
  });

  it('counts the first of several sendings, and none of another month', () => {
    const sendings = [
      { villageCode: third, month: '2026-11', on: '2026-11-20' },
      { villageCode: third, month: '2026-11', on: '2026-11-03' },
      { villageCode: first, month: '2026-10', on: '2026-11-03' },
    ];
    const { rows } = overdueOf(villages, sendings, '2026-11', duty, '2026-11-24', calendar);
    expect(rows).toEqual([
      { villageCode: first, state: 'overdue' },
      { villageCode: second, state: 'overdue' },
      { villageCode: third, state: 'on-time', on: '2026-11-03' },
    ]);
  });

  it('moves from a closed day to the next opening: Tuesday 10 November off, so Wednesday', () => {
    const due = (dueDay: number) =>
      overdueOf(villages, [], '2026-11', { ...duty, dueDay }, '2026-11-11', calendar);
    expect(due(10)).toMatchObject({ dueOn: '2026-11-11', calendarMissing: false });
    // Saturday 14 November.
    expect(due(14).dueOn).toBe('2026-11-16');
  });

  it('says when the days off of the year are not known', () => {
    const later = { dueDay: 5, fromMonth: '2027-01' };
    expect(overdueOf(villages, [], '2027-01', later, '2027-01-02', calendar).calendarMissing).toBe(true);
  });

  it('is never overdue before the office has set a day, nor in months before it began', () => {
    expect(states([], '2026-11-28', { duty: undefined })).toEqual(['not-asked', 'not-asked', 'not-asked']);
    const september = { month: '2026-09', duty };
    const sent = [{ villageCode: first, month: '2026-09', on: '2026-09-29' }];
    expect(states(sent, '2026-11-28', september)).toEqual(['on-time', 'not-asked', 'not-asked']);
  });
});

describe('months', () => {
  it('go back over the turn of the year', () => {
    expect(lastMonths('2027-02', 4)).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
  });

  it('are written out', () => {
    expect(monthWords('2026-11')).toBe('November 2026');
  });
});
