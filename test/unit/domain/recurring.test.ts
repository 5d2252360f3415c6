import { describe, expect, it } from 'vitest';
import { defaultOfficeHours } from '../../../domain/calendar.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { lastMonths, monthWords, overdueOf, reportedFor } from '../../../domain/recurring.ts';
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

const duty = { dueDay: 5, dueIn: 'same' as const, fromMonth: '2026-10' };

function states(
  sendings: Parameters<typeof overdueOf>[1],
  today: string,
  of: { month?: string; duty?: typeof duty | undefined } = { duty },
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
    const later = { ...duty, fromMonth: '2027-01' };
    expect(overdueOf(villages, [], '2027-01', later, '2027-01-02', calendar).calendarMissing).toBe(true);
  });

  it('is never overdue before the office has set a day, nor in months before it began', () => {
    expect(states([], '2026-11-28', { duty: undefined })).toEqual(['not-asked', 'not-asked', 'not-asked']);
    const september = { month: '2026-09', duty };
    const sent = [{ villageCode: first, month: '2026-09', on: '2026-09-29' }];
    expect(states(sent, '2026-11-28', september)).toEqual(['on-time', 'not-asked', 'not-asked']);
  });
});

describe('a report that falls due in the month after its own', () => {
  const next = { dueDay: 10, dueIn: 'next' as const, fromMonth: '2026-10' };

  it('is on time up to that day, and nobody is late for the month that is not over', () => {
    // 3 November, before Tuesday the 10th, which is off: due on Wednesday 11 November.
    const sendings = reportedFor([{ villageCode: first, on: '2026-11-03' }], 'next');
    const of = (month: string, today: string) =>
      overdueOf(villages.slice(0, 2), sendings, month, next, today, calendar);
    expect(of('2026-10', '2026-11-11')).toMatchObject({
      dueOn: '2026-11-11',
      rows: [{ state: 'on-time' }, { state: 'waiting' }],
    });
    expect(of('2026-10', '2026-11-12').rows.map(({ state }) => state)).toEqual(['on-time', 'overdue']);
    expect(of('2026-11', '2026-11-24')).toMatchObject({
      dueOn: '2026-12-10',
      rows: [{ state: 'waiting' }, { state: 'waiting' }],
    });
  });

  it('goes over the turn of the year', () => {
    const { dueOn } = overdueOf(villages, [], '2026-12', next, '2026-12-31', calendar);
    expect(dueOn).toBe('2027-01-11');
  });
});

describe('the month a report is for', () => {
  const october = { villageCode: first, on: '2026-11-03' };

  it('is the one it came in where it falls due in its own month', () => {
    expect(reportedFor([october])).toEqual([{ ...october, month: '2026-11' }]);
  });

  it('is the one before where it falls due in the next, and the second of a month is for that month', () => {
    const early = { villageCode: first, on: '2026-11-28' };
    expect(reportedFor([early, october], 'next')).toEqual([
      { ...october, month: '2026-10' },
      { ...early, month: '2026-11' },
    ]);
  });

  it('is what its recapitulation says, also for the report beside it', () => {
    const recapped = { ...october, on: '2026-11-20', period: '2026-10' };
    const other = { villageCode: second, on: '2026-11-04' };
    expect(reportedFor([october, recapped, other], 'next')).toEqual([
      { ...october, month: '2026-11' },
      { ...other, month: '2026-10' },
      { villageCode: first, on: '2026-11-20', month: '2026-10' },
    ]);
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
