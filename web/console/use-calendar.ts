import type { Calendar, OfficeCalendar } from '../../domain/calendar.ts';
import { useAtWork, useLive } from './context.ts';

/** The office's hours and days off. Until they are there, only its hours: what is counted then says that a year is missing. */
export function useCalendar(): Calendar {
  const { services, office } = useAtWork();
  const read = useLive<OfficeCalendar[]>(`calendars ${office.id}`, (listener) =>
    services.live.calendars(office.id, listener),
  );
  return { hours: office.hours, years: 'value' in read ? read.value : [] };
}
