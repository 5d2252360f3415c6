import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';
import { portBlock } from '../../../tools/ports.ts';
import { addresses, dotenv, emulatorEnvironment, runConfig } from '../../../tools/run-folder.ts';

const production = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8'));
const ports = portBlock(9000);
const run = JSON.parse(JSON.stringify(runConfig(production, ports)));

interface Rule {
  source: string;
  headers: { key: string; value: string }[];
}

function contentPolicy(config: { hosting: { headers: Rule[] } }): string {
  const rule = config.hosting.headers.find(({ source }) => source === '/konsol/**');
  return rule?.headers.find(({ key }) => key === 'Content-Security-Policy')?.value ?? '';
}

describe('the firebase.json of a run', () => {
  it('keeps the rewrites of production', () => {
    expect(run.hosting.rewrites).toEqual(production.hosting.rewrites);
    expect(run.hosting.rewrites).toHaveLength(3);
  });

  it('opens the console to the emulators and to nothing else', () => {
    const emulators = ' http://127.0.0.1:9001 http://127.0.0.1:9002 http://127.0.0.1:9004';
    expect(contentPolicy(run)).toContain(`https://www.google.com/recaptcha/${emulators};`);
    expect(contentPolicy(run).replace(emulators, '')).toBe(contentPolicy(production));
    expect(contentPolicy(production)).not.toContain('127.0.0.1');
  });

  it('binds every emulator to this machine, each to a port of its own', () => {
    const { singleProjectMode, ui, ...emulators } = run.emulators;
    expect([singleProjectMode, ui]).toEqual([true, { enabled: false }]);
    const listening: { host: string; port: number }[] = Object.values(emulators);
    expect(listening.map(({ host }) => host)).toEqual(Array(9).fill('127.0.0.1'));
    expect(new Set(listening.map(({ port }) => port)).size).toBe(9);
    expect(run.emulators.firestore.websocketPort).toBe(9003);
  });

  it('serves the copies in the run folder', () => {
    expect([run.functions[0].source, run.hosting.public]).toEqual(['deploy', 'public']);
    expect(run.functions[0].runtime).toBe('nodejs24');
  });
});

describe('the addresses of a run', () => {
  it('are all on this machine', () => {
    const known = { ...addresses({ ports, projectId: 'demo-x' }), bucket: '' };
    expect(Object.values(known).filter((url) => url && !url.startsWith('http://127.0.0.1:90'))).toEqual([]);
    expect(known.functionsUrl).toBe('http://127.0.0.1:9004/demo-x/asia-southeast2');
  });

  it('reach the Admin SDK by the standard variables', () => {
    expect(emulatorEnvironment({ ports, projectId: 'demo-x' })).toMatchObject({
      GCLOUD_PROJECT: 'demo-x',
      FIRESTORE_EMULATOR_HOST: '127.0.0.1:9002',
      FIREBASE_AUTH_EMULATOR_HOST: '127.0.0.1:9001',
      FIREBASE_STORAGE_EMULATOR_HOST: '127.0.0.1:9005',
    });
  });
});

describe('settings and secrets files', () => {
  it('are read back by firebase-tools exactly as written', () => {
    const env = createRequire(import.meta.url)('firebase-tools/lib/functions/env.js');
    const values = {
      PEM: '-----BEGIN PRIVATE KEY-----\nabc+/=\n-----END PRIVATE KEY-----\n',
      QUOTED: 'say "hai" \\n # not a comment',
      URL: 'smtp://127.0.0.1:9010',
    };
    expect(env.parseStrict(dotenv(values))).toEqual(values);
  });
});
