import { describe, expect, it } from 'vitest';
import { linked } from '../../../domain/chain.ts';
import { clockStory } from '../../../domain/clock-words.ts';
import type { ClockReader } from '../../../domain/clock-words.ts';
import { internalWarningName } from '../../../domain/due.ts';
import { apply } from '../../../domain/fold.ts';
import { Definition } from '../../../domain/standard.ts';
import { at, kejayan } from '../../fixtures/calendars.ts';
import { day, minute, sha256 } from '../../fixtures/deps.ts';
import { actorOf, after, applicant, begun, fitting } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { contoh, invented } from '../../fixtures/office.ts';

/** Monday 23 November 2026, 09.00 WIB, and what follows; the office is open 08.00 to 15.00. */

const counter = actorOf('counter');
const kasi = actorOf('section-head', 'kucing');
const sekcam = actorOf('secretary');
const { garden } = invented;
const hourly = Definition.parse({
  ...garden,
  promise: { kind: 'term', printed: '1 jam', amount: 1, unit: 'office-hours', waitsForSigner: true },
});

/** Monday 09.01: checked. */
function checked(definition: Definition = garden): EngineCase {
  const sent = begun(definition);
  return after(sent, counter, fitting(sent, 'check'));
}

function ready(here: EngineCase, minutes: number): EngineCase {
  const signed = after(here, sekcam, fitting(here, 'sign-on-paper'), minutes);
  const stamped = after(signed, counter, { act: 'stamp' }, 0);
  return after(stamped, counter, { act: 'register' }, 0);
}

function story(here: EngineCase, { reader = 'applicant' as ClockReader, now = here.now } = {}): string[] {
  const { definition, state: application, events } = here;
  return clockStory(
    { definition, application, events, office: contoh.office, calendar: kejayan, now },
    reader,
  );
}

