import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../functions/usecases/fault.ts';

describe('what a log holds of an error', () => {
  it('is its kind and its place', () => {
    const { error, place } = faultOf(new RangeError('terlalu jauh'));
    expect(error).toBe('RangeError');
    expect(place).toMatch(/^at .*fault\.test\.ts:\d+:\d+/);
  });

  it.each(['Siti Aminah tidak dikenal', 'dua baris\n    at Siti Aminah, Dusun Pelangi'])(
    'is never what it says, which may be what somebody typed: %j',
    (message) => {
      expect(JSON.stringify(faultOf(new Error(message)))).not.toContain('Siti');
    },
  );

  it('is nothing of what was thrown without being an error', () => {
    expect(faultOf('Siti Aminah')).toEqual({ error: 'unknown', place: '' });
  });
});
