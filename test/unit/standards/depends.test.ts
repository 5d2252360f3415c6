import { describe, expect, it } from 'vitest';
import { eligibilityOf } from '../../../domain/eligibility.ts';
import { parseForm } from '../../../domain/form.ts';
import { windowOf } from '../../../domain/intake-window.ts';
import { menuWords } from '../../../domain/outside.ts';
import { partyFields } from '../../../domain/party-fields.ts';
import { componentText, holdsWords, printedBelow, wholeText } from '../../../domain/printed.ts';
import { missingFrom } from '../../../domain/requirement-sets.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import type { Definition, Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { root } from '../../../tools/bootstrap.mjs';
import { readOffices } from '../../../tools/standards-files.ts';

/**
 * What a request depends on beside its papers, in the words of the decrees. The expectations are copied by hand from
 * facts/workflows.md §4 (and §3 where named): each quotation stands in the services named there and in no other.
 */

const letters = { J: 'juai', K: 'kejayan', P: 'perak', L: 'lekok', B: 'balongbendo' } as const;
const services = readOffices(root).flatMap((folder) => folder.services);

/** `K15`: the office by its letter and the service's place in its list. */
function idOf({ officeId, source }: ServiceStandard): string {
  const [letter = '?'] = Object.entries(letters).find(([, office]) => office === officeId) ?? [];
  return `${letter}${String(source.order)}`;
}

const byId = new Map(services.map((service) => [idOf(service), service]));

function service(id: string): ServiceStandard {
  const found = byId.get(id);
  if (!found) throw new Error(`no service ${id}`);
  return found;
}

/** What each service has of something, for those that have any. */
function having<T>(read: (definition: Definition) => readonly T[] | undefined): Record<string, readonly T[]> {
  return Object.fromEntries(
    services.flatMap((each) => {
      const found = read(each.definition) ?? [];
      return found.length > 0 ? [[idOf(each), found] as const] : [];
    }),
  );
}

function requirementSaying(id: string, words: string): Requirement[] {
  return service(id).definition.requirements.filter(({ text }) => text.includes(words));
}

/** Does something decide whether a requirement applies, or explain whether its condition is met? */
function isConditional({ definition }: ServiceStandard, requirement: Requirement): boolean {
  const { sets = [], eligibility = [], leadTimes = [] } = definition;
  const { text } = requirement;
  return (
    requirement.when !== undefined ||
    requirement.variants !== undefined ||
    requirement.optional === true ||
    requirement.openEnded === true ||
    sets.some(({ of }) => of.includes(requirement.id)) ||
    [...eligibility, ...leadTimes].some(({ printed }) => text.includes(printed))
  );
}

