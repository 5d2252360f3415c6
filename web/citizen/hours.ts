import type { Office } from '../../domain/office.ts';

const weekdays = [
  ['monday', 'Senin'],
  ['tuesday', 'Selasa'],
  ['wednesday', 'Rabu'],
  ['thursday', 'Kamis'],
  ['friday', 'Jumat'],
  ['saturday', 'Sabtu'],
  ['sunday', 'Minggu'],
] as const;

/** Opening hours in lines, days with the same hours together: `Senin–Jumat 08.00–15.00 WIB`. */
export function hoursLines({ hours }: Pick<Office, 'hours'>): string[] {
  const runs: { first: string; last: string; open: string }[] = [];
  for (const [day, name] of weekdays) {
    const open = hours.weekly[day].map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' dan ');
    const before = runs.at(-1);
    if (before?.open === open) before.last = name;
    else runs.push({ first: name, last: name, open });
  }
  return runs
    .filter(({ open }) => open !== '')
    .map(
      ({ first, last, open }) => `${first === last ? first : `${first}–${last}`} ${open} ${hours.zoneLabel}`,
    );
}

function clock(time: string): string {
  return time.replace(':', '.');
}
