import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';

/** When to come back if a key is tried so often at once that a try could not even be counted. */
const crowdedMs = 60_000;

/**
 * Counts one try of something that may be guessed or harvested. A fixed window per key; the key is hashed, so that no token
 * or query stands in a document id. However many come at once, no more pass than the limit says: each is counted on what is
 * stored, and whoever lost the race is counted again.
 * Refuses `too-many-tries` with the instant from which it works again; also what could not be counted.
 */
export async function countTry(
  deps: Deps,
  officeId: string,
  what: { kind: string; key: string; limit: number; windowMs: number },
): Promise<Result<null>> {
  const path = paths.limit(officeId, deps.sha256(`${what.kind} ${what.key}`));
  const attempt = async (): Promise<Result<null> | 'lost'> => {
    const now = deps.now();
    const stored = await deps.documents.get(path);
    const startedAt = stored ? Number(stored.data['startedAt']) : now;
    const current = stored !== undefined && now - startedAt < what.windowMs;
    const tries = current ? Number(stored.data['tries']) : 0;
    if (tries >= what.limit) return refuse({ code: 'too-many-tries', retryAt: startedAt + what.windowMs });
    const since = current ? startedAt : now;
    const data = {
      v: 1,
      kind: what.kind,
      tries: tries + 1,
      startedAt: since,
      expiresAt: new Date(since + what.windowMs),
    };
    const outcome = await deps.documents.commit([
      stored ? { do: 'update', before: stored, data } : { do: 'create', path, data },
    ]);
    return outcome === 'lost' ? 'lost' : ok(null);
  };
  return untilCommitted(deps, attempt, () =>
    refuse({ code: 'too-many-tries', retryAt: deps.now() + crowdedMs }),
  );
}