describe('requirements that apply only if', () => {
  // Facts §4, "Requirements that apply only if". J10 "(jika tersedia)" is a channel in its procedure, no requirement.
  const quoted: readonly (readonly [string, ...string[]])[] = [
    ['J1', 'Surat Domisili jika BerKTP di Luar Kabupaten'],
    [
      'J2',
      'Jika Pembeharuan KTP asli disertakan',
      'Jika KTP hilang membawa surat kehilangan dari Kepolisian',
    ],
    ['J13', 'NPWP ( Jika Ada )', 'Rekening Bank ( Jika Masih Ada )'],
    ['J14', 'Surat Kuasa ( Jika BUMDes Bersama)'],
    [
      'J17',
      'Perdes mengenai pembentukan Dana Cadangan, jika tersedia',
      'Perdes mengenai penyertaan modal, jika tersedia',
    ],
    ['P2', 'Surat Nikah Bagi yang sudah Nikah'],
    ['P5', 'Akte Kematian bila ahli waris meninggal', 'bila nama pewaris beda dengan nama di KK ahli waris'],
    ['P7', 'KTP Asli (Rusak/Perubahan)', 'Surat Kehilangan KTP dari Kepolisian (KTP Hilang)'],
    [
      'P8',
      'Form F-1.02 (KK Rusak, Hilang dan Perubahan)',
      'Form F-1.06 (Perubahan data)',
      'Form F-1.01 (Penambahan Anggota Keluarga)',
      'Surat Kehilangan dari Kepolisian (KK Hilang)',
      '(Untuk Tambah Anak baru Lahir)',
    ],
    ['P9', 'apabila KTP atau dan KK hilang', 'Apabila ada anggota keluarga yang ditinggal belum cukup umur'],
    ['P10', 'apabila KTP atau dan KK hilang', 'Apabila ada anggota keluarga yang ditinggal belum cukup umur'],
    ['P12', 'Bagi Pemula yang sudah teraktivasi rekam KTP'],
    ['K8', 'Surat pernyataan belum kawin dari KUA (untuk TNI/Polri)', 'Persyaratan lain sesuai kebutuhan'],
    ['K15', 'bila pendaftaran nikah kurang dari 10 (sepuluh) jari kerja'],
    ['L8', 'Model N5 untuk usia dibawah 21 tahun', 'Model N6 bagi duda / janda'],
    ['B1', 'Ijazah sekolah (bagi yang sudah memiliki)'],
    ['B3', 'untuk KK hilang', 'untuk KK Rusak'],
    ['B6', '(jika rusak / perubahan elemen data)', '(jika Hilang)'],
    [
      'B7',
      'bagi pemohon perempuan yang akan mengganti foto',
      'Perubahan foto karena alasan lain hanya bisa dilakukan bersamaan',
    ],
    [
      'B8',
      'apabila untuk permohonan penerbitan KIA karena perubahan elemen data atau rusak',
      'untuk permohonan penerbitan KIA karena hilang',
      'untuk anak usia 5 tahun s.d 17 tahun kurang 1 hari',
    ],
    [
      'B10',
      'apabila melakukan perpanjangan',
      'Sertifikat keahlian (bagi yang memiliki)',
      'Surat keterangan pengalaman kerja (bagi yang memiliki)',
    ],
    ['B11', '(untuk keperluan kesehatan)', '(untuk keperluan Pendidikan/sekolah)'],
    ['B13', 'Surat Pengantar dari KUA (jika beda Wilayah)'],
    ['B15', '(Jika perpanjangan/pembaruan Kartu Induk Kesenian)'],
  ];

  it.each(quoted)('of %s are asked for only then, or their condition is explained', (id, ...phrases) => {
    for (const phrase of phrases) {
      const saying = requirementSaying(id, phrase);
      expect(saying, phrase).not.toEqual([]);
      expect(
        saying.filter((each) => !isConditional(service(id), each)),
        phrase,
      ).toEqual([]);
    }
  });

  it('have no condition in their words that nothing tests or explains, in any of the 81 services', () => {
    const untested = services.flatMap((each) =>
      each.definition.requirements
        .filter((requirement) => requirement.condition !== undefined && !isConditional(each, requirement))
        .map(({ id }) => `${idOf(each)} ${id}`),
    );
    expect(untested).toEqual([]);
  });
});

