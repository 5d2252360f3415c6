import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
  type TokenOptions,
} from '@firebase/rules-unit-testing';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  query,
  setDoc,
  setLogLevel,
  updateDoc,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { Role } from '../../domain/roles.ts';
import { root } from '../../tools/bootstrap.mjs';
import { consoleQueries } from '../../web/console/live.ts';
import { type Actor, actors, claimsOf, differences, ours, theirs } from './actors.ts';
import { malformedClaims, malformedPapers, malformedScopes } from './claims.ts';
import { application, ofCase, type Readers, type Row, rows } from './documents.ts';
import { counted, type Coverage, oneSided } from './coverage.ts';
import { listings } from './lists.ts';
import { covers, matchesOf } from './matches.ts';

/**
 * Who may read what, on the genuine rules engine: a table of persons × documents × operations. Clients write nothing, so the
 * control of a refused write is the same write made past the rules.
 */

const rules = readFileSync(join(root, 'firestore.rules'), 'utf8');
const [host = '', port = ''] = (process.env['FIRESTORE_EMULATOR_HOST'] ?? '').split(':');
const projectId = process.env['GCLOUD_PROJECT'] ?? 'demo-loket-rules';

let env: RulesTestEnvironment;
/** One connection per person. */
const connections = new Map<string, Firestore>();

beforeAll(async () => {
  if (!port) throw new Error('FIRESTORE_EMULATOR_HOST is not set: run this with npm run test:rules');
  // Every denial would be printed as a broken stream.
  setLogLevel('silent');
  env = await initializeTestEnvironment({ projectId, firestore: { host, port: Number(port), rules } });
  await env.clearFirestore();
  for (const { path, data } of rows) await pastTheRules((store) => setDoc(doc(store, path), data));
});

afterAll(() => env.cleanup());

function pastTheRules(act: (store: Firestore) => Promise<unknown>): Promise<void> {
  return env.withSecurityRulesDisabled(async (context) => {
    await act(storeOf(context));
  });
}

/** The compat type it is declared with wraps the modular one, which is what the functions take. */
function storeOf(context: { firestore(): unknown }): Firestore {
  return context.firestore() as Firestore;
}

function signedIn(uid: string, claims: TokenOptions): Firestore {
  const known = connections.get(uid) ?? storeOf(env.authenticatedContext(uid, claims));
  connections.set(uid, known);
  return known;
}

function as({ name, facts }: Actor): Firestore {
  if (facts.account !== 'none') return signedIn(name, claimsOf(facts));
  const known = connections.get(name) ?? storeOf(env.unauthenticatedContext());
  connections.set(name, known);
  return known;
}

const may = (readers: Readers, { name }: Actor) => readers === 'anyone' || readers.includes(name);
const inWords = (readers: Readers) =>
  readers === 'anyone' ? readers : readers.length === 0 ? 'nobody' : readers.join(', ');
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

async function allowsReading(store: Firestore, path: string) {
  const snapshot = await assertSucceeds(getDoc(doc(store, path)));
  expect(snapshot.exists(), path).toBe(true);
}

/** Asserts for every person whether an operation is allowed; names those it went otherwise for. */
async function asEverybody(readers: Readers, operation: (store: Firestore) => Promise<unknown>) {
  const checked = actors.map(async (actor) => {
    const expected = may(readers, actor);
    try {
      await (expected ? assertSucceeds(operation(as(actor))) : assertFails(operation(as(actor))));
      return [];
    } catch (error) {
      return [`${actor.name} should ${expected ? '' : 'not '}be allowed: ${String(error)}`];
    }
  });
  expect((await Promise.all(checked)).flat()).toEqual([]);
}

describe('what nobody thought of', () => {
  it.each(['unheard-of/one', `offices/${ours.office}/unheard-of/one`, `${application}/unheard-of/one`])(
    'is denied: %s',
    async (path) => {
      await pastTheRules(async (store) => {
        await setDoc(doc(store, path), ofCase);
        await allowsReading(store, path);
      });
      await asEverybody([], (store) => getDoc(doc(store, path)));
      await asEverybody([], (store) => getDocs(collection(store, parentOf(path))));
    },
  );
});

describe('reading a document', () => {
  it.each(rows.map((row) => [row.path, inWords(row.readers), row] as const))(
    '%s is read by %s',
    async (path, _, { readers, twin }) => {
      await pastTheRules((store) => allowsReading(store, path));
      await asEverybody(readers, (store) => getDoc(doc(store, path)));
      if (twin) await allowsReading(as({ name: 'stranger', facts: { account: 'none' } }), twin);
    },
  );
});

