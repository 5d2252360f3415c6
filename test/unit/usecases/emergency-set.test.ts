import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { enterLate, lateForm } from '../../../functions/usecases/enter-late.ts';
import { openEmergency, printEmergencySet } from '../../../functions/usecases/emergency-set.ts';
import { at } from '../../fixtures/calendars.ts';
import { documentAt, gardenService, kiteService } from '../../fixtures/cases.ts';
import { breaking, granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const clerk = uidOf(officeId, { role: 'counter' });
const setId = 'a1'.repeat(16);
const wanted = {
  officeId,
  setId,
  slips: 3,
  books: [{ book: 'buku-angin', count: 2 }],
  services: [kiteService, gardenService],
};

/** The words of a PDF, page by page. */
function pagesOf(base64: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'darurat-'));
  try {
    writeFileSync(join(folder, 'set.pdf'), Buffer.from(base64, 'base64'));
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'set.pdf'), '-'], { encoding: 'utf8' });
    return text.split('\f').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const entries = (deps: TestDeps) => pathsUnder(deps, paths.entries(officeId, 'buku-angin-2026'));

describe('an emergency set', () => {
  it('is printed with its slips, the numbers reserved for it and the checklist of each service', async () => {
    const deps = await staffedDeps();
    const { set, file } = granted(await printEmergencySet(deps, clerk, wanted));
    expect(file.type).toBe('application/pdf');
    const pages = pagesOf(file.base64);
    const words = pages.join('\n');
    expect(set.slips).toHaveLength(3);
    for (const slip of set.slips) expect(words).toContain(`Slip ${slip}`);
    // Two receipts on a page, the third on the next.
    expect(pages[1]).toContain(set.slips[0]);
    expect(pages[1]).toContain(set.slips[1]);
    expect(pages[1]).not.toContain(set.slips[2]);
    expect(pages[2]).toContain(set.slips[2]);
    // The book goes on at 41 where the paper one ended.
    expect(set.numbers[0]?.taken.map(({ number }) => number)).toEqual([
      '007/041/CTH/2026',
      '007/042/CTH/2026',
    ]);
    for (const number of ['007/041/CTH/2026', '007/042/CTH/2026']) expect(words).toContain(number);
    expect(words).toContain('Daftar periksa layanan');
    expect(words).toContain('Surat Layang-Layang');
    expect(words).toContain('Izin dari awan');
    expect(words).toContain('1 jam kerja');
    expect(words).toContain('Cap Tukang Kebun');
    expect(words).toContain('Cangkul (untuk Kebun sayur)');
    expect(await documentAt(deps, paths.entry(officeId, 'buku-angin-2026', '000041'))).toMatchObject({
      status: 'reserved',
      block: setId,
    });
  });

  it('is the same set again when it is asked for twice, twice at once, or after the server died on the way', async () => {
    const deps = await staffedDeps();
    const dying = {
      ...deps,
      documents: breaking(deps.documents, (path) => path.includes('/emergencySets/')),
    };
    await expect(printEmergencySet(dying, clerk, wanted)).rejects.toThrow('the store broke');
    // The numbers were reserved already; they are not lost.
    expect(entries(deps)).toHaveLength(2);
    const made = await Promise.all([
      printEmergencySet(deps, clerk, wanted),
      printEmergencySet(deps, clerk, wanted),
    ]);
    const [first, second] = made.map((each) => granted(each).set);
    expect(first).toEqual(second);
    expect(first?.numbers[0]?.taken.map(({ entry }) => entry)).toEqual(['000041', '000042']);
    expect(entries(deps)).toHaveLength(2);
    expect(pathsUnder(deps, paths.emergencySets(officeId))).toHaveLength(1);
  });

  it('shares no slip with another', async () => {
    const deps = await staffedDeps();
    const { newReference } = deps;
    // Drawn twice, then another.
    const drawn = ['22222222AB', '22222222AB', '22222222AC'];
    const drawing = { ...deps, newReference: () => drawn.shift() ?? newReference() };
    const first = granted(await printEmergencySet(drawing, clerk, { ...wanted, books: [] }));
    const second = granted(
      await printEmergencySet(drawing, clerk, { ...wanted, setId: 'b2'.repeat(16), books: [] }),
    );
    expect([first.set.slips[0], second.set.slips[0]]).toEqual(['22AB-01', '22AC-01']);
  });

  it('is made and seen by those who run the counter, not by others', async () => {
    const deps = await staffedDeps();
    granted(await printEmergencySet(deps, clerk, wanted));
    const opened = granted(await openEmergency(deps, uidOf(officeId, { role: 'camat' }), { officeId }));
    expect(opened.sets.map(({ id }) => id)).toEqual([setId]);
    expect(opened.services.map(({ serviceId }) => serviceId)).toEqual([kiteService]);
    expect(opened.books.map(({ book }) => book)).toEqual(['buku-angin', 'buku-kebun']);
    const survey = uidOf(officeId, { role: 'survey' });
    expect(refusalOf(await openEmergency(deps, survey, { officeId })).code).toBe('not-allowed');
    expect(refusalOf(await printEmergencySet(deps, survey, wanted)).code).toBe('not-allowed');
  });

  it('names each book once, and only books there are', async () => {
    const deps = await staffedDeps();
    const twice = [
      { book: 'buku-angin', count: 1 },
      { book: 'buku-angin', count: 2 },
    ];
    expect(refusalOf(await printEmergencySet(deps, clerk, { ...wanted, books: twice }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'books', problem: 'twice' }],
    });
    const unknown = [{ book: 'buku-hujan', count: 1 }];
    expect(refusalOf(await printEmergencySet(deps, clerk, { ...wanted, books: unknown }))).toEqual({
      code: 'not-found',
    });
    expect(pathsUnder(deps, paths.emergencySets(officeId))).toEqual([]);
  });

  it('that is refused for one book keeps no number of the others', async () => {
    const books = [...wanted.books, { book: 'tidak-ada', count: 1 }];
    const deps = await staffedDeps();
    expect(refusalOf(await printEmergencySet(deps, clerk, { ...wanted, books })).code).toBe('not-found');
    expect(entries(deps)).toEqual([]);
    // No service writes its code into this book, and its numbers print one: none can be given by hand.
    const uncoded = { id: 'buku-tanpa-kode', label: 'Buku tanpa kode', format: '{kode}/{urut}', unit: 'CTH' };
    const office = { ...contoh.office, books: [...contoh.office.books, uncoded] };
    const coded = await staffedDeps([{ ...contoh, office }]);
    const withUncoded = [...wanted.books, { book: uncoded.id, count: 1 }];
    expect(refusalOf(await printEmergencySet(coded, clerk, { ...wanted, books: withUncoded }))).toMatchObject(
      {
        fields: [{ field: 'code', problem: 'required' }],
      },
    );
    expect(entries(coded)).toEqual([]);
    granted(await printEmergencySet(coded, clerk, wanted));
    expect(entries(coded)).toHaveLength(2);
  });
});

