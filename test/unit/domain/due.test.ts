import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isWorkingDay,
  localDay,
  nextOpening,
  openIntervals,
  openTimeBetween,
  WeeklyHours,
} from '../../../domain/calendar.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import {
  clockStatus,
  due,
  elapsed,
  internalWarning,
  internalWarningName,
  PromiseClock,
  PromiseTerm,
} from '../../../domain/due.ts';
import type { ClockPause, PromiseUnit } from '../../../domain/due.ts';
import { anyCalendar, anyInstant, at, juai, kejayan, zones } from '../../fixtures/calendars.ts';

function promise(amount: number, unit: PromiseUnit): PromiseTerm {
  return { kind: 'term', printed: 'rekaan', amount, unit, waitsForSigner: false };
}

function clock(startedAt: number, pauses: ClockPause[] = [], readyAt?: number): PromiseClock {
  return { startedAt, pauses, readyAt };
}

function returned(from: string, to?: string): ClockPause {
  return { from: at(from), to: to === undefined ? undefined : at(to), reason: 'returned' };
}

const monday = at('2026-04-06 10:00');

describe('the promise of a standard', () => {
  it('keeps of "10-15 menit" the larger figure as the promise', () => {
    const term = {
      kind: 'term',
      printed: '10-15 menit (bila pimpinan ada ditempat)',
      amount: 15,
      amountFrom: 10,
      unit: 'office-minutes',
      waitsForSigner: true,
    };
    expect(PromiseTerm.safeParse(term).success).toBe(true);
    expect(PromiseTerm.safeParse({ ...term, amount: 10, amountFrom: 15 }).success).toBe(false);
    expect(PromiseTerm.safeParse({ ...term, amount: 1.5 }).success).toBe(false);
  });

  it('knows a standard that promises no time and one that says nothing', () => {
    expect(PromiseTerm.safeParse({ kind: 'none' }).success).toBe(true);
    expect(PromiseTerm.safeParse({ kind: 'not-stated' }).success).toBe(true);
    expect(due({ kind: 'none' }, clock(monday), kejayan)).toBeUndefined();
    expect(due({ kind: 'not-stated' }, clock(monday), kejayan)).toBeUndefined();
    expect(elapsed({ kind: 'not-stated' }, clock(monday), monday + 1, kejayan)).toBeUndefined();
    expect(clockStatus({ kind: 'not-stated' }, clock(monday), monday + 1, kejayan)).toBeUndefined();
  });

  it('refuses a pause that ends before it begins', () => {
    const pauses = [{ from: 2, to: 1, reason: 'fault' }];
    expect(PromiseClock.safeParse({ startedAt: 0, pauses: [{ ...pauses[0], to: 2 }] }).success).toBe(true);
    expect(PromiseClock.safeParse({ startedAt: 0, pauses }).success).toBe(false);
  });
});

