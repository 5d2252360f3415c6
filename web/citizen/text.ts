import { letterMarkWords } from '../../domain/verification-words.ts';
import type { Collector, FaultReason } from '../../domain/application.ts';
import type { CompensationPart } from '../../domain/compensation.ts';
import type { ClockStatus } from '../../domain/due.ts';
import type { FieldProblem } from '../../domain/form.ts';
import type { NikWarning } from '../../domain/nik.ts';
import type { Office } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { longDate } from '../../domain/dates-id.ts';
import { mayBringPaper } from '../../domain/standard.ts';
import type { Requirement } from '../../domain/standard.ts';

/** Every word of the public site that is not a decree's, an office's or shared with the console (`domain/words-id.ts`). */

export const text = {
  site: {
    name: 'Loket Kecamatan',
    skip: 'Langsung ke isi',
    demo: 'Data contoh – bukan layanan resmi',
    footerNav: 'Tautan kantor',
    services: 'Daftar layanan',
    track: 'Lihat permohonan saya',
    index: 'Indeks kepuasan masyarakat',
    allOffices: 'Semua kantor',
    hours: 'Jam layanan',
    closedOnHolidays: 'Tutup pada hari libur nasional dan hari libur yang ditetapkan kantor.',
    address: 'Alamat dan kontak',
    back: 'Kembali',
    sending: 'Mengirim…',
  },
  contactKinds: {
    address: 'Alamat',
    phone: 'Telepon',
    whatsapp: 'WhatsApp',
    email: 'Surel',
    website: 'Situs',
    social: 'Media sosial',
    other: 'Lainnya',
  } satisfies Record<Office['contacts'][number]['kind'], string>,
  search: {
    button: 'Cari',
    found: (count: number, query: string) => `${String(count)} hasil untuk “${query}”`,
    none: (query: string) => `Tidak ditemukan: “${query}”`,
    all: 'Tampilkan semua',
  },
  home: {
    title: 'Pilih kantor kecamatan',
    lead: 'Baca apa yang perlu dibawa, ajukan permohonan, dan ikuti sampai selesai. Tanpa akun.',
    empty: 'Belum ada kantor yang membuka layanan di sini.',
    search: 'Cari kantor',
    searchHint: 'Nama kecamatan, kabupaten, atau desa/kelurahan Anda.',
    village: (name: string, office: string) => `${name} termasuk wilayah ${office}.`,
    servicesFound: 'Layanan dengan nama serupa',
    none: 'Periksa ejaannya, atau ketik nama desa, kecamatan, atau kabupaten saja. Semua kantor yang ada di sini:',
  },
  office: {
    servicesTitle: 'Layanan',
    lead: 'Pilih layanan untuk melihat syarat, waktu, biaya, dan cara mengajukannya.',
    empty: 'Belum ada layanan yang diterbitkan kantor ini.',
    search: 'Cari layanan',
    searchHint: 'Misalnya: KTP, izin keramaian, surat waris, tidak mampu.',
    searchNone:
      'Coba kata lain yang lebih pendek, misalnya “nikah” atau “KTP”. Bila layanannya memang tidak ada di sini, tanyakan ke kantor lewat kontak di bawah. Semua layanan kantor ini:',
    open: 'bisa diajukan di sini',
    readOnly: 'standar saja',
    badges: 'Yang bertanda “standar saja” dapat dibaca di sini dan diajukan di kantor, belum lewat Loket.',
    time: (printed: string) => `Lama: ${printed}`,
    timeByKind: 'Lama: lihat rinciannya',
    timeNotStated: 'Lama tidak dinyatakan',
    timeUnreadable: 'Lama tidak terbaca dalam salinan keputusan',
    toCome: (date: string) => `berlaku mulai ${date}`,
    pledge: 'Maklumat pelayanan',
    pledgeSource: (decree: string) => `Bunyi seperti tercetak dalam Keputusan Nomor ${decree}.`,
    noPledge: 'Naskah maklumat tidak ada dalam keputusan yang dimuat di sini.',
    more: 'Lainnya',
    trackHint: 'Cara membuka permohonan yang sudah Anda kirim.',
    indexHint: 'Hasil survei kepuasan, dihitung menurut PermenPANRB 14/2017.',
    decrees: 'Dasar standar pelayanan',
    consultationOpen: 'Konsultasi publik sedang dibuka',
    consultationUntil: (date: string) => `Masukan diterima sampai ${date}.`,
    consultations: 'Konsultasi publik',
    villages: (count: number) => `Wilayah kerja: ${String(count)} desa/kelurahan`,
    print: 'Cetak dan data',
    json: 'Data kantor dan layanannya (JSON)',
    archived: 'Layanan yang sudah tidak berlaku',
  },
  decree: {
    title: (number: string) => `Keputusan Nomor ${number}`,
    list: 'Keputusan tentang standar pelayanan',
    listLead: 'Dari yang terbaru. Keputusan lama tetap dapat dibaca.',
    about: 'Tentang',
    on: 'Tanggal',
    printedOn: (printed: string) => `tercetak: ${printed}`,
    from: 'Berlaku sejak',
    place: 'Ditetapkan di',
    signer: 'Ditetapkan oleh',
    revokes: 'Mencabut',
    revokedBy: 'Dicabut oleh',
    inForce: 'Keputusan ini yang terbaru.',
    revoked: 'Keputusan ini sudah dicabut.',
    considerations: 'Menimbang',
    legalBases: 'Mengingat',
    dictums: 'Memutuskan',
    recipients: 'Tembusan',
    pledge: 'Maklumat pelayanan',
    vision: 'Visi',
    mission: 'Misi',
    motto: 'Moto',
    chapters: 'Lampiran: bagian umum',
    services: 'Layanan yang ditetapkan',
    consultation: 'Konsultasi yang mendasarinya',
    words: 'Kata-kata seperti tercetak dalam keputusan.',
    wholeDocument: 'seluruh naskah',
  },
  consultation: {
    kicker: 'Konsultasi publik',
    none: 'Belum ada konsultasi publik yang dimuat di sini.',
    list: 'Konsultasi publik',
    listLead: 'Rancangan standar dibahas bersama masyarakat sebelum ditetapkan (PermenPANRB 15/2014).',
    open: 'Sedang dibuka',
    closed: 'Sudah selesai',
    until: (date: string) => `Masukan Anda diterima sampai ${date}.`,
    over: (date: string) => `Masa masukan berakhir ${date}. Kantor sedang menyusun berita acaranya.`,
    drafts: 'Rancangan yang dibahas',
    draftsLead: 'Rancangan belum berlaku. Yang berlaku tetap standar yang sekarang.',
    draftNew: 'Layanan baru',
    draftSame: 'Tidak ada komponen yang berubah.',
    draftRest: (count: number) => `${String(count)} komponen lain tetap seperti yang berlaku.`,
    draftChanges: (names: string) => `Berubah: ${names}`,
    draftLink: 'Lihat perubahannya',
    draftTitle: (name: string) => `Rancangan: ${name}`,
    changes: 'Yang berubah',
    draftCompared: 'Dibandingkan dengan standar yang berlaku sekarang.',
    inForce: 'Yang berlaku',
    draft: 'Rancangan',
    back: 'Kembali ke konsultasi',
    minutes: 'Berita acara',
    number: 'Nomor',
    on: 'Tanggal',
    place: 'Tempat',
    participants: 'Peserta',
    nameWithheld: 'nama tidak ditampilkan',
    decree: 'Keputusan yang dihasilkan',
    comment: {
      title: 'Sampaikan masukan',
      lead: 'Nama Anda tidak ditanyakan dan tidak disimpan. Masukan dibaca oleh kantor dan dibahas sebelum keputusan.',
      label: 'Masukan Anda',
      hint: 'Paling banyak 2.000 huruf. Jangan tulis data pribadi: nama, NIK, nomor telepon, atau alamat, milik Anda maupun orang lain.',
      about: 'Tentang layanan',
      aboutAll: 'Semua atau umum',
      button: 'Kirim masukan',
      required: 'Tulis masukan Anda.',
      tooLong: (length: number) =>
        `Masukan Anda ${new Intl.NumberFormat('id-ID').format(length)} huruf. Ringkas menjadi paling banyak 2.000 huruf.`,
      notAChoice: 'Pilih layanan dari daftar.',
      thanks: 'Masukan Anda sudah kami terima',
      thanksNext:
        'Terima kasih. Kantor membahasnya sebelum keputusan ditetapkan; hasilnya dimuat dalam berita acara di halaman konsultasi.',
      another: 'Kembali ke konsultasi',
    },
  },
  compare: {
    title: 'Bandingkan standar',
    link: 'Bandingkan dengan versi atau kantor lain',
    lead: 'Beda kata demi kata, komponen demi komponen. Beda susunan kata belum tentu beda haknya.',
    choose: 'Bandingkan dengan',
    chooseVersions: 'Versi lain layanan ini',
    chooseOffices: 'Layanan serupa di kantor lain',
    chooseNothing: 'Belum ada versi lain atau layanan serupa di kantor lain yang dapat dibandingkan.',
    chooseButton: 'Bandingkan',
    left: 'Kiri',
    right: 'Kanan',
    version: (name: string, office: string, version: number) =>
      `${name}, ${office}, versi ${String(version)}`,
    changed: '≠ Berubah',
    removed: '− Dihapus',
    added: '+ Ditambahkan',
    onlyIn: (sign: string, side: string) => `${sign} Hanya di ${side}`,
    states: { same: '= Sama', changed: '≠ Berbeda', neither: '= Sama-sama tidak dinyatakan' },
    onlyStated: (sign: string, side: string) => `${sign} Hanya dinyatakan dalam ${side}`,
    count: (differing: number) =>
      differing === 0 ? 'Keempat belas komponen sama.' : `${String(differing)} dari 14 komponen berbeda.`,
    showDifferences: (count: number) => `Tampilkan ${String(count)} perbedaan`,
    sameLines: (count: number) => `${String(count)} bagian sama`,
    running: 'Cara kantor menjalankannya lewat Loket',
    runningSame: 'Dijalankan dengan cara yang sama.',
    none: '(tidak ada)',
  },
  service: {
    facts: 'Ringkasan',
    time: 'Lama',
    fee: 'Biaya',
    product: 'Hasil',
    doors: 'Cara',
    needed: 'Yang perlu disiapkan',
    setAbove: (atLeast: number) => `Termasuk pilihan di atas: cukup ${String(atLeast)}.`,
    rules: 'Siapa dan kapan',
    rulesLead: 'Seperti tercetak dalam standar; petugas yang memeriksa dan memutuskan.',
    forVariant: (label: string) => `Untuk ${label}`,
    forDoor: (door: string) => `Bila ${door}`,
    or: ' atau ',
    online:
      'Lewat situs ini Anda mengunggah foto atau hasil pindainya, atau memilih membawa kertasnya ke kantor. Lembar asli tetap dibawa.',
    steps: 'Langkah',
    stepsSource: 'Bunyi langkah seperti tercetak dalam standar.',
    apply: 'Ajukan',
    applyLead:
      'Anda mengisi data, mengunggah atau membawa berkas, lalu memeriksa semuanya sebelum dikirim. Isian tersimpan selama Anda mengisi.',
    applyButton: 'Mulai mengajukan',
    applyOnline: 'Lewat situs ini',
    applyCounter: 'Di kantor',
    counterLead: (hours: string) => `Datang pada jam layanan (${hours}) dengan berkas di atas.`,
    applyVillage: 'Lewat desa/kelurahan',
    villageLead: 'Petugas registrasi di kantor desa/kelurahan Anda dapat mengajukannya untuk Anda.',
    outsideTitle: (system: string) => `Lewat ${system}`,
    outsideLead: (system: string) =>
      `Menurut standar, permohonan ini diajukan di ${system}, bukan di situs ini. Siapkan dahulu berkas di atas, lalu pilih menu berikut.`,
    outsideOneOf: 'Salah satu, sesuai keperluan Anda:',
    outsideVillage: (system: string) =>
      `Petugas registrasi di kantor desa/kelurahan Anda dapat mengajukannya untuk Anda lewat ${system}.`,
    outsideOpen: (system: string) => `Buka ${system}`,
    outsideKept:
      'Kantor mencatat nomor permohonannya di Loket, sehingga jangka waktunya tetap diukur. Tanyakan tautan statusnya di loket.',
    counterOnly: 'Layanan ini belum dapat diajukan lewat situs. Silakan datang ke kantor pada jam layanan.',
    shutTitle: 'Masa penerimaan sedang tutup',
    notOpenTitle: 'Layanan ini belum dibuka lewat Loket',
    notOpen: 'Datang ke kantor pada jam layanan dengan berkas yang tercantum di “Yang perlu disiapkan”.',
    complaints: 'Pengaduan, saran, dan masukan',
    complaintsLead: 'Saluran yang tercetak dalam standar.',
    full: 'Isi standar selengkapnya',
    fullLead: 'Kata-kata seperti tercetak dalam keputusan, menurut urutan PermenPANRB 15/2014.',
    delivery: 'Penyampaian pelayanan',
    management: 'Pengelolaan pelayanan',
    printedAs: (label: string, number: string | undefined) =>
      `Tercetak sebagai: ${number ? `${number} ` : ''}${label}`,
    chart: 'Bagan alur, kata-kata seperti tercetak',
    unreadable: 'Tercetak sebagai gambar dan tidak terbaca dalam berkas yang dimuat.',
    chartOnly: 'hanya tampak pada bagan alur',
    stepNote: 'Catatan dalam standar',
    notes: 'Catatan telaah',
    note: (n: number) => `catatan ${String(n)}`,
    noteCount: (n: number) => `${String(n)} catatan telaah`,
    notePrinted: 'Tercetak',
    noteCorrection: 'Usulan pembetulan',
    noteReason: 'Alasan',
    noteProposed: 'Usulan, belum disetujui kantor.',
    noteAccepted: 'Disetujui kantor.',
    noteRunsCorrected: 'Permohonan lewat Loket dijalankan menurut pembetulan ini.',
    left: (shownAs: string) => `[tidak ditampilkan: ${shownAs}]`,
    leftMark: '[tidak ditampilkan:',
    optional: 'bila ada',
    version: (n: number) => `Standar versi ${String(n)}`,
    decree: (number: string) => `Keputusan Nomor ${number}`,
    since: (date: string) => `berlaku sejak ${date}`,
    source: 'Versi dan sumber',
    printedTitle: 'Judul tercetak',
    section: 'Bagian',
    versions: 'Semua versi',
    versionLink: (n: number) => `Versi ${String(n)}`,
    thisVersion: 'sedang dibaca',
    versionInForce: 'berlaku sekarang',
    old: (n: number) => `Anda membaca versi ${String(n)}, yang sudah diganti.`,
    oldLink: (n: number) => `Lihat versi ${String(n)} yang berlaku`,
    permanent: (n: number) => `Anda membaca alamat tetap versi ${String(n)}, yang berlaku sekarang.`,
    permanentLink: 'Ke halaman layanan',
    later: (n: number, date: string) => `Anda membaca versi ${String(n)}, yang baru berlaku mulai ${date}.`,
    next: (n: number, date: string) => `Mulai ${date} berlaku versi ${String(n)}.`,
    nextLink: (n: number) => `Baca versi ${String(n)}`,
    toCome: (date: string) => `Layanan ini baru berlaku mulai ${date}.`,
    archived: (date: string) => `Layanan ini tidak lagi termasuk standar pelayanan kantor sejak ${date}.`,
    archivedLink: 'Lihat keputusannya',
    print: 'Cetak dan data',
    json: 'Data standar ini (JSON)',
  },
  apply: {
    step: (n: number) => `Langkah ${String(n)} dari 3`,
    stepsLabel: 'Kemajuan',
    steps: ['Data', 'Berkas', 'Periksa dan kirim'],
    dataTitle: 'Isi data',
    groups: { variant: 'Keperluan', applicant: 'Pemohon', details: 'Keterangan' },
    groupsVillage: 'Pemohon dari pemerintah desa',
    optional: '(boleh kosong)',
    addParty: (label: string) => `Tambah: ${label}`,
    partyOptional: 'Isi bila ada. Dihitung bila namanya diisi; kosongkan semuanya bila tidak perlu.',
    partyLeftOut: 'Tidak disertakan, karena namanya kosong.',
    rulesTitle: 'Ketentuan yang perlu Anda perhatikan',
    rulesNext:
      'Ini hanya pemberitahuan: Anda tetap dapat mengirim. Petugas yang memutuskan setelah memeriksa berkasnya.',
    choose: 'Pilih satu',
    dateHint: 'Hari, bulan, tahun.',
    next: 'Lanjut',
    filesTitle: 'Berkas',
    filesLead: (limit: string, count: number) =>
      `Unggah foto atau hasil pindai (JPG, PNG, WebP) atau PDF, paling besar ${limit} setiap berkas, paling banyak ${String(count)} berkas setiap syarat.`,
    filesPaper: 'Kalau lebih mudah, pilih “Saya bawa kertasnya ke kantor”.',
    file: 'Pilih berkas',
    upload: 'Unggah',
    tooLarge: (limit: string) => `Terlalu besar: paling besar ${limit}. Kecilkan dulu fotonya.`,
    remove: 'Hapus',
    bringPaper: 'Saya bawa kertasnya ke kantor',
    bringsPaper: 'Anda membawa kertasnya ke kantor.',
    uploadInstead: 'Batal membawa, saya unggah saja',
    state: {
      none: 'Belum ada',
      notNeeded: 'Belum ada; boleh kosong',
      paper: 'Dibawa ke kantor',
      atDesk: 'Diperiksa di loket',
    },
    stateFiles: (n: number) => `Ada ${String(n)} berkas`,
    fullFiles: 'Jumlah berkas untuk syarat ini sudah penuh. Hapus satu untuk mengganti.',
    toReview: 'Lanjut memeriksa',
    reviewTitle: 'Periksa sebelum dikirim',
    change: 'Ubah',
    empty: 'Tidak diisi',
    filesChosen: 'Berkas yang diserahkan',
    nikOdd:
      'NIK ini tampak tidak biasa. Cocokkan lagi dengan KTP; bila sudah benar, Anda tetap dapat mengirim.',
    declarationTitle: 'Pernyataan dan pemakaian data',
    declaration:
      'Dengan menekan “Kirim permohonan” Anda menyatakan data dan berkas ini benar, dan Anda berhak mengajukannya.',
    privacy: {
      purposeLabel: 'Untuk apa',
      purpose: (service: string) =>
        `Data dipakai untuk memproses permohonan ${service} ini dan memberi tahu Anda perkembangannya. Tidak dipakai untuk hal lain.`,
      basisLabel: 'Dasar hukum',
      basis:
        'Tugas pelayanan publik kantor ini (UU 25/2009 tentang Pelayanan Publik dan Pasal 20 UU 27/2022 tentang Pelindungan Data Pribadi). Karena itu kami memberi tahu Anda, bukan meminta persetujuan.',
      keptLabel: 'Berapa lama disimpan',
      kept: (days: number) =>
        `Isian yang tidak dikirim dihapus setelah ${String(days)} hari; berkas yang sudah diunggah tidak ikut terhapus, tetapi tidak dapat dibuka lagi lewat Loket, oleh Anda maupun petugas. Permohonan yang dikirim disimpan selama diproses, lalu mengikuti jadwal retensi arsip kantor; surat yang terbit disimpan sebagai arsip.`,
      rightsLabel: 'Hak Anda',
      rights:
        'Anda berhak tahu siapa yang membuka data Anda (tercatat di halaman permohonan), meminta salinan, dan meminta perbaikan data yang keliru, dengan permintaan tercatat kepada kantor (Pasal 5–14 UU 27/2022).',
    },
    submit: 'Kirim permohonan',
  },
  slots: {
    title: 'Pilih jadwal',
    titleChange: 'Ubah jadwal',
    lead: (zoneLabel: string) => `Pilih satu waktu (${zoneLabel}), lalu tekan “Pakai jadwal ini”.`,
    free: (count: number) => `${String(count)} pilihan`,
    now: 'Jadwal Anda sekarang:',
    replaced: 'Jadwal itu dilepas setelah Anda memilih yang baru.',
    none: 'Belum ada jadwal yang kosong dalam dua minggu ini. Coba lagi besok, atau hubungi kantor.',
    submit: 'Pakai jadwal ini',
    missing: 'Pilih satu waktu dahulu.',
  },
  receipt: {
    title: 'Permohonan terkirim',
    titleTaken: 'Tanda terima permohonan',
    label: 'Nomor permohonan',
    keep: 'Simpan nomor dan tautan ini. Tautan membuka permohonan Anda tanpa akun.',
    secret: 'Tautan rahasia Anda',
    secretWarning: 'Siapa pun yang memegang tautan atau kode QR ini dapat melihat permohonan Anda.',
    qr: 'Kode QR tautan rahasia permohonan Anda',
    name: 'Atas nama',
    service: 'Layanan',
    at: 'Dikirim',
    handed: 'Sudah Anda serahkan',
    bring: 'Bawa ke kantor',
    bringNothing: 'Tidak ada kertas yang perlu dibawa sekarang.',
    next: 'Setelah ini',
    checkedFrom: (when: string) => `Berkas Anda paling cepat diperiksa ${when}.`,
    promise: (printed: string) => `Jangka waktu menurut standar: ${printed}. Dihitung sejak berkas lengkap.`,
    notified: 'Kami memberi tahu Anda lewat surel bila ada perkembangan.',
    notNotified: 'Buka tautan di atas untuk melihat perkembangannya.',
    toStatus: 'Lihat permohonan saya',
    print: 'Cetak halaman ini atau foto layar Anda.',
    contact: 'Bertanya ke kantor',
  },
  status: {
    title: (service: string) => `Permohonan ${service}`,
    reference: 'Nomor permohonan',
    yourPart: 'Yang perlu Anda lakukan',
    nothing: 'Tidak ada. Kami memberi tahu Anda lewat surel bila ada yang perlu dilengkapi.',
    nothingUntold: 'Tidak ada. Buka lagi tautan Anda sewaktu-waktu untuk melihat perkembangannya.',
    nothingLeft: 'Tidak ada lagi.',
    explain: {
      received: 'Permohonan sudah kami terima. Petugas akan memeriksa kelengkapan berkasnya.',
      returned: 'Petugas menemukan berkas yang perlu diperbaiki. Yang sudah benar tidak perlu dikirim ulang.',
      processing: 'Berkas Anda lengkap dan sedang dikerjakan.',
      'awaiting-initial': 'Surat sudah disusun dan sedang diperiksa sebelum ditandatangani.',
      'awaiting-signature': 'Tinggal menunggu tanda tangan.',
      ready: 'Permohonan Anda selesai dikerjakan.',
      issued: 'Surat Anda sudah terbit.',
      'handed-over': 'Hasilnya sudah diserahkan. Terima kasih.',
      finished: 'Permohonan ini sudah selesai. Terima kasih.',
      cancelled: 'Permohonan ini Anda batalkan. Tidak ada yang dikerjakan lagi.',
      transferred:
        'Permohonan ini dilanjutkan sebagai permohonan layanan lain. Berkas Anda dan tanggal Anda mengajukan ikut pindah.',
      'awaiting-survey': 'Petugas akan datang melihat keadaan di lapangan.',
      summoned: 'Petugas memanggil para pihak untuk dimintai keterangan.',
      'awaiting-appointment': 'Datanglah ke kantor sesuai jadwal yang Anda pilih.',
      'awaiting-agency':
        'Berkas sedang di instansi lain. Waktu tunggu ini tidak dihitung dalam janji kantor.',
      'awaiting-answer': 'Petugas sedang menyiapkan jawaban.',
      'awaiting-event': 'Kegiatan sudah dijadwalkan atau sedang disiapkan.',
      'awaiting-recap': 'Usulan Anda dikumpulkan dengan usulan lain untuk dikirim bersama.',
      forwarded: 'Berkas sudah dikirim ke instansi yang menangani.',
      refused:
        'Permohonan ini tidak dapat dipenuhi. Alasannya tertulis di bawah; Anda dapat mengajukan pengaduan.',
      expired: 'Permohonan ditutup karena tidak dilanjutkan. Anda selalu dapat mengajukan yang baru.',
      'on-hold':
        'Pekerjaan dilanjutkan begitu sebabnya selesai. Waktu tunggu ini tidak dihitung dalam janji.',
    },
    movedTo: (reference: string) =>
      `Lanjutannya bernomor ${reference}. Tautan dan tanda terima Anda yang lama tetap berlaku.`,
    movedLink: 'Buka permohonan lanjutannya',
    movedFrom: (reference: string) =>
      `Dipindahkan dari permohonan ${reference}. Tanggal masuknya tetap; jangka waktu dihitung untuk layanan ini.`,
    outside: (system: string) => `Nomor di ${system}:`,
    clockTitle: 'Cara waktu ini dihitung',
    due: {
      title: 'Kapan selesai',
      by: 'Paling lambat',
      printed: (words: string) => `Jangka waktu menurut standar: ${words}.`,
      fromComplete: 'Dihitung sejak berkas lengkap.',
      none: 'Standar menyatakan layanan ini tanpa jangka waktu.',
      notStated: 'Jangka waktu tidak dinyatakan dalam standar.',
      paused: (remaining: string) => `Hitungan waktu sedang berhenti. Sisa: ${remaining}.`,
      calendarMissing: 'Daftar hari libur tahun itu belum dimasukkan kantor; batas waktu dapat bergeser.',
      readyAt: 'Selesai dikerjakan',
      compensation: 'Yang dijanjikan standar bila terlambat:',
    },
    clock: {
      'not-started': '',
      running: '',
      'at-risk': 'Batas waktu sudah dekat.',
      late: 'Batas waktu ini sudah lewat. Mohon maaf; Anda dapat bertanya atau mengadu ke kantor.',
      paused: '',
      kept: 'Dalam jangka waktu.',
      broken: 'Melewati jangka waktu. Mohon maaf.',
    } satisfies Record<ClockStatus, string>,
    chooseSlot: 'Berkas Anda lengkap. Pilih kapan Anda datang ke kantor.',
    slot: 'Jadwal Anda',
    slotChoose: 'Pilih hari dan jam kedatangan Anda.',
    slotCome: 'Datang tepat waktu dan tunjukkan nomor permohonan ini. Bila berhalangan, pilih jadwal lain.',
    slotPast: 'Jadwal itu sudah lewat. Bila Anda belum datang, pilih jadwal lain.',
    refusal: 'Mengapa tidak dapat dipenuhi',
    closing: 'Mengapa ditutup',
    refusalWritten: 'Alasan tertulis petugas',
    refusalNext:
      'Bila keadaannya berubah, Anda dapat mengajukan permohonan baru. Bila Anda keberatan, sampaikan lewat',
    answerLetter: 'Unduh surat jawaban (PDF)',
    answerLetterHint: (on: string, number: string | undefined) =>
      `Surat tanggal ${on}${number === undefined ? '' : `, nomor ${number}`}. Lembar yang bertanda tangan dapat diambil di kantor.`,
    complaintChannels: 'saluran pengaduan layanan ini',
    duties: {
      title: 'Kewajiban kantor kepada Anda',
      tellSigned: 'Surat sudah ditandatangani. Petugas akan menghubungi Anda.',
      owed: 'Layanan ini melewati jangka waktunya. Kompensasi menurut standar:',
      done: 'Sudah diberikan',
      open: 'Belum, sedang diurus kantor',
      declined: 'Anda menyatakan tidak meminta kompensasi atas keterlambatan layanan ini.',
      originals: 'Dokumen asli Anda masih disimpan kantor. Silakan diambil di loket pada jam layanan:',
    },
    bring: 'Serahkan kertas ini di loket pada jam layanan:',
    correct: 'Perbaiki berkas di bawah, lalu tekan “Kirim perbaikan”.',
    toCorrections: 'Lihat yang perlu diperbaiki',
    download: 'Unduh surat (PDF)',
    downloadHint: {
      seal: 'Surat ini bersegel elektronik kantor. Anda boleh mencetaknya sendiri.',
      signature: 'Surat ini bertanda tangan elektronik. Anda boleh mencetaknya sendiri.',
    },
    issued: {
      seal: 'Surat terbit, bersegel elektronik kantor',
      signature: 'Surat terbit dengan tanda tangan elektronik',
    },
    collect: (by: string) => `Ambil di kantor pada jam layanan. Yang dapat mengambil: ${by}.`,
    collectBook: 'Pengambil menandatangani buku pengambilan.',
    corrections: 'Yang perlu diperbaiki',
    reason: 'Alasan',
    officerNote: 'Pesan petugas',
    newFiles: 'Berkas baru',
    sendCorrection: 'Kirim perbaikan',
    files: 'Berkas Anda',
    itemState: { waiting: 'Menunggu diperiksa', 'in-order': 'Sesuai', faulty: 'Perlu diperbaiki' },
    paper: 'kertas, dibawa ke kantor',
    originalHeld: 'Dokumen aslinya disimpan kantor',
    timeline: 'Perjalanan permohonan',
    by: (actor: string) => `oleh ${actor}`,
    recordedLater: (at: string) => `dicatat susulan ${at}`,
    you: 'Anda',
    system: 'sistem Loket',
    survey: 'Survei kepuasan',
    surveyLead: 'Sembilan pertanyaan, tanpa nama. Jawaban tidak dapat dihubungkan dengan permohonan Anda.',
    surveyButton: 'Isi survei',
    surveyOnce: 'Survei dibuka satu kali saja, dan dapat Anda teruskan ke HP lain lewat kode QR.',
    openings: 'Siapa yang membuka data Anda',
    openingsLead: 'Setiap petugas yang membuka data Anda tercatat.',
    openingsNone: 'Belum ada petugas yang membuka data Anda.',
    opened: {
      case: 'membuka permohonan',
      file: 'membuka berkas',
      letter: 'membuka surat',
      'batch-list': 'mencetak rekap yang memuat nama Anda',
      reuse: 'memakai data diri Anda untuk mengisi permohonan berikutnya',
      'agenda-print': 'mencetak jadwal yang memuat nama Anda',
    },
    openedOther: 'membuka data',
    cancel: 'Batalkan permohonan',
    receipt: 'Tanda terima',
    forget: 'Tutup dan lupakan di perangkat ini',
    forgetHint: 'Gunakan di perangkat bersama. Tautan rahasia Anda tetap berlaku.',
    more: 'Lainnya',
    standardLink: 'Standar layanan ini',
  },
  cancel: {
    title: 'Batalkan permohonan ini?',
    lead: 'Permohonan berhenti diproses dan tidak dapat dilanjutkan lagi. Anda selalu dapat mengajukan yang baru.',
    yes: 'Ya, batalkan permohonan',
    no: 'Tidak, kembali ke permohonan',
  },
  track: {
    title: 'Lihat permohonan saya',
    lead: 'Permohonan dibuka dengan tautan rahasia, tidak cukup dengan nomornya. Begitu data Anda terlindungi.',
    ways: [
      'Buka tautan di tanda terima yang Anda simpan atau foto.',
      'Pindai kode QR pada tanda terima.',
      'Buka tautan dalam surel pemberitahuan dari kantor.',
    ],
    lost: 'Tautannya hilang? Datang ke loket dengan nomor permohonan dan KTP, atau hubungi kantor.',
  },
  verify: {
    title: 'Pemeriksaan surat',
    lead: 'Nomor surat ini terdaftar di kantor penerbit. Cocokkan dengan surat yang Anda pegang.',
    withdrawnLead: 'Surat ini sudah dicabut oleh kantor penerbit.',
    unknown: {
      title: 'Surat ini tidak terdaftar',
      what: 'Tidak ada surat dengan kode ini di Loket.',
      next: 'Jangan dipakai sebelum Anda bertanya ke kantor yang namanya tercetak pada surat.',
    },
    status: 'Keadaan',
    statuses: { 'in-force': 'Berlaku', withdrawn: 'Dicabut' },
    office: 'Kantor',
    number: 'Nomor',
    on: 'Tanggal surat',
    kind: 'Jenis',
    fileTitle: 'Punya berkas PDF-nya?',
    fileLead: (button: string) =>
      `Pilih berkasnya. Perangkat Anda membandingkannya lebih dulu dengan berkas yang diterbitkan; tekan “${button}” agar kantor membacanya. Berkas tidak disimpan.`,
    file: 'Berkas PDF surat',
    nameTitle: 'Hanya memegang cetakannya?',
    nameLead: 'Ketik nama seperti tercetak pada surat. Nama yang benar tidak kami tampilkan.',
    name: 'Nama pada surat',
    nameButton: 'Cocokkan nama',
    matches: 'Cocok: nama itu tercetak pada surat dengan nomor ini.',
    matchesNot: 'Tidak cocok: nama itu tidak tercetak pada surat dengan nomor ini.',
    matchesLimit:
      'Nama yang cocok belum membuktikan isi cetakannya. Mintalah berkas PDF bila Anda perlu kepastian.',
    nameMissing: 'Ketik nama yang tercetak pada surat.',
    same: 'Sama: berkas ini persis berkas yang diterbitkan untuk nomor ini.',
    different: 'Berbeda: berkas ini bukan berkas yang diterbitkan untuk nomor ini.',
    hashing: 'Sedang membandingkan…',
    marks: letterMarkWords,
  },
  errors: {
    summary: 'Ada yang perlu diperbaiki',
    noOffice: 'Ke halaman depan',
    toOffice: (name: string) => `Ke halaman ${name}`,
    toCase: 'Ke permohonan saya',
    notHere: {
      title: 'Isian ini tidak dapat dibuka di perangkat ini',
      what: 'Isian hanya dapat dilanjutkan di perangkat tempat Anda memulainya, selama belum dihapus.',
      next: 'Mulailah lagi dari halaman layanan.',
    },
    foreign: {
      title: 'Kiriman ini tidak kami terima',
      what: 'Kiriman datang dari halaman lain, bukan dari situs ini.',
      next: 'Buka situs ini langsung, lalu ulangi dari sini.',
    },
    broken: {
      title: 'Maaf, ada gangguan di pihak kami',
      what: 'Permintaan Anda belum dapat diproses. Yang sudah tersimpan tidak hilang.',
      next: 'Coba lagi beberapa saat lagi. Bila masih terjadi, hubungi kantor.',
    },
    fileMissing: 'Pilih berkas dulu, lalu tekan tombolnya.',
    missingItem: (label: string) => `Unggah “${label}”.`,
    missingItemOrPaper: (label: string) => `Unggah “${label}”, atau pilih membawa kertasnya.`,
  },
} as const;

