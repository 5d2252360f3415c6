import { describe, expect, it } from 'vitest';
import type { Happening, HappeningKind } from '../../../domain/application.ts';
import type { Definition } from '../../../domain/standard.ts';
import { onCaseEvent } from '../../../functions/entry/triggers.ts';
import { mayCallForNotice, noticeOf } from '../../../functions/usecases/case.ts';
import type { NoticeKind } from '../../../functions/usecases/ports.ts';
import { after, actorOf, begun, fitting } from '../../fixtures/engine-case.ts';
import { counter, aSentCase, eventsOf, faulty, act, stateOf } from '../../fixtures/cases.ts';
import { granted, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import { invented } from '../../fixtures/office.ts';

/** Of what an applicant is told, by what happened; an invented service whose last work is to print a card. */

const by = [{ role: 'counter' as const }];
const service: Definition = {
  ...invented.garden,
  variants: [],
  requirements: [{ id: 'lembar', text: 'Lembar', kind: 'original', paperAllowed: true }],
  product: { kind: 'outcome', outcome: 'card', title: 'Kartu' },
  steps: [
    { id: 'periksa', do: 'check', by },
    { id: 'cetak', do: 'print', by },
    { id: 'serah', do: 'hand-over', by },
  ],
};
const taken = { register: 'buku', entry: '1', number: '1' };
const sha256 = 'a'.repeat(64);
const letterId = 'surat';
const at = 1;

/** What each kind of happening calls for when it is the last work on a case; of those with outcomes, each outcome. */
const called: { [K in HappeningKind]: [Extract<Happening, { kind: K }>, NoticeKind | undefined][] } = {
  submitted: [[{ kind: 'submitted', door: 'counter', items: {} }, 'received']],
  checked: [
    [{ kind: 'checked', outcome: 'complete', verdicts: {} }, 'ready'],
    [{ kind: 'checked', outcome: 'returned', verdicts: {} }, 'returned'],
  ],
  returned: [
    [{ kind: 'returned', to: 'applicant', reason: 'other', items: ['lembar'] }, 'returned'],
    [{ kind: 'returned', to: 'periksa', reason: 'other', items: [] }, undefined],
  ],
  'agency-answered': [
    [{ kind: 'agency-answered', result: 'done' }, 'ready'],
    [{ kind: 'agency-answered', result: 'to-mend', items: ['lembar'] }, 'returned'],
    [{ kind: 'agency-answered', result: 'no' }, 'refused'],
  ],
  surveyed: [
    [{ kind: 'surveyed', surveyedAt: at, suits: true }, 'ready'],
    [{ kind: 'surveyed', surveyedAt: at, suits: false }, undefined],
  ],
  refused: [[{ kind: 'refused', ground: 'not-true' }, 'refused']],
  expired: [[{ kind: 'expired' }, 'expired']],
  cancelled: [[{ kind: 'cancelled' }, 'cancelled']],
  validated: [[{ kind: 'validated' }, 'ready']],
  drafted: [[{ kind: 'drafted', letterId }, 'ready']],
  numbered: [[{ kind: 'numbered', taken }, 'ready']],
  initialed: [[{ kind: 'initialed' }, 'ready']],
  issued: [[{ kind: 'issued', letterId, sha256 }, 'ready']],
  'signed-on-paper': [
    [{ kind: 'signed-on-paper', signerUid: 'camat', signerRole: 'camat', signedAt: at }, 'ready'],
  ],
  stamped: [[{ kind: 'stamped' }, 'ready']],
  registered: [[{ kind: 'registered', taken }, 'ready']],
  'receipt-given': [[{ kind: 'receipt-given' }, 'ready']],
  called: [[{ kind: 'called' }, 'ready']],
  heard: [[{ kind: 'heard', present: 1 }, 'ready']],
  attended: [[{ kind: 'attended' }, 'ready']],
  captured: [[{ kind: 'captured' }, 'ready']],
  printed: [[{ kind: 'printed' }, 'ready']],
  sent: [[{ kind: 'sent' }, 'ready']],
  'payment-recorded': [[{ kind: 'payment-recorded', paidAt: at }, 'ready']],
  guided: [[{ kind: 'guided' }, 'ready']],
  answered: [[{ kind: 'answered', through: 'phone' }, 'ready']],
  escalated: [[{ kind: 'escalated' }, 'ready']],
  'event-scheduled': [[{ kind: 'event-scheduled', at }, 'ready']],
  'event-held': [[{ kind: 'event-held', heldAt: at, present: 1 }, 'ready']],
  recapped: [[{ kind: 'recapped', batchId: 'usulan' }, 'ready']],
  skipped: [[{ kind: 'skipped' }, 'ready']],
  corrected: [[{ kind: 'corrected', items: {} }, undefined]],
  prepared: [[{ kind: 'prepared', letterId, sha256, taken, letterOn: '2026-11-23' }, undefined]],
  approved: [[{ kind: 'approved', letterId, sha256 }, undefined]],
  summoned: [[{ kind: 'summoned', at }, undefined]],
  'survey-planned': [[{ kind: 'survey-planned', at }, undefined]],
  booked: [[{ kind: 'booked', at }, undefined]],
  missed: [[{ kind: 'missed' }, undefined]],
  'event-moved': [[{ kind: 'event-moved', at }, undefined]],
  reopened: [[{ kind: 'reopened' }, undefined]],
  'breach-confirmed': [[{ kind: 'breach-confirmed' }, undefined]],
  'ready-corrected': [[{ kind: 'ready-corrected', readyAt: at }, undefined]],
  compensated: [[{ kind: 'compensated', part: 'apology' }, undefined]],
  'compensation-declined': [[{ kind: 'compensation-declined' }, undefined]],
  'applicant-told': [[{ kind: 'applicant-told' }, undefined]],
  'originals-returned': [[{ kind: 'originals-returned', items: ['kk'] }, undefined]],
  'notice-delivered': [[{ kind: 'notice-delivered', correctBy: at }, undefined]],
  paused: [[{ kind: 'paused', reason: 'fault' }, undefined]],
  resumed: [[{ kind: 'resumed', reason: 'fault' }, undefined]],
  outage: [[{ kind: 'outage', outageId: 'a'.repeat(32), cause: 'power', from: 1 }, undefined]],
  transferred: [
    [
      {
        kind: 'transferred',
        to: { id: '0'.repeat(32), serviceId: 'kartu-kucing', reference: '2222222224' },
      },
      undefined,
    ],
  ],
  'outside-noted': [[{ kind: 'outside-noted' }, undefined]],
  'survey-opened': [[{ kind: 'survey-opened' }, undefined]],
  'due-recomputed': [[{ kind: 'due-recomputed', from: at, to: at, changeId: '1'.repeat(32) }, undefined]],
  // After the work: the product was ready before.
  notified: [[{ kind: 'notified' }, undefined]],
  archived: [[{ kind: 'archived' }, undefined]],
  'handed-over': [[{ kind: 'handed-over', collector: 'applicant', inBook: false }, undefined]],
};
const kinds = Object.keys(called) as HappeningKind[];

describe('what an applicant is told of', () => {
  it.each(kinds)('%s: is that what it ought to be, and the trigger looks at it', (kind) => {
    let here = begun(service);
    for (const next of ['check', 'print'] as const)
      here = after(here, actorOf('counter'), fitting(here, next));
    const last = here.events.at(-1);
    if (!last) throw new Error('nothing happened');
    const notices = called[kind].map(([happening]) =>
      noticeOf({ ...last, step: 'cetak', happening }, here.state, service),
    );
    expect(notices).toEqual(called[kind].map(([, notice]) => notice));
    expect(mayCallForNotice(kind)).toBe(notices.some((notice) => notice !== undefined));
  });

  it('is queued by the trigger alone, whatever it is, but for desk work that is left to the next minute', async () => {
    const deps = await staffedDeps();
    const asked: string[] = [];
    const get = (path: string) => {
      asked.push(path);
      return Promise.resolve(undefined);
    };
    const looking = { ...deps, documents: { ...deps.documents, get } };
    const looked = async (happening: HappeningKind) => {
      asked.length = 0;
      await onCaseEvent(looking, {
        officeId: 'contoh',
        applicationId: 'f'.repeat(32),
        revision: 1,
        happening,
      });
      return asked.length > 0;
    };
    const left: HappeningKind[] = [];
    for (const kind of kinds) if ((await looked(kind)) !== mayCallForNotice(kind)) left.push(kind);
    expect(left.sort()).toEqual(['drafted', 'initialed', 'numbered', 'validated']);
  });

  it('is at once that a case was closed', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
    granted(await act(deps, sent, counter, { act: 'expire', note: 'Tidak kembali' }));
    for (const { revision, happening } of await eventsOf(deps, sent))
      await onCaseEvent(deps, {
        officeId: 'contoh',
        applicationId: sent.id,
        revision,
        happening: happening.kind,
      });
    const told = pathsUnder(deps, 'offices/contoh/outbox').map((path) => deps.documents.all().get(path));
    expect(told).toMatchObject([{ notice: 'received' }, { notice: 'returned' }, { notice: 'expired' }]);
    // Nothing is left for the next minute.
    expect((await stateOf(deps, sent)).nextActionAt).toBeUndefined();
  });
});
