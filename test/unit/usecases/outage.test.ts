import { describe, expect, it } from 'vitest';
import type { Application } from '../../../domain/application.ts';
import { verifyChain } from '../../../domain/chain.ts';
import type { Outage } from '../../../domain/outage.ts';
import { paths } from '../../../domain/paths.ts';
import { endOutage, mendOutage, recordOutage } from '../../../functions/usecases/outage-record.ts';
import { outagesUnderWay, spreadOutage } from '../../../functions/usecases/outage-spread.ts';
import { runTick } from '../../../functions/usecases/run-tick.ts';
import { takeIn } from '../../../functions/usecases/take-in.ts';
import { at } from '../../fixtures/calendars.ts';
import {
  act,
  allInOrder,
  anApplication,
  counter,
  documentAt,
  eventsOf,
  kiteService,
  loaded,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import {
  breaking,
  granted,
  minute,
  mondayMorning,
  overtaken,
  refusalOf,
  staffedDeps,
} from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, serviceOf, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const clerk = uidOf(officeId, { role: 'counter' });
const secretary = uidOf(officeId, { role: 'secretary' });
const outageId = 'e'.repeat(32);
const another = 'f'.repeat(32);
const power = { officeId, outageId, cause: 'power' as const, reason: 'Listrik padam satu kecamatan' };
const alreadyLasting = {
  code: 'invalid-input',
  fields: [{ field: 'outage', problem: 'already-lasting' }],
};
const village = contoh.office.villages[0]?.code ?? '';

/** Walk-ins for a kite, all found complete this moment: due in an hour of the office's. */
async function running(deps: TestDeps, count: number): Promise<TestCase[]> {
  const standard = serviceOf(contoh, kiteService);
  const cases: TestCase[] = [];
  for (let made = 1; made <= count; made += 1) {
    // Spread over the ids, so that the order of making is not the order of the pages.
    const id = `${((made * 7919) % 65_521).toString(16).padStart(4, '0')}${'0'.repeat(28)}`;
    granted(
      await takeIn(
        deps,
        clerk,
        {
          officeId,
          applicationId: id,
          secret: 'rahasia-dua-puluh-dua_',
          serviceId: kiteService,
          door: 'counter',
          input: {
            name: `Penerbang ${String(made)}`,
            nik: '3514064508900002',
            address: 'Dusun Angin 1',
            village,
            phone: '081200000022',
            birthPlace: 'Pasuruan',
            bornOn: '1990-08-05',
            gender: 'p',
            job: 'Petani',
            keperluan: 'Terbang',
          },
          brought: ['foto-layangan', 'izin-awan'],
        },
        () => '',
      ),
    );
    const one: TestCase = { officeId, id, access: { officeId, reference: '', secret: '' }, standard };
    granted(await act(deps, one, counter, allInOrder(await stateOf(deps, one))));
    cases.push(one);
  }
  return cases;
}

async function dues(deps: TestDeps, cases: readonly TestCase[]): Promise<(number | undefined)[]> {
  const states = await Promise.all(cases.map((each) => stateOf(deps, each)));
  return [...new Set(states.map(({ dueAt }) => dueAt))];
}

async function outageEvents(deps: TestDeps, of: TestCase) {
  return (await eventsOf(deps, of)).filter(({ happening }) => happening.kind === 'outage');
}

const outageAt = async (deps: TestDeps, id = outageId) =>
  (await documentAt(deps, paths.outage(officeId, id))) as Outage | undefined;

/** The same server, whose store breaks from the n-th write on. */
function dyingAt(deps: TestDeps, nth: number): TestDeps {
  let seen = 0;
  return { ...deps, documents: { ...deps.documents, ...breaking(deps.documents, () => (seen += 1) > nth) } };
}

describe('an outage of the office', () => {
  it('holds the clock of two hundred cases, dies on the way, and is finished by the tick: each once', async () => {
    const deps = await staffedDeps();
    const cases = await running(deps, 200);
    expect(await dues(deps, cases)).toEqual([at('2026-11-23 10:00')]);
    deps.time.now = at('2026-11-23 09:20');
    // It is recorded, whatever becomes of the clocks.
    expect(granted(await recordOutage(dyingAt(deps, 150), clerk, power)).outage.pending).toBe(true);
    const heldAlready = (await Promise.all(cases.map((each) => stateOf(deps, each)))).filter(
      ({ dueAt }) => dueAt === undefined,
    );
    expect(heldAlready.length).toBeGreaterThan(0);
    expect(heldAlready.length).toBeLessThan(200);
    expect((await outagesUnderWay(deps)).map(({ id }) => id)).toEqual([outageId]);

    expect((await runTick(deps)).failed).toBe(0);
    expect(await dues(deps, cases)).toEqual([undefined]);
    expect(await outageAt(deps)).toMatchObject({ pending: false });
    expect(await outagesUnderWay(deps)).toEqual([]);
    for (const each of cases) expect(await outageEvents(deps, each)).toHaveLength(1);

    deps.time.now = at('2026-11-23 09:50');
    granted(await endOutage(deps, clerk, { officeId, outageId }));
    await runTick(deps);
    expect(await dues(deps, cases)).toEqual([at('2026-11-23 10:30')]);
    for (const each of cases) expect(await outageEvents(deps, each)).toHaveLength(2);
    expect(await outageAt(deps)).toMatchObject({ pending: false, cases: 200 });
  });

  it('is not kept from the others by a case that cannot be set, and comes back to it', async () => {
    const deps = await staffedDeps();
    const cases = await running(deps, 30);
    deps.time.now = at('2026-11-23 09:20');
    const [broken] = cases;
    if (!broken) throw new Error('no case');
    const documents = breaking(deps.documents, (path) => path.includes(broken.id));
    granted(await recordOutage({ ...deps, documents }, clerk, power));
    await runTick({ ...deps, documents });
    const others = cases.filter(({ id }) => id !== broken.id);
    expect(await dues(deps, others)).toEqual([undefined]);
    expect(await outageAt(deps)).toMatchObject({ pending: true, left: [broken.id] });
    // Mended: the next tick does what was left.
    await runTick(deps);
    expect(await dues(deps, cases)).toEqual([undefined]);
    expect(await outageAt(deps)).toMatchObject({ pending: false, left: [], cases: 30 });
  });

  it('pressed twice, or twice at once, is one outage and one event in each case', async () => {
    const deps = await staffedDeps();
    const cases = await running(deps, 3);
    deps.time.now = at('2026-11-23 09:20');
    await Promise.all([recordOutage(deps, clerk, power), recordOutage(deps, clerk, power)]);
    granted(await recordOutage(deps, clerk, power));
    deps.time.now = at('2026-11-23 09:50');
    await Promise.all([
      endOutage(deps, clerk, { officeId, outageId }),
      endOutage(deps, secretary, { officeId, outageId }),
    ]);
    await spreadOutage(deps, officeId, outageId, 10);
    expect(await dues(deps, cases)).toEqual([at('2026-11-23 10:30')]);
    for (const each of cases) {
      expect((await outageEvents(deps, each)).map(({ happening }) => happening)).toEqual([
        { kind: 'outage', outageId, cause: 'power', from: at('2026-11-23 09:20') },
        {
          kind: 'outage',
          outageId,
          cause: 'power',
          from: at('2026-11-23 09:20'),
          to: at('2026-11-23 09:50'),
        },
      ]);
    }
  });

  it('can be recorded afterwards with its true times, for every case that ran then', async () => {
    const deps = await staffedDeps();
    const [early] = await running(deps, 1);
    if (!early) throw new Error('no case');
    // Complete while the outage lasted: the office worked on it.
    deps.time.now = at('2026-11-23 09:30');
    const during = await anApplication(deps, { step: 'sahkan' });
    deps.time.now = at('2026-11-24 08:00');
    const { outage } = granted(
      await recordOutage(deps, clerk, {
        ...power,
        cause: 'network',
        from: at('2026-11-23 09:20'),
        to: at('2026-11-23 09:50'),
      }),
    );
    expect(outage).toMatchObject({ pending: false, cases: 1, at: deps.now() });
    expect((await stateOf(deps, early)).dueAt).toBe(at('2026-11-23 10:30'));
    expect((await stateOf(deps, during)).dueAt).toBe(at('2026-11-23 10:30'));
    expect(await outageEvents(deps, during)).toEqual([]);
    const [event] = await outageEvents(deps, early);
    expect(event).toMatchObject({
      at: deps.now(),
      actor: { kind: 'system' },
      happening: { cause: 'network', from: at('2026-11-23 09:20'), to: at('2026-11-23 09:50') },
    });
    const { application } = await loaded(deps, early);
    expect(verifyChain(await eventsOf(deps, early), deps.sha256)).toMatchObject({ ok: true });
    expect(application.revision).toBe(3);
    expect(await documentAt(deps, paths.card(officeId, early.id))).toMatchObject({
      dueAt: at('2026-11-23 10:30'),
    });
  });

  it('counts also for a product that was ready since: what would have been late was kept', async () => {
    const deps = await staffedDeps();
    const late = await anApplication(deps, { step: 'tanda-tangan' });
    deps.time.now = at('2026-11-23 10:20');
    const { dueAt } = await stateOf(deps, late);
    expect(dueAt).toBe(at('2026-11-23 10:00'));
    const signed = await stateOf(deps, late);
    const stored = await deps.documents.get(paths.application(officeId, late.id));
    if (!stored) throw new Error('no case');
    const ready: Application = {
      ...signed,
      status: 'ready',
      readyAt: deps.now(),
      clock: { ...signed.clock, readyAt: deps.now() },
    };
    await deps.documents.commit([{ do: 'update', before: stored, data: ready }]);
    deps.time.now = at('2026-11-23 13:00');
    granted(
      await recordOutage(deps, clerk, {
        ...power,
        from: at('2026-11-23 09:20'),
        to: at('2026-11-23 09:50'),
      }),
    );
    expect((await stateOf(deps, late)).dueAt).toBe(at('2026-11-23 10:30'));
    expect((await stateOf(deps, late)).readyAt).toBe(at('2026-11-23 10:20'));
  });

  it('lasts alone: of two officers who record the same power cut at once one is told so, and ending it frees every clock', async () => {
    const deps = await staffedDeps();
    const cases = await running(deps, 2);
    deps.time.now = at('2026-11-23 09:20');
    const both = await Promise.all([
      recordOutage(deps, clerk, power),
      recordOutage(deps, secretary, { ...power, outageId: another }),
    ]);
    const [refused, ...rest] = both.filter((each) => !each.ok);
    expect(rest).toEqual([]);
    expect(refused && refusalOf(refused)).toEqual(alreadyLasting);
    const id = both[0].ok ? outageId : another;
    expect(await outageAt(deps, id === outageId ? another : outageId)).toBeUndefined();
    deps.time.now = at('2026-11-23 09:50');
    granted(await endOutage(deps, clerk, { officeId, outageId: id }));
    expect(await dues(deps, cases)).toEqual([at('2026-11-23 10:30')]);
  });

  it('cannot be mended to last again beside another that lasts, only once that one is over or none', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-11-23 09:50');
    const ended = { from: at('2026-11-23 09:20'), to: at('2026-11-23 09:40') };
    granted(await recordOutage(deps, clerk, { ...power, ...ended }));
    const { outage: second } = granted(await recordOutage(deps, clerk, { ...power, outageId: another }));
    const lastingAgain = {
      officeId,
      outageId,
      revision: 1,
      from: ended.from,
      withdrawn: false,
      reason: 'Ternyata belum pulih',
    };
    expect(refusalOf(await mendOutage(deps, secretary, lastingAgain))).toEqual(alreadyLasting);
    expect(await outageAt(deps)).toMatchObject({ to: ended.to, revision: 1 });
    granted(
      await mendOutage(deps, secretary, {
        officeId,
        outageId: another,
        revision: second.revision,
        from: second.from,
        withdrawn: true,
        reason: 'Sudah tercatat',
      }),
    );
    granted(await mendOutage(deps, secretary, lastingAgain));
    expect((await outageAt(deps))?.to).toBeUndefined();
  });

  it('mended to begin later lets go of a product that was ready before its new beginning', async () => {
    const deps = await staffedDeps();
    // Found complete on Monday at 09.00, so due at 10.00; ready at 09.30, in the middle of what is recorded first.
    const early = await anApplication(deps, { step: 'tanda-tangan' });
    const stored = await deps.documents.get(paths.application(officeId, early.id));
    if (!stored) throw new Error('no case');
    const readyAt = at('2026-11-23 09:30');
    const state = await stateOf(deps, early);
    const ready: Application = { ...state, status: 'ready', readyAt, clock: { ...state.clock, readyAt } };
    await deps.documents.commit([{ do: 'update', before: stored, data: ready }]);
    deps.time.now = at('2026-11-23 11:00');
    const to = at('2026-11-23 10:00');
    granted(await recordOutage(deps, clerk, { ...power, from: at('2026-11-23 09:10'), to }));
    expect((await stateOf(deps, early)).dueAt).toBe(at('2026-11-23 10:20'));
    const { outage } = granted(
      await mendOutage(deps, secretary, {
        officeId,
        outageId,
        revision: 1,
        from: at('2026-11-23 09:45'),
        to,
        withdrawn: false,
        reason: 'Menurut catatan PLN',
      }),
    );
    expect(outage).toMatchObject({ pending: false, cases: 1 });
    expect(await stateOf(deps, early)).toMatchObject({ dueAt: to, clock: { pauses: [] } });
  });

  it('counts every clock that was set, also where the call and the tick go on with it side by side', async () => {
    const deps = await staffedDeps();
    await running(deps, 3);
    deps.time.now = at('2026-11-23 09:20');
    // Recorded, with its marker, and no clock set.
    granted(await recordOutage(dyingAt(deps, 2), clerk, power));
    expect(await outageAt(deps)).toMatchObject({ pending: true, cases: 0 });
    const documents = overtaken(
      deps.documents,
      (path) => path.endsWith(`/outages/${outageId}`),
      // While the first page is done somebody else comes to its end.
      () => spreadOutage(deps, officeId, outageId, 10),
    );
    await spreadOutage({ ...deps, documents }, officeId, outageId, 10);
    expect(await outageAt(deps)).toMatchObject({ pending: false, cases: 3 });
  });

  it('is put right by the secretary alone, with a reason; every clock follows and the old times stay readable', async () => {
    const deps = await staffedDeps();
    const cases = await running(deps, 2);
    deps.time.now = at('2026-11-23 11:00');
    const times = { from: at('2026-11-23 09:20'), to: at('2026-11-23 09:50') };
    granted(await recordOutage(deps, clerk, { ...power, ...times }));
    const mended = {
      officeId,
      outageId,
      revision: 1,
      from: at('2026-11-23 09:30'),
      to: at('2026-11-23 09:40'),
      withdrawn: false,
      reason: 'Menurut catatan PLN',
    };
    expect(refusalOf(await mendOutage(deps, clerk, mended))).toEqual({
      code: 'not-allowed',
      needs: ['secretary'],
    });
    granted(await mendOutage(deps, secretary, mended));
    // The line broke and the same was sent again.
    const { outage } = granted(await mendOutage(deps, secretary, mended));
    expect(outage).toMatchObject({
      revision: 2,
      mended: [{ by: secretary, reason: 'Menurut catatan PLN', ...times }],
    });
    expect(await dues(deps, cases)).toEqual([at('2026-11-23 10:10')]);
    expect(refusalOf(await mendOutage(deps, secretary, { ...mended, to: times.to }))).toEqual({
      code: 'stale',
    });
    granted(
      await mendOutage(deps, secretary, { ...mended, revision: 2, withdrawn: true, reason: 'Salah catat' }),
    );
    expect(await dues(deps, cases)).toEqual([at('2026-11-23 10:00')]);
  });

  it('is recorded by those who know, with times that can be, one at a time', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-11-23 12:00');
    for (const performer of [
      { role: 'operator' },
      { role: 'survey' },
      { role: 'section-head', section: 'angin' },
    ] as const)
      expect(refusalOf(await recordOutage(deps, uidOf(officeId, performer), power)).code).toBe('not-allowed');
    expect(refusalOf(await recordOutage(deps, uidOf('seberang', { role: 'counter' }), power)).code).toBe(
      'not-allowed',
    );
    expect(
      refusalOf(await recordOutage(deps, clerk, { ...power, from: deps.now() - 8 * 24 * 60 * minute })),
    ).toEqual({ code: 'invalid-input', fields: [{ field: 'from', problem: 'not-possible' }] });
    expect(refusalOf(await recordOutage(deps, clerk, { ...power, to: deps.now() + minute }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'to', problem: 'not-possible' }],
    });
    expect(await outageAt(deps)).toBeUndefined();
    for (const role of ['counter', 'secretary', 'camat', 'admin'] as const)
      granted(await recordOutage(deps, uidOf(officeId, { role }), power));
    expect(refusalOf(await recordOutage(deps, clerk, { ...power, outageId: another }))).toEqual(
      alreadyLasting,
    );
    deps.time.now = mondayMorning + 5 * 60 * minute;
    granted(await endOutage(deps, clerk, { officeId, outageId }));
    granted(await recordOutage(deps, clerk, { ...power, outageId: another }));
  });
});
