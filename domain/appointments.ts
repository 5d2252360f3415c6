import * as z from 'zod';
import { openIntervals } from './calendar.ts';
import type { Calendar } from './calendar.ts';

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
