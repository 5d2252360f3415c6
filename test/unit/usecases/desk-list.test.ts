import { describe, expect, it } from 'vitest';
import { deskListAtMost } from '../../../domain/desk-list-api.ts';
import { staffApi } from '../../../domain/api.ts';
import { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import type { StaffMember } from '../../../domain/roles.ts';
import { approveLetter } from '../../../functions/usecases/approve-letter.ts';
import { deskList } from '../../../functions/usecases/desk-list.ts';
import { openLetter } from '../../../functions/usecases/open-letter.ts';
import type { SignedByPerson } from '../../../functions/usecases/ports.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import { settleSigning, signLetter } from '../../../functions/usecases/sign-letter.ts';
import type { PersonalSigningDeps } from '../../../functions/usecases/sign-letter.ts';
import { setSignerIdentity } from '../../../functions/usecases/signer-identity.ts';
import {
  act,
  anApplication,
  bringTo,
  camat,
  counter,
  gardenService,
  kasiAngin,
  secretary,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { day, granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, uidOf } from '../../fixtures/office.ts';

/** What the signing desk says of letters before anybody opens them. */

const officeId = 'contoh';
const uid = uidOf(officeId, camat);
const other = { nik: '3514064508900002', name: 'Orang Kedua' };

async function prepared(deps: TestDeps, input: Record<string, string> = {}): Promise<TestCase> {
  const sent = await anApplication(deps, { step: 'tanda-tangan', input });
  await advanceLetter(deps, officeId, sent.id);
  return sent;
}

const list = (deps: TestDeps, of: readonly TestCase[], by = uid) =>
  deskList(deps, by, { officeId, applicationIds: of.map(({ id }) => id) });

async function rowOf(deps: TestDeps, sent: TestCase, by = uid) {
  const { letters } = granted(await list(deps, [sent], by));
  const [row] = letters;
  if (!row) throw new Error('no row');
  return row;
}

async function settings(deps: TestDeps, signing: Office['settings']['signing']): Promise<void> {
  const stored = await deps.documents.get(paths.office(officeId));
  if (!stored) throw new Error('no office');
  const office = Office.parse(stored.data);
  const data = { ...office, settings: { ...office.settings, ...(signing && { signing }) } };
  await deps.documents.commit([{ do: 'update', before: stored, data }]);
  // What is remembered of the office is older than this.
  deps.time.now += 10 * minute;
}

describe('a letter that waits for its signer', () => {
  it('is ready with the hash that is approved, its number, and no note where nothing happened', async () => {
    const deps = await staffedDeps();
    const sent = await prepared(deps);
    const { revision, letter, taken } = await stateOf(deps, sent);
    const row = await rowOf(deps, sent);
    expect(row).toEqual({
      applicationId: sent.id,
      revision,
      state: 'ready',
      sha256: letter?.sha256,
      number: taken?.number,
      notes: [],
    });
    const input = { officeId, applicationId: sent.id, revision: row.revision, sha256: row.sha256 ?? '' };
    granted(await approveLetter(deps, uid, { ...input, actId: deps.newId() }));
    expect(granted(await list(deps, [sent])).letters).toEqual([]);
  });

  it('is told apart from one that is not prepared, is signed in ink, or has nothing to sign', async () => {
    const deps = await staffedDeps();
    const draft = await anApplication(deps, { step: 'tanda-tangan' });
    const ink = await anApplication(deps, { step: 'tanda-tangan', serviceId: gardenService, input: other });
    const early = await anApplication(deps, { step: 'paraf', input: other });
    const { letters } = granted(await list(deps, [draft, ink, early]));
    expect(letters.map(({ state }) => state)).toEqual(['preparing', 'paper']);
  });

  it('is another’s, or to be prepared anew, where it names who does not sign now', async () => {
    const deps = await staffedDeps();
    const sent = await prepared(deps);
    const deputy: StaffMember['deputies'][number] = {
      role: 'camat',
      capacity: 'plh',
      fromOn: '2026-11-23',
      toOn: '2026-11-24',
    };
    const sekcam = uidOf(officeId, secretary);
    expect((await rowOf(deps, sent, sekcam)).state).toBe('other');
    granted(
      await appoint(deps, aMember(contoh.office, { uid: sekcam, roles: ['secretary'], deputies: [deputy] })),
    );
    deps.time.now += 2 * minute;
    expect((await rowOf(deps, sent, sekcam)).state).toBe('renew');
    const named = await prepared(deps, other);
    const row = await rowOf(deps, named, sekcam);
    expect(row).toMatchObject({ state: 'ready', notes: ['deputy'] });
  });

  it('is prepared anew where the office has changed how it signs', async () => {
    const deps = await staffedDeps();
    const sent = await prepared(deps);
    await settings(deps, { kind: 'bsre', version: 2, credential: 'passphrase' });
    expect((await rowOf(deps, sent)).state).toBe('renew');
    const opened = granted(await openLetter(deps, uid, { officeId, applicationId: sent.id }));
    expect(opened.signer).toMatchObject({ isYou: true, renew: true });
  });

  it('is shown to nobody who may not see the case, and to no stranger', async () => {
    const deps = await staffedDeps();
    const sent = await prepared(deps);
    granted(await appoint(deps, aMember(contoh.office, { uid: 'desa-lain', roles: ['village'] })));
    expect(granted(await list(deps, [sent], 'desa-lain')).letters).toEqual([]);
    expect(refusalOf(await list(deps, [sent], 'siapa')).code).toBe('not-found');
  });

  it('says no word of anybody, so that nothing was opened', async () => {
    const deps = await staffedDeps();
    const sent = await prepared(deps, { name: 'Bunga Rahasia' });
    const before = pathsUnder(deps, `offices/${officeId}/accessLog`).length;
    const answer = JSON.stringify(granted(await list(deps, [sent])));
    expect(answer).not.toMatch(/Bunga|3514064508900001/);
    expect(pathsUnder(deps, `offices/${officeId}/accessLog`)).toHaveLength(before);
  });

  it('is asked about with fifty others at most', () => {
    const ids = Array.from({ length: deskListAtMost + 1 }, (_, n) => n.toString(16).padStart(32, '0'));
    const { input } = staffApi.deskList;
    expect(input.safeParse({ officeId, applicationIds: ids.slice(1) }).success).toBe(true);
    expect(input.safeParse({ officeId, applicationIds: ids }).success).toBe(false);
  });
});

describe('a letter gets a note', () => {
  it('when it was sent back from this desk', async () => {
    const deps = await staffedDeps();
    const sent = await prepared(deps);
    granted(
      await act(deps, sent, camat, {
        act: 'return',
        to: 'konsep',
        reason: 'wrong-wording',
        items: [],
        note: 'x',
      }),
    );
    await bringTo(deps, sent, 'tanda-tangan');
    await advanceLetter(deps, officeId, sent.id);
    expect((await rowOf(deps, sent)).notes).toEqual(['returned-by-signer']);
  });

  it('when its words were mended at the draft, not when they were confirmed as they were', async () => {
    const deps = await staffedDeps();
    const drafted = async (name: string, input: Record<string, string>) => {
      const sent = await anApplication(deps, { step: 'konsep', input });
      granted(await act(deps, sent, counter, { act: 'draft', fields: { name } }));
      await bringTo(deps, sent, 'tanda-tangan');
      await advanceLetter(deps, officeId, sent.id);
      return (await rowOf(deps, sent)).notes;
    };
    expect(await drafted('Ratna Layangan', {})).toEqual([]);
    expect(await drafted('Orang Kedua, S.Pd.', other)).toEqual(['words-mended']);
  });

  it('when the same person asked for the same within thirty days, and has not withdrawn it', async () => {
    const deps = await staffedDeps();
    const first = await prepared(deps);
    deps.time.now += 29 * day;
    const second = await prepared(deps);
    expect((await rowOf(deps, second)).notes).toEqual(['possible-double']);
    expect((await rowOf(deps, first)).notes).toEqual(['possible-double']);
    granted(await act(deps, first, counter, { act: 'cancel' }));
    expect((await rowOf(deps, second)).notes).toEqual([]);
    deps.time.now += 31 * day;
    const third = await prepared(deps);
    expect((await rowOf(deps, third)).notes).toEqual([]);
  });
});

describe('a letter for the camat’s own signature', () => {
  /** A service that answers as told. */
  async function withService(answer: () => Promise<SignedByPerson>) {
    const plain = await staffedDeps();
    const deps: TestDeps & PersonalSigningDeps = {
      ...plain,
      personalSigner: () => ({
        driver: 'bsre-v2',
        status: () => Promise.resolve({ known: false }),
        requestCode: () => Promise.resolve({ ok: true }),
        sign: answer,
      }),
    };
    await settings(deps, { kind: 'bsre', version: 2, credential: 'passphrase' });
    granted(await setSignerIdentity(deps, uid, { officeId, nik: '9901010101700001' }));
    const sent = await prepared(deps);
    const { revision, sha256 = '' } = await rowOf(deps, sent);
    const sign = () =>
      signLetter(deps, uid, {
        officeId,
        applicationId: sent.id,
        revision,
        sha256,
        actId: deps.newId(),
        credential: { kind: 'passphrase', secret: 'rahasia' },
      });
    const open = async (by = uid) => granted(await list(deps, [], by)).open;
    return { deps, sent, sign, open, sha256 };
  }

  it('stays on the desk after a clear no, as approved and unsigned, for its signer alone', async () => {
    const { sign, open, sent, sha256 } = await withService(() =>
      Promise.resolve({ ok: false, failure: { kind: 'wrong-credential' } }),
    );
    expect(await open()).toEqual([]);
    expect(refusalOf(await sign()).code).toBe('signing-refused');
    expect(await open()).toMatchObject([
      { applicationId: sent.id, sha256, state: 'unsigned', hasFile: false },
    ]);
    expect(await open(uidOf(officeId, secretary))).toEqual([]);
    expect(await open(uidOf(officeId, kasiAngin))).toEqual([]);
  });

  it('is unclear once nobody knows, and free again when its signer has looked', async () => {
    const { deps, sign, open, sent } = await withService(() =>
      Promise.resolve({ ok: false, failure: { kind: 'outcome-unknown' } }),
    );
    expect(refusalOf(await sign()).code).toBe('signing-unclear');
    expect(await open()).toMatchObject([{ state: 'unclear', since: deps.now() }]);
    granted(await settleSigning(deps, uid, { officeId, applicationId: sent.id }));
    expect(await open()).toMatchObject([{ state: 'unsigned' }]);
  });

  it('is waited for while the call may still be answered, and unclear after that', async () => {
    const { deps, sign, open } = await withService(() => Promise.reject(new Error('killed')));
    await expect(sign()).rejects.toThrow('killed');
    expect(await open()).toMatchObject([{ state: 'running' }]);
    deps.time.now += 6 * minute;
    expect(await open()).toMatchObject([{ state: 'unclear' }]);
  });
});
