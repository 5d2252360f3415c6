import { createHash, verify as verifyBytes, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { ContentInfo, IssuerAndSerialNumber, SignedData, type Attribute, type SignerInfo } from 'pkijs';
import { oids } from './oids.ts';

/** What one signature in a file says, and how much of it holds. */
export type SignatureReading = {
  /** The signature covers every byte of the file but its own value. Only the last of several can. */
  coversWholeFile: boolean;
  /** The ByteRange starts at 0, lies in the file and leaves out nothing but the hex of /Contents. */
  byteRangeValid: boolean;
  /** The covered bytes are those that were signed. */
  digestMatches: boolean;
  /** The signer's key made this signature. */
  signatureValid: boolean;
  /** The signature names this very certificate (ESS signing-certificate-v2). */
  signingCertificateMatches: boolean;
  /** `CN=…, O=…`, '' when no certificate could be read. */
  signerSubject: string;
  /** UTC milliseconds from /M: the signer's own claim, no time stamp. */
  signedAt?: number;
  /** The certificate leads to one of the roots given, all of them valid at the claimed time. */
  chainTrusted: boolean;
};

export type PdfVerdict = 'valid' | 'invalid' | 'unsigned' | 'changed-after-signing';

export type PdfReading = {
  signatures: SignatureReading[];
  appendedAfterSigning: boolean;
  verdict: PdfVerdict;
};

/** More signatures than any letter has; a file with more is an attempt to keep us busy. */
const signatureLimit = 16;

/**
 * Our own reading of a PDF's signatures. Never rejects, whatever the bytes are; what cannot be read is not valid.
 * (Roots that are no certificates are a fault of the configuration and do reject.)
 *
 * `valid`: every signature holds, the last one covers the whole file and, when roots are given, every signer leads to
 * one of them. Without roots the verdict speaks of integrity alone: anybody's key will do.
 * `changed-after-signing`: the signatures hold but bytes were added after the last of them, which changes what a
 * reader shows and which nothing but the length tells. `unsigned`: no signature found.
 *
 * Signatures are found by their plain text /ByteRange, not through the file's object tree: a ByteRange that lies
 * elsewhere than in the signature's dictionary, or a gap that hides anything else, makes the file invalid.
 * @param trustedRootsPem certificates (PEM, one or more in each text) that signers must lead to
 */
export async function verifyPdf(
  bytes: Uint8Array,
  { trustedRootsPem }: { trustedRootsPem?: readonly string[] } = {},
): Promise<PdfReading> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ranges = findByteRanges(file);
  const roots = (trustedRootsPem ?? []).flatMap(certificatesIn);
  if (ranges.length === 0) return { signatures: [], appendedAfterSigning: false, verdict: 'unsigned' };
  const tooMany = ranges.length > signatureLimit;
  const signatures = ranges.slice(0, signatureLimit).map((range) => readSignature(file, range, roots));
  const holds = signatures.every(
    (each) =>
      each.byteRangeValid &&
      each.digestMatches &&
      each.signatureValid &&
      each.signingCertificateMatches &&
      (trustedRootsPem === undefined || each.chainTrusted),
  );
  const end = Math.max(...ranges.map(({ range: [, , c, d] }) => c + d));
  const appendedAfterSigning = end < file.length;
  const whenHolding = appendedAfterSigning ? 'changed-after-signing' : 'valid';
  return { signatures, appendedAfterSigning, verdict: holds && !tooMany ? whenHolding : 'invalid' };
}

type FoundRange = { at: number; range: readonly [number, number, number, number] };

function findByteRanges(file: Buffer): FoundRange[] {
  const found: FoundRange[] = [];
  const text = file.toString('latin1');
  const white = '[\\x00\\t\\n\\f\\r ]';
  // At most ten digits and a few blanks each, so that no input makes the search slow.
  const number = `(\\d{1,10})${white}{0,64}`;
  const pattern = new RegExp(
    `/ByteRange${white}{0,64}\\[${white}{0,64}${number}${number}${number}${number}\\]`,
    'g',
  );
  for (const match of text.matchAll(pattern)) {
    const [a = -1, b = -1, c = -1, d = -1] = match.slice(1).map(Number);
    found.push({ at: match.index, range: [a, b, c, d] });
    if (found.length > signatureLimit) break;
  }
  return found;
}

function readSignature(file: Buffer, found: FoundRange, roots: readonly X509Certificate[]): SignatureReading {
  const [, b, c, d] = found.range;
  const reading: SignatureReading = {
    coversWholeFile: false,
    byteRangeValid: isRangeSound(file, found),
    digestMatches: false,
    signatureValid: false,
    signingCertificateMatches: false,
    signerSubject: '',
    chainTrusted: false,
  };
  if (!reading.byteRangeValid) return reading;
  reading.coversWholeFile = c + d === file.length;
  const dictionary = dictionaryText(file, found);
  const signedAt = timeIn(dictionary);
  if (signedAt !== undefined) reading.signedAt = signedAt;
  try {
    const cms = readCms(Buffer.from(file.toString('latin1', b + 1, c - 1), 'hex'));
    const { signer, certificate } = cms;
    reading.signerSubject = certificate.subject.split('\n').reverse().join(', ');
    reading.digestMatches = digestMatches(signer, [file.subarray(0, b), file.subarray(c, c + d)]);
    reading.signatureValid = signatureValid(signer, certificate);
    reading.signingCertificateMatches = namesCertificate(signer, certificate, dictionary);
    reading.chainTrusted = leadsToRoot(certificate, cms.certificates, roots, signedAt);
  } catch {
    // Whatever a foreign file makes the parsers throw means the same: this part could not be shown to hold.
  }
  return reading;
}

