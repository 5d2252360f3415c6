import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { defaultSurveySettings, SurveyPeriodDoc, SurveySettings } from '../../../domain/survey-period.ts';
import type { SurveyPlanRow } from '../../../domain/survey-period.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import { openSkm } from '../../../functions/usecases/open-skm.ts';
import {
  makeKioskLink,
  removeKioskLink,
  setSkmSettings,
} from '../../../functions/usecases/set-skm-settings.ts';
import { savePlanRow } from '../../../functions/usecases/tend-survey.ts';
import { at } from '../../fixtures/calendars.ts';
import { granted, overtaken, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const officer = uidOf(officeId, { role: 'survey' });
const base = defaultSurveySettings;
const settings: SurveySettings = { ...defaultSurveySettings, period: 'monthly', weight: '0.111' };

describe('the survey’s settings', () => {
  it('are the survey officer’s, hold at once, and open the record of the period they begin', async () => {
    const deps = await staffedDeps();
    granted(await setSkmSettings(deps, officer, { officeId, base, settings }));
    expect((await requireOffice(deps, officeId)).settings.survey).toEqual(settings);
    const opened = granted(await openSkm(deps, officer, { officeId }));
    expect([opened.running, opened.report.weight]).toEqual(['2026-B11', '0.111']);
    const record = deps.documents.all().get(paths.surveyPeriod(officeId, '2026-B11'));
    expect(SurveyPeriodDoc.parse(record).state).toBe('open');
    expect((await requireOffice(deps, 'seberang')).settings.survey).toEqual(defaultSurveySettings);
  });

  it('are nobody else’s, nor is the kiosk', async () => {
    const deps = await staffedDeps();
    for (const role of ['admin', 'camat', 'counter', 'complaints'] as const) {
      const uid = uidOf(officeId, { role });
      const tried = [
        await setSkmSettings(deps, uid, { officeId, base, settings }),
        await makeKioskLink(deps, uid, { officeId }),
        await removeKioskLink(deps, uid, { officeId }),
      ];
      for (const each of tried) expect(refusalOf(each)).toEqual({ code: 'not-allowed', needs: ['survey'] });
    }
    expect((await requireOffice(deps, officeId)).settings.survey).toEqual(defaultSurveySettings);
  });

  it('do not overwrite what an administrator changed in between', async () => {
    const deps = await staffedDeps();
    const path = paths.office(officeId);
    const documents = overtaken(
      deps.documents,
      (written) => written === path,
      async () => {
        const stored = await deps.documents.get(path);
        if (stored)
          await deps.documents.commit([
            { do: 'update', before: stored, data: { ...stored.data, name: 'Kecamatan Baru' } },
          ]);
      },
    );
    expect(
      refusalOf(await setSkmSettings({ ...deps, documents }, officer, { officeId, base, settings })),
    ).toEqual({
      code: 'stale',
    });
    expect(deps.documents.all().get(path)?.['name']).toBe('Kecamatan Baru');
  });

  it('do not undo what another survey officer saved since they were opened', async () => {
    const deps = await staffedDeps();
    const closed: SurveySettings = { ...base, counter: { ...base.counter, perDay: 0 } };
    granted(await setSkmSettings(deps, officer, { officeId, base, settings: closed }));
    expect(refusalOf(await setSkmSettings(deps, officer, { officeId, base, settings }))).toEqual({
      code: 'stale',
    });
    expect((await requireOffice(deps, officeId)).settings.survey).toEqual(closed);
  });

  it('know the old floor of 150 respondents, and no other', () => {
    expect(SurveySettings.safeParse({ ...settings, minimumSample: 150 }).success).toBe(true);
    expect(SurveySettings.safeParse({ ...settings, minimumSample: 30 }).success).toBe(false);
  });
});

describe('the follow-up plan', () => {
  const inPeriod = { officeId, period: '2026-T3' };
  const row = (id: string, over: Partial<SurveyPlanRow> = {}): SurveyPlanRow => ({
    id,
    element: 'sarana',
    programme: 'Menambah kursi tunggu',
    year: 2026,
    quarters: [4],
    person: 'Sekretaris Camat',
    state: 'planned',
    ...over,
  });

  it('grows by rows, and a row saved again takes the place of the old one', async () => {
    const deps = await staffedDeps();
    granted(await savePlanRow(deps, officer, { ...inPeriod, row: row('rencana1') }));
    granted(await savePlanRow(deps, officer, { ...inPeriod, row: row('rencana2', { element: 'waktu' }) }));
    granted(await savePlanRow(deps, officer, { ...inPeriod, row: row('rencana1', { state: 'running' }) }));
    const { plan } = granted(await openSkm(deps, officer, inPeriod));
    expect(plan.map(({ id, state, element }) => [id, state, element])).toEqual([
      ['rencana1', 'running', 'sarana'],
      ['rencana2', 'planned', 'waktu'],
    ]);
  });

  it('keeps both rows of two officers who save at once', async () => {
    const deps = await staffedDeps();
    await Promise.all(
      ['rencana1', 'rencana2'].map((id) => savePlanRow(deps, officer, { ...inPeriod, row: row(id) })),
    );
    expect(granted(await openSkm(deps, officer, inPeriod)).plan).toHaveLength(2);
  });

  it('reminds on the dashboard, whatever period is looked at, until it was seen to', async () => {
    const deps = await staffedDeps();
    granted(await savePlanRow(deps, officer, { ...inPeriod, row: row('rencana1') }));
    const reminders = async () =>
      granted(await openSkm(deps, officer, { officeId })).reminders.map(({ period, why, on }) => [
        period,
        why,
        on,
      ]);
    expect(await reminders()).toEqual([['2026-T3', 'begin', '2026-10-01']]);
    granted(
      await savePlanRow(deps, officer, { ...inPeriod, row: row('rencana1', { remindedOn: '2026-11-23' }) }),
    );
    expect(await reminders()).toEqual([]);
    deps.time.now = at('2027-01-01 09:00');
    expect(await reminders()).toEqual([['2026-T3', 'overdue', '2026-12-31']]);
  });

  it('is the survey officer’s, and ends at fifty rows', async () => {
    const deps = await staffedDeps();
    const camat = uidOf(officeId, { role: 'camat' });
    expect(refusalOf(await savePlanRow(deps, camat, { ...inPeriod, row: row('rencana1') })).code).toBe(
      'not-allowed',
    );
    for (let n = 0; n < 50; n += 1)
      granted(await savePlanRow(deps, officer, { ...inPeriod, row: row(`baris${String(1000 + n)}`) }));
    expect(refusalOf(await savePlanRow(deps, officer, { ...inPeriod, row: row('kelebihan') }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'row', problem: 'too-many' }],
    });
  });
});
