import { describe, expect, it } from 'vitest';
import { root } from '../../tools/bootstrap.mjs';
import { circles, type Import, importsOf, importsOfFile, loadedWith, sourcesIn } from './imports.ts';

/**
 * Who may import whom (style §2). Each row is a part of the source, its own files included, and what it may import besides.
 * Whatever is not in the table is forbidden.
 */
const arrows: { part: string; parts: readonly string[]; packages: readonly string[] | 'any' }[] = [
  { part: 'domain', parts: [], packages: ['zod'] },
  // Decisions are the domain's, effects the ports': a use case needs no server library.
  { part: 'functions/usecases', parts: ['domain'], packages: ['zod', 'file-type'] },
  { part: 'functions/store', parts: ['domain', 'functions/usecases/ports.ts'], packages: 'any' },
  { part: 'functions/letters', parts: ['domain', 'functions/usecases/ports.ts'], packages: 'any' },
  { part: 'functions/reports', parts: ['domain', 'functions/usecases/ports.ts'], packages: 'any' },
  { part: 'functions/notify', parts: ['domain', 'functions/usecases/ports.ts'], packages: 'any' },
  {
    part: 'functions/entry',
    parts: ['domain', 'functions/usecases', 'functions/assets.ts', 'web/citizen', 'web/survey'],
    packages: 'any',
  },
  { part: 'functions/assets.ts', parts: [], packages: [] },
  { part: 'functions/config.ts', parts: [], packages: ['firebase-functions'] },
  {
    part: 'functions/surroundings.ts',
    parts: ['functions/usecases/ports.ts'],
    packages: ['firebase-functions', 'node:crypto'],
  },
  // The table of contents is the one file that knows everybody.
  { part: 'functions/index.ts', parts: ['domain', 'functions'], packages: 'any' },
  { part: 'web/console', parts: ['domain'], packages: ['preact', 'firebase'] },
  { part: 'web/citizen', parts: ['domain'], packages: ['qrcode'] },
  // One escaping tag and one look for everything the public sees.
  { part: 'web/survey', parts: ['domain', 'web/citizen'], packages: [] },
  // Demo data goes through the use cases; nothing imports the tools in turn.
  { part: 'tools', parts: ['domain', 'functions'], packages: 'any' },
];

const files = ['domain', 'functions', 'web', 'tools'].flatMap((folder) => sourcesIn(root, folder));
const imports = files.flatMap((file) => importsOfFile(root, file));

const isWithin = (file: string, part: string) => file === part || file.startsWith(`${part}/`);

/** The most particular row a file falls under. */
function rowOf(file: string) {
  return arrows.filter(({ part }) => isWithin(file, part)).sort((a, b) => b.part.length - a.part.length)[0];
}

function isAllowed({ from, file, package: library }: Import): boolean {
  const row = rowOf(from);
  if (!row) return false;
  if (file !== undefined) return [row.part, ...row.parts].some((part) => isWithin(file, part));
  return row.packages === 'any' || row.packages.includes(library ?? '');
}

const inWords = ({ from, file, package: library }: Import) => `${from} → ${file ?? library ?? ''}`;

