import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Office } from '../../../domain/office.ts';
import { RegisterBook, RegisterEntry } from '../../../domain/register.ts';
import {
  blockNumberWrites,
  releaseBlock,
  reserveBlock,
  reserveNumbers,
  useBlockNumber,
} from '../../../functions/usecases/register-block.ts';
import { insertBookNumber } from '../../../functions/usecases/register-insert.ts';
import type { Deps } from '../../../functions/usecases/ports.ts';
import { startBook } from '../../../functions/usecases/register-start.ts';
import { takeBookNumber } from '../../../functions/usecases/register-take.ts';
import { voidBookNumber } from '../../../functions/usecases/register-void.ts';
import { at } from '../../fixtures/calendars.ts';
import { anApplication, documentAt, stateOf } from '../../fixtures/cases.ts';
import {
  granted,
  losing,
  minute,
  overtaken,
  pathsUnder,
  refusalOf,
  staffedDeps,
} from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf, villageOfficer } from '../../fixtures/office.ts';

/** Kecamatan Contoh: `Buku angin` goes on at 41 in 2026 and prints `{kode}/{urut:3}/{unit}/{tahun}`; its services use 007 and 009. */

const officeId = 'contoh';
const register = 'buku-angin-2026';
const today = '2026-11-23';
const counter = uidOf(officeId, { role: 'counter' });
const secretary = uidOf(officeId, { role: 'secretary' });
const admin = uidOf(officeId, { role: 'admin' });
const inBook = { officeId, register };

const take = (deps: Deps, over: object = {}) =>
  takeBookNumber(deps, counter, { officeId, book: 'buku-angin', on: today, actId: deps.newId(), ...over });
const reserve = (deps: TestDeps, count: number, blockId = deps.newId()) =>
  reserveNumbers(deps, counter, { officeId, book: 'buku-angin', count, purpose: 'Loket satu', blockId });
const voiding = (deps: TestDeps, entry: string, over: object = {}) =>
  voidBookNumber(deps, secretary, { ...inBook, entry, ground: 'mistaken', actId: deps.newId(), ...over });

const insert = (deps: TestDeps, over: object = {}) =>
  insertBookNumber(deps, counter, {
    ...inBook,
    after: 41,
    on: today,
    reason: 'Surat terlewat',
    actId: deps.newId(),
    ...over,
  });

async function book(deps: TestDeps, of = register): Promise<RegisterEntry[]> {
  const entries = pathsUnder(deps, `offices/${officeId}/registers/${of}/entries`);
  return Promise.all(entries.map(async (path) => RegisterEntry.parse(await documentAt(deps, path))));
}

const ordinals = async (deps: TestDeps) =>
  (await book(deps)).map(({ n }) => n).sort((first, second) => first - second);

