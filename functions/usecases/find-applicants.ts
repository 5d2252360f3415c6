import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { Card } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { commitOrThrow, loadCaller, maySee } from './case.ts';
import { countTry } from './limit.ts';
import { queryTerms } from './search-key.ts';
import type { Deps } from './ports.ts';

const searchesPerMinute = 30;
const matchesRead = 200;
const resultsShown = 20;

/**
 * Finds applications of this office by name, NIK or phone. Logged (never what was typed) and rate-limited; shows only what the
 * caller's work lists may show, newest first. Same names are all shown, never merged. `more`: there may be others than shown,
 * also newer ones, since a word that very many share is not read to its end.
 */
export async function findApplicants(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['findApplicants']>,
): Promise<Result<OutputOf<StaffApi['findApplicants']>>> {
  const caller = await loadCaller(deps, input.officeId, uid);
  if (!caller) return refuse({ code: 'not-allowed' });
  const counted = await countTry(deps, input.officeId, {
    kind: 'search',
    key: uid,
    limit: searchesPerMinute,
    windowMs: 60_000,
  });
  if (!counted.ok) return counted;
  await commitOrThrow(deps, [
    {
      do: 'create',
      path: paths.access(input.officeId, deps.newId()),
      data: {
        v: 1,
        officeId: input.officeId,
        uid,
        role: caller.actor.roles[0],
        at: deps.now(),
        what: 'search',
      },
    },
  ]);
  const [first, ...others] = await queryTerms(deps, input.officeId, input.query);
  if (first === undefined) return ok({ found: [], more: false });
  const matches = await deps.documents.find({
    collection: 'private',
    group: true,
    where: [
      { field: 'officeId', op: '==', value: input.officeId },
      { field: 'search', op: 'array-contains', value: first },
    ],
    limit: matchesRead + 1,
  });
  const ids = matches
    .slice(0, matchesRead)
    .filter(({ data }) => others.every((term) => (data['search'] as string[]).includes(term)))
    .map(({ data }) => String(data['applicationId']));
  const cards = await deps.documents.getAll(ids.map((id) => paths.card(input.officeId, id)));
  const found = cards
    .flatMap((stored) => (stored ? [Card.parse(stored.data)] : []))
    .filter((card) => maySee(caller.actor, card))
    .sort((a, b) => b.submittedAt - a.submittedAt);
  return ok({
    found: found.slice(0, resultsShown).map((card) => ({
      applicationId: card.applicationId,
      reference: card.reference,
      name: card.applicantName,
      phoneTail: card.phoneTail,
      serviceName: card.serviceName,
      status: card.status,
      submittedAt: card.submittedAt,
    })),
    more: matches.length > matchesRead || found.length > resultsShown,
  });
}
