import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { LetterRecord } from '../../../domain/letter-record.ts';
import { CaseNotes } from '../../../domain/personal-data.ts';
import { paths } from '../../../domain/paths.ts';
import { noteHash } from '../../../functions/usecases/case.ts';
import { attachCorrection } from '../../../functions/usecases/correct-application.ts';
import { importStandards } from '../../../functions/usecases/import-standards.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import {
  act,
  allInOrder,
  anApplication,
  aPicture,
  approve,
  aSentCase,
  bringTo,
  camat,
  catService,
  counter,
  documentAt,
  entryOf,
  eventsOf,
  faulty,
  gardenService,
  kasiAngin,
  kasiKucing,
  loaded,
  signedBy,
  stateOf,
} from '../../fixtures/cases.ts';
import { granted, overtaken, pathsUnder, refusalOf, someDeps, staffedDeps } from '../../fixtures/deps.ts';
import {
  aMember,
  contoh,
  seberang,
  serviceOf,
  staffOf,
  uidOf,
  villageOfficer,
} from '../../fixtures/office.ts';

const notFound = { code: 'not-found' };

describe('an act on a case', () => {
  it('is recorded with who did it in which role, on the case, its card and its events', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const done = granted(await act(deps, sent, counter, allInOrder(await stateOf(deps, sent))));
    expect(done).toEqual({ revision: 2, status: 'open', step: 'sahkan' });
    expect((await eventsOf(deps, sent)).at(-1)).toMatchObject({
      revision: 2,
      step: 'periksa',
      actor: { kind: 'staff', uid: 'contoh-counter', role: 'counter' },
      happening: { kind: 'checked', outcome: 'complete' },
    });
    expect(await documentAt(deps, paths.card('contoh', sent.id))).toMatchObject({
      step: 'sahkan',
      stepKind: 'validate',
      waitingFor: ['section-head:angin'],
      revision: 2,
    });
  });

  it('pressed twice is done once and answered alike', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const press = { actId: deps.newId(), revision: 1 };
    const check = allInOrder(await stateOf(deps, sent));
    const first = granted(await act(deps, sent, counter, check, press));
    expect(granted(await act(deps, sent, counter, check, press))).toEqual(first);
    expect(await eventsOf(deps, sent)).toHaveLength(2);
  });

  it('pressed twice at the very same moment is done once and answered alike', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const press = { actId: deps.newId(), revision: 1 };
    const check = allInOrder(await stateOf(deps, sent));
    const [first, second] = await Promise.all([
      act(deps, sent, counter, check, press),
      act(deps, sent, counter, check, press),
    ]);
    expect(granted(first)).toEqual(granted(second));
    expect(await eventsOf(deps, sent)).toHaveLength(2);
  });

  it('on an older screen is refused, telling what the other did', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const check = allInOrder(await stateOf(deps, sent));
    granted(await act(deps, sent, counter, check));
    expect(refusalOf(await act(deps, sent, counter, check, { revision: 1 }))).toEqual({
      code: 'stale',
      act: 'checked',
      by: 'counter',
    });
    expect((await act(deps, sent, kasiAngin, { act: 'validate' }, { revision: 2 })).ok).toBe(true);
  });

  it('that loses to another at the last moment is refused too, and leaves nothing behind', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const state = await stateOf(deps, sent);
    const documents = overtaken(
      deps.documents,
      (path) => path.endsWith(sent.id),
      () => act(deps, sent, counter, faulty(state, 'izin-awan'), { revision: 1 }),
    );
    const slow = { ...deps, documents: { ...deps.documents, ...documents } };
    expect(refusalOf(await act(slow, sent, counter, allInOrder(state), { revision: 1 }))).toEqual({
      code: 'stale',
      act: 'checked',
      by: 'counter',
    });
    expect(await stateOf(deps, sent)).toMatchObject({ status: 'returned', revision: 2 });
  });

  it('keeps its words beside the case, and only codes in its event', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
    expect(await documentAt(deps, paths.caseNotes('contoh', sent.id))).toMatchObject({
      notes: [{ revision: 2, item: 'izin-awan', text: 'Mohon izin-awan difoto ulang' }],
    });
    const events = await eventsOf(deps, sent);
    expect(JSON.stringify(events)).not.toContain('difoto ulang');
  });

  it('binds its words to the event by a salted hash, so that a changed note shows', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan', 'berani')));
    const { notes } = CaseNotes.parse(await documentAt(deps, paths.caseNotes('contoh', sent.id)));
    const [submitted, checked] = await eventsOf(deps, sent);
    expect(notes).toHaveLength(2);
    expect(checked?.note).toBe(noteHash(deps, notes));
    expect(
      noteHash(
        deps,
        notes.map((note) => ({ ...note, text: 'Diubah' })),
      ),
    ).not.toBe(checked?.note);
    expect(new Set(notes.map(({ salt }) => salt)).size).toBe(2);
    expect(submitted?.note).toBeUndefined();
  });

  it('may be several own steps in one press, all or none', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'konsep' });
    const drafted: Act[] = [{ act: 'draft' }, { act: 'number' }];
    expect(refusalOf(await act(deps, sent, counter, [...drafted, { act: 'initial' }]))).toEqual({
      code: 'not-allowed',
      needs: ['section-head'],
    });
    expect(await stateOf(deps, sent)).toMatchObject({ step: 'konsep', revision: 3 });
    expect(pathsUnder(deps, 'offices/contoh/letters')).toEqual([]);
    expect(granted(await act(deps, sent, counter, drafted))).toEqual({
      revision: 5,
      status: 'open',
      step: 'paraf',
    });
    expect((await stateOf(deps, sent)).taken?.number).toBe('007/041/CTH/2026');
  });
});

