import { describe, expect, it } from 'vitest';
import type { Application } from '../../../domain/application.ts';
import { due } from '../../../domain/due.ts';
import type { PromiseTerm } from '../../../domain/due.ts';
import { apply, openPause } from '../../../domain/fold.ts';
import { isDuring, outageHappening, outageProblem } from '../../../domain/outage.ts';
import { happenedWords } from '../../../domain/words-id.ts';
import { at, kejayan } from '../../fixtures/calendars.ts';
import { begun } from '../../fixtures/engine-case.ts';
import { contoh, serviceOf } from '../../fixtures/office.ts';

/** Kejayan is open Monday to Friday 08.00–15.00; Monday 23 November 2026 is an ordinary day. */
const oneHour: PromiseTerm = {
  kind: 'term',
  printed: '1 jam kerja',
  amount: 1,
  unit: 'office-hours',
  waitsForSigner: false,
};
const { definition } = serviceOf(contoh, 'surat-layang-layang');
const outageId = 'a'.repeat(32);

function running(startedAt: string, over: Partial<Application> = {}): Application {
  const { state } = begun(definition);
  return { ...state, clock: { startedAt: at(startedAt), pauses: [] }, ...over };
}

const anOutage = (from: string, to?: string) => ({
  id: outageId,
  cause: 'power' as const,
  withdrawn: false,
  from: at(from),
  ...(to !== undefined && { to: at(to) }),
});

/** The case after the outage, and again after what became of it. */
function after(application: Application, ...outages: ReturnType<typeof anOutage>[]): Application {
  return outages.reduce((state, outage) => {
    const happening = outageHappening(state, outage);
    if (!happening) return state;
    return apply(definition, state, {
      v: 1,
      applicationId: state.id,
      revision: state.revision + 1,
      at: at('2026-11-24 12:00'),
      actor: { kind: 'system' },
      actId: 'b'.repeat(32),
      step: state.step,
      happening,
      previousHash: state.head,
      hash: state.head,
    });
  }, application);
}

const dueOf = ({ clock }: Application) => due(oneHour, clock, kejayan)?.dueAt;

describe('an outage', () => {
  it('moves what is due by exactly the time the office could not work', () => {
    const application = running('2026-11-23 09:00');
    expect(dueOf(application)).toBe(at('2026-11-23 10:00'));
    expect(dueOf(after(application, anOutage('2026-11-23 09:20', '2026-11-23 09:50')))).toBe(
      at('2026-11-23 10:30'),
    );
  });

  it('over night costs the open minutes at both ends and none of the night', () => {
    const application = running('2026-11-23 14:00');
    // Thirty minutes used by 14.30, thirty left from Tuesday 08.30.
    expect(dueOf(after(application, anOutage('2026-11-23 14:30', '2026-11-24 08:30')))).toBe(
      at('2026-11-24 09:00'),
    );
  });

  it('holds the clock while it lasts and lets it go on when it ends', () => {
    const application = running('2026-11-23 09:00');
    const held = after(application, anOutage('2026-11-23 09:20'));
    expect(dueOf(held)).toBeUndefined();
    expect(dueOf(after(held, anOutage('2026-11-23 09:20', '2026-11-23 09:50')))).toBe(at('2026-11-23 10:30'));
  });

  it('counts once where another pause covers the same time', () => {
    const application = running('2026-11-23 09:00');
    const away = {
      ...application,
      clock: {
        ...application.clock,
        pauses: [
          { from: at('2026-11-23 09:30'), to: at('2026-11-23 10:00'), reason: 'signer-away' as const },
        ],
      },
    };
    // 09.20 to 10.00 is lost in all.
    expect(dueOf(after(away, anOutage('2026-11-23 09:20', '2026-11-23 09:50')))).toBe(at('2026-11-23 10:40'));
  });

  it('is in the clock with the times it was put right to, and not at all where it was none', () => {
    const application = running('2026-11-23 09:00');
    const first = anOutage('2026-11-23 09:20', '2026-11-23 09:50');
    const mended = anOutage('2026-11-23 09:30', '2026-11-23 09:40');
    expect(dueOf(after(application, first, mended))).toBe(at('2026-11-23 10:10'));
    expect(dueOf(after(application, first, { ...first, withdrawn: true }))).toBe(at('2026-11-23 10:00'));
    // Put to a time when this case had not begun.
    expect(dueOf(after(application, first, anOutage('2026-11-23 08:00', '2026-11-23 08:30')))).toBe(
      at('2026-11-23 10:00'),
    );
  });

  it('leaves a case alone that was found complete while it lasted, was ready before, ended, or has not begun', () => {
    const outage = anOutage('2026-11-23 10:00', '2026-11-23 11:00');
    expect(outageHappening(running('2026-11-23 10:30'), outage)).toBeUndefined();
    const clock = { startedAt: at('2026-11-23 09:00'), pauses: [], readyAt: at('2026-11-23 09:40') };
    expect(outageHappening(running('2026-11-23 09:00', { clock }), outage)).toBeUndefined();
    expect(outageHappening(running('2026-11-23 09:00', { status: 'cancelled' }), outage)).toBeUndefined();
    expect(outageHappening(running('2026-11-23 09:00', { clock: { pauses: [] } }), outage)).toBeUndefined();
    // The twin: the same outage and a case that ran.
    expect(outageHappening(running('2026-11-23 09:00'), outage)).toMatchObject({ kind: 'outage' });
  });

  it('holds a case that was ready meanwhile no longer than it ran', () => {
    const clock = { startedAt: at('2026-11-23 09:00'), pauses: [], readyAt: at('2026-11-23 10:30') };
    const application = running('2026-11-23 09:00', { clock });
    expect(outageHappening(application, anOutage('2026-11-23 10:00', '2026-11-23 11:00'))).toEqual({
      kind: 'outage',
      outageId,
      cause: 'power',
      from: at('2026-11-23 10:00'),
      to: at('2026-11-23 10:30'),
    });
  });

  it('says nothing twice', () => {
    const outage = anOutage('2026-11-23 09:20', '2026-11-23 09:50');
    const once = after(running('2026-11-23 09:00'), outage);
    expect(outageHappening(once, outage)).toBeUndefined();
  });

  it('is no pause that somebody at a desk could end', () => {
    const held = after(running('2026-11-23 09:00'), anOutage('2026-11-23 09:20'));
    expect(openPause(held)).toBeUndefined();
    const resumed = apply(definition, held, {
      v: 1,
      applicationId: held.id,
      revision: held.revision + 1,
      at: at('2026-11-23 09:25'),
      actor: { kind: 'staff', uid: 'u', role: 'counter' },
      actId: 'c'.repeat(32),
      step: held.step,
      happening: { kind: 'resumed', reason: 'fault' },
      previousHash: held.head,
      hash: held.head,
    });
    expect(dueOf(resumed)).toBeUndefined();
  });
});

