import { Door } from './conditions.ts';
import type { StandardPart, StandardProblem } from './lifecycle.ts';
import type { Office } from './office.ts';
import { Role } from './roles.ts';
import type { Performer } from './roles.ts';
import { componentWords, doorWords, performerWords } from './words-id.ts';

/** What keeps a standard from being published, in plain Indonesian: where, what, and what to do about it. */
export function problemWords(problem: StandardProblem, office: Pick<Office, 'sections'>): string {
  return `${placeWords(problem)}: ${whatWords(problem, office)}`;
}

const partWords: Readonly<Record<StandardPart, string>> = {
  title: 'Judul dan ringkasan',
  printed: 'Isi standar',
  reading: 'Bacaan isi standar',
  doors: 'Jalur pengajuan',
  fields: 'Isian formulir',
  requirements: 'Persyaratan',
  steps: 'Langkah kerja',
  promise: 'Janji waktu',
  compensation: 'Kompensasi',
  product: 'Produk',
  delivery: 'Penyerahan',
  notes: 'Catatan telaah',
};

const countedParts: Partial<Readonly<Record<StandardPart, string>>> = {
  fields: 'Isian formulir',
  requirements: 'Persyaratan',
  steps: 'Langkah',
  notes: 'Catatan telaah',
};

/** e.g. "Langkah 3", "Isi standar, Persyaratan". Counted from 1, as people count. */
function placeWords({ part, at, component }: StandardProblem): string {
  const counted = countedParts[part];
  if (at !== undefined && counted !== undefined) return `${counted} ${String(at + 1)}`;
  return part === 'printed' && component
    ? `${partWords[part]}, ${componentWords[component]}`
    : partWords[part];
}

const titleWords: Readonly<Record<string, string>> = {
  title: 'Judul',
  name: 'Nama sebutan',
  summary: 'Ringkasan',
};

