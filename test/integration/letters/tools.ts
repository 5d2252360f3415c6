import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentsStart, hexEnd, text } from '../../fixtures/letters/tamperings.ts';

/** Runs a tool and gives back all it printed. Exit codes are not looked at: the PDF tools say 0 for broken files. */
export function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error && 'code' in error && error.code === 'ENOENT')
        reject(new Error(`${command} is not installed`));
      else resolve(stdout + stderr);
    });
  });
}

/** A folder of its own with a trust store holding one root, and the letter tools on files in it. */
export type Bench = {
  folder: string;
  file: (name: string, bytes: Uint8Array | string) => Promise<string>;
  pdfsig: (pdf: Uint8Array) => Promise<string>;
  mutool: (pdf: Uint8Array) => Promise<string>;
  qpdf: (pdf: Uint8Array) => Promise<string>;
  openssl: (pdf: Uint8Array) => Promise<string>;
  close: () => Promise<void>;
};

export async function openBench(rootPem: string): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-letters-'));
  const file = async (name: string, bytes: Uint8Array | string) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const root = await file('root.pem', rootPem);
  const store = `sql:${folder}`;
  await run('certutil', ['-N', '-d', store, '--empty-password']);
  await run('certutil', ['-A', '-d', store, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
  return {
    folder,
    file,
    pdfsig: async (pdf) => run('pdfsig', ['-nssdir', store, await file('letter.pdf', pdf)]),
    mutool: async (pdf) => run('mutool', ['sign', '-v', await file('letter.pdf', pdf)]),
    qpdf: async (pdf) => run('qpdf', ['--check', await file('letter.pdf', pdf)]),
    openssl: async (pdf) => {
      const { cms, signed } = takenApart(pdf);
      const [cmsFile, signedFile] = [await file('sig.p7s', cms), await file('signed.bin', signed)];
      const input = ['-binary', '-inform', 'DER', '-in', cmsFile, '-content', signedFile];
      return run('openssl', [
        'cms',
        '-verify',
        '-cades',
        ...input,
        '-CAfile',
        root,
        '-purpose',
        'any',
        '-out',
        '/dev/null',
      ]);
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** The last signature's CMS and the bytes it covers, taken by the ByteRange written in the file. */
function takenApart(pdf: Uint8Array): { cms: Buffer; signed: Buffer } {
  const ranges = [...text(pdf).matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)];
  const [a = 0, b = 0, c = 0, d = 0] = (ranges.at(-1)?.slice(1) ?? []).map(Number);
  const file = Buffer.from(pdf);
  return {
    cms: Buffer.from(text(pdf).slice(contentsStart(pdf), hexEnd(pdf)), 'hex'),
    signed: Buffer.concat([file.subarray(a, a + b), file.subarray(c, c + d)]),
  };
}
