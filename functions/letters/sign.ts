import {
  createHash,
  createPrivateKey,
  sign as signBytes,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFRef,
} from 'pdf-lib';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  GeneralName,
  GeneralNames,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { oids } from './oids.ts';
import type { SignatureFacts, Signer } from '../usecases/ports.ts';

/** Words in the subject of every certificate made by tools/evaluation-key.mjs. */
const evaluationMark = 'BUKAN UNTUK SURAT RESMI';

/** Room for the CMS: 2.4–2.9 kB with a chain of two; the rest is for longer chains and a later time stamp. */
const contentsBytes = 8192;
const byteRangeRoom = '*'.repeat(10);

/**
 * Seals with a key this process holds, in the office's name: never as anybody's own signature (design §6). PAdES B-B
 * (ETSI EN 319 142-1), one signature a call.
 * RSA (PKCS#1 v1.5) and P-256, always with SHA-256. With RSA the same input gives the same bytes.
 * @param keyPem private key, PKCS#8 or older PEM
 * @param chainPem signer certificate first, then its issuers
 * @throws Error for another kind of key, or a key that does not belong to the first certificate
 */
export function localSigner({ keyPem, chainPem }: { keyPem: string; chainPem: string }): Signer {
  const key = createPrivateKey(keyPem);
  const chain = certificatesIn(chainPem);
  const [signer] = chain;
  if (!signer) throw new Error('the chain holds no certificate');
  if (!signer.checkPrivateKey(key))
    throw new Error("the key does not belong to the chain's first certificate");
  const algorithm = signatureAlgorithmOf(key);
  return {
    driver: 'local',
    async sign(pdf, facts) {
      const { bytes, signed, contentsStart } = await withPlaceholder(pdf, facts);
      const cms = signedData(key, algorithm, signer, chain, createHash('sha256').update(signed).digest());
      if (cms.length > contentsBytes)
        throw new Error(`the signature needs ${cms.length} bytes, room is ${contentsBytes}`);
      bytes.set(Buffer.from(cms.toString('hex'), 'latin1'), contentsStart + 1);
      return bytes;
    },
  };
}

/** Whether any certificate of a chain comes from tools/evaluation-key.mjs. Production refuses to start with one. */
export function isEvaluationCertificate(chainPem: string): boolean {
  return certificatesIn(chainPem).some((each) =>
    Certificate.fromBER(each.raw).subject.typesAndValues.some(({ value }) =>
      String(value.valueBlock.value).includes(evaluationMark),
    ),
  );
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

function signatureAlgorithmOf(key: KeyObject): AlgorithmIdentifier {
  if (key.asymmetricKeyType === 'rsa') {
    return new AlgorithmIdentifier({ algorithmId: oids.sha256WithRsa, algorithmParams: new asn1js.Null() });
  }
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') {
    return new AlgorithmIdentifier({ algorithmId: oids.ecdsaWithSha256 });
  }
  throw new Error('only RSA and P-256 keys can sign letters');
}

/** The CMS, detached: SignedData with exactly the three signed attributes of PAdES B-B, DER. */
function signedData(
  key: KeyObject,
  algorithm: AlgorithmIdentifier,
  signer: X509Certificate,
  chain: readonly X509Certificate[],
  digest: Buffer,
): Buffer {
  const certificates = chain.map((each) => Certificate.fromBER(each.raw));
  const own = Certificate.fromBER(signer.raw);
  const attributes = [
    new Attribute({ type: oids.contentType, values: [new asn1js.ObjectIdentifier({ value: oids.data })] }),
    new Attribute({
      type: oids.messageDigest,
      values: [new asn1js.OctetString({ valueHex: arrayBuffer(digest) })],
    }),
    // No signing-time attribute: EN 319 142-1 takes the time from the dictionary's /M.
    new Attribute({ type: oids.signingCertificateV2, values: [signingCertificate(signer, own)] }),
  ];
  // DER orders the members of a SET by their bytes; a verifier hashes them in that order.
  const ordered = attributes
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
    .sort((a, b) => Buffer.compare(a.der, b.der));
  const signedAttributes = new asn1js.Set({ value: ordered.map(({ attribute }) => attribute.toSchema()) });
  const signature = signBytes('sha256', Buffer.from(signedAttributes.toBER()), key);

  const sha256 = new AlgorithmIdentifier({ algorithmId: oids.sha256 });
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [sha256],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: sha256,
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: ordered.map(({ attribute }) => attribute),
        }),
        signatureAlgorithm: algorithm,
        signature: new asn1js.OctetString({ valueHex: arrayBuffer(signature) }),
      }),
    ],
  });
  const info = new ContentInfo({ contentType: oids.signedData, content: data.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

/** ESS signing-certificate-v2 (RFC 5035): binds the signature to this very certificate, not only to its key. */
function signingCertificate(signer: X509Certificate, own: Certificate): asn1js.Sequence {
  const hash = createHash('sha256').update(signer.raw).digest();
  const issuer = new GeneralNames({ names: [new GeneralName({ type: 4, value: own.issuer })] });
  const certId = new asn1js.Sequence({
    value: [
      new asn1js.OctetString({ valueHex: arrayBuffer(hash) }),
      new asn1js.Sequence({ value: [issuer.toSchema(), own.serialNumber] }),
    ],
  });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] });
}

