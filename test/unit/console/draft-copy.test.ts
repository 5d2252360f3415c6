import { describe, expect, it } from 'vitest';
import { copyOf, dropCopy, keepCopy, openingOf, sameData } from '../../../web/console/draft-copy.ts';
import { contoh, serviceOf } from '../../fixtures/office.ts';

const service = serviceOf(contoh, 'kartu-kucing');

/** The browser's own store, in memory. */
function aStore() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const typed = { ...service, summary: 'Diketik, belum disimpan.' };

describe('what was typed and not saved', () => {
  it('comes back as it was, until it is dropped', () => {
    const store = aStore();
    expect(keepCopy(store, 'contoh', 'r1', { revision: 3, at: 1000, standard: typed })).toBe(true);
    expect(copyOf(store, 'contoh', 'r1')).toEqual({ revision: 3, at: 1000, standard: typed });
    expect(copyOf(store, 'contoh', 'r2')).toBeUndefined();
    expect(copyOf(store, 'seberang', 'r1')).toBeUndefined();
    dropCopy(store, 'contoh', 'r1');
    expect(copyOf(store, 'contoh', 'r1')).toBeUndefined();
  });

  it('is told to be unkept where the browser keeps nothing', () => {
    const full = {
      ...aStore(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(keepCopy(full, 'contoh', 'r1', { revision: 3, at: 1000, standard: typed })).toBe(false);
  });

  it('that is something else is not taken for a standard', () => {
    const store = aStore();
    for (const text of ['', 'null', '[]', '{"revision":1,"at":1,"standard":{"v":1}}', '{']) {
      store.kept.set('loket-rancangan:contoh:r1', text);
      expect(copyOf(store, 'contoh', 'r1'), text).toBeUndefined();
    }
  });
});

describe('opening a draft', () => {
  const stored = { revision: 3, standard: service };

  it('shows what is stored where nothing else was typed', () => {
    expect(openingOf(stored, undefined).kind).toBe('stored');
    expect(openingOf(stored, { revision: 2, at: 1, standard: { ...service } }).kind).toBe('stored');
  });

  it('goes on with what was typed on the same revision', () => {
    expect(openingOf(stored, { revision: 3, at: 1000, standard: typed })).toEqual({
      kind: 'restored',
      standard: typed,
      at: 1000,
    });
  });

  it('keeps both where somebody saved in between', () => {
    const copy = { revision: 2, at: 1000, standard: typed };
    expect(openingOf(stored, copy)).toEqual({ kind: 'apart', standard: service, copy });
  });
});

describe('alike', () => {
  it('is what says the same, in whatever order it was written', () => {
    expect(sameData({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toBe(true);
    expect(sameData({ a: undefined }, {})).toBe(true);
    expect(sameData({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });
});
