import { expect, it } from 'vitest';
import type { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import { Card } from '../../../domain/personal-data.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import { profileState, saveOffice } from '../../../functions/usecases/save-office.ts';
import { at } from '../../fixtures/calendars.ts';
import { aSentCase, catService, documentAt, doStep, stateOf } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

/** Cats have no printed time (UU 30/2014 art. 53: five working days, unless the office watches another number of them). */

const officeId = 'contoh';

async function officeWatching(internalDays: number): Promise<TestDeps> {
  const deps = await staffedDeps();
  const office = await requireOffice(deps, officeId);
  const wanted: Office = { ...office, settings: { ...office.settings, internalDays } };
  granted(
    await saveOffice(deps, uidOf(officeId, { role: 'admin' }), {
      officeId,
      base: profileState(deps, office),
      office: wanted,
    }),
  );
  return deps;
}

async function aCompleteCat(deps: TestDeps) {
  const cat = await aSentCase(deps, { officeId, serviceId: catService });
  await doStep(deps, cat);
  return {
    watch: (await stateOf(deps, cat)).watch,
    card: Card.parse(await documentAt(deps, paths.card(officeId, cat.id))),
  };
}

it('marks a case without a printed time after as many working days as the office has set', async () => {
  // Complete on Monday 23 November, Wednesday the 25th off: the second working day is Thursday.
  const { watch, card } = await aCompleteCat(await officeWatching(2));
  expect(watch?.dueAt).toBe(at('2026-11-26 15:00'));
  expect(card).toMatchObject({ dueAt: at('2026-11-26 15:00'), internal: true });
});

it('marks none where the office has set 0', async () => {
  const { watch, card } = await aCompleteCat(await officeWatching(0));
  expect(watch).toBeUndefined();
  expect(card).toMatchObject({ dueAt: null, internal: false });
});