describe('working days', () => {
  // facts/regulation.md §7: filed Monday 2026-03-16, the day of filing is day 0; due at closing time.
  it.each([
    [3, '2026-03-26'],
    [5, '2026-03-30'],
    [10, '2026-04-07'],
    [14, '2026-04-13'],
    [17, '2026-04-16'],
    [60, '2026-06-25'],
  ])('a file complete on Monday 16 March 2026 with %i hari kerja is due on %s at 15.00', (amount, day) => {
    const promised = due(promise(amount, 'working-days'), clock(at('2026-03-16 10:00')), kejayan);
    expect(promised?.dueAt).toBe(at(`${day} 15:00`));
    expect(promised?.calendarMissing).toBe(false);
  });

  it('gives a file accepted after closing time or on a Saturday the same day 0', () => {
    const one = promise(1, 'working-days');
    expect(due(one, clock(at('2026-04-10 16:00')), kejayan)?.dueAt).toBe(at('2026-04-13 15:00'));
    expect(due(one, clock(at('2026-04-11 09:00')), kejayan)?.dueAt).toBe(at('2026-04-13 15:00'));
  });

  it('warns from the opening of the day on which 80 % is reached', () => {
    const warned = (amount: number) => due(promise(amount, 'working-days'), clock(monday), kejayan)?.warnAt;
    expect(warned(1)).toBe(at('2026-04-07 08:00'));
    expect(warned(3)).toBe(at('2026-04-09 08:00'));
    expect(warned(5)).toBe(at('2026-04-10 08:00'));
    expect(warned(10)).toBe(at('2026-04-16 08:00'));
  });

  it('makes the day of return the new day 0 of what remains', () => {
    const three = promise(3, 'working-days');
    const away = returned('2026-04-07 11:00', '2026-04-09 09:00');
    // Tuesday was used; Thursday is day 0 again, Friday and Monday are the two days left.
    expect(due(three, clock(monday, [away]), kejayan)?.dueAt).toBe(at('2026-04-13 15:00'));
    expect(elapsed(three, clock(monday, [away]), at('2026-04-13 09:00'), kejayan)?.amount).toBe(3);
  });

  it('does not move the due day for a pause within one day', () => {
    const pause = returned('2026-04-07 09:00', '2026-04-07 14:00');
    expect(due(promise(2, 'working-days'), clock(monday, [pause]), kejayan)?.dueAt).toBe(
      at('2026-04-08 15:00'),
    );
  });

  it('does not use up a day that was paused from midnight on', () => {
    const fromMidnight = returned('2026-04-07 00:00', '2026-04-08 09:00');
    expect(due(promise(3, 'working-days'), clock(monday, [fromMidnight]), kejayan)?.dueAt).toBe(
      at('2026-04-13 15:00'),
    );
  });

  it('leaves the day of return to the office when the last day passed during the pause', () => {
    const one = promise(1, 'working-days');
    const overnight = returned('2026-04-07 14:00', '2026-04-08 09:00');
    expect(due(one, clock(monday, [overnight]), kejayan)?.dueAt).toBe(at('2026-04-08 15:00'));
    const untilEvening = returned('2026-04-07 14:00', '2026-04-10 18:00');
    expect(due(one, clock(monday, [untilEvening]), kejayan)?.dueAt).toBe(at('2026-04-13 15:00'));
  });

  it('reports a deadline that reaches into a year without a table', () => {
    const promised = due(promise(3, 'working-days'), clock(at('2026-12-30 09:00')), kejayan);
    expect(promised).toMatchObject({ dueAt: at('2027-01-04 15:00'), calendarMissing: true });
  });
});

describe('hari alone', () => {
  it('counts calendar days and ends at closing time', () => {
    expect(due(promise(3, 'calendar-days'), clock(monday), kejayan)?.dueAt).toBe(at('2026-04-09 15:00'));
  });

  it('moves a due moment on a closed day to the next opening', () => {
    expect(due(promise(5, 'calendar-days'), clock(monday), kejayan)?.dueAt).toBe(at('2026-04-13 08:00'));
    // Three days from 17 March is 20 March (cuti bersama); Idulfitri closes the office until Wednesday 25 March.
    expect(due(promise(3, 'calendar-days'), clock(at('2026-03-17 10:00')), kejayan)?.dueAt).toBe(
      at('2026-03-25 08:00'),
    );
  });

  it('warns while there is still an open day to act on', () => {
    const friday = at('2026-04-10 09:00');
    const promised = due(promise(1, 'calendar-days'), clock(friday), kejayan);
    expect(promised).toMatchObject({ warnAt: friday, dueAt: at('2026-04-13 08:00') });
    expect(due(promise(5, 'calendar-days'), clock(monday), kejayan)?.warnAt).toBe(at('2026-04-10 08:00'));
  });

  it('leaves the office the rest of the day of return, or the next opening, when the last day is over', () => {
    const friday = at('2026-04-10 09:00');
    const overMonday = returned('2026-04-12 09:00', '2026-04-13 10:00');
    expect(due(promise(1, 'calendar-days'), clock(friday, [overMonday]), kejayan)?.dueAt).toBe(
      at('2026-04-13 15:00'),
    );
    const overClosing = returned('2026-04-07 14:00', '2026-04-07 18:00');
    expect(due(promise(1, 'calendar-days'), clock(monday, [overClosing]), kejayan)?.dueAt).toBe(
      at('2026-04-08 08:00'),
    );
  });

  it('does not count the days of a pause', () => {
    const pause = returned('2026-04-07 09:00', '2026-04-09 09:00');
    expect(due(promise(2, 'calendar-days'), clock(monday, [pause]), kejayan)?.dueAt).toBe(
      at('2026-04-10 15:00'),
    );
  });
});