export const collectorWords: Readonly<Record<Collector, string>> = {
  applicant: 'Anda sendiri',
  family: 'anggota keluarga',
  proxy: 'orang yang Anda tunjuk',
  village: 'petugas desa/kelurahan',
};

/** How a requirement is met on the site. */
export const requirementHints: Readonly<Record<Requirement['kind'], string>> = {
  file: 'Unggah foto atau hasil pindai.',
  form: 'Isi formulirnya, lalu unggah.',
  original: 'Yang diperlukan lembar aslinya. Boleh unggah fotonya dulu; aslinya tetap dibawa ke kantor.',
  fact: 'Diperiksa petugas; tidak perlu diunggah.',
  presence: 'Anda perlu hadir di kantor.',
  'stamp-duty': 'Meterai dibawa ke kantor.',
  'photo-print': 'Unggah foto digitalnya, atau bawa cetakannya ke kantor.',
  data: 'Diisi pada formulir; tidak perlu diunggah.',
  rule: 'Ketentuan layanan; tidak ada yang perlu diunggah.',
};

/** What a requirement is, beside the decree's words for it; read by those who come to the counter too. */
export const requirementNotes: Readonly<Record<Requirement['kind'], string>> = {
  file: '',
  form: 'Formulir yang diisi.',
  original: 'Yang diperlukan lembar aslinya.',
  fact: 'Diperiksa petugas; tidak ada yang perlu dibawa.',
  presence: 'Anda hadir sendiri di kantor.',
  'stamp-duty': 'Meterai.',
  'photo-print': '',
  data: 'Diisi pada formulir; tidak ada yang perlu dibawa.',
  rule: 'Ketentuan; tidak ada yang perlu dibawa.',
};

