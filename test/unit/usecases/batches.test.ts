import { describe, expect, it } from 'vitest';
import { Batch, casesPerCommit } from '../../../domain/batch.ts';
import { paths } from '../../../domain/paths.ts';
import { CaseNotes } from '../../../domain/personal-data.ts';
import {
  continueBatch,
  makeBatch,
  sendBatch,
  signBatch,
  takeOutOfBatch,
} from '../../../functions/usecases/batch-make.ts';
import { listBatches, openBatch } from '../../../functions/usecases/batch-open.ts';
import { batchFile, closeBatch } from '../../../functions/usecases/batch-papers.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import { act, anApplication, counter, documentAt, eventsOf, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import {
  breaking,
  day,
  granted,
  minute,
  overtaken,
  pathsUnder,
  refusalOf,
  staffedDeps,
} from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, realOffice, uidOf, villageOfficer } from '../../fixtures/office.ts';

/** Juai's proposals (facts/workflows.md W12): many cases, one list, one letter, one dispatch. */

const officeId = 'juai';
const serviceId = 'usulan-guru-agama-petugas-kebersihan';
const loket = uidOf(officeId, { role: 'counter' });
const camatUid = uidOf(officeId, { role: 'camat' });
const batchId = 'b'.repeat(32);
const secondId = 'c'.repeat(32);

const names = ['Rusdi Uji', 'Siti Uji', 'Hasan Uji'] as const;

async function waiting(
  people: readonly string[] = names,
): Promise<{ deps: TestDeps; cases: TestCase[]; ids: string[] }> {
  const deps = await staffedDeps([realOffice(officeId)]);
  const cases: TestCase[] = [];
  for (const name of people) {
    cases.push(await anApplication(deps, { officeId, serviceId, input: { name }, step: 'rekap' }));
  }
  deps.time.now += minute;
  return { deps, cases, ids: cases.map(({ id }) => id) };
}

function make(deps: TestDeps, ids: readonly string[], over: { uid?: string; batchId?: string } = {}) {
  return makeBatch(deps, over.uid ?? loket, {
    officeId,
    batchId: over.batchId ?? batchId,
    serviceId,
    title: 'Usulan November 2026',
    caseIds: [...ids],
  });
}

const here = { officeId, batchId };
const letter = { on: '2026-11-23', addressee: 'Bagian Kesejahteraan Rakyat', signerUid: camatUid };

async function closed(deps: TestDeps, ids: readonly string[]): Promise<void> {
  granted(await make(deps, ids));
  granted(await closeBatch(deps, loket, { ...here, letter }));
  deps.time.now += minute;
}

async function batchAt(deps: TestDeps, id = batchId): Promise<Batch> {
  return Batch.parse(await documentAt(deps, paths.batch(officeId, id)));
}

/** Copies of a waiting case under other ids: enough of them for several commits, without going every step each. */
async function copies(deps: TestDeps, original: TestCase, count: number): Promise<string[]> {
  const application = await documentAt(deps, paths.application(officeId, original.id));
  const personal = await documentAt(deps, paths.applicantData(officeId, original.id));
  const ids = Array.from({ length: count }, (_, n) => (n + 1).toString(16).padStart(32, 'd'));
  for (const id of ids) {
    await deps.documents.commit([
      { do: 'create', path: paths.application(officeId, id), data: { ...application, id } },
      { do: 'create', path: paths.applicantData(officeId, id), data: { ...personal, applicationId: id } },
    ]);
  }
  return ids;
}

async function kinds(deps: TestDeps, at: TestCase): Promise<string[]> {
  return (await eventsOf(deps, at)).map(({ happening }) => happening.kind);
}

