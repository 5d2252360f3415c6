import type { Act, Actor, Application } from '../../domain/application.ts';
import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { allowedActs } from '../../domain/engine.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { StaffMember } from '../../domain/roles.ts';
import { stepOf } from '../../domain/route.ts';
import { postsThen, titlesThen } from '../../domain/signing.ts';
import { addDays, localDay, startOfDay } from '../../domain/calendar.ts';
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
import type { Caller, Case, PlannedAct } from './case.ts';
import { namedFiles } from './case-attachments.ts';
import { holdSlot, releaseSlot } from './book-appointment.ts';
import { draftLetter, signStep } from './draft-letter.ts';
import { endingWrites } from './end-case.ts';
import type { Ending } from './end-case.ts';
import { refusalLetter } from './refusal-letter.ts';
import { bookNumber, takeNumber } from './take-number.ts';
import type { LetterDeps, Write } from './ports.ts';

/**
 * One or more acts of a member of staff on a case, in one commit.
 * Refuses: `not-found` (not there, or not his to see), `stale` (another's act came first), what the engine refuses.
 */
export async function actOnApplication(
  deps: LetterDeps,
  uid: string,
  input: InputOf<StaffApi['actOnApplication']>,
): Promise<Result<OutputOf<StaffApi['actOnApplication']>>> {
  return untilCommitted(deps, async () => {
    const [loaded, caller] = await Promise.all([
      loadCase(deps, input.officeId, input.applicationId),
      loadCaller(deps, input.officeId, uid),
    ]);
    if (!loaded || !caller || !maySee(caller.actor, loaded.application)) return refuse({ code: 'not-found' });
    if (isRepeated(loaded.application, input.actId)) return answered(loaded.application);
    if (loaded.application.revision !== input.revision) return stale(deps, loaded.application);
    if (input.acts.some((act) => deskActs.has(act.act))) return refuse({ code: 'not-now', expected: [] });
    if (input.acts.length > 1 && input.acts.some((act) => actsAlone.has(act.act)))
      return refuse({ code: 'invalid-input', fields: [{ field: 'acts', problem: 'alone' }] });

    const effects = await effectsOf(deps, loaded, input.acts, caller);
    if (!effects.ok) return effects;
    const recorded = await recordActs(deps, loaded, caller.actor, input.actId, effects.value.planned);
    if (!recorded.ok) return recorded;
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      ...effects.value.writes,
      ...(await slotGivenBack(deps, loaded, recorded.value.application)),
    ]);
    return outcome === 'lost' ? 'lost' : answered(recorded.value.application);
  });
}

/** Done at the desk (with the letter's bytes in view), by Loket itself or by a call of its own, never through this door. */
const deskActs: ReadonlySet<Act['act']> = new Set(['prepare', 'approve', 'issue', 'open-survey', 'transfer']);

/**
 * What these change beside the case (slots, numbers, letters) follows from the case as it was read, so no other act of the same press
 * may have changed it before.
 */
const actsAlone: ReadonlySet<Act['act']> = new Set([
  'book',
  'miss',
  'agency-answer',
  'correct',
  'return',
  'cancel',
  'refuse',
  'expire',
  'reopen',
]);

/** What acts need from outside and change beside the case: numbers, letters, signers. */
async function effectsOf(
  deps: LetterDeps,
  loaded: Case,
  acts: readonly Act[],
  { member, actor }: Caller,
): Promise<Result<{ planned: PlannedAct[]; writes: Write[] }>> {
  const planned: PlannedAct[] = [];
  const writes: Write[] = [];
  const { steps, product } = loaded.standard.definition;
  // One letter, however many acts of one press speak of it.
  const letterId = loaded.application.letter?.id ?? deps.newId();
  const booksAtOnce = acts.some((act) => act.act === 'register');
  let taken: Application['taken'] = loaded.application.taken;
  let takenBefore = taken !== undefined;
  let mended: Record<string, string> = {};
  for (const act of acts) {
    const given: PlannedAct['given'] = {};
    planned.push({ act, given });
    // An act of a step this service does not have needs nothing: the engine refuses it.
    if (isStepAct(act) && !steps.some((step) => step.do === act.act)) continue;
    if (act.act === 'number' || act.act === 'register') {
      if (!taken) {
        const fresh = await takeNumber(deps, loaded.office, loaded.standard, {
          applicationId: loaded.application.id,
          letterId: act.act === 'number' && product.kind === 'letter' ? letterId : undefined,
          status: booksAtOnce ? 'booked' : 'reserved',
        });
        taken = fresh.taken;
        writes.push(...fresh.writes);
      } else if (act.act === 'register' && takenBefore) {
        writes.push(await bookNumber(deps, loaded.office.id, taken));
        takenBefore = false;
      }
      given.taken = taken;
    }
    if (act.act === 'draft' || act.act === 'number') given.letterId = letterId;
    if (act.act === 'draft' || (act.act === 'number' && product.kind === 'letter')) {
      mended = { ...mended, ...act.fields };
      const drafted = await draftLetter(deps, loaded, letterId, mended, taken);
      if (!drafted.ok) return drafted;
      writes.push(...drafted.value);
    }
    if (act.act === 'sign-on-paper') given.signer = await signerOf(deps, loaded, act);
    if (act.act === 'book') {
      const held = await holdSlot(deps, loaded, act.at);
      given.slotFree = held.slotFree;
      writes.push(...held.writes);
    }
    if (act.act === 'recap') given.batchId = deps.newId();
    const named = await namedFiles(deps, loaded, actor.uid, act);
    if (!named.ok) return named;
    if (named.value) {
      // They were attached at the step the case stood at before this press.
      if (planned.length > 1)
        return refuse({ code: 'invalid-input', fields: [{ field: 'attachments', problem: 'unknown' }] });
      given.files = named.value.files;
      writes.push(...named.value.writes);
    }
    if (act.act === 'miss' || (act.act === 'skip' && standsAtAppointment(loaded)))
      writes.push(...(await releaseSlot(deps, loaded)));
    if (act.act === 'correct-ready') given.sameDay = isToday(deps, loaded, loaded.application.readyAt);
    if (act.act === 'notice-delivered') given.correctBy = correctionDue(deps, loaded);
    // The letter of a refusal only where there is somebody who may refuse, with a reason.
    if (act.act === 'refuse' && act.note && isAllowed(loaded, actor, 'refuse')) {
      const letter = await refusalLetter(deps, loaded, act, member);
      if (!letter.ok) return letter;
      writes.push(...letter.value);
    }
    const ending = endingOf(act);
    if (ending) writes.push(...(await endingWrites(deps, loaded, ending)));
    if (act.act === 'return') {
      const dropped = await withdrawn(deps, loaded);
      if (!dropped.ok) return dropped;
      writes.push(...dropped.value);
    }
    if (act.act === 'correct') {
      const dropped = await paperInstead(deps, loaded, act);
      if (!dropped.ok) return dropped;
      writes.push(...dropped.value);
    }
  }
  return { ok: true, value: { planned, writes } };
}

