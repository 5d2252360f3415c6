import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { isEvaluationCertificate, localSigner } from '../../../functions/letters/sign.ts';
import { makeEvaluationKey } from '../../../tools/evaluation-key.mjs';
import { aSignedLetter, someFacts, type SignedLetter } from '../../fixtures/letters/signed-letter.ts';
import { signerContract } from '../../fixtures/letters/signer-contract.ts';
import { text } from '../../fixtures/letters/tamperings.ts';

for (const kind of ['rsa-2048', 'rsa-3072', 'p-256'] as const) {
  signerContract(`local ${kind}`, () => {
    const key = makeEvaluationKey({ kind });
    return { signer: localSigner(key), trustedRootsPem: [key.rootPem] };
  });
}

describe('the local signer', () => {
  let letter: SignedLetter;
  beforeAll(async () => {
    letter = await aSignedLetter();
  });

  it('gives the same bytes for the same letter, key and time', async () => {
    const signer = localSigner(letter.key);
    expect(Buffer.from(await signer.sign(letter.unsigned, someFacts())).equals(letter.signed)).toBe(true);
    const later = await signer.sign(letter.unsigned, someFacts({ at: someFacts().at + 1000 }));
    expect(Buffer.from(later).equals(letter.signed)).toBe(false);
  });

  it('writes a PAdES dictionary with the time in /M and an invisible, printing, locked field', () => {
    const added = text(letter.signed).slice(letter.unsigned.length);
    expect(added).toContain('/SubFilter /ETSI.CAdES.detached');
    expect(added).toContain('/M (D:20260316033000Z)');
    expect(added).toContain('/Rect [ 0 0 0 0 ]');
    expect(added).toContain('/F 132');
    expect(added).toContain('/SigFlags 3');
  });

  it('calls itself a seal, never anybody’s signature', () => {
    const added = text(letter.signed).slice(letter.unsigned.length);
    const tooltip = /\/TU <([0-9A-F]+)>/.exec(added)?.[1] ?? '';
    const words = new TextDecoder('utf-16').decode(Buffer.from(tooltip, 'hex').swap16());
    expect(words).toContain(`Segel elektronik ${someFacts().signerName}`);
  });

  it('leaves the metadata of the letter alone', () => {
    const added = text(letter.signed).slice(letter.unsigned.length);
    expect(added).not.toContain('pdfaid');
    expect(added).not.toContain('/Producer');
  });

  it('cannot be led astray by what a signature says about itself', async () => {
    const reason = ') /ByteRange [0 1 2 3] >> endobj /Contents <00>';
    const signed = await localSigner(letter.key).sign(letter.unsigned, someFacts({ reason }));
    expect(text(signed).match(/\/ByteRange/g)).toHaveLength(1);
  });

  it('refuses a second field of the same name', async () => {
    const signer = localSigner(letter.key);
    await expect(signer.sign(letter.signed, someFacts())).rejects.toThrow('Tanda-tangan-1');
    await expect(signer.sign(letter.signed, someFacts({ fieldName: 'Lain' }))).resolves.toBeDefined();
  });

  it('refuses a key that does not belong to the certificate, and kinds of key letters do not use', () => {
    const [one, other] = [makeEvaluationKey(), makeEvaluationKey()];
    expect(() => localSigner({ keyPem: one.keyPem, chainPem: other.chainPem })).toThrow('does not belong');
    expect(() => localSigner({ keyPem: one.keyPem, chainPem: '' })).toThrow('no certificate');
    const { privateKey } = generateKeyPairSync('ed25519');
    const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => localSigner({ keyPem, chainPem: one.chainPem })).toThrow();
  });
});

describe('an evaluation certificate', () => {
  it('is known by its subject, so that production can refuse it', () => {
    expect(isEvaluationCertificate(makeEvaluationKey().chainPem)).toBe(true);
    expect(isEvaluationCertificate(makeEvaluationKey({ kind: 'p-256' }).chainPem)).toBe(true);
    expect(isEvaluationCertificate(makeEvaluationKey({ mark: 'Segel Kecamatan' }).chainPem)).toBe(false);
  });
});
