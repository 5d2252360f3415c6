import type { Handed } from '../../domain/application.ts';
import { parseForm } from '../../domain/form.ts';
import type { Filled } from '../../domain/form.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { isHanded, requirementsFor } from '../../domain/standard.ts';
import { birthWrites } from './birth.ts';
import { untilCommitted } from './case.ts';
import { handedFor, openDraft } from './edit-draft.ts';
import type { DraftAccess, OpenDraft } from './edit-draft.ts';
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
    const sent = storedDraft({ ...draft, input: {}, items: {}, fileNames: {}, sentAs: reference });
    const outcome = await deps.documents.commit([
      ...(await birthWrites(deps, {
        id: draft.id,
        office,
        standard,
        door: 'online',
        actor: { kind: 'applicant' },
        filled: filled.value,
        items: items.value,
        reference,
        secretHash: draft.secretHash,
        fileNames: draft.fileNames,
      })),
      { do: 'update', before: opened.value.stored, data: sent },
    ]);
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
