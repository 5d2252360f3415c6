import type { InputOf, StaffApi } from '../../domain/api.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { Consultation } from '../../domain/consultation.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { content } from './browse.ts';
import type { Deps, Stored } from './ports.ts';
import { forget } from './remembered.ts';

/**
 * Writes the minutes (berita acara) down and ends the comments.
 * Refuses `not-allowed`, `not-found`, `invalid-input` for a meeting that has not been yet, and `consultation-closed` where other minutes
 * were written before; the same ones once more are no harm.
 */
export async function closeConsultation(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['closeConsultation']>,
): Promise<Result<Record<string, never>>> {
  const { officeId, consultationId, number, on, place, minutes, participants } = input;
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const loaded = await loadConsultation(deps, officeId, consultationId);
  if (!loaded) return refuse({ code: 'not-found' });
  if (on > desk.value.today)
    return refuse({ code: 'invalid-input', fields: [{ field: 'on', problem: 'in-the-future' }] });
  const { stored, consultation } = loaded;
  const closed: Consultation = Consultation.parse({
    ...consultation,
    state: 'closed',
    ...(number !== undefined && number !== '' && { number }),
    on,
    place,
    minutes,
    participants,
  });
  const closedBefore = (known: Consultation): Result<Record<string, never>> =>
    canonicalJson(known) === canonicalJson(closed) ? ok({}) : refuse({ code: 'consultation-closed' });
  if (consultation.state === 'closed') return closedBefore(consultation);
  if ((await deps.documents.commit([{ do: 'update', before: stored, data: closed }])) === 'lost') {
    const now = await loadConsultation(deps, officeId, consultationId);
    return now ? closedBefore(now.consultation) : refuse({ code: 'not-found' });
  }
  forget(deps, paths.consultations(officeId), `public ${paths.consultation(officeId, consultationId)}`);
  return ok({});
}

export async function loadConsultation(
  deps: Pick<Deps, 'documents'>,
  officeId: string,
  consultationId: string,
): Promise<{ stored: Stored; consultation: Consultation } | undefined> {
  const stored = await deps.documents.get(paths.consultation(officeId, consultationId));
  return stored && { stored, consultation: Consultation.parse(content(stored.data)) };
}
