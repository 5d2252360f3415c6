import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';

export type FaceName = 'regular' | 'bold';

/** One parsed font face. Parsing costs more than a whole letter, so faces are shared by all letters of a process. */
export type Face = {
  bytes: Uint8Array;
  font: Font;
  /** Width of a text at 1 pt. */
  widthOf: (text: string) => number;
};

export type Faces = {
  regular: Face;
  bold: Face;
  /** sRGB profile of the output intent. */
  icc: Uint8Array;
  /** Whether a letter can show this code point (of NFC text). */
  canPrint: (character: string) => boolean;
};

/** Beside this file in the repository, and beside the bundle in the deploy folder. */
export const defaultFontsDir = new URL('./fonts/', import.meta.url);

const loaded = new Map<string, Promise<Faces>>();

export function loadFaces(fontsDir: URL = defaultFontsDir): Promise<Faces> {
  const known = loaded.get(fontsDir.href);
  if (known) return known;
  const faces = readFaces(fontsDir);
  loaded.set(fontsDir.href, faces);
  // A failed read (a missing file) must not be remembered for the life of the process.
  faces.catch(() => loaded.delete(fontsDir.href));
  return faces;
}

async function readFaces(fontsDir: URL): Promise<Faces> {
  const [regular, bold, icc] = await Promise.all([
    readFile(new URL('DejaVuSerifCondensed.ttf', fontsDir)),
    readFile(new URL('DejaVuSerifCondensed-Bold.ttf', fontsDir)),
    readFile(new URL('sRGB.icc', fontsDir)),
  ]);
  const faces = { regular: faceOf(regular), bold: faceOf(bold) };
  const inBold = new Set(faces.bold.font.characterSet);
  // A text may be drawn in either face, so only what both can draw counts.
  const drawable = new Set(faces.regular.font.characterSet.filter((code) => inBold.has(code)));
  return { ...faces, icc, canPrint: (character) => isVisible(character) && drawable.has(codeOf(character)) };
}

/**
 * The font has glyphs for some invisible characters (direction overrides, joiners, private use). On a letter they
 * would be a blank or would make a name read otherwise than it is stored. Scripts written from right to left would
 * be drawn in the wrong order; the two faces hold none of their letters, and this line keeps it so with other faces.
 */
function isVisible(character: string): boolean {
  return !/[\p{C}\p{DI}\p{Zl}\p{Zp}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    character,
  );
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? -1;
}

function faceOf(bytes: Uint8Array): Face {
  const font = create(bytes);
  const widths = new Map<string, number>();
  const widthOfCharacter = (character: string) => {
    const known = widths.get(character);
    if (known !== undefined) return known;
    const width = (font.glyphForCodePoint(codeOf(character))?.advanceWidth ?? 0) / font.unitsPerEm;
    widths.set(character, width);
    return width;
  };
  return {
    bytes,
    font,
    widthOf: (text) => {
      let sum = 0;
      for (const character of text) sum += widthOfCharacter(character);
      return sum;
    },
  };
}
