import { ok } from '../result.ts';
import { given, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/**
 * The case goes into a recapitulation (J1's proposals, J6's monthly village reports). The act carries the id of the batch; so far each
 * case is its own: no use case makes one list and one letter of many yet.
 */
export const recap: StepRules<'recap'> = {
  offers: (step) => [{ act: 'recap', by: step.by }],
  decide({ given: handed }, act) {
    if (act.act !== 'recap') return notOffered(act);
    return ok({ kind: 'recapped', batchId: given(handed.batchId, 'the id of the batch') });
  },
};
