import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchableName,
  namePrefixes,
  nameWords,
  sameName,
  stripBidiControls,
} from '../../../domain/names.ts';

describe('finding a person by name', () => {
  it.each([
    ['Siti Nur’aini', ['siti', 'nuraini']],
    ["SITI NUR'AINI", ['siti', 'nuraini']],
    ['Siti Nur`aini', ['siti', 'nuraini']],
    ['Drs. H. Ahmad Fauzi, M.Si.', ['ahmad', 'fauzi']],
    ['Hj. Dra. Wahyuni S.Pd', ['wahyuni']],
    ['H.M.Yusuf', ['m', 'yusuf']],
    ['Moh.Yusuf', ['moh', 'yusuf']],
    ['Al-Fātiḥ', ['al', 'fatih']],
    ['Budi Budi', ['budi']],
    ['  Sri   Rahayu ', ['sri', 'rahayu']],
    ['Ma Se Ayu', ['ma', 'se', 'ayu']],
    ['İbrahim', ['ibrahim']],
    ['محمد فاتح', ['محمد', 'فاتح']],
    ['Ayu 😀', ['ayu']],
    ['😀', []],
    ['H.', ['h']],
  ])('%s is found by %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it('finds the same person however the name was composed on the keyboard', () => {
    const composed = 'Fātiḥ'.normalize('NFC');
    const decomposed = 'Fātiḥ'.normalize('NFD');
    expect(composed).not.toBe(decomposed);
    expect(nameWords(composed)).toEqual(nameWords(decomposed));
  });

  it('finds by the beginning of any word from three letters on', () => {
    expect(namePrefixes('Siti Yu Ani')).toEqual(['sit', 'siti', 'ani']);
  });

  it('keeps the number of keys small for a name of ten thousand letters', () => {
    expect(namePrefixes('a'.repeat(10_000))).toHaveLength(13);
    const many = Array.from({ length: 5000 }, (_, i) => `kata${String(i)}`).join(' ');
    expect(nameWords(many)).toHaveLength(12);
  });

  it('every prefix begins one of the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const words = nameWords(name);
        expect(words.length).toBeLessThanOrEqual(12);
        for (const prefix of namePrefixes(name)) {
          expect(words.some((word) => word.startsWith(prefix))).toBe(true);
          expect(Array.from(prefix).length).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });
});

describe('Cocokkan nama', () => {
  it.each([
    ['AHMAD FAUZI, S.Pd.', 'ahmad fauzi s.pd'],
    ['Ahmad Fauzi, S.Pd', 'Ahmad  Fauzi S. Pd.'],
    ['Nur’aini', "NUR'AINI"],
    ['Al-Fātiḥ', 'al fatih'],
    ['Siti\u202E Aminah', 'Siti Aminah'],
  ])('%s is the same as %s', (printed, typed) => {
    expect(sameName(printed, typed)).toBe(true);
  });

  it.each([
    ['Ahmad Fauzi, S.Pd.', 'Ahmad Fauzi'],
    ['H. Ahmad Fauzi', 'Ahmad Fauzi'],
    ['Ahmad Fauzi', 'Ahmad Fauzy'],
    ['Ahmad Fauzi', 'Fauzi Ahmad'],
    ['Ahmad Fauzi 1', 'Ahmad Fauzi 2'],
  ])('%s is not the same as %s', (printed, typed) => {
    expect(sameName(printed, typed)).toBe(false);
  });

  it('an empty name matches nothing, not even itself', () => {
    expect(sameName('', '')).toBe(false);
    expect(sameName('…', '😀')).toBe(false);
  });

  it('comparing twice over changes nothing, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const once = matchableName(name);
        expect(matchableName(once)).toBe(once);
        expect(matchableName(name.normalize('NFD'))).toBe(once);
        expect(matchableName(` ${name}.`)).toBe(once);
      }),
    );
  });
});

describe('direction controls', () => {
  it('are removed and everything else stays', () => {
    expect(stripBidiControls('Siti\u202E \u2067Aminah\u2069\u200F')).toBe('Siti Aminah');
    expect(stripBidiControls('محمد 😀 ḥ')).toBe('محمد 😀 ḥ');
  });
});
