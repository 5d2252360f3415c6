import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../domain/personal-data.ts';
import { awaited } from '../../../domain/status.ts';
import {
  isNamed,
  listsFor,
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

const now = 1000;
const named = (applicationId: string, over: Partial<Card> = {}) => aCard({ applicationId, ...over });
const ids = (cards: readonly Card[]) => cards.map(({ applicationId }) => applicationId);

describe('a work list asks', () => {
  it('the whole office for its counter, by turn, by change and by status', () => {
    expect(requestsFor('giliran', counter)).toEqual([{ query: 'turn', values: ['counter'] }]);
    expect(requestsFor('semua', counter)).toEqual([{ query: 'office' }]);
    expect(requestsFor('dilengkapi', counter)).toEqual([{ query: 'status', value: 'returned' }]);
    expect(requestsFor('siap', counter)).toEqual([{ query: 'status', value: 'ready' }]);
  });

  it('whoever sees the whole office for those waited for, and by warning for what is at risk or late', () => {
    expect(requestsFor('menunggu', counter)).toEqual([{ query: 'awaiting', values: awaited }]);
    for (const list of ['berisiko', 'terlambat'] as const)
      expect(requestsFor(list, counter)).toEqual([{ query: 'promised' }]);
  });

  it('a section head and a village officer by warning too, of their own alone', () => {
    for (const list of ['berisiko', 'terlambat'] as const) {
      expect(requestsFor(list, kasiAngin)).toEqual([{ query: 'promised-sections', values: ['angin'] }]);
      expect(requestsFor(list, desa)).toEqual([{ query: 'promised-villages', values: ['9901012001'] }]);
    }
  });

  it('the section’s head alone for "Seksi saya", also one who sees the whole office besides', () => {
    const both: Posts = { roles: ['section-head', 'secretary'], sections: ['angin'], villages: [] };
    expect(listsFor(counter)).not.toContain('seksi');
    expect(listsFor(kasiAngin)).toContain('seksi');
    expect(requestsFor('seksi', both)).toEqual([{ query: 'sections', values: ['angin'] }]);
    expect(requestsFor('seksi', counter)).toEqual([]);
  });

  it('only their own sections for a section head and only their own villages for a village officer', () => {
    for (const list of ['giliran', 'semua', 'dilengkapi', 'menunggu', 'siap'] as const) {
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
    expect(ids(rowsOf('giliran', counter, cards, now))).toEqual(['soon', 'later', 'old', 'new']);
  });

  it('in "Giliran saya" only while it is one’s turn, for a section head of that section', () => {
    const mine = named('mine', { waitingFor: ['section-head:angin'] });
    const others = named('others', { waitingFor: ['section-head:kucing'] });
    const counters = named('counters', { waitingFor: ['counter'] });
    expect(ids(rowsOf('giliran', kasiAngin, [mine, others, counters], now))).toEqual(['mine']);
    expect(ids(rowsOf('giliran', counter, [mine, others, counters], now))).toEqual(['counters']);
  });

  it('in "Perlu dilengkapi" and "Siap diserahkan" by their status, newest change first', () => {
    const cards = [
      named('a', { status: 'returned', changedAt: 1 }),
      named('b', { status: 'returned', changedAt: 2 }),
      named('c', { status: 'ready' }),
      named('d', { status: 'closed' }),
    ];
    expect(ids(rowsOf('dilengkapi', counter, cards, now))).toEqual(['b', 'a']);
    expect(ids(rowsOf('siap', counter, cards, now))).toEqual(['c']);
    expect(rowsOf('semua', counter, cards, now)).toHaveLength(4);
  });

  it('in "Hampir terlambat" from the warning to the due moment, in "Terlambat" after it, while the case is open', () => {
    const cards = [
      named('fresh', { warnAt: 1001, dueAt: 2000 }),
      named('risk', { warnAt: 1000, dueAt: 1500 }),
      named('riskier', { warnAt: 900, dueAt: 1000 }),
      named('late', { warnAt: 500, dueAt: 999 }),
      named('ready', { warnAt: 500, dueAt: 999, status: 'ready' }),
      named('no-promise'),
    ];
    expect(ids(rowsOf('berisiko', counter, cards, now))).toEqual(['riskier', 'risk']);
    expect(ids(rowsOf('terlambat', counter, cards, now))).toEqual(['late']);
  });

  it('in "Menunggu pihak lain" while somebody outside of the desks is waited for, not while it is one’s own turn', () => {
    const cards = [
      named('agency', { awaits: 'agency', waitingFor: ['operator'] }),
      named('signer', { awaits: 'signer', waitingFor: ['camat'] }),
      named('nobody', { awaits: null }),
      named('older'),
    ];
    const camat: Posts = { roles: ['camat'], sections: [], villages: [] };
    expect(ids(rowsOf('menunggu', counter, cards, now)).sort()).toEqual(['agency', 'signer']);
    expect(ids(rowsOf('menunggu', camat, cards, now))).toEqual(['agency']);
  });

  it('in "Seksi saya" while the section works on it, soonest due first', () => {
    const cards = [
      named('later', { dueAt: 2000 }),
      named('soon', { dueAt: 1500, status: 'ready' }),
      named('closed', { status: 'closed' }),
      named('others', { sections: ['kucing'] }),
    ];
    expect(ids(rowsOf('seksi', kasiAngin, cards, now))).toEqual(['soon', 'later']);
  });

  it('under the filter by every word of name, number or service, whatever its case', () => {
    const card = named('a', { applicantName: 'Siti Aminah Contoh', reference: 'ABCDEFGHJK' });
    for (const typed of ['', 'siti', 'AMINAH siti', 'abcd', 'layang contoh'])
      expect(isNamed(card, typed)).toBe(true);
    for (const typed of ['sita', 'siti budi']) expect(isNamed(card, typed)).toBe(false);
  });

  it('once, though a card was read by section and by village', () => {
    expect(rowsOf('semua', desa, [named('a'), named('a')], now)).toHaveLength(1);
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
