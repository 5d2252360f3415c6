import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../domain/refusal.ts';
import { refusals } from '../../fixtures/refusals.ts';
import { fieldProblemWords, refusalMessage, sizeWords } from '../../../web/citizen/text.ts';

const samples = Object.values(refusals);

describe('a refusal', () => {
  it('is known in every kind', () => {
    const codes = Refusal.options.map((option) => option.shape.code.value);
    expect(samples.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  it.each(samples)('says what is wrong and what to do: $code', (refusal) => {
    const { title, what, next } = refusalMessage(refusal);
    for (const words of [title, what, next]) expect(words.length).toBeGreaterThan(10);
    expect(`${title} ${what} ${next}`).not.toContain(refusal.code);
  });

  it('names the limit of a file and what was found in it', () => {
    expect(refusalMessage({ code: 'file-too-large', limitBytes: 5 * 1024 * 1024 }).what).toContain('5 MB');
    expect(refusalMessage({ code: 'file-kind', found: 'exe' }).what).toContain('EXE');
    expect(refusalMessage({ code: 'file-kind' }).what).toContain('bukan gambar dan bukan PDF');
  });
});

describe('words', () => {
  it('say sizes as people do', () => {
    expect([sizeWords(1), sizeWords(2048), sizeWords(5_242_880), sizeWords(1_600_000)]).toEqual([
      '1 KB',
      '2 KB',
      '5 MB',
      '1,5 MB',
    ]);
  });

  it('tell how a field is written, and say something of a problem they do not know', () => {
    expect(fieldProblemWords('NIK', false, 'required')).toBe('Isi “NIK”.');
    expect(fieldProblemWords('Desa', true, 'required')).toBe('Pilih “Desa”.');
    expect(fieldProblemWords('Nomor HP', false, 'not-a-phone')).toContain('081234567890');
    expect(fieldProblemWords('Warna', false, 'unheard-of')).toBe('Periksa lagi “Warna”.');
  });
});
