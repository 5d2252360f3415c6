import type { ActKind, Collector, EventActor, Happening } from '../../domain/application.ts';
import { longDate } from '../../domain/dates-id.ts';
import type { Card, Party } from '../../domain/personal-data.ts';
import type { PauseReason } from '../../domain/due.ts';
import type { NikWarning } from '../../domain/nik.ts';
import type { Office } from '../../domain/office.ts';
import { readinessCodes, readinessWords } from '../../domain/readiness.ts';
import type { Refusal, RefusalCode } from '../../domain/refusal.ts';
import { Role } from '../../domain/roles.ts';
import type { Performer } from '../../domain/roles.ts';
import type { Door } from '../../domain/conditions.ts';
import type { Requirement } from '../../domain/standard.ts';
import type { Awaited } from '../../domain/status.ts';
import type { Offer } from '../../domain/steps/rules.ts';
import type { StepKind } from '../../domain/steps/step.ts';
import {
  doorWords,
  happenedWords,
  performerWords,
  returnWords,
  roleWords,
  statusWords,
  stepWords,
} from '../../domain/words-id.ts';
import type { ListId } from './work-lists.ts';

/** Every word of the console. What site and messages say too is in `domain/words-id.ts`. */

type Sections = Pick<Office, 'sections'>;

export const text = {
  product: 'Loket',
  titleSuffix: 'Loket konsol',
  skip: 'Langsung ke isi',
  loading: 'Memuat…',
  saved: 'Tersimpan.',
  saveFile: (name: string) => `Simpan ${name}`,
  close: 'Tutup',
  cancel: 'Batal',
  tryAgain: 'Coba lagi',
  reload: 'Muat ulang halaman',
  optional: 'boleh dikosongkan',
  brokenTitle: 'Konsol tidak dapat dibuka',
  broken:
    'Pengaturan konsol tidak terbaca. Muat ulang halaman; bila tetap begini, beri tahu administrator kantor Anda.',
  unreachableTitle: 'Server belum terjangkau',
  unreachable: 'Periksa sambungan internet Anda, lalu muat ulang halaman.',
  offline:
    'Sambungan ke server terputus. Yang terlihat mungkin sudah lama; daftar menyusul bila tersambung lagi.',
  refusedRead:
    'Data ini tidak dapat dibaca dengan akun Anda. Keluar lalu masuk lagi; bila tetap begini, hubungi administrator kantor.',
  unreadable: (count: number) =>
    `${String(count)} data tidak terbaca oleh halaman ini. Muat ulang halaman untuk memakai versi terbaru.`,

  signIn: {
    title: 'Masuk konsol petugas',
    email: 'Surel (email)',
    password: 'Kata sandi',
    submit: 'Masuk',
    sending: 'Sedang masuk…',
    forgotten: 'Lupa kata sandi? Hubungi administrator kantor Anda.',
    demo: 'Contoh (bukan data nyata): surel dan kata sandi demo tercetak di terminal tempat Loket dijalankan.',
    noPostTitle: 'Belum ada tugas untuk akun ini',
    noPost:
      'Akun Anda belum terdaftar sebagai petugas di kantor mana pun. Hubungi administrator kantor Anda, lalu masuk lagi.',
    out: 'Keluar',
  },

  nav: {
    label: 'Menu utama',
    work: 'Antrean',
    desk: 'Meja tanda tangan',
    search: 'Cari',
    staff: 'Petugas',
    standards: 'Standar',
    officeProfile: 'Kantor',
    queue: 'Loket',
    registers: 'Buku',
    calendar: 'Kalender',
    daily: 'Lembar, rekap, dan keadaan darurat',
    sheets: 'Lembar',
    batches: 'Rekap',
    emergency: 'Darurat',
    office: 'Pindah kantor',
    keys: 'Pintasan papan ketik',
    demo: 'CONTOH – bukan layanan resmi',
  },

  work: {
    title: 'Antrean',
    listsLabel: 'Daftar kerja',
    lists: {
      giliran: 'Giliran saya',
      seksi: 'Seksi saya',
      semua: 'Semua',
      dilengkapi: 'Perlu dilengkapi',
      menunggu: 'Menunggu pihak lain',
      berisiko: 'Hampir terlambat',
      terlambat: 'Terlambat',
      siap: 'Siap diserahkan',
    } satisfies Record<ListId, string>,
    empty: {
      giliran: 'Tidak ada permohonan yang menunggu Anda.',
      seksi: 'Tidak ada permohonan yang sedang dikerjakan di seksi Anda.',
      semua: 'Belum ada permohonan.',
      dilengkapi: 'Tidak ada permohonan yang menunggu dilengkapi pemohon.',
      menunggu: 'Tidak ada permohonan yang menunggu pemohon, instansi, atau penanda tangan.',
      berisiko: 'Tidak ada permohonan yang hampir melewati batas waktunya.',
      terlambat: 'Tidak ada permohonan yang melewati batas waktunya.',
      siap: 'Tidak ada hasil yang menunggu diambil.',
    } satisfies Record<ListId, string>,
    fresh: (count: number) => `${String(count)} baru`,
    freshAction: 'Tampilkan',
    gone: 'Sudah pindah dari daftar ini',
    more: (count: number) => `Muat ${String(count)} lagi`,
    filter: 'Saring daftar ini',
    filterHint: 'Nama, layanan, atau nomor permohonan.',
    filtered: (shown: number, all: number) => `${String(shown)} dari ${String(all)} permohonan`,
    noMatch: 'Tidak ada yang cocok di daftar ini.',
    awaits: {
      applicant: 'Menunggu pemohon',
      agency: 'Menunggu instansi',
      signer: 'Menunggu penanda tangan',
      fault: 'Menunggu gangguan selesai',
      originals: 'Dokumen asli belum dikembalikan',
    } satisfies Record<Awaited, string>,
    columns: { due: 'Waktu', applicant: 'Pemohon', service: 'Layanan', status: 'Keadaan' },
    submitted: (time: string) => `Masuk ${time.charAt(0).toLowerCase()}${time.slice(1)}`,
    doors: { counter: 'loket', online: 'situs', village: 'desa' } satisfies Record<Door, string>,
    phoneTail: (digits: string) => `HP …${digits}`,
  },

  case: {
    back: 'Kembali ke antrean',
    failedTitle: 'Permohonan belum dapat dibuka',
    due: 'Batas waktu',
    reference: 'Nomor permohonan',
    submitted: 'Diajukan',
    door: 'Cara mengajukan',
    variant: 'Keperluan',
    number: 'Nomor surat',
    signer: 'Ditandatangani',
    acts: 'Tindakan',
    others: 'Tindakan lain',
    blocked: 'Bukan tugas Anda sekarang',
    by: 'oleh',
    nothing: 'Tidak ada tindakan untuk Anda pada permohonan ini sekarang.',
    finished: 'Permohonan ini sudah selesai.',
    onlyOthers: 'Tidak ada langkah berikutnya untuk Anda sekarang. Yang dapat Anda lakukan ada di bawah.',
    unsuited:
      'Hasil survei tidak sesuai, jadi permohonan tidak dapat dilanjutkan. Pilih salah satu tindakan di bawah.',
    sequel: 'Catat sekaligus dalam satu tekan',
    sections: {
      parties: 'Pemohon',
      answers: 'Isian permohonan',
      items: 'Berkas persyaratan',
      letter: 'Surat',
      clock: 'Waktu layanan',
      events: 'Riwayat',
      notes: 'Catatan petugas',
    },
    noAnswers: 'Layanan ini tidak meminta isian tambahan.',
    noNotes: 'Belum ada catatan.',
    changed: (what: string) => `Permohonan ini baru saja berubah: ${what}.`,
    changedAction: 'Tampilkan keadaan terbaru',
    awaiting: 'Tersimpan. Menunggu keadaan terbaru…',
    nikOdd: (what: string) => `NIK ini ${what}. Cocokkan dengan KTP atau KK.`,
    phone: 'Nomor HP',
    email: 'Surel (email)',
    address: 'Alamat',
    village: 'Desa/kelurahan',
    position: 'Jabatan',
  },

  check: {
    inOrder: 'Sesuai',
    faulty: 'Kurang',
    verdictOf: (requirement: string) => `Penilaian: ${requirement}`,
    originalSeen: 'Aslinya sudah dilihat',
    reason: 'Apa yang kurang',
    chooseReason: 'Pilih alasan',
    note: 'Catatan untuk pemohon',
    noteHint: 'Tulis apa yang perlu dibawa atau diperbaiki. Pemohon membaca catatan ini.',
    allInOrder: 'Semua sesuai',
    submit: 'Lanjutkan',
    submitReturn: 'Kembalikan ke pemohon',
    complete: 'Semua berkas sesuai: permohonan lanjut dan waktu layanan berjalan.',
    returned: (count: number) =>
      `${String(count)} berkas kurang: permohonan kembali ke pemohon untuk dilengkapi.`,
    verdictMissing: 'Pilih Sesuai atau Kurang.',
    reasonMissing: 'Pilih apa yang kurang.',
    noteMissing: 'Tulis mengapa berkas yang sudah diterima ini diminta lagi.',
    errors: (count: number) => `${String(count)} berkas belum dinilai lengkap. Periksa tanda merah di bawah.`,
    paper: 'Pemohon membawa kertasnya',
    nothingHanded: 'Tidak ada berkas yang dikirim',
    open: (name: string) => `Lihat ${name}`,
    hide: (name: string) => `Tutup ${name}`,
    file: (position: number) => `berkas ${String(position)}`,
    verdicts: { waiting: 'Belum dinilai', 'in-order': 'Sesuai', faulty: 'Kurang' },
    seen: 'Asli sudah dilihat',
    variantLess: 'Persyaratan yang tidak ada lagi di standar',
  },

  letter: {
    statuses: {
      draft: 'Konsep',
      prepared: 'Siap ditandatangani',
      approved: 'Disetujui, sedang diterbitkan',
      issued: 'Terbit',
    },
    none: 'Surat belum dibuat.',
    show: 'Lihat surat',
    hide: 'Tutup surat',
    download: 'Unduh PDF',
    openPdf: 'Buka surat (PDF)',
    frame: 'Isi surat',
    fieldsHint: 'Periksa isi surat. Yang tertulis di sini dicetak apa adanya.',
    choose: 'Pilih',
  },

  draft: {
    submit: 'Buat konsep surat',
    number: 'Ambil nomor',
    numberAndDraft: 'Ambil nomor dan buat konsep',
  },

  paperSign: {
    submit: 'Catat tanda tangan',
    signer: 'Ditandatangani oleh',
    at: 'Waktu tanda tangan',
    hint: 'Catat setelah lembar benar-benar ditandatangani dengan tinta.',
    chooseSigner: 'Pilih pejabat',
    noSigner: 'Belum ada pejabat penanda tangan yang terdaftar. Minta administrator mendaftarkannya.',
    signerMissing: 'Pilih pejabat yang menandatangani.',
    atMissing: 'Isi tanggal dan jam tanda tangan.',
  },

  handOver: {
    submit: 'Serahkan',
    who: 'Diambil oleh',
    name: 'Nama pengambil',
    nameMissing: 'Isi nama pengambil.',
    book: 'Buku pengambilan',
    inBook: 'Buku pengambilan sudah ditandatangani',
    inBookMissing: 'Standar layanan ini meminta tanda tangan di buku pengambilan.',
    hint: 'Cocokkan dulu identitas pengambil.',
  },

  correct: {
    submit: 'Catat perbaikan dari loket',
    hint: 'Centang berkas yang dibawa pemohon ke loket. Semua yang kurang harus ada.',
    missing:
      'Semua berkas yang kurang harus dicentang. Bila belum lengkap, tunggu sampai pemohon membawanya.',
  },

  back: {
    submit: 'Kembalikan',
    to: 'Kembalikan ke',
    toApplicant: 'Pemohon',
    toMissing: 'Pilih tujuan pengembalian.',
    reason: 'Alasan',
    chooseReason: 'Pilih alasan',
    reasonMissing: 'Pilih alasan pengembalian.',
    note: 'Catatan',
    noteHint: 'Tulis apa yang perlu diperbaiki. Bila kembali ke pemohon, pemohon membacanya.',
    noteMissing: 'Tulis apa yang perlu diperbaiki.',
    items: 'Berkas yang perlu diperbaiki pemohon',
    itemsMissing: 'Centang paling sedikit satu berkas.',
  },

  pause: {
    reason: 'Apa yang menahan waktu layanan',
    submit: 'Catat penundaan',
    reasons: {
      'signer-away': 'Pejabat penanda tangan sedang tidak di tempat',
      fault: 'Gangguan teknis',
    },
  },

  answerLetter: {
    title: 'Surat jawaban',
    hint: 'Cetak, tandatangani dengan tinta basah, lalu serahkan kepada pemohon. Pemohon juga dapat mengunduhnya dari halaman statusnya.',
    show: 'Buka surat jawaban',
    none: 'Permohonan ini tidak mempunyai surat jawaban, misalnya karena jawabannya datang dari instansi lain.',
    of: (on: string, number: string | undefined) =>
      number === undefined ? `Tanggal ${on}. Nomornya ditulis tangan.` : `Nomor ${number}, tanggal ${on}.`,
  },

  desk: {
    title: 'Meja tanda tangan',
    empty: 'Tidak ada surat yang menunggu tanda tangan Anda.',
    back: 'Kembali ke daftar',
    number: 'Nomor',
    for: 'Untuk',
    signer: 'Ditandatangani oleh',
    othersName: (who: string) =>
      `Surat ini disiapkan atas nama ${who}, jadi hanya pejabat itu yang dapat menyetujuinya.`,
    capacityOf: {
      plh: (post: string) => `Plh. ${post}`,
      plt: (post: string) => `Plt. ${post}`,
      an: (post: string) => `pejabat atas nama (a.n.) ${post}`,
    },
    deputyNow: ({ as, from, to }: { as: string; from: string; to: string }) =>
      `Anda bertugas sebagai ${as} ${from === to ? `pada ${from}` : `dari ${from} sampai ${to}`}. Surat yang Anda setujui memuat sebutan itu.`,
    deputySoon: ({ as, from, to }: { as: string; from: string; to: string }) =>
      `Anda mulai bertugas sebagai ${as} pada ${from}, sampai ${to}.`,
    deputyOver: ({ as, to }: { as: string; to: string }) =>
      `Tugas Anda sebagai ${as} sudah berakhir pada ${to}. Surat yang disiapkan atas nama Anda disiapkan lagi untuk pejabat yang sekarang bertugas.`,
    preparing: 'Surat sedang disiapkan…',
    approve: 'Setujui',
    approveHint: 'Dengan menyetujui, surat persis seperti yang Anda baca ini diterbitkan.',
    readFirst: 'Buka dan baca suratnya dahulu. Setelah itu tombol Setujui dapat dipakai.',
    onPaper:
      'Lembar ini ditandatangani dengan tinta basah. Setelah Anda menandatangani kertasnya, catat di halaman permohonan.',
    toCase: 'Buka halaman permohonan',
    notMine: 'Surat ini tidak sedang menunggu tanda tangan Anda.',
    next: 'Surat berikutnya',
    results: 'Hasil',
    resultsHint: 'Daftar ini tidak memuat nama pemohon, jadi boleh ditunjukkan kepada siapa saja.',
    outcomes: {
      approved: 'Disetujui, sedang diterbitkan',
      issued: 'Terbit',
      returned: 'Dikembalikan',
      unclear: 'Belum jelas; lihat bagian Belum jelas',
    },
  },

  search: {
    title: 'Cari permohonan',
    label: 'Nama, NIK, nomor HP, atau nomor permohonan',
    hint: 'Paling sedikit 3 huruf atau angka. Setiap pencarian dicatat.',
    submit: 'Cari',
    searching: 'Mencari…',
    tooShort: 'Tulis paling sedikit 3 huruf atau angka.',
    none: 'Tidak ada permohonan yang cocok. Periksa ejaan, atau coba NIK atau nomor HP.',
    found: (count: number) => `${String(count)} permohonan ditemukan`,
    more: 'Masih ada hasil lain. Persempit pencarian, misalnya dengan NIK atau nomor HP.',
    open: 'Sedang berjalan',
  },

  staff: {
    title: 'Petugas',
    intro: 'Perubahan tugas langsung berlaku; petugas yang diubah harus masuk lagi.',
    adminOnly: 'Halaman ini hanya untuk administrator kantor.',
    edit: (name: string) => `Ubah ${name}`,
    back: 'Kembali ke daftar petugas',
    name: 'Nama',
    post: 'Jabatan (dicetak di bawah tanda tangan)',
    rank: 'Pangkat',
    nip: 'NIP',
    email: 'Surel (email)',
    active: 'Aktif bertugas',
    inactive: 'Tidak aktif',
    roles: 'Tugas',
    sections: 'Seksi',
    villages: 'Desa/kelurahan',
    villageCount: (count: number) => `${String(count)} dipilih`,
    deputies: 'Penugasan pengganti',
    deputyAdd: 'Tambah penugasan pengganti',
    deputyRemove: 'Hapus penugasan ini',
    deputyOf: (position: number) => `Penugasan ${String(position)}`,
    capacity: 'Sebagai',
    capacities: {
      plh: 'Pelaksana harian (Plh.)',
      plt: 'Pelaksana tugas (Plt.)',
      an: 'Atas nama (a.n.)',
    },
    role: 'Menggantikan',
    section: 'Seksi yang digantikan',
    anySection: 'Tidak per seksi',
    from: 'Mulai',
    to: 'Sampai dengan',
    save: 'Simpan petugas',
    nameMissing: 'Isi nama petugas.',
    postMissing: 'Isi jabatan petugas.',
    sectionMissing: 'Pilih paling sedikit satu seksi untuk kasi.',
    villageMissing: 'Pilih paling sedikit satu desa/kelurahan untuk petugas registrasi desa.',
    deputyDates: 'Isi tanggal mulai dan sampai; tanggal akhir tidak boleh sebelum mulai.',
    noOne: 'Belum ada petugas.',
  },

  act: {
    sending: 'Menyimpan…',
    unsent:
      'Belum ada jawaban dari server, jadi belum pasti apakah tersimpan. Periksa sambungan, lalu tekan Coba lagi: tindakan yang sama tidak akan tercatat dua kali.',
    failedRead: 'Data belum dapat dimuat. Periksa sambungan internet, lalu coba lagi.',
    done: (act: string) => `Tersimpan: ${act}.`,
  },

  keys: {
    title: 'Pintasan papan ketik',
    rows: [
      ['/', 'Cari permohonan'],
      ['j', 'Baris berikutnya'],
      ['k', 'Baris sebelumnya'],
      ['Enter', 'Buka baris yang dipilih'],
      ['Ctrl + Enter', 'Jalankan tindakan utama'],
      ['?', 'Tampilkan daftar ini'],
    ],
    toggle: 'Pakai pintasan satu huruf (/, j, k, ?)',
  },
  actFields: {
    required: 'Isi bagian ini.',
    momentMissing: 'Isi tanggal dan jam.',
    notLater: 'Waktu ini belum terjadi. Isi waktu yang sudah lewat.',
    notEarlier: 'Waktu ini sudah lewat. Isi waktu yang akan datang.',
    countMissing: 'Isi jumlah orang dengan angka.',
    choose: 'Pilih salah satu.',
    tickAll: 'Centang semua butir setelah dilakukan.',
    surveyedAt: 'Waktu survei',
    suits: 'Hasil survei',
    suitsYes: 'Sesuai',
    suitsNo: 'Tidak sesuai',
    findings: 'Temuan',
    summonAt: 'Diminta hadir pada',
    summonNote: 'Siapa yang dipanggil dan lewat apa',
    present: 'Jumlah yang hadir',
    statements: 'Keterangan yang diberikan',
    slotDay: 'Hari',
    slotTime: 'Jam',
    slotMissing: 'Pilih hari dan jam.',
    slotsLoading: 'Memuat jadwal yang kosong…',
    slotsNone: 'Tidak ada jadwal kosong dalam dua minggu ini.',
    dispatch: 'Nomor pengantar atau cara pengiriman',
    agencyResult: 'Jawaban instansi',
    agencyResults: { done: 'Selesai', 'to-mend': 'Perlu diperbaiki pemohon', no: 'Tidak dapat dipenuhi' },
    agencyNote: 'Nomor rujukan atau alasan',
    paidAt: 'Waktu pembayaran',
    paymentNote: 'Jumlah dan nomor bukti (STTS)',
    checklist: 'Yang sudah dilakukan',
    through: 'Dijawab melalui',
    answer: 'Isi jawaban',
    escalation: 'Catatan untuk tingkat berikutnya',
    eventAt: 'Waktu kegiatan',
    eventNote: 'Tempat dan bahan',
    heldAt: 'Dilaksanakan pada',
    eventMinutes: 'Notulen singkat',
    told: 'Lewat apa dan kepada siapa',
    reason: 'Alasan',
    ground: 'Dasar',
    outsideReference: 'Nomor di sistem lain',
    outsideStatus: 'Status di sistem lain',
    refusal: 'Alasan tertulis untuk pemohon',
    refusalHint:
      'Tulis alasan hukumnya dengan kata yang jelas, misalnya pasal yang menjadi dasar. Alasan ini dicetak di surat jawaban.',
    readyAt: 'Sebenarnya siap pada',
    part: 'Bagian kompensasi',
    proof: 'Bukti: siapa menerima, kapan, nomor pesan atau resi',
  },
} as const;

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an act is called on its button. */
export const actWords: Readonly<Record<ActKind, string>> = {
  check: 'Periksa kelengkapan berkas',
  correct: text.correct.submit,
  validate: 'Nyatakan valid',
  draft: text.draft.submit,
  number: text.draft.number,
  initial: 'Beri paraf',
  prepare: 'Siapkan surat untuk ditandatangani',
  approve: 'Baca dan setujui surat',
  issue: 'Terbitkan surat',
  'sign-on-paper': text.paperSign.submit,
  stamp: 'Catat sudah distempel',
  register: 'Catat di buku register',
  'hand-over': text.handOver.submit,
  return: text.back.submit,
  pause: text.pause.submit,
  resume: 'Lanjutkan waktu layanan',
  cancel: 'Batalkan atas permintaan pemohon',
  transfer: 'Pindahkan ke layanan lain',
  'note-outside': 'Catat nomor atau status di sistem lain',
  'open-survey': 'Isi survei',
  'give-receipt': 'Catat tanda terima diberikan',
  call: 'Panggil nomor antrean',
  'survey-field': 'Catat hasil survei lapangan',
  'plan-survey': 'Rencanakan survei lapangan',
  summon: 'Catat pemanggilan',
  hear: 'Catat keterangan',
  book: 'Pilihkan jadwal',
  attend: 'Catat pemohon datang',
  miss: 'Catat jadwal terlewat',
  capture: 'Catat perekaman selesai',
  print: 'Catat sudah dicetak',
  send: 'Catat berkas dikirim',
  'agency-answer': 'Catat jawaban instansi',
  'record-payment': 'Catat pembayaran',
  guide: 'Selesaikan pendampingan',
  answer: 'Beri jawaban',
  escalate: 'Teruskan ke tingkat berikutnya',
  'schedule-event': 'Jadwalkan kegiatan',
  'hold-event': 'Catat pelaksanaan kegiatan',
  recap: 'Masukkan ke rekapitulasi',
  notify: 'Catat pemohon diberi tahu',
  archive: 'Arsipkan',
  skip: 'Lewati langkah ini',
  refuse: 'Nyatakan tidak dapat dipenuhi',
  expire: 'Tutup karena tidak dilanjutkan',
  reopen: 'Buka kembali',
  'confirm-breach': 'Pastikan keterlambatan',
  'correct-ready': 'Betulkan waktu siap',
  compensate: 'Catat kompensasi',
  'decline-compensation': 'Pemohon tidak meminta kompensasi',
  'tell-applicant': 'Catat pemohon sudah diberi tahu',
  'return-originals': 'Kembalikan dokumen asli',
  'notice-delivered': 'Catat pemberitahuan sampai',
};

