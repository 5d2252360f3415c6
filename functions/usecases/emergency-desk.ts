import { refuse, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Role } from '../../domain/roles.ts';
import { loadCaller } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps } from './ports.ts';

/** Whoever asks, re-read, if he holds one of these roles today. Refuses `not-allowed`. */
export async function asOneOf(
  deps: Deps,
  officeId: string,
  uid: string,
  roles: readonly Role[],
): Promise<Result<Caller>> {
  const caller = await loadCaller(deps, officeId, uid);
  return caller?.actor.roles.some((role) => roles.includes(role))
    ? ok(caller)
    : refuse({ code: 'not-allowed', needs: [...roles] });
}
