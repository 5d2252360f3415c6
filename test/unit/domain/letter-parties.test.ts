import { describe, expect, it } from 'vitest';
import { partyFacts } from '../../../domain/letter-parties.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const definitionOf = (officeId: string, serviceId: string) =>
  serviceOf(realOffice(officeId), serviceId).definition;

describe('whom a letter is about', () => {
  it('is the other half of a couple, under the words of the form (Kejayan, marriage dispensation)', () => {
    expect(
      partyFacts(definitionOf('kejayan', 'pengantar-dispensasi-nikah'), [
        { role: 'applicant', name: 'Ani' },
        { role: 'spouse', name: 'Budi' },
      ]),
    ).toEqual([{ id: 'p.spouse.1', label: 'Calon pasangan', value: 'Budi' }]);
  });

  it('are the heirs one by one, and not whoever read aloud or filed (Kejayan, heirs)', () => {
    expect(
      partyFacts(definitionOf('kejayan', 'surat-keterangan-ahli-waris'), [
        { role: 'applicant', name: 'Ani' },
        { role: 'deceased', name: 'Budi' },
        { role: 'heir', name: 'Cica' },
        { role: 'heir', name: 'Dodi' },
        { role: 'companion', name: 'Eka' },
        { role: 'filer', name: 'Fajar' },
      ]).map(({ label, value }) => `${label}: ${value}`),
    ).toEqual([
      'Almarhum/almarhumah (pewaris): Budi',
      'Ahli waris selain pemohon 1: Cica',
      'Ahli waris selain pemohon 2: Dodi',
    ]);
  });

  it('is the committee that somebody speaks for (Kejayan, aid)', () => {
    expect(
      partyFacts(definitionOf('kejayan', 'pengantar-bantuan-sosial-keagamaan'), [
        { role: 'applicant', name: 'Ani' },
        { role: 'organisation', name: 'Panitia Masjid' },
      ]),
    ).toEqual([{ id: 'p.organisation.1', label: 'Lembaga', value: 'Panitia Masjid' }]);
  });

  it('is nobody less where a role is asked for twice: by their order, else by what they may be', () => {
    const asked = {
      applicant: 'person' as const,
      parties: [
        { role: 'spouse' as const, label: 'Calon suami', min: 0, max: 1, identity: 'any' as const },
        { role: 'spouse' as const, label: 'Calon istri', min: 0, max: 1, identity: 'any' as const },
      ],
    };
    const [ani, budi] = [
      { role: 'spouse' as const, name: 'Ani' },
      { role: 'spouse' as const, name: 'Budi' },
    ];
    const labels = (parties: Parameters<typeof partyFacts>[1]) =>
      partyFacts(asked, parties).map(({ label, value }) => `${label}: ${value}`);
    expect(labels([budi, ani])).toEqual(['Calon suami: Budi', 'Calon istri: Ani']);
    expect(labels([ani])).toEqual(['Calon suami / Calon istri: Ani']);
  });

  it('is whoever was asked for in this very case (Lekok, village officers)', () => {
    const definition = definitionOf('lekok', 'rekomendasi-perangkat-desa');
    const of = (variant: string) =>
      partyFacts(
        definition,
        [
          { role: 'applicant', name: 'Ani' },
          { role: 'subject', name: 'Budi' },
        ],
        { door: 'village', variant, answers: {} },
      ).map(({ label }) => label);
    expect(of('pemberhentian')).toEqual(['Perangkat desa yang dimaksud']);
    expect(of('pengangkatan')).toEqual(['Calon perangkat desa']);
  });

  it('is nobody where the standard asks for nobody else', () => {
    expect(
      partyFacts(definitionOf('kejayan', 'pengantar-skck'), [
        { role: 'applicant', name: 'Ani' },
        { role: 'companion', name: 'Eka' },
      ]),
    ).toEqual([]);
  });
});
