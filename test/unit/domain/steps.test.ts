import { describe, expect, it } from 'vitest';
import type { Act, ActKind, Actor, HappeningKind } from '../../../domain/application.ts';
import { allowedActs } from '../../../domain/engine.ts';
import { apply } from '../../../domain/fold.ts';
import { Definition } from '../../../domain/standard.ts';
import { Step } from '../../../domain/steps/step.ts';
import type { StepKind } from '../../../domain/steps/step.ts';
import { minute, mondayMorning, refusalOf } from '../../fixtures/deps.ts';
import { actorOf, after, applicant, attempt, begun, fitting, system } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { invented } from '../../fixtures/office.ts';

/** The rules of each kind of step, in services made for it: a check, the step itself, and what follows. */

const counter = actorOf('counter');
const operator = actorOf('operator');
const kasi = actorOf('section-head', 'kucing');
const sekcam = actorOf('secretary');
const camat = actorOf('camat');
const hour = 60 * minute;

/** A service of these steps without a letter, a number or a promise. Steps are the counter's unless they say whose. */
function service(steps: readonly object[], over: object = {}): Definition {
  return Definition.parse({
    ...invented.garden,
    doors: ['counter', 'online', 'village'],
    variants: [],
    fields: [],
    requirements: [{ id: 'berkas', text: 'Berkas', kind: 'file', paperAllowed: true }],
    steps: steps.map((step) => ({ by: [{ role: 'counter' }], ...step })),
    promise: { kind: 'none' },
    product: { kind: 'outcome', outcome: 'record', title: 'Catatan' },
    ...over,
  });
}

const check = { id: 'periksa', do: 'check' };
const handOver = { id: 'serah', do: 'hand-over' };

/** A case that is checked and stands at the step after it. */
function checked(steps: readonly object[], over: object = {}): EngineCase {
  const sent = begun(service([check, ...steps], over));
  return after(sent, counter, fitting(sent, 'check'));
}

const mayAt = ({ definition, state }: EngineCase, actor: Actor): ActKind[] =>
  allowedActs(definition, state, actor).sort();
const lastOf = ({ events }: EngineCase): HappeningKind | undefined => events.at(-1)?.happening.kind;
const outOfRange = (field: string) => ({
  code: 'invalid-input',
  fields: [{ field, problem: 'out-of-range' }],
});

/** Done with a reason and without one. */
function expectReasonWanted(here: EngineCase, actor: Actor, act: Act & { note?: string | undefined }): void {
  const { note: _note, ...silent } = act;
  expect(refusalOf(attempt(here, actor, silent as Act))).toEqual({ code: 'reason-missing' });
  expect(attempt(here, actor, act).ok).toBe(true);
}

describe('a step that is one act of its desk', () => {
  const plain: readonly (readonly [StepKind, ActKind, HappeningKind])[] = [
    ['receipt', 'give-receipt', 'receipt-given'],
    ['queue', 'call', 'called'],
    ['validate', 'validate', 'validated'],
    ['initial', 'initial', 'initialed'],
    ['stamp', 'stamp', 'stamped'],
    ['capture', 'capture', 'captured'],
    ['print', 'print', 'printed'],
    ['notify', 'notify', 'notified'],
    ['archive', 'archive', 'archived'],
  ];

  it.each(plain)('%s: is done by its own desk with `%s`, and the case goes on', (kind, act, happening) => {
    const here = checked([{ id: 'langkah', do: kind, by: [{ role: 'operator' }] }, handOver]);
    expect(here.state.step).toBe('langkah');
    expect(mayAt(here, operator)).toContain(act);
    expect(mayAt(here, counter)).not.toContain(act);
    expect(refusalOf(attempt(here, counter, { act } as Act))).toMatchObject({
      code: 'not-allowed',
      needs: ['operator'],
    });
    const done = after(here, operator, { act } as Act);
    expect(lastOf(done)).toBe(happening);
    expect(done.state).toMatchObject({ step: 'serah', status: 'ready', done: ['periksa', 'langkah'] });
  });

  it.each(plain)('%s: cannot be done again once it is done', (kind, act) => {
    const here = checked([{ id: 'langkah', do: kind, by: [{ role: 'operator' }] }, handOver]);
    const done = after(here, operator, { act } as Act);
    expect(refusalOf(attempt(done, operator, { act } as Act)).code).toBe('not-now');
  });

  it('has a row for every kind that is nothing but one act: what is left has rules of its own', () => {
    const own: StepKind[] = [
      'check',
      'draft',
      'field-survey',
      'summon',
      'appointment',
      'number',
      'sign',
      'register',
      'send-to-agency',
      'await-agency',
      'pay',
      'guide',
      'answer',
      'schedule-event',
      'hold-event',
      'recap',
      'hand-over',
    ];
    const all = Step.options.map((option) => option.shape.do.value);
    expect([...plain.map(([kind]) => kind), ...own].sort()).toEqual([...all].sort());
  });
});

