import { describe, expect, it } from 'vitest';
import { Claims, claimsOf, postsOn, Role, wholeOfficeRoles } from '../../../domain/roles.ts';
import { performs } from '../../../domain/steps/rules.ts';
import { aMember, contoh, seberang } from '../../fixtures/office.ts';

const today = '2026-11-23';

describe('the posts a person holds on a day', () => {
  const ratna = aMember(contoh.office, { uid: 'ratna', roles: ['counter'] });

  it('are none for somebody who has left', () => {
    expect(postsOn({ ...ratna, active: false }, today)).toEqual({ roles: [], sections: [], villages: [] });
    expect(postsOn(ratna, today).roles).toEqual(['counter']);
  });

  it('include a deputy’s appointment from its first day to its last, and not a day longer', () => {
    const member = aMember(contoh.office, {
      uid: 'plh',
      roles: ['section-head'],
      sections: ['kucing'],
      deputies: [
        { role: 'camat', capacity: 'plh', fromOn: '2026-11-23', toOn: '2026-11-24' },
        { role: 'section-head', section: 'angin', capacity: 'plt', fromOn: '2026-11-24', toOn: '2026-11-30' },
      ],
    });
    const on = (day: string) => postsOn(member, day);
    expect(on('2026-11-22')).toEqual({ roles: ['section-head'], sections: ['kucing'], villages: [] });
    expect(on('2026-11-23').roles).toEqual(['section-head', 'camat']);
    expect(on('2026-11-24')).toEqual({
      roles: ['section-head', 'camat'],
      sections: ['kucing', 'angin'],
      villages: [],
    });
    expect(on('2026-11-25').roles).toEqual(['section-head']);
    expect(on('2026-12-01').sections).toEqual(['kucing']);
  });
});

describe('the claims of a person', () => {
  const dayOf = () => today;

  it('join the posts in all offices, with sections and villages only where there are any', () => {
    const here = aMember(contoh.office, {
      uid: 'ratna',
      roles: ['section-head', 'village'],
      sections: ['angin'],
      villages: ['9901012001'],
    });
    const there = aMember(seberang.office, { uid: 'ratna', roles: ['counter'] });
    const claims = claimsOf([here, there], dayOf);
    expect(claims).toEqual({
      v: 1,
      m: {
        contoh: { r: ['section-head', 'village'], s: ['angin'], d: ['9901012001'] },
        seberang: { r: ['counter'] },
      },
    });
    expect(Claims.parse(claims)).toEqual(claims);
  });

  it('leave out an office where nothing is held today', () => {
    const here = aMember(contoh.office, { uid: 'ratna', roles: ['counter'] });
    const left = aMember(seberang.office, { uid: 'ratna', roles: ['counter'], active: false });
    expect(Object.keys(claimsOf([here, left], dayOf).m)).toEqual(['contoh']);
  });
});

describe('whether a post matches a performer', () => {
  it('counts a section head for his own section only; without a section any head will do', () => {
    const kasi = { roles: ['section-head'], sections: ['angin'] } as const;
    expect(performs(kasi, [{ role: 'section-head', section: 'angin' }])).toBeDefined();
    expect(performs(kasi, [{ role: 'section-head', section: 'kucing' }])).toBeUndefined();
    expect(performs(kasi, [{ role: 'section-head' }])).toBeDefined();
  });

  it('names the first of several performers a person matches: the role he acts in', () => {
    const both = { roles: ['camat', 'secretary'], sections: [] } as const;
    expect(performs(both, [{ role: 'secretary' }, { role: 'camat' }])).toEqual({ role: 'secretary' });
  });
});

describe('roles that see all of an office', () => {
  it('are the desks every case passes; village, section, complaints and survey are not among them', () => {
    expect([...wholeOfficeRoles].sort()).toEqual(['admin', 'camat', 'counter', 'operator', 'secretary']);
    expect(Role.options.filter((role) => !wholeOfficeRoles.includes(role))).toEqual([
      'section-head',
      'village',
      'complaints',
      'survey',
    ]);
  });
});
