import type { calendarApi } from '../../domain/calendar-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import type { Endpoint } from './endpoint.ts';

/** The office calendar: days off, special hours, appointments and events. Name → endpoint, a part of `staffEndpoints`. */
export function calendarEndpoints(_deps: ReportDeps): { [K in keyof typeof calendarApi]: Endpoint } {
  return {};
}
