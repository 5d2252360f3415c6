import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { allowedActs } from '../../../domain/engine.ts';
import { endsWork } from '../../../domain/fold.ts';
import type { Definition } from '../../../domain/standard.ts';
import { actorOf, after, applicant, attempt, begun, fitting, givenFor } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { minute, refusalOf } from '../../fixtures/deps.ts';
import { invented } from '../../fixtures/office.ts';

/** Steps at which the office waits for somebody else, and what of a case is left when it goes back or ends. Invented services. */

const counter = actorOf('counter');
const operator = actorOf('operator');
const secretary = actorOf('secretary');

/** The garden's requirements and promise with other steps. */
function service(steps: Definition['steps'], over: Partial<Definition> = {}): Definition {
  return {
    ...invented.garden,
    variants: [],
    requirements: [{ id: 'lembar', text: 'Lembar', kind: 'original', paperAllowed: true }],
    product: { kind: 'outcome', outcome: 'card', title: 'Kartu' },
    steps,
    ...over,
  };
}

const by = [{ role: 'counter' as const }];

/** As Balongbendo's KTP-el: the applicant comes at a time of his choice. */
const circus = service([
  { id: 'periksa', do: 'check', by },
  { id: 'temu', do: 'appointment', by, minutes: 15, atOnce: 1, optional: true },
  { id: 'rekam', do: 'capture', by },
  { id: 'serah', do: 'hand-over', by },
]);

/** As Balongbendo's KK: an agency signs. */
const lighthouse = service([
  { id: 'periksa', do: 'check', by },
  { id: 'kirim', do: 'send-to-agency', by, agency: 'Dinas Mercusuar' },
  { id: 'tunggu', do: 'await-agency', by, agency: 'Dinas Mercusuar' },
  { id: 'cetak', do: 'print', by },
  { id: 'serah', do: 'hand-over', by },
]);

function through(definition: Definition, ...acts: Act['act'][]): EngineCase {
  return acts.reduce((here, kind) => after(here, counter, fitting(here, kind), 10), begun(definition));
}

const back: Act = {
  act: 'return',
  to: 'applicant',
  reason: 'missing-evidence',
  items: ['lembar'],
  note: 'Lembar tertukar',
};

describe('while the office waits for somebody', () => {
  it('offers to take up the clock only where an officer has held it: the applicant’s coming does that by itself', () => {
    const waiting = through(circus, 'check');
    expect(waiting.state.clock.pauses).toEqual([{ from: waiting.now, reason: 'applicant' }]);
    expect(allowedActs(circus, waiting.state, counter)).not.toContain('resume');
    expect(allowedActs(circus, waiting.state, counter)).not.toContain('pause');
    const held = after(through(circus, 'check', 'book', 'attend'), counter, {
      act: 'pause',
      reason: 'fault',
    });
    expect(allowedActs(circus, held.state, counter)).toContain('resume');
  });

  it.each([
    ['the applicant', through(circus, 'check', 'book')],
    ['an agency', through(lighthouse, 'check', 'send')],
  ])('for %s, sending the file back ends that waiting: after the correction the clock runs', (_, waiting) => {
    const returned = after(waiting, secretary, back, 10);
    const open = returned.state.clock.pauses.filter(({ to }) => to === undefined);
    expect(open).toEqual([{ from: returned.now, reason: 'returned' }]);
    const corrected = after(returned, applicant, fitting(returned, 'correct'), 30);
    expect(corrected.state.clock.pauses.every(({ to }) => to !== undefined)).toBe(true);
  });

  it('for the applicant, passing the appointment by ends that waiting', () => {
    const passed = after(
      through(circus, 'check', 'book'),
      counter,
      { act: 'skip', note: 'Datang langsung' },
      5,
    );
    expect(passed.state.step).toBe('rekam');
    expect(passed.state.clock.pauses).toEqual([
      { from: passed.now - 15 * minute, to: passed.now, reason: 'applicant' },
    ]);
  });

  it('for an agency, its no ends the case with a reason', () => {
    const waiting = through(lighthouse, 'check', 'send');
    expect(refusalOf(attempt(waiting, counter, { act: 'agency-answer', result: 'no' }))).toEqual({
      code: 'reason-missing',
    });
    const refused = after(waiting, counter, { act: 'agency-answer', result: 'no', note: 'Data ganda' });
    expect(refused.state.status).toBe('refused');
    expect(refused.state.clock.pauses.some(({ to, reason }) => to === undefined && reason === 'agency')).toBe(
      false,
    );
  });
});

