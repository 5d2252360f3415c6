import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act, Actor, Application } from '../../domain/application.ts';
import { verifyChain } from '../../domain/chain.ts';
import { offers } from '../../domain/engine.ts';
import { fold } from '../../domain/fold.ts';
import { paths } from '../../domain/paths.ts';
import { RegisterEntry } from '../../domain/register.ts';
import { performs } from '../../domain/steps/rules.ts';
import type { Offer } from '../../domain/steps/rules.ts';
import type { StaffMember } from '../../domain/roles.ts';
import { requirementsFor } from '../../domain/standard.ts';
import { actOnApplication } from '../../functions/usecases/act-on-application.ts';
import { approveLetter } from '../../functions/usecases/approve-letter.ts';
import { requireOffice, requireService } from '../../functions/usecases/browse.ts';
import { loadCase } from '../../functions/usecases/case.ts';
import type { Case } from '../../functions/usecases/case.ts';
import { listEvents } from '../../functions/usecases/list-events.ts';
import type { SigningDeps } from '../../functions/usecases/ports.ts';
import { advanceLetter } from '../../functions/usecases/run-tick.ts';
import { takeIn } from '../../functions/usecases/take-in.ts';
import { filledForm } from '../fixtures/cases.ts';
import { employ, granted, ownWorld, seedKejayan, worldOf, type World } from '../fixtures/emulator.ts';
import { birthOf, fitting } from '../fixtures/engine-case.ts';
import { officeId } from '../fixtures/skck.ts';

/**
 * A whole office at once on the genuine Firestore emulator: officers who take whatever case comes to hand, do something that is
 * offered to them, press twice, answer from an old screen. `npm run stress` runs the full figures.
 */

const full = process.env['LOKET_STRESS'] === 'full';
const size = full ? { officers: 50, cases: 200, ms: 60_000 } : { officers: 12, cases: 24, ms: 5_000 };

/** Letters with parafs, numbers before and after the signature, payments, answers, events: every kind of way Kejayan has. */
const serviceIds = [
  'pengantar-skck',
  'pengantar-ijin-keramaian',
  'rekomendasi-pencairan-dana',
  'pengantar-dispensasi-nikah',
  'pembayaran-pbb',
  'konsultasi',
  'sosialisasi',
];

const posts: Pick<StaffMember, 'roles' | 'sections'>[] = [
  { roles: ['counter'], sections: [] },
  { roles: ['counter'], sections: [] },
  { roles: ['section-head'], sections: ['pemerintahan-pelayanan', 'trantib'] },
  { roles: ['section-head'], sections: ['pmd', 'kesos'] },
  { roles: ['secretary'], sections: [] },
];

type Officer = Extract<Actor, { kind: 'staff' }>;

let world: World;
const officers: Officer[] = [];
const caseIds: string[] = [];

beforeAll(async () => {
  world = ownWorld();
  await seedKejayan(world);
  for (let n = 0; n < size.officers; n += 1) {
    const post = posts[n % posts.length] ?? { roles: ['counter'], sections: [] };
    const uid = `petugas-${String(n)}`;
    await employ(world, uid, { name: `Petugas ${String(n)} Contoh`, ...post });
    officers.push({ kind: 'staff', uid, villages: [], ...post });
  }
  officers.push({ kind: 'staff', uid: 'camat', roles: ['camat'], sections: [], villages: [] });
  for (let n = 0; n < size.cases; n += 1) caseIds.push(await takenIn(world.deps, n));
});
afterAll(() => world.close());

async function takenIn(deps: SigningDeps, n: number): Promise<string> {
  const serviceId = serviceIds[n % serviceIds.length] ?? '';
  const office = await requireOffice(deps, officeId);
  const { definition } = await requireService(deps, officeId, serviceId, 1);
  const input = filledForm(definition, office);
  const facts = { door: 'counter' as const, variant: input['variant'], answers: input };
  const taken = await takeIn(
    deps,
    'loket',
    {
      officeId,
      applicationId: deps.newId(),
      secret: deps.newSecret(),
      serviceId,
      door: 'counter',
      input,
      brought: requirementsFor(definition, facts).map(({ id }) => id),
    },
    () => '',
  );
  return granted(taken).applicationId;
}

/** Repeatable chance: the same seed presses the same buttons. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}

/** What became of the presses. */
interface Tally {
  /** Act ids that were answered with success, by case. */
  accepted: Map<string, Set<string>>;
  refused: Map<string, number>;
  presses: number;
}

/** Acts that end a case at once are pressed seldom, or after a few seconds nothing would be left to contend for. */
const seldom: ReadonlySet<Act['act']> = new Set(['cancel', 'expire', 'refuse']);

async function work(deps: SigningDeps, officer: Officer, seed: number, tally: Tally, until: number) {
  const random = chance(seed);
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  while (Date.now() < until) {
    const applicationId = pick(caseIds) ?? '';
    const loaded = await loadCase(deps, officeId, applicationId);
    if (!loaded) throw new Error('A case is gone');
    const { application, standard } = loaded;
    const open = offers(standard.definition, application).filter(
      (offer) => mayPress(offer, officer) && (!seldom.has(offer.act) || random() < 0.03),
    );
    const offer = pick(open);
    if (!offer) continue;
    const actId = deps.newId();
    const press = pressOf(deps, loaded, officer, offer, actId, random);
    tally.presses += 1;
    const presses = random() < 0.2 ? [press(), press(), press()] : [press()];
    const answers = await Promise.all(presses);
    if (random() < 0.1) answers.push(await press());
    for (const answer of answers) {
      if (answer === undefined) continue;
      if (answer.ok)
        tally.accepted.set(applicationId, (tally.accepted.get(applicationId) ?? new Set()).add(actId));
      else tally.refused.set(answer.refusal.code, (tally.refused.get(answer.refusal.code) ?? 0) + 1);
    }
  }
}

