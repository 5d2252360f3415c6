import * as z from 'zod';
import { IsoDay } from './calendar.ts';

/** Staff roles of one office. Who each is: docs/glossary.md. */
export const Role = z.enum([
  'counter',
  'operator',
  'section-head',
  'secretary',
  'camat',
  'village',
  'complaints',
  'survey',
  'admin',
]);
export type Role = z.infer<typeof Role>;

export const SectionId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Kemendagri code of a desa or kelurahan, ten digits without dots, e.g. `3514062001`. */
export const VillageCode = z.string().regex(/^\d{10}$/);

/** Account id. It becomes part of a document's path, where a slash or dots would lead elsewhere. */
export const Uid = z.string().regex(/^(?!\.{1,2}$|__.*__$)[^/]{1,128}$/);

/** Who does a step: a role, for `section-head` of one section. */
export const Performer = z.strictObject({ role: Role, section: SectionId.optional() });
export type Performer = z.infer<typeof Performer>;

/** How a deputy signs: Plh (holder away), Plt (post vacant), a.n. (by order of the holder). */
export const Capacity = z.enum(['plh', 'plt', 'an']);
export type Capacity = z.infer<typeof Capacity>;

/** A dated appointment as deputy: Plh (holder away), Plt (post vacant) or a.n.; both days inclusive, in the office's zone. */
export const Deputy = z.strictObject({
  role: Role,
  section: SectionId.optional(),
  capacity: Capacity,
  fromOn: IsoDay,
  toOn: IsoDay,
});

/** `offices/{o}/staff/{uid}`: one person's post in one office. */
export const StaffMember = z.strictObject({
  v: z.literal(1),
  uid: Uid,
  officeId: z.string(),
  name: z.string().min(1),
  /** Post as printed under a signature, e.g. `CAMAT KEJAYAN`. */
  post: z.string().min(1),
  rank: z.string().optional(),
  nip: z.string().optional(),
  email: z.string(),
  active: z.boolean(),
  roles: z.array(Role),
  sections: z.array(SectionId),
  villages: z.array(VillageCode),
  deputies: z.array(Deputy),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** Custom claims: what a person may *read*, per office. Acts re-read the staff document instead. */
export const Claims = z.strictObject({
  v: z.literal(1),
  m: z.record(
    z.string(),
    z.strictObject({
      r: z.array(Role),
      s: z.array(SectionId).optional(),
      d: z.array(VillageCode).optional(),
    }),
  ),
});
export type Claims = z.infer<typeof Claims>;

/** Firebase allows 1000 bytes; above this an administrator's act is refused so that no sign-in breaks later. */
export const claimsLimitBytes = 900;

/** Roles, sections and villages in force on one day, deputy appointments included. */
export function postsOn(
  member: StaffMember,
  day: string,
): { roles: Role[]; sections: string[]; villages: string[] } {
  if (!member.active) return { roles: [], sections: [], villages: [] };
  const deputies = member.deputies.filter((deputy) => deputy.fromOn <= day && day <= deputy.toOn);
  return {
    roles: [...new Set([...member.roles, ...deputies.map((deputy) => deputy.role)])],
    sections: [
      ...new Set([
        ...member.sections,
        ...deputies.flatMap((deputy) => (deputy.section ? [deputy.section] : [])),
      ]),
    ],
    villages: member.villages,
  };
}

/** Claims of one person from all their posts. */
export function claimsOf(posts: readonly StaffMember[], dayOf: (officeId: string) => string): Claims {
  const m: Claims['m'] = {};
  for (const post of posts) {
    const { roles, sections, villages } = postsOn(post, dayOf(post.officeId));
    if (roles.length === 0) continue;
    m[post.officeId] = {
      r: roles,
      ...(sections.length > 0 && { s: sections }),
      ...(villages.length > 0 && { d: villages }),
    };
  }
  return { v: 1, m };
}

/** Roles that see every case of their office; the others see by section or village (design §4). */
export const wholeOfficeRoles: readonly Role[] = ['counter', 'operator', 'secretary', 'camat', 'admin'];
