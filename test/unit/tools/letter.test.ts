import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';

/** `npm run letter` and `npm run verify` as a template author runs them. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-letter-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sample = join(root, 'test', 'fixtures', 'letters', 'contents', 'undangan.json');

function run(tool: 'letter' | 'verify', ...args: string[]) {
  return new Promise<{ code: number; out: string; told: string }>((resolve) => {
    execFile(process.execPath, [join(root, 'tools', `${tool}.ts`), ...args], (error, out, told) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, told });
    });
  });
}

const read = (out: string): Record<string, unknown> => JSON.parse(out);

describe('a letter made and read on the command line', () => {
  it('is sealed, and verified whole; one changed byte is noticed', async () => {
    const file = join(folder, 'surat.pdf');
    const made = await run('letter', sample, file);
    expect(made.code).toBe(0);
    const verified = await run('verify', file);
    expect(verified.code).toBe(0);
    expect(read(verified.out)).toMatchObject({
      verdict: 'valid',
      words: 'Segel elektroniknya utuh dan mencakup seluruh berkas.',
      sha256: read(made.out)['sha256'],
      signatures: [{ coversWholeFile: true, digestMatches: true, signatureValid: true, chainTrusted: true }],
    });
    const changed = readFileSync(file);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const again = await run('verify', file);
    expect(again.code).toBe(1);
    expect(read(again.out)).toMatchObject({ verdict: 'invalid' });
  });

  it('is the same file for the same content', async () => {
    const [a, b] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
    await Promise.all([run('letter', sample, a), run('letter', sample, b)]);
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });

  it('is not made of a content with a hole, a foreign field or no JSON: the place is named', async () => {
    const content = JSON.parse(readFileSync(sample, 'utf8')) as Record<string, unknown>;
    const wrong = async (data: unknown) => {
      const file = join(folder, 'salah.json');
      writeFileSync(file, typeof data === 'string' ? data : JSON.stringify(data));
      return run('letter', file, join(folder, 'salah.pdf'));
    };
    expect(await wrong({ ...content, subject: ' ' })).toMatchObject({
      code: 1,
      told: expect.stringContaining('kosong: Hal'),
    });
    expect(await wrong({ ...content, paper: 'A0' })).toMatchObject({
      code: 1,
      told: expect.stringContaining('- paper:'),
    });
    expect(await wrong('{')).toMatchObject({ code: 1, told: expect.stringContaining('bukan JSON') });
  });

  it('tells how it is used, and which file cannot be read', async () => {
    expect(await run('letter')).toMatchObject({ code: 2, told: expect.stringContaining('Cara pakai') });
    expect(await run('verify', join(folder, 'tidak-ada.pdf'))).toMatchObject({
      code: 2,
      told: expect.stringContaining('tidak dapat dibaca'),
    });
  });

  it('tells that the roots are no certificates instead of judging the letter by them', async () => {
    const [file, roots] = [join(folder, 'akar.pdf'), join(folder, 'akar.pem')];
    await run('letter', sample, file);
    for (const pem of ['bukan pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']) {
      writeFileSync(roots, pem);
      expect(await run('verify', file, roots)).toMatchObject({
        code: 2,
        told: expect.stringContaining('bukan sertifikat'),
      });
    }
  });

  it('says of a file without a signature that it has none', async () => {
    const file = join(folder, 'kosong.pdf');
    writeFileSync(file, '%PDF-1.7\n');
    expect(read((await run('verify', file)).out)).toMatchObject({ verdict: 'unsigned', signatures: [] });
  });
});
