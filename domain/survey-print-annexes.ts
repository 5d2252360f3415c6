import { longDate } from './dates-id.ts';
import type { PrintBlock } from './print.ts';
import { surveyQuestions } from './survey.ts';
import type { SurveyPlanRow } from './survey-period.ts';
import {
  chapter,
  decimal,
  elementColumns,
  elementName,
  elementRow,
  figureCells,
  noData,
  numberedList,
  orderWords,
  paragraph,
  part,
  romanQuarters,
  weightWords,
  whole,
} from './survey-print-parts.ts';
import type { Captions } from './survey-print-parts.ts';
import type { SurveyReport } from './survey-report.ts';

/** The four annexes of the survey's report. */

// LAMPIRAN

export function questionnaire({ elements, order }: SurveyReport, number: Captions): PrintBlock[] {
  return [
    chapter('LAMPIRAN 1\nKUESIONER'),
    part('Data responden'),
    paragraph(
      'Jenis kelamin, usia, pendidikan, pekerjaan, dan jenis layanan yang diterima. Semuanya boleh tidak diisi; nama dan NIK tidak ditanyakan.',
    ),
    part('Pendapat responden tentang pelayanan'),
    {
      kind: 'table',
      caption: number.table('Pertanyaan dan pilihan jawaban'),
      columns: [
        { heading: 'No', width: 6, align: 'centre' },
        { heading: 'Pertanyaan', width: 38 },
        ...['1', '2', '3', '4'].map((heading) => ({
          heading,
          width: 14,
          group: 'Nilai dan pilihan jawaban',
        })),
      ],
      rows: elements.map(({ key, number: label }) => {
        const { question, options } = surveyQuestions[key];
        return { cells: [label, question, ...options] };
      }),
      note: orderWords({ order }),
    },
    part('Saran'),
    paragraph('Saran dan masukan dapat ditulis dengan bebas, tanpa nama.'),
  ];
}

/** More than these make the annex a book; the raw data holds them all. */
const printedSuggestions = 100;

export function processing(report: SurveyReport, number: Captions): PrintBlock[] {
  const { answers, variants, weight, freeze, corrections, suggestions, elements, index, ni } = report;
  return [
    chapter('LAMPIRAN 2\nHASIL PENGOLAHAN DATA'),
    part('Cara menghitung'),
    {
      kind: 'list',
      items: [
        { text: 'NRR unsur = jumlah nilai unsur ÷ jumlah kuesioner yang mengisi unsur itu.' },
        { text: 'NRR tertimbang = NRR × bobot.' },
        { text: 'Nilai indeks (NI) = jumlah NRR tertimbang sembilan unsur.' },
        { text: 'IKM = NI × 25, dibulatkan setengah ke atas satu kali pada dua desimal.' },
        { text: `Bobot yang dipakai: ${weightWords[weight]}.` },
      ],
    },
    ...(index && ni !== undefined
      ? [
          {
            kind: 'table',
            caption: number.table('Pengolahan nilai'),
            columns: elementColumns,
            rows: [
              ...elements.map(elementRow),
              {
                cells: ['', 'Nilai indeks (NI) dan IKM', '', '', '', decimal(ni, 4), ...figureCells(index)],
                bold: true,
              },
            ],
            note: `Jumlah kuesioner: ${whole(answers)}. ${orderWords(report)}`,
          } satisfies PrintBlock,
          {
            kind: 'table',
            caption: number.table('IKM menurut ketiga cara pembobotan'),
            columns: [
              { heading: 'Bobot setiap unsur', width: 60 },
              { heading: 'IKM', width: 20, align: 'right' },
              { heading: 'Mutu', width: 20, align: 'centre' },
            ],
            rows: variants.map((variant) => ({
              cells: [weightWords[variant.weight], ...figureCells(variant.figure)],
              bold: variant.weight === weight,
            })),
            note: 'Dicetak tebal: bobot yang dipakai laporan ini. Bobot yang dibulatkan hanya dipakai untuk mencocokkan laporan lama; dengan 0,11 nilai tertinggi yang mungkin adalah 99,00.',
          } satisfies PrintBlock,
        ]
      : [noData(report)]),
    {
      kind: 'table',
      caption: number.table('Kategori mutu pelayanan'),
      columns: [
        { heading: 'Nilai persepsi', width: 18, align: 'centre' },
        { heading: 'Nilai interval (NI)', width: 24, align: 'centre' },
        { heading: 'Nilai interval konversi (IKM)', width: 26, align: 'centre' },
        { heading: 'Mutu', width: 12, align: 'centre' },
        { heading: 'Kinerja', width: 20 },
      ],
      rows: [
        { cells: ['1', '1,00 – 2,5996', '25,00 – 64,99', 'D', 'Tidak baik'] },
        { cells: ['2', '2,60 – 3,064', '65,00 – 76,60', 'C', 'Kurang baik'] },
        { cells: ['3', '3,0644 – 3,532', '76,61 – 88,30', 'B', 'Baik'] },
        { cells: ['4', '3,5324 – 4,00', '88,31 – 100,00', 'A', 'Sangat baik'] },
      ],
      note: 'Mutu ditetapkan dari nilai interval konversi yang sudah dibulatkan.',
    },
    part('Data yang dipakai'),
    ...(freeze
      ? [
          paragraph(
            `Data dibekukan dengan ${whole(freeze.answers)} kuesioner. Sidik jari data (SHA-256), untuk membuktikan bahwa data tidak berubah sejak itu:`,
          ),
          { kind: 'paragraph', as: 'small', text: freeze.sha256 } as const,
        ]
      : [paragraph('Data periode ini belum dibekukan.')]),
    ...(corrections.length > 0
      ? [
          paragraph('Data pernah dibuka kembali untuk dibetulkan:'),
          numberedList(corrections.map(({ on, reason }) => `${longDate(on)}: ${reason}`)),
        ]
      : []),
    part('Saran dan masukan responden'),
    ...(suggestions.length === 0
      ? [paragraph('Tidak ada saran tertulis.')]
      : [
          {
            kind: 'list',
            items: suggestions.slice(0, printedSuggestions).map((text) => ({ text })),
          } as const,
          ...(suggestions.length > printedSuggestions
            ? [
                paragraph(
                  `Masih ada ${whole(suggestions.length - printedSuggestions)} saran lain; semuanya terdapat dalam data mentah.`,
                ),
              ]
            : []),
        ]),
  ];
}