describe('minutes and hours', () => {
  it('counts minutes of office time: 20 minutes from 14.50 end the next morning', () => {
    const promised = due(promise(20, 'office-minutes'), clock(at('2026-04-06 14:50')), kejayan);
    expect(promised).toMatchObject({ dueAt: at('2026-04-07 08:10'), warnAt: at('2026-04-07 08:06') });
  });

  it('ends at closing time when the amount ends there, not at the next opening', () => {
    expect(due(promise(10, 'office-minutes'), clock(at('2026-04-06 14:50')), kejayan)?.dueAt).toBe(
      at('2026-04-06 15:00'),
    );
  });

  it('starts at the opening when the file was complete before it', () => {
    expect(due(promise(15, 'office-minutes'), clock(at('2026-04-04 21:00')), kejayan)?.dueAt).toBe(
      at('2026-04-06 08:15'),
    );
  });

  it('counts office hours over nights, and 1x24 jam through them', () => {
    expect(due(promise(8, 'office-hours'), clock(monday), kejayan)?.dueAt).toBe(at('2026-04-07 11:00'));
    const saturday = at('2026-04-11 20:00');
    expect(due(promise(24, 'running-hours'), clock(saturday), kejayan)?.dueAt).toBe(at('2026-04-12 20:00'));
  });

  it('waits while the signer is away', () => {
    const away: ClockPause = {
      from: at('2026-04-06 10:10'),
      to: at('2026-04-07 09:00'),
      reason: 'signer-away',
    };
    const term = promise(15, 'office-minutes');
    expect(due(term, clock(monday, [away]), kejayan)?.dueAt).toBe(at('2026-04-07 09:05'));
    expect(elapsed(term, clock(monday, [away]), at('2026-04-06 15:00'), kejayan)?.amount).toBe(10);
  });
});

describe('a pause that has not ended', () => {
  const open = clock(monday, [returned('2026-04-06 10:06')]);

  it('leaves the due moment unknown and says what remains', () => {
    expect(due(promise(20, 'office-minutes'), open, kejayan)).toEqual({
      dueAt: undefined,
      warnAt: undefined,
      remaining: 14,
      unit: 'office-minutes',
      calendarMissing: false,
    });
    expect(due(promise(3, 'working-days'), open, kejayan)?.remaining).toBe(3);
  });

  it('cannot mend a promise that was already broken when it began', () => {
    const late = clock(monday, [returned('2026-04-06 11:00')]);
    expect(due(promise(20, 'office-minutes'), late, kejayan)?.dueAt).toBe(at('2026-04-06 10:20'));
    expect(clockStatus(promise(20, 'office-minutes'), late, at('2026-04-06 12:00'), kejayan)).toBe('late');
  });

  it('begun at the due moment itself comes too late', () => {
    const paused = clock(monday, [returned('2026-04-06 10:20')]);
    expect(due(promise(20, 'office-minutes'), paused, kejayan)?.dueAt).toBe(at('2026-04-06 10:20'));
    const earlier = clock(monday, [returned('2026-04-06 10:19')]);
    expect(due(promise(20, 'office-minutes'), earlier, kejayan)?.remaining).toBe(1);
  });

  it('ends with readiness', () => {
    const ready = clock(monday, [returned('2026-04-06 10:06')], at('2026-04-06 12:00'));
    expect(clockStatus(promise(20, 'office-minutes'), ready, at('2026-04-06 13:00'), kejayan)).toBe('kept');
  });
});