describe('a batch of three proposals', () => {
  it('is recapitulated, signed and sent as one, and each case ends forwarded', async () => {
    const { deps, cases, ids } = await waiting();
    expect(granted(await make(deps, ids))).toEqual({ batchId, left: 0, total: 3 });
    for (const at of cases)
      expect(await stateOf(deps, at)).toMatchObject({ batchId, step: 'tanda-tangan', status: 'open' });

    granted(await closeBatch(deps, loket, { ...here, letter }));
    deps.time.now += minute;
    expect(
      granted(await signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt: deps.now() })).left,
    ).toBe(0);
    for (const at of cases)
      expect(await stateOf(deps, at)).toMatchObject({
        step: 'kirim',
        signedOnPaper: { signerUid: camatUid, signerRole: 'camat', signedAt: deps.now() },
      });

    deps.time.now += minute;
    granted(await sendBatch(deps, loket, { ...here, note: 'Diterima staf Kesra' }));
    for (const at of cases) {
      expect(await stateOf(deps, at)).toMatchObject({ step: 'done', status: 'closed' });
      expect(await kinds(deps, at)).toEqual([
        'submitted',
        'checked',
        'archived',
        'recapped',
        'signed-on-paper',
        'sent',
      ]);
      const { notes } = CaseNotes.parse(await documentAt(deps, paths.caseNotes(officeId, at.id)));
      expect(notes.map(({ text }) => text)).toContain('Diterima staf Kesra');
    }
    expect(await batchAt(deps)).toMatchObject({
      state: 'sent',
      caseIds: ids,
      missed: [],
      sent: { at: deps.now(), by: loket },
    });
  });

  it('names nobody in its own document, nor in the list of batches', async () => {
    const { deps, ids } = await waiting();
    await closed(deps, ids);
    const listed = granted(await listBatches(deps, loket, { officeId }));
    const opened = granted(await openBatch(deps, loket, here));
    const said = JSON.stringify([await batchAt(deps), listed, opened.members, opened.missed]);
    for (const name of names) expect(said).not.toContain(name);
    expect(said).not.toContain('0812');
    expect(opened.members).toHaveLength(3);
  });

  it('shows what comes next to whom it belongs to', async () => {
    const { deps, ids } = await waiting();
    await closed(deps, ids);
    expect(granted(await openBatch(deps, loket, here)).moves).toEqual(['close', 'sign']);
    expect(granted(await openBatch(deps, camatUid, here)).moves).toEqual(['sign']);
    expect(granted(await openBatch(deps, uidOf(officeId, { role: 'operator' }), here)).moves).toEqual([]);
  });
});

describe('pressing', () => {
  it('twice makes one batch, signs once and sends once', async () => {
    const { deps, cases, ids } = await waiting();
    const [first, second] = await Promise.all([make(deps, ids), make(deps, ids)]);
    expect([granted(first).left, granted(second).left]).toEqual([0, 0]);
    granted(await closeBatch(deps, loket, { ...here, letter }));
    deps.time.now += minute;
    const signed = await Promise.all(
      [1, 2].map(() => signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt: deps.now() })),
    );
    for (const each of signed) granted(each);
    const sent = await Promise.all([1, 2].map(() => sendBatch(deps, loket, { ...here, note: 'ke Kesra' })));
    for (const each of sent) granted(each);
    granted(await sendBatch(deps, loket, { ...here, note: 'sekali lagi' }));
    for (const at of cases) {
      const happened = await kinds(deps, at);
      for (const kind of ['recapped', 'signed-on-paper', 'sent'])
        expect(happened.filter((each) => each === kind)).toHaveLength(1);
    }
  });

  it('with the same id for other cases is refused', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids.slice(0, 2)));
    expect(refusalOf(await make(deps, ids.slice(2)))).toEqual({ code: 'stale' });
  });
});

