import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { SurveyPeriodDoc } from '../../../domain/survey-period.ts';
import { StoredAnswer } from '../../../domain/survey-report.ts';
import type { Write } from '../../../functions/usecases/ports.ts';
import { moveSurveyInbox } from '../../../functions/usecases/move-survey-inbox.ts';
import { loadRunning } from '../../../functions/usecases/survey-answers.ts';
import { at } from '../../fixtures/calendars.ts';
import { catService, gardenService } from '../../fixtures/cases.ts';
import { day, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { allNine, answerTimes, inboxOf, responsesOf } from '../../fixtures/survey.ts';

const inbox = paths.surveyInbox('contoh');
const responses = paths.surveyResponses('contoh');

/** How many of the moved answers go by each service, or by each channel. */
function moved(deps: TestDeps, by: 'serviceId' | 'channel' = 'serviceId'): Record<string, number> {
  const groups = Map.groupBy(responsesOf(deps), (answer) => answer[by]);
  return Object.fromEntries([...groups].map(([name, answers]) => [name, answers.length]));
}

/** The commits of a store, that tests can look into. */
function watched(deps: TestDeps): { deps: TestDeps; commits: (readonly Write[])[] } {
  const commits: (readonly Write[])[] = [];
  const documents = {
    ...deps.documents,
    commit: (writes: readonly Write[]) => {
      commits.push(writes);
      return deps.documents.commit(writes);
    },
  };
  return { deps: { ...deps, documents }, commits };
}

const createsAnswers = (writes: readonly Write[]) =>
  writes.flatMap((write) =>
    write.do === 'create' && write.path.startsWith(`${responses}/`) ? [StoredAnswer.parse(write.data)] : [],
  );

describe('the daily move', () => {
  it('gives every answer of a group a new id, in one commit', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    const before = pathsUnder(deps, inbox);
    const looked = watched(deps);
    await moveSurveyInbox(looked.deps, 'contoh');
    expect(looked.commits.filter((writes) => createsAnswers(writes).length > 0)).toHaveLength(1);
    expect(pathsUnder(deps, inbox)).toEqual([]);
    const idOf = (path: string) => path.split('/').at(-1) ?? '';
    const after = pathsUnder(deps, responses);
    expect(after).toHaveLength(5);
    expect(after.map(idOf).filter((id) => before.map(idOf).includes(id))).toEqual([]);
  });

  it('shuffles: the order of the new ids is that of chance, not of coming', async () => {
    const deps = await staffedDeps();
    for (const value of [1, 2, 3, 4, 1] as const) await answerTimes(deps, 1, value);
    const chance = ['c', 'a', 'e', 'b', 'd'].map((letter) => letter.repeat(32));
    const looked = watched({ ...deps, newId: () => chance.shift() ?? deps.newId() });
    await moveSurveyInbox(looked.deps, 'contoh');
    expect(looked.commits.flatMap(createsAnswers).map(({ values }) => values.waktu)).toEqual([2, 4, 1, 1, 3]);
  });

  it('happens once a day, by the office’s own day', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    await moveSurveyInbox(deps, 'contoh');
    await answerTimes(deps, 5);
    deps.time.now = at('2026-11-23 23:59');
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, inbox)).toHaveLength(5);
    deps.time.now = at('2026-11-24 00:00');
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, inbox)).toEqual([]);
    expect(pathsUnder(deps, responses)).toHaveLength(10);
  });

  it('moves a full inbox in several runs of the same day', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 205);
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, inbox)).toHaveLength(5);
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, inbox)).toEqual([]);
    expect(pathsUnder(deps, responses)).toHaveLength(205);
  });

  it('done by two at once is done once', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    await Promise.all([moveSurveyInbox(deps, 'contoh'), moveSurveyInbox(deps, 'contoh')]);
    expect(pathsUnder(deps, responses)).toHaveLength(5);
  });

  it('opens the record of the period that has begun, once', async () => {
    const deps = await staffedDeps();
    await moveSurveyInbox(deps, 'contoh');
    deps.time.now = at('2027-01-01 00:00');
    await moveSurveyInbox(deps, 'contoh');
    const records = pathsUnder(deps, 'offices/contoh/surveyPeriods').map((path) =>
      SurveyPeriodDoc.parse(deps.documents.all().get(path)),
    );
    expect(records.map(({ id, state, fromOn, toOn }) => [id, state, fromOn, toOn])).toEqual([
      ['2026-T4', 'open', '2026-10-01', '2026-12-31'],
      ['2027-T1', 'open', '2027-01-01', '2027-03-31'],
    ]);
  });
});

