import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { claimsLimitBytes } from '../../../domain/roles.ts';
import { appoint, setStaff, whoAmI } from '../../../functions/usecases/set-staff.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { granted, losing, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, seberang, uidOf } from '../../fixtures/office.ts';

const admin = uidOf('contoh', { role: 'admin' });
const ratna = aMember(contoh.office, { uid: 'ratna', roles: ['counter'] });

describe('appointing staff', () => {
  it('is the administrator’s act in his own office, and nobody else’s', async () => {
    const deps = await staffedDeps();
    const set = (uid: string) => setStaff(deps, uid, { officeId: 'contoh', member: ratna });
    for (const role of ['camat', 'secretary', 'counter', 'operator'] as const) {
      expect(refusalOf(await set(uidOf('contoh', { role })))).toEqual({
        code: 'not-allowed',
        needs: ['admin'],
      });
    }
    for (const uid of [uidOf('seberang', { role: 'admin' }), 'ratna']) {
      expect(refusalOf(await set(uid))).toEqual({ code: 'not-allowed', needs: ['admin'] });
    }
    expect(deps.claims.has('ratna')).toBe(false);
    expect((await set(admin)).ok).toBe(true);
    expect(await documentAt(deps, paths.staff('contoh', 'ratna'))).toMatchObject({ roles: ['counter'] });
  });

  it('does not reach into another office', async () => {
    const deps = await staffedDeps();
    const there = aMember(seberang.office, { uid: 'ratna', roles: ['admin'] });
    expect(refusalOf(await setStaff(deps, admin, { officeId: 'contoh', member: there }))).toEqual({
      code: 'not-allowed',
    });
    expect(await documentAt(deps, paths.staff('seberang', 'ratna'))).toBeUndefined();
  });

  it('sets claims that join the posts of all offices', async () => {
    const deps = await staffedDeps();
    granted(await appoint(deps, aMember(seberang.office, { uid: 'ratna', roles: ['operator'] })));
    granted(await setStaff(deps, admin, { officeId: 'contoh', member: { ...ratna, sections: ['angin'] } }));
    expect(deps.claims.get('ratna')).toEqual({
      v: 1,
      m: { contoh: { r: ['counter'], s: ['angin'] }, seberang: { r: ['operator'] } },
    });
    granted(await setStaff(deps, admin, { officeId: 'contoh', member: { ...ratna, active: false } }));
    expect(deps.claims.get('ratna')).toEqual({ v: 1, m: { seberang: { r: ['operator'] } } });
  });

  it('is refused when the claims would no longer fit a token, and changes nothing', async () => {
    const deps = await staffedDeps();
    granted(await setStaff(deps, admin, { officeId: 'contoh', member: ratna }));
    const villages = Array.from({ length: 80 }, (_, n) => String(9_901_012_000 + n));
    const everywhere = { ...ratna, villages };
    expect(JSON.stringify(villages).length).toBeGreaterThan(claimsLimitBytes);
    expect(refusalOf(await setStaff(deps, admin, { officeId: 'contoh', member: everywhere }))).toEqual({
      code: 'claims-too-large',
    });
    expect(deps.claims.get('ratna')).toEqual({ v: 1, m: { contoh: { r: ['counter'] } } });
    expect(await documentAt(deps, paths.staff('contoh', 'ratna'))).toMatchObject({ villages: [] });
    const some = { ...ratna, villages: villages.slice(0, 60) };
    expect((await setStaff(deps, admin, { officeId: 'contoh', member: some })).ok).toBe(true);
  });

  it('never takes the administrator’s own post away, for the office would be without one', async () => {
    const deps = await staffedDeps();
    const self = (over: object) => ({ ...aMember(contoh.office, { uid: admin, roles: ['admin'] }), ...over });
    for (const over of [{ active: false }, { roles: ['counter' as const] }]) {
      const refused = refusalOf(await setStaff(deps, admin, { officeId: 'contoh', member: self(over) }));
      expect(refused).toEqual({ code: 'own-admin' });
    }
    expect(
      (await setStaff(deps, admin, { officeId: 'contoh', member: self({ name: 'Nama Baru' }) })).ok,
    ).toBe(true);
  });

  it('is refused for a person without an account, and leaves no document behind', async () => {
    const deps = await staffedDeps();
    const nobody = aMember(contoh.office, { uid: 'tanpa-akun-1', roles: ['counter'] });
    expect(refusalOf(await setStaff(deps, admin, { officeId: 'contoh', member: nobody }))).toEqual({
      code: 'not-found',
    });
    expect(await documentAt(deps, paths.staff('contoh', 'tanpa-akun-1'))).toBeUndefined();
  });

  it('writes the document before the claims: dying in between never leaves more right than before', async () => {
    const deps = await staffedDeps();
    granted(await appoint(deps, ratna));
    const dies = {
      ...deps,
      accounts: { ...deps.accounts, setClaims: () => Promise.reject(new Error('killed')) },
    };
    const gone = { ...ratna, active: false };
    await expect(setStaff(dies, admin, { officeId: 'contoh', member: gone })).rejects.toThrow('killed');
    expect(await documentAt(deps, paths.staff('contoh', 'ratna'))).toMatchObject({ active: false });
  });
});

describe('an appointment that was not written', () => {
  it('gives no claims', async () => {
    const deps = await staffedDeps();
    const documents = losing(deps.documents, (path) => path.includes('/staff/'));
    await expect(
      setStaff({ ...deps, documents }, admin, { officeId: 'contoh', member: ratna }),
    ).rejects.toThrow('lost');
    expect(deps.claims.has('ratna')).toBe(false);
  });
});

describe('who am I', () => {
  it('tells the active posts of a person in every office, and none to a stranger', async () => {
    const deps = await staffedDeps();
    granted(await appoint(deps, ratna));
    granted(await appoint(deps, aMember(seberang.office, { uid: 'ratna', roles: ['camat'], active: false })));
    expect(granted(await whoAmI(deps, 'ratna')).posts.map(({ officeId }) => officeId)).toEqual(['contoh']);
    expect(granted(await whoAmI(deps, 'siapa')).posts).toEqual([]);
  });
});
