import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './bootstrap.mjs';
import { launcherJar } from './java/launcher-jar.ts';
import { chooseSituation, downloadEmulators, lookAround, type Situation } from './java/situation.ts';
import { startMailSink } from './mail-sink.ts';
import { freePort, freePorts, takenPorts, type Ports } from './ports.ts';
import {
  endProcesses,
  identify,
  isAlive,
  processTree,
  signalProcess,
  waitUntilGone,
  type ProcessId,
} from './processes.ts';
import { addresses, emulatorEnvironment, prepareRun, type Run } from './run-folder.ts';

const toolsFolder = join(root, 'node_modules', 'firebase-tools');
const javaFolder = join(root, 'tools', 'java');
const readyMark = 'All emulators ready';
const readyLimitMs = 120_000;

export interface SuiteOptions {
  /** Name of the run's folder below `.loket/`. */
  name: string;
  projectId: string;
  /** Fixed ports; without them free ones are chosen. */
  ports?: Ports;
  mailFolder: string;
  keyFolder: string;
  /** Data of an earlier run: read at the start, replaced when the suite is stopped after it was ready. */
  dataFolder?: string;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
}

export interface Suite {
  projectId: string;
  ports: Ports;
  publicUrl: string;
  consoleUrl: string;
  /** Base address of directly called functions. */
  functionsUrl: string;
  runFolder: string;
  mailFolder: string;
  /** Everything the emulators and functions print. */
  logFile: string;
  /** Which Firestore emulator runs, in words. */
  label: string;
  /** Parts that were not built, in words. */
  notes: string[];
  /** The firebase CLI, parent of every other process of the suite. */
  cliPid: number;
  /** For children that talk to the suite. */
  env: Record<string, string>;
  /** Settles with the end of the log if the suite ends without being asked to. */
  broken: Promise<string>;
  stop: () => Promise<void>;
}

/** A message for a person: what is wrong and what to do, without a stack. */
export class LauncherError extends Error {}

/**
 * Starts Auth, Firestore, Storage, Functions, Hosting and a mail sink on 127.0.0.1 and waits until all are ready.
 * @throws LauncherError
 */
export async function startSuite(options: SuiteOptions): Promise<Suite> {
  // Between choosing a free port and using it, another program can take it: then choose again.
  for (let attempt = 1; ; attempt += 1) {
    const ports = options.ports ?? (await freePorts());
    try {
      return await startOnce(options, ports);
    } catch (error) {
      const unlucky = error instanceof LauncherError && error.message.includes('port taken');
      if (options.ports || !unlucky || attempt === 3) throw error;
    }
  }
}

async function startOnce(options: SuiteOptions, ports: Ports): Promise<Suite> {
  const { projectId, signal, mailFolder } = options;
  const runFolder = join(root, '.loket', options.name);
  await claim(runFolder, options.ports);
  const situation = await chooseHere();
  const run: Run = { folder: runFolder, projectId, ports, keyFolder: options.keyFolder };
  const notes = await prepareRun(run);
  signal?.throwIfAborted();

  const mailSink = await startMailSink(mailFolder, ports.mail);
  const temporary = mkdtempSync(join(shortTemporaryFolder(), 'lk-'));
  const logFile = join(runFolder, 'emulators.log');
  const cli = spawnCli({ run, situation, temporary, logFile, ...importOf(options.dataFolder) });
  const exited = new Promise<void>((resolve) => cli.once('exit', () => resolve()));
  const id = identify(cli.pid ?? 0);
  let ready = false;
  let stopping: Promise<void> | undefined;

  const stop = () =>
    (stopping ??= (async () => {
      if (ready && options.dataFolder) await exportData(run, options.dataFolder);
      if (id) await stopCli(id, exited);
      await mailSink.stop();
      rmSync(temporary, { recursive: true, force: true });
      rmSync(join(runFolder, 'run.json'), { force: true });
    })());

  try {
    if (!id) throw new LauncherError(`The firebase CLI could not be started:\n${tail(logFile)}`);
    record(runFolder, { launcher: identify(process.pid), cli: id, ports, temporary });
    await untilReady({ exited, logFile, signal });
    await refuseWrongStart(run, logFile);
    record(runFolder, {
      launcher: identify(process.pid),
      cli: id,
      ports,
      temporary,
      tree: processTree(id.pid),
    });
    ready = true;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...addresses(run),
    projectId,
    ports,
    runFolder,
    mailFolder,
    logFile,
    label: situation.label,
    notes,
    cliPid: id.pid,
    env: emulatorEnvironment(run),
    broken: exited.then(() => (stopping ? new Promise<string>(() => undefined) : tail(logFile))),
    stop,
  };
}