describe('who may apply', () => {
  it('is told by the printed rules of the nine services that have any', () => {
    // Facts §4, "Eligibility: facts to test, not papers"; of L17 also the rules printed between the quoted ones.
    expect(having(({ eligibility }) => eligibility?.map(({ printed }) => printed))).toEqual({
      B5: ['Telah berusia 17 tahun atau sudah/pernah menikah'],
      B7: [
        'Perubahan foto secara langsung hanya dapat dilakukan bagi pemohon perempuan yang akan mengganti foto karena alasan mengenakan / melepas jilbab',
        'Perubahan foto karena alasan lain hanya bisa dilakukan bersamaan dengan perubahan elemen data atau KTP rusak',
      ],
      // Each twice: for the age that asks for the photograph, and for the one that does not.
      B8: [
        'Pas foto berwarna ukuran 3x4 sebanyak 2 lembar untuk anak usia 5 tahun s.d 17 tahun kurang 1 hari',
        'Pas foto berwarna ukuran 3x4 sebanyak 2 lembar untuk anak usia 5 tahun s.d 17 tahun kurang 1 hari',
        'Hasil scan pas foto berwarna untuk anak usia 5 tahun s.d 17 tahun kurang 1 hari',
        'Hasil scan pas foto berwarna untuk anak usia 5 tahun s.d 17 tahun kurang 1 hari',
      ],
      B9: [
        'Gawai dengan sistem operasi android Min. Versi 8.0 / iOS 11.0',
        'Sudah melakukan perekaman KTP-el dengan status siap cetak atau sudah memiliki KTP-el',
      ],
      P6: ['Data Dalam KK Harus Benar (sesuai Akte/Ijasah)'],
      P7: ['Pemohon Sudah Melakukan Perekaman Data'],
      P12: ['Membawa HP Android / IOS', 'Bagi Pemula yang sudah teraktivasi rekam KTP'],
      L16: [
        'Berpendidikan paling rendah SMU / Sederajat',
        'Berusia 20 tahun S/d 42 tahun',
        'Berusia 20 tahun S/d 42 tahun',
        'menyampaikan 2 orang yang memperoleh nilai tertinggi dilampiri hasil ujian',
      ],
      L17: [
        'Warga Negara Indonesia',
        'Bertaqwa Kepada Tuhan Yang Maha Esa',
        'Memegang Teguh dan Mengamalkan Pancasila Melaksanakan UUD1945 Serta Mempertahankan dan Memelihara Keutuhan NKRI dan Bhineka Tunggal Eka',
        'Berpendidikan Paling rendah SLTP / Sederajat',
        'Berusia Paling rendah 25 Tahun Pada Saat Mendaftar',
        'Bersedia dicalonkan menjadi kepala desa',
        'Tidak sedang menjalani hukuman pidana penjara',
        'Tidak pernah dijatuhi pidana penjara berdasarkan putusan pengadilan yang telah mempunyai kekuatan hukum, tetap karena melakukan tindak pidana yang diancam dengan pidana penjara paling singkat 5 tahun atau lebih, kecuali 5 tahun setelah selesai menjalani pidana penjara dan mengumumkan secara jujur dan terbuka kepada publik bahwa yang bersangkutan pernah dipidana serta bukan sebagai pelaku kejahatan berulang - ulang',
        'Tidak sedang dicabut hak pilihnya sesuai dengan putusan pengadilan yang telah mempunyai kekuatan hukum tetap',
        'Berbadan sehat',
        'Tidak pernah sebagai Kepala Desa selam 3 kali masa jabatan',
      ],
    });
  });

  it('is explained where an answer can test it, and left to the eye where none can', () => {
    const verdicts = (
      id: string,
      answers: Record<string, string>,
      more: { nik?: string; variant?: string } = {},
    ) =>
      eligibilityOf(service(id).definition, { door: 'counter', answers, ...more }, '2026-11-24').map(
        (each) => `${each.id} ${each.verdict}`,
      );
    // Born 12 May 2010: sixteen on 24 November 2026.
    const nik = '3515121205100001';
    expect(verdicts('B5', {}, { nik })).toEqual(['usia-17-atau-menikah not-met']);
    expect(verdicts('B5', { maritalStatus: 'sudah' }, { nik })).toEqual(['usia-17-atau-menikah met']);
    expect(verdicts('B7', { photoReason: 'jilbab' }, { variant: 'foto' })).toEqual([
      'foto-langsung met',
      'foto-alasan-lain met',
    ]);
    expect(verdicts('B7', { photoReason: 'lain' }, { variant: 'foto' })).toEqual([
      'foto-langsung not-met',
      'foto-alasan-lain not-met',
    ]);
    expect(verdicts('B7', {}, { variant: 'tanda-tangan' })).toEqual([]);
    // Seventeen on the day itself: too old for a child's photo by one day.
    expect(verdicts('B8', { childAge: '5-17', childBornOn: '2009-11-25' })).toEqual(['foto-usia-anak met']);
    expect(verdicts('B8', { childAge: '5-17', childBornOn: '2009-11-24' })).toEqual([
      'foto-usia-anak not-met',
    ]);
    expect(verdicts('B8', { childAge: '5-17', childBornOn: '2024-11-24' })).toEqual([
      'foto-usia-anak not-met',
    ]);
    // The harmful mistake: a child of eleven called under five brings no photograph.
    expect(verdicts('B8', { childAge: 'di-bawah-5', childBornOn: '2025-01-01' })).toEqual([
      'tanpa-foto-usia-anak met',
    ]);
    expect(verdicts('B8', { childAge: 'di-bawah-5', childBornOn: '2015-01-01' })).toEqual([
      'tanpa-foto-usia-anak not-met',
    ]);
    expect(verdicts('P7', {})).toEqual(['sudah-rekam seen']);
    expect(
      verdicts('L17', {
        decisionKind: 'pengangkatan-kades',
        candidateBornOn: '2001-11-25',
        candidacyOn: '2026-11-24',
        candidateEducation: 'sltp',
        termsServed: '3',
      }).filter((each) => !each.endsWith(' seen')),
    ).toEqual(['pendidikan met', 'usia not-met', 'masa-jabatan not-met']);
    // Of a BPD member, and of a dismissal, nothing is asked that these rules test.
    for (const decisionKind of ['pengesahan-bpd', 'pemberhentian-kades'])
      expect(verdicts('L17', { decisionKind }).filter((each) => !each.endsWith(' seen'))).toEqual([]);
    // L16's candidates: a transfer and a dismissal know none.
    const born = { candidateOneBornOn: '1990-01-01', candidateTwoBornOn: '2010-01-01' };
    expect(verdicts('L16', born, { variant: 'pengangkatan' })).toEqual([
      'pendidikan seen',
      'usia-calon-pertama met',
      'usia-calon-kedua not-met',
      'dua-nilai-tertinggi seen',
    ]);
    expect(verdicts('L16', born, { variant: 'mutasi' })).toEqual([]);
  });

  it('says of B8 what age was chosen and what the day of birth makes of it', () => {
    const [told] = eligibilityOf(
      service('B8').definition,
      { door: 'online', answers: { childAge: 'di-bawah-5', childBornOn: '2015-01-01' } },
      '2026-11-24',
    );
    expect(told?.explanation).toBe(
      'Lahir 1 Januari 2015, jadi berumur 11 tahun pada 24 November 2026. Isian “Usia anak”: Di bawah 5 tahun, yang berarti umur paling banyak 4 tahun.',
    );
  });
});

