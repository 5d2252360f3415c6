import type { Calendar } from '../../domain/calendar.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import type { EligibilityFacts, Explained } from '../../domain/eligibility.ts';
import { leadTimesOf } from '../../domain/lead-time.ts';
import type { Definition } from '../../domain/standard.ts';

/** What an officer is told of the printed rules on who may apply, and when: explained to him, decided by him. */

export interface Attention {
  /** Not met, as far as answers can tell. */
  warnings: Explained[];
  /** Met, and on what. */
  met: Explained[];
  /** Cannot be told yet: an answer is missing. */
  open: Explained[];
  /** Only a person can look. */
  seen: Explained[];
}

/** @param today the day of application, in the office's calendar: on it an age is counted, and from it a lead time */
export function attentionTo(
  definition: Definition,
  facts: EligibilityFacts,
  today: string,
  calendar: Calendar,
): Attention {
  const all: Explained[] = [
    ...eligibilityOf(definition, facts, today),
    ...leadTimesOf(definition, facts, today, calendar),
  ];
  const having = (verdict: Explained['verdict']) => all.filter((each) => each.verdict === verdict);
  return {
    warnings: having('not-met'),
    met: having('met'),
    open: having('unknown'),
    seen: having('seen'),
  };
}