describe('two officers who choose the same cases at once', () => {
  it('put each case into one batch only, and the one who came late is told', async () => {
    const { deps, cases, ids } = await waiting();
    const other = aMember(realOffice(officeId).office, { uid: 'loket-kedua', roles: ['counter'] });
    granted(await appoint(deps, other));
    const [mine, theirs] = await Promise.all([
      make(deps, ids),
      make(deps, ids, { uid: other.uid, batchId: secondId }),
    ]);
    granted(mine);
    granted(theirs);
    const batches = [await batchAt(deps), await batchAt(deps, secondId)];
    const owners = await Promise.all(cases.map(async (at) => (await stateOf(deps, at)).batchId));
    for (const [index, owner] of owners.entries()) {
      const loser = batches.find(({ id }) => id !== owner);
      expect(loser?.missed).toContainEqual({ caseId: ids[index], act: 'recap', code: 'not-now' });
      const winner = batches.find(({ id }) => id === owner);
      expect(winner?.missed).toEqual([]);
    }
    for (const at of cases)
      expect((await kinds(deps, at)).filter((kind) => kind === 'recapped')).toHaveLength(1);
  });

  it('also when the other gets in between reading and writing', async () => {
    const { deps, cases, ids } = await waiting();
    const documents = overtaken(
      deps.documents,
      (path) => path === paths.event(officeId, ids[1] ?? '', 4),
      () => make(deps, ids.slice(1, 2), { batchId: secondId }),
    );
    granted(
      await makeBatch({ ...deps, documents }, loket, {
        ...here,
        serviceId,
        title: 'Usulan',
        caseIds: ids,
      }),
    );
    const [one, two, three] = await Promise.all(cases.map(async (at) => (await stateOf(deps, at)).batchId));
    expect([one, two, three]).toEqual([batchId, secondId, batchId]);
    expect((await batchAt(deps)).missed).toEqual([{ caseId: ids[1], act: 'recap', code: 'not-now' }]);
  });
});

describe('a process that dies on the way', () => {
  it('leaves whole parts done, and the next presses finish the rest, no case twice', async () => {
    const { deps, cases } = await waiting(['Rusdi Uji']);
    const [original] = cases;
    if (!original) throw new Error('no case');
    const ids = [original.id, ...(await copies(deps, original, 2 * casesPerCommit))];
    const progress = granted(await make(deps, ids));
    expect(progress).toEqual({ batchId, left: ids.length - casesPerCommit, total: ids.length });

    // It breaks while the second part is written.
    const inSecond = ids[casesPerCommit] ?? '';
    const documents = breaking(deps.documents, (path) => path === paths.application(officeId, inSecond));
    await expect(continueBatch({ ...deps, documents }, loket, here)).rejects.toThrow('broke');
    const halfway = await batchAt(deps);
    expect(halfway.work?.left).toHaveLength(ids.length - casesPerCommit);
    const done = await Promise.all(ids.map((id) => documentAt(deps, paths.application(officeId, id))));
    expect(done.filter((each) => each?.['batchId'] === batchId)).toHaveLength(casesPerCommit);
    expect(refusalOf(await closeBatch(deps, loket, { ...here, letter }))).toMatchObject({ code: 'not-now' });

    expect(granted(await make(deps, ids)).left).toBe(1);
    expect(granted(await continueBatch(deps, loket, here)).left).toBe(0);
    expect(granted(await continueBatch(deps, loket, here)).left).toBe(0);
    for (const id of ids) {
      const events = pathsUnder(deps, paths.events(officeId, id));
      // The original has four before; a copy began without any, so that only the recapitulation is there.
      expect(events).toHaveLength(id === original.id ? 4 : 1);
    }
  });

  it('keeps the words of the dispatch for the cases that are left', async () => {
    const { deps, cases } = await waiting(['Rusdi Uji']);
    const [original] = cases;
    if (!original) throw new Error('no case');
    const ids = [original.id, ...(await copies(deps, original, casesPerCommit))];
    granted(await make(deps, ids));
    granted(await continueBatch(deps, loket, here));
    granted(await closeBatch(deps, loket, { ...here, letter }));
    deps.time.now += minute;
    granted(await signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt: deps.now() }));
    granted(await continueBatch(deps, loket, here));
    expect(granted(await sendBatch(deps, loket, { ...here, note: 'lewat kurir' })).left).toBe(1);
    // Another press with other words goes on with the first ones.
    granted(await sendBatch(deps, loket, { ...here, note: 'lain' }));
    const last = ids.at(-1) ?? '';
    const { notes } = CaseNotes.parse(await documentAt(deps, paths.caseNotes(officeId, last)));
    expect(notes.map(({ text }) => text)).toEqual(['lewat kurir']);
    expect((await batchAt(deps)).state).toBe('sent');
  });
});