describe('an outage in words', () => {
  const said = (over: { from: number; to?: number }) =>
    happenedWords({ kind: 'outage', outageId, cause: 'power', ...over }, (moment) => `jam ${String(moment)}`);

  it('says from when to when the promise rested, and why', () => {
    expect(said({ from: 9 })).toBe('Jam janji berhenti sejak jam 9 karena gangguan listrik');
    expect(said({ from: 9, to: 11 })).toBe('Jam janji berhenti jam 9 sampai jam 11 karena gangguan listrik');
    expect(said({ from: 9, to: 9 })).toBe(
      'Catatan gangguan listrik dibetulkan, jam janji dihitung tanpa jeda itu',
    );
  });
});

describe('the times of an outage', () => {
  const now = at('2026-11-23 12:00');
  const span = (from: string, to?: string) => ({ from: at(from), ...(to !== undefined && { to: at(to) }) });

  it('may lie up to seven days back, never ahead, and end after they begin', () => {
    expect(outageProblem(span('2026-11-16 12:00', '2026-11-16 13:00'), now)).toBeUndefined();
    expect(outageProblem(span('2026-11-16 11:59', '2026-11-16 13:00'), now)).toBe('from');
    expect(outageProblem(span('2026-11-23 12:00'), now)).toBeUndefined();
    expect(outageProblem(span('2026-11-23 12:01'), now)).toBe('from');
    expect(outageProblem(span('2026-11-23 11:00', '2026-11-23 12:01'), now)).toBe('to');
    expect(outageProblem(span('2026-11-23 11:00', '2026-11-23 11:00'), now)).toBe('to');
  });

  it('are put right as far back as they could be recorded', () => {
    const recordedAt = at('2026-11-17 12:00');
    expect(outageProblem(span('2026-11-10 12:00', '2026-11-10 13:00'), now, recordedAt)).toBeUndefined();
    expect(outageProblem(span('2026-11-10 12:00', '2026-11-10 13:00'), now)).toBe('from');
  });

  it('include their ends; one that was none includes nothing', () => {
    const outage = anOutage('2026-11-23 09:00', '2026-11-23 10:00');
    expect(isDuring(at('2026-11-23 09:00'), outage)).toBe(true);
    expect(isDuring(at('2026-11-23 10:00'), outage)).toBe(true);
    expect(isDuring(at('2026-11-23 10:01'), outage)).toBe(false);
    expect(isDuring(at('2026-11-23 23:00'), anOutage('2026-11-23 09:00'))).toBe(true);
    expect(isDuring(at('2026-11-23 09:30'), { ...outage, withdrawn: true })).toBe(false);
  });
});
