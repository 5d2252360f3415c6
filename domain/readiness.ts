import type { Office } from './office.ts';
import type { Performer } from './roles.ts';

/**
 * The answers an office gives before it goes live. Everything else about it has a default that harms nobody (office-defaults.ts);
 * these have none: a letter without letterhead, a clock without holidays, a number that exists in the paper book already.
 */
export const readinessCodes = [
  'letterhead',
  'address',
  'complaint-contact',
  'hours',
  'calendar',
  'villages',
  'sections',
  'counter',
  'signer',
  'start-numbers',
  'administrator',
] as const;
export type ReadinessCode = (typeof readinessCodes)[number];

export interface Readiness {
  code: ReadinessCode;
  done: boolean;
}

/** How a post is named where a list of them is asked for: `camat`, `section-head:pmd`. */
export function postKey({ role, section }: Performer): string {
  return section === undefined ? role : `${role}:${section}`;
}

/**
 * @param staffed posts somebody holds today, each as {@link postKey}
 * @param calendarYears years whose days off are known
 * @param today the office's calendar day
 */
export function readiness(
  office: Office,
  {
    staffed,
    calendarYears,
    today,
  }: { staffed: readonly string[]; calendarYears: readonly number[]; today: string },
): Readiness[] {
  const { letterhead, contacts, sections } = office;
  const said = (text: string): boolean => text.trim() !== '';
  const reachable = ['phone', 'whatsapp', 'email', 'website', 'social'];
  const heads = staffed.filter((post) => post.startsWith('section-head:'));
  const answers: Record<ReadinessCode, boolean> = {
    letterhead:
      said(letterhead.governmentLine) &&
      said(letterhead.officeLine) &&
      said(letterhead.place) &&
      letterhead.addressLines.some(said),
    address: contacts.some(({ kind, text }) => kind === 'address' && said(text)),
    'complaint-contact': contacts.some(({ kind, text }) => reachable.includes(kind) && said(text)),
    hours: Object.values(office.hours.weekly).some((day) => day.length > 0),
    calendar: calendarYears.includes(Number(today.slice(0, 4))),
    villages: office.villages.length > 0,
    // An office whose standards name no section has none to tell, but then nobody heads one either.
    sections: heads.every((post) =>
      sections.some(({ id }) => post === postKey({ role: 'section-head', section: id })),
    ),
    counter: staffed.includes('counter'),
    signer: staffed.includes('camat'),
    // Where the paper book goes on, or 1 in so many words: a demonstration takes no book over.
    'start-numbers': office.demo || office.books.every(({ takeOver }) => takeOver !== undefined),
    administrator: staffed.includes('admin'),
  };
  return readinessCodes.map((code) => ({ code, done: answers[code] }));
}

/** Each answer as a question to the administrator. */
export const readinessWords: Readonly<Record<ReadinessCode, { title: string; hint: string }>> = {
  letterhead: {
    title: 'Kop surat',
    hint: 'Baris pemerintah kabupaten, baris kecamatan, alamat, dan tempat yang dicetak di surat.',
  },
  address: { title: 'Alamat kantor', hint: 'Agar pemohon tahu ke mana membawa berkas.' },
  'complaint-contact': {
    title: 'Kontak pengaduan',
    hint: 'Telepon, WhatsApp, surel, situs, atau media sosial kantor, bukan nomor pribadi.',
  },
  hours: {
    title: 'Jam layanan dan zona waktu',
    hint: 'Janji waktu dihitung dari jam ini, istirahat tidak ikut dihitung.',
  },
  calendar: {
    title: 'Hari libur tahun ini',
    hint: 'Dari SKB 3 Menteri dan keputusan daerah. Tanpa ini, janji waktu salah hitung.',
  },
  villages: { title: 'Desa dan kelurahan', hint: 'Nama dan kode Kemendagri, dipilih pemohon di formulir.' },
  sections: { title: 'Seksi', hint: 'Seksi setiap kasi yang diangkat harus ada di daftar.' },
  counter: { title: 'Petugas loket', hint: 'Paling sedikit satu orang memeriksa dan menyerahkan.' },
  signer: { title: 'Penanda tangan', hint: 'Camat, dengan nama, pangkat, dan NIP seperti di bawah surat.' },
  'start-numbers': {
    title: 'Nomor awal buku register',
    hint: 'Nomor berikutnya di buku kertas tahun ini. Tulis 1 jika buku baru dimulai.',
  },
  administrator: { title: 'Administrator', hint: 'Mengangkat petugas dan mengurus standar.' },
};
