import type { SeedLayout, SeedRow } from './layout.ts';

export const perakLayout: SeedLayout = {
  file: '002_1ad36fd352f9c6bc.txt',
  opens: /^Jenis Layanan :/,
  rows: labelRows,
  blockFurniture: ['Jenis Layanan :'],
  decreeFurniture: [
    'KEPUTUSAN CAMAT PERAK',
    'NOMOR :',
    'TENTANG',
    'CAMAT PERAK',
    'Menimbang :',
    'Mengingat :',
    'MEMUTUSKAN',
    'Menetapkan :',
    'Ditetapkan di :',
    'Pada Tanggal :',
    'NIP.',
    // Both annexes repeat the decree's number and day above their first line.
    'LAMPIRAN I KEPUTUSAN CAMAT PERAK Nomor : 188.4/ 62/415.63/2023 Tanggal : 3 April 2023',
    'LAMPIRAN II KEPUTUSAN CAMAT PERAK Nomor : 188.4/ 62/415.63/2023 Tanggal : 03 April 2023',
    'MAKLUMAT PELAYANAN',
    // What the copy has in place of a picture.
    '[Handwritten Signature]',
    'BERITA ACARA',
    'Nomor :',
    'NO NAMA UNSUR PESERTA TANDA TANGAN',
    // The list of participants numbers each name and, in the last column, its signature.
    '1',
    '1. 2',
    '2. 3',
    '3. 4',
    '4. 5',
    '5. 6',
    '6. 7',
    '7. 8',
    '8. 9',
    '9. 10',
    '10. 11',
  ],
  noise: [{ text: '↓', why: 'arrow between the boxes that hold one step each' }],
};

/**
 * Perak: a row a line, number and label in one cell ("10.Kompetensi Pelaksana"). Where a drawing or a page break cut the
 * table, what follows stands on lines of its own; a label without a tab opens a row too.
 */
function labelRows(lines: readonly string[]): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const rows: SeedRow[] = [];
  for (const line of lines) {
    const cells = line.split('\t');
    const [, number = '', label] =
      /^(\d+\.)\s*(\S.*)$/.exec((cells[0] ?? '').replaceAll(/<\/?p>/g, '').trim()) ?? [];
    const before = rows.at(-1);
    if (label !== undefined) rows.push({ number, label, content: cells.slice(1).join('\t') });
    else if (before && line.trim() !== '')
      rows.splice(-1, 1, { ...before, content: `${before.content}\n${line}` });
    else if (line.trim() !== '') heads.push(line);
  }
  return { heads, rows };
}
