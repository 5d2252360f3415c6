import type { PrintedItem } from './standard.ts';

/** Something printed that is no letter: a poster, a booklet, a report. Said in blocks; the renderer places them on pages. */

export interface PrintColumn {
  heading: string;
  /** Share of the table's width, compared with the other columns. */
  width: number;
  /** Numbers stand right. Left unless said. */
  align?: 'left' | 'right' | 'centre';
  /** Neighbours of one group stand under a common heading. */
  group?: string;
}

export interface PrintTableRow {
  /** One text per column. */
  cells: readonly string[];
  bold?: boolean;
}

export interface PrintBar {
  label: string;
  /** Absent: there is nothing to draw, and `text` says why. */
  value?: number;
  /** The value in words, as printed beside the bar. */
  text: string;
  /** Drawn dark, for the bars the caption speaks of. */
  strong?: boolean;
}

/** One label of a sheet of labels. */
export interface PrintLabel {
  url: string;
  heading: string;
  lines: readonly string[];
}

export type PrintBlock =
  | { kind: 'title'; text: string }
  /** Level 1 and 2 become bookmarks; level 1 begins a new page unless the document is one page. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; as?: 'lead' | 'small' | 'centre' | 'bold' }
  | { kind: 'list'; items: readonly PrintedItem[] }
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  /** Stands beside printed words: drawn with a bar at its left. */
  | { kind: 'note'; label: string; text: string }
  /** `large`: to be read from some steps away; what the sheet is there for. */
  | { kind: 'qr'; url: string; caption: string; large?: true }
  /** Table of contents of the headings down to this level, 1 unless said. */
  | { kind: 'contents'; levels?: 1 | 2 }
  /** Its headings are repeated on every page it runs over. */
  | {
      kind: 'table';
      caption?: string;
      columns: readonly PrintColumn[];
      rows: readonly PrintTableRow[];
      /** In small letters below. */
      note?: string;
    }
  /** `across`: one bar below the other, for names; `up`: side by side, for periods. Bars begin at nought. */
  | {
      kind: 'bars';
      caption: string;
      direction: 'across' | 'up';
      /** The value as long as the chart. */
      max: number;
      bars: readonly PrintBar[];
      /** Thin lines at these values. */
      limits?: readonly { value: number; label: string }[];
      note?: string;
    }
  /** One number to be read from across the room. */
  | { kind: 'figure'; text: string; caption: string }
  /** A page of its own: who, what, and at the foot where and when. */
  | { kind: 'cover'; head: string; title: string; lines: readonly string[]; foot: string }
  /** Room for a pen, above the name. */
  | { kind: 'signature'; lines: readonly string[]; name: string }
  /** For the label papers only: each label in its place, `skip` places left empty before the first. */
  | { kind: 'labels'; labels: readonly PrintLabel[]; skip: number }
  | { kind: 'page-break' };

export interface PrintDocument {
  title: string;
  author: string;
  /** The document's day, `YYYY-MM-DD`: the same content gives the same bytes. */
  madeOn: string;
  /** On every page, before the page number; nothing is printed where it is empty. */
  footer: string;
  watermark?: string;
  /**
   * A4 unless said. `labels-21`: an A4 sheet of 3 × 7 labels of 63,5 × 38,1 mm; `label-58`: pages of 58 × 40 mm, one label each,
   * as a thermal printer feeds them.
   */
  paper?: 'A4' | 'A5' | 'labels-21' | 'label-58';
  /** `one-page`: as large as fits one page, on more pages only if it is unreadably small otherwise. */
  fit: 'one-page' | 'flowing';
  /** `report`: margins for binding, centred chapter headings, indented paragraphs; `notice`: everything centred. */
  form?: 'report' | 'notice';
  blocks: readonly PrintBlock[];
}
