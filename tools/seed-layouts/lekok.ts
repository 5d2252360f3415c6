import type { SeedLayout, SeedRow } from './layout.ts';

export const lekokLayout: SeedLayout = {
  file: '003_6afc7f231b53ee5a.txt',
  rows: pipeRows,
  opens: /^\| \d+\. \| Pelayanan \|/,
  blockFurniture: [
    'Pelayanan',
    'Terkait dengan proses penyampaian pelayanan (Delivery Service)',
    'Terkait dengan proses pengelolaan pelayanan di internal organisasi (manufacturing)',
  ],
  decreeFurniture: ['LAMPIRAN : KEPUTUSAN CAMAT LEKOK', 'NOMOR :', 'TANGGAL :'],
  noise: [],
};

/** Whole labels of which the file prints some in pieces, one a row. */
const wholeLabels = [
  'Produk Pelayanan',
  'Penanganan Pangaduan, Saran & Masukan',
  'Kompetensi Pelaksana',
  'Jumlah Pelaksana',
  'Jaminan Pelayanan',
  'Jaminan Keamanan & Keselamatan Pelayanan',
  'Evaluasi Kinerja Pelaksana',
];

/**
 * Lekok: a pipe table a page, a row a line; the label stands in the first or second cell. A row goes on where its
 * label is the rest of the one before or missing; but a chart without a label is a row of its own (service 7).
 */
function pipeRows(
  lines: readonly string[],
  isFurniture: (text: string) => boolean,
): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const rows: SeedRow[] = [];
  for (const line of lines) {
    if (/^\|[-|]+\|$/.test(line)) continue;
    if (!line.startsWith('|')) {
      if (line.trim() !== '') heads.push(line);
      continue;
    }
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const [first = '', second = '', third = ''] = cells;
    if (cells.every((cell) => cell === '')) continue;
    if (/^\d+\.$/.test(first) || isFurniture(first)) {
      heads.push(...cells.filter((cell) => cell !== ''));
      continue;
    }
    const wide = cells.length > 2 && first === '';
    const row = wide
      ? { number: '', label: second, content: third }
      : { number: '', label: first, content: second + third };
    const before = rows.at(-1);
    if (before && goesOn(before.label, row)) {
      rows[rows.length - 1] = {
        number: '',
        label: `${before.label} ${row.label}`.trim(),
        content: `${before.content} ${row.content}`.trim(),
      };
    } else rows.push(row);
  }
  return { heads, rows };
}

function goesOn(before: string, { label, content }: SeedRow): boolean {
  if (label === '') return !content.includes('<pre>');
  return wholeLabels.some((whole) => whole.startsWith(`${before} ${label}`));
}
