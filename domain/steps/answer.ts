import { ok, refuse } from '../result.ts';
import { notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/**
 * The answer is given and kept as a note. Where the standard has levels (K1, K4, B17) a level that cannot answer hands on; an answer at
 * any level ends the levels after it.
 */
export const answer: StepRules<'answer'> = {
  offers: (step) => [
    { act: 'answer', by: step.by },
    ...(step.escalates ? [{ act: 'escalate' as const, by: step.by }] : []),
  ],
  decide(_context, act) {
    switch (act.act) {
      case 'answer':
        return act.note ? ok({ kind: 'answered', through: act.through }) : refuse({ code: 'reason-missing' });
      case 'escalate':
        return ok({ kind: 'escalated' });
      default:
        return notOffered(act);
    }
  },
};
