import { describe, expect, it } from 'vitest';
import { longDate, longDateTime, longDateWithDay, timeOfDay } from '../../../domain/dates-id.ts';

describe('Indonesian dates', () => {
  it('writes a day as letters do', () => {
    expect(longDate('2026-03-16')).toBe('16 Maret 2026');
    expect(longDate('1968-08-05')).toBe('5 Agustus 1968');
    expect(longDate('2024-02-29')).toBe('29 Februari 2024');
  });

  it('names the day of the week', () => {
    // SKB 3 Menteri 2026: 17 August 2026 falls on a Monday, 21 March on a Saturday.
    expect(longDateWithDay('2026-08-17')).toBe('Senin, 17 Agustus 2026');
    expect(longDateWithDay('2026-03-21')).toBe('Sabtu, 21 Maret 2026');
    expect(longDateWithDay('2026-03-20')).toBe('Jumat, 20 Maret 2026');
  });

  it("tells an instant on the office's own clock", () => {
    const at = Date.UTC(2026, 2, 16, 3, 30);
    expect(longDateTime(at, 'Asia/Jakarta', 'WIB')).toBe('Senin, 16 Maret 2026 pukul 10.30 WIB');
    expect(longDateTime(at, 'Asia/Makassar', 'WITA')).toBe('Senin, 16 Maret 2026 pukul 11.30 WITA');
  });

  it('tells the time alone, on the same clock', () => {
    expect(timeOfDay(Date.UTC(2026, 2, 16, 3, 30), 'Asia/Makassar')).toBe('11.30');
    expect(timeOfDay(Date.UTC(2026, 2, 16, 17, 5), 'Asia/Jakarta')).toBe('00.05');
  });

  it('moves to the next day where the office is already there, and writes midnight as 00', () => {
    const at = Date.UTC(2026, 2, 16, 17, 5);
    expect(longDateTime(at, 'Asia/Jakarta', 'WIB')).toBe('Selasa, 17 Maret 2026 pukul 00.05 WIB');
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '16-03-2026', '', '2026-3-16'])(
    'refuses to print %j, which is no day',
    (day) => {
      expect(() => longDate(day)).toThrow(RangeError);
    },
  );
});
