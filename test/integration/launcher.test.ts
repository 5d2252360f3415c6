import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/bootstrap.mjs';
import { onPath } from '../../tools/java/situation.ts';
import { freePort, isFree, portNames } from '../../tools/ports.ts';
import { isAlive, type ProcessId } from '../../tools/processes.ts';

/** What tools/test.ts hands to the tests of a running suite. */
function handed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this with npm run test:integration`);
  return value;
}

const get = (url: string) => fetch(url, { signal: AbortSignal.timeout(20_000), redirect: 'manual' });

interface RunRecord {
  launcher: ProcessId;
  cli: ProcessId;
  ports: Record<string, number>;
  temporary: string;
  tree: ProcessId[];
}

const readRecord = (runFolder: string): RunRecord =>
  JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8'));

/** Local addresses of every listening TCP socket, as the kernel writes them: `0100007F:1F90`. */
function listeningSockets(): string[] {
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A')
      .map((fields) => fields[1] ?? ''),
  );
}

describe('a running suite', () => {
  it('answers the public site and the console', async () => {
    expect((await get(`${handed('LOKET_PUBLIC_URL')}/`)).status).toBe(200);
    const page = await get(handed('LOKET_CONSOLE_URL'));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('tells the console where the emulators are', async () => {
    const config = await (await get(`${handed('LOKET_CONSOLE_URL')}config.json`)).json();
    expect(config).toMatchObject({ projectId: handed('GCLOUD_PROJECT'), region: 'asia-southeast2' });
    const { host, port } = config.emulators.firestore;
    expect(`${host}:${port}`).toBe(handed('FIRESTORE_EMULATOR_HOST'));
  });

  it('runs whatever is due when the clock function is called', async () => {
    const response = await fetch(`${handed('LOKET_FUNCTIONS_URL')}/tick-0`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(50_000),
    });
    expect(response.status).toBe(200);
  });

  it('listens to this machine only', () => {
    const { ports } = readRecord(handed('LOKET_RUN_DIR'));
    const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
    const ours = Object.values(ports).map(hex);
    const sockets = listeningSockets().filter((socket) => ours.includes(socket.split(':')[1] ?? ''));
    // 127.0.0.1, also in the form Java uses on a machine with IPv6.
    const local = ['0100007F', '0000000000000000FFFF00000100007F'];
    expect(sockets.filter((socket) => !local.includes(socket.split(':')[0] ?? ''))).toEqual([]);
    expect(sockets.length).toBeGreaterThanOrEqual(8);
  });

  it('denies a stranger what its owner may do, in Firestore and in Storage', async () => {
    const document = `http://${handed('FIRESTORE_EMULATOR_HOST')}/v1/projects/${handed('GCLOUD_PROJECT')}/databases/(default)/documents/unheard-of/one`;
    const file = `http://${handed('FIREBASE_STORAGE_EMULATOR_HOST')}/v0/b/${handed('STORAGE_BUCKET')}/o/unheard-of`;
    const owner = { headers: { authorization: 'Bearer owner' }, signal: AbortSignal.timeout(20_000) };
    expect([(await get(document)).status, (await get(file)).status]).toEqual([403, 403]);
    // Past the rules the same requests are answered: there is no such document and no such file.
    expect([(await fetch(document, owner)).status, (await fetch(file, owner)).status]).toEqual([404, 404]);
  });
});

interface Ended {
  code: number | null;
  output: string;
}

/** Runs `npm start` as a person would, with the given PATH. */
function launch(args: string[], path = process.env['PATH']) {
  const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs'), ...args], {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (ready = resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/^READY public=\S+ console=\S+$/m.test(output)) ready();
    });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })));
  return { child, ended, isReady };
}

describe('npm start', () => {
  const name = 'launcher-test';
  const kept = [join(root, '.loket', name), join(root, '.loket', `${name}-kept`)];
  const emptyPath = mkdtempSync(join(tmpdir(), 'lk-'));
  afterAll(() => {
    for (const folder of [...kept, emptyPath]) rmSync(folder, { recursive: true, force: true });
  });

  it('runs beside another suite, keeps its data and leaves no process behind', async () => {
    const port = await freeBlock();
    for (const expected of ['demo data, kept', 'continued from the last start']) {
      const { child, ended, isReady } = launch(['--name', name, '--port', String(port)]);
      const early = await Promise.race([isReady, ended]);
      if (early) throw new Error(early.output);
      const { cli, tree, temporary } = readRecord(kept[0] ?? '');
      expect((await get(`http://127.0.0.1:${port}/konsol/config.json`)).status).toBe(200);
      expect([isAlive(cli), tree.length > 2, existsSync(temporary)]).toEqual([true, true, true]);
      child.kill('SIGTERM');
      const { code, output } = await ended;
      expect(output).toContain(expected);
      expect(code).toBe(0);
      expect(tree.filter(isAlive)).toEqual([]);
      expect(existsSync(temporary)).toBe(false);
      expect(await isFree(port)).toBe(true);
      expect(readdirSync(join(kept[1] ?? '', 'data'))).toContain('firebase-export-metadata.json');
    }
  }, 180_000);

  it('says in a sentence that a port is taken and what to do', async () => {
    const port = await freeBlock();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port + 1, '127.0.0.1', resolve));
    const { code, output } = await launch(['--name', name, '--port', String(port)]).ended;
    await new Promise((resolve) => server.close(resolve));
    expect(code).toBe(1);
    expect(output).toContain(
      `Port ${port + 1} (auth) is in use by another program. Choose another block of 11 ports: npm start -- --port ${port + 100}`,
    );
    expect(output).not.toContain('    at ');
  });

  it('says what to install where there is no Java', async () => {
    const node = onPath('node', process.env) ?? process.execPath;
    symlinkSync(node, join(emptyPath, 'node'));
    const port = await freeBlock();
    const { code, output } = await launch(['--name', name, '--port', String(port)], emptyPath).ended;
    expect(code).toBe(1);
    expect(output).toContain('Java: not found on PATH');
    expect(output).toContain('install a JDK 21 or newer');
    expect(output).not.toContain('    at ');
  });
});

/** The first of enough neighbouring free ports. */
async function freeBlock(): Promise<number> {
  for (;;) {
    const first = await freePort();
    if (first + portNames.length > 65_000) continue;
    const free = await Promise.all(portNames.map((_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
}
