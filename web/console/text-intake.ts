import type { FieldProblem } from '../../domain/form.ts';

/** Words of the screen where the counter and the village officer take in what people bring. */
export const intakeText = {
  nav: 'Terima berkas',
  title: 'Terima permohonan',
  lead: 'Isi bersama orang yang datang. Kertas cukup dicentang; pindaian tidak wajib.',
  none: 'Belum ada layanan yang dibuka untuk diterima di sini.',
  service: 'Layanan',
  serviceHint: 'Ketik sebagian namanya, misalnya “ktp”, lalu Enter.',
  serviceNone: 'Tidak ada layanan yang cocok. Coba kata lain.',
  door: 'Lewat',
  variant: 'Keperluan',
  papers: 'Berkas yang dibawa',
  papersHint: 'Centang kertas yang ada di meja.',
  allPapers: 'Semua ada',
  atDesk: 'Dilihat di meja saat pemeriksaan',
  ifAny: 'bila ada',
  submit: 'Terima permohonan',
  problems: (count: number) => `${String(count)} hal perlu dilengkapi. Isian lain tetap ada.`,
  fieldProblems: {
    required: 'Isi bagian ini.',
    'too-long': 'Terlalu panjang. Tulis lebih ringkas.',
    'not-a-choice': 'Pilih dari daftar.',
    'not-a-date': 'Tulis tanggal yang ada di kalender.',
    'not-a-number': 'Tulis dengan angka.',
    'not-a-phone': 'Bukan nomor telepon. Contoh: 081234567890.',
    'not-an-email': 'Bukan alamat surel. Contoh: nama@contoh.id.',
  } satisfies Record<FieldProblem, string>,
  paperMissing: 'Belum dicentang.',
  paperNeeded: 'Centang bila ada di meja. Tanpa kertas ini permohonan belum dapat diterima.',
  choose: 'Pilih',
  unsent:
    'Belum ada jawaban dari server, jadi belum pasti apakah sudah diterima. Isian Anda tetap ada. Periksa sambungan, lalu tekan Coba lagi: permohonan tidak akan tercatat dua kali.',
  done: (reference: string) => `Permohonan ${reference} diterima.`,
  print: 'Cetak tanda terima',
  complete: 'Nyatakan berkas lengkap',
  completeHint:
    'Bila semua kertas dan aslinya sudah Anda lihat sesuai, nyatakan lengkap di sini; permohonan langsung terbuka pada langkah berikutnya.',
  open: 'Buka permohonan',
  next: 'Terima permohonan berikutnya',
  receipt: 'Tanda terima',
} as const;
