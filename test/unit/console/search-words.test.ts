import { describe, expect, it } from 'vitest';
import { referenceIn } from '../../../web/console/search-words.ts';

describe('the search field', () => {
  it('knows a reference code as read aloud, typed small, or scanned from a receipt', () => {
    for (const words of [
      'K7MPQ2RTXW',
      ' k7mpq2rtxw ',
      'K7MPQ 2RTXW',
      'https://loket.example.go.id/s/K7MPQ2RTXW/abc123',
    ])
      expect(referenceIn(words), words).toBe('K7MPQ2RTXW');
  });

  it('takes no name, NIK or phone number for one', () => {
    for (const words of ['Sari Contoh', '3514064508900001', '2345678923', '081200000011', 'BUDISANTOSO'])
      expect(referenceIn(words), words).toBeUndefined();
  });
});
