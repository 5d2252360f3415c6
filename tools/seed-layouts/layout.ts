/** How the text copy of a decree is laid out, so that its rows can be compared with what is stored. */

export interface SeedRow {
  readonly number: string;
  readonly label: string;
  readonly content: string;
}

export interface SeedLayout {
  /** Name of the decree's file. */
  readonly file: string;
  /** The first line of a service's block. */
  readonly opens: RegExp;
  /** Rows of a block, joined over page breaks, and the lines that are no rows (heads, group headings). */
  readonly rows: (
    lines: readonly string[],
    isFurniture: (text: string) => boolean,
  ) => { heads: string[]; rows: SeedRow[] };
  /** Lines and rows of a block that are no component: heads, column names, group headings. */
  readonly blockFurniture: readonly string[];
  /** Words of the decree's own pages that are no data: headings, formulas, labels in front of a value. */
  readonly decreeFurniture: readonly string[];
  /**
   * Pieces inside a service's rows that are layout and no data (leftovers of a drawing), each with the reason. A piece is
   * taken out of the row before it is compared.
   */
  readonly noise: readonly { readonly text: string; readonly why: string }[];
}

/** Text as compared: tags, the asterisks of Markdown's bold print and white space dropped, nothing else. */
export function squeeze(text: string): string {
  return text.replaceAll(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/g, '').replaceAll(/[\s*]+/g, '');
}
