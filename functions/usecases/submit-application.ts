import type { Handed } from '../../domain/application.ts';
import { factsOf, parseForm } from '../../domain/form.ts';
import { shutOn } from '../../domain/intake-window.ts';
import { outsideAt } from '../../domain/outside.ts';
import { missingFrom } from '../../domain/requirement-sets.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { isHanded, requirementsFor } from '../../domain/standard.ts';
import { birthWrites } from './birth.ts';
import { todayIn } from './browse.ts';
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
 * Refuses `invalid-input` (fields), `incomplete` (requirements), `outside-system` and `intake-shut`: a printed window is not kept open by a draft.
 */
export async function submitDraft(deps: Deps, access: DraftAccess): Promise<Result<Submitted>> {
  return untilCommitted(deps, async () => {
    const opened = await openDraft(deps, access);
    if (!opened.ok) return opened;
    const { draft, office, standard } = opened.value;
    if (draft.sentAs !== undefined)
      return ok({ officeId: office.id, reference: draft.sentAs, secret: access.secret });

    const outside = outsideAt(standard, 'online', office);
    if (outside) return refuse({ code: 'outside-system', name: outside.name });
    const shut = shutOn(standard.definition, await todayIn(deps, office.id));
    if (shut) return refuse(shut);
    const filled = parseForm(
      standard.definition,
      office.villages.map(({ code }) => code),
      draft.input,
      'online',
    );
    if (!filled.ok) return filled;
    const items = itemsOf(opened.value);
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

/** What each requirement of this case got; refuses `incomplete`, naming those without which it cannot be sent. */
function itemsOf({ draft, standard: { definition } }: OpenDraft): Result<Record<string, Handed>> {
  const facts = factsOf(definition, 'online', draft.input);
  const missing = missingFrom(definition, facts, draft.items);
  if (missing.length > 0) return refuse({ code: 'incomplete', missing });
  return ok(
    Object.fromEntries(
      requirementsFor(definition, facts)
        .map(({ id, ...requirement }) => ({ id, requirement, handed: handedFor(draft.items, id) }))
        .filter(({ requirement, handed }) => isHanded(requirement, handed))
        .map(({ id, handed }) => [id, handed]),
    ),
  );
}
