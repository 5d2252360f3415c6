import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { formOrder, tally } from '../../domain/survey.ts';
import type { SurveyAnswer, SurveyValue } from '../../domain/survey.ts';
import { StoredAnswer } from '../../domain/survey-report.ts';
import { answerSurvey } from '../../functions/usecases/answer-survey.ts';
import { requireOffice } from '../../functions/usecases/browse.ts';
import { currentPeriod, loadRunning } from '../../functions/usecases/survey-answers.ts';
import { ownWorld, seedKejayan, worldOf, type World } from '../fixtures/emulator.ts';
import { officeId } from '../fixtures/skck.ts';

/** A whole village answers at once, on the genuine Firestore emulator; `npm run stress` runs it at full size. */

const answers = process.env['LOKET_STRESS'] === 'full' ? 300 : 100;
const servers = 4;

let world: World;
let others: World[];
beforeAll(async () => {
  world = ownWorld();
  await seedKejayan(world);
  others = Array.from({ length: servers }, () => worldOf(world.projectId));
});
afterAll(() => Promise.all([world, ...others].map((each) => each.close())));

/** The n-th answer: no two elements alike, so that a sum that took it twice or not at all would show. */
function answerOf(n: number): SurveyAnswer {
  const values = Object.fromEntries(formOrder.map((key, i) => [key, (((n + i) % 4) + 1) as SurveyValue]));
  return { v: 1, values: values as SurveyAnswer['values'] };
}

describe(`${String(answers)} survey answers at once`, () => {
  it('are all taken, none twice, though each is sent twice', async () => {
    const { deps } = world;
    const tokens = Array.from({ length: answers }, (_, n) => `undangan-${String(n)}`);
    for (let done = 0; done < answers; done += 100) {
      await deps.documents.commit(
        tokens.slice(done, done + 100).map((token) => ({
          do: 'create',
          path: paths.invitation(officeId, deps.sha256(token)),
          data: { v: 1, serviceId: 'pengantar-skck', expiresAt: new Date(deps.now() + 86_400_000) },
        })),
      );
    }
    const started = Date.now();
    const sent = await Promise.all(
      tokens.flatMap((token, n) =>
        [0, 1].map((twice) => {
          const server = others[(n + twice) % servers] ?? world;
          return answerSurvey(server.deps, officeId, token, answerOf(n));
        }),
      ),
    );
    console.log(`${String(answers)} survey answers at once: ${String(Date.now() - started)} ms`);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(answers);
    const told = sent.flatMap((each) => (each.ok ? [] : [each.refusal]));
    expect(told).toEqual(Array.from({ length: answers }, () => ({ code: 'link-invalid' })));

    const inbox = await deps.documents.find({
      collection: paths.surveyInbox(officeId),
      where: [],
      limit: 1000,
    });
    const kept = inbox.map(({ data }) => StoredAnswer.parse(data));
    expect(kept).toHaveLength(answers);
    expect(tally(kept)).toEqual(tally(tokens.map((_, n) => answerOf(n))));
    const period = currentPeriod(deps, await requireOffice(deps, officeId)).id;
    const { running } = await loadRunning(deps, officeId, period);
    expect(running).toMatchObject({ answers, ...tally(kept) });
    // Shown are the sums as they were at the last multiple of five: the number of answers is one itself.
    expect(running.shown).toEqual({ answers, ...tally(kept) });
  });
});
