import { readFileSync } from 'node:fs';
import { readAnswerTable, recompute, TableProblems } from '../domain/survey-recompute.ts';

/**
 * `npm run -s skm -- jawaban.csv`: the index from a table of answers, as JSON. Exit code 1: the table is wrong, 2: it cannot be
 * read. What is wrong is told in Indonesian on the error output, since those who check a report read it.
 */

const usage = `Cara pakai: npm run -s skm -- <jawaban.csv>

Baris pertama berisi nama kolom: sembilan kunci unsur dalam urutan apa pun
(persyaratan, prosedur, waktu, biaya, produk, kompetensi, perilaku, sarana, pengaduan)
dan, bila ada, service. Setiap baris berikutnya satu responden dengan nilai 1 sampai 4;
jawaban yang kosong dibiarkan kosong.`;

/** Enough to see what kind of mistake it is. */
const toldAtMost = 20;

function textOf(file: string): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new TableProblems(['Berkas bukan teks UTF-8. Simpan ulang sebagai "CSV UTF-8".']);
  }
}

function fail(code: 1 | 2, lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = code;
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) fail(2, [usage]);
else {
  try {
    console.log(JSON.stringify(recompute(readAnswerTable(textOf(file))), null, 2));
  } catch (error) {
    if (error instanceof TableProblems) {
      const { problems } = error;
      const rest = problems.length - toldAtMost;
      fail(1, [
        ...problems.slice(0, toldAtMost),
        ...(rest > 0 ? [`… dan ${String(rest)} kesalahan lain.`] : []),
      ]);
    } else if (error instanceof Error && 'code' in error) fail(2, [`Berkas ${file} tidak dapat dibaca.`]);
    else throw error;
  }
}
