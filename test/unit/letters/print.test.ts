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

describe('a printed table', () => {
  type Table = Extract<PrintBlock, { kind: 'table' }>;
  const aTable = (rows: readonly (readonly string[])[], over: Partial<Table> = {}): Table => ({
    kind: 'table',
    columns: [
      { heading: 'Unsur', width: 3 },
      { heading: 'Nilai', width: 1, align: 'right' },
    ],
    rows: rows.map((cells) => ({ cells })),
    ...over,
  });
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, index) => [`Baris ${String(index)}`, String(index)]);
  const layoutOf = (...blocks: PrintBlock[]) => layOutPrint(aDocument(blocks), measure).layout;

  it('stands again under its headings on every page it runs over, and loses no row', () => {
    const pages = textsOf(aDocument([aTable(numbered(150))]));
    expect(pages.length).toBeGreaterThan(2);
    for (const texts of pages) expect(texts.slice(0, 2)).toEqual(['Unsur', 'Nilai']);
    expect(pages.flat().filter((text) => text.startsWith('Baris'))).toHaveLength(150);
  });

  it('does not repeat its headings where it ends before the page does', () => {
    const [texts = []] = textsOf(aDocument([aTable(numbered(5)), ...paragraphs(5)]));
    expect(texts.filter((text) => text === 'Unsur')).toHaveLength(1);
  });

  it('goes whole to the next page rather than leaving two rows behind', () => {
    for (let before = 30; before < 60; before += 1) {
      const pages = textsOf(aDocument([...paragraphs(before), aTable(numbered(6), { note: 'Catatan' })]));
      const page = pages.find((texts) => texts.includes('Unsur'));
      expect(page, `after ${String(before)} paragraphs`).toContain('Baris 5');
      expect(page).toContain('Catatan');
    }
  });

  it('sets numbers to the right edge of their column, however long they are', () => {
    const marks = layoutOf(aTable(numbered(120))).pages.flatMap((page) => page.marks);
    const ends = marks.flatMap((mark) =>
      mark.kind === 'text' && /^\d+$/.test(mark.text) && mark.size === 9
        ? [Math.round((mark.x + measure(mark.text, mark.face, mark.size)) * 100)]
        : [],
    );
    expect(ends).toHaveLength(120);
    expect(new Set(ends).size).toBe(1);
  });

  it('breaks long cells into lines that stay inside their column', () => {
    const long = 'Sosialisasi persyaratan pelayanan kepada seluruh desa '.repeat(8).trim();
    const { pages } = layoutOf(
      aTable([
        [long, '1'],
        ['A'.repeat(200), '2'],
      ]),
    );
    const bars = pages.flatMap(({ marks }) => marks.filter((mark) => mark.kind === 'bar'));
    const edges = [...new Set(bars.filter(({ width }) => width === 0.5).map(({ x }) => Math.round(x)))].sort(
      (a, b) => a - b,
    );
    expect(edges).toHaveLength(3);
    const texts = pages.flatMap(({ marks }) =>
      marks.filter((mark) => mark.kind === 'text' && /^(Sos|per|pel|kep|sel|desa|A)/.test(mark.text)),
    );
    expect(texts.length).toBeGreaterThan(4);
    for (const mark of texts) {
      if (mark.kind !== 'text') continue;
      expect(mark.x + measure(mark.text, mark.face, mark.size)).toBeLessThanOrEqual(edges[1] ?? 0);
    }
  });

  it('prints a cell longer than a page over several, to its last word', () => {
    const pages = textsOf(aDocument([aTable([[`${'kata '.repeat(3000)}akhir`, '1']])]));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)?.join(' ')).toContain('akhir');
  });

  it('puts neighbours under a common heading', () => {
    const columns = ['I', 'II', 'III'].map((heading) => ({ heading, width: 1, group: 'Waktu' }));
    const table = aTable([['a', '', 'x', '']], { columns: [{ heading: 'No', width: 1 }, ...columns] });
    const [texts = []] = textsOf(aDocument([table]));
    expect(texts.filter((text) => text === 'Waktu')).toHaveLength(1);
    for (const heading of ['No', 'I', 'II', 'III']) expect(texts).toContain(heading);
  });

  it('is refused with a row that has not a text for every column', () => {
    expect(() => layoutOf(aTable([['satu']]))).toThrow(RangeError);
  });
});

