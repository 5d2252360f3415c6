import { describe, expect, it } from 'vitest';
import { OfficeCalendar } from '../../../domain/calendar.ts';
import { CalendarChange } from '../../../domain/calendar-change.ts';
import { calendarApi } from '../../../domain/calendar-api.ts';
import { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import { Card } from '../../../domain/personal-data.ts';
import { calendarEndpoints } from '../../../functions/entry/calendar.ts';
import { content } from '../../../functions/usecases/browse.ts';
import { exportStandards } from '../../../functions/usecases/export-standards.ts';
import { openCalendar, takeCalendarOver } from '../../../functions/usecases/open-calendar.ts';
import { openOffice } from '../../../functions/usecases/open-office.ts';
import { advanceCalendar } from '../../../functions/usecases/recompute-due.ts';
import { runTick } from '../../../functions/usecases/run-tick.ts';
import { saveCalendarYear, saveOfficeHours } from '../../../functions/usecases/save-calendar.ts';
import { saveOffice } from '../../../functions/usecases/save-office.ts';
import { at } from '../../fixtures/calendars.ts';
import {
  act,
  anApplication,
  catService,
  counter,
  documentAt,
  eventsOf,
  gardenService,
  kiteService,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { breaking, busyOnce, granted, minute, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

/**
 * Kecamatan Contoh is closed on Wednesday 25 November 2026. A gardener's sheet, checked on Monday the 23rd, is promised within two
 * working days: Tuesday, Thursday. Then the government declares Thursday the 26th a holiday, and Friday it is.
 */

const officeId = 'contoh';
const admin = uidOf(officeId, { role: 'admin' });
const thursday = at('2026-11-26 15:00');
const friday = at('2026-11-27 15:00');
const reason = 'SKB perubahan: cuti bersama 26 November';
const newHoliday = { on: '2026-11-26', name: 'Cuti bersama', kind: 'collective-leave' } as const;

async function tableOf(deps: TestDeps): Promise<OfficeCalendar> {
  return OfficeCalendar.parse(content((await documentAt(deps, paths.calendar(officeId, 2026))) ?? {}));
}

async function baseOf(deps: TestDeps): Promise<string> {
  const opened = granted(await openCalendar(deps, admin, { officeId }));
  return opened.years.find(({ calendar }) => calendar.year === 2026)?.base ?? '';
}

/** The table with one more day, as an administrator saves it. */
async function declare(deps: TestDeps, over: { changeId?: string; uid?: string; base?: string } = {}) {
  const calendar = await tableOf(deps);
  return saveCalendarYear(deps, over.uid ?? admin, {
    officeId,
    changeId: over.changeId ?? deps.newId(),
    base: over.base ?? (await baseOf(deps)),
    calendar: { ...calendar, daysOff: [...calendar.daysOff, newHoliday] },
    reason,
  });
}

async function aGardener(deps: TestDeps): Promise<TestCase> {
  return anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
}

/** The case names a version of its standard that is nowhere: nobody can say when its promise falls due. */
async function withoutStandard(deps: TestDeps, { id }: TestCase): Promise<{ mend(): Promise<void> }> {
  const change = async (version: unknown) => {
    const stored = await deps.documents.get(paths.application(officeId, id));
    if (!stored) return raise();
    await deps.documents.commit([{ do: 'update', before: stored, data: { ...stored.data, version } }]);
    return stored.data['version'];
  };
  const was = await change(99);
  return {
    async mend() {
      await change(was);
    },
  };
}

const jobOf = (deps: TestDeps) => documentAt(deps, paths.job(officeId, 'calendar'));

async function newestChange(deps: TestDeps) {
  const [newest] = granted(await openCalendar(deps, admin, { officeId })).changes;
  return newest?.change;
}

const moves = async (deps: TestDeps, here: TestCase) =>
  (await eventsOf(deps, here)).filter(({ happening }) => happening.kind === 'due-recomputed');

describe('a holiday declared while a promise runs', () => {
  it('moves the due moment, and the history says from when to when and why', async () => {
    const deps = await staffedDeps();
    const here = await aGardener(deps);
    expect((await stateOf(deps, here)).dueAt).toBe(thursday);
    const changeId = deps.newId();
    expect(granted(await declare(deps, { changeId }))).toMatchObject({ moved: 1, pending: false });
    expect((await stateOf(deps, here)).dueAt).toBe(friday);
    expect(Card.parse(await documentAt(deps, paths.card(officeId, here.id))).dueAt).toBe(friday);
    expect(await moves(deps, here)).toMatchObject([
      { actor: { kind: 'system' }, happening: { from: thursday, to: friday, changeId } },
    ]);
  });

  it('leaves alone a case it does not concern: due before it, or promised no time', async () => {
    const deps = await staffedDeps();
    const soon = await anApplication(deps, { serviceId: kiteService, step: 'sahkan' });
    const before = await stateOf(deps, soon);
    const cat = await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' });
    expect(granted(await declare(deps)).moved).toBe(0);
    expect(await stateOf(deps, soon)).toEqual(before);
    expect(await moves(deps, cat)).toEqual([]);
  });

  it('moves the inside limit of a case without a printed time in silence: nobody was promised it', async () => {
    const deps = await staffedDeps();
    const cat = await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' });
    // Five working days after Monday the 23rd, Wednesday the 25th off: 24, 26, 27, 30, 1 December.
    expect((await stateOf(deps, cat)).watch?.dueAt).toBe(at('2026-12-01 15:00'));
    granted(await declare(deps));
    expect((await stateOf(deps, cat)).watch?.dueAt).toBe(at('2026-12-02 15:00'));
  });

  it('changes nothing of a paused case, which is reckoned by the new calendar when it goes on', async () => {
    const deps = await staffedDeps();
    const here = await aGardener(deps);
    granted(await act(deps, here, counter, { act: 'pause', reason: 'signer-away' }));
    granted(await declare(deps));
    expect((await stateOf(deps, here)).dueAt).toBeUndefined();
    expect(await moves(deps, here)).toEqual([]);
    deps.time.now += 60 * minute;
    granted(await act(deps, here, counter, { act: 'resume', reason: 'signer-away' }));
    expect((await stateOf(deps, here)).dueAt).toBe(friday);
  });

  it('is done for all by the next minute where the server died half-way, each case once', async () => {
    const deps = await staffedDeps();
    const cases = [await aGardener(deps), await aGardener(deps), await aGardener(deps)];
    const [, second] = cases;
    let isDead = false;
    const dying = {
      ...deps,
      documents: breaking(deps.documents, (path) => (isDead ||= path.includes(`${second?.id ?? ''}/events`))),
    };
    const saved = granted(
      await declare({ ...dying, documents: { ...dying.documents, all: deps.documents.all } }),
    );
    expect(saved).toMatchObject({ pending: true });
    expect((await stateOf(deps, cases[0] ?? raise())).dueAt).toBe(friday);
    expect((await stateOf(deps, cases[2] ?? raise())).dueAt).toBe(thursday);
    await runTick(deps);
    for (const each of cases) {
      expect((await stateOf(deps, each)).dueAt).toBe(friday);
      expect(await moves(deps, each)).toHaveLength(1);
    }
    const [change] = granted(await openCalendar(deps, admin, { officeId })).changes;
    expect(change?.change).toMatchObject({ moved: 3, doneAt: deps.now() });
  });

  it('is done for all others where one case cannot be reckoned, which follows as soon as it can', async () => {
    const deps = await staffedDeps();
    const [broken, behind] = [await aGardener(deps), await aGardener(deps)];
    const unreadable = await withoutStandard(deps, broken);
    granted(await declare(deps));
    expect((await stateOf(deps, behind)).dueAt).toBe(friday);
    expect(deps.logged).toContainEqual({
      message: 'calendar not applied to a case',
      facts: expect.objectContaining({ applicationId: broken.id }) as Record<string, string>,
    });
    // The next minute tries once more; then the job does not wait for it.
    expect(await jobOf(deps)).toMatchObject({ sweep: 1, left: [broken.id] });
    await runTick(deps);
    expect(await jobOf(deps)).toMatchObject({ sweep: 2, left: [broken.id] });
    deps.time.now += 7 * minute;
    await runTick(deps);
    expect(await jobOf(deps)).toMatchObject({ sweep: 2, left: [broken.id], leftOnly: true });
    expect(await newestChange(deps)).toMatchObject({ moved: 1 });

    await unreadable.mend();
    deps.time.now += 61 * minute;
    await runTick(deps);
    expect((await stateOf(deps, broken)).dueAt).toBe(friday);
    expect(await moves(deps, broken)).toHaveLength(1);
    expect(await moves(deps, behind)).toHaveLength(1);
    expect(await jobOf(deps)).toBeUndefined();
    expect(await newestChange(deps)).toMatchObject({ moved: 2 });
  });

  it('forgets a case that could not be reckoned and has ended meanwhile', async () => {
    const deps = await staffedDeps();
    const broken = await aGardener(deps);
    await withoutStandard(deps, broken);
    granted(await declare(deps));
    const stored = await deps.documents.get(paths.application(officeId, broken.id));
    if (!stored) return raise();
    const data = { ...stored.data, status: 'cancelled' };
    await deps.documents.commit([{ do: 'update', before: stored, data }]);
    await runTick(deps);
    expect(await jobOf(deps)).toMatchObject({ sweep: 2, left: [] });
  });

  it('reaches every case, also past the end of a page', async () => {
    const deps = await staffedDeps();
    const here = await aGardener(deps);
    const stored = await deps.documents.get(paths.application(officeId, here.id));
    if (!stored) return raise();
    // Two pages of fifty and one case more, with ids before and behind the first one's.
    const ids = Array.from(
      { length: 100 },
      (_none, index) => `${index % 2 === 0 ? '0' : 'f'}${String(index).padStart(31, 'a')}`,
    );
    for (const id of ids)
      await deps.documents.commit([
        { do: 'create', path: paths.application(officeId, id), data: { ...stored.data, id } },
      ]);
    expect(granted(await declare(deps)).moved).toBe(101);
    for (const id of ids) expect(await moves(deps, { ...here, id })).toHaveLength(1);
  });

  it('is done once, however often it runs, and repairs what an old memory wrote meanwhile without telling it twice', async () => {
    const deps = await staffedDeps();
    const here = await aGardener(deps);
    granted(await declare(deps));
    await advanceCalendar(deps, officeId);
    expect(await moves(deps, here)).toHaveLength(1);
    // Another server still remembers the old calendar and reckons by it.
    const stored = await deps.documents.get(paths.application(officeId, here.id));
    if (!stored) return raise();
    await deps.documents.commit([
      { do: 'update', before: stored, data: { ...stored.data, dueAt: thursday } },
    ]);
    deps.time.now += 7 * minute;
    await runTick(deps);
    expect((await stateOf(deps, here)).dueAt).toBe(friday);
    expect(await moves(deps, here)).toHaveLength(1);
    expect(await documentAt(deps, paths.job(officeId, 'calendar'))).toBeUndefined();
  });

  it('waits for an officer who was quicker, and then looks at the case anew', async () => {
    const deps = await staffedDeps();
    const here = await aGardener(deps);
    const busy = busyOnce(deps, `${here.id}/events`);
    granted(await declare(busy));
    expect(await moves(deps, here)).toHaveLength(1);
  });

  it('gives the day back when it is taken away again', async () => {
    const deps = await staffedDeps();
    const here = await aGardener(deps);
    const before = await tableOf(deps);
    granted(await declare(deps));
    const base = await baseOf(deps);
    const back = { officeId, changeId: deps.newId(), base, calendar: before, reason: 'SKB dicabut' };
    expect(granted(await saveCalendarYear(deps, admin, back)).moved).toBe(1);
    expect((await stateOf(deps, here)).dueAt).toBe(thursday);
    expect(await moves(deps, here)).toHaveLength(2);
  });
});

describe('saving the calendar', () => {
  it('is the administrator’s alone, and asks for a reason', async () => {
    const deps = await staffedDeps();
    expect(refusalOf(await declare(deps, { uid: uidOf(officeId, { role: 'camat' }) })).code).toBe(
      'not-allowed',
    );
    expect(refusalOf(await openCalendar(deps, uidOf(officeId, counter), { officeId })).code).toBe(
      'not-allowed',
    );
    const input = {
      officeId,
      changeId: deps.newId(),
      base: await baseOf(deps),
      calendar: await tableOf(deps),
    };
    const refused = await calendarEndpoints(deps).saveCalendarYear(admin, { ...input, reason: '  ' });
    expect(refusalOf(refused)).toMatchObject({ code: 'invalid-input', fields: [{ field: 'reason' }] });
    expect((await calendarEndpoints(deps).saveCalendarYear(admin, { ...input, reason })).ok).toBe(true);
  });

  it('keeps who, when, why and which days, newest first', async () => {
    const deps = await staffedDeps();
    granted(await declare(deps));
    deps.time.now += minute;
    const opened = granted(await openCalendar(deps, admin, { officeId }));
    const weekly = { ...opened.hours.weekly, friday: [] };
    granted(
      await saveOfficeHours(deps, admin, {
        officeId,
        changeId: deps.newId(),
        base: opened.hoursBase,
        weekly,
        source: 'Keputusan camat',
        reason: 'Jumat tutup',
      }),
    );
    const { changes } = granted(await openCalendar(deps, admin, { officeId }));
    expect(
      changes.map(({ change, byName }) => [change.reason, byName, change.what, change.differences]),
    ).toEqual([
      ['Jumat tutup', `Pejabat ${admin}`, { kind: 'hours' }, [{ change: 'changed', part: 'hours' }]],
      [
        reason,
        `Pejabat ${admin}`,
        { kind: 'year', year: 2026 },
        [{ change: 'added', part: 'collective-leave', on: '2026-11-26', name: 'Cuti bersama' }],
      ],
    ]);
  });

  it('pressed twice is one change', async () => {
    const deps = await staffedDeps();
    const changeId = deps.newId();
    const base = await baseOf(deps);
    const calendar = await tableOf(deps);
    const input = { officeId, changeId, base, calendar: { ...calendar, daysOff: [newHoliday] }, reason };
    const first = granted(await saveCalendarYear(deps, admin, input));
    expect(granted(await saveCalendarYear(deps, admin, input))).toEqual(first);
    expect(granted(await openCalendar(deps, admin, { officeId })).changes).toHaveLength(1);
  });

  it('refuses whoever saw an older table, and a day that stands in it twice', async () => {
    const deps = await staffedDeps();
    const base = await baseOf(deps);
    granted(await declare(deps));
    const calendar = await tableOf(deps);
    const late = { officeId, changeId: deps.newId(), base, calendar: { ...calendar, daysOff: [] }, reason };
    expect(refusalOf(await saveCalendarYear(deps, admin, late)).code).toBe('stale');
    const twice = { ...calendar, daysOff: [...calendar.daysOff, newHoliday] };
    const refused = await saveCalendarYear(deps, admin, {
      officeId,
      changeId: deps.newId(),
      base: await baseOf(deps),
      calendar: twice,
      reason,
    });
    expect(refusalOf(refused)).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'daysOff', problem: 'twice' }],
    });
  });

  it('begins a year that had no table, and the export carries it', async () => {
    const deps = await staffedDeps();
    const calendar: OfficeCalendar = {
      v: 1,
      year: 2027,
      source: 'SKB 2027',
      daysOff: [{ on: '2027-01-01', name: 'Tahun Baru', kind: 'national' }],
      openOnCollectiveLeave: false,
      closures: [],
    };
    granted(
      await saveCalendarYear(deps, admin, { officeId, changeId: deps.newId(), base: '', calendar, reason }),
    );
    const exported = await exportStandards(deps, officeId);
    expect(exported?.calendars.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(exported?.calendars[1]).toEqual(calendar);
  });

  it('moves promises in hours with the weekly hours, also where they are changed on the office’s own page', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-11-23 14:30');
    const here = await anApplication(deps, { serviceId: kiteService, step: 'sahkan' });
    // One office hour from 14.30: half of it on Monday, half on Tuesday from 08.00.
    expect((await stateOf(deps, here)).dueAt).toBe(at('2026-11-24 08:30'));
    const { office, base } = granted(await openOffice(deps, admin, { officeId }));
    const longer = [{ from: '08:00', to: '16:00' }];
    const hours = { ...office.hours, weekly: { ...office.hours.weekly, monday: longer } };
    granted(await saveOffice(deps, admin, { officeId, base, office: Office.parse({ ...office, hours }) }));
    expect((await stateOf(deps, here)).dueAt).toBe(at('2026-11-23 15:30'));
    expect(await moves(deps, here)).toHaveLength(1);
    const [newest] = granted(await openCalendar(deps, admin, { officeId })).changes;
    expect(CalendarChange.parse(newest?.change).reason).toBeUndefined();
  });
});

describe('another office’s table', () => {
  it('gives its decreed days and the decree’s name, never its local days or closures', async () => {
    const deps = await staffedDeps();
    const stored = await deps.documents.get(paths.calendar('seberang', 2026));
    if (!stored) return raise();
    const daysOff = [newHoliday, { on: '2026-12-24', name: 'Hari jadi', kind: 'local' }];
    const data = { ...stored.data, daysOff, closures: [{ on: '2026-12-01', reason: 'Banjir' }] };
    await deps.documents.commit([{ do: 'update', before: stored, data }]);
    const taken = granted(await takeCalendarOver(deps, admin, { officeId, from: 'seberang', year: 2026 }));
    expect(taken).toEqual({ source: 'rekaan', daysOff: [newHoliday] });
    expect(calendarApi.takeCalendarOver.output.parse(taken)).toEqual(taken);
    const none = await takeCalendarOver(deps, admin, { officeId, from: 'seberang', year: 2031 });
    expect(refusalOf(none).code).toBe('not-found');
  });
});

function raise(): never {
  throw new Error('not there');
}
