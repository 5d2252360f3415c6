import type { Documents, Files, Query, Stored, Write } from '../usecases/ports.ts';

/** Documents and files in memory, for tests: the same contract as Firestore and Storage (`test/fixtures/store-contract.ts`). */

export function memoryDocuments(): Documents & { all(): Map<string, Record<string, unknown>> } {
  const documents = new Map<string, { data: Record<string, unknown>; seen: string }>();
  let clock = 0;

  const read = (path: string): Stored | undefined => {
    const found = documents.get(path);
    return found && { path, data: structuredClone(found.data), seen: found.seen };
  };

  return {
    get: (path) => Promise.resolve(read(path)),
    getAll: (paths) => Promise.resolve(paths.map(read)),
    find: (query) =>
      Promise.resolve(
        select(
          query,
          [...documents.keys()].flatMap((path) => read(path) ?? []),
        ),
      ),
    commit(writes) {
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
      if (!holds) return Promise.resolve('lost');
      clock += 1;
      for (const write of writes) applyWrite(write, String(clock));
      return Promise.resolve('done');
    },
    all: () => new Map([...documents].map(([path, { data }]) => [path, structuredClone(data)])),
  };

  function applyWrite(write: Write, seen: string) {
    switch (write.do) {
      case 'create':
      case 'set':
        documents.set(write.path, { data: plain(write.data), seen });
        return;
      case 'merge':
        documents.set(write.path, {
          data: { ...documents.get(write.path)?.data, ...plain(write.data) },
          seen,
        });
        return;
      case 'update':
        documents.set(write.before.path, { data: plain(write.data), seen });
        return;
      case 'remove':
        documents.delete(write.before.path);
        return;
      default:
        write satisfies never;
    }
  }
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

function select(query: Query, stored: Stored[]): Stored[] {
  const inside = stored.filter(({ path }) => {
    const parent = path.slice(0, path.lastIndexOf('/'));
    return query.group ? parent.split('/').at(-1) === query.collection : parent === query.collection;
  });
  const matching = inside.filter(({ data }) =>
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
      return compare(value, wanted) <= 0;
    case '>=':
      return compare(value, wanted) >= 0;
    case '<':
      return compare(value, wanted) < 0;
    default:
      return op satisfies never;
  }
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
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
