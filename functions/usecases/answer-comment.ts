import type { InputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import type { Deps } from './ports.ts';
import { commentOf } from './read-consultation.ts';
import { changedByAnother } from './standard-drafts.ts';

/** The office's answer to what somebody said; a later one replaces it. Refuses `not-allowed`, `not-found` and `stale`. */
export async function answerComment(
  deps: Deps,
  uid: string,
  { officeId, consultationId, commentId, answer }: InputOf<StaffApi['answerComment']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  if (!/^[0-9a-f]{32}$/.test(commentId)) return refuse({ code: 'not-found' });
  const stored = await deps.documents.get(paths.comment(officeId, consultationId, commentId));
  if (!stored) return refuse({ code: 'not-found' });
  const data = { v: 1, ...commentOf(stored.data), answer };
  const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
  return outcome === 'lost' ? changedByAnother : ok({});
}
