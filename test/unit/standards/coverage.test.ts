import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Application } from '../../../domain/application.ts';
import type { Act, Actor } from '../../../domain/application.ts';
import { allowedActs, offers } from '../../../domain/engine.ts';
import { fold } from '../../../domain/fold.ts';
import type { CaseFacts } from '../../../domain/conditions.ts';
import { isGate, stepOf } from '../../../domain/route.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import { answerable } from '../../../domain/steps/check.ts';
import { performs } from '../../../domain/steps/rules.ts';
import type { Definition } from '../../../domain/standard.ts';
import { coverageFile, coverageTable, waysOf } from '../../../tools/coverage.ts';
import type { Run, Way } from '../../../tools/coverage.ts';
import { root } from '../../../tools/bootstrap.mjs';
import { readOffices } from '../../../tools/standards-files.ts';
import { minute } from '../../fixtures/deps.ts';
import { actorOf, after, applicant, begun, everybody, fitting, system } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';

/** Every service of every office, through each of its doors, reasons and branches, to each of its ends. */

const offices = readOffices(root);
const services = offices.flatMap((folder) => folder.services);
const eachService = services.map(
  (service) => [`${service.name} (${service.officeId})`, service.definition] as const,
);

/** Whoever may do an act now: an officer where there is one, else Loket, else the applicant. */
function doer(here: EngineCase, kind: Act['act']): Actor {
  const offer = offers(here.definition, here.state).find(({ act }) => act === kind);
  if (!offer) expect.fail(`${kind} is not offered at ${here.state.step} (${here.state.status})`);
  const [by] = offer.by;
  if (by) return actorOf(by.role, ...(by.section === undefined ? [] : [by.section]));
  return offer.system ? system : applicant;
}

function doing(here: EngineCase, kind: Act['act'], over: object = {}): EngineCase {
  return after(here, doer(here, kind), { ...fitting(here, kind), ...over } as Act);
}

/**
 * The next act of the straight way: of an appointment or a hearing the second follows the first. A level of answering is reached only
 * by the levels before it handing on.
 */
function straight({ definition, state }: EngineCase, to?: string): Act['act'] | undefined {
  const acts = offers(definition, state).map(({ act }) => act);
  const target = definition.steps.find(({ id }) => id === to);
  if (target?.do === 'answer' && stepOf(definition, state)?.do === 'answer' && acts.includes('escalate'))
    return 'escalate';
  return acts.find((act) => act === 'hear' || act === 'attend') ?? acts[0];
}

const openOrReady = (here: EngineCase): boolean => ['open', 'ready'].includes(here.state.status);

/** Onwards until the case stands at a step, or to its end. */
function onwards(from: EngineCase, to?: string): EngineCase {
  let here = from;
  for (let guard = 0; openOrReady(here) && here.state.step !== to; guard += 1) {
    const kind = straight(here, to);
    if (!kind || guard > 60) expect.fail(`stuck at ${here.state.step}`);
    here = doing(here, kind);
  }
  if (to !== undefined) expect(here.state.step).toBe(to);
  return here;
}

function corrected(here: EngineCase): EngineCase {
  expect(here.state.status).toBe('returned');
  expect(here.state.returnedItems).not.toEqual([]);
  const act = fitting(here, 'correct');
  return after(here, here.birth.door === 'online' ? applicant : actorOf('counter'), act);
}

/** The first check returns by its verdicts, every other desk with a reason. */
function sentBack(here: EngineCase): EngineCase {
  return stepOf(here.definition, here.state)?.do === 'check'
    ? after(here, doer(here, 'check'), fitting(here, 'check', 3))
    : after(here, returner(here), { ...fitting(here, 'return'), to: 'applicant' } as Act);
}

/** What was accepted before is asked for again only by who answers for the case: he returns where the desk may not. */
function returner(here: EngineCase): Actor {
  const offer = offers(here.definition, here.state).find(({ act }) => act === 'return');
  const by = offer?.by.map(({ role, section }) => actorOf(role, ...(section === undefined ? [] : [section])));
  const answering = by?.find((actor) => performs(actor, answerable(here.state)));
  return answering ?? doer(here, 'return');
}

const first = (
  { definition }: { definition: Definition },
  { door, variant, answers }: CaseFacts,
): EngineCase => begun(definition, answers, { door, variant });

