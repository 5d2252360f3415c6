import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/chain.ts';
import { asPrinted } from '../../domain/letter.ts';
import type { PrintDocument } from '../../domain/print.ts';
import { writeDocument } from './document.ts';
import { defaultFontsDir, loadFaces } from './faces.ts';
import type { Faces } from './faces.ts';
import { layOutPrint } from './print-layout.ts';

/**
 * Signs that decrees use as list marks or in front of a number, and that the face does not hold. They stand for layout, so that a
 * poster may draw another sign; words are never replaced.
 */
const otherSigns: ReadonlyMap<string, string> = new Map([
  ['☎', 'Telp.'],
  ['✆', 'Telp.'],
  ['✉', 'Surel'],
  ['❖', '◊'],
  ['➤', '–'],
  ['▪', '•'],
  ['✓', '–'],
  ['✔', '–'],
]);
/** What no face draws and no table names, drawn as a box, so that it is seen that something stood there. */
const missing = '□';

/** A poster, a booklet or a report as PDF: same document, same bytes. */
export async function printDocument(
  document: PrintDocument,
  { fontsDir = defaultFontsDir }: { fontsDir?: URL } = {},
): Promise<Uint8Array> {
  const faces = await loadFaces(fontsDir);
  const { drawable, layout, places } = layOutDrawable(document, faces);
  const hash = createHash('sha256').update(canonicalJson(document)).digest();
  return writeDocument(
    layout,
    {
      title: drawable.title,
      author: drawable.author,
      language: 'id-ID',
      madeOn: document.madeOn,
      hash,
      ...(document.fit === 'flowing' && places.length > 0 && { outline: places }),
    },
    faces,
  );
}

/** The document's pages, with every sign the faces lack replaced. */
export function layOutDrawable(document: PrintDocument, faces: Faces) {
  const drawable = withDrawable(document, (text) => drawn(text, faces.canPrint));
  return {
    drawable,
    ...layOutPrint(drawable, (text, face, size) => faces[face].widthOf(text) * size),
  };
}

/** The text with every character the face cannot draw replaced. */
export function drawn(text: string, canPrint: (character: string) => boolean): string {
  return [...asPrinted(text)]
    .map((character) => {
      if (character === '\n' || canPrint(character)) return character;
      // Private-use signs are bullets of a word processor's symbol font; invisible ones draw nothing.
      if (/\p{Co}/u.test(character)) return '•';
      if (/[\p{C}\p{DI}]/u.test(character)) return '';
      return otherSigns.get(character) ?? missing;
    })
    .join('');
}

/** Every text of the document changed alike; addresses stay. */
function withDrawable(document: PrintDocument, change: (text: string) => string): PrintDocument {
  const changed = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string')
      return key === 'url' || key === 'kind' || key === 'as' || key === 'fit' || key === 'madeOn'
        ? value
        : change(value);
    if (Array.isArray(value)) return value.map((each) => changed(each));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)]));
    return value;
  };
  return changed(document) as PrintDocument;
}
