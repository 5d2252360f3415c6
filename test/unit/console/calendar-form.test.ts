import { describe, expect, it } from 'vitest';
import type { OfficeCalendar } from '../../../domain/calendar.ts';
import {
  emptyYear,
  own,
  rebased,
  rebasedWeek,
  runOfDays,
  withClosure,
  withDays,
  withDecreed,
  yearsToEdit,
} from '../../../web/console/calendar-form.ts';
import { calendarProblemWords, differenceWords } from '../../../web/console/text-calendar.ts';
import { at } from '../../fixtures/calendars.ts';
import { contoh } from '../../fixtures/office.ts';

const zone = 'Asia/Jakarta';
const year: OfficeCalendar = { ...emptyYear(2026), source: 'SKB 2026' };
const typed = { from: '2026-11-26', to: '', name: 'Cuti bersama', kind: 'collective-leave' } as const;

describe('the form of a year', () => {
  it('offers the years with a table, this year and the next, in order', () => {
    expect(yearsToEdit([2025, 2026], '2026-11-24')).toEqual([2025, 2026, 2027]);
    expect(yearsToEdit([], '2026-11-24')).toEqual([2026, 2027]);
  });

  it('adds a day, or a run of days with both ends, in the order of the calendar', () => {
    const run = withDays(year, { ...typed, from: '2026-12-30', to: '2026-12-31' });
    if (typeof run === 'string') throw new Error(run);
    const both = withDays(run, typed);
    if (typeof both === 'string') throw new Error(both);
    expect(both.daysOff.map(({ on }) => on)).toEqual(['2026-11-26', '2026-12-30', '2026-12-31']);
    expect(both.daysOff[0]).toEqual({ on: '2026-11-26', name: 'Cuti bersama', kind: 'collective-leave' });
  });

  it('takes no day without a name, of another year, backwards, or a second time', () => {
    expect(withDays(year, { ...typed, name: ' ' })).toBe('missing');
    expect(withDays(year, { ...typed, from: '' })).toBe('missing');
    expect(withDays(year, { ...typed, from: '2027-01-01' })).toBe('missing');
    expect(withDays(year, { ...typed, to: '2026-11-25' })).toBe('missing');
    expect(withDays(year, { ...typed, to: '2027-01-02' })).toBe('missing');
    const once = withDays(year, typed);
    if (typeof once === 'string') throw new Error(once);
    expect(withDays(once, { ...typed, from: '2026-11-25', to: '2026-11-27' })).toBe('twice');
    expect(runOfDays('2026-02-30', '')).toBeUndefined();
  });

  it('closes whole days without hours, and a span of the office’s clock with both', () => {
    const flood = { from: '2026-12-01', to: '', fromTime: '10:30', toTime: '15:00', reason: 'Banjir' };
    const hours = withClosure(year, flood, zone);
    if (hours === 'missing') throw new Error(hours);
    expect(hours.closures).toEqual([
      { fromAt: at('2026-12-01 10:30'), toAt: at('2026-12-01 15:00'), reason: 'Banjir' },
    ]);
    const days = withClosure(
      hours,
      { ...flood, from: '2026-11-30', to: '2026-12-01', fromTime: '', toTime: '' },
      zone,
    );
    if (days === 'missing') throw new Error(days);
    expect(days.closures.map((closure) => ('on' in closure ? closure.on : 'hours'))).toEqual([
      '2026-11-30',
      '2026-12-01',
      'hours',
    ]);
    for (const wrong of [
      { ...flood, toTime: '' },
      { ...flood, toTime: '10:00' },
      { ...flood, reason: '' },
    ])
      expect(withClosure(year, wrong, zone)).toBe('missing');
  });

  it('takes decreed days of another office over and keeps its own local ones', () => {
    const own = { on: '2026-11-10', name: 'Hari jadi kabupaten', kind: 'local' } as const;
    const old = { on: '2026-11-12', name: 'Keliru', kind: 'national' } as const;
    const fresh = { on: '2026-12-25', name: 'Natal', kind: 'national' } as const;
    const taken = withDecreed({ ...year, daysOff: [own, old] }, { source: 'SKB baru', daysOff: [fresh] });
    expect(taken).toMatchObject({ source: 'SKB baru', daysOff: [own, fresh] });
  });
});

