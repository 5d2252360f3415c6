import type { Application } from '../application.ts';
import { ok, refuse } from '../result.ts';
import type { StepRules } from './rules.ts';
import { filesOf, notOffered } from './rules.ts';

/** Requirements whose originals lie in the office. */
export function heldOriginals({ items }: Pick<Application, 'items'>): string[] {
  return Object.entries(items)
    .filter(([, { originalHeld }]) => originalHeld)
    .map(([id]) => id);
}

/** The product goes to the applicant or whoever may collect it. A signature on screen is never forced. */
export const handOver: StepRules<'hand-over'> = {
  offers: (step) => [{ act: 'hand-over', by: step.by }],
  decide({ definition, application, given }, act) {
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
    const held = heldOriginals(application);
    const returned = (act.originalsReturned ?? []).filter((id) => held.includes(id));
    const kept = held.filter((id) => !returned.includes(id));
    if (kept.length > 0 && !act.note) return refuse({ code: 'originals-held', items: kept });
    return ok({
      kind: 'handed-over',
      collector: act.collector,
      inBook: act.inBook,
      ...(returned.length > 0 && { originalsReturned: returned }),
      ...filesOf(act, given),
    });
  },
};
