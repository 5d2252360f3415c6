import { ok, refuse } from '../result.ts';
import { filesOf, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** People are called to a time (their letter or call is the officer's), then heard; what they said is a note (K9). */
export const summon: StepRules<'summon'> = {
  offers: (step, application) => [
    { act: 'summon', by: step.by },
    ...(application.summonedFor === undefined ? [] : [{ act: 'hear' as const, by: step.by }]),
  ],
  decide({ now, given }, act) {
    switch (act.act) {
      case 'summon':
        return act.at > now
          ? ok({ kind: 'summoned', at: act.at })
          : refuse({ code: 'invalid-input', fields: [{ field: 'at', problem: 'out-of-range' }] });
      case 'hear':
        return act.note
          ? ok({ kind: 'heard', present: act.present, ...filesOf(act, given) })
          : refuse({ code: 'reason-missing' });
      default:
        return notOffered(act);
    }
  },
};
