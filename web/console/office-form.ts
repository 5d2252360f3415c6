import type { Zone } from '../../domain/calendar.ts';
import { defaultOfficeHours, WeeklyHours } from '../../domain/calendar.ts';
import { Office, SigningSettings } from '../../domain/office.ts';
import type { ReadinessCode } from '../../domain/readiness.ts';

/** The office's profile as its administrator writes it. */

/** Parts of the form, in the order of its page; each is an anchor. */
export const officeParts = ['profil', 'kop', 'kontak', 'jam', 'seksi', 'desa', 'buku', 'pengaturan'] as const;
export type OfficePart = (typeof officeParts)[number];

const partOfKey: Readonly<Record<string, OfficePart>> = {
  name: 'profil',
  regency: 'profil',
  province: 'profil',
  regionCode: 'profil',
  letterhead: 'kop',
  contacts: 'kontak',
  hours: 'jam',
  sections: 'seksi',
  villages: 'desa',
  books: 'buku',
  settings: 'pengaturan',
};

/** Where each of the ten answers is given: a part of this form, or a page of its own. */
export const placeOfAnswer: Readonly<Record<ReadinessCode, OfficePart | 'staff' | 'calendar'>> = {
  letterhead: 'kop',
  address: 'kontak',
  'complaint-contact': 'kontak',
  hours: 'jam',
  calendar: 'calendar',
  villages: 'desa',
  sections: 'seksi',
  counter: 'staff',
  signer: 'staff',
  'start-numbers': 'buku',
  administrator: 'staff',
};

/** What cannot be saved: the part, which row of it (from 0), and the last name of the field's path. */
export interface OfficeProblem {
  part: OfficePart;
  at: number | undefined;
  field: string;
}

export function officeProblems(office: Office): OfficeProblem[] {
  const shape = Office.safeParse(office);
  const broken = shape.success
    ? []
    : shape.error.issues.map(({ path }) => {
        const keys = path.map(String);
        const at = keys.find((key) => /^\d+$/.test(key));
        return {
          part: partOfKey[keys[0] ?? ''] ?? 'profil',
          at: at === undefined ? undefined : Number(at),
          field: keys.filter((key) => !/^\d+$/.test(key)).at(-1) ?? '',
        };
      });
  const blank = (part: OfficePart, at: number | undefined, field: string, text: string): OfficeProblem[] =>
    text.trim() === '' ? [{ part, at, field }] : [];
  return [
    ...broken,
    ...blank('profil', undefined, 'name', office.name),
    ...office.sections.flatMap(({ name }, at) => blank('seksi', at, 'name', name)),
    ...office.contacts.flatMap(({ text }, at) => blank('kontak', at, 'text', text)),
    ...office.books.flatMap(({ label }, at) => blank('buku', at, 'label', label)),
  ];
}

/** How letters are signed as one choice: `seal`, or `bsre-<version>-<what the signer types>`. */
export const signingChoices = ['seal', 'bsre-1-passphrase', 'bsre-2-passphrase', 'bsre-2-totp'] as const;
export type SigningChoice = (typeof signingChoices)[number];

export function signingChoice(signing: SigningSettings | undefined): SigningChoice {
  if (signing?.kind !== 'bsre') return 'seal';
  const choice = `bsre-${String(signing.version)}-${signing.credential}`;
  return signingChoices.find((each) => each === choice) ?? 'seal';
}

/** The office's settings with the choice; the seal, which is what an office has that never chose, is left out. */
export function withSigning(settings: Office['settings'], choice: SigningChoice): Office['settings'] {
  const { signing: _before, ...kept } = settings;
  const [kind, version, credential] = choice.split('-');
  const signing = SigningSettings.safeParse({ kind, version: Number(version), credential });
  return { ...kept, ...(signing.success && signing.data.kind === 'bsre' && { signing: signing.data }) };
}

/** Villages as lines: the Kemendagri code, then the name. A line without a code stays as a village that cannot be saved. */
export function villagesOf(lines: readonly string[]): Office['villages'] {
  return lines.map((line) => {
    const [, code = '', name = ''] = /^([\d.]+)\s+(.*)$/.exec(line) ?? [];
    return code === '' ? { code: '', name: line } : { code: code.replaceAll('.', ''), name: name.trim() };
  });
}

export function villageLines(villages: Office['villages']): string[] {
  return villages.map(({ code, name }) => (code === '' ? name : `${code} ${name}`));
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly (keyof WeeklyHours)[];
export type Weekday = (typeof weekdays)[number];

/** Open spans of a day as one line: `08.00-12.00, 13.00-15.00`; the gap is the break, an empty line a closed day. */
export function hoursLine(spans: WeeklyHours[Weekday]): string {
  return spans.map(({ from, to }) => `${from.replace(':', '.')}–${to.replace(':', '.')}`).join(', ');
}

/** @returns undefined for a line that cannot be read, spans that overlap or run backwards */
export function hoursOf(line: string): WeeklyHours[Weekday] | undefined {
  if (line.trim() === '') return [];
  const spans = line.split(/[,;]/).map((span) => {
    const [, from, to] = /^\s*(\d{1,2}(?:[.:]\d{2})?)\s*[-–—]\s*(\d{1,2}(?:[.:]\d{2})?)\s*$/.exec(span) ?? [];
    return from !== undefined && to !== undefined ? { from: clock(from), to: clock(to) } : undefined;
  });
  if (spans.some((span) => span === undefined)) return undefined;
  const parsed = WeeklyHours.safeParse({ monday: spans });
  return parsed.success ? parsed.data.monday : undefined;
}

function clock(text: string): string {
  const [hour = '', minute = '00'] = text.split(/[.:]/);
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** The label goes with the zone. */
export function inZone(hours: Office['hours'], zone: Zone): Office['hours'] {
  return { ...hours, zone, zoneLabel: defaultOfficeHours(zone).zoneLabel };
}

/**
 * What one administrator typed on a profile that another has saved meanwhile: each part that was changed here as it was typed, all else as
 * it now is.
 * @param before what was opened here
 * @returns `both`: parts that each of them changed in a way of his own
 */
export function mergedOffice(
  before: Office,
  mine: Office,
  theirs: Office,
): { office: Office; both: OfficePart[] } {
  const changed = (key: keyof Office, of: Office): boolean => !same(before[key], of[key]);
  const kept = (Object.keys(partOfKey) as (keyof Office)[]).filter((key) => changed(key, mine));
  const both = kept.filter((key) => changed(key, theirs) && !same(mine[key], theirs[key]));
  return {
    office: { ...theirs, ...Object.fromEntries(kept.map((key) => [key, mine[key]])) },
    both: [...new Set(both.map((key) => partOfKey[key] ?? 'profil'))],
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
