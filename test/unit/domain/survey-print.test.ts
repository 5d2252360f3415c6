import { describe, expect, it } from 'vitest';
import type { PrintBlock, PrintDocument } from '../../../domain/print.ts';
import { counterQrPoster, surveyPoster } from '../../../domain/survey-posters.ts';
import { surveyReportDocument } from '../../../domain/survey-print.ts';
import type { SurveyCell, SurveyReport } from '../../../domain/survey-report.ts';
import { contoh } from '../../fixtures/office.ts';
import { stored, allNine } from '../../fixtures/survey.ts';
import { aRecord, aReport, eight, planRow } from '../../fixtures/survey-report.ts';

type Table = Extract<PrintBlock, { kind: 'table' }>;

const headingsOf = ({ blocks }: PrintDocument) =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.level < 3 ? [block.text.replaceAll('\n', ' ')] : [],
  );
const tables = ({ blocks }: PrintDocument) =>
  blocks.filter((block): block is Table => block.kind === 'table');

function tableOf(document: PrintDocument, caption: string): Table {
  const found = tables(document).find((table) => table.caption?.includes(caption));
  if (!found) throw new Error(`no table “${caption}”`);
  return found;
}

/** What the document says, as one text. */
const said = ({ blocks }: PrintDocument) => JSON.stringify(blocks);
const rowsOf = (document: PrintDocument, caption: string) =>
  tableOf(document, caption).rows.map(({ cells }) => cells.join(' | '));

/** The outline shared by three regencies' reports of 2022–2023 (facts §1.9). */
const outline = [
  'BAB I PENDAHULUAN',
  '1.1 Latar Belakang',
  '1.2 Dasar Pelaksanaan SKM',
  '1.3 Maksud dan Tujuan',
  'BAB II PENGUMPULAN DATA SKM',
  '2.1 Pelaksana',
  '2.2 Metode Pengumpulan Data',
  '2.3 Lokasi',
  '2.4 Waktu Pelaksanaan',
  '2.5 Penentuan Jumlah Responden',
  'BAB III HASIL PENGOLAHAN DATA SKM',
  '3.1 Jumlah Responden',
  '3.2 IKM per Unit Layanan dan per Unsur',
  'BAB IV ANALISIS HASIL SKM',
  '4.1 Analisis Permasalahan/Kelemahan dan Kelebihan Unsur Layanan',
  '4.2 Rencana Tindak Lanjut',
  '4.3 Tren Nilai SKM',
  'BAB V KESIMPULAN',
  'LAMPIRAN 1 KUESIONER',
  'LAMPIRAN 2 HASIL PENGOLAHAN DATA',
  'LAMPIRAN 3 DOKUMENTASI',
  'LAMPIRAN 4 LAPORAN HASIL TINDAK LANJUT SKM PERIODE SEBELUMNYA',
];

const empty = { record: undefined, answers: [], others: [], plan: [], previousPlan: undefined };

