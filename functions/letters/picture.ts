import { crc32, deflateSync } from 'node:zlib';
import { create as createQr } from 'qrcode';
import type { PrintDocument } from '../../domain/print.ts';
import { defaultFontsDir, loadFaces } from './faces.ts';
import type { Faces } from './faces.ts';
import { moved } from './layout.ts';
import type { Layout, Mark } from './layout.ts';
import { layOutDrawable } from './print.ts';

/** A printed page as a picture: WhatsApp takes PNG, and an old telephone shows one where it cannot show a PDF. */

/** Pixels a point: an A5 page becomes 1049 × 1488 pixels, as wide as a good telephone's screen. */
const scale = 2.5;
/** Lines looked at within a pixel's height; edges get as many greys and more. */
const linesAPixel = 4;

/** A document's pages one below the other, grey on white, as PNG. Same document, same bytes. */
export async function printPicture(
  document: PrintDocument,
  { fontsDir = defaultFontsDir }: { fontsDir?: URL } = {},
): Promise<Uint8Array> {
  const faces = await loadFaces(fontsDir);
  const { layout } = layOutDrawable(document, faces);
  return pngOf(drawPages(layout, faces));
}

interface Canvas {
  width: number;
  height: number;
  /** Ink of each pixel, 0 none to 1 black. */
  ink: Float32Array;
}

function drawPages(layout: Layout, faces: Faces): Canvas {
  const width = Math.round(layout.width * scale);
  const height = Math.round(layout.height * scale) * layout.pages.length;
  const canvas: Canvas = { width, height, ink: new Float32Array(width * height) };
  layout.pages.forEach(({ marks }, index) => {
    for (const mark of marks) drawMark(canvas, moved(mark, index * layout.height), faces);
  });
  return canvas;
}

function drawMark(canvas: Canvas, mark: Mark, faces: Faces): void {
  switch (mark.kind) {
    case 'text':
      drawText(canvas, mark, faces);
      return;
    case 'bar':
      fillBox(canvas, mark, 1 - (mark.grey ?? 0));
      return;
    case 'qr':
      drawQr(canvas, mark);
  }
}

/** Modules of whole pixels: a reader wants sharp edges more than the exact size. */
function drawQr(canvas: Canvas, { url, x, y, size }: Extract<Mark, { kind: 'qr' }>): void {
  const { modules } = createQr(url, { errorCorrectionLevel: 'M' });
  const module = Math.floor((size * scale) / modules.size);
  const left = Math.round(x * scale);
  const top = Math.round(y * scale);
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column))
        for (let line = 0; line < module; line += 1)
          blacken(canvas, top + row * module + line, left + column * module, module);
}

function blacken({ width, ink }: Canvas, row: number, from: number, count: number): void {
  ink.fill(1, row * width + from, row * width + from + count);
}

function fillBox(
  canvas: Canvas,
  box: { x: number; y: number; width: number; height: number },
  darkness: number,
): void {
  const [left, right] = [box.x * scale, (box.x + box.width) * scale];
  const [top, bottom] = [box.y * scale, (box.y + box.height) * scale];
  for (let row = Math.floor(top); row < bottom; row += 1) {
    const share = Math.min(row + 1, bottom) - Math.max(row, top);
    cover(canvas, row, left, right, share * darkness);
  }
}

/** Adds ink to one row of pixels between two places, a pixel partly touched getting its part. */
function cover({ width, height, ink }: Canvas, row: number, from: number, to: number, share: number): void {
  if (row < 0 || row >= height) return;
  for (let column = Math.max(0, Math.floor(from)); column < Math.min(width, to); column += 1) {
    const part = Math.min(column + 1, to) - Math.max(column, from);
    const at = row * width + column;
    ink[at] = Math.min(1, (ink[at] ?? 0) + part * share);
  }
}

interface Edge {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

function drawText(canvas: Canvas, mark: Extract<Mark, { kind: 'text' }>, faces: Faces): void {
  const { font } = faces[mark.face];
  const unit = (mark.size * scale) / font.unitsPerEm;
  let { x } = mark;
  for (const character of mark.text) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    if (!glyph) continue;
    const origin = x * scale;
    const place = (px: number, py: number): [number, number] => [
      origin + px * unit,
      mark.baseline * scale - py * unit,
    ];
    fillOutline(canvas, edgesOf(glyph.path.commands, place));
    x += (glyph.advanceWidth * mark.size) / font.unitsPerEm;
  }
}

/** Straight pieces a curve is drawn with: at these sizes nobody sees a corner. */
const pieces = 6;

function edgesOf(
  commands: readonly { command: string; args: number[] }[],
  place: (x: number, y: number) => [number, number],
): Edge[] {
  const edges: Edge[] = [];
  let at: [number, number] = [0, 0];
  let begun: [number, number] = [0, 0];
  const lineTo = (to: [number, number]): void => {
    edges.push({ x0: at[0], y0: at[1], x1: to[0], y1: to[1] });
    at = to;
  };
  for (const { command, args } of commands) {
    const points: [number, number][] = [];
    for (let index = 0; index + 1 < args.length; index += 2)
      points.push(place(args[index] ?? 0, args[index + 1] ?? 0));
    const [first, second] = points;
    if (command === 'moveTo' && first) {
      at = first;
      begun = first;
    } else if (command === 'lineTo' && first) lineTo(first);
    else if (command === 'quadraticCurveTo' && first && second) {
      const from = at;
      for (let step = 1; step <= pieces; step += 1) {
        const t = step / pieces;
        const mix = (axis: 0 | 1) =>
          (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * first[axis] + t ** 2 * second[axis];
        lineTo([mix(0), mix(1)]);
      }
    } else if (command === 'closePath') lineTo(begun);
    else throw new Error(`an outline with ${command}`);
  }
  return edges;
}

/** Fills by the non-zero rule, as TrueType outlines are meant. */
function fillOutline(canvas: Canvas, edges: readonly Edge[]): void {
  if (edges.length === 0) return;
  const top = Math.floor(Math.min(...edges.map(({ y0, y1 }) => Math.min(y0, y1))));
  const bottom = Math.ceil(Math.max(...edges.map(({ y0, y1 }) => Math.max(y0, y1))));
  for (let line = top * linesAPixel; line < bottom * linesAPixel; line += 1) {
    const y = (line + 0.5) / linesAPixel;
    const crossings = edges
      .filter(({ y0, y1 }) => y0 <= y !== y1 <= y)
      .map(({ x0, y0, x1, y1 }) => ({
        x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0),
        turn: y1 > y0 ? 1 : -1,
      }))
      .sort((a, b) => a.x - b.x);
    let winding = 0;
    let from = 0;
    for (const { x, turn } of crossings) {
      if (winding === 0) from = x;
      winding += turn;
      if (winding === 0) cover(canvas, Math.floor(line / linesAPixel), from, x, 1 / linesAPixel);
    }
  }
}

/** Eight-bit grey, no interlacing: the least a PNG has to be (ISO/IEC 15948). */
function pngOf({ width, height, ink }: Canvas): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      rows[row * (width + 1) + column + 1] = Math.round(255 * (1 - (ink[row * width + column] ?? 0)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}