describe('a field survey', () => {
  const survey = (over: object = {}) =>
    checked([
      { id: 'survei', do: 'field-survey', by: [{ role: 'section-head', section: 'kucing' }], ...over },
      handOver,
    ]);
  const findings = (here: EngineCase, over: object = {}): Act & { note?: string } => ({
    act: 'survey-field',
    surveyedAt: here.now,
    suits: true,
    note: 'Lapangan aman',
    ...over,
  });

  it('says what was seen, and was made between the application and now', () => {
    const here = survey();
    expectReasonWanted(here, kasi, findings(here));
    for (const surveyedAt of [here.now + 1, here.state.submittedAt - 1])
      expect(refusalOf(attempt(here, kasi, findings(here, { surveyedAt })))).toEqual(
        outOfRange('surveyedAt'),
      );
    expect(attempt(here, kasi, findings(here, { surveyedAt: here.state.submittedAt })).ok).toBe(true);
  });

  it('may be planned for a time to come, and anew, and is made all the same without', () => {
    const here = survey();
    for (const at of [here.now - 1, here.now])
      expect(refusalOf(attempt(here, kasi, { act: 'plan-survey', at }))).toEqual(outOfRange('at'));
    expect(mayAt(here, counter)).not.toContain('plan-survey');
    const planned = after(here, kasi, { act: 'plan-survey', at: here.now + hour });
    expect(planned.state).toMatchObject({ step: 'survei', surveyAt: here.now + hour });
    const moved = after(planned, kasi, { act: 'plan-survey', at: here.now + 2 * hour });
    expect(moved.state.surveyAt).toBe(here.now + 2 * hour);
    expect(after(moved, kasi, findings(moved), 0).state.step).toBe('serah');
    expect(after(here, kasi, findings(here), 0).state.step).toBe('serah');
  });

  it('is planned anew after a case was closed and opened again', () => {
    const planned = after(survey(), kasi, { act: 'plan-survey', at: mondayMorning + 48 * hour });
    const cancelled = after(planned, applicant, { act: 'cancel' });
    const reopened = after(cancelled, counter, { act: 'reopen', note: 'Keliru ditutup' });
    expect(reopened.state.surveyAt).toBeUndefined();
  });

  it('takes along the files it names, and breaks off where they were not handed in', () => {
    const here = survey();
    const act = findings(here, { attachments: ['a'.repeat(32)] });
    const files = [{ sha256: 'b'.repeat(64), sizeBytes: 9, type: 'image/jpeg' as const }];
    const done = attempt(here, kasi, act, { files });
    expect(done).toMatchObject({ ok: true, value: { kind: 'surveyed', files } });
    expect(() => attempt(here, kasi, act, {})).toThrow('the files of the act');
  });

  it('lets the case go on when it suits', () => {
    const here = survey({ refusal: true });
    const suited = after(here, kasi, findings(here), 0);
    expect(suited.state).toMatchObject({ step: 'serah', status: 'ready' });
    expect(suited.state.unsuited).toBeUndefined();
  });

  it('leaves to whoever looked whether an unsuited case goes back or, where the standard knows it, is refused', () => {
    const unsuited = (over: object = {}) => {
      const here = survey(over);
      return after(here, kasi, findings(here, { suits: false }), 0);
    };
    expect(mayAt(unsuited(), kasi)).toEqual(['return', 'transfer']);
    const here = unsuited({ refusal: true });
    expect(here.state).toMatchObject({ step: 'survei', status: 'open', unsuited: true });
    expect(mayAt(here, kasi)).toEqual(['refuse', 'return', 'transfer']);
    expect(mayAt(here, counter)).not.toContain('refuse');
    const refused = after(here, kasi, { act: 'refuse', ground: 'conditions-not-met', note: 'Dekat SUTET' });
    expect(refused.state).toMatchObject({ status: 'refused', closedAt: refused.now });
    expect(refused.events.at(-1)?.happening).toEqual({ kind: 'refused', ground: 'conditions-not-met' });
  });

  it('is made again when an unsuited case comes back corrected', () => {
    const here = survey();
    const unsuited = after(here, kasi, findings(here, { suits: false }), 0);
    const returned = after(unsuited, kasi, fitting(unsuited, 'return'));
    expect(returned.state).toMatchObject({ status: 'returned', step: 'periksa' });
    const corrected = after(returned, applicant, fitting(returned, 'correct'));
    const again = after(corrected, counter, fitting(corrected, 'check'));
    expect(again.state.step).toBe('survei');
    expect(mayAt(again, kasi)).toEqual(['plan-survey', 'return', 'survey-field', 'transfer']);
  });
});

