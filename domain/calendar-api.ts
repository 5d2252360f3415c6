import * as z from 'zod';
import { ActId } from './application.ts';
import { AgendaEntry } from './agenda.ts';
import { DayOff, IsoDay, OfficeCalendar, OfficeHours, WeeklyHours } from './calendar.ts';
import { CalendarChange, ChangeReason } from './calendar-change.ts';
import { SectionId } from './roles.ts';
import { Slug } from './standard.ts';

/** The office calendar: days off, special hours, appointments and events. Callables: name → input and output. */

const inOffice = { officeId: Slug };

/** What a save answers: how many running cases fall due at another moment so far, and whether some are still to be looked at. */
const Saved = z.strictObject({ base: z.string(), moved: z.int(), pending: z.boolean() });

export const calendarApi = {
  /** For administrators. `base` goes back with a save: it tells whether somebody else saved in between. */
  openCalendar: {
    input: z.strictObject(inOffice),
    output: z.strictObject({
      hours: OfficeHours,
      hoursBase: z.string(),
      years: z.array(z.strictObject({ base: z.string(), calendar: OfficeCalendar })),
      /** Newest first. */
      changes: z.array(z.strictObject({ change: CalendarChange, byName: z.string() })),
      /** Other offices of this installation, whose decreed days may be taken over. */
      offices: z.array(z.strictObject({ id: Slug, name: z.string() })),
    }),
  },
  /** `base` is empty for a year that has no table yet. */
  saveCalendarYear: {
    input: z.strictObject({
      ...inOffice,
      changeId: ActId,
      base: z.string(),
      calendar: OfficeCalendar,
      reason: ChangeReason,
    }),
    output: Saved,
  },
  saveOfficeHours: {
    input: z.strictObject({
      ...inOffice,
      changeId: ActId,
      base: z.string(),
      weekly: WeeklyHours,
      source: z.string().trim().max(500),
      reason: ChangeReason,
    }),
    output: Saved,
  },
  /** The decreed days of another office's year. Refuses `not-found` where it has none. */
  takeCalendarOver: {
    input: z.strictObject({ ...inOffice, from: Slug, year: z.int() }),
    output: z.strictObject({ source: z.string(), daysOff: z.array(DayOff) }),
  },
  /** What is booked from a day on, in order; only cases the caller may see. The opening is logged. */
  openAgenda: {
    input: z.strictObject({ ...inOffice, from: IsoDay, days: z.int().min(1).max(14) }),
    output: z.strictObject({ entries: z.array(AgendaEntry), more: z.boolean() }),
  },
  /** One day as PDF. Each case named on it gets its line in the access log first. */
  printAgenda: {
    input: z.strictObject({
      ...inOffice,
      on: IsoDay,
      section: SectionId.optional(),
      serviceId: Slug.optional(),
    }),
    output: z.strictObject({ name: z.string(), type: z.string(), base64: z.string() }),
  },
} as const;
