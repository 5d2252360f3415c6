import { entryStatusWords, voidGroundWords } from '../../domain/register-words.ts';

/** Words of the screen `registers`. */

export const registersText = {
  title: 'Buku register',
  viewsLabel: 'Jenis buku',
  views: { numbers: 'Buku nomor', collection: 'Buku pengambilan' },
  noBooks: 'Kantor ini belum mempunyai buku register. Administrator menambahkannya di halaman Kantor.',
  book: 'Buku',
  year: 'Tahun',
  thisYear: (year: number) => `${String(year)} (tahun ini)`,

  take: {
    title: 'Nomor untuk surat di luar Loket',
    hint: (label: string, next: number) =>
      `${label}. Nomor urut berikutnya ${String(next)}, kecuali ada yang mendahului.`,
    subject: 'Perihal',
    addressee: 'Tujuan surat',
    more: 'Tanggal dan kode',
    on: 'Tanggal surat',
    code: 'Kode klasifikasi',
    codeOption: (code: string, services: readonly string[]) => `${code} (${services.join(', ')})`,
    otherCode: 'Kode lain',
    ownCode: 'Tulis kodenya',
    submit: 'Ambil nomor',
    given: 'Nomor Anda',
    copy: 'Salin nomor',
    copied: 'Nomor tersalin.',
    notCopied: 'Nomor tidak dapat disalin di peramban ini. Pilih tulisannya, lalu salin sendiri.',
  },

  counts: {
    reserved: (count: number) =>
      count === 0 ? 'Tidak ada nomor yang masih dipesan.' : `${String(count)} nomor masih dipesan.`,
    stale: (count: number) =>
      `${String(count)} nomor dipesan permohonan lebih dari 7 hari yang lalu. Periksa permohonannya.`,
    show: 'Lihat yang dipesan',
    paperLast: (last: number) => `Nomor terakhir di buku kertas: ${String(last)}.`,
  },

  filter: {
    title: 'Saring',
    status: 'Status',
    anyStatus: 'Semua status',
    fromOn: 'Sejak tanggal',
    toOn: 'Sampai tanggal',
    text: 'Cari',
    textHint: 'Nomor, nomor permohonan, atau layanan. Nama dan perihal ikut dicari setelah nama ditampilkan.',
    submit: 'Saring',
    clear: 'Hapus saringan',
    matching: (count: number) => `${String(count)} nomor sesuai saringan.`,
  },

  names: {
    show: 'Tampilkan nama dan perihal',
    hint: 'Pembukaan nama tercatat dalam catatan akses: siapa, kapan, dan buku mana.',
    shown: 'Nama dan perihal ditampilkan. Pembukaan ini tercatat dalam catatan akses.',
    hide: 'Sembunyikan nama',
  },

  table: {
    caption: (label: string, year: number) => `${label} ${String(year)}`,
    ordinal: 'Urut',
    number: 'Nomor',
    onDate: 'Tanggal',
    status: 'Status',
    statuses: entryStatusWords,
    stale: 'lebih dari 7 hari',
    what: 'Layanan',
    name: 'Nama dan perihal',
    acts: 'Tindakan',
    empty: 'Belum ada nomor di buku ini.',
    nothing: 'Tidak ada nomor yang sesuai saringan.',
    older: 'Nomor yang lebih lama',
    newest: 'Kembali ke nomor terbaru',
    addressee: (words: string) => `Tujuan: ${words}`,
    inserted: (reason: string) => `Disisipkan: ${reason}`,
    insert: 'Sisipkan',
    insertAfter: (number: string) => `Sisipkan nomor sesudah ${number}`,
    void: 'Batalkan',
    voidNumber: (number: string) => `Batalkan nomor ${number}`,
  },

  insert: {
    title: (number: string) => `Nomor sisipan sesudah ${number}`,
    hint: 'Untuk surat yang terlewat dicatat. Nomor sisipan ditulis dengan titik, misalnya 80.2.',
    suffix: 'Angka atau huruf sisipan',
    suffixHint: 'Kosongkan untuk angka berikutnya.',
    reason: 'Alasan',
    submit: 'Sisipkan nomor',
  },

  void: {
    title: (number: string) => `Batalkan nomor ${number}`,
    hint: 'Nomor yang dibatalkan tetap tercatat dengan alasannya dan tidak pernah dipakai lagi.',
    ground: 'Alasan',
    grounds: voidGroundWords,
    reason: 'Keterangan',
    submit: 'Batalkan nomor',
  },

  files: {
    title: 'Cetak dan unduh',
    hint: 'Isi mengikuti saringan di atas, lengkap dengan nama. Setiap unduhan tercatat dalam catatan akses.',
    pdf: 'Cetak (PDF)',
    xlsx: 'Unduh XLSX',
    csv: 'Unduh CSV',
  },

  blocks: {
    title: 'Nomor untuk kertas',
    hint: 'Pesan beberapa nomor berurutan untuk dipakai di kertas, misalnya saat listrik padam.',
    none: 'Tidak ada blok nomor yang masih terbuka.',
    count: 'Banyaknya nomor',
    purpose: 'Pemegang atau keperluan',
    submit: 'Pesan nomor',
    reserved: (numbers: readonly string[]) =>
      numbers.length === 1
        ? `Dipesan: ${numbers[0] ?? ''}`
        : `Dipesan: ${numbers[0] ?? ''} sampai ${numbers.at(-1) ?? ''}`,
    range: (from: number, to: number) => `Nomor urut ${String(from)}–${String(to)}`,
    left: (count: number) => `${String(count)} belum dipakai`,
    since: (day: string) => `dipesan ${day}`,
    useTitle: 'Catat pemakaian',
    number: 'Nomor yang dipakai',
    on: 'Tanggal dipakai',
    use: 'Catat sudah dipakai',
    releaseTitle: 'Lepas sisanya',
    releaseHint: 'Sisa nomor dibatalkan dengan alasan dan tidak pernah dipakai lagi.',
    reason: 'Alasan',
    release: 'Lepas sisa nomor',
  },

  start: {
    title: 'Melanjutkan buku kertas',
    hint: (year: number) =>
      `Nomor di Loket berlanjut dari nomor terakhir di buku kertas tahun ${String(year)}. Dapat diatur kapan saja; nomor yang sudah diberikan tidak dapat diulang.`,
    paperLast: 'Nomor terakhir di buku kertas',
    next: (next: number) => `Nomor berikutnya di Loket: ${String(next)}`,
    submit: 'Simpan nomor awal',
  },

  collection: {
    title: 'Buku pengambilan',
    hint: 'Siapa mengambil apa dan kapan, menurut penyerahan yang dicatat di permohonan.',
    fromOn: 'Sejak tanggal',
    toOn: 'Sampai tanggal',
    bookOnly: 'Hanya layanan yang standarnya meminta tanda tangan di buku pengambilan',
    submit: 'Tampilkan',
    caption: (from: string, to: string) => `Penyerahan ${from} – ${to}`,
    count: (count: number) => `${String(count)} penyerahan.`,
    empty: 'Tidak ada penyerahan pada masa ini.',
    at: 'Waktu',
    reference: 'Nomor permohonan',
    service: 'Layanan',
    name: 'Nama pemohon',
    collector: 'Diambil oleh',
    inBook: 'Tanda tangan di buku',
  },

  required: 'Isi dahulu.',
  wholeNumber: 'Tulis dengan angka, misalnya 40.',
  tooManyNumbers: (most: number) => `Paling banyak ${String(most)} nomor sekali pesan.`,

  /** What a refused field is called. */
  fields: {
    on: 'Tanggal',
    code: 'Kode klasifikasi',
    unit: 'Kode unit buku (di halaman Kantor)',
    suffix: 'Sisipan',
    after: 'Nomor yang disisipi',
    next: 'Nomor awal',
    year: 'Tahun',
    entry: 'Nomor ini',
    count: 'Banyaknya nomor',
    reason: 'Alasan',
    filter: 'Saringan',
    'filter.fromOn': 'Sejak tanggal',
    'filter.toOn': 'Sampai tanggal',
    fromOn: 'Sejak tanggal',
    toOn: 'Sampai tanggal',
  } satisfies Readonly<Record<string, string>>,
};
