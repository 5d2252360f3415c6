import type { CalendarDifference, CalendarProblem } from '../../domain/calendar-change.ts';
import type { DayOff } from '../../domain/calendar.ts';
import { longDate, longDateTime, longDateWithDay } from '../../domain/dates-id.ts';
import type { Office } from '../../domain/office.ts';
import type { CalendarView } from './route.ts';

/** Words of the screen `calendar`. */

type Clock = Pick<Office, 'hours'>;

export const calendarText = {
  title: 'Kalender',
  viewsLabel: 'Bagian kalender',
  views: { jadwal: 'Jadwal', 'hari-libur': 'Hari libur dan jam' } satisfies Record<CalendarView, string>,

  agenda: {
    day: 'Hari',
    span: 'Tampilkan',
    spans: { one: 'Satu hari', seven: 'Tujuh hari' },
    today: 'Hari ini',
    before: 'Sebelumnya',
    after: 'Berikutnya',
    section: 'Seksi',
    anySection: 'Semua seksi',
    service: 'Layanan',
    anyService: 'Semua layanan',
    none: 'Tidak ada jadwal.',
    done: 'selesai',
    closed: (reason: string | undefined) =>
      reason === undefined ? 'Kantor tutup.' : `Kantor tutup: ${reason}.`,
    printDay: (day: string) => `Cetak ${day}`,
    more: 'Jadwal terlalu banyak untuk dimuat sekaligus. Tampilkan satu hari saja.',
    logged: 'Membuka dan mencetak jadwal dicatat, karena memuat nama pemohon.',
  },

  off: {
    intro:
      'Hari libur dan cuti bersama ditetapkan setiap tahun dengan SKB 3 Menteri; tanggal tahun lalu tidak dapat disalin. Setelah disimpan, batas waktu permohonan yang sedang berjalan dihitung ulang, dan riwayatnya menyebut sebabnya.',
    part: 'Yang diubah',
    year: (year: number) => `Kalender ${String(year)}`,
    newYear: (year: number) => `Kalender ${String(year)} (baru)`,
    hours: 'Jam layanan mingguan',
    source: 'Dasar hari libur',
    sourceHint: 'Nama dan nomor SKB 3 Menteri tahun ini.',
    days: 'Hari libur dan cuti bersama',
    noDays: 'Belum ada hari libur.',
    from: 'Tanggal',
    to: 'Sampai tanggal',
    name: 'Nama hari',
    kind: 'Jenis',
    kinds: {
      national: 'Libur nasional',
      'collective-leave': 'Cuti bersama',
      local: 'Libur daerah',
    } satisfies Record<DayOff['kind'], string>,
    add: 'Tambahkan hari',
    remove: (what: string) => `Hapus ${what}`,
    removeShort: 'Hapus',
    open: 'Kantor tetap buka saat cuti bersama',
    closures: 'Kantor tutup sehari atau beberapa jam',
    closuresHint: 'Misalnya banjir atau upacara. Kosongkan kedua jam bila tutup sehari penuh.',
    noClosures: 'Tidak ada.',
    closureReason: 'Sebab tutup',
    fromTime: 'Mulai jam',
    toTime: 'Sampai jam',
    addClosure: 'Tambahkan penutupan',
    ramadan: 'Jam Ramadan',
    hasRamadan: 'Ada jam layanan khusus Ramadan',
    ramadanFrom: 'Hari pertama',
    ramadanTo: 'Hari terakhir',
    take: 'Ambil dari kantor lain',
    takeHint:
      'Mengganti libur nasional, cuti bersama, dan dasarnya dengan milik kantor lain. Libur daerah, penutupan, dan jam tetap milik kantor ini. Belum tersimpan sampai Anda menekan Simpan.',
    takeFrom: 'Kantor',
    chooseOffice: 'Pilih kantor',
    takeAct: 'Ambil',
    taken: (count: number) => `${String(count)} hari diambil. Periksa, lalu simpan.`,
    takenNone: 'Kantor itu belum memuat kalender tahun ini.',
    hoursHint:
      'Tulis seperti 08.00-11.30, 13.00-15.00. Sela adalah istirahat, misalnya salat Jumat; kosongkan untuk hari tutup.',
    hoursSource: 'Dasar jam layanan',
    reason: 'Alasan perubahan',
    reasonHint: 'Misalnya: SKB perubahan tentang cuti bersama, beserta nomornya.',
    reasonMissing: 'Tulis alasan perubahan.',
    save: 'Simpan kalender',
    saveHours: 'Simpan jam layanan',
    saved: (moved: number, pending: boolean) =>
      pending
        ? 'Tersimpan. Batas waktu permohonan masih dihitung ulang; selesai dalam beberapa menit.'
        : moved === 0
          ? 'Tersimpan. Tidak ada permohonan berjalan yang batas waktunya berubah.'
          : `Tersimpan. Batas waktu ${String(moved)} permohonan berjalan berubah.`,
    meanwhile: 'Sementara itu orang lain menyimpan perubahan ini:',
    meanwhileKept:
      'Yang Anda ketik tetap ada dan sudah digabungkan dengan perubahan itu. Periksa, lalu simpan lagi.',
    found: 'Belum dapat disimpan:',
    hoursWrong: 'Ada jam yang belum terbaca. Tulis seperti 08.00-12.00, 13.00-15.00.',
    dayMissing: 'Isi tanggal dalam tahun ini dan namanya; tanggal akhir tidak boleh sebelum tanggal awal.',
    dayTwice: 'Tanggal itu sudah ada di daftar. Hapus dahulu yang lama bila namanya berubah.',
    closureMissing:
      'Isi tanggal dan sebabnya; akhir harus sesudah awal, dan jam diisi keduanya atau tidak sama sekali.',
  },

  changes: {
    title: 'Riwayat perubahan',
    none: 'Kalender belum pernah diubah di sini.',
    by: (name: string, when: string) => `${name}, ${when}`,
    viaOffice: 'Diubah di halaman Kantor',
    year: (year: number) => `Kalender ${String(year)}`,
    hours: 'Jam layanan mingguan',
    moved: (count: number) => `${String(count)} permohonan berubah batas waktunya`,
    running: 'batas waktu masih dihitung ulang',
  },
} as const;

