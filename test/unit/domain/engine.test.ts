import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Act, Application, ApplicationEvent } from '../../../domain/application.ts';
import type { Actor } from '../../../domain/application.ts';
import { verifyChain } from '../../../domain/chain.ts';
import { due, elapsed } from '../../../domain/due.ts';
import { allowedActs, offers, returnTargets } from '../../../domain/engine.ts';
import { fold } from '../../../domain/fold.ts';
import type { Definition } from '../../../domain/standard.ts';
import { isRunnable } from '../../../domain/standard-problems.ts';
import { at, kejayan } from '../../fixtures/calendars.ts';
import { mondayMorning, refusalOf, sha256 } from '../../fixtures/deps.ts';
import {
  actorOf,
  aFile,
  after,
  applicant,
  attempt,
  begun,
  everybody,
  fitting,
  givenFor,
  system,
} from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { invented, realOffices } from '../../fixtures/office.ts';

/** The real services, one of each way through the desks: what differs between the others is no business of the engine. */
const realByShape = new Map(
  realOffices.flatMap(({ office, services }) =>
    services
      .filter(isRunnable)
      .map(
        ({ serviceId, definition }) =>
          [shapeOf(definition), [`${office.id}/${serviceId}`, definition]] as const,
      ),
  ),
);
const definitions: readonly (readonly [string, Definition])[] = [
  ...Object.entries(invented),
  ...[...realByShape.values()].map(([name, definition]) => [name, definition] as [string, Definition]),
];

function shapeOf({ steps, product, delivery, survey }: Definition): string {
  return JSON.stringify([
    steps.map((step) => [step.do, step.optional, step.refusal, step.doors, step.variants, step.when]),
    product.kind,
    delivery.collectionBook,
    survey,
  ]);
}

/** Invented services have every peculiarity: they are walked thoroughly, the real ones to see that they have no other. */
function runsFor(definition: Definition, thorough: number): number {
  return Object.values(invented).includes(definition) ? thorough : 6;
}

/** Every act there is, taken from the schema so that none can be forgotten. */
const everyAct = Act.options.map((option) => option.shape.act.value);

const counter = actorOf('counter');
const kasi = actorOf('section-head', 'angin');
const sekcam = actorOf('secretary');
const camat = actorOf('camat');

