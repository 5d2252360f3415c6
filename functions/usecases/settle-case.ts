import type { Case } from './case.ts';
import { awaitsPreparation } from './prepare-letter.ts';
import type { Deps } from './ports.ts';

/** A letter still waiting (e.g. refused for a hole) keeps its case on the list of `tick`. */
export function letterWaits(loaded: Pick<Case, 'application' | 'standard'>): boolean {
  return awaitsPreparation(loaded) || loaded.application.letter?.status === 'approved';
}

/**
 * Takes a case off the list of `tick` when Loket itself has nothing left to do with it: done by the trigger that told the
 * applicant, it spares the next minute a dozen reads. If the commit is lost, something happened meanwhile and may call for
 * more; the case then stays on the list.
 */
export async function settle(deps: Deps, loaded: Case): Promise<void> {
  const { nextActionAt, ...rest } = loaded.application;
  if (nextActionAt === undefined || letterWaits(loaded)) return;
  await deps.documents.commit([{ do: 'update', before: loaded.stored, data: rest }]);
}
