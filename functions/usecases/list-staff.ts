import { paths } from '../../domain/paths.ts';
import { StaffMember } from '../../domain/roles.ts';
import { remembered } from './remembered.ts';
import type { Deps } from './ports.ts';

const freshForMs = 60_000;
const staffRead = 200;

/**
 * The staff of an office, up to a minute old: for names on a screen and for whom a letter names. Whether somebody may act is
 * never asked here; that reads the person's own document (`loadCaller`).
 */
export async function listStaff(deps: Deps, officeId: string): Promise<StaffMember[]> {
  const found = await remembered(deps, paths.staffOf(officeId), freshForMs, () =>
    deps.documents.find({ collection: paths.staffOf(officeId), where: [], limit: staffRead }),
  );
  return found.map(({ data }) => StaffMember.parse(data));
}