describe('the arrows', () => {
  it('know every source file', () => {
    expect(files.filter((file) => rowOf(file) === undefined)).toEqual([]);
    const empty = arrows.filter(({ part }) => !files.some((file) => isWithin(file, part)));
    expect(empty.map(({ part }) => part)).toEqual([]);
  });

  it('are kept by every import', () => {
    expect(imports.filter((each) => !isAllowed(each)).map(inWords)).toEqual([]);
  });

  // An arrow to nowhere would be missing in every circle.
  it('lead to source files', () => {
    const missing = imports.filter(({ file }) => file !== undefined && !files.includes(file));
    expect(missing.map(inWords)).toEqual([]);
  });

  it('never lead back', () => {
    expect(circles(imports)).toEqual([]);
  });

  it('do not make the first page wait for the libraries that make files', () => {
    const loaded = loadedWith('functions/index.ts', imports);
    expect([...loaded]).toContain('functions/letters/letters.ts');
    expect([...loaded]).toContain('functions/reports/reports.ts');
    for (const library of ['pdf-lib', 'pkijs', 'asn1js', 'fontkit', 'docx', 'write-excel-file'])
      expect([...loaded]).not.toContain(library);
  });

  const kite = (text: string, from = 'domain/kite.ts') => importsOf(root, from, text);

  it('see every way of importing', () => {
    const text = `
      import { a } from './a.ts';
      import type { B } from '../web/b.ts';
      export * from './c.ts';
      export type { D } from './d.ts';
      const e = await import('./steps/e.ts');
      type F = import('./f.ts').F;
      import { readFile } from 'node:fs/promises';
      import { Timestamp } from '@google-cloud/firestore/types';
      import './g.ts';`;
    const from = 'domain/kite.ts';
    expect(kite(text)).toEqual([
      { from, kind: 'now', file: 'domain/a.ts' },
      { from, kind: 'type', file: 'web/b.ts' },
      { from, kind: 'now', file: 'domain/c.ts' },
      { from, kind: 'type', file: 'domain/d.ts' },
      { from, kind: 'later', file: 'domain/steps/e.ts' },
      { from, kind: 'type', file: 'domain/f.ts' },
      { from, kind: 'now', package: 'node:fs/promises' },
      { from, kind: 'now', package: '@google-cloud/firestore' },
      { from, kind: 'now', file: 'domain/g.ts' },
    ]);
    expect(() => kite('await import(name);')).toThrow('computed');
  });

  it.each([
    ['domain/kite.ts', '../functions/usecases/case.ts'],
    ['domain/kite.ts', 'node:crypto'],
    ['functions/usecases/fly-kite.ts', '../store/firestore.ts'],
    ['functions/usecases/fly-kite.ts', 'firebase-admin/firestore'],
    ['functions/store/kites.ts', '../usecases/case.ts'],
    ['functions/entry/kites.ts', '../letters/sign.ts'],
    ['functions/entry/kites.ts', '../index.ts'],
    ['web/console/kite.tsx', '../citizen/html.ts'],
    ['web/console/kite.tsx', '../../functions/usecases/case.ts'],
    ['web/citizen/kite.ts', '../../functions/usecases/ports.ts'],
    ['web/citizen/kite.ts', '../../standards/juai/office.json'],
    ['functions/store/kites.ts', '../../tools/seeding.ts'],
  ])('do not go from %s to %s', (from, to) => {
    expect(kite(`import { kite } from '${to}';`, from).map(isAllowed)).toEqual([false]);
    expect(kite(`import type { Kite } from '${to}';`, from).map(isAllowed)).toEqual([false]);
  });

  it.each([
    ['functions/usecases/fly-kite.ts', '../../domain/engine.ts'],
    ['functions/store/kites.ts', '../usecases/ports.ts'],
    ['functions/entry/kites.ts', '../usecases/case.ts'],
    ['functions/index.ts', './letters/sign.ts'],
    ['web/console/kite.tsx', '../../domain/engine.ts'],
  ])('go from %s to %s', (from, to) => {
    expect(kite(`import { kite } from '${to}';`, from).map(isAllowed)).toEqual([true]);
  });

  it('find a circle wherever it is entered', () => {
    const arrow = (from: string, file: string): Import => ({ from, file, kind: 'now' });
    const straight = [arrow('a', 'b'), arrow('a', 'c'), arrow('b', 'c')];
    expect(circles(straight)).toEqual([]);
    expect(circles([...straight, arrow('c', 'b')])).toEqual([['b', 'c', 'b']]);
    expect(circles([arrow('a', 'a')])).toEqual([['a', 'a']]);
  });
});
