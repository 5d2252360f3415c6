import type { Office } from './office.ts';
import { postsOn } from './roles.ts';
import type { Capacity, Performer, Role, StaffMember } from './roles.ts';

/**
 * Who signs, and what is printed above the signature. A post is its holder's; while a dated appointment is in force its deputy signs, under
 * the printed capacity (facts/regulation.md §4.2: "Plt./Plh." stands before the post, "a.n. CAMAT …" above one's own post, "u.b." below
 * it where the deputy stands two levels lower).
 */

/** One way in which somebody may sign on one day. */
export interface SigningTitle {
  /** Whose post it is that signs. */
  performer: Performer;
  /** Absent where somebody signs in his own post. */
  capacity?: Capacity;
  /** Printed above the signature, one line each. */
  lines: string[];
}

type OfficeWords = Pick<Office, 'name' | 'sections'>;

/**
 * All titles a person may sign under on a day, the printed order of `by` first.
 * @param members the office's staff, for the holder's post as printed
 * @param day calendar day in the office's zone
 */
export function titlesOf(
  member: StaffMember,
  by: readonly Performer[],
  day: string,
  members: readonly StaffMember[],
  office: OfficeWords,
): SigningTitle[] {
  if (!member.active) return [];
  return by.flatMap((performer): SigningTitle[] => {
    if (isHolder(member, performer)) return [{ performer, lines: [member.post] }];
    const deputy = deputyOn(member, performer, day);
    if (!deputy) return [];
    const { capacity } = deputy;
    return [
      {
        performer,
        capacity,
        lines: linesOf(member, performer, capacity, postOf(performer, members, office)),
      },
    ];
  });
}

/**
 * Titles under which a person may have signed a paper on a day: what he is, and what he was until that day or later. For papers that are
 * noted down, never for a letter that is still to be signed: whoever left may sign nothing any more, but what he signed stays his.
 */
export function titlesThen(
  member: StaffMember,
  by: readonly Performer[],
  day: string,
  members: readonly StaffMember[],
  office: OfficeWords,
): SigningTitle[] {
  const titles = asThen(member, day).flatMap((each) => titlesOf(each, by, day, members, office));
  return titles.filter(
    (title, index) => titles.findIndex((other) => titleLine(other) === titleLine(title)) === index,
  );
}

/** Roles and sections of that day, past posts included: what the engine asks of the signer of a paper. */
export function postsThen(member: StaffMember, day: string): { roles: Role[]; sections: string[] } {
  const posts = asThen(member, day).map((each) => postsOn(each, day));
  return {
    roles: [...new Set(posts.flatMap(({ roles }) => roles))],
    sections: [...new Set(posts.flatMap(({ sections }) => sections))],
  };
}

/** Days a person may be named for beside today: the last of each appointment and of each post he held, from `since` on. */
export function lastDaysOf({ deputies, past = [] }: StaffMember, since: string, today: string): string[] {
  return [...deputies.map(({ toOn }) => toOn), ...past.map(({ untilOn }) => untilOn)].filter(
    (day) => day >= since && day <= today,
  );
}

/** The person in each post he held then, the oldest first; as he is now last. */
function asThen(member: StaffMember, day: string): StaffMember[] {
  const held = (member.past ?? [])
    .filter(({ untilOn }) => day <= untilOn)
    .map(({ post, roles, sections, deputies }) => ({
      ...member,
      active: true,
      post,
      roles,
      sections,
      deputies,
    }));
  return [...held, member];
}

/**
 * Who is named under a letter on a day. Of several who may sign the camat comes first, the others follow in printed order ("Sekcam atau
 * Camat" names no order, and the higher post is never wrong); `signerAway` (the case's clock says so) passes the first by if another
 * may sign. Of one post the deputy in force signs, else its holder.
 */
