import { longDate } from './dates-id.ts';
import type { PrintBlock, PrintColumn, PrintDocument, PrintTableRow } from './print.ts';
import type { SurveyPlanRow } from './survey-period.ts';
import type {
  SurveyCell,
  SurveyElementRow,
  SurveyFigureData,
  SurveyGroupRow,
  SurveyReport,
} from './survey-report.ts';
import { formOrder, printedIndex, regulationOrder, surveyQuestions } from './survey.ts';
import type { SurveyElement, SurveyWeight } from './survey.ts';

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

/** Tables and charts are counted through the report. */
interface Captions {
  table(title: string): string;
  chart(title: string): string;
}

function captions(): Captions {
  let tables = 0;
  let charts = 0;
  return {
    table: (title) => `Tabel ${String((tables += 1))}. ${title}`,
    chart: (title) => `Grafik ${String((charts += 1))}. ${title}`,
  };
}

const noData = 'Belum ada data.';
/** In place of a count or figure that would tell what few people said. */
const hiddenMark = '*';
const hiddenNote =
  '* Tidak ditampilkan untuk menjaga kerahasiaan: kurang dari lima responden, atau jumlahnya dapat dihitung dari selisih.';
const blankCell = '–';

function watermarkOf({ office, state }: SurveyReport): string | undefined {
  if (office.demo) return 'CONTOH';
  return state === 'open' ? 'SEMENTARA' : undefined;
}

function chapter(text: string): PrintBlock {
  return { kind: 'heading', level: 1, text };
}

function section(text: string): PrintBlock {
  return { kind: 'heading', level: 2, text };
}

function part(text: string): PrintBlock {
  return { kind: 'heading', level: 3, text };
}

function paragraph(text: string): PrintBlock {
  return { kind: 'paragraph', text };
}

function numberedList(items: readonly string[]): PrintBlock {
  return { kind: 'list', items: items.map((text, index) => ({ marker: `${String(index + 1)}.`, text })) };
}

/** 87,28 (mutu B, Baik) */
function inWords({ hundredths, letter, performance }: SurveyFigureData): string {
  return `${printedIndex(hundredths)} (mutu ${letter}, ${performance.toLowerCase()})`;
}

/** A whole number of 10^-places as Indonesian text: 34911 with 4 places → `3,4911`. */
function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  return `${digits.slice(0, -places)},${digits.slice(-places)}`;
}

function whole(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  const last = words.at(-1) ?? '';
  return words.length === 2 ? words.join(' dan ') : `${words.slice(0, -1).join(', ')}, dan ${last}`;
}

const weightWords: Readonly<Record<SurveyWeight, string>> = {
  '1/n': '1/9 secara tepat (tercetak 0,111)',
  '0.111': '0,111',
  '0.11': '0,11',
};

function orderWords({ order }: Pick<SurveyReport, 'order'>): string {
  const [eighth, ninth] = (order === 'form' ? formOrder : regulationOrder).slice(7);
  const source =
    order === 'form' ? 'urutan kuesioner' : 'urutan unsur dalam Peraturan Menteri PANRB Nomor 14 Tahun 2017';
  return `Penomoran U1–U9 mengikuti ${source}: U8 ${nameOf(eighth)}, U9 ${nameOf(ninth)}.`;
}

function nameOf(element: SurveyElement | undefined): string {
  return element === undefined ? '' : surveyQuestions[element].name;
}

function rowOf({ elements }: SurveyReport, key: SurveyElement): SurveyElementRow | undefined {
  return elements.find((row) => row.key === key);
}

/** Unsur Waktu Penyelesaian dengan IKM 71,25 (mutu C, kurang baik) */
function elementInWords(report: SurveyReport, key: SurveyElement): string {
  const row = rowOf(report, key);
  const name = `${row === undefined ? '' : `${row.number} `}${nameOf(key)}`;
  return row?.figure ? `${name}, ${inWords(row.figure)}` : name;
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
      `Survei dilaksanakan sendiri oleh ${office.name}, ${office.regency}, Provinsi ${office.province}.`,
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
      : [paragraph(noData)]),
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

// BAB III

function results(report: SurveyReport, number: Captions): PrintBlock[] {
  return [
    chapter('BAB III\nHASIL PENGOLAHAN DATA SKM'),
    section('3.1 Jumlah Responden'),
    ...respondents(report, number),
    section('3.2 IKM per Unit Layanan dan per Unsur'),
    ...indexBlocks(report, number),
  ];
}

