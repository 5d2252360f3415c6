import type { PrintBlock, PrintColumn } from './print.ts';
import { printedIndex } from './survey.ts';
import type { SurveyElement } from './survey.ts';
import {
  chapter,
  decimal,
  elementColumns,
  elementInWords,
  elementName,
  elementRow,
  figureCells,
  groupTable,
  inWords,
  listed,
  noData,
  numberedList,
  orderWords,
  paragraph,
  romanQuarters,
  section,
  weightWords,
  whole,
} from './survey-print-parts.ts';
import type { Captions } from './survey-print-parts.ts';
import { otherServices } from './survey-report.ts';
import type { SurveyCell, SurveyFigureData, SurveyReport } from './survey-report.ts';

/** Chapters III and IV of the survey's report: the figures, what they say, the plan and the trend. */

/** In place of a count or figure that would tell what few people said. */
const hiddenMark = '*';
const hiddenNote =
  '* Tidak ditampilkan untuk menjaga kerahasiaan: kurang dari lima responden, atau jumlahnya dapat dihitung dari selisih.';

// BAB III

export function results(report: SurveyReport, number: Captions): PrintBlock[] {
  return [
    chapter('BAB III\nHASIL PENGOLAHAN DATA SKM'),
    section('3.1 Jumlah Responden'),
    ...respondents(report, number),
    section('3.2 IKM per Unit Layanan dan per Unsur'),
    ...indexBlocks(report, number),
  ];
}

function respondents(report: SurveyReport, number: Captions): PrintBlock[] {
  const { answers, blanks, attributes, period, index } = report;
  if (!index) return [noData(report)];
  const groups: readonly (readonly [string, readonly SurveyCell[]])[] = [
    ['Jenis kelamin', attributes.gender],
    ['Usia', attributes.age],
    ['Pendidikan', attributes.education],
    ['Pekerjaan', attributes.job],
  ];
  const filled = groups.filter(([, cells]) => cells.length > 0);
  const anyHidden = filled.some(([, cells]) => cells.some(({ suppressed }) => suppressed));
  return [
    paragraph(
      `Kuesioner yang terkumpul pada ${period.label} berjumlah ${whole(answers)}.${
        blanks > 0
          ? ` Pada kuesioner kertas terdapat ${whole(blanks)} pertanyaan yang dibiarkan kosong; setiap unsur dihitung dari kuesioner yang mengisinya.`
          : ''
      } Karakteristik responden yang mengisinya adalah sebagai berikut.`,
    ),
    {
      kind: 'table',
      caption: number.table('Responden menurut karakteristik'),
      columns: [
        { heading: 'Karakteristik', width: 24 },
        { heading: 'Kelompok', width: 34 },
        { heading: 'Jumlah', width: 14, align: 'right' },
        { heading: 'IKM', width: 14, align: 'right' },
        { heading: 'Mutu', width: 14, align: 'centre' },
      ],
      rows: filled.flatMap(([name, cells]) =>
        cells.map((cell, index) => ({ cells: [index === 0 ? name : '', ...attributeCells(cell)] })),
      ),
      ...(anyHidden && { note: hiddenNote }),
    },
    ...filled.slice(0, 3).map(([name, cells]): PrintBlock => ({
      kind: 'bars',
      caption: number.chart(`Responden menurut ${name.toLowerCase()}`),
      direction: 'across',
      max: Math.max(1, ...cells.map((cell) => shown(cell) ?? 0)),
      bars: cells.map((cell) => {
        const value = shown(cell);
        return {
          label: cell.label,
          ...(value !== undefined && { value }),
          text: value === undefined ? hiddenMark : whole(value),
        };
      }),
      ...(cells.some(({ suppressed }) => suppressed) && { note: hiddenNote }),
    })),
  ];
}

function shown({ suppressed, answers }: SurveyCell): number | undefined {
  return suppressed ? undefined : answers;
}

function attributeCells(cell: SurveyCell): string[] {
  const count = shown(cell);
  if (count === undefined) return [cell.label, hiddenMark, hiddenMark, hiddenMark];
  return [cell.label, whole(count), ...figureCells(cell.figure)];
}

const limits = [
  { value: 6500, label: 'C' },
  { value: 7661, label: 'B' },
  { value: 8831, label: 'A' },
];
const limitsNote = 'Garis tipis: batas bawah mutu C (65,00), B (76,61), dan A (88,31).';

