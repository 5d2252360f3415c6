import { describe, expect, it } from 'vitest';
import type { Application } from '../../../domain/application.ts';
import {
  decisiveFields,
  lateActs,
  lateParts,
  lateSteps,
  slipAloud,
  slipsOf,
  slipTyped,
} from '../../../domain/emergency.ts';
import type { PaperTrail } from '../../../domain/emergency.ts';
import { routeOf } from '../../../domain/route.ts';
import { at } from '../../fixtures/calendars.ts';
import { granted, refusalOf } from '../../fixtures/deps.ts';
import { actorOf } from '../../fixtures/engine-case.ts';
import { contoh, serviceOf } from '../../fixtures/office.ts';

const garden = serviceOf(contoh, 'cap-tukang-kebun').definition;
const kite = serviceOf(contoh, 'surat-layang-layang').definition;
const facts = { door: 'counter', variant: 'bunga', answers: {} } as const;
const gardenRoute = routeOf(garden, facts);
const kiteRoute = routeOf(kite, facts);
const counter = actorOf('counter');
const now = at('2026-11-23 15:00');

const items: Application['items'] = {
  lembar: { files: [], bringsPaper: true, verdict: 'waiting' },
};
const taken = { register: 'buku-kebun-2026', entry: '000001', number: '088/1/CTH/2026' };
const whole: PaperTrail = {
  receivedAt: at('2026-11-23 09:00'),
  checkedAt: at('2026-11-23 09:10'),
  signed: { uid: 'camat', at: at('2026-11-23 10:00') },
  taken,
  handedOver: { at: at('2026-11-23 10:30'), collector: 'applicant' },
};
const acts = (trail: PaperTrail, missing: string[] = [], actor = counter) =>
  lateActs(garden, gardenRoute, items, trail, missing, actor, now);
const fieldsOf = (result: ReturnType<typeof acts>) => {
  const refusal = refusalOf(result);
  return refusal.code === 'invalid-input' ? refusal.fields : refusal.code;
};

describe('a case from paper', () => {
  it('is brought to where it stands by its acts in order, each at its own time', () => {
    expect(
      granted(acts(whole)).map(({ act, happenedAt }) => [act.act, new Date(happenedAt).toISOString()]),
    ).toEqual([
      ['check', '2026-11-23T02:10:00.000Z'],
      ['sign-on-paper', '2026-11-23T03:00:00.000Z'],
      // Nobody writes down when the stamp fell: when the signature was there.
      ['stamp', '2026-11-23T03:00:00.000Z'],
      ['register', '2026-11-23T03:00:00.000Z'],
      ['hand-over', '2026-11-23T03:30:00.000Z'],
    ]);
  });

  it('may stand anywhere: only received, or looked through', () => {
    expect(granted(acts({ receivedAt: whole.receivedAt }))).toEqual([]);
    const { receivedAt, checkedAt } = whole;
    expect(granted(acts({ receivedAt, checkedAt }))).toEqual([
      {
        happenedAt: checkedAt,
        act: { act: 'check', verdicts: { lembar: { verdict: 'in-order', originalSeen: true } } },
      },
    ]);
  });

  it('keeps its number also where it is not registered yet', () => {
    const { handedOver: _handedOver, taken: _taken, ...signed } = whole;
    expect(granted(acts(signed)).map(({ act }) => act.act)).toEqual(['check', 'sign-on-paper']);
    expect(granted(acts({ ...signed, taken })).map(({ act }) => act.act)).toEqual([
      'check',
      'sign-on-paper',
      'stamp',
      'register',
    ]);
  });

  it('goes back to its owner at the check where something was not brought, and no further', () => {
    const { receivedAt, checkedAt } = whole;
    expect(granted(acts({ receivedAt, checkedAt }, ['lembar']))).toEqual([
      {
        happenedAt: checkedAt,
        act: { act: 'check', verdicts: { lembar: { verdict: 'faulty', reason: 'missing' } } },
      },
    ]);
    expect(fieldsOf(acts(whole, ['lembar']))).toEqual([{ field: 'missing', problem: 'returned-then' }]);
    expect(fieldsOf(acts({ receivedAt }, ['lembar']))).toEqual([{ field: 'checkedAt', problem: 'required' }]);
  });

  it('has no hole between its times', () => {
    const { checkedAt: _checkedAt, ...unchecked } = whole;
    expect(fieldsOf(acts(unchecked))).toEqual([{ field: 'checkedAt', problem: 'required' }]);
    const { taken: _taken, ...unnumbered } = whole;
    expect(fieldsOf(acts(unnumbered))).toEqual([{ field: 'taken', problem: 'required' }]);
  });

  it('has times in the past, in order, and not older than fourteen days', () => {
    const before = { ...whole, checkedAt: at('2026-11-23 08:59') };
    expect(fieldsOf(acts(before))).toEqual([{ field: 'checkedAt', problem: 'before-the-last' }]);
    const ahead = { ...whole, handedOver: { at: at('2026-11-23 15:01'), collector: 'applicant' as const } };
    expect(fieldsOf(acts(ahead))).toEqual([{ field: 'handedOverAt', problem: 'in-the-future' }]);
    expect(granted(acts({ receivedAt: at('2026-11-09 15:00') }))).toEqual([]);
    expect(fieldsOf(acts({ receivedAt: at('2026-11-09 14:59') }))).toEqual([
      { field: 'receivedAt', problem: 'too-long-ago' },
    ]);
  });

  it('is entered up to the first step that is another’s: what he did he records himself', () => {
    const kiteSteps = lateSteps(kite, kiteRoute, counter);
    expect(kiteSteps.map(({ id }) => id)).toEqual(['periksa']);
    expect(lateParts(kiteSteps)).toEqual(['check']);
    const signed = lateActs(kite, kiteRoute, {}, whole, [], counter, now);
    expect(fieldsOf(signed)).toEqual([
      { field: 'signedAt', problem: 'not-recordable' },
      { field: 'handedOverAt', problem: 'not-recordable' },
    ]);
    expect(lateParts(lateSteps(garden, gardenRoute, counter))).toEqual([
      'check',
      'sign',
      'number',
      'hand-over',
    ]);
    expect(lateSteps(garden, gardenRoute, actorOf('secretary'))).toEqual([]);
  });

  it('asks the answers its way hangs on, and no others', () => {
    expect(decisiveFields(garden).map(({ id }) => id)).toEqual(['flower']);
    expect(decisiveFields(kite)).toEqual([]);
  });
});

describe('a slip’s code', () => {
  it('is the set’s four characters and a number of two digits', () => {
    expect(slipsOf('7K2Q', 3)).toEqual(['7K2Q-01', '7K2Q-02', '7K2Q-03']);
    expect(slipsOf('7K2Q', 60).at(-1)).toBe('7K2Q-60');
  });

  it('is known however it was typed', () => {
    for (const typed of ['7K2Q-04', '7k2q-04', '7k2q04', '7K2Q 4', ' 7k2q-4 ', '7K2Q–04'])
      expect(slipTyped(typed), typed).toBe('7K2Q-04');
    expect(slipTyped('slip')).toBe('SLIP');
  });

  it('can be read out', () => {
    expect(slipAloud('7K2Q-04')).toBe('tujuh K dua Q, nol empat');
  });
});
