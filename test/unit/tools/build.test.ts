import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';
import { build, withHashedNames } from '../../../tools/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'lk-'));
// The small projects find their packages where this one does.
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;

/** Writes a small project and builds it. */
async function buildOf(files: Record<string, string>) {
  made += 1;
  const project = join(folder, `project-${made}`);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
  const out = join(project, 'build');
  const notes = await build({ project, out });
  return { notes, files: filesIn(out), read: (path: string) => readFileSync(join(out, path), 'utf8') };
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .sort();
}

const index = `
  declare const __ASSETS__: Record<string, string> | undefined;
  export const assets = typeof __ASSETS__ === 'undefined' ? {} : __ASSETS__;
  export const letter = async () => (await import('./letter.ts')).letter();
`;
const whole = {
  'functions/index.ts': index,
  'functions/letter.ts': `import { PDFDocument } from 'pdf-lib'; export const letter = () => PDFDocument.create();`,
  'functions/letters/fonts/a.ttf': 'font',
  'web/citizen/style.css': 'p { color: #ff0000; }',
  'web/citizen/enhance/apply.ts': 'document.querySelector("form")?.remove();',
  'web/console/main.tsx': 'import { render } from "preact"; render(<p>Hai</p>, document.body);',
  'web/console/index.html':
    '<html><head></head><body><script type="module" src="main.js"></script></body></html>',
  'web/console/style.css': 'a { color: blue }',
};

/** Everything the deploy folder may hold; a stray file would be uploaded with the functions. */
const allowedInDeploy = [
  /^index\.js$/,
  /^[\w.-]+-[A-Z0-9]{8}\.js$/,
  /^package(-lock)?\.json$/,
  /^fonts\/[\w.-]+\.(ttf|icc|txt|md)$/,
  /^fonts\/LICEN[CS]E[\w.-]*$/,
];

describe('the build', () => {
  it('puts the functions, their fonts and their manifest into the deploy folder, and nothing else', async () => {
    const { files, read } = await buildOf(whole);
    const deploy = files
      .filter((file) => file.startsWith('deploy/'))
      .map((file) => file.slice('deploy/'.length));
    expect(deploy.filter((file) => !allowedInDeploy.some((allowed) => allowed.test(file)))).toEqual([]);
    expect(deploy).toEqual(
      expect.arrayContaining(['index.js', 'fonts/a.ttf', 'package.json', 'package-lock.json']),
    );
    const manifest = JSON.parse(read('deploy/package.json'));
    expect(manifest).toMatchObject({ type: 'module', main: 'index.js', engines: { node: '24' } });
    expect(manifest.scripts).toEqual({ 'gcp-build': '' });
  });

  it('loads the PDF library only where a letter is made', async () => {
    const { files, read } = await buildOf(whole);
    expect(read('deploy/index.js')).not.toContain('pdf-lib');
    const lazy = files.filter((file) => /^deploy\/letter-\w+\.js$/.test(file));
    expect(lazy).toHaveLength(1);
    expect(read(lazy[0] ?? '')).toContain('from "pdf-lib"');
  });

  it('locks what production installs and nothing that only development needs', async () => {
    const { read } = await buildOf(whole);
    const lock = JSON.parse(read('deploy/package-lock.json'));
    const manifest = JSON.parse(read('deploy/package.json'));
    expect(lock.packages[''].dependencies).toEqual(manifest.dependencies);
    expect(lock.packages['node_modules/firebase-functions']).toBeDefined();
    expect(lock.packages['node_modules/vitest']).toBeUndefined();
  });

  it('lays the word to robots beside the assets, where Hosting finds it before any function', async () => {
    const { read } = await buildOf({ ...whole, 'web/citizen/robots.txt': 'Disallow: /s/' });
    expect(read('public/robots.txt')).toBe('Disallow: /s/');
  });

  it('names every asset by its content and tells the functions the address', async () => {
    const { files, read } = await buildOf(whole);
    const style = files.find((file) => /^public\/aset\/style\.\w{8}\.css$/.test(file)) ?? '';
    expect(read(style)).toBe('p{color:red}\n');
    const code = files
      .filter((file) => /^deploy\/.*\.js$/.test(file))
      .map(read)
      .join('');
    expect(code).toContain(style.slice('public'.length));
    expect(code).toMatch(/\/aset\/apply\.\w{8}\.js/);
    const changed = await buildOf({ ...whole, 'web/citizen/style.css': 'p { color: #00ff00; }' });
    expect(changed.files).not.toContain(style);
  });

  it('makes the console one page whose files are named by content', async () => {
    const { files, read } = await buildOf(whole);
    const page = read('public/konsol/index.html');
    expect(page).toMatch(/<link rel="stylesheet" href="\/aset\/konsol\/style\.\w{8}\.css" \/><\/head>/);
    const script = /src="\/(aset\/konsol\/main\.\w{8}\.js)"/.exec(page)?.[1];
    expect(files).toContain(`public/${script}`);
  });

  it('says what it left out', async () => {
    const { notes } = await buildOf({ 'functions/index.ts': 'export const a = 1;' });
    expect(notes).toEqual([
      'web/citizen/enhance holds no script: left out',
      'web/citizen/style.css is missing: left out',
      'web/console/main.tsx or index.html is missing: the console is left out',
    ]);
  });

  it.each([
    ['the functions are missing', { 'functions/other.ts': '' }, 'functions/index.ts is missing'],
    ['the functions do not compile', { 'functions/index.ts': 'export const = 1;' }, 'Expected identifier'],
    ['a module is missing', { 'functions/index.ts': 'import "./gone.ts";' }, 'Could not resolve "./gone.ts"'],
    [
      'a package is only there for development',
      {
        'functions/index.ts':
          'import { fc } from "fast-check"; import "zod"; import "node:fs"; import "fs/promises"; console.log(fc);',
      },
      'not in "dependencies": fast-check',
    ],
  ])('stops where %s', async (_name, files, message) => {
    await expect(buildOf(files as unknown as Record<string, string>)).rejects.toThrow(message);
  });
});

describe('the deploy folder of this project', () => {
  it('holds only what is on the list', async () => {
    const out = join(folder, 'own');
    await build({ project: root, out });
    const files = filesIn(join(out, 'deploy'));
    expect(files.filter((file) => !allowedInDeploy.some((allowed) => allowed.test(file)))).toEqual([]);
    expect(files).toContain('index.js');
  });
});

describe('the console page', () => {
  const files = new Map([['main.js', '/aset/konsol/main.A.js']]);

  it.each(['main.js', './main.tsx', '/konsol/main.js'])('may name its script %s', (name) => {
    expect(withHashedNames(`<script type="module" src="${name}"></script>`, files)).toBe(
      '<script type="module" src="/aset/konsol/main.A.js"></script>',
    );
  });

  it('may not name a file that was not built', () => {
    expect(() => withHashedNames('<script src="other.js"></script>', files)).toThrow('names other.js');
  });

  it('must load a script', () => {
    expect(() => withHashedNames('<p></p>', files)).toThrow('loads no script');
  });
});
