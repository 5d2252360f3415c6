import type { InputOf, StaffApi } from '../../domain/api.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { periodOn } from '../../domain/survey-period.ts';
import { dropKioskToken, renewKioskToken } from './answer-at-counter.ts';
import { openPeriodRecord } from './move-survey-inbox.ts';
import { forget } from './remembered.ts';
import { asSurveyOfficer } from './survey-officer.ts';
import type { Deps } from './ports.ts';

/**
 * What the office settles about its survey. A new length of period holds from today: the period that runs under the old length
 * stays open to its end and is closed then. Refuses `not-allowed`, `stale`.
 */
export async function setSkmSettings(
  deps: Deps,
  uid: string,
  { officeId, base, settings }: InputOf<StaffApi['setSkmSettings']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, storedOffice, today } = desk.value;
  if (canonicalJson(office.settings.survey) !== canonicalJson(base)) return refuse({ code: 'stale' });
  const data = { ...office, settings: { ...office.settings, survey: settings } };
  if ((await deps.documents.commit([{ do: 'update', before: storedOffice, data }])) === 'lost')
    return refuse({ code: 'stale' });
  forget(deps, 'offices', paths.office(officeId));
  await openPeriodRecord(deps, data, periodOn(today, settings.period));
  return ok({});
}

/** Refuses `not-allowed`. The address works until the next one is made. */
export async function makeKioskLink(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<StaffApi['makeKioskLink']>,
): Promise<Result<{ path: string }>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  return ok({ path: `/survei/${officeId}/kios/${await renewKioskToken(deps, officeId)}` });
}

/** Refuses `not-allowed`. */
export async function removeKioskLink(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<StaffApi['removeKioskLink']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  await dropKioskToken(deps, officeId);
  return ok({});
}