/** @throws LauncherError saying what to install */
async function chooseHere(): Promise<Exclude<Situation, { kind: 'none' }>> {
  const situation = chooseSituation(await lookAround(toolsFolder, process.env), () =>
    downloadEmulators(toolsFolder),
  );
  if (situation.kind === 'none') throw new LauncherError(situation.message);
  return situation;
}

interface RunRecord {
  launcher: ProcessId | undefined;
  cli: ProcessId;
  ports: Ports;
  /** The run's own TMPDIR. */
  temporary: string;
  tree?: ProcessId[];
}

function record(runFolder: string, value: RunRecord): void {
  writeFileSync(join(runFolder, 'run.json'), `${JSON.stringify(value, null, 2)}\n`);
}

/** One run per folder: refuses while another lives, ends what a killed one left behind, checks the fixed ports. */
async function claim(runFolder: string, ports: Ports | undefined): Promise<void> {
  const file = join(runFolder, 'run.json');
  if (existsSync(file)) {
    const earlier: RunRecord = JSON.parse(readFileSync(file, 'utf8'));
    if (earlier.launcher && earlier.launcher.pid !== process.pid && isAlive(earlier.launcher))
      throw new LauncherError(
        `Loket already runs at http://127.0.0.1:${earlier.ports.public} (process ${earlier.launcher.pid}). Stop it with Ctrl-C, or start a second one beside it: npm start -- --name second --port ${earlier.ports.public + 100}`,
      );
    await endProcesses([earlier.cli, ...(earlier.tree ?? [])].filter(isAlive), 10_000);
    rmSync(earlier.temporary, { recursive: true, force: true });
  }
  // Also ours alone from here on: what an earlier run built or logged would only mislead.
  rmSync(runFolder, { recursive: true, force: true });
  mkdirSync(runFolder, { recursive: true });
  const [taken] = ports ? await takenPorts(ports) : [];
  if (taken && ports)
    throw new LauncherError(
      `Port ${taken.port} (${taken.name}) is in use by another program. Choose another block of ${Object.keys(ports).length} ports: npm start -- --port ${ports.public + 100}`,
    );
}

function importOf(dataFolder: string | undefined): { importFrom?: string } {
  if (!dataFolder || !existsSync(join(dataFolder, 'firebase-export-metadata.json'))) return {};
  return { importFrom: dataFolder };
}

interface CliStart {
  run: Run;
  situation: Exclude<Situation, { kind: 'none' }>;
  temporary: string;
  logFile: string;
  importFrom?: string;
}

function spawnCli({ run, situation, temporary, logFile, importFrom }: CliStart): ChildProcess {
  const args = [
    ...['--import', new URL('./stop-with-launcher.mjs', import.meta.url).href],
    join(toolsFolder, 'lib', 'bin', 'firebase.js'),
    'emulators:start',
    ...['--project', run.projectId],
    ...['--config', join(run.folder, 'firebase.json')],
    ...['--only', 'auth,functions,hosting,storage,firestore'],
    ...(importFrom ? ['--import', importFrom] : []),
    '--non-interactive',
  ];
  // Straight into the file: a pipe would break, and with it the CLI, if the launcher were killed.
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, {
    cwd: run.folder,
    // A group of its own: Ctrl-C in the terminal must reach the CLI once, from us. A second one makes it give up.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...cliEnvironment(run, temporary), ...javaEnvironment(run, situation) },
  });
  closeSync(log);
  child.on('error', () => undefined);
  return child;
}