describe('who may act', () => {
  it('answers a section head of another section as if the case did not exist', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'sahkan' });
    expect(refusalOf(await act(deps, sent, kasiKucing, { act: 'validate' }))).toEqual(notFound);
    expect((await act(deps, sent, kasiAngin, { act: 'validate' })).ok).toBe(true);
  });

  it('answers a village officer of another village as if the case did not exist', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'sahkan' });
    const [own, other] = contoh.office.villages.map(({ code }) => villageOfficer('contoh', code));
    const validate: Act = { act: 'validate' };
    expect(refusalOf(await act(deps, sent, other ?? '', validate))).toEqual(notFound);
    expect(refusalOf(await act(deps, sent, own ?? '', validate))).toEqual({
      code: 'not-allowed',
      needs: ['section-head'],
    });
  });

  it('answers staff of another office, and strangers, as if the case did not exist', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const check = allInOrder(await stateOf(deps, sent));
    for (const uid of ['seberang-counter', 'seberang-admin', 'siapa']) {
      expect(refusalOf(await act(deps, sent, uid, check))).toEqual(notFound);
    }
    const there = { ...sent, officeId: 'seberang' };
    expect(refusalOf(await act(deps, there, 'seberang-counter', check, { revision: 1 }))).toEqual(notFound);
    expect((await act(deps, sent, counter, check)).ok).toBe(true);
  });

  it('asks the staff document, not what a token still says', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const check = allInOrder(await stateOf(deps, sent));
    const member = aMember(contoh.office, { uid: 'contoh-counter', roles: ['counter'] });
    granted(await appoint(deps, { ...member, active: false }));
    expect(refusalOf(await act(deps, sent, counter, check))).toEqual(notFound);
    granted(await appoint(deps, member));
    expect((await act(deps, sent, counter, check)).ok).toBe(true);
  });

  it('lets a deputy act while his appointment lasts', async () => {
    const deps = await staffedDeps();
    const plh = aMember(contoh.office, {
      uid: 'contoh-section-head-kucing',
      roles: ['section-head'],
      sections: ['kucing'],
      deputies: [
        { role: 'section-head', section: 'angin', capacity: 'plh', fromOn: '2026-11-23', toOn: '2026-11-23' },
      ],
    });
    granted(await appoint(deps, plh));
    const sent = await anApplication(deps, { step: 'sahkan' });
    deps.time.now += 86_400_000;
    expect(refusalOf(await act(deps, sent, kasiKucing, { act: 'validate' }))).toEqual(notFound);
    deps.time.now -= 86_400_000;
    expect((await act(deps, sent, kasiKucing, { act: 'validate' })).ok).toBe(true);
  });

  it('leaves to the desk what is done with the letter in view, and to the applicant what is his', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    const sha256 = (await stateOf(deps, sent)).letter?.sha256 ?? '';
    for (const here of [
      { act: 'approve', sha256 },
      { act: 'issue', sha256 },
      { act: 'prepare' },
      { act: 'open-survey' },
    ] as const) {
      expect(refusalOf(await act(deps, sent, camat, here))).toEqual({ code: 'not-now', expected: [] });
    }
    expect((await approve(deps, sent)).ok).toBe(true);
  });
});