/** e.g. "Beri paraf: Kasi Trantib". */
export function whoCan(offer: Offer, office: Sections): string {
  const who = [
    ...(offer.by.length > 0 ? [performerWords(offer.by, office)] : []),
    ...(offer.applicant ? ['pemohon'] : []),
    ...(offer.system ? ['Loket secara otomatis'] : []),
  ];
  return who.join(' atau ');
}

/** e.g. "Paraf Kasi Trantib": a step as the target of a return. */
export function stepName(step: { do: StepKind; by: readonly Performer[] }, office: Sections): string {
  return `${stepWords[step.do]} – ${performerWords(step.by, office)}`;
}

/** Roles that sign; the others on a card at a step `sign` only note the signature down. */
const signingRoles: readonly string[] = ['camat', 'secretary', 'section-head'];

/** Status of a row. The card knows less than the case: where words need the standard, the nearest plain ones stand. */
export function cardStatusWords(
  card: Pick<Card, 'status' | 'stepKind' | 'waitingFor'>,
  office: Sections,
): string {
  const by = card.waitingFor.map(performerOf).filter((performer) => performer !== undefined);
  const signers = by.filter(({ role }) => signingRoles.includes(role));
  switch (card.status) {
    case 'returned':
      return statusWords({ code: 'returned' }, office);
    case 'ready':
      return text.work.lists.siap;
    case 'cancelled':
      return statusWords({ code: 'cancelled' }, office);
    case 'closed':
      return statusWords({ code: 'finished' }, office);
    default:
      if (card.stepKind === 'check') return statusWords({ code: 'received' }, office);
      if (card.stepKind === 'initial') return statusWords({ code: 'awaiting-initial', by }, office);
      if (card.stepKind === 'sign')
        return statusWords({ code: 'awaiting-signature', by: signers.length > 0 ? signers : by }, office);
      return by.length > 0
        ? `${capital(stepWords[kindOf(card.stepKind)] ?? '')} – ${performerWords(by, office)}`
        : statusWords({ code: 'processing' }, office);
  }
}