function cliEnvironment(run: Run, temporary: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !leaksIntoEmulators.test(name));
  const noProxy = [process.env['NO_PROXY'] ?? process.env['no_proxy'], '127.0.0.1', 'localhost']
    .filter(Boolean)
    .join(',');
  const config = join(run.folder, 'config');
  mkdirSync(config, { recursive: true });
  return {
    ...Object.fromEntries(own),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    TMPDIR: temporary,
    XDG_CONFIG_HOME: config,
    FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
    FUNCTIONS_DISCOVERY_TIMEOUT: '60',
    METADATA_SERVER_DETECTION: 'none',
  };
}

/** Settings of another run, of a real project or of a test runner that the emulators must not inherit. */
const leaksIntoEmulators =
  /_EMULATOR_HOST$|^(GCLOUD_PROJECT|GOOGLE_CLOUD_PROJECT|GOOGLE_APPLICATION_CREDENTIALS|FIREBASE_CONFIG|FIREBASE_TOKEN|STORAGE_BUCKET|NODE_OPTIONS|NODE_ENV|VITEST.*|LOKET_.*)$/;

function javaEnvironment(run: Run, situation: Exclude<Situation, { kind: 'none' }>): NodeJS.ProcessEnv {
  if (situation.kind !== 'cloud-cli') return {};
  const folder = join(run.folder, 'java');
  const jar = join(folder, 'firestore.jar');
  const standIn = join(folder, 'storage-rules-stand-in.mjs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(jar, launcherJar(situation.jar));
  // Copies: firebase-tools makes these files executable, which would change them in the work tree.
  copyFileSync(join(javaFolder, 'storage-rules-stand-in.mjs'), standIn);
  copyFileSync(join(javaFolder, 'java'), join(folder, 'java'));
  chmodSync(join(folder, 'java'), 0o755);
  return {
    PATH: [folder, process.env['PATH'] ?? ''].join(delimiter),
    LOKET_JAVA: situation.java,
    LOKET_NODE: process.execPath,
    LOKET_FIRESTORE_JAR: jar,
    FIRESTORE_EMULATOR_BINARY_PATH: jar,
    STORAGE_EMULATOR_BINARY_PATH: standIn,
  };
}

/** Sockets below it must stay under 107 bytes, the limit for Unix socket paths. */
function shortTemporaryFolder(): string {
  return tmpdir().length <= 50 ? tmpdir() : '/tmp';
}

interface Waiting {
  exited: Promise<void>;
  logFile: string;
  signal: AbortSignal | undefined;
}

async function untilReady({ exited, logFile, signal }: Waiting): Promise<void> {
  let over = false;
  void exited.then(() => (over = true));
  const end = Date.now() + readyLimitMs;
  while (!readFileSync(logFile, 'utf8').includes(readyMark)) {
    signal?.throwIfAborted();
    if (over) throw new LauncherError(`The emulators did not start:\n${tail(logFile)}`);
    if (Date.now() > end)
      throw new LauncherError(
        `The emulators were not ready after ${readyLimitMs / 1000} s:\n${tail(logFile)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** firebase-tools calls itself ready even if no function could be loaded, or Hosting took another port. */
async function refuseWrongStart(run: Run, logFile: string): Promise<void> {
  const failure = /Failed to load function definition from source:?[^\n]*/.exec(
    readFileSync(logFile, 'utf8'),
  );
  if (failure) throw new LauncherError(`The functions could not be loaded: ${failure[0]}\n${tail(logFile)}`);
  const response = await fetch(`${addresses(run).hubUrl}/emulators`, { signal: AbortSignal.timeout(10_000) });
  const running = (await response.json()) as Record<string, { port?: number }>;
  if (running['hosting']?.port !== run.ports.public)
    throw new LauncherError(`Hosting could not use port ${run.ports.public}: port taken.`);
}

function tail(logFile: string): string {
  const text = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  return `${plain.trimEnd().split('\n').slice(-25).join('\n')}\n(all of it: ${logFile})`;
}

/** Into a folder beside the old data, exchanged at the end: a failure half way loses nothing. */
async function exportData(run: Run, dataFolder: string): Promise<void> {
  const hub = addresses(run).hubUrl;
  const next = `${dataFolder}.next`;
  rmSync(next, { recursive: true, force: true });
  try {
    await ask(`${hub}/functions/disableBackgroundTriggers`, 'PUT', {}, 15_000);
    await ask(`${hub}/_admin/export`, 'POST', { path: next, initiatedBy: 'exit' }, 120_000);
  } catch (error) {
    console.error(
      `The data of this run could not be kept; the earlier data stays as it was. ${String(error)}`,
    );
    return;
  }
  rmSync(dataFolder, { recursive: true, force: true });
  renameSync(next, dataFolder);
}

async function ask(url: string, method: string, body: object, limitMs: number): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(limitMs),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
}

/** The Firestore JVM leads a process group of its own, so each process is waited for by its number. */
async function stopCli(cli: ProcessId, exited: Promise<void>): Promise<void> {
  const tree = processTree(cli.pid);
  signalProcess(cli, 'SIGINT');
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([exited, new Promise((resolve) => (timer = setTimeout(resolve, 20_000)))]);
  clearTimeout(timer);
  const left = await waitUntilGone(tree, 2_000);
  const survivors = await endProcesses(left, 5_000);
  if (survivors.length > 0)
    console.error(`These processes could not be ended: ${survivors.map(({ pid }) => pid).join(', ')}`);
}

export interface BareFirestore {
  /** `host:port` for FIRESTORE_EMULATOR_HOST. */
  host: string;
  stop: () => Promise<void>;
}

/**
 * A Firestore emulator alone, for tests that clear all data or use several project ids.
 * @param rulesFile absolute; it must exist, or everything would be allowed
 */
export async function startFirestore(rulesFile: string, logFile: string): Promise<BareFirestore> {
  if (!existsSync(rulesFile))
    throw new LauncherError(`${rulesFile} is missing; the emulator would allow everything.`);
  const situation = await chooseHere();
  const port = await freePort();
  const args = [
    ...firestoreCommand(situation),
    ...['--host', '127.0.0.1', '--port', String(port), '--rules', rulesFile],
    ...['--websocket_port', String(await freePort())],
  ];
  const log = openSync(logFile, 'a');
  // The shell ends the JVM when its input closes, which happens even if we are killed; it ends with the JVM.
  // Input is passed on as 3, because a shell gives its background jobs an empty one.
  const watch = 'exec 3<&0; "$@" & jvm=$!; (cat <&3 >/dev/null; kill $jvm 2>/dev/null) & wait $jvm';
  const child = spawn('sh', ['-c', watch, 'sh', ...args], {
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const stop = async () => {
    const tree = processTree(child.pid ?? 0);
    child.stdin?.end();
    await endProcesses(await waitUntilGone(tree, 10_000), 5_000);
  };
  const end = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (Date.now() > end || child.exitCode !== null) {
      await stop();
      throw new LauncherError(`The Firestore emulator did not start:\n${tail(logFile)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { host: `127.0.0.1:${port}`, stop };
}

function firestoreCommand(situation: Exclude<Situation, { kind: 'none' }>): string[] {
  const java = [situation.java, '-Duser.language=en'];
  return situation.kind === 'cloud-cli'
    ? [...java, '-cp', situation.jar, 'com.google.cloud.datastore.emulator.firestore.CloudFirestore']
    : [...java, '-jar', situation.jar];
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}
