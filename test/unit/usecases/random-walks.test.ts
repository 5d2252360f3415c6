import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../domain/chain.ts';
import { allowedActs, offers } from '../../../domain/engine.ts';
import { fold } from '../../../domain/fold.ts';
import type { Actor, Application } from '../../../domain/application.ts';
import { paths } from '../../../domain/paths.ts';
import { Card } from '../../../domain/personal-data.ts';
import { RegisterEntry } from '../../../domain/register.ts';
import { waitingFor } from '../../../domain/status.ts';
import { attachCorrection, submitCorrection } from '../../../functions/usecases/correct-application.ts';
import { cancelApplication } from '../../../functions/usecases/follow-application.ts';
import { requireService } from '../../../functions/usecases/browse.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { transferCase } from '../../../functions/usecases/transfer-case.ts';
import {
  act,
  aPicture,
  approve,
  aSentCase,
  catService,
  documentAt,
  eventsOf,
  gardenService,
  kiteService,
  loaded,
  ownAnswers,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, minute, pathsUnder, refusalOf, sha256, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { birthOf, fitting } from '../../fixtures/engine-case.ts';
import { contoh, staffOf, uidOf } from '../../fixtures/office.ts';

/** Cases driven at random through the real use cases: what is stored must at every moment be what the events say. */

const staff: Extract<Actor, { kind: 'staff' }>[] = staffOf(contoh.office).map(
  ({ uid, roles, sections, villages }) => ({ kind: 'staff', uid, roles, sections, villages }),
);

/** Does one of the things offered, by somebody who may; tells whether anything was left to do. */
async function oneThing(deps: TestDeps, sent: TestCase, choice: number): Promise<boolean> {
  const { application, standard } = await loaded(deps, sent);
  const { definition } = standard;
  const open = offers(definition, application).filter(({ act: kind }) => kind !== 'open-survey');
  const offer = choice % 10 < 7 ? open[0] : open[choice % open.length];
  if (!offer) return false;
  const here = { definition, birth: application, events: [], state: application, now: deps.now() };
  const may = staff.filter((actor) => allowedActs(definition, application, actor).includes(offer.act));
  const doer = may[choice % may.length];
  const wanted = fitting(here, offer.act, choice, doer);
  if (offer.act === 'prepare' || offer.act === 'issue') await advanceLetter(deps, sent.officeId, sent.id);
  else if (offer.act === 'approve') granted(await approve(deps, sent));
  else if (offer.act === 'cancel') granted(await cancelApplication(deps, sent.access, deps.newId()));
  else if (offer.act === 'correct') await mend(deps, sent, application);
  else if (offer.act === 'transfer') await move(deps, sent, application, doer?.uid ?? '');
  else {
    const signs = {
      ...wanted,
      ...('signerUid' in wanted && { signerUid: uidOf('contoh', { role: 'camat' }) }),
    };
    granted(await act(deps, sent, doer?.uid ?? '', signs as typeof wanted));
  }
  return true;
}

/** It was a request for another of the office's services. */
async function move(deps: TestDeps, sent: TestCase, { revision, serviceId }: Application, uid: string) {
  const toServiceId = serviceId === kiteService ? gardenService : kiteService;
  const { definition } = await requireService(deps, sent.officeId, toServiceId, 1);
  const [variant] = definition.variants;
  granted(
    await transferCase(deps, uid, {
      officeId: sent.officeId,
      applicationId: sent.id,
      revision,
      actId: deps.newId(),
      toServiceId,
      ...(variant && { variant: variant.id }),
      items: {},
      fields: ownAnswers(definition, contoh.office),
      reason: 'Salah pilih layanan',
    }),
  );
}

async function mend(deps: TestDeps, sent: TestCase, { returnedItems, revision }: Application) {
  for (const id of returnedItems) {
    granted(await attachCorrection(deps, sent.access, id, aPicture(`${id} ${String(revision)}`)));
  }
  granted(await submitCorrection(deps, sent.access, deps.newId()));
}

async function expectStoredIsWhatHappened(deps: TestDeps, sent: TestCase) {
  const { application, standard } = await loaded(deps, sent);
  const events = await eventsOf(deps, sent);
  const { dueAt, warnAt, watch, nextActionAt: _nextActionAt, ...state } = application;
  expect(fold(standard.definition, birthOf(application), events)).toEqual(state);
  expect(verifyChain(events, sha256, application.head)).toEqual({ ok: true });
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1));

  const card = Card.parse(await documentAt(deps, paths.card('contoh', sent.id)));
  expect(card).toMatchObject({
    status: application.status,
    step: application.step,
    waitingFor: waitingFor(standard.definition, application),
    revision: application.revision,
    dueAt: dueAt ?? watch?.dueAt ?? null,
    warnAt: warnAt ?? watch?.warnAt ?? null,
  });
}

