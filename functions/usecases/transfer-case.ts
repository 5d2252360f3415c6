import type { InputOf, OutputOf } from '../../domain/api.ts';
import type { TransferTarget } from '../../domain/application.ts';
import type { caseMovesApi } from '../../domain/case-moves-api.ts';
import { actingRole, allowedActs } from '../../domain/engine.ts';
import { problemOf } from '../../domain/form.ts';
import type { Filled } from '../../domain/form.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData, CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requirementsFor } from '../../domain/standard.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { isRunnable } from '../../domain/standard-problems.ts';
import {
  asksSamePersons,
  doorOf,
  itemsFor,
  movedAnswers,
  originalsLeft,
  originalsOf,
  targetFacts,
} from '../../domain/transfer.ts';
import { birthWrites } from './birth.ts';
import { getEntry, getService, listCatalogue, todayIn } from './browse.ts';
import { isRepeated, recordActs, stale, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { loadApplicant } from './draft-letter.ts';
import { endingWrites } from './end-case.ts';
import { loadSeen } from './open-case.ts';
import type { Seen } from './open-case.ts';
import type { Deps, Write } from './ports.ts';

/** A request for the wrong service goes on as one for another, with its files, its applicant and his link. */

type Api = typeof caseMovesApi;

/**
 * Services a case can be moved to: open ones that Loket carries out and that ask for the same persons, but its own. Refuses `not-found`,
 * `not-allowed`.
 */
export async function transferTargets(
  deps: Deps,
  uid: string,
  input: InputOf<Api['transferTargets']>,
): Promise<Result<OutputOf<Api['transferTargets']>>> {
  const mover = await loadMover(deps, uid, input);
  if (!mover.ok) return mover;
  const { application, standard: own } = mover.value.loaded;
  const { parties } = await loadApplicant(deps, mover.value.loaded);
  const today = await todayIn(deps, input.officeId);
  const open = (await listCatalogue(deps, input.officeId)).filter(
    (entry) => isOpen(entry, today) && entry.serviceId !== application.serviceId,
  );
  const standards = await Promise.all(
    open.map(({ serviceId }) => getService(deps, input.officeId, serviceId)),
  );
  return ok({
    services: standards.flatMap((standard) =>
      standard && isRunnable(standard) && asksSamePersons(own.definition, standard.definition, parties)
        ? [{ serviceId: standard.serviceId, name: standard.name }]
        : [],
    ),
  });
}

/** The standard of one of them, to say what of the case fits. */
export async function transferPlan(
  deps: Deps,
  uid: string,
  input: InputOf<Api['transferPlan']>,
): Promise<Result<OutputOf<Api['transferPlan']>>> {
  const mover = await loadMover(deps, uid, input);
  if (!mover.ok) return mover;
  const standard = await targetOf(deps, mover.value.loaded, input.toServiceId);
  return standard.ok ? ok({ standard: standard.value }) : standard;
}

/**
 * Moves a case in one commit: the old one ends and names the new one, which is born with the same applicant, what of his answers and
 * papers fits, and the same secrets, so that his link goes on working. Its id follows from the case and the press: pressed twice it is
 * moved once. The number is voided, the letter's draft dropped, the slot free again. The promise begins anew for the new service; the day
 * the request first came in stays.
 * Refuses `not-allowed`, `not-now` (something is signed), `stale`, `reason-missing`, `service-not-open`, `invalid-input` (among others
 * `other-persons`: it asks for somebody the case does not know), and `originals-held` with the originals that would stay behind.
 */
export async function transferCase(
  deps: Deps,
  uid: string,
  input: InputOf<Api['transferCase']>,
): Promise<Result<OutputOf<Api['transferCase']>>> {
  return untilCommitted(deps, async () => {
    const seen = await loadSeen(deps, uid, input);
    if (!seen) return refuse({ code: 'not-found' });
    const { loaded, caller } = seen;
    const { application } = loaded;
    if (isRepeated(application, input.actId)) return movedTo(application.transferredTo);
    if (application.revision !== input.revision) return stale(deps, application);
    const to: TransferTarget = {
      id: deps.sha256(`transfer ${application.id} ${input.actId}`).slice(0, 32),
      serviceId: input.toServiceId,
      reference: deps.newReference(),
    };
    const recorded = await recordActs(deps, loaded, caller.actor, input.actId, [
      { act: { act: 'transfer', note: input.reason }, given: { transferTo: to } },
    ]);
    if (!recorded.ok) return recorded;
    const standard = await targetOf(deps, loaded, input.toServiceId);
    if (!standard.ok) return standard;
    const born = await bornAnew(deps, seen, standard.value, to, input);
    if (!born.ok) return born;
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      ...(await endingWrites(deps, loaded, 'transferred')),
      ...born.value,
    ]);
    return outcome === 'lost' ? 'lost' : movedTo(to);
  });
}

