import { ok, refuse } from '../result.ts';
import { filesOf, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** A session, meeting or visit (K2, L2, J11, J12, J14): when; place and material are the note. It may be moved until it was held. */
export const scheduleEvent: StepRules<'schedule-event'> = {
  offers: (step) => [{ act: 'schedule-event', by: step.by }],
  decide({ now }, act) {
    if (act.act !== 'schedule-event') return notOffered(act);
    if (act.at <= now)
      return refuse({ code: 'invalid-input', fields: [{ field: 'at', problem: 'out-of-range' }] });
    return ok({ kind: 'event-scheduled', at: act.at });
  },
};

/** It took place: how many came; minutes are the note. */
export const holdEvent: StepRules<'hold-event'> = {
  offers: (step) => [
    { act: 'hold-event', by: step.by },
    { act: 'schedule-event', by: step.by },
  ],
  decide({ now, given }, act) {
    switch (act.act) {
      case 'hold-event':
        if (!act.note) return refuse({ code: 'reason-missing' });
        return act.heldAt <= now
          ? ok({ kind: 'event-held', heldAt: act.heldAt, present: act.present, ...filesOf(act, given) })
          : refuse({ code: 'invalid-input', fields: [{ field: 'heldAt', problem: 'out-of-range' }] });
      case 'schedule-event':
        return act.at > now
          ? ok({ kind: 'event-moved', at: act.at })
          : refuse({ code: 'invalid-input', fields: [{ field: 'at', problem: 'out-of-range' }] });
      default:
        return notOffered(act);
    }
  },
};