function kindOf(stepKind: string): StepKind {
  const known = Object.keys(stepWords) as StepKind[];
  return known.find((kind) => kind === stepKind) ?? 'validate';
}

/** `section-head:trantib` read back. */
function performerOf(key: string): Performer | undefined {
  const [name, section] = key.split(':');
  const role = Role.safeParse(name);
  if (!role.success) return undefined;
  return { role: role.data, ...(section && { section }) };
}

/** Status a search row carries as a bare code: an open case may or may not be complete yet, so neither is said. */
export function plainStatusWords(status: string, office: Sections): string {
  return status === 'open'
    ? text.search.open
    : cardStatusWords({ status, stepKind: '', waitingFor: [] }, office);
}

export function doorName(door: string): string {
  const doors: Readonly<Record<string, string>> = doorWords;
  return doors[door] ?? door;
}

/** One word for the door, for rows. */
export function doorShort(door: string): string {
  return lookup(text.work.doors, door) ?? door;
}

export const requirementKindWords: Readonly<Record<Requirement['kind'], string>> = {
  file: 'Berkas',
  form: 'Formulir',
  original: 'Asli diperlihatkan',
  fact: 'Keterangan',
  presence: 'Hadir sendiri',
  'stamp-duty': 'Meterai',
  'photo-print': 'Foto cetak',
  data: 'Isian formulir',
  rule: 'Ketentuan layanan',
};

