import * as z from 'zod';
import type {
  Credential,
  PersonalSigner,
  SignedByPerson,
  SignerStatus,
  SignFailure,
} from '../usecases/ports.ts';

/**
 * A camat's own electronic signature through the Esign Client Service of BSrE, a server the agency hosts itself. Built from the public
 * *Petunjuk Teknis Penggunaan API Esign Client Service* (v2.2.1, January 2024) and from what published clients do; what could not be
 * tried against the real service is listed in docs/bsre.md.
 *
 * The passphrase or code lives in the one request and nowhere else: no answer, no error and no log of ours repeats what was sent. A sign
 * call is never made again by itself: a second call makes a second signature.
 */

export interface BsreSettings {
  version: 1 | 2;
  /** Of the agency's server, without trailing slash. */
  url: string;
  /** The application user made in its admin page. */
  user: string;
  password: string;
  /** The document's schema says `totp`, its examples `otp`: which one the agency's server takes. */
  totpField: 'totp' | 'otp';
  /** After so long without an answer nobody knows whether it was signed. */
  timeoutMs: number;
}

/** Only these may sign; every other status is told to the officer as it is. */
const maySignStatus = 'ISSUE';

const wrongCredential = 2031;
const notRegistered = [2011, 1110];

const ErrorBody = z.object({ error: z.string().optional(), status_code: z.number().optional() });
const SignedFiles = z.object({ file: z.array(z.string()).min(1) });
const SignedFile = z.object({ base64_signed_file: z.string() });
const StatusBody = z.object({ status: z.string().optional(), status_code: z.number().optional() });

/** Said by Node of a connection that never came about, or whose certificate is not trusted: nothing was sent. */
const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export function bsreSigner(settings: BsreSettings): PersonalSigner {
  const { version } = settings;
  return {
    driver: `bsre-v${String(version)}`,
    status: (nik) => readStatus(settings, nik),
    async sign(pdf, { nik, credential, reason, location }) {
      const answer = await send(settings, version === 1 ? '/api/sign/pdf' : '/api/v2/sign/pdf', {
        method: 'POST',
        ...(version === 1
          ? { body: formOf(pdf, nik, credential, { reason, location }) }
          : {
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(jsonOf(settings, pdf, nik, credential, { reason, location })),
            }),
      });
      if ('failure' in answer) return { ok: false, failure: answer.failure };
      return version === 1 ? signedV1(answer.response) : signedV2(answer.response);
    },
    async requestCode(nik) {
      if (version === 1) return { ok: false, failure: { kind: 'rejected' } };
      const answer = await send(settings, '/api/v2/sign/get/totp', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ nik, data: 1 }),
      });
      if ('failure' in answer) return { ok: false, failure: answer.failure };
      const { response } = answer;
      return response.ok ? { ok: true } : { ok: false, failure: await failureOf(response) };
    },
  };
}

/** v1 signs multipart; what the page shows is already in the file, so the signature is invisible. */
function formOf(
  pdf: Uint8Array,
  nik: string,
  credential: Credential,
  { reason, location }: { reason: string; location: string },
): FormData {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'surat.pdf');
  form.set('nik', nik);
  form.set('passphrase', credential.secret);
  form.set('tampilan', 'invisible');
  form.set('reason', reason);
  form.set('location', location);
  return form;
}

function jsonOf(
  { totpField }: BsreSettings,
  pdf: Uint8Array,
  nik: string,
  credential: Credential,
  { reason, location }: { reason: string; location: string },
): object {
  return {
    nik,
    [credential.kind === 'totp' ? totpField : 'passphrase']: credential.secret,
    signatureProperties: [{ tampilan: 'INVISIBLE', reason, location }],
    file: [Buffer.from(pdf).toString('base64')],
  };
}

/** The PDF itself, or with `jenis_response=BASE64` JSON; clients met both. */
async function signedV1(response: Response): Promise<SignedByPerson> {
  if (!response.ok) return { ok: false, failure: await failureOf(response) };
  const documentId = response.headers.get('id_dokumen') ?? undefined;
  const body = await bodyOf(response);
  if (!body) return unclear();
  if (isPdf(body)) return { ok: true, pdf: body, documentId };
  const parsed = SignedFile.safeParse(asJson(body));
  return parsed.success ? fromBase64(parsed.data.base64_signed_file, documentId) : bad();
}

async function signedV2(response: Response): Promise<SignedByPerson> {
  if (!response.ok) return { ok: false, failure: await failureOf(response) };
  const body = await bodyOf(response);
  if (!body) return unclear();
  const parsed = SignedFiles.safeParse(asJson(body));
  return parsed.success ? fromBase64(parsed.data.file[0] ?? '') : bad();
}

function fromBase64(text: string, documentId?: string): SignedByPerson {
  const pdf = new Uint8Array(Buffer.from(text, 'base64'));
  return isPdf(pdf) ? { ok: true, pdf, documentId } : bad();
}

/** Answered as if it had worked, but without a signed file. */
const bad = (): SignedByPerson => ({ ok: false, failure: { kind: 'bad-response' } });
const unclear = (): SignedByPerson => ({ ok: false, failure: { kind: 'outcome-unknown' } });

async function readStatus(settings: BsreSettings, nik: string): Promise<SignerStatus> {
  const answer = await (settings.version === 1
    ? send(settings, `/api/user/status/${encodeURIComponent(nik)}`, { method: 'GET' })
    : send(settings, '/api/v2/user/check/status', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ nik }),
      }));
  if ('failure' in answer) return { known: false };
  const body = await bodyOf(answer.response);
  const parsed = StatusBody.safeParse(body && asJson(body));
  if (!parsed.success) return { known: false };
  const { status, status_code: code } = parsed.data;
  const word = status ?? (code !== undefined && notRegistered.includes(code) ? 'NOT_REGISTERED' : undefined);
  return word === undefined
    ? { known: false }
    : { known: true, status: word, maySign: word === maySignStatus };
}

/** One call. Nothing of its body or address is kept or told, whatever goes wrong. */
async function send(
  { url, user, password, timeoutMs }: BsreSettings,
  path: string,
  init: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: FormData | string },
): Promise<{ response: Response } | { failure: SignFailure }> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  try {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { ...init.headers, authorization },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response };
  } catch (error) {
    return { failure: { kind: isNeverConnected(error) ? 'unavailable' : 'outcome-unknown' } };
  }
}

function isNeverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return neverConnected.has(code);
}

/** @param response not 2xx: a 4xx is a no, anything else leaves open what became of the call */
async function failureOf(response: Response): Promise<SignFailure> {
  const { status } = response;
  // 408: whoever stands between gave up waiting, which says nothing of what became of the call.
  if (status < 400 || status >= 500 || status === 408) return { kind: 'outcome-unknown' };
  const body = await bodyOf(response);
  const parsed = ErrorBody.safeParse(body && asJson(body));
  const code = parsed.success ? parsed.data.status_code : undefined;
  if (code === undefined) return { kind: 'rejected' };
  if (code === wrongCredential) return { kind: 'wrong-credential', code };
  return { kind: notRegistered.includes(code) ? 'not-registered' : 'rejected', code };
}

/** Undefined when the connection broke before the answer was whole. */
async function bodyOf(response: Response): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}

function asJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function isPdf(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  return start === '%PDF-' && Buffer.from(bytes).includes('/ByteRange');
}
