import fc from 'fast-check';
import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { localSigner } from '../../../functions/letters/sign.ts';
import { verifyPdf } from '../../../functions/letters/verify.ts';
import { makeEvaluationKey } from '../../../tools/evaluation-key.mjs';
import {
  aSignedLetter,
  signedAt,
  someFacts,
  type SignedLetter,
} from '../../fixtures/letters/signed-letter.ts';
import {
  certificateHexEnd,
  contentsStart,
  flipped,
  hexEnd,
  nibble,
  replaced,
  tamperings,
  text,
} from '../../fixtures/letters/tamperings.ts';

let letter: SignedLetter;
let trustedRootsPem: string[];
beforeAll(async () => {
  letter = await aSignedLetter();
  trustedRootsPem = [letter.key.rootPem];
});
const read = (bytes: Uint8Array) => verifyPdf(bytes, { trustedRootsPem });

describe('our own reading of a signed letter', () => {
  it('says who signed and when', async () => {
    expect(await read(letter.signed)).toEqual({
      signatures: [
        {
          coversWholeFile: true,
          byteRangeValid: true,
          digestMatches: true,
          signatureValid: true,
          signingCertificateMatches: true,
          signerSubject: 'CN=Segel Evaluasi Loket – BUKAN UNTUK SURAT RESMI, O=UJI COBA - bukan BSrE',
          signedAt,
          chainTrusted: true,
        },
      ],
      appendedAfterSigning: false,
      verdict: 'valid',
    });
  });

  it.each(tamperings)('after a change of $name: $verdict', async ({ tamper, verdict }) => {
    expect((await read(tamper(letter))).verdict).toBe(verdict);
  });

  it('calls a letter without a signature unsigned', async () => {
    expect(await read(letter.unsigned)).toEqual({
      signatures: [],
      appendedAfterSigning: false,
      verdict: 'unsigned',
    });
  });

  it("does not accept another authority's signature under our roots, and says so even without roots", async () => {
    const stranger = makeEvaluationKey();
    const forged = await localSigner(stranger).sign(letter.unsigned, someFacts());
    expect((await read(forged)).verdict).toBe('invalid');
    expect((await read(forged)).signatures[0]).toMatchObject({ signatureValid: true, chainTrusted: false });
    const rootless = await verifyPdf(forged);
    expect(rootless.verdict).toBe('valid');
    expect(rootless.signatures[0]?.chainTrusted).toBe(false);
  });

  it('does not accept a good letter to which a stranger added a signature', async () => {
    const both = await localSigner(makeEvaluationKey()).sign(letter.signed, someFacts({ fieldName: 'Lain' }));
    expect((await read(both)).verdict).toBe('invalid');
  });

  it('trusts a certificate in its years and not after them', async () => {
    const key = makeEvaluationKey({ signerUntil: new Date(signedAt) });
    const trusted = async (at: number) => {
      const signed = await localSigner(key).sign(letter.unsigned, someFacts({ at }));
      const reading = await verifyPdf(signed, { trustedRootsPem: [key.rootPem] });
      expect(reading.signatures[0]?.signatureValid).toBe(true);
      return reading.signatures[0]?.chainTrusted;
    };
    expect(await trusted(signedAt)).toBe(true);
    expect(await trusted(signedAt + 1000)).toBe(false);
  });

  it('reports a page replaced by a later update as changed, not as valid', async () => {
    const doc = await PDFDocument.load(letter.signed, { updateMetadata: false, forIncrementalUpdate: true });
    doc.getPage(0).node.set(PDFName.of('Contents'), doc.context.obj([]));
    const shadowed = await doc.save({ useObjectStreams: false });
    expect(await read(shadowed)).toMatchObject({
      verdict: 'changed-after-signing',
      appendedAfterSigning: true,
    });
  });

  it('is invalid when another certificate was put beside a good signature, be it for the same key', async () => {
    const touched = nibble(letter.signed, certificateHexEnd(letter.signed, letter.key.chainPem) - 20);
    const reading = await verifyPdf(touched);
    expect(reading.verdict).toBe('invalid');
    expect(reading.signatures[0]).toMatchObject({
      digestMatches: true,
      signatureValid: true,
      signingCertificateMatches: false,
    });
  });
});

