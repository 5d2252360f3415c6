import { localDay } from '../../domain/calendar.ts';
import { Consultation } from '../../domain/consultation.ts';
import { StandardDraft } from '../../domain/lifecycle.ts';
import { stripBidiControls } from '../../domain/names.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ConsultationComment } from '../../domain/standards-api.ts';
import { content, getOffice, isSlug } from './browse.ts';
import { commitOrThrow } from './case.ts';
import { countTry } from './limit.ts';
import type { Deps } from './ports.ts';

/** Far above what a consultation brings in an hour, far below what fills a store. */
const commentsPerHour = 120;
export const longestComment = 2000;

/**
 * What somebody of the public says about drafts that are open for comments. No name is asked and none is kept; only the office's
 * administrator reads it.
 * Refuses `not-found`, `consultation-closed`, `invalid-input` (no words, too many, a service that is not before the public) and
 * `too-many-tries`.
 */
export async function addComment(
  deps: Deps,
  said: { officeId: string; consultationId: string; serviceId?: string | undefined; text: string },
): Promise<Result<Record<string, never>>> {
  const { officeId, consultationId } = said;
  const office = await getOffice(deps, officeId);
  if (!office || !isSlug(consultationId)) return refuse({ code: 'not-found' });
  const stored = await deps.documents.get(paths.consultation(officeId, consultationId));
  if (!stored) return refuse({ code: 'not-found' });
  const consultation = Consultation.parse(content(stored.data));
  if (!takesComments(consultation, localDay(deps.now(), office.hours.zone)))
    return refuse({ code: 'consultation-closed' });

  const text = stripBidiControls(said.text.toWellFormed().normalize('NFC')).trim();
  if (text === '') return refuse({ code: 'invalid-input', fields: [{ field: 'text', problem: 'required' }] });
  if (text.length > longestComment)
    return refuse({ code: 'invalid-input', fields: [{ field: 'text', problem: 'too-long' }] });
  // By consultation: who speaks is not asked, and no address of a device is kept. Before the drafts are read, which is the costly part.
  const counted = await countTry(deps, officeId, {
    kind: 'comment',
    key: consultationId,
    limit: commentsPerHour,
    windowMs: 3_600_000,
  });
  if (!counted.ok) return counted;
  const serviceId = said.serviceId === '' ? undefined : said.serviceId;
  if (serviceId !== undefined && !(await isBeforeThePublic(deps, consultation, serviceId)))
    return refuse({ code: 'invalid-input', fields: [{ field: 'serviceId', problem: 'not-a-choice' }] });
  const comment: ConsultationComment = {
    id: deps.newId(),
    at: deps.now(),
    ...(serviceId !== undefined && { serviceId }),
    text,
  };
  await commitOrThrow(deps, [
    { do: 'create', path: paths.comment(officeId, consultationId, comment.id), data: { v: 1, ...comment } },
  ]);
  return ok({});
}

/** Comments are taken up to and including the last day, in the office's zone. */
export function takesComments(
  { state, commentsUntil }: Pick<Consultation, 'state' | 'commentsUntil'>,
  today: string,
): boolean {
  return state === 'open' && (commentsUntil === undefined || today <= commentsUntil);
}

async function isBeforeThePublic(
  deps: Deps,
  { officeId, draftIds }: Consultation,
  serviceId: string,
): Promise<boolean> {
  const stored = await deps.documents.getAll(draftIds.map((id) => paths.standardDraft(officeId, id)));
  return stored.some((each) => each && StandardDraft.parse(each.data).standard.serviceId === serviceId);
}
