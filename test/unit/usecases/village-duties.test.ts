import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import { setRecurring, villageDuties } from '../../../functions/usecases/batch-duties.ts';
import { makeBatch } from '../../../functions/usecases/batch-make.ts';
import { takeIn } from '../../../functions/usecases/take-in.ts';
import { at } from '../../fixtures/calendars.ts';
import { act, allInOrder, anApplication, counter, filledForm, stateOf } from '../../fixtures/cases.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, serviceOf, uidOf, villageOfficer } from '../../fixtures/office.ts';

/**
 * Juai's monthly duties: the population report (J6) that villages send, the PKK visit (J12, "Melaksanakan Pembinaan PKK setiap Bulan") they
 * get. No due day is printed: the office sets it.
 */

const officeId = 'juai';
const laporan = 'laporan-bulanan-penduduk';
const pkk = 'pembinaan-pkk';
const admin = uidOf(officeId, { role: 'admin' });
const loket = uidOf(officeId, { role: 'counter' });
const [ninian, hamarung] = ['6311012001', '6311012002'] as const;

async function office(): Promise<TestDeps> {
  const material = realOffice(officeId);
  return staffedDeps([
    {
      ...material,
      services: material.services.map((service) =>
        [laporan, pkk].includes(service.serviceId)
          ? {
              ...service,
              definition: {
                ...service.definition,
                recurring: { printed: 'setiap Bulan', every: 'month' as const },
              },
            }
          : service,
      ),
    },
  ]);
}

async function dueOn(
  deps: TestDeps,
  dueDay: number,
  { dueIn = 'same', fromMonth = '2026-11' }: { dueIn?: 'same' | 'next'; fromMonth?: string } = {},
): Promise<void> {
  granted(
    await setRecurring(deps, admin, {
      officeId,
      base: [],
      recurring: [laporan, pkk].map((serviceId) => ({ serviceId, dueDay, dueIn, fromMonth })),
    }),
  );
}

/** The state of villages in a month of a service, by code. */
async function states(deps: TestDeps, uid: string, serviceId: string, month = '2026-11') {
  const { services } = granted(await villageDuties(deps, uid, { officeId }));
  const rows = services
    .find((service) => service.serviceId === serviceId)
    ?.months.find((each) => each.month === month)?.rows;
  return new Map(rows?.map(({ villageCode, state }) => [villageCode, state]));
}

function sent(deps: TestDeps, village: string, step = 'periksa') {
  return anApplication(deps, { officeId, serviceId: laporan, input: { village }, step });
}

describe('reports that villages send every month', () => {
  it('are overdue the day after the one the office set, for each village that has not sent', async () => {
    const deps = await office();
    await dueOn(deps, 5);
    deps.time.now = at('2026-11-04 10:00', 8);
    await sent(deps, ninian);
    expect((await states(deps, loket, laporan)).get(hamarung)).toBe('waiting');
    deps.time.now = at('2026-11-06 10:00', 8);
    const late = await states(deps, loket, laporan);
    expect(late.get(ninian)).toBe('on-time');
    expect([...late.values()].filter((state) => state === 'overdue')).toHaveLength(20);
    await sent(deps, hamarung);
    expect((await states(deps, loket, laporan)).get(hamarung)).toBe('late');
  });

  it('are not counted when they were withdrawn', async () => {
    const deps = await office();
    const report = await sent(deps, ninian);
    expect((await states(deps, loket, laporan)).get(ninian)).toBe('on-time');
    granted(await act(deps, report, counter, { act: 'cancel' }));
    expect((await states(deps, loket, laporan)).get(ninian)).toBe('not-asked');
  });

  it('count for the month of the recapitulation they went into', async () => {
    const deps = await office();
    const report = await sent(deps, ninian, 'rekap');
    granted(
      await makeBatch(deps, loket, {
        officeId,
        batchId: 'a'.repeat(32),
        serviceId: laporan,
        title: 'Laporan Oktober',
        period: '2026-10',
        caseIds: [report.id],
      }),
    );
    expect((await states(deps, loket, laporan, '2026-10')).get(ninian)).toBe('on-time');
    expect((await states(deps, loket, laporan, '2026-11')).get(ninian)).toBe('not-asked');
  });

  it('of a month that is over are late only after their day in the next: October’s by 10 November', async () => {
    const deps = await office();
    await dueOn(deps, 10, { dueIn: 'next', fromMonth: '2026-10' });
    deps.time.now = at('2026-11-03 10:00', 8);
    const report = await sent(deps, ninian, 'rekap');
    const both = async () => [
      (await states(deps, loket, laporan, '2026-10')).get(ninian),
      (await states(deps, loket, laporan, '2026-11')).get(ninian),
    ];
    expect(await both()).toEqual(['on-time', 'waiting']);
    granted(
      await makeBatch(deps, loket, {
        officeId,
        batchId: 'a'.repeat(32),
        serviceId: laporan,
        title: 'Laporan Oktober',
        period: '2026-10',
        caseIds: [report.id],
      }),
    );
    deps.time.now = at('2026-11-24 10:00', 8);
    expect(await both()).toEqual(['on-time', 'waiting']);
    expect((await states(deps, loket, laporan, '2026-10')).get(hamarung)).toBe('overdue');
    expect((await states(deps, loket, laporan, '2026-11')).get(hamarung)).toBe('waiting');
  });

  it('shows a village officer his own village only, the counter all of them', async () => {
    const deps = await office();
    await dueOn(deps, 5);
    expect([...(await states(deps, villageOfficer(officeId, hamarung), laporan)).keys()]).toEqual([hamarung]);
    expect((await states(deps, loket, laporan)).size).toBe(21);
  });
});

