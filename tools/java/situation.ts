import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What is installed on this machine, as far as it matters for the Firestore and Storage emulators. */
export interface Findings {
  /** The user's own FIRESTORE_EMULATOR_BINARY_PATH. */
  override?: string;
  java?: { path: string; major: number };
  /** Versions this firebase-tools asks for. */
  wanted: { firestore: string; storage: string };
  cache: { folder: string; firestoreJar: string; problems: string[] };
  /** The Firestore emulator that comes with the Google Cloud CLI. */
  component?: { jar: string; version: string };
}

/** What will run: `label` says it to a person, `jar` is the Firestore emulator, `java` the real java. */
export type Situation =
  | { kind: 'genuine' | 'own-binary' | 'cloud-cli'; label: string; jar: string; java: string }
  | { kind: 'none'; message: string };

/** firebase-tools ends the whole start below this version. */
const cliNeedsJava = 21;
/** The Cloud CLI's emulator is tested on 17; it is older than the one firebase-tools wants. */
const componentNeedsJava = 17;

/** @param downloaded whether firebase-tools could fetch its emulators just now; asked only where Java would do */
export function chooseSituation(found: Findings, downloaded: () => boolean): Situation {
  const { java, wanted } = found;
  if (java && found.override !== undefined)
    return {
      kind: 'own-binary',
      label: `Firestore emulator from FIRESTORE_EMULATOR_BINARY_PATH (${found.override})`,
      jar: found.override,
      java: java.path,
    };
  if (java && java.major >= cliNeedsJava && (found.cache.problems.length === 0 || downloaded()))
    return {
      kind: 'genuine',
      label: `Firestore emulator ${wanted.firestore}, Storage rules ${wanted.storage}`,
      jar: found.cache.firestoreJar,
      java: java.path,
    };
  if (java && java.major >= componentNeedsJava && found.component)
    return {
      kind: 'cloud-cli',
      label: `Firestore emulator ${found.component.version} from Google Cloud CLI instead of ${wanted.firestore}; Storage rules by a stand-in that denies everything`,
      jar: found.component.jar,
      java: java.path,
    };
  return { kind: 'none', message: noneMessage(found) };
}

function noneMessage({ java, cache, component }: Findings): string {
  return [
    'No Firestore emulator can be started on this machine.',
    `  Java: ${java ? `version ${java.major} (${java.path})` : 'not found on PATH'}`,
    `  Emulator cache ${cache.folder}: ${cache.problems.length === 0 ? 'complete' : cache.problems.join('; ')}`,
    `  Firestore emulator of the Google Cloud CLI: ${component ? component.jar : 'not found'}`,
    'Do one of these:',
    `  - install a JDK ${cliNeedsJava} or newer and run once with internet: npx firebase setup:emulators:firestore && npx firebase setup:emulators:storage`,
    '    (or copy a filled cache folder and set FIREBASE_EMULATORS_PATH)',
    `  - install Java ${componentNeedsJava} and the Cloud CLI's emulator: apt package google-cloud-cli-firestore-emulator, or: gcloud components install cloud-firestore-emulator`,
  ].join('\n');
}

/** Looks around on this machine. @param toolsFolder `node_modules/firebase-tools` */
export async function lookAround(toolsFolder: string, env: NodeJS.ProcessEnv): Promise<Findings> {
  const info = downloadInfo(toolsFolder);
  const folder = env['FIREBASE_EMULATORS_PATH'] ?? join(homedir(), '.cache', 'firebase', 'emulators');
  const override = env['FIRESTORE_EMULATOR_BINARY_PATH'];
  const java = findJava(env);
  const component = findComponent(env);
  // Reading 190 MB for their checksums is only worth it where they could be used.
  const usable = java !== undefined && java.major >= cliNeedsJava;
  const problems = usable
    ? await cacheProblems(folder, [info.firestore, info.storage])
    : missing(folder, info);
  return {
    ...(override ? { override } : {}),
    ...(java ? { java } : {}),
    ...(component ? { component } : {}),
    wanted: { firestore: info.firestore.version, storage: info.storage.version },
    cache: { folder, firestoreJar: join(folder, info.firestore.downloadPathRelativeToCacheDir), problems },
  };
}