type Prepared = { bytes: Uint8Array; signed: Uint8Array; contentsStart: number };

/** The file with an invisible signature field, ByteRange filled in, Contents still zeros; and the bytes to sign. */
async function withPlaceholder(pdf: Uint8Array, facts: SignatureFacts): Promise<Prepared> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false, forIncrementalUpdate: true });
  addField(doc, facts);
  const bytes = await doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.MAX_SAFE_INTEGER,
  });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, pdf.length).equals(pdf)) throw new Error('the update changed bytes already there');

  const rangeStart = file.lastIndexOf(`/ByteRange [0 /${byteRangeRoom}`);
  const rangeEnd = file.indexOf(']', rangeStart) + 1;
  const contentsStart = file.indexOf('<', file.indexOf('/Contents', rangeEnd));
  const contentsEnd = contentsStart + 2 * contentsBytes + 2;
  if (rangeStart < pdf.length || file[contentsEnd - 1] !== 0x3e)
    throw new Error('the signature placeholder is gone');
  const range = `/ByteRange [0 ${contentsStart} ${contentsEnd} ${file.length - contentsEnd}]`;
  file.write(range.padEnd(rangeEnd - rangeStart, ' '), rangeStart, 'latin1');
  return {
    bytes,
    signed: Buffer.concat([file.subarray(0, contentsStart), file.subarray(contentsEnd)]),
    contentsStart,
  };
}

function addField(doc: PDFDocument, facts: SignatureFacts): void {
  const { context, catalog } = doc;
  const page = doc.getPage(doc.getPageCount() - 1);
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [0, 0, 0, 0],
      V: context.register(signatureDictionary(facts)),
      T: PDFHexString.fromText(facts.fieldName),
      TU: PDFHexString.fromText(`Segel elektronik ${facts.signerName}`),
      // Print and Locked: PDF/A asks for the first, nobody should move the second.
      F: 132,
      P: page.ref,
      AP: { N: context.register(context.formXObject([], { BBox: [0, 0, 0, 0], Resources: {} })) },
    }),
  );
  page.node.addAnnot(field);

  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({});
  if (!catalog.has(PDFName.of('AcroForm'))) catalog.set(PDFName.of('AcroForm'), context.register(form));
  if (hasField(form, facts.fieldName)) throw new Error(`the file already has a field ${facts.fieldName}`);
  const fields = form.lookupMaybe(PDFName.of('Fields'), PDFArray) ?? context.obj([] as PDFRef[]);
  fields.push(field);
  form.set(PDFName.of('Fields'), fields);
  // SignaturesExist and AppendOnly.
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3));
}

function hasField(form: PDFDict, name: string): boolean {
  const fields = form.lookupMaybe(PDFName.of('Fields'), PDFArray);
  if (!fields) return false;
  return Array.from({ length: fields.size() }, (_, index) =>
    fields.lookup(index, PDFDict).lookup(PDFName.of('T'), PDFHexString).decodeText(),
  ).includes(name);
}

/** Plain bytes rather than a dictionary object: its text must stay as written and outside object streams. */
function signatureDictionary({ signerName, reason, location, at }: SignatureFacts): PDFInvalidObject {
  const text = (value: string) => PDFHexString.fromText(value).toString();
  const room = `/${byteRangeRoom}`;
  const dictionary = [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/ByteRange [0 ${room} ${room} ${room}]`,
    `/Contents <${'0'.repeat(2 * contentsBytes)}>`,
    `/M ${PDFString.fromDate(new Date(at)).toString()}`,
    `/Name ${text(signerName)} /Reason ${text(reason)} /Location ${text(location)} >>`,
  ].join('\n');
  return PDFInvalidObject.of(Buffer.from(dictionary, 'latin1'));
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
