import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { builtinModules } from 'node:module';
import { build as bundle, type BuildOptions, type Metafile } from 'esbuild';
import { root } from './bootstrap.mjs';

/** Folders, absolute. */
interface BuildPlace {
  /** Where the sources lie. */
  project: string;
  /** Gets `deploy/` (functions.source) and `public/` (hosting.public); both are made anew. */
  out: string;
}

/**
 * Makes what is deployed: `deploy/` with the functions, `public/` with the console and the citizen's assets.
 * @returns lines about parts that are not there and so were left out
 * @throws when anything that is there does not compile, or the functions are missing
 */
export async function build({ project, out }: BuildPlace): Promise<string[]> {
  const deploy = join(out, 'deploy');
  const pub = join(out, 'public');
  for (const folder of [deploy, pub]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const notes: string[] = [];
  // Not through `site`: the functions' framework answers 404 to this one address before any function sees it.
  const robots = join(project, 'web', 'citizen', 'robots.txt');
  if (existsSync(robots)) cpSync(robots, join(pub, 'robots.txt'));
  const assets = await buildCitizenAssets(project, pub, notes);
  await buildConsole(project, pub, notes);
  await buildFunctions(project, deploy, assets);
  return notes;
}

const sharedOptions = {
  bundle: true,
  format: 'esm',
  logLevel: 'silent',
  metafile: true,
  legalComments: 'none',
} satisfies BuildOptions;

async function buildFunctions(
  project: string,
  deploy: string,
  assets: Record<string, string>,
): Promise<void> {
  const entry = join(project, 'functions', 'index.ts');
  if (!existsSync(entry)) throw new Error('functions/index.ts is missing, so there is nothing to deploy.');
  const { metafile } = await bundle({
    ...sharedOptions,
    absWorkingDir: project,
    entryPoints: [entry],
    outdir: deploy,
    platform: 'node',
    target: 'node24',
    // Dynamic imports become files of their own: the citizen's first page must not wait for the PDF library.
    splitting: true,
    packages: 'external',
    define: { __ASSETS__: JSON.stringify(assets) },
  });
  const manifest = readPackage();
  refuseUndeclared(metafile, Object.keys(manifest.dependencies));
  const fonts = join(project, 'functions', 'letters', 'fonts');
  if (existsSync(fonts)) cpSync(fonts, join(deploy, 'fonts'), { recursive: true });
  writeJson(join(deploy, 'package.json'), deployPackage(manifest));
  writeJson(join(deploy, 'package-lock.json'), deployLock(manifest));
}

interface Manifest {
  name: string;
  version: string;
  license: string;
  dependencies: Record<string, string>;
}

function readPackage(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

function deployPackage({ name, version, license, dependencies }: Manifest): object {
  return {
    name,
    version,
    private: true,
    license,
    type: 'module',
    main: 'index.js',
    engines: { node: '24' },
    // Empty, so that Cloud Build does not look for a build step: the bundle is already made.
    scripts: { 'gcp-build': '' },
    dependencies,
  };
}

interface Lockfile {
  packages: Record<string, { dev?: boolean }>;
}

/** The root's lockfile without what only development needs, so that `npm ci` finds it in step with package.json. */
function deployLock({ name, version, license, dependencies }: Manifest): object {
  const lock: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const kept = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.dev !== true);
  const self = { name, version, license, dependencies, engines: { node: '24' } };
  return { ...lock, name, version, packages: { '': self, ...Object.fromEntries(kept) } };
}

/** A package of devDependencies resolves here but is missing in production: find that now, not after deploying. */
function refuseUndeclared({ outputs }: Metafile, declared: string[]): void {
  const imported = Object.values(outputs).flatMap((file) => file.imports.filter(({ external }) => external));
  const undeclared = imported
    .map(({ path }) => packageOf(path))
    .filter(
      (name) => !name.startsWith('node:') && !builtinModules.includes(name) && !declared.includes(name),
    );
  if (undeclared.length > 0)
    throw new Error(
      `The functions import packages that are not in "dependencies": ${[...new Set(undeclared)].join(', ')}`,
    );
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** @returns the address of each asset by its source's name: `{ 'style.css': '/aset/style.X2P3.css', 'apply.js': … }` */
async function buildCitizenAssets(
  project: string,
  pub: string,
  notes: string[],
): Promise<Record<string, string>> {
  const enhance = join(project, 'web', 'citizen', 'enhance');
  const style = join(project, 'web', 'citizen', 'style.css');
  const ownStyles = [
    join(project, 'web', 'survey', 'survey.css'),
    join(project, 'web', 'citizen', 'queue.css'),
  ];
  const scripts = existsSync(enhance)
    ? readdirSync(enhance).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    : [];
  if (scripts.length === 0) notes.push('web/citizen/enhance holds no script: left out');
  if (!existsSync(style)) notes.push('web/citizen/style.css is missing: left out');
  const entryPoints = [
    ...scripts.map((name) => join(enhance, name)),
    ...[style, ...ownStyles].filter((file) => existsSync(file)),
  ];
  if (entryPoints.length === 0) return {};
  const { metafile } = await bundle({
    ...sharedOptions,
    absWorkingDir: project,
    entryPoints,
    outdir: join(pub, 'aset'),
    entryNames: '[name].[hash]',
    // One file per enhancement that also runs on old phones, where modules may be unknown.
    format: 'iife',
    target: ['es2018', 'chrome70', 'safari12', 'firefox68'],
    // Safari before 14.1 gets one exotic form wrong (a parenthesised default), which we do not write.
    supported: { destructuring: true },
    minify: true,
  });
  return Object.fromEntries(entriesOf(metafile).map(({ name, file }) => [name, `/aset/${file}`]));
}

async function buildConsole(project: string, pub: string, notes: string[]): Promise<void> {
  const folder = join(project, 'web', 'console');
  const main = join(folder, 'main.tsx');
  const page = join(folder, 'index.html');
  if (!existsSync(main) || !existsSync(page)) {
    notes.push('web/console/main.tsx or index.html is missing: the console is left out');
    return;
  }
  const style = join(folder, 'style.css');
  const { metafile } = await bundle({
    ...sharedOptions,
    absWorkingDir: project,
    entryPoints: [main, ...(existsSync(style) ? [style] : [])],
    // Below /aset, where everything is named by its content and cached for ever; /konsol itself is never cached.
    outdir: join(pub, 'aset', 'konsol'),
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    splitting: true,
    target: ['es2022'],
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = new Map(entriesOf(metafile).map(({ name, file }) => [name, `/aset/konsol/${file}`]));
  mkdirSync(join(pub, 'konsol'), { recursive: true });
  writeFileSync(join(pub, 'konsol', 'index.html'), withHashedNames(readFileSync(page, 'utf8'), files));
}

/**
 * Puts the hashed addresses in place of the sources' names: `src="main.js"`, `src="./main.tsx"` and
 * `href="/konsol/style.css"` all count. A style sheet the page does not mention is added.
 * @throws when the page names a local script or style sheet that was not built, or no script at all
 */
export function withHashedNames(html: string, files: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  const replaced = html.replace(
    /\b(src|href)="(?!https?:)([^"]*?)([\w-]+)\.(js|ts|tsx|css)"/g,
    (_all, attribute: string, _folder: string, stem: string, extension: string) => {
      const name = `${stem}.${extension === 'css' ? 'css' : 'js'}`;
      const address = files.get(name);
      if (address === undefined)
        throw new Error(`web/console/index.html names ${name}, which was not built.`);
      used.add(name);
      return `${attribute}="${address}"`;
    },
  );
  if (![...used].some((name) => name.endsWith('.js')))
    throw new Error('web/console/index.html loads no script: it needs <script type="module" src="main.js">.');
  const forgotten = [...files].filter(([name]) => name.endsWith('.css') && !used.has(name));
  const links = forgotten.map(([, address]) => `<link rel="stylesheet" href="${address}" />`).join('');
  return replaced.replace('</head>', `${links}</head>`);
}

/** Entry files of a bundle, by the source's name with the extension it has after building. */
function entriesOf({ outputs }: Metafile): { name: string; file: string }[] {
  return Object.entries(outputs).flatMap(([path, { entryPoint, cssBundle }]) => {
    if (entryPoint === undefined) return [];
    const stem = basename(entryPoint).replace(/\.[^.]+$/, '');
    const own = { name: `${stem}${path.slice(path.lastIndexOf('.'))}`, file: basename(path) };
    // Styles that a script imports come out as a file of their own beside it.
    return cssBundle ? [own, { name: `${stem}.css`, file: basename(cssBundle) }] : [own];
  });
}

function writeJson(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) {
  try {
    for (const note of await build({ project: root, out: join(root, 'build') })) console.log(`note: ${note}`);
    console.log('Built build/deploy and build/public.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
