import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { formOrder } from '../../../domain/survey.ts';
import type { SurveyAnswer, SurveyValue } from '../../../domain/survey.ts';
import {
  answerSurvey,
  answerWrites,
  getInvitation,
  moveSurveyInbox,
  openSurvey,
  StoredAnswer,
  surveyFigures,
} from '../../../functions/usecases/answer-survey.ts';
import { act, anApplication, catService, documentAt, gardenService, handOver } from '../../fixtures/cases.ts';
import { at } from '../../fixtures/calendars.ts';
import { day, granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';

const inbox = paths.surveyInbox('contoh');
const responses = paths.surveyResponses('contoh');
const invitations = 'offices/contoh/surveyInvitations';

function anAnswer(value: SurveyValue = 4): SurveyAnswer {
  return {
    v: 1,
    values: Object.fromEntries(formOrder.map((key) => [key, value])) as SurveyAnswer['values'],
  };
}

async function aFinishedCase() {
  const deps = await staffedDeps();
  const sent = await anApplication(deps, { serviceId: gardenService, step: 'serah' });
  return { deps, sent };
}

async function anInvitation() {
  const { deps, sent } = await aFinishedCase();
  const { token } = granted(await openSurvey(deps, sent.access, deps.newId()));
  return { deps, sent, token };
}

async function answerTimes(
  deps: TestDeps,
  times: number,
  value: SurveyValue = 4,
  given: { serviceId?: string; respondent?: SurveyAnswer['respondent'] } = {},
) {
  const { serviceId = gardenService, respondent } = given;
  const answer = { ...anAnswer(value), ...(respondent && { respondent }) };
  for (let n = 0; n < times; n += 1) {
    const writes = await answerWrites(deps, 'contoh', { serviceId, channel: 'counter-qr', answer });
    expect(await deps.documents.commit(writes)).toBe('done');
  }
}

/** What the survey officer may read. */
async function moved(deps: TestDeps): Promise<StoredAnswer[]> {
  const found = await Promise.all(pathsUnder(deps, responses).map((path) => documentAt(deps, path)));
  return found.map((data) => StoredAnswer.parse(data));
}

/** How many of the moved answers go by each service. */
async function services(deps: TestDeps): Promise<Record<string, number>> {
  const groups = Map.groupBy(await moved(deps), ({ serviceId }) => serviceId);
  return Object.fromEntries([...groups].map(([service, answers]) => [service, answers.length]));
}

describe('opening the survey', () => {
  it('is possible once, when the product is ready, from the applicant’s own page', async () => {
    const { deps, sent } = await aFinishedCase();
    expect((await openSurvey(deps, sent.access, deps.newId())).ok).toBe(true);
    expect(refusalOf(await openSurvey(deps, sent.access, deps.newId()))).toEqual({ code: 'survey-taken' });
    expect(pathsUnder(deps, invitations)).toHaveLength(1);
  });

  it('gives one of two presses at the same moment a link, never both', async () => {
    const { deps, sent } = await aFinishedCase();
    const actId = deps.newId();
    const both = await Promise.all([1, 2].map(() => openSurvey(deps, sent.access, actId)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(pathsUnder(deps, invitations)).toHaveLength(1);
  });

  it('stays possible after the hand-over, is not before, and never where a service has no survey', async () => {
    const deps = await staffedDeps();
    const early = await anApplication(deps, { serviceId: gardenService, step: 'register' });
    expect(refusalOf(await openSurvey(deps, early.access, deps.newId()))).toEqual({
      code: 'survey-not-open',
    });
    const none = await anApplication(deps, { serviceId: catService, step: 'done' });
    expect(refusalOf(await openSurvey(deps, none.access, deps.newId()))).toEqual({ code: 'survey-not-open' });
    const handed = await anApplication(deps, { serviceId: gardenService, step: 'done' });
    expect((await openSurvey(deps, handed.access, deps.newId())).ok).toBe(true);
  });

  it('needs the applicant’s secret', async () => {
    const { deps, sent } = await aFinishedCase();
    const guessed = { ...sent.access, secret: 'tebakan' };
    expect(refusalOf(await openSurvey(deps, guessed, deps.newId()))).toEqual({ code: 'link-invalid' });
    expect((await openSurvey(deps, sent.access, deps.newId())).ok).toBe(true);
  });
});

describe('answering', () => {
  it('works once: afterwards the link is dead', async () => {
    const { deps, token } = await anInvitation();
    expect(granted(await getInvitation(deps, 'contoh', token)).serviceName).toBe('Cap Tukang Kebun');
    granted(await answerSurvey(deps, 'contoh', token, anAnswer()));
    expect(refusalOf(await answerSurvey(deps, 'contoh', token, anAnswer()))).toEqual({
      code: 'link-invalid',
    });
    expect(refusalOf(await getInvitation(deps, 'contoh', token))).toEqual({ code: 'link-invalid' });
    expect(pathsUnder(deps, inbox)).toHaveLength(1);
    expect(pathsUnder(deps, invitations)).toEqual([]);
  });

  it('counts one answer for ten deliveries at once', async () => {
    const { deps, token } = await anInvitation();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => answerSurvey(deps, 'contoh', token, anAnswer())),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(pathsUnder(deps, inbox)).toHaveLength(1);
    const [running] = pathsUnder(deps, 'offices/contoh/surveyRunning');
    expect(await documentAt(deps, running ?? '')).toMatchObject({ answers: 1 });
  });

  it.each([
    ['a guessed link', 'contoh', 'tebakan'],
    ['a link of another office', 'seberang', undefined],
    ['an office that is not there', 'awan', undefined],
    ['no office at all', 'contoh/x', undefined],
  ])('answers link-invalid for %s', async (_, officeId, guessed) => {
    const { deps, token } = await anInvitation();
    const tried = guessed ?? token;
    expect(refusalOf(await answerSurvey(deps, officeId, tried, anAnswer()))).toEqual({
      code: 'link-invalid',
    });
    expect(refusalOf(await getInvitation(deps, officeId, tried))).toEqual({ code: 'link-invalid' });
    expect((await answerSurvey(deps, 'contoh', token, anAnswer())).ok).toBe(true);
  });

  it('is possible for thirty days at least and then says that the link is expired', async () => {
    const { deps, token } = await anInvitation();
    deps.time.now += 30 * day;
    expect((await getInvitation(deps, 'contoh', token)).ok).toBe(true);
    deps.time.now += day;
    expect(refusalOf(await answerSurvey(deps, 'contoh', token, anAnswer()))).toEqual({ code: 'expired' });
  });
});

describe('anonymity', () => {
  it('leaves nothing between an answer and its case: no id, no reference, no token, no time', async () => {
    const { deps, sent, token } = await anInvitation();
    const [invitationPath] = pathsUnder(deps, invitations);
    const invitation = await documentAt(deps, invitationPath ?? '');
    deps.time.now += 7 * minute;
    granted(await answerSurvey(deps, 'contoh', token, { ...anAnswer(3), suggestion: 'Lebih banyak bunga' }));
    const [answerPath] = pathsUnder(deps, inbox);
    const answer = await documentAt(deps, answerPath ?? '');
    await answerTimes(deps, 4);
    await moveSurveyInbox(deps, 'contoh');
    const moved = await Promise.all(pathsUnder(deps, responses).map((path) => documentAt(deps, path)));
    expect(moved.map((data) => StoredAnswer.parse(data))).toContainEqual(StoredAnswer.parse(answer));
    const told = JSON.stringify([
      invitationPath,
      invitation,
      answerPath,
      answer,
      pathsUnder(deps, responses),
      moved,
    ]);
    for (const trace of [sent.id, sent.access.reference, sent.access.secret, token, 'Ratna']) {
      expect(told).not.toContain(trace);
    }
    expect(Object.keys(answer ?? {}).sort()).toEqual(['answer', 'channel', 'period', 'serviceId', 'v']);
  });

  it('dates an invitation to the day only: its expiry does not tell when it was opened', async () => {
    const { deps } = await anInvitation();
    const [path] = pathsUnder(deps, invitations);
    expect((await documentAt(deps, path ?? ''))?.['expiresAt']).toEqual(new Date('2026-12-24T00:00:00Z'));
  });

  it('does not show by the event of the case who answered, only that the survey was opened', async () => {
    const { deps, sent, token } = await anInvitation();
    const before = [...deps.documents.all()].filter(([path]) => path.includes(sent.id));
    granted(await answerSurvey(deps, 'contoh', token, anAnswer()));
    expect([...deps.documents.all()].filter(([path]) => path.includes(sent.id))).toEqual(before);
  });
});

describe('published figures', () => {
  it('appear with the fifth answer and move in steps of five', async () => {
    const deps = await staffedDeps();
    const shown = async () => (await surveyFigures(deps, 'contoh')).shownCount;
    await answerTimes(deps, 4);
    expect(await surveyFigures(deps, 'contoh')).toEqual({
      periodLabel: 'Triwulan IV 2026',
      shownCount: 0,
      index: undefined,
    });
    await answerTimes(deps, 1);
    expect(await shown()).toBe(5);
    await answerTimes(deps, 4, 1);
    expect(await shown()).toBe(5);
    expect((await surveyFigures(deps, 'contoh')).index?.value).toBe(100);
    await answerTimes(deps, 1, 1);
    // Five fours and five ones: 2.5 on average, 62.50 of 100. Source: PermenPANRB 14/2017, annex.
    expect(await surveyFigures(deps, 'contoh')).toMatchObject({ shownCount: 10, index: { value: 62.5 } });
  });

  it('begin anew with each quarter of the office’s own calendar, and stay apart between offices', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    expect((await surveyFigures(deps, 'seberang')).shownCount).toBe(0);
    deps.time.now = at('2026-12-31 23:59');
    expect((await surveyFigures(deps, 'contoh')).shownCount).toBe(5);
    deps.time.now = at('2027-01-01 00:00');
    expect(await surveyFigures(deps, 'contoh')).toMatchObject({
      periodLabel: 'Triwulan I 2027',
      shownCount: 0,
    });
  });

  it('never hold sums of an unfinished five: what anyone may read stays as it is', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    const [path] = pathsUnder(deps, 'offices/contoh/surveyPeriods');
    const before = await documentAt(deps, path ?? '');
    await answerTimes(deps, 4, 1);
    expect(await documentAt(deps, path ?? '')).toEqual(before);
  });
});