describe('what may happen next', () => {
  it.each(definitions)(
    '%s: the server allows exactly what the table offers, wherever a case can get to',
    (_, definition) => {
      walk(definition, runsFor(definition, 150), (here) => {
        for (const actor of everybody(definition)) {
          const allowed = allowedActs(definition, here.state, actor);
          for (const kind of everyAct) {
            const decided = attempt(here, actor, fitting(here, kind, 0, actor));
            const offered = offers(definition, here.state).some(({ act }) => act === kind);
            const expected = allowed.includes(kind) ? 'allowed' : offered ? 'not-allowed' : 'not-now';
            const got = decided.ok ? 'allowed' : decided.refusal.code;
            expect(`${whoIs(actor)} ${kind} at ${here.state.step}: ${got}`).toBe(
              `${whoIs(actor)} ${kind} at ${here.state.step}: ${expected}`,
            );
          }
        }
      });
    },
  );

  it.each(definitions)(
    '%s: after the end nothing is possible but one survey, what is still owed, and opening it again with a reason',
    (_, definition) => {
      const ends = new Set<string>();
      walk(definition, runsFor(definition, 150), ({ state }) => {
        if (!['closed', 'cancelled', 'expired', 'refused'].includes(state.status)) return;
        ends.add(state.status);
        const left = new Set(everybody(definition).flatMap((actor) => allowedActs(definition, state, actor)));
        left.delete('tell-applicant');
        const survey =
          ['closed', 'refused'].includes(state.status) && definition.survey && !state.surveyTaken;
        // What goes on as a request for another service is not opened again here.
        const expected = [...(survey ? ['open-survey'] : []), ...(state.transferredTo ? [] : ['reopen'])];
        expect([...left].sort()).toEqual(expected.sort());
      });
      if (Object.values(invented).includes(definition))
        expect([...ends]).toEqual(expect.arrayContaining(['cancelled', 'closed']));
    },
  );

  it.each(definitions)('%s: a case is nothing but its events', (_, definition) => {
    walk(definition, runsFor(definition, 60), (here) => {
      expect(fold(definition, here.birth, here.events)).toEqual(here.state);
      expect(verifyChain(here.events, sha256, here.state.head)).toEqual({ ok: true });
      expect(here.events.every((event) => ApplicationEvent.safeParse(event).success)).toBe(true);
      expect(Application.parse(here.state)).toEqual(here.state);
    });
  });

  it.each(definitions)('%s: the clock never runs backwards and forgets nothing', (_, definition) => {
    walk(definition, runsFor(definition, 100), (here, before) => {
      if (before) expectClockMovesOn(before, here);
    });
  });

  it.each(definitions)('%s: a number and a letter, once had, are kept for good', (_, definition) => {
    walk(definition, runsFor(definition, 60), ({ state, events }, before) => {
      // What ended without its product had its number voided; opened again it gets another.
      if (events.at(-1)?.happening.kind === 'reopened') return;
      if (before?.state.taken) expect(state.taken).toEqual(before.state.taken);
      if (before?.state.letter) expect(state.letter?.id).toBe(before.state.letter.id);
    });
  });

  it.each(definitions)(
    '%s: steps are done in order, each once, and never the one it stands at',
    (_, definition) => {
      walk(definition, runsFor(definition, 60), ({ state }) => {
        const order = state.route;
        const stands = state.step === 'done' ? order.length : order.indexOf(state.step);
        expect(state.done).toEqual(order.slice(0, stands));
        expect(state.recentActs.length).toBeLessThanOrEqual(8);
      });
    },
  );

  it('decides alike for the same question and changes nothing it was given', () => {
    walk(invented.kite, 20, (here) => {
      const frozen = deepFreeze(structuredClone(here));
      for (const actor of everybody(frozen.definition)) {
        for (const kind of everyAct) {
          expect(attempt(frozen, actor, fitting(frozen, kind))).toEqual(
            attempt(frozen, actor, fitting(frozen, kind)),
          );
        }
      }
    });
  });
});

/** Random walks: at every state somebody does something that is offered. `visit` sees each state and the one before it. */
function walk(
  definition: Definition,
  runs: number,
  visit: (here: EngineCase, before: EngineCase | undefined) => void,
): void {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 10_000 }), { minLength: 10, maxLength: 35 }), (choices) => {
      let here = begun(definition);
      visit(here, undefined);
      for (const choice of choices) {
        const before = here;
        const next = step(before, choice);
        if (!next) return;
        here = next;
        visit(here, before);
      }
    }),
    { numRuns: runs },
  );
}

function step(here: EngineCase, choice: number): EngineCase | undefined {
  const { definition, state } = here;
  const acts = [...new Set(offers(definition, state).map(({ act }) => act))];
  // Mostly onwards, or few walks would ever see the end.
  const kind = choice % 10 < 7 ? acts[0] : acts[choice % acts.length];
  if (!kind) return undefined;
  const may = everybody(definition).filter((actor) => allowedActs(definition, state, actor).includes(kind));
  const actor = may[choice % may.length];
  return actor && after(here, actor, fitting(here, kind, choice, actor), choice % 5 === 0 ? 0 : choice % 700);
}

function whoIs(actor: Actor): string {
  return actor.kind === 'staff' ? `${actor.roles.join()} ${actor.sections.join()}` : actor.kind;
}

