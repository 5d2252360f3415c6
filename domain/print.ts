import type { PrintedItem } from './standard.ts';

/** Something printed that is no letter: a poster, a booklet, a report. Said in blocks; the renderer places them on pages. */

export type PrintBlock =
  | { kind: 'title'; text: string }
  /** Level 1 and 2 become bookmarks; level 1 begins a new page unless the document is one page. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; as?: 'lead' | 'small' | 'centre' | 'bold' }
  | { kind: 'list'; items: readonly PrintedItem[] }
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  /** Stands beside printed words: drawn with a bar at its left. */
  | { kind: 'note'; label: string; text: string }
  | { kind: 'qr'; url: string; caption: string }
  /** Table of contents of the headings of level 1. */
  | { kind: 'contents' }
  | { kind: 'page-break' };

export interface PrintDocument {
  title: string;
  author: string;
  /** The document's day, `YYYY-MM-DD`: the same content gives the same bytes. */
  madeOn: string;
  /** On every page, before the page number. */
  footer: string;
  watermark?: string;
  /** `one-page`: as large as fits one A4 page, on more pages only if it is unreadably small otherwise. */
  fit: 'one-page' | 'flowing';
  blocks: readonly PrintBlock[];
}
