import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import { birthDayOfNik, eligibilityOf, fullYears } from '../../../domain/eligibility.ts';
import type { Eligibility, EligibilityRule, Field } from '../../../domain/standard.ts';
import { invented } from '../../fixtures/office.ts';

/** Facts/workflows.md §4, "Eligibility: facts to test, not papers". */

const choice = (id: string, label: string, ...values: string[]): Field => ({
  id,
  label,
  type: 'choice',
  required: true,
  options: values.map((value) => ({ value, label: value.toUpperCase() })),
});
const fields: Field[] = [
  { id: 'bornOn', label: 'Tanggal lahir', type: 'date', required: true },
  { id: 'registeredOn', label: 'Tanggal mendaftar', type: 'date', required: true },
  { id: 'terms', label: 'Masa jabatan yang dijalani', type: 'number', required: true },
  choice('married', 'Status kawin', 'belum', 'kawin'),
  choice('school', 'Pendidikan terakhir', 'sd', 'sltp', 'smu'),
];

const today = '2026-11-24';
const online = { door: 'online', answers: {} } as const;

function told(rule: EligibilityRule, answers: Record<string, string>, nik?: string, on = today) {
  const eligibility: Eligibility[] = [{ id: 'aturan', printed: 'Aturan', rule }];
  const [said] = eligibilityOf({ ...invented.cat, fields, eligibility }, { ...online, answers, nik }, on);
  if (!said) throw new Error('nothing was said');
  return said;
}
const verdictOf = (...of: Parameters<typeof told>) => told(...of).verdict;

describe('an age', () => {
  /** B5: "Telah berusia 17 tahun atau sudah/pernah menikah". */
  const b5: EligibilityRule = { kind: 'age', field: 'bornOn', from: 17, orWhen: { married: ['kawin'] } };

  it('explains itself by the day of birth and the day it counts on', () => {
    expect(told(b5, { bornOn: '2010-05-12' })).toEqual({
      id: 'aturan',
      printed: 'Aturan',
      verdict: 'not-met',
      explanation:
        'Lahir 12 Mei 2010, jadi berumur 16 tahun pada 24 November 2026; standar mensyaratkan 17 tahun atau lebih.',
    });
  });

  it.each([
    ['2009-11-25', 'not-met'],
    ['2009-11-24', 'met'],
    ['2009-11-23', 'met'],
  ])('is reached on the birthday itself: born %s it is %s', (bornOn, verdict) => {
    expect(verdictOf(b5, { bornOn })).toBe(verdict);
  });

  it('is none of the matter where the rule frees from it', () => {
    expect(told(b5, { bornOn: '2010-05-12', married: 'kawin' })).toMatchObject({
      verdict: 'met',
      explanation: 'Isian “Status kawin”: KAWIN; menurut standar, umur tidak dipersoalkan.',
    });
    expect(verdictOf(b5, { bornOn: '2010-05-12', married: 'belum' })).toBe('not-met');
  });

  /** L16: "Berusia 20 tahun S/d 42 tahun": all of the year in which somebody is 42. */
  it.each([
    ['2006-11-25', 'not-met'],
    ['2006-11-24', 'met'],
    ['1983-11-25', 'met'],
    ['1983-11-24', 'not-met'],
  ])('between two ages takes both in: born %s it is %s', (bornOn, verdict) => {
    expect(verdictOf({ kind: 'age', field: 'bornOn', from: 20, to: 42 }, { bornOn })).toBe(verdict);
  });

  /** B8: "untuk anak usia 5 tahun s.d 17 tahun kurang 1 hari". */
  it.each([
    ['2021-11-24', 'met'],
    ['2021-11-25', 'not-met'],
    ['2009-11-25', 'met'],
    ['2009-11-24', 'not-met'],
  ])('ends the day before the next birthday: born %s it is %s', (bornOn, verdict) => {
    expect(verdictOf({ kind: 'age', field: 'bornOn', from: 5, to: 16 }, { bornOn })).toBe(verdict);
  });

  /** L17: "Berusia Paling rendah 25 Tahun Pada Saat Mendaftar". */
  it('counts on the day an answer names, and waits for that answer', () => {
    const l17: EligibilityRule = { kind: 'age', field: 'bornOn', from: 25, on: 'registeredOn' };
    expect(verdictOf(l17, { bornOn: '2001-03-10', registeredOn: '2026-03-10' })).toBe('met');
    expect(verdictOf(l17, { bornOn: '2001-03-10', registeredOn: '2026-03-09' })).toBe('not-met');
    expect(told(l17, { bornOn: '2001-03-10' })).toMatchObject({
      verdict: 'unknown',
      explanation: 'Isian “Tanggal mendaftar” belum terisi, jadi umurnya belum dapat dihitung.',
    });
  });

  it('cannot be told without a day of birth, or with one to come', () => {
    expect(verdictOf(b5, {})).toBe('unknown');
    expect(verdictOf(b5, { bornOn: 'kemarin' })).toBe('unknown');
    expect(verdictOf(b5, { bornOn: '2026-02-30' })).toBe('unknown');
    expect(verdictOf(b5, { bornOn: '2027-01-01' })).toBe('unknown');
  });

  it('of somebody born on 29 February grows on 1 March where the year has no such day', () => {
    expect(fullYears('2008-02-29', '2025-02-28')).toBe(16);
    expect(fullYears('2008-02-29', '2025-03-01')).toBe(17);
    expect(fullYears('2008-02-29', '2028-02-29')).toBe(20);
  });

  it('never shrinks as time goes by, and grows by one each year', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1940-01-01', n));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [born = '', first = '', second = ''] = [a, b, c].sort();
        expect(fullYears(born, second)).toBeGreaterThanOrEqual(fullYears(born, first));
        expect(fullYears(born, born)).toBe(0);
        const nextYear = `${String(Number(first.slice(0, 4)) + 1)}${first.slice(4)}`;
        expect(fullYears(born, nextYear)).toBe(fullYears(born, first) + 1);
      }),
    );
  });
});

