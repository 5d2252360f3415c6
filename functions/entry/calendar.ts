import { calendarApi } from '../../domain/calendar-api.ts';
import { openAgenda, printAgenda } from '../usecases/open-agenda.ts';
import { openCalendar, takeCalendarOver } from '../usecases/open-calendar.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { saveCalendarYear, saveOfficeHours } from '../usecases/save-calendar.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** The office calendar: days off, special hours, appointments and events. Name → endpoint, a part of `staffEndpoints`. */
export function calendarEndpoints(deps: ReportDeps): { [K in keyof typeof calendarApi]: Endpoint } {
  return {
    openCalendar: endpoint(calendarApi.openCalendar, (uid, input) => openCalendar(deps, uid, input)),
    saveCalendarYear: endpoint(calendarApi.saveCalendarYear, (uid, input) =>
      saveCalendarYear(deps, uid, input),
    ),
    saveOfficeHours: endpoint(calendarApi.saveOfficeHours, (uid, input) => saveOfficeHours(deps, uid, input)),
    takeCalendarOver: endpoint(calendarApi.takeCalendarOver, (uid, input) =>
      takeCalendarOver(deps, uid, input),
    ),
    openAgenda: endpoint(calendarApi.openAgenda, (uid, input) => openAgenda(deps, uid, input)),
    printAgenda: endpoint(calendarApi.printAgenda, (uid, input) => printAgenda(deps, uid, input)),
  };
}
