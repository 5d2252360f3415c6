import { describe, expect, it } from 'vitest';
import type { Act, ActKind, Actor, Duty } from '../../../domain/application.ts';
import { due } from '../../../domain/due.ts';
import { allowedActs, isBroken } from '../../../domain/engine.ts';
import { fold } from '../../../domain/fold.ts';
import { Definition } from '../../../domain/standard.ts';
import { at, kejayan } from '../../fixtures/calendars.ts';
import { minute, refusalOf } from '../../fixtures/deps.ts';
import { actorOf, after, applicant, attempt, begun, fitting, system } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { invented, realOffice, serviceOf } from '../../fixtures/office.ts';

/** What the office still owes beside the product: telling that it is signed, and making a broken promise good. */

const counter = actorOf('counter');
const kasi = actorOf('section-head', 'kucing');
const sekcam = actorOf('secretary');
const camat = actorOf('camat');

const compensation = { parts: ['apology', 'deliver-to-address'] };
/** A sheet signed in wet ink, promised within one hour of the office, delivered to the address when that is not kept. */
const garden = Definition.parse({
  ...invented.garden,
  promise: { kind: 'term', printed: '1 jam', amount: 1, unit: 'office-hours', waitsForSigner: true },
  compensation,
});

const mayAt = ({ definition, state }: EngineCase, actor: Actor): ActKind[] =>
  allowedActs(definition, state, actor).sort();

/** Monday 09.00 + 1 minute: checked. */
function checked(definition = garden): EngineCase {
  const sent = begun(definition);
  return after(sent, counter, fitting(sent, 'check'));
}

function signed(here: EngineCase, minutes = 1): EngineCase {
  return after(here, sekcam, fitting(here, 'sign-on-paper'), minutes);
}

/** The moment it falls due, as the use cases reckon it by the office's calendar after each act. */
function dated(here: EngineCase): EngineCase {
  const { dueAt } = due(here.definition.promise, here.state.clock, kejayan) ?? {};
  return dueAt === undefined ? here : { ...here, state: { ...here.state, dueAt } };
}

/** Ready after so many minutes from the check. */
function ready(minutes: number, definition = garden): EngineCase {
  const stamped = after(signed(checked(definition), minutes - 1), counter, { act: 'stamp' }, 0);
  return dated(after(stamped, counter, { act: 'register' }, 1));
}

const late = (definition = garden): EngineCase => ready(90, definition);
const owed = ({ state }: EngineCase, kind: Duty['kind']): Duty | undefined =>
  state.duties.find((duty) => duty.kind === kind);

describe('a signature that was waited for', () => {
  const away = (): EngineCase => after(checked(), counter, { act: 'pause', reason: 'signer-away' }, 5);

  it('has the applicant told, once, by whoever answers for the case or the counter', () => {
    const here = signed(away(), 120);
    expect(owed(here, 'tell-signed')).toEqual({ kind: 'tell-signed', since: here.now });
    for (const actor of [counter, kasi, sekcam, camat])
      expect(mayAt(here, actor)).toContain('tell-applicant');
    for (const actor of [applicant, system, actorOf('section-head', 'angin'), actorOf('operator')])
      expect(mayAt(here, actor)).not.toContain('tell-applicant');
    const told = after(here, counter, { act: 'tell-applicant', note: 'Ditelepon, dijemput besok' });
    expect(owed(told, 'tell-signed')).toEqual({ kind: 'tell-signed', since: here.now, doneAt: told.now });
    expect(mayAt(told, counter)).not.toContain('tell-applicant');
  });

  it('is owed with an electronic letter from the approval on', () => {
    const kasiAngin = actorOf('section-head', 'angin');
    const desks: [Actor, ActKind][] = [
      [counter, 'check'],
      [kasiAngin, 'validate'],
      [counter, 'draft'],
      [counter, 'number'],
      [kasiAngin, 'initial'],
      [sekcam, 'initial'],
    ];
    const waiting = desks.reduce(
      (here, [actor, kind]) => after(here, actor, fitting(here, kind)),
      begun(invented.kite),
    );
    const prepared = after(waiting, system, { act: 'prepare' });
    const paused = after(prepared, counter, { act: 'pause', reason: 'signer-away' });
    const approved = after(paused, camat, fitting(paused, 'approve'));
    expect(owed(approved, 'tell-signed')).toEqual({ kind: 'tell-signed', since: approved.now });
    expect(approved.state.clock.pauses).toEqual([
      { from: paused.now, to: approved.now, reason: 'signer-away' },
    ]);
  });

  it('is owed for no other reason: not after a fault, not when the signer came back before, not without a pause', () => {
    const faulty = after(checked(), counter, { act: 'pause', reason: 'fault' });
    const back = after(away(), counter, { act: 'resume', reason: 'signer-away' });
    for (const here of [faulty, back, checked()]) expect(signed(here).state.duties).toEqual([]);
  });

  it('stays owed after the product was handed over', () => {
    const stamped = after(signed(away(), 120), counter, { act: 'stamp' });
    const booked = after(stamped, counter, { act: 'register' });
    const closed = after(booked, counter, fitting(booked, 'hand-over'));
    expect(closed.state.status).toBe('closed');
    expect(mayAt(closed, kasi)).toContain('tell-applicant');
    expect(owed(after(closed, kasi, { act: 'tell-applicant' }), 'tell-signed')?.doneAt).toBe(
      closed.now + minute,
    );
  });
});

