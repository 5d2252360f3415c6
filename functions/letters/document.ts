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
  type PDFRef,
} from 'pdf-lib';
import { create as createQr, type BitMatrix } from 'qrcode';
import type { FaceName, Faces } from './faces.ts';
import type { Layout, Mark } from './layout.ts';

/** Light enough to read text over it, dark enough to survive a photocopy. */
const watermarkGrey = 0.87;
const fontKeys = { regular: 'F1', bold: 'F2' } as const;

/** What a document says of itself, and what makes its bytes its own. */
export interface DocumentFacts {
  title: string;
  author: string;
  language: string;
  /** The document's own day: the time of making is no part of it, so that the same content gives the same bytes. */
  madeOn: string;
  /** Hash of the content: identifier and tags of the font subsets. */
  hash: Buffer;
  /** Bookmarks: level 1 is a chapter. `y` runs downwards from the page's top edge. */
  outline?: readonly { title: string; level: 1 | 2; page: number; y: number }[];
}

/** QR code of an address. The letter's and a poster's are the same kind. */
export function qrCode(url: string): BitMatrix {
  return createQr(url, { errorCorrectionLevel: 'M' }).modules;
}

/** Draws pages: deterministic, PDF 1.7, labelled PDF/A-2b (docs/adr/0003-letters-pdf-library.md). */
export async function writeDocument(layout: Layout, facts: DocumentFacts, faces: Faces): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const fonts = {
    regular: await embed(doc, faces, 'regular', facts.hash),
    bold: await embed(doc, faces, 'bold', facts.hash),
  };
  const codes = new Map<string, BitMatrix>();
  const codeOf = (url: string): BitMatrix => {
    const code = codes.get(url) ?? qrCode(url);
    codes.set(url, code);
    return code;
  };
  const pages = layout.pages.map(({ marks }) => {
    const page = doc.addPage([layout.width, layout.height]);
    page.node.setFontDictionary(PDFName.of(fontKeys.regular), fonts.regular.ref);
    page.node.setFontDictionary(PDFName.of(fontKeys.bold), fonts.bold.ref);
    if (layout.watermark) drawWatermark(page, layout, layout.watermark, fonts.bold);
    for (const mark of marks) drawMark(page, mark, layout.height, codeOf, fonts);
    return page;
  });
  describe(doc, facts, faces.icc);
  if (facts.outline) addOutline(doc, facts.outline, pages, layout.height);
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
  codeOf: (url: string) => BitMatrix,
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
    case 'bar': {
      const { grey = 0 } = mark;
      page.pushOperators(
        pushGraphicsState(),
        setFillingRgbColor(grey, grey, grey),
        rectangle(mark.x, height - mark.y - mark.height, mark.width, mark.height),
        fill(),
        popGraphicsState(),
      );
      return;
    }
    case 'qr':
      page.pushOperators(...qrOperators(codeOf(mark.url), mark.x, height - mark.y, mark.size));
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
function describe(doc: PDFDocument, facts: DocumentFacts, icc: Uint8Array): void {
  const { context, catalog } = doc;
  const { title, author, language } = facts;
  const madeAt = new Date(`${facts.madeOn}T00:00:00Z`);
  doc.setTitle(title, { showInWindowTitleBar: true });
  doc.setAuthor(author);
  doc.setCreator('Loket');
  doc.setProducer('Loket');
  doc.setCreationDate(madeAt);
  doc.setModificationDate(madeAt);
  doc.setLanguage(language);

  const metadata = context.stream(xmp({ title, author, day: facts.madeOn, language }), {
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
  const id = PDFHexString.of(facts.hash.subarray(0, 16).toString('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
}

/** Bookmarks as a tree of two levels; the reader shows them open. */
function addOutline(
  doc: PDFDocument,
  entries: NonNullable<DocumentFacts['outline']>,
  pages: readonly PDFPage[],
  height: number,
): void {
  const { context, catalog } = doc;
  const root = context.nextRef();
  const refs = entries.map(() => context.nextRef());
  const parentOf = entries.map(({ level }, index) =>
    level === 1 ? -1 : entries.findLastIndex((entry, at) => at < index && entry.level === 1),
  );
  const childrenOf = (parent: number): number[] =>
    parentOf.flatMap((candidate, index) => (candidate === parent ? [index] : []));
  const ends = (children: readonly number[]): Record<string, PDFRef | number> => {
    const first = refs[children[0] ?? -1];
    const last = refs[children.at(-1) ?? -1];
    return first && last ? { First: first, Last: last, Count: children.length } : {};
  };
  entries.forEach((entry, index) => {
    const parent = parentOf[index] ?? -1;
    const siblings = childrenOf(parent);
    const at = siblings.indexOf(index);
    const [ref, page, before, after] = [
      refs[index],
      pages[entry.page],
      refs[siblings[at - 1] ?? -1],
      refs[siblings[at + 1] ?? -1],
    ];
    if (!ref || !page) throw new Error(`no page for the bookmark ${entry.title}`);
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(entry.title),
        Parent: refs[parent] ?? root,
        Dest: [page.ref, 'XYZ', null, height - entry.y, null],
        ...(before && { Prev: before }),
        ...(after && { Next: after }),
        ...ends(childrenOf(index)),
      }),
    );
  });
  context.assign(root, context.obj({ Type: 'Outlines', ...ends(childrenOf(-1)) }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
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
