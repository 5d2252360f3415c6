import type { ActKind, Actor, Application } from '../../domain/application.ts';
import { allowedActs, offers } from '../../domain/engine.ts';
import type { Definition } from '../../domain/standard.ts';
import type { Offer } from '../../domain/steps/rules.ts';

/** What the case page offers, from the engine's one table. */
export interface Acts {
  /** The one act that moves the case on from here, if it is this person's. */
  primary: ActKind | undefined;
  others: ActKind[];
  /** Offered, but not to this person: shown with who can. */
  blocked: Offer[];
}

/** Acts beside the way forward. */
const sideActs: ReadonlySet<ActKind> = new Set([
  'return',
  'pause',
  'resume',
  'cancel',
  'open-survey',
  'skip',
  'refuse',
  'expire',
  'reopen',
  'correct-ready',
  'confirm-breach',
  'compensate',
  'decline-compensation',
  'tell-applicant',
  'notice-delivered',
  'miss',
  'book',
  'escalate',
]);
/** Never done by an officer here: Loket issues by itself, applicants answer the survey on their own page. */
const notForStaff: ReadonlySet<ActKind> = new Set(['open-survey', 'issue']);

export function actsFor(definition: Definition, application: Application, actor: Actor): Acts {
  const allowed = allowedActs(definition, application, actor).filter((act) => !notForStaff.has(act));
  const primary = allowed.find((act) => !sideActs.has(act));
  return {
    primary,
    others: allowed.filter((act) => act !== primary),
    blocked: offers(definition, application).filter(
      ({ act }) => act !== 'open-survey' && !allowed.includes(act),
    ),
  };
}
