import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import type { Slot } from '../../domain/appointments.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { freeSlots, holdSlot } from './book-appointment.ts';
import { isRepeated, recordActs, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { openByLink } from './follow-application.ts';
import type { Access } from './follow-application.ts';
import { countTry } from './limit.ts';
import { loadSeen } from './open-case.ts';
import type { Deps } from './ports.ts';

/** The applicant chooses a slot by his link; the counter and the village officer read the same list to choose one for him. */

/** Free slots for whoever books for the applicant. Refuses `not-found` to whoever may not see the case. */
export async function findSlots(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['freeSlots']>,
): Promise<Result<OutputOf<StaffApi['freeSlots']>>> {
  const seen = await loadSeen(deps, uid, input);
  return seen ? ok({ slots: await freeSlots(deps, seen.loaded) }) : refuse({ code: 'not-found' });
}

/** What the applicant chooses from. No slots where the case does not stand at its appointment. */
export async function slotsByLink(
  deps: Deps,
  access: Access,
): Promise<Result<Pick<Case, 'application' | 'standard' | 'office'> & { slots: Slot[] }>> {
  const opened = await openByLink(deps, access);
  if (!opened.ok) return opened;
  const { loaded } = opened.value;
  const { application, standard, office } = loaded;
  return ok({ application, standard, office, slots: await freeSlots(deps, loaded) });
}

/** Every choice is an event for good: nobody needs more of them in an hour. */
const choicesPerHour = 20;
const hourMs = 3_600_000;

/**
 * Holds a slot for the applicant, in place of the one he may have had.
 * Refuses `slot-taken`, where the case stands elsewhere `not-now`, and `too-many-tries`.
 * @param at beginning of the slot, UTC milliseconds
 */
export async function chooseSlot(
  deps: Deps,
  access: Access,
  { actId, at }: { actId: string; at: number },
): Promise<Result<null>> {
  const known = await openByLink(deps, access);
  if (!known.ok) return known;
  const counted = await countTry(deps, access.officeId, {
    kind: 'slot',
    key: access.reference,
    limit: choicesPerHour,
    windowMs: hourMs,
  });
  if (!counted.ok) return counted;
  return untilCommitted(deps, async () => {
    const opened = await openByLink(deps, access);
    if (!opened.ok) return opened;
    const { loaded } = opened.value;
    if (isRepeated(loaded.application, actId)) return ok(null);
    const { slotFree, writes } = await holdSlot(deps, loaded, at);
    const recorded = await recordActs(deps, loaded, { kind: 'applicant' }, actId, [
      { act: { act: 'book', at }, given: { slotFree } },
    ]);
    if (!recorded.ok) return recorded;
    const outcome = await deps.documents.commit([...recorded.value.writes, ...writes]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}