describe('a ByteRange', () => {
  const range = () => {
    const match = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]\s*/.exec(text(letter.signed));
    const [b = 0, c = 0, d = 0] = (match?.slice(2) ?? []).map(Number);
    return { whole: match?.[0] ?? '', b, c, d };
  };
  const withRange = (a: number, b: number, c: number, d: number) => {
    const { whole } = range();
    return replaced(letter.signed, whole, `/ByteRange [${a} ${b} ${c} ${d}]`.padEnd(whole.length, ' '));
  };

  it('as written is sound, moved by one byte it is not', async () => {
    const { b, c, d } = range();
    const sound = async (bytes: Uint8Array) => (await read(bytes)).signatures[0]?.byteRangeValid;
    expect(await sound(withRange(0, b, c, d))).toBe(true);
    expect(await sound(withRange(1, b, c, d))).toBe(false);
    expect(await sound(withRange(0, b - 1, c, d))).toBe(false);
    expect(await sound(withRange(0, b + 1, c, d))).toBe(false);
    expect(await sound(withRange(0, b, c + 1, d))).toBe(false);
    expect(await sound(withRange(0, b, c, d + 1))).toBe(false);
    expect(await sound(withRange(0, c, b, d))).toBe(false);
    expect(await sound(withRange(0, b, c, 9_999_999_999))).toBe(false);
  });

  it('that hides anything but hex digits makes the file invalid', async () => {
    const hidden = Buffer.from(letter.signed);
    hidden.write('/', hexEnd(letter.signed) + 100, 'latin1');
    expect((await read(hidden)).signatures[0]?.byteRangeValid).toBe(false);
  });

  it('that leaves digits behind the signature value makes the file invalid', async () => {
    expect((await read(nibble(letter.signed, hexEnd(letter.signed) + 100))).verdict).toBe('invalid');
  });

  it('added outside the signed bytes makes the file invalid', async () => {
    const { b, c, d } = range();
    const added = Buffer.concat([
      letter.signed,
      Buffer.from(`\n9 0 obj /ByteRange [0 ${b} ${c} ${d}] endobj\n`),
    ]);
    expect((await read(added)).verdict).toBe('invalid');
  });

  it('a thousand times over is not worth reading', async () => {
    const many = Buffer.from('/ByteRange [0 1 2 3] '.repeat(1000));
    const reading = await read(many);
    expect(reading.verdict).toBe('invalid');
    expect(reading.signatures.length).toBeLessThan(20);
  });
});

describe('whatever the bytes are', () => {
  it('no random bytes are ever valid, nor do they throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect((await read(bytes)).verdict).not.toBe('valid');
      }),
    );
  });

  it('nothing that looks like a signature throws', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/ByteRange [',
        '0 ',
        '/Contents <',
        '>',
        ']',
        'endobj',
        ' obj',
        '3082',
        '/M (D:2026',
        '<',
        '\0',
      ),
      fc.nat(200).map((number) => `${number} `),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        expect((await read(Buffer.from(pieces.join(''), 'latin1'))).verdict).not.toBe('valid');
      }),
      { numRuns: 300 },
    );
  });

  it('no CMS broken anywhere throws; it is valid only when the hex still says the same or a loose end was touched', async () => {
    const from = contentsStart(letter.signed);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: from, max: hexEnd(letter.signed) - 1 }), async (at) => {
        const reading = await read(nibble(letter.signed, at));
        // What the signature does not bind: the root lying beside it, and the wrapper's own labels.
        if (reading.verdict === 'valid')
          expect(reading.signatures[0]).toMatchObject({ digestMatches: true, chainTrusted: true });
        else expect(reading.verdict).toBe('invalid');
      }),
      { numRuns: 200 },
    );
  });

  it('a single changed byte outside the signature value is never valid', async () => {
    const { signed } = letter;
    const from = contentsStart(signed);
    const to = text(signed).indexOf('>', from);
    const outside = fc.oneof(
      fc.integer({ min: 0, max: from - 1 }),
      fc.integer({ min: to, max: signed.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(outside, async (at) => {
        expect((await read(flipped(signed, at))).verdict).not.toBe('valid');
      }),
      { numRuns: 200 },
    );
  });

  it('a letter cut off anywhere is never valid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: letter.signed.length - 1 }), async (length) => {
        expect((await read(letter.signed.slice(0, length))).verdict).not.toBe('valid');
      }),
    );
  });
});