describe('a summons', () => {
  const summons = (over: object = {}) =>
    checked([
      { id: 'panggil', do: 'summon', by: [{ role: 'section-head', section: 'kucing' }], ...over },
      handOver,
    ]);

  it('is for a time to come; people are heard only once they were called', () => {
    const here = summons();
    expect(mayAt(here, kasi)).toEqual(['return', 'summon', 'transfer']);
    expect(refusalOf(attempt(here, kasi, { act: 'summon', at: here.now }))).toEqual(outOfRange('at'));
    expect(refusalOf(attempt(here, kasi, { act: 'hear', present: 3, note: 'Sepakat' })).code).toBe('not-now');
    const called = after(here, kasi, { act: 'summon', at: here.now + hour });
    expect(called.state).toMatchObject({ step: 'panggil', summonedFor: here.now + hour });
    expect(mayAt(called, kasi)).toEqual(['hear', 'return', 'summon', 'transfer']);
  });

  it('can be moved, and ends with what was said', () => {
    const here = summons();
    const called = after(here, kasi, { act: 'summon', at: here.now + hour });
    const moved = after(called, kasi, { act: 'summon', at: here.now + 2 * hour });
    expect(moved.state.summonedFor).toBe(here.now + 2 * hour);
    expectReasonWanted(moved, kasi, { act: 'hear', present: 4, note: 'Semua ahli waris sepakat' });
    const heard = after(moved, kasi, { act: 'hear', present: 4, note: 'Semua ahli waris sepakat' });
    expect(heard.events.at(-1)?.happening).toEqual({ kind: 'heard', present: 4 });
    expect(heard.state.step).toBe('serah');
  });

  it('may be passed by where the standard says "bila perlu", with a word why, and nowhere else', () => {
    expect(mayAt(summons(), kasi)).not.toContain('skip');
    const here = summons({ optional: true });
    expect(mayAt(here, kasi)).toContain('skip');
    expect(mayAt(here, counter)).not.toContain('skip');
    expectReasonWanted(here, kasi, { act: 'skip', note: 'Hanya satu ahli waris' });
    const skipped = after(here, kasi, { act: 'skip', note: 'Hanya satu ahli waris' });
    expect(skipped.state).toMatchObject({ step: 'serah', done: ['periksa', 'panggil'] });
  });
});

describe('an appointment', () => {
  const appointment = (over: object = {}) =>
    checked(
      [
        { id: 'jadwal', do: 'appointment', by: [{ role: 'operator' }], minutes: 15, atOnce: 1 },
        { id: 'rekam', do: 'capture', by: [{ role: 'operator' }] },
      ],
      over,
    );
  const book = ({ now }: EngineCase, hours = 1): Act => ({ act: 'book', at: now + hours * hour });

  it('is booked by the applicant, or for him at the counter or in the village', () => {
    const here = appointment();
    expect(mayAt(here, applicant)).toContain('book');
    for (const role of ['counter', 'operator', 'village'] as const)
      expect(mayAt(here, actorOf(role))).toContain('book');
    expect(mayAt(here, camat)).not.toContain('book');
    expect(after(here, applicant, book(here)).state).toMatchObject({
      step: 'jadwal',
      appointmentAt: here.now + hour,
    });
  });

  it('takes only a slot to come that still has room', () => {
    const here = appointment();
    expect(refusalOf(attempt(here, applicant, { act: 'book', at: here.now }))).toEqual({
      code: 'slot-taken',
    });
    for (const slotFree of [false, undefined])
      expect(refusalOf(attempt(here, applicant, book(here), { slotFree }))).toEqual({ code: 'slot-taken' });
    expect(attempt(here, applicant, book(here), { slotFree: true }).ok).toBe(true);
  });

  it('is kept or missed only once it is booked; who misses it books again', () => {
    const here = appointment();
    for (const act of ['attend', 'miss'] as const)
      expect(refusalOf(attempt(here, operator, { act })).code).toBe('not-now');
    const booked = after(here, applicant, book(here));
    expect(mayAt(booked, operator)).toEqual(['attend', 'book', 'miss', 'return']);
    const missed = after(booked, operator, { act: 'miss' });
    expect(missed.state.step).toBe('jadwal');
    expect(missed.state.appointmentAt).toBeUndefined();
    expect(refusalOf(attempt(missed, operator, { act: 'attend' })).code).toBe('not-now');
    const again = after(missed, applicant, book(missed, 5));
    const attended = after(again, operator, { act: 'attend' });
    expect(attended.state).toMatchObject({ step: 'rekam', appointmentAt: missed.now + 5 * hour });
  });

  it('can be moved to another slot', () => {
    const booked = after(appointment(), applicant, book(appointment()));
    expect(after(booked, applicant, book(booked, 3)).state.appointmentAt).toBe(booked.now + 3 * hour);
  });

  it('holds the clock until the applicant has come: that is nobody’s working time', () => {
    const here = appointment({ promise: invented.garden.promise });
    expect(here.state.clock.pauses).toEqual([{ from: here.now, reason: 'applicant' }]);
    expect(mayAt(here, counter)).not.toContain('resume');
    const booked = after(here, applicant, book(here));
    const attended = after(booked, operator, { act: 'attend' }, 90);
    expect(attended.state.clock.pauses).toEqual([{ from: here.now, to: attended.now, reason: 'applicant' }]);
    expect(attended.state.clock.readyAt).toBeUndefined();
  });
});

