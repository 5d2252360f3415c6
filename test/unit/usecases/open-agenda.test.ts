import { describe, expect, it } from 'vitest';
import { agendaDocument, agendaOf, byDay } from '../../../domain/agenda.ts';
import { paths } from '../../../domain/paths.ts';
import { agendaWords } from '../../../domain/words-id.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import { openAgenda, printAgenda } from '../../../functions/usecases/open-agenda.ts';
import { at } from '../../fixtures/calendars.ts';
import { anApplication, catService, gardenService, loaded } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const counterUid = uidOf(officeId, { role: 'counter' });
const tuesday = '2026-11-24';

/** Puts a moment on a case as the acts of a longer service would. */
async function booked(deps: TestDeps, here: TestCase, times: object): Promise<void> {
  const path = paths.application(officeId, here.id);
  const stored = await deps.documents.get(path);
  if (!stored) throw new Error('no case');
  await deps.documents.commit([{ do: 'update', before: stored, data: { ...stored.data, ...times } }]);
}

async function threeBooked(deps: TestDeps): Promise<[TestCase, TestCase]> {
  const garden = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
  const cat = await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' });
  await booked(deps, garden, {
    appointmentAt: at('2026-11-24 10:00'),
    eventAt: at('2026-11-27 09:00'),
  });
  await booked(deps, cat, { summonedFor: at('2026-11-24 09:00') });
  return [garden, cat];
}

const access = (deps: TestDeps): Promise<(Record<string, unknown> | undefined)[]> =>
  Promise.all(
    pathsUnder(deps, paths.accessLog(officeId)).map(async (path) => (await deps.documents.get(path))?.data),
  );

describe('the agenda', () => {
  it('shows appointments, summonses and events of the days asked for, earliest first', async () => {
    const deps = await staffedDeps();
    await threeBooked(deps);
    const day = granted(await openAgenda(deps, counterUid, { officeId, from: tuesday, days: 1 }));
    expect(day.entries.map(({ kind, at: when }) => [kind, when])).toEqual([
      ['summons', at('2026-11-24 09:00')],
      ['appointment', at('2026-11-24 10:00')],
    ]);
    const week = granted(await openAgenda(deps, counterUid, { officeId, from: tuesday, days: 7 }));
    expect(week.entries.map(({ kind }) => kind)).toEqual(['summons', 'appointment', 'event']);
    expect(week.entries[0]).toMatchObject({ applicantName: 'Ratna Layangan', serviceName: 'Kartu Kucing' });
  });

  it('shows a section head what is his section’s, and whoever has no post nothing', async () => {
    const deps = await staffedDeps();
    await threeBooked(deps);
    const input = { officeId, from: tuesday, days: 7 };
    const kasi = (section: string) => uidOf(officeId, { role: 'section-head', section });
    expect(granted(await openAgenda(deps, kasi('kucing'), input)).entries).toHaveLength(3);
    expect(granted(await openAgenda(deps, kasi('angin'), input)).entries).toEqual([]);
    expect(refusalOf(await openAgenda(deps, 'siapa-saja', input)).code).toBe('not-allowed');
    const other = uidOf('seberang', { role: 'counter' });
    expect(refusalOf(await openAgenda(deps, other, input)).code).toBe('not-allowed');
  });

  it('writes each opening into the access log, and each case of a printed day, where the applicant finds it', async () => {
    const deps = await staffedDeps();
    const [garden] = await threeBooked(deps);
    granted(await openAgenda(deps, counterUid, { officeId, from: tuesday, days: 7 }));
    expect(await access(deps)).toMatchObject([{ what: 'agenda', uid: counterUid }]);
    const file = granted(await printAgenda(deps, counterUid, { officeId, on: tuesday }));
    expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.name).toBe('jadwal-contoh-2026-11-24.pdf');
    const followed = granted(await followApplication(deps, garden.access));
    expect(followed.openings).toMatchObject([{ what: 'agenda-print', role: 'counter' }]);
    expect(await access(deps)).toHaveLength(3);
  });

  it('is of days near enough that anything can be on them', async () => {
    const deps = await staffedDeps();
    const tooFar = { code: 'invalid-input', fields: [{ field: 'from', problem: 'too-far' }] };
    // Two years before and after Monday 23 November 2026.
    for (const from of ['2024-11-22', '2028-11-24', '9999-12-31']) {
      expect(refusalOf(await openAgenda(deps, counterUid, { officeId, from, days: 14 }))).toEqual(tooFar);
      expect(refusalOf(await printAgenda(deps, counterUid, { officeId, on: from }))).toEqual(tooFar);
    }
    for (const from of ['2024-11-23', '2028-11-23'])
      granted(await openAgenda(deps, counterUid, { officeId, from, days: 14 }));
    expect(await access(deps)).toHaveLength(2);
  });

  it('prints only the section or the service asked for', async () => {
    const deps = await staffedDeps();
    await threeBooked(deps);
    granted(await printAgenda(deps, counterUid, { officeId, on: tuesday, serviceId: catService }));
    expect(await access(deps)).toHaveLength(1);
    granted(await printAgenda(deps, counterUid, { officeId, on: tuesday, section: 'angin' }));
    expect((await access(deps)).filter((line) => line && 'applicationId' in line)).toHaveLength(1);
  });

  it('has nothing of a case that ended without its product, and marks what has taken place', async () => {
    const deps = await staffedDeps();
    const [garden] = await threeBooked(deps);
    const { application, standard } = await loaded(deps, garden);
    const card = { applicantName: 'Ratna', serviceName: 'Cap' };
    const span = { fromAt: at('2026-11-24 00:00'), toAt: at('2026-11-25 00:00') };
    const [first] = agendaOf(application, standard.definition, card, span);
    expect(first).toMatchObject({ kind: 'appointment', done: false });
    expect(agendaOf({ ...application, status: 'cancelled' }, standard.definition, card, span)).toEqual([]);
    // Sent back before it gave its slot up, as cases once were.
    expect(agendaOf({ ...application, status: 'returned' }, standard.definition, card, span)).toEqual([]);
    const withSlot = {
      ...standard.definition,
      steps: [
        { id: 'janji', do: 'appointment' as const, by: [{ role: 'counter' as const }] },
        ...standard.definition.steps,
      ],
    };
    const attended = { ...application, done: [...application.done, 'janji'] };
    expect(agendaOf(attended, withSlot as never, card, span)).toMatchObject([{ done: true }]);
    const sentBack = { ...attended, status: 'returned' as const };
    expect(agendaOf(sentBack, withSlot as never, card, span)).toMatchObject([{ done: true }]);
  });

  it('stands under its days in the office’s zone, also those with nothing on them', () => {
    const entry = {
      kind: 'event' as const,
      // 06.30 in Jakarta: still Monday by UTC.
      at: at('2026-11-24 06:30'),
      applicationId: '1'.repeat(32),
      reference: '23456789AB',
      serviceId: 'kite',
      serviceName: 'Kite',
      applicantName: 'Ratna',
      sections: [],
      done: false,
    };
    expect(byDay([entry], ['2026-11-23', tuesday], contoh.office)).toEqual([
      { day: '2026-11-23', entries: [] },
      { day: tuesday, entries: [entry] },
    ]);
    const printed = agendaDocument(contoh.office, tuesday, [entry], '2026-11-23', agendaWords);
    expect(printed.watermark).toBe('CONTOH');
    expect(printed.blocks.at(-1)).toMatchObject({
      rows: [{ cells: ['06.30', 'Kegiatan', 'Ratna', 'Kite', '23456789AB'] }],
    });
  });
});
