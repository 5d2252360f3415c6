import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { qrCode } from '../../../web/citizen/qr.ts';

it('draws exactly the dark squares of the code, four squares in from the edge', () => {
  const link = 'https://loket.example/s/kejayan/3865493EF3/VIXLXQOYHMO9mJKQpr4zyg';
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const { markup } = qrCode(link, 'Kode');
  expect(markup).toContain(`viewBox="0 0 ${String(modules.size + 8)} ${String(modules.size + 8)}"`);

  const drawn = new Set<string>();
  for (const [, x, y, width] of markup.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let i = 0; i < Number(width); i += 1)
      drawn.add(`${String(Number(x) + i - 4)},${String(Number(y) - 4)}`);
  }
  const dark = new Set<string>();
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) dark.add(`${String(column)},${String(row)}`);
  expect(drawn).toEqual(dark);
});