describe('a slot', () => {
  const at = through(circus, 'check');

  it('is booked by the applicant, the counter, the operator or the village, never when it is full or over', () => {
    const act: Act = { act: 'book', at: at.now + 60 * minute };
    for (const actor of [applicant, counter, operator, actorOf('village')])
      expect(attempt(at, actor, act).ok).toBe(true);
    expect(refusalOf(attempt(at, counter, act, { slotFree: false }))).toEqual({ code: 'slot-taken' });
    expect(refusalOf(attempt(at, counter, { act: 'book', at: at.now }))).toEqual({ code: 'slot-taken' });
  });

  it('that was missed is free for another choice', () => {
    const missed = after(after(at, counter, fitting(at, 'book')), counter, { act: 'miss' });
    expect(missed.state.appointmentAt).toBeUndefined();
    expect(allowedActs(circus, missed.state, counter)).toEqual(expect.arrayContaining(['book']));
    expect(allowedActs(circus, missed.state, counter)).not.toContain('attend');
  });
});

describe('an answer', () => {
  const levels = service(
    [
      { id: 'periksa', do: 'check', by },
      { id: 'jawab-awal', do: 'answer', by },
      { id: 'loket', do: 'answer', by, escalates: true },
      { id: 'kasi', do: 'answer', by, escalates: true },
      { id: 'camat', do: 'answer', by },
      { id: 'arsip', do: 'archive', by },
    ],
    { product: { kind: 'outcome', outcome: 'answer', title: 'Jawaban' } },
  );
  const answer: Act = { act: 'answer', through: 'phone', note: 'Jawaban' };

  it('ends only the levels it would have been handed on to', () => {
    const first = after(through(levels, 'check'), counter, answer);
    expect(first.state.step).toBe('loket');
    const handedOn = after(first, counter, { act: 'escalate' });
    expect(handedOn.state.step).toBe('kasi');
    const answered = after(handedOn, counter, answer);
    expect(answered.state).toMatchObject({
      step: 'arsip',
      done: ['periksa', 'jawab-awal', 'loket', 'kasi', 'camat'],
    });
  });

  it('at any of the last levels is the end of the work; the first response, and filing, are not', () => {
    const first = after(through(levels, 'check'), counter, answer);
    const answered = after(first, counter, answer);
    const filed = after(answered, counter, { act: 'archive' });
    expect(filed.events.map((event) => endsWork(levels, filed.state, event))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('the end of the work', () => {
  it('is that of the case’s own way, not of another door’s', () => {
    const definition = service([
      { id: 'periksa', do: 'check', by },
      { id: 'cetak-loket', do: 'print', by, doors: ['counter'] },
      { id: 'cetak-daring', do: 'print', by, doors: ['online'] },
      { id: 'serah', do: 'hand-over', by },
    ]);
    for (const door of ['counter', 'online'] as const) {
      let here = begun(definition, {}, { door });
      for (const kind of ['check', 'print', 'hand-over'] as const)
        here = after(here, counter, fitting(here, kind));
      expect(here.events.map((event) => endsWork(definition, here.state, event))).toEqual([
        false,
        false,
        true,
        false,
      ]);
    }
  });
});

describe('a case that ended without its product', () => {
  it('opened again begins at its gate with nothing of what was voided or arranged', () => {
    const summons = service([
      { id: 'periksa', do: 'check', by },
      { id: 'panggil', do: 'summon', by },
      { id: 'serah', do: 'hand-over', by },
    ]);
    const called = after(through(summons, 'check'), counter, fitting(through(summons, 'check'), 'summon'));
    expect(called.state.summonedFor).toBeDefined();
    const reopened = after(after(called, counter, { act: 'cancel' }), counter, {
      act: 'reopen',
      note: 'Salah tekan',
    });
    expect(reopened.state).toMatchObject({ status: 'open', step: 'periksa', done: [] });
    expect(reopened.state.summonedFor).toBeUndefined();
    expect(reopened.state.closedAt).toBeUndefined();
  });

  it('is opened again only with a reason, and what lay between is nobody’s working time', () => {
    const cancelled = after(through(circus, 'check', 'book', 'attend'), counter, { act: 'cancel' }, 20);
    expect(refusalOf(attempt(cancelled, counter, { act: 'reopen' }))).toEqual({ code: 'reason-missing' });
    const reopened = after(cancelled, counter, { act: 'reopen', note: 'Salah tekan' }, 300);
    expect(reopened.state.clock.pauses.at(-1)).toEqual({
      from: cancelled.now,
      to: reopened.now,
      reason: 'returned',
    });
  });
});

describe('a broken promise', () => {
  const owing = service(
    [
      { id: 'periksa', do: 'check', by },
      { id: 'cetak', do: 'print', by },
      { id: 'serah', do: 'hand-over', by },
    ],
    { compensation: { parts: ['apology', 'deliver-to-address'] } },
  );
  /** Ready, and by the use case's reckoning too late. */
  const late = (): EngineCase => {
    const ready = through(owing, 'check', 'print');
    return { ...ready, state: { ...ready.state, dueAt: ready.now - minute } };
  };

  it('owes nothing before somebody answerable has confirmed it', () => {
    expect(allowedActs(owing, late().state, counter)).not.toContain('confirm-breach');
    expect(allowedActs(owing, late().state, secretary)).toEqual(
      expect.arrayContaining(['confirm-breach', 'correct-ready']),
    );
    expect(allowedActs(owing, late().state, secretary)).not.toContain('compensate');
  });

  it('is made good part by part, none without its proof and none twice', () => {
    const owed = after(late(), secretary, { act: 'confirm-breach' });
    const part: Act = { act: 'compensate', part: 'deliver-to-address', note: 'Diterima Ibu Sari' };
    expect(refusalOf(attempt(owed, counter, { ...part, note: undefined }))).toEqual({
      code: 'reason-missing',
    });
    const half = after(owed, counter, part);
    expect(refusalOf(attempt(half, counter, part))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'part', problem: 'not-owed' }],
    });
    const good = after(half, counter, { act: 'compensate', part: 'apology', note: 'Disampaikan' });
    expect(good.state.duties).toEqual([
      {
        kind: 'compensation',
        since: owed.now,
        open: [],
        done: ['deliver-to-address', 'apology'],
        declined: false,
        doneAt: good.now,
      },
    ]);
    expect(allowedActs(owing, good.state, secretary)).not.toContain('compensate');
  });

  it('was none where the product was only recorded late, which is said the same day', () => {
    const here = late();
    const readyAt = here.now - 5 * minute;
    const act: Act = { act: 'correct-ready', readyAt, note: 'Terlambat dicatat' };
    expect(refusalOf(attempt(here, secretary, act, { ...givenFor(owing), sameDay: false }))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'readyAt', problem: 'out-of-range' }],
    });
    expect(after(here, secretary, act).state).toMatchObject({ readyAt, clock: { readyAt } });
  });
});

describe('a clock that has stopped', () => {
  it('is not held by sending the file back from the filing desk', () => {
    const archive = service([
      { id: 'periksa', do: 'check', by },
      { id: 'arsip', do: 'archive', by },
    ]);
    const ready = through(archive, 'check');
    expect(ready.state.readyAt).toBe(ready.now);
    const returned = after(ready, secretary, back, 10);
    expect(returned.state.status).toBe('returned');
    expect(returned.state.clock).toEqual(ready.state.clock);
  });
});
