import { ok } from '../result.ts';
import { given, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/**
 * The case goes into a recapitulation (J1's proposals, J6's monthly village reports). The act carries the id of the batch,
 * which gathers many cases into one list and one letter (`domain/batch.ts`).
 */
export const recap: StepRules<'recap'> = {
  offers: (step) => [{ act: 'recap', by: step.by }],
  decide({ given: handed }, act) {
    if (act.act !== 'recap') return notOffered(act);
    return ok({ kind: 'recapped', batchId: given(handed.batchId, 'the id of the batch') });
  },
};
