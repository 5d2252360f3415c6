import type { OfficeCalendar } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';
import type { Decree, Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { ServiceStandard } from '../../domain/standard.ts';
import type { Deps, Write } from './ports.ts';

/** What `standards/<office>/` holds. */
export interface OfficeMaterial {
  office: Office;
  decree: Decree;
  calendars: OfficeCalendar[];
  services: ServiceStandard[];
}

/**
 * Brings an office's import material in. Versions are immutable: a missing one is created, one that exists with another hash
 * is refused (`standard-exists`) and nothing of that office is written. Profile, decree and calendars are only set if they are new,
 * since an office edits them in the running system.
 */
export async function importStandards(
  deps: Deps,
  material: OfficeMaterial,
): Promise<Result<{ created: number }>> {
  const { office, decree, calendars, services } = material;
  const writes: Write[] = [];
  for (const service of services) {
    const standard = ServiceStandard.parse(service);
    const hash = deps.sha256(canonicalJson(standard));
    const path = paths.standardVersion(office.id, standard.serviceId, standard.version);
    const known = await deps.documents.get(path);
    if (known && known.data['hash'] !== hash) {
      return refuse({ code: 'standard-exists', serviceId: standard.serviceId, version: standard.version });
    }
    if (known) continue;
    writes.push(
      { do: 'create', path, data: { ...standard, published: true, hash } },
      {
        do: 'set',
        path: paths.standard(office.id, standard.serviceId),
        data: {
          v: 1,
          officeId: office.id,
          serviceId: standard.serviceId,
          version: standard.version,
          name: standard.name,
          published: true,
        },
      },
    );
  }
  const created = writes.length / 2;
  const settings: { path: string; data: object }[] = [
    { path: paths.office(office.id), data: office },
    { path: paths.decree(office.id, decree.id), data: { ...decree, published: true } },
    ...calendars.map((calendar) => ({
      path: paths.calendar(office.id, calendar.year),
      data: { ...calendar, published: true },
    })),
  ];
  const known = await deps.documents.getAll(settings.map(({ path }) => path));
  for (const [index, { path, data }] of settings.entries()) {
    if (!known[index]) writes.push({ do: 'create', path, data });
  }
  if (writes.length === 0) return ok({ created });
  if ((await deps.documents.commit(writes)) === 'lost')
    throw new Error(`Importing ${office.id} lost against another import`);
  return ok({ created });
}