describe('the round trip to an agency', () => {
  const agency = 'Dukcapil';
  const sent = () => {
    const here = checked([
      { id: 'kirim', do: 'send-to-agency', by: [{ role: 'operator' }], agency },
      { id: 'tunggu', do: 'await-agency', by: [{ role: 'operator' }], agency },
      { id: 'cetak', do: 'print', by: [{ role: 'operator' }] },
      handOver,
    ]);
    return after(here, operator, { act: 'send' }, 10);
  };
  const answer = (result: 'done' | 'to-mend' | 'no', note?: string): Act => ({
    act: 'agency-answer',
    result,
    ...(result === 'to-mend' && { items: ['berkas'] }),
    ...(note !== undefined && { note }),
  });

  it('holds the clock from the sending until the answer is recorded', () => {
    const here = sent();
    expect(here.state).toMatchObject({ step: 'tunggu', status: 'open' });
    expect(here.state.clock.pauses).toEqual([{ from: here.now, reason: 'agency' }]);
    const back = after(here, operator, answer('done'), 600);
    expect(back.state.step).toBe('cetak');
    expect(back.state.clock.pauses).toEqual([{ from: here.now, to: back.now, reason: 'agency' }]);
  });

  it('is nobody’s to end at the counter: only the agency’s answer lets the clock go on', () => {
    expect(mayAt(sent(), counter)).toEqual(['cancel', 'transfer']);
    expect(mayAt(sent(), operator)).toEqual(['agency-answer', 'return']);
  });

  it('brings a case back to the applicant when the agency wants it mended, and sends it again', () => {
    const here = sent();
    expectReasonWanted(here, operator, {
      act: 'agency-answer',
      result: 'to-mend',
      items: ['berkas'],
      note: 'Nama berbeda',
    });
    const mended = after(here, operator, answer('to-mend', 'Nama berbeda'));
    expect(mended.state).toMatchObject({ status: 'returned', step: 'periksa', returnedItems: ['berkas'] });
    expect(mended.state.clock.pauses).toEqual([
      { from: here.now, to: mended.now, reason: 'agency' },
      { from: mended.now, reason: 'returned' },
    ]);
    const corrected = after(mended, applicant, fitting(mended, 'correct'));
    const again = after(corrected, counter, fitting(corrected, 'check'));
    const resent = after(again, operator, { act: 'send' });
    expect(resent.state.clock.pauses.filter(({ to }) => to === undefined)).toEqual([
      { from: resent.now, reason: 'agency' },
    ]);
    expect(resent.state.clock.startedAt).toBe(here.state.clock.startedAt);
  });

  it('asks again only for what the agency names, which must be something of the file', () => {
    const here = after(
      checked(
        [
          { id: 'kirim', do: 'send-to-agency', by: [{ role: 'operator' }], agency },
          { id: 'tunggu', do: 'await-agency', by: [{ role: 'operator' }], agency },
          handOver,
        ],
        {
          requirements: [
            { id: 'berkas', text: 'Berkas', kind: 'original', paperAllowed: true },
            { id: 'foto', text: 'Foto', kind: 'original', paperAllowed: true },
          ],
        },
      ),
      operator,
      { act: 'send' },
    );
    const toMend: Act = { act: 'agency-answer', result: 'to-mend', note: 'Foto buram' };
    const refused = (items?: string[]) =>
      refusalOf(attempt(here, operator, { ...toMend, ...(items && { items }) }));
    const wrong = (field: string, problem: string) => ({
      code: 'invalid-input',
      fields: [{ field, problem }],
    });
    expect(refused()).toEqual(wrong('items', 'required'));
    expect(refused([])).toEqual(wrong('items', 'required'));
    expect(refused(['kk'])).toEqual(wrong('kk', 'unknown'));
    expect(
      refusalOf(attempt(here, operator, { act: 'agency-answer', result: 'done', items: ['foto'] })),
    ).toEqual(wrong('items', 'not-to-mend'));
    const mended = after(here, operator, { ...toMend, items: ['foto'] });
    expect(mended.events.at(-1)?.happening).toEqual({
      kind: 'agency-answered',
      result: 'to-mend',
      items: ['foto'],
    });
    expect(mended.state.returnedItems).toEqual(['foto']);
    expect(mended.state.items).toMatchObject({
      berkas: { verdict: 'in-order' },
      foto: { verdict: 'faulty', reason: 'other' },
    });
  });

  it('asked for everything again where an older answer names nothing: what was recorded keeps its meaning', () => {
    const { definition, state, events } = sent();
    const [last] = events.slice(-1);
    if (!last) throw new Error('nothing was sent');
    const happening = { kind: 'agency-answered', result: 'to-mend' } as const;
    const returned = apply(definition, state, { ...last, revision: last.revision + 1, happening });
    expect(returned).toMatchObject({ status: 'returned', returnedItems: Object.keys(state.items) });
  });

  it('ends with the agency’s no, with its reason in words', () => {
    const here = sent();
    expectReasonWanted(here, operator, { act: 'agency-answer', result: 'no', note: 'Data ganda' });
    const refused = after(here, operator, answer('no', 'Data ganda'));
    expect(refused.state).toMatchObject({ status: 'refused', closedAt: refused.now });
    // The agency is waited for no more; after the end it is nobody's working time.
    expect(refused.state.clock.pauses.filter(({ to }) => to === undefined)).toEqual([
      { from: refused.now, reason: 'returned' },
    ]);
  });

  it('waits no more once the office takes the case back', () => {
    const here = sent();
    const returned = after(here, sekcam, fitting(here, 'return'));
    expect(returned.state.clock.pauses).toEqual([
      { from: here.now, to: returned.now, reason: 'agency' },
      { from: returned.now, reason: 'returned' },
    ]);
  });

  it('does not hold the clock where the standard only sends the file on', () => {
    const here = checked([{ id: 'kirim', do: 'send-to-agency', agency }]);
    const gone = after(here, counter, { act: 'send' });
    expect(gone.state).toMatchObject({ status: 'closed', readyAt: gone.now });
    expect(gone.state.clock.pauses).toEqual([]);
  });
});