describe('acts that fit no step', () => {
  it('are refused, not broken, where a service makes no letter', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    for (const kind of ['draft', 'number'] as const) {
      expect(refusalOf(await act(deps, sent, counter, { act: kind }))).toMatchObject({ code: 'not-now' });
    }
  });

  it('are refused, not broken, where a service has no such step', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' });
    for (const kind of ['draft', 'number', 'register', 'stamp'] as const) {
      expect(refusalOf(await act(deps, sent, counter, { act: kind }))).toMatchObject({ code: 'not-now' });
    }
    expect(pathsUnder(deps, 'offices/contoh/registers')).toEqual([]);
  });

  it('take no number when they come too early', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    expect(refusalOf(await act(deps, sent, counter, { act: 'register' }))).toMatchObject({ code: 'not-now' });
    expect(pathsUnder(deps, 'offices/contoh/registers')).toEqual([]);
    await bringTo(deps, sent, 'register');
    granted(await act(deps, sent, counter, { act: 'register' }));
    expect((await stateOf(deps, sent)).taken?.number).toBe('088/1/CTH/2026');
  });
});

describe('numbers', () => {
  it('run on in their book, one after another, without gap or double, however many want one at once', async () => {
    const deps = await staffedDeps();
    const cases = await Promise.all(
      Array.from({ length: 8 }, () => anApplication(deps, { serviceId: gardenService, step: 'register' })),
    );
    await Promise.all(cases.map((one) => act(deps, one, counter, { act: 'register' }).then(granted)));
    const numbers = await Promise.all(cases.map(async (one) => (await stateOf(deps, one)).taken?.number));
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `088/${String(n)}/CTH/2026`));
    for (const one of cases)
      expect(await entryOf(deps, one)).toMatchObject({ applicationId: one.id, status: 'booked' });
  });

  it('go on where the paper book stopped, and begin anew with the year of the office', async () => {
    const deps = await staffedDeps();
    const first = await anApplication(deps, { step: 'paraf' });
    expect((await stateOf(deps, first)).taken).toEqual({
      register: 'buku-angin-2026',
      entry: '000041',
      number: '007/041/CTH/2026',
    });
    deps.time.now = Date.parse('2026-12-31T17:00:00Z');
    const next = await anApplication(deps, { step: 'paraf' });
    expect((await stateOf(deps, next)).taken?.number).toBe('007/001/CTH/2027');
  });

  it('are kept by a case that is sent back, however often', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'paraf' });
    const { taken } = await stateOf(deps, sent);
    for (const to of ['nomor', 'konsep', 'periksa']) {
      granted(
        await act(deps, sent, kasiAngin, { act: 'return', to, reason: 'other', items: [], note: 'Lagi' }),
      );
      await bringTo(deps, sent, 'paraf');
    }
    expect((await stateOf(deps, sent)).taken).toEqual(taken);
    expect(pathsUnder(deps, 'offices/contoh/registers/buku-angin-2026/entries')).toHaveLength(1);
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
  });

  it('reserved and booked in one press are booked', async () => {
    const service = serviceOf(contoh, gardenService);
    const steps = service.definition.steps.map((step) =>
      step.do === 'stamp' ? { ...step, do: 'number' as const } : step,
    );
    const numbered = { ...service, definition: { ...service.definition, steps } };
    const deps = someDeps();
    granted(await importStandards(deps, { ...contoh, services: [numbered] }));
    for (const member of staffOf(contoh.office)) granted(await appoint(deps, member));
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    granted(
      await act(deps, sent, counter, [
        signedBy(deps, uidOf('contoh', camat)),
        { act: 'number' },
        { act: 'register' },
      ]),
    );
    expect((await stateOf(deps, sent)).status).toBe('ready');
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked', number: '088/1/CTH/2026' });
  });
});

