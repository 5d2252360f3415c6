import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serverQueries } from '../../functions/store/queries.ts';
import { root } from '../../tools/bootstrap.mjs';
import { consoleQueries } from '../../web/console/live.ts';
import { queriesMade } from './made-queries.ts';
import { type Indexes, neededIndexes, type QueryShape } from './needed-indexes.ts';

/** Emulators answer without any index; this test is what tells us before production does. */

/** What is kept for a time only (design §4, retention). */
const ttlFields = ['drafts', 'surveyInvitations', 'limits'].map((collectionGroup) => ({
  collectionGroup,
  fieldPath: 'expiresAt',
}));

const queries: readonly QueryShape[] = [...consoleQueries, ...serverQueries];
const declared: Indexes = JSON.parse(readFileSync(join(root, 'firestore.indexes.json'), 'utf8'));

/** In one order, for comparing; several places may make the same query. */
const texts = (values: readonly unknown[]) =>
  [...new Set(values.map((value) => JSON.stringify(value)))].sort();

describe('firestore.indexes.json', () => {
  const needed = neededIndexes(queries, ttlFields);

  it('has exactly the composite indexes the queries need', () => {
    expect(texts(declared.indexes)).toEqual(texts(needed.indexes));
  });

  it('has exactly the fields that are asked across offices or make documents expire', () => {
    expect(texts(declared.fieldOverrides)).toEqual(texts(needed.fieldOverrides));
  });
});

describe('the list of server queries', () => {
  const files = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const made = files.flatMap((file) =>
    queriesMade(file, readFileSync(join(root, 'functions', file), 'utf8')),
  );
  const needsNothing = (query: QueryShape) => {
    const { indexes, fieldOverrides } = neededIndexes([query], []);
    return indexes.length + fieldOverrides.length === 0;
  };
  const shape = ({ collection, group, where, orderBy }: QueryShape) => ({
    collection,
    group: group ?? false,
    where,
    orderBy,
  });

  it('names each query of the server that needs an index, as it is made', () => {
    expect(made.length).toBeGreaterThan(serverQueries.length);
    expect(texts(made.filter((query) => !needsNothing(query)).map(shape))).toEqual(
      texts(serverQueries.map(shape)),
    );
  });
});