describe('a case that cannot take the act', () => {
  it('is passed by and named by its reference; the others go on', async () => {
    const { deps, cases, ids } = await waiting();
    const [gone] = cases;
    if (!gone) throw new Error('no case');
    await closed(deps, ids);
    granted(await act(deps, gone, counter, { act: 'cancel' }));
    granted(await signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt: deps.now() }));
    const { missed } = granted(await openBatch(deps, loket, here));
    const { reference } = await stateOf(deps, gone);
    expect(missed).toEqual([{ caseId: gone.id, reference, act: 'sign-on-paper', code: 'left' }]);
    granted(await sendBatch(deps, loket, { ...here, note: '' }));
    const states = await Promise.all(cases.map(async (at) => (await stateOf(deps, at)).status));
    expect(states).toEqual(['cancelled', 'closed', 'closed']);
  });

  it('is passed by when it was never there', async () => {
    const { deps, ids } = await waiting(['Rusdi Uji']);
    const unknown = 'f'.repeat(32);
    granted(await make(deps, [...ids, unknown]));
    expect((await batchAt(deps)).missed).toEqual([{ caseId: unknown, act: 'recap', code: 'not-found' }]);
  });
});

describe('taking a case out', () => {
  it('is for the desk that may return it, with a reason, and lets it into another batch later', async () => {
    const { deps, cases, ids } = await waiting();
    const [at] = cases;
    if (!at) throw new Error('no case');
    granted(await make(deps, ids));
    const out = { ...here, caseId: at.id, reason: 'Surat keterangan desa belum benar' };
    expect(refusalOf(await takeOutOfBatch(deps, loket, out))).toMatchObject({ code: 'not-allowed' });
    granted(await takeOutOfBatch(deps, camatUid, out));
    expect(await stateOf(deps, at)).toMatchObject({ step: 'periksa', status: 'open' });
    expect(granted(await openBatch(deps, loket, here)).members).toHaveLength(2);
    granted(await closeBatch(deps, loket, { ...here, letter }));
    expect((await batchAt(deps)).missed).toEqual([{ caseId: at.id, act: 'recap', code: 'left' }]);
    expect(refusalOf(await takeOutOfBatch(deps, camatUid, { ...out, caseId: ids[1] ?? '' }))).toMatchObject({
      code: 'not-now',
    });
  });
});

/** What the printer was given, as text. */
async function printed(deps: TestDeps, paper: 'list' | 'letter'): Promise<string> {
  let said = '';
  const print = (document: unknown) => {
    said = JSON.stringify(document);
    return Promise.resolve(new Uint8Array([1]));
  };
  const recording = { ...deps, letters: { ...deps.letters, print } };
  granted(await batchFile(recording, loket, { ...here, paper }));
  return said;
}

describe('an applicant who withdraws', () => {
  it('after the recapitulation is on no list, not counted in the letter, and named as gone when it is closed', async () => {
    const { deps, cases, ids } = await waiting();
    const [gone] = cases;
    if (!gone) throw new Error('no case');
    granted(await make(deps, ids));
    expect(await printed(deps, 'list')).toContain(names[0]);
    granted(await act(deps, gone, counter, { act: 'cancel' }));
    expect(granted(await openBatch(deps, loket, here)).members.map(({ caseId }) => caseId)).toEqual(
      ids.slice(1),
    );
    const before = pathsUnder(deps, paths.accessLog(officeId)).length;
    const list = await printed(deps, 'list');
    expect(list).not.toContain(names[0]);
    expect(list).toContain(names[1]);
    expect(pathsUnder(deps, paths.accessLog(officeId))).toHaveLength(before + 2);
    granted(await closeBatch(deps, loket, { ...here, letter }));
    expect(await printed(deps, 'letter')).toContain('2 usulan');
    expect((await batchAt(deps)).missed).toEqual([{ caseId: gone.id, act: 'recap', code: 'left' }]);
  });

  it('after closing is still on every print of it, until it is closed anew', async () => {
    const { deps, cases, ids } = await waiting();
    const [gone] = cases;
    if (!gone) throw new Error('no case');
    await closed(deps, ids);
    granted(await act(deps, gone, counter, { act: 'cancel' }));
    const { reference } = await stateOf(deps, gone);
    expect(granted(await openBatch(deps, loket, here)).left).toEqual([{ caseId: gone.id, reference }]);
    expect(await printed(deps, 'list')).toContain(names[0]);
    expect(await printed(deps, 'letter')).toContain('3 usulan');

    granted(await closeBatch(deps, loket, { ...here, base: letter, letter }));
    expect(granted(await openBatch(deps, loket, here)).left).toEqual([]);
    expect(await printed(deps, 'list')).not.toContain(names[0]);
    expect(await printed(deps, 'letter')).toContain('2 usulan');
    granted(await signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt: deps.now() }));
    granted(await sendBatch(deps, loket, { ...here, note: '' }));
    const opened = granted(await openBatch(deps, loket, here));
    expect(opened.members.map(({ caseId }) => caseId)).toEqual(ids.slice(1));
    expect(opened.left).toEqual([]);
    expect(await printed(deps, 'letter')).toContain('2 usulan');
  });
});