/** What can be printed, by address below the page it belongs to. Served by `functions/entry/site-print.ts`. */
export const printLinks = {
  service: [{ path: 'poster.pdf', label: 'Poster standar untuk ruang layanan (PDF, A4)' }],
  office: [{ path: 'buku-standar.pdf', label: 'Buku standar pelayanan (PDF, A4)' }],
} as const;

/** What is owed for a broken promise, as it is said to whom it is owed. */
export const compensationDueWords: Readonly<Record<CompensationPart, string>> = {
  apology: 'Permohonan maaf dari petugas',
  notice: 'Pemberitahuan kepada Anda bahwa hasilnya sudah siap',
  'send-document': 'Dokumen dikirim kepada Anda lewat WhatsApp atau surel',
  'deliver-to-address': 'Hasil layanan diantar ke alamat Anda',
  'help-family': 'Bantuan mengurus dokumen kependudukan keluarga dalam satu KK Anda',
};

/** What to do about a fault, beside its name in `faultWords`. */
export const faultRemedies: Readonly<Record<FaultReason, string>> = {
  missing: 'Serahkan berkas ini.',
  unreadable: 'Foto atau pindai lagi dengan terang dan tajam, seluruh tepi terlihat.',
  'wrong-document': 'Serahkan dokumen yang namanya tertulis di atas.',
  expired: 'Serahkan yang masih berlaku.',
  mismatch: 'Serahkan yang isinya cocok dengan data Anda, atau bawa penjelasannya ke loket.',
  incomplete: 'Serahkan semua halamannya.',
  other: 'Serahkan yang sudah diperbaiki.',
};

