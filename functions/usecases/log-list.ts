import { paths } from '../../domain/paths.ts';
import { commitOrThrow } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps } from './ports.ts';

/**
 * One line of the access log for a list of names: who, when, which list, how many. Written before the list leaves the server; an
 * empty list names nobody.
 */
export async function logList(
  deps: Deps,
  officeId: string,
  { actor }: Caller,
  of: { what: string; count: number },
): Promise<void> {
  if (of.count === 0) return;
  await commitOrThrow(deps, [
    {
      do: 'create',
      path: paths.access(officeId, deps.newId()),
      data: { v: 1, officeId, uid: actor.uid, role: actor.roles[0], at: deps.now(), ...of },
    },
  ]);
}