describe('visits to the villages', () => {
  it('are had once they were held, in the month they were held in', async () => {
    const deps = await office();
    await dueOn(deps, 27);
    const { definition } = serviceOf(realOffice(officeId), pkk);
    const input = filledForm(definition, await requireOffice(deps, officeId), { village: hamarung });
    const applicationId = 'e'.repeat(32);
    granted(
      await takeIn(
        deps,
        loket,
        {
          officeId,
          applicationId,
          secret: 'rahasia000000000000001',
          serviceId: pkk,
          door: 'counter',
          input,
          brought: definition.requirements.map(({ id }) => id),
        },
        () => '',
      ),
    );
    const visit = {
      officeId,
      id: applicationId,
      standard: serviceOf(realOffice(officeId), pkk),
      access: { officeId, reference: '', secret: '' },
    };
    const kasi = { role: 'section-head', section: 'pemberdayaan-masyarakat' } as const;
    granted(await act(deps, visit, kasi, allInOrder(await stateOf(deps, visit))));
    const planned = deps.now() + 24 * 60 * 60_000;
    granted(await act(deps, visit, kasi, { act: 'schedule-event', at: planned, note: 'Balai desa' }));
    expect((await states(deps, loket, pkk)).get(hamarung)).toBe('waiting');
    deps.time.now = planned + 60_000;
    granted(
      await act(deps, visit, kasi, {
        act: 'hold-event',
        heldAt: planned,
        present: 12,
        note: 'Notulen',
      }),
    );
    const november = await states(deps, loket, pkk);
    expect(november.get(hamarung)).toBe('on-time');
    expect(november.get(ninian)).toBe('waiting');
  });
});

describe('the due days', () => {
  it('are an administrator’s to set, for services that recur, against what he saw', async () => {
    const deps = await office();
    const recurring = [{ serviceId: laporan, dueDay: 10, dueIn: 'same' as const, fromMonth: '2026-11' }];
    expect(refusalOf(await setRecurring(deps, loket, { officeId, base: [], recurring }))).toEqual({
      code: 'not-allowed',
      needs: ['admin'],
    });
    const marriage = [
      {
        ...recurring[0],
        serviceId: 'dispensasi-nikah',
        dueDay: 10,
        dueIn: 'same' as const,
        fromMonth: '2026-11',
      },
    ];
    expect(
      refusalOf(await setRecurring(deps, admin, { officeId, base: [], recurring: marriage })),
    ).toMatchObject({ code: 'invalid-input' });
    granted(await setRecurring(deps, admin, { officeId, base: [], recurring }));
    expect(refusalOf(await setRecurring(deps, admin, { officeId, base: [], recurring: [] }))).toEqual({
      code: 'stale',
    });
    const { settings } = granted(await villageDuties(deps, admin, { officeId }));
    expect(settings).toEqual(recurring);
    expect(granted(await villageDuties(deps, loket, { officeId })).settings).toBeUndefined();
    expect((await deps.documents.get(paths.office(officeId)))?.data['settings']).toMatchObject({ recurring });
  });
});