describe('the report of a period', () => {
  it.each([
    ['a full period', aReport()],
    ['a period nobody answered in', aReport(empty)],
    ['a period of four answers', aReport({ answers: eight.slice(0, 4) })],
  ])('keeps the official outline for %s', (_, report) => {
    expect(headingsOf(surveyReportDocument(report))).toEqual(outline);
  });

  it('tells sections apart only where the office has some', () => {
    const captions = (report: SurveyReport) =>
      tables(surveyReportDocument(report)).flatMap(({ caption }) =>
        caption?.includes('seksi') ? [caption] : [],
      );
    const report = aReport();
    const [group] = report.services;
    const lumped = group ? [{ ...group, id: 'lainnya', label: 'Lainnya' }] : [];
    const named = lumped.map((each) => ({ ...each, id: 'pelayanan', label: 'Seksi Pelayanan' }));
    expect(lumped).toHaveLength(1);
    expect(captions({ ...report, sections: lumped })).toEqual([]);
    expect(captions({ ...report, sections: [...named, ...lumped] })).toHaveLength(1);
  });

  it('prints of each element the sum, NRR, weighted NRR, index and grade worked out by hand', () => {
    const document = surveyReportDocument(aReport());
    const rows = [
      'U1 | Persyaratan | 8 | 24 | 3,000 | 0,333 | 75,00 | C',
      'U2 | Sistem, Mekanisme, dan Prosedur | 8 | 24 | 3,000 | 0,333 | 75,00 | C',
      'U3 | Waktu Penyelesaian | 8 | 20 | 2,500 | 0,278 | 62,50 | D',
      'U4 | Biaya/Tarif | 8 | 28 | 3,500 | 0,389 | 87,50 | B',
      'U5 | Produk Spesifikasi Jenis Pelayanan | 8 | 24 | 3,000 | 0,333 | 75,00 | C',
      'U6 | Kompetensi Pelaksana | 8 | 25 | 3,125 | 0,347 | 78,13 | B',
      'U7 | Perilaku Pelaksana | 8 | 32 | 4,000 | 0,444 | 100,00 | A',
      'U8 | Sarana dan Prasarana | 8 | 24 | 3,000 | 0,333 | 75,00 | C',
      'U9 | Penanganan Pengaduan, Saran dan Masukan | 8 | 24 | 3,000 | 0,333 | 75,00 | C',
    ];
    expect(rowsOf(document, 'Nilai per unsur')).toEqual(rows);
    expect(rowsOf(document, 'Pengolahan nilai')).toEqual([
      ...rows,
      ' | Nilai indeks (NI) dan IKM |  |  |  | 3,1250 | 78,13 | B',
    ]);
  });

  it('draws in its charts what its tables say', () => {
    const document = surveyReportDocument(aReport());
    const charts = document.blocks.filter((block) => block.kind === 'bars');
    const elements = charts.find(({ caption }) => caption.includes('per unsur'));
    expect(elements?.bars.map(({ value, text, strong }) => [value, text, strong])).toEqual([
      [7500, '75,00 (C)', true],
      [7500, '75,00 (C)', true],
      [6250, '62,50 (D)', true],
      [8750, '87,50 (B)', false],
      [7500, '75,00 (C)', false],
      [7813, '78,13 (B)', false],
      [10_000, '100,00 (A)', false],
      [7500, '75,00 (C)', false],
      [7500, '75,00 (C)', false],
    ]);
    const trend = charts.find(({ caption }) => caption.includes('Tren'));
    expect(trend?.bars.map(({ label, value, text }) => [label, value, text])).toEqual([
      ['Triwulan II 2026', 7500, '75,00'],
      ['Triwulan III 2026', 7813, '78,13'],
    ]);
    expect(said(document)).toContain('naik 3,13 poin menjadi 78,13 (mutu B, baik)');
  });

  it('names the weight it uses, and what the other two give', () => {
    const weighted = (weight: SurveyReport['weight']) => surveyReportDocument(aReport({}, { weight }));
    expect(said(weighted('1/n'))).toContain('Bobot 1/9 secara tepat (tercetak 0,111)');
    expect(said(weighted('0.11'))).toContain('Bobot 0,11. NRR');
    // 555 · 225 / 16 = 7804,7 and 550 · 225 / 16 = 7734,4
    expect(rowsOf(weighted('1/n'), 'ketiga cara')).toEqual([
      '1/9 secara tepat (tercetak 0,111) | 78,13 | B',
      '0,111 | 78,05 | B',
      '0,11 | 77,34 | B',
    ]);
  });

  it('says which of the two official orders its numbers follow', () => {
    expect(said(surveyReportDocument(aReport()))).toContain(
      'urutan kuesioner: U8 Sarana dan Prasarana, U9 Penanganan Pengaduan, Saran dan Masukan.',
    );
    const { office } = contoh;
    const survey = { ...office.settings.survey, order: 'regulation' as const };
    const other = aReport({ office: { ...office, settings: { ...office.settings, survey } } });
    const document = surveyReportDocument(other);
    expect(said(document)).toContain('U8 Penanganan Pengaduan, Saran dan Masukan, U9 Sarana dan Prasarana.');
    expect(rowsOf(document, 'Pertanyaan')[7]).toMatch(/^U8 \| Bagaimana pendapat Saudara tentang penanganan/);
  });

  it('says honestly that the sample was not reached, and where its population comes from', () => {
    const document = surveyReportDocument(aReport());
    expect(rowsOf(document, 'Jumlah responden yang diperlukan')).toEqual([
      'Pengguna layanan periode sebelumnya (N) | 10',
      'Responden yang diperlukan (S) | 10',
      'Kuesioner yang terkumpul | 8',
      'Kekurangan | 2',
    ]);
    expect(said(document)).toContain('belum memenuhi ukuran sampel; masih kurang 2 kuesioner');
    expect(said(document)).toContain('Sumber jumlah pengguna layanan: buku loket.');
    const reached = aReport({
      record: aRecord('2026-T3', eight, { population: { count: 8, source: 'loket' } }),
    });
    expect(said(surveyReportDocument(reached))).toContain('Jumlah responden memenuhi ukuran sampel.');
  });

  it('says that there is no data, and invents none', () => {
    const document = surveyReportDocument(aReport(empty));
    expect(said(document)).toContain('Belum ada data');
    expect(said(document)).not.toMatch(/"\d+,\d\d"/);
    expect(said(document)).not.toContain('NaN');
  });

  it('tells of fewer than five answers how many they are, and nothing of what they say', () => {
    const document = surveyReportDocument(aReport({ answers: eight.slice(0, 4), others: [] }));
    expect(said(document)).toContain('Kuesioner yang terkumpul baru 4.');
    expect(said(document)).not.toContain('Kursi tunggu ditambah.');
    expect(tables(document).some(({ caption }) => caption?.includes('per unsur'))).toBe(false);
  });

  it('compares with the period before only where both have a figure', () => {
    const first = said(surveyReportDocument(aReport({ others: [] })));
    expect(first).toContain('Belum ada hasil periode sebelumnya untuk dibandingkan.');
    const few = said(surveyReportDocument(aReport({ answers: eight.slice(0, 4) })));
    expect(few).toContain('Hasil periode ini belum ada, sehingga belum dapat dibandingkan.');
    expect(few).not.toContain('Dibandingkan dengan');
  });

  it('never shows a cell of few people, whatever the data still hold of it', () => {
    const hidden = {
      suppressed: true,
      answers: 3_456_789,
      figure: { hundredths: 4321, letter: 'D' as const, performance: 'Tidak baik' },
    };
    const cells: SurveyCell[] = [
      { id: 'a', label: 'Kelompok A', ...hidden },
      { id: 'b', label: 'Kelompok B', suppressed: false, answers: 8 },
    ];
    const attributes = { gender: cells, age: cells, education: cells, job: cells };
    const report = aReport({}, { attributes });
    for (const document of [surveyReportDocument(report), surveyPoster(report, 'https://loket.example')]) {
      expect(said(document)).not.toMatch(/3\.?456\.?789|43,21|4321/);
      expect(said(document)).toContain('Kelompok A');
    }
    expect(rowsOf(surveyReportDocument(report), 'menurut karakteristik')).toContain(
      'Jenis kelamin | Kelompok A | * | * | *',
    );
    expect(tableOf(surveyReportDocument(report), 'menurut karakteristik').note).toContain('kerahasiaan');
  });

  it('leaves out the suggestions that were hidden', () => {
    const text = said(surveyReportDocument(aReport()));
    expect(text).toContain('Kursi tunggu ditambah.');
    expect(text).not.toContain('Fulan');
  });

  it('plans by element, programme, quarter and person, in the columns of the form', () => {
    const table = tableOf(surveyReportDocument(aReport()), 'Rencana tindak lanjut');
    expect(table.columns.map(({ heading }) => heading)).toEqual([
      'No',
      'Prioritas Unsur',
      'Program/Kegiatan',
      'TW I',
      'TW II',
      'TW III',
      'TW IV',
      'Penanggung Jawab',
    ]);
    expect(table.columns[3]?.group).toBe('Waktu (2026)');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['1', 'U3 Waktu Penyelesaian', planRow.programme, '', '', '', '√', planRow.person],
    ]);
  });

  it('parts a plan over two years into a table for each', () => {
    const next = { ...planRow, id: 'baris0002', year: 2027, quarters: [1 as const, 2 as const] };
    const plans = tables(surveyReportDocument(aReport({ plan: [next, planRow] }))).filter(({ columns }) =>
      columns.some(({ heading }) => heading === 'Program/Kegiatan' && columns.length === 8),
    );
    expect(plans.map(({ columns }) => columns[3]?.group)).toEqual(['Waktu (2026)', 'Waktu (2027)']);
    expect(plans[1]?.rows[0]?.cells.slice(3, 7)).toEqual(['√', '√', '', '']);
  });

  it('leaves the plan open for the weakest three where there is none yet, and says so', () => {
    const document = surveyReportDocument(aReport({ plan: [] }));
    expect(said(document)).toContain('belum disusun');
    expect(tableOf(document, 'Rencana tindak lanjut').rows.map(({ cells }) => cells[1])).toEqual([
      'U3 Waktu Penyelesaian',
      'U1 Persyaratan',
      'U2 Sistem, Mekanisme, dan Prosedur',
    ]);
  });

  it('reports in annex 4 what became of the plan before, or that there was none', () => {
    expect(rowsOf(surveyReportDocument(aReport()), 'Hasil tindak lanjut')).toEqual([
      `1 | U3 Waktu Penyelesaian | ${planRow.programme} | TW II, III 2026 | Selesai. Loket kedua dibuka sejak Juli. | ${planRow.person}`,
    ]);
    expect(said(surveyReportDocument(aReport({ previousPlan: undefined })))).toContain(
      'Tidak ada rencana tindak lanjut periode sebelumnya',
    );
  });

  it('shows the hash of the frozen data and the reasons of corrections', () => {
    const record = aRecord('2026-T3', eight);
    const [freeze] = record.freezes;
    if (!freeze) throw new Error('it is frozen');
    const at = Date.parse('2026-10-08T03:00:00Z');
    const corrected = { ...record, freezes: [freeze, { ...freeze, at, reason: 'Dua lembar tertinggal.' }] };
    const text = said(surveyReportDocument(aReport({ record: corrected })));
    expect(text).toContain('a1'.repeat(32));
    expect(text).toContain('8 Oktober 2026: Dua lembar tertinggal.');
  });

  it('is marked provisional while the period is open, and as an example in a demo office', () => {
    const { office } = contoh;
    const genuine = { ...office, demo: false };
    const marks = (over: Parameters<typeof aReport>[0]) => surveyReportDocument(aReport(over)).watermark;
    expect(marks({ office: genuine, record: undefined })).toBe('SEMENTARA');
    expect(marks({ office: genuine })).toBeUndefined();
    expect(marks({ record: undefined })).toBe('CONTOH');
    expect(said(surveyReportDocument(aReport({ record: undefined })))).toContain('Angka sementara');
  });

  it('tells that blank questions of paper sheets count per element', () => {
    const { waktu: _left, ...rest } = allNine<3>(3);
    const document = surveyReportDocument(
      aReport({ answers: [...eight, stored(rest, { channel: 'paper' })] }),
    );
    expect(said(document)).toContain('terdapat 1 pertanyaan yang dibiarkan kosong');
    expect(rowsOf(document, 'Nilai per unsur')[2]).toMatch(/^U3 \| Waktu Penyelesaian \| 8 \| 20 /);
    expect(rowsOf(document, 'Nilai per unsur')[0]).toMatch(/^U1 \| Persyaratan \| 9 \| 27 /);
  });

  it('has in every table a text for every column', () => {
    for (const report of [aReport(), aReport({ plan: [] }), aReport(empty)])
      for (const { columns, rows, caption } of tables(surveyReportDocument(report)))
        for (const { cells } of rows) expect(cells, caption).toHaveLength(columns.length);
  });
});

