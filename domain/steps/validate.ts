import { ok } from '../result.ts';
import type { StepRules } from './rules.ts';
import { notOffered } from './rules.ts';

/** Substance: valid goes on; invalid is the act `return`, with a reason. */
export const validate: StepRules<'validate'> = {
  offers: (step) => [{ act: 'validate', by: step.by }],
  decide: (_context, act) => (act.act === 'validate' ? ok({ kind: 'validated' }) : notOffered(act)),
};
