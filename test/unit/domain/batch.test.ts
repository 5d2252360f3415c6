import { describe, expect, it } from 'vitest';
import {
  Batch,
  batchMoves,
  batchSteps,
  isMember,
  listedIn,
  takenOut,
  worked,
} from '../../../domain/batch.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const ids = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
const [a = '', b = '', c = ''] = ids;

function aBatch(over: Partial<Batch> = {}): Batch {
  return Batch.parse({
    v: 1,
    id: '1'.repeat(32),
    officeId: 'juai',
    serviceId: 'usulan-guru-agama-petugas-kebersihan',
    version: 1,
    title: 'Usulan November 2026',
    createdAt: 1,
    createdBy: 'juai-counter',
    state: 'open',
    caseIds: ids,
    missed: [],
    ...over,
  });
}

const juai = realOffice('juai');
const usulan = serviceOf(juai, 'usulan-guru-agama-petugas-kebersihan').definition;
const laporan = serviceOf(juai, 'laporan-bulanan-penduduk').definition;

describe('the steps a batch carries', () => {
  // Keputusan Camat Juai 067/80.2/CJ-BLG/2025: "Membuat Surat Rekomendasi Usulan yang di tandatangani Oleh Camat", then "Diserahkan Ke
  // Instansi Terkait".
  it('are those behind the recapitulation: the camat signs the proposals, the counter gives them on', () => {
    const steps = batchSteps(usulan);
    expect(steps?.recap.id).toBe('rekap');
    expect(steps?.sign?.by).toEqual([{ role: 'camat' }]);
    expect(steps?.send?.agency).toBe('Instansi Terkait');
  });

  // "petugas mengajukan berkas kepada Kasi Pemerintahan / Camat untuk ditandatangani".
  it('may be signed by one of two: the village reports', () => {
    expect(batchSteps(laporan)?.sign?.by).toEqual([
      { role: 'section-head', section: 'pemerintahan' },
      { role: 'camat' },
    ]);
  });

  it('are none where a service has no recapitulation', () => {
    expect(batchSteps(serviceOf(juai, 'dispensasi-nikah').definition)).toBeUndefined();
  });

  it('leave an electronic letter to its own desk', () => {
    const electronic = usulan.steps.map((step) =>
      step.do === 'sign' ? { ...step, form: 'electronic' as const } : step,
    );
    expect(batchSteps({ steps: electronic })?.sign).toBeUndefined();
  });
});

describe('what may be done with a batch', () => {
  const steps = batchSteps(usulan) ?? { sign: undefined, send: undefined };
  const moves = (over: Partial<Batch>, members = 3) => batchMoves(aBatch(over), steps, members);

  it('is closing, then signing, then sending, each once', () => {
    expect(moves({ state: 'open' })).toEqual(['close', 'take-out']);
    expect(moves({ state: 'closed' })).toEqual(['close', 'sign']);
    expect(moves({ state: 'signed' })).toEqual(['send']);
    expect(moves({ state: 'sent' })).toEqual([]);
  });

  it('goes from closing to sending where nothing is signed', () => {
    expect(batchMoves(aBatch({ state: 'closed' }), { ...steps, sign: undefined }, 3)).toEqual([
      'close',
      'send',
    ]);
  });

  it('is only going on while an act is under way', () => {
    expect(moves({ state: 'closed', work: { act: 'sign-on-paper', left: [c] } })).toEqual(['continue']);
  });

  it('is nothing without a single case in it', () => {
    expect(moves({ state: 'open' }, 0)).toEqual([]);
  });
});

describe('the work of a batch', () => {
  const of = { at: 99, by: 'juai-counter' };

  it('keeps what is left, in order, and who was passed by', () => {
    const batch = aBatch({ state: 'closed', work: { act: 'sign-on-paper', left: [a, b, c] } });
    const missed = [{ caseId: b, act: 'sign-on-paper' as const, code: 'not-now' }];
    const half = worked(batch, [a, b], missed, of);
    expect(half).toMatchObject({ state: 'closed', work: { act: 'sign-on-paper', left: [c] }, missed });
    const whole = worked(half, [c], [], of);
    expect(whole).toMatchObject({ state: 'signed', missed });
    expect(whole.work).toBeUndefined();
  });

  it('leaves a batch open after the recapitulation, and sent with its time after the dispatch', () => {
    expect(worked(aBatch({ work: { act: 'recap', left: [a] } }), [a], [], of).state).toBe('open');
    const sent = worked(aBatch({ state: 'signed', work: { act: 'send', left: [a] } }), [a], [], of);
    expect(sent).toMatchObject({ state: 'sent', sent: of });
  });
});

describe('a case is in a batch', () => {
  const route = usulan.steps.map(({ id }) => id);
  const batch = aBatch();

  it('while its recapitulation is done and names it', () => {
    const here = {
      route,
      batchId: batch.id,
      done: ['periksa', 'arsip', 'rekap'],
      status: 'open' as const,
    };
    expect(isMember(batch, usulan, here)).toBe(true);
    expect(isMember(batch, usulan, { ...here, batchId: '2'.repeat(32) })).toBe(false);
  });

  it('no more once it was sent back before it, though it still carries the name', () => {
    const back = { route, batchId: batch.id, done: ['periksa'], status: 'open' as const };
    expect(isMember(batch, usulan, back)).toBe(false);
  });

  it('no more once it ended without its product, still once it went to the agency', () => {
    const recapped = { route, batchId: batch.id, done: ['periksa', 'arsip', 'rekap'] };
    for (const status of ['cancelled', 'refused', 'expired'] as const)
      expect(isMember(batch, usulan, { ...recapped, status })).toBe(false);
    expect(isMember(batch, usulan, { ...recapped, status: 'closed' })).toBe(true);
  });
});

describe('whom the papers are about', () => {
  it('is who was chosen, and from closing on who was on the list then', () => {
    expect(listedIn(aBatch())).toEqual(ids);
    expect(listedIn(aBatch({ state: 'closed', listed: [a, c] }))).toEqual([a, c]);
  });

  it('loses a case that is taken out by name', () => {
    expect(takenOut(aBatch(), b).missed).toEqual([{ caseId: b, act: 'recap', code: 'left' }]);
  });
});
