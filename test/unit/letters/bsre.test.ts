import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bsreSigner } from '../../../functions/letters/bsre.ts';
import { verifyPdf } from '../../../functions/letters/verify.ts';
import { renderLetter } from '../../../functions/letters/render.ts';
import { bsreUser, oneTimeCode, passphrase, startBsre } from '../../fixtures/bsre-stand-in.ts';
import type { Fault, StandIn } from '../../fixtures/bsre-stand-in.ts';
import { aLetter, valueOf } from '../../fixtures/letters/signed-letter.ts';

let bsre: StandIn;
let letter: Uint8Array;
const nik = '3514060101700001';
const of = { nik, reason: 'Surat nomor 1', location: 'Kejayan' };
const right = { kind: 'passphrase', secret: passphrase } as const;

beforeAll(async () => {
  bsre = await startBsre();
  letter = valueOf(await renderLetter(aLetter()));
});
afterAll(() => bsre.close());
beforeEach(() => {
  bsre.fault = 'none';
  bsre.signatures = 0;
  bsre.people = new Map([
    [nik, 'ISSUE'],
    ['3514060101700002', 'EXPIRED'],
  ]);
});

/** Short only where the answer never comes: a busy machine must not look like a silent service. */
const patience = () => (bsre.fault === 'timeout-after-signing' ? 300 : 30_000);

const signer = (version: 1 | 2, over: Partial<Parameters<typeof bsreSigner>[0]> = {}) =>
  bsreSigner({ version, url: bsre.url, ...bsreUser, totpField: 'totp', timeoutMs: patience(), ...over });

describe.each([1, 2] as const)('BSrE version %i', (version) => {
  it('gives back the letter with a signature behind exactly our bytes', async () => {
    const signed = await signer(version).sign(letter, { ...of, credential: right });
    if (!signed.ok) throw new Error(signed.failure.kind);
    expect(Buffer.from(signed.pdf.subarray(0, letter.length)).equals(Buffer.from(letter))).toBe(true);
    const { verdict } = await verifyPdf(signed.pdf, { trustedRootsPem: [bsre.rootPem] });
    expect(verdict).toBe('valid');
    expect(bsre.signatures).toBe(1);
    expect(signed.documentId).toBe(version === 1 ? 'dok-1' : undefined);
  });

  it.each([
    ['a wrong passphrase', { credential: { kind: 'passphrase', secret: 'keliru' } }, 'wrong-credential'],
    ['a person who is not registered', { nik: '3514060101700009' }, 'not-registered'],
    ['an expired certificate', { nik: '3514060101700002' }, 'rejected'],
  ] as const)('says no to %s, and nothing is signed', async (_name, over, kind) => {
    const signed = await signer(version).sign(letter, { ...of, credential: right, ...over });
    expect(signed).toMatchObject({ ok: false, failure: { kind } });
    expect(bsre.signatures).toBe(0);
  });

  it.each<[Fault, string]>([
    ['timeout-after-signing', 'outcome-unknown'],
    ['cut-while-answering', 'outcome-unknown'],
    ['server-error', 'outcome-unknown'],
    ['garbage', 'bad-response'],
    ['not-a-pdf', 'bad-response'],
  ])('after %s tells %s and does not call again', async (fault, kind) => {
    bsre.fault = fault;
    const signed = await signer(version).sign(letter, { ...of, credential: right });
    expect(signed).toMatchObject({ ok: false, failure: { kind } });
    expect(bsre.signatures).toBe(1);
  });

  it('tells that nothing was sent when nobody listens', async () => {
    const closed = await startBsre();
    await closed.close();
    const signed = await signer(version, { url: closed.url }).sign(letter, { ...of, credential: right });
    expect(signed).toEqual({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('says no with a wrong application user', async () => {
    const signed = await signer(version, { password: 'x' }).sign(letter, { ...of, credential: right });
    expect(signed).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
  });

  it('asks for a status before anybody types a passphrase', async () => {
    expect(await signer(version).status(nik)).toEqual({ known: true, status: 'ISSUE', maySign: true });
    expect(await signer(version).status('3514060101700002')).toMatchObject({
      status: 'EXPIRED',
      maySign: false,
    });
    expect(await signer(version).status('3514060101700009')).toMatchObject({ status: 'NOT_REGISTERED' });
  });

  it('repeats in no answer what was typed', async () => {
    const secret = 'sangat rahasia 55';
    const answers: unknown[] = [];
    for (const fault of ['none', 'garbage', 'server-error', 'timeout-after-signing'] as const) {
      bsre.fault = fault;
      const typed = { ...of, credential: { kind: 'passphrase', secret } as const };
      answers.push(await signer(version).sign(letter, typed));
    }
    expect(JSON.stringify(answers)).not.toContain(secret);
  });
});

describe('a one-time code', () => {
  const credential = { kind: 'totp', secret: oneTimeCode } as const;

  it('signs in version 2, under the name the agency’s server takes', async () => {
    expect(await signer(2).requestCode(nik)).toEqual({ ok: true });
    expect((await signer(2).sign(letter, { ...of, credential })).ok).toBe(true);
    const other = await signer(2, { totpField: 'otp' }).sign(letter, { ...of, credential });
    expect(other).toMatchObject({ ok: false, failure: { kind: 'wrong-credential' } });
  });

  it('is not known to version 1', async () => {
    expect(await signer(1).requestCode(nik)).toEqual({ ok: false, failure: { kind: 'rejected' } });
  });
});