describe('what somebody typed while another saved', () => {
  const natal = { on: '2026-12-25', name: 'Natal', kind: 'national' } as const;
  const cuti = { on: '2026-12-24', name: 'Cuti bersama', kind: 'collective-leave' } as const;
  const jadi = { on: '2026-11-10', name: 'Hari jadi', kind: 'local' } as const;
  const flood = { on: '2026-12-01', reason: 'Banjir' };
  const before: OfficeCalendar = { ...year, daysOff: [natal] };
  const on = (calendar: OfficeCalendar) => calendar.daysOff.map((day) => day.on);

  it('stays on top of what the other saved: additions, removals, and fields', () => {
    const mine = { ...before, daysOff: [jadi], source: 'SKB perubahan' };
    const theirs = { ...before, daysOff: [cuti, natal], closures: [flood], openOnCollectiveLeave: true };
    const both = rebased(before, mine, theirs, zone);
    // Natal was taken away here, the leave was added there.
    expect(on(both)).toEqual(['2026-11-10', '2026-12-24']);
    expect(both).toMatchObject({
      source: 'SKB perubahan',
      closures: [flood],
      openOnCollectiveLeave: true,
    });
  });

  it('loses nothing of the other’s where nothing was typed, and adds nothing where both did the same', () => {
    const theirs = { ...before, daysOff: [cuti], source: 'SKB lain' };
    expect(rebased(before, before, theirs, zone)).toEqual(theirs);
    expect(rebased(before, theirs, theirs, zone)).toEqual(theirs);
  });

  it('has a day once that both have written, under the name that was typed here', () => {
    const mine = { ...before, daysOff: [{ ...cuti, name: 'Cuti Natal' }, natal] };
    const theirs = { ...before, daysOff: [cuti, natal] };
    expect(rebased(before, mine, theirs, zone).daysOff).toEqual(mine.daysOff);
  });

  it('keeps Ramadan as typed, or takes it away as the other did', () => {
    const { weekly } = contoh.office.hours;
    const ramadan = { from: '2026-02-18', to: '2026-03-19', hours: weekly };
    const withRamadan = { ...before, ramadan };
    expect(rebased(before, withRamadan, before, zone).ramadan).toEqual(ramadan);
    expect(rebased(withRamadan, withRamadan, before, zone).ramadan).toBeUndefined();
  });

  it('of the week’s hours is kept day by day', () => {
    const { weekly } = contoh.office.hours;
    const early = [{ from: '07:00', to: '11:00' }];
    const mine = { ...weekly, friday: early };
    const theirs = { ...weekly, monday: early };
    expect(rebasedWeek(weekly, mine, theirs)).toEqual({ ...weekly, monday: early, friday: early });
    expect(own('a', 'a', 'b')).toBe('b');
    expect(own('a', 'c', 'b')).toBe('c');
  });
});

describe('in words', () => {
  it('a change names the day and what became of it', () => {
    const words = (difference: Parameters<typeof differenceWords>[0]) =>
      differenceWords(difference, contoh.office);
    expect(words({ change: 'added', part: 'collective-leave', on: '2026-11-26', name: 'Cuti bersama' })).toBe(
      'Ditambahkan: Kamis, 26 November 2026 – Cuti bersama',
    );
    expect(words({ change: 'removed', part: 'closure', on: '2026-12-01', name: 'Banjir' })).toBe(
      'Dihapus: tutup Selasa, 1 Desember 2026 – Banjir',
    );
    expect(words({ change: 'changed', part: 'source', name: 'SKB baru' })).toBe('Dasar: SKB baru');
  });

  it('a problem names the part and what is wrong with it', () => {
    expect(calendarProblemWords({ part: 'daysOff', at: 0, problem: 'twice' })).toBe(
      'Hari libur memuat tanggal yang sama dua kali.',
    );
  });
});
