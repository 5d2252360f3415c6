import { OfficeCalendar } from '../../domain/calendar.ts';
import { Consultation, Withheld } from '../../domain/consultation.ts';
import type { ServiceState } from '../../domain/lifecycle.ts';
import { CatalogueEntry } from '../../domain/lifecycle.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ServiceStandard } from '../../domain/standard.ts';
import { content, decreesOf } from './browse.ts';
import type { OfficeMaterial } from './import-standards.ts';
import type { Deps } from './ports.ts';

/** More of anything than an office has. */
const farMore = 5000;

/**
 * An office's material as it stands in the store, word for word, in the shape in which it is imported: every version, not only those in
 * force. What is worked on (drafts, comments) and who works there stay. The schemas give each document its order of keys back, which
 * the store does not keep.
 * @returns undefined for an office there is not
 */
export async function exportStandards(deps: Deps, officeId: string): Promise<OfficeMaterial | undefined> {
  const { documents } = deps;
  const [office, withheld, entries, decrees, consultations, calendars] = await Promise.all([
    documents.get(paths.office(officeId)),
    documents.get(paths.withheld(officeId)),
    documents.find({ collection: paths.standards(officeId), where: [], limit: farMore }),
    documents.find({ collection: paths.decrees(officeId), where: [], limit: farMore }),
    documents.find({ collection: paths.consultations(officeId), where: [], limit: farMore }),
    documents.find({ collection: paths.calendars(officeId), where: [], limit: farMore }),
  ]);
  if (!office) return undefined;
  const catalogue = entries
    .map(({ data }) => CatalogueEntry.parse(data))
    .sort((a, b) => a.order - b.order || (a.serviceId < b.serviceId ? -1 : 1));
  const versions = await Promise.all(
    catalogue.map(async ({ serviceId }) => {
      const found = await documents.find({
        collection: paths.standardVersions(officeId, serviceId),
        where: [],
        limit: farMore,
      });
      return found
        .map(({ data }) => ServiceStandard.parse(content(data)))
        .sort((a, b) => a.version - b.version);
    }),
  );
  return {
    office: Office.parse(office.data),
    calendars: calendars
      .map(({ data }) => OfficeCalendar.parse(content(data)))
      .sort((a, b) => a.year - b.year),
    decrees: decreesOf(decrees),
    consultations: consultations
      .map(({ data }) => Consultation.parse(content(data)))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    services: versions.flat(),
    withheld: withheld && Withheld.parse(withheld.data),
    states: catalogue.map(stateOf),
  };
}

function stateOf({ serviceId, version, next, open, reviewedOn, archived }: CatalogueEntry): ServiceState {
  return {
    serviceId,
    version,
    ...(next && { next: { version: next.version, from: next.from } }),
    open,
    ...(reviewedOn !== undefined && { reviewedOn }),
    ...(archived && { archivedBy: archived.by }),
  };
}