describe('an age by NIK', () => {
  const rule: EligibilityRule = { kind: 'age', field: 'nik', from: 17 };

  it('says where the day comes from: a NIK never changes and may be wrong', () => {
    expect(told(rule, {}, '3514061205100001')).toMatchObject({
      verdict: 'not-met',
      explanation:
        'Menurut NIK lahir 12 Mei 2010, jadi berumur 16 tahun pada 24 November 2026; standar mensyaratkan 17 tahun atau lebih.',
    });
    expect(verdictOf(rule, {}, '3514-0612-0590-0001')).toBe('met');
    expect(told(rule, {}, '123')).toMatchObject({
      verdict: 'unknown',
      explanation: 'Tanggal lahir tidak terbaca dari NIK.',
    });
    expect(verdictOf(rule, {})).toBe('unknown');
  });

  it.each([
    ['a man', '3514061205900001', '1990-05-12'],
    ['a woman, whose day is 40 more', '3514065205900001', '1990-05-12'],
    ['a woman born on the 31st', '3514067112990001', '1999-12-31'],
    ['a day that is today', '3514062411260001', '2026-11-24'],
    ['a day that would be tomorrow, a century ago', '3514062511260001', '1926-11-25'],
    ['29 February of the century that has it', '3514062902000001', '2000-02-29'],
    ['no day of the calendar', '3514063002900001', undefined],
    ['a woman’s day beyond the month', '3514067202900001', undefined],
    ['too few digits', '351406120590001', undefined],
  ])('reads %s', (_, nik, bornOn) => {
    expect(birthDayOfNik(nik, today)).toBe(bornOn);
  });
});

describe('a count', () => {
  /** L17: "Tidak pernah sebagai Kepala Desa selam 3 kali masa jabatan". */
  const l17: EligibilityRule = { kind: 'count', field: 'terms', to: 2 };

  it.each([
    ['0', 'met'],
    ['2', 'met'],
    ['3', 'not-met'],
    ['', 'unknown'],
    ['dua', 'unknown'],
  ])('of %s is %s', (terms, verdict) => {
    expect(verdictOf(l17, { terms })).toBe(verdict);
  });

  it('explains itself', () => {
    expect(told(l17, { terms: '3' }).explanation).toBe(
      'Isian “Masa jabatan yang dijalani”: 3; standar mensyaratkan paling banyak 2.',
    );
  });
});

describe('an answer', () => {
  /** L17: "Berpendidikan Paling rendah SLTP / Sederajat". */
  const l17: EligibilityRule = { kind: 'answer', when: { school: ['sltp', 'smu'] } };

  it('is met, is not, or is still to come', () => {
    expect(told(l17, { school: 'sd' })).toMatchObject({
      verdict: 'not-met',
      explanation: 'Isian “Pendidikan terakhir”: SD; standar mensyaratkan SLTP atau SMU.',
    });
    expect(verdictOf(l17, { school: 'smu' })).toBe('met');
    expect(verdictOf(l17, {})).toBe('unknown');
  });
});

describe('rules', () => {
  it('nobody can test are left to whoever looks', () => {
    expect(told({ kind: 'seen' }, {})).toMatchObject({
      verdict: 'seen',
      explanation: 'Dilihat petugas saat memeriksa.',
    });
  });

  it('are told only where the door and the reason are theirs', () => {
    const eligibility: Eligibility[] = [
      { id: 'a', printed: 'A', rule: { kind: 'seen' }, doors: ['counter'] },
      { id: 'b', printed: 'B', rule: { kind: 'seen' }, variants: ['hilang'] },
      { id: 'c', printed: 'C', rule: { kind: 'seen' } },
    ];
    const ids = (facts: Parameters<typeof eligibilityOf>[1]) =>
      eligibilityOf({ ...invented.cat, eligibility }, facts, today).map(({ id }) => id);
    expect(ids(online)).toEqual(['c']);
    expect(ids({ ...online, door: 'counter', variant: 'hilang' })).toEqual(['a', 'b', 'c']);
  });
});
