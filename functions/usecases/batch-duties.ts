import type * as z from 'zod';
import { Application } from '../../domain/application.ts';
import type { batchApi } from '../../domain/batch-api.ts';
import { Batch, endedWithoutProduct } from '../../domain/batch.ts';
import { localDay, startOfDay } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/chain.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { lastMonths, monthOf, overdueOf, reportedFor } from '../../domain/recurring.ts';
import type { RecurringDuty, Sending } from '../../domain/recurring.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { asAdmin } from './administer.ts';
import { getCalendar, getService, listCatalogue, requireOffice } from './browse.ts';
import { loadCaller } from './case.ts';
import { forget } from './remembered.ts';
import type { Deps } from './ports.ts';

/** What villages send, or are visited for, every month, and who is late. Villages and days only. */

type Input<K extends keyof typeof batchApi> = z.infer<(typeof batchApi)[K]['input']>;
type Output<K extends keyof typeof batchApi> = z.infer<(typeof batchApi)[K]['output']>;

const monthsShown = 3;
/** A visit may have been arranged some time before its month. */
const monthsRead = 6;
/** More than any office has in half a year: 40 villages, a report and a visit each month, and some twice. */
const casesRead = 1000;

/** Refuses `not-found` to whoever does not work here. */
export async function villageDuties(
  deps: Deps,
  uid: string,
  { officeId }: Input<'villageDuties'>,
): Promise<Result<Output<'villageDuties'>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  const [office, calendar, catalogue] = await Promise.all([
    requireOffice(deps, officeId),
    getCalendar(deps, officeId),
    listCatalogue(deps, officeId),
  ]);
  const { actor } = caller;
  const onlyVillage = actor.roles.every((role) => role === 'village');
  const villages = onlyVillage
    ? office.villages.filter(({ code }) => actor.villages.includes(code))
    : office.villages;
  const today = localDay(deps.now(), office.hours.zone);
  const months = lastMonths(monthOf(today), monthsShown);
  const settings = office.settings.recurring ?? [];
  const standards = await Promise.all(
    catalogue.map(({ serviceId }) => getService(deps, officeId, serviceId)),
  );
  const services = await Promise.all(
    standards.flatMap((standard) => {
      if (!standard?.definition.recurring) return [];
      return [serviceDuty(standard)];
    }),
  );
  return ok({ ...(actor.roles.includes('admin') && { settings }), services });

  async function serviceDuty(standard: ServiceStandard) {
    const { serviceId, name, definition } = standard;
    const duty = settings.find((each) => each.serviceId === serviceId);
    const kind = definition.steps.some((step) => step.do === 'hold-event') ? 'visit' : 'report';
    const sendings = await sendingsOf(deps, office, standard, { kind, today, duty });
    return {
      serviceId,
      name,
      kind,
      ...(duty && { duty }),
      months: months.map((month) => ({
        month,
        ...overdueOf(villages, sendings, month, duty, today, calendar),
      })),
    } satisfies Output<'villageDuties'>['services'][number];
  }
}

/** A report counts for the month of its recapitulation, until then as `reportedFor` says; a visit for the month in which it was held. */
async function sendingsOf(
  deps: Deps,
  office: Office,
  { serviceId, definition }: ServiceStandard,
  { kind, today, duty }: { kind: 'report' | 'visit'; today: string; duty: RecurringDuty | undefined },
): Promise<Sending[]> {
  const { zone } = office.hours;
  const first = lastMonths(monthOf(today), monthsRead).at(-1) ?? monthOf(today);
  const found = await deps.documents.find({
    collection: paths.applications(office.id),
    where: [
      { field: 'serviceId', op: '==', value: serviceId },
      { field: 'submittedAt', op: '>=', value: startOfDay(`${first}-01`, zone) },
    ],
    orderBy: { field: 'submittedAt', direction: 'desc' },
    limit: casesRead,
  });
  const cases = found
    .map(({ data }) => Application.parse(data))
    .filter((application) => !endedWithoutProduct(application));
  if (kind === 'visit') {
    const holding = definition.steps.find((step) => step.do === 'hold-event')?.id ?? '';
    return cases.flatMap(({ villageCodes, done, eventAt }) => {
      if (eventAt === undefined || !done.includes(holding)) return [];
      const on = localDay(eventAt, zone);
      return villageCodes.map((villageCode) => ({ villageCode, month: monthOf(on), on }));
    });
  }
  const periods = await periodsOf(deps, office.id, cases);
  const reports = cases.flatMap(({ villageCodes, batchId, submittedAt }) => {
    const on = localDay(submittedAt, zone);
    const period = periods.get(batchId ?? '');
    return villageCodes.map((villageCode) => ({ villageCode, on, period }));
  });
  return reportedFor(reports, duty?.dueIn);
}

async function periodsOf(
  deps: Deps,
  officeId: string,
  cases: readonly Application[],
): Promise<Map<string, string>> {
  const ids = [...new Set(cases.flatMap(({ batchId }) => (batchId === undefined ? [] : [batchId])))];
  const found = await deps.documents.getAll(ids.map((id) => paths.batch(officeId, id)));
  return new Map(
    found.flatMap((stored): [string, string][] => {
      const batch = stored && Batch.parse(stored.data);
      return batch?.period ? [[batch.id, batch.period]] : [];
    }),
  );
}

/** Refuses `not-allowed` to all but administrators, `stale`, and `invalid-input` for a service that has no such duty or is named twice. */
export async function setRecurring(
  deps: Deps,
  uid: string,
  { officeId, base, recurring }: Input<'setRecurring'>,
): Promise<Result<Record<string, never>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, storedOffice } = desk.value;
  const standards = await Promise.all(
    recurring.map(({ serviceId }) => getService(deps, officeId, serviceId)),
  );
  const known = standards.every((standard) => standard?.definition.recurring !== undefined);
  if (!known || new Set(recurring.map(({ serviceId }) => serviceId)).size < recurring.length)
    return refuse({ code: 'invalid-input', fields: [{ field: 'recurring', problem: 'unknown' }] });
  if (canonicalJson(office.settings.recurring ?? []) !== canonicalJson(base))
    return refuse({ code: 'stale' });
  const data = { ...office, settings: { ...office.settings, recurring } };
  if ((await deps.documents.commit([{ do: 'update', before: storedOffice, data }])) === 'lost')
    return refuse({ code: 'stale' });
  forget(deps, 'offices', paths.office(officeId));
  return ok({});
}
