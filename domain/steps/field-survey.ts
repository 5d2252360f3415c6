import { ok, refuse } from '../result.ts';
import { filesOf, notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';

/**
 * A section head or officer goes and looks, on a day he may have told beforehand. Findings that suit let the case go on; others leave the choice to whoever looked: back to
 * the applicant, or, where the standard knows it, a refusal (Lekok *Pengantar Ijin Keramaian*).
 */
export const fieldSurvey: StepRules<'field-survey'> = {
  offers: (step) => [
    { act: 'survey-field', by: step.by },
    { act: 'plan-survey', by: step.by },
  ],
  decide({ now, application, given }, act) {
    switch (act.act) {
      case 'survey-field':
        if (!act.note) return refuse({ code: 'reason-missing' });
        if (act.surveyedAt > now || act.surveyedAt < application.submittedAt)
          return refuse({
            code: 'invalid-input',
            fields: [{ field: 'surveyedAt', problem: 'out-of-range' }],
          });
        return ok({
          kind: 'surveyed',
          surveyedAt: act.surveyedAt,
          suits: act.suits,
          ...filesOf(act, given),
        });
      case 'plan-survey':
        return act.at > now
          ? ok({ kind: 'survey-planned', at: act.at })
          : refuse({ code: 'invalid-input', fields: [{ field: 'at', problem: 'out-of-range' }] });
      default:
        return notOffered(act);
    }
  },
};
