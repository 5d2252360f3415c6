import { longDate } from './dates-id.ts';
import type { PrintBlock, PrintDocument } from './print.ts';
import { photographs, previousFollowUp, processing, questionnaire } from './survey-print-annexes.ts';
import {
  captions,
  chapter,
  decimal,
  groupTable,
  inWords,
  listed,
  nameOf,
  noData,
  numberedList,
  paragraph,
  section,
  whole,
} from './survey-print-parts.ts';
import type { Captions } from './survey-print-parts.ts';
import { analysis, results } from './survey-print-results.ts';
import type { SurveyReport } from './survey-report.ts';

/**
 * The survey's report as offices hand it in: chapters I–V and four annexes, in the outline reports of 2022–2023 share
 * (PermenPANRB 14/2017). Every figure is the report's own; where there is none, the report says so.
 */
export function surveyReportDocument(report: SurveyReport): PrintDocument {
  const { office, period } = report;
  const title = `Laporan Survei Kepuasan Masyarakat ${office.name} ${period.label}`;
  const watermark = watermarkOf(report);
  const number = captions();
  return {
    title,
    author: office.name,
    madeOn: report.madeOn,
    footer: title,
    ...(watermark !== undefined && { watermark }),
    fit: 'flowing',
    form: 'report',
    blocks: [
      {
        kind: 'cover',
        head: `${office.governmentLine}\n${office.officeLine}`,
        title: 'LAPORAN\nSURVEI KEPUASAN MASYARAKAT (SKM)',
        lines: [period.label, `${longDate(period.fromOn)} sampai dengan ${longDate(period.toOn)}`],
        foot: `${office.place.toUpperCase()}\n${period.toOn.slice(0, 4)}`,
      },
      { kind: 'title', text: 'DAFTAR ISI' },
      { kind: 'contents', levels: 2 },
      ...introduction(report),
      ...collection(report, number),
      ...results(report, number),
      ...analysis(report, number),
      ...conclusion(report),
      ...questionnaire(report, number),
      ...processing(report, number),
      ...photographs(),
      ...previousFollowUp(report, number),
    ],
  };
}
function watermarkOf({ office, state }: SurveyReport): string | undefined {
  if (office.demo) return 'CONTOH';
  return state === 'open' ? 'SEMENTARA' : undefined;
}

// BAB I

function introduction({ office, period, state }: SurveyReport): PrintBlock[] {
  return [
    chapter('BAB I\nPENDAHULUAN'),
    ...(state === 'open'
      ? [
          {
            kind: 'note',
            label: 'Angka sementara',
            text: `${period.label} belum ditutup. Angka dalam laporan ini masih dapat berubah sampai datanya dibekukan.`,
          } as const,
        ]
      : []),
    section('1.1 Latar Belakang'),
    paragraph(
      'Pelayanan publik diselenggarakan untuk memenuhi kebutuhan masyarakat, sehingga masyarakat pula yang paling tahu apakah pelayanan itu sudah baik. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik mewajibkan penyelenggara menilai kinerja pelayanannya secara berkala dan mengikutsertakan masyarakat dalam penilaian itu.',
    ),
    paragraph(
      `Sesuai dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017, setiap unit penyelenggara pelayanan publik melakukan Survei Kepuasan Masyarakat (SKM) sekurang-kurangnya satu kali dalam setahun. ${office.name} melaksanakannya untuk ${period.label} dan menyampaikan hasilnya dalam laporan ini.`,
    ),
    section('1.2 Dasar Pelaksanaan SKM'),
    numberedList([
      'Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;',
      'Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;',
      'Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik.',
    ]),
    section('1.3 Maksud dan Tujuan'),
    paragraph(
      `Survei ini dimaksudkan untuk mengetahui tingkat kepuasan masyarakat atas pelayanan ${office.name} secara berkala dan memakainya sebagai bahan perbaikan. Tujuannya:`,
    ),
    numberedList([
      'mengukur Indeks Kepuasan Masyarakat (IKM) menurut sembilan unsur pelayanan;',
      'mengetahui unsur yang masih lemah dan unsur yang sudah baik;',
      'menyusun rencana tindak lanjut perbaikan pelayanan;',
      'mengetahui kecenderungan mutu pelayanan dari periode ke periode.',
    ]),
  ];
}

// BAB II

