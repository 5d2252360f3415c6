import { Calendar, localDay, OfficeCalendar } from '../../domain/calendar.ts';
import { Consultation, Withheld } from '../../domain/consultation.ts';
import type { PublicConsultation } from '../../domain/consultation.ts';
import { CatalogueEntry, entryOn, StandardDraft, versionInForce } from '../../domain/lifecycle.ts';
import { Decree, Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ServiceStandard, Slug } from '../../domain/standard.ts';
import { publicConsultation, withhold } from '../../domain/withhold.ts';
import { remembered } from './remembered.ts';
import type { Deps, Stored } from './ports.ts';

/**
 * What anyone may read: offices, their standards in force and every older version, decrees, consultations, calendars. What goes
 * to the public has its withheld words replaced (ADR 0008); `getService` and `requireService` give the raw text, for the engine
 * and the staff.
 */

/** Offices and calendars may change; a change is seen everywhere within five minutes (design §7 *Caching*). */
export const freshForMs = 5 * 60_000;

/**
 * Catalogue, decrees and consultations change with a decree that people look for at once: behind the CDN's own five minutes a
 * long memory would double the wait, and it would save next to nothing.
 */
const catalogueFreshForMs = 15_000;

/** More services, versions, decrees or consultations than any office has. */
const farMore = 500;

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
    years: years.map(({ data }) => OfficeCalendar.parse(content(data))),
  });
}

/** The catalogue as the decree orders it, with what has left it: `isArchived` tells. */
export async function listCatalogue(deps: Deps, officeId: string): Promise<CatalogueEntry[]> {
  if (!isSlug(officeId)) return [];
  const found = await remembered(deps, paths.standards(officeId), catalogueFreshForMs, () =>
    deps.documents.find({
      collection: paths.standards(officeId),
      where: [{ field: 'published', op: '==', value: true }],
      limit: farMore,
    }),
  );
  const today = await todayIn(deps, officeId);
  return found
    .map(({ data }) => entryOn(CatalogueEntry.parse(data), today))
    .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'id'));
}

/** A service's row of the catalogue; undefined for one that was never published. */
export async function getEntry(
  deps: Deps,
  officeId: string,
  serviceId: string,
): Promise<CatalogueEntry | undefined> {
  if (!isSlug(officeId) || !isSlug(serviceId)) return undefined;
  const path = paths.standard(officeId, serviceId);
  const stored = await remembered(deps, path, catalogueFreshForMs, () => deps.documents.get(path));
  const entry = stored && CatalogueEntry.parse(stored.data);
  return entry?.published ? entryOn(entry, await todayIn(deps, officeId)) : undefined;
}

/**
 * One version of a standard as stored, for the engine and for staff; without a number the one in force. Versions never change
 * and are remembered for good.
 */
