import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import type { PaperSheet } from '../../../domain/skm-api.ts';
import type { SurveyValue } from '../../../domain/survey.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import { openSkm } from '../../../functions/usecases/open-skm.ts';
import {
  correctPaperSheet,
  enterPaperSheet,
  openPaperSheet,
} from '../../../functions/usecases/paper-sheet.ts';
import { setSkmSettings } from '../../../functions/usecases/set-skm-settings.ts';
import { loadRunning } from '../../../functions/usecases/survey-answers.ts';
import { hideComment } from '../../../functions/usecases/tend-survey.ts';
import { at } from '../../fixtures/calendars.ts';
import { gardenService } from '../../fixtures/cases.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';
import { allNine, answerTimes, responsesOf } from '../../fixtures/survey.ts';

const officeId = 'contoh';
const officer = uidOf(officeId, { role: 'survey' });
const period = '2026-T4';

const aSheet = (over: Partial<PaperSheet> = {}): PaperSheet => ({
  sheet: 1,
  on: '2026-11-20',
  serviceId: gardenService,
  values: allNine<SurveyValue>(3),
  ...over,
});
const enter = (deps: TestDeps, over: Partial<PaperSheet> = {}) =>
  enterPaperSheet(deps, officer, { officeId, sheet: aSheet(over) });
const problem = (field: string, what: string) => ({
  code: 'invalid-input',
  fields: [{ field, problem: what }],
});

describe('a paper sheet', () => {
  it('is typed in under its number, as typed by staff, without its day', async () => {
    const deps = await staffedDeps();
    expect(granted(await enter(deps, { sheet: 17, respondent: { gender: 'P' } }))).toEqual({
      period,
      sheets: 1,
    });
    expect(responsesOf(deps)).toEqual([
      {
        v: 1,
        period,
        serviceId: gardenService,
        channel: 'paper',
        by: 'typed',
        values: allNine(3),
        respondent: { gender: 'P' },
        sheet: 17,
      },
    ]);
    expect(JSON.stringify(responsesOf(deps))).not.toContain('2026-11-20');
  });

  it('has a number of its own in its period', async () => {
    const deps = await staffedDeps();
    granted(await enter(deps));
    expect(refusalOf(await enter(deps, { values: allNine(1) }))).toEqual(problem('sheet', 'taken'));
    granted(await enter(deps, { on: '2026-09-30' }));
    expect(responsesOf(deps).map(({ period: id, sheet }) => [id, sheet])).toEqual([
      [period, 1],
      ['2026-T3', 1],
    ]);
  });

  it('of a mistyped year begins no period of years ago', async () => {
    const deps = await staffedDeps();
    expect(refusalOf(await enter(deps, { on: '2020-11-20' }))).toEqual(problem('on', 'too-old'));
    expect(responsesOf(deps)).toEqual([]);
  });

  it('typed by two at once counts once', async () => {
    const deps = await staffedDeps();
    const both = await Promise.all([enter(deps), enter(deps)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await loadRunning(deps, officeId, period)).running.answers).toBe(1);
  });

  it('may have blanks where the office counts per element, not where it takes whole sheets only', async () => {
    const deps = await staffedDeps();
    const { waktu: _blank, ...values } = allNine<SurveyValue>(3);
    granted(await enter(deps, { values }));
    expect((await loadRunning(deps, officeId, period)).running).toMatchObject({
      answers: 1,
      counts: { ...allNine(1), waktu: 0 },
    });
    const { survey } = (await requireOffice(deps, officeId)).settings;
    granted(
      await setSkmSettings(deps, officer, {
        officeId,
        base: survey,
        settings: { ...survey, blanks: 'refuse' },
      }),
    );
    expect(refusalOf(await enter(deps, { sheet: 2, values }))).toEqual(problem('values', 'blank'));
    granted(await enter(deps, { sheet: 2 }));
  });

  it('is refused empty, of a day to come, or of a service the office does not have', async () => {
    const deps = await staffedDeps();
    expect(refusalOf(await enter(deps, { values: {} }))).toEqual(problem('values', 'required'));
    expect(refusalOf(await enter(deps, { on: '2026-11-24' }))).toEqual(problem('on', 'future'));
    expect(refusalOf(await enter(deps, { serviceId: 'awan' }))).toEqual(problem('serviceId', 'not-a-choice'));
    granted(await enter(deps, { on: '2026-11-23' }));
  });

  it('is typed, opened and mended by the survey officer only', async () => {
    const deps = await staffedDeps();
    granted(await enter(deps));
    for (const role of ['counter', 'operator', 'admin', 'camat'] as const) {
      const uid = uidOf(officeId, { role });
      const inCase = { officeId, period, number: 1 };
      const tried = [
        await enterPaperSheet(deps, uid, { officeId, sheet: aSheet({ sheet: 2 }) }),
        await openPaperSheet(deps, uid, inCase),
        await correctPaperSheet(deps, uid, inCase),
      ];
      expect(tried.map((each) => refusalOf(each).code)).toEqual([
        'not-allowed',
        'not-allowed',
        'not-allowed',
      ]);
    }
    expect(responsesOf(deps)).toHaveLength(1);
  });

  it('of a day long past goes into the period of that day', async () => {
    const deps = await staffedDeps();
    expect(granted(await enter(deps, { on: '2025-02-03' })).period).toBe('2025-T1');
    const opened = granted(await openSkm(deps, officer, { officeId }));
    expect(opened.periods.map(({ id, state }) => [id, state])).toEqual([
      [period, 'open'],
      ['2025-T1', 'open'],
    ]);
  });
});

