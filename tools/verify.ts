import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterMarkWords } from '../domain/verification-words.ts';
import { isEvaluationCertificate } from '../functions/letters/sign.ts';
import { verifyPdf } from '../functions/letters/verify.ts';
import { root } from './bootstrap.mjs';

/**
 * `npm run -s verify -- <file.pdf> [roots.pem]`: what the verification page would say of a file, as JSON. Without roots those of this
 * checkout's evaluation key are trusted, if there is one. Exit code 0: the signature holds and covers the whole file, 1: it does
 * not, 2: the file cannot be read.
 */

const usage = `Cara pakai: npm run -s verify -- <surat.pdf> [akar.pem]`;

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    console.error(`Berkas ${file} tidak dapat dibaca.`);
    process.exit(2);
  }
}

/** Whether the roots are the evaluation key's; ends the program where they are no certificates. */
function isSealOf(pem: string): boolean {
  try {
    const isSeal = isEvaluationCertificate(pem);
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return isSeal;
  } catch {
    // Told below: whatever is wrong with it, it is no certificate.
  }
  console.error('Berkas akar bukan sertifikat PEM.');
  process.exit(2);
}

const [file, roots, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
  console.error(usage);
  process.exit(2);
}
const bytes = bytesOf(file);
const ownRoot = join(root, '.loket', 'key', 'root.pem');
const rootFile = roots ?? (existsSync(ownRoot) ? ownRoot : undefined);
const trusted = rootFile === undefined ? undefined : bytesOf(rootFile).toString('utf8');
const isSeal = trusted !== undefined && isSealOf(trusted);
const reading = await verifyPdf(bytes, trusted === undefined ? {} : { trustedRootsPem: [trusted] });
console.log(
  JSON.stringify(
    {
      file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      verdict: reading.verdict,
      words: letterMarkWords[isSeal ? 'seal' : 'signature'].verdicts[reading.verdict],
      // Whether the number is registered only the office knows: its page is behind the letter's QR code.
      registered: null,
      rootsFrom: rootFile ?? null,
      appendedAfterSigning: reading.appendedAfterSigning,
      signatures: reading.signatures.map(({ signedAt, ...signature }) => ({
        ...signature,
        signedAt: signedAt === undefined ? null : new Date(signedAt).toISOString(),
      })),
    },
    null,
    2,
  ),
);
process.exitCode = reading.verdict === 'valid' ? 0 : 1;
