import type { DeskNote } from '../../domain/desk-notes.ts';
import type { DeskRow } from '../../domain/desk-list-api.ts';

/** Words of the signing desk's piles, of signing many in a row and of the signer's own signature. The single letter's are in `text.ts`. */

const noteWords: Readonly<Record<DeskNote, string>> = {
  late: 'Waktu layanan sudah terlewati',
  'at-risk': 'Waktu layanan hampir habis',
  duty: 'Masih ada kewajiban kepada pemohon yang belum selesai',
  'returned-by-signer': 'Pernah dikembalikan dari meja tanda tangan',
  returned: 'Pernah dikembalikan antarmeja sebelum sampai ke Anda',
  corrected: 'Pernah dikembalikan ke pemohon, lalu dilengkapi',
  'accepted-reopened': 'Berkas yang sudah diterima diminta lagi',
  'taken-up-again': 'Pernah berakhir, lalu dilanjutkan lagi',
  skipped: 'Satu langkah pilihan dilewati',
  'officer-note': 'Ada catatan kasi atau sekcam; buka permohonannya untuk membaca',
  'words-mended': 'Kata-kata surat diubah petugas pada konsep',
  'possible-double': 'Mungkin ganda: orang yang sama meminta layanan yang sama dalam 30 hari',
  deputy: 'Ditandatangani sebagai pejabat pengganti (Plh., Plt., atau a.n.)',
  'template-changed': 'Contoh surat layanan ini sudah berganti sejak permohonan masuk',
};

const restWords: Readonly<Record<Exclude<DeskRow['state'], 'ready'>, string>> = {
  renew:
    'Disiapkan untuk pejabat atau cara tanda tangan sebelumnya. Buka: Loket menyiapkannya lagi dengan nomor yang sama.',
  other: 'Disiapkan atas nama pejabat lain.',
  preparing: 'Surat sedang disiapkan. Baris ini pindah sendiri bila sudah siap.',
  paper: 'Ditandatangani dengan tinta basah. Setelah ditandatangani, catat di halaman permohonan.',
};

