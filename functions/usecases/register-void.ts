import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { voidGroundWords } from '../../domain/register-words.ts';
import { RegisterEntry } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import { asKeeper, givenIn, mayVoid, noteWrites } from './register-keeper.ts';
import type { Deps } from './ports.ts';

/**
 * Voids a number taken by hand, for good. A case's number is the case's: refusing, cancelling or withdrawing it voids that.
 * Refuses `not-allowed` to all but secretary and administrator, `not-found`, `invalid-input` (`entry` of-case; `reason` required with
 * the ground `other`), `not-now` where it is void already.
 */
export async function voidBookNumber(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['voidBookNumber']>,
): Promise<Result<OutputOf<StaffApi['voidBookNumber']>>> {
  const { officeId, register, ground, reason, actId } = input;
  if (ground === 'other' && !reason)
    return refuse({ code: 'invalid-input', fields: [{ field: 'reason', problem: 'required' }] });
  return untilCommitted(deps, async () => {
    const keeper = await asKeeper(deps, officeId, uid);
    if (!keeper.ok) return keeper;
    if (!mayVoid(keeper.value.caller)) return refuse({ code: 'not-allowed', needs: ['secretary', 'admin'] });
    const stored = await deps.documents.get(paths.entry(officeId, register, input.entry));
    if (!stored) return refuse({ code: 'not-found' });
    const entry = RegisterEntry.parse(stored.data);
    const given = givenIn(register, stored.path, entry);
    if (entry.actIds?.includes(actId)) return ok(given);
    if (entry.applicationId !== undefined || entry.letterId !== undefined)
      return refuse({ code: 'invalid-input', fields: [{ field: 'entry', problem: 'of-case' }] });
    if (entry.status === 'void') return refuse({ code: 'not-now', expected: [] });
    const data: RegisterEntry = {
      ...entry,
      status: 'void',
      voidReason: voidGroundWords[ground],
      actIds: [...(entry.actIds ?? []), actId],
    };
    const outcome = await deps.documents.commit([
      { do: 'update', before: stored, data },
      ...noteWrites(officeId, given, { voidWords: reason }),
    ]);
    return outcome === 'lost' ? 'lost' : ok(given);
  });
}
