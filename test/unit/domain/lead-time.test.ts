import { describe, expect, it } from 'vitest';
import type { LeadTime } from '../../../domain/standard.ts';
import { leadTimesOf } from '../../../domain/lead-time.ts';
import { invented } from '../../fixtures/office.ts';
import { kejayan } from '../../fixtures/calendars.ts';

/** Facts/workflows.md §4: K2 asks five working days before the session, K15 is for weddings registered less than ten before. */

const fields = [
  { id: 'eventOn', label: 'Tanggal kegiatan', type: 'date', required: true },
  { id: 'registeredOn', label: 'Tanggal pendaftaran nikah', type: 'date', required: true },
] as const;

const k2: LeadTime = {
  id: 'surat',
  printed: 'paling lambat 5 (lima) hari kerja … sebelum pelaksanaan kegiatan sosialisasi',
  until: 'eventOn',
  days: 5,
  unit: 'working-days',
  rule: 'at-least',
};
const k15: LeadTime = {
  id: 'daftar',
  printed: 'kurang dari 10 (sepuluh) jari kerja sebelum pelaksanaan pernikahan',
  from: 'registeredOn',
  until: 'eventOn',
  days: 10,
  unit: 'working-days',
  rule: 'less-than',
};

function told(rule: LeadTime, answers: Record<string, string>, today: string, variant?: string) {
  const definition = { ...invented.cat, fields: [...fields], leadTimes: [rule] };
  return leadTimesOf(definition, { variant, answers }, today, kejayan);
}

describe('so many working days before (K2)', () => {
  // Wednesday 30 December; before it 29, 28, 23, 22, 21: the 24th and 25th are days off (SKB 2026), 26 and 27 a weekend.
  const eventOn = '2026-12-30';

  it('counts back over days off to the last day to apply', () => {
    const [rule] = told(k2, { eventOn }, '2026-12-01');
    expect(rule).toEqual({
      id: 'surat',
      printed: k2.printed,
      verdict: 'met',
      lastOn: '2026-12-21',
      explanation:
        'Paling lambat 21 Desember 2026, yaitu 5 hari kerja sebelum 30 Desember 2026 (“Tanggal kegiatan”).',
    });
  });

  it.each([
    ['2026-12-20', 'met'],
    ['2026-12-21', 'met'],
    ['2026-12-22', 'not-met'],
    ['2026-12-30', 'not-met'],
    ['2026-12-31', 'not-met'],
  ])('on %s it is %s', (today, verdict) => {
    expect(told(k2, { eventOn }, today)).toMatchObject([{ verdict, lastOn: '2026-12-21' }]);
  });

  it('says so when the last day is past', () => {
    expect(told(k2, { eventOn }, '2026-12-22')[0]?.explanation).toBe(
      'Hari terakhirnya sudah lewat: 21 Desember 2026, yaitu 5 hari kerja sebelum 30 Desember 2026 (“Tanggal kegiatan”). Dihitung sejak 22 Desember 2026.',
    );
  });

  it.each(['2026-02-31', '2026-25-12', '31/02/2026'])(
    'is not thrown off by %s, which is no day of a calendar',
    (impossible) => {
      expect(told(k2, { eventOn: impossible }, '2026-12-22')).toMatchObject([
        {
          verdict: 'unknown',
          explanation: 'Isian “Tanggal kegiatan” bukan tanggal yang ada di kalender. Periksa lagi.',
        },
      ]);
    },
  );

  it('counts every day where calendar days are printed', () => {
    const plain: LeadTime = { ...k2, unit: 'calendar-days' };
    expect(told(plain, { eventOn }, '2026-12-25')).toMatchObject([{ verdict: 'met', lastOn: '2026-12-25' }]);
    expect(told(plain, { eventOn }, '2026-12-26')).toMatchObject([{ verdict: 'not-met' }]);
  });

  it.each([
    ['', 'Isian “Tanggal kegiatan” belum terisi, jadi batas waktunya belum dapat dihitung.'],
    ['9999-12-31', 'Isian “Tanggal kegiatan” terlalu jauh untuk dihitung. Periksa lagi tanggalnya.'],
    ['0000-01-01', 'Isian “Tanggal kegiatan” terlalu jauh untuk dihitung. Periksa lagi tanggalnya.'],
  ])('cannot tell for “%s”', (typed, explanation) => {
    expect(told(k2, { eventOn: typed }, '2026-12-01')).toEqual([
      { id: 'surat', printed: k2.printed, verdict: 'unknown', explanation },
    ]);
  });

  it('says where only weekends are known: no decree names the days off of 2027 yet', () => {
    expect(told(k2, { eventOn: '2027-03-10' }, '2026-12-01')[0]?.explanation).toContain(
      'Hari libur tahun itu belum tercatat',
    );
  });

  it('is a rule of its reason only', () => {
    const ofReason = { ...k2, variants: ['surat'] };
    expect(told(ofReason, { eventOn }, '2026-12-01')).toEqual([]);
    expect(told(ofReason, { eventOn }, '2026-12-01', 'surat')).toHaveLength(1);
  });
});

describe('less than so many working days before (K15)', () => {
  // Saturday 12 December; ten working days before it: 11, 10, 9, 8, 7, 4, 3, 2, 1 December and 30 November.
  const eventOn = '2026-12-12';

  it.each([
    ['2026-11-27', 'not-met'],
    ['2026-11-30', 'not-met'],
    ['2026-12-01', 'met'],
    ['2026-12-12', 'met'],
  ])('registered on %s it is %s', (registeredOn, verdict) => {
    expect(told(k15, { eventOn, registeredOn }, '2026-12-02')).toMatchObject([{ verdict }]);
  });

  it('says how many days there were', () => {
    const said = (registeredOn: string) => told(k15, { eventOn, registeredOn }, '2026-12-02')[0]?.explanation;
    expect(said('2026-12-01')).toBe(
      'Dari 1 Desember 2026 sampai sehari sebelum 12 Desember 2026 ada 9 hari kerja; standar mensyaratkan kurang dari 10 hari kerja.',
    );
    expect(said('2026-11-30')).toBe(
      'Dari 30 November 2026 sampai sehari sebelum 12 Desember 2026 ada 10 hari kerja atau lebih; standar mensyaratkan kurang dari 10 hari kerja.',
    );
  });

  it('has no last day to apply, and tells nothing of a wedding before its registration', () => {
    expect(told(k15, { eventOn, registeredOn: '2026-12-01' }, '2026-12-02')[0]).not.toHaveProperty('lastOn');
    expect(told(k15, { eventOn, registeredOn: '2026-12-13' }, '2026-12-14')).toMatchObject([
      { verdict: 'unknown' },
    ]);
  });
});
