import type { CatalogueEntry } from '../../../domain/lifecycle.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import type { ServiceView } from '../../../web/citizen/pages/service.ts';
import { contoh, realOffices } from '../../fixtures/office.ts';

/** A service's page as a visitor of today gets it: in force, open, one version, unless told otherwise. */
export function viewOf(standard: ServiceStandard, over: Partial<ServiceView> = {}): ServiceView {
  const { office, decrees } =
    [...realOffices, contoh].find(({ office: { id } }) => id === standard.officeId) ?? contoh;
  return {
    office,
    standard,
    entry: entryOf(standard),
    inForce: standard.version,
    versions: [{ version: standard.version, decreeId: standard.source.decree }],
    decrees,
    today: '2026-11-24',
    publicUrl: 'https://loket.example',
    ...over,
  };
}

export function entryOf(standard: ServiceStandard, over: Partial<CatalogueEntry> = {}): CatalogueEntry {
  const { officeId, serviceId, name, title, summary, version, source } = standard;
  return {
    v: 1,
    officeId,
    serviceId,
    name,
    title,
    summary,
    order: source.order,
    version,
    published: true,
    open: true,
    ...over,
  };
}