describe('paper brought to the counter for a returned case', () => {
  const sha256 = 'a'.repeat(64);
  const file = { sha256, sizeBytes: 10, type: 'image/png' as const };
  const brought = (files: (typeof file)[]): Act => ({
    act: 'correct',
    items: { 'izin-awan': { files, bringsPaper: files.length === 0 } },
  });

  async function aReturnedCase() {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
    return { deps, sent };
  }

  it('is noted as paper: files named by an officer are nobody’s to take, whosever they are', async () => {
    const { deps, sent } = await aReturnedCase();
    expect(refusalOf(await act(deps, sent, counter, brought([file])))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'izin-awan', problem: 'paper-only' }],
    });
    granted(await act(deps, sent, counter, brought([])));
    expect((await stateOf(deps, sent)).items['izin-awan']).toMatchObject({ files: [], bringsPaper: true });
  });

  it('takes the place of what the applicant had begun to hand in', async () => {
    const { deps, sent } = await aReturnedCase();
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    const begun = paths.correction('contoh', sent.id);
    expect(await documentAt(deps, begun)).toBeDefined();
    granted(await act(deps, sent, counter, brought([])));
    expect(await documentAt(deps, begun)).toBeUndefined();
  });
});

describe('sending back from the signing desk', () => {
  it('drops the approval and the bytes of the letter and keeps its number', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    const before = await stateOf(deps, sent);
    const letterPath = paths.letter('contoh', before.letter?.id ?? '');
    granted(await approve(deps, sent));
    expect(LetterRecord.parse(await documentAt(deps, letterPath))).toMatchObject({
      status: 'approved',
      preparedSha256: before.letter?.sha256,
    });
    granted(
      await act(deps, sent, camat, {
        act: 'return',
        to: 'konsep',
        reason: 'wrong-wording',
        items: [],
        note: 'Nama salah ketik',
      }),
    );
    const record = LetterRecord.parse(await documentAt(deps, letterPath));
    expect(record).toMatchObject({ status: 'draft', number: '007/041/CTH/2026' });
    expect(record.preparedSha256).toBeUndefined();
    expect(record.approvedAt).toBeUndefined();
    expect((await stateOf(deps, sent)).taken).toEqual(before.taken);
    // And a trigger that comes late finds nothing to issue.
    await advanceLetter(deps, 'contoh', sent.id);
    expect((await stateOf(deps, sent)).letter).toEqual({ id: before.letter?.id, status: 'draft' });
  });

  it('ends with new bytes under the same number, and the old bytes cannot be approved any more', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    const old = (await stateOf(deps, sent)).letter?.sha256 ?? '';
    const back: Act = { act: 'return', to: 'konsep', reason: 'wrong-wording', items: [], note: 'Perbaiki' };
    granted(await act(deps, sent, camat, back));
    granted(await act(deps, sent, counter, { act: 'draft', fields: { job: 'Pembuat layang-layang' } }));
    await bringTo(deps, sent, 'tanda-tangan');
    await advanceLetter(deps, 'contoh', sent.id);
    const { letter, taken } = await stateOf(deps, sent);
    expect(letter?.sha256).not.toBe(old);
    expect(taken?.number).toBe('007/041/CTH/2026');
    expect(refusalOf(await approve(deps, sent, { sha256: old }))).toEqual({ code: 'stale' });
    expect((await approve(deps, sent)).ok).toBe(true);
  });
});

describe('a case keeps the version of its standard', () => {
  it('runs by the steps it began with when a new version comes into force', async () => {
    const deps = await staffedDeps();
    const old = await aSentCase(deps, { serviceId: catService });
    const service = serviceOf(contoh, catService);
    const [check, sign] = service.definition.steps;
    if (!check || !sign) expect.fail('a cat’s card has two steps');
    const steps = [check, { id: 'paraf', do: 'initial' as const, by: sign.by }, sign];
    const newer = { ...service, version: 2, definition: { ...service.definition, steps } };
    granted(await importStandards(deps, { ...contoh, services: [newer] }));
    deps.time.now += 61_000;
    granted(await act(deps, old, counter, allInOrder(await stateOf(deps, old))));
    expect((await loaded(deps, old)).application).toMatchObject({ version: 1, step: 'tanda-tangan' });
  });

  it('is not mistaken for a case of another office with the same service', async () => {
    const deps = await staffedDeps([contoh, seberang]);
    const there = await aSentCase(deps, { officeId: 'seberang' });
    expect(pathsUnder(deps, 'offices/contoh/applications')).toEqual([]);
    expect(pathsUnder(deps, 'offices/seberang/applications')).toHaveLength(1);
    expect((await act(deps, there, counter, allInOrder(await stateOf(deps, there)))).ok).toBe(true);
  });
});
