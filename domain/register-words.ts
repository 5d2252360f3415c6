import type { Collector } from './application.ts';
import type { EntryStatus, VoidGround } from './register-book.ts';

/** Words of register books, on the screen, in files and on paper. */

export const entryStatusWords: Readonly<Record<EntryStatus, string>> = {
  reserved: 'Dipesan',
  booked: 'Tercatat',
  void: 'Batal',
};

/** As the book says why a number taken by hand is void. */
export const voidGroundWords: Readonly<Record<VoidGround, string>> = {
  mistaken: 'Salah ambil nomor',
  'letter-dropped': 'Surat tidak jadi dibuat',
  'sheet-spoilt': 'Lembar rusak atau salah tulis',
  other: 'Alasan lain',
};

export const blockReleasedWords = 'Blok nomor dilepas, nomor tidak dipakai';

/** What stands where a book knows nothing. */
export const unknownInBook = '—';

export const bookWords = {
  title: (label: string, year: number) => `${label.toLocaleUpperCase('id')} TAHUN ${String(year)}`,
  columns: {
    ordinal: 'Urut',
    number: 'Nomor',
    onDate: 'Tanggal',
    service: 'Layanan',
    reference: 'Nomor permohonan',
    name: 'Nama pemohon',
    subject: 'Perihal',
    addressee: 'Tujuan',
    status: 'Status',
    remark: 'Keterangan',
  },
  outside: 'Surat di luar Loket',
  ofBlock: 'Blok nomor untuk kertas',
  facts: { year: 'Tahun buku', content: 'Isi', count: 'Jumlah baris', printed: 'Dicetak' },
  everything: 'Seluruh nomor',
  status: (words: string) => `status ${words.toLocaleLowerCase('id')}`,
  from: (day: string) => `sejak ${day}`,
  to: (day: string) => `sampai ${day}`,
  containing: (text: string) => `memuat “${text}”`,
  empty: 'Tidak ada nomor yang sesuai.',
  /** A whole book of a year that is over. */
  closed: (count: number, day: string) => `Buku ini memuat ${String(count)} baris. Ditutup pada ${day}.`,
  /** Anything less: a book is not closed by printing from it. */
  extract: (count: number, day: string) => `Kutipan: ${String(count)} baris, dicetak pada ${day}.`,
  keeper: 'Pengelola buku register',
  signatureRoom: '(.................................................)',
} as const;

export const collectionWords = {
  title: 'BUKU PENGAMBILAN',
  name: 'Buku pengambilan',
  period: 'Masa',
  columns: {
    at: 'Tanggal dan jam',
    reference: 'Nomor permohonan',
    number: 'Nomor surat',
    service: 'Layanan',
    name: 'Nama pemohon',
    collector: 'Diambil oleh',
    collectorName: 'Nama pengambil',
    inBook: 'Tanda tangan di buku',
  },
  collector: {
    applicant: 'Pemohon sendiri',
    family: 'Keluarga pemohon',
    proxy: 'Orang yang diberi kuasa',
    village: 'Petugas desa/kelurahan',
  } satisfies Readonly<Record<Collector, string>>,
  inBook: { yes: 'Sudah', no: 'Belum' },
  onScreen: 'Tanda tangan di layar',
  empty: 'Tidak ada penyerahan pada masa ini.',
} as const;