function movedTo(to: TransferTarget | undefined): Result<OutputOf<Api['transferCase']>> {
  return to
    ? ok({ applicationId: to.id, reference: to.reference })
    : refuse({ code: 'not-now', expected: [] });
}

async function loadMover(
  deps: Deps,
  uid: string,
  input: { officeId: string; applicationId: string },
): Promise<Result<Seen>> {
  const seen = await loadSeen(deps, uid, input);
  if (!seen) return refuse({ code: 'not-found' });
  const { standard, application } = seen.loaded;
  return allowedActs(standard.definition, application, seen.caller.actor).includes('transfer')
    ? ok(seen)
    : refuse({ code: 'not-allowed', needs: ['counter', 'secretary', 'section-head'] });
}

async function targetOf(
  deps: Deps,
  { application }: Case,
  serviceId: string,
): Promise<Result<ServiceStandard>> {
  const { officeId } = application;
  const [entry, standard] = await Promise.all([
    getEntry(deps, officeId, serviceId),
    getService(deps, officeId, serviceId),
  ]);
  if (!entry || !standard || serviceId === application.serviceId) return refuse({ code: 'not-found' });
  return isOpen(entry, await todayIn(deps, officeId)) && isRunnable(standard)
    ? ok(standard)
    : refuse({ code: 'service-not-open' });
}

async function bornAnew(
  deps: Deps,
  { loaded, caller }: Seen,
  standard: ServiceStandard,
  to: TransferTarget,
  input: InputOf<Api['transferCase']>,
): Promise<Result<Write[]>> {
  const { application, office } = loaded;
  const { definition } = standard;
  const [applicant, stored] = await Promise.all([
    loadApplicant(deps, loaded),
    deps.documents.get(paths.caseNotes(office.id, application.id)),
  ]);
  const answers = movedAnswers(definition, applicant.answers, input.fields);
  const problems = fieldProblems(standard, input.variant, answers);
  if (problems.length > 0) return refuse({ code: 'invalid-input', fields: problems });
  const door = doorOf(definition, application.door);
  const facts = targetFacts(definition, door, input.variant, answers);
  if (!asksSamePersons(loaded.standard.definition, definition, applicant.parties, facts))
    return refuse({ code: 'invalid-input', fields: [{ field: 'toServiceId', problem: 'other-persons' }] });
  const wanted = requirementsFor(definition, facts);
  const left = originalsLeft(wanted, application, input.items);
  if (left.length > 0) return refuse({ code: 'originals-held', items: left });
  const originalsHeld = originalsOf(wanted, application, input.items);
  const filer = applicant.parties.find(({ role }) => role === 'filer');
  const filled: Filled = {
    variant: input.variant,
    parties: applicant.parties.filter((party) => party !== filer),
    contacts: applicant.contacts,
    villageCode: application.villageCodes[0] ?? '',
    answers,
    nikWarnings: [],
  };
  const { definition: before } = loaded.standard;
  const writes = await birthWrites(deps, {
    id: to.id,
    office,
    standard,
    door,
    actor: {
      kind: 'staff',
      uid: caller.actor.uid,
      role: actingRole(before, application, 'transfer', caller.actor) ?? 'counter',
    },
    filled,
    items: itemsFor(wanted, application, input.items),
    reference: to.reference,
    secretHash: applicant.secretHashes[0] ?? '',
    fileNames: stored ? CaseNotes.parse(stored.data).fileNames : {},
    note: input.reason,
    ...(filer && { filer }),
    from: {
      id: application.id,
      reference: application.reference,
      originalsHeld,
      receivedAt: application.submittedAt,
    },
  });
  const personal = paths.applicantData(office.id, to.id);
  return ok(
    writes.map((write): Write => {
      if (write.do !== 'create' || write.path !== personal) return write;
      // Every link that opened the old case opens the new one too.
      const data: ApplicantData = {
        ...ApplicantData.parse(write.data),
        secretHashes: applicant.secretHashes,
      };
      return { ...write, data };
    }),
  );
}

/** What the other form asks of its own and the old answers do not hold. */
function fieldProblems(
  { definition }: ServiceStandard,
  variant: string | undefined,
  answers: Readonly<Record<string, string>>,
): { field: string; problem: string }[] {
  const choosesVariant = definition.variants.length > 0;
  const isVariant = definition.variants.some(({ id }) => id === variant);
  const wrong = definition.fields.flatMap((field) => {
    const problem = problemOf(field, answers, []);
    return problem ? [{ field: field.id, problem }] : [];
  });
  return choosesVariant && !isVariant ? [{ field: 'variant', problem: 'required' }, ...wrong] : wrong;
}
