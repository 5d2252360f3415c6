import { isDeepStrictEqual } from 'node:util';
import type { Documents, Files, Query, Stored, Write } from '../usecases/ports.ts';

/** Documents and files in memory, for tests: the same contract as Firestore and Storage (`test/fixtures/store-contract.ts`). */

export function memoryDocuments(): Documents & { all(): Map<string, Record<string, unknown>> } {
  const documents = new Map<string, { data: Record<string, unknown>; seen: string }>();
  let clock = 0;

  const read = (path: string): Stored | undefined => {
    refuseNoDocument(path);
    const found = documents.get(path);
    return found && { path, data: structuredClone(found.data), seen: found.seen };
  };

  return {
    get: async (path) => read(path),
    getAll: async (paths) => paths.map(read),
    find: async (query) =>
      select(
        query,
        [...documents.keys()].filter((path) => isInside(path, query)).flatMap((path) => read(path) ?? []),
      ),
    commit: async (writes) => commit(writes),
    update: async (before, data) =>
      commit([{ do: 'update', before, data }]) === 'lost' ? 'lost' : (read(before.path) ?? 'lost'),
    all: () => new Map([...documents].map(([path, { data }]) => [path, structuredClone(data)])),
  };

  function commit(writes: readonly Write[]): 'done' | 'lost' {
    const created = writes.flatMap((write) => (write.do === 'create' ? [write.path] : []));
    if (new Set(created).size < created.length) return 'lost';
    for (const write of writes) refuseNoDocument('path' in write ? write.path : write.before.path);
    const holds = writes.every((write) => {
      switch (write.do) {
        case 'create':
          return !documents.has(write.path);
        case 'update':
        case 'remove':
          return documents.get(write.before.path)?.seen === write.before.seen;
        case 'set':
        case 'merge':
          return true;
        default:
          return write satisfies never;
      }
    });
    if (!holds) return 'lost';
    clock += 1;
    for (const write of writes) applyWrite(write, String(clock));
    return 'done';
  }

  function applyWrite(write: Write, seen: string) {
    switch (write.do) {
      case 'create':
      case 'set':
        keep(write.path, plain(write.data), seen);
        return;
      case 'merge':
        keep(write.path, { ...documents.get(write.path)?.data, ...plain(write.data) }, seen);
        return;
      case 'update':
        keep(write.before.path, plain(write.data), seen);
        return;
      case 'remove':
        documents.delete(write.before.path);
        return;
      default:
        write satisfies never;
    }
  }

  /** Like Firestore, a write that changes nothing counts as none: who read before it may still write. */
  function keep(path: string, data: Record<string, unknown>, seen: string) {
    const known = documents.get(path);
    documents.set(path, { data, seen: known && isDeepStrictEqual(known.data, data) ? known.seen : seen });
  }
}

/** Firestore throws for a path that names a collection or has an empty part; nobody may come to rely on less. */
function refuseNoDocument(path: string): void {
  const parts = path.split('/');
  if (parts.length % 2 === 1 || parts.includes('')) throw new Error(`${path} names no document`);
}

/** As stored: own copies, undefined fields left out. */
function plain(data: object): Record<string, unknown> {
  return withoutUndefined(structuredClone(data)) as Record<string, unknown>;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, withoutUndefined(inner)]),
  );
}

function isInside(path: string, { collection, group }: Query): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return group ? parent.split('/').at(-1) === collection : parent === collection;
}

function select(query: Query, stored: Stored[]): Stored[] {
  const matching = stored.filter(({ data }) =>
    query.where.every((condition) => matches(data[condition.field], condition)),
  );
  const { orderBy } = query;
  const ordered = orderBy
    ? matching
        .filter(({ data }) => data[orderBy.field] !== undefined)
        .sort(
          (a, b) =>
            compare(a.data[orderBy.field], b.data[orderBy.field]) * (orderBy.direction === 'asc' ? 1 : -1),
        )
    : matching.sort((a, b) => compare(a.path, b.path));
  return ordered.slice(0, query.limit);
}

function matches(value: unknown, { op, value: wanted }: Query['where'][number]): boolean {
  if (value === undefined) return false;
  switch (op) {
    case '==':
      return value === wanted;
    case 'in':
      return (wanted as unknown[]).includes(value);
    case 'array-contains':
      return Array.isArray(value) && value.includes(wanted);
    case '<=':
      return rank(value) === rank(wanted) && compare(value, wanted) <= 0;
    case '>=':
      return rank(value) === rank(wanted) && compare(value, wanted) >= 0;
    case '<':
      return rank(value) === rank(wanted) && compare(value, wanted) < 0;
    default:
      return op satisfies never;
  }
}

/** Firestore orders by kind first. */
function rank(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 2;
  return value instanceof Date ? 3 : 4;
}

function compare(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

export function memoryFiles(sha256: (bytes: Uint8Array) => string): Files {
  const files = new Map<string, { bytes: Uint8Array; type: string }>();
  return {
    save(officeId, bytes, type) {
      const hash = sha256(bytes);
      files.set(`${officeId}/${hash}`, { bytes: bytes.slice(), type });
      return Promise.resolve({ sha256: hash });
    },
    read: (officeId, hash) => Promise.resolve(files.get(`${officeId}/${hash}`)),
  };
}