export const collectorWords: Readonly<Record<Collector, string>> = {
  applicant: 'Pemohon sendiri',
  family: 'Keluarga pemohon',
  proxy: 'Orang yang diberi kuasa',
  village: 'Petugas desa/kelurahan',
};

export const partyRoleWords: Readonly<Record<Party['role'], string>> = {
  subject: 'Yang bersangkutan',
  applicant: 'Pemohon',
  filer: 'Yang mengajukan',
  companion: 'Pendamping',
  spouse: 'Pasangan',
  heir: 'Ahli waris',
  witness: 'Saksi',
  guardian: 'Wali',
  deceased: 'Almarhum/almarhumah',
  organisation: 'Lembaga',
  collector: 'Pengambil',
};

export const identityWords: Readonly<Record<Party['identity']['kind'], string>> = {
  nik: 'NIK',
  passport: 'Paspor/KITAS',
  none: 'Identitas',
};

/** What looks odd about a NIK: a reason to look at the card, never to turn anybody away. */
export const nikWarningWords: Readonly<Record<NikWarning, string>> = {
  'not-digits': 'memuat selain angka',
  length: 'tidak 16 angka',
  area: 'kode wilayah tidak dikenal',
  'impossible-date': 'tanggal lahir di dalamnya tidak mungkin',
  serial: 'nomor urutnya 0000',
  'birth-date-differs': 'tanggal lahir di dalamnya berbeda dari isian',
  'gender-differs': 'jenis kelamin di dalamnya berbeda dari isian',
};

