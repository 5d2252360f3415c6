import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { clockStatus } from '../../../domain/due.ts';
import { paths } from '../../../domain/paths.ts';
import { attachCorrection, submitCorrection } from '../../../functions/usecases/correct-application.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { at } from '../../fixtures/calendars.ts';
import {
  act,
  allInOrder,
  aPicture,
  approve,
  aSentCase,
  bringTo,
  documentAt,
  doStep,
  entryOf,
  loaded,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, uidOf } from '../../fixtures/office.ts';

/**
 * The four services as their decrees print them, from sending to hand-over. Expectations by hand: Keputusan Camat Kejayan
 * 060/643/424.306/2023 and Keputusan Camat Juai 067/80.2/CJ-BLG/2025.
 */

/** One row of the story: what the card says, as a work list shows it. */
async function row(deps: TestDeps, { officeId, id }: TestCase): Promise<string> {
  const card = await documentAt(deps, paths.card(officeId, id));
  return [card?.['step'], card?.['status'], String(card?.['waitingFor'])].join(' | ');
}

/** Goes on step by step, a minute between each, and tells how the case stood after every one. */
async function toTheEnd(deps: TestDeps, sent: TestCase): Promise<string[]> {
  const rows = [await row(deps, sent)];
  while ((await stateOf(deps, sent)).step !== 'done') {
    deps.time.now += 60_000;
    await doStep(deps, sent);
    rows.push(await row(deps, sent));
  }
  return rows;
}

async function kejayan(serviceId: string) {
  const deps = await staffedDeps([realOffice('kejayan')]);
  deps.time.now = at('2026-11-23 08:50');
  const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId });
  return { deps, sent };
}

const counter = { role: 'counter' } as const;
const camat = { role: 'camat' } as const;

describe('Pengantar SKCK (Kejayan)', () => {
  const skck = () => kejayan('pengantar-skck');

  it('goes loket, Kasi Pemerintahan dan Pelayanan, Camat, loket', async () => {
    const { deps, sent } = await skck();
    expect(await toTheEnd(deps, sent)).toEqual([
      'periksa | open | counter',
      'konsep | open | counter',
      'paraf-kasi | open | section-head:pemerintahan-pelayanan',
      'tanda-tangan | open | camat',
      'serah | ready | counter',
      'done | closed | ',
    ]);
    expect((await stateOf(deps, sent)).done).toEqual([
      'periksa',
      'konsep',
      'paraf-kasi',
      'tanda-tangan',
      'register',
      'stempel',
      'serah',
    ]);
  });

  it('is due 20 minutes after the file was found complete, and warns after 16', async () => {
    const { deps, sent } = await skck();
    expect((await stateOf(deps, sent)).dueAt).toBeUndefined();
    deps.time.now = at('2026-11-23 09:00');
    await doStep(deps, sent);
    expect(await stateOf(deps, sent)).toMatchObject({
      completeAt: at('2026-11-23 09:00'),
      dueAt: at('2026-11-23 09:20'),
      warnAt: at('2026-11-23 09:16'),
    });
    expect(await documentAt(deps, paths.card('kejayan', sent.id))).toMatchObject({
      dueAt: at('2026-11-23 09:20'),
      warnAt: at('2026-11-23 09:16'),
    });
  });

  it('counts open time only: complete five minutes before closing on Friday, due on Monday at 08.15', async () => {
    const { deps, sent } = await skck();
    deps.time.now = at('2026-11-27 14:55');
    await doStep(deps, sent);
    expect((await stateOf(deps, sent)).dueAt).toBe(at('2026-11-30 08:15'));
  });

  it('is ready, and its clock stops, when the letter is issued; the number is booked with it', async () => {
    const { deps, sent } = await skck();
    deps.time.now = at('2026-11-23 09:00');
    await bringTo(deps, sent, 'tanda-tangan');
    await advanceLetter(deps, 'kejayan', sent.id);
    expect(await stateOf(deps, sent)).toMatchObject({
      status: 'open',
      letter: { status: 'prepared', letterOn: '2026-11-23' },
      taken: { register: 'pengantar-2026', entry: '000001', number: '330/1/424.306/2026' },
    });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved', applicationId: sent.id });
    deps.time.now = at('2026-11-23 09:12');
    granted(await approve(deps, sent));
    deps.time.now = at('2026-11-23 09:13');
    await advanceLetter(deps, 'kejayan', sent.id);
    const state = await stateOf(deps, sent);
    expect(state).toMatchObject({
      status: 'ready',
      readyAt: at('2026-11-23 09:13'),
      letter: { status: 'issued' },
    });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked', letterId: state.letter?.id });
    const { calendar } = await loaded(deps, sent);
    deps.time.now = at('2026-11-23 13:00');
    expect(clockStatus(sent.standard.definition.promise, state.clock, deps.now(), calendar)).toBe('kept');
  });
});

