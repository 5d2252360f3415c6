import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import {
  aMember,
  call,
  demoAccount,
  employ,
  handed,
  post,
  signIn,
  staffPassword,
  suiteWorld,
  unsignedAppCheck,
  type World,
} from '../fixtures/emulator.ts';
import { allInOrder, officeId, read, submitted } from '../fixtures/skck.ts';

/**
 * Who may call. Not covered here, because the emulators verify no token: forged, expired and wrongly signed ID tokens and App
 * Check tokens. They are Firebase's own checks in production.
 */

let world: World;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  world = suiteWorld();
  for (const name of ['loket', 'admin']) {
    const { email, password } = demoAccount(`${name}@kejayan.example`);
    tokens[name] = (await signIn(email, password)).idToken;
  }
});
afterAll(() => world.close());

const whoAmI = (asked: { idToken?: string | undefined; appCheck?: string | undefined }) =>
  call('staff', 'whoAmI', {}, asked);

describe('the staff callable', () => {
  it('answers a signed-in member of staff whose console has an App Check token', async () => {
    const { status, result } = await whoAmI({ idToken: tokens['loket'], appCheck: unsignedAppCheck });
    expect(status).toBe(200);
    expect(result).toMatchObject({ ok: true, value: { posts: [{ officeId, roles: ['counter'] }] } });
  });

  it('refuses a caller without an App Check token, whoever he is', async () => {
    for (const idToken of [tokens['loket'], undefined]) {
      const { status, result } = await whoAmI({ idToken });
      expect([status, result]).toEqual([401, undefined]);
    }
    expect((await call('desk', 'openLetter', {}, { idToken: tokens['loket'] })).status).toBe(401);
  });

  it('tells a caller without an ID token that he is not signed in', async () => {
    const { result } = await whoAmI({ appCheck: unsignedAppCheck });
    expect(result).toEqual({ ok: false, refusal: { code: 'not-signed-in' } });
  });

  it('takes a garbage ID token for nobody', async () => {
    // The emulator makes an `auth` without a uid of these; only the uid counts.
    for (const garbage of ['x.y.z', 'e30.e30.', 'not a token']) {
      const { result } = await whoAmI({ idToken: garbage, appCheck: unsignedAppCheck });
      expect(result === undefined || !result.ok, garbage).toBe(true);
      if (result && !result.ok) expect(result.refusal, garbage).toEqual({ code: 'not-signed-in' });
    }
  });

  it('lets an account that has no post see and do nothing', async () => {
    const uid = await anAccount();
    const { idToken } = await signIn(`${uid}@kejayan.example`, staffPassword);
    const sent = await submitted(world.deps);
    const { applicationId } = sent;
    const asked = { idToken, appCheck: unsignedAppCheck };
    expect((await whoAmI(asked)).result).toEqual({ ok: true, value: { posts: [] } });
    const opened = await call('staff', 'openCase', { officeId, applicationId }, asked);
    expect(opened.result).toEqual({ ok: false, refusal: { code: 'not-found' } });
    const acted = await call(
      'staff',
      'actOnApplication',
      { officeId, applicationId, revision: 1, actId: world.deps.newId(), acts: [allInOrder] },
      asked,
    );
    expect(acted.result).toEqual({ ok: false, refusal: { code: 'not-found' } });
    expect((await read(world.deps, sent)).revision).toBe(1);
  });
});

/** An account the administrator may give a post. */
async function anAccount(): Promise<string> {
  const uid = `baru-${world.deps.newId()}`;
  await world.auth.createUser({ uid, email: `${uid}@kejayan.example`, password: staffPassword });
  return uid;
}

describe('appointing staff', () => {
  const setStaff = (uid: string, as: 'loket' | 'admin') =>
    call(
      'staff',
      'setStaff',
      { officeId, member: aMember(uid, { roles: ['section-head'], sections: ['trantib'] }) },
      { idToken: tokens[as], appCheck: unsignedAppCheck },
    );

  it('is an administrator’s act: it writes the post and the claims; nobody else’s changes either', async () => {
    const uid = await anAccount();
    expect((await setStaff(uid, 'loket')).result).toEqual({
      ok: false,
      refusal: { code: 'not-allowed', needs: ['admin'] },
    });
    expect((await world.auth.getUser(uid)).customClaims).toBeUndefined();
    expect(await world.deps.documents.get(paths.staff(officeId, uid))).toBeUndefined();

    expect((await setStaff(uid, 'admin')).result).toEqual({ ok: true, value: { uid } });
    const claims = { v: 1, m: { [officeId]: { r: ['section-head'], s: ['trantib'] } } };
    expect((await world.auth.getUser(uid)).customClaims).toEqual(claims);
    // The claims are in the next token.
    const { idToken } = await signIn(`${uid}@kejayan.example`, staffPassword);
    const { m } = await world.auth.verifyIdToken(idToken);
    expect(m).toEqual(claims.m);
  });

  it('ends the person’s earlier sessions', async () => {
    const uid = `lama-${world.deps.newId()}`;
    await employ(world, uid, {});
    // Sessions are compared by the second, so the appointment is moved an hour into the past instead of waiting.
    const now = Math.floor(Date.now() / 1000);
    await validSince(uid, now - 3600);
    const { idToken } = await signIn(`${uid}@kejayan.example`, staffPassword);
    const minuteOld = withAge(idToken, now - 60);
    expect((await world.auth.verifyIdToken(minuteOld, true)).uid).toBe(uid);
    await setStaff(uid, 'admin');
    await expect(world.auth.verifyIdToken(minuteOld, true)).rejects.toMatchObject({
      code: 'auth/id-token-revoked',
    });
  });
});

async function validSince(uid: string, seconds: number): Promise<void> {
  const url = `http://${handed('FIREBASE_AUTH_EMULATOR_HOST')}/identitytoolkit.googleapis.com/v1/projects/${world.projectId}/accounts:update`;
  const response = await post(
    url,
    { localId: uid, validSince: String(seconds) },
    { authorization: 'Bearer owner' },
  );
  expect(response.status).toBe(200);
}

/** The same unsigned token as if it came from a sign-in at another time. */
function withAge(idToken: string, seconds: number): string {
  const [header = '', body = ''] = idToken.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const aged = { ...claims, auth_time: seconds, iat: seconds };
  return `${header}.${Buffer.from(JSON.stringify(aged)).toString('base64url')}.`;
}
