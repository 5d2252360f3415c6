import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partiesFrom, partyFields } from '../../../domain/party-fields.ts';
import { PartyAsked } from '../../../domain/standard.ts';

const online = { door: 'online', answers: {} } as const;
const heirs: PartyAsked = { role: 'heir', label: 'Ahli waris', min: 1, max: 3, identity: 'nik' };

const idsOf = (blocks: ReturnType<typeof partyFields>) => blocks.map(({ id }) => id);

describe('blocks of persons', () => {
  it('are asked only where the door, the reason and the answers call for them', () => {
    const parties: PartyAsked[] = [
      { ...heirs, role: 'guardian', max: 1, when: { age: ['child'] } },
      { ...heirs, role: 'deceased', max: 1, variants: ['waris'] },
      { ...heirs, role: 'collector', max: 1, doors: ['village'] },
    ];
    expect(idsOf(partyFields({ parties }, online))).toEqual([]);
    expect(idsOf(partyFields({ parties }, { ...online, answers: { age: 'child' } }))).toEqual([
      'p.guardian.1',
    ]);
    expect(idsOf(partyFields({ parties }, { ...online, variant: 'waris' }))).toEqual(['p.deceased.1']);
    expect(idsOf(partyFields({ parties }, { ...online, door: 'village' }))).toEqual(['p.collector.1']);
    expect(idsOf(partyFields({ parties }))).toEqual(['p.guardian.1', 'p.deceased.1', 'p.collector.1']);
  });

  it('keep their number when an entry of the same role before them is not asked for', () => {
    const parties: PartyAsked[] = [
      { ...heirs, max: 2, when: { more: ['ya'] } },
      { ...heirs, label: 'Wakil', max: 1 },
    ];
    expect(idsOf(partyFields({ parties }, { ...online, answers: { more: 'ya' } }))).toEqual([
      'p.heir.1',
      'p.heir.2',
      'p.heir.3',
    ]);
    expect(idsOf(partyFields({ parties }, online))).toEqual(['p.heir.3']);
  });

  it('name the person in every label, so that an error summary can be read alone', () => {
    const [first] = partyFields({ parties: [{ ...heirs, address: true }] }, online);
    expect(first?.fields.map(({ label }) => label)).toEqual([
      'Nama lengkap ahli waris 1',
      'NIK ahli waris 1',
      'Alamat ahli waris 1',
    ]);
  });

  /** Somebody who cannot read has the declaration read to him: any service, at the counter, where an officer sees it. */
  it('offer a companion who reads aloud at the counter of every service, and nowhere else', () => {
    const atCounter = partyFields({}, { ...online, door: 'counter' });
    expect(atCounter.map(({ id, optional }) => [id, optional])).toEqual([['p.companion.1', true]]);
    expect(partyFields({}, online)).toEqual([]);
    expect(partyFields({}, { ...online, door: 'village' })).toEqual([]);
    expect(partiesFrom({}, { ...online, door: 'counter' }, { 'p.companion.1.name': 'Dewi Contoh' })).toEqual([
      { role: 'companion', name: 'Dewi Contoh', identity: { kind: 'none' } },
    ]);
  });

  it('ask for one companion only where the standard already asks for one', () => {
    const parties: PartyAsked[] = [{ ...heirs, role: 'companion', max: 1 }];
    expect(idsOf(partyFields({ parties }, { ...online, door: 'counter' }))).toEqual(['p.companion.1']);
  });

  it('never share a field, however often a role is asked for', () => {
    const asked = fc
      .record({
        role: fc.constantFrom<PartyAsked['role']>('heir', 'witness', 'spouse'),
        label: fc.constant('Orang'),
        min: fc.integer({ min: 0, max: 3 }),
        max: fc.integer({ min: 3, max: 5 }),
        identity: fc.constantFrom<PartyAsked['identity']>('nik', 'passport', 'any', 'none'),
      })
      .map((party) => PartyAsked.parse(party));
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 6 }), (parties) => {
        const blocks = partyFields({ parties });
        const ids = blocks.flatMap(({ fields }) => fields.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        expect(blocks).toHaveLength(parties.reduce((sum, { max }) => sum + max, 0));
        expect(blocks.filter(({ optional }) => !optional)).toHaveLength(
          parties.reduce((sum, { min }) => sum + min, 0),
        );
      }),
    );
  });
});
