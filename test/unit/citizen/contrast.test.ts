import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';

const style = readFileSync(join(root, 'web/citizen/style.css'), 'utf8');
const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(style)?.[1] ?? '';

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours', () => {
  it('are measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#0a5c50', '#ffffff')).toBeCloseTo(7.9, 1);
  });

  const words = ['ink', 'ink-soft', 'accent', 'accent-strong', 'ok', 'warn', 'bad'];
  it.each(words.flatMap((word) => ['ground', 'ground-soft'].map((ground) => [word, ground] as const)))(
    'let words in %s be read on %s',
    (word, ground) => {
      expect(contrast(token(word), token(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('let the focus be seen: the ring by its dark inner line', () => {
    expect(contrast(token('ink'), token('ground'))).toBeGreaterThanOrEqual(3);
    expect(contrast(token('ink'), token('focus'))).toBeGreaterThanOrEqual(3);
  });

  it('let the demo mark be read', () => {
    const [, ground = '', ink = ''] =
      /\.demo \{[^}]*background: (#\w+);[^}]*color: (#\w+);/s.exec(style) ?? [];
    expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
  });
});
