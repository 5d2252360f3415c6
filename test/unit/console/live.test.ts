import { getApp, initializeApp } from 'firebase/app';
import { collection, getFirestore, query, queryEqual, limit, orderBy, where } from 'firebase/firestore';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleQueries, constraintsOf, listLimit, steadied, valuesOf } from '../../../web/console/live.ts';
import type { Live } from '../../../web/console/live.ts';

initializeApp({ projectId: 'demo-tanpa-sambungan' });
const cards = collection(getFirestore(getApp()), 'offices/contoh/cards');

describe('the console’s queries', () => {
  it('are named once each', () => {
    const ids = consoleQueries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are built exactly as the table has them, limit included', () => {
    expect(
      queryEqual(
        query(cards, ...constraintsOf('turn', [['counter']])),
        query(
          cards,
          where('waitingFor', 'array-contains-any', ['counter']),
          orderBy('submittedAt', 'desc'),
          limit(listLimit),
        ),
      ),
    ).toBe(true);
    expect(
      queryEqual(
        query(cards, ...constraintsOf('office', [])),
        query(cards, orderBy('changedAt', 'desc'), limit(listLimit)),
      ),
    ).toBe(true);
  });

  it('ask for at most one array, as Firestore allows', () => {
    for (const { where: conditions } of consoleQueries)
      expect(conditions.filter(({ op }) => op.startsWith('array')).length).toBeLessThanOrEqual(1);
  });

  it('are read on by a longer limit, never past an edge where a live row could be lost', () => {
    const longer = query(cards, ...constraintsOf('office', [], 50));
    expect(queryEqual(longer, query(cards, orderBy('changedAt', 'desc'), limit(listLimit + 50)))).toBe(true);
  });

  it('put a request’s values in the order of the conditions', () => {
    const values = valuesOf({ query: 'promised-sections', values: ['angin'] });
    expect(values).toEqual(['open', ['angin'], 0]);
    expect(valuesOf({ query: 'promised' })).toEqual(['open', 0]);
    expect(valuesOf({ query: 'status', value: 'ready' })).toEqual(['ready']);
    expect(valuesOf({ query: 'office' })).toEqual([]);
  });

  it('cannot be made with a value too few or too many', () => {
    expect(() => constraintsOf('turn', [])).toThrow();
    expect(() => constraintsOf('office', ['x'])).toThrow();
  });
});

describe('a live read', () => {
  const read = (value: string) => ({ value, unreadable: 0 });
  let heard: Live<string>[] = [];
  const listening = () => steadied<string>((live) => heard.push(live));

  beforeEach(() => {
    heard = [];
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does not show rows of other lists as this list before the server has confirmed them', () => {
    const steady = listening();
    steady.next(read('leftovers'), true);
    expect(heard).toEqual([]);
    steady.next(read('list'), false);
    vi.runAllTimers();
    expect(heard).toEqual([{ state: 'live', ...read('list') }]);
  });

  it('says that the connection is lost when no confirmation comes, and shows what is known', () => {
    const steady = listening();
    steady.next(read('leftovers'), true);
    vi.runAllTimers();
    expect(heard).toEqual([{ state: 'offline', ...read('leftovers') }]);
  });

  it('passes a confirmed list’s changes on at once, and falls back to offline only if they stay unconfirmed', () => {
    const steady = listening();
    steady.next(read('list'), false);
    steady.next(read('changed'), true);
    expect(heard.at(-1)).toEqual({ state: 'live', ...read('changed') });
    vi.runAllTimers();
    expect(heard.at(-1)).toEqual({ state: 'offline', ...read('changed') });
    steady.next(read('back'), false);
    expect(heard.at(-1)).toEqual({ state: 'live', ...read('back') });
  });

  it('says nothing any more once it was stopped', () => {
    const steady = listening();
    steady.next(read('leftovers'), true);
    steady.stop();
    vi.runAllTimers();
    expect(heard).toEqual([]);
  });
});
