import type { SeedLayout, SeedRow } from './layout.ts';

export const balongbendoLayout: SeedLayout = {
  file: '004_e972dba8ccf83ea9.txt',
  opens: /^I{1,2}\. LAYANAN ADMINISTRASI /,
  rows: tabRows,
  blockFurniture: [
    'I. LAYANAN ADMINISTRASI KEPENDUDUKAN',
    'II. LAYANAN ADMINISTRASI UMUM LAINNYA',
    '1. PENERBITAN KARTU KELUARGA WNI',
    '2. PENERBITAN KARTU TANDA PENDUDUK ELEKTRONIK (KTP-EL) WNI',
    'NO KOMPONEN URAIAN',
    'No KOMPONEN URAIAN',
    'No. KOMPONEN URAIAN',
    'I. Penyampaian Pelayanan (Service Delivery)',
    'II. Pengelolaan Pelayanan (Manufacturing)',
  ],
  decreeFurniture: [
    'KEPUTUSAN CAMAT BALONGBENDO KABUPATEN SIDOARJO',
    'NOMOR :',
    'TENTANG',
    'DENGAN RAHMAT TUHAN YANG MAHA ESA',
    'CAMAT BALONGBENDO KABUPATEN SIDOARJO,',
    'Menimbang',
    'Mengingat',
    'MEMUTUSKAN :',
    'Menetapkan',
    'Dikeluarkan di :',
    'Pada Tanggal :',
    'NIP.',
    // The visible part of the electronic signature and the head of the annex say once more what the decree says above them.
    'Ditandatangani secara elektronik oleh ACHMAD FARKAN JAZULI, S.STP, MM NIP. 197901141997111001',
    'LAMPIRAN KEPUTUSAN CAMAT BALONGBENDO NOMOR : 000.8.3.2/1628/438.7.11/2024 TANGGAL : 01 April 2024 STANDAR PELAYANAN',
    // Below the annex place, date and signer are printed a second time.
    'Dikeluarkan di : Balongbendo Pada Tanggal : 01 April 2024 CAMAT BALONGBENDO Ditandatangani secara elektronik oleh ACHMAD FARKAN JAZULI, S.STP, MM NIP. 197901141997111001 ACHMAD FARKAN JAZULI, S.STP.,MM Pembina Tingkat I',
  ],
  noise: [],
};

/**
 * Balongbendo: a row a line, three cells. A page break repeats the column names and goes on with an empty number; a label
 * may be cut there as well. A title stands behind its number in the group, now and then with a stray semicolon after it.
 */
function tabRows(
  lines: readonly string[],
  isFurniture: (text: string) => boolean,
): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const rows: SeedRow[] = [];
  for (const line of lines) {
    const [number = '', label = '', content = ''] = line.split('\t');
    if (line.trim() === '' || isFurniture(line)) continue;
    const before = number === '' ? rows.pop() : undefined;
    if (before)
      rows.push({
        number: before.number,
        label: `${before.label}\n${label}`,
        content: `${before.content}\n${content}`,
      });
    else if (/^\d+\.$/.test(number)) rows.push({ number, label, content });
    else heads.push(line.replace(/^(?:\d|[a-z])\. /, '').replace(/;$/, ''));
  }
  return { heads, rows };
}