describe('days that count', () => {
  it('are the lead times of two services: five and three working days before, and fewer than ten', () => {
    expect(
      having(({ leadTimes }) =>
        leadTimes?.map(({ printed, days, unit, rule }) => ({ printed, days, unit, rule })),
      ),
    ).toEqual({
      K2: [
        {
          printed:
            'surat permohonan tertulis paling lambat 5 (lima) hari kerja ke Unit Penyelenggara Pelayanan sebelum pelaksanaan kegiatan sosialisasi',
          days: 5,
          unit: 'working-days',
          rule: 'at-least',
        },
        {
          printed:
            'Hadir langsung ke Unit Penyelenggara Pelayanan paling lambat 3 (tiga) hari kerja sebelum pelaksanaan kegiatan sosialisasi',
          days: 3,
          unit: 'working-days',
          rule: 'at-least',
        },
      ],
      K15: [
        {
          printed:
            'Surat dispensasi nikah diterbitkan bila pendaftaran nikah kurang dari 10 (sepuluh) jari kerja sebelum pelaksanaan pernikahan',
          days: 10,
          unit: 'working-days',
          rule: 'less-than',
        },
      ],
    });
  });

  it('are November and December for J1’s proposals, and every month for three duties of the villages', () => {
    expect(having(({ intakeWindow }) => intakeWindow && [intakeWindow.printed])).toEqual({
      J1: [
        'Bulan November-Desember waktu untuk menerima usulan Guru Agam keliling dan petugas Kebersihan tempat Ibadah',
      ],
    });
    const { definition } = service('J1');
    expect(windowOf(definition, '2026-10-31').state).toBe('shut');
    expect(windowOf(definition, '2026-11-01').state).toBe('open');
    expect(windowOf(definition, '2026-12-31').state).toBe('open');
    expect(windowOf(definition, '2027-01-01').state).toBe('shut');
    expect(having(({ recurring }) => recurring && [recurring.printed])).toEqual({
      J6: ['Laporan Bulanan Penduduk yang dikirim atau dilaporkan ke Kecamatan oleh Desa'],
      J12: ['Melaksanakan Pembinaan PKK setiap Bulan Dan di sesuaikan jadwal desa'],
      J14: ['Setiap bulan jadwal desa'],
    });
  });
});

