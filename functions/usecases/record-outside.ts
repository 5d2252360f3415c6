import type { InputOf, OutputOf } from '../../domain/api.ts';
import { Application, ApplicationEvent } from '../../domain/application.ts';
import type { Handed } from '../../domain/application.ts';
import type { caseMovesApi } from '../../domain/case-moves-api.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { factsOf, parseForm } from '../../domain/form.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import type { Office } from '../../domain/office.ts';
import { hasOwnIntake, outsideNotes } from '../../domain/outside.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData, CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requirementsFor } from '../../domain/standard.ts';
import { isRunnable } from '../../domain/standard-problems.ts';
import { birthWrites } from './birth.ts';
import { getEntry, getService, listCatalogue, requireOffice, todayIn } from './browse.ts';
import { loadCaller, untilCommitted } from './case.ts';
import type { Caller } from './case.ts';
import type { Deps } from './ports.ts';

/** Requests that came in through a system run by others (plavon, SIPRAJA): Loket keeps reference, status, clock and compensation. */

type Api = typeof caseMovesApi;

/** Longest time back that a request may have come in: what is older than the longest printed promise is no longer noted down. */
const longestBackMs = 92 * 86_400_000;

/** Services with a door that leads to another system, for the form and for the office's switch. Staff of the office only. */
export async function outsideServices(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<Api['outsideServices']>,
): Promise<Result<OutputOf<Api['outsideServices']>>> {
  if (!(await loadCaller(deps, officeId, uid))) return refuse({ code: 'not-allowed' });
  const office = await requireOffice(deps, officeId);
  const today = await todayIn(deps, officeId);
  const standards = await Promise.all(
    (await listCatalogue(deps, officeId))
      .filter((entry) => isOpen(entry, today))
      .map(({ serviceId }) => getService(deps, officeId, serviceId)),
  );
  return ok({
    services: standards.flatMap((standard) => {
      const outside = standard?.definition.outside;
      if (!standard || !outside || !isRunnable(standard)) return [];
      const { serviceId, name } = standard;
      const own = hasOwnIntake(serviceId, office);
      return [{ serviceId, name, system: outside.name, doors: outside.doors, own }];
    }),
  });
}

/** The standard of one of them, for its form. */
export async function outsideForm(
  deps: Deps,
  uid: string,
  { officeId, serviceId }: InputOf<Api['outsideForm']>,
): Promise<Result<OutputOf<Api['outsideForm']>>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!mayRecord(caller)) return refuse({ code: 'not-allowed', needs: ['counter', 'operator'] });
  const standard = await getService(deps, officeId, serviceId);
  return standard?.definition.outside ? ok({ standard }) : refuse({ code: 'not-found' });
}

/**
 * Notes down a request that came in through the other system, with its reference there and the time it truly came in. Its papers lie in
 * that system and are looked at there: each begins as not judged yet.
 * Refuses `not-allowed`, `not-found` (no such system for this door), `service-not-open`, `invalid-input`, and `taken-in-already` where the
 * id has another request in it: a form that came back after its answer was lost and was filled in for the next person.
 */
