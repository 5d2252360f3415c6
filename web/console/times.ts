import { localDay, startOfDay } from '../../domain/calendar.ts';
import type { Zone } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import type { Card } from '../../domain/personal-data.ts';

/** Times as rows and fields show them, on the office's own clock. */

type Clock = Pick<Office, 'hours'>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const days = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];

/** `Hari ini 10.30 WIB`, `Besok 10.30 WIB`, `Sel 24 Nov 10.30 WIB`; with the year where it is another one. */
export function shortTime(at: number, now: number, { hours }: Clock): string {
  const day = localDay(at, hours.zone);
  const time = `${clockTime(at, hours.zone).replace(':', '.')} ${hours.zoneLabel}`;
  if (day === localDay(now, hours.zone)) return `Hari ini ${time}`;
  if (day === localDay(now + dayMs, hours.zone)) return `Besok ${time}`;
  if (day === localDay(now - dayMs, hours.zone)) return `Kemarin ${time}`;
  const date = new Date(`${day}T00:00:00Z`);
  const year = day.slice(0, 4) === localDay(now, hours.zone).slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  const weekday = days[date.getUTCDay()] ?? '';
  return `${weekday} ${String(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ''}${year} ${time}`;
}

/** A length of time in its largest unit, rounded down: `4 menit`, `3 jam`, `2 hari`. */
export function spanWords(ms: number): string {
  if (ms >= dayMs) return `${String(Math.floor(ms / dayMs))} hari`;
  if (ms >= hourMs) return `${String(Math.floor(ms / hourMs))} jam`;
  if (ms >= minuteMs) return `${String(Math.floor(ms / minuteMs))} menit`;
  return 'kurang dari 1 menit';
}

/** How a row stands against its promise: never by colour alone, always sign and word. */
export interface DueMark {
  kind: 'late' | 'at-risk' | 'running' | 'waiting' | 'none';
  sign: string;
  words: string;
}

type Promised = Pick<Card, 'status' | 'dueAt' | 'warnAt' | 'stepKind'>;

export function dueMark(card: Promised, now: number): DueMark {
  if (card.status === 'returned') return { kind: 'waiting', sign: '‖', words: 'Menunggu pemohon' };
  if (card.status !== 'open') return { kind: 'none', sign: '', words: 'Waktu layanan berhenti' };
  if (card.dueAt === null)
    return {
      kind: 'none',
      sign: '',
      words: card.stepKind === 'check' ? 'Waktu belum berjalan' : 'Waktu tidak berjalan',
    };
  if (now > card.dueAt) return { kind: 'late', sign: '‼', words: `Terlambat ${spanWords(now - card.dueAt)}` };
  if (card.warnAt !== null && now >= card.warnAt)
    return { kind: 'at-risk', sign: '!', words: `Hampir habis, sisa ${spanWords(card.dueAt - now)}` };
  return { kind: 'running', sign: '', words: `Sisa ${spanWords(card.dueAt - now)}` };
}

/** An instant as a `datetime-local` field holds it, in the office's zone. */
export function fieldOf(at: number, zone: Zone): string {
  return `${localDay(at, zone)}T${clockTime(at, zone)}`;
}

/**
 * The instant a `datetime-local` field means in the office's zone. A field knows no seconds: where its minute begins before
 * `notBefore` but does not end before it, that moment itself is meant.
 * @returns undefined for anything that is no time
 */
export function instantOf(field: string, zone: Zone, notBefore = 0): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)/.exec(field);
  const [, day, hour, minute] = match ?? [];
  if (!day || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  const at = startOfDay(day, zone) + Number(hour) * hourMs + Number(minute) * minuteMs;
  return at < notBefore && notBefore < at + minuteMs ? notBefore : at;
}

function clockTime(at: number, zone: Zone): string {
  const minutes = Math.floor((at - startOfDay(localDay(at, zone), zone)) / minuteMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
