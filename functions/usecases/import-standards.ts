import { localDay } from '../../domain/calendar.ts';
import type { OfficeCalendar } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';
import type { Consultation, Withheld } from '../../domain/consultation.ts';
import { CatalogueEntry } from '../../domain/lifecycle.ts';
import type { ServiceState } from '../../domain/lifecycle.ts';
import type { Decree, Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { ServiceStandard } from '../../domain/standard.ts';
import { isRunnable } from '../../domain/standard-problems.ts';
import { takesEffectOn } from './browse.ts';
import type { Deps, Stored, Write } from './ports.ts';

/** What `standards/<office>/` holds. */
export interface OfficeMaterial {
  readonly office: Office;
  readonly calendars: readonly OfficeCalendar[];
  readonly decrees: readonly Decree[];
  readonly consultations: readonly Consultation[];
  /** Any versions of any standards. */
  readonly services: readonly ServiceStandard[];
  readonly withheld?: Withheld | undefined;
  /** Which version is in force, and whether it is open; without it the highest whose day has come, not open. */
  readonly states?: readonly ServiceState[] | undefined;
}

/**
 * Brings an office's import material in. Versions are immutable: a missing one is created, one that exists with another hash
 * is refused (`standard-exists`) and nothing of that office is written. All else is only set if it is new, since an office edits it
 * in the running system; a service's entry moves on only if the material brings a newer version of it.
 */
export async function importStandards(
  deps: Deps,
  material: OfficeMaterial,
): Promise<Result<{ created: number }>> {
  const { office, calendars, decrees, consultations, withheld } = material;
  const services = material.services.map((service) => ServiceStandard.parse(service));
  const versions = await deps.documents.getAll(
    services.map(({ serviceId, version }) => paths.standardVersion(office.id, serviceId, version)),
  );
  const created: ServiceStandard[] = [];
  const writes: Write[] = [];
  for (const [index, standard] of services.entries()) {
    const data = versionData(deps, standard);
    const known = versions[index];
    if (known && known.data['hash'] !== data.hash)
      return refuse({ code: 'standard-exists', serviceId: standard.serviceId, version: standard.version });
    if (known) continue;
    created.push(standard);
    const path = paths.standardVersion(office.id, standard.serviceId, standard.version);
    writes.push({ do: 'create', path, data });
  }
  writes.push(...(await entryWrites(deps, { ...material, services }, created)));

  const settings: { path: string; data: object }[] = [
    { path: paths.office(office.id), data: office },
    ...decrees.map((decree) => ({
      path: paths.decree(office.id, decree.id),
      data: { ...decree, published: true },
    })),
    ...consultations.map((each) => ({ path: paths.consultation(office.id, each.id), data: each })),
    ...(withheld ? [{ path: paths.withheld(office.id), data: withheld }] : []),
    ...calendars.map((calendar) => ({
      path: paths.calendar(office.id, calendar.year),
      data: { ...calendar, published: true },
    })),
  ];
  const known = await deps.documents.getAll(settings.map(({ path }) => path));
  for (const [index, { path, data }] of settings.entries()) {
    if (!known[index]) writes.push({ do: 'create', path, data });
  }
  if (writes.length > 0 && (await deps.documents.commit(writes)) === 'lost')
    throw new Error(`Importing ${office.id} lost against another import`);
  return ok({ created: created.length });
}

/** A version as it is stored, with the hash by which another import knows it. */
export function versionData(
  deps: Pick<Deps, 'sha256'>,
  standard: ServiceStandard,
): ServiceStandard & { hash: string } {
  return { ...standard, hash: deps.sha256(canonicalJson(standard)) };
}

/** What the catalogue says of a standard. */
export function described({ name, title, summary, source }: ServiceStandard) {
  return {
    name,
    title,
    summary,
    order: source.order,
    ...(source.section !== undefined && { section: source.section }),
  };
}

async function entryWrites(
  deps: Deps,
  material: OfficeMaterial,
  created: readonly ServiceStandard[],
): Promise<Write[]> {
  const { office, services } = material;
  const ids = [...new Set(services.map(({ serviceId }) => serviceId))];
  const stored = await deps.documents.getAll(ids.map((id) => paths.standard(office.id, id)));
  return ids.flatMap((serviceId, index): Write[] => {
    const versions = services.filter((service) => service.serviceId === serviceId);
    const before = stored[index];
    const path = paths.standard(office.id, serviceId);
    if (!before) return [{ do: 'create', path, data: newEntry(deps, material, versions) }];
    const highest = created
      .filter((service) => service.serviceId === serviceId)
      .sort(byVersion)
      .at(-1);
    const data = highest && movedOn(deps, material, before, highest);
    return data ? [{ do: 'update', before, data }] : [];
  });
}

function byVersion(a: ServiceStandard, b: ServiceStandard): number {
  return a.version - b.version;
}

/** The day from which a version holds: its decree's. */
function beginsOn({ decrees }: OfficeMaterial, { source }: ServiceStandard): string | undefined {
  const decree = decrees.find(({ id }) => id === source.decree);
  return decree && takesEffectOn(decree);
}

function newEntry(
  deps: Deps,
  material: OfficeMaterial,
  versions: readonly ServiceStandard[],
): CatalogueEntry {
  const { office, decrees, states } = material;
  const today = localDay(deps.now(), office.hours.zone);
  const sorted = versions.toSorted(byVersion);
  const state = states?.find(({ serviceId }) => serviceId === sorted[0]?.serviceId);
  const named = (version: number): ServiceStandard => {
    const found = sorted.find((service) => service.version === version);
    if (!found)
      throw new Error(`${office.id}: no version ${String(version)} of ${String(sorted[0]?.serviceId)}`);
    return found;
  };
  const begun = sorted.findLast((service) => (beginsOn(material, service) ?? '') <= today);
  const inForce = state ? named(state.version) : (begun ?? sorted[0]);
  if (!inForce) throw new Error(`${office.id}: a service without versions`);
  const highest = sorted.at(-1) ?? inForce;
  const from = beginsOn(material, highest);
  const next = state
    ? state.next
    : from !== undefined && from > today && highest.version >= inForce.version
      ? { version: highest.version, from }
      : undefined;
  const archivedBy = state?.archivedBy;
  const archivedFrom = decrees.find(({ id }) => id === archivedBy);
  return CatalogueEntry.parse({
    v: 1,
    officeId: office.id,
    serviceId: inForce.serviceId,
    ...described(inForce),
    version: inForce.version,
    ...(next && {
      next: { ...next, ...described(named(next.version)), runnable: isRunnable(named(next.version)) },
    }),
    published: true,
    open: state?.open === true && isRunnable(inForce),
    ...(state?.reviewedOn !== undefined && { reviewedOn: state.reviewedOn }),
    ...(archivedBy !== undefined && {
      archived: { by: archivedBy, from: (archivedFrom && takesEffectOn(archivedFrom)) ?? today },
    }),
  });
}

/** A running entry with a newer version in force; it stays open only if the new one can run. */
function movedOn(
  deps: Deps,
  material: OfficeMaterial,
  before: Stored,
  highest: ServiceStandard,
): CatalogueEntry | undefined {
  const entry = CatalogueEntry.parse(before.data);
  if (highest.version <= Math.max(entry.version, entry.next?.version ?? 0)) return undefined;
  const today = localDay(deps.now(), material.office.hours.zone);
  return withVersion(entry, highest, beginsOn(material, highest) ?? today, today);
}

/**
 * The entry once a newer version was decreed.
 * @param from the day it takes effect; until then the present one stays, and what is open stays open
 */
export function withVersion(
  entry: CatalogueEntry,
  standard: ServiceStandard,
  from: string,
  today: string,
): CatalogueEntry {
  const { next: _next, section: _section, archived: _archived, ...rest } = entry;
  const { version } = standard;
  const runnable = isRunnable(standard);
  if (from <= today) return { ...rest, ...described(standard), version, open: entry.open && runnable };
  return { ...entry, next: { version, from, ...described(standard), runnable } };
}
