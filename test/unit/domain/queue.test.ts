import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aheadOf,
  DeskLabel,
  called,
  emptyDay,
  nextTicket,
  queueNumber,
  spokenParts,
  ticketActs,
  waitingMinutes,
} from '../../../domain/queue.ts';
import type { QueueDay, QueueLine, Ticket } from '../../../domain/queue.ts';

const day = emptyDay('contoh', '2026-11-23');

function ticket(line: QueueLine, n: number, over: Partial<Ticket> = {}): Ticket {
  const id = `${line === 'general' ? 'a' : 'b'}${String(n).padStart(31, '0')}`;
  return { v: 1, id, line, n, takenAt: n * 1000, state: 'waiting', ...over };
}

/** Numbers in the order in which they are called, until nobody waits. */
function order(tickets: readonly Ticket[]): string[] {
  const numbers: string[] = [];
  let standing: QueueDay = day;
  let left = [...tickets];
  for (let next = nextTicket(standing, left); next; next = nextTicket(standing, left)) {
    const chosen = next;
    const after = called(standing, chosen, { desk: '1', uid: 'x', at: 0 });
    numbers.push(queueNumber(chosen.line, chosen.n));
    standing = after.day;
    left = left.map((each) => (each.id === chosen.id ? after.ticket : each));
  }
  return numbers;
}

describe('a queue number', () => {
  it('is a letter for the line and three digits, and is spoken without the noughts', () => {
    expect(queueNumber('general', 12)).toBe('A012');
    expect(queueNumber('priority', 3)).toBe('P003');
    expect(spokenParts('A012')).toEqual({ letter: 'A', n: 12 });
  });
});

describe('whose turn it is', () => {
  it('takes who came first', () => {
    expect(order([ticket('general', 2), ticket('general', 1), ticket('general', 3)])).toEqual([
      'A001',
      'A002',
      'A003',
    ]);
  });

  it('calls priority numbers first, and a general one after two of them', () => {
    const general = [1, 2].map((n) => ticket('general', n));
    const priority = [1, 2, 3, 4].map((n) => ticket('priority', n, { takenAt: 9000 + n }));
    expect(order([...general, ...priority])).toEqual(['P001', 'P002', 'A001', 'P003', 'P004', 'A002']);
  });

  it('passes over who was called, served or did not come', () => {
    const others = (['called', 'served', 'missed'] as const).map((state, n) =>
      ticket('general', n + 1, { state }),
    );
    expect(nextTicket(day, [...others, ticket('general', 4)])?.n).toBe(4);
    expect(nextTicket(day, others)).toBeUndefined();
  });

  it('calls everybody once, keeps each line in order, and lets no general number wait behind three priority ones', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<QueueLine>('general', 'priority'), { maxLength: 40 }), (lines) => {
        const count = { general: 0, priority: 0 };
        const tickets = lines.map((line, at) => ticket(line, (count[line] += 1), { takenAt: at }));
        const numbers = order(tickets);
        expect(new Set(numbers).size).toBe(lines.length);
        for (const letter of ['A', 'P']) {
          const own = numbers.filter((number) => number.startsWith(letter));
          expect(own).toEqual([...own].sort());
        }
        const lastGeneral = numbers.findLastIndex((number) => number.startsWith('A'));
        expect(numbers.slice(0, lastGeneral + 1).join(' ')).not.toMatch(/P\d+ P\d+ P\d+/);
      }),
    );
  });

  it('says how many stand before a number in that order', () => {
    const tickets = [
      ticket('general', 1),
      ticket('general', 2),
      ...[1, 2, 3].map((n) => ticket('priority', n, { takenAt: 9000 + n })),
    ];
    const called = order(tickets);
    for (const { id, line, n } of tickets)
      expect(aheadOf(day, tickets, id)).toBe(called.indexOf(queueNumber(line, n)));
  });
});

describe('a desk', () => {
  it('is its sign without the word every screen puts before it', () => {
    expect(DeskLabel.parse(' Loket 2 ')).toBe('2');
    expect(DeskLabel.parse('B')).toBe('B');
    expect(DeskLabel.safeParse('loket ').success).toBe(false);
  });
});

describe('a call', () => {
  it('stands first on the display; called again it is not there twice', () => {
    const first = called(day, ticket('general', 1), { desk: '1', uid: 'x', at: 10 });
    const second = called(first.day, ticket('general', 2), { desk: '2', uid: 'y', at: 20 });
    const again = called(second.day, first.ticket, { desk: '1', uid: 'x', at: 30 });
    expect(again.day.calls).toEqual([
      { number: 'A001', desk: '1', at: 30 },
      { number: 'A002', desk: '2', at: 20 },
    ]);
  });

  it('called again counts as no second priority number in a row', () => {
    const first = called(day, ticket('priority', 1), { desk: '1', uid: 'x', at: 10 });
    const again = called(first.day, first.ticket, { desk: '1', uid: 'x', at: 20 });
    expect(again.day.priorityInARow).toBe(1);
  });

  it('keeps six calls on the display', () => {
    let standing: QueueDay = day;
    for (let n = 1; n <= 9; n += 1)
      standing = called(standing, ticket('general', n), { desk: '1', uid: 'x', at: n }).day;
    expect(standing.calls.map(({ number }) => number)).toEqual([
      'A009',
      'A008',
      'A007',
      'A006',
      'A005',
      'A004',
    ]);
  });
});

describe('what may be done with a number', () => {
  it('comes back once after a missed call', () => {
    expect(ticketActs({ state: 'missed' })).toEqual(['return']);
    expect(ticketActs({ state: 'missed', returned: true })).toEqual([]);
    expect(ticketActs({ state: 'called' })).toEqual(['recall', 'serve', 'miss']);
    expect(ticketActs({ state: 'waiting' })).toEqual([]);
    expect(ticketActs({ state: 'served' })).toEqual([]);
  });
});

describe('the time to wait', () => {
  const minute = 60_000;
  it('is the usual gap between calls for each who stands before, and one more', () => {
    // Gaps of 4, 5 and 60 minutes (a break): the usual one is 5.
    const calls = [0, 4, 9, 69].map((at) => at * minute);
    expect(waitingMinutes(calls, 0)).toBe(5);
    expect(waitingMinutes(calls, 3)).toBe(20);
  });

  it('is not guessed from fewer than three calls', () => {
    expect(waitingMinutes([0, 4 * minute], 2)).toBeUndefined();
  });
});