describe('a promise', () => {
  it('is broken when the product is ready after it fell due, not in the minute itself', () => {
    // Checked at 09.01; one hour of the office is over at 10.01.
    expect(ready(60).state).toMatchObject({ readyAt: at('2026-11-23 10:01'), dueAt: at('2026-11-23 10:01') });
    expect(isBroken(ready(60).state)).toBe(false);
    expect(isBroken(ready(61).state)).toBe(true);
    expect(isBroken(dated(signed(checked(), 500)).state)).toBe(false);
  });

  it('that was kept owes nothing', () => {
    for (const actor of [counter, kasi, sekcam, camat])
      for (const act of ['confirm-breach', 'correct-ready', 'compensate', 'decline-compensation'] as const)
        expect(mayAt(ready(60), actor)).not.toContain(act);
  });

  it('that was broken owes nothing by itself: somebody who answers for the case confirms it', () => {
    const here = late();
    expect(here.state.duties).toEqual([]);
    for (const actor of [kasi, sekcam, camat])
      expect(mayAt(here, actor)).toEqual(expect.arrayContaining(['confirm-breach', 'correct-ready']));
    for (const actor of [counter, actorOf('section-head', 'angin'), applicant, system])
      expect(refusalOf(attempt(here, actor, { act: 'confirm-breach' })).code).toBe('not-allowed');
  });

  it('is not made good by a standard that prints no compensation', () => {
    const { compensation: _compensation, ...without } = garden;
    for (const definition of [without, { ...garden, compensation: { parts: [] } }]) {
      expect(mayAt(late(definition), kasi)).not.toContain('confirm-breach');
      expect(mayAt(late(definition), kasi)).toContain('correct-ready');
    }
  });
});

describe('compensation', () => {
  const confirmed = (): EngineCase => after(late(), kasi, { act: 'confirm-breach' });
  const part = (name: string, note?: string): Act =>
    ({ act: 'compensate', part: name, ...(note !== undefined && { note }) }) as Act;

  it('opens with the printed parts, once', () => {
    const here = confirmed();
    expect(owed(here, 'compensation')).toEqual({
      kind: 'compensation',
      since: here.now,
      open: ['apology', 'deliver-to-address'],
      done: [],
      declined: false,
    });
    for (const act of ['confirm-breach', 'correct-ready'] as const)
      expect(mayAt(here, kasi)).not.toContain(act);
    expect(mayAt(here, counter)).toEqual(expect.arrayContaining(['compensate', 'decline-compensation']));
    expect(mayAt(here, applicant)).not.toContain('decline-compensation');
  });

  it('closes part by part, none without its proof', () => {
    const here = confirmed();
    expect(refusalOf(attempt(here, counter, part('deliver-to-address')))).toEqual({ code: 'reason-missing' });
    const delivered = after(here, counter, part('deliver-to-address', 'Diterima Bu Siti, 14.10'));
    expect(owed(delivered, 'compensation')).toMatchObject({
      open: ['apology'],
      done: ['deliver-to-address'],
    });
    expect(owed(delivered, 'compensation')?.doneAt).toBeUndefined();
    const all = after(delivered, counter, part('apology', 'Lewat telepon'));
    expect(owed(all, 'compensation')).toMatchObject({
      open: [],
      done: ['deliver-to-address', 'apology'],
      declined: false,
      doneAt: all.now,
    });
    for (const act of ['compensate', 'decline-compensation', 'confirm-breach', 'correct-ready'] as const)
      expect(mayAt(all, kasi)).not.toContain(act);
  });

  it('takes no part that is not owed, and none twice', () => {
    const here = confirmed();
    const notOwed = { code: 'invalid-input', fields: [{ field: 'part', problem: 'not-owed' }] };
    expect(refusalOf(attempt(here, counter, part('help-family', 'x')))).toEqual(notOwed);
    const once = after(here, counter, part('apology', 'Lewat telepon'));
    expect(refusalOf(attempt(once, counter, part('apology', 'Lagi')))).toEqual(notOwed);
  });

  it('may be declined by the applicant, whose words are noted', () => {
    const here = after(confirmed(), counter, part('apology', 'Langsung'));
    expect(refusalOf(attempt(here, counter, { act: 'decline-compensation' }))).toEqual({
      code: 'reason-missing',
    });
    const declined = after(here, counter, { act: 'decline-compensation', note: 'Diambil sendiri' });
    expect(owed(declined, 'compensation')).toMatchObject({
      open: ['deliver-to-address'],
      done: ['apology'],
      declined: true,
      doneAt: declined.now,
    });
    expect(mayAt(declined, counter)).not.toContain('compensate');
  });

  it('stays owed after the hand-over', () => {
    const here = confirmed();
    const closed = after(here, counter, fitting(here, 'hand-over'));
    expect(closed.state.status).toBe('closed');
    expect(mayAt(closed, counter)).toEqual(expect.arrayContaining(['compensate', 'decline-compensation']));
    expect(mayAt(closed, counter)).toContain('reopen');
    const made = after(closed, counter, part('apology', 'Lewat telepon'));
    expect(owed(made, 'compensation')).toMatchObject({ open: ['deliver-to-address'] });
    const { dueAt: _dueAt, ...state } = made.state;
    expect(fold(garden, made.birth, made.events)).toEqual(state);
  });

  it('of Balongbendo’s heirs’ statement is the way to the applicant’s address, with proof (B12, guarantee)', () => {
    const standard = serviceOf(realOffice('balongbendo'), 'pengesahan-pernyataan-ahli-waris');
    const { definition } = standard;
    expect(definition.compensation?.printed?.join(' ')).toContain('akan diantarkan ke alamat pemohon');
    const sent = begun(definition, {}, { door: 'counter' });
    const file = after(sent, counter, fitting(sent, 'check'));
    const done = dated(after(file, camat, fitting(file, 'sign-on-paper'), 3 * 24 * 60));
    expect(isBroken(done.state)).toBe(true);
    const open = after(done, sekcam, { act: 'confirm-breach' });
    expect(owed(open, 'compensation')).toMatchObject({
      open: expect.arrayContaining(['deliver-to-address']) as string[],
    });
    expect(refusalOf(attempt(open, counter, part('deliver-to-address')))).toEqual({ code: 'reason-missing' });
    expect(attempt(open, counter, part('deliver-to-address', 'Tanda terima no. 4')).ok).toBe(true);
  });
});