export function signerOn(
  members: readonly StaffMember[],
  by: readonly Performer[],
  day: string,
  office: OfficeWords,
  { signerAway = false }: { signerAway?: boolean } = {},
): { member: StaffMember; title: SigningTitle } | undefined {
  const ordered = [...by].sort((one, other) => Number(other.role === 'camat') - Number(one.role === 'camat'));
  const found = ordered.flatMap((performer) => {
    const signers = members.flatMap((member) =>
      titlesOf(member, [performer], day, members, office).map((title) => ({ member, title })),
    );
    const [first] = signers.sort(byPrecedence(day));
    return first ? [first] : [];
  });
  return (signerAway ? found[1] : undefined) ?? found[0];
}

/**
 * May a person still sign under the words a letter names him by? The capacity alone would not do: whoever is Plh. of two posts, or held
 * another post before, would sign for one under the days of the other.
 * @param named the letter's signer; `post` in one line, as `titleLine` writes it
 */
export function maySignAs(
  titles: readonly SigningTitle[],
  named: { post: string; capacity?: Capacity | undefined },
): boolean {
  return titles.some((title) => bearsTitle(named, title));
}

/** Does a letter name its signer by this title, word for word? */
export function bearsTitle(
  named: { post: string; capacity?: Capacity | undefined },
  title: SigningTitle,
): boolean {
  return named.capacity === title.capacity && named.post === titleLine(title);
}

/** The title in one line: `Plh. CAMAT KEJAYAN`; `a.n. CAMAT KEJAYAN, SEKRETARIS CAMAT`. */
export function titleLine({ lines }: Pick<SigningTitle, 'lines'>): string {
  return lines.join(', ');
}

interface Signer {
  member: StaffMember;
  title: SigningTitle;
}

const precedence: readonly (Capacity | undefined)[] = ['plh', 'plt', 'an', undefined];

/** Deputies before the holder; of two the one appointed last; then by id, so that every press finds the same. */
function byPrecedence(day: string): (one: Signer, other: Signer) => number {
  const begun = ({ member, title }: Signer) => deputyOn(member, title.performer, day)?.fromOn ?? '';
  return (one, other) =>
    precedence.indexOf(one.title.capacity) - precedence.indexOf(other.title.capacity) ||
    compared(begun(other), begun(one)) ||
    compared(one.member.uid, other.member.uid);
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isHolder({ roles, sections }: StaffMember, { role, section }: Performer): boolean {
  return roles.includes(role) && (section === undefined || sections.includes(section));
}

function deputyOn({ deputies }: StaffMember, { role, section }: Performer, day: string) {
  return deputies
    .filter(
      (deputy) =>
        deputy.role === role &&
        (section === undefined || deputy.section === section) &&
        deputy.fromOn <= day &&
        day <= deputy.toOn,
    )
    .sort(
      (one, other) =>
        precedence.indexOf(one.capacity) - precedence.indexOf(other.capacity) ||
        compared(other.fromOn, one.fromOn),
    )[0];
}

function linesOf(member: StaffMember, performer: Performer, capacity: Capacity, post: string): string[] {
  switch (capacity) {
    case 'plh':
      return [`Plh. ${post}`];
    case 'plt':
      return [`Plt. ${post}`];
    case 'an': {
      const twoLevels = performer.role === 'camat' && !member.roles.includes('secretary');
      return [`a.n. ${post}`, ...(twoLevels ? [secretaryPost, 'u.b.'] : []), member.post];
    }
    default:
      return capacity satisfies never;
  }
}

const secretaryPost = 'SEKRETARIS CAMAT';

/** A post as printed: its holder's words for it; while it is vacant, the office's name makes them. */
function postOf(performer: Performer, members: readonly StaffMember[], office: OfficeWords): string {
  const holder = members.find((member) => member.active && isHolder(member, performer));
  if (holder) return holder.post;
  const section = office.sections.find(({ id }) => id === performer.section);
  switch (performer.role) {
    case 'camat':
      return `CAMAT ${office.name.replace(/^Kecamatan\s+/i, '').toUpperCase()}`;
    case 'secretary':
      return secretaryPost;
    case 'section-head':
      return section ? `KEPALA ${section.name.toUpperCase()}` : 'KEPALA SEKSI';
    default:
      return performer.role.toUpperCase();
  }
}