/** Each number of a book once, in a row, and in the state its case is in. */
async function expectBooksInOrder(deps: TestDeps, sent: TestCase) {
  const { application } = await loaded(deps, sent);
  for (const book of ['buku-angin-2026', 'buku-kebun-2026']) {
    const entries = pathsUnder(deps, `offices/contoh/registers/${book}/entries`);
    const kept = await Promise.all(
      entries.map(async (path) => RegisterEntry.parse(await documentAt(deps, path))),
    );
    expect(kept.map(({ n }) => n)).toEqual(kept.map((_, index) => (kept[0]?.n ?? 0) + index));
    if (application.taken?.register !== book) continue;
    // Booked by the act that books it or by the letter being issued, and for good.
    const booked = (await eventsOf(deps, sent)).some(
      ({ happening }) =>
        (happening.kind === 'registered' && happening.taken.number === application.taken?.number) ||
        (happening.kind === 'issued' && happening.letterId === application.letter?.id),
    );
    const isVoid = ['cancelled', 'expired', 'refused'].includes(application.status);
    const own = kept.filter(({ applicationId }) => applicationId === sent.id);
    // A case that was opened again has voided numbers before the one it holds.
    expect(own.slice(0, -1).every(({ status }) => status === 'void')).toBe(true);
    expect(own.at(-1)).toMatchObject({ status: isVoid ? 'void' : booked ? 'booked' : 'reserved' });
  }
}

describe('a case driven at random through the office', () => {
  it.each([kiteService, gardenService, catService])(
    '%s: what is stored is what its events say, at every moment, and its number stays its own',
    async (serviceId) => {
      const deps = await staffedDeps();
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat({ max: 10_000 }), { minLength: 4, maxLength: 24 }),
          async (choices) => {
            const sent = await aSentCase(deps, { serviceId });
            await expectStoredIsWhatHappened(deps, sent);
            for (const choice of choices) {
              deps.time.now += (choice % 3) * minute;
              if (!(await oneThing(deps, sent, choice))) break;
              await expectStoredIsWhatHappened(deps, sent);
              await expectBooksInOrder(deps, sent);
            }
          },
        ),
        { numRuns: 12 },
      );
    },
  );

  it('refuses to whoever sees the case exactly what the table does not offer him', async () => {
    const deps = await staffedDeps();
    const kinds = [
      'check',
      'validate',
      'draft',
      'number',
      'initial',
      'stamp',
      'register',
      'hand-over',
      'return',
    ] as const;
    for (const serviceId of [kiteService, gardenService, catService]) {
      const sent = await aSentCase(deps, { serviceId });
      for (let choice = 0; (await loaded(deps, sent)).application.status === 'open'; choice += 10) {
        const { application, standard } = await loaded(deps, sent);
        const here = {
          definition: standard.definition,
          birth: application,
          events: [],
          state: application,
          now: deps.now(),
        };
        for (const actor of staff) {
          const allowed: string[] = allowedActs(standard.definition, application, actor);
          for (const kind of kinds.filter((each) => !allowed.includes(each))) {
            const refusal = refusalOf(await act(deps, sent, actor.uid, fitting(here, kind)));
            expect(['not-found', 'not-now', 'not-allowed']).toContain(refusal.code);
          }
        }
        expect(await oneThing(deps, sent, choice)).toBe(true);
      }
      expect((await loaded(deps, sent)).application.revision).toBeGreaterThan(3);
    }
  });
});
