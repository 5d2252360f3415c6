import type { AgendaWords } from './agenda.ts';
import type { Element } from './consultation.ts';
import type { AnsweredThrough, FaultReason, Happening, RefusalGround, ReturnReason } from './application.ts';
import type { CompensationPart } from './compensation.ts';
import type { OutageCause, PromiseUnit } from './due.ts';
import { longDate } from './dates-id.ts';
import type { Decree, Office } from './office.ts';
import type { Capacity, Performer } from './roles.ts';
import type { Door } from './conditions.ts';
import type { ComponentKey, Definition, Field, Reading } from './standard.ts';
import type { StatusWord } from './status.ts';
import type { SignForm, StepKind } from './steps/step.ts';

/** Indonesian words that site, console and messages share: one table, so that a case is called the same everywhere. */

export const roleWords = {
  counter: 'petugas loket',
  operator: 'operator',
  'section-head': 'kasi',
  secretary: 'sekcam',
  camat: 'camat',
  village: 'petugas registrasi desa',
  complaints: 'petugas pengaduan',
  survey: 'petugas survei',
  admin: 'administrator',
} as const;

/** Before a post, where its deputy acts. */
export const capacityWords: Readonly<Record<Capacity, string>> = { plh: 'Plh.', plt: 'Plt.', an: 'a.n.' };

/** e.g. "Kasi Trantib", "Sekcam atau Camat". */
export function performerWords(performers: readonly Performer[], office: Pick<Office, 'sections'>): string {
  return performers
    .map((performer) => {
      const section = office.sections.find((candidate) => candidate.id === performer.section);
      if (performer.role === 'section-head' && section)
        return `Kasi ${section.name.replace(/^(seksi|kasi)\s+/i, '')}`;
      const word: string = roleWords[performer.role];
      return word.charAt(0).toUpperCase() + word.slice(1);
    })
    .join(' atau ');
}

export function statusWords(word: StatusWord, office: Pick<Office, 'sections'>): string {
  switch (word.code) {
    case 'received':
      return 'Diterima, menunggu diperiksa';
    case 'returned':
      return 'Perlu dilengkapi';
    case 'processing':
      return 'Lengkap, sedang diproses';
    case 'awaiting-initial':
      return `Menunggu paraf ${performerWords(word.by, office)}`;
    case 'awaiting-signature':
      return `Menunggu tanda tangan ${performerWords(word.by, office)}`;
    case 'ready':
      return 'Siap diambil';
    case 'issued':
      return 'Surat terbit, siap diunduh atau diambil';
    case 'handed-over':
      return 'Sudah diserahkan';
    case 'finished':
      return 'Selesai';
    case 'cancelled':
      return 'Dibatalkan pemohon';
    case 'transferred':
      return 'Dipindahkan ke layanan lain';
    case 'awaiting-survey':
      return 'Menunggu survei lapangan';
    case 'summoned':
      return 'Menunggu para pihak dimintai keterangan';
    case 'awaiting-appointment':
      return word.booked ? 'Menunggu kedatangan Anda sesuai jadwal' : 'Menunggu Anda memilih jadwal';
    case 'awaiting-agency':
      return `Menunggu ${word.agency}`;
    case 'awaiting-answer':
      return 'Menunggu jawaban kantor';
    case 'awaiting-event':
      return 'Menunggu kegiatan dilaksanakan';
    case 'awaiting-recap':
      return 'Menunggu rekapitulasi usulan';
    case 'forwarded':
      return `Diteruskan ke ${word.agency}`;
    case 'refused':
      return 'Tidak dapat dipenuhi';
    case 'expired':
      return 'Ditutup karena tidak dilanjutkan pemohon';
    case 'on-hold':
      return word.reason === 'signer-away'
        ? 'Ditunda: pejabat penanda tangan sedang tidak di tempat'
        : 'Ditunda: gangguan teknis';
    default:
      return word satisfies never;
  }
}

export const faultWords: Readonly<Record<FaultReason, string>> = {
  missing: 'Belum ada',
  unreadable: 'Tidak terbaca',
  'wrong-document': 'Bukan dokumen yang diminta',
  expired: 'Sudah tidak berlaku',
  mismatch: 'Isinya tidak cocok dengan data lain',
  incomplete: 'Belum lengkap',
  other: 'Perlu diperbaiki',
};

