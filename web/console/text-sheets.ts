import type { SheetsView } from './route.ts';

/** Words of the screen `sheets`, and of the papers of one case. */

export const sheetsText = {
  title: 'Lembar',
  viewsLabel: 'Lembar harian',
  views: {
    pengambilan: 'Pengambilan',
    cetak: 'Antrean cetak',
    paket: 'Paket desa',
  } satisfies Record<SheetsView, string>,
  reload: 'Perbarui daftar',
  more: (count: number) =>
    `Hanya ${String(count)} yang pertama terlihat. Selesaikan dahulu, lalu perbarui daftar.`,
  letter: (number: string) => `Nomor surat ${number}`,
  unsent: 'Belum ada jawaban dari server. Tekan lagi: tidak akan tercatat dua kali.',
  sending: 'Sedang dicatat…',

  collection: {
    lead: 'Hasil layanan yang menunggu diambil. Cetak lembarnya untuk ditandatangani, lalu catat setiap pengambilan dengan satu tekan.',
    on: 'Hanya yang siap pada tanggal',
    print: 'Cetak lembar pengambilan',
    empty: 'Tidak ada yang menunggu diambil.',
    more: (count: number) =>
      `Hanya ${String(count)} hasil terbaru yang terlihat. Untuk yang lebih lama, pilih tanggal siapnya.`,
    originals: 'Berkas asli yang dikembalikan',
    originalsMissing:
      'Centang semua yang dikembalikan. Bila ada yang tetap disimpan, serahkan lewat halaman permohonan dengan catatan.',
    collector: 'Diambil oleh',
    name: 'Nama pengambil',
    nameMissing: 'Tulis nama pengambil.',
    signed: 'Sudah tanda tangan di buku',
    of: (name: string) => `${name}:`,
    done: 'Sudah diserahkan',
  },

  printing: {
    lead: 'Yang menunggu dicetak. Centang yang sudah tercetak baik, lalu catat sekaligus. Cetakan yang rusak dicatat dan tetap di antrean.',
    empty: 'Tidak ada yang menunggu dicetak.',
    all: 'Pilih semua',
    none: 'Kosongkan pilihan',
    choose: (reference: string) => `Tercetak baik: ${reference}`,
    submit: (count: number) => (count === 0 ? 'Catat tercetak' : `Catat ${String(count)} tercetak`),
    since: (when: string) => `Menunggu sejak ${when}`,
    done: 'Tercetak',
    spoiledTimes: (count: number) => `Cetakan rusak: ${String(count)} kali`,
    spoil: 'Cetakan rusak…',
    spoilOf: (reference: string) => `Cetakan rusak, ${reference}`,
    why: 'Apa yang terjadi',
    note: 'Catatan',
    spoilSubmit: 'Catat rusak, tetap di antrean',
    spoilClose: 'Batal',
    results: (done: number, failed: number) =>
      failed === 0
        ? `${String(done)} tercatat tercetak.`
        : `${String(done)} tercatat tercetak, ${String(failed)} belum. Lihat keterangannya di daftar.`,
  },

  bundles: {
    leadCounter:
      'Pindai kode pada surat pengantar paket, atau ketik kodenya, lalu centang berkas yang benar-benar ada.',
    leadVillage:
      'Berkas warga yang Anda terima dapat dibawa bersama dalam satu paket. Paket dimulai di Terima permohonan, setelah permohonan pertama diterima.',
    code: 'Kode paket',
    codeHint: 'Sepuluh huruf dan angka pada surat pengantar; pemindai mengisinya sendiri.',
    open: 'Buka paket',
    notFound: 'Paket ini tidak ada, atau bukan untuk Anda lihat. Periksa kodenya.',
    list: 'Paket terakhir',
    empty: 'Belum ada paket.',
    row: (code: string) => `Paket ${code}`,
    count: (count: number) => `${String(count)} berkas`,
    states: {
      open: 'Masih diisi',
      sent: 'Dalam perjalanan',
      received: 'Sudah diperiksa di loket',
    },
    missing: (count: number) => `${String(count)} berkas belum ada`,
    complete: 'Semua berkas diterima',
    title: (code: string) => `Paket ${code}`,
    back: 'Semua paket',
    files: 'Berkas dalam paket',
    arrived: 'Diterima',
    arrivedAt: (when: string) => `Diterima ${when}`,
    absent: 'Belum ada di loket',
    tick: (reference: string) => `Ada: ${reference}`,
    all: 'Semua ada',
    papers: (texts: readonly string[]) =>
      texts.length > 0 ? texts.join('; ') : 'Tidak ada kertas yang ikut',
    submit: 'Simpan penerimaan',
    submitHint:
      'Berkas yang tidak dicentang ditandai belum ada; bila kemudian tiba, centang dan simpan lagi.',
    slip: 'Cetak surat pengantar paket',
    labels: 'Label map untuk semua berkas',
    stillFilled:
      'Paket ini masih diisi perangkat desa. Surat pengantarnya dicetak desa, dan sesudah itu berkasnya dapat dicentang di sini.',
    movedTo: (reference: string) => `Dilanjutkan sebagai permohonan ${reference}`,
    slipHint: 'Setelah dicetak, paket ini tidak dapat ditambah lagi.',
  },

  intake: {
    title: 'Kertas',
    begin: 'Mulai paket desa dengan berkas ini',
    beginHint: 'Berkas warga berikutnya ikut masuk ke paket yang sama, paling banyak dua puluh.',
    adding: 'Memasukkan berkas ke paket…',
    added: (code: string, count: number) => `Masuk ke paket ${code} sebagai berkas ke-${String(count)}.`,
    file: 'Berkas ini',
    full: 'Paket sebelumnya sudah penuh atau sudah dicetak surat pengantarnya.',
    leave: 'Berhenti memasukkan ke paket ini',
    toBundle: 'Lihat paket',
  },

  case: {
    title: 'Kertas permohonan ini',
    labelSheet: 'Label map, lembar A4 isi 21',
    labelRoll: 'Label map, gulungan 58 mm',
    skip: 'Label yang sudah terpakai di lembar A4',
    slip: 'Daftar yang perlu dilengkapi',
    slipHint:
      'Hanya yang kurang, tempat memperolehnya, jam buka, dan yang tidak perlu dibawa lagi. Kode QR di dalamnya membuka permohonan: berikan hanya kepada pemohon.',
    slipPrint: 'Siapkan untuk dicetak (A5, 80 atau 58 mm)',
    slipPicture: 'Gambar untuk WhatsApp (PNG)',
    slipPdf: 'PDF A5',
    print: 'Cetak',
  },
} as const;
