import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { slugOf } from '../../domain/slug.ts';
import { asAdmin } from './administer.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';
import { forget } from './remembered.ts';
import { changedByAnother, idOfAct, loadOpenDrafts } from './standard-drafts.ts';

/**
 * Lays drafts before the public (Forum Konsultasi Publik): they can be read and spoken about until a day, that day included.
 * Refuses `not-allowed`, `stale` where a draft has left the desk, `invalid-input` for a day that is over. The same press opens one.
 */
export async function openConsultation(
  deps: Deps,
  uid: string,
  { officeId, actId, title, draftIds, commentsUntil }: InputOf<StaffApi['openConsultation']>,
): Promise<Result<OutputOf<StaffApi['openConsultation']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  if (commentsUntil < desk.value.today)
    return refuse({ code: 'invalid-input', fields: [{ field: 'commentsUntil', problem: 'in-the-past' }] });
  // Readable in an address, and one and the same for a repeated press.
  const mark = idOfAct(deps, 'consultation', uid, actId).slice(0, 8);
  const id = [slugOf(title, 70), mark].filter((part) => part !== '').join('-');
  const path = paths.consultation(officeId, id);
  const consultation: Consultation = {
    v: 1,
    officeId,
    id,
    title,
    state: 'open',
    draftIds: [...new Set(draftIds)],
    commentsUntil,
    minutes: [],
    participants: [],
    notes: [],
  };
  return untilCommitted(deps, async () => {
    if (await deps.documents.get(path)) return ok({ consultationId: id });
    if (!(await loadOpenDrafts(deps, officeId, draftIds))) return changedByAnother;
    if ((await deps.documents.commit([{ do: 'create', path, data: consultation }])) === 'lost') return 'lost';
    forget(deps, paths.consultations(officeId));
    return ok({ consultationId: id });
  });
}
