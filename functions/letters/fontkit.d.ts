// fontkit ships no types; this is the part of a face that letters use.
declare module 'fontkit' {
  interface Glyph {
    id: number;
    codePoints: number[];
    advanceWidth: number;
    /** Its outline in units of the em square, y upwards. */
    path: { commands: { command: string; args: number[] }[] };
  }
  interface Subset {
    includeGlyph(glyph: number | Glyph): number;
    encode(): Uint8Array;
  }
  export interface Font {
    postscriptName: string | null;
    unitsPerEm: number;
    ascent: number;
    descent: number;
    italicAngle: number;
    capHeight: number;
    xHeight: number;
    bbox: { minX: number; minY: number; maxX: number; maxY: number; width: number; height: number };
    characterSet: number[];
    glyphForCodePoint(codePoint: number): Glyph | null;
    layout(text: string, features?: Record<string, boolean> | string[]): { glyphs: Glyph[] };
    createSubset(): Subset;
  }
  export function create(bytes: Uint8Array): Font;
}
