import { describe, expect, it } from 'vitest';
import type { Item } from '../../../domain/application.ts';
import type { Field, Requirement } from '../../../domain/standard.ts';
import {
  asksSamePersons,
  doorOf,
  fittingAnswers,
  itemsFor,
  movedAnswers,
  originalsLeft,
  originalsOf,
  plainlyFitting,
} from '../../../domain/transfer.ts';
import { aFile } from '../../fixtures/engine-case.ts';
import { invented } from '../../fixtures/office.ts';

const { kite, garden, cat } = invented;

const requirement = (id: string, text: string, over: Partial<Requirement> = {}): Requirement => ({
  id,
  text,
  kind: 'file',
  paperAllowed: true,
  ...over,
});
const inOrder = (over: Partial<Item> = {}): Item => ({
  ...aFile('ktp'),
  verdict: 'in-order',
  ...over,
});

describe('what goes along to another service', () => {
  it('are answers the other form asks for and allows, and no others', () => {
    const fields: Field[] = [
      { id: 'purpose', label: 'Keperluan', type: 'text', required: true },
      { id: 'bornOn', label: 'Lahir', type: 'date', required: true },
      {
        id: 'kind',
        label: 'Jenis',
        type: 'choice',
        required: true,
        options: [{ value: 'a', label: 'A' }],
      },
    ];
    const answers = { purpose: 'Beasiswa', bornOn: 'kemarin', kind: 'b', other: 'x' };
    expect(fittingAnswers({ ...kite, fields }, answers)).toEqual({ purpose: 'Beasiswa' });
    expect(fittingAnswers({ ...kite, fields }, { bornOn: '1990-08-05', kind: 'a' })).toEqual({
      bornOn: '1990-08-05',
      kind: 'a',
    });
  });

  it('are typed answers as every door keeps them: none of other fields, none that is not asked, each cleaned', () => {
    const fields: Field[] = [
      {
        id: 'kind',
        label: 'Jenis',
        type: 'choice',
        required: true,
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      },
      { id: 'thorns', label: 'Duri', type: 'number', required: true, when: { kind: ['b'] } },
      { id: 'name-of', label: 'Nama bunga', type: 'text', required: true },
    ];
    const typed = { kind: 'a', thorns: 'abc', 'name-of': '  Mawar  ', name: 'Orang Lain', nik: '1' };
    expect(movedAnswers({ ...kite, fields }, {}, typed)).toEqual({ kind: 'a', 'name-of': 'Mawar' });
  });

  it('are the persons of the case, and no others: who is missing is asked in a request of its own', () => {
    const spouse = { role: 'spouse', label: 'Pasangan', min: 1, max: 1, identity: 'nik' } as const;
    const couple = { ...garden, parties: [spouse] };
    expect(asksSamePersons(kite, garden, [{ role: 'applicant' }])).toBe(true);
    for (const applicant of ['village', 'organisation', 'foreigner'] as const)
      expect(asksSamePersons(kite, { ...garden, applicant }, [{ role: 'applicant' }])).toBe(false);
    expect(asksSamePersons(kite, couple, [{ role: 'applicant' }])).toBe(false);
    expect(asksSamePersons(kite, couple, [{ role: 'applicant' }, { role: 'spouse' }])).toBe(true);
    // Asked for one reason only: it stays a target, and is refused for that reason.
    const sometimes = { ...garden, parties: [{ ...spouse, variants: ['nikah'] }] };
    const facts = (variant: string) => ({ door: 'counter' as const, variant, answers: {} });
    expect(asksSamePersons(kite, sometimes, [{ role: 'applicant' }])).toBe(true);
    expect(asksSamePersons(kite, sometimes, [{ role: 'applicant' }], facts('bunga'))).toBe(true);
    expect(asksSamePersons(kite, sometimes, [{ role: 'applicant' }], facts('nikah'))).toBe(false);
  });

  it('never takes a word of a form for an item it is not', () => {
    const wanted = [requirement('lembar', 'Lembar')];
    const items = { ktp: inOrder({ originalHeld: true }) };
    for (const chosen of [{ lembar: 'constructor' }, { lembar: '__proto__' }, { lembar: 'tidak-ada' }]) {
      expect(itemsFor(wanted, { items }, chosen)).toEqual({ lembar: { files: [], bringsPaper: false } });
      expect(originalsOf(wanted, { items }, chosen)).toEqual([]);
      expect(originalsLeft(wanted, { items }, chosen)).toEqual(['ktp']);
    }
    expect(originalsLeft(wanted, { items }, { lembar: 'ktp' })).toEqual([]);
    // What is chosen for a paper the new case does not ask for goes nowhere.
    expect(originalsLeft(wanted, { items }, { lain: 'ktp' })).toEqual(['ktp']);
  });

  it('are papers of the same id or the same printed words; what else answers what, an officer says', () => {
    const source = {
      ...kite,
      requirements: [
        requirement('ktp', 'Fotokopi KTP'),
        requirement('kk', 'Fotokopi KK;'),
        requirement('surat', 'Surat pengantar'),
      ],
    };
    const target = {
      ...garden,
      requirements: [
        requirement('ktp', 'KTP pemohon'),
        requirement('kartu-keluarga', 'fotokopi KK'),
        requirement('pengantar', 'Pengantar desa'),
      ],
    };
    const items = { ktp: inOrder(), kk: inOrder(), surat: inOrder() };
    expect(plainlyFitting(source, target, { items })).toEqual({ ktp: 'ktp', 'kartu-keluarga': 'kk' });
    expect(plainlyFitting(source, target, { items: { surat: inOrder() } })).toEqual({});
  });

  it('begins unjudged with its files; what is missing waits for the first check, what is optional is left out', () => {
    const wanted = [
      requirement('ktp', 'KTP'),
      requirement('kk', 'KK'),
      requirement('ekor', 'Ekor', { optional: true }),
      requirement('lain', 'Lainnya', { openEnded: true }),
    ];
    const items = { 'ktp-lama': inOrder({ originalHeld: true }) };
    const chosen = { ktp: 'ktp-lama', kk: 'tidak-ada' };
    expect(itemsFor(wanted, { items }, chosen)).toEqual({
      ktp: aFile('ktp'),
      kk: { files: [], bringsPaper: false },
    });
    expect(originalsOf(wanted, { items }, chosen)).toEqual(['ktp']);
  });

  it('goes on through its own door where the other service has it, else at the counter', () => {
    expect(doorOf(kite, 'online')).toBe('online');
    expect(doorOf(kite, 'village')).toBe('counter');
    expect(doorOf(garden, 'counter')).toBe('online');
    expect(doorOf(cat, 'village')).toBe('village');
  });
});