/** What happened, as the timeline tells it. */
export function happeningWords(happening: Happening, at: (moment: number) => string): string {
  switch (happening.kind) {
    case 'submitted':
      return `Permohonan diterima (${doorWords[happening.door].toLowerCase()})${
        happening.late?.slip === undefined ? '' : `, slip darurat ${happening.late.slip}`
      }`;
    case 'checked':
      return happening.outcome === 'complete'
        ? 'Berkas diperiksa: lengkap'
        : 'Berkas diperiksa: ada yang kurang, kembali ke pemohon';
    case 'corrected':
      return 'Berkas dilengkapi';
    case 'validated':
      return 'Dinyatakan valid';
    case 'drafted':
      return 'Konsep surat dibuat';
    case 'numbered':
      return `Nomor diambil: ${happening.taken.number}`;
    case 'initialed':
      return 'Diparaf';
    case 'prepared':
      return `Surat siap ditandatangani, nomor ${happening.taken.number}`;
    case 'approved':
      return 'Surat disetujui';
    case 'issued':
      return 'Surat terbit';
    case 'signed-on-paper':
      return 'Ditandatangani dengan tinta basah';
    case 'stamped':
      return 'Distempel';
    case 'registered':
      return `Dicatat di register: ${happening.taken.number}`;
    case 'handed-over':
      return `Diserahkan kepada ${collectorWords[happening.collector].toLowerCase()}`;
    case 'returned':
      return `Dikembalikan: ${returnWords[happening.reason].toLowerCase()}`;
    case 'paused':
      return `Waktu layanan ditahan: ${pauseWords(happening.reason)}`;
    case 'resumed':
      return `Waktu layanan berjalan lagi: ${pauseWords(happening.reason)}`;
    case 'cancelled':
      return 'Permohonan dibatalkan pemohon';
    case 'survey-opened':
      return 'Survei dibuka pemohon';
    default:
      return happenedWords(happening, at);
  }
}

