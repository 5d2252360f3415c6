import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LetterContent } from '../domain/letter.ts';
import type { Refusal } from '../domain/refusal.ts';
import { letters } from '../functions/letters/letters.ts';
import { localSigner } from '../functions/letters/sign.ts';
import { root } from './bootstrap.mjs';
import { evaluationKey } from './evaluation-key.mjs';

/**
 * `npm run -s letter -- <content.json> <out.pdf>`: draws one letter and seals it with the evaluation key of this checkout, without any
 * server. What the content is made of: `LetterContent` in domain/letter.ts; examples of each kind lie in test/fixtures/letters/contents.
 * Exit code 1: the content is wrong, 2: a file cannot be read or written. Told in Indonesian on the error output.
 */

const usage = `Cara pakai: npm run -s letter -- <isi.json> <surat.pdf>

isi.json berisi satu surat (LetterContent). Contoh tiap jenis naskah ada di test/fixtures/letters/contents.`;

function fail(code: 1 | 2, lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(code);
}

function read(file: string): LetterContent {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) fail(1, [`Berkas ${file} bukan JSON yang utuh: ${error.message}`]);
    fail(2, [`Berkas ${file} tidak dapat dibaca.`]);
  }
  const parsed = LetterContent.safeParse(data);
  if (parsed.success) return parsed.data;
  fail(1, [
    'Isi surat belum benar:',
    ...parsed.error.issues.map(({ path, message }) => `- ${path.join('.') || '(surat)'}: ${message}`),
  ]);
}

function refusalLines(refusal: Refusal): string[] {
  switch (refusal.code) {
    case 'letter-hole':
      return [`Ada bagian surat yang kosong: ${refusal.field}. Isi dahulu.`];
    case 'missing-glyphs':
      return [
        'Ada huruf yang tidak dapat dicetak:',
        ...refusal.fields.map(({ field, characters }) => `- ${field}: ${characters}`),
      ];
    default:
      return [`Surat tidak dapat dibuat: ${refusal.code}`];
  }
}

const [source, target, ...more] = process.argv.slice(2);
if (source === undefined || target === undefined || more.length > 0) fail(2, [usage]);
const content = read(source);
const key = evaluationKey(join(root, '.loket', 'key'));
const rendered = await letters().render(content);
if (!rendered.ok) fail(1, refusalLines(rendered.refusal));
const signed = await localSigner(key).sign(rendered.value, {
  signerName: content.letterhead.officeLine,
  reason: `Surat nomor ${content.number}`,
  location: content.place,
  // Noon of the letter's own day: the same content gives the same file.
  at: Date.parse(`${content.dateOn}T05:00:00Z`),
  fieldName: 'Tanda-tangan-1',
});
try {
  writeFileSync(target, signed);
} catch {
  fail(2, [`Berkas ${target} tidak dapat ditulis.`]);
}
const sha256 = createHash('sha256').update(signed).digest('hex');
console.log(
  JSON.stringify({ file: target, number: content.number, sizeBytes: signed.length, sha256 }, null, 2),
);
