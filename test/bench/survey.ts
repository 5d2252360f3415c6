import { paths } from '../../domain/paths.ts';
import { formOrder } from '../../domain/survey.ts';
import type { SurveyAnswer } from '../../domain/survey.ts';
import { firestoreDocuments } from '../../functions/store/firestore.ts';
import { answerAtCounter, openCounter } from '../../functions/usecases/answer-at-counter.ts';
import { answerSurvey, getInvitation } from '../../functions/usecases/answer-survey.ts';
import type { Deps } from '../../functions/usecases/ports.ts';
import { enterPaperSheet } from '../../functions/usecases/paper-sheet.ts';
import { countedDocuments, type Count } from '../fixtures/counted.ts';
import { granted, ownWorld, seedKejayan, suiteWorld } from '../fixtures/emulator.ts';
import { officeId } from '../fixtures/skck.ts';

/** An answer to the survey: what it costs by each way in. */

const values = Object.fromEntries(formOrder.map((key) => [key, 3])) as SurveyAnswer['values'];
const answer: SurveyAnswer = { v: 1, values };
/** Monday 23 November 2026, 09.00 WIB. */
const morning = Date.UTC(2026, 10, 23, 2);

async function invite(deps: Deps, token: string): Promise<void> {
  await deps.documents.commit([
    {
      do: 'create',
      path: paths.invitation(officeId, deps.sha256(token)),
      data: { v: 1, serviceId: 'pengantar-skck', expiresAt: new Date(deps.now() + 86_400_000) },
    },
  ]);
}

/** Address of a questionnaire that works, in the project the suite serves. */
export async function aQuestionnaire(): Promise<string> {
  const world = suiteWorld();
  try {
    const token = world.deps.newSecret();
    await invite(world.deps, token);
    return `/survei/${officeId}/${token}`;
  } finally {
    await world.close();
  }
}

/** Reads and writes of one answer on an instance that has served others before; the form's own reads count with it. */
export async function measureSurveyAnswers(): Promise<(Count & { what: string })[]> {
  const world = ownWorld();
  try {
    world.clock.at = morning;
    await seedKejayan(world);
    const count: Count = { reads: 0, writes: 0 };
    const deps: Deps = {
      ...world.deps,
      documents: countedDocuments(firestoreDocuments(world.firestore), count),
    };
    const ways: [string, (n: number) => Promise<unknown>][] = [
      [
        'survey answer of a finished case: form and answer',
        async (n) => {
          const token = `undangan-${String(n)}`;
          await invite(world.deps, token);
          granted(await getInvitation(deps, officeId, token));
          granted(await answerSurvey(deps, officeId, token, answer));
        },
      ],
      [
        'survey answer by the counter’s QR: form and answer',
        async (n) => {
          const place = { kind: 'counter-qr' } as const;
          const { once } = granted(await openCounter(deps, officeId, place));
          const given = { once, answer, by: 'self', address: `203.0.113.${String(n)}` } as const;
          granted(await answerAtCounter(deps, officeId, place, given));
        },
      ],
      [
        'survey answer typed from paper',
        async (n) => {
          const sheet = { sheet: n + 1, on: '2026-11-23', values };
          granted(await enterPaperSheet(deps, 'survei', { officeId, sheet }));
        },
      ],
    ];
    const measured = [];
    for (const [what, once] of ways) {
      await once(0);
      const before = { ...count };
      await once(1);
      measured.push({ what, reads: count.reads - before.reads, writes: count.writes - before.writes });
    }
    return measured;
  } finally {
    await world.close();
  }
}
