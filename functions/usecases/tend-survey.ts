import type { InputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { SurveyPlan } from '../../domain/survey-period.ts';
import { StoredAnswer } from '../../domain/survey-report.ts';
import { untilCommitted } from './case.ts';
import { forget } from './remembered.ts';
import { asSurveyOfficer } from './survey-officer.ts';
import type { Deps } from './ports.ts';

/** Suggestions with personal data are hidden from everybody; the follow-up plan is kept beside its period. */

type Done = Result<Record<string, never>>;

/** Refuses `not-allowed`, `not-found`. The answer's figures count on; only its words are shown no more. */
export async function hideComment(
  deps: Deps,
  uid: string,
  { officeId, id, hidden }: InputOf<StaffApi['hideComment']> & { hidden: boolean },
): Promise<Done> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  // It becomes part of a path.
  if (!/^[A-Za-z0-9-]+$/.test(id)) return refuse({ code: 'not-found' });
  return untilCommitted(deps, async () => {
    const stored = await deps.documents.get(paths.surveyResponse(officeId, id));
    if (!stored) return refuse({ code: 'not-found' });
    const { hidden: before, ...answer } = StoredAnswer.parse(stored.data);
    if (answer.suggestion === undefined) return refuse({ code: 'not-found' });
    if ((before === true) === hidden) return ok({});
    const data = hidden ? { ...answer, hidden: true } : answer;
    return (await deps.documents.commit([{ do: 'update', before: stored, data }])) === 'lost'
      ? 'lost'
      : ok({});
  });
}

/** More rows than a plan of an office has. */
const longestPlan = 50;

/** Adds a row, or replaces the one with its id. Refuses `not-allowed`, and `invalid-input` for a plan that grows too long. */
export async function savePlanRow(
  deps: Deps,
  uid: string,
  { officeId, period, row }: InputOf<StaffApi['savePlanRow']>,
): Promise<Done> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const path = paths.surveyPlan(officeId, period);
  const saved = await untilCommitted<Record<string, never>>(deps, async () => {
    const stored = await deps.documents.get(path);
    const rows = stored ? SurveyPlan.parse(stored.data).rows : [];
    const at = rows.findIndex(({ id }) => id === row.id);
    const data: SurveyPlan = { v: 1, rows: at === -1 ? [...rows, row] : rows.with(at, row) };
    if (data.rows.length > longestPlan)
      return refuse({ code: 'invalid-input', fields: [{ field: 'row', problem: 'too-many' }] });
    const outcome = await deps.documents.commit([
      stored ? { do: 'update', before: stored, data } : { do: 'create', path, data },
    ]);
    return outcome === 'lost' ? 'lost' : ok({});
  });
  forget(deps, paths.surveyPublication(officeId, period));
  return saved;
}
