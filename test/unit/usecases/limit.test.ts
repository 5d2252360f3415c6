import { describe, expect, it } from 'vitest';
import { countTry } from '../../../functions/usecases/limit.ts';
import { losing, minute, pathsUnder, refusalOf, someDeps } from '../../fixtures/deps.ts';

const guess = { kind: 'tebakan', key: 'REFERENSI1', limit: 3, windowMs: 10 * minute };

describe('counting tries', () => {
  it('lets as many pass as the limit says, in a window that begins with the first', async () => {
    const deps = someDeps();
    const began = deps.now();
    for (let n = 0; n < 3; n += 1) {
      expect((await countTry(deps, 'contoh', guess)).ok).toBe(true);
      deps.time.now += minute;
    }
    expect(refusalOf(await countTry(deps, 'contoh', guess))).toEqual({
      code: 'too-many-tries',
      retryAt: began + 10 * minute,
    });
    deps.time.now = began + 10 * minute;
    expect((await countTry(deps, 'contoh', guess)).ok).toBe(true);
  });

  it('lets no more pass when they all come at once', async () => {
    const deps = someDeps();
    const ten = { ...guess, limit: 10 };
    const tries = Array.from({ length: 50 }, () => countTry(deps, 'contoh', ten));
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(10);
  });

  it('lets nothing pass that it could not count', async () => {
    const deps = someDeps();
    const documents = losing(deps.documents, () => true);
    expect(refusalOf(await countTry({ ...deps, documents }, 'contoh', guess))).toEqual({
      code: 'too-many-tries',
      retryAt: deps.now() + minute,
    });
  });

  it('counts each key, each kind and each office apart', async () => {
    const deps = someDeps();
    for (let n = 0; n < 3; n += 1) await countTry(deps, 'contoh', guess);
    expect((await countTry(deps, 'contoh', { ...guess, key: 'REFERENSI2' })).ok).toBe(true);
    expect((await countTry(deps, 'contoh', { ...guess, kind: 'nama' })).ok).toBe(true);
    expect((await countTry(deps, 'seberang', guess)).ok).toBe(true);
    expect((await countTry(deps, 'contoh', guess)).ok).toBe(false);
  });

  it('stores neither key nor anything typed, and is removed when its window is over', async () => {
    const deps = someDeps();
    await countTry(deps, 'contoh', guess);
    const [path] = pathsUnder(deps, 'offices/contoh/limits');
    const stored = deps.documents.all().get(path ?? '');
    expect(JSON.stringify([path, stored])).not.toContain('REFERENSI1');
    expect(stored?.['expiresAt']).toEqual(new Date(deps.now() + 10 * minute));
  });
});
