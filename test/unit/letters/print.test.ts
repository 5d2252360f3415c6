import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PrintBlock, PrintDocument } from '../../../domain/print.ts';
import { servicePoster, standardsBooklet } from '../../../domain/standard-print.ts';
import { loadFaces } from '../../../functions/letters/faces.ts';
import { layOutPrint } from '../../../functions/letters/print-layout.ts';
import { drawn, printDocument } from '../../../functions/letters/print.ts';
import { printedStrings } from '../../../tools/check-standards.ts';
import { readOffices } from '../../../tools/standards-files.ts';

/** Every character half as wide as high: widths a reader can check by counting. */
const measure = (text: string, _face: string, size: number) => [...text].length * size * 0.5;
const offices = readOffices(join(import.meta.dirname, '../../..'));

function aDocument(blocks: readonly PrintBlock[], over: Partial<PrintDocument> = {}): PrintDocument {
  return {
    title: 'Judul',
    author: 'Kecamatan Contoh',
    madeOn: '2026-01-02',
    footer: 'Kecamatan Contoh',
    fit: 'flowing',
    blocks,
    ...over,
  };
}

const paragraphs = (count: number): PrintBlock[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `Alinea ke-${String(index)}` }));
const textsOf = (document: PrintDocument): string[][] =>
  layOutPrint(document, measure).layout.pages.map(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
  );

describe('a printed document', () => {
  it('runs over as many pages as it needs, each with its number, and loses no line', () => {
    const pages = textsOf(aDocument(paragraphs(200)));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat().filter((text) => text.startsWith('Alinea'))).toHaveLength(200);
    pages.forEach((texts, index) => {
      expect(texts).toContain(`Kecamatan Contoh – halaman ${String(index + 1)} dari ${String(pages.length)}`);
    });
  });

  it('never leaves a heading at the foot of a page without what it heads', () => {
    for (let before = 30; before < 60; before += 1) {
      const pages = textsOf(
        aDocument([
          ...paragraphs(before),
          { kind: 'heading', level: 3, text: 'Subjudul' },
          { kind: 'paragraph', text: 'Isi' },
        ]),
      );
      const page = pages.find((texts) => texts.includes('Subjudul'));
      expect(page, `after ${String(before)} paragraphs`).toContain('Isi');
    }
  });

  it('lists its chapters with the pages they begin on, also two of the same name', () => {
    const chapter: PrintBlock[] = [{ kind: 'heading', level: 1, text: 'LAYANAN' }, ...paragraphs(60)];
    const document = aDocument([{ kind: 'contents' }, ...chapter, ...chapter]);
    const { places } = layOutPrint(document, measure);
    expect(places.map(({ page }) => page)).toEqual([1, 3]);
    const [first = []] = textsOf(document);
    expect(first.slice(0, 4)).toEqual(['LAYANAN', '2', 'LAYANAN', '4']);
  });

  it('is one page when it is a poster, in the largest letters that fit', () => {
    const sizeOf = (count: number): number => {
      const { layout } = layOutPrint(aDocument(paragraphs(count), { fit: 'one-page' }), measure);
      expect(layout.pages).toHaveLength(1);
      return Math.max(
        ...layout.pages.flatMap(({ marks }) => marks.map((m) => (m.kind === 'text' ? m.size : 0))),
      );
    };
    expect(sizeOf(5)).toBeGreaterThan(sizeOf(30));
  });

  it('takes a second page rather than letters too small to read', () => {
    const { layout } = layOutPrint(aDocument(paragraphs(120), { fit: 'one-page' }), measure);
    expect(layout.pages.length).toBeGreaterThan(1);
  });

  it('has the same bytes each time, and others for another text', async () => {
    const print = async (text: string) =>
      Buffer.from(await printDocument(aDocument([{ kind: 'title', text }])));
    expect((await print('Satu')).equals(await print('Satu'))).toBe(true);
    expect((await print('Satu')).equals(await print('Dua'))).toBe(false);
  });
});

describe('signs the face does not hold', () => {
  const known = (character: string) => /[\p{L}\p{N}\p{P} –•◊]/u.test(character);

  it('are drawn as other signs; what no table names shows as a box', () => {
    expect(drawn('☎ (0343) 421157', known)).toBe('Telp. (0343) 421157');
    expect(drawn('❖ Seksi Trantib', known)).toBe('◊ Seksi Trantib');
    expect(drawn('\uF0B7 Butir', known)).toBe('• Butir');
    expect(drawn('漢', () => false)).toBe('□');
    expect(drawn('a\u200Bb', known)).toBe('ab');
  });

  it('leave no box in any standard of the five offices', async () => {
    const { canPrint } = await loadFaces();
    for (const service of offices.flatMap(({ services }) => services)) {
      for (const { path, text } of printedStrings(service))
        expect(drawn(text, canPrint), `${service.serviceId} ${path}`).not.toContain('□');
    }
  });
});

describe('standards on paper', () => {
  const services = offices.flatMap((folder) =>
    folder.services.map(
      (standard) => [`${folder.office.id}/${standard.serviceId}`, folder, standard] as const,
    ),
  );

  it.each(services)('%s: the poster bears everything to bring and every step', (_, folder, standard) => {
    const { office, decrees } = folder;
    const poster = servicePoster({
      office,
      standard,
      decree: decrees[0],
      url: 'https://loket.example/x',
      today: '2026-11-24',
    });
    const text = JSON.stringify(poster.blocks);
    for (const { path, text: printed } of printedStrings(standard)) {
      const [, key, , index] = path.split('.');
      const component = key === 'requirements' || key === 'procedure' ? standard.printed[key] : undefined;
      if (component?.state !== 'printed' || index === undefined || path.endsWith('label')) continue;
      if (component.blocks[Number(index)]?.kind === 'chart') continue;
      expect(text, path).toContain(JSON.stringify(printed).slice(1, -1));
    }
  });

  it('puts every service of an office into its booklet, each under all 14 components', () => {
    for (const { office, decrees, services: standards } of offices) {
      const { blocks } = standardsBooklet({
        office,
        decree: decrees[0],
        standards,
        url: 'https://loket.example/x',
        today: '2026-11-24',
      });
      const headings = (level: number) => blocks.filter((b) => b.kind === 'heading' && b.level === level);
      expect(headings(1)).toHaveLength(standards.length);
      expect(headings(3)).toHaveLength(standards.length * 14);
    }
  });

  it('prints a correction beside the words, never in their place', () => {
    const folder = offices.find(({ services: all }) =>
      all.some(({ notes }) => notes.some((n) => n.correction)),
    );
    const standard = folder?.services.find(({ notes }) => notes.some((n) => n.correction));
    const note = standard?.notes.find(({ correction }) => correction !== undefined);
    if (!folder || !standard || !note) throw new Error('some service has a correction');
    const { blocks } = standardsBooklet({
      office: folder.office,
      decree: folder.decrees[0],
      standards: [standard],
      url: 'https://loket.example/x',
      today: '2026-11-24',
    });
    const outside = JSON.stringify(blocks.filter(({ kind }) => kind !== 'note'));
    expect(outside).toContain(note.printed);
    expect(JSON.stringify(blocks.filter(({ kind }) => kind === 'note'))).toContain(note.correction);
  });
});