function expectClockMovesOn(before: EngineCase, here: EngineCase): void {
  const { promise } = here.definition;
  const [was, is] = [before.state.clock, here.state.clock];
  if (was.startedAt !== undefined) expect(is.startedAt).toBe(was.startedAt);
  if (was.readyAt !== undefined) expect(is).toEqual(was);
  was.pauses.forEach((pause, index) => {
    expect(is.pauses[index]).toMatchObject(pause);
  });
  for (const { from, to } of is.pauses) expect(to ?? here.now).toBeGreaterThanOrEqual(from);
  const open = is.pauses.filter(({ to }) => to === undefined).map(({ reason }) => reason);
  expect(new Set(open).size).toBe(open.length);
  if (is.readyAt !== undefined) expect(open).toEqual([]);

  const usedBefore = elapsed(promise, was, before.now, kejayan);
  const used = elapsed(promise, is, here.now, kejayan);
  if (usedBefore && used) expect(used.amount).toBeGreaterThanOrEqual(usedBefore.amount);
  const dueBefore = due(promise, was, kejayan)?.dueAt;
  const dueNow = due(promise, is, kejayan)?.dueAt;
  if (dueBefore !== undefined && dueNow !== undefined) expect(dueNow).toBeGreaterThanOrEqual(dueBefore);
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** A kite letter brought to a step by everybody in turn. */
function kiteAt(wanted: string): EngineCase {
  let here = begun(invented.kite);
  for (const actor of [counter, kasi, counter, counter, kasi, sekcam]) {
    if (here.state.step === wanted) return here;
    const kind = invented.kite.steps.find(({ id }) => id === here.state.step)?.do ?? 'check';
    here = after(here, actor, fitting(here, kind as Act['act']));
  }
  return here;
}

/** A garden sheet that is checked and waits for its signature. */
function gardenAtSignature(): EngineCase {
  const here = begun(invented.garden);
  return after(here, counter, fitting(here, 'check'));
}

describe('who may do what', () => {
  const mayAt = (here: EngineCase, actor: Actor) => allowedActs(here.definition, here.state, actor).sort();

  it('leaves a paraf to the head of its own section; the head of another has nothing to do there', () => {
    const here = kiteAt('paraf');
    expect(mayAt(here, kasi)).toEqual(['initial', 'return', 'transfer']);
    expect(mayAt(here, actorOf('section-head', 'kucing'))).toEqual([]);
    expect(mayAt(here, counter)).toEqual(['cancel', 'pause', 'transfer']);
    expect(mayAt(here, camat)).toEqual(['pause']);
    expect(mayAt(here, applicant)).toEqual(['cancel']);
  });

  it('lets whoever signs prepare a letter, and Loket by itself; approving is the signer’s alone', () => {
    const unprepared = kiteAt('tanda-tangan');
    expect(mayAt(unprepared, system)).toEqual(['prepare']);
    expect(mayAt(unprepared, camat)).toEqual(['pause', 'prepare', 'return']);
    const prepared = after(unprepared, system, { act: 'prepare' });
    expect(mayAt(prepared, system)).toEqual([]);
    expect(mayAt(prepared, camat)).toEqual(['approve', 'pause', 'prepare', 'return']);
    expect(mayAt(prepared, sekcam)).toEqual(['cancel', 'pause', 'transfer']);
  });

  it('lets nobody but Loket issue, and nobody withdraw what is approved', () => {
    const prepared = after(kiteAt('tanda-tangan'), system, { act: 'prepare' });
    expect(mayAt(prepared, applicant)).toEqual(['cancel']);
    const approved = after(prepared, camat, fitting(prepared, 'approve'));
    expect(mayAt(approved, applicant)).toEqual([]);
    expect(mayAt(approved, system)).toEqual(['issue']);
    expect(mayAt(approved, camat)).toEqual(['pause', 'return']);
  });

  it('lets a signer, or the officer named for it, note down a signature in wet ink', () => {
    const here = gardenAtSignature();
    expect(mayAt(here, sekcam)).toEqual(['cancel', 'pause', 'return', 'sign-on-paper', 'transfer']);
    expect(mayAt(here, counter)).toEqual(['cancel', 'pause', 'sign-on-paper', 'transfer']);
    expect(mayAt(here, actorOf('operator'))).toEqual([]);
  });

  it('does not let a signed sheet be sent back or withdrawn', () => {
    const signed = after(gardenAtSignature(), sekcam, fitting(gardenAtSignature(), 'sign-on-paper'));
    expect(mayAt(signed, counter)).toEqual(['pause', 'stamp']);
    expect(mayAt(signed, applicant)).toEqual([]);
  });

  it('says what is expected when an act comes too early, and who is needed when it is another’s', () => {
    const here = begun(invented.kite);
    expect(refusalOf(attempt(here, counter, { act: 'stamp' }))).toEqual({
      code: 'not-now',
      expected: ['check', 'cancel', 'transfer'],
    });
    expect(refusalOf(attempt(kiteAt('paraf'), counter, { act: 'initial' }))).toEqual({
      code: 'not-allowed',
      needs: ['section-head'],
    });
  });

  it('offers the survey once, only when the product is ready, only where the service has one', () => {
    const garden = (...acts: Act['act'][]) =>
      acts.reduce((here, kind) => after(here, counter, fitting(here, kind)), gardenAtSignature());
    const ready = garden('sign-on-paper', 'stamp', 'register');
    expect(mayAt(garden('sign-on-paper', 'stamp'), applicant)).toEqual([]);
    expect(mayAt(ready, applicant)).toEqual(['open-survey']);
    const opened = after(ready, applicant, { act: 'open-survey' });
    expect(mayAt(opened, applicant)).toEqual([]);
    expect(mayAt(after(opened, counter, fitting(opened, 'hand-over')), applicant)).toEqual([]);
  });
});

describe('the check of completeness', () => {
  it('wants a verdict for everything that waits for one', () => {
    const here = begun(invented.kite);
    const partial: Act = { act: 'check', verdicts: { berani: { verdict: 'in-order' } } };
    expect(refusalOf(attempt(here, counter, partial))).toEqual({
      code: 'incomplete',
      missing: ['foto-layangan', 'izin-awan'],
    });
    expect(attempt(here, counter, fitting(here, 'check')).ok).toBe(true);
  });

  it.each(['foto-hantu', 'constructor', 'toString'])('knows no requirement called %s', (id) => {
    const here = begun(invented.kite);
    const known = fitting(here, 'check') as Extract<Act, { act: 'check' }>;
    const act: Act = { act: 'check', verdicts: { ...known.verdicts, [id]: { verdict: 'in-order' } } };
    expect(refusalOf(attempt(here, counter, act))).toEqual({
      code: 'invalid-input',
      fields: [{ field: id, problem: 'unknown' }],
    });
    expect(attempt(here, counter, known).ok).toBe(true);
  });

  it('returns the file for one faulty item, without starting the clock; the applicant replaces only that', () => {
    const here = begun(invented.kite);
    const returned = after(here, counter, fitting(here, 'check', 3));
    expect(returned.state).toMatchObject({
      status: 'returned',
      step: 'periksa',
      returnedItems: ['foto-layangan'],
    });
    expect(returned.state.clock).toEqual({ pauses: [] });
    const correct = (...ids: string[]): Act => ({
      act: 'correct',
      items: Object.fromEntries(ids.map((id) => [id, aFile('baru')])),
    });
    expect(refusalOf(attempt(returned, applicant, correct()))).toEqual({
      code: 'incomplete',
      missing: ['foto-layangan'],
    });
    expect(refusalOf(attempt(returned, applicant, correct('foto-layangan', 'izin-awan')))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'izin-awan', problem: 'not-returned' }],
    });
    const corrected = after(returned, applicant, correct('foto-layangan'));
    expect(corrected.state.status).toBe('open');
    expect(
      Object.entries(corrected.state.items).filter(([, item]) => item.verdict === 'waiting'),
    ).toHaveLength(1);
  });

  it('lets a faulty fact be sent on empty-handed: there is nothing to attach for it', () => {
    const here = begun(invented.kite);
    const act: Act = {
      act: 'check',
      verdicts: {
        'foto-layangan': { verdict: 'in-order' },
        'izin-awan': { verdict: 'in-order' },
        berani: { verdict: 'faulty', reason: 'missing' },
      },
    };
    const returned = after(here, counter, act);
    const corrected = after(returned, applicant, { act: 'correct', items: {} });
    expect(corrected.state.items['berani']).toEqual({ files: [], bringsPaper: false, verdict: 'waiting' });
  });

  it('takes "I bring the paper" only where the standard lets paper be brought, but at the counter always', () => {
    const here = begun(invented.kite);
    const act: Act = {
      act: 'check',
      verdicts: {
        'foto-layangan': { verdict: 'in-order' },
        'izin-awan': { verdict: 'faulty', reason: 'expired' },
        berani: { verdict: 'in-order' },
      },
    };
    const returned = after(here, counter, act);
    const paper: Act = { act: 'correct', items: { 'izin-awan': { files: [], bringsPaper: true } } };
    expect(refusalOf(attempt(returned, applicant, paper))).toEqual({
      code: 'incomplete',
      missing: ['izin-awan'],
    });
    expect(attempt(returned, counter, paper).ok).toBe(true);
  });
});

