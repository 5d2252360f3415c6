import { describe, expect, it } from 'vitest';
import { refreshClaims } from '../../../functions/usecases/refresh-claims.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import { aMember, contoh } from '../../fixtures/office.ts';

const dayMs = 86_400_000;

/** The test clock starts on Monday 23 November 2026, 09.00 WIB. */
const deputy = aMember(contoh.office, {
  uid: 'ratna',
  roles: ['secretary'],
  deputies: [{ role: 'camat', capacity: 'plh', fromOn: '2026-11-25', toOn: '2026-11-26' }],
});

describe('a deputy’s right to read', () => {
  it('begins on the first day and ends after the last, once a day, and is left alone between', async () => {
    const deps = await staffedDeps();
    granted(await appoint(deps, deputy));
    const rolesAfter = async (days: number) => {
      deps.claims.delete('ratna');
      const today = { ...deps, now: () => deps.time.now + days * dayMs };
      await refreshClaims(today, 'contoh');
      await refreshClaims(today, 'contoh');
      return deps.claims.get('ratna');
    };
    const both = { v: 1, m: { contoh: { r: ['secretary', 'camat'] } } };
    expect(await rolesAfter(0)).toBeUndefined();
    expect(await rolesAfter(1)).toBeUndefined();
    expect(await rolesAfter(2)).toEqual(both);
    expect(await rolesAfter(3)).toBeUndefined();
    expect(await rolesAfter(4)).toEqual({ v: 1, m: { contoh: { r: ['secretary'] } } });
  });

  it('is made good after days without a tick', async () => {
    const deps = await staffedDeps();
    granted(await appoint(deps, deputy));
    await refreshClaims(deps, 'contoh');
    deps.claims.delete('ratna');
    await refreshClaims({ ...deps, now: () => deps.time.now + 10 * dayMs }, 'contoh');
    expect(deps.claims.get('ratna')).toEqual({ v: 1, m: { contoh: { r: ['secretary'] } } });
  });
});
