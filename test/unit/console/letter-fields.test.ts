import { describe, expect, it } from 'vitest';
import { letterFields, wordsOf } from '../../../web/console/letter-fields.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const kejayan = realOffice('kejayan');
const standard = serviceOf(kejayan, 'pengantar-skck');
const opened = {
  standard,
  parties: [
    {
      role: 'applicant' as const,
      name: 'Sari Contoh',
      identity: { kind: 'nik' as const, number: '3514064508900001' },
      address: 'Dusun Krajan RT 02 RW 01',
      villageCode: '3514062001',
    },
  ],
  answers: {
    birthPlace: 'Pasuruan',
    bornOn: '1990-08-05',
    gender: 'perempuan',
    job: 'Wiraswasta',
    keperluan: 'Melamar pekerjaan',
  },
  letterFields: {},
};

describe('the letter’s words', () => {
  const fields = letterFields(opened, kejayan.office);

  it('come from the applicant first and then from the standard’s own fields', () => {
    expect(fields.map(({ ids }) => ids[0])).toEqual([
      'name',
      'nik',
      'address',
      'villageName',
      'birthPlace',
      'bornOn',
      'gender',
      'job',
      'keperluan',
    ]);
  });

  it('give a choice and a village by name, never by code', () => {
    const words = wordsOf(fields, {});
    expect(words['gender']).toBe('Perempuan');
    expect(words['village']).toBe('Oro-Oro Pule');
    expect(words['villageName']).toBe('Oro-Oro Pule');
  });

  it('carry what the officer mended, trimmed, and leave the rest as it was', () => {
    const words = wordsOf(fields, { name: ' Sari Contoh, S.E. ', villageName: 'Oro-oro Pule' });
    expect(words['name']).toBe('Sari Contoh, S.E.');
    expect(words['village']).toBe('Oro-oro Pule');
    expect(words['job']).toBe('Wiraswasta');
  });

  it('begin, when a draft is made again, with what was mended the last time', () => {
    const again = letterFields({ ...opened, letterFields: { name: 'Sari C.' } }, kejayan.office);
    expect(wordsOf(again, {})).toMatchObject({ name: 'Sari C.', job: 'Wiraswasta' });
  });

  it('for a village’s own request ask for the post instead of NIK and address', () => {
    const request = serviceOf(kejayan, 'rekomendasi-pencairan-dana');
    const ids = letterFields(
      {
        standard: request,
        parties: [
          {
            role: 'applicant',
            name: 'Tono Contoh',
            identity: { kind: 'none' },
            position: 'Sekretaris Desa',
            villageCode: '3514062001',
          },
        ],
        answers: {},
        letterFields: {},
      },
      kejayan.office,
    ).map((field) => field.ids[0]);
    expect(ids).toContain('position');
    expect(ids).not.toContain('nik');
    expect(ids).not.toContain('address');
    expect(new Set(ids).size).toBe(ids.length);
  });
});
