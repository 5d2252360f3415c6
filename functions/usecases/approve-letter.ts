import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import { LetterRecord } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import {
  answered,
  isRepeated,
  loadCaller,
  loadCase,
  maySee,
  recordActs,
  stale,
  untilCommitted,
} from './case.ts';
import { bearsAnotherMark, isStillInForce } from './draft-letter.ts';
import type { LetterDeps } from './ports.ts';

/**
 * The signer approves exactly the bytes he read. Signing follows by itself (`issue-letter.ts`).
 * Refuses `stale` when the bytes or the case have changed since, `not-allowed` to anyone but the person named under the letter,
 * `signer-changed` to him too once he does not hold the printed capacity any more: the letter is then prepared anew.
 */
export async function approveLetter(
  deps: LetterDeps,
  uid: string,
  input: InputOf<DeskApi['approveLetter']>,
): Promise<Result<OutputOf<DeskApi['approveLetter']>>> {
  return untilCommitted(deps, async () => {
    const [loaded, caller] = await Promise.all([
      loadCase(deps, input.officeId, input.applicationId),
      loadCaller(deps, input.officeId, uid),
    ]);
    if (!loaded || !caller || !maySee(caller.actor, loaded.application)) return refuse({ code: 'not-found' });
    if (isRepeated(loaded.application, input.actId)) return answered(loaded.application);
    if (loaded.application.revision !== input.revision) return stale(deps, loaded.application);
    const letterId = loaded.application.letter?.id;
    const stored =
      letterId === undefined ? undefined : await deps.documents.get(paths.letter(input.officeId, letterId));
    const letter = stored && LetterRecord.parse(stored.data);
    // A deputy whose days are over is told so, even where his own post keeps him off this desk.
    const { member } = caller;
    if (letter?.signer?.uid === uid && !(await isStillInForce(deps, loaded, letter, member)))
      return refuse({ code: 'signer-changed' });
    // Its bytes say whose mark it bears: the office's seal follows by itself, the camat's own signature is made by `sign-letter.ts`.
    if (letter && bearsAnotherMark(letter, loaded.office)) return refuse({ code: 'signer-changed' });
    if (letter?.signing === 'bsre') return refuse({ code: 'not-now', expected: [] });
    const recorded = await recordActs(deps, loaded, caller.actor, input.actId, [
      { act: { act: 'approve', sha256: input.sha256 }, given: {} },
    ]);
    if (!recorded.ok) return recorded;
    if (!stored || !letter) throw new Error('A prepared letter has no record');
    if (letter.signer?.uid !== uid) return refuse({ code: 'not-allowed' });
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      {
        do: 'update',
        before: stored,
        data: { ...letter, status: 'approved', approvedAt: deps.now() } satisfies LetterRecord,
      },
    ]);
    return outcome === 'lost' ? 'lost' : answered(recorded.value.application);
  });
}
