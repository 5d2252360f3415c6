/**
 * The hash chain of a case's events: each event holds the hash of the one before it and its own, so that a change, a
 * removal or an insertion shows. The hash function is handed in; nothing here knows a crypto library.
 */

/** What the first event holds as its predecessor's hash. */
export const chainStart = '0'.repeat(64);

export type Sha256 = (text: string) => string;

/** The two fields a chained event carries besides its own. */
export interface ChainLink {
  readonly previousHash: string;
  readonly hash: string;
}

/**
 * JSON with sorted keys and no spaces: equal values give equal text on every engine.
 * Throws on what JSON would silently drop or change: undefined, NaN, infinities, functions, bigints, dates and other
 * class instances, values that contain themselves.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** The hash of an event that follows `previousHash`; `event` is the event without its link. */
export function linkHash(previousHash: string, event: object, sha256: Sha256): string {
  return sha256(canonicalJson({ event, previousHash }));
}

/** The event with its link, ready to be stored. */
export function linked<T extends object>(event: T, previousHash: string, sha256: Sha256): T & ChainLink {
  return { ...event, previousHash, hash: linkHash(previousHash, event, sha256) };
}

/**
 * Checks a chain from its first event on.
 * @param head the hash kept with the case; without it a cut tail cannot be seen
 * @returns the index of the first broken link; a cut tail is reported one past the last event
 */
export function verifyChain(
  events: readonly ChainLink[],
  sha256: Sha256,
  head?: string,
): { readonly ok: true } | { readonly ok: false; readonly brokenAt: number } {
  let before = chainStart;
  for (const [position, { previousHash, hash, ...event }] of events.entries()) {
    if (previousHash !== before || !matches(hash, before, event, sha256))
      return { ok: false, brokenAt: position };
    before = hash;
  }
  return head === undefined || head === before ? { ok: true } : { ok: false, brokenAt: events.length };
}

/** An event that cannot be written canonically was never linked by us: broken, not a crash of the check. */
function matches(hash: string, previousHash: string, event: object, sha256: Sha256): boolean {
  try {
    return linkHash(previousHash, event, sha256) === hash;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function write(value: unknown, inside: readonly object[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number in canonical JSON must be finite');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`canonical JSON cannot hold ${typeof value}`);
  if (inside.includes(value)) throw new TypeError('a value in canonical JSON cannot contain itself');
  const deeper = [...inside, value];
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => write(item, deeper)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('canonical JSON holds plain objects only');
  }
  const pairs = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]: [string, unknown]) => `${JSON.stringify(key)}:${write(item, deeper)}`);
  return `{${pairs.join(',')}}`;
}
