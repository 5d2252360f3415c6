import type { HappeningKind } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { mayCallForNotice } from '../usecases/case.ts';
import { notifyApplicant } from '../usecases/notify-applicant.ts';
import { advanceLetter } from '../usecases/run-tick.ts';
import { sendMessage } from '../usecases/send-message.ts';
import type { Deps, SigningDeps, Wording } from '../usecases/ports.ts';

/** Trigger events → use cases. Each reads the present state, so order and repetition do not matter. */

export interface CaseEvent {
  officeId: string;
  applicationId: string;
  revision: number;
  happening: HappeningKind | undefined;
}

/** Happenings after which Loket itself may have a letter to prepare or to issue; the others are not worth a read. */
const movesLetters: ReadonlySet<HappeningKind | undefined> = new Set<HappeningKind>([
  'checked',
  'validated',
  'drafted',
  'numbered',
  'initialed',
  'approved',
]);

export async function onLetterEvent(deps: SigningDeps, event: CaseEvent): Promise<void> {
  if (movesLetters.has(event.happening)) await advanceLetter(deps, event.officeId, event.applicationId);
}

/**
 * Desk work that a signature nearly always follows. Where one of these is the end of the work all the same, `tick` tells of it within a
 * minute; every letter is spared two reads for each.
 */
const leftToTick: ReadonlySet<HappeningKind> = new Set(['validated', 'drafted', 'numbered', 'initialed']);

export async function onCaseEvent(deps: Deps, event: CaseEvent): Promise<void> {
  const { happening } = event;
  if (happening !== undefined && mayCallForNotice(happening) && !leftToTick.has(happening))
    await notifyApplicant(deps, event.officeId, event.applicationId, event.revision);
}

export async function onMessage(
  deps: Deps & { wording: Wording },
  at: { officeId: string; messageId: string },
): Promise<void> {
  await sendMessage(deps, paths.outbox(at.officeId, at.messageId));
}
