import {
  createPrivateKey,
  generateKeyPairSync,
  createHash,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';

/**
 * A certificate authority and a seal for evaluation and tests, never for real letters: functions refuse to start in
 * production with a certificate whose subject carries this mark (functions/letters/sign.ts).
 */
const mark = 'BUKAN UNTUK SURAT RESMI';
const files = { keyPem: 'signer-key.pem', chainPem: 'signer-chain.pem', rootPem: 'root.pem' };
// Fixed and long: a demo installation must not break on some day of its life.
const validity = { from: new Date('2024-01-01T00:00:00Z'), to: new Date('2044-01-01T00:00:00Z') };

/**
 * Makes key, chain (signer, then CA) and root in a folder, or gives back those already there.
 * @param {string} folder
 * @param {{ kind?: 'rsa-2048' | 'rsa-3072' | 'p-256' }} [options]
 * @returns {{ keyPem: string, chainPem: string, rootPem: string }}
 */
export function evaluationKey(folder, { kind = 'rsa-2048' } = {}) {
  const made = readBack(folder);
  if (made) return made;
  // The authority's own key signs nothing more and is not kept.
  const { authority: _authority, ...fresh } = makeEvaluationKey({ kind });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, files.keyPem), fresh.keyPem, { mode: 0o600 });
  writeFileSync(join(folder, files.rootPem), fresh.rootPem);
  writeFileSync(join(folder, files.chainPem), fresh.chainPem);
  return fresh;
}

/** Key, chain and root without touching a disk. */
export function makeEvaluationKey({
  kind = 'rsa-2048',
  mark: words = mark,
  signerUntil = validity.to,
  signerName = `Segel Evaluasi Loket – ${words}`,
  authority = newPair(kind),
} = {}) {
  const signer = newPair(kind);
  const authorityName = name('UJI COBA - bukan BSrE', `CA Evaluasi Loket – ${words}`);
  const root = certificate({
    subject: authorityName,
    issuer: authorityName,
    publicKey: authority.publicKey,
    issuerKey: authority.privateKey,
    issuerPublicKey: authority.publicKey,
    extensions: [
      extension('2.5.29.19', true, new BasicConstraints({ cA: true }).toSchema()),
      // keyCertSign and cRLSign
      extension('2.5.29.15', true, new asn1js.BitString({ valueHex: bytes([0x06]), unusedBits: 1 })),
    ],
  });
  const seal = certificate({
    validTo: signerUntil,
    subject: name('UJI COBA - bukan BSrE', signerName),
    issuer: authorityName,
    publicKey: signer.publicKey,
    issuerKey: authority.privateKey,
    issuerPublicKey: authority.publicKey,
    extensions: [
      extension('2.5.29.19', true, new BasicConstraints({ cA: false }).toSchema()),
      // digitalSignature and nonRepudiation
      extension('2.5.29.15', true, new asn1js.BitString({ valueHex: bytes([0xc0]), unusedBits: 6 })),
      // emailProtection and Microsoft document signing: what PDF readers look for
      extension(
        '2.5.29.37',
        false,
        new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.4', '1.3.6.1.4.1.311.10.3.12'] }).toSchema(),
      ),
    ],
  });
  return {
    keyPem: signer.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    chainPem: pem(seal) + pem(root),
    rootPem: pem(root),
    authority,
  };
}

function readBack(folder) {
  try {
    const [keyPem, chainPem, rootPem] = Object.values(files).map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    );
    const signer = new X509Certificate(chainPem);
    const usable =
      signer.checkPrivateKey(createPrivateKey(keyPem)) &&
      signer.verify(new X509Certificate(rootPem).publicKey);
    return usable ? { keyPem, chainPem, rootPem } : undefined;
  } catch {
    // Missing or damaged: made anew. Letters sealed with the lost key stay verifiable against their own root.
    return undefined;
  }
}

function newPair(kind) {
  if (kind === 'p-256') return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return generateKeyPairSync('rsa', { modulusLength: kind === 'rsa-3072' ? 3072 : 2048 });
}

function certificate({
  subject,
  issuer,
  publicKey,
  issuerKey,
  issuerPublicKey,
  extensions,
  validTo = validity.to,
}) {
  const own = new Certificate();
  own.version = 2;
  const serial = randomBytes(16);
  serial[0] = (serial[0] & 0x7f) | 0x40;
  own.serialNumber = new asn1js.Integer({ valueHex: bytes(serial) });
  own.subject = subject;
  own.issuer = issuer;
  own.notBefore = new Time({ type: 0, value: validity.from });
  own.notAfter = new Time({ type: 0, value: validTo });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  own.subjectPublicKeyInfo = PublicKeyInfo.fromBER(spki);
  own.extensions = [
    ...extensions,
    extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: keyId(publicKey) })),
    extension(
      '2.5.29.35',
      false,
      new asn1js.Sequence({
        value: [
          new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: keyId(issuerPublicKey) }),
        ],
      }),
    ),
  ];
  const algorithm = new AlgorithmIdentifier(
    issuerKey.asymmetricKeyType === 'rsa'
      ? { algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new asn1js.Null() }
      : { algorithmId: '1.2.840.10045.4.3.2' },
  );
  own.signature = algorithm;
  own.signatureAlgorithm = algorithm;
  const body = Buffer.from(own.encodeTBS().toBER());
  own.tbsView = new Uint8Array(body);
  own.signatureValue = new asn1js.BitString({ valueHex: bytes(sign('sha256', body, issuerKey)) });
  return Buffer.from(own.toSchema(true).toBER());
}

function keyId(publicKey) {
  return bytes(
    createHash('sha1')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest(),
  );
}

/** One attribute per RDN, which pkijs would put into a single multi-valued one. */
function name(organisation, commonName) {
  const part = (type, value) =>
    new asn1js.Set({
      value: [
        new asn1js.Sequence({
          value: [new asn1js.ObjectIdentifier({ value: type }), new asn1js.Utf8String({ value })],
        }),
      ],
    });
  const sequence = new asn1js.Sequence({
    value: [part('2.5.4.10', organisation), part('2.5.4.3', commonName)],
  });
  return RelativeDistinguishedNames.fromBER(sequence.toBER());
}

function extension(id, critical, value) {
  return new Extension({ extnID: id, critical, extnValue: value.toBER(false) });
}

function pem(der) {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function bytes(from) {
  return Uint8Array.from(from).buffer;
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    console.error('usage: node tools/evaluation-key.mjs <folder>');
    process.exit(2);
  }
  evaluationKey(folder);
  console.log(`${Object.values(files).join(', ')} in ${folder}`);
}
