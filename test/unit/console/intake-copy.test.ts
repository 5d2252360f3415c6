import { describe, expect, it } from 'vitest';
import { copyOf, draftFrom, isWorthKeeping } from '../../../web/console/intake-copy.ts';
import type { IntakeDraft } from '../../../web/console/intake-copy.ts';

const draft: IntakeDraft = {
  applicationId: '0'.repeat(32),
  secret: 'rahasia-dua-puluh-dua_',
  serviceId: 'surat-keterangan-waris',
  door: 'counter',
  typed: { name: 'Sarinah', 'p.heir.1.name': 'Ani' },
  brought: ['identitas-pewaris'],
  said: { 'identitas-pewaris': 'KK' },
  opened: ['p.heir.1', 'p.heir.2'],
  admitReason: 'Usulan susulan',
  answer: 'Dijelaskan syaratnya',
};

describe('what was typed at the counter and not sent', () => {
  it('comes back as it was, under the ids it would have been sent with', () => {
    expect(draftFrom(copyOf(draft))).toEqual(draft);
    expect(draftFrom(copyOf({ ...draft, door: 'village' }))?.door).toBe('village');
  });

  it('is nothing to take up without those ids', () => {
    expect(draftFrom({ fields: { name: 'Sarinah' }, ticked: [] })).toBeUndefined();
  });

  it('is worth keeping once somebody would have to type it again', () => {
    const empty = { ...draft, typed: { name: ' ' }, brought: [], admitReason: '', answer: '' };
    expect(isWorthKeeping(empty)).toBe(false);
    expect(isWorthKeeping({ ...empty, typed: { name: 'S' } })).toBe(true);
    expect(isWorthKeeping({ ...empty, brought: ['kk'] })).toBe(true);
    expect(isWorthKeeping({ ...empty, admitReason: 'Susulan' })).toBe(true);
    expect(isWorthKeeping({ ...empty, answer: 'Dijelaskan' })).toBe(true);
  });
});
