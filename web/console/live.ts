import { collection, doc, limit, onSnapshot, orderBy, query, where } from 'firebase/firestore';
import type {
  DocumentData,
  Firestore,
  FirestoreError,
  OrderByDirection,
  QueryConstraint,
  WhereFilterOp,
} from 'firebase/firestore';
import { Application, ApplicationEvent } from '../../domain/application.ts';
import { OfficeCalendar } from '../../domain/calendar.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { Card } from '../../domain/personal-data.ts';
import { QueueDay, Ticket } from '../../domain/queue.ts';
import { StaffMember } from '../../domain/roles.ts';

/** The console's only reads of Firestore: live, guarded by the rules, and built from the table below. */

/** One query; the values of its `where` come at run time. A test derives each one's composite index from this. */
export interface ConsoleQuery {
  id: string;
  /** Collection's own name, the last part of its path. */
  collection: string;
  where: readonly { field: string; op: WhereFilterOp }[];
  orderBy: readonly { field: string; direction: OrderByDirection }[];
  /** Absent: all of it, where a collection is small by nature. */
  limit?: number;
}

/** A list longer than this is not read in a morning; whoever is looked for is found by the search, or by reading on. */
export const listLimit = 200;
/** How many more rows are read when somebody asks. */
export const moreRows = 50;

/**
 * What runs out first stands first, so a short read holds all that is late or at risk. The words in between are fixed by their
 * order: Firestore sorts null before every number, so `warnAt > 0` leaves out what has no running promise.
 */
const warnedFirst = {
  orderBy: [{ field: 'warnAt', direction: 'asc' }],
  limit: 50,
} as const;

const newestChange = [{ field: 'changedAt', direction: 'desc' }] as const;

/** Firestore allows one `array-contains-any` a query, so lists by section and by village are narrowed further in the browser. */
export const consoleQueries = [
  {
    id: 'turn',
    collection: 'cards',
    where: [{ field: 'waitingFor', op: 'array-contains-any' }],
    orderBy: [{ field: 'submittedAt', direction: 'desc' }],
    limit: listLimit,
  },
  { id: 'office', collection: 'cards', where: [], orderBy: newestChange, limit: listLimit },
  {
    id: 'status',
    collection: 'cards',
    where: [{ field: 'status', op: '==' }],
    orderBy: newestChange,
    limit: listLimit,
  },
  {
    id: 'sections',
    collection: 'cards',
    where: [{ field: 'sections', op: 'array-contains-any' }],
    orderBy: newestChange,
    limit: listLimit,
  },
  {
    id: 'villages',
    collection: 'cards',
    where: [{ field: 'villageCodes', op: 'array-contains-any' }],
    orderBy: newestChange,
    limit: listLimit,
  },
  {
    id: 'recap',
    collection: 'cards',
    where: [
      { field: 'stepKind', op: '==' },
      { field: 'status', op: '==' },
    ],
    orderBy: [],
    limit: 500,
  },
  {
    id: 'awaiting',
    collection: 'cards',
    where: [{ field: 'awaits', op: 'in' }],
    orderBy: newestChange,
    limit: 100,
  },
  {
    id: 'promised',
    collection: 'cards',
    where: [
      { field: 'status', op: '==' },
      { field: 'warnAt', op: '>' },
    ],
    ...warnedFirst,
  },
  {
    id: 'promised-sections',
    collection: 'cards',
    where: [
      { field: 'status', op: '==' },
      { field: 'sections', op: 'array-contains-any' },
      { field: 'warnAt', op: '>' },
    ],
    ...warnedFirst,
  },
  {
    id: 'promised-villages',
    collection: 'cards',
    where: [
      { field: 'status', op: '==' },
      { field: 'villageCodes', op: 'array-contains-any' },
      { field: 'warnAt', op: '>' },
    ],
    ...warnedFirst,
  },
  { id: 'reference', collection: 'cards', where: [{ field: 'reference', op: '==' }], orderBy: [], limit: 1 },
  { id: 'events', collection: 'events', where: [], orderBy: [{ field: 'revision', direction: 'asc' }] },
  {
    id: 'tickets',
    collection: 'tickets',
    where: [],
    orderBy: [{ field: 'takenAt', direction: 'desc' }],
    limit: listLimit,
  },
  { id: 'staff', collection: 'staff', where: [], orderBy: [{ field: 'name', direction: 'asc' }] },
  { id: 'calendars', collection: 'calendar', where: [{ field: 'published', op: '==' }], orderBy: [] },
] as const satisfies readonly ConsoleQuery[];
export type QueryId = (typeof consoleQueries)[number]['id'];

