import type { DeskRow } from '../../domain/desk-list-api.ts';
import { timeNotes } from '../../domain/desk-notes.ts';
import type { DeskNote } from '../../domain/desk-notes.ts';
import type { Card } from '../../domain/personal-data.ts';

/** The letters of the desk in piles: what may be signed in a row, what is looked at first, what cannot be signed here. */

/** A letter with its row: all it takes to sign it. */
export interface ReadyLetter {
  card: Card;
  row: DeskRow & { sha256: string };
  notes: DeskNote[];
}

export interface Piles {
  plain: ReadyLetter[];
  look: ReadyLetter[];
  /** Not ready, with why; undefined while nobody has said it yet. */
  rest: { card: Card; state: Exclude<DeskRow['state'], 'ready'> | undefined }[];
}

/** @param rows what the server said of the cards, by application; of a card that has moved on since, nothing */
export function pilesOf(cards: readonly Card[], rows: ReadonlyMap<string, DeskRow>, now: number): Piles {
  const piles: Piles = { plain: [], look: [], rest: [] };
  for (const card of cards) {
    const row = rows.get(card.applicationId);
    if (row?.state !== 'ready' || row.sha256 === undefined) {
      piles.rest.push({ card, state: row?.state === 'ready' ? undefined : row?.state });
      continue;
    }
    const notes = [...timeNotes(card, now), ...row.notes];
    const pile = notes.length === 0 ? piles.plain : piles.look;
    pile.push({ card, row: { ...row, sha256: row.sha256 }, notes });
  }
  return piles;
}

/** May this letter go into the row? One with a note only once these very bytes were opened. */
export function mayChoose({ row, notes }: ReadyLetter, read: ReadonlyMap<string, string>): boolean {
  return notes.length === 0 || read.get(row.applicationId) === row.sha256;
}