function mayPress(offer: Offer, officer: Officer): boolean {
  return offer.system === true || performs(officer, offer.by) !== undefined;
}

/** One press of a button, to be repeated as it is. What Loket does by itself is set going instead, and has no answer. */
function pressOf(
  deps: SigningDeps,
  { application, standard }: Case,
  officer: Officer,
  { act }: Offer,
  actId: string,
  random: () => number,
) {
  const { id: applicationId } = application;
  // One in ten looks at an old screen.
  const revision = random() < 0.1 ? Math.max(1, application.revision - 1) : application.revision;
  if (act === 'prepare' || act === 'issue')
    return async () => {
      await advanceLetter(deps, officeId, applicationId);
      return undefined;
    };
  if (act === 'approve')
    return () =>
      approveLetter(deps, officer.uid, {
        officeId,
        applicationId,
        revision,
        actId,
        sha256: application.letter?.sha256 ?? '',
      });
  const here = {
    definition: standard.definition,
    birth: application,
    events: [],
    state: application,
    now: deps.now(),
  };
  const wanted = { ...fitting(here, act, Math.floor(random() * 20)) };
  const signed = 'signerUid' in wanted ? { ...wanted, signerUid: 'camat' } : wanted;
  // Paper at the counter: files come from the applicant alone.
  const acts = [signed.act === 'correct' ? paperFor(application) : (signed as Act)];
  return () => actOnApplication(deps, officer.uid, { officeId, applicationId, revision, actId, acts });
}

function paperFor({ returnedItems }: Application): Act {
  return {
    act: 'correct',
    items: Object.fromEntries(returnedItems.map((id) => [id, { files: [], bringsPaper: true }])),
  };
}

async function expectWhole(deps: SigningDeps, id: string, accepted: ReadonlySet<string>): Promise<number> {
  const loaded = await loadCase(deps, officeId, id);
  if (!loaded) throw new Error('A case is gone');
  const { application, standard } = loaded;
  const events = await listEvents(deps, application);
  const {
    dueAt: _dueAt,
    warnAt: _warnAt,
    watch: _watch,
    nextActionAt: _nextActionAt,
    ...state
  } = application;
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_event, index) => index + 1));
  expect(application.revision).toBe(events.length);
  expect(verifyChain(events, deps.sha256, application.head)).toEqual({ ok: true });
  expect(fold(standard.definition, birthOf(application), events)).toEqual(state);
  // Every act that was answered with success happened, and happened once.
  for (const actId of accepted) expect(events.filter((event) => event.actId === actId)).toHaveLength(1);
  const { documents } = deps;
  const card = await documents.get(paths.card(officeId, id));
  expect(card?.data).toMatchObject({ revision: application.revision, status: application.status });
  return events.length;
}

/** Every number once, in a row; who holds it says so too. */
async function expectBooksInOrder(deps: SigningDeps): Promise<number> {
  const office = await requireOffice(deps, officeId);
  let numbers = 0;
  for (const { id } of office.books) {
    const register = `${id}-${String(new Date(deps.now()).getFullYear())}`;
    const found = await deps.documents.find({
      collection: paths.entries(officeId, register),
      where: [],
      limit: 2_000,
    });
    const entries = found.map(({ data }) => RegisterEntry.parse(data)).sort((a, b) => a.n - b.n);
    const first = entries[0]?.n ?? 1;
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_entry, index) => first + index));
    expect(new Set(entries.map(({ number }) => number)).size).toBe(entries.length);
    for (const entry of entries.filter(({ status }) => status !== 'void')) {
      const loaded = await loadCase(deps, officeId, entry.applicationId ?? '');
      // A number that is being reserved is known to its entry before its case.
      if (loaded?.application.taken) expect(loaded.application.taken.number).toBe(entry.number);
    }
    numbers += entries.length;
  }
  return numbers;
}

describe('a whole office at once', () => {
  it(`${String(size.officers)} officers on ${String(size.cases)} cases: nothing lost, no number twice, every chain whole`, async () => {
    const servers = Array.from({ length: 4 }, () => worldOf(world.projectId));
    const tally: Tally = { accepted: new Map(), refused: new Map(), presses: 0 };
    try {
      const until = Date.now() + size.ms;
      await Promise.all(
        officers.map((officer, n) =>
          work((servers[n % servers.length] ?? world).deps, officer, n + 1, tally, until),
        ),
      );
      // Read as somebody who was not there: by a server with no memory of it.
      const fresh = worldOf(world.projectId);
      servers.push(fresh);
      let events = 0;
      for (const id of caseIds)
        events += await expectWhole(fresh.deps, id, tally.accepted.get(id) ?? new Set());
      const numbers = await expectBooksInOrder(fresh.deps);
      const accepted = [...tally.accepted.values()].reduce((sum, each) => sum + each.size, 0);
      const refused = [...tally.refused].map(([code, count]) => `${code} ${String(count)}`).join(', ');
      console.log(
        `${String(tally.presses)} presses in ${String(size.ms / 1000)} s: ${String(accepted)} acts, ${String(events)} events, ${String(numbers)} numbers; refused: ${refused}`,
      );
      // Contention there was, and work was done in it.
      expect(accepted).toBeGreaterThan(size.cases);
      expect(tally.refused.get('stale') ?? 0).toBeGreaterThan(0);
      expect(numbers).toBeGreaterThan(0);
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });
});