function respondents(report: SurveyReport, number: Captions): PrintBlock[] {
  const { answers, blanks, attributes, period } = report;
  if (answers === 0) return [paragraph(`${noData} Pada ${period.label} tidak ada kuesioner yang terkumpul.`)];
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

/** Index and grade, two cells. */
function figureCells(figure: SurveyFigureData | undefined): [string, string] {
  return figure ? [printedIndex(figure.hundredths), figure.letter] : [blankCell, blankCell];
}

function groupTable(caption: string, heading: string, rows: readonly SurveyGroupRow[]): PrintBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: 'No', width: 7, align: 'centre' },
      { heading, width: 50 },
      { heading: 'Kuesioner', width: 15, align: 'right' },
      { heading: 'IKM', width: 14, align: 'right' },
      { heading: 'Mutu', width: 14, align: 'centre' },
    ],
    rows: rows.map(({ label, answers, figure }, index) => ({
      cells: [String(index + 1), label, whole(answers), ...figureCells(figure)],
    })),
  };
}

const limits = [
  { value: 6500, label: 'C' },
  { value: 7661, label: 'B' },
  { value: 8831, label: 'A' },
];
const limitsNote = 'Garis tipis: batas bawah mutu C (65,00), B (76,61), dan A (88,31).';

function indexBlocks(report: SurveyReport, number: Captions): PrintBlock[] {
  const { index, ni, weight, answers, elements, services, sections, lowest, office } = report;
  if (!index) return [paragraph(noData)];
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
          groupTable(number.table('IKM per jenis layanan'), 'Jenis layanan', services),
          {
            kind: 'paragraph',
            as: 'small',
            text: 'Layanan dengan kurang dari lima kuesioner dihitung bersama sebagai “lainnya”.',
          } as const,
        ]
      : []),
    ...(sections.length > 0
      ? [groupTable(number.table('IKM per seksi penyelenggara'), 'Seksi', sections)]
      : []),
  ];
}

const elementColumns: readonly PrintColumn[] = [
  { heading: 'No', width: 7, align: 'centre' },
  { heading: 'Unsur pelayanan', width: 33 },
  { heading: 'Isian', width: 9, align: 'right' },
  { heading: 'Jumlah nilai', width: 11, align: 'right' },
  { heading: 'NRR', width: 10, align: 'right' },
  { heading: 'NRR tertimbang', width: 13, align: 'right' },
  { heading: 'IKM', width: 10, align: 'right' },
  { heading: 'Mutu', width: 9, align: 'centre' },
];

function elementRow({ number, name, n, sum, nrr, weighted, figure }: SurveyElementRow): PrintTableRow {
  return {
    cells: [
      number,
      name,
      whole(n),
      whole(sum),
      nrr === undefined ? blankCell : decimal(nrr, 3),
      weighted === undefined ? blankCell : decimal(weighted, 3),
      ...figureCells(figure),
    ],
  };
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

function analysis(report: SurveyReport, number: Captions): PrintBlock[] {
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
  if (!index) return [paragraph(noData)];
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

const romanQuarters = ['I', 'II', 'III', 'IV'] as const;

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
    if (!index) return [paragraph(noData)];
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

function elementName(report: SurveyReport, key: SurveyElement): string {
  const row = rowOf(report, key);
  return row ? `${row.number} ${row.name}` : nameOf(key);
}

/** More columns than these stand too close to be read; the table has them all. */
const trendBars = 8;

function trendBlocks({ trend, period }: SurveyReport, number: Captions): PrintBlock[] {
  const told = trend.flatMap(({ id, label, figure }) => (figure ? [{ id, label, figure }] : []));
  const now = told.find(({ id }) => id === period.id);
  const before = told.filter(({ id }) => id !== period.id).at(-1);
  if (told.length === 0) return [paragraph(noData)];
  return [
    ...(trend.length > 1
      ? ([
          {
            kind: 'bars',
            caption: number.chart('Tren IKM per periode'),
            direction: 'up',
            max: 10_000,
            bars: trend.slice(-trendBars).map(({ id, label, figure }) => ({
              label,
              ...(figure && { value: figure.hundredths }),
              text: figure ? printedIndex(figure.hundredths) : 'belum ada data',
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
        : 'Belum ada hasil periode sebelumnya untuk dibandingkan.',
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
    : [`Pada ${period.label} belum ada data, sehingga IKM tidak dapat dihitung.`];
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

// LAMPIRAN

function questionnaire({ elements, order }: SurveyReport, number: Captions): PrintBlock[] {
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

function processing(report: SurveyReport, number: Captions): PrintBlock[] {
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
      : [paragraph(noData)]),
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

function photographs(): PrintBlock[] {
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

function previousFollowUp(report: SurveyReport, number: Captions): PrintBlock[] {
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
        { heading: 'Program/Kegiatan', width: 23 },
        { heading: 'Waktu', width: 12, align: 'centre' },
        { heading: 'Status', width: 15 },
        { heading: 'Hasil', width: 26 },
        { heading: 'Penanggung Jawab', width: 17 },
      ],
      rows: rows.map((row, at) => ({
        cells: [
          String(at + 1),
          elementName(report, row.element),
          row.programme,
          `TW ${row.quarters.map((quarter) => romanQuarters[quarter - 1]).join(', ')} ${String(row.year)}`,
          stateWords[row.state],
          row.result ?? 'belum dilaporkan',
          row.person,
        ],
      })),
    },
  ];
}