describe('numbers of a set', () => {
  const walkIns = {
    ...contoh,
    services: contoh.services.map((service) =>
      service.serviceId === gardenService
        ? {
            ...service,
            definition: { ...service.definition, doors: ['online' as const, 'counter' as const] },
          }
        : service,
    ),
  };
  const camat = uidOf(officeId, { role: 'camat' });

  it('are for the year they were printed in, as the sheet says: later none is offered or taken, and the case is entered without', async () => {
    const deps = await staffedDeps([walkIns]);
    deps.time.now = at('2026-12-30 10:00');
    const books = [{ book: 'buku-kebun', count: 2 }];
    const { set, file } = granted(await printEmergencySet(deps, clerk, { ...wanted, books }));
    expect(pagesOf(file.base64).join(' ').replaceAll(/\s+/g, ' ')).toContain(
      'hanya untuk surat yang ditandatangani pada tahun 2026',
    );
    const taken = set.numbers[0]?.taken[0];
    const enter = (id: string, signedAt: number) =>
      enterLate(deps, clerk, {
        officeId,
        applicationId: id.repeat(32),
        secret: 'rahasia-dua-puluh-dua_',
        serviceId: gardenService,
        variant: 'bunga',
        name: 'Melati',
        nik: '',
        villageCode: '9901012001',
        phone: '',
        answers: {},
        missing: [],
        reason: 'Listrik padam',
        trail: {
          receivedAt: signedAt - 60 * minute,
          checkedAt: signedAt - 30 * minute,
          signed: { uid: camat, at: signedAt },
          ...(taken && { taken }),
        },
      });
    const numbersOn = async () =>
      granted(await lateForm(deps, clerk, { officeId, serviceId: gardenService })).numbers.length;

    deps.time.now = at('2027-01-05 12:00');
    // Paper of the old year may still be entered.
    expect(await numbersOn()).toBe(2);
    expect(refusalOf(await enter('8', at('2027-01-05 09:30')))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'taken', problem: 'of-another-year' }],
    });
    granted(await enter('9', at('2026-12-30 14:00')));
    expect(await numbersOn()).toBe(1);
    deps.time.now = at('2027-01-20 12:00');
    expect(await numbersOn()).toBe(0);
  });
});