function indexBlocks(report: SurveyReport, number: Captions): PrintBlock[] {
  const { index, ni, weight, answers, elements, services, sections, lowest, office } = report;
  if (!index) return [noData(report)];
  return [
    paragraph(
      `Indeks Kepuasan Masyarakat ${office.name} adalah ${inWords(index)}, dihitung dari ${whole(answers)} kuesioner.`,
    ),
    {
      kind: 'facts',
      rows: [
        ...(ni === undefined ? [] : [{ label: 'Nilai indeks (NI)', value: decimal(ni, 4) }]),
        { label: 'IKM (nilai interval konversi)', value: printedIndex(index.hundredths) },
        { label: 'Mutu pelayanan', value: index.letter },
        { label: 'Kinerja unit pelayanan', value: index.performance },
        { label: 'Bobot setiap unsur', value: weightWords[weight] },
      ],
    },
    {
      kind: 'table',
      caption: number.table('Nilai per unsur pelayanan'),
      columns: elementColumns,
      rows: elements.map(elementRow),
      note: `${orderWords(report)} Bobot ${weightWords[weight]}. NRR dan NRR tertimbang dicetak dengan tiga desimal; IKM dihitung dari jumlah nilai yang tepat dan dibulatkan satu kali, sehingga dapat berbeda dari hasil penjumlahan angka yang tercetak.`,
    },
    {
      kind: 'bars',
      caption: number.chart('IKM per unsur pelayanan'),
      direction: 'across',
      max: 10_000,
      bars: elements.map(({ key, number: label, name, figure }) => ({
        label: `${label} ${name}`,
        ...(figure && { value: figure.hundredths }),
        text: figure ? `${printedIndex(figure.hundredths)} (${figure.letter})` : 'belum ada data',
        strong: lowest.includes(key),
      })),
      limits,
      note: `${limitsNote} Batang gelap: unsur dengan nilai terendah.`,
    },
    ...(services.length > 0
      ? [
          groupTable(
            number.table('IKM per jenis layanan'),
            'Jenis layanan',
            services,
            'Layanan dengan kurang dari lima kuesioner dihitung bersama sebagai “Lainnya”.',
          ),
        ]
      : []),
    // An office without sections has everything under "Lainnya", which says nothing.
    ...(sections.some(({ id }) => id !== otherServices)
      ? [groupTable(number.table('IKM per seksi penyelenggara'), 'Seksi', sections)]
      : []),
  ];
}

// BAB IV

/** What each element asks about, in our own words. */
const elementMeaning: Readonly<Record<SurveyElement, string>> = {
  persyaratan: 'kesesuaian syarat teknis dan administratif dengan jenis pelayanannya',
  prosedur: 'kemudahan tata cara pelayanan bagi pemberi dan penerima pelayanan',
  waktu: 'lama waktu untuk menyelesaikan seluruh proses pelayanan',
  biaya: 'kewajaran ongkos yang dikenakan kepada penerima pelayanan',
  produk: 'kesesuaian hasil pelayanan dengan yang tercantum dalam standar pelayanan',
  kompetensi: 'pengetahuan, keahlian, dan keterampilan petugas',
  perilaku: 'kesopanan dan keramahan petugas',
  sarana: 'mutu peralatan dan gedung pelayanan',
  pengaduan: 'cara pengaduan diterima, ditangani, dan ditindaklanjuti',
};

export function analysis(report: SurveyReport, number: Captions): PrintBlock[] {
  return [
    chapter('BAB IV\nANALISIS HASIL SKM'),
    section('4.1 Analisis Permasalahan/Kelemahan dan Kelebihan Unsur Layanan'),
    ...strengths(report),
    section('4.2 Rencana Tindak Lanjut'),
    ...planBlocks(report, number),
    section('4.3 Tren Nilai SKM'),
    ...trendBlocks(report, number),
  ];
}

function strengths(report: SurveyReport): PrintBlock[] {
  const { index, lowest, highest, suggestions } = report;
  if (!index) return [noData(report)];
  const described = (keys: readonly SurveyElement[]): PrintBlock =>
    numberedList(
      keys.map((key) => `${elementInWords(report, key)}. Unsur ini menilai ${elementMeaning[key]}.`),
    );
  const belowGood = report.elements.filter(({ figure }) => figure?.letter === 'C' || figure?.letter === 'D');
  return [
    paragraph('Unsur dengan nilai terendah, yang menjadi prioritas perbaikan:'),
    described(lowest),
    paragraph('Unsur dengan nilai tertinggi, yang perlu dipertahankan:'),
    described(highest),
    paragraph(
      belowGood.length === 0
        ? 'Tidak ada unsur dengan mutu C atau D.'
        : `Unsur dengan mutu C atau D: ${listed(belowGood.map(({ key }) => elementInWords(report, key)))}.`,
    ),
    paragraph(
      suggestions.length === 0
        ? 'Tidak ada saran tertulis dari responden pada periode ini.'
        : `Responden menyampaikan ${whole(suggestions.length)} saran tertulis; isinya terdapat dalam Lampiran 2 dan menjadi bahan untuk menelaah penyebab rendahnya nilai unsur di atas.`,
    ),
  ];
}