/** Facts §4 rule 2: [0 b c d], `<` at b, `>` before c, only hex between, and all of it inside one object. */
function isRangeSound(file: Buffer, { at, range: [a, b, c, d] }: FoundRange): boolean {
  if (a !== 0 || b >= c || c + d > file.length) return false;
  if (file[b] !== 0x3c || file[c - 1] !== 0x3e) return false;
  for (let index = b + 1; index < c - 1; index += 1) {
    if (!isHexDigit(file[index] ?? 0)) return false;
  }
  if (!/\/Contents[\x00\t\n\f\r ]{0,64}$/.test(file.toString('latin1', Math.max(0, b - 128), b)))
    return false;
  // The ByteRange a signer wrote stands in the same object as its Contents; any other could be put there later.
  const [from, to] = at < b ? [at, b] : [c, at];
  return !file.toString('latin1', from, to).includes('endobj');
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** The signature dictionary's text without its Contents: signed, once the digest matches. */
function dictionaryText(file: Buffer, { at, range: [, b, c] }: FoundRange): string {
  const start = file.lastIndexOf(' obj', Math.min(at, b));
  const end = file.indexOf('endobj', Math.max(at, c));
  if (start < 0 || end < 0) return '';
  // Dictionaries are a few hundred bytes; a file cannot make us copy more than that.
  const before = file.toString('latin1', Math.max(start, b - 16_384), b);
  return before + file.toString('latin1', c, Math.min(end, c + 16_384));
}

function timeIn(dictionary: string): number | undefined {
  const match =
    /\/M\s{0,8}\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?\)/.exec(
      dictionary,
    );
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute - offset, second);
}

type Cms = { signer: SignerInfo; certificate: X509Certificate; certificates: X509Certificate[] };

function readCms(der: Buffer): Cms {
  const parsed = asn1js.fromBER(der);
  if (parsed.offset < 0) throw new Error('no DER');
  // Zeros after the value are the placeholder's rest; anything else there would be covered by nothing.
  if (der.subarray(parsed.offset).some((byte) => byte !== 0)) throw new Error('bytes behind the signature');
  const info = new ContentInfo({ schema: parsed.result });
  if (info.contentType !== oids.signedData) throw new Error('no SignedData');
  const data = new SignedData({ schema: info.content });
  const [signer, ...others] = data.signerInfos;
  if (!signer || others.length > 0) throw new Error('a PDF signature has one signer');
  if (data.encapContentInfo.eContent) throw new Error('a PDF signature is detached');
  const certificates = rawCertificates(parsed.result);
  const certificate = certificates.find((each) => isSignerCertificate(each, signer));
  if (!certificate) throw new Error("the signer's certificate is missing");
  return { signer, certificate, certificates };
}

/** The certificates as they lie in the CMS: hashes are over these bytes, not over a re-encoding. */
function rawCertificates(root: asn1js.AsnType): X509Certificate[] {
  const children = (block: unknown): asn1js.BaseBlock[] =>
    block instanceof asn1js.Constructed ? (block.valueBlock.value as asn1js.BaseBlock[]) : [];
  const signedData = children(children(root)[1])[0];
  const certificates = children(signedData).find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0,
  );
  return children(certificates).flatMap((each) => {
    try {
      return [new X509Certificate(Buffer.from(each.valueBeforeDecodeView))];
    } catch {
      // An unreadable certificate of the chain is no part of the signature; the signer's own must be found.
      return [];
    }
  });
}

