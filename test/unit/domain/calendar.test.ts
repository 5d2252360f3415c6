import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addOfficeMinutes,
  addWorkingDays,
  Calendar,
  daysBetween,
  defaultOfficeHours,
  isWorkingDay,
  localDay,
  nextOpening,
  OfficeCalendar,
  OfficeHours,
  officeMinutesBetween,
  openIntervals,
  openTimeBetween,
  startOfDay,
  WeeklyHours,
  workingDay,
  workingDaysBetween,
} from '../../../domain/calendar.ts';
import juai2026 from '../../../standards/juai/calendar-2026.json' with { type: 'json' };
import kejayan2026 from '../../../standards/kejayan/calendar-2026.json' with { type: 'json' };
import { anyCalendar, anyInstant, at, juai, kejayan, zones } from '../../fixtures/calendars.ts';

// Working days, holidays and deadlines of 2026: SKB 3 Menteri 2026 (Menag 1497/2025, Menaker 2/2025, PANRB 5/2025).
const perMonth = [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21];

function with2026(change: Partial<OfficeCalendar>): Calendar {
  return { ...kejayan, years: [{ ...OfficeCalendar.parse(kejayan2026), ...change }] };
}

describe('the calendar of 2026', () => {
  it.each([
    ['Juai', juai2026],
    ['Kejayan', kejayan2026],
  ])('of %s has 17 national holidays and 8 days of collective leave, and names its decree', (_, json) => {
    const table = OfficeCalendar.parse(json);
    expect(table.daysOff.filter((off) => off.kind === 'national')).toHaveLength(17);
    expect(table.daysOff.filter((off) => off.kind === 'collective-leave')).toHaveLength(8);
    expect(new Set(table.daysOff.map((off) => off.on)).size).toBe(25);
    expect(table.source).toContain('1497');
  });

  it('has 240 working days', () => {
    expect(workingDaysBetween(kejayan, '2025-12-31', '2026-12-31').days).toBe(240);
  });

  it.each(perMonth.map((days, month) => [month + 1, days]))(
    'has in month %i %i working days',
    (month, days) => {
      const first = `2026-${String(month).padStart(2, '0')}-01`;
      const next = month === 12 ? '2027-01-01' : `2026-${String(month + 1).padStart(2, '0')}-01`;
      expect(workingDaysBetween(kejayan, addDays(first, -1), addDays(next, -1))).toEqual({
        days,
        calendarMissing: false,
      });
    },
  );

  it.each([
    [3, '2026-03-26'],
    [5, '2026-03-30'],
    [10, '2026-04-07'],
    [14, '2026-04-13'],
    [17, '2026-04-16'],
    [60, '2026-06-25'],
  ])('puts %i working days after Monday 16 March 2026 on %s', (count, day) => {
    expect(addWorkingDays(kejayan, '2026-03-16', count)).toEqual({ day, calendarMissing: false });
  });

  it('says why the office is closed', () => {
    expect(workingDay(kejayan, '2026-03-19').reason).toBe('Hari Suci Nyepi');
    expect(workingDay(kejayan, '2026-03-20').reason).toBe('Cuti bersama Idulfitri');
    expect(workingDay(kejayan, '2026-03-28')).toEqual({ working: false, calendarMissing: false });
  });
});

