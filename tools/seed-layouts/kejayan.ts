import { squeeze } from './layout.ts';
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

/**
 * Kejayan: a row a line, three cells; an empty number carries on the row before (a page break), and once a page break left no
 * cell for it. Lines of dashes only are left over from a page's edge. One title is printed in bold over two lines.
 */
function tabRows(lines: readonly string[]): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const rows: SeedRow[] = [];
  const carryOn = (label: string, content: string): void => {
    const before = rows.pop();
    rows.push({
      number: before?.number ?? '',
      label: before ? `${before.label}\n${label}` : label,
      content: before ? `${before.content}\n${content}` : content,
    });
  };
  let title: string | undefined;
  for (const line of lines) {
    const cells = line.split('\t');
    const [number = '', label = '', content = ''] = cells;
    if (title !== undefined || line.startsWith('**')) {
      title = title === undefined ? line : `${title} ${line}`;
      if (line.endsWith('**')) {
        heads.push(title.replaceAll('**', ''));
        title = undefined;
      }
    } else if (/^[-\t]*$/.test(line)) continue;
    else if (/^\d+\.?$/.test(squeeze(number))) rows.push({ number, label, content });
    else if (number === '' && (label !== '' || content !== '')) carryOn(label, content);
    else if (cells.length === 2 && rows.length > 0) carryOn(number, label);
    else if (line.trim() !== '') heads.push(line);
  }
  return { heads, rows };
}
