import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { build } from './build.ts';

/**
 * `npm run deploy -- <project>`: checks, builds, adds the project's own settings from `deploy/<project>/` and deploys.
 * The settings lie outside `build/`, which each build makes anew, and outside version control.
 */

/** What a project must bring, and where it goes. */
export function settingsOf(project: string): { from: string; to: string }[] {
  const own = join(root, 'deploy', project);
  return [
    { from: join(own, 'functions.env'), to: join(root, 'build', 'deploy', `.env.${project}`) },
    { from: join(own, 'konsol.json'), to: join(root, 'build', 'public', 'konsol', 'config.json') },
  ];
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

async function deploy(project: string | undefined): Promise<void> {
  if (!project) throw new Error('Say which project: npm run deploy -- <project>');
  const settings = settingsOf(project);
  const missing = settings.filter(({ from }) => !existsSync(from));
  if (missing.length > 0) {
    throw new Error(
      `Missing: ${missing.map(({ from }) => from.slice(root.length + 1)).join(', ')} (README, Deploying)`,
    );
  }
  run('node', [join('tools', 'test.mjs')]);
  await build({ project: root, out: join(root, 'build') });
  for (const { from, to } of settings) copyFileSync(from, to);
  run('firebase', ['deploy', '--project', project]);
}

if (process.argv[1] === import.meta.filename) await deploy(process.argv[2]);