function pauseWords(reason: PauseReason): string {
  const reasons: Readonly<Record<PauseReason, string>> = {
    returned: 'menunggu pemohon',
    applicant: 'menunggu kedatangan pemohon',
    agency: 'menunggu instansi lain',
    'signer-away': 'pejabat penanda tangan tidak di tempat',
    fault: 'gangguan teknis',
  };
  return reasons[reason];
}

export function actorWords(actor: EventActor, names: Readonly<Record<string, string>>): string {
  switch (actor.kind) {
    case 'staff':
      return [names[actor.uid], capital(roleWords[actor.role])]
        .filter((part) => part !== undefined)
        .join(', ');
    case 'applicant':
      return 'Pemohon';
    case 'system':
      return 'Loket (otomatis)';
    default:
      return actor satisfies never;
  }
}

/** Codes of a `stale` refusal, as far as they are known here. */
const happeningShort: Readonly<Record<Happening['kind'], string>> = {
  submitted: 'permohonan diterima',
  checked: 'berkas diperiksa',
  corrected: 'berkas dilengkapi',
  validated: 'dinyatakan valid',
  drafted: 'konsep surat dibuat',
  numbered: 'nomor diambil',
  initialed: 'diparaf',
  prepared: 'surat disiapkan',
  approved: 'surat disetujui',
  issued: 'surat terbit',
  'signed-on-paper': 'tanda tangan dicatat',
  stamped: 'distempel',
  registered: 'dicatat di register',
  'handed-over': 'diserahkan',
  returned: 'dikembalikan',
  paused: 'waktu layanan ditahan',
  resumed: 'waktu layanan dijalankan lagi',
  outage: 'gangguan kantor dicatat',
  cancelled: 'dibatalkan pemohon',
  transferred: 'dipindahkan ke layanan lain',
  'outside-noted': 'nomor atau status di sistem lain dicatat',
  'survey-opened': 'survei dibuka',
  'receipt-given': 'tanda terima diberikan',
  called: 'antrean dipanggil',
  surveyed: 'survei lapangan dicatat',
  'survey-planned': 'survei lapangan direncanakan',
  summoned: 'para pihak dipanggil',
  heard: 'keterangan diambil',
  booked: 'jadwal dipilih',
  attended: 'pemohon datang',
  missed: 'jadwal terlewat',
  captured: 'direkam',
  printed: 'dicetak',
  sent: 'dikirim ke instansi',
  'agency-answered': 'jawaban instansi dicatat',
  'payment-recorded': 'pembayaran dicatat',
  guided: 'didampingi',
  answered: 'dijawab',
  escalated: 'diteruskan',
  'event-scheduled': 'kegiatan dijadwalkan',
  'event-moved': 'jadwal dipindahkan',
  'event-held': 'kegiatan dilaksanakan',
  recapped: 'direkap',
  notified: 'pemohon diberi tahu',
  archived: 'diarsipkan',
  skipped: 'langkah dilewati',
  refused: 'dinyatakan tidak dapat dipenuhi',
  expired: 'ditutup',
  reopened: 'dibuka kembali',
  'breach-confirmed': 'keterlambatan dipastikan',
  'ready-corrected': 'waktu siap dibetulkan',
  compensated: 'kompensasi dicatat',
  'compensation-declined': 'kompensasi tidak diminta',
  'applicant-told': 'pemohon diberi tahu',
  'originals-returned': 'dokumen asli dikembalikan',
  'notice-delivered': 'pemberitahuan sampai',
  'due-recomputed': 'batas waktu dihitung ulang karena kalender kantor diubah',
};