describe('a few answers', () => {
  const woman = { gender: 'P', age: 34, education: 'S1', job: 'SWASTA', timeOfDay: '08.00–12.00' } as const;

  it('wait in the inbox, day after day, until five have gathered', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 1);
    await moveSurveyInbox(deps, 'contoh');
    deps.time.now += day;
    await answerTimes(deps, 3);
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, responses)).toEqual([]);
    deps.time.now += day;
    await answerTimes(deps, 1);
    await moveSurveyInbox(deps, 'contoh');
    expect(moved(deps)).toEqual({ [gardenService]: 5 });
    expect(pathsUnder(deps, inbox)).toEqual([]);
  });

  it('of finished cases do not move with others’: the only one of its channel would be the only case’s', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 4, 4, { channel: 'link' });
    await answerTimes(deps, 7, 3, { channel: 'counter-qr' });
    await answerTimes(deps, 2, 3, { channel: 'kiosk' });
    await moveSurveyInbox(deps, 'contoh');
    expect(moved(deps, 'channel')).toEqual({ 'counter-qr': 7 });
    expect(inboxOf(deps).map(({ channel }) => channel)).toEqual([
      'link',
      'link',
      'link',
      'link',
      'kiosk',
      'kiosk',
    ]);
  });

  it('of one service go by “lainnya” among many of another, with what they say of themselves', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 10);
    await answerTimes(deps, 4, 3, { serviceId: catService, respondent: woman });
    await answerTimes(deps, 1, 3, { serviceId: 'izin-awan' });
    await moveSurveyInbox(deps, 'contoh');
    expect(moved(deps)).toEqual({ [gardenService]: 10, lainnya: 5 });
    expect(responsesOf(deps).filter(({ respondent }) => respondent)).toHaveLength(4);
  });

  it('take the smallest service with them, where they alone would stand out', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 6);
    await answerTimes(deps, 1, 3, { serviceId: catService });
    await moveSurveyInbox(deps, 'contoh');
    expect(moved(deps)).toEqual({ lainnya: 7 });
  });

  it('do not make up five with those of another quarter', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-12-31 23:00');
    await answerTimes(deps, 4);
    deps.time.now = at('2027-01-01 09:00');
    await answerTimes(deps, 4);
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, inbox)).toHaveLength(8);
  });
});

describe('the last answers of a period', () => {
  /** Six answers of finished cases moved, then `last` more on the year's last evening. */
  async function aPeriodsEnd(last: number): Promise<TestDeps> {
    const deps = await staffedDeps();
    await answerTimes(deps, 6, 4, { channel: 'link' });
    await moveSurveyInbox(deps, 'contoh');
    deps.time.now = at('2026-12-31 23:00');
    await answerTimes(deps, last, 1, { channel: 'link', serviceId: catService });
    return deps;
  }

  it('wait a day after its end', async () => {
    const deps = await aPeriodsEnd(1);
    for (const early of ['2026-12-31 23:59', '2027-01-01 23:59']) {
      deps.time.now = at(early);
      await moveSurveyInbox(deps, 'contoh');
      expect(pathsUnder(deps, responses)).toHaveLength(6);
    }
    deps.time.now = at('2027-01-02 00:00');
    await moveSurveyInbox(deps, 'contoh');
    expect(pathsUnder(deps, responses)).toHaveLength(7);
    expect(pathsUnder(deps, inbox)).toEqual([]);
  });

  it('hide among those that moved before: all get new ids in one commit, and no service stands out', async () => {
    const deps = await aPeriodsEnd(1);
    const before = pathsUnder(deps, responses);
    deps.time.now = at('2027-01-02 00:00');
    const looked = watched(deps);
    await moveSurveyInbox(looked.deps, 'contoh');
    expect(
      looked.commits
        .map(createsAnswers)
        .filter((made) => made.length > 0)
        .map((made) => made.length),
    ).toEqual([7]);
    expect(pathsUnder(deps, responses).filter((path) => before.includes(path))).toEqual([]);
    expect(moved(deps)).toEqual({ lainnya: 7 });
    expect(
      responsesOf(deps)
        .map(({ values }) => values.waktu)
        .sort(),
    ).toEqual([1, 4, 4, 4, 4, 4, 4]);
  });

  it('of a channel too small in the whole period are mixed with another’s and name none', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 1, 1, { channel: 'link' });
    await answerTimes(deps, 8, 3, { channel: 'counter-qr' });
    await moveSurveyInbox(deps, 'contoh');
    expect(moved(deps, 'channel')).toEqual({ 'counter-qr': 8 });
    deps.time.now = at('2027-01-02 00:00');
    await moveSurveyInbox(deps, 'contoh');
    expect(moved(deps, 'channel')).toEqual({ other: 9 });
  });

  it('go into the next period where the whole period has fewer than five, with their part of the sums', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-12-31 23:00');
    await answerTimes(deps, 2, 2);
    deps.time.now = at('2027-01-02 00:00');
    await answerTimes(deps, 2, 3);
    await moveSurveyInbox(deps, 'contoh');
    expect(inboxOf(deps).map(({ period }) => period)).toEqual(['2027-T1', '2027-T1', '2027-T1', '2027-T1']);
    const [old, running] = await Promise.all(
      ['2026-T4', '2027-T1'].map((period) => loadRunning(deps, 'contoh', period)),
    );
    expect(old?.running).toMatchObject({ answers: 0, sums: allNine(0), counts: allNine(0) });
    expect(running?.running).toMatchObject({ answers: 4, sums: allNine(10), counts: allNine(4) });
    await answerTimes(deps, 1, 3);
    deps.time.now += day;
    await moveSurveyInbox(deps, 'contoh');
    expect(responsesOf(deps)).toHaveLength(5);
  });
});