describe('sending back', () => {
  it('drops the approval and the bytes of a letter and keeps its number', () => {
    const prepared = after(kiteAt('tanda-tangan'), system, { act: 'prepare' });
    const approved = after(prepared, camat, fitting(prepared, 'approve'));
    expect(approved.state.letter).toMatchObject({ status: 'approved', approvedBy: camat.uid });
    const returned = after(approved, camat, {
      act: 'return',
      to: 'konsep',
      reason: 'wrong-wording',
      items: [],
      note: 'Salah ketik',
    });
    expect(returned.state.letter).toEqual({ id: 'surat-1', status: 'draft' });
    expect(returned.state.taken).toEqual(approved.state.taken);
    expect(returned.state).toMatchObject({ status: 'open', step: 'konsep', done: ['periksa', 'sahkan'] });
  });

  it('goes to the applicant or to a desk that was passed, never ahead and never to one that does not redo', () => {
    const here = kiteAt('paraf');
    expect(returnTargets(invented.kite, here.state)).toEqual([
      'applicant',
      'periksa',
      'sahkan',
      'konsep',
      'nomor',
    ]);
    const back = (to: string): Act => ({ act: 'return', to, reason: 'other', items: [], note: 'x' });
    expect(refusalOf(attempt(here, kasi, back('tanda-tangan')))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'to', problem: 'not-a-target' }],
    });
    expect(attempt(here, kasi, back('konsep')).ok).toBe(true);
  });

  it('needs a reason in words, and for the applicant the items meant', () => {
    const here = kiteAt('sahkan');
    const back = (over: object) =>
      attempt(here, kasi, {
        act: 'return',
        to: 'applicant',
        reason: 'invalid-data',
        items: ['izin-awan'],
        note: 'Awan tidak mengizinkan',
        ...over,
      });
    expect(refusalOf(back({ note: undefined }))).toEqual({ code: 'reason-missing' });
    expect(refusalOf(back({ items: [] }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'items', problem: 'required' }],
    });
    expect(refusalOf(back({ items: ['constructor'] }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'constructor', problem: 'unknown' }],
    });
    expect(back({}).ok).toBe(true);
  });

  it('stops the clock while the applicant mends, and begins again at the check', () => {
    const here = kiteAt('sahkan');
    const returned = after(here, kasi, fitting(here, 'return'), 10);
    expect(returned.state).toMatchObject({ status: 'returned', step: 'periksa', done: [] });
    expect(returned.state.clock.pauses).toEqual([{ from: returned.now, reason: 'returned' }]);
    const corrected = after(returned, applicant, fitting(returned, 'correct'), 100);
    expect(corrected.state.clock.pauses).toEqual([
      { from: returned.now, to: corrected.now, reason: 'returned' },
    ]);
    expect(corrected.state.clock.startedAt).toBe(here.state.clock.startedAt);
  });
});