describe('alternatives and open ends', () => {
  /** Each requirement's alternatives, as `a | b`; `a + b` where all are wanted. */
  const shown = (id: string) =>
    service(id).definition.requirements.flatMap(({ alternatives: a }) =>
      a ? [a.of.join(a.needed === 'one' ? ' | ' : ' + ')] : [],
    );

  it.each([
    // Facts §4, "Alternatives, open ends, quality of evidence": one is enough, which is the office's own reading.
    ['J2', ['Surat Pengantar | Blangko KTP']],
    ['J4', ['surat kematian | akta kematian']],
    ['K6', ['KTP orang tua | KTP yang bersangkutan']],
    ['K7', ['KTP | KK', 'Nomor Induk Kesenian | Yang Sejenis', 'KTP | KK | Identitas Penanggung Jawab']],
    ['K9', ['KTP | KK', 'KTP | KK']],
    ['P8', ['Ijasah | Akte Kelahiran | Surat Nikah']],
    ['P12', ['KTP | Fc KK']],
    ['L1', ['KK | KTP | identitas']],
    ['L2', ['KK | KTP | identitas']],
    ['L3', ['KK | KTP | identitas']],
    ['L4', ['KK | KTP | identitas']],
    ['L11', ['KTP | KK', 'KTP | KK', 'Akta Nikah | Akta Cerai']],
    ['B1', ['Buku Nikah | Akta Perkawinan', 'Buku Nikah | Akta Perawinan']],
    ['B12', ['Surat Kematian asli dari Desa | Akta Kematian dari Dinas Kependudukan dan Pencatatan Sipil']],
    // A comma is read as "all of them".
    ['J3', ['Surat Pengantar | Blangko Model N1,N2 N3,N4,N7', 'KK + KTP + surat/ akta Kelahiran + ijazah']],
    ['L8', ['N1 + N2 + N4']],
  ])('%s: are read as the office says', (id, expected) => {
    expect(shown(id)).toEqual(expected);
  });

  it('are said to be the office’s own reading wherever there are any', () => {
    const silent = services.filter(
      ({ definition }) =>
        definition.requirements.some(({ alternatives }) => alternatives) &&
        !definition.policies.some((policy) => policy.includes('kantor membacanya')),
    );
    expect(silent.map(idOf)).toEqual([]);
    for (const { definition } of services)
      for (const { text, alternatives } of definition.requirements)
        for (const words of alternatives?.of ?? []) expect(text).toContain(words);
  });

  it('leave nothing missing where nobody knows beforehand what is needed', () => {
    const open = having(({ requirements }) =>
      requirements.filter(({ openEnded }) => openEnded).map(({ text }) => text),
    );
    expect(open).toEqual({
      K8: ['Persyaratan lain sesuai kebutuhan'],
      K9: ['Data Pendukung lainnya'],
      L11: ['Lampiran keperluan Waris'],
      L17: ['Syarat lain yang diatur Peraturan Daerah.'],
    });
    for (const id of Object.keys(open)) {
      const { definition } = service(id);
      const facts = { door: 'counter' as const, variant: definition.variants[0]?.id, answers: {} };
      const handed = Object.fromEntries(
        requirementsFor(definition, facts)
          .filter(({ openEnded }) => !openEnded)
          .map((each) => [each.id, { files: [], bringsPaper: true }]),
      );
      expect(missingFrom(definition, facts, handed), id).toEqual([]);
      const [first = ''] = Object.keys(handed);
      const { [first]: _left, ...rest } = handed;
      const isDesk =
        requirementsFor(definition, facts).find(({ id: each }) => each === first)?.kind === 'fact';
      expect(missingFrom(definition, facts, rest), id).toEqual(isDesk ? [] : [first]);
    }
  });
});

