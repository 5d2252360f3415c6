import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { ConsultationComment } from '../../domain/standards-api.ts';
import { asAdmin } from './administer.ts';
import { loadConsultation } from './close-consultation.ts';
import type { Deps } from './ports.ts';

/** More than an administrator answers by hand; far less than a document list may hold. */
const newestComments = 500;

/** A consultation with the newest of what was said, oldest of these first. Refuses `not-allowed` and `not-found`. */
export async function readConsultation(
  deps: Deps,
  uid: string,
  { officeId, consultationId }: InputOf<StaffApi['readConsultation']>,
): Promise<Result<OutputOf<StaffApi['readConsultation']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const loaded = await loadConsultation(deps, officeId, consultationId);
  if (!loaded) return refuse({ code: 'not-found' });
  const found = await deps.documents.find({
    collection: paths.comments(officeId, consultationId),
    where: [],
    orderBy: { field: 'at', direction: 'desc' },
    limit: newestComments + 1,
  });
  return ok({
    consultation: loaded.consultation,
    comments: found
      .slice(0, newestComments)
      .map(({ data }) => commentOf(data))
      .reverse(),
    moreComments: found.length > newestComments,
  });
}

/** The shape's version is the document's business, not the reader's. */
export function commentOf({ v: _v, ...comment }: Record<string, unknown>): ConsultationComment {
  return ConsultationComment.parse(comment);
}
