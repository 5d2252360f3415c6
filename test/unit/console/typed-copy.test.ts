import { describe, expect, it } from 'vitest';
import { forgetAllTyped, forgetTyped, keepTyped, typedBefore } from '../../../web/console/typed-copy.ts';

/** A browser tab's own store. */
function aTab(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> & {
  all: Map<string, string>;
} {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (index) => [...all.keys()][index] ?? null,
    get length() {
      return all.size;
    },
  };
}

const intake = { uid: 'norma', officeId: 'contoh', form: 'terima' };
const late = { ...intake, form: 'susulan' };
const copy = { fields: { name: 'Mawar Melati' }, ticked: ['lembar'] };

describe('what was typed and not sent', () => {
  it('is there again for the same person in the same form, until it is sent', () => {
    const tab = aTab();
    expect(typedBefore(tab, intake)).toBeUndefined();
    keepTyped(tab, intake, copy);
    expect(typedBefore(tab, intake)).toEqual(copy);
    expect(typedBefore(tab, late)).toBeUndefined();
    forgetTyped(tab, intake);
    expect(typedBefore(tab, intake)).toBeUndefined();
  });

  it('is taken away when another person opens the form, and at the sign-out', () => {
    const tab = aTab();
    tab.all.set('loket-pintasan', 'mati');
    keepTyped(tab, intake, copy);
    keepTyped(tab, late, copy);
    expect(typedBefore(tab, { ...intake, uid: 'dian' })).toBeUndefined();
    expect([...tab.all.keys()]).toEqual(['loket-pintasan']);
    keepTyped(tab, intake, copy);
    keepTyped(tab, late, copy);
    forgetAllTyped(tab);
    expect([...tab.all.keys()]).toEqual(['loket-pintasan']);
  });

  it('is nothing where the store holds something else, or none at all', () => {
    const tab = aTab();
    keepTyped(tab, intake, copy);
    const [key = ''] = tab.all.keys();
    for (const other of ['null', '{', '{"fields":{"name":1},"ticked":[]}', '{"fields":{}}']) {
      tab.all.set(key, other);
      expect(typedBefore(tab, intake), other).toBeUndefined();
    }
    const shut = {
      ...aTab(),
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    keepTyped(shut, intake, copy);
    expect(typedBefore(shut, intake)).toBeUndefined();
  });
});
