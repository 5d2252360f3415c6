import { localDay } from '../../domain/calendar.ts';
import { CatalogueEntry, entryOn } from '../../domain/lifecycle.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { postsOn, StaffMember } from '../../domain/roles.ts';
import type { Performer } from '../../domain/roles.ts';
import { loadCaller } from './case.ts';
import type { Deps, Stored } from './ports.ts';

/** What every act of an office's administrator on its standards begins with: who asks, and the office as it stands this moment. */

export interface Desk {
  uid: string;
  office: Office;
  /** As read: for the act that changes it. */
  storedOffice: Stored;
  /** The office's calendar day. */
  today: string;
}

/** Re-reads `staff/{uid}`, since claims grant reads only. Refuses `not-allowed` to whoever is not the office's administrator today. */
export async function asAdmin(deps: Deps, officeId: string, uid: string): Promise<Result<Desk>> {
  const notHis = refuse({ code: 'not-allowed', needs: ['admin'] });
  const storedOffice = await deps.documents.get(paths.office(officeId));
  if (!storedOffice) return notHis;
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller?.actor.roles.includes('admin')) return notHis;
  const office = Office.parse(storedOffice.data);
  return ok({ uid, office, storedOffice, today: localDay(deps.now(), office.hours.zone) });
}

/** The posts somebody holds today, read afresh: what is published or opened must find its people. */
export async function staffedPosts(
  deps: Deps,
  { office, today }: Pick<Desk, 'office' | 'today'>,
): Promise<Performer[]> {
  const found = await deps.documents.find({ collection: paths.staffOf(office.id), where: [], limit: 1000 });
  return found.flatMap(({ data }) => {
    const { roles, sections } = postsOn(StaffMember.parse(data), today);
    return roles.flatMap((role): Performer[] =>
      role === 'section-head' ? sections.map((section) => ({ role, section })) : [{ role }],
    );
  });
}

/** A service's entry as it stands this moment, for the act that changes it. */
export interface FreshEntry {
  stored: Stored;
  /** As it is on the office's day. */
  entry: CatalogueEntry;
}

export async function freshEntry(
  deps: Deps,
  { office, today }: Pick<Desk, 'office' | 'today'>,
  serviceId: string,
): Promise<FreshEntry | undefined> {
  const stored = await deps.documents.get(paths.standard(office.id, serviceId));
  return stored && { stored, entry: entryOn(CatalogueEntry.parse(stored.data), today) };
}

export async function freshEntries(
  deps: Deps,
  { office, today }: Pick<Desk, 'office' | 'today'>,
): Promise<FreshEntry[]> {
  const found = await deps.documents.find({
    collection: paths.standards(office.id),
    where: [{ field: 'published', op: '==', value: true }],
    limit: 1000,
  });
  return found
    .map((stored) => ({ stored, entry: entryOn(CatalogueEntry.parse(stored.data), today) }))
    .sort((a, b) => a.entry.order - b.entry.order);
}

/**
 * The highest number a version of the service has, 0 where there is none. Asked of the versions themselves: the catalogue's row names the
 * one in force and the next, and import material may hold a newer one than both.
 */
export async function highestVersion(
  deps: Pick<Deps, 'documents'>,
  officeId: string,
  serviceId: string,
): Promise<number> {
  const [newest] = await deps.documents.find({
    collection: paths.standardVersions(officeId, serviceId),
    where: [],
    orderBy: { field: 'version', direction: 'desc' },
    limit: 1,
  });
  return newest ? Number(newest.data['version']) : 0;
}