describe('what the paper itself must show', () => {
  it('is counted for photographs, in the size as printed', () => {
    expect(
      having(({ requirements }) =>
        requirements.flatMap(({ photos = [] }) =>
          photos.map(({ size, count }) => `${String(count)} × ${size}`),
        ),
      ),
    ).toEqual({
      P4: ['5 × 4x6'],
      L6: ['6 × 4X6'],
      L8: ['4 × 3x2', '1 × 4x6'],
      K5: ['1 × 4 x 6'],
      K12: ['2 × 4x6'],
      B8: ['2 × 3x4'],
    });
  });

  it('is stamp duty, a signature of everybody, a seal, a certified copy or the original beside it', () => {
    // Facts §4, "Certified, stamp duty, signatures" and "Original shown or compared"; B14's from its procedure.
    const marks = having(({ requirements }) => requirements.flatMap(({ marks: all = [] }) => all));
    const sorted = Object.fromEntries(
      Object.entries(marks).map(([id, all]) => [id, [...new Set(all)].sort().join(' ')]),
    );
    expect(sorted).toEqual({
      J4: 'certified-copy stamp-duty',
      P3: 'signed-by-all',
      P5: 'signed-by-all stamp-duty',
      K11: 'signed-by-all',
      L11: 'signed-by-all',
      B2: 'stamp-duty',
      B11: 'signed-by-all stamp-duty',
      B12: 'original-compared stamp-duty',
      B14: 'original-compared',
      B16: 'seal stamp-duty',
    });
  });

  it('is stamp duty wherever the words say so, and nowhere else', () => {
    for (const each of services)
      for (const { id, text, marks = [] } of each.definition.requirements)
        expect(`${idOf(each)} ${id} ${String(marks.includes('stamp-duty'))}`).toBe(
          `${idOf(each)} ${id} ${String(/mater/i.test(text) || /matarai/i.test(text))}`,
        );
  });
});

describe('whom a request concerns', () => {
  it('is asked for couples, heirs, witnesses, the deceased, children and whoever applies for another (facts §5.12)', () => {
    expect(
      having(({ parties }) => parties?.map(({ role, min, max }) => `${role} ${String(min)}–${String(max)}`)),
    ).toEqual({
      J3: ['spouse 1–1'],
      J4: ['deceased 1–1', 'heir 0–20', 'witness 1–4'],
      J5: ['deceased 1–1'],
      K3: ['organisation 0–1'],
      K9: ['deceased 1–1', 'heir 0–20'],
      K15: ['spouse 1–1'],
      P4: ['subject 0–1'],
      P5: ['deceased 1–1', 'heir 0–20', 'witness 1–4'],
      P11: ['subject 0–1', 'spouse 1–1'],
      L2: ['organisation 0–1'],
      L3: ['organisation 0–1'],
      L8: ['spouse 1–1'],
      // "semua Ahli Waris + 2 orang saksi"
      L11: ['deceased 1–1', 'heir 0–20', 'witness 2–2'],
      // "menyampaikan 2 orang yang memperoleh nilai tertinggi"
      L16: ['subject 2–2', 'subject 1–1'],
      // "(Pemilik KTP-el atau anggota keluarga dalam 1 KK)", printed for the counter alone.
      B6: ['subject 0–1'],
      B8: ['subject 1–1', 'guardian 0–1'],
      B12: ['deceased 1–1', 'heir 0–20'],
      B13: ['spouse 1–1'],
    });
    const ktp = service('B6').definition;
    const roles = (door: 'counter' | 'online') =>
      partyFields(ktp, { door, answers: {} }).map(({ role }) => role);
    expect(roles('counter')).toContain('subject');
    expect(roles('online')).toEqual([]);
  });

  it('is a village, a body that somebody speaks for, or a foreigner where the decree says so (facts §3)', () => {
    const applying = (kind: Definition['applicant']) =>
      services.filter(({ definition }) => definition.applicant === kind).map(idOf);
    expect(applying('village').sort()).toEqual(
      'J6 J7 J8 J9 J11 J12 J15 J16 J17 J18 K10 K13 K17 L12 L13 L16 L17'.split(' ').sort(),
    );
    expect(applying('organisation').sort()).toEqual('K2 K11 K14 J14 P3 L15 B15'.split(' ').sort());
    expect(applying('foreigner').sort()).toEqual(['K12', 'L14']);
  });
});