describe('the switches of an office', () => {
  it('opens on collective leave only where the office says so', () => {
    expect(isWorkingDay(kejayan, '2026-03-18')).toBe(false);
    expect(isWorkingDay(with2026({ openOnCollectiveLeave: true }), '2026-03-18')).toBe(true);
    expect(isWorkingDay(with2026({ openOnCollectiveLeave: true }), '2026-03-19')).toBe(false);
  });

  it('keeps other hours in Ramadan, both ends included, and its own before and after', () => {
    const hours = WeeklyHours.parse({ monday: [{ from: '09:00', to: '12:00' }] });
    const calendar = with2026({ ramadan: { from: '2026-02-23', to: '2026-03-09', hours } });
    const minutes = (day: string) =>
      officeMinutesBetween(calendar, at(`${day} 00:00`), at(`${day} 23:59`)).minutes;
    expect(minutes('2026-02-20')).toBe(420);
    expect(minutes('2026-02-23')).toBe(180);
    expect(minutes('2026-02-24')).toBe(0);
    expect(minutes('2026-03-09')).toBe(180);
    expect(minutes('2026-03-10')).toBe(420);
  });

  it('knows a Ramadan that crosses the end of the year', () => {
    const hours = WeeklyHours.parse({ thursday: [{ from: '09:00', to: '12:00' }] });
    const empty = { v: 1, source: 'rekaan', daysOff: [], openOnCollectiveLeave: false, closures: [] };
    const calendar = Calendar.parse({
      hours: defaultOfficeHours('Asia/Jakarta'),
      years: [
        { ...empty, year: 2030 },
        { ...empty, year: 2031, ramadan: { from: '2030-12-26', to: '2031-01-24', hours } },
      ],
    });
    expect(officeMinutesBetween(calendar, at('2030-12-26 00:00'), at('2030-12-27 00:00')).minutes).toBe(180);
  });

  it('closes for a flood from the hour it came, and the rest of that day still counts as a working day', () => {
    const flood = { fromAt: at('2026-04-06 10:30'), toAt: at('2026-04-07 12:00'), reason: 'Banjir' };
    const calendar = with2026({ closures: [flood] });
    expect(openIntervals(calendar, '2026-04-06').intervals).toEqual([
      { fromAt: at('2026-04-06 08:00'), toAt: at('2026-04-06 10:30') },
    ]);
    expect(isWorkingDay(calendar, '2026-04-06')).toBe(true);
    expect(nextOpening(calendar, at('2026-04-06 11:00')).at).toBe(at('2026-04-07 12:00'));
  });

  it('closes a whole day by its date and gives the reason', () => {
    const calendar = with2026({ closures: [{ on: '2026-04-06', reason: 'Pemilihan kepala desa' }] });
    expect(workingDay(calendar, '2026-04-06')).toEqual({
      working: false,
      calendarMissing: false,
      reason: 'Pemilihan kepala desa',
    });
    expect(isWorkingDay(calendar, '2026-04-07')).toBe(true);
  });

  it('counts a break as closed', () => {
    const weekly = WeeklyHours.parse({
      friday: [
        { from: '07:30', to: '11:30' },
        { from: '13:00', to: '16:30' },
      ],
    });
    const calendar = { ...kejayan, hours: { ...kejayan.hours, weekly } };
    expect(officeMinutesBetween(calendar, at('2026-04-10 11:00'), at('2026-04-10 13:30')).minutes).toBe(60);
    expect(addOfficeMinutes(calendar, at('2026-04-10 11:20'), 15).at).toBe(at('2026-04-10 13:05'));
    expect(nextOpening(calendar, at('2026-04-10 12:00')).at).toBe(at('2026-04-10 13:00'));
  });
});

describe('a year without a table', () => {
  it('warns wherever it was needed: weekends are known, holidays are not', () => {
    expect(workingDay(kejayan, '2027-01-01')).toEqual({ working: true, calendarMissing: true });
    expect(workingDay(kejayan, '2027-01-02')).toEqual({ working: false, calendarMissing: true });
    expect(openIntervals(kejayan, '2027-01-04').calendarMissing).toBe(true);
    expect(addWorkingDays(kejayan, '2026-12-30', 3)).toEqual({ day: '2027-01-04', calendarMissing: true });
    expect(addOfficeMinutes(kejayan, at('2026-12-31 14:50'), 20).calendarMissing).toBe(true);
    expect(
      officeMinutesBetween(kejayan, at('2026-12-31 14:00'), at('2027-01-04 09:00')).calendarMissing,
    ).toBe(true);
    expect(nextOpening(kejayan, at('2026-12-31 15:00')).calendarMissing).toBe(true);
  });

  it('stays silent as long as the year is not touched', () => {
    expect(addWorkingDays(kejayan, '2026-12-30', 1)).toEqual({ day: '2026-12-31', calendarMissing: false });
    expect(addOfficeMinutes(kejayan, at('2026-12-31 14:50'), 10)).toEqual({
      at: at('2026-12-31 15:00'),
      calendarMissing: false,
    });
  });
});

describe('zones', () => {
  it('gives Juai its own day an hour before Kejayan', () => {
    const late = Date.UTC(2026, 2, 16, 16, 30);
    expect(localDay(late, 'Asia/Jakarta')).toBe('2026-03-16');
    expect(localDay(late, 'Asia/Makassar')).toBe('2026-03-17');
    expect(localDay(late, 'Asia/Jayapura')).toBe('2026-03-17');
  });

  it('opens Juai an hour before Kejayan', () => {
    const open = (calendar: Calendar) => openIntervals(calendar, '2026-04-06').intervals[0]?.fromAt;
    expect(open(kejayan)).toBe(Date.UTC(2026, 3, 6, 1));
    expect(open(juai)).toBe(Date.UTC(2026, 3, 6, 0));
  });

  it('agrees with the zone data of the platform', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyInstant, (zone, instant) => {
        const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(
          instant,
        );
        expect(localDay(instant, zone)).toBe(parts);
      }),
    );
  });

  it('finds the start of a day of which every instant is part', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyInstant, (zone, instant) => {
        const begin = startOfDay(localDay(instant, zone), zone);
        expect(begin).toBeLessThanOrEqual(instant);
        expect(instant - begin).toBeLessThan(24 * 3_600_000);
      }),
    );
  });
});

