import type { InputOf, StaffApi } from '../../domain/api.ts';
import { isArchived, isToCome, versionInForce } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { isRunnable, standardProblems } from '../../domain/standard-problems.ts';
import { asAdmin, freshEntry, staffedPosts } from './administer.ts';
import type { Desk } from './administer.ts';
import { requireService } from './browse.ts';
import { untilCommitted } from './case.ts';
import { missingAnswers } from './open-office.ts';
import type { LetterDeps } from './ports.ts';
import { forget } from './remembered.ts';

/**
 * Opens a service for applications, or closes it; cases that run go on either way. Services go live one at a time.
 * Refuses `not-allowed`, `not-found`; to open also `service-not-open` (nothing Loket could carry out, archived, or not yet in force),
 * `office-not-ready` with the answers still owed, and `standard-problems`.
 */
export async function setServiceOpen(
  deps: LetterDeps,
  uid: string,
  { officeId, serviceId, open }: InputOf<StaffApi['setServiceOpen']>,
): Promise<Result<Record<string, never>>> {
  const desk = await asAdmin(deps, officeId, uid);
  return desk.ok ? switchService(deps, desk.value, serviceId, open) : desk;
}

/** Without asking who: for demonstration data too, which must pass the same guard. */
export async function switchService(
  deps: LetterDeps,
  desk: Pick<Desk, 'office' | 'today'>,
  serviceId: string,
  open: boolean,
): Promise<Result<Record<string, never>>> {
  const { id: officeId } = desk.office;
  return untilCommitted(deps, async () => {
    const found = await freshEntry(deps, desk, serviceId);
    if (!found?.entry.published) return refuse({ code: 'not-found' });
    const { stored, entry } = found;
    if (open) {
      const refused = await whyNot(deps, desk, found.entry);
      if (!refused.ok) return refused;
    }
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data: { ...entry, open } }]);
    if (outcome === 'lost') return 'lost';
    forget(deps, paths.standards(officeId), paths.standard(officeId, serviceId));
    return ok({});
  });
}

async function whyNot(
  deps: LetterDeps,
  desk: Pick<Desk, 'office' | 'today'>,
  entry: NonNullable<Awaited<ReturnType<typeof freshEntry>>>['entry'],
): Promise<Result<null>> {
  const { office, today } = desk;
  const standard = await requireService(deps, office.id, entry.serviceId, versionInForce(entry, today));
  if (!isRunnable(standard) || isArchived(entry, today) || isToCome(entry, today))
    return refuse({ code: 'service-not-open' });
  const missing = await missingAnswers(deps, desk);
  if (missing.length > 0) return refuse({ code: 'office-not-ready', missing });
  const problems = standardProblems(
    standard,
    office,
    await staffedPosts(deps, desk),
    await deps.letters.templates(),
  );
  return problems.length > 0
    ? refuse({ code: 'standard-problems', drafts: [{ serviceId: entry.serviceId, problems }] })
    : ok(null);
}