describe('what is printed below a requirement', () => {
  it('is shown with it: no list ends with a colon and nothing after it', () => {
    const bare = services.flatMap((each) =>
      each.definition.requirements
        .filter(({ text }) => /[:：]\s*$/u.test(text) && printedBelow(each, text).length === 0)
        .map(({ text }) => `${idOf(each)} ${text}`),
    );
    expect(bare).toEqual([]);
    expect(
      services
        .filter((each) => each.definition.requirements.some(({ text }) => /:\s*$/u.test(text)))
        .map(idOf)
        .sort(),
    ).toEqual(['B17', 'K2', 'K3', 'K4']);
  });

  it('is the three things to do in person (K2) and the four a request for data says (K3), as printed', () => {
    const items = (id: string, words: string) =>
      requirementSaying(id, words).flatMap(({ text }) =>
        printedBelow(service(id), text).map(({ marker, text: item }) => `${marker ?? ''} ${item}`),
      );
    expect(items('K2', 'Hadir langsung')).toEqual([
      'a. Membawa surat permohonan kegiatan sosialisasi dari pimpinan instansi pengguna layanan',
      'b. Menunjukkan kartu identitas yang berlaku',
      'c. Melakukan scanning barcode Survei Kepuasan Masyarakat (SKM)',
    ]);
    expect(items('K3', 'Surat Permohonan').length).toBe(4);
    const [k4] = requirementSaying('K4', 'dengan memuat');
    expect(k4 && wholeText(service('K4'), k4)).toMatch(/dengan memuat : a\. Nama dan alamat lengkap; b\. /u);
  });
});

describe('data that is printed among the requirements', () => {
  it('is asked for: nobody’s file is complete without the e-mail B1–B4, B9 and B10 print', () => {
    const wanting = services.filter(({ definition }) => definition.requiredContacts?.includes('email'));
    expect(wanting.map(idOf).sort()).toEqual(['B1', 'B10', 'B2', 'B3', 'B4', 'B9']);
    const printing = services.filter(({ definition }) =>
      definition.requirements.some(({ kind, text }) => kind === 'data' && /\bemail\b/iu.test(text)),
    );
    expect(printing.map(idOf).sort()).toEqual(wanting.map(idOf).sort());
    for (const { definition } of wanting) {
      const filled = parseForm(definition, [], {}, 'counter');
      expect(filled.ok || (filled.refusal.code === 'invalid-input' && filled.refusal.fields)).toContainEqual({
        field: 'email',
        problem: 'required',
      });
    }
    const other = parseForm(service('B5').definition, [], {}, 'counter');
    expect(JSON.stringify(other)).not.toContain('"email"');
  });

  it('has a place for what a complaint (L4), a request for data (L3), a session (L2), a proposal for funds (L13) is about', () => {
    for (const [id, field] of [
      ['L4', 'complaint'],
      ['L3', 'dataWanted'],
      ['L2', 'topic'],
      ['L13', 'semester'],
    ] as const)
      expect(service(id).definition.fields.find((each) => each.id === field)?.required, id).toBe(true);
  });

  it('says whom and what a recommendation on village officers is about (K13, L16)', () => {
    const { definition } = service('K13');
    expect(definition.fields.map(({ id, required }) => `${id} ${String(required)}`)).toEqual([
      'decisionKind true',
      'officerName true',
      'officerPost true',
    ]);
    const l16 = service('L16').definition;
    const of = (variant: string) => ({ door: 'village', variant, answers: {} }) as const;
    expect(requirementsFor(l16, of('pengangkatan')).length).toBe(8);
    expect(requirementsFor(l16, of('pemberhentian'))).toEqual([]);
    expect(partyFields(l16, of('pengangkatan')).length).toBe(2);
    expect(partyFields(l16, of('pemberhentian')).map(({ label }) => label)).toEqual([
      'Perangkat desa yang dimaksud',
    ]);
  });
});

