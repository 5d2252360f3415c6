import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../domain/chain.ts';
import { paths } from '../../domain/paths.ts';
import { formOrder } from '../../domain/survey.ts';
import type { SurveyAnswer, SurveyValue } from '../../domain/survey.ts';
import { answerSurvey, openSurvey } from '../../functions/usecases/answer-survey.ts';
import { moveSurveyInbox } from '../../functions/usecases/move-survey-inbox.ts';
import { granted, handed, ownWorld, post, seedKejayan, type World } from '../fixtures/emulator.ts';
import { aCase, officeId, type Sent } from '../fixtures/skck.ts';

/**
 * Whoever has everything Firestore holds, its own times included, cannot tell whose answer is whose. Seven finished cases answer,
 * one opens the survey and does not; then the day's move runs. Limits that no test can take away: backups and point-in-time recovery
 * from before the move (docs/skm.md).
 */

const answering = 7;

interface Exported {
  path: string;
  text: string;
  createTime: string;
  updateTime: string;
}

let world: World;
let cases: Sent[];
/** Everything in the store before and after the move. */
let before: Exported[];
let after: Exported[];
let tokens: string[];

async function exported(): Promise<Exported[]> {
  const root = `projects/${world.projectId}/databases/(default)/documents`;
  const response = await post(
    `http://${handed('FIRESTORE_EMULATOR_HOST')}/v1/${root}:runQuery`,
    { structuredQuery: { from: [{ allDescendants: true }] } },
    { authorization: 'Bearer owner' },
  );
  const rows = (await response.json()) as {
    document?: { name: string; fields?: unknown; createTime: string; updateTime: string };
  }[];
  return rows.flatMap(({ document }) =>
    document
      ? [
          {
            path: document.name.slice(root.length + 1),
            text: canonicalJson(document.fields ?? {}),
            createTime: document.createTime,
            updateTime: document.updateTime,
          },
        ]
      : [],
  );
}

/** No two answers alike, so that a tie would be seen. */
function answerOf(n: number): SurveyAnswer {
  const values = Object.fromEntries(formOrder.map((key, i) => [key, i === n ? 1 : 4])) as Record<
    string,
    SurveyValue
  >;
  return { v: 1, values: values as SurveyAnswer['values'], respondent: { gender: n % 2 ? 'L' : 'P' } };
}

const within = (of: readonly Exported[], collection: string) =>
  of.filter(({ path }) => path.startsWith(`${collection}/`));
const idOf = ({ path }: Exported) => path.slice(path.lastIndexOf('/') + 1);

beforeAll(async () => {
  world = ownWorld();
  await seedKejayan(world);
  const { deps } = world;
  cases = [];
  tokens = [];
  for (let n = 0; n <= answering; n += 1) {
    const sent = await aCase(deps, 'closed');
    cases.push(sent);
    const { token } = granted(await openSurvey(deps, sent.access, deps.newId()));
    tokens.push(token);
    if (n < answering) granted(await answerSurvey(deps, officeId, token, answerOf(n)));
  }
  before = await exported();
  await moveSurveyInbox(deps, officeId);
  after = await exported();
});
afterAll(() => world.close());

describe('after the daily move', () => {
  it('every answer is there, and has the very same times as all others', () => {
    const responses = within(after, paths.surveyResponses(officeId));
    expect(responses).toHaveLength(answering);
    expect(within(after, paths.surveyInbox(officeId))).toEqual([]);
    expect(new Set(responses.flatMap(({ createTime, updateTime }) => [createTime, updateTime])).size).toBe(1);
    // It is the move's time, later than whatever any case says of itself.
    const [moved] = responses;
    const ofCases = after.filter(({ path }) => !/\/(survey|jobs)/.test(path));
    expect(ofCases.length).toBeGreaterThan(answering);
    for (const { createTime, updateTime } of ofCases)
      expect(
        [createTime, updateTime].every((time) => Date.parse(time) <= Date.parse(moved?.createTime ?? '')),
      ).toBe(true);
    expect(ofCases.map(({ updateTime }) => updateTime)).not.toContain(moved?.updateTime);
  });

  it('nothing that belongs to one answer alone stands anywhere else: no id, no token, no word, no number', () => {
    const responses = within(after, paths.surveyResponses(officeId));
    const others = after.filter((each) => !responses.includes(each));
    const elsewhere = others.map(({ path, text }) => `${path} ${text}`).join('\n');
    const known = [...within(before, paths.surveyInbox(officeId)).map(idOf), ...tokens];
    for (const response of responses) {
      expect(elsewhere).not.toContain(idOf(response));
      // What the answer holds, it shares with every other: office, period, service, the words of the form.
      expect(response.text).not.toMatch(/[0-9a-f]{32}|\d{4}-\d\d-\d\d|timestampValue|\d{10,}/);
      for (const trace of [
        ...known,
        ...cases.flatMap(({ applicationId, access }) => [applicationId, access.reference]),
      ])
        expect(`${response.path} ${response.text}`).not.toContain(trace);
    }
    for (const trace of known) expect(elsewhere).not.toContain(trace);
  });

  it('the answers are those that came in, each once, and only their new ids order them', () => {
    const came = within(before, paths.surveyInbox(officeId));
    const moved = within(after, paths.surveyResponses(officeId));
    expect(moved.map(({ text }) => text).toSorted()).toEqual(came.map(({ text }) => text).toSorted());
    expect(new Set([...came, ...moved].map(idOf)).size).toBe(2 * answering);
  });

  it('no invitation of an answered survey is left, and the unanswered one names no case and no hour', () => {
    const left = within(after, `offices/${officeId}/surveyInvitations`);
    expect(left).toHaveLength(1);
    const text = left.map((each) => `${each.path} ${each.text}`).join();
    for (const { applicationId, access } of cases)
      for (const trace of [applicationId, access.reference, access.secret]) expect(text).not.toContain(trace);
    expect(text).toContain('T00:00:00Z');
  });

  it('would have been tied before it, by the times alone: the move is what parts them', () => {
    // Control: in the inbox the n-th answer was created right after the n-th case's last event.
    const inbox = within(before, paths.surveyInbox(officeId)).toSorted((a, b) =>
      Date.parse(a.createTime) < Date.parse(b.createTime) ? -1 : 1,
    );
    expect(new Set(inbox.map(({ createTime }) => createTime)).size).toBe(answering);
    const guesses = inbox.map(({ createTime }) => {
      const events = before.filter(
        (each) =>
          each.path.includes('/events/') &&
          each.text.includes('survey-opened') &&
          each.createTime < createTime,
      );
      return events.toSorted((a, b) => (a.createTime < b.createTime ? 1 : -1))[0]?.path ?? '';
    });
    expect(
      guesses.map((path) => cases.findIndex(({ applicationId }) => path.includes(applicationId))),
    ).toEqual(Array.from({ length: answering }, (_, n) => n));
  });
});