describe('a payment, a checklist, a batch', () => {
  it('records a bill as paid when it was, never ahead', () => {
    const here = checked([{ id: 'bayar', do: 'pay' }, handOver]);
    const paid = (paidAt: number): Act => ({ act: 'record-payment', paidAt, note: 'STTS 12' });
    expect(refusalOf(attempt(here, counter, paid(here.now + 1)))).toEqual(outOfRange('paidAt'));
    const done = after(here, counter, paid(here.now), 0);
    expect(done.events.at(-1)?.happening).toEqual({ kind: 'payment-recorded', paidAt: here.now });
    expect(done.state.step).toBe('serah');
  });

  it('is done with a checklist only when every line is, and names those that are not', () => {
    const here = checked([{ id: 'pandu', do: 'guide', items: ['Pasang', 'Isi NIK', 'Swafoto'] }]);
    const ticking = (...ticked: number[]): Act => ({ act: 'guide', ticked });
    expect(refusalOf(attempt(here, counter, ticking()))).toEqual({
      code: 'incomplete',
      missing: ['0', '1', '2'],
    });
    expect(refusalOf(attempt(here, counter, ticking(0, 2)))).toEqual({ code: 'incomplete', missing: ['1'] });
    expect(after(here, counter, ticking(2, 0, 1)).state.status).toBe('closed');
  });

  it('puts a case into the batch it is handed; without one that is breakage, not a refusal', () => {
    const here = checked([
      { id: 'rekap', do: 'recap' },
      { id: 'kirim', do: 'send-to-agency', agency: 'Dinas' },
    ]);
    expect(() => attempt(here, counter, { act: 'recap' }, {})).toThrow('batch');
    const recapped = after(here, counter, { act: 'recap' });
    expect(recapped.state).toMatchObject({ step: 'kirim', batchId: 'rekap-1' });
  });
});

