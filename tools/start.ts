import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onLauncherGone, root } from './bootstrap.mjs';
import { LauncherError, startSuite, type Suite } from './emulators.ts';
import { portBlock, portNames } from './ports.ts';
import { accountTable, seed, type Account } from './seeding.ts';

const defaultPort = 8080;
const help = `npm start -- [--port N] [--name NAME] [--fresh]

  --port N     public address at port N, everything else in the ${portNames.length - 1} ports after it (default ${defaultPort})
  --name NAME  a second Loket beside the first one, with data of its own
  --fresh      begin with the demo data only; what was entered before is deleted
`;

interface Settings {
  port: number;
  name: string;
  fresh: boolean;
}

/** @throws LauncherError */
export function readSettings(args: string[]): Settings | 'help' {
  const { values } = parseSafely(args);
  if (values.help) return 'help';
  const port = Number(values.port ?? defaultPort);
  if (!Number.isInteger(port) || port < 1024 || port + portNames.length > 65_535)
    throw new LauncherError(`--port must be a number from 1024 to ${65_535 - portNames.length}.`);
  const name = values.name ?? 'start';
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name) || ['data', 'mails', 'key'].includes(name))
    throw new LauncherError(
      '--name must be a short word of small letters, digits and hyphens (not data, mails or key).',
    );
  return { port, name, fresh: values.fresh ?? false };
}

function parseSafely(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        name: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new LauncherError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

/** The default start keeps its things directly below `.loket`, a named one in its own folder there. */
function foldersOf({ name }: Settings) {
  const home = name === 'start' ? join(root, '.loket') : join(root, '.loket', `${name}-kept`);
  return { dataFolder: join(home, 'data'), mailFolder: join(home, 'mails'), keyFolder: join(home, 'key') };
}

/** Schedules never fire in the emulators, so whatever is due is done by this call instead. */
function tickEveryMinute(suite: Suite): () => void {
  let complained = false;
  const tick = async () => {
    try {
      const response = await fetch(`${suite.functionsUrl}/tick-0`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal: AbortSignal.timeout(55_000),
      });
      if (response.ok) return;
      throw new Error(`answer ${response.status}`);
    } catch (error) {
      if (!complained) console.error(`tick did not run: ${String(error)} (see ${suite.logFile})`);
      complained = true;
    }
  };
  void tick();
  const timer = setInterval(() => void tick(), 60_000);
  return () => clearInterval(timer);
}

async function start(settings: Settings): Promise<void> {
  const folders = foldersOf(settings);
  const aborter = new AbortController();
  const stopAsked = new Promise<string>((resolve) => {
    const ask = (reason: string) => {
      aborter.abort(new LauncherError('Stopped before everything was ready.'));
      resolve(reason);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
    onLauncherGone(() => ask('the launcher is gone'));
  });
  if (settings.fresh) rmSync(folders.dataFolder, { recursive: true, force: true });
  const continued = existsSync(folders.dataFolder);
  console.log('Starting Loket …');
  const suite = await startSuite({
    name: settings.name,
    projectId: 'demo-loket',
    ports: portBlock(settings.port),
    signal: aborter.signal,
    ...folders,
  });
  let stopTicking: (() => void) | undefined;
  try {
    for (const note of suite.notes) console.log(`note: ${note}`);
    const accounts = await Promise.race([seed(suite), stopAsked.then(() => undefined)]);
    if (accounts) {
      stopTicking = tickEveryMinute(suite);
      console.log(welcome(suite, accounts, continued));
      const why = await Promise.race([stopAsked, suite.broken.then((log) => new LauncherError(log))]);
      if (why instanceof LauncherError)
        throw new LauncherError(`The emulators ended by themselves:\n${why.message}`);
    }
    console.log('Stopping and keeping the data …');
  } finally {
    stopTicking?.();
    await suite.stop();
  }
  console.log('Stopped.');
}

function welcome(suite: Suite, accounts: Account[], continued: boolean): string {
  return `
${suite.label}

Public site   ${suite.publicUrl}/
Console       ${suite.consoleUrl}
Mails land in ${suite.mailFolder}
Log           ${suite.logFile}
Data          ${continued ? 'continued from the last start (begin anew with: npm start -- --fresh)' : 'demo data, kept for the next start'}

Demo accounts for the console:
${accountTable(accounts)}

Stop with Ctrl-C.
READY public=${suite.publicUrl} console=${suite.consoleUrl}`;
}

if (process.argv[1]?.endsWith('start.mjs')) {
  try {
    const settings = readSettings(process.argv.slice(2));
    if (settings === 'help') console.log(help);
    else await start(settings);
    process.exit(0);
  } catch (error) {
    // What a person can mend is one message; anything else is our mistake and needs its stack.
    console.error(error instanceof LauncherError ? error.message : error);
    process.exit(1);
  }
}