describe('the daily move', () => {
  it('gives every answer a new id, in one commit', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    const before = pathsUnder(deps, inbox);
    let commits = 0;
    const documents = {
      ...deps.documents,
      commit: (writes: Parameters<typeof deps.documents.commit>[0]) => {
        commits += 1;
        return deps.documents.commit(writes);
      },
    };
    await moveSurveyInbox({ ...deps, documents }, 'contoh');
    expect(commits).toBe(1);
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
    const shuffled = { ...deps, newId: () => chance.shift() ?? deps.newId() };
    const created: unknown[] = [];
    const documents = {
      ...deps.documents,
      commit: (writes: Parameters<typeof deps.documents.commit>[0]) => {
        created.push(
          ...writes.flatMap((write) =>
            write.do === 'create' && 'answer' in write.data ? [StoredAnswer.parse(write.data)] : [],
          ),
        );
        return deps.documents.commit(writes);
      },
    };
    await moveSurveyInbox({ ...shuffled, documents }, 'contoh');
    expect(created).toMatchObject([2, 4, 1, 1, 3].map((value) => ({ answer: { values: { waktu: value } } })));
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
    expect(await services(deps)).toEqual({ [gardenService]: 5 });
    expect(pathsUnder(deps, inbox)).toEqual([]);
  });

  it('of one service go by “lainnya” among many of another, with what they say of themselves', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 10);
    await answerTimes(deps, 4, 3, { serviceId: catService, respondent: woman });
    await answerTimes(deps, 1, 3, { serviceId: 'izin-awan' });
    await moveSurveyInbox(deps, 'contoh');
    expect(await services(deps)).toEqual({ [gardenService]: 10, lainnya: 5 });
    expect((await moved(deps)).filter(({ answer }) => answer.respondent)).toHaveLength(4);
  });

  it('take the smallest service with them, where they alone would stand out', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 6);
    await answerTimes(deps, 1, 3, { serviceId: catService });
    await moveSurveyInbox(deps, 'contoh');
    expect(await services(deps)).toEqual({ lainnya: 7 });
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

  it('left at the end of a quarter move a day after it, without service and person', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-12-31 23:00');
    await answerTimes(deps, 2, 2, { respondent: woman });
    for (const early of ['2026-12-31 23:59', '2027-01-01 23:59']) {
      deps.time.now = at(early);
      await moveSurveyInbox(deps, 'contoh');
      expect(pathsUnder(deps, responses)).toEqual([]);
    }
    deps.time.now = at('2027-01-02 00:00');
    await moveSurveyInbox(deps, 'contoh');
    expect(await moved(deps)).toEqual(
      Array.from({ length: 2 }, () => ({
        v: 1,
        period: '2026-T4',
        serviceId: 'lainnya',
        channel: 'counter-qr',
        answer: anAnswer(2),
      })),
    );
    expect(pathsUnder(deps, inbox)).toEqual([]);
  });
});

describe('a case whose survey was opened', () => {
  it('goes on as any other', async () => {
    const { deps, sent } = await anInvitation();
    const { definition } = sent.standard;
    expect(granted(await act(deps, sent, { role: 'counter' }, handOver(definition))).status).toBe('closed');
  });
});
