import { describe, expect, it } from 'vitest';
import { exportHandOvers, exportRegister } from '../../../functions/usecases/register-export.ts';
import { readHandOvers } from '../../../functions/usecases/register-hand-overs.ts';
import { reserveNumbers } from '../../../functions/usecases/register-block.ts';
import { openRegisters, readRegister } from '../../../functions/usecases/register-read.ts';
import { takeBookNumber } from '../../../functions/usecases/register-take.ts';
import { voidBookNumber } from '../../../functions/usecases/register-void.ts';
import {
  act,
  anApplication,
  aSentCase,
  documentAt,
  doStep,
  gardenService,
  kiteService,
  stateOf,
} from '../../fixtures/cases.ts';
import { day, granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, uidOf, villageOfficer } from '../../fixtures/office.ts';

/** Kecamatan Contoh: `Buku angin` goes on at 41 in 2026; kites are of section Angin, gardens of section Kucing in `Buku kebun`. */

const officeId = 'contoh';
const register = 'buku-angin-2026';
const today = '2026-11-23';
const counter = uidOf(officeId, { role: 'counter' });
const inBook = { officeId, register };

const take = async (deps: TestDeps, over: object = {}) =>
  granted(
    await takeBookNumber(deps, counter, {
      officeId,
      book: 'buku-angin',
      on: today,
      actId: deps.newId(),
      ...over,
    }),
  );
const read = async (deps: TestDeps, over: object = {}, uid = counter) =>
  granted(await readRegister(deps, uid, { ...inBook, filter: {}, ...over }));
const named = (deps: TestDeps) => ({ names: { opening: deps.newId() } });

const openings = async (deps: TestDeps) => {
  const log = await Promise.all(
    pathsUnder(deps, `offices/${officeId}/accessLog`).map((path) => documentAt(deps, path)),
  );
  return log.filter((each) => each?.['what'] === 'register' || each?.['what'] === 'collection-book');
};

describe('the books of an office', () => {
  it('are listed with this year, where they go on, and the codes their services use', async () => {
    const deps = await staffedDeps();
    const { books, mayVoid, mayStart } = granted(await openRegisters(deps, counter, { officeId }));
    expect(books).toEqual([
      {
        id: 'buku-angin',
        label: 'Buku angin',
        years: [2026],
        next: 41,
        codes: [
          { code: '007', services: ['Surat Layang-Layang'] },
          { code: '009', services: ['Kartu Kucing'] },
        ],
        wantsCode: true,
        paperLast: 40,
      },
      {
        id: 'buku-kebun',
        label: 'Buku kebun',
        years: [2026],
        next: 1,
        codes: [{ code: '088', services: ['Cap Tukang Kebun'] }],
        wantsCode: true,
      },
    ]);
    expect([mayVoid, mayStart]).toEqual([false, false]);
    const admin = granted(await openRegisters(deps, uidOf(officeId, { role: 'admin' }), { officeId }));
    expect([admin.mayVoid, admin.mayStart]).toEqual([true, true]);
  });

  it('are nobody’s who does not keep them', async () => {
    const deps = await staffedDeps();
    for (const uid of [villageOfficer(officeId, '9901012001'), uidOf('seberang', { role: 'admin' })]) {
      const input = { ...inBook, filter: {} };
      expect(refusalOf(await openRegisters(deps, uid, { officeId }))).toEqual({ code: 'not-allowed' });
      expect(refusalOf(await readRegister(deps, uid, input))).toEqual({ code: 'not-allowed' });
      expect(refusalOf(await exportRegister(deps, uid, { ...input, format: 'csv' }))).toEqual({
        code: 'not-allowed',
      });
    }
    expect(
      refusalOf(await readRegister(deps, counter, { ...inBook, register: 'lain-2026', filter: {} })),
    ).toEqual({ code: 'not-found' });
  });
});

