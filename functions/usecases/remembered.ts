import type { Deps } from './ports.ts';

const memories = new WeakMap<object, Map<string, { at: number; value: unknown }>>();

/**
 * Remembers what was read for a while, per instance and per store. Only for what anyone may read and what changes seldom:
 * it saves most reads of an act (design §4, the budget of 60 reads). Nothing found is not remembered.
 * @param freshForMs how long, in milliseconds; infinite for what never changes
 */
export async function remembered<T>(
  deps: Pick<Deps, 'documents' | 'now'>,
  key: string,
  freshForMs: number,
  read: () => Promise<T>,
): Promise<T> {
  let memory = memories.get(deps.documents);
  if (!memory) {
    memory = new Map();
    memories.set(deps.documents, memory);
  }
  const known = memory.get(key);
  const now = deps.now();
  if (known && now - known.at < freshForMs && now >= known.at) return known.value as T;
  const value = await read();
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  if (!empty) memory.set(key, { at: now, value });
  return value;
}

/** Whoever changes what is remembered sees the change at once on this instance; others see it when their memory is over. */
export function forget(deps: Pick<Deps, 'documents'>, ...keys: readonly string[]): void {
  const memory = memories.get(deps.documents);
  for (const key of keys) memory?.delete(key);
}