describe('a number for a letter outside Loket', () => {
  it('is the next of the book, booked today, with the code the book’s services use', async () => {
    const deps = await staffedDeps();
    expect(granted(await take(deps))).toEqual({ register, entry: '000041', number: '007/041/CTH/2026' });
    expect(await book(deps)).toMatchObject([{ n: 41, status: 'booked', onDate: today, uid: counter }]);
    expect(granted(await take(deps, { code: '005' })).number).toBe('005/042/CTH/2026');
  });

  it('keeps what was typed out of what clients read', async () => {
    const deps = await staffedDeps();
    granted(await take(deps, { subject: 'Undangan Budi', addressee: 'Siti' }));
    expect(JSON.stringify(await book(deps))).not.toContain('Budi');
    expect(await documentAt(deps, `offices/${officeId}/registerNames/${register}/names/000041`)).toEqual({
      v: 1,
      subject: 'Undangan Budi',
      addressee: 'Siti',
    });
  });

  it('is one number however often the press arrives, also after New Year', async () => {
    const deps = await staffedDeps();
    const actId = deps.newId();
    const first = granted(await take(deps, { actId }));
    deps.time.now = at('2027-01-01 00:01');
    expect(granted(await take(deps, { actId }))).toEqual(first);
    expect(await ordinals(deps)).toEqual([41]);
  });

  it('is another one for each of two who press at once, and one for a press that arrives twice at once', async () => {
    const deps = await staffedDeps();
    const actId = deps.newId();
    const given = await Promise.all([take(deps), take(deps, { actId }), take(deps), take(deps, { actId })]);
    expect(new Set(given.map((each) => granted(each).number)).size).toBe(3);
    expect(await ordinals(deps)).toEqual([41, 42, 43]);
  });

  it('goes on where a rival got in just before', async () => {
    const deps = await staffedDeps();
    const documents = overtaken(
      deps.documents,
      (path) => path.endsWith('/entries/000041'),
      () => take(deps),
    );
    expect(granted(await take({ ...deps, documents })).entry).toBe('000042');
  });

  it('shares its row with the numbers of cases', async () => {
    const deps = await staffedDeps();
    granted(await take(deps));
    const sent = await anApplication(deps, { step: 'paraf' });
    expect((await stateOf(deps, sent)).taken?.number).toBe('007/042/CTH/2026');
  });

  it('is not dated in another year or tomorrow', async () => {
    const deps = await staffedDeps();
    const fields = (problem: string) => ({ code: 'invalid-input', fields: [{ field: 'on', problem }] });
    expect(refusalOf(await take(deps, { on: '2025-12-31' }))).toEqual(fields('not-this-year'));
    expect(refusalOf(await take(deps, { on: '2026-11-24' }))).toEqual(fields('in-the-future'));
    expect(await book(deps)).toEqual([]);
    granted(await take(deps, { on: '2026-11-20' }));
  });

  it('is not written with a hole: a book whose services have no code asks for one', async () => {
    const { office } = contoh;
    const lonely = { id: 'surat-keluar', label: 'Surat keluar', format: '{kode}/{urut}', unit: '' };
    const deps = await staffedDeps([{ ...contoh, office: { ...office, books: [...office.books, lonely] } }]);
    expect(refusalOf(await take(deps, { book: 'surat-keluar' }))).toMatchObject({
      fields: [{ field: 'code', problem: 'required' }],
    });
    expect(granted(await take(deps, { book: 'surat-keluar', code: '005' })).number).toBe('005/1');
  });

  it('is for those who keep the books', async () => {
    const deps = await staffedDeps();
    const by = (uid: string) =>
      takeBookNumber(deps, uid, { officeId, book: 'buku-angin', on: today, actId: deps.newId() });
    for (const uid of [
      villageOfficer(officeId, '9901012001'),
      uidOf(officeId, { role: 'survey' }),
      uidOf('seberang', { role: 'counter' }),
      'tanpa-akun',
    ])
      expect(refusalOf(await by(uid)), uid).toEqual({ code: 'not-allowed' });
    granted(await by(uidOf(officeId, { role: 'section-head', section: 'angin' })));
    expect(refusalOf(await take(deps, { book: 'buku-lain' }))).toEqual({ code: 'not-found' });
  });
});

describe('an inserted number', () => {
  it('stands after one that was given, and its place is given once', async () => {
    const deps = await staffedDeps();
    granted(await take(deps));
    expect(granted(await insert(deps, { suffix: '2' })).number).toBe('007/041.2/CTH/2026');
    expect(refusalOf(await insert(deps, { suffix: '02' }))).toMatchObject({
      fields: [{ field: 'suffix', problem: 'taken' }],
    });
    expect(granted(await insert(deps)).entry).toBe('000041.3');
    expect(granted(await take(deps)).entry).toBe('000042');
  });

  it('may stand after a number of the paper book, and not after one nobody has given', async () => {
    const deps = await staffedDeps();
    granted(await insert(deps, { after: 40 }));
    expect(refusalOf(await insert(deps, { after: 41 }))).toMatchObject({
      fields: [{ field: 'after', problem: 'unknown' }],
    });
  });

  it('is one however often the press arrives, and another for each of two at once', async () => {
    const deps = await staffedDeps();
    granted(await take(deps));
    const actId = deps.newId();
    const both = await Promise.all([insert(deps, { actId }), insert(deps)]);
    expect(new Set(both.map((each) => granted(each).entry))).toEqual(new Set(['000041.1', '000041.2']));
    const again = granted(await insert(deps, { actId }));
    expect(both.map(granted)).toContainEqual(again);
    expect(await book(deps)).toHaveLength(3);
  });
});