export const returnWords: Readonly<Record<ReturnReason, string>> = {
  'invalid-data': 'Data tidak valid',
  'wrong-wording': 'Isi surat perlu diperbaiki',
  'wrong-number': 'Nomor perlu diperbaiki',
  'missing-evidence': 'Bukti pendukung kurang',
  other: 'Perlu diperbaiki',
};

export const doorWords: Readonly<Record<Door, string>> = {
  counter: 'Datang ke kantor kecamatan',
  online: 'Mengajukan lewat situs ini',
  village: 'Lewat petugas registrasi di desa/kelurahan',
};

/** Names of the 14 components as PermenPANRB 15/2014 has them; the decree's own label is shown beside where it differs. */
export const componentWords: Readonly<Record<ComponentKey, string>> = {
  requirements: 'Persyaratan',
  procedure: 'Sistem, mekanisme, dan prosedur',
  time: 'Jangka waktu pelayanan',
  fee: 'Biaya/tarif',
  product: 'Produk pelayanan',
  complaints: 'Penanganan pengaduan, saran, dan masukan',
  'legal-basis': 'Dasar hukum',
  facilities: 'Sarana, prasarana, dan/atau fasilitas',
  competence: 'Kompetensi pelaksana',
  supervision: 'Pengawasan internal',
  staffing: 'Jumlah pelaksana',
  guarantee: 'Jaminan pelayanan',
  safety: 'Jaminan keamanan dan keselamatan pelayanan',
  evaluation: 'Evaluasi kinerja pelaksana',
};

/** The part of the public somebody stands for in a consultation (unsur). */
export const elementWords: Readonly<Record<Element, string>> = {
  office: 'unsur kecamatan',
  'village-government': 'unsur pemerintah desa/kelurahan',
  'community-leader': 'unsur tokoh masyarakat',
  'religious-leader': 'unsur tokoh agama',
  youth: 'unsur pemuda',
  women: 'unsur perempuan',
  business: 'unsur pelaku usaha',
  academic: 'unsur akademisi',
  media: 'unsur media',
  agency: 'unsur instansi lain',
  citizen: 'unsur masyarakat',
  other: 'unsur lain',
};

export const stepWords: Readonly<Record<StepKind, string>> = {
  receipt: 'Tanda terima',
  queue: 'Panggilan antrean',
  'field-survey': 'Survei lapangan',
  summon: 'Pemanggilan para pihak',
  appointment: 'Jadwal kedatangan',
  capture: 'Perekaman',
  print: 'Pencetakan',
  'send-to-agency': 'Pengiriman ke instansi',
  'await-agency': 'Menunggu instansi',
  pay: 'Pencatatan pembayaran',
  guide: 'Pendampingan',
  answer: 'Jawaban',
  'schedule-event': 'Penjadwalan kegiatan',
  'hold-event': 'Pelaksanaan kegiatan',
  recap: 'Rekapitulasi',
  notify: 'Pemberitahuan',
  archive: 'Pengarsipan',
  check: 'Pemeriksaan berkas',
  validate: 'Validasi',
  draft: 'Penyusunan konsep',
  number: 'Penomoran',
  initial: 'Paraf',
  sign: 'Tanda tangan',
  stamp: 'Stempel',
  register: 'Pencatatan register',
  'hand-over': 'Penyerahan',
};

export const signFormWords: Readonly<Record<SignForm, string>> = {
  electronic: 'surat elektronik',
  'wet-print': 'tanda tangan basah pada cetakan kantor',
  'wet-brought': 'tanda tangan basah pada lembar yang dibawa',
  'legalised-copy': 'legalisasi salinan',
};

export const fieldTypeWords: Readonly<Record<Field['type'], string>> = {
  text: 'teks',
  'long-text': 'teks panjang',
  date: 'tanggal',
  number: 'angka',
  choice: 'pilihan',
};

export const unitWords: Readonly<Record<PromiseUnit, string>> = {
  'office-minutes': 'menit jam layanan',
  'office-hours': 'jam layanan',
  'running-hours': 'jam',
  'calendar-days': 'hari kalender',
  'working-days': 'hari kerja',
};

export const compensationWords: Readonly<Record<CompensationPart, string>> = {
  apology: 'Permohonan maaf',
  notice: 'Pemberitahuan kepada pemohon',
  'send-document': 'Dokumen dikirim lewat WA atau surel',
  'deliver-to-address': 'Hasil layanan diantar ke alamat pemohon',
  'help-family': 'Bantuan dokumen kependudukan anggota keluarga dalam satu KK',
};