describe('the clock of a case, told to its applicant', () => {
  it('begins with the complete file and ends with when it is due', () => {
    expect(story(checked())).toEqual([
      'Berkas lengkap Senin, 23 November 2026 pukul 09.01 WIB.',
      'Janji: 2 hari kerja (tercetak “2 hari kerja”).',
      'Batas: Rabu, 25 November 2026 pukul 15.00 WIB.',
    ]);
  });

  it('of a request that was moved here begins with the move where nobody checks it, and with the check elsewhere', () => {
    const transferredFrom = { id: '0'.repeat(31) + '2', reference: '2222222224' };
    const moved = (here: EngineCase) =>
      story({ ...here, state: { ...here.state, submittedAt: at('2026-11-20 09:00'), transferredFrom } })[0];
    const { steps } = garden;
    const ungated = Definition.parse({ ...garden, steps: steps.filter(({ do: kind }) => kind !== 'check') });
    expect(moved(begun(ungated))).toBe(
      'Dipindahkan ke layanan ini Senin, 23 November 2026 pukul 09.00 WIB; jangka waktu dihitung sejak itu.',
    );
    expect(moved(checked())).toBe('Berkas lengkap Senin, 23 November 2026 pukul 09.01 WIB.');
    // Received and found complete in the same minute, as a paper may say: complete it was all the same.
    const sent = begun(garden);
    const atOnce = after(sent, counter, fitting(sent, 'check'), 0);
    expect(story(atOnce)[0]).toBe('Berkas lengkap Senin, 23 November 2026 pukul 09.00 WIB.');
  });

  it('has not begun while the file is not complete', () => {
    expect(story(begun(garden))).toEqual([
      'Jam belum berjalan: dihitung sejak berkas lengkap.',
      'Janji: 2 hari kerja (tercetak “2 hari kerja”).',
    ]);
  });

  it('says what held it, from when to when, on one day and over several', () => {
    const away = after(checked(), counter, { act: 'pause', reason: 'signer-away' }, 59);
    const back = after(away, counter, { act: 'resume', reason: 'signer-away' }, 90);
    expect(story(back)[2]).toBe(
      'Jam berhenti Senin, 23 November 2026 pukul 10.00–11.30 WIB karena pejabat penanda tangan tidak di tempat.',
    );
    const broken = after(checked(), counter, { act: 'pause', reason: 'fault' }, 59);
    const mended = after(broken, counter, { act: 'resume', reason: 'fault' }, 23 * 60);
    expect(story(mended).slice(2)).toEqual([
      'Jam berhenti Senin, 23 November 2026 pukul 10.00 WIB sampai Selasa, 24 November 2026 pukul 09.00 WIB karena ada gangguan di kantor.',
      'Batas: Kamis, 26 November 2026 pukul 15.00 WIB.',
    ]);
  });

  it('says since when it rests and what is left, to the applicant as “Anda” and to staff as “pemohon”', () => {
    const here = checked();
    const back = after(
      here,
      sekcam,
      { act: 'return', to: 'applicant', reason: 'invalid-data', items: ['lembar'], note: 'Nama keliru' },
      59,
    );
    const since = 'Jam berhenti sejak Senin, 23 November 2026 pukul 10.00 WIB karena';
    expect(story(back)[2]).toBe(`${since} menunggu Anda melengkapi berkas. Sisa janji: 2 hari kerja.`);
    expect(story(back, { reader: 'staff' })[2]).toBe(
      `${since} menunggu pemohon melengkapi berkas. Sisa janji: 2 hari kerja.`,
    );
  });

  it('speaks of the day that is left, not of nought days, where it is held on the last one', () => {
    // Two working days from Monday the 23rd: Wednesday the 25th, held at 10.00 of that day.
    const held = after(checked(), counter, { act: 'pause', reason: 'signer-away' }, 2 * 24 * 60 + 59);
    expect(story(held, { now: held.now })[2]).toBe(
      'Jam berhenti sejak Rabu, 25 November 2026 pukul 10.00 WIB karena pejabat penanda tangan tidak di tempat. Sisa janji: sampai kantor tutup pada hari jam berjalan lagi.',
    );
  });

  it('is at risk, late, kept or broken in words', () => {
    const here = checked(hourly);
    expect(story(here, { now: at('2026-11-23 09:50') }).at(-1)).toBe('Batas itu sudah dekat.');
    expect(story(here, { now: at('2026-11-23 11:00') }).at(-1)).toBe('Batas itu sudah lewat. Mohon maaf.');
    expect(story(here, { now: at('2026-11-23 11:00'), reader: 'staff' }).at(-1)).toBe(
      'Batas itu sudah lewat.',
    );
    expect(story(ready(here, 30)).slice(2)).toEqual([
      'Selesai dikerjakan Senin, 23 November 2026 pukul 09.31 WIB.',
      'Batas: Senin, 23 November 2026 pukul 10.01 WIB.',
      'Janji ditepati.',
    ]);
    expect(story(ready(here, 90)).at(-1)).toBe('Janji tidak ditepati. Mohon maaf.');
  });

  it('tells both times where the product was ready before it was recorded', () => {
    const recorded = ready(checked(hourly), 90);
    // As the use cases reckon it after each act: what is late may be put right.
    const late = { ...recorded, state: { ...recorded.state, dueAt: at('2026-11-23 10:01') } };
    const right = after(
      late,
      kasi,
      { act: 'correct-ready', readyAt: at('2026-11-23 09:40'), note: 'Antrean' },
      5,
    );
    expect(story(right).slice(2)).toEqual([
      'Selesai dikerjakan Senin, 23 November 2026 pukul 09.40 WIB. Semula tercatat Senin, 23 November 2026 pukul 10.31 WIB; dibetulkan Senin, 23 November 2026 pukul 10.36 WIB karena terlambat dicatat.',
      'Batas: Senin, 23 November 2026 pukul 10.01 WIB.',
      'Janji ditepati.',
    ]);
  });

  it('tells of a due moment that moved with the calendar', () => {
    const here = checked();
    const event = linked(
      {
        v: 1 as const,
        applicationId: here.state.id,
        revision: 3,
        at: here.now,
        actor: { kind: 'system' as const },
        actId: '9'.repeat(32),
        step: here.state.step,
        happening: {
          kind: 'due-recomputed' as const,
          from: at('2026-11-24 15:00'),
          to: at('2026-11-25 15:00'),
          changeId: '1'.repeat(32),
        },
      },
      here.state.head,
      sha256,
    );
    const moved = { ...here, events: [...here.events, event], state: apply(garden, here.state, event) };
    expect(story(moved)[2]).toBe(
      'Batas waktu berubah dari Selasa, 24 November 2026 pukul 15.00 WIB menjadi Rabu, 25 November 2026 pukul 15.00 WIB karena kalender kantor diubah.',
    );
  });

  it('ends with a case that ended, and calls nobody’s waiting by the applicant’s name', () => {
    const here = after(checked(), applicant, { act: 'cancel' }, 59);
    expect(story(here).slice(2)).toEqual([
      'Permohonan ditutup Senin, 23 November 2026 pukul 10.00 WIB; jam tidak dihitung lagi.',
    ]);
  });

  it('warns where the year’s days off are not known yet', () => {
    const slow = Definition.parse({
      ...garden,
      promise: { kind: 'term', printed: '40 hari', amount: 40, unit: 'working-days', waitsForSigner: true },
    });
    expect(story(checked(slow)).at(-1)).toBe(
      'Daftar hari libur tahun itu belum dimasukkan kantor; batas dapat bergeser.',
    );
  });
});

describe('a service without a printed time', () => {
  const cat = checked(invented.cat);

  it('promises the applicant nothing, at no moment', () => {
    for (const now of [cat.now, cat.now + 30 * day])
      expect(story(cat, { now })).toEqual([
        'Berkas lengkap Senin, 23 November 2026 pukul 09.01 WIB.',
        'Standar tidak menyatakan jangka waktu.',
      ]);
  });

  it('shows staff the limit that is watched, by its own name', () => {
    expect(story(cat, { reader: 'staff' }).at(-1)).toBe(
      `Dipantau kantor sampai Senin, 30 November 2026 pukul 15.00 WIB (${internalWarningName}).`,
    );
  });

  it('whose request starts the clock says so', () => {
    const [, sign] = invented.cat.steps;
    const atOnce = Definition.parse({ ...invented.cat, requirements: [], steps: [sign] });
    expect(story(begun(atOnce), { now: at('2026-11-23 09:00') + minute })[0]).toBe(
      'Permohonan diterima Senin, 23 November 2026 pukul 09.00 WIB.',
    );
  });
});
