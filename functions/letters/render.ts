import { createHash } from 'node:crypto';
import {
  beginText,
  endText,
  fill,
  moveText,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rotateAndSkewTextRadiansAndTranslate,
  setFillingRgbColor,
  setFontAndSize,
  showText,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
} from 'pdf-lib';
import { create as createQr, type BitMatrix } from 'qrcode';
import { canonicalJson } from '../../domain/chain.ts';
import { asPrinted, findHole, unprintable, type LetterContent } from '../../domain/letter.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { defaultFontsDir, loadFaces, type FaceName, type Faces } from './faces.ts';
import { layOut, type Layout, type Mark } from './layout.ts';

/** Light enough to read text over it, dark enough to survive a photocopy. */
const watermarkGrey = 0.87;
const fontKeys = { regular: 'F1', bold: 'F2' } as const;

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

  const qr = createQr(content.qrUrl, { errorCorrectionLevel: 'M' }).modules;
  const layout = layOut(content, (text, face, size) => faces[face].widthOf(text) * size, qr.size);
  return ok(await draw(content, layout, qr, faces));
}

/**
 * Whether a letter can show a character, asked while a form is being filled.
 * @returns a function of one character as typed; composed (NFC) before it is looked up
 */
export async function printable(fontsDir: URL = defaultFontsDir): Promise<(character: string) => boolean> {
  const { canPrint } = await loadFaces(fontsDir);
  return (character) => [...asPrinted(character)].every((each) => each === '\n' || canPrint(each));
}

async function draw(
  content: LetterContent,
  layout: Layout,
  qr: BitMatrix,
  faces: Faces,
): Promise<Uint8Array> {
  const hash = createHash('sha256').update(canonicalJson(content)).digest();
  const doc = await PDFDocument.create({ updateMetadata: false });
  const fonts = {
    regular: await embed(doc, faces, 'regular', hash),
    bold: await embed(doc, faces, 'bold', hash),
  };
  for (const { marks } of layout.pages) {
    const page = doc.addPage([layout.width, layout.height]);
    page.node.setFontDictionary(PDFName.of(fontKeys.regular), fonts.regular.ref);
    page.node.setFontDictionary(PDFName.of(fontKeys.bold), fonts.bold.ref);
    if (layout.watermark) drawWatermark(page, layout, layout.watermark, fonts.bold);
    for (const mark of marks) drawMark(page, mark, layout.height, qr, fonts);
  }
  describe(doc, content, faces.icc, hash);
  return doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    // The default yields to the event loop every 50 objects, which costs a timer tick each.
    objectsPerTick: Number.MAX_SAFE_INTEGER,
  });
}

function embed(doc: PDFDocument, faces: Faces, name: FaceName, hash: Buffer): Promise<PDFFont> {
  const { bytes, font } = faces[name];
  // pdf-lib parses a font for each document; handing out the parsed one saves most of a letter's time.
  doc.registerFontkit({ create: () => font });
  const tag = subsetTag(hash, name === 'regular' ? 0 : 8);
  return doc.embedFont(bytes, {
    subset: true,
    customName: `${tag}+${font.postscriptName ?? 'Letter'}`,
    // A ligature would come back from copied text as something other than what was typed.
    features: { liga: false },
  });
}

/** Six capitals before a subset's name, as ISO 32000-1 §9.6.4 asks; from the content, so that bytes stay the same. */
function subsetTag(hash: Buffer, from: number): string {
  return Array.from({ length: 6 }, (_, index) =>
    String.fromCharCode(65 + ((hash[from + index] ?? 0) % 26)),
  ).join('');
}

function drawMark(
  page: PDFPage,
  mark: Mark,
  height: number,
  qr: BitMatrix,
  fonts: Record<FaceName, PDFFont>,
): void {
  switch (mark.kind) {
    case 'text':
      page.pushOperators(
        beginText(),
        setFillingRgbColor(0, 0, 0),
        setFontAndSize(fontKeys[mark.face], mark.size),
        moveText(mark.x, height - mark.baseline),
        showText(fonts[mark.face].encodeText(mark.text)),
        endText(),
      );
      return;
    case 'bar':
      page.pushOperators(
        pushGraphicsState(),
        setFillingRgbColor(0, 0, 0),
        rectangle(mark.x, height - mark.y - mark.height, mark.width, mark.height),
        fill(),
        popGraphicsState(),
      );
      return;
    case 'qr':
      page.pushOperators(...qrOperators(qr, mark.x, height - mark.y, mark.size));
  }
}

/** The code as filled rectangles, one per horizontal run of dark modules, on white that hides the watermark. */
function qrOperators(qr: BitMatrix, left: number, top: number, size: number): PDFOperator[] {
  const module = size / qr.size;
  const quiet = 4 * module;
  const operators = [
    pushGraphicsState(),
    setFillingRgbColor(1, 1, 1),
    rectangle(left - quiet, top - size - quiet, size + 2 * quiet, size + 2 * quiet),
    fill(),
    setFillingRgbColor(0, 0, 0),
  ];
  for (let row = 0; row < qr.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= qr.size; column += 1) {
      const dark = column < qr.size && qr.data[row * qr.size + column] === 1;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        operators.push(
          rectangle(left + start * module, top - (row + 1) * module, (column - start) * module, module),
        );
        start = -1;
      }
    }
  }
  return [...operators, fill(), popGraphicsState()];
}

function drawWatermark(
  page: PDFPage,
  layout: Layout,
  mark: NonNullable<Layout['watermark']>,
  font: PDFFont,
): void {
  const along = mark.width / 2;
  const across = mark.size * 0.35;
  page.pushOperators(
    beginText(),
    setFillingRgbColor(watermarkGrey, watermarkGrey, watermarkGrey),
    setFontAndSize(fontKeys.bold, mark.size),
    rotateAndSkewTextRadiansAndTranslate(
      mark.angle,
      0,
      0,
      layout.width / 2 - along * Math.cos(mark.angle) + across * Math.sin(mark.angle),
      layout.height / 2 - along * Math.sin(mark.angle) - across * Math.cos(mark.angle),
    ),
    showText(font.encodeText(mark.text)),
    endText(),
  );
}

/** Metadata, colour profile and identifier: what PDF/A asks beyond drawing. */
function describe(doc: PDFDocument, content: LetterContent, icc: Uint8Array, hash: Buffer): void {
  const { context, catalog } = doc;
  const title = `${asPrinted(content.title)} Nomor ${asPrinted(content.number)}`.replaceAll('\n', ' ');
  const author = asPrinted(content.letterhead.officeLine).replaceAll('\n', ' ');
  // Midnight of the letter's own day: the time of making is a fact of the case, not of the letter.
  const madeAt = new Date(`${content.dateOn}T00:00:00Z`);
  doc.setTitle(title, { showInWindowTitleBar: true });
  doc.setAuthor(author);
  doc.setCreator('Loket');
  doc.setProducer('Loket');
  doc.setCreationDate(madeAt);
  doc.setModificationDate(madeAt);
  doc.setLanguage(content.language);

  const metadata = context.stream(xmp({ title, author, day: content.dateOn, language: content.language }), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const profile = context.register(context.flateStream(icc, { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
  const id = PDFHexString.of(hash.subarray(0, 16).toString('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
}

function xmp(facts: { title: string; author: string; day: string; language: string }): Uint8Array {
  const at = `${facts.day}T00:00:00Z`;
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(facts.title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>${escapeXml(facts.language)}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>Loket</xmp:CreatorTool><xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Loket</pdf:Producer></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  return new TextEncoder().encode(packet);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