describe('a book', () => {
  it('shows numbers of cases beside those of other letters, newest first, without names until asked', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'paraf' });
    await take(deps, { subject: 'Undangan', addressee: 'Kepala Desa' });
    const { rows, reserved } = await read(deps);
    expect(rows).toMatchObject([
      { number: '007/042/CTH/2026', status: 'booked', byHand: true },
      {
        number: '007/041/CTH/2026',
        status: 'reserved',
        byHand: false,
        applicationId: sent.id,
        reference: sent.access.reference,
        serviceName: 'Surat Layang-Layang',
      },
    ]);
    expect(reserved).toBe(1);
    expect(JSON.stringify(rows)).not.toMatch(/Ratna|Undangan|Kepala Desa/);
    expect(await openings(deps)).toEqual([]);
    expect((await read(deps, named(deps))).rows).toMatchObject([
      { subject: 'Undangan', addressee: 'Kepala Desa' },
      { name: 'Ratna Layangan' },
    ]);
  });

  it('logs an opening of names once, however many pages are turned, and another one anew', async () => {
    const deps = await staffedDeps();
    await take(deps);
    const opening = named(deps);
    await read(deps, opening);
    await read(deps, { ...opening, before: 42 });
    expect(await openings(deps)).toEqual([
      {
        v: 1,
        officeId,
        uid: counter,
        role: 'counter',
        at: deps.now(),
        what: 'register',
        register,
      },
    ]);
    await read(deps, named(deps));
    expect(await openings(deps)).toHaveLength(2);
  });

  it('logs anew for somebody else, another book and another day, whatever id is sent', async () => {
    const deps = await staffedDeps();
    const opening = named(deps);
    await read(deps, opening);
    await read(deps, opening, uidOf(officeId, { role: 'camat' }));
    await read(deps, { ...opening, register: 'buku-kebun-2026' });
    deps.time.now += day;
    await read(deps, opening);
    expect(await openings(deps)).toHaveLength(4);
  });

  it('shows the name of a case only to who may see the case', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'paraf' });
    const kasi = (section: string) => uidOf(officeId, { role: 'section-head', section });
    const [own] = (await read(deps, named(deps), kasi('angin'))).rows;
    expect(own?.name).toBe('Ratna Layangan');
    const [other] = (await read(deps, named(deps), kasi('kucing'))).rows;
    expect(other?.number).toBe('007/041/CTH/2026');
    expect(other?.name).toBeUndefined();
    expect(other?.reference).toBeUndefined();
    const filter = { text: 'Ratna' };
    expect((await read(deps, { filter, ...named(deps) }, kasi('kucing'))).rows).toEqual([]);
  });

  it('is filtered by status, days and words', async () => {
    const deps = await staffedDeps();
    await take(deps, { on: '2026-11-20', subject: 'Undangan rapat' });
    const { entry } = await take(deps);
    granted(
      await voidBookNumber(deps, uidOf(officeId, { role: 'secretary' }), {
        ...inBook,
        entry,
        ground: 'sheet-spoilt',
        actId: deps.newId(),
      }),
    );
    await anApplication(deps, { step: 'paraf' });
    const entries = async (filter: object, over: object = {}) =>
      (await read(deps, { filter, ...over })).rows.map(({ n }) => n);
    expect(await entries({ status: 'void' })).toEqual([42]);
    expect(await entries({ toOn: '2026-11-22' })).toEqual([41]);
    expect(await entries({ fromOn: '2026-11-21' })).toEqual([43, 42]);
    expect(await entries({ fromOn: '2026-11-21', status: 'reserved' })).toEqual([43]);
    expect(await entries({ text: '42' })).toEqual([42]);
    // Words beside a number are looked at only where they are shown.
    expect(await entries({ text: 'rapat' })).toEqual([]);
    expect(await entries({ text: 'rapat' }, named(deps))).toEqual([41]);
    expect((await read(deps, { filter: { status: 'void' } })).matching).toBe(1);
  });

  it('is read a page at a time, none twice and none left out', async () => {
    const deps = await staffedDeps();
    granted(
      await reserveNumbers(deps, counter, {
        officeId,
        book: 'buku-angin',
        count: 120,
        purpose: 'Darurat',
        blockId: deps.newId(),
      }),
    );
    for (const filter of [{}, { status: 'reserved' }]) {
      const seen: number[] = [];
      let before: number | undefined;
      do {
        const page = await read(deps, { filter, ...(before !== undefined && { before }) });
        seen.push(...page.rows.map(({ n }) => n));
        before = page.older;
      } while (before !== undefined);
      expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 160 - index));
    }
  });

  it('counts what a case has kept reserved for more than seven days, and lists open blocks', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'paraf' });
    const blockId = deps.newId();
    granted(
      await reserveNumbers(deps, counter, {
        officeId,
        book: 'buku-angin',
        count: 2,
        purpose: 'Loket satu',
        blockId,
      }),
    );
    expect((await read(deps)).stale).toBe(0);
    deps.time.now += 8 * day;
    const { stale, reserved, blocks } = await read(deps);
    expect([stale, reserved]).toEqual([1, 3]);
    expect(blocks).toEqual([
      {
        id: blockId,
        from: 42,
        to: 43,
        onDate: today,
        mine: true,
        left: [
          { entry: '000042', number: '007/042/CTH/2026' },
          { entry: '000043', number: '007/043/CTH/2026' },
        ],
      },
    ]);
    expect((await read(deps, {}, uidOf(officeId, { role: 'camat' }))).blocks[0]?.mine).toBe(false);
    // Who holds it may be named there, so that it is shown with the names only.
    expect((await read(deps, named(deps))).blocks[0]?.purpose).toBe('Loket satu');
    expect(await openings(deps)).toHaveLength(1);
  });

  it('lists an open block however many were used up before it', async () => {
    const deps = await staffedDeps();
    const usedUp = Array.from({ length: 201 }, (_, n) => n.toString(16).padStart(32, '0'));
    for (const id of usedUp)
      await deps.documents.commit([
        {
          do: 'create',
          path: `offices/${officeId}/registerNames/${register}/blocks/${id}`,
          data: { v: 1, id, from: 1, to: 1, purpose: 'Habis', uid: counter, at: deps.now() },
        },
      ]);
    const blockId = 'f'.repeat(32);
    const request = { officeId, book: 'buku-angin', count: 1, purpose: 'Loket dua', blockId };
    granted(await reserveNumbers(deps, counter, request));
    expect((await read(deps)).blocks.map(({ id }) => id)).toEqual([blockId]);
  });

  it('is opened once where two pages of it are asked for at once', async () => {
    const deps = await staffedDeps();
    await take(deps);
    const opening = named(deps);
    const pages = await Promise.all([read(deps, opening), read(deps, { ...opening, before: 99 })]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([1, 1]);
    expect(await openings(deps)).toHaveLength(1);
  });

  it('has a dash in place of a name that is nowhere any more', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'paraf' });
    const card = await deps.documents.get(`offices/${officeId}/cards/${sent.id}`);
    if (card) await deps.documents.commit([{ do: 'remove', before: card }]);
    const file = granted(await exportRegister(deps, counter, { ...inBook, filter: {}, format: 'csv' }));
    const lines = Buffer.from(file.base64, 'base64').toString('utf8').split('\r\n');
    expect(lines[1]).toBe('41,007/041/CTH/2026,2026-11-23,—,,,,,Dipesan,');
  });
});