describe('how a case stands', () => {
  const term = promise(20, 'office-minutes');
  const status = (state: PromiseClock, now: string) => clockStatus(term, state, at(now), kejayan);

  it('goes from not started over running and at risk to late', () => {
    expect(status({ pauses: [] }, '2026-04-06 10:00')).toBe('not-started');
    expect(status(clock(monday), '2026-04-06 09:59')).toBe('not-started');
    expect(status(clock(monday), '2026-04-06 10:15')).toBe('running');
    expect(status(clock(monday), '2026-04-06 10:16')).toBe('at-risk');
    expect(status(clock(monday), '2026-04-06 10:20')).toBe('at-risk');
    expect(status(clock(monday), '2026-04-06 10:21')).toBe('late');
  });

  it('is paused during a pause and runs again after it', () => {
    const state = clock(monday, [returned('2026-04-06 10:05', '2026-04-06 10:30')]);
    expect(status(state, '2026-04-06 10:04')).toBe('running');
    expect(status(state, '2026-04-06 10:25')).toBe('paused');
    expect(status(state, '2026-04-06 10:31')).toBe('running');
  });

  it('is kept when ready by the due moment and broken a minute later', () => {
    expect(status(clock(monday, [], at('2026-04-06 10:20')), '2026-04-06 10:30')).toBe('kept');
    expect(status(clock(monday, [], at('2026-04-06 10:21')), '2026-04-06 10:30')).toBe('broken');
  });

  it('stops counting when ready', () => {
    const ready = clock(monday, [], at('2026-04-06 10:12'));
    expect(elapsed(term, ready, at('2026-04-08 10:00'), kejayan)).toEqual({
      amount: 12,
      unit: 'office-minutes',
      calendarMissing: false,
    });
  });
});

describe('a service that prints no time', () => {
  it('warns inside the office at five working days and says whose limit it is', () => {
    const warning = internalWarning({ kind: 'not-stated' }, clock(monday), kejayan);
    expect(warning).toMatchObject({ dueAt: at('2026-04-13 15:00'), warnAt: at('2026-04-10 08:00') });
    expect(warning?.name).toBe('batas UU 30/2014, bukan janji standar');
    expect(warning?.name).toBe(internalWarningName);
  });

  it('lets the office set another number of days', () => {
    expect(internalWarning({ kind: 'none' }, clock(monday), kejayan, 2)?.dueAt).toBe(at('2026-04-08 15:00'));
  });

  it('has none where the office has switched it off', () => {
    expect(internalWarning({ kind: 'none' }, clock(monday), kejayan, 0)).toBeUndefined();
  });

  it('has no such warning beside a promise', () => {
    expect(internalWarning(promise(60, 'working-days'), clock(monday), kejayan)).toBeUndefined();
  });
});

describe('zones', () => {
  it('makes Juai’s deadline fall an hour before Kejayan’s', () => {
    const term = promise(3, 'working-days');
    const inKejayan = due(term, clock(at('2026-04-06 10:00', 7)), kejayan)?.dueAt;
    const inJuai = due(term, clock(at('2026-04-06 10:00', 8)), juai)?.dueAt;
    expect(inKejayan).toBe(at('2026-04-09 15:00', 7));
    expect(inJuai).toBe(at('2026-04-09 15:00', 8));
  });

  it('counts a file completed at 23.30 WIB to the next day in Juai', () => {
    const instant = at('2026-04-06 23:30', 7);
    expect(due(promise(1, 'working-days'), clock(instant), kejayan)?.dueAt).toBe(at('2026-04-07 15:00', 7));
    expect(due(promise(1, 'working-days'), clock(instant), juai)?.dueAt).toBe(at('2026-04-08 15:00', 8));
  });
});