export function photographs(): PrintBlock[] {
  return [
    chapter('LAMPIRAN 3\nDOKUMENTASI'),
    paragraph(
      'Foto pelaksanaan survei tidak tersimpan bersama data survei. Foto dapat ditambahkan di halaman ini sebelum laporan disampaikan.',
    ),
  ];
}

const stateWords: Readonly<Record<SurveyPlanRow['state'], string>> = {
  planned: 'Belum dilaksanakan',
  running: 'Sedang dilaksanakan',
  done: 'Selesai',
  dropped: 'Dibatalkan',
};

export function previousFollowUp(report: SurveyReport, number: Captions): PrintBlock[] {
  const { previousPlan } = report;
  const heading = chapter('LAMPIRAN 4\nLAPORAN HASIL TINDAK LANJUT SKM PERIODE SEBELUMNYA');
  if (!previousPlan || previousPlan.rows.length === 0) {
    return [
      heading,
      paragraph(
        previousPlan
          ? `Untuk ${previousPlan.label} tidak ada rencana tindak lanjut yang tercatat.`
          : 'Tidak ada rencana tindak lanjut periode sebelumnya yang tercatat.',
      ),
    ];
  }
  const { rows, label } = previousPlan;
  const done = rows.filter(({ state }) => state === 'done').length;
  return [
    heading,
    paragraph(
      `Dari ${whole(rows.length)} kegiatan yang direncanakan untuk ${label}, ${whole(done)} sudah selesai.`,
    ),
    {
      kind: 'table',
      caption: number.table(`Hasil tindak lanjut SKM ${label}`),
      columns: [
        { heading: 'No', width: 6, align: 'centre' },
        { heading: 'Prioritas Unsur', width: 18 },
        { heading: 'Program/Kegiatan', width: 26 },
        { heading: 'Waktu', width: 12, align: 'centre' },
        { heading: 'Hasil', width: 28 },
        { heading: 'Penanggung Jawab', width: 18 },
      ],
      rows: rows.map((row, at) => ({
        cells: [
          String(at + 1),
          elementName(report, row.element),
          row.programme,
          `TW ${row.quarters.map((quarter) => romanQuarters[quarter - 1]).join(', ')} ${String(row.year)}`,
          row.result === undefined ? stateWords[row.state] : `${stateWords[row.state]}. ${row.result}`,
          row.person,
        ],
      })),
    },
  ];
}
