import { describe, expect, it } from 'vitest';
import { bundleKey, bundleSlipDocument, missingFiles, received } from '../../../domain/bundle.ts';
import type { Bundle } from '../../../domain/bundle.ts';
import { collectionSheetDocument } from '../../../domain/collection-sheet.ts';
import { folderLabelsDocument, initialsOf } from '../../../domain/folder-label.ts';
import { withSpoiled } from '../../../domain/print-queue.ts';
import type { PrintJob } from '../../../domain/print-queue.ts';
import type { PrintBlock, PrintDocument } from '../../../domain/print.ts';
import { at } from '../../fixtures/calendars.ts';
import { contoh } from '../../fixtures/office.ts';

const now = at('2026-11-24 10:15');
const idOf = (n: number) => n.toString(16).padStart(32, '0');

function tableOf({ blocks }: PrintDocument) {
  const table = blocks.find(
    (block): block is Extract<PrintBlock, { kind: 'table' }> => block.kind === 'table',
  );
  if (!table) throw new Error('a sheet without its table');
  return table;
}

describe('the daily collection sheet', () => {
  const entry = {
    reference: '23456789AB',
    name: 'Ratna Layangan',
    serviceName: 'Surat Layang-Layang',
    letterNumber: '007/041/CTH/2026',
    originals: ['Lembar yang dibawa'],
  };

  it('has a row for each product that waits, with room for who takes it and a signature', () => {
    const document = collectionSheetDocument(
      contoh.office,
      [entry, { ...entry, reference: '23456789AC', letterNumber: undefined, originals: [] }],
      { on: undefined, now },
    );
    const { columns, rows } = tableOf(document);
    expect(columns.slice(-2).map(({ heading }) => heading)).toEqual([
      'Pengambil dan hubungannya',
      'Tanda tangan',
    ]);
    expect(rows.map(({ cells }) => cells.map((cell) => cell.trim()))).toEqual([
      ['1', '23456789AB\n007/041/CTH/2026', entry.name, entry.serviceName, 'Lembar yang dibawa', '', ''],
      ['2', '23456789AC', entry.name, entry.serviceName, '–', '', ''],
    ]);
    expect(JSON.stringify(document.blocks)).toContain('Selasa, 24 November 2026');
  });

  it('says so when nothing waits', () => {
    const { blocks } = collectionSheetDocument(contoh.office, [], { on: '2026-11-20', now });
    expect(blocks.at(-1)).toEqual({ kind: 'paragraph', text: 'Tidak ada yang menunggu diambil.' });
    expect(JSON.stringify(blocks)).toContain('Jumat, 20 November 2026');
  });
});

describe('a folder label', () => {
  it.each([
    ['Siti Aminah Contoh', 'S.A.C.'],
    ['  ratna   layangan ', 'R.L.'],
    ["'Abdul (alm.) 3 Éko", 'A.A.É.'],
    ['A B C D E F', 'A.B.C.D.'],
    ['123', ''],
  ])('has of a name the initials only: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('begins where the sheet was left off; a roll has nothing to leave off', () => {
    const label = { url: 'https://loket.example', heading: '23456789AB', lines: [] };
    const at21 = { paper: 'labels-21', skip: 22, madeOn: '2026-11-24' } as const;
    expect(folderLabelsDocument(contoh.office, [label], at21).blocks).toEqual([
      { kind: 'labels', labels: [label], skip: 1 },
    ]);
    expect(folderLabelsDocument(contoh.office, [label], { ...at21, paper: 'label-58' }).blocks).toEqual([
      { kind: 'labels', labels: [label], skip: 0 },
    ]);
  });
});

describe('a bundle of a village', () => {
  const bundle: Bundle = {
    v: 1,
    id: idOf(9),
    officeId: 'contoh',
    code: '23456789AB',
    villageCodes: [contoh.office.villages[0]?.code ?? ''],
    madeBy: 'desa',
    madeAt: now,
    state: 'sent',
    files: [1, 2, 3].map((n) => ({ applicationId: idOf(n), addedAt: now })),
  };

  it('misses nothing before the counter has looked, and then what it did not find', () => {
    expect(missingFiles(bundle)).toEqual([]);
    const looked = received(bundle, [idOf(1), idOf(3)], { at: now, uid: 'loket' });
    expect(missingFiles(looked)).toEqual([idOf(2)]);
  });

  it('keeps who took a file first, also when the same press arrives again or a file turns up later', () => {
    const first = received(bundle, [idOf(1)], { at: now, uid: 'loket' });
    const again = received(first, [idOf(1), idOf(2)], { at: now + 1000, uid: 'operator' });
    expect(again.files.map(({ arrived }) => arrived?.uid)).toEqual(['loket', 'operator', undefined]);
    expect(again.receivedAt).toBe(now);
    expect(received(again, [], { at: now + 2000, uid: 'loket' }).files).toEqual(again.files);
  });

  it.each([
    ['https://loket.example/konsol/#/contoh/lembar/paket/' + idOf(9), { id: idOf(9) }],
    [idOf(9), { id: idOf(9) }],
    [' 2345 6789 ab ', { code: '23456789AB' }],
    ['23456-789AB', { code: '23456789AB' }],
    // O and I are no signs of a code.
    ['23456789AO', undefined],
    ['', undefined],
  ])('is found by what a scanner or a hand puts in: %j', (typed, key) => {
    expect(bundleKey(typed)).toEqual(key);
  });

  it('has a slip with every reference, the papers that travel, and no name of a person', () => {
    const document = bundleSlipDocument(
      contoh.office,
      bundle,
      [
        { reference: '23456789AC', serviceName: 'Kartu Kucing', papers: ['Foto kucing'] },
        { reference: '23456789AD', serviceName: 'Kartu Kucing', papers: [] },
      ],
      { publicUrl: 'https://loket.example', now },
    );
    expect(tableOf(document).rows.map(({ cells }) => cells.slice(1, 4))).toEqual([
      ['23456789AC', 'Kartu Kucing', 'Foto kucing'],
      ['23456789AD', 'Kartu Kucing', 'Tidak ada kertas; semua sudah berupa foto atau pindaian'],
    ]);
    expect(document.blocks.find(({ kind }) => kind === 'qr')).toMatchObject({
      url: `https://loket.example/konsol/#/contoh/lembar/paket/${idOf(9)}`,
    });
    expect(JSON.stringify(document.blocks)).toContain('Layang-Layang');
  });
});

describe('a spoiled sheet', () => {
  it('counts once however often the press arrives', () => {
    const job: PrintJob = { v: 1, officeId: 'contoh', applicationId: idOf(1), spoiled: [] };
    const sheet = { actId: idOf(7), at: now, uid: 'operator', by: 'paper' } as const;
    const once = withSpoiled(job, sheet);
    expect(withSpoiled(once, { ...sheet, at: now + 1 })).toBe(once);
    expect(withSpoiled(once, { ...sheet, actId: idOf(8) }).spoiled).toHaveLength(2);
  });
});
