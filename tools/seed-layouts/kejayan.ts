import type { SeedLayout, SeedRow } from './layout.ts';

export const kejayanLayout: SeedLayout = {
  file: '001_64c9a9fcc9a13fbb.txt',
  rows: tabRows,
  opens: /^STANDAR PELAYANAN$/,
  blockFurniture: [
    'STANDAR PELAYANAN',
    'PADA KECAMATAN KEJAYAN KABUPATEN PASURUAN',
    'NO KOMPONEN URAIAN',
    'PENYAMPAIAN LAYANAN',
    'PENGELOLAAN PELAYANAN',
  ],
  decreeFurniture: [
    'KEPUTUSAN CAMAT KEJAYAN KABUPATEN PASURUAN',
    'NOMOR :',
    'TENTANG',
    'CAMAT KEJAYAN,',
    'Menimbang :',
    'Mengingat :',
    'MEMUTUSKAN :',
    'Menetapkan :',
    'Ditetapkan di',
    'pada tanggal,',
    'NIP.',
    'TEMBUSAN :',
  ],
  noise: [],
};

/** Kejayan: a row a line, three cells; an empty number carries on the row before (a page break). */
function tabRows(lines: readonly string[]): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const rows: SeedRow[] = [];
  for (const line of lines) {
    const [number = '', label = '', content = ''] = line.split('\t');
    if (/^\d+\.$/.test(number)) rows.push({ number, label, content });
    else if (number === '' && (label !== '' || content !== '')) {
      const before = rows.pop();
      rows.push(
        before
          ? {
              number: before.number,
              label: `${before.label}\n${label}`,
              content: `${before.content}\n${content}`,
            }
          : { number, label, content },
      );
    } else if (line.trim() !== '') heads.push(line);
  }
  return { heads, rows };
}
