import { describe, expect, it } from 'vitest';
import { enterSends } from '../../../web/console/use-keys.ts';

const press = { repeat: false, held: false, otherForm: false };

describe('Ctrl Enter', () => {
  it('presses the primary act', () => {
    expect(enterSends(press)).toBe('primary');
  });

  it('sends the form one is writing in, never the primary act beside it', () => {
    expect(enterSends({ ...press, otherForm: true })).toBe('form');
  });

  it.each([{ otherForm: false }, { otherForm: true }])(
    'sends nothing while it is held, nor before it was released after an act: %j',
    ({ otherForm }) => {
      expect(enterSends({ repeat: true, held: false, otherForm })).toBe('nothing');
      expect(enterSends({ repeat: false, held: true, otherForm })).toBe('nothing');
      expect(enterSends({ repeat: true, held: true, otherForm })).toBe('nothing');
    },
  );
});
