import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Deps } from './ports.ts';

/**
 * Counts one try of something that may be guessed or harvested. A fixed window per key; the key is hashed, so that no token
 * or query stands in a document id. Lost races count once too few at most, which a limit can bear.
 * Refuses `too-many-tries` with the instant from which it works again.
 */
export async function countTry(
  deps: Deps,
  officeId: string,
  what: { kind: string; key: string; limit: number; windowMs: number },
): Promise<Result<null>> {
  const now = deps.now();
  const path = paths.limit(officeId, deps.sha256(`${what.kind} ${what.key}`));
  const stored = await deps.documents.get(path);
  const startedAt = stored ? Number(stored.data['startedAt']) : now;
  const current = stored !== undefined && now - startedAt < what.windowMs;
  const tries = current ? Number(stored.data['tries']) : 0;
  if (tries >= what.limit) return refuse({ code: 'too-many-tries', retryAt: startedAt + what.windowMs });
  const since = current ? startedAt : now;
  await deps.documents.commit([
    {
      do: 'set',
      path,
      data: {
        v: 1,
        kind: what.kind,
        tries: tries + 1,
        startedAt: since,
        expiresAt: new Date(since + what.windowMs),
      },
    },
  ]);
  return ok(null);
}