export const refusalGroundWords: Readonly<Record<RefusalGround, string>> = {
  'conditions-not-met': 'Syarat dalam standar tidak terpenuhi',
  'not-true': 'Keterangan tidak sesuai kenyataan',
  'excluded-information': 'Informasi yang dikecualikan menurut peraturan perundang-undangan',
  'not-competent': 'Bukan kewenangan kecamatan',
  other: 'Alasan lain',
};

export const throughWords: Readonly<Record<AnsweredThrough, string>> = {
  'in-person': 'langsung',
  phone: 'telepon',
  letter: 'surat',
  email: 'surel',
  whatsapp: 'WhatsApp',
  'outside-system': 'sistem lain yang dipakai pelapor',
};

export const outageWords: Readonly<Record<OutageCause, string>> = {
  power: 'gangguan listrik',
  network: 'gangguan jaringan',
  system: 'gangguan sistem',
};

type PlainHappening =
  | 'outage'
  | 'receipt-given'
  | 'called'
  | 'heard'
  | 'attended'
  | 'missed'
  | 'captured'
  | 'printed'
  | 'sent'
  | 'payment-recorded'
  | 'guided'
  | 'escalated'
  | 'event-held'
  | 'recapped'
  | 'notified'
  | 'archived'
  | 'skipped'
  | 'expired'
  | 'reopened'
  | 'breach-confirmed'
  | 'compensation-declined'
  | 'applicant-told'
  | 'originals-returned'
  | 'summoned'
  | 'booked'
  | 'event-scheduled'
  | 'event-moved'
  | 'surveyed'
  | 'survey-planned'
  | 'agency-answered'
  | 'answered'
  | 'refused'
  | 'ready-corrected'
  | 'compensated'
  | 'notice-delivered'
  | 'transferred'
  | 'outside-noted'
  | 'due-recomputed';

/** What happened, for timeline and console alike. `at` writes a moment in the office's zone. */
export function happenedWords(
  happening: Extract<Happening, { kind: PlainHappening }>,
  at: (moment: number) => string,
): string {
  switch (happening.kind) {
    case 'outage': {
      const { cause, from, to } = happening;
      if (to === undefined) return `Jam janji berhenti sejak ${at(from)} karena ${outageWords[cause]}`;
      if (to === from) return `Catatan ${outageWords[cause]} dibetulkan, jam janji dihitung tanpa jeda itu`;
      return `Jam janji berhenti ${at(from)} sampai ${at(to)} karena ${outageWords[cause]}`;
    }
    case 'receipt-given':
      return 'Tanda terima diberikan';
    case 'called':
      return 'Nomor antrean dipanggil';
    case 'surveyed':
      return happening.suits
        ? `Survei lapangan ${at(happening.surveyedAt)}: sesuai`
        : `Survei lapangan ${at(happening.surveyedAt)}: tidak sesuai`;
    case 'survey-planned':
      return `Petugas akan datang untuk survei lapangan: ${at(happening.at)}`;
    case 'summoned':
      return `Para pihak dipanggil untuk ${at(happening.at)}`;
    case 'heard':
      return `Keterangan diambil, ${String(happening.present)} orang hadir`;
    case 'booked':
      return `Jadwal dipilih: ${at(happening.at)}`;
    case 'attended':
      return 'Pemohon datang sesuai jadwal';
    case 'missed':
      return 'Jadwal terlewat, dapat dipilih lagi';
    case 'captured':
      return 'Perekaman selesai';
    case 'printed':
      return 'Dokumen dicetak';
    case 'sent':
      return 'Berkas dikirim ke instansi';
    case 'agency-answered':
      return {
        done: 'Instansi menyelesaikan',
        'to-mend': 'Instansi meminta perbaikan',
        no: 'Instansi tidak dapat memenuhi',
      }[happening.result];
    case 'payment-recorded':
      return `Pembayaran dicatat: ${at(happening.paidAt)}`;
    case 'guided':
      return 'Pendampingan selesai';
    case 'answered':
      return `Dijawab melalui ${throughWords[happening.through]}`;
    case 'escalated':
      return 'Diteruskan ke tingkat berikutnya';
    case 'event-scheduled':
      return `Kegiatan dijadwalkan: ${at(happening.at)}`;
    case 'event-moved':
      return `Jadwal kegiatan dipindahkan: ${at(happening.at)}`;
    case 'event-held':
      return `Kegiatan dilaksanakan, ${String(happening.present)} orang hadir`;
    case 'recapped':
      return 'Masuk rekapitulasi';
    case 'notified':
      return 'Pemohon diberi tahu';
    case 'archived':
      return 'Diarsipkan';
    case 'skipped':
      return 'Langkah dilewati karena tidak diperlukan';
    case 'refused':
      return `Tidak dapat dipenuhi: ${refusalGroundWords[happening.ground].toLowerCase()}`;
    case 'expired':
      return 'Ditutup karena tidak dilanjutkan pemohon';
    case 'reopened':
      return 'Dibuka kembali';
    case 'breach-confirmed':
      return 'Keterlambatan dipastikan, kompensasi wajib diberikan';
    case 'ready-corrected':
      return `Waktu siap dibetulkan menjadi ${at(happening.readyAt)}`;
    case 'compensated':
      return `Kompensasi diberikan: ${compensationWords[happening.part].toLowerCase()}`;
    case 'compensation-declined':
      return 'Pemohon tidak meminta kompensasi';
    case 'applicant-told':
      return 'Pemohon diberi tahu bahwa sudah ditandatangani';
    case 'originals-returned':
      return 'Dokumen asli dikembalikan kepada pemohon';
    case 'notice-delivered':
      return `Pemberitahuan sampai; perbaikan ditunggu sampai ${at(happening.correctBy)}`;
    case 'transferred':
      return `Dipindahkan ke layanan lain, nomor permohonan ${happening.to.reference}`;
    case 'outside-noted':
      return 'Nomor atau status di sistem lain dicatat';
    case 'due-recomputed':
      return recomputedWords(happening, at);
    default:
      return happening satisfies never;
  }
}

