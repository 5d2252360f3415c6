import type { Hono } from 'hono';
import { siteApp } from '../../../functions/entry/site.ts';
import type { TestDeps } from '../../fixtures/deps.ts';

/** The public site over stores in memory, and somebody who uses it without script. */

export const assets = {
  'style.css': '/aset/style.css',
  'apply.js': '/aset/apply.js',
  'verify.js': '/aset/verify.js',
  'survey.css': '/aset/survey.css',
  'survey.js': '/aset/survey.js',
};

export function siteOf(deps: TestDeps): Hono {
  return siteApp(deps, assets);
}

export interface Seen {
  status: number;
  body: string;
  headers: Headers;
}

/** Keeps the cookie and follows redirects; `path` is where it stands. */
export class Visitor {
  readonly app: Hono;
  cookie = '';
  path = '';

  constructor(app: Hono) {
    this.app = app;
  }

  /** One request, its answer as it came. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await this.app.request(path, { ...init, headers });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    this.path = path;
    return response;
  }

  async visit(path: string, init: RequestInit = {}): Promise<Seen> {
    const response = await this.send(path, init);
    const location = response.headers.get('location');
    if (response.status === 303 && location) return this.visit(location.split('#')[0] ?? location);
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Seen> {
    return this.visit(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  upload(path: string, file: { name: string; bytes: Uint8Array }, field = 'berkas'): Promise<Seen> {
    const form = new FormData();
    form.append(field, new File([new Uint8Array(file.bytes)], file.name));
    return this.visit(path, { method: 'POST', body: form });
  }
}

/** The hidden key of a page's buttons. */
export function actIdIn({ body }: Seen): string {
  return /name="actId" value="([0-9a-f]{32})"/.exec(body)?.[1] ?? '';
}

/** The page's words without its markup, entities read back. */
export function wordsOf({ body }: Pick<Seen, 'body'>): string {
  return body
    .replaceAll(/<(script|style|title)[^>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}
