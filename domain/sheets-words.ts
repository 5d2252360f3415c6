import type { SpoiledBy } from './print-queue.ts';

/** Words of the sheets of a day: printed by domain, site and console alike. */

export const slipWords = {
  title: 'Belum lengkap',
  lead: 'Permohonan Anda sudah diperiksa. Tinggal melengkapi yang tertulis di sini; permohonan tetap tersimpan.',
  reference: 'Nomor permohonan',
  service: 'Layanan',
  name: 'Atas nama',
  missing: 'Yang perlu dilengkapi',
  faultLine: (fault: string, note: string | undefined) =>
    note === undefined ? `${fault}.` : `${fault}: ${note}`,
  getAt: (places: readonly string[]) => `Diperoleh di ${places.join(' atau ')}.`,
  formAtCounter: 'Formulirnya dapat diminta di loket kecamatan.',
  askCounter: 'Belum tahu cara memperolehnya? Tanyakan ke loket kecamatan atau kantor desa/kelurahan Anda.',
  issuers: {
    village: 'kantor desa/kelurahan Anda',
    police: 'kantor kepolisian',
    religiousAffairs: 'Kantor Urusan Agama (KUA)',
    health: 'rumah sakit, puskesmas, klinik atau bidan yang menangani',
    unity: 'kantor Kesbangpol',
    worship: 'pengurus tempat ibadah',
    population: 'Dinas Kependudukan dan Pencatatan Sipil',
  },
  receivedTitle: 'Yang sudah diterima tidak perlu dibawa lagi',
  received: (texts: readonly string[]) => `${texts.join('; ')}.`,
  hours: 'Loket buka',
  correctBy: (when: string) => `Mohon dilengkapi paling lambat ${when}.`,
  qr: 'Pindai untuk melihat keadaan permohonan dan melengkapinya dari rumah. Jangan berikan kode ini kepada orang lain.',
  qrLabel: 'Kode QR menuju permohonan Anda',
  ask: (phone: string) => `Ada yang belum jelas? Telepon ${phone}.`,
  mend: 'Lengkapi sekarang',
  asPicture: 'Simpan sebagai gambar (PNG), untuk WhatsApp',
  asPdf: 'Simpan sebagai PDF (A5)',
  link: 'Lihat daftar yang perlu dilengkapi',
  demo: 'CONTOH',
} as const;

export const collectionWords = {
  title: 'Lembar pengambilan harian',
  lead: (day: string) => `Hasil layanan yang siap diambil, ${day}.`,
  none: 'Tidak ada yang menunggu diambil.',
  number: 'No.',
  reference: 'Permohonan dan nomor surat',
  name: 'Nama',
  service: 'Layanan',
  originals: 'Berkas asli yang dikembalikan',
  collector: 'Pengambil dan hubungannya',
  signature: 'Tanda tangan',
  nothing: '–',
  note: 'Hubungan: pemohon sendiri, keluarga, penerima kuasa, atau petugas desa. Setelah ditandatangani, catat di Loket: Lembar, Pengambilan.',
  footer: (office: string, madeAt: string) => `${office} · dicetak ${madeAt}`,
} as const;

export const bundleWords = {
  title: 'Surat pengantar paket desa',
  lead: 'Berkas warga yang dibawa bersama ke kantor kecamatan.',
  code: 'Kode paket',
  village: 'Desa/kelurahan',
  made: 'Dibuat',
  count: 'Jumlah berkas',
  number: 'No.',
  reference: 'Permohonan',
  service: 'Layanan',
  papers: 'Kertas yang ikut dibawa',
  arrived: 'Diterima',
  none: 'Tidak ada kertas; semua sudah berupa foto atau pindaian',
  qr: 'Pindai di loket untuk mencatat penerimaan berkas.',
  from: 'Diserahkan oleh petugas desa,',
  to: 'Diterima di loket oleh,',
  line: '………………………………………',
} as const;

export const labelWords = {
  title: 'Label map berkas',
  received: (day: string) => `Masuk ${day}`,
} as const;

export const spoiledWords: Readonly<Record<SpoiledBy, string>> = {
  paper: 'Kertas atau blangko rusak',
  printer: 'Pencetak bermasalah',
  content: 'Isi cetakan keliru',
  other: 'Lainnya',
};
