import { describe, expect, it } from 'vitest';
import { missingFrom, setsFor } from '../../../domain/requirement-sets.ts';
import { setWords } from '../../../domain/requirement-words.ts';
import type { Definition, Requirement } from '../../../domain/standard.ts';
import { invented } from '../../fixtures/office.ts';

/** Facts/workflows.md §4, "Alternatives, open ends": B2 asks for one of several state documents, K8 for "Persyaratan lain". */

const paper = (id: string, over: Partial<Requirement> = {}): Requirement => ({
  id,
  text: id,
  kind: 'file',
  paperAllowed: true,
  ...over,
});

const service = (requirements: Requirement[], sets: Definition['sets'] = []): Definition => ({
  ...invented.cat,
  requirements,
  sets,
});

const online = { door: 'online', answers: {} } as const;
const paperComes = { files: [], bringsPaper: true };
const nothing = { files: [], bringsPaper: false };
const eitherOr = service(
  [paper('ktp'), paper('buku-nikah'), paper('akta')],
  [{ id: 'status', of: ['buku-nikah', 'akta'], atLeast: 1 }],
);

describe('what is missing from a file', () => {
  it('is everything asked for that got nothing, in printed order', () => {
    const plain = service([paper('ktp'), paper('kk'), paper('foto')]);
    expect(missingFrom(plain, online, { kk: paperComes, foto: nothing })).toEqual(['ktp', 'foto']);
  });

  it('is never what may be left out, is seen at the desk, or nobody can know beforehand', () => {
    const lenient = service([
      paper('npwp', { optional: true }),
      paper('berani', { kind: 'fact' }),
      paper('lain', { openEnded: true }),
    ]);
    expect(missingFrom(lenient, online, {})).toEqual([]);
  });

  it('is not what another door, reason or answer asks for', () => {
    const split = service([
      paper('asli', { doors: ['counter'] }),
      paper('surat-hilang', { variants: ['hilang'] }),
      paper('surat-nikah', { when: { kawin: ['ya'] } }),
    ]);
    expect(missingFrom(split, online, {})).toEqual([]);
    expect(missingFrom(split, { ...online, door: 'counter' }, {})).toEqual(['asli']);
    expect(missingFrom(split, { ...online, variant: 'hilang' }, {})).toEqual(['surat-hilang']);
    expect(missingFrom(split, { ...online, answers: { kawin: 'ya' } }, {})).toEqual(['surat-nikah']);
  });

  it('is judged by whoever asks: at the counter a paper counts when it lies on the desk', () => {
    const plain = service([paper('ktp'), paper('kk')]);
    expect(missingFrom(plain, online, {}, ({ id }) => id === 'kk')).toEqual(['ktp']);
  });

  it('does not take a name of the language for something handed in', () => {
    expect(missingFrom(service([paper('constructor')]), online, {})).toEqual(['constructor']);
  });
});

describe('one of two', () => {
  it.each([['buku-nikah'], ['akta']])('is enough: %s', (handed) => {
    expect(missingFrom(eitherOr, online, { ktp: paperComes, [handed]: paperComes })).toEqual([]);
  });

  it('both are named while neither is there, and nothing else is excused by them', () => {
    expect(missingFrom(eitherOr, online, {})).toEqual(['ktp', 'buku-nikah', 'akta']);
  });

  it('two of three leave the third open, one of three names both others', () => {
    const twoOfThree = service(
      [paper('a'), paper('b'), paper('c')],
      [{ id: 'pilihan', of: ['a', 'b', 'c'], atLeast: 2 }],
    );
    expect(missingFrom(twoOfThree, online, { a: paperComes, c: paperComes })).toEqual([]);
    expect(missingFrom(twoOfThree, online, { b: paperComes })).toEqual(['a', 'c']);
  });

  it('an optional one counts for its set and is asked for with it', () => {
    const lenient = service(
      [paper('a', { optional: true }), paper('b')],
      [{ id: 'pilihan', of: ['a', 'b'], atLeast: 1 }],
    );
    expect(missingFrom(lenient, online, { a: paperComes })).toEqual([]);
    expect(missingFrom(lenient, online, {})).toEqual(['a', 'b']);
  });

  it('is no choice where only one of them is asked for', () => {
    const split = service(
      [paper('a'), paper('b', { doors: ['counter'] })],
      [{ id: 'pilihan', of: ['a', 'b'], atLeast: 1 }],
    );
    expect(setsFor(split, online)).toEqual([]);
    expect(missingFrom(split, online, {})).toEqual(['a']);
    // Two wanted and two asked for: no more than there are.
    const both = service([paper('a'), paper('b')], [{ id: 'pilihan', of: ['a', 'b', 'c'], atLeast: 3 }]);
    expect(setsFor(both, online).map(({ atLeast }) => atLeast)).toEqual([2]);
  });

  it('is said with the words of both, and as the office’s reading where nothing prints it', () => {
    expect(setsFor(eitherOr, online).map(setWords)).toEqual([
      'Cukup 1 dari 2: buku-nikah; akta (bacaan kantor).',
    ]);
  });
});
