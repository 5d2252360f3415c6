import { describe, expect, it } from 'vitest';
import { LetterRecord } from '../../../domain/letter-record.ts';
import { paths } from '../../../domain/paths.ts';
import { submitCorrection } from '../../../functions/usecases/correct-application.ts';
import { notifyApplicant } from '../../../functions/usecases/notify-applicant.ts';
import { cancelApplication } from '../../../functions/usecases/follow-application.ts';
import { advanceLetter, runTick } from '../../../functions/usecases/run-tick.ts';
import { onCaseEvent, onLetterEvent, onMessage } from '../../../functions/entry/triggers.ts';
import {
  act,
  anApplication,
  approve,
  aSentCase,
  catService,
  counter,
  documentAt,
  eventsOf,
  faulty,
  gardenService,
  stateOf,
} from '../../fixtures/cases.ts';
import { breaking, granted, minute, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';

/** Ticks a minute apart. */
async function tick(deps: TestDeps, times = 1) {
  const done = [];
  for (let n = 0; n < times; n += 1) {
    deps.time.now += minute;
    done.push(await runTick(deps));
  }
  return done;
}

describe('the tick of every minute', () => {
  it('prepares what no trigger prepared and issues what no trigger issued', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await tick(deps);
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
    granted(await approve(deps, sent));
    await tick(deps);
    expect(await stateOf(deps, sent)).toMatchObject({ status: 'ready', letter: { status: 'issued' } });
  });

  it('tells the applicant what no trigger told, once, and sends it', async () => {
    const deps = await staffedDeps();
    await aSentCase(deps);
    await tick(deps, 3);
    expect(deps.mails).toHaveLength(1);
  });

  it('takes a case off its list when nothing is left to do, and looks at none for nothing', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    expect(await tick(deps)).toMatchObject([{ cases: 1, failed: 0 }]);
    expect((await stateOf(deps, sent)).nextActionAt).toBeUndefined();
    expect(await tick(deps)).toMatchObject([{ cases: 0, failed: 0 }]);
  });

  it('finishes what a process killed between signing and storing left: one letter, one number', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    granted(await approve(deps, sent));
    const killed = { ...deps, files: { ...deps.files, save: () => Promise.reject(new Error('killed')) } };
    await expect(advanceLetter(killed, 'contoh', sent.id)).rejects.toThrow('killed');
    await tick(deps, 2);
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
    const issued = (await eventsOf(deps, sent)).filter(({ happening }) => happening.kind === 'issued');
    expect(issued).toHaveLength(1);
    expect(pathsUnder(deps, 'offices/contoh/registers/buku-angin-2026/entries')).toHaveLength(1);
  });

  it('goes on with the number that a process killed while preparing had taken, and a withdrawal voids it', async () => {
    const deps = await staffedDeps();
    const [going, withdrawn] = [
      await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' }),
      await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' }),
    ];
    const killed = { ...deps, documents: breaking(deps.documents, (path) => path.includes('/letters/')) };
    for (const { id } of [going, withdrawn]) {
      await expect(advanceLetter(killed, 'contoh', id)).rejects.toThrow('the store broke');
    }
    granted(await cancelApplication(deps, withdrawn.access, deps.newId()));
    await tick(deps);
    const entries = 'offices/contoh/registers/buku-angin-2026/entries';
    const kept = await Promise.all(pathsUnder(deps, entries).map((path) => documentAt(deps, path)));
    const { taken } = await stateOf(deps, going);
    expect(kept.filter((entry) => entry?.['applicationId'] === going.id)).toMatchObject([
      { number: taken?.number, status: 'reserved' },
    ]);
    expect(
      kept.filter((entry) => entry?.['applicationId'] === withdrawn.id && entry['status'] !== 'void'),
    ).toEqual([]);
  });

  it('does not let one case that fails keep the others from being done', async () => {
    const deps = await staffedDeps();
    const bad = await anApplication(deps, { step: 'tanda-tangan' });
    const good = await anApplication(deps, { step: 'tanda-tangan' });
    const letterId = (await stateOf(deps, bad)).letter?.id ?? '';
    const documents = breaking(deps.documents, (path) => path.includes(letterId));
    deps.time.now += minute;
    const done = await runTick({ ...deps, documents });
    expect(done.failed).toBe(1);
    expect((await stateOf(deps, bad)).letter?.status).toBe('draft');
    expect((await stateOf(deps, good)).letter?.status).toBe('prepared');
    expect(deps.logged.filter(({ message }) => message === 'tick could not finish')).toMatchObject([
      { facts: { what: 'case', path: paths.application('contoh', bad.id), error: 'Error' } },
    ]);
    expect(JSON.stringify(deps.logged)).not.toContain('the store broke');
    await tick(deps);
    expect((await stateOf(deps, bad)).letter?.status).toBe('prepared');
  });

  it('does all the rest where one search fails: an index that is not there, a document that cannot be read', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    const unreadable = paths.outage('contoh', 'e'.repeat(32));
    await deps.documents.commit([{ do: 'create', path: unreadable, data: { v: 1, pending: true } }]);
    for (const collection of ['applications', 'outbox', 'outages', 'jobs', 'offices']) {
      const find: typeof deps.documents.find = (query) =>
        query.collection === collection ? Promise.reject(new Error('no index')) : deps.documents.find(query);
      deps.logged.length = 0;
      deps.time.now += minute;
      const { failed } = await runTick({ ...deps, documents: { ...deps.documents, find } });
      // Each search alone, and in all but one of the five the outage that nobody can read.
      expect(failed).toBe(collection === 'outages' ? 1 : 2);
      expect(deps.logged.map(({ facts }) => facts['what'])).toContain('search');
    }
    await tick(deps);
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
    expect(deps.logged).toContainEqual({
      message: 'tick could not finish',
      facts: expect.objectContaining({ what: 'outage', path: unreadable }) as Record<string, string>,
    });
  });

  it('puts cases that cannot be finished behind the others, however many they are', async () => {
    const deps = await staffedDeps();
    const stuck: string[] = [];
    for (let n = 0; n < 50; n += 1) stuck.push((await aSentCase(deps, { serviceId: gardenService })).id);
    deps.time.now += minute / 2;
    const waiting = await aSentCase(deps, { serviceId: gardenService });
    const documents = breaking(deps.documents, (path) => stuck.some((id) => path.includes(`/outbox/${id}`)));
    for (let n = 0; n < 2; n += 1) {
      deps.time.now += minute;
      await runTick({ ...deps, documents });
    }
    expect(pathsUnder(deps, 'offices/contoh/outbox')).toEqual([paths.outbox('contoh', `${waiting.id}-1`)]);
    await tick(deps, 2);
    expect(pathsUnder(deps, 'offices/contoh/outbox')).toHaveLength(51);
  });

  it('looks again at a letter that was refused, and prepares it once it can', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, {
      serviceId: catService,
      step: 'periksa',
      input: { name: 'Ratna 🪁' },
    });
    const state = await stateOf(deps, sent);
    granted(await act(deps, sent, counter, { ...faulty(state), notes: {} }));
    await tick(deps, 2);
    expect((await stateOf(deps, sent)).letter).toBeUndefined();
    expect(deps.logged).toContainEqual({
      message: 'letter not prepared',
      facts: { applicationId: sent.id, code: 'missing-glyphs' },
    });
    expect((await stateOf(deps, sent)).nextActionAt).toBeDefined();
  });

  it('does not overlook what happens while it works', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const { documents } = deps;
    let meanwhile = false;
    const busy = {
      ...deps,
      documents: {
        ...documents,
        commit: async (writes: Parameters<typeof documents.commit>[0]) => {
          const outcome = await documents.commit(writes);
          const notice = writes.some((write) => 'path' in write && write.path.includes('/outbox/'));
          if (notice && !meanwhile) {
            meanwhile = true;
            granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
          }
          return outcome;
        },
      },
    };
    deps.time.now += minute;
    await runTick(busy);
    await tick(deps, 2);
    expect(deps.mails.map(({ subject }) => subject)).toEqual([
      `Permohonan ${sent.access.reference} kami terima`,
      `Permohonan ${sent.access.reference} perlu dilengkapi`,
    ]);
  });
});

