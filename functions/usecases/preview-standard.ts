import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import type { CatalogueEntry } from '../../domain/lifecycle.ts';
import type { Decree, Office } from '../../domain/office.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { asAdmin, freshEntry } from './administer.ts';
import { asPublicReads, listDecrees, listVersions } from './browse.ts';
import { described } from './import-standards.ts';
import type { Deps } from './ports.ts';

/** What a page shows of a standard beside itself. */
export interface PreviewView {
  office: Office;
  standard: ServiceStandard;
  /** Its row of the catalogue as it would be; absent for a service that is new. */
  entry: CatalogueEntry | undefined;
  versions: readonly { version: number; decreeId: string }[];
  decrees: readonly Decree[];
  today: string;
}

/** Draws the public page and the first page of the form; the entry hands in the pages of the site. */
export type RenderPreview = (view: PreviewView) => { page: string; form: string };

/** How a draft would look to an applicant, with the words left out that he would not read. Nothing is stored. Refuses `not-allowed`. */
export async function previewStandard(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['previewStandard']>,
  render: RenderPreview,
): Promise<Result<OutputOf<StaffApi['previewStandard']>>> {
  const { officeId } = input;
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const standard = await asPublicReads(deps, officeId, { ...input.standard, officeId });
  const { serviceId, version } = standard;
  const [known, versions, decrees] = await Promise.all([
    freshEntry(deps, desk.value, serviceId),
    listVersions(deps, officeId, serviceId),
    listDecrees(deps, officeId),
  ]);
  const { office, today } = desk.value;
  const entry = known && { ...known.entry, ...described(standard), version };
  return ok(render({ office, standard, entry, versions, decrees, today }));
}