function planColumns(year: number | undefined): readonly PrintColumn[] {
  const group = year === undefined ? 'Waktu' : `Waktu (${String(year)})`;
  return [
    { heading: 'No', width: 6, align: 'centre' },
    { heading: 'Prioritas Unsur', width: 22 },
    { heading: 'Program/Kegiatan', width: 30 },
    ...romanQuarters.map((quarter) => ({
      heading: `TW ${quarter}`,
      width: 6.5,
      align: 'centre' as const,
      group,
    })),
    { heading: 'Penanggung Jawab', width: 18 },
  ];
}

function planBlocks(report: SurveyReport, number: Captions): PrintBlock[] {
  const { plan, lowest, index } = report;
  if (plan.length === 0) {
    if (!index) return [noData(report), paragraph('Rencana tindak lanjut belum disusun.')];
    return [
      paragraph(
        'Rencana tindak lanjut untuk periode ini belum disusun. Unsur yang menjadi prioritas tercantum dalam tabel berikut; program, waktu, dan penanggung jawabnya masih harus diisi.',
      ),
      {
        kind: 'table',
        caption: number.table('Rencana tindak lanjut perbaikan pelayanan'),
        columns: planColumns(undefined),
        rows: lowest.map((key, at) => ({
          cells: [String(at + 1), elementName(report, key), '', '', '', '', '', ''],
        })),
      },
    ];
  }
  const years = [...new Set(plan.map(({ year }) => year))].sort((a, b) => a - b);
  return [
    paragraph('Berdasarkan hasil survei, perbaikan pelayanan direncanakan sebagai berikut.'),
    ...years.map((year): PrintBlock => ({
      kind: 'table',
      caption: number.table(
        years.length === 1
          ? 'Rencana tindak lanjut perbaikan pelayanan'
          : `Rencana tindak lanjut perbaikan pelayanan tahun ${String(year)}`,
      ),
      columns: planColumns(year),
      rows: plan
        .filter((row) => row.year === year)
        .map((row, at) => ({
          cells: [
            String(at + 1),
            elementName(report, row.element),
            row.state === 'dropped' ? `${row.programme} (dibatalkan)` : row.programme,
            ...([1, 2, 3, 4] as const).map((quarter) => (row.quarters.includes(quarter) ? '√' : '')),
            row.person,
          ],
        })),
    })),
  ];
}

function trendBlocks(report: SurveyReport, number: Captions): PrintBlock[] {
  const { trend, period } = report;
  const told = trend.flatMap(({ id, label, figure }) => (figure ? [{ id, label, figure }] : []));
  const now = told.find(({ id }) => id === period.id);
  const before = told.filter(({ id }) => id !== period.id).at(-1);
  if (told.length === 0) return [noData(report)];
  return [
    ...(trend.length > 1
      ? ([
          {
            kind: 'bars',
            caption: number.chart('Tren IKM per periode'),
            direction: 'up',
            max: 10_000,
            bars: trend.map(({ id, label, answers, figure }) => ({
              label,
              ...(figure && { value: figure.hundredths }),
              text: figure
                ? printedIndex(figure.hundredths)
                : answers === 0
                  ? 'belum ada data'
                  : 'tidak ditampilkan',
              strong: id === period.id,
            })),
            limits,
            note: `${limitsNote} Batang gelap: periode laporan ini.`,
          },
        ] satisfies PrintBlock[])
      : []),
    {
      kind: 'table',
      caption: number.table('Tren IKM per periode'),
      columns: [
        { heading: 'Periode', width: 46 },
        { heading: 'Kuesioner', width: 18, align: 'right' },
        { heading: 'IKM', width: 18, align: 'right' },
        { heading: 'Mutu', width: 18, align: 'centre' },
      ],
      rows: trend.map(({ id, label, answers, figure }) => ({
        cells: [label, whole(answers), ...figureCells(figure)],
        bold: id === period.id,
      })),
    },
    paragraph(
      now && before
        ? changeInWords(now.figure, before)
        : now
          ? 'Belum ada hasil periode sebelumnya untuk dibandingkan.'
          : 'Hasil periode ini belum ada, sehingga belum dapat dibandingkan.',
    ),
  ];
}

function changeInWords(now: SurveyFigureData, before: { label: string; figure: SurveyFigureData }): string {
  const difference = now.hundredths - before.figure.hundredths;
  const from = `IKM ${before.label}, ${inWords(before.figure)}`;
  if (difference === 0) return `Dibandingkan dengan ${from}, IKM periode ini tetap.`;
  return `Dibandingkan dengan ${from}, IKM periode ini ${
    difference > 0 ? 'naik' : 'turun'
  } ${printedIndex(Math.abs(difference))} poin menjadi ${inWords(now)}.`;
}
