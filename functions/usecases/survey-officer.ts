import { localDay } from '../../domain/calendar.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { loadCaller } from './case.ts';
import type { Deps, Stored } from './ports.ts';

/** What every act on an office's survey begins with: the officer, re-read, and the office as it stands this moment. */
export interface SurveyDesk {
  office: Office;
  storedOffice: Stored;
  /** The office's calendar day. */
  today: string;
  /** Post of the officer, as records name it. */
  post: string;
}

/** Refuses `not-allowed` to whoever does not hold the role `survey` today. */
export async function asSurveyOfficer(
  deps: Deps,
  officeId: string,
  uid: string,
): Promise<Result<SurveyDesk>> {
  const notHis = refuse({ code: 'not-allowed', needs: ['survey'] });
  const storedOffice = await deps.documents.get(paths.office(officeId));
  if (!storedOffice) return notHis;
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller?.actor.roles.includes('survey')) return notHis;
  const office = Office.parse(storedOffice.data);
  return ok({
    office,
    storedOffice,
    today: localDay(deps.now(), office.hours.zone),
    post: caller.member.post,
  });
}
