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
    id: 'openings-of-a-case',
    collection: 'accessLog',
    group: false,
    where: [{ field: 'applicationId', op: '==' }],
    orderBy: [{ field: 'at', direction: 'desc' }],
  },
] as const;
