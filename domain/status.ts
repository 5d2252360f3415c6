import type { Application } from './application.ts';
import { past, stepOf } from './engine.ts';
import type { Performer } from './roles.ts';
import type { Definition } from './standard.ts';

/** Where a case stands, as a code; the words are one table each for site, console and messages (`words-id.ts`). */
export type StatusWord =
  | { code: 'received' }
  | { code: 'returned' }
  | { code: 'processing' }
  | { code: 'awaiting-initial'; by: Performer[] }
  | { code: 'awaiting-signature'; by: Performer[] }
  | { code: 'ready' }
  /** Ready, and the letter may be printed by the applicant: nobody has to come for it. */
  | { code: 'issued' }
  | { code: 'handed-over' }
  | { code: 'finished' }
  | { code: 'cancelled' }
  | { code: 'on-hold'; reason: 'signer-away' | 'fault' };

export function statusWord(definition: Definition, application: Application): StatusWord {
  switch (application.status) {
    case 'returned':
      return { code: 'returned' };
    case 'cancelled':
      return { code: 'cancelled' };
    case 'ready':
      return { code: isLetterToPrint(definition, application) ? 'issued' : 'ready' };
    case 'closed':
      return { code: definition.steps.some((step) => step.do === 'hand-over') ? 'handed-over' : 'finished' };
    case 'open': {
      const pause = application.clock.pauses.find((candidate) => candidate.to === undefined);
      if (pause?.reason === 'signer-away' || pause?.reason === 'fault')
        return { code: 'on-hold', reason: pause.reason };
      const step = stepOf(definition, application);
      if (step?.do === 'check' && application.completeAt === undefined) return { code: 'received' };
      if (step?.do === 'initial') return { code: 'awaiting-initial', by: step.by };
      if (step?.do === 'sign') return { code: 'awaiting-signature', by: step.by };
      return { code: 'processing' };
    }
    default:
      return application.status satisfies never;
  }
}

function isLetterToPrint({ delivery }: Definition, { letter }: Application): boolean {
  return letter?.status === 'issued' && delivery.modes.includes('self-print');
}

/** Whose turn it is, as the strings a work list queries: `counter`, `section-head:trantib`, … */
export function waitingFor(definition: Definition, application: Application): string[] {
  if (application.status !== 'open' && application.status !== 'ready') return [];
  const step = stepOf(definition, application);
  if (!step || application.step === past) return [];
  const recorders = step.do === 'sign' ? (step.recordedBy ?? []) : [];
  return [...step.by, ...recorders].map(performerKey);
}

export function performerKey(performer: Performer): string {
  return performer.section ? `${performer.role}:${performer.section}` : performer.role;
}