/**
 * What a live read knows. `offline`: the value may be old (or empty), because the server does not answer right now.
 * `refused`: the rules or the query say no; nothing more will come.
 */
export type Live<T> =
  | { state: 'loading' }
  | { state: 'live' | 'offline'; value: T; unreadable: number }
  | { state: 'refused'; code: string };

export const loading: Live<never> = { state: 'loading' };

type Listener<T> = (live: Live<T>) => void;
type Stop = () => void;

/** Firestore takes at most 30 values in an `array-contains-any`. */
const mostValues = 30;

export interface LiveReads {
  /** @param more rows beyond the query's limit; the whole list stays live, since rows would be lost that cross a page's edge */
  cards(officeId: string, request: CardRequest, listener: Listener<Card[]>, more?: number): Stop;
  application(officeId: string, id: string, listener: Listener<Application | undefined>): Stop;
  events(officeId: string, id: string, listener: Listener<ApplicationEvent[]>): Stop;
  office(officeId: string, listener: Listener<Office | undefined>): Stop;
  staff(officeId: string, listener: Listener<StaffMember[]>): Stop;
  /** The days off of each year that has a table. */
  calendars(officeId: string, listener: Listener<OfficeCalendar[]>): Stop;
  /** The newest numbers of a day's queue. */
  tickets(officeId: string, day: string, listener: Listener<Ticket[]>): Stop;
  queueDay(officeId: string, day: string, listener: Listener<QueueDay | undefined>): Stop;
}

export type CardRequest =
  | {
      query: 'turn' | 'sections' | 'villages' | 'awaiting' | 'promised-sections' | 'promised-villages';
      values: readonly string[];
    }
  | { query: 'office' | 'promised' }
  /** Everything that waits for a recapitulation. */
  | { query: 'recap' }
  | { query: 'status' | 'reference'; value: string };

export function liveReads(db: Firestore): LiveReads {
  return {
    cards: (officeId, request, listener, more) =>
      watchList(
        db,
        paths.cards(officeId),
        request.query,
        valuesOf(request),
        (data) => parsed(Card, data),
        listener,
        more,
      ),
    application: (officeId, id, listener) =>
      watchDocument(db, paths.application(officeId, id), (data) => parsed(Application, data), listener),
    events: (officeId, id, listener) =>
      watchList(
        db,
        paths.events(officeId, id),
        'events',
        [],
        (data) => parsed(ApplicationEvent, data),
        listener,
      ),
    office: (officeId, listener) =>
      watchDocument(db, paths.office(officeId), (data) => parsed(Office, data), listener),
    tickets: (officeId, day, listener) =>
      watchList(db, paths.tickets(officeId, day), 'tickets', [], (data) => parsed(Ticket, data), listener),
    queueDay: (officeId, day, listener) =>
      watchDocument(db, paths.queueDay(officeId, day), (data) => parsed(QueueDay, data), listener),
    staff: (officeId, listener) =>
      watchList(db, paths.staffOf(officeId), 'staff', [], (data) => parsed(StaffMember, data), listener),
    calendars: (officeId, listener) =>
      watchList(db, paths.calendars(officeId), 'calendars', [true], calendarOf, listener),
  };
}

/** Beside the table lie the mark that publishes it and its hash. */
function calendarOf({
  published: _published,
  hash: _hash,
  ...data
}: DocumentData): OfficeCalendar | undefined {
  return parsed(OfficeCalendar, data);
}