describe('voiding a number taken by hand', () => {
  it('is for good, with the reason in the book and the words apart', async () => {
    const deps = await staffedDeps();
    const { entry } = granted(await take(deps, { subject: 'Undangan' }));
    granted(await voiding(deps, entry, { ground: 'other', reason: 'Budi salah ketik' }));
    expect(await book(deps)).toMatchObject([{ status: 'void', voidReason: 'Alasan lain' }]);
    expect(await documentAt(deps, `offices/${officeId}/registerNames/${register}/names/${entry}`)).toEqual({
      v: 1,
      subject: 'Undangan',
      voidWords: 'Budi salah ketik',
    });
    expect(granted(await take(deps)).entry).toBe('000042');
  });

  it('leaves the words why it was inserted', async () => {
    const deps = await staffedDeps();
    const { entry } = granted(await insert(deps, { after: 40, reason: 'Surat terlewat' }));
    granted(await voiding(deps, entry, { reason: 'Ternyata sudah ada' }));
    expect(await documentAt(deps, `offices/${officeId}/registerNames/${register}/names/${entry}`)).toEqual({
      v: 1,
      reason: 'Surat terlewat',
      voidWords: 'Ternyata sudah ada',
    });
  });

  it('happens once, however often the press arrives', async () => {
    const deps = await staffedDeps();
    const { entry } = granted(await take(deps));
    const actId = deps.newId();
    granted(await voiding(deps, entry, { actId }));
    granted(await voiding(deps, entry, { actId }));
    expect(refusalOf(await voiding(deps, entry))).toEqual({ code: 'not-now', expected: [] });
  });

  it('is for secretary and administrator, and says why where it is for another reason', async () => {
    const deps = await staffedDeps();
    const { entry } = granted(await take(deps));
    const by = { ...inBook, entry, ground: 'mistaken' as const, actId: deps.newId() };
    expect(refusalOf(await voidBookNumber(deps, counter, by))).toMatchObject({ code: 'not-allowed' });
    expect(refusalOf(await voiding(deps, entry, { ground: 'other' }))).toMatchObject({
      fields: [{ field: 'reason', problem: 'required' }],
    });
    granted(await voidBookNumber(deps, admin, by));
  });

  it('does not touch a case’s number: that goes with the case', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'paraf' });
    expect(refusalOf(await voiding(deps, '000041'))).toMatchObject({
      fields: [{ field: 'entry', problem: 'of-case' }],
    });
    expect(refusalOf(await voiding(deps, '000099'))).toEqual({ code: 'not-found' });
  });
});

