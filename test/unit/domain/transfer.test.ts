import { describe, expect, it } from 'vitest';
import type { Item } from '../../../domain/application.ts';
import type { Field, Requirement } from '../../../domain/standard.ts';
import { doorOf, fittingAnswers, itemsFor, originalsOf, plainlyFitting } from '../../../domain/transfer.ts';
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
