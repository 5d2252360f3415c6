import type { Handed } from '../../domain/application.ts';
import { linked, chainStart } from '../../domain/chain.ts';
import { begin } from '../../domain/fold.ts';
import type { Birth } from '../../domain/fold.ts';
import { parseForm } from '../../domain/form.ts';
import type { Filled } from '../../domain/form.ts';
import { paths } from '../../domain/paths.ts';
import { routeOf } from '../../domain/route.ts';
import { lastThreeDigits } from '../../domain/phone.ts';
import type { ApplicantData, Card, CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { isHanded, requirementsFor } from '../../domain/standard.ts';
import { getCalendar } from './browse.ts';
import { cardChanges, untilCommitted, withTimes } from './case.ts';
import { handedFor, openDraft } from './edit-draft.ts';
import type { DraftAccess, OpenDraft } from './edit-draft.ts';
import { searchTerms } from './search-key.ts';
import { storedDraft } from './start-draft.ts';
import type { Deps } from './ports.ts';

export interface Submitted {
  officeId: string;
  reference: string;
  secret: string;
}

/**
 * Sends a draft: pins the standard's version, creates application, card, personal data, first event and reference in one
 * commit. The draft's id is the application's, so a second press finds the first one's result.
 * Refuses `invalid-input` (fields) and `incomplete` (requirements).
 */
export async function submitDraft(deps: Deps, access: DraftAccess): Promise<Result<Submitted>> {
  return untilCommitted(deps, async () => {
    const opened = await openDraft(deps, access);
    if (!opened.ok) return opened;
    const { draft, office, standard } = opened.value;
    if (draft.sentAs !== undefined)
      return ok({ officeId: office.id, reference: draft.sentAs, secret: access.secret });

    const filled = parseForm(
      standard.definition,
      office.villages.map(({ code }) => code),
      draft.input,
    );
    if (!filled.ok) return filled;
    const items = itemsOf(opened.value, filled.value);
    if (!items.ok) return items;

    const reference = deps.newReference();
    const outcome = await deps.documents.commit(
      await birthWrites(deps, opened.value, filled.value, items.value, reference),
    );
    return outcome === 'lost' ? 'lost' : ok({ officeId: office.id, reference, secret: access.secret });
  });
}

/** What each requirement of this case got; names those that got nothing and are neither optional nor a fact to be checked. */
function itemsOf({ draft, standard }: OpenDraft, filled: Filled): Result<Record<string, Handed>> {
  const requirements = requirementsFor(standard.definition, {
    door: 'online',
    variant: filled.variant,
    answers: { ...draft.input, ...filled.answers },
  });
  const missing = requirements.filter(
    (requirement) => !isHanded(requirement, handedFor(draft.items, requirement.id)),
  );
  const needed = missing.filter((requirement) => !requirement.optional);
  if (needed.length > 0) return refuse({ code: 'incomplete', missing: needed.map(({ id }) => id) });
  return ok(
    Object.fromEntries(
      requirements
        .filter((requirement) => !missing.includes(requirement))
        .map((requirement) => [requirement.id, handedFor(draft.items, requirement.id)]),
    ),
  );
}

async function birthWrites(
  deps: Deps,
  { stored, draft, office, standard }: OpenDraft,
  filled: Filled,
  items: Record<string, Handed>,
  reference: string,
) {
  const now = deps.now();
  const birth: Birth = {
    id: draft.id,
    officeId: office.id,
    serviceId: standard.serviceId,
    version: standard.version,
    reference,
    door: 'online',
    ...(filled.variant !== undefined && { variant: filled.variant }),
    sections: standard.definition.sections,
    villageCodes: [filled.villageCode],
    route: routeOf(standard.definition, {
      door: 'online',
      variant: filled.variant,
      answers: filled.answers,
    }),
  };
  const event = linked(
    {
      v: 1 as const,
      applicationId: draft.id,
      revision: 1,
      at: now,
      actor: { kind: 'applicant' as const },
      actId: draft.id,
      step: birth.route[0] ?? '',
      happening: { kind: 'submitted' as const, door: 'online' as const, items },
    },
    chainStart,
    deps.sha256,
  );
  const calendar = await getCalendar(deps, office.id);
  const application = withTimes(
    begin(standard.definition, birth, event),
    { standard, calendar },
    [event],
    now,
  );
  const applicant = filled.parties[0];
  const personal: ApplicantData = {
    v: 1,
    officeId: office.id,
    applicationId: draft.id,
    parties: filled.parties,
    contacts: filled.contacts,
    answers: filled.answers,
    search: await searchTerms(deps, office.id, filled),
    secretHashes: [draft.secretHash],
  };
  const notes: CaseNotes = { v: 1, notes: [], fileNames: draft.fileNames };
  const card: Card = {
    v: 1,
    officeId: office.id,
    applicationId: draft.id,
    reference,
    serviceId: standard.serviceId,
    serviceName: standard.name,
    applicantName: [...(applicant?.name ?? '')].slice(0, nameOnCard).join(''),
    phoneTail: (filled.contacts.phone && lastThreeDigits(filled.contacts.phone)) ?? '',
    door: 'online',
    sections: application.sections,
    villageCodes: application.villageCodes,
    submittedAt: now,
    ...cardChanges(application, standard, now),
  };
  return [
    { do: 'create' as const, path: paths.application(office.id, draft.id), data: application },
    { do: 'create' as const, path: paths.event(office.id, draft.id, 1), data: event },
    { do: 'create' as const, path: paths.applicantData(office.id, draft.id), data: personal },
    { do: 'create' as const, path: paths.caseNotes(office.id, draft.id), data: notes },
    { do: 'create' as const, path: paths.card(office.id, draft.id), data: card },
    {
      do: 'create' as const,
      path: paths.reference(office.id, reference),
      data: { v: 1, applicationId: draft.id },
    },
    {
      do: 'update' as const,
      before: stored,
      data: storedDraft({ ...draft, input: {}, items: {}, fileNames: {}, sentAs: reference }),
    },
  ];
}

/** Characters of a name a work list's row carries. */
const nameOnCard = 120;
