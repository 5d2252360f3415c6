import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { build } from './build.ts';
import { evaluationKey } from './evaluation-key.mjs';
import type { Ports } from './ports.ts';

/** One run of the emulators: everything it reads lies in a folder of its own, so that several can run at once. */
export interface Run {
  /** Inside the project, so that the functions find the root's node_modules. */
  folder: string;
  /** `demo-…`: the prefix keeps firebase-tools from ever talking to a real project. */
  projectId: string;
  ports: Ports;
  /** Gets the evaluation seal; kept as long as the data, or old letters could no longer be checked. */
  keyFolder: string;
}

const host = '127.0.0.1';
const region = 'asia-southeast2';

/** Addresses and settings the rest of the world needs to talk to a run. */
export function addresses({ ports, projectId }: Pick<Run, 'ports' | 'projectId'>) {
  return {
    publicUrl: `http://${host}:${ports.public}`,
    consoleUrl: `http://${host}:${ports.public}/konsol/`,
    functionsUrl: `http://${host}:${ports.functions}/${projectId}/${region}`,
    hubUrl: `http://${host}:${ports.hub}`,
    bucket: `${projectId}.appspot.com`,
  };
}

/** The standard variables by which the Admin SDK, the client SDK's test tools and our own tests find a run. */
export function emulatorEnvironment({
  ports,
  projectId,
}: Pick<Run, 'ports' | 'projectId'>): Record<string, string> {
  const { bucket } = addresses({ ports, projectId });
  return {
    GCLOUD_PROJECT: projectId,
    STORAGE_BUCKET: bucket,
    FIRESTORE_EMULATOR_HOST: `${host}:${ports.firestore}`,
    FIREBASE_AUTH_EMULATOR_HOST: `${host}:${ports.auth}`,
    FIREBASE_STORAGE_EMULATOR_HOST: `${host}:${ports.storage}`,
    STORAGE_EMULATOR_HOST: `http://${host}:${ports.storage}`,
    METADATA_SERVER_DETECTION: 'none',
  };
}

/**
 * Builds into the run's folder and writes its firebase.json, rules, settings and secrets.
 * @returns notes of the build
 * @throws when a rules file is missing: an emulator without rules allows everything
 */
export async function prepareRun(run: Run): Promise<string[]> {
  mkdirSync(run.folder, { recursive: true });
  const notes = await build({ project: root, out: run.folder });
  const config: RootConfig = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8'));
  for (const file of [config.firestore.rules, config.firestore.indexes, config.storage.rules]) {
    const source = join(root, file);
    if (!existsSync(source))
      throw new Error(`${file} is missing; without it an emulator would allow everything.`);
    // Copies, because the CLI takes no file outside the folder of its firebase.json.
    copyFileSync(source, join(run.folder, file));
  }
  writeJson(join(run.folder, 'firebase.json'), runConfig(config, run.ports));
  writeJson(join(run.folder, 'public', 'konsol', 'config.json'), consoleConfig(run));
  writeFileSync(join(run.folder, 'deploy', '.env.local'), dotenv(parameters(run)));
  writeFileSync(join(run.folder, 'deploy', '.secret.local'), dotenv(secrets(run)), { mode: 0o600 });
  return notes;
}

/** Parameters of the functions (`functions/config.ts`). */
function parameters({ ports, projectId }: Run): Record<string, string> {
  return {
    PUBLIC_URL: addresses({ ports, projectId }).publicUrl,
  };
}

/** Secrets of the functions (`functions/config.ts`): in production they lie in Secret Manager. */
function secrets({ keyFolder, ports }: Run): Record<string, string> {
  const { keyPem, chainPem } = evaluationKey(keyFolder);
  return {
    SIGNER_KEY_PEM: keyPem,
    SIGNER_CHAIN_PEM: chainPem,
    SMTP_URL: `smtp://${host}:${ports.mail}`,
    BSRE_USER: '-',
  };
}

interface Header {
  key: string;
  value: string;
}

interface RootConfig {
  firestore: { rules: string; indexes: string };
  storage: { rules: string };
  functions: object[];
  hosting: { headers: { source: string; headers: Header[] }[] };
}

/** The root's firebase.json with this run's folders and ports; redirects, rewrites and headers stay as deployed. */
export function runConfig(config: RootConfig, ports: Ports): object {
  return {
    firestore: config.firestore,
    storage: config.storage,
    functions: config.functions.map((codebase) => ({ ...codebase, source: 'deploy' })),
    hosting: {
      ...config.hosting,
      public: 'public',
      headers: config.hosting.headers.map((rule) => ({
        ...rule,
        headers: rule.headers.map((header) => withEmulatorOrigins(header, ports)),
      })),
    },
    emulators: {
      singleProjectMode: true,
      ui: { enabled: false },
      hub: { host, port: ports.hub },
      logging: { host, port: ports.logging },
      hosting: { host, port: ports.public },
      auth: { host, port: ports.auth },
      firestore: { host, port: ports.firestore, websocketPort: ports.firestoreWebsocket },
      functions: { host, port: ports.functions },
      storage: { host, port: ports.storage },
      eventarc: { host, port: ports.eventarc },
      tasks: { host, port: ports.tasks },
    },
  };
}

/** The console talks to Auth, Firestore and Functions directly; here these live at other origins than Google's. */
function withEmulatorOrigins(header: Header, ports: Ports): Header {
  if (header.key !== 'Content-Security-Policy') return header;
  const origins = [ports.auth, ports.firestore, ports.functions].map((port) => `http://${host}:${port}`);
  return {
    ...header,
    value: header.value.replace(/connect-src [^;]*/, (rule) => [rule, ...origins].join(' ')),
  };
}

/** What the console reads at its start instead of the production settings. */
function consoleConfig({ ports, projectId }: Run): object {
  return {
    projectId,
    apiKey: 'demo',
    authDomain: `${projectId}.firebaseapp.com`,
    region,
    emulators: {
      auth: `http://${host}:${ports.auth}`,
      firestore: { host, port: ports.firestore },
      functions: { host, port: ports.functions },
    },
  };
}

/** The format firebase-tools reads: a value in double quotes may hold escaped line ends. */
export function dotenv(values: Record<string, string>): string {
  const quoted = (value: string) =>
    `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\r', '\\r').replaceAll('\n', '\\n')}"`;
  return Object.entries(values)
    .map(([key, value]) => `${key}=${quoted(value)}\n`)
    .join('');
}

function writeJson(file: string, value: object): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
