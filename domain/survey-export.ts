import type { Sheet, SheetCell } from './sheet.ts';
import {
  ageBandOf,
  ageBands,
  channelLabels,
  filedService,
  jobLabels,
  otherServices,
} from './survey-report.ts';
import type { StoredAnswer, SurveyReport } from './survey-report.ts';
import { formOrder, surveyGenders, surveyQuestions } from './survey.ts';

/**
 * A period's answers as a table for the survey officer: no date, no hour, ages as bands, services and channels with fewer than
 * five answers together. The nine elements and `service` are named as the recomputation (`npm run skm`) asks.
 * @param report of the same answers; names what may be named
 */
export function answersSheet(
  answers: readonly StoredAnswer[],
  { period, services, channels }: Pick<SurveyReport, 'period' | 'services' | 'channels'>,
): Sheet {
  const serviceNames = new Map(services.map(({ id, label }) => [id, label]));
  const channelNames = new Map<string, string>(channels.map(({ id, label }) => [id, label]));
  const filed = filedService(answers);
  const rows = answers.map((answer): SheetCell[] => {
    const { gender, age, education, job, jobOther } = answer.respondent ?? {};
    return [
      period.id,
      serviceNames.get(filed(answer)) ?? otherServices,
      channelNames.get(answer.channel) ?? channelLabels.other,
      ...formOrder.map((key) => answer.values[key] ?? null),
      gender ?? null,
      age === undefined ? null : ageBandOf(age),
      education ?? null,
      job === undefined ? null : job === 'LAINNYA' && jobOther !== undefined ? jobOther : jobLabels[job],
      answer.hidden ? null : (answer.suggestion ?? null),
    ];
  });
  return {
    name: 'Jawaban',
    columns: columns.map(({ name, widthCharacters }) => ({ heading: name, widthCharacters })),
    // By content: the order of rows must not be the order in which people answered.
    rows: rows
      .map((row) => ({ row, key: JSON.stringify(row) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ row }) => row),
  };
}

/** Named in English because the recomputation asks for it so. */
export const serviceColumn = 'service';

/** What each column holds, what its values mean, and what was left out. */
export function codebookSheet(): Sheet {
  return {
    name: 'Kamus data',
    columns: [
      { heading: 'kolom', widthCharacters: 16 },
      { heading: 'keterangan', widthCharacters: 70 },
      { heading: 'nilai', widthCharacters: 70 },
    ],
    rows: columns.map(({ name, means, values }) => [name, means, values]),
  };
}

/** Headings of the export that hold no answer, so that who reads the table again may pass them over. */
export function describingColumns(): string[] {
  return columns.map(({ name }) => name).filter((name) => name !== serviceColumn && !isElement(name));
}

const isElement = (name: string): boolean => formOrder.some((key) => key === name);

interface ExportColumn {
  name: string;
  widthCharacters: number;
  means: string;
  values: string;
}

const mayBeBlank = 'kosong: tidak diisi';

const columns: readonly ExportColumn[] = [
  {
    name: 'periode',
    widthCharacters: 12,
    means: 'Periode survei. Tanggal dan jam pengisian tidak disimpan bersama jawaban.',
    values: 'B01–B12 bulan, T1–T4 triwulan, S1–S2 semester; tahun saja: satu tahun',
  },
  {
    name: serviceColumn,
    widthCharacters: 34,
    means: 'Jenis layanan yang diterima. Nama kolom mengikuti perintah hitung ulang (npm run skm).',
    values: 'nama layanan; Lainnya: layanan dengan kurang dari lima jawaban',
  },
  {
    name: 'kanal',
    widthCharacters: 24,
    means: 'Cara kuesioner diisi.',
    values: Object.values(channelLabels).join('; '),
  },
  ...formOrder.map((key) => {
    const { name, question, options } = surveyQuestions[key];
    return {
      name: key,
      widthCharacters: 13,
      means: `${name}. ${question}`,
      values: `${options.map((option, index) => `${String(index + 1)} ${option}`).join('; ')}; ${mayBeBlank}`,
    };
  }),
  {
    name: 'jenis_kelamin',
    widthCharacters: 14,
    means: 'Jenis kelamin responden.',
    values: `${Object.entries(surveyGenders)
      .map(([id, label]) => `${id} ${label}`)
      .join('; ')}; ${mayBeBlank}`,
  },
  {
    name: 'kelompok_usia',
    widthCharacters: 14,
    means: 'Usia responden dalam tahun, per kelompok; usia yang tepat tidak diekspor.',
    values: `${ageBands.join('; ')}; ${mayBeBlank}`,
  },
  {
    name: 'pendidikan',
    widthCharacters: 14,
    means: 'Pendidikan terakhir responden menurut daftar kantor.',
    values: `sebagaimana tercantum dalam kuesioner; ${mayBeBlank}`,
  },
  {
    name: 'pekerjaan',
    widthCharacters: 18,
    means: 'Pekerjaan responden.',
    values: `${Object.values(jobLabels).join('; ')}, atau yang ditulis responden; ${mayBeBlank}`,
  },
  {
    name: 'saran',
    widthCharacters: 60,
    means:
      'Saran tertulis. Saran yang disembunyikan petugas tidak diekspor. Tanda petik tunggal di depan teks ditambahkan agar teks tidak dijalankan sebagai rumus.',
    values: 'teks bebas; kosong: tidak ada, atau disembunyikan',
  },
];
