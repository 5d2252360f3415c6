import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { StoredAnswer } from '../../../domain/survey-report.ts';
import { answerSurvey, getInvitation, openSurvey } from '../../../functions/usecases/answer-survey.ts';
import { moveSurveyInbox } from '../../../functions/usecases/move-survey-inbox.ts';
import { act, anApplication, catService, documentAt, gardenService, handOver } from '../../fixtures/cases.ts';
import { day, granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { anAnswer, answerTimes } from '../../fixtures/survey.ts';

const inbox = paths.surveyInbox('contoh');
const responses = paths.surveyResponses('contoh');
const invitations = 'offices/contoh/surveyInvitations';

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
    await answerTimes(deps, 4, 4, { channel: 'link' });
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
    expect(Object.keys(answer ?? {}).sort()).toEqual([
      'by',
      'channel',
      'period',
      'serviceId',
      'suggestion',
      'v',
      'values',
    ]);
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

describe('a case whose survey was opened', () => {
  it('goes on as any other', async () => {
    const { deps, sent } = await anInvitation();
    const { definition } = sent.standard;
    expect(granted(await act(deps, sent, { role: 'counter' }, handOver(definition))).status).toBe('closed');
  });
});