describe('Pengantar Ijin Keramaian (Kejayan)', () => {
  const keramaian = () => kejayan('pengantar-ijin-keramaian');

  it('gets its number before the paraf, and passes the stamp with the electronic letter', async () => {
    const { deps, sent } = await keramaian();
    await bringTo(deps, sent, 'nomor');
    expect(await row(deps, sent)).toBe('nomor | open | counter');
    expect((await stateOf(deps, sent)).taken).toBeUndefined();
    await doStep(deps, sent);
    expect(await row(deps, sent)).toBe('paraf-kasi | open | section-head:trantib');
    expect((await stateOf(deps, sent)).taken?.number).toBe('300/1/424.306/2026');
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
    expect((await toTheEnd(deps, sent)).slice(1)).toEqual([
      'tanda-tangan | open | camat',
      'serah | ready | counter',
      'done | closed | ',
    ]);
    expect(await stateOf(deps, sent)).toMatchObject({
      taken: { number: '300/1/424.306/2026' },
      done: ['periksa', 'nomor', 'paraf-kasi', 'tanda-tangan', 'stempel', 'serah'],
    });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked' });
  });

  it('is due after 15 minutes', async () => {
    const { deps, sent } = await keramaian();
    deps.time.now = at('2026-11-23 09:00');
    await doStep(deps, sent);
    expect((await stateOf(deps, sent)).dueAt).toBe(at('2026-11-23 09:15'));
  });

  it('is handed over against a signature in the collection book', async () => {
    const { deps, sent } = await keramaian();
    await bringTo(deps, sent, 'serah');
    const hand = (inBook: boolean): Act => ({ act: 'hand-over', collector: 'applicant', inBook });
    expect(refusalOf(await act(deps, sent, counter, hand(false)))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'inBook', problem: 'required' }],
    });
    expect(granted(await act(deps, sent, counter, hand(true))).status).toBe('closed');
  });

  it('is initialed by Kasi Trantib and by no other head', async () => {
    const { deps, sent } = await keramaian();
    await bringTo(deps, sent, 'paraf-kasi');
    const pmd = { role: 'section-head', section: 'pmd' } as const;
    const trantib = { role: 'section-head', section: 'trantib' } as const;
    expect(refusalOf(await act(deps, sent, pmd, { act: 'initial' }))).toEqual({ code: 'not-found' });
    expect(granted(await act(deps, sent, trantib, { act: 'initial' })).step).toBe('tanda-tangan');
  });
});