describe('mending a sheet', () => {
  it('moves the sums from what was typed to what stands on it', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 4, 4);
    granted(await enter(deps, { values: allNine(1) }));
    granted(
      await correctPaperSheet(deps, officer, {
        officeId,
        period,
        number: 1,
        sheet: aSheet({ values: allNine(3) }),
      }),
    );
    expect((await loadRunning(deps, officeId, period)).running).toMatchObject({
      answers: 5,
      sums: allNine(19),
    });
    expect(granted(await openPaperSheet(deps, officer, { officeId, period, number: 1 })).sheet).toEqual({
      sheet: 1,
      serviceId: gardenService,
      values: allNine(3),
    });
  });

  it('may give it another number, if that is free', async () => {
    const deps = await staffedDeps();
    granted(await enter(deps));
    granted(await enter(deps, { sheet: 2, values: allNine(1) }));
    const renumber = (sheet: number) =>
      correctPaperSheet(deps, officer, { officeId, period, number: 2, sheet: aSheet({ sheet }) });
    expect(refusalOf(await renumber(1))).toEqual(problem('sheet', 'taken'));
    granted(await renumber(3));
    expect(granted(await openSkm(deps, officer, { officeId })).sheets).toEqual([1, 3]);
  });

  it('may take it out, and never moves it to another period', async () => {
    const deps = await staffedDeps();
    granted(await enter(deps));
    const moved = aSheet({ on: '2026-09-30' });
    expect(
      refusalOf(await correctPaperSheet(deps, officer, { officeId, period, number: 1, sheet: moved })),
    ).toEqual(problem('on', 'other-period'));
    granted(await correctPaperSheet(deps, officer, { officeId, period, number: 1 }));
    expect(responsesOf(deps)).toEqual([]);
    expect((await loadRunning(deps, officeId, period)).running).toMatchObject({
      answers: 0,
      sums: allNine(0),
      sheets: 0,
    });
    expect(refusalOf(await correctPaperSheet(deps, officer, { officeId, period, number: 1 }))).toEqual({
      code: 'not-found',
    });
  });
});

describe('a suggestion with personal data', () => {
  const comments = async (deps: TestDeps) => granted(await openSkm(deps, officer, { officeId })).comments;

  it('is hidden and shown again by the survey officer, and its answer counts on', async () => {
    const deps = await staffedDeps();
    granted(await enter(deps, { suggestion: 'Pak Budi di loket 2 lambat' }));
    for (const sheet of [2, 3, 4, 5]) granted(await enter(deps, { sheet }));
    const [comment] = await comments(deps);
    expect(comment).toMatchObject({ text: 'Pak Budi di loket 2 lambat', hidden: false });
    const id = comment?.id ?? '';
    const camat = uidOf(officeId, { role: 'camat' });
    expect(refusalOf(await hideComment(deps, camat, { officeId, id, hidden: true })).code).toBe(
      'not-allowed',
    );
    granted(await hideComment(deps, officer, { officeId, id, hidden: true }));
    const opened = granted(await openSkm(deps, officer, { officeId }));
    expect(opened.comments).toMatchObject([{ hidden: true }]);
    expect(opened.report).toMatchObject({ answers: 5, suggestions: [] });
    granted(await hideComment(deps, officer, { officeId, id, hidden: false }));
    expect(granted(await openSkm(deps, officer, { officeId })).report.suggestions).toHaveLength(1);
  });

  it.each(['tidak-ada', '../keys/survey', 'a/b', ''])('is not found under %j', async (id) => {
    const deps = await staffedDeps();
    expect(refusalOf(await hideComment(deps, officer, { officeId, id, hidden: true }))).toEqual({
      code: 'not-found',
    });
  });
});

describe('the dashboard', () => {
  it('opens for the survey officer, and for nobody else', async () => {
    const deps = await staffedDeps();
    for (const role of ['counter', 'operator', 'secretary', 'camat', 'complaints', 'admin'] as const) {
      expect(refusalOf(await openSkm(deps, uidOf(officeId, { role }), { officeId }))).toEqual({
        code: 'not-allowed',
        needs: ['survey'],
      });
    }
    expect(refusalOf(await openSkm(deps, officer, { officeId: 'seberang' })).code).toBe('not-allowed');
    expect(refusalOf(await openSkm(deps, officer, { officeId: 'awan' })).code).toBe('not-allowed');
    const opened = granted(await openSkm(deps, officer, { officeId }));
    expect(opened).toMatchObject({
      running: period,
      today: '2026-11-23',
      kiosk: false,
      counterUrl: 'https://loket.example/survei/contoh/loket',
      periods: [{ id: period, state: 'open' }],
    });
  });

  it('shows a period that began today before its record is made', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2027-01-01 00:01');
    expect(deps.documents.all().has(paths.surveyPeriod(officeId, '2027-T1'))).toBe(false);
    expect(granted(await openSkm(deps, officer, { officeId })).periods.map(({ id }) => id)).toEqual([
      '2027-T1',
    ]);
  });
});
