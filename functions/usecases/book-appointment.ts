import { AppointmentDay, slotsOn } from '../../domain/appointments.ts';
import type { Slot } from '../../domain/appointments.ts';
import { addDays, localDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { stepOf } from '../../domain/route.ts';
import type { Case } from './case.ts';
import type { Deps, Write } from './ports.ts';

/** Appointments: which slots are free, and holding one in the commit of the act that books it. */

/** How far ahead an applicant may choose. */
const daysAhead = 14;

/** Free slots of the next days, for a case that stands at its appointment; none for others. */
export async function freeSlots(
  deps: Deps,
  { application, standard, office, calendar }: Case,
): Promise<Slot[]> {
  const step = stepOf(standard.definition, application);
  if (step?.do !== 'appointment') return [];
  const now = deps.now();
  const today = localDay(now, office.hours.zone);
  const days = Array.from({ length: daysAhead }, (_, index) => addDays(today, index));
  const stored = await deps.documents.getAll(
    days.map((day) => paths.appointmentDay(office.id, standard.serviceId, day)),
  );
  return days.flatMap((day, index) => {
    const found = stored[index];
    const booked = found ? AppointmentDay.parse(found.data).booked : {};
    return slotsOn(calendar, day, step, booked, now).filter(({ free }) => free > 0);
  });
}

/**
 * Takes a slot, and gives back the one the case had. The day's document carries the precondition: of two who take the last place at
 * once one is decided anew and finds it taken.
 */
export async function holdSlot(
  deps: Deps,
  loaded: Pick<Case, 'application' | 'standard' | 'office' | 'calendar'>,
  at: number,
): Promise<{ slotFree: boolean; writes: Write[] }> {
  const { application, standard, office, calendar } = loaded;
  const step = stepOf(standard.definition, application);
  if (step?.do !== 'appointment') return { slotFree: false, writes: [] };
  const day = localDay(at, office.hours.zone);
  const path = paths.appointmentDay(office.id, standard.serviceId, day);
  const stored = await deps.documents.get(path);
  const before: AppointmentDay = stored
    ? AppointmentDay.parse(stored.data)
    : { v: 1, serviceId: standard.serviceId, day, booked: {} };
  const had = application.appointmentAt;
  const sameDay = had !== undefined && localDay(had, office.hours.zone) === day;
  // Its own place is free to the case itself: choosing the same slot again is no clash.
  const others = sameDay ? counted(before.booked, had, -1) : before.booked;
  const slot = slotsOn(calendar, day, step, others, deps.now()).find((each) => each.at === at);
  if (!slot || slot.free === 0) return { slotFree: false, writes: [] };
  const data: AppointmentDay = { ...before, booked: counted(others, at, 1) };
  return {
    slotFree: true,
    writes: [
      stored ? { do: 'update', before: stored, data } : { do: 'create', path, data },
      ...(had !== undefined && !sameDay ? await releaseSlot(deps, loaded) : []),
    ],
  };
}

/** Gives the slot of a case back, when it is missed, moved or not needed any more. */
export async function releaseSlot(
  deps: Deps,
  { application, standard, office }: Pick<Case, 'application' | 'standard' | 'office'>,
): Promise<Write[]> {
  const at = application.appointmentAt;
  if (at === undefined) return [];
  const path = paths.appointmentDay(office.id, standard.serviceId, localDay(at, office.hours.zone));
  const stored = await deps.documents.get(path);
  if (!stored) return [];
  const day = AppointmentDay.parse(stored.data);
  return [{ do: 'update', before: stored, data: { ...day, booked: counted(day.booked, at, -1) } }];
}

function counted(booked: Readonly<Record<string, number>>, at: number, by: 1 | -1): Record<string, number> {
  const count = (booked[String(at)] ?? 0) + by;
  const { [String(at)]: _before, ...others } = booked;
  return count > 0 ? { ...others, [String(at)]: count } : others;
}