function collection(report: SurveyReport, number: Captions): PrintBlock[] {
  const { office, period, channels, typing, freeze } = report;
  const address = office.addressLines.length > 0 ? `, ${office.addressLines.join(', ')}` : '';
  return [
    chapter('BAB II\nPENGUMPULAN DATA SKM'),
    section('2.1 Pelaksana'),
    paragraph(
      `Survei dilaksanakan sendiri oleh ${office.name}, ${office.regency}, ${/^provinsi /i.test(office.province) ? '' : 'Provinsi '}${office.province}.`,
    ),
    section('2.2 Metode Pengumpulan Data'),
    paragraph(
      'Data dikumpulkan dengan kuesioner resmi yang memuat sembilan unsur pelayanan. Setiap unsur dinilai dari 1 sampai dengan 4: 1 tidak baik, 2 kurang baik, 3 baik, dan 4 sangat baik. Kuesioner tidak menanyakan nama maupun NIK, dan jawaban disimpan terpisah dari permohonan, sehingga tidak dapat dihubungkan dengan orang yang mengisinya. Kuesioner selengkapnya terdapat dalam Lampiran 1.',
    ),
    ...(channels.length > 0
      ? [
          groupTable(number.table('Jawaban menurut cara pengisian'), 'Cara pengisian', channels),
          paragraph(
            `Menurut pengisinya: ${listed(
              typing.map(
                ({ label, answers, permille }) =>
                  `${label.toLowerCase()} ${whole(answers)} kuesioner (${decimal(permille, 1)} persen)`,
              ),
            )}.`,
          ),
        ]
      : [noData(report)]),
    section('2.3 Lokasi'),
    paragraph(
      `Survei dilakukan di ruang pelayanan ${office.name}${address}, dan secara daring melalui tautan yang diberikan setelah pelayanan selesai.`,
    ),
    section('2.4 Waktu Pelaksanaan'),
    paragraph(
      `Survei berlangsung pada ${period.label}, yaitu ${longDate(period.fromOn)} sampai dengan ${longDate(period.toOn)}. ${
        freeze
          ? `Data dibekukan oleh ${freeze.post} setelah periode berakhir.`
          : 'Data periode ini belum dibekukan.'
      }`,
    ),
    section('2.5 Penentuan Jumlah Responden'),
    ...sampleBlocks(report, number),
  ];
}

function sampleBlocks({ sample, answers }: SurveyReport, number: Captions): PrintBlock[] {
  const { population, needed, missing, minimum, reached } = sample;
  const method = paragraph(
    'Jumlah responden yang diperlukan dihitung dengan rumus Krejcie dan Morgan, S = λ²·N·P·Q / (d²·(N−1) + λ²·P·Q), dengan λ² = 3,841, P = Q = 0,5, dan d = 0,05. N adalah jumlah pengguna layanan pada periode sebelumnya. Hasilnya dibulatkan ke bilangan bulat terdekat.',
  );
  if (population === undefined || needed === undefined) {
    return [
      method,
      paragraph(
        `Jumlah pengguna layanan periode sebelumnya belum ditetapkan, sehingga jumlah responden yang diperlukan belum dapat dihitung. Kuesioner yang terkumpul: ${whole(answers)}.`,
      ),
    ];
  }
  const source = population.source === 'loket' ? 'permohonan yang tercatat dalam Loket' : 'catatan kantor';
  return [
    method,
    ...(minimum > 0
      ? [
          paragraph(
            `Kantor menetapkan jumlah responden paling sedikit ${whole(minimum)} orang, selama pengguna layanannya sebanyak itu.`,
          ),
        ]
      : []),
    {
      kind: 'table',
      caption: number.table('Jumlah responden yang diperlukan'),
      columns: [
        { heading: 'Uraian', width: 70 },
        { heading: 'Jumlah', width: 30, align: 'right' },
      ],
      rows: [
        { cells: ['Pengguna layanan periode sebelumnya (N)', whole(population.count)] },
        { cells: ['Responden yang diperlukan (S)', whole(needed)] },
        { cells: ['Kuesioner yang terkumpul', whole(answers)], bold: true },
        ...(missing !== undefined && missing > 0 ? [{ cells: ['Kekurangan', whole(missing)] }] : []),
      ],
      note: `Sumber jumlah pengguna layanan: ${population.note ?? source}.`,
    },
    paragraph(
      reached
        ? 'Jumlah responden memenuhi ukuran sampel.'
        : `Jumlah responden belum memenuhi ukuran sampel${
            missing === undefined ? '' : `; masih kurang ${whole(missing)} kuesioner`
          }. Hasil survei perlu dibaca dengan hati-hati.`,
    ),
  ];
}
// BAB V

function conclusion(report: SurveyReport): PrintBlock[] {
  const { office, period, index, answers, lowest, highest, sample, plan } = report;
  const post = `CAMAT ${office.name.replace(/^kecamatan\s+/i, '').toUpperCase()}`;
  const points = index
    ? [
        `IKM ${office.name} pada ${period.label} adalah ${inWords(index)}, dari ${whole(answers)} kuesioner.`,
        `Unsur dengan nilai terendah: ${listed(lowest.map((key) => nameOf(key)))}. Unsur-unsur ini menjadi prioritas perbaikan.`,
        `Unsur dengan nilai tertinggi: ${listed(highest.map((key) => nameOf(key)))}.`,
        sampleConclusion(sample),
        plan.length > 0
          ? `Rencana tindak lanjut memuat ${whole(plan.length)} kegiatan; hasilnya dilaporkan pada periode berikutnya.`
          : 'Rencana tindak lanjut masih harus disusun.',
      ]
    : [
        `Pada ${period.label} terkumpul ${whole(answers)} kuesioner, sehingga IKM ${
          answers === 0 ? 'tidak dapat dihitung' : 'tidak ditampilkan'
        }.`,
      ];
  return [
    chapter('BAB V\nKESIMPULAN'),
    numberedList(points),
    {
      kind: 'signature',
      lines: [`${office.place}, ${longDate(report.madeOn)}`, `${post},`],
      name: '…………………………………',
    },
  ];
}

function sampleConclusion({ needed, reached }: SurveyReport['sample']): string {
  if (needed === undefined) {
    return 'Ukuran sampel belum dapat dinilai karena jumlah pengguna layanan periode sebelumnya belum ditetapkan.';
  }
  return reached
    ? 'Jumlah responden memenuhi ukuran sampel.'
    : `Jumlah responden belum memenuhi ukuran sampel sebanyak ${whole(needed)} orang.`;
}
