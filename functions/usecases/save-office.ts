import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { hoursDifferences } from '../../domain/calendar-change.ts';
import { canonicalJson } from '../../domain/chain.ts';
import type { StandardProblem } from '../../domain/lifecycle.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { standardProblems } from '../../domain/standard-problems.ts';
import { asAdmin, freshEntries, highestVersion } from './administer.ts';
import type { Desk } from './administer.ts';
import { getService } from './browse.ts';
import type { Deps, Write } from './ports.ts';
import { applyChange, changeWrites } from './recompute-due.ts';
import { forget } from './remembered.ts';
import { changedByAnother } from './standard-drafts.ts';

/**
 * The office's profile and settings as an administrator changed them. What it is called in addresses and whether it is a demonstration are
 * not his to change.
 * Refuses `not-allowed`, `invalid-input`, `stale` where another save came first, and `standard-problems` where a section or book would go that a published version still
 * uses: cases of old versions run on it.
 */
export async function saveOffice(
  deps: Deps,
  uid: string,
  { officeId, base, office: wanted }: InputOf<StaffApi['saveOffice']>,
): Promise<Result<OutputOf<StaffApi['saveOffice']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office: before, storedOffice } = desk.value;
  const office = withOwnSettings(Office.parse(wanted), before);
  const state = profileState(deps, before);
  const saved = profileState(deps, office);
  // The same press again, or two who typed the same.
  if (saved === state) return ok({ base: saved });
  if (base !== state) return changedByAnother;
  const fields = officeProblems(before, office);
  if (fields.length > 0) return refuse({ code: 'invalid-input', fields });
  const broken = await brokenServices(deps, desk.value, office);
  if (broken.length > 0) return refuse({ code: 'standard-problems', drafts: broken });
  const hours = hoursDifferences(before.hours, office.hours);
  const asChange = { id: deps.newId(), by: uid, what: { kind: 'hours' }, differences: hours } as const;
  const writes: Write[] = [
    { do: 'update', before: storedOffice, data: office },
    ...(hours.length > 0 ? await changeWrites(deps, officeId, asChange) : []),
  ];
  if ((await deps.documents.commit(writes)) === 'lost') return changedByAnother;
  forget(deps, 'offices', paths.office(officeId));
  // Promises are reckoned by the office's hours.
  if (hours.length > 0) await applyChange(deps, officeId);
  return ok({ base: saved });
}

/**
 * What two administrators could change under each other's hands, as a hash. How the survey runs and which doors the office opens beside
 * another system are left out: they are changed by acts of their own, and a save keeps them.
 */
export function profileState(deps: Pick<Deps, 'sha256'>, office: Office): string {
  const { survey, ownIntake: _ownIntake, ...settings } = office.settings;
  return deps.sha256(canonicalJson({ ...office, settings: { ...settings, weight: survey.weight } }));
}

/**
 * What is changed by an act of its own, in force: a profile that was opened before must not bring the old settings back. How the survey
 * runs is the survey officer's (only the weight is asked in both places); own intake is a switch.
 */
function withOwnSettings(office: Office, { settings }: Office): Office {
  const { weight } = office.settings.survey;
  const { ownIntake: _ownIntake, ...kept } = office.settings;
  return {
    ...office,
    settings: {
      ...kept,
      survey: { ...settings.survey, weight },
      ...(settings.ownIntake && { ownIntake: settings.ownIntake }),
    },
  };
}

function officeProblems(before: Office, office: Office): { field: string; problem: string }[] {
  const twice = (list: readonly string[]): boolean => new Set(list).size !== list.length;
  const region = office.regionCode.replaceAll('.', '');
  const codes = office.villages.map(({ code }) => code);
  const wrong: Record<string, string | undefined> = {
    id: office.id === before.id ? undefined : 'fixed',
    demo: office.demo === before.demo ? undefined : 'fixed',
    name: office.name.trim() === '' ? 'required' : undefined,
    sections: twice(office.sections.map(({ id }) => id)) ? 'twice' : undefined,
    refusalBook:
      office.settings.refusalBook === undefined ||
      office.books.some(({ id }) => id === office.settings.refusalBook?.book)
        ? undefined
        : 'unknown',
    // One-time codes came with version 2 of the service.
    signing:
      office.settings.signing?.kind === 'bsre' &&
      office.settings.signing.version === 1 &&
      office.settings.signing.credential === 'totp'
        ? 'unknown'
        : undefined,
    books: twice(office.books.map(({ id }) => id)) ? 'twice' : undefined,
    villages: twice(codes)
      ? 'twice'
      : codes.every((code) => code.startsWith(region))
        ? undefined
        : 'outside-region',
  };
  return Object.entries(wrong).flatMap(([field, problem]) =>
    problem === undefined ? [] : [{ field, problem }],
  );
}

/** Versions, in force or older, that would lose a section or a book by the change. */
async function brokenServices(
  deps: Deps,
  desk: Desk,
  office: Office,
): Promise<{ serviceId: string; problems: StandardProblem[] }[]> {
  const ofOffice: readonly StandardProblem['code'][] = ['no-such-section', 'number-without-book'];
  const entries = await freshEntries(deps, desk);
  const broken = await Promise.all(
    entries.map(async ({ entry }) => {
      const problems: StandardProblem[] = [];
      for (let version = await highestVersion(deps, office.id, entry.serviceId); version >= 1; version -= 1) {
        const standard = await getService(deps, office.id, entry.serviceId, version);
        if (!standard) continue;
        const known = standardProblems(standard, desk.office, undefined, undefined).map(keyOf);
        const fresh = standardProblems(standard, office, undefined, undefined).filter(
          (problem) => ofOffice.includes(problem.code) && !known.includes(keyOf(problem)),
        );
        problems.push(...fresh.filter((problem) => !problems.map(keyOf).includes(keyOf(problem))));
      }
      return { serviceId: entry.serviceId, problems };
    }),
  );
  return broken.filter(({ problems }) => problems.length > 0);
}

function keyOf(problem: StandardProblem): string {
  return JSON.stringify(problem);
}
