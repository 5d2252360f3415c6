import type { InputOf, StaffApi } from '../../domain/api.ts';
import { Withheld } from '../../domain/consultation.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { asAdmin } from './administer.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';
import { forget } from './remembered.ts';

/**
 * The office decides that a printed name or number is shown after all, or is left out again. Seen everywhere when the pages are fresh
 * again. Refuses `not-allowed`, `not-found` (no such words).
 */
export async function showWithheld(
  deps: Deps,
  uid: string,
  { officeId, text, shown }: InputOf<StaffApi['showWithheld']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const path = paths.withheld(officeId);
  return untilCommitted(deps, async () => {
    const stored = await deps.documents.get(path);
    if (!stored) return refuse({ code: 'not-found' });
    const withheld = Withheld.parse(stored.data);
    if (!withheld.texts.some((each) => each.text === text)) return refuse({ code: 'not-found' });
    const texts = withheld.texts.map((each) => (each.text === text ? { ...each, shown } : each));
    const outcome = await deps.documents.commit([
      { do: 'update', before: stored, data: { ...withheld, texts } },
    ]);
    if (outcome === 'lost') return 'lost';
    forget(deps, path);
    return ok({});
  });
}