describe('a signature in wet ink', () => {
  const sign = (here: EngineCase, over: object, given = givenFor(here.definition)) =>
    attempt(here, counter, { act: 'sign-on-paper', signerUid: 'x', signedAt: here.now, ...over }, given);

  it('names somebody who may sign', () => {
    const here = gardenAtSignature();
    const by = (role: 'camat' | 'secretary' | 'counter') =>
      sign(here, {}, { signer: { uid: 'x', roles: [role], sections: [] } });
    expect(by('camat').ok).toBe(true);
    expect(by('secretary').ok).toBe(true);
    const refusal = { code: 'invalid-input', fields: [{ field: 'signerUid', problem: 'not-a-signer' }] };
    expect(refusalOf(by('counter'))).toEqual(refusal);
    expect(refusalOf(sign(here, {}, {}))).toEqual(refusal);
  });

  it('was given between the application and now', () => {
    const here = gardenAtSignature();
    const refusal = { code: 'invalid-input', fields: [{ field: 'signedAt', problem: 'out-of-range' }] };
    expect(refusalOf(sign(here, { signedAt: here.now + 1 }))).toEqual(refusal);
    expect(refusalOf(sign(here, { signedAt: here.state.submittedAt - 1 }))).toEqual(refusal);
    expect(sign(here, { signedAt: here.state.submittedAt }).ok).toBe(true);
  });
});