describe('closing', () => {
  it('and taking a case out at the same moment: whoever comes second reads again', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids));
    const isBatch = (path: string) => path === paths.batch(officeId, batchId);
    const out = { ...here, caseId: ids[0] ?? '', reason: 'Belum benar' };
    const takenFirst = overtaken(deps.documents, isBatch, () => takeOutOfBatch(deps, camatUid, out));
    granted(await closeBatch({ ...deps, documents: takenFirst }, loket, { ...here, letter }));
    expect(await batchAt(deps)).toMatchObject({
      state: 'closed',
      listed: ids.slice(1),
      missed: [{ caseId: ids[0], act: 'recap', code: 'left' }],
    });
  });

  it('before a case could be taken out keeps it in', async () => {
    const { deps, cases, ids } = await waiting();
    granted(await make(deps, ids));
    const isBatch = (path: string) => path === paths.batch(officeId, batchId);
    const closedFirst = overtaken(deps.documents, isBatch, () =>
      closeBatch(deps, loket, { ...here, letter }),
    );
    const out = { ...here, caseId: ids[0] ?? '', reason: 'Belum benar' };
    const late = await takeOutOfBatch({ ...deps, documents: closedFirst }, camatUid, out);
    expect(refusalOf(late)).toMatchObject({ code: 'not-now' });
    expect((await batchAt(deps)).listed).toEqual(ids);
    for (const at of cases) expect((await stateOf(deps, at)).step).toBe('tanda-tangan');
  });

  it('again with another letter than the one somebody else has written meanwhile is refused', async () => {
    const { deps, ids } = await waiting();
    await closed(deps, ids);
    const mine = { ...letter, addressee: 'Dinas Pendidikan' };
    const theirs = { ...letter, addressee: 'Sekretariat Daerah' };
    granted(await closeBatch(deps, loket, { ...here, base: letter, letter: theirs }));
    expect(refusalOf(await closeBatch(deps, loket, { ...here, base: letter, letter: mine }))).toEqual({
      code: 'stale',
    });
    // The same press twice is no quarrel.
    granted(await closeBatch(deps, loket, { ...here, base: letter, letter: theirs }));
    granted(await closeBatch(deps, loket, { ...here, base: theirs, letter: mine }));
    expect((await batchAt(deps)).letter).toEqual(mine);
  });

  it('for one signer lets nobody note the signature of another', async () => {
    const { deps, ids } = await waiting();
    await closed(deps, ids);
    const other = await signBatch(deps, loket, { ...here, signerUid: loket, signedAt: deps.now() });
    expect(refusalOf(other)).toEqual({ code: 'stale' });
  });

  it('comes before the signature, and that lies between making the batch and now', async () => {
    const { deps, ids } = await waiting();
    await closed(deps, ids);
    const at = async (signedAt: number) =>
      refusalOf(await signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt }));
    expect(await at(deps.now() + minute)).toMatchObject({
      fields: [{ field: 'signedAt', problem: 'in-the-future' }],
    });
    expect(await at(deps.now() - day)).toMatchObject({
      fields: [{ field: 'signedAt', problem: 'before-batch' }],
    });
  });
});

