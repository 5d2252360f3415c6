import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { localDay } from '../../domain/calendar.ts';
import type { Zone } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { claimsLimitBytes, claimsOf, StaffMember, withPast } from '../../domain/roles.ts';
import type { Claims } from '../../domain/roles.ts';
import { listOffices } from './browse.ts';
import { commitOrThrow, loadCaller } from './case.ts';
import type { Deps } from './ports.ts';

/**
 * An administrator sets a person's post in his office. Document first, then claims and the end of old sessions: if it stops in
 * between, the person can do less than before, never more, since acts read the document.
 * Refuses `not-allowed` to others, `own-admin` where he would take his own post away, `not-found` for a person without an account, and `claims-too-large` when the person's posts would no longer fit a token.
 */
export async function setStaff(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['setStaff']>,
): Promise<Result<OutputOf<StaffApi['setStaff']>>> {
  const caller = await loadCaller(deps, input.officeId, uid);
  if (!caller?.actor.roles.includes('admin')) return refuse({ code: 'not-allowed', needs: ['admin'] });
  if (input.member.officeId !== input.officeId) return refuse({ code: 'not-allowed' });
  const keepsOwnPost = input.member.active && input.member.roles.includes('admin');
  if (input.member.uid === uid && !keepsOwnPost) return refuse({ code: 'own-admin' });
  return appoint(deps, input.member);
}

/** Without asking who appoints; a post that is lost stays known by its last day. For set-up of an office's first administrator and for demo data. */
export async function appoint(deps: Deps, member: StaffMember): Promise<Result<{ uid: string }>> {
  if (!(await deps.accounts.has(member.uid))) return refuse({ code: 'not-found' });
  const claims = await claimsWith(deps, member);
  if (!claims.ok) return claims;
  const path = paths.staff(member.officeId, member.uid);
  const [stored, zone] = await Promise.all([deps.documents.get(path), zoneOf(deps, member.officeId)]);
  const before = stored && StaffMember.parse(stored.data);
  const data = withPast(before, member, localDay(deps.now(), zone));
  await commitOrThrow(deps, [{ do: 'set', path, data }]);
  await deps.accounts.setClaims(member.uid, claims.value);
  return ok({ uid: member.uid });
}

async function zoneOf(deps: Deps, officeId: string): Promise<Zone> {
  const office = (await listOffices(deps)).find(({ id }) => id === officeId);
  return office?.hours.zone ?? 'Asia/Jakarta';
}

/** Sets the claims a person's posts give today. Refuses `claims-too-large`. */
export async function grantClaims(deps: Deps, member: StaffMember): Promise<Result<null>> {
  const claims = await claimsWith(deps, member);
  if (!claims.ok) return claims;
  await deps.accounts.setClaims(member.uid, claims.value);
  return ok(null);
}

/** Claims of this post together with the person's posts in other offices. */
async function claimsWith(deps: Deps, member: StaffMember): Promise<Result<Claims>> {
  const offices = await listOffices(deps);
  const elsewhere = await deps.documents.getAll(
    offices.filter(({ id }) => id !== member.officeId).map(({ id }) => paths.staff(id, member.uid)),
  );
  const posts = [member, ...elsewhere.flatMap((stored) => (stored ? [StaffMember.parse(stored.data)] : []))];
  const zones = new Map(offices.map((office) => [office.id, office.hours.zone]));
  const claims = claimsOf(posts, (officeId) => localDay(deps.now(), zones.get(officeId) ?? 'Asia/Jakarta'));
  const sizeBytes = new TextEncoder().encode(JSON.stringify(claims)).length;
  return sizeBytes > claimsLimitBytes ? refuse({ code: 'claims-too-large' }) : ok(claims);
}

/** The posts of the signed-in person, in every office. */
export async function whoAmI(deps: Deps, uid: string): Promise<Result<OutputOf<StaffApi['whoAmI']>>> {
  const offices = await listOffices(deps);
  const found = await deps.documents.getAll(offices.map(({ id }) => paths.staff(id, uid)));
  return ok({
    posts: found
      .flatMap((stored) => (stored ? [StaffMember.parse(stored.data)] : []))
      .filter(({ active }) => active),
  });
}