/** The values of a request in the order of its query's conditions. */
export function valuesOf(request: CardRequest): unknown[] {
  const given = 'values' in request ? [request.values.slice(0, mostValues)] : [];
  switch (request.query) {
    case 'promised':
    case 'promised-sections':
    case 'promised-villages':
      return ['open', ...given, 0];
    case 'recap':
      return ['recap', 'open'];
    default:
      return 'value' in request ? [request.value] : given;
  }
}

/** How many rows a read of this query holds at most. */
export function limitOf(id: QueryId, more = 0): number {
  return (definitionOf(id).limit ?? Infinity) + more;
}

/** Exactly the constraints of the table, in its order, with the values given; `more` raises its limit. */
export function constraintsOf(id: QueryId, values: readonly unknown[], more = 0): QueryConstraint[] {
  const definition: ConsoleQuery = definitionOf(id);
  if (values.length !== definition.where.length)
    throw new Error(`Query ${id} takes ${String(definition.where.length)} values`);
  return [
    ...definition.where.map(({ field, op }, index) => where(field, op, values[index])),
    ...definition.orderBy.map(({ field, direction }) => orderBy(field, direction)),
    ...(definition.limit === undefined ? [] : [limit(definition.limit + more)]),
  ];
}

function definitionOf(id: QueryId): ConsoleQuery {
  const found: ConsoleQuery | undefined = consoleQueries.find((each) => each.id === id);
  if (!found) throw new Error(`No query ${id}`);
  return found;
}

function watchList<T>(
  db: Firestore,
  path: string,
  id: QueryId,
  values: readonly unknown[],
  parse: (data: DocumentData) => T | undefined,
  listener: Listener<T[]>,
  more = 0,
): Stop {
  const steady = steadied(listener);
  const stop = onSnapshot(
    query(collection(db, path), ...constraintsOf(id, values, more)),
    // Without metadata changes an empty answer made up offline looks like an empty list.
    { includeMetadataChanges: true },
    (snapshot) => {
      const rows = snapshot.docs.map((each) => parse(each.data()));
      const value = rows.filter((row) => row !== undefined);
      steady.next({ value, unreadable: rows.length - value.length }, snapshot.metadata.fromCache);
    },
    steady.refused,
  );
  return () => {
    steady.stop();
    stop();
  };
}

function watchDocument<T>(
  db: Firestore,
  path: string,
  parse: (data: DocumentData) => T | undefined,
  listener: Listener<T | undefined>,
): Stop {
  const steady = steadied(listener);
  const stop = onSnapshot(
    doc(db, path),
    { includeMetadataChanges: true },
    (snapshot) => {
      const data = snapshot.data();
      const value = data && parse(data);
      steady.next({ value, unreadable: data && value === undefined ? 1 : 0 }, snapshot.metadata.fromCache);
    },
    steady.refused,
  );
  return () => {
    steady.stop();
    stop();
  };
}

/** The server may take this long to confirm what the cache knows before a connection counts as lost. */
const graceMs = 4000;

/**
 * Passes on what Firestore knows without its flicker: rows of other lists, still in the cache, are no list of their own until
 * the server has confirmed them, and a short silence of the server is no lost connection.
 */
export function steadied<T>(listener: Listener<T>): {
  next: (read: { value: T; unreadable: number }, fromCache: boolean) => void;
  refused: (error: Pick<FirestoreError, 'code'>) => void;
  stop: Stop;
} {
  let confirmed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
  };
  return {
    next: (read, fromCache) => {
      stop();
      confirmed ||= !fromCache;
      if (confirmed) listener({ state: 'live', ...read });
      if (fromCache) {
        timer = setTimeout(() => {
          listener({ state: 'offline', ...read });
        }, graceMs);
      }
    },
    refused: ({ code }) => {
      stop();
      listener({ state: 'refused', code });
    },
    stop,
  };
}

/** A document of a newer shape is counted and shown as unreadable, never guessed at. */
function parsed<T>(
  schema: { safeParse(data: unknown): { success: true; data: T } | { success: false } },
  data: DocumentData,
): T | undefined {
  const result = schema.safeParse(data);
  return result.success ? result.data : undefined;
}
