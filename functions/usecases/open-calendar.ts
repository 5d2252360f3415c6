import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { OfficeCalendar } from '../../domain/calendar.ts';
import { decreedPart } from '../../domain/calendar-change.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { content, isSlug, listOffices } from './browse.ts';
import { listStaff } from './list-staff.ts';
import { calendarBase, hoursBase, listCalendarChanges } from './save-calendar.ts';
import type { Deps } from './ports.ts';

/** The office's calendar as it stands this moment, and who changed it. Refuses `not-allowed` to all but administrators. */
export async function openCalendar(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<StaffApi['openCalendar']>,
): Promise<Result<OutputOf<StaffApi['openCalendar']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { hours } = desk.value.office;
  const [years, changes, members, offices] = await Promise.all([
    deps.documents.find({ collection: paths.calendars(officeId), where: [], limit: 20 }),
    listCalendarChanges(deps, officeId),
    listStaff(deps, officeId),
    listOffices(deps),
  ]);
  const nameOf = (by: string): string => members.find((member) => member.uid === by)?.name ?? by;
  return ok({
    hours,
    hoursBase: hoursBase(deps, hours),
    years: years
      .map(({ data }) => OfficeCalendar.parse(content(data)))
      .sort((a, b) => a.year - b.year)
      .map((calendar) => ({ base: calendarBase(deps, calendar), calendar })),
    changes: changes.map((change) => ({ change, byName: nameOf(change.by) })),
    offices: offices.filter(({ id }) => id !== officeId).map(({ id, name }) => ({ id, name })),
  });
}

/** The decreed days of another office's year: they are the same for the whole country. */
export async function takeCalendarOver(
  deps: Deps,
  uid: string,
  { officeId, from, year }: InputOf<StaffApi['takeCalendarOver']>,
): Promise<Result<OutputOf<StaffApi['takeCalendarOver']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const stored = isSlug(from) ? await deps.documents.get(paths.calendar(from, year)) : undefined;
  return stored?.data['published'] === true
    ? ok(decreedPart(OfficeCalendar.parse(content(stored.data))))
    : refuse({ code: 'not-found' });
}
