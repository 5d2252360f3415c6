import { getApp, initializeApp } from 'firebase/app';
import { collection, getFirestore, query, queryEqual, limit, orderBy, where } from 'firebase/firestore';
import { describe, expect, it } from 'vitest';
import { consoleQueries, constraintsOf, listLimit } from '../../../web/console/live.ts';

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

  it('cannot be made with a value too few or too many', () => {
    expect(() => constraintsOf('turn', [])).toThrow();
    expect(() => constraintsOf('office', ['x'])).toThrow();
  });
});
