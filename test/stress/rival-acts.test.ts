import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { RegisterBook, RegisterEntry } from '../../domain/register.ts';
import { actOnApplication } from '../../functions/usecases/act-on-application.ts';
import { answerSurvey, openSurvey } from '../../functions/usecases/answer-survey.ts';
import { listEvents } from '../../functions/usecases/list-events.ts';
import { prepare } from '../../functions/usecases/prepare-letter.ts';
import { submitDraft } from '../../functions/usecases/submit-application.ts';
import { employ, granted, ownWorld, seedKejayan, worldOf, type World } from '../fixtures/emulator.ts';
import { aCase, aDraft, allInOrder, book, officeId, read } from '../fixtures/skck.ts';

/** Many people at once on the genuine Firestore emulator. `npm run stress` runs the same at full size. */

const full = process.env['LOKET_STRESS'] === 'full';
const officers = 20;
const letterCounts = full ? [50, 200] : [10];

let world: World;
beforeAll(async () => {
  world = ownWorld();
  await seedKejayan(world);
  for (let n = 1; n <= officers; n += 1) {
    await employ(world, `petugas-${String(n)}`, { name: `Petugas ${String(n)} Contoh` });
  }
});
afterAll(() => world.close());

const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index + 1)));

/** Servers that share nothing but the emulators: each with connections and memory of its own. */
async function onServers<T>(count: number, work: (servers: World[]) => Promise<T>): Promise<T> {
  const servers = Array.from({ length: count }, () => worldOf(world.projectId));
  try {
    return await work(servers);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

describe('officers acting at once', () => {
  it(`lets one of ${String(officers)} officers check a case and tells the others what happened`, async () => {
    const { applicationId } = await aCase(world.deps, 'submitted');
    const answers = await onServers(4, (servers) =>
      times(officers, (n) => {
        const { deps } = servers[n % servers.length] ?? world;
        return actOnApplication(deps, `petugas-${String(n)}`, {
          officeId,
          applicationId,
          revision: 1,
          actId: deps.newId(),
          acts: [allInOrder],
        });
      }),
    );
    expect(answers.filter((answer) => answer.ok)).toEqual([
      { ok: true, value: { revision: 2, status: 'open', step: 'konsep' } },
    ]);
    const told = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(told).toEqual(
      Array.from({ length: officers - 1 }, () => ({ code: 'stale', act: 'checked', by: 'counter' })),
    );
    const application = await read(world.deps, { applicationId });
    expect(application.revision).toBe(2);
    expect(await listEvents(world.deps, application)).toHaveLength(2);
  });

  it('records the verdict of one of two officers who judge the same papers differently', async () => {
    const { applicationId } = await aCase(world.deps, 'submitted');
    const faulty = {
      ...allInOrder.verdicts,
      ktp: { verdict: 'faulty' as const, reason: 'unreadable' as const },
    };
    const verdicts = [allInOrder.verdicts, faulty];
    const answers = await times(2, (n) =>
      actOnApplication(world.deps, `petugas-${String(n)}`, {
        officeId,
        applicationId,
        revision: 1,
        actId: world.deps.newId(),
        acts: [{ act: 'check', verdicts: verdicts[n - 1] ?? {} }],
      }),
    );
    const won = answers.findIndex((answer) => answer.ok);
    expect(answers[1 - won]).toEqual({
      ok: false,
      refusal: { code: 'stale', act: 'checked', by: 'counter' },
    });
    const application = await read(world.deps, { applicationId });
    expect(application.status).toBe(won === 0 ? 'open' : 'returned');
    expect(application.items['ktp']?.verdict).toBe(won === 0 ? 'in-order' : 'faulty');
  });

  it('answers ten presses of one button alike and records one act', async () => {
    const { applicationId } = await aCase(world.deps, 'submitted');
    const actId = world.deps.newId();
    const answers = await times(10, () =>
      actOnApplication(world.deps, 'petugas-1', {
        officeId,
        applicationId,
        revision: 1,
        actId,
        acts: [allInOrder],
      }),
    );
    expect(answers).toEqual(
      Array.from({ length: 10 }, () => ({
        ok: true,
        value: { revision: 2, status: 'open', step: 'konsep' },
      })),
    );
    expect(await listEvents(world.deps, await read(world.deps, { applicationId }))).toHaveLength(2);
  });
});

describe('an applicant pressing Kirim again and again', () => {
  it('gets one application and one reference', async () => {
    const draft = await aDraft(world.deps);
    const answers = await onServers(4, (servers) =>
      times(10, (n) => submitDraft((servers[n % servers.length] ?? world).deps, draft)),
    );
    const references = new Set(answers.map((answer) => granted(answer).reference));
    expect(references.size).toBe(1);
    const found = await world.deps.documents.find({
      collection: `${paths.office(officeId)}/references`,
      where: [{ field: 'applicationId', op: '==', value: draft.draftId }],
      limit: 20,
    });
    expect(found.map(({ path }) => path)).toEqual([paths.reference(officeId, [...references][0] ?? '')]);
    expect((await read(world.deps, { applicationId: draft.draftId })).revision).toBe(1);
  });
});

describe('one survey answer delivered ten times', () => {
  it('counts once', async () => {
    const { access } = await aCase(world.deps, 'closed');
    const { token } = granted(await openSurvey(world.deps, access, world.deps.newId()));
    const values = Object.fromEntries(
      [
        'persyaratan',
        'prosedur',
        'waktu',
        'biaya',
        'produk',
        'kompetensi',
        'perilaku',
        'sarana',
        'pengaduan',
      ].map((key) => [key, 3]),
    );
    const answers = await times(10, () =>
      answerSurvey(world.deps, officeId, token, { v: 1, values } as Parameters<typeof answerSurvey>[3]),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual(
      Array.from({ length: 9 }, () => 'link-invalid'),
    );
    const inbox = await world.deps.documents.find({
      collection: paths.surveyInbox(officeId),
      where: [],
      limit: 20,
    });
    expect(inbox).toHaveLength(1);
  });
});

describe('letters of one book prepared at once', () => {
  for (const count of letterCounts) {
    it(`gives ${String(count)} letters ${String(count)} consecutive numbers, none twice, none left out`, async () => {
      const own = ownWorld();
      try {
        await seedKejayan(own);
        const cases: { applicationId: string }[] = [];
        for (let done = 0; done < count; done += 10) {
          cases.push(...(await times(Math.min(10, count - done), () => aCase(own.deps, 'initialed'))));
        }
        const started = Date.now();
        const answers = await times(count, (n) =>
          prepare(own.deps, officeId, cases[n - 1]?.applicationId ?? '', own.deps.newId(), {
            kind: 'system',
          }),
        );
        console.log(`${String(count)} letters prepared at once: ${String(Date.now() - started)} ms`);
        expect(answers.filter((answer) => !answer.ok)).toEqual([]);

        const register = (await read(own.deps, cases[0] ?? { applicationId: '' })).taken?.register ?? '';
        const entries = await own.deps.documents.find({
          collection: `${paths.register(officeId, register)}/entries`,
          where: [],
          limit: 500,
        });
        const booked = entries.map(({ data }) => RegisterEntry.parse(data));
        expect(booked.map(({ n }) => n).sort((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, index) => index + 1),
        );
        const stored = await own.deps.documents.get(paths.register(officeId, register));
        expect(RegisterBook.parse(stored?.data)).toMatchObject({ id: book, next: count + 1 });
        // Every entry leads to its own case and letter, and back.
        for (const entry of booked) {
          const application = await read(own.deps, { applicationId: entry.applicationId ?? '' });
          expect(application.taken?.number).toBe(entry.number);
          expect(application.letter).toMatchObject({ id: entry.letterId, status: 'prepared' });
        }
        expect(new Set(booked.map(({ applicationId }) => applicationId)).size).toBe(count);
      } finally {
        await own.close();
      }
    });
  }
});
