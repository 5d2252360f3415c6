import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentKeys, ServiceStandard } from '../../../domain/standard.ts';
import type { PrintedBlock, PrintedItem } from '../../../domain/standard.ts';
import { linesOf, linesText, parseBlocks, printBlocks } from '../../../web/console/blocks-text.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Texts that look like signs, hold line breaks or begin with white space: all of them can be printed in a decree. */
const words = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('a', '1.', '-', '#', '~', '+', '{', '}', '\\', ' ', '\n', '\r', '\t', '---', '(', ')'),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => parts.join('')),
);
const marker = fc.option(
  fc.oneof(words, fc.constantFrom('', '1.', 'a.', '-', '•', '➤', '1)', 'ii.', '10.')),
  { nil: undefined },
);
const item: fc.Memo<PrintedItem> = fc.memo((depth) =>
  fc
    .record({
      marker,
      text: words,
      items: depth > 1 ? fc.array(item(depth - 1), { maxLength: 2 }) : fc.constant<PrintedItem[]>([]),
    })
    .map(({ marker: sign, text, items }) => ({
      ...(sign !== undefined && { marker: sign }),
      text,
      ...(items.length > 0 && { items }),
    })),
);
const block: fc.Arbitrary<PrintedBlock> = fc.oneof(
  words.map((text): PrintedBlock => ({ kind: 'text', text })),
  words.map((text): PrintedBlock => ({ kind: 'heading', text })),
  words.map((text): PrintedBlock => ({ kind: 'chart', text })),
  fc.array(item(3), { minLength: 1, maxLength: 3 }).map((items): PrintedBlock => ({ kind: 'list', items })),
);

describe('the text of a component', () => {
  it('says again exactly what was printed, for every component of every office', () => {
    const files = globSync('standards/*/services/*.json', { cwd: root });
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const standard = ServiceStandard.parse(JSON.parse(readFileSync(join(root, file), 'utf8')));
      for (const key of componentKeys) {
        const component = standard.printed[key];
        if (component.state !== 'printed') continue;
        expect(parseBlocks(printBlocks(component.blocks)), `${file} ${key}`).toEqual(component.blocks);
      }
    }
  });

  it('knows a marker that is one of the rarer line ends', () => {
    for (const marker of ['\u2028', '\u2029']) {
      const blocks: PrintedBlock[] = [{ kind: 'list', items: [{ marker, text: 'a' }] }];
      expect(parseBlocks(printBlocks(blocks))).toEqual(blocks);
    }
  });

  it('keeps a text that begins like an item, also one whose first letter means a line break behind a backslash', () => {
    for (const text of ['n.  ', 'r. a', '1. a', '# a', '~ a', '---', '{x} a', '+ a', '- a']) {
      const blocks: PrintedBlock[] = [{ kind: 'text', text }];
      expect(parseBlocks(printBlocks(blocks))).toEqual(blocks);
    }
  });

  it('loses nothing of any blocks whatever', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        expect(parseBlocks(printBlocks(blocks))).toEqual(blocks);
      }),
      { numRuns: 2000 },
    );
  });

  it('can be read whatever is typed, and reads the same once it was printed', () => {
    fc.assert(
      fc.property(
        fc.array(words).map((lines) => lines.join('\n')),
        (typed) => {
          const blocks = parseBlocks(typed);
          expect(parseBlocks(printBlocks(blocks))).toEqual(blocks);
        },
      ),
    );
  });
});

describe('what an administrator types', () => {
  it('is text, headings, and lists with their markers', () => {
    expect(parseBlocks('Syarat:\n# Lewat loket\n1. KTP\n2. KK\n\n- Meterai\n')).toEqual([
      { kind: 'text', text: 'Syarat:' },
      { kind: 'heading', text: 'Lewat loket' },
      {
        kind: 'list',
        items: [
          { marker: '1.', text: 'KTP' },
          { marker: '2.', text: 'KK' },
          { marker: '-', text: 'Meterai' },
        ],
      },
    ]);
  });

  it('nests an item by two spaces, and never deeper than the item above can hold', () => {
    expect(parseBlocks('1. Surat\n  a. asli\n      b. salinan\n2. KK')).toEqual([
      {
        kind: 'list',
        items: [
          {
            marker: '1.',
            text: 'Surat',
            items: [{ marker: 'a.', text: 'asli', items: [{ marker: 'b.', text: 'salinan' }] }],
          },
          { marker: '2.', text: 'KK' },
        ],
      },
    ]);
  });

  it('keeps a marker without words as text until the words come', () => {
    expect(parseBlocks('1. KTP\n2. ')).toEqual([
      { kind: 'list', items: [{ marker: '1.', text: 'KTP' }] },
      { kind: 'text', text: '2.' },
    ]);
  });

  it('may be an item without a marker, or a second list', () => {
    expect(parseBlocks('+ KTP\n---\n+ KK')).toEqual([
      { kind: 'list', items: [{ text: 'KTP' }] },
      { kind: 'list', items: [{ text: 'KK' }] },
    ]);
  });
});

describe('a plain list', () => {
  it('is a line each and comes back whole, line breaks inside of a line too', () => {
    expect(linesOf(' satu \n\ndua\n')).toEqual(['satu', 'dua']);
    expect(linesOf(linesText(['a\nb', 'c']))).toEqual(['a\nb', 'c']);
  });
});
