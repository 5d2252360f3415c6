export const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const days = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

/**
 * A calendar day as Indonesian letters write it.
 * @param day ISO day, e.g. `2026-03-16`
 * @returns `16 Maret 2026`
 * @throws RangeError when the text is no day of the calendar: days are parsed at the door, so this is breakage
 */
export function longDate(day: string): string {
  const { year, month, date } = calendarDay(day);
  return `${date} ${months[month - 1] ?? ''} ${year}`;
}

/** As {@link longDate} with the day's name: `Senin, 16 Maret 2026`. */
export function longDateWithDay(day: string): string {
  return `${days[calendarDay(day).weekday] ?? ''}, ${longDate(day)}`;
}

/**
 * An instant on the office's own clock: `Senin, 16 Maret 2026 pukul 10.30 WIB`.
 * @param at UTC milliseconds
 * @param zone IANA name, e.g. `Asia/Jakarta`
 * @param zoneLabel how the office prints its zone: WIB, WITA or WIT
 */
export function longDateTime(at: number, zone: string, zoneLabel: string): string {
  const { day, time } = clockParts(at, zone);
  return `${longDateWithDay(day)} pukul ${time} ${zoneLabel}`;
}

/**
 * The time of an instant alone, on the office's own clock: `10.30`.
 * @param at UTC milliseconds
 * @param zone IANA name
 */
export function timeOfDay(at: number, zone: string): string {
  return clockParts(at, zone).time;
}

function clockParts(at: number, zone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}.${part('minute')}`,
  };
}

function calendarDay(day: string): { year: number; month: number; date: number; weekday: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const at = match ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const read = new Date(at);
  // Date.parse lets 2026-02-30 roll over to March on some engines; such a day must not be printed.
  if (Number.isNaN(at) || read.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`not a calendar day: ${day}`);
  }
  return {
    year: read.getUTCFullYear(),
    month: read.getUTCMonth() + 1,
    date: read.getUTCDate(),
    weekday: read.getUTCDay(),
  };
}
