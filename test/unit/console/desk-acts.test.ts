import { describe, expect, it } from 'vitest';
import type { Application } from '../../../domain/application.ts';
import { actsFor, sequelAtFirst, sequelOf, sequelTicked } from '../../../web/console/desk-acts.ts';
import { actorOf, begun } from '../../fixtures/engine-case.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const { definition } = serviceOf(realOffice('kejayan'), 'pengantar-skck');
const { state } = begun(definition);
const at = (step: string, over: Partial<Application> = {}): Application => ({ ...state, step, ...over });

describe('the case page', () => {
  it('gives the counter one way forward at the check', () => {
    expect(actsFor(definition, at('periksa'), actorOf('counter'))).toMatchObject({
      primary: 'check',
      others: ['cancel', 'transfer'],
    });
  });

  it('tells everybody else who can, instead of showing a button', () => {
    const acts = actsFor(definition, at('periksa'), actorOf('camat'));
    expect(acts.primary).toBeUndefined();
    expect(acts.blocked.find(({ act }) => act === 'check')?.by).toEqual([{ role: 'counter' }]);
  });

  it('gives a section head of the right section paraf and return, one of another section neither', () => {
    const right = actsFor(definition, at('paraf-kasi'), actorOf('section-head', 'pemerintahan-pelayanan'));
    expect(right).toMatchObject({ primary: 'initial', others: ['return', 'transfer'] });
    const other = actsFor(definition, at('paraf-kasi'), actorOf('section-head', 'trantib'));
    expect(other).toMatchObject({ primary: undefined, others: [] });
  });

  it('never offers an officer to issue by hand or to answer the survey', () => {
    const letter = { id: 'l', status: 'approved' as const, sha256: 'a'.repeat(64) };
    const waiting = actsFor(definition, at('tanda-tangan', { letter }), actorOf('camat'));
    expect(waiting.primary).toBeUndefined();
    const closed = actsFor(definition, at('done', { status: 'closed' }), actorOf('counter'));
    expect(closed).toEqual({ primary: undefined, others: ['reopen'], blocked: [] });
  });
});

describe('one person’s consecutive own steps', () => {
  const ktp = serviceOf(realOffice('juai'), 'perekaman-e-ktp').definition;
  const first = serviceOf(realOffice('balongbendo'), 'ktp-el-baru').definition;
  const acts = (
    of: typeof definition,
    door: 'counter' | 'online',
    step: string,
    act: Parameters<typeof sequelOf>[3],
    actor = actorOf('counter'),
  ) => sequelOf(of, { ...begun(of, {}, { door }).state, step }, actor, act).map((each) => each.act);

  it('go into one press: the register after the signature noted down, in Juai’s KTP', () => {
    expect(acts(ktp, 'counter', 'tanda-tangan', 'sign-on-paper')).toEqual(['register']);
    expect(acts(ktp, 'counter', 'tanda-tangan', 'sign-on-paper', actorOf('camat'))).toEqual([]);
  });

  it('end where somebody else, or something to fill in, comes next', () => {
    expect(acts(ktp, 'counter', 'periksa', 'check')).toEqual([]);
    expect(acts(ktp, 'counter', 'register', 'register')).toEqual([]);
    expect(acts(definition, 'counter', 'periksa', 'check')).toEqual([]);
  });

  it('follow only an act that moves the case on', () => {
    const operator = actorOf('operator');
    expect(acts(first, 'online', 'jadwal', 'attend', operator)).toEqual(['capture', 'print']);
    expect(acts(first, 'online', 'jadwal', 'book', operator)).toEqual([]);
    expect(acts(first, 'online', 'jadwal', 'miss', operator)).toEqual([]);
  });

  const offered = [
    { act: 'register', byLoket: true },
    { act: 'stamp', byLoket: false },
    { act: 'number', byLoket: true },
  ] as const;

  it('are ticked at first where Loket does them itself; a fact waits for who has seen it', () => {
    expect(sequelAtFirst(offered)).toEqual(['register']);
    expect(sequelAtFirst(offered.slice(1))).toEqual([]);
    expect(sequelAtFirst(offered.slice(0, 1))).toEqual(['register']);
  });

  it('keep their order: one ticked takes those before it, one taken away those after it', () => {
    expect(sequelTicked(offered, [], ['number'])).toEqual(['register', 'stamp', 'number']);
    expect(sequelTicked(offered, ['register', 'stamp', 'number'], ['register', 'number'])).toEqual([
      'register',
    ]);
    expect(sequelTicked(offered, ['register'], [])).toEqual([]);
    expect(sequelTicked(offered, ['register'], ['register'])).toEqual(['register']);
  });
});

describe('choosing a slot for somebody', () => {
  const { definition: ktp } = serviceOf(realOffice('balongbendo'), 'ktp-el-baru');
  const waiting = { ...begun(ktp).state, step: 'jadwal' };

  it('is the way forward until there is one, and a change beside it afterwards', () => {
    expect(actsFor(ktp, waiting, actorOf('operator')).primary).toBe('book');
    const booked = actsFor(ktp, { ...waiting, appointmentAt: 1 }, actorOf('operator'));
    expect(booked.primary).toBe('attend');
    expect(booked.others).toEqual(expect.arrayContaining(['book', 'miss']));
  });
});