export async function recordOutside(
  deps: Deps,
  uid: string,
  input: InputOf<Api['recordOutside']>,
): Promise<Result<OutputOf<Api['recordOutside']>>> {
  const { officeId, applicationId, serviceId, door, receivedAt } = input;
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller || !mayRecord(caller)) return refuse({ code: 'not-allowed', needs: ['counter', 'operator'] });
  return untilCommitted(deps, async () => {
    const office = await requireOffice(deps, officeId);
    const before = await deps.documents.get(paths.application(officeId, applicationId));
    if (before) return recordedBefore(deps, office, Application.parse(before.data), input);
    const [entry, standard] = await Promise.all([
      getEntry(deps, officeId, serviceId),
      getService(deps, officeId, serviceId),
    ]);
    if (!entry || !standard?.definition.outside?.doors.includes(door)) return refuse({ code: 'not-found' });
    if (!isOpen(entry, await todayIn(deps, officeId)) || !isRunnable(standard))
      return refuse({ code: 'service-not-open' });
    const now = deps.now();
    if (receivedAt > now || receivedAt < now - longestBackMs)
      return refuse({ code: 'invalid-input', fields: [{ field: 'receivedAt', problem: 'out-of-range' }] });
    const { definition } = standard;
    const filled = parseForm(
      definition,
      office.villages.map(({ code }) => code),
      input.input,
      door,
    );
    if (!filled.ok) return filled;
    const asked = requirementsFor(definition, factsOf(definition, door, input.input));
    const items = Object.fromEntries(
      asked
        .filter(({ optional, openEnded }) => !optional && !openEnded)
        .map(({ id }): [string, Handed] => [id, { files: [], bringsPaper: false }]),
    );
    const reference = deps.newReference();
    const writes = await birthWrites(deps, {
      id: applicationId,
      office,
      standard,
      door,
      actor: {
        kind: 'staff',
        uid,
        role: caller.actor.roles.includes('counter') ? 'counter' : 'operator',
      },
      filled: filled.value,
      items,
      reference,
      secretHash: deps.sha256(input.secret),
      fileNames: {},
      itemNotes: {
        [outsideNotes.reference]: input.outsideReference,
        ...(input.outsideStatus !== undefined && { [outsideNotes.status]: input.outsideStatus }),
      },
      late: { receivedAt },
    });
    if ((await deps.documents.commit(writes)) === 'lost') return 'lost';
    return ok({ applicationId, reference, link: linkOf(deps, officeId, reference, input.secret) });
  });
}

function mayRecord(caller: Caller | undefined): boolean {
  return caller?.actor.roles.some((role) => role === 'counter' || role === 'operator') ?? false;
}

async function recordedBefore(
  deps: Deps,
  office: Office,
  application: Application,
  input: InputOf<Api['recordOutside']>,
): Promise<Result<OutputOf<Api['recordOutside']>>> {
  const { officeId, id, reference } = application;
  const stored = await deps.documents.get(paths.applicantData(officeId, id));
  if (!stored) throw new Error('A case without its personal data');
  const applicant = ApplicantData.parse(stored.data);
  // Whoever knows an id but not the secret learns nothing by pressing again.
  if (!applicant.secretHashes.includes(deps.sha256(input.secret))) return refuse({ code: 'not-found' });
  return (await isSameRequest(deps, office, application, applicant, input))
    ? ok({ applicationId: id, reference, link: linkOf(deps, officeId, reference, input.secret) })
    : refuse({ code: 'taken-in-already', reference });
}

/** Does the form hold what was noted down under this id, word for word? */
async function isSameRequest(
  deps: Deps,
  office: Office,
  { officeId, id, serviceId, version, door, variant }: Application,
  { parties, contacts, answers }: ApplicantData,
  { input, ...now }: InputOf<Api['recordOutside']>,
): Promise<boolean> {
  const [standard, born, stored] = await Promise.all([
    getService(deps, officeId, serviceId, version),
    deps.documents.get(paths.event(officeId, id, 1)),
    deps.documents.get(paths.caseNotes(officeId, id)),
  ]);
  if (!standard || !born || !stored) throw new Error('A case without its standard, first event or notes');
  const { happenedAt } = ApplicationEvent.parse(born.data);
  const noted = (item: string) =>
    CaseNotes.parse(stored.data).notes.find((note) => note.revision === 1 && note.item === item)?.text ?? '';
  const codes = office.villages.map(({ code }) => code);
  const filled = parseForm(standard.definition, codes, input, now.door);
  return (
    filled.ok &&
    canonicalJson([
      [now.serviceId, now.door, filled.value.variant ?? '', now.receivedAt],
      [now.outsideReference, now.outsideStatus ?? ''],
      [filled.value.parties, filled.value.contacts, filled.value.answers],
    ]) ===
      canonicalJson([
        [serviceId, door, variant ?? '', happenedAt ?? 0],
        [noted(outsideNotes.reference), noted(outsideNotes.status)],
        [parties, contacts, answers],
      ])
  );
}

function linkOf(deps: Deps, officeId: string, reference: string, secret: string): string {
  return `${deps.settings.publicUrl}/s/${officeId}/${reference}/${secret}`;
}