export const nikWarningWords: Readonly<Record<NikWarning, string>> = {
  'not-digits': 'berisi selain angka',
  length: 'tidak 16 angka',
  area: 'kode wilayahnya tidak dikenal',
  'impossible-date': 'tanggal di dalamnya tidak mungkin',
  serial: 'nomor urutnya 0000',
  'birth-date-differs': 'tanggalnya berbeda dari tanggal lahir',
  'gender-differs': 'jenis kelaminnya berbeda',
};

/** What to do about a requirement that got nothing yet. */
export function missingWords(requirement: Requirement): string {
  // "…, yang berisi :" leads to what is printed below it, which stands beside the field itself.
  const label = requirement.text.replace(/\s*[:：]\s*$/u, '');
  return mayBringPaper(requirement) ? text.errors.missingItemOrPaper(label) : text.errors.missingItem(label);
}

/** Months in which proposals are taken in. */
export const windowWords = {
  open: (of: { opensOn: string; closesOn: string }) =>
    `Usulan sedang diterima, sejak ${longDate(of.opensOn)} sampai ${longDate(of.closesOn)}.`,
  shut: (of: { opensOn: string; closesOn: string }) =>
    `Usulan tidak diterima sekarang. Masa penerimaan berikutnya: ${longDate(of.opensOn)} sampai ${longDate(of.closesOn)}.`,
  next: 'Siapkan berkasnya dan ajukan dalam masa itu. Bila tidak dapat menunggu, tanyakan ke loket kantor: petugas dapat menerimanya dengan alasan yang dicatat.',
};

