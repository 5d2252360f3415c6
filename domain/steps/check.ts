import type { Actor, Application } from '../application.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { Performer } from '../roles.ts';
import type { StepRules } from './rules.ts';
import { notOffered, performs } from './rules.ts';

/** Whoever answers for a case: the heads of its own sections, the secretary and the camat. */
export function answerable({ sections }: Pick<Application, 'sections'>): Performer[] {
  return [
    ...sections.map((section): Performer => ({ role: 'section-head', section })),
    { role: 'secretary' },
    { role: 'camat' },
  ];
}

/**
 * What was accepted once is not asked for again by whoever happens to sit at the desk: that takes somebody who answers for the case, and
 * his reason.
 */
export function reopeningBarred(
  application: Application,
  actor: Actor,
  accepted: readonly string[],
): Result<never> | undefined {
  if (accepted.length === 0) return undefined;
  const by = answerable(application);
  if (actor.kind === 'staff' && performs(actor, by)) return undefined;
  const needs = [...new Set(by.map(({ role }) => role))];
  return refuse({ code: 'accepted-items', items: [...accepted], needs });
}

/**
 * Completeness: one act carries a verdict for everything that waits for one. One faulty item returns the file; the promise
 * clock starts with the act that finds it complete (UU 30/2014 art. 53).
 */
export const check: StepRules<'check'> = {
  offers: (step) => [{ act: 'check', by: step.by }],
  decide({ application, actor }, act) {
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
    const reopened = Object.entries(act.verdicts)
      .filter(([id, { verdict }]) => verdict === 'faulty' && application.items[id]?.verdict === 'in-order')
      .map(([id]) => id);
    const barred = reopeningBarred(application, actor, reopened);
    if (barred) return barred;
    if (reopened.some((id) => !act.notes?.[id]?.trim())) return refuse({ code: 'reason-missing' });
    const faulty = Object.values(act.verdicts).some((verdict) => verdict.verdict === 'faulty');
    return ok({ kind: 'checked', outcome: faulty ? 'returned' : 'complete', verdicts: act.verdicts });
  },
};
