import { describe, expect, it } from 'vitest';
import { bundleAddress } from '../../../domain/bundle.ts';
import { caseAddress } from '../../../domain/folder-label.ts';
import { draftViews, href, parseRoute, sheetsViews, skmViews } from '../../../web/console/route.ts';
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
      [href.standards(officeId), { place: 'standards', officeId }],
      ...draftViews.map((view): [string, Route] => [
        href.standardDraft(officeId, applicationId, view),
        { place: 'draft', officeId, draftId: applicationId, view },
      ]),
      [href.consultation(officeId), { place: 'consultation', officeId, consultationId: undefined }],
      [
        href.consultation(officeId, 'forum-1'),
        { place: 'consultation', officeId, consultationId: 'forum-1' },
      ],
      [href.decree(officeId), { place: 'decree', officeId }],
      [href.office(officeId), { place: 'office', officeId }],
      [href.sheets(officeId), { place: 'sheets', officeId, view: undefined, bundleId: undefined }],
      ...sheetsViews.map((view): [string, Route] => [
        href.sheets(officeId, view),
        { place: 'sheets', officeId, view, bundleId: undefined },
      ]),
      [
        href.sheets(officeId, 'paket', applicationId),
        { place: 'sheets', officeId, view: 'paket', bundleId: applicationId },
      ],
      [href.skm(officeId), { place: 'skm', officeId, view: 'ringkasan', period: undefined }],
      ...skmViews.map((view): [string, Route] => [
        href.skm(officeId, view, '2026-T3'),
        { place: 'skm', officeId, view, period: '2026-T3' },
      ]),
    ];
    for (const [address, route] of places) expect(parseRoute(address)).toEqual(route);
  });

  it('on a printed code is the one the console knows', () => {
    const hashOf = (address: string) => address.slice(address.indexOf('#'));
    expect(hashOf(bundleAddress('https://loket.example', officeId, applicationId))).toBe(
      href.sheets(officeId, 'paket', applicationId),
    );
    expect(hashOf(caseAddress('https://loket.example', officeId, applicationId))).toBe(
      href.case(officeId, applicationId),
    );
  });

  it('that nobody made leads to the work list or to the start, never into an error', () => {
    expect(parseRoute('')).toEqual({ place: 'start' });
    expect(parseRoute('#/..%2F/kasus')).toEqual({ place: 'start' });
    expect(parseRoute('#/%E0%A4%A/kasus')).toEqual({ place: 'start' });
    expect(parseRoute('#/contoh')).toEqual({ place: 'work', officeId, list: 'giliran' });
    expect(parseRoute('#/contoh/kasus/budi')).toEqual({ place: 'work', officeId, list: 'giliran' });
    expect(parseRoute('#/contoh/skm/apa/2026-T9')).toEqual({
      place: 'skm',
      officeId,
      view: 'ringkasan',
      period: undefined,
    });
    expect(parseRoute('#/contoh/standar/..%2F..')).toEqual({ place: 'standards', officeId });
    expect(parseRoute('#/contoh/konsultasi/Ini Itu')).toEqual({
      place: 'consultation',
      officeId,
      consultationId: undefined,
    });
    expect(parseRoute('#/contoh/antrean/apa')).toEqual({ place: 'work', officeId, list: 'giliran' });
  });
});
