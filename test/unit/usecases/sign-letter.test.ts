import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { LetterRecord } from '../../../domain/letter-record.ts';
import { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import { bsreSigner } from '../../../functions/letters/bsre.ts';
import { letters } from '../../../functions/letters/letters.ts';
import { advanceLetter, runTick } from '../../../functions/usecases/run-tick.ts';
import { settleSigning, signLetter } from '../../../functions/usecases/sign-letter.ts';
import type { PersonalSigningDeps } from '../../../functions/usecases/sign-letter.ts';
import {
  requestSigningCode,
  setSignerIdentity,
  signerStatus,
} from '../../../functions/usecases/signer-identity.ts';
import { bsreUser, oneTimeCode, passphrase, startBsre } from '../../fixtures/bsre-stand-in.ts';
import type { Fault, StandIn } from '../../fixtures/bsre-stand-in.ts';
import {
  act,
  anApplication,
  camat,
  counter,
  entryOf,
  eventsOf,
  secretary,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

/** The camat's own signature, made by a stand-in of BSrE that really signs. */

let bsre: StandIn;
beforeAll(async () => {
  bsre = await startBsre();
});
afterAll(() => bsre.close());

const officeId = 'contoh';
const nik = '9901010101700001';
const uid = uidOf(officeId, camat);
const right = { kind: 'passphrase', secret: passphrase } as const;

let deps: TestDeps & PersonalSigningDeps;
let sent: TestCase;

beforeEach(async () => {
  bsre.fault = 'none';
  bsre.signatures = 0;
  bsre.people = new Map([[nik, 'ISSUE']]);
  const plain = await staffedDeps();
  deps = {
    ...plain,
    // Trusts the stand-in's authority as production trusts BSrE's.
    letters: letters([bsre.rootPem]),
    personalSigner: (version) =>
      bsreSigner({ version, url: bsre.url, ...bsreUser, totpField: 'totp', timeoutMs: patience() }),
  };
  await settings({ kind: 'bsre', version: 1, credential: 'passphrase' });
  granted(await setSignerIdentity(deps, uid, { officeId, nik }));
  sent = await anApplication(deps, { step: 'tanda-tangan' });
  await advanceLetter(deps, officeId, sent.id);
});

/** Short only where the answer never comes: a busy machine must not look like a silent service. */
const patience = () => (bsre.fault === 'timeout-after-signing' ? 300 : 30_000);

/** What the office has settled about signing. */
async function settings(signing: Office['settings']['signing']): Promise<void> {
  const stored = await deps.documents.get(paths.office(officeId));
  if (!stored) throw new Error('no office');
  const office = Office.parse(stored.data);
  const data = { ...office, settings: { ...office.settings, ...(signing && { signing }) } };
  await deps.documents.commit([{ do: 'update', before: stored, data }]);
  // What is remembered of the office is older than this.
  deps.time.now += 3_600_000;
}

async function record(): Promise<LetterRecord> {
  const { letter } = await stateOf(deps, sent);
  const stored = await deps.documents.get(paths.letter(officeId, letter?.id ?? ''));
  return LetterRecord.parse(stored?.data);
}

async function sign(over: Partial<Parameters<typeof signLetter>[2]> & { uid?: string } = {}) {
  const { revision, letter } = await stateOf(deps, sent);
  const { uid: by = uid, ...rest } = over;
  return signLetter(deps, by, {
    officeId,
    applicationId: sent.id,
    revision,
    actId: deps.newId(),
    sha256: letter?.sha256 ?? '',
    credential: right,
    ...rest,
  });
}

const settle = (by: string, signedBase64?: string) =>
  settleSigning(deps, by, {
    officeId,
    applicationId: sent.id,
    ...(signedBase64 !== undefined && { signedBase64 }),
  });

const kindsOf = async () => (await eventsOf(deps, sent)).map(({ happening }) => happening.kind);

describe('a letter the camat signs himself', () => {
  it('is approved, signed, read back and issued in one call; its number is booked', async () => {
    granted(await sign());
    const state = await stateOf(deps, sent);
    expect(state.letter?.status).toBe('issued');
    expect(await record()).toMatchObject({
      status: 'issued',
      signature: { driver: 'bsre-v1', documentId: 'dok-1' },
    });
    expect((await record()).attempt).toBeUndefined();
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked' });
    expect((await kindsOf()).slice(-2)).toEqual(['approved', 'issued']);
    const file = await deps.files.read(officeId, state.letter?.sha256 ?? '');
    expect((await deps.letters.verify(file?.bytes ?? new Uint8Array())).verdict).toBe('valid');
    expect(pathsUnder(deps, 'verifications')).toHaveLength(1);
  });

  it('is never sealed by the office instead, neither by the trigger nor by the tick', async () => {
    bsre.fault = 'timeout-after-signing';
    await sign();
    await advanceLetter(deps, officeId, sent.id);
    await runTick(deps);
    expect((await stateOf(deps, sent)).letter?.status).toBe('approved');
    expect(await kindsOf()).not.toContain('issued');
  });

  it('is signed once when the button is pressed three times at once', async () => {
    const press = { actId: deps.newId(), revision: (await stateOf(deps, sent)).revision };
    const answers = await Promise.all([sign(press), sign(press), sign(press)]);
    expect(bsre.signatures).toBe(1);
    expect(answers.some(({ ok }) => ok)).toBe(true);
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
    expect(granted(await sign(press)).status).toBe('ready');
    expect(bsre.signatures).toBe(1);
  });

  it('can be tried again after a clear no, and says why', async () => {
    const wrong = await sign({ credential: { kind: 'passphrase', secret: 'keliru' } });
    expect(refusalOf(wrong)).toEqual({ code: 'signing-refused', why: 'wrong-credential', serviceCode: 2031 });
    expect((await record()).attempt).toBeUndefined();
    granted(await sign());
    expect(bsre.signatures).toBe(1);
    expect((await kindsOf()).filter((kind) => kind === 'approved')).toHaveLength(1);
  });

  it('is the named signer’s alone', async () => {
    for (const other of [counter, secretary])
      expect(refusalOf(await sign({ uid: uidOf(officeId, other) })).code).toBe('not-allowed');
    expect(bsre.signatures).toBe(0);
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
  });

  it('wants exactly the bytes that were read', async () => {
    expect(refusalOf(await sign({ sha256: 'f'.repeat(64) })).code).toBe('stale');
    expect(bsre.signatures).toBe(0);
  });

  it('cannot be signed before the signer said who he is to the service', async () => {
    const stored = await deps.documents.get(paths.signerIdentity(officeId, uid));
    if (stored) await deps.documents.commit([{ do: 'remove', before: stored }]);
    expect(refusalOf(await sign())).toEqual({ code: 'signing-refused', why: 'no-identity' });
    expect((await record()).attempt).toBeUndefined();
    expect(granted(await signerStatus(deps, uid, { officeId }))).toEqual({ hasIdentity: false });
  });

  it('may be signed with a one-time code where the office uses version 2', async () => {
    await settings({ kind: 'bsre', version: 2, credential: 'totp' });
    granted(await requestSigningCode(deps, uid, { officeId }));
    granted(await sign({ credential: { kind: 'totp', secret: oneTimeCode } }));
    expect((await record()).signature?.driver).toBe('bsre-v2');
  });

  it('shows before anything is typed whether the service lets the signer sign', async () => {
    expect(granted(await signerStatus(deps, uid, { officeId }))).toEqual({
      hasIdentity: true,
      status: 'ISSUE',
      maySign: true,
    });
    bsre.people = new Map([[nik, 'EXPIRED']]);
    expect(granted(await signerStatus(deps, uid, { officeId }))).toMatchObject({ maySign: false });
  });
});

describe('when nobody knows whether it was signed', () => {
  it.each<Fault>(['timeout-after-signing', 'cut-while-answering', 'server-error', 'garbage'])(
    'after %s the letter is unclear: it is not signed again, not returned, and nothing is claimed of it',
    async (fault) => {
      bsre.fault = fault;
      expect(refusalOf(await sign())).toEqual({ code: 'signing-unclear' });
      bsre.fault = 'none';
      expect((await record()).attempt?.state).toBe('unclear');
      expect(refusalOf(await sign())).toEqual({ code: 'signing-unclear' });
      expect(bsre.signatures).toBe(1);
      const back: Act = { act: 'return', to: 'konsep', reason: 'other', items: [], note: 'Ulang' };
      const returned = await act(deps, sent, camat, back);
      expect(['signing-unclear', 'invalid-input']).toContain(refusalOf(returned).code);
      expect((await stateOf(deps, sent)).letter?.status).toBe('approved');
      expect(pathsUnder(deps, 'verifications')).toEqual([]);
    },
  );

  it('a process that died while the service was asked leaves the same, and the number stays the case’s', async () => {
    const dying: PersonalSigningDeps = {
      ...deps,
      personalSigner: () => ({
        driver: 'bsre-v1',
        status: () => Promise.resolve({ known: false }),
        requestCode: () => Promise.resolve({ ok: true }),
        sign: () => Promise.reject(new Error('killed')),
      }),
    };
    const { revision, letter } = await stateOf(deps, sent);
    const input = {
      officeId,
      applicationId: sent.id,
      revision,
      actId: deps.newId(),
      sha256: letter?.sha256 ?? '',
      credential: right,
    };
    await expect(signLetter(dying, uid, input)).rejects.toThrow('killed');
    expect((await record()).attempt?.state).toBe('open');
    expect(refusalOf(await sign())).toEqual({ code: 'signing-unclear' });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
  });

  it('is settled as not signed, and then signed', async () => {
    bsre.fault = 'timeout-after-signing';
    await sign();
    bsre.fault = 'none';
    expect(refusalOf(await settle(uidOf(officeId, counter))).code).toBe('not-allowed');
    granted(await settle(uid));
    granted(await sign());
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
  });

  it('is settled with the file that was signed, if it is the approved letter with a signature', async () => {
    bsre.fault = 'timeout-after-signing';
    await sign();
    const approved = await deps.files.read(officeId, (await record()).preparedSha256 ?? '');
    if (!approved) throw new Error('no approved bytes');
    const unsigned = Buffer.from(approved.bytes).toString('base64');
    expect(refusalOf(await settle(uid, unsigned)).code).toBe('signature-unverified');
    const foreign = Buffer.from('%PDF-1.7 /ByteRange').toString('base64');
    expect(refusalOf(await settle(uid, foreign))).toEqual({
      code: 'signature-unverified',
      problem: 'other-bytes',
    });
    bsre.fault = 'none';
    const there = await deps.personalSigner?.(1).sign(approved.bytes, {
      nik,
      credential: right,
      reason: 'Surat',
      location: 'Contoh',
    });
    if (!there?.ok) throw new Error('the stand-in did not sign');
    granted(await settle(uidOf(officeId, secretary), Buffer.from(there.pdf).toString('base64')));
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked' });
  });
});

describe('what the camat types', () => {
  it('is found nowhere afterwards: in no document, no file, no log and no answer', async () => {
    const secret = 'kalimat rahasia pak camat 88';
    const answers: unknown[] = [];
    for (const fault of ['none', 'server-error', 'timeout-after-signing'] as const) {
      bsre.fault = fault;
      answers.push(await sign({ credential: { kind: 'passphrase', secret } }));
      if ((await record()).attempt) await settle(uid);
    }
    bsre.fault = 'none';
    answers.push(await sign());
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
    const documents = JSON.stringify([...deps.documents.all().entries()]);
    for (const typed of [secret, passphrase]) {
      expect(documents).not.toContain(typed);
      expect(JSON.stringify(deps.logged)).not.toContain(typed);
      expect(JSON.stringify(answers)).not.toContain(typed);
    }
  });
});
