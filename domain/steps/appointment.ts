import { ok, refuse } from '../result.ts';
import { notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/** Who may book for an applicant who asks at the counter or in the village. */
const bookers = [{ role: 'counter' }, { role: 'operator' }, { role: 'village' }] as const;

/**
 * The applicant books a slot, comes, and is seen; who misses it may book again. Whether the slot is free is the use case's business
 * (`given.slotFree`): it holds the day's count in the same commit.
 */
export const appointment: StepRules<'appointment'> = {
  offers: (step, application) => [
    { act: 'book', by: bookers, applicant: true },
    ...(application.appointmentAt === undefined
      ? []
      : [
          { act: 'attend' as const, by: step.by },
          { act: 'miss' as const, by: step.by },
        ]),
  ],
  decide({ given, now }, act) {
    switch (act.act) {
      case 'book':
        return act.at > now && given.slotFree === true
          ? ok({ kind: 'booked', at: act.at })
          : refuse({ code: 'slot-taken' });
      case 'attend':
        return ok({ kind: 'attended' });
      case 'miss':
        return ok({ kind: 'missed' });
      default:
        return notOffered(act);
    }
  },
};
