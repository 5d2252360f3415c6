import { Calendar, OfficeCalendar } from '../../domain/calendar.ts';
import { Decree, Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ServiceStandard, Slug } from '../../domain/standard.ts';
import { remembered } from './remembered.ts';
import type { Deps, Stored } from './ports.ts';

/** What anyone may read: offices, their standards in force and every older version, decrees, calendars. */

/** Office, catalogue and calendar may change; a change is seen everywhere within five minutes (design §7 *Caching*). */
const freshForMs = 5 * 60_000;

export async function listOffices(deps: Deps): Promise<Office[]> {
  const found = await remembered(deps, 'offices', freshForMs, () =>
    deps.documents.find({ collection: paths.offices, where: [], limit: 500 }),
  );
  return found.map((stored) => Office.parse(stored.data)).sort((a, b) => a.name.localeCompare(b.name, 'id'));
}

export async function getOffice(deps: Deps, officeId: string): Promise<Office | undefined> {
  if (!isSlug(officeId)) return undefined;
  const stored = await remembered(deps, paths.office(officeId), freshForMs, () =>
    deps.documents.get(paths.office(officeId)),
  );
  return stored && Office.parse(stored.data);
}

/** For use cases that already hold a document of this office: its absence is breakage. */
export async function requireOffice(deps: Deps, officeId: string): Promise<Office> {
  const office = await getOffice(deps, officeId);
  if (!office) throw new Error(`The office ${officeId} has no profile`);
  return office;
}

export async function getCalendar(deps: Deps, officeId: string): Promise<Calendar> {
  const office = await requireOffice(deps, officeId);
  const years = await remembered(deps, paths.calendars(officeId), freshForMs, () =>
    deps.documents.find({ collection: paths.calendars(officeId), where: [], limit: 20 }),
  );
  return Calendar.parse({
    hours: office.hours,
    years: years.map(({ data }) => OfficeCalendar.parse(unpublished(data))),
  });
}

export async function getDecree(deps: Deps, officeId: string): Promise<Decree | undefined> {
  const [stored] = await remembered(deps, paths.decrees(officeId), freshForMs, () =>
    deps.documents.find({ collection: paths.decrees(officeId), where: [], limit: 1 }),
  );
  return stored && Decree.parse(unpublished(stored.data));
}

/** Standards in force, in the order the office shows them. */
export async function listServices(deps: Deps, officeId: string): Promise<ServiceStandard[]> {
  const inForce = await remembered(deps, paths.standards(officeId), freshForMs, () =>
    deps.documents.find({
      collection: paths.standards(officeId),
      where: [{ field: 'published', op: '==', value: true }],
      limit: 200,
    }),
  );
  const standards = await Promise.all(
    inForce.map(({ data }) => getService(deps, officeId, String(data['serviceId']), Number(data['version']))),
  );
  return standards
    .filter((standard) => standard !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name, 'id'));
}

/** One version of a standard; without a number the one in force. Versions never change and are remembered for good. */
export async function getService(
  deps: Deps,
  officeId: string,
  serviceId: string,
  version?: number,
): Promise<ServiceStandard | undefined> {
  if (!isSlug(officeId) || !isSlug(serviceId)) return undefined;
  const wanted = version ?? (await versionInForce(deps, officeId, serviceId));
  if (wanted === undefined) return undefined;
  const path = paths.standardVersion(officeId, serviceId, wanted);
  return remembered(deps, `parsed ${path}`, Number.POSITIVE_INFINITY, async () => {
    const stored = await deps.documents.get(path);
    return stored && ServiceStandard.parse(unpublished(stored.data));
  });
}

export async function requireService(
  deps: Deps,
  officeId: string,
  serviceId: string,
  version: number,
): Promise<ServiceStandard> {
  const standard = await getService(deps, officeId, serviceId, version);
  if (!standard) throw new Error(`Version ${String(version)} of ${officeId}/${serviceId} is missing`);
  return standard;
}

async function versionInForce(deps: Deps, officeId: string, serviceId: string): Promise<number | undefined> {
  const stored = await remembered(deps, paths.standard(officeId, serviceId), freshForMs, () =>
    deps.documents.get(paths.standard(officeId, serviceId)),
  );
  return stored?.data['published'] === true ? Number(stored.data['version']) : undefined;
}

/** Names come from addresses people may type: what is no slug is nobody's, and must not become part of a path. */
export function isSlug(text: string): boolean {
  return Slug.safeParse(text).success;
}

/** Documents the rules show to anyone carry `published` and the import's `hash`; neither belongs to their content. */
function unpublished(data: Stored['data']): Record<string, unknown> {
  const { published: _published, hash: _hash, ...content } = data;
  return content;
}
