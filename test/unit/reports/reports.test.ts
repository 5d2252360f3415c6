import { describe, expect, it } from 'vitest';
import type { PrintBlock, PrintDocument } from '../../../domain/print.ts';
import type { Sheet } from '../../../domain/sheet.ts';
import { surveyReportDocument } from '../../../domain/survey-print.ts';
import { reports } from '../../../functions/reports/reports.ts';
import { aReport } from '../../fixtures/survey-report.ts';
import { unzipped, xmlProblem } from '../../fixtures/zip.ts';

const { docx, xlsx } = reports();

const aDocument = (blocks: readonly PrintBlock[], over: Partial<PrintDocument> = {}): PrintDocument => ({
  title: 'Judul',
  author: 'Kecamatan Contoh',
  madeOn: '2026-01-02',
  footer: 'Kecamatan Contoh',
  fit: 'flowing',
  blocks,
  ...over,
});

async function partsOf(bytes: Promise<Uint8Array>): Promise<Map<string, string>> {
  return new Map([...unzipped(await bytes)].map(([name, content]) => [name, content.toString()]));
}

async function bodyOf(document: PrintDocument): Promise<string> {
  return (await partsOf(docx(document))).get('word/document.xml') ?? '';
}

/** The words of an XML text, tags left out. */
const wordsOf = (xml: string) =>
  xml
    .replaceAll(/<\/w:p>|<w:br\/>|<w:tab\/>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/\s+/g, ' ');

describe('a document for the word processor', () => {
  it('is a sound archive of well-formed parts', async () => {
    const parts = await partsOf(docx(surveyReportDocument(aReport())));
    for (const name of ['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/footer1.xml'])
      expect(parts.has(name), name).toBe(true);
    for (const [name, xml] of parts) expect(xmlProblem(xml), name).toBeUndefined();
  });

  it('says all that the printed report says', async () => {
    const document = surveyReportDocument(aReport());
    const words = wordsOf(await bodyOf(document));
    const texts = document.blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'title':
        case 'heading':
        case 'paragraph':
          return [block.text];
        case 'note':
          return [block.label, block.text];
        case 'list':
          return block.items.map(({ text }) => text);
        case 'facts':
          return block.rows.flatMap(({ label, value }) => [label, value]);
        case 'table':
          return [
            ...block.columns.map(({ heading }) => heading),
            ...block.rows.flatMap(({ cells }) => cells),
            block.note ?? '',
          ];
        case 'bars':
          return [block.caption, ...block.bars.flatMap(({ label, text }) => [label, text]), block.note ?? ''];
        case 'cover':
          return [block.head, block.title, ...block.lines, block.foot];
        case 'signature':
          return [...block.lines, block.name];
        case 'figure':
        case 'qr':
        case 'labels':
        case 'contents':
        case 'page-break':
          return [];
      }
    });
    expect(texts.length).toBeGreaterThan(200);
    for (const text of texts) expect(words).toContain(text.replaceAll(/\s+/g, ' '));
  });

  it('has the word processor’s own headings, contents, tables and page numbers', async () => {
    const parts = await partsOf(docx(surveyReportDocument(aReport())));
    const body = parts.get('word/document.xml') ?? '';
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(9);
    expect(body).toContain('TOC \\h \\o &quot;1-2&quot;');
    expect(body.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(8);
    expect(body).toContain('<w:gridSpan w:val="4"/>');
    const footer = parts.get('word/footer1.xml') ?? '';
    expect(footer).toContain('PAGE');
    expect(footer).toContain('NUMPAGES');
  });

  it('draws bars of blocks as long as their values, dark ones apart, none without a value', async () => {
    const words = wordsOf(
      await bodyOf(
        aDocument([
          {
            kind: 'bars',
            caption: 'Grafik',
            direction: 'across',
            max: 100,
            bars: [
              { label: 'a', value: 50, text: '50,00' },
              { label: 'b', value: 100, text: '100,00', strong: true },
              { label: 'c', text: '*' },
            ],
          },
        ]),
      ),
    );
    expect(words).toContain(`a ${'▒'.repeat(12)} 50,00 b ${'█'.repeat(24)} 100,00 c * `);
  });

  it('takes whatever people type, and keeps its words', async () => {
    const text = 'Kursi <b>&"\'\u0000\u000B\uFFFE rusak ]]> 👍';
    const parts = await partsOf(
      docx(aDocument([{ kind: 'paragraph', text }], { title: text, author: text })),
    );
    for (const [name, xml] of parts) expect(xmlProblem(xml), name).toBeUndefined();
    expect(wordsOf(parts.get('word/document.xml') ?? '')).toContain('Kursi <b>&"\' rusak ]]> 👍');
  });

  it('bears a poster’s code as a picture and its address in words', async () => {
    const files = unzipped(
      await docx(
        aDocument([{ kind: 'qr', url: 'https://loket.example/x', caption: 'Pindai' }], { form: 'notice' }),
      ),
    );
    const pictures = [...files].filter(([name]) => name.endsWith('.png'));
    expect(pictures).toHaveLength(1);
    expect(pictures[0]?.[1].subarray(1, 4).toString()).toBe('PNG');
    expect(wordsOf(files.get('word/document.xml')?.toString() ?? '')).toContain('https://loket.example/x');
  });

  it('is marked where the printed one is', async () => {
    const marked = await partsOf(docx(aDocument([], { watermark: 'CONTOH' })));
    expect([...marked].some(([name, xml]) => name.includes('header') && xml.includes('CONTOH'))).toBe(true);
    expect([...(await partsOf(docx(aDocument([])))).keys()].some((name) => name.includes('header'))).toBe(
      false,
    );
  });
});

describe('a workbook', () => {
  const sheet: Sheet = {
    name: 'Jawaban',
    columns: [
      { heading: 'nilai', widthCharacters: 8 },
      { heading: 'saran', widthCharacters: 40 },
    ],
    rows: [
      [4, 'Ramah & <cepat>\u0000'],
      [null, '=1+1'],
    ],
  };

  it('is a sound archive of well-formed parts with a sheet for each table', async () => {
    const parts = await partsOf(xlsx([sheet, { ...sheet, name: 'Kamus data' }]));
    for (const [name, xml] of parts) expect(xmlProblem(xml), name).toBeUndefined();
    expect([...parts.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(2);
    expect(parts.get('xl/workbook.xml')).toContain('Kamus data');
  });

  it('holds numbers as numbers, and no formula at all', async () => {
    const parts = await partsOf(xlsx([sheet]));
    const cells = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(cells).toMatch(/<v>4<\/v>/);
    expect(cells).not.toMatch(/<f[ >]/);
    const words = wordsOf([...parts.values()].join(' '));
    expect(words).toContain("'=1+1");
    expect(words).toContain('Ramah & <cepat>');
  });
});

describe('the check for well-formed XML', () => {
  it.each([
    ['<a><b></a>', 'not closed'],
    ['<a>1 < 2</a>', 'not a tag'],
    ['<a>x & y</a>', 'a bare &'],
    ['<a>\u0001</a>', 'control character'],
    ['<a></a></b>', 'not closed'],
  ])('sees what is wrong in %j', (xml, problem) => {
    expect(xmlProblem(xml)).toContain(problem);
  });

  it('passes what is right', () => {
    expect(xmlProblem('<?xml version="1.0"?><a x="1"><b/>&amp; &#8211;</a>')).toBeUndefined();
  });
});
