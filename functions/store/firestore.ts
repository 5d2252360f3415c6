import { FieldValue, Timestamp } from '@google-cloud/firestore';
import type {
  DocumentData,
  DocumentSnapshot,
  Firestore,
  QueryDocumentSnapshot,
} from '@google-cloud/firestore';
import type { Documents, Query, Stored, Write } from '../usecases/ports.ts';

/**
 * Documents in Firestore. A commit is one batch: preconditions on update times and on absence, no locks. Under contention this
 * beats transactions by far (design §4: 50 at once 1.9 s against 126 s).
 */
export function firestoreDocuments(firestore: Firestore): Documents {
  return {
    async get(path) {
      return storedOf(await firestore.doc(path).get());
    },
    async getAll(paths) {
      if (paths.length === 0) return [];
      const snapshots = await firestore.getAll(...paths.map((path) => firestore.doc(path)));
      return snapshots.map(storedOf);
    },
    async find(query) {
      const { docs } = await queryOf(firestore, query).get();
      return docs.map((snapshot) => ({ path: snapshot.ref.path, ...contentOf(snapshot) }));
    },
    async commit(writes) {
      return createsTwice(writes) || (await written(firestore, writes)) === 'lost' ? 'lost' : 'done';
    },
    async update(before, data) {
      const times = await written(firestore, [{ do: 'update', before, data }]);
      if (times === 'lost') return 'lost';
      const [time] = times;
      if (!time) throw new Error('Firestore did not say when it wrote');
      return { path: before.path, data: { ...data }, seen: seenOf(time) };
    },
  };
}

/** @returns each document's update time after it */
async function written(firestore: Firestore, writes: readonly Write[]): Promise<Timestamp[] | 'lost'> {
  const batch = firestore.batch();
  for (const write of writes) add(firestore, batch, write);
  try {
    return (await batch.commit()).map(({ writeTime }) => writeTime);
  } catch (error) {
    if (isLost(error)) return 'lost';
    throw error;
  }
}

/** Does a commit create what an earlier write of it has made? Production calls that "exists", the emulator a wrong request. */
function createsTwice(writes: readonly Write[]): boolean {
  const made = new Set<string>();
  for (const write of writes) {
    if (write.do === 'remove') made.delete(write.before.path);
    else if (write.do === 'create' && made.has(write.path)) return true;
    else made.add(write.do === 'update' ? write.before.path : write.path);
  }
  return false;
}

/** gRPC codes of a precondition that no longer holds: not found, already exists, failed precondition, aborted. */
const lostCodes: ReadonlySet<unknown> = new Set([5, 6, 9, 10]);

function isLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && lostCodes.has(error.code);
}

function storedOf(snapshot: DocumentSnapshot): Stored | undefined {
  return snapshot.exists
    ? { path: snapshot.ref.path, ...contentOf(snapshot as QueryDocumentSnapshot) }
    : undefined;
}

function contentOf(snapshot: QueryDocumentSnapshot): Pick<Stored, 'data' | 'seen'> {
  return { data: fromFirestore(snapshot.data()), seen: seenOf(snapshot.updateTime) };
}

/** Timestamps exist for TTL only; everything else is milliseconds. The domain sees dates. */
function fromFirestore(data: DocumentData): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => [
      key,
      value instanceof Timestamp ? value.toDate() : value,
    ]),
  );
}

function seenOf(time: Timestamp): string {
  return `${String(time.seconds)}.${String(time.nanoseconds)}`;
}

function seenTime(seen: string): Timestamp {
  const [seconds, nanoseconds] = seen.split('.');
  return new Timestamp(Number(seconds), Number(nanoseconds));
}

function queryOf(firestore: Firestore, query: Query) {
  const base = query.group
    ? firestore.collectionGroup(query.collection)
    : firestore.collection(query.collection);
  const filtered = query.where.reduce(
    (so, { field, op, value }) => so.where(field, op, value),
    base.limit(query.limit),
  );
  return query.orderBy ? filtered.orderBy(query.orderBy.field, query.orderBy.direction) : filtered;
}

function add(firestore: Firestore, batch: ReturnType<Firestore['batch']>, write: Write): void {
  switch (write.do) {
    case 'create':
      batch.create(firestore.doc(write.path), write.data as DocumentData);
      return;
    case 'set':
      batch.set(firestore.doc(write.path), write.data as DocumentData);
      return;
    case 'merge':
      batch.set(firestore.doc(write.path), write.data as DocumentData, {
        mergeFields: Object.keys(write.data),
      });
      return;
    case 'update': {
      // `set` knows no precondition, so a replacement is an update that names the fields to drop.
      const dropped = Object.keys(write.before.data).filter(
        (key) => (write.data as DocumentData)[key] === undefined,
      );
      const data = { ...write.data, ...Object.fromEntries(dropped.map((key) => [key, FieldValue.delete()])) };
      batch.update(firestore.doc(write.before.path), data, { lastUpdateTime: seenTime(write.before.seen) });
      return;
    }
    case 'remove':
      batch.delete(firestore.doc(write.before.path), { lastUpdateTime: seenTime(write.before.seen) });
      return;
    default:
      write satisfies never;
  }
}
