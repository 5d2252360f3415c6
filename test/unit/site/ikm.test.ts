import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { periodById } from '../../../domain/survey-period.ts';
import { surveyReport } from '../../../domain/survey-report.ts';
import type { StoredAnswer } from '../../../domain/survey-report.ts';
import { formOrder } from '../../../domain/survey.ts';
import { staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

/** Fourteen people: eleven women and three men; all nine answers are 3 but `biaya`, which is 4. */
const answers: StoredAnswer[] = Array.from({ length: 14 }, (_none, i) => ({
  v: 1,
  period: '2026-T3',
  serviceId: 'kartu-kucing',
  channel: 'paper',
  by: 'typed',
  values: Object.fromEntries(formOrder.map((key) => [key, key === 'biaya' ? 4 : 3])),
  respondent: { gender: i < 11 ? 'P' : 'L', education: 'SMA' },
  sheet: i + 1,
}));

let deps: TestDeps;
let visitor: Visitor;

async function published(period: string): Promise<void> {
  const of = periodById(period);
  const record = {
    v: 1 as const,
    ...of,
    state: 'published' as const,
    published: true,
    freezes: [],
    publishedAt: 1,
  };
  const report = surveyReport({
    office: contoh.office,
    services: [{ id: 'kartu-kucing', name: 'Kartu Kucing' }],
    period: of,
    record,
    today: '2026-10-05',
    answers: answers.map((answer) => ({ ...answer, period })),
    others: [],
    plan: [],
  });
  await deps.documents.commit([
    { do: 'set', path: paths.surveyPeriod('contoh', period), data: record },
    { do: 'set', path: paths.surveyPublication('contoh', period), data: { v: 1, report } },
  ]);
}

beforeEach(async () => {
  deps = await staffedDeps();
  visitor = new Visitor(siteOf(deps));
});

describe('the index page', () => {
  it('says that there is nothing yet, and why', async () => {
    const words = wordsOf(await visitor.visit('/contoh/ikm'));
    expect(words).toContain('Belum ada angka');
    expect(words).toContain('Belum ada periode yang diumumkan');
    expect(words).toContain('PermenPANRB 14/2017');
  });

  it('shows the newest published period and lists all of them', async () => {
    await published('2026-T2');
    await published('2026-T3');
    const page = await visitor.visit('/contoh/ikm');
    const words = wordsOf(page);
    expect(words).toContain('Hasil resmi terakhir: Triwulan III 2026');
    // Σ = 14 × 28 of 9 × 14 answers: 2500 × 392 / 126 = 77,78; B.
    expect(words).toContain('77,78');
    expect(words).toContain('Mutu pelayanan B (Baik)');
    expect(page.body).toContain('href="/contoh/ikm/2026-T2"');
    expect(page.body).toContain('href="/contoh/ikm/2026-T3"');
  });
});

describe('the page of a published period', () => {
  it('says what the poster says: unit, period, index, grade, respondents, thanks', async () => {
    await published('2026-T3');
    const words = wordsOf(await visitor.visit('/contoh/ikm/2026-T3'));
    for (const said of [
      'Kecamatan Contoh, ',
      'Triwulan III 2026, 1 Juli 2026 – 30 September 2026',
      '77,78',
      'Mutu pelayanan B (Baik)',
      '14 orang',
      'SMA: 14',
      'Terima kasih atas penilaian Anda',
      '100,00 A',
      'bobot 1/9 (tercetak 0,111)',
    ])
      expect(words).toContain(said);
  });

  it('tells of no group smaller than five, nor what the difference would give away', async () => {
    await published('2026-T3');
    const words = wordsOf(await visitor.visit('/contoh/ikm/2026-T3'));
    expect(words).toContain('Laki-laki: tidak ditampilkan');
    expect(words).not.toMatch(/Laki-laki: 3|Perempuan: 11/);
  });

  it('is there for published periods only', async () => {
    await published('2026-T3');
    for (const path of ['2026-T2', '2026-T9', 'x', '2026-T2/poster.pdf', 'x/poster.pdf'])
      expect([path, (await visitor.visit(`/contoh/ikm/${path}`)).status]).toEqual([path, 404]);
  });

  it('has a poster to print', async () => {
    await published('2026-T3');
    const response = await visitor.send('/contoh/ikm/2026-T3/poster.pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=300');
    expect((await response.text()).slice(0, 5)).toBe('%PDF-');
  });
});
