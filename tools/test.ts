import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onLauncherGone, root } from './bootstrap.mjs';
import { startFirestore, startSuite, type BareFirestore, type Suite } from './emulators.ts';
import { seed } from './seeding.ts';
import { ensurePackages, findChromium } from './system-packages.ts';
import { countTests, summary, type Outcome, type VitestReport } from './test-summary.ts';

const bin = join(root, 'node_modules', '.bin');
const results = join(root, 'test-results');

/** One command each, counted as one check. */
const checks = {
  format: ['prettier', '--check', '.'],
  lint: ['eslint', '.', '--max-warnings', '0'],
  types: ['tsc', '-p', '.'],
  'dead-code': ['knip'],
};
/** Projects of vitest.config.ts that need the emulators. */
const suiteProjects = ['rules', 'integration', 'stress', 'e2e', 'bench'];

/** What `npm test` runs, and the shorter selections; anything else is the name of one step. */
const selections: Record<string, string[]> = {
  all: [...Object.keys(checks), 'unit', 'rules', 'integration', 'stress', 'e2e'],
  check: ['format', 'lint', 'types', 'unit'],
};

let current: ChildProcess | undefined;
let interrupted = false;

/** Runs a program of node_modules/.bin. @returns its exit code, 1 if a signal ended it */
function run(command: string[], env: Record<string, string> = {}): Promise<number> {
  const [name = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(join(bin, name), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    current = child;
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function runCheck(name: string, command: string[]): Promise<Outcome> {
  const code = await run(command);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function runProject(name: string, filters: string[], env: Record<string, string>): Promise<Outcome> {
  const report = join(results, `${name}.json`);
  rmSync(report, { force: true });
  const code = await run(
    [
      'vitest',
      'run',
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    env,
  );
  return { name, ...countTests(readReport(report), code) };
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

interface Running {
  suite: Suite;
  bare: BareFirestore;
  env: Record<string, string>;
  rulesEnv: Record<string, string>;
}

/** One suite for everything that needs one; tests of rules clear all data, so they get a Firestore of their own. */
async function startRunning(): Promise<Running> {
  const id = randomBytes(3).toString('hex');
  const folder = join(root, '.loket', `test-${id}`);
  const projectId = `demo-loket-${id}`;
  const suite = await startSuite({
    name: `test-${id}`,
    projectId,
    mailFolder: join(folder, 'mails'),
    keyFolder: join(folder, 'key'),
  });
  try {
    for (const note of suite.notes) console.log(`note: ${note}`);
    console.log(suite.label);
    const accounts = await seed(suite);
    const bare = await startFirestore(join(root, 'firestore.rules'), join(folder, 'rules-firestore.log'));
    const chromium = findChromium(process.env);
    const env = {
      ...suite.env,
      LOKET_PUBLIC_URL: suite.publicUrl,
      LOKET_CONSOLE_URL: suite.consoleUrl,
      LOKET_FUNCTIONS_URL: suite.functionsUrl,
      LOKET_MAILS: suite.mailFolder,
      LOKET_RUN_DIR: suite.runFolder,
      LOKET_LOG: suite.logFile,
      LOKET_CLI_PID: String(suite.cliPid),
      LOKET_ACCOUNTS: JSON.stringify(accounts),
      ...(chromium ? { LOKET_CHROMIUM: chromium } : {}),
    };
    const rulesEnv = { ...env, FIRESTORE_EMULATOR_HOST: bare.host, GCLOUD_PROJECT: `${projectId}-rules` };
    return { suite, bare, env, rulesEnv };
  } catch (error) {
    await suite.stop();
    throw error;
  }
}

async function runSuiteProjects(names: string[], filters: string[], size: string): Promise<Outcome[]> {
  if (names.length === 0) return [];
  let running: Running;
  try {
    running = await startRunning();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return names.map((name) => ({ name, passed: 0, failed: 1, note: 'the emulators did not start' }));
  }
  const outcomes: Outcome[] = [];
  try {
    for (const name of names) {
      if (interrupted) break;
      const env = name === 'rules' ? running.rulesEnv : running.env;
      outcomes.push(await runProject(name, filters, { ...env, LOKET_STRESS: size }));
    }
  } finally {
    await running.bare.stop();
    await running.suite.stop();
  }
  // The logs of a run in which something failed are worth keeping.
  if (outcomes.every(({ failed }) => failed === 0))
    rmSync(running.suite.runFolder, { recursive: true, force: true });
  return outcomes;
}

/** @param args a selection or steps, then filters for vitest after `--` */
async function main(args: string[]): Promise<number> {
  const cut = args.includes('--') ? args.indexOf('--') : args.length;
  const asked = args.slice(0, cut);
  const filters = args.slice(cut + 1);
  const full = asked.includes('--full');
  const names = asked.filter((name) => !name.startsWith('--'));
  const steps = (names.length === 0 ? ['all'] : names).flatMap((name) => selections[name] ?? [name]);
  const known = [...Object.keys(checks), 'unit', ...suiteProjects];
  const unknown = steps.find((step) => !known.includes(step));
  if (unknown) {
    console.error(`There is no step ${unknown}. Known: all, check, ${known.join(', ')}.`);
    return 1;
  }
  mkdirSync(results, { recursive: true });
  const outcomes: Outcome[] = [];
  for (const [name, command] of Object.entries(checks))
    if (steps.includes(name) && !interrupted) outcomes.push(await runCheck(name, command));
  if (steps.includes('unit') && !interrupted) outcomes.push(await runProject('unit', filters, {}));
  const wanted = interrupted ? [] : suiteProjects.filter((name) => steps.includes(name));
  const missing = wanted.length > 0 ? ensurePackages() : undefined;
  if (missing) console.error(missing);
  outcomes.push(
    ...(missing
      ? wanted.map((name) => ({ name, passed: 0, failed: 1, note: missing }))
      : await runSuiteProjects(wanted, filters, full ? 'full' : 'small')),
  );
  console.log(summary(outcomes));
  return !interrupted && outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}

/** Ends the step that runs; what was started is then stopped in order. */
function interrupt(): void {
  interrupted = true;
  current?.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
onLauncherGone(interrupt);
process.exit(await main(process.argv.slice(2)));