function expectCompleted(here: EngineCase, { steps }: Way): void {
  const { state, definition, birth, events } = here;
  expect(state).toMatchObject({ status: 'closed', step: 'done' });
  expect(state.done).toEqual(steps.map(({ id }) => id));
  expect(state.readyAt).toBeDefined();
  expect(state.clock.startedAt).toBeDefined();
  expect(state.clock.pauses.filter(({ to }) => to === undefined)).toEqual([]);
  // Where nobody looks at what is brought, nothing is judged either.
  const judged = steps.some(isGate) ? 'in-order' : 'waiting';
  for (const { verdict } of Object.values(state.items)) expect(verdict).toBe(judged);
  expect(fold(definition, birth, events)).toEqual(state);
  expect(Application.parse(state)).toEqual(state);
}

/** Takes a case through one run and expects its end. */
function take(definition: Definition, way: Way, { ending, at }: Run): void {
  const start = first({ definition }, way.facts);
  const there = at === undefined ? start : onwards(start, at);
  const kindsOf = ({ events }: EngineCase) => events.map(({ happening }) => happening.kind);
  switch (ending) {
    case 'completed':
      expectCompleted(onwards(start), way);
      return;
    case 'returned':
      expectCompleted(onwards(corrected(sentBack(there))), way);
      return;
    case 'unsuited': {
      const unsuited = after(there, doer(there, 'survey-field'), fitting(there, 'survey-field', 3));
      expect(unsuited.state).toMatchObject({ step: at, unsuited: true });
      expectCompleted(onwards(corrected(sentBack(unsuited))), way);
      return;
    }
    case 'refused': {
      const seen =
        stepOf(definition, there.state)?.do === 'field-survey'
          ? after(there, doer(there, 'survey-field'), fitting(there, 'survey-field', 3))
          : there;
      const refused = doing(seen, 'refuse');
      expect(refused.state).toMatchObject({ status: 'refused', closedAt: refused.now });
      expect(refused.state.readyAt).toBeUndefined();
      return;
    }
    case 'agency-to-mend': {
      const items = Object.keys(there.state.items);
      const mended = corrected(doing(there, 'agency-answer', { result: 'to-mend', items }));
      expectCompleted(onwards(mended), way);
      return;
    }
    case 'agency-no':
      expect(doing(there, 'agency-answer', { result: 'no' }).state.status).toBe('refused');
      return;
    case 'cancelled': {
      const cancelled = after(there, applicant, { act: 'cancel' });
      expect(cancelled.state).toMatchObject({ status: 'cancelled', closedAt: cancelled.now });
      return;
    }
    case 'expired':
      expect(doing(sentBack(there), 'expire').state.status).toBe('expired');
      return;
    case 'skipped': {
      const skipped = doing(there, 'skip');
      expect(skipped.state.step).not.toBe(at);
      expectCompleted(onwards(skipped), way);
      return;
    }
    case 'escalated':
      expect(kindsOf(there)).toContain('escalated');
      expectCompleted(onwards(there), way);
      return;
    case 'missed': {
      const missed = doing(doing(there, 'book'), 'miss');
      expect(missed.state.step).toBe(at);
      expect(missed.state.appointmentAt).toBeUndefined();
      expectCompleted(onwards(missed), way);
      return;
    }
    case 'moved': {
      const moved = doing(there, 'schedule-event', { at: there.now + 24 * 60 * minute });
      expect(moved.state).toMatchObject({ step: at, eventAt: there.now + 24 * 60 * minute });
      expectCompleted(onwards(moved), way);
      return;
    }
    case 'reopened': {
      const ended = at === undefined ? onwards(start) : after(there, applicant, { act: 'cancel' });
      const reopened = doing(ended, 'reopen');
      expect(openOrReady(reopened)).toBe(true);
      expectCompleted(onwards(reopened), way);
      return;
    }
    case 'made-good': {
      const done = onwards(start);
      // The due moment comes from the office's calendar, which the engine does not know.
      const late = { ...done, state: { ...done.state, dueAt: (done.state.readyAt ?? 0) - 1 } };
      const owed = doing(late, 'confirm-breach');
      const good = (definition.compensation?.parts ?? []).reduce(
        (before, part) => doing(before, 'compensate', { part }),
        owed,
      );
      expect(kindsOf(good).slice(-1)).toEqual(['compensated']);
      expect(good.state.duties).toEqual([
        expect.objectContaining({ kind: 'compensation', open: [], doneAt: good.now }),
      ]);
      return;
    }
    default:
      ending satisfies never;
  }
}