describe('what an office may enter', () => {
  const hours = defaultOfficeHours('Asia/Jakarta');
  const table = OfficeCalendar.parse(kejayan2026);

  it('refuses a zone label that is not the zone’s', () => {
    expect(OfficeHours.safeParse(hours).success).toBe(true);
    expect(OfficeHours.safeParse({ ...hours, zoneLabel: 'WITA' }).success).toBe(false);
  });

  it.each([
    [
      'overlapping intervals',
      [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '15:00' },
      ],
    ],
    ['an interval that ends before it begins', [{ from: '15:00', to: '08:00' }]],
    ['an hour that does not exist', [{ from: '08:00', to: '25:00' }]],
  ])('refuses %s', (_, monday) => {
    expect(WeeklyHours.safeParse({ monday: [{ from: '08:00', to: '12:00' }] }).success).toBe(true);
    expect(WeeklyHours.safeParse({ monday }).success).toBe(false);
  });

  it('refuses an office that never opens', () => {
    expect(WeeklyHours.safeParse({}).success).toBe(false);
  });

  it('refuses a holiday of another year, a day that does not exist, and an unknown field', () => {
    const off = (on: string) => ({ ...table, daysOff: [{ on, name: 'Libur', kind: 'local' }] });
    expect(OfficeCalendar.safeParse(off('2026-04-06')).success).toBe(true);
    expect(OfficeCalendar.safeParse(off('2027-04-06')).success).toBe(false);
    expect(OfficeCalendar.safeParse(off('2026-02-29')).success).toBe(false);
    expect(OfficeCalendar.safeParse({ ...table, holidays: [] }).success).toBe(false);
  });

  it('refuses two tables for one year', () => {
    expect(Calendar.safeParse({ hours, years: [table] }).success).toBe(true);
    expect(Calendar.safeParse({ hours, years: [table, table] }).success).toBe(false);
  });

  it('stops with an error when the office never opens again', () => {
    const closed = with2026({
      closures: [{ fromAt: at('2026-01-01 00:00'), toAt: at('2040-01-01 00:00'), reason: 'Dihapus' }],
    });
    expect(() => nextOpening(closed, at('2026-02-01 00:00'))).toThrow(RangeError);
    expect(() => addWorkingDays(closed, '2026-02-01', 1)).toThrow(RangeError);
    expect(() => addOfficeMinutes(closed, at('2026-02-01 00:00'), 1)).toThrow(RangeError);
  });
});

describe('for every calendar', () => {
  const minutes = fc.integer({ min: 1, max: 6000 });

  it('adding office minutes and measuring them again gives the same amount', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, minutes, (calendar, from, amount) => {
        const end = addOfficeMinutes(calendar, from, amount).at;
        expect(officeMinutesBetween(calendar, from, end).minutes).toBe(amount);
        expect(officeMinutesBetween(calendar, from, end - 1).minutes).toBeLessThan(amount);
      }),
    );
  });

  it('office time adds up over any moment in between', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, minutes, minutes, (calendar, a, first, second) => {
        const b = a + first * 60_000;
        const c = b + second * 60_000;
        const sum = openTimeBetween(calendar, a, b).ms + openTimeBetween(calendar, b, c).ms;
        expect(openTimeBetween(calendar, a, c).ms).toBe(sum);
        expect(sum).toBeLessThanOrEqual(c - a);
      }),
    );
  });

  it('the next opening is open, not earlier, and nothing between is open', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, from) => {
        const opening = nextOpening(calendar, from).at;
        expect(opening).toBeGreaterThanOrEqual(from);
        expect(openTimeBetween(calendar, from, opening).ms).toBe(0);
        expect(openTimeBetween(calendar, opening, opening + 1).ms).toBe(1);
      }),
    );
  });

  it('working days added are working days counted', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.integer({ min: 1, max: 40 }), (calendar, from, count) => {
        const first = localDay(from, calendar.hours.zone);
        const { day } = addWorkingDays(calendar, first, count);
        expect(isWorkingDay(calendar, day)).toBe(true);
        expect(workingDaysBetween(calendar, first, day).days).toBe(count);
      }),
    );
  });

  it('days added are days between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (count) => {
        expect(daysBetween('2026-03-16', addDays('2026-03-16', count))).toBe(count);
      }),
    );
  });
});
