import type { Application } from './application.ts';
import { owesOriginals } from './originals.ts';
import { past, stepOf, stepsOf } from './route.ts';
import type { Performer } from './roles.ts';
import type { Definition } from './standard.ts';
import type { Step } from './steps/step.ts';

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
  /** Ended here because it goes on as a request for another service. */
  | { code: 'transferred' }
  | { code: 'awaiting-survey' }
  | { code: 'summoned' }
  | { code: 'awaiting-appointment'; booked: boolean }
  | { code: 'awaiting-agency'; agency: string }
  | { code: 'awaiting-answer' }
  | { code: 'awaiting-event' }
  | { code: 'awaiting-recap' }
  /** Finished by sending it on. */
  | { code: 'forwarded'; agency: string }
  | { code: 'refused' }
  | { code: 'expired' }
  | { code: 'on-hold'; reason: 'signer-away' | 'fault' };

export function statusWord(definition: Definition, application: Application): StatusWord {
  switch (application.status) {
    case 'returned':
      return { code: 'returned' };
    case 'cancelled':
      return { code: application.transferredTo ? 'transferred' : 'cancelled' };
    case 'ready':
      return { code: isLetterToPrint(definition, application) ? 'issued' : 'ready' };
    case 'refused':
    case 'expired':
      return { code: application.status };
    case 'closed': {
      const steps = stepsOf(definition, application);
      if (steps.some((step) => step.do === 'hand-over')) return { code: 'handed-over' };
      const sent = steps.findLast((step) => step.do === 'send-to-agency');
      return sent ? { code: 'forwarded', agency: sent.agency } : { code: 'finished' };
    }
    case 'open': {
      const pause = application.clock.pauses.find((candidate) => candidate.to === undefined);
      if (pause?.reason === 'signer-away' || pause?.reason === 'fault')
        return { code: 'on-hold', reason: pause.reason };
      return stepStatus(stepOf(definition, application), application);
    }
    default:
      return application.status satisfies never;
  }
}

function stepStatus(step: Step | undefined, application: Application): StatusWord {
  switch (step?.do) {
    case 'receipt':
    case 'queue':
    case 'check':
    case 'validate':
      return { code: application.completeAt === undefined ? 'received' : 'processing' };
    case 'initial':
      return { code: 'awaiting-initial', by: step.by };
    case 'sign':
      return { code: 'awaiting-signature', by: step.by };
    case 'field-survey':
      return { code: 'awaiting-survey' };
    case 'summon':
      return { code: 'summoned' };
    case 'appointment':
      return { code: 'awaiting-appointment', booked: application.appointmentAt !== undefined };
    case 'await-agency':
      return { code: 'awaiting-agency', agency: step.agency };
    case 'answer':
      return { code: 'awaiting-answer' };
    case 'hold-event':
      return { code: 'awaiting-event' };
    case 'recap':
      return { code: 'awaiting-recap' };
    default:
      return { code: 'processing' };
  }
}

function isLetterToPrint({ delivery }: Definition, { letter }: Application): boolean {
  return letter?.status === 'issued' && delivery.modes.includes('self-print');
}

/** Whom a case waits for although it is open, or whose originals are still to be fetched: the list *Menunggu pihak lain*. */
export const awaited = ['applicant', 'agency', 'signer', 'fault', 'originals'] as const;
export type Awaited = (typeof awaited)[number];

export function awaits(definition: Definition, application: Application): Awaited | undefined {
  return (
    othersTurn(definition, application) ?? (owesOriginals(definition, application) ? 'originals' : undefined)
  );
}

function othersTurn(definition: Definition, application: Application): Awaited | undefined {
  if (application.status !== 'open') return undefined;
  switch (application.clock.pauses.find(({ to }) => to === undefined)?.reason) {
    case 'returned':
    case 'applicant':
      return 'applicant';
    case 'agency':
      return 'agency';
    case 'signer-away':
      return 'signer';
    case 'fault':
      return 'fault';
    case undefined: {
      // Without a running clock nothing is paused, and yet somebody is waited for.
      const step = stepOf(definition, application)?.do;
      if (step === 'appointment') return 'applicant';
      if (step === 'await-agency') return 'agency';
      return step === 'sign' ? 'signer' : undefined;
    }
  }
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