describe('a block of numbers for paper', () => {
  it('is consecutive, reserved, and moves the counter behind it', async () => {
    const deps = await staffedDeps();
    const { numbers } = granted(await reserve(deps, 3));
    expect(numbers).toEqual(['007/041/CTH/2026', '007/042/CTH/2026', '007/043/CTH/2026']);
    expect(granted(await take(deps)).entry).toBe('000044');
  });

  it('is the same one however often it is asked for, also after New Year', async () => {
    const deps = await staffedDeps();
    const blockId = deps.newId();
    const first = granted(await reserve(deps, 3, blockId));
    deps.time.now = at('2027-01-01 00:01');
    expect(granted(await reserve(deps, 3, blockId))).toEqual(first);
    expect(await book(deps)).toHaveLength(3);
    expect(await book(deps, 'buku-angin-2027')).toEqual([]);
  });

  it('stays whole when single numbers and another block are taken at the same time', async () => {
    const deps = await staffedDeps();
    const blockId = deps.newId();
    const [first, , second] = await Promise.all([
      reserve(deps, 4, blockId),
      take(deps),
      reserve(deps, 3),
      take(deps),
      reserve(deps, 4, blockId),
    ]);
    expect(await ordinals(deps)).toEqual([41, 42, 43, 44, 45, 46, 47, 48, 49]);
    for (const { numbers } of [granted(first), granted(second)]) {
      const places = numbers.map((number) => Number(number.split('/')[1]));
      expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index));
    }
  });

  it('is reserved whole or not at all', async () => {
    const deps = await staffedDeps();
    const documents = losing(deps.documents, (path) => path.endsWith('/entries/000043'));
    await expect(
      reserveBlock(
        { ...deps, documents },
        { officeId, book: 'buku-angin', count: 3, uid: counter, blockId: deps.newId(), purpose: 'Darurat' },
      ),
    ).rejects.toThrow();
    expect(await book(deps)).toEqual([]);
  });

  it('takes at most as many as one commit holds', async () => {
    const deps = await staffedDeps();
    const of = (count: number) =>
      reserveBlock(deps, {
        officeId,
        book: 'buku-angin',
        count,
        uid: counter,
        blockId: deps.newId(),
        purpose: 'Darurat',
      });
    expect(refusalOf(await of(201))).toMatchObject({ fields: [{ field: 'count' }] });
    expect(refusalOf(await of(0))).toMatchObject({ fields: [{ field: 'count' }] });
    expect(granted(await of(200)).entries).toHaveLength(200);
  });

  it('has its numbers used one by one, each with its day and, if it is of another service, its own code', async () => {
    const deps = await staffedDeps();
    granted(await reserve(deps, 2));
    const use = (entry: string, over: object = {}) =>
      useBlockNumber(deps, counter, {
        ...inBook,
        entry,
        on: '2026-11-20',
        subject: 'Pengantar',
        actId: deps.newId(),
        ...over,
      });
    expect(granted(await use('000041')).number).toBe('007/041/CTH/2026');
    expect(granted(await use('000042', { code: '009' })).number).toBe('009/042/CTH/2026');
    expect(await book(deps)).toMatchObject([
      { status: 'booked', onDate: '2026-11-20' },
      { status: 'booked', number: '009/042/CTH/2026' },
    ]);
    expect(refusalOf(await use('000041'))).toEqual({ code: 'not-now', expected: [] });
  });

  it('gives a number to a case that was carried out on paper', async () => {
    const deps = await staffedDeps();
    granted(await reserve(deps, 1));
    const { given, writes } = granted(
      await blockNumberWrites(deps, {
        ...inBook,
        entry: '000041',
        on: today,
        code: '009',
        applicationId: 'a1',
        actId: deps.newId(),
      }),
    );
    await deps.documents.commit(writes);
    expect(given.number).toBe('009/041/CTH/2026');
    expect(await book(deps)).toMatchObject([{ status: 'booked', applicationId: 'a1' }]);
    expect(refusalOf(await voiding(deps, '000041'))).toMatchObject({ fields: [{ problem: 'of-case' }] });
  });

  it('has no number used that is none of a block', async () => {
    const deps = await staffedDeps();
    granted(await take(deps));
    const of = (entry: string) =>
      useBlockNumber(deps, counter, { ...inBook, entry, on: today, actId: deps.newId() });
    expect(refusalOf(await of('000041'))).toEqual({ code: 'not-found' });
    expect(refusalOf(await of('000099'))).toEqual({ code: 'not-found' });
  });

  it('has its rest released with a reason, and none of it given again', async () => {
    const deps = await staffedDeps();
    const blockId = deps.newId();
    granted(await reserve(deps, 3, blockId));
    granted(
      await useBlockNumber(deps, counter, { ...inBook, entry: '000042', on: today, actId: deps.newId() }),
    );
    const release = { ...inBook, blockId, reason: 'Listrik sudah menyala', actId: deps.newId() };
    expect(granted(await releaseBlock(deps, counter, release))).toEqual({ released: 2 });
    expect(granted(await releaseBlock(deps, counter, release))).toEqual({ released: 2 });
    expect((await book(deps)).map(({ status }) => status)).toEqual(['void', 'booked', 'void']);
    expect(granted(await take(deps)).entry).toBe('000044');
  });

  it('is released by who reserved it, secretary or administrator', async () => {
    const deps = await staffedDeps();
    const blockId = deps.newId();
    granted(await reserve(deps, 1, blockId));
    const release = { ...inBook, blockId, reason: 'Tidak dipakai', actId: deps.newId() };
    const other = uidOf(officeId, { role: 'operator' });
    expect(refusalOf(await releaseBlock(deps, other, release))).toMatchObject({ code: 'not-allowed' });
    expect(refusalOf(await releaseBlock(deps, secretary, { ...release, blockId: deps.newId() }))).toEqual({
      code: 'not-found',
    });
    granted(await releaseBlock(deps, secretary, release));
  });

  it('does not void a number that is used while the rest is released', async () => {
    const deps = await staffedDeps();
    const blockId = deps.newId();
    granted(await reserve(deps, 2, blockId));
    const documents = overtaken(
      deps.documents,
      (path) => path.endsWith('/entries/000041'),
      () => useBlockNumber(deps, counter, { ...inBook, entry: '000041', on: today, actId: deps.newId() }),
    );
    const release = { ...inBook, blockId, reason: 'Tidak dipakai', actId: deps.newId() };
    expect(granted(await releaseBlock({ ...deps, documents }, counter, release))).toEqual({ released: 1 });
    expect((await book(deps)).map(({ status }) => status)).toEqual(['booked', 'void']);
  });
});

