import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { Withheld } from '../../domain/consultation.ts';
import { paths } from '../../domain/paths.ts';
import { postKey, readiness } from '../../domain/readiness.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin, staffedPosts } from './administer.ts';
import type { Desk } from './administer.ts';
import type { Deps } from './ports.ts';
import { profileState } from './save-office.ts';

/** The office's profile and settings, with what `readiness` asks beyond them. Refuses `not-allowed`. */
export async function openOffice(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<StaffApi['openOffice']>,
): Promise<Result<OutputOf<StaffApi['openOffice']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const [staffed, years, withheld] = await Promise.all([
    staffedPosts(deps, desk.value),
    calendarYears(deps, officeId),
    deps.documents.get(paths.withheld(officeId)),
  ]);
  return ok({
    withheld: withheld ? Withheld.parse(withheld.data).texts : [],
    office: desk.value.office,
    base: profileState(deps, desk.value.office),
    staffed: [...new Set(staffed.map(postKey))],
    calendarYears: years,
  });
}

/** Codes of the answers an office still owes before a service of it can be opened. */
export async function missingAnswers(
  deps: Deps,
  { office, today }: Pick<Desk, 'office' | 'today'>,
): Promise<string[]> {
  const [staffed, years] = await Promise.all([
    staffedPosts(deps, { office, today }),
    calendarYears(deps, office.id),
  ]);
  return readiness(office, { staffed: staffed.map(postKey), calendarYears: years, today })
    .filter(({ done }) => !done)
    .map(({ code }) => code);
}

async function calendarYears(deps: Deps, officeId: string): Promise<number[]> {
  const found = await deps.documents.find({ collection: paths.calendars(officeId), where: [], limit: 100 });
  return found.map(({ data }) => Number(data['year'])).sort((a, b) => a - b);
}
