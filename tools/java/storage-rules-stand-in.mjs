/**
 * Takes the place of Google's Storage rules runtime where that cannot be downloaded. It knows one ruleset, the
 * one that denies everything, and for that one its answers are exact. Any other ruleset is an error, so this
 * file can never make a test of real Storage rules pass.
 * Protocol: one JSON object per line on stdin and stdout.
 */
import { createInterface } from 'node:readline';

const denyEverything =
  "rules_version='2';servicefirebase.storage{match/b/{bucket}/o{match/{allPaths=**}{allowread,write:iffalse;}}}";

/** @param {string} source */
function isDenyEverything(source) {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n]*/g, '');
  return bare.replace(/\s+/g, '') === denyEverything;
}

/** @param {object} message */
function answer(message) {
  // A status other than "ok" leaves the caller waiting for ever: problems go into `errors`.
  process.stdout.write(JSON.stringify({ status: 'ok', warnings: [], errors: [], ...message }) + '\n');
}

/** @param {{ id: number, action: string, context?: any }} request */
function handle(request) {
  const { id, action } = request;
  if (action === 'load_ruleset') {
    const files = request.context?.source?.files ?? [];
    const wrong = files.find((/** @type {{ content: string }} */ file) => !isDenyEverything(file.content));
    const errors = wrong || files.length === 0 ? [notDenyEverything(wrong?.name ?? 'storage.rules')] : [];
    answer({ id, errors, result: { rulesVersion: 2 } });
    return;
  }
  if (action === 'verify') {
    answer({ id, result: { permit: false } });
    return;
  }
  answer({ id, errors: [`unknown action ${action}`] });
}

/** @param {string} fileName */
function notDenyEverything(fileName) {
  return JSON.stringify({
    description_: 'Without the genuine Storage rules runtime only rules that deny everything can be loaded.',
    sourcePosition_: { fileName_: fileName, line_: 1, column_: 1 },
  });
}

answer({ id: -1 });
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  if (line.trim() !== '') handle(JSON.parse(line));
});
lines.on('close', () => process.exit(0));
process.on('SIGINT', () => process.exit(0));
