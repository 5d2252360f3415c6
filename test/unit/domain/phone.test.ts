import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMobile, lastThreeDigits, normalisePhone } from '../../../domain/phone.ts';

describe('a telephone number', () => {
  // The first three are written so in the decrees (facts/regulation.md §5).
  it.each([
    ['(0343) 421157', '+62343421157'],
    ['031 8971003', '+62318971003'],
    ['085332911600', '+6285332911600'],
    ['0853-3291-1600', '+6285332911600'],
    ['+62 853 3291 1600', '+6285332911600'],
    ['+62 (0)853 3291 1600', '+6285332911600'],
    ['6285332911600', '+6285332911600'],
    ['0062 85332911600', '+6285332911600'],
    ['85332911600', '+6285332911600'],
    ['+60 12-345 6789', '+60123456789'],
  ])('%s becomes %s', (written, stored) => {
    expect(normalisePhone(written)).toBe(stored);
  });

  it.each([
    [''],
    ['112'],
    ['421157'],
    ['0343'],
    ['085332911600 ext 2'],
    ['nol delapan'],
    ['+0853329116'],
    ['0153329116'],
  ])('%j is no number to call', (written) => {
    expect(normalisePhone(written)).toBeUndefined();
    expect(lastThreeDigits(written)).toBeUndefined();
  });

  it('can get messages only when it is mobile', () => {
    expect(isMobile('085332911600')).toBe(true);
    expect(isMobile('0343 421157')).toBe(false);
    expect(isMobile('0803 3291 1600')).toBe(false);
    expect(isMobile('+60 12-345 6789')).toBe(false);
    expect(isMobile('bukan nomor')).toBe(false);
  });

  it('is shown on a work list by its last three digits', () => {
    expect(lastThreeDigits('0853-3291-1600')).toBe('600');
  });

  it('normalised twice is the same as once, whatever was typed', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(\+62|62|0|0062)?8\d{6,12}$/));
    fc.assert(
      fc.property(typed, (text) => {
        const once = normalisePhone(text);
        if (once === undefined) return;
        expect(once).toMatch(/^\+\d{7,15}$/);
        expect(normalisePhone(once)).toBe(once);
      }),
    );
  });
});