describe('a book as a file', () => {
  it('holds the filtered rows in the order of the book, names included, and is one line of the log', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'paraf' });
    await take(deps, { subject: 'Undangan' });
    const csv = granted(await exportRegister(deps, counter, { ...inBook, filter: {}, format: 'csv' }));
    expect(csv.name).toBe('buku-buku-angin-2026-contoh.csv');
    const lines = Buffer.from(csv.base64, 'base64').toString('utf8').split('\r\n');
    expect(lines[1]).toContain('Ratna Layangan');
    expect(lines[2]).toContain('Undangan');
    expect(await openings(deps)).toHaveLength(1);
    const filtered = granted(
      await exportRegister(deps, counter, { ...inBook, filter: { status: 'booked' }, format: 'csv' }),
    );
    expect(Buffer.from(filtered.base64, 'base64').toString('utf8')).not.toContain('Ratna');
  });

  it('is a PDF and a workbook too', async () => {
    const deps = await staffedDeps();
    await take(deps);
    const of = async (format: 'pdf' | 'xlsx') =>
      Buffer.from(
        granted(await exportRegister(deps, counter, { ...inBook, filter: {}, format })).base64,
        'base64',
      ).toString('latin1');
    expect((await of('pdf')).slice(0, 5)).toBe('%PDF-');
    expect((await of('xlsx')).slice(0, 2)).toBe('PK');
    expect(await openings(deps)).toHaveLength(2);
  });
});

