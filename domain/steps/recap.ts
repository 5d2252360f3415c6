import { ok } from '../result.ts';
import { given, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/**
 * Many cases, one list, one letter (J1), or the month's village reports merged (J6). A batch takes all that wait: its own act carries the
 * batch's id for each of them, in one commit.
 */
export const recap: StepRules<'recap'> = {
  offers: (step) => [{ act: 'recap', by: step.by }],
  decide({ given: handed }, act) {
    if (act.act !== 'recap') return notOffered(act);
    return ok({ kind: 'recapped', batchId: given(handed.batchId, 'the id of the batch') });
  },
};
