import { ok, refuse } from '../result.ts';
import { notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** Every line of the checklist was done in the other system (IKD on the applicant's own telephone). */
export const guide: StepRules<'guide'> = {
  offers: (step) => [{ act: 'guide', by: step.by }],
  decide({ step }, act) {
    if (act.act !== 'guide') return notOffered(act);
    const missing = step.items.map((_item, index) => index).filter((index) => !act.ticked.includes(index));
    return missing.length > 0
      ? refuse({ code: 'incomplete', missing: missing.map(String) })
      : ok({ kind: 'guided' });
  },
};