describe('the collection book', () => {
  const period = { officeId, fromOn: today, toOn: today, bookOnly: true };

  it('has who took what and when, of the services that ask for a signature there', async () => {
    const deps = await staffedDeps();
    const kite = await anApplication(deps, { serviceId: kiteService, step: 'done' });
    await anApplication(deps, { serviceId: gardenService, step: 'done' });
    const { rows } = granted(await readHandOvers(deps, counter, period));
    expect(rows).toEqual([
      {
        applicationId: kite.id,
        at: deps.now(),
        reference: kite.access.reference,
        serviceName: 'Surat Layang-Layang',
        number: (await stateOf(deps, kite)).taken?.number,
        collector: 'applicant',
        inBook: true,
      },
    ]);
    const all = granted(await readHandOvers(deps, counter, { ...period, bookOnly: false }));
    expect(all.rows).toHaveLength(2);
    expect(await openings(deps)).toEqual([]);
  });

  it('names people only where it is asked for and logged', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'done' });
    const opened = granted(await readHandOvers(deps, counter, { ...period, ...named(deps) }));
    expect(opened.rows).toMatchObject([{ name: 'Ratna Layangan' }]);
    const file = granted(await exportHandOvers(deps, counter, { ...period, format: 'csv' }));
    expect(Buffer.from(file.base64, 'base64').toString('utf8')).toContain('Ratna Layangan,Pemohon sendiri');
    expect(await openings(deps)).toHaveLength(2);
  });

  it('holds the days that were asked for, also of cases that changed later', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'done' });
    deps.time.now += 3 * day;
    const of = async (fromOn: string, toOn: string) =>
      granted(await readHandOvers(deps, counter, { ...period, fromOn, toOn })).rows.length;
    expect(await of('2026-11-01', '2026-11-26')).toBe(1);
    expect(await of('2026-11-24', '2026-11-26')).toBe(0);
    expect(await of('2026-11-01', '2026-11-22')).toBe(0);
    expect(refusalOf(await readHandOvers(deps, counter, { ...period, toOn: '2026-11-22' }))).toMatchObject({
      fields: [{ field: 'toOn', problem: 'out-of-order' }],
    });
  });

  it('keeps the first hand-over of a case that was reopened and handed over again months later', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'done' });
    deps.time.now += 60 * day;
    granted(await act(deps, sent, { role: 'counter' }, { act: 'reopen', note: 'Nama salah cetak' }));
    while ((await stateOf(deps, sent)).step !== 'done') await doStep(deps, sent);
    const of = async (fromOn: string, toOn: string) =>
      granted(await readHandOvers(deps, counter, { ...period, fromOn, toOn })).rows.length;
    expect(await of(today, today)).toBe(1);
    expect(await of('2027-01-01', '2027-01-31')).toBe(1);
    expect(await of(today, '2027-01-31')).toBe(2);
  });

  it('of a month long past asks for that month alone, whatever has changed since', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'done' });
    deps.time.now += 90 * day;
    await anApplication(deps, { step: 'done' });
    const asked: unknown[] = [];
    const find: TestDeps['documents']['find'] = (query) => {
      if (query.collection.endsWith('/applications')) asked.push(query.where.map(({ value }) => value));
      return deps.documents.find(query);
    };
    const counting = { ...deps, documents: { ...deps.documents, find } };
    const of = async (fromOn: string, toOn: string) =>
      granted(await readHandOvers(counting, counter, { ...period, fromOn, toOn })).rows.length;
    expect(await of('2026-11-23', '2026-11-23')).toBe(1);
    expect(asked).toEqual([['2026-11']]);
    // Midnight of 1 December in the office is still November in UTC.
    expect(await of('2026-12-01', '2026-12-31')).toBe(0);
    expect(asked.slice(1)).toEqual([['2026-11'], ['2026-12']]);
    expect(await of('2026-11-01', '2027-02-28')).toBe(2);
    expect(refusalOf(await readHandOvers(deps, counter, { ...period, fromOn: '2024-01-01' }))).toMatchObject({
      fields: [{ field: 'filter', problem: 'too-many' }],
    });
  });

  it('is a PDF too', async () => {
    const deps = await staffedDeps();
    await anApplication(deps, { step: 'done' });
    const { base64 } = granted(await exportHandOvers(deps, counter, { ...period, format: 'pdf' }));
    expect(Buffer.from(base64, 'base64').toString('latin1').slice(0, 5)).toBe('%PDF-');
  });
});

describe('a service whose cases no one of the office signs', () => {
  // facts/workflows.md, Number or register: "without a signature of the office J5, P7, P8".
  it.each([
    ['juai', 'santunan-kematian', 'register-kematian'],
    ['perak', 'pencetakan-ktp-elektronik', 'ktp'],
    ['perak', 'pencetakan-kartu-keluarga', 'kk'],
  ])('has its book too: %s, %s', async (of, serviceId, book) => {
    const deps = await staffedDeps([realOffice(of)]);
    const sent = await aSentCase(deps, { officeId: of, serviceId });
    while (!(await stateOf(deps, sent)).taken) await doStep(deps, sent);
    const { rows } = granted(
      await readRegister(deps, uidOf(of, { role: 'counter' }), {
        officeId: of,
        register: `${book}-2026`,
        filter: {},
      }),
    );
    expect(rows).toMatchObject([{ n: 1, applicationId: sent.id, status: 'booked' }]);
  });
});
