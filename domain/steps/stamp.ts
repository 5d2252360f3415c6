import { ok } from '../result.ts';
import type { StepRules } from './rules.ts';
import { notOffered } from './rules.ts';

/** The office's stamp on paper. */
export const stamp: StepRules<'stamp'> = {
  offers: (step) => [{ act: 'stamp', by: step.by }],
  decide: (_context, act) => (act.act === 'stamp' ? ok({ kind: 'stamped' }) : notOffered(act)),
};
