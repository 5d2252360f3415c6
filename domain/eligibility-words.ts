import { longDate } from './dates-id.ts';

/** Words that explain a printed rule on who may apply, or when. They never say what is decided: a person does that. */

/** A field as these sentences name it. */
const named = (label: string) => `“${label}”`;

/** "17 tahun atau lebih", "20 sampai 42 tahun", "paling banyak 16 tahun". */
function span(unit: string, from: number | undefined, to: number | undefined): string {
  const of = unit === '' ? '' : ` ${unit}`;
  if (from !== undefined && to !== undefined) return `${String(from)} sampai ${String(to)}${of}`;
  if (from !== undefined) return `${String(from)}${of} atau lebih`;
  return to === undefined ? 'tidak dibatasi' : `paling banyak ${String(to)}${of}`;
}

export const eligibilityWords = {
  ageOf: (
    { bornOn, fromNik }: { bornOn: string; fromNik: boolean },
    { years, on }: { years: number; on: string },
    { from, to }: { from?: number | undefined; to?: number | undefined },
    /** Answers the rule is for: the age they mean is compared with the day of birth. */
    answers?: string,
  ) => {
    const age = `${fromNik ? 'Menurut NIK lahir' : 'Lahir'} ${longDate(bornOn)}, jadi berumur ${String(years)} tahun pada ${longDate(on)}`;
    return answers === undefined
      ? `${age}; standar mensyaratkan ${span('tahun', from, to)}.`
      : `${age}. ${answers}, yang berarti umur ${span('tahun', from, to)}.`;
  },
  freed: (answers: string) => `${answers}; menurut standar, umur tidak dipersoalkan.`,
  noBirthday: (label: string) => `Tanggal lahir belum terbaca dari isian ${named(label)}.`,
  noBirthdayInNik: 'Tanggal lahir tidak terbaca dari NIK.',
  noDay: (label: string) => `Isian ${named(label)} belum terisi, jadi umurnya belum dapat dihitung.`,
  bornLater: (bornOn: string, on: string) =>
    `Tanggal lahir ${longDate(bornOn)} sesudah ${longDate(on)}. Periksa lagi isiannya.`,
  count: (label: string, value: number, from: number | undefined, to: number | undefined) =>
    `Isian ${named(label)}: ${String(value)}; standar mensyaratkan ${span('', from, to)}.`,
  notAnswered: (label: string) => `Isian ${named(label)} belum terisi.`,
  notRead: (label: string) => `Isian ${named(label)} belum terbaca sebagai angka.`,
  answer: (label: string, value: string) => `Isian ${named(label)}: ${value}`,
  required: (wanted: string) => `standar mensyaratkan ${wanted}`,
  or: ' atau ',
  seen: 'Dilihat petugas saat memeriksa.',
};

const units = { 'working-days': 'hari kerja', 'calendar-days': 'hari kalender' } as const;
type DayUnit = keyof typeof units;

export const leadTimeWords = {
  noDay: (label: string) => `Isian ${named(label)} belum terisi, jadi batas waktunya belum dapat dihitung.`,
  outOfReach: (label: string) =>
    `Isian ${named(label)} terlalu jauh untuk dihitung. Periksa lagi tanggalnya.`,
  notADay: (label: string) => `Isian ${named(label)} bukan tanggal yang ada di kalender. Periksa lagi.`,
  inTime: (of: { until: string; label: string; lastOn: string; days: number; unit: DayUnit }) =>
    `Paling lambat ${longDate(of.lastOn)}, yaitu ${String(of.days)} ${units[of.unit]} sebelum ${longDate(of.until)} (${named(of.label)}).`,
  tooLate: (of: {
    until: string;
    label: string;
    lastOn: string;
    days: number;
    unit: DayUnit;
    from: string;
  }) =>
    `Hari terakhirnya sudah lewat: ${longDate(of.lastOn)}, yaitu ${String(of.days)} ${units[of.unit]} sebelum ${longDate(of.until)} (${named(of.label)}). Dihitung sejak ${longDate(of.from)}.`,
  over: (until: string, label: string, from: string) =>
    `Isian ${named(label)} (${longDate(until)}) sudah lewat pada ${longDate(from)}. Periksa lagi tanggalnya.`,
  near: (of: { from: string; until: string; between: number; days: number; unit: DayUnit }) =>
    `Dari ${longDate(of.from)} sampai sehari sebelum ${longDate(of.until)} ada ${String(of.between)} ${units[of.unit]}; standar mensyaratkan kurang dari ${String(of.days)} ${units[of.unit]}.`,
  far: (of: { from: string; until: string; days: number; unit: DayUnit }) =>
    `Dari ${longDate(of.from)} sampai sehari sebelum ${longDate(of.until)} ada ${String(of.days)} ${units[of.unit]} atau lebih; standar mensyaratkan kurang dari ${String(of.days)} ${units[of.unit]}.`,
  calendarMissing: 'Hari libur tahun itu belum tercatat di Loket; baru akhir pekan yang diperhitungkan.',
};
