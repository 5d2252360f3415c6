import { ServiceStandard } from '../../domain/standard.ts';

/**
 * What an administrator typed and did not save yet, kept in this browser. A standard is public, so it may lie here; the copy
 * goes once the server has it.
 */

export interface DraftCopy {
  /** Revision of the stored draft it was typed on. */
  revision: number;
  at: number;
  standard: ServiceStandard;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (officeId: string, draftId: string) => `loket-rancangan:${officeId}:${draftId}`;

/** @returns false where the browser keeps nothing (full, or forbidden): then only saving helps */
export function keepCopy(store: Store, officeId: string, draftId: string, copy: DraftCopy): boolean {
  try {
    store.setItem(keyOf(officeId, draftId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(store: Store, officeId: string, draftId: string): void {
  try {
    store.removeItem(keyOf(officeId, draftId));
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

export function copyOf(store: Store, officeId: string, draftId: string): DraftCopy | undefined {
  try {
    const data: unknown = JSON.parse(store.getItem(keyOf(officeId, draftId)) ?? 'null');
    return isCopy(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

const parts = Object.keys(ServiceStandard.shape);

/**
 * Only keepCopy writes under this key. What is typed need not be a whole standard (an empty field), so that its parts are looked
 * for and not what is in them: the findings say what is wrong there.
 */
function isCopy(data: unknown): data is DraftCopy {
  if (!isObject(data)) return false;
  const { revision, at, standard } = data;
  return (
    typeof revision === 'number' &&
    typeof at === 'number' &&
    isObject(standard) &&
    parts.every((key) => Object.hasOwn(standard, key))
  );
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** How an editor opens: with what is stored, with what was typed on it, or with two that went apart. */
export type Opening =
  | { kind: 'stored'; standard: ServiceStandard }
  | { kind: 'restored'; standard: ServiceStandard; at: number }
  | { kind: 'apart'; standard: ServiceStandard; copy: DraftCopy };

export function openingOf(
  stored: { revision: number; standard: ServiceStandard },
  copy: DraftCopy | undefined,
): Opening {
  if (!copy || sameData(copy.standard, stored.standard)) return { kind: 'stored', standard: stored.standard };
  if (copy.revision === stored.revision) return { kind: 'restored', standard: copy.standard, at: copy.at };
  return { kind: 'apart', standard: stored.standard, copy };
}

/** Alike as data, whatever order their keys were written in. */
export function sameData(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
