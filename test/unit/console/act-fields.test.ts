import { describe, expect, it } from 'vitest';
import { Act } from '../../../domain/application.ts';
import type { Item } from '../../../domain/application.ts';
import { actFields, actValue, fieldProblem, isAsked } from '../../../web/console/act-fields.ts';
import type { ActField } from '../../../web/console/act-fields.ts';
import { mondayMorning } from '../../fixtures/deps.ts';

const only = (fields: readonly ActField[]): ActField => {
  const [field] = fields;
  if (!field || fields.length !== 1) throw new Error('not one field');
  return field;
};

describe('booking an appointment for somebody', () => {
  const field = only(actFields('book', { duties: [] }, []));

  it('wants one of the free slots', () => {
    expect(field.kind).toBe('slot');
    expect(fieldProblem(field, '', undefined, mondayMorning)).toBe('Pilih hari dan jam.');
    expect(fieldProblem(field, String(mondayMorning), undefined, mondayMorning)).toBeUndefined();
  });

  it('sends the slot’s beginning', () => {
    const at = actValue(field, String(mondayMorning), undefined);
    expect(Act.parse({ act: 'book', at })).toEqual({ act: 'book', at: mondayMorning });
  });
});

describe('compensation', () => {
  it('offers only the parts that are still owed', () => {
    const [part] = actFields(
      'compensate',
      {
        duties: [
          {
            kind: 'compensation',
            since: mondayMorning,
            open: ['deliver-to-address'],
            done: ['apology'],
            declined: false,
          },
        ],
      },
      [],
    );
    expect(part).toMatchObject({
      kind: 'choice',
      options: [{ value: 'deliver-to-address', label: 'Hasil layanan diantar ke alamat pemohon' }],
    });
  });
});

describe('originals given back', () => {
  const kept: Item = { files: [], bringsPaper: true, verdict: 'in-order', originalHeld: true };
  const { originalHeld: _held, ...other } = kept;
  const requirements = [
    { value: 'ijazah', label: 'Ijazah' },
    { value: 'kk', label: 'KK' },
  ];
  const items = { ijazah: kept, kk: other };
  const [field] = actFields('return-originals', { duties: [], items }, [], requirements);
  if (!field) throw new Error('no field');

  it('are chosen of those the office holds, at least one', () => {
    expect(field).toMatchObject({ kind: 'items', options: [{ value: 'ijazah', label: 'Ijazah' }] });
    expect(isAsked(field, {})).toBe(true);
    expect(fieldProblem(field, '', undefined, mondayMorning)).toBeDefined();
    expect(Act.parse({ act: 'return-originals', items: actValue(field, 'ijazah', undefined) })).toEqual({
      act: 'return-originals',
      items: ['ijazah'],
    });
  });
});

describe('an agency’s answer', () => {
  const foto = { value: 'foto', label: 'Foto' };
  const fields = actFields('agency-answer', { duties: [] }, [], [foto, { value: 'kk', label: 'KK' }]);
  const items = fields.find(({ kind }) => kind === 'items');
  if (!items) throw new Error('no items');

  it('asks which requirements are to be mended only where something is', () => {
    expect(items).toMatchObject({
      label: 'Berkas yang perlu diperbaiki pemohon',
      options: [foto, { value: 'kk', label: 'KK' }],
    });
    const askedWith = (result: string) =>
      fields.filter((field) => isAsked(field, { result })).map(({ id }) => id);
    expect(askedWith('to-mend')).toEqual(['result', 'items', 'note', 'attachments']);
    for (const result of ['', 'done', 'no'])
      expect(askedWith(result)).toEqual(['result', 'note', 'attachments']);
  });

  it('names at least one of them, and sends those', () => {
    expect(fieldProblem(items, '', undefined, mondayMorning)).toBe('Centang paling sedikit satu berkas.');
    expect(fieldProblem(items, 'foto', undefined, mondayMorning)).toBeUndefined();
    const named = actValue(items, 'foto,kk', undefined);
    expect(Act.parse({ act: 'agency-answer', result: 'to-mend', items: named, note: 'Buram' })).toMatchObject(
      {
        items: ['foto', 'kk'],
      },
    );
  });
});
