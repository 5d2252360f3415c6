import type { SeedLayout, SeedRow } from './layout.ts';

export const juaiLayout: SeedLayout = {
  file: '000_7b10f660974f9d43.txt',
  rows: cellRows,
  opens: /^Jenis Layanan :/,
  blockFurniture: [
    'Jenis Layanan :',
    'PENYAMPAIAN LAYANAN (Service Delivery)',
    'PENGELOLAAN PELAYANAN (MANUFACTURING)',
  ],
  decreeFurniture: [
    'KEPUTUSAN CAMAT JUAI',
    'NOMOR :',
    'TENTANG',
    // The head prints a second "tentang" with another title; the first is kept as the decree's.
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
    'MAKLUMAT PELAYANAN',
  ],
  noise: [],
};

/** Juai: a tab opens a cell, which goes on over lines without one; three cells make a row. */
function cellRows(
  lines: readonly string[],
  isFurniture: (text: string) => boolean,
): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const cells: string[] = [];
  for (const line of lines) {
    if (line.startsWith('\t')) {
      if (isFurniture(line)) heads.push(line);
      else cells.push(line);
    } else if (cells.length > 0) cells.push(`${cells.pop() ?? ''}\n${line}`);
    else if (line.trim() !== '') heads.push(line);
  }
  const rows: SeedRow[] = [];
  for (let index = 0; index < cells.length; index += 3) {
    const [number = '', label = '', content = ''] = cells.slice(index, index + 3);
    rows.push({ number, label, content });
  }
  return { heads, rows };
}
