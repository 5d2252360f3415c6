import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import { handleSite } from '../../../functions/entry/site.ts';
import { aPicture, aSentCase } from '../../fixtures/cases.ts';
import { staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;

beforeEach(async () => {
  deps = await staffedDeps(realOffices);
  visitor = new Visitor(siteOf(deps));
});

const publicPaths = [
  '/',
  '/kejayan',
  '/kejayan/lacak',
  '/kejayan/ikm',
  '/kejayan?cari=ijin',
  '/kejayan/keputusan',
  '/kejayan/keputusan/060-643-424-306-2023',
  '/kejayan/konsultasi',
  '/perak/konsultasi/067-346-415-63-2023',
  '/kejayan/layanan/pengantar-skck',
  '/kejayan/layanan/pengantar-skck/versi/1',
  '/kejayan/layanan/pengantar-skck/banding?dengan=lekok/pengantar-skck',
];

/** Public too, for other programs. */
const dataPaths = [
  '/kejayan/data.json',
  '/kejayan/layanan/pengantar-skck.json',
  '/kejayan/layanan/pengantar-skck/versi/1.json',
  '/sitemap.xml',
];

describe('public pages', () => {
  it.each([...publicPaths, ...dataPaths])(
    'are cached for five minutes and not sent twice: %s',
    async (path) => {
      const first = await visitor.send(path);
      expect(first.status).toBe(200);
      expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=300');
      expect(first.headers.get('set-cookie')).toBeNull();
      const etag = first.headers.get('etag') ?? '';
      const again = await visitor.send(path, { headers: { 'if-none-match': `"other", ${etag}` } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
      const other = await visitor.send(path, { headers: { 'if-none-match': '"other"' } });
      expect(other.status).toBe(200);
    },
  );

  it('are the same for whoever asks', async () => {
    const stranger = await (await visitor.send('/kejayan/layanan/pengantar-skck')).text();
    const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
    await visitor.visit(`/s/kejayan/${sent.access.reference}/${sent.access.secret}`);
    expect(await (await visitor.send('/kejayan/layanan/pengantar-skck')).text()).toBe(stranger);
  });
});

describe('personal pages and everything that is not 200', () => {
  it('are never stored', async () => {
    const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
    const own = `/kejayan/permohonan/${sent.access.reference}`;
    const link = `/s/kejayan/${sent.access.reference}/${sent.access.secret}`;
    const paths = [
      own,
      link,
      own,
      `${own}/tanda-terima`,
      `${own}/batal`,
      `${own}/surat.pdf`,
      '/x',
      '/x/y/z',
      '/v/x',
    ];
    for (const path of paths) {
      const response = await visitor.send(path);
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'private, no-store']);
    }
    const begun = await visitor.send('/kejayan/layanan/pengantar-skck/mulai', { method: 'POST' });
    expect(begun.status).toBe(303);
    expect(begun.headers.get('cache-control')).toBe('private, no-store');
  });

  it.each([
    '/bulan',
    '/kejayan/apa',
    '/kejayan/layanan/paspor',
    '/kejayan/layanan/pengantar-skck?versi=x',
    '/kejayan/layanan/pengantar-skck/versi/9',
    '/kejayan/layanan/pengantar-skck/versi/01',
    '/kejayan/layanan/pengantar-skck/versi/9.json',
    '/kejayan/layanan/pengantar-skck/banding?dengan=lekok/paspor',
    '/kejayan/layanan/pengantar-skck/banding?versi=9',
    '/kejayan/layanan/paspor.json',
    '/bulan/data.json',
    '/kejayan/keputusan/x',
    '/kejayan/konsultasi/x',
    '/a%2Fb',
    '/survei/bulan/x',
  ])('say in Indonesian that there is no such page: %s', async (path) => {
    const page = await visitor.visit(path);
    expect(page.status).toBe(404);
    expect(page.body).toContain('<html lang="id">');
    expect(wordsOf(page)).toContain('Halaman ini tidak ada');
  });

  it('keep what broke to themselves', async () => {
    deps.documents.get = () => Promise.reject(new Error('nama Siti'));
    const page = await visitor.visit('/bulan');
    expect(page.status).toBe(500);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(wordsOf(page)).toContain('Maaf, ada gangguan di pihak kami');
    expect(JSON.stringify(deps.logged)).not.toContain('Siti');
    expect(deps.logged).toHaveLength(1);
  });
});

describe('every answer', () => {
  it.each(['/', '/x', '/kejayan/permohonan/23456789AB'])('carries the locks: %s', async (path) => {
    const { headers } = await visitor.send(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('marks demo offices on each page', async () => {
    for (const path of publicPaths)
      expect(wordsOf(await visitor.visit(path))).toContain('Data contoh – bukan layanan resmi');
  });

  it('refuses posts from other sites before anything happens', async () => {
    const response = await visitor.send('/kejayan/layanan/pengantar-skck/mulai', {
      method: 'POST',
      headers: { origin: 'https://evil.test' },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect([...deps.documents.all().keys()].some((path) => path.includes('/drafts/'))).toBe(false);
    const own = await visitor.send('/kejayan/layanan/pengantar-skck/mulai', {
      method: 'POST',
      headers: { origin: 'https://loket.example', 'sec-fetch-site': 'same-origin' },
    });
    expect(own.status).toBe(303);
  });

  it('marks the cookie secure behind https', async () => {
    const path = '/kejayan/layanan/pengantar-skck/mulai';
    const plain = await visitor.send(path, { method: 'POST' });
    expect(plain.headers.get('set-cookie')).not.toContain('Secure');
    const secure = await visitor.send(path, { method: 'POST', headers: { 'x-forwarded-proto': 'https' } });
    expect(secure.headers.get('set-cookie')).toContain('; HttpOnly; SameSite=Lax; Secure');
  });
});

describe('the platform’s request handler', () => {
  // Functions hand the body over as `rawBody`; the stream is empty by then.
  it('takes an upload whose stream was read already', async () => {
    const listener = handleSite(siteOf(deps));
    const server = createServer((request: IncomingMessage & { rawBody?: Buffer }, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        request.rawBody = Buffer.concat(chunks);
        void listener(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${String(port)}`;
    try {
      const begun = await fetch(`${base}/kejayan/layanan/pengantar-skck/mulai`, {
        method: 'POST',
        redirect: 'manual',
      });
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const draft = begun.headers.get('location') ?? '';
      const { name, bytes } = aPicture();
      const form = new FormData();
      form.append('berkas', new File([new Uint8Array(bytes)], name));
      const sent = await fetch(`${base}${draft}/berkas/ktp`, {
        method: 'POST',
        body: form,
        headers: { cookie },
        redirect: 'manual',
      });
      expect(sent.status).toBe(303);
      const page = await (await fetch(`${base}${draft}/berkas`, { headers: { cookie } })).text();
      expect(page).toContain('foto.png');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
