import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kkWarnings, nikWarnings, normaliseNik } from '../../../domain/nik.ts';

// Invented numbers of facts/regulation.md §5: a man and a woman born on 5 August 1968.
const man = '3515140508680001';
const woman = '3515144508680002';

describe('a NIK', () => {
  it('draws no warning when it looks right, spaces or not', () => {
    expect(nikWarnings(man)).toEqual([]);
    expect(nikWarnings(woman)).toEqual([]);
    expect(nikWarnings('3515 1405 0868 0001')).toEqual([]);
    expect(normaliseNik('35.15.14-050868-0001')).toBe(man);
  });

  it.each([
    ['', 'length'],
    ['351514050868000', 'length'],
    ['35151405086800011', 'length'],
    ['35151405O8680001', 'not-digits'],
    ['9915140508680001', 'area'],
    ['3500140508680001', 'area'],
    ['3515000508680001', 'area'],
    ['3515143202680001', 'impossible-date'],
    ['3515143002680001', 'impossible-date'],
    ['3515140013680001', 'impossible-date'],
    ['3515144008680001', 'impossible-date'],
    ['3515147208680001', 'impossible-date'],
    ['3515140508680000', 'serial'],
  ])('%j draws the warning %s', (nik, warning) => {
    expect(nikWarnings(nik)).toContain(warning);
  });

  it('of a woman born on the 1st begins with day 41, of one born on the 31st with day 71', () => {
    expect(nikWarnings('3515144108680002', { bornOn: '1968-08-01', gender: 'P' })).toEqual([]);
    expect(nikWarnings('3515147108680002', { bornOn: '1968-08-31', gender: 'P' })).toEqual([]);
  });

  it('takes 29 February where either century has one', () => {
    expect(nikWarnings('3515142902000001')).toEqual([]);
    expect(nikWarnings('3515146902960001')).toEqual([]);
    expect(nikWarnings('3515142902970001')).toEqual(['impossible-date']);
  });

  it('is compared with what the applicant stated, as a warning only', () => {
    expect(nikWarnings(man, { bornOn: '1968-08-05', gender: 'L' })).toEqual([]);
    expect(nikWarnings(woman, { bornOn: '1968-08-05', gender: 'P' })).toEqual([]);
    expect(nikWarnings(man, { bornOn: '1968-08-06' })).toEqual(['birth-date-differs']);
    expect(nikWarnings(woman, { gender: 'L' })).toEqual(['gender-differs']);
  });
});

describe('a family card number', () => {
  it('carries its date of issue without the woman’s 40', () => {
    expect(kkWarnings('3514061203150007')).toEqual([]);
    expect(kkWarnings('3514065203150007')).toEqual(['impossible-date']);
  });

  it('draws the same warnings for shape, area and serial', () => {
    expect(kkWarnings('35140612031500')).toEqual(['length']);
    expect(kkWarnings('3514061203150x07')).toEqual(['not-digits']);
    expect(kkWarnings('0014061203150000')).toEqual(['area', 'serial']);
  });
});

it('any text at all is answered with warnings, never with an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{16}$/)), (text) => {
      for (const warnings of [nikWarnings(text), kkWarnings(text)]) {
        expect(new Set(warnings).size).toBe(warnings.length);
      }
      if (nikWarnings(text).length === 0) expect(normaliseNik(text)).toMatch(/^\d{16}$/);
    }),
  );
});
