/**
 * Runs on any Node from 18 on and needs no package: it is the first line of the commands a person types.
 * It installs what the lockfile names, then starts the command again under the project's own Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binFolder = join(root, 'node_modules', '.bin');
const projectNode = join(binFolder, process.platform === 'win32' ? 'node.cmd' : 'node');

/**
 * Returns only under the project's Node with `node_modules/.bin` first on PATH; any other Node waits here for
 * a second process that runs the same script with the same arguments, and ends with its exit code.
 * @param {string} scriptUrl `import.meta.url` of the command
 */
export async function underProjectNode(scriptUrl) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18)
    give(`Node ${process.versions.node} is too old to begin with. Install Node 18 or newer and try again.`);
  const installed = installIfStale();
  if (!installed && isSameFile(process.execPath, projectNode)) {
    process.env.PATH = pathWithBin();
    return;
  }
  await runAgain(fileURLToPath(scriptUrl));
}

/**
 * Calls back when the process that started this command is gone without a signal (it was killed outright),
 * so that no emulator outlives it.
 * @param {() => void} callback
 */
export function onLauncherGone(callback) {
  if (!process.channel) return;
  process.once('disconnect', callback);
  process.channel.unref();
}

/** @returns {boolean} whether anything was installed */
function installIfStale() {
  const stale = staleReason(
    readJson(join(root, 'package-lock.json')),
    readJson(join(root, 'node_modules', '.package-lock.json')),
  );
  if (stale) {
    console.log(`Installing packages (${stale}); this takes about half a minute …`);
    // Engine warnings speak of the Node this was started with, not of the one everything runs on.
    npm(['ci', '--loglevel=error'], 'The packages could not be installed. Check the network and run: npm ci');
  }
  const missingNode = !existsSync(projectNode) || !runs(projectNode);
  if (missingNode) {
    // .npmrc switches install scripts off for every package; this one only links the Node we pinned.
    npm(
      ['rebuild', 'node', '--ignore-scripts=false'],
      "The project's Node could not be installed. Check the network and run: npm rebuild node --ignore-scripts=false",
    );
  }
  return Boolean(stale) || missingNode;
}

/**
 * Compares by content, because a fresh checkout gives every file the same new time.
 * @param {any} wanted parsed package-lock.json
 * @param {any} present parsed node_modules/.package-lock.json, or undefined
 * @returns {string | undefined} why `npm ci` is needed
 */
export function staleReason(wanted, present) {
  if (!present) return 'first start';
  for (const [path, entry] of Object.entries(wanted?.packages ?? {})) {
    // Packages for another platform are in the lockfile but rightly absent here.
    if (path === '' || entry.optional || entry.devOptional || entry.peer) continue;
    if (present.packages?.[path]?.version !== entry.version)
      return `${path.replace(/^.*node_modules\//, '')} changed`;
  }
  return undefined;
}

/** @param {string[]} args @param {string} remedy */
function npm(args, remedy) {
  const result = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) give(remedy);
}

/** @param {string} script */
function runAgain(script) {
  const child = spawn(projectNode, [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: pathWithBin() },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise(() => {
    child.on('error', (error) => give(`${projectNode} could not be started: ${error.message}`));
    child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  });
}

function pathWithBin() {
  const rest = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder && folder !== binFolder);
  return [binFolder, ...rest].join(delimiter);
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} left @param {string} right */
function isSameFile(left, right) {
  try {
    return realpathSync(left) === realpathSync(right);
  } catch {
    return false;
  }
}

/** @param {string} node */
function runs(node) {
  return spawnSync(node, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** @param {string} message @returns {never} */
function give(message) {
  console.error(message);
  process.exit(1);
}