describe('the hand-over', () => {
  const ready = () => {
    const prepared = after(kiteAt('tanda-tangan'), system, { act: 'prepare' });
    const approved = after(prepared, camat, fitting(prepared, 'approve'));
    return after(approved, system, fitting(approved, 'issue'));
  };
  const handing = (over: object) =>
    attempt(ready(), counter, { act: 'hand-over', collector: 'applicant', inBook: true, ...over });

  it('goes only to those the standard lets collect, and names whoever is not the applicant', () => {
    expect(refusalOf(handing({ collector: 'family', collectorName: 'Ibu' }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'collector', problem: 'not-allowed' }],
    });
    expect(refusalOf(handing({ collector: 'proxy' }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'collectorName', problem: 'required' }],
    });
    expect(handing({ collector: 'proxy', collectorName: 'Tetangga' }).ok).toBe(true);
  });

  it('is signed for in the collection book where the standard has one', () => {
    expect(refusalOf(handing({ inBook: false }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'inBook', problem: 'required' }],
    });
    expect(handing({}).ok).toBe(true);
  });

  it('passes register and stamp by itself: with an electronic letter both belong to the issuing', () => {
    expect(ready().state).toMatchObject({ status: 'ready', step: 'serah' });
    expect(ready().state.done.slice(-3)).toEqual(['tanda-tangan', 'register', 'stempel']);
  });
});

describe('the promise clock of a case', () => {
  it('starts when the file is found complete and stops when the product is ready', () => {
    const sent = begun(invented.garden);
    expect(sent.state.clock).toEqual({ pauses: [] });
    const checked = after(sent, counter, fitting(sent, 'check'), 30);
    expect(checked.state.clock).toEqual({ startedAt: at('2026-11-23 09:30'), pauses: [] });
    const signed = after(checked, sekcam, fitting(checked, 'sign-on-paper'));
    const stamped = after(signed, counter, { act: 'stamp' });
    expect(stamped.state.readyAt).toBeUndefined();
    const registered = after(stamped, counter, { act: 'register' }, 58);
    expect(registered.state.readyAt).toBe(at('2026-11-23 10:30'));
    expect(registered.state.clock.readyAt).toBe(at('2026-11-23 10:30'));
    const handed = after(registered, counter, fitting(registered, 'hand-over'), 600);
    expect(handed.state.readyAt).toBe(at('2026-11-23 10:30'));
  });

  it('is held while the signer is away, and goes on by itself when he signs', () => {
    const here = gardenAtSignature();
    const away = after(here, counter, { act: 'pause', reason: 'signer-away' }, 10);
    expect(allowedActs(away.definition, away.state, counter)).toEqual([
      'sign-on-paper',
      'resume',
      'cancel',
      'transfer',
    ]);
    const signed = after(away, sekcam, fitting(away, 'sign-on-paper'), 120);
    expect(signed.state.clock.pauses).toEqual([{ from: away.now, to: signed.now, reason: 'signer-away' }]);
  });

  it('is not held before it runs, and is let go only for the reason it was held for', () => {
    expect(
      refusalOf(attempt(begun(invented.garden), counter, { act: 'pause', reason: 'fault' })),
    ).toMatchObject({
      code: 'not-now',
    });
    const here = gardenAtSignature();
    const held = after(here, counter, { act: 'pause', reason: 'fault' });
    expect(refusalOf(attempt(held, counter, { act: 'resume', reason: 'signer-away' }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'reason', problem: 'not-paused' }],
    });
    expect(attempt(held, counter, { act: 'resume', reason: 'fault' }).ok).toBe(true);
  });

  it('promises nothing before the file is complete', () => {
    const sent = begun(invented.garden);
    expect(due(invented.garden.promise, sent.state.clock, kejayan)).toBeUndefined();
    expect(sent.state.submittedAt).toBe(mondayMorning);
  });
});
