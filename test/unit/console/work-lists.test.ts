import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../domain/personal-data.ts';
import {
  nothingShown,
  performerKeys,
  renew,
  requestsFor,
  rowsOf,
  showAll,
} from '../../../web/console/work-lists.ts';
import type { Posts } from '../../../web/console/work-lists.ts';
import { aCard } from './a-card.ts';

const counter: Posts = { roles: ['counter'], sections: [], villages: [] };
const kasiAngin: Posts = { roles: ['section-head'], sections: ['angin'], villages: [] };
const desa: Posts = { roles: ['village'], sections: [], villages: ['9901012001'] };

const named = (applicationId: string, over: Partial<Card> = {}) => aCard({ applicationId, ...over });
const ids = (cards: readonly Card[]) => cards.map(({ applicationId }) => applicationId);

describe('a work list asks', () => {
  it('the whole office for its counter, by turn, by change and by status', () => {
    expect(requestsFor('giliran', counter)).toEqual([{ query: 'turn', values: ['counter'] }]);
    expect(requestsFor('semua', counter)).toEqual([{ query: 'office' }]);
    expect(requestsFor('dilengkapi', counter)).toEqual([{ query: 'status', value: 'returned' }]);
    expect(requestsFor('siap', counter)).toEqual([{ query: 'status', value: 'ready' }]);
  });

  it('only their own sections for a section head and only their own villages for a village officer', () => {
    for (const list of ['giliran', 'semua', 'dilengkapi', 'siap'] as const) {
      expect(requestsFor(list, kasiAngin)).toEqual([{ query: 'sections', values: ['angin'] }]);
      expect(requestsFor(list, desa)).toEqual([{ query: 'villages', values: ['9901012001'] }]);
    }
  });

  it('nothing at all for whoever sees no case', () => {
    expect(requestsFor('semua', { roles: ['survey'], sections: [], villages: [] })).toEqual([]);
  });

  it('for a section head under the section’s own name', () => {
    expect(performerKeys(kasiAngin)).toEqual(['section-head', 'section-head:angin']);
    expect(performerKeys(counter)).toEqual(['counter']);
  });
});

describe('rows stand', () => {
  it('with the soonest due first, and those without a running promise after them, longest waiting first', () => {
    const cards = [
      named('new', { submittedAt: 50 }),
      named('old', { submittedAt: 10 }),
      named('later', { dueAt: 2000 }),
      named('soon', { dueAt: 1000 }),
    ];
    expect(ids(rowsOf('giliran', counter, cards))).toEqual(['soon', 'later', 'old', 'new']);
  });

  it('in "Giliran saya" only while it is one’s turn, for a section head of that section', () => {
    const mine = named('mine', { waitingFor: ['section-head:angin'] });
    const others = named('others', { waitingFor: ['section-head:kucing'] });
    const counters = named('counters', { waitingFor: ['counter'] });
    expect(ids(rowsOf('giliran', kasiAngin, [mine, others, counters]))).toEqual(['mine']);
    expect(ids(rowsOf('giliran', counter, [mine, others, counters]))).toEqual(['counters']);
  });

  it('in "Perlu dilengkapi" and "Siap diserahkan" by their status, newest change first', () => {
    const cards = [
      named('a', { status: 'returned', changedAt: 1 }),
      named('b', { status: 'returned', changedAt: 2 }),
      named('c', { status: 'ready' }),
      named('d', { status: 'closed' }),
    ];
    expect(ids(rowsOf('dilengkapi', counter, cards))).toEqual(['b', 'a']);
    expect(ids(rowsOf('siap', counter, cards))).toEqual(['c']);
    expect(rowsOf('semua', counter, cards)).toHaveLength(4);
  });

  it('once, though a card was read by section and by village', () => {
    expect(rowsOf('semua', desa, [named('a'), named('a')])).toHaveLength(1);
  });
});

describe('a live change', () => {
  it('fills an empty screen at once: nothing can move on it', () => {
    expect(renew(nothingShown, [named('a')])).toEqual(showAll([named('a')]));
  });

  it('waits behind the bar when rows are new, and renews known rows where they stand', () => {
    const shown = showAll([named('a'), named('b')]);
    const next = renew(shown, [named('new', { dueAt: 1 }), named('b', { revision: 2 }), named('a')]);
    expect(next.fresh).toEqual(['new']);
    expect(next.rows.map(({ card }) => [card.applicationId, card.revision])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('leaves a row that went elsewhere in its place, marked, until the click', () => {
    const next = renew(showAll([named('a'), named('b')]), [named('b')]);
    expect(next.rows.map(({ card, gone }) => [card.applicationId, gone])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(showAll([named('b')]).rows).toHaveLength(1);
  });

  it('takes the mark away from a row that comes back', () => {
    const gone = renew(showAll([named('a'), named('b')]), [named('b')]);
    expect(renew(gone, [named('a'), named('b')]).rows.some((row) => row.gone)).toBe(false);
  });

  it('never moves a row of a filled screen, whatever happens', () => {
    const cards = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
      .map((list) => list.map((id) => named(id)));
    fc.assert(
      fc.property(cards, cards, (before, after) => {
        const shown = showAll(before);
        const stays = before.some(({ applicationId }) => ids(after).includes(applicationId));
        fc.pre(stays);
        const next = renew(shown, after);
        expect(next.rows.map(({ card }) => card.applicationId)).toEqual(ids(before));
        expect([...next.fresh, ...ids(before)].sort()).toEqual(
          [...new Set([...ids(before), ...ids(after)])].sort(),
        );
      }),
    );
  });
});