export const deskText = {
  piles: {
    plain: (count: number) => `Tanpa catatan (${String(count)})`,
    plainHint:
      'Boleh ditandatangani berturut-turut. Setiap surat dapat dibuka dahulu dengan menekan barisnya.',
    look: (count: number) => `Perlu dilihat (${String(count)})`,
    lookHint: 'Buka surat ini satu per satu dahulu; setelah itu dapat dipilih.',
    waiting: (count: number) => `Menunggu tanda tangan (${String(count)})`,
    rest: (count: number) => `Belum dapat ditandatangani di sini (${String(count)})`,
    all: 'Pilih semua',
    allOpened: 'Pilih semua yang sudah dibuka',
    choose: (name: string) => `Pilih surat untuk ${name}`,
    openFirst: 'Buka dahulu',
    opened: 'Sudah dibuka',
    hash: (sha256: string) => `Sidik berkas ${sha256.slice(0, 12)}…`,
    asking: 'Catatan surat ini sedang diperiksa…',
    openOne: 'Buka surat ini untuk membaca dan menyetujuinya.',
    failed: 'Catatan surat belum dapat diperiksa. Surat tetap dapat dibuka satu per satu.',
  },
  notes: noteWords,
  rest: restWords,

  batch: {
    approve: (count: number) => `Setujui ${String(count)} surat`,
    sign: (count: number) => `Tandatangani ${String(count)} surat`,
    hint: 'Persis surat dengan sidik berkas pada tiap baris.',
    progress: (done: number, of: number) => `${String(done)} dari ${String(of)}`,
    running: 'Mohon tunggu, jangan tutup halaman ini.',
    finished: (count: number) => `Selesai: ${String(count)} surat. Lihat hasilnya di atas.`,
    goOn: (count: number) => `Lanjutkan ${String(count)} surat lagi`,
    lost: 'Belum ada jawaban dari server. Yang sudah tercatat tetap tercatat. Periksa sambungan, lalu lanjutkan: tidak ada surat yang disetujui dua kali.',
    left: 'Dihentikan. Surat yang tersisa belum disetujui.',
    'no-secret': 'Frasa sandi atau kode sudah dihapus dari halaman ini. Ketik lagi, lalu lanjutkan.',
    refused: (why: string) => `${why} Surat yang tersisa belum dikirim.`,
    unclear:
      'Satu surat belum jelas sudah ditandatangani atau belum, jadi yang lain belum dikirim. Periksa surat itu di bawah "Belum jelas" dahulu.',
    stop: 'Hentikan',
    discard: 'Batalkan sisanya',
  },

  signer: {
    title: 'Tanda tangan elektronik Anda (BSrE)',
    statusLabel: 'Akun',
    asking: 'Menanyakan keadaan akun Anda…',
    maySign: (status: string) => `Siap dipakai (${status})`,
    mayNot: (status: string) =>
      `Belum dapat dipakai (${status}). Hubungi pengelola BSrE di kabupaten sebelum menandatangani.`,
    notConnected:
      'Loket di kantor ini belum disambungkan ke layanan BSrE, jadi surat belum dapat ditandatangani. Hubungi administrator.',
    unknown: 'Layanan BSrE belum menjawab. Anda dapat mencoba lagi nanti.',
    askAgain: 'Periksa lagi',
    nik: 'NIK Anda',
    nikHint:
      'Diisi satu kali. Dipakai hanya untuk mengenali Anda di layanan BSrE; tidak tampil kepada siapa pun.',
    nikWrong: 'NIK terdiri dari 16 angka.',
    nikSave: 'Simpan NIK',
    nikChange: 'Ganti NIK',
    passphrase: 'Frasa sandi (passphrase)',
    totp: 'Kode sekali pakai',
    secretHint:
      'Hanya disimpan dalam ingatan halaman ini, dikirim bersama tiap surat, dan tidak dicatat di mana pun. Terhapus bila Anda meninggalkan meja ini, keluar, atau setelah 10 menit. Jangan simpan di peramban.',
    secretMissing: { passphrase: 'Ketik frasa sandi dahulu.', totp: 'Ketik kode dahulu.' },
    forget: 'Hapus sekarang',
    requestCode: 'Minta kode',
    sign: 'Tandatangani',
    signHint:
      'Surat persis seperti yang Anda baca ini ditandatangani dengan sertifikat Anda, lalu diterbitkan.',
  },

  approved: {
    title: (count: number) => `Sudah disetujui, belum bertanda tangan (${String(count)})`,
    hint: 'Surat ini sudah Anda setujui, tetapi layanan BSrE belum menandatanganinya. Tandatangani lagi.',
    choose: (number: string) => `Pilih surat nomor ${number}`,
  },

  unclear: {
    title: (count: number) => `Belum jelas (${String(count)})`,
    why: 'Layanan BSrE tidak menjawab dengan jelas, jadi Loket tidak tahu apakah surat ini sudah ditandatangani. Masuk ke layanan BSrE, cari dokumen ini, lalu pilih salah satu.',
    running: 'Jawaban layanan masih ditunggu. Surat ini dapat diperiksa lima menit setelah dikirim.',
    since: (when: string) => `Dikirim ${when}`,
    notSigned: 'Tidak ditandatangani di BSrE',
    notSignedAsk: 'Anda sudah memeriksa di layanan BSrE dan dokumen ini tidak ditandatangani di sana?',
    notSignedYes: 'Ya, tidak ditandatangani',
    no: 'Belum, kembali',
    upload: 'Unggah berkas yang sudah ditandatangani',
    uploadHint: 'PDF dari layanan BSrE, paling besar 5 MB. Loket memeriksanya sebelum menerbitkan.',
    showFile: 'Lihat berkas dari layanan',
    fileTitle: 'Berkas yang dikembalikan layanan BSrE',
  },

  /** Choice of the office (administrator). */
  setting: {
    label: 'Cara menandatangani surat elektronik',
    hint: 'Pilih BSrE hanya bila pengelola sudah menyambungkan Loket ke layanan BSrE; tanpa sambungan itu tidak ada surat yang dapat ditandatangani, dan halaman ini tidak dapat memeriksanya. Perubahan berlaku dalam lima menit; surat yang sudah disiapkan akan disiapkan lagi saat dibuka pejabatnya.',
    options: {
      seal: 'Segel elektronik kantor, tidak tersertifikasi',
      'bsre-1-passphrase': 'BSrE versi 1, pejabat mengetik frasa sandi',
      'bsre-2-passphrase': 'BSrE versi 2, pejabat mengetik frasa sandi',
      'bsre-2-totp': 'BSrE versi 2, pejabat mengetik kode sekali pakai',
    },
  },
} as const;
