import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deskApi, staffApi } from '../../../domain/api.ts';
import { ok } from '../../../domain/result.ts';
import { deskEndpoints } from '../../../functions/entry/desk.ts';
import { dispatch, endpoint } from '../../../functions/entry/endpoint.ts';
import { staffEndpoints } from '../../../functions/entry/staff.ts';
import { allInOrder, anApplication, aSentCase, stateOf } from '../../fixtures/cases.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, uidOf } from '../../fixtures/office.ts';

const counter = uidOf('contoh', { role: 'counter' });

/** One endpoint that tells what it was given. */
function echoing() {
  const ran: unknown[] = [];
  const greet = endpoint({ input: z.strictObject({ nama: z.string().min(3) }) }, (uid, input) => {
    ran.push({ uid, input });
    return Promise.resolve(ok(`Halo ${input.nama}`));
  });
  return { ran, endpoints: { greet } };
}

describe('calling an endpoint', () => {
  it('runs it with parsed input and hands its answer back', async () => {
    const { ran, endpoints } = echoing();
    const called = await dispatch(endpoints, 'ratna', { name: 'greet', input: { nama: 'Oyen' } });
    expect(called).toEqual({ ok: true, value: 'Halo Oyen' });
    expect(ran).toEqual([{ uid: 'ratna', input: { nama: 'Oyen' } }]);
  });

  it.each([undefined, ''])(
    'is refused without an account (%j), before anything else is looked at',
    async (uid) => {
      const { ran, endpoints } = echoing();
      expect(refusalOf(await dispatch(endpoints, uid, { name: 'greet', input: { nama: 'Oyen' } }))).toEqual({
        code: 'not-signed-in',
      });
      expect(refusalOf(await dispatch(endpoints, uid, 'sampah'))).toEqual({ code: 'not-signed-in' });
      expect(ran).toEqual([]);
    },
  );

  it.each([
    ['an unknown name', { name: 'hapusSemua', input: {} }],
    ['a name every object has', { name: 'constructor', input: {} }],
    ['a name of the prototype', { name: '__proto__', input: {} }],
    ['no name', { input: {} }],
    ['something more than name and input', { name: 'greet', input: { nama: 'Oyen' }, uid: 'camat' }],
    ['text', 'greet'],
    ['nothing', undefined],
  ])('answers not-found for %s', async (_, data) => {
    const { ran, endpoints } = echoing();
    expect(refusalOf(await dispatch(endpoints, 'ratna', data))).toEqual({ code: 'not-found' });
    expect(ran).toEqual([]);
  });

  it('refuses input that does not fit, naming the fields and never their content', async () => {
    const { ran, endpoints } = echoing();
    const call = (input: unknown) => dispatch(endpoints, 'ratna', { name: 'greet', input });
    expect(refusalOf(await call({ nama: 'x' }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'nama', problem: 'too_small' }],
    });
    expect(refusalOf(await call({ nama: 'Oyen', peran: 'camat' }))).toMatchObject({ code: 'invalid-input' });
    expect(refusalOf(await call({ nama: 3514064508900001 }))).toMatchObject({ code: 'invalid-input' });
    expect(JSON.stringify(await call({ nama: 3514064508900001 }))).not.toContain('3514064508900001');
    expect(ran).toEqual([]);
  });

  it('lets breakage through as breakage: only refusals are answers', async () => {
    const broken = endpoint({ input: z.strictObject({}) }, () => Promise.reject(new Error('rusak')));
    await expect(dispatch({ broken }, 'ratna', { name: 'broken', input: {} })).rejects.toThrow('rusak');
  });
});