/** Perpres 21/2023: 37 h 30 min a week with a longer break on Friday, 32 h 30 min in Ramadan (facts of the regulation, §7). */
describe('the hours of Perpres 21/2023', () => {
  const ordinary = [
    { from: '07:30', to: '12:00' },
    { from: '13:00', to: '16:00' },
  ];
  const inRamadan = [
    { from: '08:00', to: '12:00' },
    { from: '12:30', to: '15:00' },
  ];
  const weekOf = (day: typeof ordinary, friday: typeof ordinary) =>
    WeeklyHours.parse({ monday: day, tuesday: day, wednesday: day, thursday: day, friday });
  const weekly = weekOf(ordinary, [
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '16:30' },
  ]);
  const ramadan = {
    from: '2026-02-19',
    to: '2026-03-20',
    hours: weekOf(inRamadan, [
      { from: '08:00', to: '11:30' },
      { from: '12:30', to: '15:30' },
    ]),
  };
  const byPerpres = (office: Calendar): Calendar => ({
    hours: { ...office.hours, weekly },
    years: office.years.map((year) => ({ ...year, ramadan })),
  });

  // Each office on its own clock: the same local times, an hour apart.
  describe.each([
    ['Kejayan, WIB', byPerpres(kejayan), 7],
    ['Juai, WITA', byPerpres(juai), 8],
  ])('in %s', (_name, calendar, offset) => {
    const local = (time: string) => at(time, offset);
    const dueOf = (amount: number, unit: PromiseUnit, from: string, pauses: ClockPause[] = []) =>
      due(promise(amount, unit), clock(local(from), pauses), calendar);

    it('are 37 h 30 min in an ordinary week and 32 h 30 min in Ramadan', () => {
      const hours = (from: string, to: string) =>
        openTimeBetween(calendar, local(`${from} 00:00`), local(`${to} 00:00`)).ms / 3_600_000;
      expect(hours('2026-04-06', '2026-04-13')).toBe(37.5);
      expect(hours('2026-02-23', '2026-03-02')).toBe(32.5);
    });

    it('stop for the Friday prayer: 90 minutes from 11.00 end at 14.00, and the warning comes at 13.42', () => {
      const times = dueOf(90, 'office-minutes', '2026-04-10 11:00');
      expect(times?.dueAt).toBe(local('2026-04-10 14:00'));
      expect(times?.warnAt).toBe(local('2026-04-10 13:42'));
      // A Thursday has its shorter break later.
      expect(dueOf(90, 'office-minutes', '2026-04-09 11:00')?.dueAt).toBe(local('2026-04-09 13:30'));
    });

    it('go on Monday with what Friday’s closing at 16.30 left', () => {
      expect(dueOf(60, 'office-minutes', '2026-04-10 16:00')?.dueAt).toBe(local('2026-04-13 08:00'));
    });

    it('count no minute of a pause that spans the prayer twice', () => {
      const away: ClockPause = {
        from: local('2026-04-10 11:15'),
        to: local('2026-04-10 13:30'),
        reason: 'signer-away',
      };
      expect(dueOf(90, 'office-minutes', '2026-04-10 11:00', [away])?.dueAt).toBe(local('2026-04-10 14:45'));
    });

    it('are shorter from the first day of Ramadan on, and long again after it', () => {
      expect(dueOf(60, 'office-minutes', '2026-02-18 15:30')?.dueAt).toBe(local('2026-02-19 08:30'));
      expect(dueOf(60, 'office-minutes', '2026-02-19 11:45')?.dueAt).toBe(local('2026-02-19 13:15'));
      expect(dueOf(90, 'office-minutes', '2026-02-20 11:00')?.dueAt).toBe(local('2026-02-20 13:30'));
      // 18 to 25 March: Nyepi, Idulfitri, collective leave and a weekend.
      expect(dueOf(60, 'office-minutes', '2026-03-17 14:30')?.dueAt).toBe(local('2026-03-25 08:00'));
    });

    it('end a promise in days at the closing of that day, in Ramadan earlier', () => {
      expect(dueOf(1, 'working-days', '2026-04-09 10:00')?.dueAt).toBe(local('2026-04-10 16:30'));
      expect(dueOf(1, 'working-days', '2026-02-19 10:00')?.dueAt).toBe(local('2026-02-20 15:30'));
      expect(dueOf(3, 'working-days', '2026-03-16 10:00')?.dueAt).toBe(local('2026-03-26 16:00'));
    });
  });
});