describe('listing a collection', () => {
  const collections = new Map<string, Row>();
  for (const row of rows) if (!collections.has(parentOf(row.path))) collections.set(parentOf(row.path), row);

  it.each([...collections])('all of %s is listed by those who read each of it', async (path, row) => {
    const all = (store: Firestore) => getDocs(collection(store, path));
    await pastTheRules(async (store) => expect((await all(store)).empty).toBe(false));
    await asEverybody(row.listers ?? row.readers, all);
  });

  it.each(listings.map((listing) => [listing.name, listing] as const))(
    '%s',
    async (_, { path, constraints, readers, finds }) => {
      const listed = (store: Firestore) => getDocs(query(collection(store, path), ...constraints));
      await pastTheRules(async (store) =>
        expect((await listed(store)).docs.map((found) => found.id)).toEqual(finds),
      );
      await asEverybody(readers, listed);
    },
  );

  it('was tried with every query of the console', () => {
    const tried = listings.flatMap(({ id }) => id ?? []);
    expect([...new Set(tried)].sort()).toEqual(consoleQueries.map(({ id }) => id).sort());
  });

  it('is not possible across offices, whoever asks', async () => {
    for (const name of new Set(rows.map(({ path }) => path.split('/').at(-2) ?? ''))) {
      // Offices themselves lie in one collection that anyone lists.
      if (name === 'offices') continue;
      const group = (store: Firestore) => getDocs(collectionGroup(store, name));
      await pastTheRules(async (store) => expect((await group(store)).empty, name).toBe(false));
      await asEverybody([], group);
    }
  });
});

describe('writing', () => {
  it.each(rows.map((row) => [row.path, row] as const))(
    '%s is written by no client',
    async (path, { data }) => {
      const created = `${path}-new`;
      const operations: [string, (store: Firestore) => Promise<unknown>][] = [
        ['create', (store) => setDoc(doc(store, created), data)],
        ['update', (store) => updateDoc(doc(store, path), { touched: true })],
        ['replace', (store) => setDoc(doc(store, path), data)],
        ['delete', (store) => deleteDoc(doc(store, path))],
      ];
      for (const [, operation] of operations) await asEverybody([], operation);
      // The same writes past the rules: what was refused was possible.
      await pastTheRules(async (store) => {
        for (const [name, operation] of operations)
          await expect(operation(store), name).resolves.toBeUndefined();
        await setDoc(doc(store, path), data);
        await deleteDoc(doc(store, created));
      });
    },
  );
});

describe('who sees a case', () => {
  const card = (id: string) => `offices/${ours.office}/cards/${id}`;
  const put = (path: string, data: object) => pastTheRules((store) => setDoc(doc(store, path), data));
  const reads = (uid: string, claims: TokenOptions, path: string) => getDoc(doc(signedIn(uid, claims), path));

  it('is each section head whose section its steps name', async () => {
    await put(card('two-sections'), { sections: [ours.section, theirs.section], villageCodes: [] });
    await put(card('their-section'), { sections: [theirs.section], villageCodes: [] });
    const head = (section: string) => ({ v: 1, m: { [ours.office]: { r: ['section-head'], s: [section] } } });
    await assertSucceeds(reads('head of one', head(ours.section), card('two-sections')));
    await assertSucceeds(reads('head of other', head(theirs.section), card('two-sections')));
    await assertSucceeds(reads('head of other', head(theirs.section), card('their-section')));
    await assertFails(reads('head of one', head(ours.section), card('their-section')));
  });

  it('is nobody by section or village where the decree names none, but still the office', async () => {
    await put(card('bare'), { sections: [], villageCodes: [] });
    const twoHats = {
      v: 1,
      m: { [ours.office]: { r: ['section-head', 'village'], s: [ours.section], d: [ours.village] } },
    };
    await assertSucceeds(reads('two hats', twoHats, card('a1')));
    await assertFails(reads('two hats', twoHats, card('bare')));
    await assertSucceeds(
      reads('at the counter', { v: 1, m: { [ours.office]: { r: ['counter'] } } }, card('bare')),
    );
  });

  it('is, for a person of two offices, what each post sees and no mixture of both', async () => {
    const there = `offices/${theirs.office}`;
    await put(`${there}/cards/b1`, { sections: [ours.section], villageCodes: [theirs.village] });
    await put(`${there}/cards/b2`, { sections: [ours.section], villageCodes: [ours.village] });
    const m = { [ours.office]: { r: ['counter'] }, [theirs.office]: { r: ['village'], d: [theirs.village] } };
    await assertSucceeds(reads('two offices', { v: 1, m }, card('a1')));
    await assertSucceeds(reads('two offices', { v: 1, m }, `${there}/cards/b1`));
    await assertFails(reads('two offices', { v: 1, m }, `${there}/cards/b2`));
  });

  it('is nobody by a case that does not exist', async () => {
    const head = { v: 1, m: { [ours.office]: { r: ['section-head'], s: [ours.section] } } };
    const event = (id: string) => `offices/${ours.office}/applications/${id}/events/00001`;
    await put(event('gone'), { revision: 1 });
    await assertSucceeds(reads('head', head, event('a1')));
    await assertFails(reads('head', head, event('gone')));
  });

  it.each(malformedPapers)('is no section head or village officer where a paper has %s', async (_, paper) => {
    const path = card('malformed');
    await put(path, paper);
    for (const name of ['section-head', 'village'] as const) {
      const facts = { account: 'staff' as const, role: name, ...ours };
      await assertFails(reads(name, claimsOf(facts), path));
      await assertSucceeds(reads(name, claimsOf(facts), card('a1')));
    }
    await assertSucceeds(reads('counter', claimsOf({ account: 'staff', role: 'counter', ...ours }), path));
  });
});

