import type { StaffMember } from '../../domain/roles.ts';

/** What an administrator may have left open in a person's post; by field, as keys of `text.staff`. */
export type StaffProblem =
  'nameMissing' | 'postMissing' | 'sectionMissing' | 'villageMissing' | 'deputyDates';

export function staffProblems(member: StaffMember): StaffProblem[] {
  const { name, post, roles, sections, villages, deputies } = member;
  const problems: [StaffProblem, boolean][] = [
    ['nameMissing', name.trim() === ''],
    ['postMissing', post.trim() === ''],
    // Without a section or village such a person would see no case at all.
    ['sectionMissing', roles.includes('section-head') && sections.length === 0],
    ['villageMissing', roles.includes('village') && villages.length === 0],
    ['deputyDates', deputies.some(({ fromOn, toOn }) => fromOn === '' || toOn === '' || toOn < fromOn)],
  ];
  return problems.filter(([, wrong]) => wrong).map(([problem]) => problem);
}

/** As it is sent: trimmed, empty facts absent, sections and villages only with the role that uses them. */
export function staffMemberOf(member: StaffMember): StaffMember {
  const { rank, nip, ...rest } = member;
  return {
    ...rest,
    name: member.name.trim(),
    post: member.post.trim(),
    ...(rank?.trim() && { rank: rank.trim() }),
    ...(nip?.trim() && { nip: nip.trim() }),
    sections: member.roles.includes('section-head') ? member.sections : [],
    villages: member.roles.includes('village') ? member.villages : [],
  };
}
