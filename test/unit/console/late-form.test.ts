import { describe, expect, it } from 'vitest';
import type { Outage } from '../../../domain/outage.ts';
import { clockTyped, lateInput, nextTyped, partsOf, slipOf } from '../../../web/console/late-form.ts';
import { at } from '../../fixtures/calendars.ts';
import { actorOf } from '../../fixtures/engine-case.ts';
import { contoh, serviceOf } from '../../fixtures/office.ts';

const standard = serviceOf(contoh, 'cap-tukang-kebun');
const number = { register: 'buku-kebun-2026', entry: '000001', number: '088/1/CTH/2026' };
const form = {
  standard,
  signers: [
    { uid: 'sekcam', name: 'Sekcam Contoh', post: 'SEKCAM' },
    { uid: 'camat', name: 'Camat Contoh', post: 'CAMAT' },
  ],
  numbers: [number],
};
/** Power was gone on Monday from 09.00 to 11.00. */
const outage: Outage = {
  v: 1,
  id: 'e'.repeat(32),
  officeId: 'contoh',
  cause: 'power',
  reason: 'Padam',
  from: at('2026-11-23 09:00'),
  to: at('2026-11-23 11:00'),
  withdrawn: false,
  recordedBy: 'norma',
  at: at('2026-11-23 11:00'),
  revision: 2,
  mended: [],
  pending: false,
  left: [],
  cases: 0,
};
const typed = {
  slip: '7k2q 4',
  receivedOn: '2026-11-23',
  receivedAt: '0915',
  name: ' Mawar Melati ',
  village: '9901012001',
  variant: 'bunga',
  'jawaban.flower': 'mawar',
};
const read = (over: Record<string, string> = {}, missing: string[] = []) =>
  lateInput({
    form,
    typed: { ...typed, ...over },
    missing,
    ids: { applicationId: 'a'.repeat(32), secret: 'x'.repeat(22) },
    officeId: 'contoh',
    zone: 'Asia/Jakarta',
    actor: actorOf('counter'),
    outages: [outage],
    now: at('2026-11-23 12:00'),
  });
const inputOf = (result: ReturnType<typeof read>) => {
  if (!result.ok) expect.fail(JSON.stringify(result.problems));
  return result.input;
};
const problemsOf = (result: ReturnType<typeof read>) => (result.ok ? [] : result.problems);

