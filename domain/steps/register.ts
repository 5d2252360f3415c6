import { ok } from '../result.ts';
import type { StepRules } from './rules.ts';
import { given, notOffered } from './rules.ts';

/** Books the case in its register: takes a number, or books the one reserved before. */
export const register: StepRules<'register'> = {
  offers: (step) => [{ act: 'register', by: step.by }],
  decide({ application, given: handed }, act) {
    if (act.act !== 'register') return notOffered(act);
    return ok({ kind: 'registered', taken: application.taken ?? given(handed.taken, 'a number') });
  },
};
