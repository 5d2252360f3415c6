import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { LetterRecord } from '../../../domain/letter-record.ts';
import { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import { bsreSigner } from '../../../functions/letters/bsre.ts';
import { letters } from '../../../functions/letters/letters.ts';
import { localSigner } from '../../../functions/letters/sign.ts';
import type { PersonalSigner, SignedByPerson, Signer } from '../../../functions/usecases/ports.ts';
import { prepareLetter } from '../../../functions/usecases/prepare-letter.ts';
import { makeEvaluationKey } from '../../../tools/evaluation-key.mjs';
import { advanceLetter, runTick } from '../../../functions/usecases/run-tick.ts';
import { settleSigning, signLetter, unclearFile } from '../../../functions/usecases/sign-letter.ts';
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
  approve,
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
import { contoh, staffOf, uidOf } from '../../fixtures/office.ts';

/** The camat's own signature, made by a stand-in of BSrE that really signs. */

let bsre: StandIn;
beforeAll(async () => {
  bsre = await startBsre(camatName);
});
afterAll(() => bsre.close());

const officeId = 'contoh';
const camatName = staffOf(contoh.office).find(({ roles }) => roles.includes('camat'))?.name ?? '';
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
    // As `desk` does with the authority's roots that an installation names.
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

async function pressed() {
  const { revision, letter } = await stateOf(deps, sent);
  return {
    officeId,
    applicationId: sent.id,
    revision,
    actId: deps.newId(),
    sha256: letter?.sha256 ?? '',
    credential: right,
  };
}

function signerOf(): PersonalSigner {
  const signer = deps.personalSigner?.(1);
  if (!signer) throw new Error('no signing service');
  return signer;
}

/** Until the call to the service is under way. */
async function untilAttempt(): Promise<void> {
  while ((await record()).attempt === undefined) await new Promise((done) => setImmediate(done));
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
      expect(refusalOf(returned).code).toBe('signing-unclear');
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

  it('is settled by the signer alone as not signed, which is written down, and then signed', async () => {
    bsre.fault = 'timeout-after-signing';
    await sign();
    bsre.fault = 'none';
    for (const other of [counter, secretary])
      expect(refusalOf(await settle(uidOf(officeId, other))).code).toBe('not-allowed');
    const { id } = (await record()).attempt ?? {};
    granted(await settle(uid));
    expect((await record()).settled).toEqual([{ attempt: id, at: deps.now(), uid, outcome: 'not-signed' }]);
    granted(await sign());
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
  });

  it('is not settled while the service may still be thinking', async () => {
    let answer: (signed: SignedByPerson) => void = () => undefined;
    const slow: PersonalSigningDeps = {
      ...deps,
      personalSigner: () => ({
        driver: 'bsre-v1',
        status: () => Promise.resolve({ known: false }),
        requestCode: () => Promise.resolve({ ok: true }),
        sign: () => new Promise((resolve) => (answer = resolve)),
      }),
    };
    const first = signLetter(slow, uid, await pressed());
    await untilAttempt();
    expect(refusalOf(await settle(uid)).code).toBe('not-now');
    // Long after any answer can come: settled, and signed anew. The first call's late no is not the second's.
    deps.time.now += 10 * 60_000;
    granted(await settle(uid));
    let second: (signed: SignedByPerson) => void = () => undefined;
    const again = {
      ...slow,
      personalSigner: () => ({
        ...signerOf(),
        sign: () => new Promise<SignedByPerson>((resolve) => (second = resolve)),
      }),
    };
    const other = signLetter(again, uid, await pressed());
    await untilAttempt();
    answer({ ok: false, failure: { kind: 'rejected' } });
    expect(refusalOf(await first).code).toBe('signing-refused');
    expect((await record()).attempt?.state).toBe('open');
    second({ ok: false, failure: { kind: 'rejected' } });
    await other;
    expect((await record()).attempt).toBeUndefined();
  });

  /** The approved bytes with a signature of whoever is asked. */
  async function signedBy(signer: Signer): Promise<Uint8Array> {
    const approved = await deps.files.read(officeId, (await record()).preparedSha256 ?? '');
    if (!approved) throw new Error('no approved bytes');
    return signer.sign(approved.bytes, {
      signerName: 'x',
      reason: 'x',
      location: 'x',
      at: deps.now(),
      fieldName: 'X',
    });
  }
  const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  it('takes back only the approved letter with the signer’s own signature and nothing more', async () => {
    bsre.fault = 'timeout-after-signing';
    await sign();
    bsre.fault = 'none';
    const approved = await deps.files.read(officeId, (await record()).preparedSha256 ?? '');
    const genuine = await deps.personalSigner?.(1).sign(approved?.bytes ?? new Uint8Array(), {
      nik,
      credential: right,
      reason: 'Surat',
      location: 'Contoh',
    });
    if (!genuine?.ok) throw new Error('the stand-in did not sign');
    const refused = async (bytes: Uint8Array) => refusalOf(await settle(uid, text64(bytes)));
    const problem = (words: string) => ({ code: 'signature-unverified', problem: words });
    expect(await refused(approved?.bytes ?? new Uint8Array())).toEqual(problem('unsigned'));
    expect(await refused(Buffer.from('%PDF-1.7 /ByteRange'))).toEqual(problem('other-bytes'));
    expect(await refused(await signedBy(localSigner(makeEvaluationKey())))).toEqual(problem('invalid'));
    expect(await refused(await signedBy(bsre.otherPerson))).toEqual(problem('other-person'));
    expect(await refused(Buffer.concat([genuine.pdf, Buffer.from('\n% more')]))).toEqual(
      problem('changed-after-signing'),
    );
    expect((await stateOf(deps, sent)).letter?.status).toBe('approved');
    granted(await settle(uid, text64(genuine.pdf)));
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
    expect((await record()).settled).toMatchObject([{ uid, outcome: 'signed' }]);
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked' });
  });

  it('keeps what the service signed and we cannot verify, for the signer to look at', async () => {
    const foreign: PersonalSigningDeps = {
      ...deps,
      personalSigner: () => ({
        ...signerOf(),
        sign: async () => ({ ok: true, pdf: await signedBy(bsre.otherPerson), documentId: 'dok-9' }),
      }),
    };
    const answer = refusalOf(await signLetter(foreign, uid, await pressed()));
    expect(answer).toEqual({ code: 'signature-unverified', problem: 'other-person' });
    expect((await record()).attempt).toMatchObject({ state: 'unclear', documentId: 'dok-9' });
    const kept = granted(await unclearFile(deps, uid, { officeId, applicationId: sent.id }));
    expect(Buffer.from(kept.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(refusalOf(await sign()).code).toBe('signing-unclear');
  });
});

describe('an office that changes how it signs', () => {
  it('never puts its seal under a letter that speaks of a certificate, nor over an unclear one', async () => {
    bsre.fault = 'timeout-after-signing';
    await sign();
    await settings({ kind: 'seal' });
    await advanceLetter(deps, officeId, sent.id);
    await runTick(deps);
    expect((await record()).attempt?.state).toBe('unclear');
    expect(await kindsOf()).not.toContain('issued');
  });

  it('has prepared letters made anew before they are approved, whichever way it changed', async () => {
    const { sha256 } = (await stateOf(deps, sent)).letter ?? {};
    expect(refusalOf(await approve(deps, sent)).code).toBe('not-now');
    await settings({ kind: 'seal' });
    expect(refusalOf(await approve(deps, sent)).code).toBe('signer-changed');
    granted(await prepareLetter(deps, uid, { officeId, applicationId: sent.id, actId: deps.newId() }));
    expect((await stateOf(deps, sent)).letter?.sha256).not.toBe(sha256);
    granted(await approve(deps, sent));
  });

  it('sends nothing of the wrong kind to the service', async () => {
    const code = { kind: 'totp', secret: oneTimeCode } as const;
    expect(refusalOf(await sign({ credential: code }))).toEqual({ code: 'signing-refused', why: 'rejected' });
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
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
