import { ok, refuse } from '../result.ts';
import type { StepRules } from './rules.ts';
import { notOffered } from './rules.ts';

/** The product goes to the applicant or whoever may collect it. A signature on screen is never forced. */
export const handOver: StepRules<'hand-over'> = {
  offers: (step) => [{ act: 'hand-over', by: step.by }],
  decide({ definition }, act) {
    if (act.act !== 'hand-over') return notOffered(act);
    if (!definition.delivery.collectors.includes(act.collector)) {
      return refuse({ code: 'invalid-input', fields: [{ field: 'collector', problem: 'not-allowed' }] });
    }
    if (act.collector !== 'applicant' && !act.collectorName) {
      return refuse({ code: 'invalid-input', fields: [{ field: 'collectorName', problem: 'required' }] });
    }
    if (definition.delivery.collectionBook && !act.inBook) {
      return refuse({ code: 'invalid-input', fields: [{ field: 'inBook', problem: 'required' }] });
    }
    return ok({ kind: 'handed-over', collector: act.collector, inBook: act.inBook });
  },
};