/** Lets firebase-tools fetch both emulators. @returns whether both are there afterwards */
export function downloadEmulators(toolsFolder: string): boolean {
  console.log('Fetching the emulators with firebase-tools (190 MB, once) …');
  return ['firestore', 'storage'].every((name) => {
    const cli = join(toolsFolder, 'lib', 'bin', 'firebase.js');
    return (
      spawnSync(process.execPath, [cli, `setup:emulators:${name}`], { stdio: 'ignore', timeout: 180_000 })
        .status === 0
    );
  });
}

interface Download {
  version: string;
  expectedSize: number;
  expectedChecksumSHA256: string;
  downloadPathRelativeToCacheDir: string;
}

function downloadInfo(toolsFolder: string): { firestore: Download; storage: Download } {
  return JSON.parse(
    readFileSync(join(toolsFolder, 'lib', 'emulator', 'downloadableEmulatorInfo.json'), 'utf8'),
  );
}

function missing(folder: string, info: { firestore: Download; storage: Download }): string[] {
  return [info.firestore, info.storage]
    .filter((file) => !existsSync(join(folder, file.downloadPathRelativeToCacheDir)))
    .map((file) => `${file.downloadPathRelativeToCacheDir} missing`);
}

/** firebase-tools uses a file of the right name unchecked, so a download cut off half way must be found here. */
async function cacheProblems(folder: string, files: Download[]): Promise<string[]> {
  const problems: string[] = [];
  for (const file of files) {
    const name = file.downloadPathRelativeToCacheDir;
    const path = join(folder, name);
    if (!existsSync(path)) problems.push(`${name} missing`);
    else if (statSync(path).size !== file.expectedSize) problems.push(`${name} has the wrong size`);
    else if ((await sha256Of(path)) !== file.expectedChecksumSHA256)
      problems.push(`${name} has the wrong checksum`);
  }
  return problems;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function findJava(env: NodeJS.ProcessEnv): { path: string; major: number } | undefined {
  const path = onPath('java', env);
  if (!path) return undefined;
  const major = javaMajor(spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 20_000 }).stderr ?? '');
  return major === undefined ? undefined : { path, major };
}

/** @param text what `java -version` prints; Java 8 says 1.8, which is below every limit here */
export function javaMajor(text: string): number | undefined {
  const match = /version "([1-9][0-9]*)/.exec(text);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** @returns the absolute path of the first file of that name on PATH */
export function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

function findComponent(env: NodeJS.ProcessEnv): { jar: string; version: string } | undefined {
  for (const sdk of sdkRoots(env)) {
    const jar = join(sdk, 'platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar');
    if (existsSync(jar)) return { jar, version: componentVersion(sdk) };
  }
  return undefined;
}

function* sdkRoots(env: NodeJS.ProcessEnv): Generator<string> {
  const gcloud = onPath('gcloud', env);
  if (gcloud) yield dirname(dirname(realpathSync(gcloud)));
  yield '/usr/lib/google-cloud-sdk';
  yield join(homedir(), 'google-cloud-sdk');
  // Asking gcloud itself takes a second, so it comes last and only if needed.
  if (gcloud) yield* askGcloud(gcloud);
}

function askGcloud(gcloud: string): string[] {
  try {
    const text = execFileSync(gcloud, ['info', '--format=value(installation.sdk_root)'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [text.trim()].filter((root) => root !== '');
  } catch {
    return [];
  }
}

interface Snapshot {
  components: { id: string; version: { version_string: string } }[];
}

function componentVersion(sdk: string): string {
  try {
    const file = join(sdk, '.install', 'cloud-firestore-emulator.snapshot.json');
    const snapshot: Snapshot = JSON.parse(readFileSync(file, 'utf8'));
    const component = snapshot.components.find(({ id }) => id === 'cloud-firestore-emulator');
    return component?.version.version_string ?? 'of unknown version';
  } catch {
    return 'of unknown version';
  }
}
