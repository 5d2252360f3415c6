import { describe, expect, it } from 'vitest';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { bySection, overdueOf } from '../../../web/console/catalogue.ts';

type Entry = OutputOf<StaffApi['listStandards']>['entries'][number];

function anEntry(serviceId: string, order: number, part: Partial<Entry> = {}): Entry {
  return {
    v: 1,
    officeId: 'contoh',
    serviceId,
    name: serviceId,
    title: serviceId,
    summary: '',
    order,
    version: 1,
    published: true,
    open: false,
    runnable: true,
    reviewDue: '2027-01-01',
    overdue: false,
    ...part,
  };
}

describe('the list of standards', () => {
  it('groups services as the decree prints them', () => {
    const groups = bySection([
      anEntry('c', 3, { section: 'B' }),
      anEntry('a', 1, { section: 'A' }),
      anEntry('d', 4),
      anEntry('b', 2, { section: 'B' }),
    ]);
    expect(
      groups.map(({ section, entries }) => [section, ...entries.map(({ serviceId }) => serviceId)]),
    ).toEqual([
      [undefined, 'd'],
      ['A', 'a'],
      ['B', 'b', 'c'],
    ]);
  });

  it('puts what is longest overdue first', () => {
    const entries = [
      anEntry('new', 1, { overdue: true, reviewDue: '2026-05-01' }),
      anEntry('fine', 2),
      anEntry('old', 3, { overdue: true, reviewDue: '2024-06-22' }),
    ];
    expect(overdueOf(entries).map(({ serviceId }) => serviceId)).toEqual(['old', 'new']);
  });
});
