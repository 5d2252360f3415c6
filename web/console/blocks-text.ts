import type { PrintedBlock, PrintedItem } from '../../domain/standard.ts';

/**
 * The blocks of a printed component as text for one field, and back. Nothing is lost: what was printed comes back as it was.
 *
 *   1. Foto copy KTP        an item with its marker; two spaces more make it part of the item above
 *   + Foto copy KK          an item without a marker
 *   {1 .} Meterai           an item with a marker that is not a usual one
 *   # Lewat loket           a heading
 *   ~ Pemohon Loket Camat   the words of a flow chart
 *   ---                     a new list begins
 *   5 Orang, terdiri dari : anything else is text
 *
 * A backslash takes the meaning off the sign behind it; `\n` is a line break inside of a text.
 */

const bare = '[-*•●○▪■□❖➢➤►→✓✔✗·–—]|\\(?(?:\\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.)]';
const bareMarker = new RegExp(`^(?:${bare})$`, 'u');
const itemLine = new RegExp(`^(?:(${bare})|\\{((?:[^\\\\}]|\\\\.)*)\\}|(\\+))[ \\t]+(?=\\S)`, 'su');
/** The sign of an item alone, with white space behind it. */
const itemSign = new RegExp(`^(?:${bare}|\\{(?:[^\\\\}]|\\\\.)*\\}|\\+)(?=[ \\t]+\\S)`, 'su');
const listBreak = '---';
const indent = '  ';

/** Text of one field: one line for each text, heading, chart or item. */
export function printBlocks(blocks: readonly PrintedBlock[]): string {
  return blocks
    .flatMap((block, position) => {
      switch (block.kind) {
        case 'text':
          return [guarded(block.text)];
        case 'heading':
          return [`# ${escaped(block.text)}`];
        case 'chart':
          return [`~ ${escaped(block.text)}`];
        case 'list':
          return [
            ...(blocks[position - 1]?.kind === 'list' ? [listBreak] : []),
            ...block.items.flatMap((item) => printItem(item, 0)),
          ];
        default:
          return block satisfies never;
      }
    })
    .join('\n');
}

/** Items as lines of their own, e.g. of a list that has no other blocks. */
function printItem({ marker, text, items = [] }: PrintedItem, level: number): string[] {
  const sign =
    marker === undefined
      ? '+'
      : bareMarker.test(marker)
        ? marker
        : `{${escaped(marker).replaceAll('}', '\\}')}}`;
  return [
    `${indent.repeat(level)}${sign} ${escaped(text)}`,
    ...items.flatMap((nested) => printItem(nested, level + 1)),
  ];
}

/** What the lines say. Any text can be read; what has no sign is text. */
export function parseBlocks(text: string): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  /** The item that is open at each level of the list at hand. */
  let open: PrintedItem[] = [];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/(?<!\\)\s+$/u, '');
    const content = line.trimStart();
    if (content === '') continue;
    if (content === listBreak) {
      open = [];
      continue;
    }
    const [sign, marker, odd] = itemLine.exec(content) ?? [];
    if (sign === undefined) {
      open = [];
      blocks.push(plainBlock(content));
      continue;
    }
    const item: PrintedItem = { text: unescaped(content.slice(sign.length)) };
    const level = Math.min(levelOf(line), open.length);
    const named = marker ?? (odd === undefined ? undefined : unescaped(odd));
    const listed = named === undefined ? item : { marker: named, text: item.text };
    const parent = open[level - 1];
    if (parent) parent.items = [...(parent.items ?? []), listed];
    else listOf(blocks, open).push(listed);
    open = [...open.slice(0, level), listed];
  }
  return blocks;
}

function plainBlock(content: string): PrintedBlock {
  if (content.startsWith('# ')) return { kind: 'heading', text: unescaped(content.slice(2).trimStart()) };
  if (content.startsWith('~ ')) return { kind: 'chart', text: unescaped(content.slice(2).trimStart()) };
  return { kind: 'text', text: unescaped(content) };
}

/** The list that is being written, or a new one where none is open. */
function listOf(blocks: PrintedBlock[], open: readonly PrintedItem[]): PrintedItem[] {
  const last = blocks.at(-1);
  if (open.length > 0 && last?.kind === 'list') return last.items;
  const items: PrintedItem[] = [];
  blocks.push({ kind: 'list', items });
  return items;
}

function levelOf(line: string): number {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return Math.floor(space.replaceAll('\t', indent).length / indent.length);
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r' };

/** Backslashes, line breaks and white space at either end, so that a line is read back as it was. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[\n\r]/g, (sign) => named[sign] ?? sign)
    .replace(/^\s/u, '\\$&')
    .replace(/(?<!^\\)\s$/u, '\\$&');
}

/**
 * A text that would be read as something else has a backslash behind its sign: in front of it `n` and `r` would become line breaks.
 */
function guarded(text: string): string {
  const line = escaped(text);
  if (line === listBreak) return `\\${line}`;
  const sign = /^[#~](?= )/.exec(line) ?? itemSign.exec(line);
  return sign ? `${sign[0]}\\${line.slice(sign[0].length)}` : line;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gsu, (_, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign));
}

/** Plain lists (considerations, recipients): a line each; blank lines do not count. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(unescaped);
}

export function linesText(lines: readonly string[]): string {
  return lines.map(escaped).join('\n');
}