/** Sent back to the applicant, by whatever act: what he had booked he cannot come to. */
async function slotGivenBack(deps: LetterDeps, loaded: Case, after: Application): Promise<Write[]> {
  return after.status === 'returned' && after.appointmentAt === undefined ? releaseSlot(deps, loaded) : [];
}

function isAllowed({ standard, application }: Case, actor: Actor, act: Act['act']): boolean {
  return allowedActs(standard.definition, application, actor).includes(act);
}

/** Acts that make or take something for their step: a number, a letter. */
function isStepAct(act: Act): act is Extract<Act, { act: 'number' | 'register' | 'draft' }> {
  return act.act === 'number' || act.act === 'register' || act.act === 'draft';
}

/** Does the act end a case without its product, and how? */
function endingOf(act: Act): Ending | undefined {
  switch (act.act) {
    case 'cancel':
      return 'cancelled';
    case 'refuse':
      return 'refused';
    case 'expire':
      return 'expired';
    case 'agency-answer':
      return act.result === 'no' ? 'refused' : undefined;
    default:
      return undefined;
  }
}

function standsAtAppointment({ application, standard }: Case): boolean {
  return stepOf(standard.definition, application)?.do === 'appointment';
}

function isToday(deps: Pick<LetterDeps, 'now'>, { office }: Case, at: number | undefined): boolean {
  const { zone } = office.hours;
  return at !== undefined && localDay(at, zone) === localDay(deps.now(), zone);
}

/** The printed clock time of the day after the notice, in the office's zone. */
function correctionDue(deps: Pick<LetterDeps, 'now'>, { office, standard }: Case): number | undefined {
  const deadline = standard.definition.correctionDeadline;
  if (!deadline) return undefined;
  const { zone } = office.hours;
  const [hours = 0, minutes = 0] = deadline.at.split(':').map(Number);
  return startOfDay(addDays(localDay(deps.now(), zone), 1), zone) + (hours * 60 + minutes) * 60_000;
}

/** The person named as signer, with what was his on the day he is said to have signed. */
export async function signerOf(
  deps: Pick<LetterDeps, 'documents'>,
  { office, standard, application }: Case,
  { signerUid: uid, signedAt }: Extract<Act, { act: 'sign-on-paper' }>,
): Promise<PlannedAct['given']['signer']> {
  const stored = await deps.documents.get(paths.staff(office.id, uid));
  if (!stored) return undefined;
  const member = StaffMember.parse(stored.data);
  const day = localDay(signedAt, office.hours.zone);
  const by = signStep(standard.definition, application)?.by ?? [];
  const [title] = titlesThen(member, by, day, [], office);
  return {
    uid,
    ...postsThen(member, day),
    ...(title?.capacity !== undefined && { capacity: title.capacity }),
  };
}

/**
 * The counter notes the paper it was brought. Files come from the applicant alone, through the door that checks and stores
 * them: hashes somebody names here could be anybody's. What the applicant had begun to hand in himself is dropped.
 */
async function paperInstead(
  deps: LetterDeps,
  { application }: Case,
  { items }: Extract<Act, { act: 'correct' }>,
): Promise<Result<Write[]>> {
  const named = Object.keys(items).filter((id) => items[id]?.files.length !== 0);
  if (named.length > 0) {
    const fields = named.map((field) => ({ field, problem: 'paper-only' }));
    return refuse({ code: 'invalid-input', fields });
  }
  const begun = await deps.documents.get(paths.correction(application.officeId, application.id));
  return ok(begun ? [{ do: 'remove', before: begun }] : []);
}

/**
 * A return drops the approval and the bytes of a letter; its number stays with the case. Not while nobody knows whether a signing service
 * has signed those bytes.
 */
async function withdrawn(deps: LetterDeps, { application }: Case): Promise<Result<Write[]>> {
  if (!application.letter) return ok([]);
  const stored = await deps.documents.get(paths.letter(application.officeId, application.letter.id));
  if (!stored) return ok([]);
  if (stored.data['attempt'] !== undefined) return refuse({ code: 'signing-unclear' });
  const { preparedSha256: _prepared, approvedAt: _approved, signer: _signer, ...letter } = stored.data;
  return ok([{ do: 'update', before: stored, data: { ...letter, status: 'draft' } }]);
}