describe('Rekomendasi Pencairan (Kejayan)', () => {
  const dana = () => kejayan('rekomendasi-pencairan-dana');
  const pmd = { role: 'section-head', section: 'pmd' } as const;

  it('passes two gates and two parafs', async () => {
    const { deps, sent } = await dana();
    expect(await toTheEnd(deps, sent)).toEqual([
      'periksa | open | counter',
      'validasi | open | section-head:pmd',
      'konsep | open | counter',
      'paraf-kasi | open | section-head:pmd',
      'paraf-sekcam | open | secretary',
      'tanda-tangan | open | camat',
      'serah | ready | counter',
      'done | closed | ',
    ]);
    expect((await stateOf(deps, sent)).done).toEqual([
      'periksa',
      'validasi',
      'konsep',
      'paraf-kasi',
      'paraf-sekcam',
      'tanda-tangan',
      'stempel',
      'register',
      'serah',
    ]);
  });

  it('goes back to the village when Kasi PMD finds the data invalid, and the clock waits for it', async () => {
    const { deps, sent } = await dana();
    deps.time.now = at('2026-11-23 09:00');
    await doStep(deps, sent);
    expect((await stateOf(deps, sent)).dueAt).toBe(at('2026-11-23 09:30'));
    deps.time.now = at('2026-11-23 09:10');
    granted(await act(deps, sent, pmd, invalid('apb-desa')));
    expect(await row(deps, sent)).toBe('periksa | returned | ');
    expect((await stateOf(deps, sent)).dueAt).toBeUndefined();
    deps.time.now = at('2026-11-24 10:00');
    await correct(deps, sent, 'apb-desa');
    // Ten of thirty minutes were used; the rest counts from the correction.
    expect((await stateOf(deps, sent)).dueAt).toBe(at('2026-11-24 10:20'));
    expect((await toTheEnd(deps, sent)).at(-1)).toBe('done | closed | ');
  });

  it('keeps its number when the Camat sends it back to the village and it comes again', async () => {
    const { deps, sent } = await dana();
    await bringTo(deps, sent, 'tanda-tangan');
    await advanceLetter(deps, 'kejayan', sent.id);
    const first = await stateOf(deps, sent);
    expect(first.taken?.number).toBe('140/1/424.306/2026');
    granted(await act(deps, sent, camat, invalid('rkp-desa')));
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
    await correct(deps, sent, 'rkp-desa');
    await toTheEnd(deps, sent);
    const again = await stateOf(deps, sent);
    expect(again.taken).toEqual(first.taken);
    expect(again.letter?.id).toBe(first.letter?.id);
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked', number: '140/1/424.306/2026' });
    expect(pathsUnder(deps, `${paths.register('kejayan', 'rekomendasi-dana-2026')}/entries`)).toHaveLength(1);
  });

  function invalid(item: string): Act {
    return {
      act: 'return',
      to: 'applicant',
      reason: 'invalid-data',
      items: [item],
      note: 'Angka tidak cocok',
    };
  }

  async function correct(deps: TestDeps, sent: TestCase, item: string) {
    granted(await attachCorrection(deps, sent.access, item, aPicture('perbaikan')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
  }
});

describe('Perekaman E-KTP (Juai)', () => {
  const wita = (local: string) => at(local, 8);
  const sekcam = uidOf('juai', { role: 'secretary' });

  async function ktp(variant = 'baru') {
    const deps = await staffedDeps([realOffice('juai')]);
    deps.time.now = wita('2026-11-23 08:50');
    const sent = await aSentCase(deps, {
      officeId: 'juai',
      serviceId: 'perekaman-e-ktp',
      input: { variant },
    });
    return { deps, sent };
  }

  const sign = (deps: TestDeps, signerUid: string): Act => ({
    act: 'sign-on-paper',
    signerUid,
    signedAt: deps.now(),
  });

  it('goes loket, Sekcam or Camat, loket; a signed sheet and no PDF', async () => {
    const { deps, sent } = await ktp();
    expect(await toTheEnd(deps, sent)).toEqual([
      'periksa | open | counter',
      'tanda-tangan | open | secretary,camat,counter',
      'register | open | counter',
      'serah | ready | counter',
      'done | closed | ',
    ]);
    const state = await stateOf(deps, sent);
    expect(state.letter).toBeUndefined();
    expect(state.taken?.number).toBe('470/1/CJ-BLG/2026');
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked' });
    expect(pathsUnder(deps, 'offices/juai/letters')).toEqual([]);
    expect(state.signedOnPaper).toMatchObject({ signerUid: sekcam, signerRole: 'secretary' });
  });

  it('lets the loket note down that the Camat signed, but not that somebody signed who may not', async () => {
    const { deps, sent } = await ktp();
    await bringTo(deps, sent, 'tanda-tangan');
    const notSigner = { code: 'invalid-input', fields: [{ field: 'signerUid', problem: 'not-a-signer' }] };
    const kasi = uidOf('juai', { role: 'section-head', section: 'pelayanan-kesejahteraan-sosial' });
    expect(refusalOf(await act(deps, sent, counter, sign(deps, kasi)))).toEqual(notSigner);
    expect(refusalOf(await act(deps, sent, counter, sign(deps, 'siapa')))).toEqual(notSigner);
    granted(await act(deps, sent, counter, sign(deps, uidOf('juai', { role: 'camat' }))));
    expect((await stateOf(deps, sent)).signedOnPaper).toEqual({
      signerUid: uidOf('juai', { role: 'camat' }),
      signerRole: 'camat',
      signedAt: deps.now(),
    });
  });

  it('counts its 15 minutes in WITA and waits while the signer is away', async () => {
    const { deps, sent } = await ktp();
    deps.time.now = wita('2026-11-23 09:00');
    await doStep(deps, sent);
    expect((await stateOf(deps, sent)).dueAt).toBe(wita('2026-11-23 09:15'));
    deps.time.now = wita('2026-11-23 09:05');
    granted(await act(deps, sent, counter, { act: 'pause', reason: 'signer-away' }));
    expect((await stateOf(deps, sent)).dueAt).toBeUndefined();
    deps.time.now = wita('2026-11-23 14:58');
    granted(await act(deps, sent, counter, sign(deps, sekcam)));
    // Ten of fifteen minutes are left: two before closing, eight the next morning, at eight o’clock in WITA.
    expect((await stateOf(deps, sent)).dueAt).toBe(wita('2026-11-24 08:08'));
    deps.time.now = wita('2026-11-24 08:07');
    granted(await act(deps, sent, counter, { act: 'register' }));
    const state = await stateOf(deps, sent);
    expect(state).toMatchObject({ status: 'ready', readyAt: wita('2026-11-24 08:07') });
    const { calendar } = await loaded(deps, sent);
    expect(clockStatus(sent.standard.definition.promise, state.clock, deps.now(), calendar)).toBe('kept');
  });

  it('does signing noted down, register and hand-over in one press', async () => {
    const { deps, sent } = await ktp();
    granted(await act(deps, sent, counter, allInOrder(await stateOf(deps, sent))));
    const pressed = granted(
      await act(deps, sent, counter, [
        sign(deps, sekcam),
        { act: 'register' },
        { act: 'hand-over', collector: 'applicant', inBook: false },
      ]),
    );
    expect(pressed).toEqual({ revision: 5, status: 'closed', step: 'done' });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked' });
    const { events } = granted(await followApplication(deps, sent.access));
    expect(events.map(({ happening }) => happening.kind)).toEqual([
      'submitted',
      'checked',
      'signed-on-paper',
      'registered',
      'handed-over',
    ]);
  });

  it('asks for the old card at a renewal and for the police report after a loss', async () => {
    const items = async (variant: string) => {
      const { deps, sent } = await ktp(variant);
      return Object.keys((await stateOf(deps, sent)).items);
    };
    expect(await items('baru')).toEqual(['surat-pengantar-blangko', 'kk']);
    expect(await items('pembaruan')).toEqual(['surat-pengantar-blangko', 'kk', 'ktp-lama']);
    expect(await items('hilang')).toEqual(['surat-pengantar-blangko', 'kk', 'surat-kehilangan']);
  });
});