describe('what is still owed to an applicant', () => {
  it('is told by the tick although the case has moved on since its trigger died', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    await tick(deps, 2);
    expect(deps.mails.map(({ subject }) => subject)).toEqual([
      `Permohonan ${sent.access.reference} kami terima`,
      `Permohonan ${sent.access.reference} perlu dilengkapi`,
    ]);
  });

  it('is told by the tick although a later event’s trigger was delivered', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    deps.time.now += 1;
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
    await notifyApplicant(deps, 'contoh', sent.id, 2);
    await tick(deps, 2);
    expect(deps.mails).toHaveLength(2);
  });

  it('spares the tick a look where the trigger has told everything', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    await notifyApplicant(deps, 'contoh', sent.id, 1);
    expect((await stateOf(deps, sent)).nextActionAt).toBeUndefined();
    expect(await tick(deps)).toMatchObject([{ cases: 0, messages: 1 }]);
  });
});

describe('triggers', () => {
  it('delivered twice and late do everything once', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    const deliver = async () => {
      for (const { happening, revision } of (await eventsOf(deps, sent)).toReversed()) {
        const event = { officeId: 'contoh', applicationId: sent.id, revision, happening: happening.kind };
        await Promise.all([1, 2].map(() => onLetterEvent(deps, event)));
        await Promise.all([1, 2].map(() => onCaseEvent(deps, event)));
      }
    };
    await deliver();
    granted(await approve(deps, sent));
    await deliver();
    await deliver();
    const kinds = (await eventsOf(deps, sent)).map(({ happening }) => happening.kind);
    expect(kinds.slice(-3)).toEqual(['prepared', 'approved', 'issued']);
    const queued = pathsUnder(deps, 'offices/contoh/outbox');
    expect(queued).toHaveLength(2);
    for (const path of [...queued, ...queued]) {
      await onMessage(deps, { officeId: 'contoh', messageId: path.split('/').at(-1) ?? '' });
    }
    expect(deps.mails).toHaveLength(2);
  });

  it('do nothing for events that move no letter and tell nobody anything', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    const before = deps.documents.all();
    const event = { officeId: 'contoh', applicationId: sent.id, revision: 7, happening: 'paused' } as const;
    await onLetterEvent(deps, event);
    await onCaseEvent(deps, { ...event, happening: 'initialed' });
    expect(deps.documents.all()).toEqual(before);
  });

  it('survive an event of a case that is gone', async () => {
    const deps = await staffedDeps();
    const gone = {
      officeId: 'contoh',
      applicationId: 'f'.repeat(32),
      revision: 1,
      happening: 'approved',
    } as const;
    await onLetterEvent(deps, gone);
    await onCaseEvent(deps, { ...gone, happening: 'issued' });
    expect(pathsUnder(deps, 'offices/contoh/outbox')).toEqual([]);
  });

  it('end with a letter whose record says what was signed with', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'serah' });
    const path = paths.letter('contoh', (await stateOf(deps, sent)).letter?.id ?? '');
    const { signature } = LetterRecord.parse(await documentAt(deps, path));
    expect(signature?.driver).toBe(deps.signer.driver);
    expect(signature?.subject).toContain('Segel Evaluasi Loket');
  });
});
