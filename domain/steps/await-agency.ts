import { ok, refuse } from '../result.ts';
import { filesOf, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** The agency's answer comes back: done, to be mended by the applicant, or no (P8, B1–B4: signature of Dukcapil). */
export const awaitAgency: StepRules<'await-agency'> = {
  offers: (step) => [{ act: 'agency-answer', by: step.by }],
  decide({ application, given }, act) {
    if (act.act !== 'agency-answer') return notOffered(act);
    const { result, items = [], note } = act;
    if (result !== 'to-mend') {
      if (items.length > 0)
        return refuse({ code: 'invalid-input', fields: [{ field: 'items', problem: 'not-to-mend' }] });
      if (result !== 'done' && !note) return refuse({ code: 'reason-missing' });
      return ok({ kind: 'agency-answered', result, ...filesOf(act, given) });
    }
    const unknown = items.filter((id) => !Object.hasOwn(application.items, id));
    if (unknown.length > 0)
      return refuse({
        code: 'invalid-input',
        fields: unknown.map((field) => ({ field, problem: 'unknown' })),
      });
    // Whatever the agency does not name was good enough for it: nobody hands that in twice.
    if (items.length === 0)
      return refuse({ code: 'invalid-input', fields: [{ field: 'items', problem: 'required' }] });
    if (!note) return refuse({ code: 'reason-missing' });
    return ok({ kind: 'agency-answered', result, items: [...new Set(items)], ...filesOf(act, given) });
  },
};
