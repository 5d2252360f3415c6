import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** One import: from a file of the project (path from the root, `/` between) to a file of it or to a package. */
export interface Import {
  from: string;
  /** Set for a file of the project. */
  file?: string;
  /** Set for anything else: the package's name, or `node:fs` and the like. */
  package?: string;
  /** `type` is gone once compiled; `later` waits until the line is reached. */
  kind: 'now' | 'later' | 'type';
}

/** Source files below a folder, as paths from the root. */
export function sourcesIn(root: string, folder: string): string[] {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.split(sep).includes('node_modules'))
    .map((file) => [folder, ...file.split(sep)].join('/'))
    .sort();
}

export function importsOfFile(root: string, from: string): Import[] {
  return importsOf(root, from, readFileSync(join(root, from), 'utf8'));
}

/** All imports of a source text: `import`, `export … from`, `import()` and `import('…').Type`. */
export function importsOf(root: string, from: string, text: string): Import[] {
  const file = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (target: ts.Node | undefined, kind: Import['kind']) => {
    if (!target || !ts.isStringLiteralLike(target))
      throw new Error(`${from}: an import of something computed`);
    found.push({ from, kind, ...targetOf(root, from, target.text) });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isOnlyTypes(node) ? 'type' : 'now');
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'now');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'later');
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, 'type');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isOnlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function targetOf(root: string, from: string, target: string): Pick<Import, 'file' | 'package'> {
  if (target.startsWith('.')) {
    const file = relative(root, resolve(root, dirname(from), target))
      .split(sep)
      .join('/');
    return { file };
  }
  if (target.startsWith('node:')) return { package: target };
  const parts = target.split('/');
  return { package: parts.slice(0, target.startsWith('@') ? 2 : 1).join('/') };
}

/**
 * Circles of imports.
 * @returns each as the files in order, the first again at the end; one per group of files that reach each other
 */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, file } of imports) if (file) next.set(from, [...(next.get(from) ?? []), file]);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, way: string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) {
      found.push([...way.slice(start), file]);
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

/** Files and packages that are loaded as soon as a file is, itself included. */
export function loadedWith(start: string, imports: readonly Import[]): Set<string> {
  const loaded = new Set([start]);
  // A set may grow while it is walked; what is added is visited too.
  for (const file of loaded)
    for (const each of imports)
      if (each.from === file && each.kind === 'now') loaded.add(each.file ?? each.package ?? '');
  return loaded;
}