describe('claims of another shape open nothing', () => {
  const right = { v: 1, m: { [ours.office]: { r: ['counter'] } } };
  const reads = (uid: string, claims: TokenOptions, path = `offices/${ours.office}/cards/a1`) =>
    getDoc(doc(signedIn(uid, claims), path));

  it.each(malformedClaims(ours.office))('%s', async (name, claims) => {
    await assertSucceeds(reads('of the right shape', right));
    await assertFails(reads(name, claims));
    await assertFails(reads(name, claims, `offices/${ours.office}/staff/u1`));
  });

  it.each(malformedScopes)('%s', async (name, scope) => {
    for (const [role, key, own] of [
      ['section-head', 's', ours.section],
      ['village', 'd', ours.village],
    ] as const) {
      const claims = (value: unknown) => ({ v: 1, m: { [ours.office]: { r: [role], [key]: value } } });
      await assertSucceeds(reads(`${role}, right`, claims([own])));
      await assertFails(reads(`${role}, ${name}`, claims(scope(own))));
    }
  });
});

interface Scope {
  fact: 'section' | 'village';
  colleague: string;
}

describe('the table', () => {
  const matches = matchesOf(rules);

  it('has a row for each match of firestore.rules, and each row is of a match', () => {
    expect([...new Set(rows.map(({ match }) => match))].sort()).toEqual([...matches].sort());
    for (const { match, path } of rows)
      expect([match, path, covers(match, path)]).toEqual([match, path, true]);
  });

  it('covers every document the code has a path for', () => {
    const known = Object.values(paths).flatMap((path) => {
      if (typeof path === 'string') return [`${path}/x`];
      const of = path as (...parts: string[]) => string;
      const full = of('contoh', 'x', 'y');
      return [full.split('/').length % 2 === 0 ? full : `${full}/x`];
    });
    expect(known.filter((path) => !matches.some((match) => covers(match, path)))).toEqual([]);
  });

  it('sets beside each permission, for every fact it rests on, a denial that differs in that fact alone', () => {
    const scopes: Partial<Record<string, Scope>> = {
      'section-head': { fact: 'section', colleague: 'section-head of another section' },
      village: { fact: 'village', colleague: 'village of another village' },
    };
    const missing = rows.flatMap(({ path, readers }) => {
      if (readers === 'anyone') return [];
      const denied = actors.filter((actor) => !may(readers, actor));
      return actors
        .filter((actor) => may(readers, actor) && (Role.options as string[]).includes(actor.name))
        .flatMap((reader) => {
          const told = denied.map(({ facts }) => differences(reader.facts, facts).join());
          const scope = scopes[reader.name];
          // What a colleague of another section or village reads as well does not rest on that.
          const restsOnScope = scope !== undefined && !readers.includes(scope.colleague);
          const restsOn: string[] = ['account', 'office', 'role', ...(restsOnScope ? [scope.fact] : [])];
          return restsOn
            .filter((fact) => !told.includes(fact))
            .map((fact) => `${path}: ${reader.name}: ${fact}`);
        });
    });
    expect(missing).toEqual([]);
  });

  it('knows every role', () => {
    expect(actors.map(({ name }) => name)).toEqual(expect.arrayContaining([...Role.options]));
  });

  // Last, because it reports on all of the above.
  it('made every condition of the rules come out both ways, as the published coverage shows', async () => {
    const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}:ruleCoverage`, {
      signal: AbortSignal.timeout(20_000),
    });
    const conditions = counted(rules, (await response.json()) as Coverage);
    const folder = join(root, 'test-results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'rules-coverage.json'), JSON.stringify(conditions, null, 2));
    expect(conditions.length).toBeGreaterThan(0);
    expect(oneSided(conditions)).toEqual([]);
  });
});
