import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './bootstrap.mjs';
import { chooseSituation, lookAround } from './java/situation.ts';

/** `npm run doctor`: what of this machine Loket can use, one line each. Changes nothing. */

const programs = ['java', 'gcloud', 'chromium', 'pdfsig', 'mutool', 'qpdf', 'openssl', 'certutil', 'zbarimg'];

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

const found = await lookAround(join(root, 'node_modules', 'firebase-tools'), process.env);
const situation = chooseSituation(found, () => false);
console.log(`Node ${process.version}`);
console.log(situation.kind === 'none' ? situation.message : situation.label);
for (const program of programs) console.log(`${onPath(program) ? 'ok     ' : 'missing'} ${program}`);
