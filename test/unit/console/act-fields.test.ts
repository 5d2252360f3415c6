import { describe, expect, it } from 'vitest';
import { Act } from '../../../domain/application.ts';
import { actFields, actValue, fieldProblem } from '../../../web/console/act-fields.ts';
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
