import { squeeze } from './layout.ts';
import type { SeedLayout, SeedRow } from './layout.ts';

export const juaiLayout: SeedLayout = {
  file: '000_7b10f660974f9d43.txt',
  rows: cellRows,
  opens: /^Jenis Layanan :/,
  blockFurniture: [
    'Jenis Layanan :',
    // The fifth block prints a second colon after its number.
    'Jenis Layanan : 5. :',
    'PENYAMPAIAN LAYANAN (Service Delivery)',
    'PENGELOLAAN PELAYANAN (MANUFACTURING)',
  ],
  decreeFurniture: [
    'KEPUTUSAN CAMAT JUAI',
    'NOMOR :',
    'TENTANG',
    // The head prints a second "tentang" with another title; the first is kept as the decree's, a note names the second.
    'T E N T A N G',
    'STANDAR PELAYANAN PUBLIK KECAMATAN JUAI ,',
    'Menimbang',
    'Mengingat',
    'MEMUTUSKAN',
    'Ditetapkan di',
    'pada tanggal,',
    'NIP.',
    'Keputusan ini disampaikan kepada :',
    'Yth. 1.',
    // Column names of the index in Lampiran I.
    'NO. NAMA SEKSI JENIS PELAYANAN',
    'MAKLUMAT PELAYANAN',
  ],
  noise: [],
};

/**
 * Juai: a tab opens a cell, which goes on over lines without one; three cells make a row. A title may run over two lines. What
 * a page break prints twice in a row, a whole row or one line of a cell, counts once.
 */
function cellRows(
  lines: readonly string[],
  isFurniture: (text: string) => boolean,
): { heads: string[]; rows: SeedRow[] } {
  const title: string[] = [];
  const heads: string[] = [];
  const cells: string[] = [];
  for (const line of lines) {
    if (line.startsWith('\t')) {
      // A group heading stands before a row; a product of the title's own name does not.
      if (cells.length % 3 === 0 && isFurniture(line)) heads.push(line);
      else cells.push(line);
    } else if (cells.length === 0) title.push(line);
    else if (line.trim() !== '') {
      const cell = cells.pop() ?? '';
      cells.push(squeeze(cell.split('\n').at(-1) ?? '') === squeeze(line) ? cell : `${cell}\n${line}`);
    }
  }
  const rows: SeedRow[] = [];
  for (let index = 0; index < cells.length; index += 3) {
    const [number = '', label = '', content = ''] = cells.slice(index, index + 3);
    const before = rows.at(-1);
    const again = [before?.number, before?.label, before?.content].join() === [number, label, content].join();
    if (!again) rows.push({ number, label, content });
  }
  return { heads: [title.join(' '), ...heads], rows };
}
