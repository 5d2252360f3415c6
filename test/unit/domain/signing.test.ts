import { describe, expect, it } from 'vitest';
import type { Performer, StaffMember } from '../../../domain/roles.ts';
import { maySignAs, signerOn, titleLine, titlesOf } from '../../../domain/signing.ts';
import { aMember, contoh } from '../../fixtures/office.ts';

/** Printed capacities: facts/regulation.md §4.2 (a.n., u.b., Plt., Plh.); days are inclusive at both ends (domain/roles.ts). */

const { office } = contoh;
const camatPost: Performer = { role: 'camat' };
const secretaryPost: Performer = { role: 'secretary' };
const kasiPost: Performer = { role: 'section-head', section: 'angin' };

const camat = aMember(office, { uid: 'camat', post: 'CAMAT CONTOH', roles: ['camat'] });
const secretary = aMember(office, { uid: 'sekcam', post: 'SEKRETARIS CAMAT', roles: ['secretary'] });
const kasi = aMember(office, {
  uid: 'kasi',
  post: 'KASI ANGIN',
  roles: ['section-head'],
  sections: ['angin'],
});

type Deputy = StaffMember['deputies'][number];
function deputy(member: StaffMember, over: Partial<Deputy>): StaffMember {
  const days: Deputy = { role: 'camat', capacity: 'plh', fromOn: '2026-11-23', toOn: '2026-11-25' };
  return { ...member, deputies: [...member.deputies, { ...days, ...over }] };
}

function named(
  members: readonly StaffMember[],
  by: readonly Performer[],
  day = '2026-11-24',
  away?: { signerAway: boolean },
): [string, string[]] | undefined {
  const found = signerOn(members, by, day, office, away);
  return found && [found.member.uid, found.title.lines];
}

describe('whose name stands under a letter', () => {
  it('is the holder of the post, with his post as printed', () => {
    expect(named([secretary, camat], [camatPost])).toEqual(['camat', ['CAMAT CONTOH']]);
  });

  it('is the Plh. from the first of his days to the last, and the holder before and after', () => {
    const members = [camat, deputy(secretary, {})];
    const plh = ['sekcam', ['Plh. CAMAT CONTOH']];
    expect(named(members, [camatPost], '2026-11-22')?.[0]).toBe('camat');
    expect(named(members, [camatPost], '2026-11-23')).toEqual(plh);
    expect(named(members, [camatPost], '2026-11-25')).toEqual(plh);
    expect(named(members, [camatPost], '2026-11-26')?.[0]).toBe('camat');
  });

  it('names a Plt. by the office where the post is vacant and nobody holds it', () => {
    const members = [deputy(secretary, { capacity: 'plt' })];
    expect(named(members, [camatPost])).toEqual(['sekcam', ['Plt. CAMAT CONTOH']]);
    const head = deputy(kasi, { role: 'section-head', section: 'kucing', capacity: 'plt' });
    expect(named([head], [{ role: 'section-head', section: 'kucing' }])?.[1]).toEqual([
      'Plt. KEPALA SEKSI KUCING',
    ]);
  });

  it('prints a.n. above one’s own post, and u.b. where the deputy stands two levels lower', () => {
    expect(named([camat, deputy(secretary, { capacity: 'an' })], [camatPost])?.[1]).toEqual([
      'a.n. CAMAT CONTOH',
      'SEKRETARIS CAMAT',
    ]);
    expect(named([camat, deputy(kasi, { capacity: 'an' })], [camatPost])?.[1]).toEqual([
      'a.n. CAMAT CONTOH',
      'SEKRETARIS CAMAT',
      'u.b.',
      'KASI ANGIN',
    ]);
  });

  it('is a section’s deputy for that section only', () => {
    const members = [
      kasi,
      deputy(secretary, { role: 'section-head', section: 'angin' }),
      deputy(camat, { role: 'section-head', section: 'kucing' }),
    ];
    expect(named(members, [kasiPost])).toEqual(['sekcam', ['Plh. KASI ANGIN']]);
  });

  it('of "Sekcam atau Camat" is the camat, unless the case waits because he is away', () => {
    const both = [secretaryPost, camatPost];
    expect(named([secretary, camat], both)?.[0]).toBe('camat');
    expect(named([secretary, camat], both, '2026-11-24', { signerAway: true })).toEqual([
      'sekcam',
      ['SEKRETARIS CAMAT'],
    ]);
    expect(named([camat], both, '2026-11-24', { signerAway: true })?.[0]).toBe('camat');
    expect(named([secretary], both)?.[0]).toBe('sekcam');
  });

  it('is never somebody who has left, and nobody where nobody may sign', () => {
    expect(named([{ ...camat, active: false }], [camatPost])).toBeUndefined();
    expect(named([{ ...deputy(secretary, {}), active: false }, camat], [camatPost])?.[0]).toBe('camat');
    expect(named([], [camatPost])).toBeUndefined();
  });

  it('of two deputies is the one appointed last, whatever the order they are read in', () => {
    const first = deputy(secretary, { fromOn: '2026-11-20' });
    const last = deputy(kasi, { fromOn: '2026-11-24' });
    expect(named([first, last, camat], [camatPost])?.[0]).toBe('kasi');
    expect(named([camat, last, first], [camatPost])?.[0]).toBe('kasi');
  });
});

