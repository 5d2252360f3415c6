import type { QueueLine } from '../../domain/queue.ts';

/** Words of the queue kiosk and of the display in the waiting room. */
export const queueText = {
  kiosk: {
    title: 'Ambil nomor antrean',
    lead: 'Pilih salah satu. Nomor tampil di layar ini.',
    lines: {
      general: 'Umum',
      priority: 'Prioritas',
    } satisfies Record<QueueLine, string>,
    hints: {
      general: 'Semua pemohon',
      priority: 'Lansia, penyandang disabilitas, ibu hamil, atau membawa bayi',
    } satisfies Record<QueueLine, string>,
    invalid: {
      title: 'Alamat ini tidak berlaku lagi',
      what: 'Alamat kios antrean sudah diganti atau belum dibuka di perangkat ini.',
      next: 'Petugas loket dapat membuat alamat baru di konsol: Loket, Kios dan layar.',
    },
    taken: 'Nomor antrean Anda',
    keep: 'Ingat atau foto nomor ini. Dengarkan panggilan atau lihat layar.',
    ahead: (count: number) => (count === 0 ? 'Anda berikutnya.' : `${String(count)} nomor sebelum Anda.`),
    minutes: (count: number) => `Perkiraan menunggu ${String(count)} menit.`,
    again: 'Ambil nomor untuk orang berikutnya',
  },
  display: {
    title: 'Nomor yang dipanggil',
    none: 'Belum ada nomor yang dipanggil.',
    desk: 'Loket',
    earlier: 'Dipanggil sebelumnya',
    sound: 'Aktifkan suara',
    soundOn: 'Suara aktif',
    /** Read aloud by the browser: the number as people say it. */
    spoken: (letter: string, n: number, desk: string) =>
      `Nomor antrean ${letter} ${String(n)}, silakan ke loket ${desk}`,
  },
} as const;
