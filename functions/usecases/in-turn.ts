import type { Deps } from './ports.ts';

const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Lets what would fight over one document do it one after another, per instance and store. Commits stay what decides: other
 * instances still come in between and lose or win by their preconditions. What it gains: docs/skm.md, *Many at once*.
 */
export async function inTurn<T>(
  deps: Pick<Deps, 'documents'>,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  let queue = queues.get(deps.documents);
  if (!queue) {
    queue = new Map();
    queues.set(deps.documents, queue);
  }
  const before = queue.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  // Whoever comes next waits for the end, however it ended.
  const ended = mine.catch(() => undefined);
  queue.set(key, ended);
  try {
    return await mine;
  } finally {
    if (queue.get(key) === ended) queue.delete(key);
  }
}
