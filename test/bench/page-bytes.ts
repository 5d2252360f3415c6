import { gzipSync } from 'node:zlib';
import { handed } from '../fixtures/emulator.ts';

export interface PageBytes {
  html: number;
  style: number;
  script: number;
}

/** Bytes over the wire, gzip, of one page and of everything it loads from us. */
export async function measurePage(path: string, cookie = ''): Promise<PageBytes> {
  const html = await fetched(path, cookie);
  const text = html.toString();
  const linked = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const styles = linked(/<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = linked(/<script[^>]* src="([^"]+)"/g);
  return { html: gzipped(html), style: await sizes(styles), script: await sizes(scripts) };
}

async function sizes(paths: readonly string[]): Promise<number> {
  const files = await Promise.all(paths.map((path) => fetched(path)));
  return files.reduce((sum, file) => sum + gzipped(file), 0);
}

const gzipped = (file: Buffer) => gzipSync(file, { level: 9 }).length;

async function fetched(path: string, cookie = ''): Promise<Buffer> {
  const response = await fetch(new URL(path, handed('LOKET_PUBLIC_URL')), {
    headers: { cookie },
    signal: AbortSignal.timeout(50_000),
  });
  if (!response.ok) throw new Error(`${path} answers ${String(response.status)}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Presses *Ajukan* on a service's page. @returns path and cookie of the form's first page */
export async function beginForm(service: string): Promise<{ path: string; cookie: string }> {
  const response = await fetch(new URL(`${service}/mulai`, handed('LOKET_PUBLIC_URL')), {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(50_000),
  });
  const path = response.headers.get('location');
  if (!path) throw new Error(`${service} begins no form: ${String(response.status)}`);
  return { path, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
