import { ok, refuse } from '../result.ts';
import { notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** The agency's answer comes back: done, to be mended by the applicant, or no (P8, B1–B4: signature of Dukcapil). */
export const awaitAgency: StepRules<'await-agency'> = {
  offers: (step) => [{ act: 'agency-answer', by: step.by }],
  decide(_context, act) {
    if (act.act !== 'agency-answer') return notOffered(act);
    if (act.result !== 'done' && !act.note) return refuse({ code: 'reason-missing' });
    return ok({ kind: 'agency-answered', result: act.result });
  },
};