/** Why a due moment is another one than before, for timeline and clock alike. */
export function recomputedWords(
  { from, to }: Extract<Happening, { kind: 'due-recomputed' }>,
  at: (moment: number) => string,
): string {
  const because = 'karena kalender kantor diubah';
  if (from !== undefined && to !== undefined)
    return `Batas waktu berubah dari ${at(from)} menjadi ${at(to)} ${because}`;
  return to === undefined
    ? `Batas waktu dihitung ulang ${because}`
    : `Batas waktu menjadi ${at(to)} ${because}`;
}

export const deliveryWords: Readonly<Record<Definition['delivery']['modes'][number], string>> = {
  collect: 'Diambil di kantor',
  'self-print': 'Dicetak sendiri',
};

/** Names of what the engine runs, where two definitions stand beside each other. */
export const definitionWords = {
  doors: 'Cara mengajukan',
  applicant: 'Yang mengajukan',
  applicants: {
    person: 'Orang',
    foreigner: 'Warga negara asing (paspor atau KITAS)',
    village: 'Pemerintah desa/kelurahan',
    organisation: 'Lembaga, panitia, atau kelompok',
  },
  variants: 'Keperluan',
  fields: 'Isian formulir',
  mayBeEmpty: 'boleh kosong',
  requirements: 'Berkas yang diminta',
  openEnded: 'tidak tertentu',
  sets: 'Pilihan berkas',
  parties: 'Orang yang ditanyakan datanya',
  requiredContacts: 'Kontak yang wajib diisi',
  contacts: { email: 'Surel (email)' },
  eligibility: 'Ketentuan pemohon',
  leadTimes: 'Batas waktu mengajukan',
  leadTime: {
    'at-least': 'paling lambat',
    'less-than': 'kurang dari',
    'working-days': 'hari kerja sebelum',
    'calendar-days': 'hari kalender sebelum',
  },
  intakeWindow: 'Masa penerimaan',
  outside: 'Lewat sistem lain',
  recurring: 'Berkala',
  everyMonth: 'setiap bulan',
  identities: { nik: 'NIK', passport: 'paspor/KITAS', any: 'NIK atau paspor', none: 'nama saja' },
  withAddress: 'alamat',
  optional: 'bila ada',
  noPaper: 'harus diunggah',
  steps: 'Langkah kerja',
  recordedBy: 'dicatat oleh',
  ifNeeded: 'bila perlu',
  mayRefuse: 'dapat tidak dipenuhi dengan alasan',
  promise: 'Janji waktu',
  promiseEndsWith: 'Janji terpenuhi pada',
  correctionDeadline: 'Batas perbaikan, hari berikutnya pukul',
  noPromise: 'Tanpa jangka waktu',
  promiseNotStated: 'Tidak dinyatakan',
  waitsForSigner: 'menunggu bila penanda tangan tidak di tempat',
  compensation: 'Bila terlambat',
  product: 'Hasil',
  register: 'Buku register',
  delivery: 'Penyerahan',
  collectors: 'Yang boleh mengambil',
  collector: {
    applicant: 'Pemohon',
    family: 'Keluarga',
    proxy: 'Orang yang ditunjuk',
    village: 'Petugas desa/kelurahan',
  },
  collectionBook: 'Buku pengambilan',
  survey: 'Survei kepuasan',
  yes: 'Ya',
  no: 'Tidak',
  policies: 'Kebijakan kantor',
} as const;

