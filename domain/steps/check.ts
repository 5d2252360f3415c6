import { ok, refuse } from '../result.ts';
import type { StepRules } from './rules.ts';
import { notOffered } from './rules.ts';

/**
 * Completeness: one act carries a verdict for everything that waits for one. One faulty item returns the file; the promise
 * clock starts with the act that finds it complete (UU 30/2014 art. 53).
 */
export const check: StepRules<'check'> = {
  offers: (step) => [{ act: 'check', by: step.by }],
  decide({ application }, act) {
    if (act.act !== 'check') return notOffered(act);
    const unknown = Object.keys(act.verdicts).filter((id) => !Object.hasOwn(application.items, id));
    if (unknown.length > 0) {
      return refuse({
        code: 'invalid-input',
        fields: unknown.map((field) => ({ field, problem: 'unknown' })),
      });
    }
    const missing = Object.entries(application.items)
      .filter(([id, item]) => item.verdict !== 'in-order' && !act.verdicts[id])
      .map(([id]) => id);
    if (missing.length > 0) return refuse({ code: 'incomplete', missing });
    const faulty = Object.values(act.verdicts).some((verdict) => verdict.verdict === 'faulty');
    return ok({ kind: 'checked', outcome: faulty ? 'returned' : 'complete', verdicts: act.verdicts });
  },
};