describe('an answer with levels', () => {
  const levels = () =>
    checked([
      { id: 'staf', do: 'answer', escalates: true },
      { id: 'kasi', do: 'answer', by: [{ role: 'section-head', section: 'kucing' }], escalates: true },
      { id: 'camat', do: 'answer', by: [{ role: 'camat' }] },
      { id: 'arsip', do: 'archive' },
    ]);
  const answer: Act & { note?: string } = { act: 'answer', through: 'whatsapp', note: 'Begini jalannya' };

  it('is given in words, on the channel that is recorded', () => {
    const here = levels();
    expectReasonWanted(here, counter, answer);
    expect(attempt(here, counter, answer)).toEqual({
      ok: true,
      value: { kind: 'answered', through: 'whatsapp' },
    });
  });

  it('ends the levels above it wherever it is given, and the product is ready with it', () => {
    const first = after(levels(), counter, answer);
    expect(first.state).toMatchObject({
      step: 'arsip',
      status: 'open',
      readyAt: first.now,
      done: ['periksa', 'staf', 'kasi', 'camat'],
    });
    const handedOn = after(levels(), counter, { act: 'escalate' });
    expect(handedOn.state).toMatchObject({ step: 'kasi', done: ['periksa', 'staf'] });
    const second = after(handedOn, kasi, answer);
    expect(second.state).toMatchObject({ step: 'arsip', done: ['periksa', 'staf', 'kasi', 'camat'] });
  });

  it('belongs to the level it stands at, and the highest hands on no more', () => {
    const here = levels();
    expect(mayAt(here, kasi)).not.toContain('answer');
    const second = after(here, counter, { act: 'escalate' });
    expect(mayAt(second, counter)).not.toContain('answer');
    expect(mayAt(second, kasi)).toEqual(['answer', 'escalate', 'return', 'transfer']);
    const third = after(second, kasi, { act: 'escalate' });
    expect(mayAt(third, camat)).toEqual(['answer', 'pause', 'return']);
    expect(refusalOf(attempt(third, camat, { act: 'escalate' })).code).toBe('not-now');
    expect(after(third, camat, answer).state.step).toBe('arsip');
  });

  it('leaves alone an answer that is another’s: a first response is not the final one', () => {
    const here = checked([
      { id: 'respons', do: 'answer' },
      { id: 'jawaban', do: 'answer' },
    ]);
    expect(after(here, counter, answer).state).toMatchObject({
      step: 'jawaban',
      done: ['periksa', 'respons'],
    });
  });
});

describe('an event', () => {
  const event = () =>
    checked([
      { id: 'jadwal', do: 'schedule-event' },
      { id: 'acara', do: 'hold-event' },
    ]);

  it('is planned for a time to come, and may be moved until it was held', () => {
    const here = event();
    expect(refusalOf(attempt(here, counter, { act: 'schedule-event', at: here.now }))).toEqual(
      outOfRange('at'),
    );
    const planned = after(here, counter, { act: 'schedule-event', at: here.now + hour });
    expect(planned.state).toMatchObject({ step: 'acara', eventAt: here.now + hour });
    expect(refusalOf(attempt(planned, counter, { act: 'schedule-event', at: planned.now }))).toEqual(
      outOfRange('at'),
    );
    const moved = after(planned, counter, { act: 'schedule-event', at: planned.now + 5 * hour });
    expect(lastOf(moved)).toBe('event-moved');
    expect(moved.state).toMatchObject({ step: 'acara', eventAt: planned.now + 5 * hour });
  });

  it('was held by now, with minutes and how many came', () => {
    const planned = after(event(), counter, { act: 'schedule-event', at: event().now + hour });
    const held = { act: 'hold-event', heldAt: planned.now, present: 24, note: 'Notulen' } as const;
    expectReasonWanted(planned, counter, held);
    expect(refusalOf(attempt(planned, counter, { ...held, heldAt: planned.now + 1 }))).toEqual(
      outOfRange('heldAt'),
    );
    const done = after(planned, counter, held, 0);
    expect(done.events.at(-1)?.happening).toEqual({ kind: 'event-held', heldAt: planned.now, present: 24 });
    expect(done.state).toMatchObject({ status: 'closed', readyAt: planned.now });
  });
});

describe('the way of a case', () => {
  const branching = service(
    [
      { ...check, doors: ['counter'] },
      { id: 'periksa-daring', do: 'check', by: [{ role: 'operator' }], doors: ['online', 'village'] },
      { id: 'tanda-terima', do: 'receipt', doors: ['counter'] },
      { id: 'survei', do: 'field-survey', variants: ['baru'] },
      { id: 'panggil', do: 'summon', when: { heirs: ['banyak'] } },
      handOver,
    ],
    {
      variants: [
        { id: 'baru', label: 'Baru' },
        { id: 'hilang', label: 'Hilang' },
      ],
      fields: [
        {
          id: 'heirs',
          label: 'Ahli waris',
          type: 'choice',
          required: true,
          options: [
            { value: 'satu', label: 'Satu' },
            { value: 'banyak', label: 'Banyak' },
          ],
        },
      ],
    },
  );

  it.each([
    ['counter', 'baru', 'satu', ['periksa', 'tanda-terima', 'survei', 'serah']],
    ['counter', 'hilang', 'satu', ['periksa', 'tanda-terima', 'serah']],
    ['counter', 'hilang', 'banyak', ['periksa', 'tanda-terima', 'panggil', 'serah']],
    ['online', 'baru', 'banyak', ['periksa-daring', 'survei', 'panggil', 'serah']],
    ['village', 'hilang', 'satu', ['periksa-daring', 'serah']],
  ] as const)('from %s, %s, heirs %s: %j', (door, variant, heirs, route) => {
    const here = begun(branching, { heirs }, { door, variant });
    expect(here.state.route).toEqual(route);
    expect(here.state.step).toBe(route[0]);
  });

  it('goes back to the gate of its own way', () => {
    const here = begun(branching, { heirs: 'banyak' }, { door: 'online', variant: 'hilang' });
    const atSummons = after(here, operator, fitting(here, 'check'));
    expect(atSummons.state.step).toBe('panggil');
    const returned = after(atSummons, sekcam, fitting(atSummons, 'return'));
    expect(returned.state).toMatchObject({ status: 'returned', step: 'periksa-daring', done: [] });
  });

  it('does not go back before anybody has looked at the file: it waits for its number to be called', () => {
    const queued = begun(service([{ id: 'antrean', do: 'queue' }, check, handOver]));
    expect(mayAt(queued, counter)).toEqual(['call', 'cancel', 'transfer']);
    const called = after(queued, counter, { act: 'call' });
    const returned = after(called, counter, fitting(called, 'check', 3));
    expect(returned.state).toMatchObject({ status: 'returned', step: 'periksa', done: ['antrean'] });
    const cancelled = after(queued, applicant, { act: 'cancel' });
    const open = after(cancelled, counter, { act: 'reopen', note: 'Salah tekan' });
    expect(open.state).toMatchObject({ status: 'open', step: 'antrean', done: [] });
  });
});