describe('the publication poster', () => {
  const url = 'https://loket.example/contoh/ikm';

  it('bears unit, index, grade, respondents, attributes, period and thanks', () => {
    const poster = surveyPoster(aReport(), url);
    const text = said(poster);
    for (const words of [
      'Kecamatan Contoh',
      '78,13',
      'Mutu pelayanan B · Baik',
      '8 orang',
      'Perempuan 8',
      'SMA 8',
      'Triwulan III 2026',
      '1 Juli 2026 – 30 September 2026',
      'Terima kasih',
      url,
    ])
      expect(`${text} ${poster.title}`, words).toContain(words);
    expect(poster.footer).toContain('bobot 1/9 secara tepat');
    expect(poster.fit).toBe('one-page');
  });

  it('announces no index of fewer than five answers', () => {
    const poster = surveyPoster(aReport({ answers: eight.slice(0, 4) }), url);
    expect(poster.blocks.some(({ kind }) => kind === 'figure')).toBe(false);
    expect(said(poster)).toContain('belum cukup');
  });

  it('says that an open period’s figure is provisional', () => {
    expect(said(surveyPoster(aReport({ record: undefined }), url))).toContain('Angka sementara');
    expect(said(surveyPoster(aReport(), url))).not.toContain('Angka sementara');
  });
});

describe('the counter’s code', () => {
  it('leads to the questionnaire and promises no name', () => {
    const poster = counterQrPoster(contoh.office, 'https://loket.example/survei/contoh/loket', '2026-10-12');
    expect(poster.blocks).toContainEqual({
      kind: 'qr',
      url: 'https://loket.example/survei/contoh/loket',
      caption: 'https://loket.example/survei/contoh/loket',
      large: true,
    });
    expect(said(poster)).toContain('Tanpa nama dan tanpa NIK.');
  });
});
