import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/chain.ts';
import { asPrinted, findHole, unprintable, type LetterContent } from '../../domain/letter.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { qrCode, writeDocument } from './document.ts';
import { defaultFontsDir, loadFaces } from './faces.ts';
import { layOut } from './layout.ts';

/**
 * A letter's bytes. Deterministic: the same content gives the same bytes, on any machine and at any time, so that
 * what is approved by hash can be made again. PDF 1.7, labelled PDF/A-2b (see docs/adr/0003-letters-pdf-library.md).
 * Refuses `letter-hole` (a field would be blank) and `missing-glyphs` (a character cannot be drawn); throws when the
 * font files are missing.
 */
export async function renderLetter(
  content: LetterContent,
  { fontsDir = defaultFontsDir }: { fontsDir?: URL } = {},
): Promise<Result<Uint8Array>> {
  const hole = findHole(content);
  if (hole !== undefined) return refuse({ code: 'letter-hole', field: hole });
  const faces = await loadFaces(fontsDir);
  const missing = unprintable(content, faces.canPrint);
  if (missing.length > 0) return refuse({ code: 'missing-glyphs', fields: missing });

  const layout = layOut(
    content,
    (text, face, size) => faces[face].widthOf(text) * size,
    qrCode(content.qrUrl).size,
  );
  const facts = {
    title: oneLine(`${content.title} Nomor ${content.number}`),
    author: oneLine(content.letterhead.officeLine),
    language: content.language,
    // Midnight of the letter's own day: the time of making is a fact of the case, not of the letter.
    madeOn: content.dateOn,
    hash: createHash('sha256').update(canonicalJson(content)).digest(),
  };
  return ok(await writeDocument(layout, facts, faces));
}

/**
 * Whether a letter can show a character, asked while a form is being filled.
 * @returns a function of one character as typed; composed (NFC) before it is looked up
 */
export async function printable(fontsDir: URL = defaultFontsDir): Promise<(character: string) => boolean> {
  const { canPrint } = await loadFaces(fontsDir);
  return (character) => [...asPrinted(character)].every((each) => each === '\n' || canPrint(each));
}

function oneLine(text: string): string {
  return asPrinted(text).replaceAll('\n', ' ');
}
