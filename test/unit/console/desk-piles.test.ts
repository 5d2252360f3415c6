import { describe, expect, it } from 'vitest';
import type { DeskRow } from '../../../domain/desk-list-api.ts';
import { mayChoose, pilesOf } from '../../../web/console/desk-piles.ts';
import { aCard } from './a-card.ts';

const sha256 = 'a'.repeat(64);
const id = (n: number) => String(n).padStart(32, '0');
const card = (n: number) => aCard({ applicationId: id(n), dueAt: 100, warnAt: 80, stepKind: 'sign' });
const row = (n: number, over: Partial<DeskRow> = {}): DeskRow => ({
  applicationId: id(n),
  revision: 5,
  state: 'ready',
  sha256,
  notes: [],
  ...over,
});
const rowsOf = (...rows: DeskRow[]) => new Map(rows.map((each) => [each.applicationId, each]));

describe('the piles of the desk', () => {
  it('keep apart what has a note, what has none and what is not ready', () => {
    const rows = rowsOf(row(1), row(2, { notes: ['deputy'] }), row(3, { state: 'paper' }));
    const { plain, look, rest } = pilesOf([card(1), card(2), card(3), card(4)], rows, 10);
    expect(plain.map((letter) => letter.row.applicationId)).toEqual([id(1)]);
    expect(look.map(({ notes }) => notes)).toEqual([['deputy']]);
    expect(rest).toEqual([
      { card: card(3), state: 'paper' },
      { card: card(4), state: undefined },
    ]);
  });

  it('move a letter by the clock alone', () => {
    const rows = rowsOf(row(1));
    expect(pilesOf([card(1)], rows, 79).plain).toHaveLength(1);
    expect(pilesOf([card(1)], rows, 81).look[0]?.notes).toEqual(['at-risk']);
    expect(pilesOf([card(1)], rows, 101).look[0]?.notes).toEqual(['late']);
  });

  it('let a letter with a note be chosen only once these very bytes were opened', () => {
    const { look } = pilesOf([card(1)], rowsOf(row(1, { notes: ['duty'] })), 10);
    const [letter] = look;
    if (!letter) throw new Error('it has a note');
    expect(mayChoose(letter, new Map())).toBe(false);
    expect(mayChoose(letter, new Map([[id(1), 'b'.repeat(64)]]))).toBe(false);
    expect(mayChoose(letter, new Map([[id(1), sha256]]))).toBe(true);
  });
});
