import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { agendaDocument, agendaOf, byMoment } from '../../domain/agenda.ts';
import type { AgendaEntry } from '../../domain/agenda.ts';
import { Application } from '../../domain/application.ts';
import { addDays, startOfDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { Card } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { agendaWords } from '../../domain/words-id.ts';
import { requireOffice, requireService, todayIn } from './browse.ts';
import { commitOrThrow, loadCaller, maySee } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps, LetterDeps, Stored, Write } from './ports.ts';

/** More than any office books for two weeks. */
const entriesRead = 500;

/** Years from today in which anything can be on an agenda. */
const yearsAround = 2;

/** A mistyped year, up to one that is no date any more. Refuses `invalid-input` (`from` too-far). */
async function tooFar(deps: Deps, officeId: string, day: string): Promise<Result<never> | undefined> {
  const today = await todayIn(deps, officeId);
  const near = (years: number) => `${String(Number(today.slice(0, 4)) + years)}${today.slice(4)}`;
  return day < near(-yearsAround) || day > near(yearsAround)
    ? refuse({ code: 'invalid-input', fields: [{ field: 'from', problem: 'too-far' }] })
    : undefined;
}

/**
 * Appointments, summonses, events and field surveys of some days, of the cases the caller may see. Logged as one opening; refuses `not-allowed` to
 * whoever holds no post, and `invalid-input` for days more than two years away.
 */
export async function openAgenda(
  deps: Deps,
  uid: string,
  { officeId, from, days }: InputOf<StaffApi['openAgenda']>,
): Promise<Result<OutputOf<StaffApi['openAgenda']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const far = await tooFar(deps, officeId, from);
  if (far) return far;
  await commitOrThrow(deps, [accessLine(deps, officeId, caller, 'agenda')]);
  return ok(await findAgenda(deps, officeId, caller, from, days));
}

/** One day to print. Whoever is named on it finds the printing on the status page. */
export async function printAgenda(
  deps: LetterDeps,
  uid: string,
  { officeId, on, section, serviceId }: InputOf<StaffApi['printAgenda']>,
): Promise<Result<OutputOf<StaffApi['printAgenda']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const far = await tooFar(deps, officeId, on);
  if (far) return far;
  const found = await findAgenda(deps, officeId, caller, on, 1);
  const entries = found.entries.filter(
    (entry) =>
      (section === undefined || entry.sections.includes(section)) &&
      (serviceId === undefined || entry.serviceId === serviceId),
  );
  const named = [...new Set(entries.map(({ applicationId }) => applicationId))];
  // Also a day with nobody on it was asked for.
  const asked = named.length === 0 ? [undefined] : named;
  for (let from = 0; from < asked.length; from += 400) {
    await commitOrThrow(
      deps,
      asked.slice(from, from + 400).map((id) => accessLine(deps, officeId, caller, 'agenda-print', id)),
    );
  }
  const office = await requireOffice(deps, officeId);
  const today = await todayIn(deps, officeId);
  const pdf = await deps.letters.print(agendaDocument(office, on, entries, today, agendaWords));
  return ok({
    name: `jadwal-${officeId}-${on}.pdf`,
    type: 'application/pdf',
    base64: Buffer.from(pdf).toString('base64'),
  });
}

function accessLine(
  deps: Deps,
  officeId: string,
  { actor }: Caller,
  what: 'agenda' | 'agenda-print',
  applicationId?: string,
): Write {
  return {
    do: 'create',
    path: paths.access(officeId, deps.newId()),
    data: {
      v: 1,
      officeId,
      ...(applicationId !== undefined && { applicationId }),
      uid: actor.uid,
      role: actor.roles[0],
      at: deps.now(),
      what,
    },
  };
}

async function findAgenda(
  deps: Deps,
  officeId: string,
  { actor }: Caller,
  from: string,
  days: number,
): Promise<{ entries: AgendaEntry[]; more: boolean }> {
  const { hours } = await requireOffice(deps, officeId);
  const span = {
    fromAt: startOfDay(from, hours.zone),
    toAt: startOfDay(addDays(from, days), hours.zone),
  };
  const found = await findBooked(deps, officeId, span);
  const cases = [...new Map(found.flat().map((stored) => [stored.path, stored])).values()]
    .map(({ data }) => Application.parse(data))
    .filter((application) => maySee(actor, application));
  const cards = await deps.documents.getAll(cases.map(({ id }) => paths.card(officeId, id)));
  const entries = await Promise.all(
    cases.map(async (application, index) => {
      const stored = cards[index];
      if (!stored) return [];
      const { definition } = await requireService(deps, officeId, application.serviceId, application.version);
      return agendaOf(application, definition, Card.parse(stored.data), span);
    }),
  );
  return {
    entries: entries.flat().sort(byMoment),
    more: found.some((list) => list.length >= entriesRead),
  };
}

async function findBooked(
  deps: Deps,
  officeId: string,
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<Stored[][]> {
  return Promise.all([
    deps.documents.find({
      collection: paths.applications(officeId),
      where: [
        { field: 'appointmentAt', op: '>=', value: fromAt },
        { field: 'appointmentAt', op: '<', value: toAt },
      ],
      orderBy: { field: 'appointmentAt', direction: 'asc' },
      limit: entriesRead,
    }),
    deps.documents.find({
      collection: paths.applications(officeId),
      where: [
        { field: 'summonedFor', op: '>=', value: fromAt },
        { field: 'summonedFor', op: '<', value: toAt },
      ],
      orderBy: { field: 'summonedFor', direction: 'asc' },
      limit: entriesRead,
    }),
    deps.documents.find({
      collection: paths.applications(officeId),
      where: [
        { field: 'eventAt', op: '>=', value: fromAt },
        { field: 'eventAt', op: '<', value: toAt },
      ],
      orderBy: { field: 'eventAt', direction: 'asc' },
      limit: entriesRead,
    }),
    deps.documents.find({
      collection: paths.applications(officeId),
      where: [
        { field: 'surveyAt', op: '>=', value: fromAt },
        { field: 'surveyAt', op: '<', value: toAt },
      ],
      orderBy: { field: 'surveyAt', direction: 'asc' },
      limit: entriesRead,
    }),
  ]);
}