describe('the titles of one person on one day', () => {
  it('are his own post and those of his days as deputy, and may be signed under no other', () => {
    const sekcam = deputy(secretary, {});
    const on = (day: string) =>
      titlesOf(sekcam, [secretaryPost, camatPost], day, [camat, sekcam], office).map((title) => ({
        ...title,
        line: titleLine(title),
      }));
    expect(on('2026-11-25').map(({ line }) => line)).toEqual(['SEKRETARIS CAMAT', 'Plh. CAMAT CONTOH']);
    const asPlh = { post: 'Plh. CAMAT CONTOH', capacity: 'plh' } as const;
    expect(maySignAs(on('2026-11-25'), asPlh)).toBe(true);
    expect(maySignAs(on('2026-11-26'), asPlh)).toBe(false);
    expect(maySignAs(on('2026-11-26'), { post: 'SEKRETARIS CAMAT' })).toBe(true);
    expect(maySignAs(on('2026-11-25'), { post: 'Plh. CAMAT CONTOH', capacity: 'an' })).toBe(false);
  });

  it('do not carry over: whoever is still Plh. of one post signs no letter of the post whose days are over', () => {
    const both: StaffMember = {
      ...kasi,
      deputies: [
        { role: 'camat', capacity: 'plh', fromOn: '2026-11-20', toOn: '2026-11-22' },
        { role: 'secretary', capacity: 'plh', fromOn: '2026-11-20', toOn: '2026-11-30' },
      ],
    };
    const on = (day: string) =>
      titlesOf(both, [secretaryPost, camatPost], day, [camat, secretary, both], office);
    const asCamat = { post: 'Plh. CAMAT CONTOH', capacity: 'plh' } as const;
    expect(maySignAs(on('2026-11-22'), asCamat)).toBe(true);
    expect(maySignAs(on('2026-11-23'), asCamat)).toBe(false);
    expect(maySignAs(on('2026-11-23'), { post: 'Plh. SEKRETARIS CAMAT', capacity: 'plh' })).toBe(true);
  });

  it('do not carry over from a post he held before, either', () => {
    const now = titlesOf(secretary, [secretaryPost, camatPost], '2026-11-24', [secretary], office);
    expect(maySignAs(now, { post: 'SEKRETARIS CAMAT' })).toBe(true);
    expect(maySignAs(now, { post: 'CAMAT CONTOH' })).toBe(false);
  });

  it('are written in one line as they stand under the letter', () => {
    expect(titleLine({ lines: ['a.n. CAMAT CONTOH', 'SEKRETARIS CAMAT'] })).toBe(
      'a.n. CAMAT CONTOH, SEKRETARIS CAMAT',
    );
  });
});