function whatWords(
  { part, code, name = '', component }: StandardProblem,
  office: Pick<Office, 'sections'>,
): string {
  const quoted = `“${shortened(name)}”`;
  const cell = component ? `komponen ${componentWords[component]}` : 'isi standar';
  switch (code) {
    case 'missing-actor':
      return `belum ada petugas yang menjabat sebagai ${postWords(name, office)}. Angkat petugasnya di halaman Petugas, atau ganti pelaksana langkah ini.`;
    case 'no-such-section':
      return office.sections.some(({ id }) => id === name) || Role.safeParse(name).success
        ? 'kasi harus disebut bersama seksinya, dan pelaksana lain tidak memakai seksi. Pilih ulang pelaksananya.'
        : `kantor ini tidak mempunyai seksi ${quoted}. Pilih seksi yang ada, atau tambahkan seksinya di halaman Kantor.`;
    case 'section-not-involved':
      return `${sectionWords(name, office)} bukan seksi yang menangani layanan ini, sehingga kasinya tidak dapat melihat permohonan. Tambahkan seksi itu pada layanan, atau ganti pelaksananya.`;
    case 'actor-cannot-see':
      return `${postWords(name, office)} tidak dapat melihat semua permohonan, sehingga langkah ini dapat macet. Tambahkan petugas loket, operator, kasi, sekcam, atau camat sebagai pelaksana.`;
    case 'unreachable-step':
      return 'langkah ini tidak pernah sampai dikerjakan, atau datang sesudah surat ditandatangani atau hasilnya diserahkan. Pindahkan ke atas, longgarkan batasnya, atau hapus.';
    case 'agency-after-signature':
      return 'instansi yang ditunggu dapat meminta perbaikan, padahal surat yang sudah ditandatangani elektronik tidak dapat diubah lagi. Pindahkan langkah ini ke atas tanda tangan.';
    case 'no-route':
      return `untuk pengajuan ${routeWords(name)} tidak ada satu langkah pun yang berlaku. Tambahkan langkah, atau longgarkan batas jalur, keperluan, dan isian pada langkah yang ada.`;
    case 'no-check':
      return 'ada persyaratan, tetapi tidak ada langkah yang memeriksanya. Tambahkan langkah periksa kelengkapan berkas di awal.';
    case 'no-hand-over':
      return 'hasil layanan diambil di kantor, tetapi tidak ada langkah penyerahan. Tambahkan di akhir, atau ubah cara penyerahannya.';
    case 'number-without-book':
      return name === ''
        ? 'langkah ini memerlukan nomor, tetapi layanan ini belum memakai buku register. Pilih bukunya.'
        : `buku register ${quoted} tidak ada, atau bentuk nomornya belum lengkap (kode, unit). Pilih buku lain, atau lengkapi di halaman Kantor.`;
    case 'letter-without-draft':
      return 'surat akan ditandatangani, tetapi tidak ada langkah sebelumnya yang membuat konsepnya. Tambahkan langkah buat konsep surat.';
    case 'letter-without-signature':
      return 'produknya surat, tetapi tidak ada langkah tanda tangan. Tambahkan langkah itu, atau ganti jenis produknya.';
    case 'letter-field-missing':
      return `contoh surat yang dipilih memerlukan isian ${quoted} yang tidak ditanyakan formulir. Tambahkan isian itu, atau pilih contoh surat lain.`;
    case 'no-such-template':
      return `contoh surat ${quoted} tidak dikenal. Pilih salah satu yang tersedia.`;
    case 'sign-form-and-product':
      return 'cara kerja langkah ini tidak cocok dengan produknya: surat ditandatangani elektronik atau pada cetakan, lembar bawaan pemohon ditandatangani basah. Sesuaikan salah satunya.';
    case 'promise-without-clock':
      return 'ada janji waktu, tetapi tidak ada yang menghitungnya: waktu mulai saat berkas diperiksa lengkap dan berhenti saat hasilnya siap. Tambahkan langkah periksa dan langkah kerja sesudahnya.';
    case 'promise-not-printed':
      return `janji waktu ${quoted} tidak tercetak di ${cell}. Samakan kata-katanya, atau nyatakan bahwa standar tidak menjanjikan waktu.`;
    case 'not-printed':
      return `${quoted} tidak tercetak di ${cell}. Samakan kata-katanya, atau kosongkan kutipannya.`;
    case 'requirement-not-printed':
      return `${quoted} tidak tercetak di komponen ${componentWords.requirements}. Samakan kata-katanya.`;
    case 'printed-requirement-left-out':
      return `${quoted} tercetak dalam standar, tetapi belum ada di daftar persyaratan permohonan. Tambahkan.`;
    case 'no-such-requirement':
      return `pilihan berkas menyebut persyaratan ${quoted} yang tidak ada. Perbaiki pilihannya.`;
    case 'set-too-small':
      return `pilihan berkas ${quoted} meminta lebih banyak berkas daripada yang dapat dipilih. Perbaiki jumlahnya.`;
    case 'same-id-twice':
      return `kode ${quoted} sudah dipakai. Beri kode lain.`;
    case 'no-such-field':
      return `syaratnya menguji isian ${quoted} yang tidak ada di formulir atau tidak dapat dipilih. Perbaiki syarat itu.`;
    case 'no-such-variant':
      return `keperluan ${quoted} tidak ada dalam layanan ini. Pilih keperluan yang ada.`;
    case 'choice-without-options':
      return 'pilihannya kosong. Tambahkan paling sedikit satu pilihan, masing-masing dengan tulisan.';
    case 'component-empty':
      return part === 'printed'
        ? 'ada bagian yang kosong. Isi, hapus, atau nyatakan bahwa komponen ini tidak dinyatakan.'
        : `${titleWords[name] ?? 'Isinya'} masih kosong. Isi dahulu.`;
    case 'no-doors':
      return 'belum ada jalur pengajuan. Pilih paling sedikit satu.';
    case 'note-not-printed':
      return `catatan ini mengutip ${quoted} yang tidak tercetak di ${cell}. Perbaiki kutipannya, atau hapus catatannya.`;
    case 'note-without-correction':
      return 'catatan ini menjalankan perbaikan yang belum ditulis atau belum diterima. Tulis perbaikannya dan terima, atau jalankan seperti tercetak.';
    case 'malformed':
      return `ada isian yang belum lengkap atau tidak sesuai bentuknya (${shortened(name)}). Lengkapi bagian ini.`;
    default:
      return code satisfies never;
  }
}

/** A door, and a reason where the service knows some. */
function routeWords(name: string): string {
  const [door, variant] = name.split(' ');
  const known = Door.safeParse(door);
  const words = known.success ? `dengan jalur “${doorWords[known.data]}”` : 'ini';
  return variant === undefined ? words : `${words} dan keperluan ${variant}`;
}

/** Long requirements are known by their beginning. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}

/** `camat`, `section-head:pmd|secretary` → "Kasi PMD atau Sekcam". */
function postWords(names: string, office: Pick<Office, 'sections'>): string {
  return performerWords(
    names.split('|').flatMap((name): Performer[] => {
      const [role, section] = name.split(':');
      const known = Role.safeParse(role);
      return known.success ? [{ role: known.data, ...(section !== undefined && { section }) }] : [];
    }),
    office,
  );
}

function sectionWords(id: string, office: Pick<Office, 'sections'>): string {
  return office.sections.find((section) => section.id === id)?.name ?? id;
}
