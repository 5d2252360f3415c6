import { ok, refuse } from '../result.ts';
import { filesOf, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** An outside bill (PBB) was paid: amount and number of the proof (STTS) are the note, which is personal; Loket never charges. */
export const pay: StepRules<'pay'> = {
  offers: (step) => [{ act: 'record-payment', by: step.by }],
  decide({ now, given }, act) {
    if (act.act !== 'record-payment') return notOffered(act);
    if (act.paidAt > now)
      return refuse({ code: 'invalid-input', fields: [{ field: 'paidAt', problem: 'out-of-range' }] });
    return ok({ kind: 'payment-recorded', paidAt: act.paidAt, ...filesOf(act, given) });
  },
};
