import ts from 'typescript';
import { paths } from '../../domain/paths.ts';
import type { QueryShape } from './needed-indexes.ts';

type Path = string | ((...parts: string[]) => string);
const known = new Map(Object.entries(paths as Record<string, unknown>)) as ReadonlyMap<string, Path>;

/**
 * Queries a source text makes: each `….find({ collection, where, orderBy })` of the documents port.
 * @throws where such a call is not written out, since then nobody could say what index it needs
 */
export function queriesMade(fileName: string, text: string): QueryShape[] {
  const found: QueryShape[] = [];
  const constants = new Map<string, ts.Expression>();
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    if (ts.isCallExpression(node) && /(^|\.)documents\.find$/.test(node.expression.getText(file))) {
      const [query] = node.arguments;
      if (!query || !ts.isObjectLiteralExpression(query))
        throw new Error(`${fileName}: a query is handed on instead of written out`);
      found.push(shapeOf(query));
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  visit(file);
  return found;

  function shapeOf(query: ts.ObjectLiteralExpression): QueryShape {
    const collection = property(query, 'collection');
    const where = property(query, 'where');
    const orderBy = property(query, 'orderBy');
    const group = property(query, 'group');
    const parts = where && ts.isArrayLiteralExpression(where) ? where.elements : undefined;
    if (!collection || !parts) throw new Error(`${fileName}: a query without collection or conditions`);
    return {
      collection: nameOf(collection),
      group: group?.kind === ts.SyntaxKind.TrueKeyword,
      where: parts.map((part) => ({ field: word(part, 'field'), op: word(part, 'op') })),
      orderBy: orderBy
        ? [
            {
              field: word(orderBy, 'field'),
              direction: word(orderBy, 'direction') === 'desc' ? 'desc' : 'asc',
            },
          ]
        : [],
    };
  }

  /** Last part of a collection's path, whether written as text, asked of `paths` or kept in a `const` before. */
  function nameOf(node: ts.Expression): string {
    if (ts.isStringLiteral(node)) return node.text;
    const kept = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
    if (kept) return nameOf(kept);
    const asked = ts.isCallExpression(node) ? node.expression : node;
    const path = asked.getText(file).startsWith('paths.')
      ? known.get(asked.getText(file).slice('paths.'.length))
      : undefined;
    if (path === undefined) throw new Error(`${fileName}: ${node.getText(file)} is no path`);
    return (typeof path === 'string' ? path : path('o', 'x')).split('/').at(-1) ?? '';
  }

  function word(node: ts.Node, name: string): string {
    const value = ts.isObjectLiteralExpression(node) ? property(node, name) : undefined;
    if (!value || !ts.isStringLiteral(value)) throw new Error(`${fileName}: ${name} is not written out`);
    return value.text;
  }
}

function property(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return node.properties
    .filter(ts.isPropertyAssignment)
    .find((part) => ts.isIdentifier(part.name) && part.name.text === name)?.initializer;
}