describe('a printed chart', () => {
  type Bars = Extract<PrintBlock, { kind: 'bars' }>;
  const aChart = (over: Partial<Bars> = {}): Bars => ({
    kind: 'bars',
    caption: 'Grafik',
    direction: 'across',
    max: 100,
    bars: [
      { label: 'Setengah', value: 50, text: '50,00' },
      { label: 'Penuh', value: 100, text: '100,00', strong: true },
      { label: 'Tersembunyi', text: '*' },
    ],
    ...over,
  });
  /** The filled bars: those in a tone between black and white. */
  const filled = (chart: Bars) =>
    layOutPrint(aDocument([chart]), measure).layout.pages.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.kind === 'bar' && mark.grey !== undefined ? [mark] : [])),
    );

  it('draws bars as long as their values, and none where there is no value', () => {
    const bars = filled(aChart());
    expect(bars).toHaveLength(2);
    // The outline takes half a point at each end.
    const [half = 0, whole = 0] = bars.map(({ width }) => width + 1);
    expect(whole / half).toBeCloseTo(2, 6);
    const [texts = []] = textsOf(aDocument([aChart()]));
    expect(texts).toEqual(expect.arrayContaining(['Tersembunyi', '*', '50,00', '100,00']));
  });

  it('draws upright bars as high as their values, on one line', () => {
    const bars = filled(aChart({ direction: 'up' })).filter(({ grey }) => grey !== 1);
    const [half, whole] = bars;
    if (!half || !whole) throw new Error('two bars are drawn');
    expect((whole.height + 1) / (half.height + 1)).toBeCloseTo(2, 6);
    expect(whole.y + whole.height).toBeCloseTo(half.y + half.height, 6);
  });

  it('tells strong bars from others by a tone that survives a photocopy', () => {
    const [plain, strong] = filled(aChart());
    expect((plain?.grey ?? 0) - (strong?.grey ?? 1)).toBeGreaterThan(0.4);
  });

  it('is never parted from its caption and its note', () => {
    for (let before = 30; before < 60; before += 1) {
      const pages = textsOf(aDocument([...paragraphs(before), aChart({ note: 'Catatan' })]));
      const page = pages.find((texts) => texts.includes('Grafik'));
      expect(page, `after ${String(before)} paragraphs`).toEqual(
        expect.arrayContaining(['Setengah', 'Tersembunyi', 'Catatan']),
      );
    }
  });
});

describe('a printed figure', () => {
  it('is by far the largest thing on its sheet, and no wider than it', () => {
    for (const text of ['78,13', '100,00', '1.000.000,00']) {
      const { pages } = layOutPrint(
        aDocument(
          [
            { kind: 'figure', text, caption: 'Mutu B' },
            { kind: 'title', text: 'Judul' },
          ],
          {
            fit: 'one-page',
            form: 'notice',
          },
        ),
        measure,
      ).layout;
      const sizes = new Map(
        pages.flatMap(({ marks }) => marks.flatMap((m) => (m.kind === 'text' ? [[m.text, m] as const] : []))),
      );
      const figure = sizes.get(text);
      if (!figure) throw new Error('the figure stands on one line');
      expect(figure.size).toBeGreaterThan(1.3 * (sizes.get('Judul')?.size ?? 0));
      expect(figure.x).toBeGreaterThan(0);
      expect(figure.x + measure(text, 'bold', figure.size)).toBeLessThan(595);
    }
  });
});

describe('a printed report', () => {
  const report = aDocument(
    [
      { kind: 'cover', head: 'KECAMATAN', title: 'LAPORAN', lines: ['Triwulan I'], foot: '2026' },
      { kind: 'title', text: 'DAFTAR ISI' },
      { kind: 'contents', levels: 2 },
      { kind: 'heading', level: 1, text: 'BAB I\nPENDAHULUAN' },
      { kind: 'heading', level: 2, text: '1.1 Latar' },
      ...paragraphs(60),
      { kind: 'heading', level: 2, text: '1.2 Dasar' },
      { kind: 'paragraph', text: 'Isi' },
      { kind: 'signature', lines: ['Contoh, 1 Januari 2026', 'CAMAT,'], name: 'NAMA' },
    ],
    { form: 'report' },
  );

  it('has a cover of its own, without a footer and without an empty page behind it', () => {
    const [cover = [], contents = []] = textsOf(report);
    expect(cover).toEqual(['KECAMATAN', 'LAPORAN', 'Triwulan I', '2026']);
    expect(contents[0]).toBe('DAFTAR ISI');
  });

  it('lists chapters and sections with the pages they stand on', () => {
    const pages = textsOf(report);
    const contents = pages[1] ?? [];
    const pageOf = (title: string) => Number(contents[contents.indexOf(title) + 1]);
    expect(pageOf('BAB I PENDAHULUAN')).toBe(3);
    for (const title of ['1.1 Latar', '1.2 Dasar']) expect(pages[pageOf(title) - 1], title).toContain(title);
    expect(pageOf('1.2 Dasar')).toBeGreaterThan(3);
  });

  it('never parts the place for a signature from the name below it', () => {
    for (let before = 20; before < 60; before += 1) {
      const pages = textsOf(
        aDocument([...paragraphs(before), { kind: 'signature', lines: ['CAMAT,'], name: 'NAMA' }], {
          form: 'report',
        }),
      );
      expect(pages.find((texts) => texts.includes('CAMAT,'))).toContain('NAMA');
    }
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
      open: true,
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

  it('names no way to apply on the poster of a service that is not open, and no telephone where none is meant', () => {
    const [, { office, decrees }, standard] = services[0] ?? expect.fail('no service');
    const posterOf = (doors: ('counter' | 'online')[], open: boolean) => {
      const changed = { ...standard, definition: { ...standard.definition, doors } };
      const about = { office, decree: decrees[0], url: 'https://loket.example/x', today: '2026-11-24' };
      return JSON.stringify(servicePoster({ ...about, standard: changed, open }).blocks);
    };
    expect(posterOf(['counter', 'online'], true)).toContain('lewat telepon genggam');
    expect(posterOf(['counter'], true)).not.toContain('telepon genggam');
    expect(posterOf(['counter'], true)).toContain('datang ke kantor kecamatan');
    expect(posterOf(['counter', 'online'], false)).not.toContain('telepon genggam');
    expect(posterOf(['counter', 'online'], false)).not.toContain('Cara mengajukan');
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