describe('the console’s calls', () => {
  it('are all there, and no more', async () => {
    const deps = await staffedDeps();
    expect(Object.keys(staffEndpoints(deps)).sort()).toEqual(Object.keys(staffApi).sort());
    expect(Object.keys(deskEndpoints(deps)).sort()).toEqual(Object.keys(deskApi).sort());
  });

  it('reach the use cases, from opening a case to the letter', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const call = (name: string, input: object, uid = counter) =>
      dispatch(staffEndpoints(deps), uid, { name, input });
    const where = { officeId: 'contoh', applicationId: sent.id };
    expect(granted(await call('whoAmI', {}))).toMatchObject({ posts: [{ uid: counter }] });
    expect(staffApi.openCase.output.safeParse(granted(await call('openCase', where))).success).toBe(true);
    const acts = [allInOrder(await stateOf(deps, sent))];
    const acted = await call('actOnApplication', { ...where, revision: 1, actId: deps.newId(), acts });
    expect(granted(acted)).toEqual({ revision: 2, status: 'open', step: 'sahkan' });
    const found = await call('findApplicants', { officeId: 'contoh', query: 'ratna' });
    expect(staffApi.findApplicants.output.parse(granted(found)).found).toHaveLength(1);

    const ready = await anApplication(deps, { step: 'paraf' });
    const desk = (name: string) =>
      dispatch(deskEndpoints(deps), counter, {
        name,
        input: { officeId: 'contoh', applicationId: ready.id },
      });
    expect(deskApi.openLetter.output.safeParse(granted(await desk('openLetter'))).success).toBe(true);
    expect(refusalOf(await desk('prepareLetter'))).toMatchObject({ code: 'invalid-input' });
  });

  it('do not let the desk’s calls in at the other door', async () => {
    const deps = await staffedDeps();
    const call = { name: 'approveLetter', input: {} };
    expect(refusalOf(await dispatch(staffEndpoints(deps), counter, call))).toEqual({ code: 'not-found' });
    expect(refusalOf(await dispatch(deskEndpoints(deps), counter, call))).toMatchObject({
      code: 'invalid-input',
    });
  });

  it.each(['', '../contoh', 'contoh/applications', 'Contoh'])(
    'refuse %j as an office before it becomes part of a path',
    async (officeId) => {
      const deps = await staffedDeps();
      const calls: [string, object][] = [
        ['openCase', { officeId, applicationId: '0'.repeat(32) }],
        ['findApplicants', { officeId, query: 'ratna' }],
        ['setStaff', { officeId, member: {} }],
      ];
      for (const [name, input] of calls) {
        const refusal = refusalOf(await dispatch(staffEndpoints(deps), counter, { name, input }));
        expect(refusal).toMatchObject({ code: 'invalid-input' });
        expect(JSON.stringify(refusal)).toContain('officeId');
      }
    },
  );

  it('refuse to appoint somebody whose account could lead elsewhere', async () => {
    const deps = await staffedDeps();
    const appointing = (uid: string) => {
      const member = { ...aMember(contoh.office, { uid: 'ratna', roles: ['counter'] }), uid };
      const input = { officeId: 'contoh', member };
      return dispatch(staffEndpoints(deps), uidOf('contoh', { role: 'admin' }), { name: 'setStaff', input });
    };
    for (const uid of ['', '..', 'ratna/posts/camat', '__ratna__', 'r'.repeat(129)]) {
      expect(refusalOf(await appointing(uid))).toEqual({
        code: 'invalid-input',
        fields: [{ field: 'member.uid', problem: 'invalid_format' }],
      });
    }
    expect((await appointing('ratna.layangan')).ok).toBe(true);
  });

  it('refuse a signer, a case or an act whose name could lead elsewhere', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const call = (over: object) =>
      dispatch(staffEndpoints(deps), counter, {
        name: 'actOnApplication',
        input: {
          officeId: 'contoh',
          applicationId: sent.id,
          revision: 1,
          actId: deps.newId(),
          acts: [{ act: 'validate' }],
          ...over,
        },
      });
    const sign = (signerUid: string) => [{ act: 'sign-on-paper', signerUid, signedAt: deps.now() }];
    for (const over of [
      { acts: sign('a/b') },
      { acts: sign('') },
      { acts: sign('..') },
      { applicationId: '../x' },
      { actId: 'x' },
      { acts: [] },
      { acts: [{ act: 'hapus' }] },
    ]) {
      expect(refusalOf(await call(over))).toMatchObject({ code: 'invalid-input' });
    }
    expect(refusalOf(await call({ acts: sign('contoh-camat') }))).toMatchObject({ code: 'not-now' });
  });
});