describe('for every calendar, promise and history', () => {
  const hour = 3_600_000;
  const anyUnit = fc.constantFrom<PromiseUnit>(
    'office-minutes',
    'office-hours',
    'running-hours',
    'calendar-days',
    'working-days',
  );
  const anyAmount = fc.integer({ min: 1, max: 30 });
  /** Offsets in minutes after the start, so that pauses meet the run; they may overlap and touch. */
  const anySpan = fc.tuple(fc.integer({ min: -600, max: 20_000 }), fc.integer({ min: 0, max: 9000 }));
  const anySpans = fc.array(anySpan, { maxLength: 4 });
  const pausesOf = (startedAt: number, spans: readonly (readonly [number, number])[]): ClockPause[] =>
    spans.map(([after, length]) => ({
      from: startedAt + after * 60_000,
      to: startedAt + (after + length) * 60_000,
      reason: 'returned',
    }));
  const dueAt = (term: PromiseTerm, state: PromiseClock, calendar: Calendar): number => {
    const moment = due(term, state, calendar)?.dueAt;
    if (moment === undefined) throw new Error('a clock that runs has a due moment');
    return moment;
  };

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyUnit,
        anyAmount,
        anyInstant,
        fc.integer({ min: 0, max: 9000 }),
        anySpans,
        (calendar, unit, amount, start, later, spans) => {
          const term = promise(amount, unit);
          const pauses = pausesOf(start, spans);
          expect(dueAt(term, clock(start + later * 60_000, pauses), calendar)).toBeGreaterThanOrEqual(
            dueAt(term, clock(start, pauses), calendar),
          );
        },
      ),
    );
  });

  it('a larger promise is never due earlier, and the warning never after the due moment', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyUnit,
        anyAmount,
        anyInstant,
        anySpans,
        (calendar, unit, amount, start, spans) => {
          const state = clock(start, pausesOf(start, spans));
          const smaller = due(promise(amount, unit), state, calendar);
          const larger = dueAt(promise(amount + 1, unit), state, calendar);
          expect(larger).toBeGreaterThanOrEqual(smaller?.dueAt ?? Infinity);
          expect(smaller?.warnAt ?? Infinity).toBeLessThanOrEqual(smaller?.dueAt ?? -Infinity);
          expect(smaller?.warnAt ?? -Infinity).toBeGreaterThanOrEqual(start);
        },
      ),
    );
  });

  it('one more pause never makes it due earlier', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyUnit,
        anyAmount,
        anyInstant,
        anySpans,
        anySpan,
        (calendar, unit, amount, start, spans, extra) => {
          const term = promise(amount, unit);
          const without = dueAt(term, clock(start, pausesOf(start, spans)), calendar);
          const paused = dueAt(term, clock(start, pausesOf(start, [...spans, extra])), calendar);
          expect(paused).toBeGreaterThanOrEqual(without);
        },
      ),
    );
  });

  it('a pause cut in two, recorded twice or out of order changes nothing', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyUnit,
        anyAmount,
        anyInstant,
        anySpans,
        anySpan,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (calendar, unit, amount, start, spans, [after, length], where) => {
          const term = promise(amount, unit);
          const cut = Math.floor(length * where);
          const whole = pausesOf(start, [...spans, [after, length]]);
          const split = pausesOf(start, [[after + cut, length - cut], ...spans, [after, cut], [after, cut]]);
          expect(due(term, clock(start, split), calendar)).toEqual(due(term, clock(start, whole), calendar));
        },
      ),
    );
  });

  it('minutes of the office never count closed or paused time', () => {
    fc.assert(
      fc.property(anyCalendar, anyAmount, anyInstant, anySpan, (calendar, amount, start, [after, length]) => {
        const [pause] = pausesOf(start, [[after, length]]);
        if (pause?.to === undefined) throw new Error('a span makes a pause with an end');
        const end = dueAt(promise(amount, 'office-minutes'), clock(start, [pause]), calendar);
        const pausedFrom = Math.max(start, pause.from);
        const pausedOpen = openTimeBetween(calendar, pausedFrom, Math.min(end, pause.to)).ms;
        expect(openTimeBetween(calendar, start, end).ms - pausedOpen).toBe(amount * 60_000);
        const spans = openIntervals(calendar, localDay(end - 1, calendar.hours.zone)).intervals;
        expect(spans.some((span) => span.fromAt < end && end <= span.toAt)).toBe(true);
      }),
    );
  });

  it('a promise in days is due at a closing time, or at an opening when calendar days end on a closed day', () => {
    const days = fc.constantFrom<PromiseUnit>('calendar-days', 'working-days');
    fc.assert(
      fc.property(
        anyCalendar,
        days,
        anyAmount,
        anyInstant,
        anySpans,
        (calendar, unit, amount, start, spans) => {
          const end = dueAt(promise(amount, unit), clock(start, pausesOf(start, spans)), calendar);
          const day = localDay(end - 1, calendar.hours.zone);
          const closes = openIntervals(calendar, day).intervals.at(-1)?.toAt === end;
          const opens = openTimeBetween(calendar, end, end + 1).ms === 1;
          if (unit === 'working-days') expect(closes && isWorkingDay(calendar, day)).toBe(true);
          else expect(closes || opens).toBe(true);
        },
      ),
    );
  });

  it('the time used at the due moment is the promise itself', () => {
    const time = fc.constantFrom<PromiseUnit>('office-minutes', 'office-hours', 'running-hours');
    fc.assert(
      fc.property(
        anyCalendar,
        time,
        anyAmount,
        anyInstant,
        anySpans,
        (calendar, unit, amount, start, spans) => {
          const term = promise(amount, unit);
          const state = clock(start, pausesOf(start, spans));
          const end = dueAt(term, state, calendar);
          expect(elapsed(term, state, end, calendar)?.amount).toBeCloseTo(amount, 9);
        },
      ),
    );
  });

  it('time used never runs backwards', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyUnit,
        anyInstant,
        anySpans,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (calendar, unit, start, spans, first, second) => {
          const term = promise(10, unit);
          const state = clock(start, pausesOf(start, spans));
          const before = elapsed(term, state, start + first * hour, calendar)?.amount ?? Infinity;
          const after = elapsed(term, state, start + (first + second) * hour, calendar)?.amount ?? -Infinity;
          expect(before).toBeGreaterThanOrEqual(0);
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  it('the same local times in another zone give the same local deadline', () => {
    const offsets = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9, 'Asia/Pontianak': 7 };
    const labels = {
      'Asia/Jakarta': 'WIB',
      'Asia/Makassar': 'WITA',
      'Asia/Jayapura': 'WIT',
      'Asia/Pontianak': 'WIB',
    } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        anyUnit,
        anyAmount,
        anyInstant,
        anySpans,
        (one, other, unit, amount, start, spans) => {
          const inZone = (zone: keyof typeof offsets): Calendar => ({
            ...kejayan,
            hours: { ...kejayan.hours, zone, zoneLabel: labels[zone] },
          });
          const shift = (offsets[one] - offsets[other]) * hour;
          const term = promise(amount, unit);
          const here = dueAt(term, clock(start, pausesOf(start, spans)), inZone(one));
          const there = dueAt(term, clock(start + shift, pausesOf(start + shift, spans)), inZone(other));
          expect(there - here).toBe(shift);
        },
      ),
    );
  });

  it('an open pause always leaves something, or the promise was due before it', () => {
    fc.assert(
      fc.property(anyCalendar, anyUnit, anyAmount, anyInstant, anySpans, anySpan, (...drawn) => {
        const [calendar, unit, amount, start, spans, [after]] = drawn;
        const from = start + after * 60_000;
        const state = clock(start, [...pausesOf(start, spans), { from, reason: 'agency' }]);
        const promised = due(promise(amount, unit), state, calendar);
        if (promised?.dueAt === undefined) {
          expect(promised?.remaining ?? -1).toBeGreaterThanOrEqual(0);
          expect(promised?.remaining ?? Infinity).toBeLessThanOrEqual(amount);
        } else {
          expect(promised.dueAt).toBeLessThanOrEqual(from);
        }
      }),
    );
  });

  it('a clock that starts while the office is closed loses nothing', () => {
    fc.assert(
      fc.property(anyCalendar, anyAmount, anyInstant, (calendar, amount, start) => {
        const opening = nextOpening(calendar, start).at;
        const term = promise(amount, 'office-minutes');
        expect(dueAt(term, clock(start), calendar)).toBe(dueAt(term, clock(opening), calendar));
      }),
    );
  });
});