describe('a line of paper', () => {
  it('is read as it was typed, on the office’s own clock', () => {
    expect(inputOf(read())).toEqual({
      officeId: 'contoh',
      applicationId: 'a'.repeat(32),
      secret: 'x'.repeat(22),
      serviceId: 'cap-tukang-kebun',
      variant: 'bunga',
      name: 'Mawar Melati',
      nik: '',
      villageCode: '9901012001',
      phone: '',
      answers: { flower: 'mawar' },
      slip: '7K2Q-04',
      trail: { receivedAt: at('2026-11-23 09:15') },
      missing: [],
    });
  });

  it('carries what was done, the number by its place in the book, and other days where they are given', () => {
    const done = {
      checkedAt: '9.20',
      signer: 'camat',
      signedAt: '10:00',
      taken: 'buku-kebun-2026/000001',
      handedOverAt: '1030',
    };
    expect(inputOf(read(done)).trail).toEqual({
      receivedAt: at('2026-11-23 09:15'),
      checkedAt: at('2026-11-23 09:20'),
      signed: { uid: 'camat', at: at('2026-11-23 10:00') },
      taken: number,
      handedOver: { at: at('2026-11-23 10:30'), collector: 'applicant' },
    });
    // Received on Friday, finished on Monday.
    const friday = { receivedOn: '2026-11-20', checkedOn: '2026-11-23', checkedAt: '0800', reason: 'Padam' };
    expect(inputOf(read(friday)).trail).toMatchObject({
      receivedAt: at('2026-11-20 09:15'),
      checkedAt: at('2026-11-23 08:00'),
    });
  });

  it('says who took it along, by name where it is not the applicant', () => {
    const done = { checkedAt: '0920', signer: 'camat', signedAt: '1000', handedOverAt: '1030' };
    expect(problemsOf(read({ ...done, collector: 'family', collectorName: ' ' }))).toEqual([
      { field: 'collectorName', problem: 'required' },
    ]);
    const brother = { ...done, collector: 'family', collectorName: 'Kakak Mawar' };
    expect(inputOf(read(brother)).trail.handedOver).toEqual({
      at: at('2026-11-23 10:30'),
      collector: 'family',
      collectorName: 'Kakak Mawar',
    });
    // Only whom the standard allows, and no name is kept of the applicant himself.
    const other = { ...done, collector: 'village', collectorName: 'Kepala desa' };
    expect(inputOf(read(other)).trail.handedOver).toEqual({
      at: at('2026-11-23 10:30'),
      collector: 'applicant',
    });
  });

  it('says by field what is missing or cannot be', () => {
    expect(problemsOf(read({ name: '', village: '', variant: '', receivedAt: '' }))).toEqual([
      { field: 'name', problem: 'required' },
      { field: 'village', problem: 'required' },
      { field: 'variant', problem: 'required' },
      { field: 'receivedAt', problem: 'required' },
    ]);
    expect(problemsOf(read({ receivedAt: '2515', phone: '12' }))).toEqual([
      { field: 'phone', problem: 'not-a-phone' },
      { field: 'receivedAt', problem: 'not-a-time' },
    ]);
    expect(problemsOf(read({ signedAt: '1000', checkedAt: '0920' }))).toEqual([
      { field: 'signer', problem: 'required' },
    ]);
    expect(problemsOf(read({ checkedAt: '0910' }))).toEqual([
      { field: 'checkedAt', problem: 'before-the-last' },
    ]);
    expect(problemsOf(read({}, ['lembar']))).toEqual([{ field: 'checkedAt', problem: 'required' }]);
  });

  it('wants a reason only where it did not come in during an outage', () => {
    expect(problemsOf(read({ receivedAt: '1115' }))).toEqual([{ field: 'reason', problem: 'required' }]);
    expect(inputOf(read({ receivedAt: '1115', reason: 'Slip tertinggal' })).reason).toBe('Slip tertinggal');
  });

  it('leaves service, day, signer and the slip’s set for the next one, and nothing of the person', () => {
    expect(
      nextTyped({ ...typed, service: 'cap-tukang-kebun', nik: '1', phone: '2', signer: 'camat' }),
    ).toEqual({
      service: 'cap-tukang-kebun',
      variant: 'bunga',
      receivedOn: '2026-11-23',
      signer: 'camat',
      slip: '7K2Q-',
    });
  });

  it('asks only what this officer may record', () => {
    expect(partsOf(standard.definition, typed, actorOf('counter'))).toEqual([
      'check',
      'sign',
      'number',
      'hand-over',
    ]);
    const kite = serviceOf(contoh, 'surat-layang-layang').definition;
    expect(partsOf(kite, {}, actorOf('counter'))).toEqual(['check']);
    expect(partsOf(kite, {}, actorOf('secretary'))).toEqual([]);
  });
});

describe('quick fingers', () => {
  it.each([
    ['915', '09:15'],
    ['0915', '09:15'],
    ['9.15', '09:15'],
    ['09:15', '09:15'],
    ['9', '09:00'],
    ['23 59', '23:59'],
  ])('write %s for %s', (text, clock) => {
    expect(clockTyped(text)).toBe(clock);
  });

  it.each(['', '24', '2400', '960', 'pagi', '09155'])('write no time as “%s”', (text) => {
    expect(clockTyped(text)).toBeUndefined();
  });

  it('leave the set of the last slip alone where the next has none', () => {
    for (const none of ['', '7K2Q-', '7K2Q', ' ']) expect(slipOf(none), none).toBeUndefined();
    expect(slipOf('7K2Q-5')).toBe('7K2Q-05');
  });
});