describe('a product that was ready earlier than it was recorded', () => {
  const readyAt = at('2026-11-23 09:40');
  const earlier = (over: object = {}): Act =>
    ({ act: 'correct-ready', readyAt, note: 'Dicatat setelah antrean', ...over }) as Act;

  it('is put right the same day, by kasi or secretary, and then no promise is broken', () => {
    const here = late();
    expect(here.state.readyAt).toBe(at('2026-11-23 10:31'));
    expect(refusalOf(attempt(here, counter, earlier())).code).toBe('not-allowed');
    const right = dated(after(here, kasi, earlier()));
    expect(right.state).toMatchObject({ readyAt, clock: { readyAt } });
    expect(isBroken(right.state)).toBe(false);
    expect(mayAt(right, kasi)).not.toContain('confirm-breach');
  });

  it('keeps both times: when it was recorded, and when it was ready', () => {
    const right = after(late(), sekcam, earlier());
    const recorded = right.events.find(({ happening }) => happening.kind === 'registered');
    expect(recorded?.at).toBe(at('2026-11-23 10:31'));
    expect(right.events.at(-1)).toMatchObject({
      at: at('2026-11-23 10:32'),
      happening: { kind: 'ready-corrected', readyAt },
    });
  });

  it('may still be late', () => {
    const right = dated(after(late(), kasi, earlier({ readyAt: at('2026-11-23 10:20') })));
    expect(isBroken(right.state)).toBe(true);
    expect(mayAt(right, kasi)).toContain('confirm-breach');
  });

  it('wants a reason, and a time between the complete file and what was recorded, on the office’s same day', () => {
    const here = late();
    const refusal = { code: 'invalid-input', fields: [{ field: 'readyAt', problem: 'out-of-range' }] };
    expect(refusalOf(attempt(here, kasi, earlier({ note: undefined })))).toEqual({ code: 'reason-missing' });
    const recorded = at('2026-11-23 10:31');
    const complete = at('2026-11-23 09:01');
    for (const wrong of [recorded + 1, complete - 1])
      expect(refusalOf(attempt(here, kasi, earlier({ readyAt: wrong })))).toEqual(refusal);
    for (const right of [recorded, complete])
      expect(attempt(here, kasi, earlier({ readyAt: right })).ok).toBe(true);
    for (const sameDay of [false, undefined])
      expect(refusalOf(attempt(here, kasi, earlier(), { sameDay }))).toEqual(refusal);
    expect(attempt(here, kasi, earlier(), { sameDay: true }).ok).toBe(true);
  });
});