describe('a query needs', () => {
  const needs = (query: Partial<QueryShape>) =>
    neededIndexes([{ collection: 'offices/contoh/kites', where: [], orderBy: [], ...query }], []);
  const nothing: Indexes = { indexes: [], fieldOverrides: [] };

  it('nothing for equalities, for one order, for one comparison or for one array', () => {
    const where = [
      { field: 'colour', op: '==' },
      { field: 'tail', op: 'in' },
    ];
    expect(needs({ where })).toEqual(nothing);
    expect(needs({ orderBy: [{ field: 'height', direction: 'desc' }] })).toEqual(nothing);
    expect(
      needs({
        where: [{ field: 'height', op: '<=' }],
        orderBy: [{ field: 'height', direction: 'asc' }],
      }),
    ).toEqual(nothing);
    expect(needs({ where: [{ field: 'owners', op: 'array-contains-any' }] })).toEqual(nothing);
  });

  it('one index with equal fields first, then the array, then the order', () => {
    const query = {
      where: [
        { field: 'owners', op: 'array-contains' },
        { field: 'colour', op: '==' },
      ],
      orderBy: [{ field: 'height', direction: 'desc' as const }],
    };
    expect(needs(query)).toEqual({
      indexes: [
        {
          collectionGroup: 'kites',
          queryScope: 'COLLECTION',
          fields: [
            { fieldPath: 'colour', order: 'ASCENDING' },
            { fieldPath: 'owners', arrayConfig: 'CONTAINS' },
            { fieldPath: 'height', order: 'DESCENDING' },
          ],
        },
      ],
      fieldOverrides: [],
    });
  });

  it('an index where a comparison stands beside an equality, with or without an order', () => {
    const where = [
      { field: 'colour', op: '==' },
      { field: 'height', op: '<' },
    ];
    const rising = {
      collectionGroup: 'kites',
      queryScope: 'COLLECTION',
      fields: [
        { fieldPath: 'colour', order: 'ASCENDING' },
        { fieldPath: 'height', order: 'ASCENDING' },
      ],
    };
    expect(needs({ where }).indexes).toEqual([rising]);
    expect(needs({ where, orderBy: [{ field: 'height', direction: 'asc' }] }).indexes).toEqual([rising]);
  });

  it('across a collection group, an index for every field', () => {
    const override = (fieldPath: string) => ({
      collectionGroup: 'kites',
      fieldPath,
      indexes: [{ order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' }],
    });
    expect(
      needs({
        group: true,
        where: [
          { field: 'colour', op: '==' },
          { field: 'tail', op: '==' },
        ],
      }),
    ).toEqual({
      indexes: [],
      fieldOverrides: [override('colour'), override('tail')],
    });
  });

  it('its own index back where an override takes the automatic one away', () => {
    const byTail = { where: [{ field: 'tail', op: '==' }], orderBy: [] };
    const { fieldOverrides } = neededIndexes(
      [
        { collection: 'kites', group: true, ...byTail },
        { collection: 'kites', ...byTail },
      ],
      [],
    );
    expect(fieldOverrides).toEqual([
      {
        collectionGroup: 'kites',
        fieldPath: 'tail',
        indexes: [
          { order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' },
          { order: 'ASCENDING', queryScope: 'COLLECTION' },
        ],
      },
    ]);
  });

  it('no index on a field that only makes documents expire: instants in a row would slow every write', () => {
    expect(neededIndexes([], [{ collectionGroup: 'kites', fieldPath: 'goneAt' }])).toEqual({
      indexes: [],
      fieldOverrides: [{ collectionGroup: 'kites', fieldPath: 'goneAt', ttl: true, indexes: [] }],
    });
  });

  it('somebody to think where we do not know', () => {
    expect(() => needs({ where: [{ field: 'colour', op: '!=' }] })).toThrow('!=');
    expect(() =>
      needs({ where: [{ field: 'height', op: '<' }], orderBy: [{ field: 'colour', direction: 'asc' }] }),
    ).toThrow('height');
    expect(() =>
      needs({
        where: [
          { field: 'owners', op: 'array-contains' },
          { field: 'tails', op: 'array-contains' },
        ],
      }),
    ).toThrow('tails');
  });
});

describe('a query in a source text', () => {
  it('is read with its collection, conditions and order', () => {
    const text = `await deps.documents.find({
      collection: paths.events(officeId, id), group: true,
      where: [{ field: 'kind', op: '==', value: kind }],
      orderBy: { field: 'at', direction: 'desc' }, limit: 5,
    });`;
    expect(queriesMade('kite.ts', text)).toEqual([
      {
        collection: 'events',
        group: true,
        where: [{ field: 'kind', op: '==' }],
        orderBy: [{ field: 'at', direction: 'desc' }],
      },
    ]);
  });

  it('may keep its collection by name', () => {
    const text = `const path = paths.cards(officeId);
      await documents.find({ collection: path, where: [], limit: 1 });`;
    expect(queriesMade('kite.ts', text)).toEqual([
      { collection: 'cards', group: false, where: [], orderBy: [] },
    ]);
  });

  it('is refused where it is not written out', () => {
    expect(() => queriesMade('kite.ts', 'deps.documents.find(query);')).toThrow('written out');
    expect(() =>
      queriesMade('kite.ts', `documents.find({ collection: 'kites', where: conditions, limit: 1 });`),
    ).toThrow('conditions');
    expect(() =>
      queriesMade('kite.ts', `documents.find({ collection: kitesOf(officeId), where: [], limit: 1 });`),
    ).toThrow('no path');
  });

  it('is nothing else that is called find', () => {
    expect(queriesMade('kite.ts', 'kites.find((kite) => kite.red);')).toEqual([]);
  });
});
