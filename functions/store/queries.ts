/**
 * Every query the server makes that needs an index of its own, as data: a test derives `firestore.indexes.json` from these and
 * from the console's (`web/console/live.ts`), because emulators do not ask for indexes.
 */
export const serverQueries = [
  {
    id: 'due-cases',
    collection: 'applications',
    group: true,
    where: [{ field: 'nextActionAt', op: '<=' }],
    orderBy: [{ field: 'nextActionAt', direction: 'asc' }],
  },
  {
    id: 'calendars-to-apply',
    collection: 'jobs',
    group: true,
    where: [{ field: 'calendarDueAt', op: '<=' }],
    orderBy: [{ field: 'calendarDueAt', direction: 'asc' }],
  },
  {
    id: 'outages-under-way',
    collection: 'outages',
    group: true,
    where: [{ field: 'pending', op: '==' }],
    orderBy: [],
  },
  {
    id: 'open-cases-in-order',
    collection: 'applications',
    group: false,
    where: [
      { field: 'status', op: 'in' },
      { field: 'id', op: '>=' },
    ],
    orderBy: [{ field: 'id', direction: 'asc' }],
  },
  {
    id: 'due-messages',
    collection: 'outbox',
    group: true,
    where: [
      { field: 'state', op: 'in' },
      { field: 'dueAt', op: '<=' },
    ],
    orderBy: [{ field: 'dueAt', direction: 'asc' }],
  },
  {
    id: 'running-cases',
    collection: 'applications',
    group: false,
    where: [
      { field: 'status', op: 'in' },
      { field: 'id', op: '>=' },
    ],
    orderBy: [{ field: 'id', direction: 'asc' }],
  },
  {
    id: 'newest-to-collect',
    collection: 'applications',
    group: false,
    where: [{ field: 'status', op: '==' }],
    orderBy: [{ field: 'readyAt', direction: 'desc' }],
  },
  {
    id: 'to-collect-of-a-day',
    collection: 'applications',
    group: false,
    where: [
      { field: 'status', op: '==' },
      { field: 'readyAt', op: '>=' },
      { field: 'readyAt', op: '<' },
    ],
    orderBy: [{ field: 'readyAt', direction: 'desc' }],
  },
  {
    id: 'to-print',
    collection: 'cards',
    group: false,
    where: [
      { field: 'stepKind', op: '==' },
      { field: 'status', op: '==' },
    ],
    orderBy: [{ field: 'changedAt', direction: 'asc' }],
  },
  {
    id: 'find-applicants',
    collection: 'private',
    group: true,
    where: [
      { field: 'officeId', op: '==' },
      { field: 'search', op: 'array-contains' },
    ],
    orderBy: [],
  },
  {
    id: 'cases-of-a-service',
    collection: 'applications',
    group: false,
    where: [
      { field: 'serviceId', op: '==' },
      { field: 'submittedAt', op: '>=' },
    ],
    orderBy: [{ field: 'submittedAt', direction: 'desc' }],
  },
  {
    id: 'bundles-of-a-village',
    collection: 'bundles',
    group: false,
    where: [{ field: 'villageCodes', op: 'array-contains' }],
    orderBy: [{ field: 'madeAt', direction: 'desc' }],
  },
  {
    id: 'openings-of-a-case',
    collection: 'accessLog',
    group: false,
    where: [{ field: 'applicationId', op: '==' }],
    orderBy: [{ field: 'at', direction: 'desc' }],
  },
] as const;
