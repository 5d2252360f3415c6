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

/** What somebody was until a day, inclusive: a paper of that day may still be noted down as signed by him. */
export const PastPost = z.strictObject({
  untilOn: IsoDay,
  post: z.string().min(1),
  roles: z.array(Role),
  sections: z.array(SectionId),
  deputies: z.array(Deputy),
});
export type PastPost = z.infer<typeof PastPost>;

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
  /** Kept by the server when somebody loses a post, oldest first; never set by whoever appoints. */
  past: z.array(PastPost).optional(),
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

/** Posts kept on a person's document: papers are noted down within weeks, not after ten changes. */
const pastKept = 10;

/**
 * A person newly set, with what he was before kept by its last day. Only a loss is kept: a role somebody gains may be one that was
 * forgotten at first.
 * @param today calendar day in the office's zone
 */
export function withPast(before: StaffMember | undefined, next: StaffMember, today: string): StaffMember {
  const { past: _past, ...member } = next;
  const past = [
    ...(before?.past ?? []),
    ...(before && losesPost(before, next) ? [lastDay(before, today)] : []),
  ];
  return past.length > 0 ? { ...member, past: past.slice(-pastKept) } : member;
}

function losesPost(before: StaffMember, next: StaffMember): boolean {
  if (!before.active) return false;
  return (
    !next.active ||
    before.post !== next.post ||
    before.roles.some((role) => !next.roles.includes(role)) ||
    before.sections.some((section) => !next.sections.includes(section))
  );
}

function lastDay({ post, roles, sections, deputies }: StaffMember, untilOn: string): PastPost {
  return { untilOn, post, roles, sections, deputies };
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