describe('every service, through every door, for every reason', () => {
  it.each(eachService)('%s: a case gets to each of its ends', (_, definition) => {
    const ways = waysOf(definition);
    expect(new Set(ways.map(({ facts }) => facts.door))).toEqual(new Set(definition.doors));
    expect(new Set(ways.flatMap(({ facts }) => facts.variant ?? []))).toEqual(
      new Set(definition.variants.map(({ id }) => id)),
    );
    for (const way of ways) {
      for (const run of way.runs) {
        try {
          take(definition, way, run);
        } catch (error) {
          const { door, variant, answers } = way.facts;
          const where = [door, variant, JSON.stringify(answers), run.ending, run.at].join(' ');
          throw new Error(where, { cause: error });
        }
      }
    }
  });

  it.each(eachService)('%s: no end that the engine offers on the way is left out', (_, definition) => {
    for (const way of waysOf(definition)) {
      const kinds = new Map<Act['act'], Run['ending']>([
        ['return', 'returned'],
        ['refuse', 'refused'],
        ['cancel', 'cancelled'],
        ['skip', 'skipped'],
        ['miss', 'missed'],
      ]);
      const has = (ending: Run['ending'], at: string) =>
        way.runs.some((run) => run.ending === ending && run.at === at);
      const asked = requirementsFor(definition, way.facts).some(({ optional }) => !optional);
      let here = first({ definition }, way.facts);
      while (openOrReady(here) && here.state.readyAt === undefined) {
        const { step } = here.state;
        for (const { act } of offers(definition, here.state)) {
          const ending = kinds.get(act);
          if (ending && (ending !== 'returned' || asked))
            expect(`${act} ${step} ${String(has(ending, step))}`).toBe(`${act} ${step} true`);
        }
        here = doing(here, straight(here) ?? 'cancel');
      }
    }
  });

  it.each(eachService)('%s: wherever it wanders, a case is nothing but its events', (_, definition) => {
    const ways = waysOf(definition);
    const walks = fc.tuple(fc.constantFrom(...ways), fc.array(fc.nat({ max: 10_000 }), { maxLength: 25 }));
    fc.assert(
      fc.property(walks, ([{ facts }, choices]) => {
        const here = choices.reduce(wandered, first({ definition }, facts));
        expect(fold(definition, here.birth, here.events)).toEqual(here.state);
        expect(Application.parse(here.state)).toEqual(here.state);
      }),
      { numRuns: 12 },
    );
  });
});

function isAnswerable(actor: Actor, { state }: EngineCase): boolean {
  return actor.kind === 'staff' && performs(actor, answerable(state)) !== undefined;
}

/** Somebody does something that is offered, some time later; mostly onwards, or few would see the end. */
function wandered(before: EngineCase, choice: number): EngineCase {
  const here = { ...before, now: before.now + (choice % 700) * minute };
  const { definition, state } = here;
  const acts = [...new Set(offers(definition, state).map(({ act }) => act))];
  const kind = choice % 10 < 6 ? straight(here) : acts[choice % acts.length];
  if (!kind) return here;
  const may = everybody(definition).filter((actor) => allowedActs(definition, state, actor).includes(kind));
  expect(may, `${kind} is offered to nobody at ${state.step}`).not.toEqual([]);
  // What was found in order is asked for again only by whoever answers for the case.
  const able = kind === 'return' ? may.filter((actor) => isAnswerable(actor, here)) : may;
  const actor = able[choice % able.length];
  if (!actor) return here;
  return after(here, actor, fitting(here, kind, choice, actor), 0);
}

describe('docs/coverage.md', () => {
  it('is what `node tools/coverage.ts` writes from these standards', () => {
    const written = readFileSync(coverageFile, 'utf8');
    expect(written === coverageTable(offices), 'stale: node tools/coverage.ts writes it').toBe(true);
  });

  it('has every service of the five decrees, each runnable, with a row for each of its doors', () => {
    // workflows.md §1: J1–J18, K1–K17, P1–P12, L1–L17, B1–B17.
    expect(offices.map(({ office, services: all }) => [office.id, all.length])).toEqual([
      ['balongbendo', 17],
      ['juai', 18],
      ['kejayan', 17],
      ['lekok', 17],
      ['perak', 12],
    ]);
    expect(services.filter(({ definition }) => definition.steps.length === 0)).toEqual([]);
    const rows = coverageTable(offices)
      .split('\n')
      .filter((line) => /^\| \d/.test(line));
    expect(rows).toHaveLength(services.reduce((sum, { definition }) => sum + definition.doors.length, 0));
  });
});
