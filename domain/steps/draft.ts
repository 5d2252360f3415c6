import { ok } from '../result.ts';
import type { StepRules } from './rules.ts';
import { given, notOffered } from './rules.ts';

/** The letter's words are fixed as a draft. A draft made anew after a return keeps the letter's id and number. */
export const draft: StepRules<'draft'> = {
  offers: (step) => [{ act: 'draft', by: step.by }],
  decide(context, act) {
    if (act.act !== 'draft') return notOffered(act);
    return ok({
      kind: 'drafted',
      letterId: context.application.letter?.id ?? given(context.given.letterId, 'a letter id'),
    });
  },
};
