import { ok } from '../result.ts';
import type { StepRules } from './rules.ts';
import { notOffered } from './rules.ts';

/** Paraf: a recorded act of the named desk. It is data, never a mark in the PDF. */
export const initial: StepRules<'initial'> = {
  offers: (step) => [{ act: 'initial', by: step.by }],
  decide: (_context, act) => (act.act === 'initial' ? ok({ kind: 'initialed' }) : notOffered(act)),
};