export async function getService(
  deps: Deps,
  officeId: string,
  serviceId: string,
  version?: number,
): Promise<ServiceStandard | undefined> {
  if (!isSlug(officeId) || !isSlug(serviceId)) return undefined;
  const wanted = version ?? (await numberInForce(deps, officeId, serviceId));
  if (wanted === undefined || !Number.isSafeInteger(wanted) || wanted < 1) return undefined;
  const path = paths.standardVersion(officeId, serviceId, wanted);
  return remembered(deps, `parsed ${path}`, Number.POSITIVE_INFINITY, async () => {
    const stored = await deps.documents.get(path);
    return stored && ServiceStandard.parse(content(stored.data));
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

/**
 * What the public may read of a service: a version that was published, or decreed for a later day and asked for by its number;
 * without one the version in force. Withheld words are replaced.
 */
export async function readStandard(
  deps: Deps,
  officeId: string,
  serviceId: string,
  version?: number,
): Promise<{ standard: ServiceStandard; entry: CatalogueEntry; inForce: number } | undefined> {
  const entry = await getEntry(deps, officeId, serviceId);
  if (!entry) return undefined;
  const inForce = versionInForce(entry, await todayIn(deps, officeId));
  const [standard, withheld] = await Promise.all([
    getService(deps, officeId, serviceId, version ?? inForce),
    getWithheld(deps, officeId),
  ]);
  return standard && { standard: withhold(standard, withheld), entry, inForce };
}

/** Every published version of a service, newest first, with the decree that set it. */
export async function listVersions(
  deps: Deps,
  officeId: string,
  serviceId: string,
): Promise<{ version: number; decreeId: string }[]> {
  if (!isSlug(officeId) || !isSlug(serviceId)) return [];
  const found = await remembered(
    deps,
    paths.standardVersions(officeId, serviceId),
    catalogueFreshForMs,
    async () => {
      const stored = await deps.documents.find({
        collection: paths.standardVersions(officeId, serviceId),
        where: [],
        limit: farMore,
      });
      return stored.map(({ data }) => {
        const { version, source } = ServiceStandard.parse(content(data));
        return { version, decreeId: source.decree };
      });
    },
  );
  return found.toSorted((a, b) => b.version - a.version);
}

/** The office's decrees, newest first; those without a day last. */
export async function listDecrees(deps: Deps, officeId: string): Promise<Decree[]> {
  if (!isSlug(officeId)) return [];
  const [found, withheld] = await Promise.all([
    remembered(deps, paths.decrees(officeId), catalogueFreshForMs, () =>
      deps.documents.find({ collection: paths.decrees(officeId), where: [], limit: farMore }),
    ),
    getWithheld(deps, officeId),
  ]);
  return withhold(decreesOf(found), withheld);
}

/** One decree, or without an id the newest that has taken effect. */
export async function getDecree(
  deps: Deps,
  officeId: string,
  decreeId?: string,
): Promise<Decree | undefined> {
  const decrees = await listDecrees(deps, officeId);
  if (decreeId !== undefined) return decrees.find(({ id }) => id === decreeId);
  if (decrees.length === 0) return undefined;
  const today = await todayIn(deps, officeId);
  return decrees.find((decree) => (takesEffectOn(decree) ?? '') <= today);
}

/** Decrees as stored, newest first. */
export function decreesOf(found: readonly Stored[]): Decree[] {
  const day = (decree: Decree): string => takesEffectOn(decree) ?? '';
  return found
    .map(({ data }) => Decree.parse(content(data)))
    .sort((a, b) => (day(b) < day(a) ? -1 : day(b) > day(a) ? 1 : a.id < b.id ? -1 : 1));
}

export function takesEffectOn({ from, on }: Pick<Decree, 'from' | 'on'>): string | undefined {
  return from ?? on;
}

/** Consultations as anyone may read them: the open ones first, then the newest. */
export async function listConsultations(deps: Deps, officeId: string): Promise<PublicConsultation[]> {
  if (!isSlug(officeId)) return [];
  return remembered(deps, paths.consultations(officeId), catalogueFreshForMs, async () => {
    const found = await deps.documents.find({
      collection: paths.consultations(officeId),
      where: [],
      limit: farMore,
    });
    const consultations = found.map(({ data }) => Consultation.parse(content(data)));
    const shown = await Promise.all(consultations.map((each) => asPublic(deps, each)));
    const rank = ({ state, on, commentsUntil }: PublicConsultation): string =>
      `${state === 'open' ? '1' : '0'} ${on ?? commentsUntil ?? ''}`;
    return shown.sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
  });
}

export async function readConsultation(
  deps: Deps,
  officeId: string,
  consultationId: string,
): Promise<PublicConsultation | undefined> {
  if (!isSlug(officeId) || !isSlug(consultationId)) return undefined;
  const path = paths.consultation(officeId, consultationId);
  return remembered(deps, `public ${path}`, catalogueFreshForMs, async () => {
    const stored = await deps.documents.get(path);
    return stored && asPublic(deps, Consultation.parse(content(stored.data)));
  });
}

/** Drafts are public only while people may speak about them; afterwards the decree says what came of it. */
async function asPublic(deps: Deps, consultation: Consultation): Promise<PublicConsultation> {
  const { officeId, draftIds, state } = consultation;
  const [stored, withheld] = await Promise.all([
    state === 'open' ? deps.documents.getAll(draftIds.map((id) => paths.standardDraft(officeId, id))) : [],
    getWithheld(deps, officeId),
  ]);
  const drafts = stored
    .flatMap((each) => (each ? [StandardDraft.parse(each.data)] : []))
    .filter(({ state }) => state === 'draft')
    .map(({ standard }) => standard);
  return publicConsultation(consultation, drafts, withheld);
}

/** Anything of an office as the public would read it. */
export async function asPublicReads<T>(deps: Deps, officeId: string, value: T): Promise<T> {
  return withhold(value, await getWithheld(deps, officeId));
}

/** Never given out: it is what nobody may read. */
async function getWithheld(deps: Deps, officeId: string): Promise<Withheld | undefined> {
  const path = paths.withheld(officeId);
  const { stored } = await remembered(deps, path, freshForMs, async () => ({
    stored: await deps.documents.get(path),
  }));
  return stored && Withheld.parse(stored.data);
}

/** The office's calendar day. */
export async function todayIn(deps: Deps, officeId: string): Promise<string> {
  const office = await getOffice(deps, officeId);
  return localDay(deps.now(), office?.hours.zone ?? 'Asia/Jakarta');
}

async function numberInForce(deps: Deps, officeId: string, serviceId: string): Promise<number | undefined> {
  const entry = await getEntry(deps, officeId, serviceId);
  return entry && versionInForce(entry, await todayIn(deps, officeId));
}

/** Names come from addresses people may type: what is no slug is nobody's, and must not become part of a path. */
export function isSlug(text: string): boolean {
  return Slug.safeParse(text).success;
}

/** Documents carry what rules and imports ask (`published`, `hash`) beside their content. */
export function content(data: Stored['data']): Record<string, unknown> {
  const { published: _published, hash: _hash, ...rest } = data;
  return rest;
}