/** A channel for complaints as the standard prints it. */
export const channelWords: Readonly<Record<Reading['complaints'][number]['kind'], string>> = {
  desk: 'Meja pengaduan',
  letter: 'Surat',
  box: 'Kotak saran',
  address: 'Alamat',
  phone: 'Telepon',
  mobile: 'HP',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  email: 'Surel',
  website: 'Situs',
  app: 'Aplikasi',
  social: 'Media sosial',
  hotline: 'Nomor aduan',
  other: 'Lainnya',
};

export const notStatedWords = 'Tidak dinyatakan dalam standar';
export const policyHeading = 'Kebijakan kantor, bukan bagian standar';

/** Why a number is void, as the register book prints it beside the number. */
export const voidNumberWords = {
  cancelled: 'Permohonan dibatalkan pemohon',
  refused: 'Permohonan tidak dapat dipenuhi',
  expired: 'Permohonan tidak dilanjutkan pemohon',
  transferred: 'Permohonan dipindahkan ke layanan lain',
} as const;

/** A day's appointments and events, printed. */
export const agendaWords: AgendaWords = {
  title: 'Jadwal',
  none: 'Tidak ada jadwal pada hari ini.',
  columns: {
    time: 'Jam',
    what: 'Acara',
    applicant: 'Pemohon',
    service: 'Layanan',
    reference: 'Nomor permohonan',
  },
  kinds: {
    appointment: 'Janji datang',
    summons: 'Pemanggilan',
    event: 'Kegiatan',
    survey: 'Survei lapangan',
  },
  done: 'selesai',
  names: 'Memuat nama pemohon: hanya untuk petugas, hancurkan setelah dipakai',
  demo: 'CONTOH',
};

/** Posters and booklets of standards. */
export const standardPrintWords = {
  standard: 'STANDAR PELAYANAN',
  decree: (decree: Pick<Decree, 'number' | 'on'>) =>
    `Keputusan Nomor ${decree.number}${decree.on === undefined ? '' : ` tanggal ${longDate(decree.on)}`}`,
  time: 'Lama',
  fee: 'Biaya',
  product: 'Hasil',
  doors: 'Cara mengajukan',
  door: {
    counter: 'datang ke kantor kecamatan',
    online: 'lewat telepon genggam atau komputer',
    village: 'lewat petugas registrasi desa',
  },
  needed: 'Yang perlu disiapkan',
  steps: 'Langkah',
  complaints: 'Pengaduan, saran, dan masukan',
  scanService:
    'Pindai untuk membaca standar ini selengkapnya dan mengajukan permohonan lewat telepon genggam Anda.',
  scanStandard: 'Pindai untuk membaca standar ini selengkapnya.',
  scanOffice: 'Pindai untuk membaca standar pelayanan yang berlaku sekarang.',
  pledge: 'Maklumat Pelayanan',
  contents: 'Daftar layanan',
  delivery: 'Komponen penyampaian layanan',
  management: 'Komponen pengelolaan layanan',
  note: 'Catatan telaah',
  noteProposed: 'usulan',
  noteAccepted: 'diterima kantor',
  noteFor: (printed: string) => `Tercetak: “${printed}”.`,
  noteCorrection: (correction: string) => `Seharusnya: “${correction}”.`,
  unreadable: 'Tercetak sebagai gambar yang tidak terbaca dalam salinan keputusan.',
  chart: 'Bagan alir:',
  version: (version: number) => `versi ${String(version)}`,
  demo: 'CONTOH',
};
