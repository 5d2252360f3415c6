import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOrder, measure, tally } from '../../../domain/survey.ts';
import type { SurveyElement, SurveyValue } from '../../../domain/survey.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import { moved, runningOf } from '../../../functions/usecases/survey-answers.ts';
import { liveFigures } from '../../../functions/usecases/survey-data.ts';
import { at } from '../../fixtures/calendars.ts';
import { staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { answerTimes } from '../../fixtures/survey.ts';

const live = async (deps: TestDeps, officeId = 'contoh') =>
  liveFigures(deps, await requireOffice(deps, officeId));

describe('live figures', () => {
  it('appear with the fifth answer and move in steps of five', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 4);
    expect(await live(deps)).toEqual({
      period: '2026-T4',
      label: 'Triwulan IV 2026',
      answers: 0,
      elements: [],
    });
    await answerTimes(deps, 1);
    expect((await live(deps)).answers).toBe(5);
    await answerTimes(deps, 4, 1);
    expect(await live(deps)).toMatchObject({ answers: 5, index: { hundredths: 10000, letter: 'A' } });
    await answerTimes(deps, 1, 1);
    // Five fours and five ones: 2.5 on average, 62.50 of 100. Source: PermenPANRB 14/2017, annex.
    expect(await live(deps)).toMatchObject({ answers: 10, index: { hundredths: 6250, letter: 'D' } });
  });

  it('begin anew with each quarter of the office’s own calendar, and stay apart between offices', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5);
    expect((await live(deps, 'seberang')).answers).toBe(0);
    deps.time.now = at('2026-12-31 23:59');
    expect((await live(deps)).answers).toBe(5);
    deps.time.now = at('2027-01-01 00:00');
    expect(await live(deps)).toMatchObject({ label: 'Triwulan I 2027', answers: 0 });
  });

  it('are the same for one, two, three and four more answers', async () => {
    const deps = await staffedDeps();
    await answerTimes(deps, 5, 3);
    const before = await live(deps);
    for (let n = 0; n < 4; n += 1) {
      await answerTimes(deps, 1, 1);
      expect(await live(deps)).toEqual(before);
    }
  });
});

describe('sums that move with each answer', () => {
  const values = fc.constantFrom<SurveyValue>(1, 2, 3, 4);
  const sheet = fc.tuple(...formOrder.map(() => fc.option(values, { nil: undefined }))).map((given) => ({
    values: Object.fromEntries(
      formOrder.flatMap((key, i) => (given[i] === undefined ? [] : [[key, given[i]]])),
    ) as Partial<Record<SurveyElement, SurveyValue>>,
  }));
  const change = fc.oneof(
    fc.record({ do: fc.constant('add' as const), sheet }),
    fc.record({ do: fc.constant('replace' as const), at: fc.nat(), sheet }),
    fc.record({ do: fc.constant('take-out' as const), at: fc.nat() }),
  );

  it('are those of all answers counted anew, after any sequence of answers and corrections', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const kept: { values: Partial<Record<SurveyElement, SurveyValue>> }[] = [];
        let { running } = runningOf('2026-T4', undefined);
        for (const step of changes) {
          if (step.do === 'add') {
            kept.push(step.sheet);
            running = moved(running, { added: [step.sheet] });
          } else if (kept.length > 0) {
            const position = step.at % kept.length;
            const added = step.do === 'replace' ? [step.sheet] : [];
            const removed = kept.splice(position, 1, ...added);
            running = moved(running, { added, removed });
          }
        }
        expect(running).toMatchObject({ answers: kept.length, ...tally(kept) });
        if (running.shown) expect(running.shown.answers % 5).toBe(0);
      }),
    );
  });

  it('show an index between 25 and 100, whatever is answered', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 30 }), (answers) => {
        const { sums, counts } = tally(answers);
        const made = measure(sums, counts, '1/n');
        if (!made) return;
        expect(made.figure.hundredths).toBeGreaterThanOrEqual(2500);
        expect(made.figure.hundredths).toBeLessThanOrEqual(10000);
      }),
    );
  });
});