describe('the start and the end of the clock', () => {
  const { promise } = invented.garden;

  it('starts with the first gate, also where that judges substance and no check comes before it', () => {
    const here = begun(
      service([{ id: 'sahkan', do: 'validate' }, { id: 'cap', do: 'stamp' }, handOver], { promise }),
    );
    expect(here.state.clock).toEqual({ pauses: [] });
    const valid = after(here, counter, { act: 'validate' }, 20);
    expect(valid.state).toMatchObject({ completeAt: valid.now, clock: { startedAt: valid.now } });
    expect(valid.state.items['berkas']?.verdict).toBe('in-order');
  });

  it('is not started again by a second gate', () => {
    const here = checked([{ id: 'sahkan', do: 'validate' }, handOver], { promise });
    const valid = after(here, counter, { act: 'validate' }, 20);
    expect(valid.state.clock.startedAt).toBe(here.now);
  });

  it('starts with the request where there is no gate', () => {
    const here = begun(service([{ id: 'jawab', do: 'answer' }], { promise, requirements: [] }));
    expect(here.state).toMatchObject({ completeAt: mondayMorning, clock: { startedAt: mondayMorning } });
  });

  it('stops with the step that keeps the promise, and work goes on (B17: the first response)', () => {
    const here = checked(
      [
        { id: 'respons', do: 'notify' },
        { id: 'jawaban', do: 'answer' },
        { id: 'arsip', do: 'archive' },
      ],
      { promise, promiseEndsWith: 'respons' },
    );
    const told = after(here, counter, { act: 'notify', note: 'Sudah kami terima' }, 30);
    expect(told.state).toMatchObject({ status: 'open', step: 'jawaban', readyAt: told.now });
    const answered = after(told, counter, { act: 'answer', through: 'letter', note: 'Selesai' }, 900);
    expect(answered.state.readyAt).toBe(told.now);
  });

  it('counts no waiting once the promise is kept', () => {
    const here = checked(
      [
        { id: 'respons', do: 'notify' },
        { id: 'kirim', do: 'send-to-agency', agency: 'Dinas' },
        { id: 'tunggu', do: 'await-agency', agency: 'Dinas' },
      ],
      { promise, promiseEndsWith: 'respons' },
    );
    const kept = after(here, counter, { act: 'notify', note: 'Diterima' });
    const sent = after(kept, counter, { act: 'send' });
    expect(sent.state.clock).toEqual(kept.state.clock);
  });
});

describe('a refusal of substance', () => {
  const decision = (over: object = {}) =>
    checked([{ id: 'putusan', do: 'validate', by: [{ role: 'camat' }], ...over }, handOver]);
  const refuse: Act & { note?: string } = { act: 'refuse', ground: 'excluded-information', note: 'Pasal 17' };

  it('is there only where the standard knows it, and only for whoever decides there', () => {
    expect(mayAt(decision(), camat)).not.toContain('refuse');
    expect(mayAt(decision({ refusal: true }), camat)).toContain('refuse');
    expect(mayAt(decision({ refusal: true }), sekcam)).not.toContain('refuse');
  });

  it('has a ground and a written reason, and ends the case without its product', () => {
    const here = decision({ refusal: true });
    expectReasonWanted(here, camat, refuse);
    const refused = after(here, camat, refuse);
    expect(refused.state).toMatchObject({ status: 'refused', step: 'putusan', closedAt: refused.now });
    expect(refused.state.readyAt).toBeUndefined();
    expect(mayAt(refused, applicant)).toEqual(['open-survey']);
  });
});

