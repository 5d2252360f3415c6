import { beforeEach, describe, expect, it } from 'vitest';
import { staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { publish } from '../../fixtures/survey-publication.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;

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
    await publish(deps, '2026-T2');
    await publish(deps, '2026-T3');
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
    await publish(deps, '2026-T3');
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
    await publish(deps, '2026-T3');
    const words = wordsOf(await visitor.visit('/contoh/ikm/2026-T3'));
    expect(words).toContain('Laki-laki: tidak ditampilkan');
    expect(words).not.toMatch(/Laki-laki: 3|Perempuan: 11/);
  });

  it('is there for published periods only', async () => {
    await publish(deps, '2026-T3');
    for (const path of ['2026-T2', '2026-T9', 'x', '2026-T2/poster.pdf', 'x/poster.pdf'])
      expect([path, (await visitor.visit(`/contoh/ikm/${path}`)).status]).toEqual([path, 404]);
  });

  it('has a poster to print', async () => {
    await publish(deps, '2026-T3');
    const response = await visitor.send('/contoh/ikm/2026-T3/poster.pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=300');
    expect((await response.text()).slice(0, 5)).toBe('%PDF-');
  });
});
