import type { InputOf, OutputOf } from '../../domain/api.ts';
import type { caseMovesApi } from '../../domain/case-moves-api.ts';
import { Office } from '../../domain/office.ts';
import { hasOwnIntake } from '../../domain/outside.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { getService } from './browse.ts';
import { untilCommitted } from './case.ts';
import { forget } from './remembered.ts';
import type { Deps } from './ports.ts';

/**
 * Whether the office takes a service's requests in by itself where its door leads to another system. An administrator's act; off until
 * switched on. Refuses `not-allowed`, and `not-found` for a service without such a door.
 */
export async function setOwnIntake(
  deps: Deps,
  uid: string,
  { officeId, serviceId, own }: InputOf<(typeof caseMovesApi)['setOwnIntake']>,
): Promise<Result<OutputOf<(typeof caseMovesApi)['setOwnIntake']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  return switchOwnIntake(deps, officeId, serviceId, own);
}

/** The switch itself, also for demo data. */
export async function switchOwnIntake(
  deps: Deps,
  officeId: string,
  serviceId: string,
  own: boolean,
): Promise<Result<{ own: boolean }>> {
  const standard = await getService(deps, officeId, serviceId);
  if (!standard?.definition.outside) return refuse({ code: 'not-found' });
  return untilCommitted(deps, async () => {
    const stored = await deps.documents.get(paths.office(officeId));
    if (!stored) return refuse({ code: 'not-found' });
    const office = Office.parse(stored.data);
    if (hasOwnIntake(serviceId, office) === own) return ok({ own });
    const others = (office.settings.ownIntake ?? []).filter((id) => id !== serviceId);
    const ownIntake = own ? [...others, serviceId].sort() : others;
    const data: Office = { ...office, settings: { ...office.settings, ownIntake } };
    if ((await deps.documents.commit([{ do: 'update', before: stored, data }])) === 'lost') return 'lost';
    forget(deps, 'offices', paths.office(officeId));
    return ok({ own });
  });
}