describe('where a book goes on from the paper one', () => {
  const start = (deps: Deps, next: number, over: object = {}) =>
    startBook(deps, admin, { officeId, book: 'buku-kebun', year: 2026, next, ...over });

  it('is set by the administrator on any day, and holds for cases and letters alike', async () => {
    const deps = await staffedDeps();
    granted(await start(deps, 118));
    expect(granted(await take(deps, { book: 'buku-kebun' })).number).toBe('088/118/CTH/2026');
    expect(await documentAt(deps, `offices/${officeId}`)).toMatchObject({
      books: [{ id: 'buku-angin' }, { id: 'buku-kebun', takeOver: { year: 2026, next: 118 } }],
    });
  });

  it('can be put right, up and down, as long as that number and all after it were not given', async () => {
    const deps = await staffedDeps();
    granted(await take(deps, { book: 'buku-kebun' }));
    expect(refusalOf(await start(deps, 1))).toMatchObject({ fields: [{ field: 'next', problem: 'given' }] });
    granted(await start(deps, 2));
    // 1180 typed for 118.
    granted(await start(deps, 1180));
    granted(await start(deps, 118));
    expect(granted(await take(deps, { book: 'buku-kebun' })).entry).toBe('000118');
    for (const next of [118, 117, 1])
      expect(refusalOf(await start(deps, next))).toMatchObject({
        fields: [{ field: 'next', problem: 'given' }],
      });
    granted(await start(deps, 119));
  });

  it('loses no number that is taken while it goes down', async () => {
    const deps = await staffedDeps();
    granted(await start(deps, 1180));
    const documents = overtaken(
      deps.documents,
      (path) => path.endsWith('/registers/buku-kebun-2026'),
      () => take(deps, { book: 'buku-kebun' }),
    );
    expect(refusalOf(await start({ ...deps, documents }, 118))).toMatchObject({
      fields: [{ field: 'next', problem: 'given' }],
    });
    expect(granted(await take(deps, { book: 'buku-kebun' })).entry).toBe('001181');
  });

  it('loses no number that is taken in the same moment', async () => {
    const deps = await staffedDeps();
    const documents = overtaken(
      deps.documents,
      (path) => path.endsWith('/registers/buku-kebun-2026'),
      () => take(deps, { book: 'buku-kebun' }),
    );
    expect(refusalOf(await start({ ...deps, documents }, 1))).toMatchObject({
      fields: [{ problem: 'given' }],
    });
  });

  it('is this year’s alone, and the administrator’s alone', async () => {
    const deps = await staffedDeps();
    expect(refusalOf(await start(deps, 5, { year: 2027 }))).toMatchObject({ fields: [{ field: 'year' }] });
    expect(refusalOf(await start(deps, 5, { book: 'buku-lain' }))).toEqual({ code: 'not-found' });
    const input = { officeId, book: 'buku-kebun', year: 2026, next: 5 };
    expect(refusalOf(await startBook(deps, secretary, input))).toMatchObject({ code: 'not-allowed' });
    deps.time.now = at('2027-01-04 09:00');
    expect(granted(await take(deps, { on: '2027-01-04' })).number).toBe('007/001/CTH/2027');
  });
});

