import * as z from 'zod';
import { localDay, openIntervals } from './calendar.ts';
import type { Calendar, Zone } from './calendar.ts';

/** Slots of a service that is done by appointment (Balongbendo KTP-el): the office's open time cut into equal pieces. */

/** `offices/{o}/appointments/{serviceId}-{day}`: how many have booked each slot, by its beginning in milliseconds. */
export const AppointmentDay = z.strictObject({
  v: z.literal(1),
  serviceId: z.string(),
  day: z.iso.date(),
  booked: z.record(z.string(), z.int().min(0)),
});
export type AppointmentDay = z.infer<typeof AppointmentDay>;

export interface Slot {
  readonly at: number;
  readonly free: number;
}

/** Slots of one day that begin after `now`. A piece that would reach into a break or closing time is none. */
export function slotsOn(
  calendar: Calendar,
  day: string,
  step: { minutes: number; atOnce: number },
  booked: Readonly<Record<string, number>>,
  now: number,
): Slot[] {
  const length = step.minutes * 60_000;
  return openIntervals(calendar, day).intervals.flatMap(({ fromAt, toAt }) => {
    const count = Math.floor((toAt - fromAt) / length);
    return Array.from({ length: count }, (_, index) => fromAt + index * length)
      .filter((at) => at > now)
      .map((at) => ({ at, free: Math.max(0, step.atOnce - (booked[String(at)] ?? 0)) }));
  });
}

/** Slots as people choose them: first the day, then the time. Days in the order they come. */
export function slotsByDay(slots: readonly Slot[], zone: Zone): { day: string; slots: Slot[] }[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = localDay(slot.at, zone);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, ofDay]) => ({ day, slots: ofDay }));
}
