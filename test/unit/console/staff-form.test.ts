import { describe, expect, it } from 'vitest';
import type { StaffMember } from '../../../domain/roles.ts';
import { staffMemberOf, staffProblems } from '../../../web/console/staff-form.ts';

const member: StaffMember = {
  v: 1,
  uid: 'u',
  officeId: 'contoh',
  name: 'Sari Contoh',
  post: 'KASI ANGIN',
  email: 'sari@contoh.example',
  active: true,
  roles: ['section-head'],
  sections: ['angin'],
  villages: [],
  deputies: [],
};

describe('a person’s post', () => {
  it('can be saved when it is whole', () => {
    expect(staffProblems(member)).toEqual([]);
  });

  it('needs a section for a section head and a village for a village officer', () => {
    expect(staffProblems({ ...member, sections: [] })).toEqual(['sectionMissing']);
    expect(staffProblems({ ...member, roles: ['village'] })).toEqual(['villageMissing']);
  });

  it('needs a deputy period that ends no earlier than it begins', () => {
    const deputy = { role: 'camat', capacity: 'plh', fromOn: '2026-03-16', toOn: '2026-03-16' } as const;
    expect(staffProblems({ ...member, deputies: [deputy] })).toEqual([]);
    expect(staffProblems({ ...member, deputies: [{ ...deputy, toOn: '2026-03-15' }] })).toEqual([
      'deputyDates',
    ]);
    expect(staffProblems({ ...member, deputies: [{ ...deputy, fromOn: '' }] })).toEqual(['deputyDates']);
  });

  it('is sent trimmed, without empty facts, and without sections of a role given up', () => {
    const sent = staffMemberOf({ ...member, name: ' Sari ', rank: ' ', nip: ' 1970 ', roles: ['counter'] });
    expect(sent.name).toBe('Sari');
    expect('rank' in sent).toBe(false);
    expect(sent.nip).toBe('1970');
    expect(sent.sections).toEqual([]);
  });
});
