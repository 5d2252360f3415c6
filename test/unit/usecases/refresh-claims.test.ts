import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { claimsLimitBytes } from '../../../domain/roles.ts';
import { refreshClaims } from '../../../functions/usecases/refresh-claims.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, contoh } from '../../fixtures/office.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The test clock starts on Monday 23 November 2026, 09.00 WIB. */
const deputyNamed = (uid: string) =>
  aMember(contoh.office, {
    uid,
    roles: ['secretary'],
    deputies: [{ role: 'camat', capacity: 'plh', fromOn: '2026-11-25', toOn: '2026-11-26' }],
  });
const deputy = deputyNamed('ratna');
const both = { v: 1, m: { contoh: { r: ['secretary', 'camat'] } } };
const own = { v: 1, m: { contoh: { r: ['secretary'] } } };

/** Whose accounts answer with an error, and everybody whose claims were set, in order. */
function unreliable(deps: TestDeps) {
  const failing = new Set<string>();
  const set: string[] = [];
  const accounts = {
    ...deps.accounts,
    setClaims: async (uid: string, claims: object) => {
      if (failing.has(uid)) throw new Error(`the account of Siti ${uid} failed`);
      set.push(uid);
      await deps.accounts.setClaims(uid, claims);
    },
  };
  return { failing, set, deps: { ...deps, accounts } };
}

describe('a deputy’s right to read', () => {
  it('begins on the first day and ends after the last, once a day, and is left alone between', async () => {
    const deps = await staffedDeps();
    await refreshClaims(deps, 'contoh');
    granted(await appoint(deps, deputy));
    const rolesAfter = async (days: number) => {
      deps.claims.delete('ratna');
      const today = { ...deps, now: () => deps.time.now + days * dayMs };
      await refreshClaims(today, 'contoh');
      await refreshClaims(today, 'contoh');
      return deps.claims.get('ratna');
    };
    expect(await rolesAfter(0)).toBeUndefined();
    expect(await rolesAfter(1)).toBeUndefined();
    expect(await rolesAfter(2)).toEqual(both);
    expect(await rolesAfter(3)).toBeUndefined();
    expect(await rolesAfter(4)).toEqual(own);
  });

  it('is made good after days without a tick', async () => {
    const deps = await staffedDeps();
    await refreshClaims(deps, 'contoh');
    granted(await appoint(deps, deputy));
    deps.claims.delete('ratna');
    await refreshClaims({ ...deps, now: () => deps.time.now + 10 * dayMs }, 'contoh');
    expect(deps.claims.get('ratna')).toEqual(own);
  });

  it('is made good the first time it is looked after, for everybody who has an appointment', async () => {
    const deps = await staffedDeps();
    granted(await appoint(deps, deputy));
    deps.claims.clear();
    // Long after the appointment: nobody knows what was set in between.
    await refreshClaims({ ...deps, now: () => deps.time.now + 30 * dayMs }, 'contoh');
    expect([...deps.claims]).toEqual([['ratna', own]]);
  });

  it('does not wait for an account that fails: that one alone is tried again, the others are left in peace', async () => {
    const real = await staffedDeps();
    const { deps, failing, set } = unreliable(real);
    await refreshClaims(deps, 'contoh');
    for (const uid of ['budi', 'ratna', 'wati']) granted(await appoint(deps, deputyNamed(uid)));
    set.length = 0;
    failing.add('budi');
    real.time.now += 2 * dayMs;
    await refreshClaims(deps, 'contoh');
    await refreshClaims(deps, 'contoh');
    expect(set).toEqual(['ratna', 'wati']);
    expect(await documentAt(real, paths.job('contoh', 'claims'))).toEqual({
      v: 1,
      lastOn: '2026-11-25',
      failed: ['budi'],
    });
    expect(real.logged).toMatchObject([
      { message: 'claims not set', facts: { uid: 'budi', error: 'Error' } },
    ]);
    expect(JSON.stringify(real.logged)).not.toContain('Siti');

    failing.clear();
    real.time.now += hourMs;
    await refreshClaims(deps, 'contoh');
    real.time.now += hourMs;
    await refreshClaims(deps, 'contoh');
    expect(set).toEqual(['ratna', 'wati', 'budi']);
    expect(await documentAt(real, paths.job('contoh', 'claims'))).toEqual({ v: 1, lastOn: '2026-11-25' });
  });

  it('follows the administrator’s last word, also one that came while the claims of others were set', async () => {
    const real = await staffedDeps();
    await refreshClaims(real, 'contoh');
    for (const uid of ['budi', 'ratna']) granted(await appoint(real, deputyNamed(uid)));
    real.time.now += 2 * dayMs;
    const accounts = {
      ...real.accounts,
      setClaims: async (uid: string, claims: object) => {
        if (uid === 'budi') granted(await appoint(real, { ...deputy, active: false }));
        await real.accounts.setClaims(uid, claims);
      },
    };
    await refreshClaims({ ...real, accounts }, 'contoh');
    expect(real.claims.get('budi')).toEqual(both);
    expect(real.claims.get('ratna')).toEqual({ v: 1, m: {} });
  });

  it('is not given where it would no longer fit a token: logged, and nobody else’s is held up', async () => {
    const deps = await staffedDeps();
    await refreshClaims(deps, 'contoh');
    // Fits until the deputy's role and section come on top.
    const villages = Array.from({ length: 65 }, (_, n) => String(9_901_012_000 + n));
    const full = { ...deputyNamed('budi'), villages };
    granted(await appoint(deps, full));
    const before = deps.claims.get('budi');
    expect(JSON.stringify(before).length).toBeLessThanOrEqual(claimsLimitBytes);
    const section = 'seksi-dengan-nama-yang-panjang-sekali-agar-tidak-muat-lagi';
    const deputies = full.deputies.map((each) => ({ ...each, role: 'section-head' as const, section }));
    granted(await appoint(deps, { ...full, deputies }));
    granted(await appoint(deps, deputy));
    deps.time.now += 2 * dayMs;
    await refreshClaims(deps, 'contoh');
    expect(deps.claims.get('budi')).toEqual(before);
    expect(deps.claims.get('ratna')).toEqual(both);
    expect(deps.logged).toEqual([
      { message: 'claims not set', facts: { uid: 'budi', code: 'claims-too-large' } },
    ]);
  });
});
