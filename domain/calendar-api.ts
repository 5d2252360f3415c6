/** The office calendar: days off, special hours, appointments and events. Callables: name → input and output. */

export const calendarApi = {} as const;
