import { describe, expect, it } from 'vitest';
import { RegisterEntry } from '../../../domain/register.ts';
import { cancelApplication } from '../../../functions/usecases/follow-application.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { at } from '../../fixtures/calendars.ts';
import {
  anApplication,
  approve,
  bringTo,
  catService,
  documentAt,
  eventsOf,
  stateOf,
} from '../../fixtures/cases.ts';
import { breaking, granted, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';

const yearOver = 'Tahun buku berakhir sebelum surat disiapkan';
const lastWorkday = at('2026-12-31 10:00');
const nextYear = at('2027-01-04 09:00');

async function bookOfAngin(deps: TestDeps, year: number): Promise<RegisterEntry[]> {
  const entries = pathsUnder(deps, `offices/contoh/registers/buku-angin-${String(year)}/entries`);
  return Promise.all(entries.map(async (path) => RegisterEntry.parse(await documentAt(deps, path))));
}

describe('a number reserved in a year that is over before the letter is prepared', () => {
  async function fromLastYear(deps: TestDeps) {
    deps.time.now = lastWorkday;
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    deps.time.now = nextYear;
    return sent;
  }

  it('is voided with the reason, and the letter gets one of the new book', async () => {
    const deps = await staffedDeps();
    const sent = await fromLastYear(deps);
    await advanceLetter(deps, 'contoh', sent.id);
    expect(await bookOfAngin(deps, 2026)).toMatchObject([{ n: 41, status: 'void', voidReason: yearOver }]);
    const taken = { register: 'buku-angin-2027', entry: '000001', number: '007/001/CTH/2027' };
    expect((await stateOf(deps, sent)).taken).toEqual(taken);
    expect((await eventsOf(deps, sent)).at(-1)?.happening).toMatchObject({ kind: 'prepared', taken });
    granted(await approve(deps, sent));
    await advanceLetter(deps, 'contoh', sent.id);
    expect(await bookOfAngin(deps, 2027)).toMatchObject([{ n: 1, status: 'booked' }]);
  });

  it('is replaced once, also when the process dies before the letter is recorded', async () => {
    const deps = await staffedDeps();
    const sent = await fromLastYear(deps);
    const documents = breaking(deps.documents, (path) => path.includes('/letters/'));
    await expect(advanceLetter({ ...deps, documents }, 'contoh', sent.id)).rejects.toThrow();
    await advanceLetter(deps, 'contoh', sent.id);
    expect(await bookOfAngin(deps, 2027)).toMatchObject([{ n: 1, status: 'reserved' }]);
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
  });

  it('leaves none reserved when the case is withdrawn right after such a death', async () => {
    const deps = await staffedDeps();
    const sent = await fromLastYear(deps);
    const documents = breaking(deps.documents, (path) => path.includes('/letters/'));
    await expect(advanceLetter({ ...deps, documents }, 'contoh', sent.id)).rejects.toThrow();
    granted(await cancelApplication(deps, sent.access, deps.newId()));
    expect(await bookOfAngin(deps, 2026)).toMatchObject([{ status: 'void', voidReason: yearOver }]);
    expect(await bookOfAngin(deps, 2027)).toMatchObject([
      { status: 'void', voidReason: 'Permohonan dibatalkan pemohon' },
    ]);
  });

  it('is found in its own book although only that book knows of it', async () => {
    const deps = await staffedDeps();
    deps.time.now = lastWorkday;
    const sent = await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' });
    const documents = breaking(deps.documents, (path) => path.includes('/letters/'));
    await expect(advanceLetter({ ...deps, documents }, 'contoh', sent.id)).rejects.toThrow();
    deps.time.now = nextYear;
    await advanceLetter(deps, 'contoh', sent.id);
    expect(await bookOfAngin(deps, 2026)).toMatchObject([{ status: 'void', voidReason: yearOver }]);
    expect(await bookOfAngin(deps, 2027)).toMatchObject([{ status: 'reserved', number: '009/001/CTH/2027' }]);
  });

  it('stays on a letter that was prepared in its year', async () => {
    const deps = await staffedDeps();
    deps.time.now = lastWorkday;
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    deps.time.now = nextYear;
    granted(await approve(deps, sent));
    await advanceLetter(deps, 'contoh', sent.id);
    await bringTo(deps, sent, 'serah');
    expect(await bookOfAngin(deps, 2026)).toMatchObject([{ status: 'booked' }]);
    expect(await bookOfAngin(deps, 2027)).toEqual([]);
  });
});