function isSignerCertificate(certificate: X509Certificate, { sid }: SignerInfo): boolean {
  if (!(sid instanceof IssuerAndSerialNumber)) return false;
  const own = asn1js.fromBER(certificate.raw).result;
  const body = own instanceof asn1js.Sequence ? own.valueBlock.value[0] : undefined;
  if (!(body instanceof asn1js.Sequence)) return false;
  const serial = body.valueBlock.value[1];
  const issuer = body.valueBlock.value[3];
  if (!(serial instanceof asn1js.Integer) || !(issuer instanceof asn1js.Sequence)) return false;
  return (
    sameBytes(serial.valueBlock.valueHexView, sid.serialNumber.valueBlock.valueHexView) &&
    sameBytes(issuer.valueBeforeDecodeView, new Uint8Array(sid.issuer.valueBeforeDecode))
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

const digestNames = new Map<string, string>([
  [oids.sha256, 'sha256'],
  [oids.sha384, 'sha384'],
  [oids.sha512, 'sha512'],
]);

/** With rsaEncryption alone the digest is the signer's digestAlgorithm. */
const signatureDigests = new Map<string, string | undefined>([
  [oids.rsaEncryption, undefined],
  [oids.sha256WithRsa, 'sha256'],
  [oids.sha384WithRsa, 'sha384'],
  [oids.sha512WithRsa, 'sha512'],
  [oids.ecdsaWithSha256, 'sha256'],
  [oids.ecdsaWithSha384, 'sha384'],
  [oids.ecdsaWithSha512, 'sha512'],
]);

function digestMatches(signer: SignerInfo, parts: readonly Buffer[]): boolean {
  const name = digestNames.get(signer.digestAlgorithm.algorithmId);
  const contentType = onlyValue(signer, oids.contentType);
  const messageDigest = onlyValue(signer, oids.messageDigest);
  if (
    !name ||
    !(contentType instanceof asn1js.ObjectIdentifier) ||
    !(messageDigest instanceof asn1js.OctetString)
  ) {
    return false;
  }
  if (contentType.getValue() !== oids.data) return false;
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return sameBytes(hash.digest(), messageDigest.valueBlock.valueHexView);
}

function signatureValid(signer: SignerInfo, certificate: X509Certificate): boolean {
  const digest = digestNames.get(signer.digestAlgorithm.algorithmId);
  const algorithm = signer.signatureAlgorithm.algorithmId;
  if (!digest || !signatureDigests.has(algorithm) || !signer.signedAttrs) return false;
  const named = signatureDigests.get(algorithm);
  if (named !== undefined && named !== digest) return false;
  const isRsa = algorithm.startsWith('1.2.840.113549.1.1.');
  if (certificate.publicKey.asymmetricKeyType !== (isRsa ? 'rsa' : 'ec')) return false;
  // The attributes as they lie in the file, with the tag of the SET that was signed.
  const attributes = Buffer.from(signer.signedAttrs.encodedValue);
  attributes[0] = 0x31;
  return verifyBytes(digest, attributes, certificate.publicKey, signer.signature.valueBlock.valueHexView);
}

/**
 * ETSI signatures must name their certificate; the older adbe.pkcs7.detached may, and must be right when it does.
 */
function namesCertificate(signer: SignerInfo, certificate: X509Certificate, dictionary: string): boolean {
  const present =
    signer.signedAttrs?.attributes.some(({ type }) => type === oids.signingCertificateV2) ?? false;
  if (!present) return /\/SubFilter\s{0,8}\/adbe\.pkcs7\.detached/.test(dictionary);
  const value = onlyValue(signer, oids.signingCertificateV2);
  const certIds = value instanceof asn1js.Sequence ? value.valueBlock.value[0] : undefined;
  const first = certIds instanceof asn1js.Sequence ? certIds.valueBlock.value[0] : undefined;
  if (!(first instanceof asn1js.Sequence)) return false;
  const [one, two] = first.valueBlock.value;
  const hash = one instanceof asn1js.OctetString ? one : two;
  const algorithm = one instanceof asn1js.Sequence ? one.valueBlock.value[0] : undefined;
  const name =
    algorithm instanceof asn1js.ObjectIdentifier ? digestNames.get(algorithm.getValue()) : 'sha256';
  if (!name || !(hash instanceof asn1js.OctetString)) return false;
  return sameBytes(createHash(name).update(certificate.raw).digest(), hash.valueBlock.valueHexView);
}

/** The one value of a signed attribute; `undefined` when it is absent or given twice. */
function onlyValue(signer: SignerInfo, type: string): unknown {
  const attributes: Attribute[] = (signer.signedAttrs?.attributes ?? []).filter((each) => each.type === type);
  const [attribute] = attributes;
  if (attributes.length !== 1 || !attribute || attribute.values.length !== 1) return undefined;
  return attribute.values[0];
}

function leadsToRoot(
  signer: X509Certificate,
  given: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  signedAt: number | undefined,
): boolean {
  let current = signer;
  for (let step = 0; step < 8; step += 1) {
    if (!wasValid(current, signedAt)) return false;
    // A root is trusted as it was given to us, never as it lies in the file.
    if (roots.some((root) => root.raw.equals(current.raw))) return true;
    const root = roots.find((each) => isIssuer(each, current));
    if (root) return wasValid(root, signedAt);
    const next = given.find((each) => each.ca && !each.raw.equals(current.raw) && isIssuer(each, current));
    if (!next) return false;
    current = next;
  }
  return false;
}

function isIssuer(issuer: X509Certificate, subject: X509Certificate): boolean {
  return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

/** Letters outlive certificates, so a certificate counts if it was valid at the claimed time of signing. */
function wasValid(certificate: X509Certificate, at: number | undefined): boolean {
  if (at === undefined) return false;
  return certificate.validFromDate.getTime() <= at && at <= certificate.validToDate.getTime();
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