describe('systems of others', () => {
  it('are named with the menus of the decree, for the doors that lead through them (facts §3, §4)', () => {
    expect(
      having(({ outside }) => outside && [`${outside.name}: ${outside.menu.map(menuWords).join(' > ')}`]),
    ).toEqual({
      B1: ['plavon: pengajuan > KK > tambah biodata'],
      B2: ['plavon: pengajuan > KK > Perubahan Data'],
      B3: ['plavon: pengajuan > KK > Hilang untuk KK Hilang dan Rusak untuk KK rusak'],
      // Its printed submenu is that of lost and damaged cards, which its note says.
      B4: ['plavon: pengajuan > KK'],
      B5: ['plavon: pengajuan > KTP-el > perekaman'],
      B6: [
        'plavon: pengajuan > KTP > Rusak/Cetak ulang untuk permohonan cetak KTP-el karena Rusak dan perubahan elemen data atau Kehilangan untuk permohonan cetak KTP-el karena hilang',
      ],
      B7: ['plavon: pengajuan > KTP > perubahan biometrik'],
      B8: [
        'plavon: pengajuan > KIA > pengajuan baru untuk KIA baru, Ganti foto untuk perubahan, Kehilangan untuk KIA hilang dan Rusak untuk KIA Rusak',
      ],
      B10: ['SIPRAJA: Layanan Tipe C > permohonan AK I'],
      B11: ['sipraja: Layanan Tipe B > Surat Keterangan Tidak Mampu'],
      B16: ['sipraja: Tipe B > Surat ijin keramaian'],
    });
    for (const { printed, definition } of services)
      for (const words of [
        definition.outside?.name ?? '',
        ...(definition.outside?.menu ?? []).flatMap((menu) => (typeof menu === 'string' ? menu : menu.oneOf)),
      ])
        expect(holdsWords(componentText(printed.procedure), words), words).toBe(true);
    const doors = having(({ outside }) => outside?.doors);
    expect(new Set(Object.entries(doors).map(([id, of]) => `${id} ${of.join('+')}`))).toEqual(
      new Set([
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `B${String(n)} online+village`),
        'B10 online',
        'B11 online',
        'B16 online',
      ]),
    );
  });
});

describe('a printed rule', () => {
  const rulesOf = ({ definition }: ServiceStandard): string[] => {
    const { eligibility = [], leadTimes = [], intakeWindow, recurring, sets = [] } = definition;
    const all = [...eligibility, ...leadTimes, ...sets, intakeWindow, recurring];
    return all.flatMap((rule) => (rule?.printed === undefined ? [] : [rule.printed]));
  };
  const wordsOf = ({ printed }: ServiceStandard): string =>
    [printed.requirements, printed.procedure, printed.time].map(componentText).join('\n');

  it('stands in the requirements, the procedure or the time of its own service', () => {
    for (const each of services)
      for (const words of rulesOf(each)) expect(`${idOf(each)} ${wordsOf(each)}`).toSatisfy(saying(words));
  });

  it('is carried out in every service that prints it', () => {
    const rules = new Set(services.flatMap(rulesOf));
    expect(rules.size).toBeGreaterThan(20);
    for (const words of rules)
      expect(services.filter((each) => saying(words)(wordsOf(each))).map(idOf), words).toEqual(
        services.filter((each) => rulesOf(each).includes(words)).map(idOf),
      );
  });
});

function saying(words: string): (text: string) => boolean {
  return (text) => holdsWords(text, words);
}