describe('closing by hand and opening again', () => {
  const returned = (over: object = {}) => {
    const here = begun(service([check, { id: 'cap', do: 'stamp' }, handOver], over));
    return after(here, counter, fitting(here, 'check', 3));
  };

  it('expires only what waits for its applicant, by the counter or the secretary, with a reason', () => {
    const here = returned();
    const expire: Act & { note?: string } = { act: 'expire', note: 'Tidak kembali sejak Maret' };
    expectReasonWanted(here, counter, expire);
    expect(attempt(here, sekcam, expire).ok).toBe(true);
    for (const actor of [applicant, system, camat, kasi])
      expect(refusalOf(attempt(here, actor, expire)).code).toBe('not-allowed');
    expect(refusalOf(attempt(begun(here.definition), counter, expire)).code).toBe('not-now');
    const expired = after(here, counter, expire);
    expect(expired.state).toMatchObject({ status: 'expired', closedAt: expired.now, returnedItems: [] });
  });

  it('is never done by Loket itself: a deadline passes and the case still waits', () => {
    const here = returned({ correctionDeadline: { printed: 'pukul 12.00', at: '12:00' } });
    const told = after(here, counter, { act: 'notice-delivered' });
    expect(told.state.correctBy).toBe(mondayMorning + 24 * hour);
    const late = { ...told, now: told.now + 14 * 24 * hour };
    expect(mayAt(late, system)).toEqual([]);
    expect(attempt(late, applicant, fitting(late, 'correct')).ok).toBe(true);
  });

  it('runs a printed deadline from the delivered notice, once for each return, and nowhere else', () => {
    expect(mayAt(returned(), counter)).not.toContain('notice-delivered');
    const deadline = { correctionDeadline: { printed: 'pukul 12.00', at: '12:00', doors: ['village'] } };
    expect(mayAt(returned(deadline), counter)).not.toContain('notice-delivered');
    const here = returned({ correctionDeadline: { printed: 'pukul 12.00', at: '12:00' } });
    expect(here.state.correctBy).toBeUndefined();
    const told = after(here, counter, { act: 'notice-delivered' });
    expect(mayAt(told, counter)).not.toContain('notice-delivered');
    const corrected = after(told, applicant, fitting(told, 'correct'));
    expect(corrected.state.correctBy).toBeUndefined();
    const again = after(corrected, counter, fitting(corrected, 'check', 3));
    expect(mayAt(again, counter)).toContain('notice-delivered');
  });

  it('opens a finished case at its last step, with a reason', () => {
    const here = checked([{ id: 'cap', do: 'stamp' }, handOver]);
    const stamped = after(here, counter, { act: 'stamp' });
    const closed = after(stamped, counter, fitting(stamped, 'hand-over'));
    const reopen: Act & { note?: string } = { act: 'reopen', note: 'Salah orang' };
    expectReasonWanted(closed, counter, reopen);
    expect(mayAt(closed, applicant)).not.toContain('reopen');
    const open = after(closed, sekcam, reopen);
    expect(open.state).toMatchObject({ status: 'ready', step: 'serah', readyAt: stamped.now });
    expect(open.state.closedAt).toBeUndefined();
    expect(after(open, counter, fitting(open, 'hand-over')).state.status).toBe('closed');
  });

  it('begins anew at the gate what ended without its product, with a new number and letter; the time between is nobody’s', () => {
    const kite = begun(invented.kite);
    const acts: [Actor, ActKind][] = [
      [counter, 'check'],
      [actorOf('section-head', 'angin'), 'validate'],
      [counter, 'draft'],
      [counter, 'number'],
    ];
    const numbered = acts.reduce((here, [actor, kind]) => after(here, actor, fitting(here, kind)), kite);
    expect(numbered.state.taken).toBeDefined();
    const cancelled = after(numbered, applicant, { act: 'cancel' });
    const open = after(cancelled, counter, { act: 'reopen', note: 'Tertekan tidak sengaja' }, 45);
    expect(open.state).toMatchObject({ status: 'open', step: 'periksa', done: [] });
    expect(open.state.taken).toBeUndefined();
    expect(open.state.letter).toBeUndefined();
    expect(open.state.clock.pauses).toEqual([{ from: cancelled.now, to: open.now, reason: 'returned' }]);
    expect(open.state.clock.startedAt).toBe(numbered.state.clock.startedAt);
  });

  it('leaves a refused case to those who answer for it: heads of its sections, secretary, camat', () => {
    const here = checked([{ id: 'putusan', do: 'validate', refusal: true }, handOver]);
    const refused = after(here, counter, { act: 'refuse', ground: 'other', note: 'Tidak benar' });
    for (const actor of [kasi, sekcam, camat]) expect(mayAt(refused, actor)).toContain('reopen');
    for (const actor of [counter, actorOf('section-head', 'angin'), applicant])
      expect(mayAt(refused, actor)).not.toContain('reopen');
  });
});
