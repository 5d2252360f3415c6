import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import {
  getEntry,
  listCatalogue,
  listConsultations,
  readStandard,
} from '../../../functions/usecases/browse.ts';
import { exportStandards } from '../../../functions/usecases/export-standards.ts';
import { importStandards } from '../../../functions/usecases/import-standards.ts';
import { openOffice } from '../../../functions/usecases/open-office.ts';
import { saveOffice } from '../../../functions/usecases/save-office.ts';
import { setServiceOpen } from '../../../functions/usecases/set-service-open.ts';
import { appoint, setStaff } from '../../../functions/usecases/set-staff.ts';
import { readiness } from '../../../domain/readiness.ts';
import { checkOffice } from '../../../tools/check-standards.ts';
import { officeFiles, readOffice } from '../../../tools/standards-files.ts';
import { aSentCase, documentAt, doStep, stateOf } from '../../fixtures/cases.ts';
import { granted, refusalOf, someDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, uidOf } from '../../fixtures/office.ts';

/**
 * Any other kecamatan can be added without code: Kecamatan Sungai Kabut, which nobody wrote a line of program for, from its files to a
 * signed letter. These are the steps of docs/standards.md.
 */

const folder = readOffice(join(import.meta.dirname, '../../fixtures/standards/contoh-baru'), 'contoh-baru');
const officeId = folder.office.id;
const admin = uidOf(officeId, { role: 'admin' });
const letter = 'surat-keterangan-usaha';

/** Files brought in, and the first administrator, as `npm run setup` makes him. */
async function imported(): Promise<TestDeps> {
  const deps = someDeps();
  // A neighbour, so that nothing can be mixed up unseen.
  granted(await importStandards(deps, contoh));
  expect(granted(await importStandards(deps, folder))).toEqual({ created: 2 });
  granted(await appoint(deps, aMember(folder.office, { uid: admin, roles: ['admin'] })));
  return deps;
}

/** What only the office can say, given in the console. */
const answers: Partial<Office> = {
  letterhead: { ...folder.office.letterhead, addressLines: ['Jalan Kabut Nomor 1'], place: 'Sungai Kabut' },
  contacts: [
    { kind: 'address', text: 'Jalan Kabut Nomor 1' },
    { kind: 'phone', text: '(0999) 654321' },
  ],
  books: folder.office.books.map((book) => ({ ...book, takeOver: { year: 2026, next: 118 } })),
};

async function setUp(deps: TestDeps): Promise<void> {
  const { base } = granted(await openOffice(deps, admin, { officeId }));
  granted(await saveOffice(deps, admin, { officeId, base, office: { ...folder.office, ...answers } }));
  for (const performer of [
    { role: 'counter' } as const,
    { role: 'section-head', section: 'usaha' } as const,
    { role: 'camat' } as const,
  ]) {
    const sections = 'section' in performer ? [performer.section] : [];
    const member = aMember(folder.office, {
      uid: uidOf(officeId, performer),
      roles: [performer.role],
      sections,
    });
    granted(await setStaff(deps, admin, { officeId, member }));
  }
}

describe('a kecamatan nobody has programmed for', () => {
  it('passes the checker without its decree, and its files are as an export would write them', async () => {
    expect(checkOffice(folder, undefined)).toEqual([]);
    const deps = await imported();
    const exported = await exportStandards(deps, officeId);
    const { states: _states, ...same } = exported ?? {};
    expect({ ...same, states: undefined }).toEqual(folder);
    expect([...officeFiles(folder)].every(([, text]) => text.endsWith('}\n'))).toBe(true);
  });

  it('can be read as soon as it is imported, private words left out, and applied for nowhere', async () => {
    const deps = await imported();
    expect(
      (await listCatalogue(deps, officeId)).map(({ name, section, open }) => [name, section, open]),
    ).toEqual([
      ['Surat Keterangan Usaha', 'Seksi Usaha Air', false],
      ['Pelatihan Mengemudikan Perahu', 'Seksi Usaha Air', false],
    ]);
    const page = JSON.stringify(await readStandard(deps, officeId, letter));
    expect(page).toContain('HP [… kontak Seksi Usaha Air lewat kantor]');
    expect(page).not.toContain('0800');
    expect(JSON.stringify(await listConsultations(deps, officeId))).not.toContain('Melati');
  });

  it('goes live with about ten answers, service by service', async () => {
    const deps = await imported();
    const open = (serviceId: string) => setServiceOpen(deps, admin, { officeId, serviceId, open: true });
    expect(refusalOf(await open(letter))).toEqual({
      code: 'office-not-ready',
      missing: ['letterhead', 'address', 'complaint-contact', 'counter', 'signer', 'start-numbers'],
    });
    await setUp(deps);
    const { office, staffed, calendarYears } = granted(await openOffice(deps, admin, { officeId }));
    const given = readiness(office, { staffed, calendarYears, today: '2026-11-23' });
    expect(given.every(({ done }) => done)).toBe(true);
    expect(given.length).toBeGreaterThanOrEqual(10);

    granted(await open(letter));
    expect((await getEntry(deps, officeId, letter))?.open).toBe(true);
    expect(refusalOf(await open('pelatihan-perahu'))).toEqual({ code: 'service-not-open' });
  });

  it.each(['menetap', 'keliling'])(
    'carries a case (%s) from the form to the signed letter, with the next number of its paper book',
    async (variant) => {
      const deps = await imported();
      await setUp(deps);
      granted(await setServiceOpen(deps, admin, { officeId, serviceId: letter, open: true }));
      const sent = await aSentCase(deps, {
        officeId,
        serviceId: letter,
        input: { variant, businessName: 'Perahu Sewa Melati' },
      });
      expect(Object.keys((await stateOf(deps, sent)).items)).toEqual(
        variant === 'menetap' ? ['pengantar-desa', 'ktp', 'foto-usaha'] : ['pengantar-desa', 'ktp'],
      );
      while ((await stateOf(deps, sent)).step !== 'done') await doStep(deps, sent);
      const done = await stateOf(deps, sent);
      expect(done).toMatchObject({
        status: 'closed',
        letter: { status: 'issued' },
        taken: { number: '510/118/SK/XI/2026' },
      });
      expect(await documentAt(deps, paths.letter(officeId, done.letter?.id ?? ''))).toMatchObject({
        status: 'issued',
      });
      const signed = await deps.files.read(officeId, done.letter?.sha256 ?? '');
      expect((await deps.letters.verify(signed?.bytes ?? new Uint8Array())).verdict).toBe('valid');
    },
  );
});
