import { longDate } from './dates-id.ts';
import type { Office } from './office.ts';
import type { PrintDocument } from './print.ts';
import { weightWords } from './survey-print-parts.ts';
import type { SurveyCell, SurveyReport } from './survey-report.ts';
import { printedIndex, smallestGroup } from './survey.ts';

const hidden = 'tidak ditampilkan';
const demo = 'CONTOH';

/**
 * The result of a period for the service room and for everybody: index, grade, respondents and their attributes, the period and
 * thanks (PermenPANRB 14/2017 asks for publication). An index of fewer than five answers would tell what they were.
 * @param url address of the office's index page, for the QR
 */
export function surveyPoster(report: SurveyReport, url: string): PrintDocument {
  const { office, period, answers, index, attributes, weight, state, madeOn } = report;
  const told = index && answers >= smallestGroup ? index : undefined;
  const days = `${longDate(period.fromOn)} – ${longDate(period.toOn)}`;
  return {
    title: `Indeks Kepuasan Masyarakat ${office.name} ${period.label}`,
    author: office.name,
    madeOn,
    footer: `Survei Kepuasan Masyarakat menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017 · bobot ${weightWords[weight]} · ${url}`,
    ...(office.demo && { watermark: demo }),
    fit: 'one-page',
    form: 'notice',
    blocks: [
      { kind: 'paragraph', as: 'bold', text: `${office.governmentLine}\n${office.officeLine}` },
      { kind: 'title', text: 'INDEKS KEPUASAN MASYARAKAT' },
      { kind: 'paragraph', as: 'lead', text: `${period.label}\n${days}` },
      told
        ? {
            kind: 'figure',
            text: printedIndex(told.hundredths),
            caption: `Mutu pelayanan ${told.letter} · ${told.performance}`,
          }
        : { kind: 'paragraph', as: 'lead', text: 'Jawaban yang masuk belum cukup untuk diumumkan.' },
      ...(told && state === 'open'
        ? [{ kind: 'paragraph', as: 'lead', text: 'Angka sementara: periode belum ditutup.' } as const]
        : []),
      {
        kind: 'facts',
        rows: [
          { label: 'Jumlah responden', value: `${String(answers)} orang` },
          ...(told
            ? [
                { label: 'Jenis kelamin', value: cellsInWords(attributes.gender) },
                { label: 'Pendidikan', value: cellsInWords(attributes.education) },
              ].filter(({ value }) => value !== '')
            : []),
          { label: 'Periode survei', value: days },
        ],
      },
      {
        kind: 'paragraph',
        as: 'lead',
        text: 'Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat untuk memperbaiki pelayanan kami.',
      },
      { kind: 'qr', url, caption: 'Pindai untuk melihat hasil selengkapnya.' },
    ],
  };
}

/** Groups nobody belongs to are left out: a poster has little room. */
function cellsInWords(cells: readonly SurveyCell[]): string {
  return cells
    .filter(({ suppressed, answers }) => suppressed || answers !== 0)
    .map(({ label, suppressed, answers }) =>
      suppressed || answers === undefined ? `${label} ${hidden}` : `${label} ${String(answers)}`,
    )
    .join(', ');
}

/**
 * The code at the counter, for people without a case in Loket.
 * @param url address of the counter questionnaire
 */
export function counterQrPoster(
  { name, letterhead, demo: isDemo }: Pick<Office, 'name' | 'letterhead' | 'demo'>,
  url: string,
  today: string,
): PrintDocument {
  return {
    title: `Nilai pelayanan ${name}`,
    author: name,
    madeOn: today,
    footer: url,
    ...(isDemo && { watermark: demo }),
    fit: 'one-page',
    form: 'notice',
    blocks: [
      { kind: 'paragraph', as: 'bold', text: `${letterhead.governmentLine}\n${letterhead.officeLine}` },
      { kind: 'title', text: 'Bagaimana pelayanan kami?' },
      {
        kind: 'paragraph',
        as: 'lead',
        text: 'Sudah selesai dilayani? Pindai kode ini dengan kamera telepon genggam Anda dan beri penilaian.',
      },
      { kind: 'qr', url, caption: url, large: true },
      {
        kind: 'list',
        items: [
          { text: 'Sembilan pertanyaan, sekitar satu menit.' },
          { text: 'Tanpa nama dan tanpa NIK.' },
          { text: 'Tidak punya telepon genggam? Mintalah lembar kertas kepada petugas.' },
        ],
      },
      { kind: 'paragraph', as: 'lead', text: 'Terima kasih.' },
    ],
  };
}
