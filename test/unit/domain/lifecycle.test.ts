import { describe, expect, it } from 'vitest';
import {
  CatalogueEntry,
  entryOn,
  isArchived,
  isOpen,
  isToCome,
  versionInForce,
} from '../../../domain/lifecycle.ts';
import { newOffice } from '../../../domain/office-defaults.ts';
import { Office } from '../../../domain/office.ts';
import { readiness, readinessCodes, readinessWords } from '../../../domain/readiness.ts';
import { isOverdue, reviewDueOn } from '../../../domain/reviews.ts';
import { slugOf } from '../../../domain/slug.ts';
import { contoh } from '../../fixtures/office.ts';

const entry: CatalogueEntry = CatalogueEntry.parse({
  v: 1,
  officeId: 'contoh',
  serviceId: 'kartu-kucing',
  name: 'Kartu Kucing',
  title: 'KARTU KUCING',
  summary: 'x',
  section: 'Seksi Kucing',
  order: 3,
  version: 1,
  published: true,
  open: true,
});
const next = {
  version: 2,
  from: '2027-01-01',
  name: 'Kartu Meong',
  title: 'KARTU MEONG',
  summary: 'y',
  order: 2,
  runnable: true,
};

describe('a version decreed for a later day', () => {
  it('is in force from that day on, and the catalogue then calls it by its own name', () => {
    const decreed = { ...entry, next };
    expect(versionInForce(decreed, '2026-12-31')).toBe(1);
    expect(versionInForce(decreed, '2027-01-01')).toBe(2);
    expect(entryOn(decreed, '2026-12-31')).toEqual(decreed);
    const { section: _section, ...rest } = entry;
    const { from: _from, runnable: _runnable, ...begun } = next;
    expect(entryOn(decreed, '2027-01-01')).toEqual({ ...rest, ...begun, open: true });
  });

  it('ends applications if Loket cannot carry it out, and never opens what was closed', () => {
    expect(entryOn({ ...entry, next: { ...next, runnable: false } }, '2027-01-01').open).toBe(false);
    expect(entryOn({ ...entry, open: false, next }, '2027-01-01').open).toBe(false);
  });

  it('brings back what an earlier decree had archived, not what a later one archives', () => {
    const archived = (from: string) => ({ ...entry, next, archived: { by: 'keputusan', from } });
    expect(entryOn(archived('2026-06-01'), '2027-01-01').archived).toBeUndefined();
    expect(entryOn(archived('2027-02-01'), '2027-01-01').archived).toBeDefined();
  });

  it('of a new service can be read and not applied for', () => {
    const toCome = { ...entry, next: { ...next, version: 1 } };
    expect(isToCome(toCome, '2026-12-31')).toBe(true);
    expect(isOpen(toCome, '2026-12-31')).toBe(false);
    expect(isOpen(entryOn(toCome, '2027-01-01'), '2027-01-01')).toBe(true);
  });
});

describe('a service', () => {
  it('is open while it is published, opened and not archived', () => {
    expect(isOpen(entry, '2026-11-24')).toBe(true);
    expect(isOpen({ ...entry, published: false }, '2026-11-24')).toBe(false);
    expect(isOpen({ ...entry, open: false }, '2026-11-24')).toBe(false);
    const archived = { ...entry, archived: { by: 'keputusan', from: '2026-11-25' } };
    expect(isOpen(archived, '2026-11-24')).toBe(true);
    expect(isOpen(archived, '2026-11-25')).toBe(false);
    expect(isArchived(archived, '2026-11-25')).toBe(true);
  });
});

describe('the yearly review', () => {
  it('is due a year after the last one, else a year after the decree', () => {
    expect(reviewDueOn({ reviewedOn: '2026-03-02' }, { on: '2023-06-22' })).toBe('2027-03-02');
    expect(reviewDueOn({}, { on: '2023-06-22' })).toBe('2024-06-22');
    expect(reviewDueOn({ reviewedOn: '2024-02-29' }, undefined)).toBe('2025-03-01');
    expect(reviewDueOn({}, undefined) < '2026-01-01').toBe(true);
  });

  it('is overdue the day after, not the day itself', () => {
    expect(isOverdue('2026-11-24', '2026-11-24')).toBe(false);
    expect(isOverdue('2026-11-24', '2026-11-25')).toBe(true);
  });
});

describe('an office that goes live', () => {
  const fresh = newOffice({
    id: 'baru',
    name: 'Kecamatan Baru',
    regency: 'Kabupaten Negeri Dongeng',
    province: 'Provinsi Awan',
    regionCode: '99.01.06',
    zone: 'Asia/Makassar',
  });
  const missing = (office: Office, staffed: string[], calendarYears: number[]): string[] =>
    readiness(office, { staffed, calendarYears, today: '2026-11-24' })
      .filter(({ done }) => !done)
      .map(({ code }) => code);

  it('begins with a whole profile of safe defaults and owes eight answers', () => {
    expect(Office.parse(fresh)).toEqual(fresh);
    expect(fresh.hours.zoneLabel).toBe('WITA');
    expect(missing(fresh, [], [])).toEqual([
      'letterhead',
      'address',
      'complaint-contact',
      'calendar',
      'villages',
      'counter',
      'signer',
      'administrator',
    ]);
  });

  it('is ready when all are given, and asks no more than about ten', () => {
    const office = { ...contoh.office, demo: true };
    expect(missing(office, ['counter', 'camat', 'admin', 'section-head:angin'], [2026])).toEqual([]);
    expect(readinessCodes.length).toBeLessThanOrEqual(12);
    expect(Object.keys(readinessWords)).toEqual([...readinessCodes]);
  });

  it.each([
    [
      'without a place for its letters',
      { letterhead: { ...contoh.office.letterhead, place: ' ' } },
      'letterhead',
    ],
    ['without an address', { contacts: [{ kind: 'phone' as const, text: '1' }] }, 'address'],
    [
      'that nobody can complain to',
      { contacts: [{ kind: 'address' as const, text: 'Jalan' }] },
      'complaint-contact',
    ],
    ['of no village', { villages: [] }, 'villages'],
    ['that does not know the section of its head', { sections: [] }, 'sections'],
    [
      'that does not say where its paper book stands',
      { demo: false, books: [{ id: 'b', label: 'B', format: '{urut}', unit: '' }] },
      'start-numbers',
    ],
  ])('%s is not', (_, over, code) => {
    const office: Office = { ...contoh.office, demo: true, ...over };
    expect(missing(office, ['counter', 'camat', 'admin', 'section-head:angin'], [2026])).toEqual([code]);
  });

  it('without this year’s days off is not', () => {
    expect(missing({ ...contoh.office, demo: true }, ['counter', 'camat', 'admin'], [2025])).toEqual([
      'calendar',
    ]);
  });
});

describe('a number in an address', () => {
  it('keeps its letters and figures', () => {
    expect(slugOf('060/ 643 / 424.306/2023')).toBe('060-643-424-306-2023');
    expect(slugOf('067/80.2/ CJ-BLG/ 2025')).toBe('067-80-2-cj-blg-2025');
    expect(slugOf(' Déwi – Konsultasi! ', 7)).toBe('dewi-ko');
    expect(slugOf('Forum konsultasi', 6)).toBe('forum');
    expect(slugOf('—')).toBe('');
  });
});
