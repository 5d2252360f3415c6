import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { isArchived } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { periodById, planReminders, SurveyPlan } from '../../domain/survey-period.ts';
import { otherServices, unnamedService } from '../../domain/survey-report.ts';
import { hasKiosk } from './answer-at-counter.ts';
import { listCatalogue } from './browse.ts';
import { newRecord } from './move-survey-inbox.ts';
import { currentPeriod } from './survey-answers.ts';
import { listPeriods, liveFigures, loadSurveyData } from './survey-data.ts';
import { asSurveyOfficer } from './survey-officer.ts';
import type { Deps } from './ports.ts';

type Opened = OutputOf<StaffApi['openSkm']>;

/** Everything the survey officer's dashboard shows. Refuses `not-allowed`. */
export async function openSkm(
  deps: Deps,
  uid: string,
  { officeId, period: wanted }: InputOf<StaffApi['openSkm']>,
): Promise<Result<Opened>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, today } = desk.value;
  const running = currentPeriod(deps, office);
  const records = await listPeriods(deps, officeId);
  const [live, catalogue, kiosk, data, reminders] = await Promise.all([
    liveFigures(deps, office),
    listCatalogue(deps, officeId),
    hasKiosk(deps, officeId),
    loadSurveyData(deps, office, wanted ?? running.id, records),
    remindersOf(deps, officeId, today),
  ]);
  const names = new Map(catalogue.map(({ serviceId, name }) => [serviceId, name]));
  const unnamed = new Map([
    [otherServices, 'Lainnya'],
    [unnamedService, 'Layanan tidak disebutkan'],
  ]);
  return ok({
    settings: office.settings.survey,
    educations: office.settings.educations,
    services: catalogue
      .filter((entry) => !isArchived(entry, today))
      .map(({ serviceId, name }) => ({ id: serviceId, name })),
    kiosk,
    counterUrl: counterUrl(deps, officeId),
    today,
    running: running.id,
    // The record of a period that began today may not have been made yet.
    periods: records.some(({ id }) => id === running.id) ? records : [newRecord(running), ...records],
    live,
    report: data.report,
    ...(data.intact !== undefined && { intact: data.intact }),
    plan: data.plan,
    reminders,
    comments: data.answers
      .flatMap(({ id, answer }) =>
        answer.suggestion === undefined
          ? []
          : [
              {
                id,
                serviceName: names.get(answer.serviceId) ?? unnamed.get(answer.serviceId) ?? answer.serviceId,
                channel: answer.channel,
                text: answer.suggestion,
                hidden: answer.hidden === true,
              },
            ],
      )
      // By id, which is chance: an order of coming in would tell when.
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    sheets: data.answers.flatMap(({ answer }) => answer.sheet ?? []).sort((a, b) => a - b),
  });
}

/** Where the counter's QR leads. */
export function counterUrl(deps: Pick<Deps, 'settings'>, officeId: string): string {
  return `${deps.settings.publicUrl}/survei/${officeId}/loket`;
}

/** More plans than anybody works on. */
const manyPlans = 100;

async function remindersOf(deps: Deps, officeId: string, today: string): Promise<Opened['reminders']> {
  const found = await deps.documents.find({
    collection: paths.surveyPlans(officeId),
    where: [],
    limit: manyPlans,
  });
  return found
    .flatMap(({ path, data }) => {
      const period = periodById(path.slice(path.lastIndexOf('/') + 1)).id;
      const { rows } = SurveyPlan.parse(data);
      return planReminders(rows, today).flatMap((reminder) => {
        const row = rows.find(({ id }) => id === reminder.id);
        return row ? [{ ...reminder, period, row }] : [];
      });
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