/** One line of a change: `Ditambahkan: Kamis, 26 November 2026 – Cuti bersama`. */
export function differenceWords(difference: CalendarDifference, { hours }: Clock): string {
  const { change, part, name } = difference;
  const verb = { added: 'Ditambahkan', removed: 'Dihapus', changed: 'Diubah' }[change];
  switch (part) {
    case 'open-on-leave':
      return change === 'added' ? 'Kantor buka saat cuti bersama' : 'Kantor tutup saat cuti bersama';
    case 'source':
      return `Dasar: ${name ?? ''}`;
    case 'hours':
      return 'Jam layanan mingguan diubah';
    case 'ramadan':
      return `${verb}: jam Ramadan ${spanOf(difference)}${name === undefined ? '' : ` (${name})`}`;
    case 'closure':
      return `${verb}: tutup ${momentsOf(difference, hours)} – ${name ?? ''}`;
    case 'day-off':
    case 'collective-leave':
    case 'local':
      return `${verb}: ${spanOf(difference)} – ${name ?? ''}`;
  }
}

function spanOf({ on, to }: CalendarDifference): string {
  if (on === undefined) return '';
  return to === undefined || to === on ? longDateWithDay(on) : `${longDate(on)} sampai ${longDate(to)}`;
}

function momentsOf({ on, fromAt, toAt }: CalendarDifference, { zone, zoneLabel }: Office['hours']): string {
  if (on !== undefined) return longDateWithDay(on);
  if (fromAt === undefined || toAt === undefined) return '';
  return `${longDateTime(fromAt, zone, zoneLabel)} sampai ${longDateTime(toAt, zone, zoneLabel)}`;
}

/** Why a table cannot be saved. */
export function calendarProblemWords({ part, problem }: CalendarProblem): string {
  const parts: Readonly<Record<CalendarProblem['part'], string>> = {
    source: 'Dasar hari libur',
    daysOff: 'Hari libur',
    ramadan: 'Jam Ramadan',
    closures: 'Penutupan kantor',
  };
  const problems: Readonly<Record<CalendarProblem['problem'], string>> = {
    required: 'belum diisi',
    twice: 'memuat tanggal yang sama dua kali',
    'other-year': 'memuat tanggal di luar tahun ini',
    'no-day': 'memuat tanggal yang belum benar',
    'wrong-order': 'berakhir sebelum mulai',
    'too-many-days': 'berlangsung terlalu lama; periksa tahun dan tanggalnya',
    'wrong-hours': 'memuat jam yang belum benar',
  };
  return `${parts[part]} ${problems[problem]}.`;
}
