import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { OfficeCalendar } from '../../domain/calendar.ts';
import type { OfficeHours } from '../../domain/calendar.ts';
import {
  CalendarChange,
  calendarDifferences,
  calendarProblems,
  CalendarJob,
  hoursDifferences,
} from '../../domain/calendar-change.ts';
import { canonicalJson } from '../../domain/chain.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { content } from './browse.ts';
import { applyChange, changeWrites } from './recompute-due.ts';
import { forget } from './remembered.ts';
import { changedByAnother } from './standard-drafts.ts';
import type { Deps, Stored, Write } from './ports.ts';

type Saved = OutputOf<StaffApi['saveCalendarYear']>;

/** What two administrators could change under each other's hands; empty for a year without a table. */
export function calendarBase(deps: Pick<Deps, 'sha256'>, calendar: OfficeCalendar | undefined): string {
  return calendar ? deps.sha256(canonicalJson(calendar)) : '';
}

export function hoursBase(deps: Pick<Deps, 'sha256'>, hours: OfficeHours): string {
  return deps.sha256(canonicalJson(hours));
}

/**
 * One year's days off, closures and Ramadan hours, with the reason; the due moments of running cases follow.
 * Refuses `not-allowed` to all but administrators, `invalid-input` with the part, `stale` where another save came first.
 */
export async function saveCalendarYear(
  deps: Deps,
  uid: string,
  { officeId, changeId, base, calendar, reason }: InputOf<StaffApi['saveCalendarYear']>,
): Promise<Result<Saved>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  if (await isSaved(deps, officeId, changeId)) return answer(deps, officeId, calendarBase(deps, calendar));
  const problems = calendarProblems(calendar);
  if (problems.length > 0)
    return refuse({
      code: 'invalid-input',
      fields: problems.map(({ part, problem }) => ({ field: part, problem })),
    });
  const path = paths.calendar(officeId, calendar.year);
  const stored = await deps.documents.get(path);
  const before = stored && OfficeCalendar.parse(content(stored.data));
  if (calendarBase(deps, before) !== base) return changedByAnother;
  const differences = calendarDifferences(before, calendar);
  if (differences.length === 0) return answer(deps, officeId, base);
  const data = { ...calendar, published: true };
  const saved = await save(deps, officeId, [
    stored ? { do: 'update', before: stored, data } : { do: 'create', path, data },
    ...(await changeWrites(deps, officeId, {
      id: changeId,
      by: uid,
      reason,
      what: { kind: 'year', year: calendar.year },
      differences,
    })),
  ]);
  return saved ? answer(deps, officeId, calendarBase(deps, calendar)) : changedByAnother;
}

/** The office's weekly hours with their breaks; the zone stays. Refuses as {@link saveCalendarYear}. */
export async function saveOfficeHours(
  deps: Deps,
  uid: string,
  { officeId, changeId, base, weekly, source, reason }: InputOf<StaffApi['saveOfficeHours']>,
): Promise<Result<Saved>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, storedOffice } = desk.value;
  const { zone, zoneLabel } = office.hours;
  const hours = { zone, zoneLabel, weekly, ...(source !== '' && { source }) };
  if (await isSaved(deps, officeId, changeId)) return answer(deps, officeId, hoursBase(deps, hours));
  if (hoursBase(deps, office.hours) !== base) return changedByAnother;
  const differences = hoursDifferences(office.hours, hours);
  if (differences.length === 0) return answer(deps, officeId, base);
  const data: Office = { ...office, hours };
  const saved = await save(deps, officeId, [
    { do: 'update', before: storedOffice, data },
    ...(await changeWrites(deps, officeId, {
      id: changeId,
      by: uid,
      reason,
      what: { kind: 'hours' },
      differences,
    })),
  ]);
  return saved ? answer(deps, officeId, hoursBase(deps, hours)) : changedByAnother;
}

/** The same press again. */
async function isSaved(deps: Deps, officeId: string, changeId: string): Promise<boolean> {
  return (await deps.documents.get(paths.calendarChange(officeId, changeId))) !== undefined;
}

async function save(deps: Deps, officeId: string, writes: readonly Write[]): Promise<boolean> {
  if ((await deps.documents.commit(writes)) === 'lost') return false;
  forget(deps, 'offices', paths.office(officeId), paths.calendars(officeId));
  await applyChange(deps, officeId);
  return true;
}

async function answer(deps: Deps, officeId: string, base: string): Promise<Result<Saved>> {
  const stored: Stored | undefined = await deps.documents.get(paths.job(officeId, 'calendar'));
  const job = stored && CalendarJob.parse(stored.data);
  return ok({ base, moved: job?.moved ?? 0, pending: job?.sweep === 1 });
}

/** The changes of an office, newest first. */
export async function listCalendarChanges(deps: Deps, officeId: string): Promise<CalendarChange[]> {
  const found = await deps.documents.find({
    collection: paths.calendarChanges(officeId),
    where: [],
    orderBy: { field: 'at', direction: 'desc' },
    limit: 50,
  });
  return found.map(({ data }) => CalendarChange.parse(data));
}
