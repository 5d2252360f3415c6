import type { Context } from 'hono';
import type { Office } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { Slug } from '../../domain/standard.ts';
import { errorPage } from '../../web/citizen/pages/error.ts';
import { document } from '../../web/citizen/pages/layout.ts';
import type { Page, Shell } from '../../web/citizen/pages/layout.ts';
import { refusalMessage } from '../../web/citizen/text.ts';
import type { Message } from '../../web/citizen/text.ts';
import { getOffice } from '../usecases/browse.ts';
import type { LetterDeps } from '../usecases/ports.ts';
import { readSession, sessionCookie, withEntry } from './cookie.ts';
import type { SessionEntry } from './cookie.ts';

/** Answers of the public site: which may be cached, which never, and what a refusal looks like. */

export interface Site {
  deps: LetterDeps;
  shell: Shell;
}

const neverCached = 'private, no-store';

/** A page the same for everybody. */
export function publicPage(c: Context, site: Site, page: Page): Response {
  return publicBody(c, site, document(site.shell, page), 'text/html; charset=UTF-8');
}

/** Whatever is the same for everybody: seen within five minutes everywhere (design §7), and not sent again to who has it. */
export function publicBody(c: Context, { deps }: Site, body: string | Uint8Array, type: string): Response {
  // Weak: Hosting compresses on the way, which changes the bytes and not the page.
  const etag = `W/"${deps.sha256(body).slice(0, 32)}"`;
  c.header('cache-control', 'public, max-age=0, s-maxage=300');
  c.header('etag', etag);
  const known = (c.req.header('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (known.includes(etag)) return c.body(null, 304);
  c.header('content-type', type);
  return c.body(typeof body === 'string' ? body : new Uint8Array(body));
}

/** What another program reads. Anyone's page may ask for it: nothing in it depends on who asks. */
export function publicData(c: Context, site: Site, data: object): Response {
  c.header('access-control-allow-origin', '*');
  return publicBody(c, site, `${JSON.stringify(data, null, 2)}\n`, 'application/json; charset=UTF-8');
}

/** An address that moved for good. Never stored, as everything that is not 200. */
export function movedTo(c: Context, path: string): Response {
  c.header('cache-control', neverCached);
  return c.redirect(path, 301);
}

/** A page of one person, or of a moment. */
export function personalPage(
  c: Context,
  { shell }: Site,
  page: Page,
  status: 200 | ErrorStatus = 200,
): Response {
  c.header('cache-control', neverCached);
  return c.html(document(shell, page), status);
}

/** After a post that worked: the next page by GET, so that reloading repeats nothing. */
export function seeOther(c: Context, path: string): Response {
  c.header('cache-control', neverCached);
  return c.redirect(path, 303);
}

/** @param casePath the case it happened on, where this device holds it */
export function refused(
  c: Context,
  site: Site,
  refusal: Refusal,
  office?: Office,
  casePath?: string,
): Response {
  const page = errorPage(refusalMessage(refusal), office, casePath);
  return personalPage(c, site, page, statusOf(refusal));
}

export function told(
  c: Context,
  site: Site,
  message: Message,
  status: ErrorStatus,
  office?: Office,
): Response {
  return personalPage(c, site, errorPage(message, office), status);
}

export type ErrorStatus = 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500;

export function statusOf({ code }: Refusal): ErrorStatus {
  switch (code) {
    case 'not-found':
    case 'link-invalid':
      return 404;
    case 'expired':
      return 410;
    case 'not-now':
    case 'stale':
    case 'closed-for-door':
    case 'intake-shut':
    case 'survey-taken':
    case 'survey-not-open':
    case 'slot-taken':
    case 'service-not-open':
    case 'outside-system':
    case 'consultation-closed':
      return 409;
    case 'invalid-input':
    case 'incomplete':
    case 'file-empty':
    case 'too-many-files':
      return 422;
    case 'file-too-large':
      return 413;
    case 'file-kind':
      return 415;
    case 'too-many-tries':
      return 429;
    case 'not-signed-in':
    case 'not-allowed':
    case 'missing-glyphs':
    case 'letter-hole':
    case 'reason-missing':
    case 'standard-exists':
    case 'claims-too-large':
    case 'own-admin':
    case 'taken-in-already':
    case 'slip-used':
    case 'signature-unverified':
    case 'signing-refused':
    case 'signing-unclear':
    case 'signer-changed':
    case 'originals-held':
    case 'accepted-items':
    case 'standard-problems':
    case 'office-not-ready':
      return 500;
    default:
      return code satisfies never;
  }
}

/** The office an address names; anything that is no office id finds nothing, without a read. */
export async function findOffice({ deps }: Site, id: string | undefined): Promise<Office | undefined> {
  return Slug.safeParse(id).success && id !== undefined ? getOffice(deps, id) : undefined;
}

/** The secret this device holds for a draft or an application. */
export function secretOf(c: Context, of: Pick<SessionEntry, 'kind' | 'officeId' | 'id'>): string | undefined {
  return readSession(c.req.header('cookie')).find(
    (entry) => entry.kind === of.kind && entry.officeId === of.officeId && entry.id === of.id,
  )?.secret;
}

export function remember(c: Context, entry: SessionEntry): void {
  setSession(c, withEntry(readSession(c.req.header('cookie')), entry));
}

export function setSession(c: Context, entries: readonly SessionEntry[]): void {
  c.header('set-cookie', sessionCookie(entries, c.req.header('x-forwarded-proto') === 'https'));
}