describe('the format of a book', () => {
  async function reformatted(deps: TestDeps, format: string): Promise<void> {
    const stored = await deps.documents.get(`offices/${officeId}`);
    if (!stored) throw new Error('no office');
    const office = Office.parse(stored.data);
    const books = office.books.map((each) => ({ ...each, format }));
    await deps.documents.commit([{ do: 'update', before: stored, data: { ...office, books } }]);
    deps.time.now += 60 * minute;
  }

  it('is one for a whole year, by hand, in blocks and for cases, also when the office changes it', async () => {
    const deps = await staffedDeps();
    expect(granted(await take(deps)).number).toBe('007/041/CTH/2026');
    await reformatted(deps, '{urut:4}/BARU/{tahun}');
    expect(granted(await take(deps)).number).toBe('007/042/CTH/2026');
    expect(granted(await insert(deps)).number).toBe('007/041.1/CTH/2026');
    expect(granted(await reserve(deps, 1)).numbers).toEqual(['007/043/CTH/2026']);
    const used = { ...inBook, entry: '000043', on: today, code: '005', actId: deps.newId() };
    expect(granted(await useBlockNumber(deps, counter, used)).number).toBe('005/043/CTH/2026');
    const sent = await anApplication(deps, { step: 'paraf' });
    expect((await stateOf(deps, sent)).taken?.number).toBe('007/044/CTH/2026');
    deps.time.now = at('2027-01-04 09:00');
    expect(granted(await take(deps, { on: '2027-01-04' })).number).toBe('0001/BARU/2027');
  });

  it('prints no number that its entry could not hold: the book stays readable', async () => {
    const deps = await staffedDeps();
    await reformatted(deps, `{kode}/{urut}/${'x'.repeat(95)}/{tahun}`);
    const code = 'k'.repeat(30);
    const tooLong = { code: 'invalid-input', fields: [{ field: 'code', problem: 'too-long' }] };
    expect(refusalOf(await take(deps, { code }))).toEqual(tooLong);
    expect(refusalOf(await insert(deps, { after: 40, code }))).toEqual(tooLong);
    granted(await take(deps));
    expect(await ordinals(deps)).toEqual([41]);
  });
});

describe('whatever is pressed in whatever order', () => {
  const press = fc.record({
    what: fc.constantFrom('take', 'reserve', 'void', 'use', 'release', 'case', 'again'),
    which: fc.nat(30),
    atOnce: fc.boolean(),
  });

  it('a book is a series without a gap, each number with one status, and none comes back from the void', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(press, { minLength: 3, maxLength: 14 }), async (presses) => {
        const deps = await staffedDeps([contoh]);
        const blocks: string[] = [];
        const acts: string[] = [];
        const voided = new Map<number, string>();
        const given = new Map<string, string>();
        const taking = async (actId: string) => {
          const { entry } = granted(await take(deps, { actId }));
          expect(given.get(actId) ?? entry).toBe(entry);
          given.set(actId, entry);
        };
        const pick = <T>(list: readonly T[], which: number) => list[which % Math.max(1, list.length)];
        const id = () => {
          acts.push(deps.newId());
          return acts.at(-1) ?? '';
        };
        const run = async ({ what, which }: (typeof presses)[number]): Promise<unknown> => {
          const entries = await book(deps);
          const entry = String(pick(entries, which)?.n ?? 41).padStart(6, '0');
          const known = pick(blocks, which) ?? deps.newId();
          switch (what) {
            case 'take':
              return taking(id());
            case 'again':
              return taking(pick(acts, which) ?? id());
            case 'reserve':
              blocks.push(deps.newId());
              return reserve(deps, 1 + (which % 4), blocks.at(-1));
            case 'void':
              return voiding(deps, entry);
            case 'use':
              return useBlockNumber(deps, counter, { ...inBook, entry, on: today, actId: deps.newId() });
            case 'release':
              return releaseBlock(deps, secretary, {
                ...inBook,
                blockId: known,
                reason: 'Sisa',
                actId: deps.newId(),
              });
            default:
              return anApplication(deps, { step: 'paraf' });
          }
        };
        let waiting: Promise<unknown>[] = [];
        for (const each of presses) {
          waiting.push(run(each));
          if (each.atOnce) continue;
          await Promise.all(waiting);
          waiting = [];
          for (const { n, status, number } of await book(deps)) {
            if (voided.has(n)) expect([status, number]).toEqual(['void', voided.get(n)]);
            if (status === 'void') voided.set(n, number);
          }
        }
        await Promise.all(waiting);
        const all = await book(deps);
        const stored = await documentAt(deps, `offices/${officeId}/registers/${register}`);
        const next = stored ? RegisterBook.parse(stored).next : 41;
        expect(await ordinals(deps)).toEqual(Array.from({ length: next - 41 }, (_, index) => 41 + index));
        expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
        expect(new Set(given.values()).size).toBe(given.size);
      }),
      { numRuns: 25 },
    );
  });
});