function lookup(words: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Names for ids a refusal may carry: requirements, form fields, letter fields. */
export type Naming = (id: string) => string | undefined;

const fieldWords: Readonly<Record<string, string>> = {
  to: text.back.to,
  items: text.back.items,
  reason: text.back.reason,
  note: text.back.note,
  signerUid: text.paperSign.signer,
  signedAt: text.paperSign.at,
  collector: text.handOver.who,
  collectorName: text.handOver.name,
  inBook: text.handOver.inBook,
  query: text.search.label,
  toServiceId: 'Layanan itu',
};

/** Why a value cannot be used and what to do; by problem code. */
const signingRefusedWords: Readonly<Record<Extract<Refusal, { code: 'signing-refused' }>['why'], string>> = {
  'wrong-credential': 'Frasa sandi atau kode salah. Surat belum ditandatangani; ketik lagi.',
  'not-registered': 'Akun Anda belum terdaftar di layanan BSrE. Hubungi pengelola BSrE di kabupaten.',
  rejected: 'Layanan BSrE menolak permintaan ini. Surat belum ditandatangani.',
  unavailable: 'Layanan BSrE tidak terhubung. Surat belum ditandatangani; coba lagi nanti.',
  'no-identity': 'NIK Anda untuk layanan BSrE belum diisi di meja tanda tangan.',
};

const problemWords: Readonly<Record<string, string>> = {
  'not-yours': 'bukan desa Anda',
  required: 'harus diisi',
  'out-of-range': 'harus sesudah permohonan diajukan dan tidak boleh di masa depan',
  'not-a-signer': 'bukan pejabat yang berwenang menandatangani',
  'not-a-target': 'bukan tujuan pengembalian yang mungkin',
  'not-allowed': 'tidak termasuk yang boleh menurut standar',
  'not-paused': 'waktu layanan tidak sedang ditahan karena alasan ini',
  'not-returned': 'tidak termasuk yang perlu dilengkapi',
  'not-held': 'tidak sedang disimpan kantor',
  'other-persons':
    'meminta orang atau jenis pemohon yang tidak ada di permohonan ini; ajukan sebagai permohonan baru',
  'paper-only': 'hanya dapat diterima di loket sebagai kertas',
  unknown: 'tidak dikenal di sini',
  taken: 'sudah dipakai',
  'before-decree': 'tidak boleh sebelum tanggal ditetapkan',
  'still-open': 'masih terbuka; tutup dahulu dengan berita acara',
  'same-service-twice': 'memuat dua rancangan untuk satu layanan',
  'another-version-waits': 'memuat layanan yang versi barunya sudah ditetapkan tetapi belum berlaku',
  'published-too': 'memuat layanan yang juga diterbitkan',
  archived: 'memuat layanan yang sudah tidak berlaku',
  'in-the-past': 'tidak boleh sebelum hari ini',
  'in-the-future': 'tidak boleh di masa depan',
  fixed: 'tidak dapat diubah di sini',
  twice: 'memuat kode yang sama dua kali',
  'outside-region': 'memuat kode di luar wilayah kantor ini',
  'too-long': 'terlalu panjang untuk disimpan',
  'too-long-ago': 'lebih dari 14 hari yang lalu, jadi tidak dapat dimasukkan susulan',
  'before-the-last': 'lebih awal daripada langkah sebelumnya',
  'not-recordable': 'tidak dapat Anda catat; langkah itu dicatat petugasnya sendiri di Loket',
  'returned-then': 'menandai berkas kurang, jadi langkah sesudah pemeriksaan belum dapat dicatat',
  'not-possible':
    'tidak mungkin: tidak di masa depan, paling lama tujuh hari yang lalu, dan selesai sesudah mulai',
  'already-lasting': 'masih berlangsung; nyatakan selesai dahulu',
  'not-a-phone': 'bukan nomor telepon',
  'before-batch': 'tidak boleh sebelum rekapnya dibuat',
  'not-this-year': 'harus pada tahun buku ini',
  'of-another-year':
    'milik buku tahun lain; catat tanpa tanda tangan, lalu tanda tangan dan nomor tahun ini dicatat di permohonannya',
  given: 'itu, atau nomor sesudahnya, sudah pernah diberikan; pilih yang lebih besar',
  'still-filled': 'masih diisi perangkat desa; tunggu sampai surat pengantarnya dicetak',
  'in-another-bundle': 'sudah masuk paket desa lain, jadi tidak dapat masuk ke paket ini juga',
  'not-a-block': 'paling sedikit 1 dan paling banyak 200',
  'of-case': 'milik sebuah permohonan dan batal bersama permohonan itu',
  'too-many': 'mencakup terlalu banyak baris; persempit tanggalnya',
  'out-of-order': 'harus sesudah tanggal awal',
  'too-far': 'paling jauh dua tahun dari hari ini',
};

type Messages = {
  [C in RefusalCode]: (refusal: Extract<Refusal, { code: C }>, name: Naming) => string;
};

/** Every way the server says no, as a sentence with what to do. The compiler keeps it whole. */
export const refusalMessages: Messages = {
  'not-found': () =>
    'Permohonan atau data ini tidak ada, atau bukan wewenang Anda. Kembali ke antrean dan pilih yang lain.',
  'not-signed-in': () => 'Sesi Anda sudah berakhir. Keluar, lalu masuk lagi.',
  'not-allowed': ({ needs }) =>
    needs && needs.length > 0
      ? `Tindakan ini bukan wewenang Anda. Minta ${needs.map((role) => lookup(roleWords, role) ?? role).join(' atau ')} melakukannya.`
      : 'Tindakan ini bukan wewenang Anda. Minta petugas yang berwenang melakukannya.',
  stale: ({ act, by }) => {
    const what = lookup(happeningShort, act) ?? 'ada perubahan';
    const who = by === 'system' ? 'Loket (otomatis)' : by === 'applicant' ? 'pemohon' : lookup(roleWords, by);
    return `Anda didahului: ${what}${who ? ` oleh ${who}` : ''}. Tindakan Anda belum tersimpan. Keadaan terbaru sudah ditampilkan; periksa, lalu ulangi bila masih perlu.`;
  },
  'not-now': ({ expected }) => {
    const words = expected.map((act) => lookup(actWords, act)).filter((word) => word !== undefined);
    return words.length > 0
      ? `Tindakan ini belum gilirannya. Yang dapat dilakukan sekarang: ${words.join(', ')}.`
      : 'Tindakan ini tidak dapat dilakukan pada keadaan sekarang. Muat ulang untuk melihat keadaan terbaru.';
  },
  incomplete: ({ missing }, name) =>
    `Masih ada yang belum dinilai atau belum lengkap: ${missing.map((id) => name(id) ?? id).join('; ')}. Lengkapi dahulu, lalu coba lagi.`,
  'invalid-input': ({ fields }, name) =>
    `Isian belum dapat dipakai. ${fields
      .map(
        ({ field, problem }) =>
          `${name(field) ?? lookup(fieldWords, field) ?? 'Isian'} ${lookup(problemWords, problem) ?? 'perlu diperbaiki'}.`,
      )
      .join(' ')} Perbaiki, lalu coba lagi.`,
  'missing-glyphs': ({ fields }, name) =>
    `Huruf ini tidak dapat dicetak di surat: ${fields
      .map(({ field, characters }) => `${name(field) ?? field}: ${characters}`)
      .join('; ')}. Ganti dengan huruf lain di isian surat, lalu coba lagi.`,
  'letter-hole': ({ field }, name) =>
    `Isian surat masih kosong: ${name(field) ?? field}. Isi dahulu, lalu coba lagi.`,
  'reason-missing': () => 'Catatan belum diisi. Tulis apa yang perlu diperbaiki, lalu coba lagi.',
  'file-too-large': ({ limitBytes }) =>
    `Berkas terlalu besar. Paling besar ${String(Math.floor(limitBytes / 1_048_576))} MB; kecilkan, lalu unggah lagi.`,
  'file-empty': () => 'Berkas kosong. Pilih berkas lain, lalu unggah lagi.',
  'file-kind': () => 'Jenis berkas ini tidak diterima. Pakai PDF, JPG, PNG, atau WebP.',
  'too-many-files': ({ limit }) =>
    `Paling banyak ${String(limit)} berkas untuk satu persyaratan. Hapus salah satu, lalu unggah lagi.`,
  'too-many-tries': () => 'Terlalu banyak percobaan dalam waktu singkat. Tunggu satu menit, lalu coba lagi.',
  'link-invalid': () => 'Tautan ini tidak berlaku. Buka permohonan lewat antrean.',
  expired: () => 'Waktunya sudah lewat. Muat ulang halaman, lalu mulai lagi.',
  'closed-for-door': ({ door }) =>
    `Layanan ini tidak menerima permohonan dengan cara ini (${doorName(door)}). Pilih cara lain yang ada di standarnya.`,
  'intake-shut': ({ opensOn, closesOn }) =>
    `Masa penerimaan sedang tutup; dibuka lagi ${longDate(opensOn)} sampai ${longDate(closesOn)}. Di loket dapat tetap diterima bila alasannya ditulis.`,
  'slot-taken': () => 'Jadwal itu sudah tidak tersedia. Pilih jadwal lain.',
  'service-not-open': () =>
    'Layanan ini belum dapat dibuka untuk pengajuan: belum ada langkah kerja, belum berlaku, atau sudah tidak berlaku. Lengkapi standarnya dahulu.',
  'standard-problems': ({ drafts }) => {
    const count = drafts.reduce((sum, { problems }) => sum + problems.length, 0);
    const which = drafts.map(({ serviceId }) => serviceId).join(', ');
    return `Belum dapat dijalankan: ${String(count)} temuan pada ${which}. Perbaiki dahulu, lalu coba lagi.`;
  },
  'office-not-ready': ({ missing }) =>
    `Kantor belum siap dibuka: ${missing.map((code) => readinessTitle(code)).join(', ')}. Lengkapi di halaman Kantor dan Petugas, lalu coba lagi.`,
  'consultation-closed': () =>
    'Konsultasi ini sudah ditutup dengan berita acara. Muat ulang halaman untuk melihat isinya.',
  'survey-taken': () => 'Survei untuk permohonan ini sudah diisi. Tidak ada yang perlu dilakukan.',
  'survey-not-open': () => 'Survei untuk permohonan ini belum dibuka. Tunggu sampai layanannya selesai.',
  'standard-exists': ({ serviceId, version }) =>
    `Standar ${serviceId} versi ${String(version)} sudah ada dengan isi lain. Naikkan nomor versinya, lalu impor lagi.`,
  'claims-too-large': () =>
    'Tugas orang ini terlalu banyak untuk satu akun. Kurangi kantor, seksi, atau desanya, lalu simpan lagi.',
  'own-admin': () =>
    'Anda tidak dapat melepas tugas administrator Anda sendiri. Minta administrator lain melakukannya, atau angkat dulu penggantinya.',
  'signer-changed': () =>
    'Surat ini disiapkan atas nama pejabat yang masa tugasnya sudah berakhir atau sudah diganti, jadi tidak dapat disetujui dengan nama itu. Pejabat yang sekarang bertugas membuka surat ini di meja tanda tangan; Loket menyiapkannya lagi dengan nomor yang sama.',
  'originals-held': ({ items }, name) =>
    `Kantor masih menyimpan dokumen milik pemohon: ${items.map((id) => name(id) ?? id).join('; ')}. Catat yang Anda kembalikan; saat penyerahan, atau tulis mengapa belum dikembalikan.`,
  'accepted-items': ({ items, needs }, name) =>
    `Sudah diterima sebelumnya: ${items.map((id) => name(id) ?? id).join('; ')}. Yang sudah diterima hanya dapat diminta lagi oleh ${needs.map((role) => lookup(roleWords, role) ?? role).join(' atau ')}, dengan alasan tertulis.`,
  'outside-system': ({ name }) =>
    `Permohonan lewat cara ini diajukan di ${name}. Arahkan pemohon ke sana; bila sudah masuk, catat dari ${name} dengan nomor rujukannya.`,
  'taken-in-already': ({ reference }) =>
    `Isian ini sudah diterima sebagai permohonan ${reference}, dengan isi yang berbeda dari yang sekarang. Yang sekarang belum disimpan.`,
  'slip-used': () =>
    'Slip ini sudah dimasukkan untuk permohonan lain. Buka permohonan itu, atau periksa lagi kode slipnya.',
  'signing-refused': ({ why, serviceCode }) =>
    `${signingRefusedWords[why]}${serviceCode === undefined ? '' : ` (kode layanan ${String(serviceCode)})`}`,
  'signing-unclear': () =>
    'Belum jelas apakah surat ini sudah ditandatangani di layanan BSrE. Periksa dahulu di sana, lalu catat hasilnya pada surat ini. Jangan menandatangani lagi sebelum itu.',
  'signature-unverified': () =>
    'Tanda tangan surat tidak lolos pemeriksaan, jadi surat belum diterbitkan. Beri tahu administrator.',
};

function readinessTitle(code: string): string {
  const known = readinessCodes.find((each) => each === code);
  return known ? readinessWords[known].title : code;
}

const unnamed: Naming = () => undefined;

export function refusalWords(refusal: Refusal, name: Naming = unnamed): string {
  // The table's row belongs to the refusal's own code; TypeScript cannot follow that pair.
  const message = refusalMessages[refusal.code] as (refusal: Refusal, name: Naming) => string;
  return message(refusal, name);
}

/** What goes wrong at the sign-in, by the Auth SDK's code. */
export function signInProblem(code: string): string {
  switch (code) {
    case 'auth/invalid-email':
      return 'Surel belum benar. Contoh: nama@kantor.go.id.';
    case 'auth/invalid-credential':
    case 'auth/wrong-password':
    case 'auth/user-not-found':
    case 'auth/invalid-login-credentials':
    case 'auth/missing-password':
      return 'Surel atau kata sandi tidak cocok. Periksa huruf besar dan kecil, lalu coba lagi.';
    case 'auth/user-disabled':
      return 'Akun ini dinonaktifkan. Hubungi administrator kantor Anda.';
    case 'auth/too-many-requests':
      return 'Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.';
    case 'auth/network-request-failed':
      return 'Server belum terjangkau. Periksa sambungan internet, lalu coba lagi.';
    default:
      return 'Belum dapat masuk karena gangguan. Coba lagi; bila tetap begini, hubungi administrator kantor Anda.';
  }
}
