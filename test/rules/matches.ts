/**
 * Paths of all `match` statements of a rules text, nested ones joined, in order of appearance; the frame
 * `/databases/{database}/documents` is left out.
 */
export function matchesOf(rules: string): string[] {
  const text = rules.replace(/\/\/.*$/gm, '');
  const found: string[] = [];
  /** One entry per open brace: the path of a match, or nothing for a function, the service and the like. */
  const open: string[] = [];
  // A path holds braces itself, so it is taken whole; strings hold none that count.
  for (const [token, path] of text.matchAll(/'[^']*'|\bmatch\s+(\S+)\s*\{|[{}]/g)) {
    if (path !== undefined) {
      open.push(path);
      found.push(open.join(''));
    } else if (token === '{') open.push('');
    else if (token === '}') open.pop();
  }
  const frame = '/databases/{database}/documents';
  return found.map((path) => path.slice(frame.length)).filter((path) => path !== '');
}

/** Whether a match path covers a document path, e.g. `/offices/{office}/cards/{id}` and `offices/contoh/cards/1`. */
export function covers(match: string, document: string): boolean {
  const wanted = match.slice(1).split('/');
  const given = document.split('/');
  const rest = wanted.findIndex((segment) => segment.endsWith('=**}'));
  if (rest === -1 ? given.length !== wanted.length : given.length <= rest) return false;
  return wanted
    .slice(0, rest === -1 ? undefined : rest)
    .every((segment, index) => segment.startsWith('{') || segment === given[index]);
}
