import { describe, expect, it } from 'vitest';
import { href, parseRoute } from '../../../web/console/route.ts';
import type { Route } from '../../../web/console/route.ts';
import { listIds } from '../../../web/console/work-lists.ts';

const officeId = 'contoh';
const applicationId = '0123456789abcdef'.repeat(2);

describe('an address of the console', () => {
  it('leads back to the place it was made for', () => {
    const places: [string, Route][] = [
      ...listIds.map((list): [string, Route] => [
        href.work(officeId, list),
        { place: 'work', officeId, list },
      ]),
      [href.case(officeId, applicationId), { place: 'case', officeId, applicationId }],
      [href.desk(officeId), { place: 'desk', officeId, applicationId: undefined }],
      [href.desk(officeId, applicationId), { place: 'desk', officeId, applicationId }],
      [href.search(officeId), { place: 'search', officeId }],
      [href.staff(officeId), { place: 'staff', officeId, uid: undefined }],
      [href.staff(officeId, 'aB/3'), { place: 'staff', officeId, uid: 'aB/3' }],
    ];
    for (const [address, route] of places) expect(parseRoute(address)).toEqual(route);
  });

  it('that nobody made leads to the work list or to the start, never into an error', () => {
    expect(parseRoute('')).toEqual({ place: 'start' });
    expect(parseRoute('#/..%2F/kasus')).toEqual({ place: 'start' });
    expect(parseRoute('#/%E0%A4%A/kasus')).toEqual({ place: 'start' });
    expect(parseRoute('#/contoh')).toEqual({ place: 'work', officeId, list: 'giliran' });
    expect(parseRoute('#/contoh/kasus/budi')).toEqual({ place: 'work', officeId, list: 'giliran' });
    expect(parseRoute('#/contoh/antrean/apa')).toEqual({ place: 'work', officeId, list: 'giliran' });
  });
});