/** What is wrong with one field and what to do. */
export function fieldProblemWords(label: string, isChoice: boolean, problem: string): string {
  switch (problem as FieldProblem) {
    case 'required':
      return isChoice ? `Pilih “${label}”.` : `Isi “${label}”.`;
    case 'too-long':
      return `“${label}” terlalu panjang. Tulis lebih ringkas.`;
    case 'not-a-choice':
      return `Pilih “${label}” dari daftar.`;
    case 'not-a-date':
      return `“${label}” belum berupa tanggal. Tulis seperti 31/8/1990 (hari/bulan/tahun).`;
    case 'not-a-number':
      return `“${label}” diisi angka, misalnya 412.500.000.`;
    case 'not-a-phone':
      return `“${label}” belum berupa nomor telepon. Tulis seperti 081234567890.`;
    case 'not-an-email':
      return `“${label}” belum berupa alamat surel. Tulis seperti nama@contoh.id, atau kosongkan.`;
    default:
      return `Periksa lagi “${label}”.`;
  }
}

export interface Message {
  title: string;
  what: string;
  next: string;
}

/** Sizes as people say them. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${String(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${String(Math.round((bytes / (1024 * 1024)) * 10) / 10).replace('.', ',')} MB`;
}

/** A refusal as the public reads it: what is wrong, and what to do. */
export function refusalMessage(refusal: Refusal): Message {
  switch (refusal.code) {
    case 'not-found':
      return {
        title: 'Halaman ini tidak ada',
        what: 'Alamatnya mungkin salah ketik, atau halamannya sudah dipindahkan.',
        next: 'Mulailah dari halaman depan.',
      };
    case 'link-invalid':
      return {
        title: 'Tautan ini tidak dapat dibuka',
        what: 'Tautannya tidak lengkap, sudah diganti, atau belum pernah dibuka di perangkat ini.',
        next: 'Buka tautan lengkap dari tanda terima atau surel terbaru Anda. Bila hilang, datang ke loket dengan nomor permohonan dan KTP.',
      };
    case 'expired':
      return {
        title: 'Tautan ini sudah berakhir',
        what: 'Masa simpannya sudah lewat, sehingga isinya dihapus.',
        next: 'Mulailah lagi dari halaman layanan.',
      };
    case 'too-many-tries':
      return {
        title: 'Terlalu banyak percobaan',
        what: 'Untuk melindungi data, percobaan dibatasi.',
        next: 'Coba lagi dalam satu jam.',
      };
    case 'not-now':
    case 'stale':
      return {
        title: 'Ini sudah berubah',
        what: 'Keadaan permohonan sudah berubah sejak halaman dibuka, jadi langkah ini tidak dapat dilakukan sekarang.',
        next: 'Buka lagi halaman permohonan untuk melihat keadaan terbaru.',
      };
    case 'incomplete':
      return {
        title: 'Masih ada yang kurang',
        what: 'Ada syarat yang belum diserahkan.',
        next: 'Kembali, lalu lengkapi yang kurang.',
      };
    case 'invalid-input':
      return {
        title: 'Kiriman ini tidak dapat dibaca',
        what: 'Kiriman terputus di tengah jalan atau bentuknya tidak dikenal.',
        next: 'Kembali, lalu coba sekali lagi.',
      };
    case 'file-empty':
      return {
        title: 'Berkasnya kosong',
        what: 'Berkas yang dipilih tidak berisi apa-apa.',
        next: 'Pilih berkas lain.',
      };
    case 'file-too-large':
      return {
        title: 'Berkasnya terlalu besar',
        what: `Paling besar ${sizeWords(refusal.limitBytes)} setiap berkas.`,
        next: 'Kecilkan fotonya, foto ulang dengan ukuran lebih kecil, atau bawa kertasnya ke kantor.',
      };
    case 'file-kind':
      return {
        title: 'Jenis berkas ini tidak diterima',
        what: `Isinya ${refusal.found ? `berkas ${refusal.found.toUpperCase()}` : 'bukan gambar dan bukan PDF'}.`,
        next: 'Unggah foto (JPG, PNG, WebP) atau PDF.',
      };
    case 'too-many-files':
      return {
        title: 'Berkasnya terlalu banyak',
        what: `Paling banyak ${String(refusal.limit)} berkas untuk satu syarat.`,
        next: 'Hapus satu sebelum menambah yang baru.',
      };
    case 'closed-for-door':
      return {
        title: 'Layanan ini belum dibuka lewat situs',
        what: 'Kantor menerima permohonan layanan ini di loket.',
        next: 'Datanglah ke kantor pada jam layanan dengan berkas yang disyaratkan.',
      };
    case 'outside-system':
      return {
        title: `Layanan ini diajukan lewat ${refusal.name}`,
        what: `Permohonan dengan cara ini diterima di ${refusal.name}, bukan di sini.`,
        next: 'Halaman layanannya menunjukkan caranya dan apa yang perlu disiapkan. Loket kantor dapat membantu.',
      };
    case 'intake-shut':
      return {
        title: 'Masa penerimaan sedang tutup',
        what: windowWords.shut(refusal),
        next: windowWords.next,
      };
    case 'service-not-open':
      return {
        title: 'Layanan ini belum dibuka lewat Loket',
        what: 'Standarnya dapat dibaca di sini, tetapi permohonannya diterima di kantor.',
        next: 'Datanglah ke kantor pada jam layanan dengan berkas yang disyaratkan.',
      };
    case 'consultation-closed':
      return {
        title: 'Masa masukan sudah berakhir',
        what: 'Konsultasi ini tidak lagi menerima masukan, sehingga kiriman Anda tidak disimpan.',
        next: 'Sampaikan langsung ke kantor, atau lewat saluran pengaduan dan saran.',
      };
    case 'slot-taken':
      return {
        title: 'Jadwal itu sudah tidak tersedia',
        what: 'Orang lain baru saja memilihnya, atau waktunya sudah lewat.',
        next: 'Pilih jadwal lain.',
      };
    case 'survey-taken':
      return {
        title: 'Survei sudah pernah dibuka',
        what: 'Setiap permohonan membuka survei satu kali saja.',
        next: 'Bila Anda sudah menjawab, terima kasih. Saran lain dapat Anda sampaikan ke kantor.',
      };
    case 'survey-not-open':
      return {
        title: 'Survei belum dibuka',
        what: 'Survei dibuka setelah permohonan selesai dikerjakan.',
        next: 'Buka lagi halaman permohonan Anda setelah selesai.',
      };
    // What only staff or Loket itself can meet: nothing of it is told to the public.
    case 'not-signed-in':
    case 'not-allowed':
    case 'missing-glyphs':
    case 'letter-hole':
    case 'reason-missing':
    case 'standard-exists':
    case 'claims-too-large':
    case 'own-admin':
    case 'taken-in-already':
    case 'slip-used':
    case 'signature-unverified':
    case 'signing-refused':
    case 'signing-unclear':
    case 'signer-changed':
    case 'originals-held':
    case 'accepted-items':
    case 'standard-problems':
    case 'office-not-ready':
      return text.errors.broken;
    default:
      return refusal satisfies never;
  }
}