describe('a standard that changes while a batch is under way', () => {
  /** The same service from today on without a recapitulation. */
  async function withoutRecap(deps: TestDeps): Promise<void> {
    const service = realOffice(officeId).services.find((each) => each.serviceId === serviceId);
    if (!service) throw new Error('no such service');
    const entry = await deps.documents.get(paths.standard(officeId, serviceId));
    if (!entry) throw new Error('no such entry');
    const { definition } = service;
    const steps = definition.steps.filter((step) => step.do !== 'recap');
    const version = service.version + 1;
    await deps.documents.commit([
      {
        do: 'create',
        path: paths.standardVersion(officeId, serviceId, version),
        data: { ...service, version, definition: { ...definition, steps } },
      },
      { do: 'update', before: entry, data: { ...entry.data, version } },
    ]);
    deps.time.now += day;
  }

  it('leaves it, those who wait for theirs, and its signer as they were', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids.slice(0, 2)));
    await withoutRecap(deps);
    expect(granted(await listBatches(deps, loket, { officeId })).batches).toHaveLength(1);
    granted(await closeBatch(deps, loket, { ...here, letter }));
    granted(await signBatch(deps, loket, { ...here, signerUid: camatUid, signedAt: deps.now() }));
    granted(await sendBatch(deps, loket, { ...here, note: '' }));
    granted(await make(deps, ids.slice(2), { batchId: secondId }));
    expect(granted(await openBatch(deps, loket, { officeId, batchId: secondId })).members).toHaveLength(1);
  });

  it('does so too when the service is no longer published', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids));
    const entry = await deps.documents.get(paths.standard(officeId, serviceId));
    if (!entry) throw new Error('no such entry');
    await deps.documents.commit([{ do: 'update', before: entry, data: { ...entry.data, published: false } }]);
    deps.time.now += day;
    const listed = granted(await listBatches(deps, loket, { officeId }));
    expect(listed.services.some((service) => service.serviceId === serviceId)).toBe(false);
    expect(listed.batches.map(({ id }) => id)).toEqual([batchId]);
    expect(granted(await openBatch(deps, loket, here)).members).toHaveLength(3);
  });
});

describe('the papers of a batch', () => {
  it('are a list and, once it is closed, a letter; every name on the list is logged for its case', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids));
    expect(refusalOf(await batchFile(deps, loket, { ...here, paper: 'letter' }))).toMatchObject({
      code: 'not-now',
    });
    granted(await closeBatch(deps, loket, { ...here, letter }));
    const before = pathsUnder(deps, paths.accessLog(officeId)).length;
    const list = granted(await batchFile(deps, loket, { ...here, paper: 'list' }));
    expect(list).toMatchObject({ name: 'rekap-usulan-november-2026.pdf', type: 'application/pdf' });
    expect(Buffer.from(list.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const logged = await Promise.all(
      pathsUnder(deps, paths.accessLog(officeId))
        .slice(before)
        .map((path) => documentAt(deps, path)),
    );
    expect(logged.map((entry) => entry?.['applicationId'])).toEqual(ids);
    expect(new Set(logged.map((entry) => `${String(entry?.['uid'])} ${String(entry?.['what'])}`))).toEqual(
      new Set([`${loket} batch-list`]),
    );
    const paper = granted(await batchFile(deps, loket, { ...here, paper: 'letter' }));
    expect(paper.name).toBe('surat-usulan-november-2026.pdf');
    const draft = granted(await batchFile(deps, loket, { ...here, paper: 'letter-word' }));
    expect(draft.name).toBe('surat-usulan-november-2026.docx');
    // The letter names no applicant.
    expect(pathsUnder(deps, paths.accessLog(officeId))).toHaveLength(before + 3);
  });

  it('are not shown when the opening cannot be logged', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids));
    const documents = breaking(deps.documents, (path) => path.startsWith(paths.accessLog(officeId)));
    await expect(batchFile({ ...deps, documents }, loket, { ...here, paper: 'list' })).rejects.toThrow();
  });
});

