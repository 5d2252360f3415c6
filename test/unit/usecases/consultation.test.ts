import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { addComment } from '../../../functions/usecases/add-comment.ts';
import { answerComment } from '../../../functions/usecases/answer-comment.ts';
import { listConsultations, readConsultation as readAsPublic } from '../../../functions/usecases/browse.ts';
import { closeConsultation } from '../../../functions/usecases/close-consultation.ts';
import { discardStandardDraft } from '../../../functions/usecases/discard-standard-draft.ts';
import { openConsultation } from '../../../functions/usecases/open-consultation.ts';
import { readConsultation } from '../../../functions/usecases/read-consultation.ts';
import { pathsUnder } from '../../fixtures/deps.ts';
import { admin, aStandardDraft } from '../../fixtures/decrees.ts';
import { busyOnce, day, granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const kite = 'surat-layang-layang';

let deps: TestDeps;
let draftId: string;
let consultationId: string;
const opening = (over: object = {}) => ({
  officeId,
  actId: 'buka-forum',
  title: 'Forum Konsultasi: Layang-Layang',
  draftIds: [draftId],
  commentsUntil: '2026-11-30',
  ...over,
});
const minutes = (over: object = {}) => ({
  officeId,
  consultationId,
  number: 'BA/1/2026',
  on: '2026-11-23',
  place: 'Aula Kecamatan',
  minutes: [{ kind: 'text' as const, text: 'Ibu Wulan Sari setuju.' }],
  participants: [
    { name: 'Rahayu', post: 'Camat', element: 'office' as const, citizen: false },
    { name: 'Wulan Sari', element: 'women' as const, citizen: true },
  ],
  ...over,
});
const say = (text: string, over: object = {}) =>
  addComment(deps, { officeId, consultationId, text, ...over });

beforeEach(async () => {
  deps = await staffedDeps();
  draftId = await aStandardDraft(deps, admin, kite, (standard) => ({ ...standard, summary: 'Rancangan.' }));
  ({ consultationId } = granted(await openConsultation(deps, admin, opening())));
});

describe('a consultation', () => {
  it('is open when the press says so, also where the store was busy', async () => {
    const opened = await openConsultation(
      busyOnce(deps, 'consultations'),
      admin,
      opening({ actId: 'saat-sibuk' }),
    );
    const { consultationId: id } = granted(opened);
    expect(await readAsPublic(deps, officeId, id)).toMatchObject({ state: 'open' });
  });

  it('lays drafts before the public while it is open, one for a repeated press', async () => {
    expect(consultationId).toMatch(/^forum-konsultasi-layang-layang-[0-9a-f]{8}$/);
    expect(granted(await openConsultation(deps, admin, opening()))).toEqual({ consultationId });
    expect(await readAsPublic(deps, officeId, consultationId)).toMatchObject({
      state: 'open',
      commentsUntil: '2026-11-30',
      drafts: [{ serviceId: kite, summary: 'Rancangan.', version: 2 }],
    });
    expect((await listConsultations(deps, officeId)).map(({ id }) => id)).toEqual([consultationId]);
    expect(await listConsultations(deps, 'seberang')).toEqual([]);
    expect(await readAsPublic(deps, officeId, '../x')).toBeUndefined();
  });

  it('is not opened on what has left the desk, nor until a day that is over', async () => {
    const over = opening({ actId: 'buka-lagi', commentsUntil: '2026-11-22' });
    expect(refusalOf(await openConsultation(deps, admin, over))).toMatchObject({ code: 'invalid-input' });
    granted(await discardStandardDraft(deps, admin, { officeId, draftId }));
    expect(refusalOf(await openConsultation(deps, admin, opening({ actId: 'buka-lagi' })))).toMatchObject({
      code: 'stale',
    });
    expect(
      refusalOf(await openConsultation(deps, admin, opening({ actId: 'buka-lagi', draftIds: ['x'] }))),
    ).toMatchObject({ code: 'stale' });
  });

  it('no longer shows a draft that was discarded', async () => {
    granted(await discardStandardDraft(deps, admin, { officeId, draftId }));
    expect((await readAsPublic(deps, officeId, consultationId))?.drafts).toEqual([]);
  });

  it('ends with its minutes: citizens by their element, no drafts, no more comments', async () => {
    granted(await closeConsultation(deps, admin, minutes()));
    const shown = await readAsPublic(deps, officeId, consultationId);
    expect(shown).toMatchObject({
      state: 'closed',
      number: 'BA/1/2026',
      minutes: [{ text: 'Ibu [… unsur perempuan] setuju.' }],
      participants: [{ name: 'Rahayu' }, { element: 'women' }],
      drafts: [],
    });
    expect(JSON.stringify(shown)).not.toContain('Wulan');
    expect(refusalOf(await say('Terlambat'))).toEqual({ code: 'consultation-closed' });
    // The administrator reads the names, for the minutes are his.
    const raw = granted(await readConsultation(deps, admin, { officeId, consultationId }));
    expect(JSON.stringify(raw)).toContain('Wulan Sari');
  });

  it('is read with its newest 500 comments in the order they came, and says where there are more', async () => {
    const comment = (n: number) => ({
      do: 'create' as const,
      path: paths.comment(officeId, consultationId, `tanggapan-${String(n)}`),
      data: { v: 1, id: `tanggapan-${String(n)}`, at: n, text: `Usul ${String(n)}` },
    });
    const read = async () => granted(await readConsultation(deps, admin, { officeId, consultationId }));
    for (let n = 1; n <= 500; n += 1) await deps.documents.commit([comment(n)]);
    expect(await read()).toMatchObject({ moreComments: false, comments: { length: 500, 0: { at: 1 } } });
    await deps.documents.commit([comment(501)]);
    const { comments, moreComments } = await read();
    expect(moreComments).toBe(true);
    expect(comments.map(({ at }) => at)).toEqual(Array.from({ length: 500 }, (_, index) => index + 2));
  });

  it('takes the same minutes twice, other ones never', async () => {
    granted(await closeConsultation(deps, admin, minutes()));
    granted(await closeConsultation(deps, admin, minutes()));
    expect(refusalOf(await closeConsultation(deps, admin, minutes({ place: 'Lain' })))).toEqual({
      code: 'consultation-closed',
    });
  });

  it('has no minutes of a meeting to come', async () => {
    expect(refusalOf(await closeConsultation(deps, admin, minutes({ on: '2026-11-24' })))).toMatchObject({
      code: 'invalid-input',
    });
    expect(refusalOf(await closeConsultation(deps, admin, minutes({ consultationId: 'tidak-ada' })))).toEqual(
      { code: 'not-found' },
    );
  });
});

describe('a comment of the public', () => {
  it('is kept without a name, read by the administrator alone and answered', async () => {
    granted(await say('  Waktunya terlalu lama.\u202E ', { serviceId: kite }));
    deps.time.now += 1000;
    granted(await say('Setuju.'));
    const { comments } = granted(await readConsultation(deps, admin, { officeId, consultationId }));
    expect(comments.map(({ text, serviceId }) => [text, serviceId])).toEqual([
      ['Waktunya terlalu lama.', kite],
      ['Setuju.', undefined],
    ]);
    const commentId = comments[0]?.id ?? '';
    granted(
      await answerComment(deps, admin, { officeId, consultationId, commentId, answer: 'Kami perbaiki.' }),
    );
    expect(
      granted(await readConsultation(deps, admin, { officeId, consultationId })).comments[0],
    ).toMatchObject({ answer: 'Kami perbaiki.' });
    expect(JSON.stringify(await readAsPublic(deps, officeId, consultationId))).not.toMatch(
      /Waktunya|perbaiki/,
    );
    expect(
      refusalOf(
        await answerComment(deps, admin, {
          officeId,
          consultationId,
          commentId: '0'.repeat(32),
          answer: 'x',
        }),
      ),
    ).toEqual({ code: 'not-found' });
    expect(
      refusalOf(
        await answerComment(deps, admin, { officeId, consultationId, commentId: '../x', answer: 'x' }),
      ),
    ).toEqual({ code: 'not-found' });
  });

  it('is taken until the last day, that day included, in the office’s zone', async () => {
    deps.time.now += 7 * day + 14 * 3_600_000; // Monday 30 November, 23.00 WIB
    granted(await say('Masih sempat'));
    deps.time.now += 3_600_000;
    expect(refusalOf(await say('Sudah lewat'))).toEqual({ code: 'consultation-closed' });
  });

  it.each([
    ['without words', { text: ' \n' }, [{ field: 'text', problem: 'required' }]],
    ['that is a book', { text: 'x'.repeat(2001) }, [{ field: 'text', problem: 'too-long' }]],
    [
      'on a service nobody asked about',
      { text: 'x', serviceId: 'kartu-kucing' },
      [{ field: 'serviceId', problem: 'not-a-choice' }],
    ],
  ])('is not taken %s', async (_, over, fields) => {
    expect(refusalOf(await say('x', over))).toEqual({ code: 'invalid-input', fields });
    expect(pathsUnder(deps, paths.comments(officeId, consultationId))).toEqual([]);
  });

  it('is for a consultation there is', async () => {
    for (const at of [{ consultationId: 'tidak-ada' }, { consultationId: '../x' }, { officeId: 'entah' }]) {
      expect(refusalOf(await say('x', at))).toEqual({ code: 'not-found' });
    }
    granted(await say('x', { serviceId: '' }));
  });

  it('is one of many only up to a limit', async () => {
    for (let count = 0; count < 120; count += 1) granted(await say(`Ke-${String(count)}`));
    expect(refusalOf(await say('Satu lagi'))).toMatchObject({ code: 'too-many-tries' });
    deps.time.now += 3_600_000;
    granted(await say('Satu lagi'));
  });
});

it('consultations are the administrator’s to hold, in his own office', async () => {
  granted(await say('Suara'));
  for (const uid of [uidOf(officeId, { role: 'secretary' }), uidOf('seberang', { role: 'admin' })]) {
    const answers = await Promise.all([
      openConsultation(deps, uid, opening({ actId: 'buka-lagi' })),
      readConsultation(deps, uid, { officeId, consultationId }),
      answerComment(deps, uid, { officeId, consultationId, commentId: '0'.repeat(32), answer: 'x' }),
      closeConsultation(deps, uid, minutes()),
    ]);
    for (const answer of answers)
      expect(refusalOf(answer)).toEqual({ code: 'not-allowed', needs: ['admin'] });
  }
  granted(await closeConsultation(deps, admin, minutes()));
});
