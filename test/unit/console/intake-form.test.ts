import { describe, expect, it } from 'vitest';
import {
  firstActs,
  intakeFields,
  intakePapers,
  intakeProblems,
  servicesLike,
  villagesOf,
} from '../../../web/console/intake-form.ts';
import { actorOf } from '../../fixtures/engine-case.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const juai = realOffice('juai');
const { definition } = serviceOf(juai, 'perekaman-e-ktp');
const villageCodes = juai.office.villages.map(({ code }) => code);
const input = {
  variant: 'baru',
  name: 'Sarinah',
  nik: '6311014101900001',
  address: 'Jalan Setia',
  village: villageCodes[0] ?? '',
  phone: '081255500011',
};
const door = 'counter' as const;

describe('choosing a service by typing', () => {
  const names = (typed: string) => servicesLike(juai.services, typed).map(({ name }) => name);

  it('shows all before anything is typed', () => {
    expect(names('  ')).toHaveLength(juai.services.length);
  });

  it('finds part of a name as it is typed, and what people call the thing', () => {
    expect(names('perekam')[0]).toBe('Perekaman E-KTP');
    expect(names('ktp')[0]).toBe('Perekaman E-KTP');
    expect(names('warisan')[0]).toMatch(/Ahli Waris/i);
  });

  it('names each service once, and none for nonsense', () => {
    const found = names('rekomendasi');
    expect(new Set(found).size).toBe(found.length);
    expect(names('xyzzy')).toEqual([]);
  });
});

describe('the intake form', () => {
  it('offers all villages at the counter and only his own to a village officer', () => {
    const [own] = villageCodes;
    expect(villagesOf(juai.office.villages, 'counter', [])).toHaveLength(21);
    expect(villagesOf(juai.office.villages, 'village', [own ?? '']).map(({ code }) => code)).toEqual([own]);
    expect(villagesOf(juai.office.villages, 'village', [])).toEqual([]);
  });

  it('asks in the order of the form, without the hints that speak to the applicant', () => {
    const fields = intakeFields(definition, {});
    expect(fields.map(({ id }) => id)).toEqual([
      'variant',
      'name',
      'nik',
      'address',
      'village',
      'phone',
      'email',
    ]);
    expect(fields.filter(({ hint }) => hint !== undefined)).toEqual([]);
  });

  it('asks for the papers of the reason', () => {
    const ids = (variant: string) =>
      intakePapers(definition, door, { ...input, variant }).papers.map(({ id }) => id);
    expect(ids('baru')).toEqual(['surat-pengantar-blangko', 'kk']);
    expect(ids('hilang')).toEqual(['surat-pengantar-blangko', 'kk', 'surat-kehilangan']);
  });

  it('finds nothing wrong with a whole file, and names each field and paper otherwise', () => {
    const whole = { door, input, brought: ['surat-pengantar-blangko', 'kk'], villageCodes };
    expect(intakeProblems(definition, whole)).toEqual({ fields: [], missing: [] });
    const { fields, missing } = intakeProblems(definition, {
      ...whole,
      input: { ...input, name: ' ', phone: 'nanti' },
      brought: ['kk'],
    });
    expect(fields.map(({ field, problem }) => [field.id, problem])).toEqual([
      ['name', 'required'],
      ['phone', 'not-a-phone'],
    ]);
    expect(missing.map(({ id }) => id)).toEqual(['surat-pengantar-blangko']);
  });

  it('takes no village from an officer but his own', () => {
    const of = { door, input, brought: ['surat-pengantar-blangko', 'kk'], villageCodes: ['6311012002'] };
    expect(intakeProblems(definition, of).fields.map(({ field, problem }) => [field.id, problem])).toEqual([
      ['village', 'not-a-choice'],
    ]);
  });
});

describe('the check right after taking in', () => {
  const brought = ['surat-pengantar-blangko', 'kk'];

  it('is the counter’s where it is the first step: all in order, the original seen, the copy not called one', () => {
    expect(firstActs(definition, { door, input, brought }, actorOf('counter'))).toEqual({
      check: {
        act: 'check',
        verdicts: {
          'surat-pengantar-blangko': { verdict: 'in-order', originalSeen: true },
          kk: { verdict: 'in-order' },
        },
      },
      givesReceipt: false,
    });
  });

  it('is nobody else’s', () => {
    expect(firstActs(definition, { door, input, brought }, actorOf('village'))).toBeUndefined();
    const baru = serviceOf(realOffice('balongbendo'), 'ktp-el-baru').definition;
    // Through the village the operator checks.
    expect(firstActs(baru, { door: 'village', input, brought }, actorOf('counter'))).toBeUndefined();
    expect(firstActs(baru, { door: 'village', input, brought }, actorOf('operator'))?.check.act).toBe(
      'check',
    );
  });

  it('judges what is only seen at the desk too, and no paper that is not there', () => {
    const baru = serviceOf(realOffice('balongbendo'), 'ktp-el-baru').definition;
    const first = firstActs(baru, { door, input: {}, brought: ['kk'] }, actorOf('counter'));
    expect(Object.keys(first?.check.verdicts ?? {}).sort()).toEqual(['kk', 'usia']);
  });

  it('goes on to the receipt where that is the counter’s next step (Kejayan, data dan informasi)', () => {
    const data = serviceOf(realOffice('kejayan'), 'data-dan-informasi').definition;
    expect(firstActs(data, { door, input: {}, brought: [] }, actorOf('counter'))?.givesReceipt).toBe(true);
  });
});
