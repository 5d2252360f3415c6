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

  it('is nobody where the standard asks for nobody else', () => {
    expect(
      partyFacts(definitionOf('kejayan', 'pengantar-skck'), [
        { role: 'applicant', name: 'Ani' },
        { role: 'companion', name: 'Eka' },
      ]),
    ).toEqual([]);
  });
});
