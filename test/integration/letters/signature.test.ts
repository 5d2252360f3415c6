import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localSigner } from '../../../functions/letters/sign.ts';
import { verifyPdf } from '../../../functions/letters/verify.ts';
import { makeEvaluationKey } from '../../../tools/evaluation-key.mjs';
import { aSignedLetter, someFacts, type SignedLetter } from '../../fixtures/letters/signed-letter.ts';
import { tamperings } from '../../fixtures/letters/tamperings.ts';
import { openBench, run, type Bench } from './tools.ts';

const opensslTexts = {
  successful: 'CAdES Verification successful',
  failure: 'Verification failure',
} as const;

describe.each(['rsa-2048', 'rsa-3072', 'p-256'] as const)('a letter sealed with %s', (kind) => {
  let letter: SignedLetter;
  let bench: Bench;
  beforeAll(async () => {
    letter = await aSignedLetter(kind);
    bench = await openBench(letter.key.rootPem);
  });
  afterAll(() => bench.close());

  it('is valid, trusted and whole for pdfsig, mutool, openssl and qpdf', async () => {
    const pdfsig = await bench.pdfsig(letter.signed);
    expect(pdfsig).toContain('Signature is Valid.');
    expect(pdfsig).toContain('Certificate is Trusted.');
    expect(pdfsig).toContain('Total document signed');
    expect(pdfsig).toContain('Signature Type: ETSI.CAdES.detached');
    expect(pdfsig).toContain('Signature Field Name: Tanda-tangan-1');
    expect(await bench.mutool(letter.signed)).toContain('The document is unchanged since signing.');
    expect(await bench.openssl(letter.signed)).toContain('CAdES Verification successful');
    expect(await bench.qpdf(letter.signed)).toContain('No syntax or stream encoding errors found');
  });
});

describe('a tampered letter', () => {
  let letter: SignedLetter;
  let bench: Bench;
  beforeAll(async () => {
    letter = await aSignedLetter();
    bench = await openBench(letter.key.rootPem);
  });
  afterAll(() => bench.close());

  // Our verdict may be stricter than a tool (bytes appended are "successful" for openssl) but never milder.
  it.each(tamperings)(
    '($name changed) is judged $verdict by us, and as measured by the tools',
    async (row) => {
      const bytes = row.tamper(letter);
      expect(await bench.pdfsig(bytes)).toContain(row.tools.pdfsig);
      expect(await bench.mutool(bytes)).toContain(row.tools.mutool);
      expect(await bench.openssl(bytes)).toContain(opensslTexts[row.tools.openssl]);
      const { verdict } = await verifyPdf(bytes, { trustedRootsPem: [letter.key.rootPem] });
      expect(verdict).toBe(row.verdict);
    },
  );

  it('under a root of somebody else is not trusted by pdfsig nor by us', async () => {
    const forged = await localSigner(makeEvaluationKey()).sign(letter.unsigned, someFacts());
    expect(await bench.pdfsig(forged)).not.toContain('Certificate is Trusted.');
    expect((await verifyPdf(forged, { trustedRootsPem: [letter.key.rootPem] })).verdict).toBe('invalid');
  });
});

describe('the signature itself', () => {
  it('has exactly the three signed attributes of PAdES B-B, and no signing time', async () => {
    const letter = await aSignedLetter();
    const bench = await openBench(letter.key.rootPem);
    await bench.openssl(letter.signed);
    const printed = await run('openssl', [
      'cms',
      '-cmsout',
      '-print',
      '-inform',
      'DER',
      '-in',
      `${bench.folder}/sig.p7s`,
    ]);
    await bench.close();
    const attributes = printed.slice(
      printed.indexOf('signedAttrs:'),
      printed.indexOf('signatureAlgorithm:', printed.indexOf('signedAttrs:')),
    );
    expect(
      [...attributes.matchAll(/object: ([\w-]+) \((1\.2\.840\.113549\.1\.9\.[\d.]+)\)/g)]
        .map((each) => each[2])
        .sort(),
    ).toEqual(['1.2.840.113549.1.9.16.2.47', '1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4']);
    expect(printed).toContain('unsignedAttrs:\n          <ABSENT>');
  });

  it('of a second signer leaves the first valid', async () => {
    const letter = await aSignedLetter();
    const second = makeEvaluationKey();
    const both = await localSigner(second).sign(letter.signed, someFacts({ fieldName: 'Tanda-tangan-2' }));
    const bench = await openBench(letter.key.rootPem);
    const printed = await bench.pdfsig(both);
    await bench.close();
    expect(printed.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(printed.match(/^ {2}- Total document signed/gm)).toHaveLength(1);
    expect((await verifyPdf(both, { trustedRootsPem: [letter.key.rootPem, second.rootPem] })).verdict).toBe(
      'valid',
    );
  });
});