describe('the signer', () => {
  it('is somebody who may sign on the letter’s day: a deputy only in his time', async () => {
    const { deps, ids } = await waiting();
    granted(await make(deps, ids));
    const { office } = realOffice(officeId);
    const deputy = aMember(office, {
      uid: 'pelaksana-harian',
      name: 'Hj. Aminah Contoh',
      roles: ['secretary'],
      deputies: [{ role: 'camat', capacity: 'plh', fromOn: '2026-11-24', toOn: '2026-11-25' }],
    });
    granted(await appoint(deps, deputy));
    const named = { ...letter, signerUid: deputy.uid };
    const notYet = await closeBatch(deps, loket, { ...here, letter: named });
    expect(refusalOf(notYet)).toMatchObject({ code: 'invalid-input' });
    deps.time.now += day;
    granted(await closeBatch(deps, loket, { ...here, letter: { ...named, on: '2026-11-24' } }));
    const { signers } = granted(await openBatch(deps, loket, here));
    expect(signers.find(({ uid }) => uid === deputy.uid)?.title).toMatch(/^Plh\. /);
    const later = deps.now() + 5 * day;
    const byDeputy = { ...here, signerUid: deputy.uid };
    expect(refusalOf(await signBatch(deps, loket, { ...byDeputy, signedAt: later }))).toMatchObject({
      code: 'invalid-input',
    });
    granted(await signBatch(deps, loket, { ...byDeputy, signedAt: deps.now() }));
    expect(await stateOf(deps, { officeId, id: ids[0] ?? '' })).toMatchObject({
      signedOnPaper: { signerUid: deputy.uid, signerRole: 'camat' },
    });
  });

  it('is not needed to be the one who notes it down, but nobody else may', async () => {
    const { deps, ids } = await waiting();
    await closed(deps, ids);
    const kasi = uidOf(officeId, { role: 'section-head', section: 'pelayanan-kesejahteraan-sosial' });
    expect(
      refusalOf(await signBatch(deps, kasi, { ...here, signerUid: camatUid, signedAt: deps.now() })),
    ).toEqual({
      code: 'not-allowed',
      needs: ['camat', 'counter'],
    });
    granted(await signBatch(deps, camatUid, { ...here, signerUid: camatUid, signedAt: deps.now() }));
  });
});

describe('whoever goes on with a batch', () => {
  it('carries it out for every case in it, also where his own lists show fewer', async () => {
    const deps = await staffedDeps([realOffice(officeId)]);
    const laporan = 'laporan-bulanan-penduduk';
    const at = await anApplication(deps, { officeId, serviceId: laporan, step: 'rekap' });
    deps.time.now += minute;
    const title = 'Laporan November 2026';
    granted(await makeBatch(deps, loket, { ...here, serviceId: laporan, title, caseIds: [at.id] }));
    granted(await closeBatch(deps, loket, { ...here, letter }));
    deps.time.now += minute;
    const stored = await deps.documents.get(paths.application(officeId, at.id));
    if (!stored) throw new Error('no case');
    await deps.documents.commit([
      { do: 'update', before: stored, data: { ...stored.data, sections: ['trantibum'] } },
    ]);
    const kasi = uidOf(officeId, { role: 'section-head', section: 'pemerintahan' });
    granted(await signBatch(deps, kasi, { ...here, signerUid: camatUid, signedAt: deps.now() }));
    expect((await batchAt(deps)).missed).toEqual([]);
    expect(await stateOf(deps, at)).toMatchObject({ signedOnPaper: { signerUid: camatUid } });
  });
});

describe('whoever has nothing to do with it', () => {
  it('makes no batch and sees none', async () => {
    const { deps, ids } = await waiting();
    const village = villageOfficer(officeId, '6311012001');
    expect(refusalOf(await make(deps, ids, { uid: village }))).toEqual({ code: 'not-found' });
    expect(refusalOf(await make(deps, ids, { uid: camatUid }))).toMatchObject({ code: 'not-allowed' });
    granted(await make(deps, ids));
    expect(refusalOf(await openBatch(deps, village, here))).toEqual({ code: 'not-found' });
    expect(granted(await listBatches(deps, village, { officeId }))).toEqual({ services: [], batches: [] });
    expect(granted(await listBatches(deps, loket, { officeId })).batches).toHaveLength(1);
    const otherHead = uidOf(officeId, { role: 'section-head', section: 'trantibum' });
    expect(refusalOf(await batchFile(deps, otherHead, { ...here, paper: 'list' }))).toEqual({
      code: 'not-found',
    });
  });
});
