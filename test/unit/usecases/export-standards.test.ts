import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/chain.ts';
import { paths } from '../../../domain/paths.ts';
import { ServiceStandard } from '../../../domain/standard.ts';
import { exportStandards } from '../../../functions/usecases/export-standards.ts';
import { importStandards } from '../../../functions/usecases/import-standards.ts';
import { officeFiles, readOffice, readOffices, writeOffice } from '../../../tools/standards-files.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { granted, someDeps, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { admin, published } from '../../fixtures/decrees.ts';
import { contoh } from '../../fixtures/office.ts';

const root = join(import.meta.dirname, '../../..');

/** Every file of a folder by its path in it. */
function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const;
    }),
  );
}

async function exported(deps: TestDeps, officeId: string) {
  const material = await exportStandards(deps, officeId);
  if (!material) throw new Error(`${officeId} was not exported`);
  return material;
}

/** Hash of every version there is. */
function hashes(deps: TestDeps): Map<string, unknown> {
  return new Map(
    [...deps.documents.all()]
      .filter(([path]) => path.includes('/versions/'))
      .map(([path, data]) => [path, data['hash']]),
  );
}

describe('exporting an office', () => {
  it.each(readOffices(root).map((folder) => [folder.office.name, folder] as const))(
    'gives back %s byte for byte, and says which versions are in force',
    async (_, folder) => {
      const deps = someDeps();
      granted(await importStandards(deps, folder));
      const files = officeFiles(await exported(deps, folder.office.id));
      const before = filesIn(join(root, 'standards', folder.office.id));
      expect([...files.keys()].filter((path) => !before.has(path))).toEqual(
        before.has('in-force.json') ? [] : ['in-force.json'],
      );
      for (const [path, text] of before) expect([path, files.get(path) === text]).toEqual([path, true]);
    },
  );

  it('of what came out of a store elsewhere has the same hashes, also after a new decree', async () => {
    const deps = await staffedDeps();
    await published(deps, admin, 'surat-layang-layang', (standard) => ({
      ...standard,
      summary: 'Lebih jelas.',
    }));
    const material = await exported(deps, 'contoh');
    expect(material.services.map(({ serviceId, version }) => `${serviceId} ${String(version)}`)).toEqual([
      'surat-layang-layang 1',
      'surat-layang-layang 2',
      'cap-tukang-kebun 1',
      'kartu-kucing 1',
    ]);
    const elsewhere = someDeps();
    granted(await importStandards(elsewhere, material));
    const ours = [...hashes(deps)].filter(([path]) => path.startsWith('offices/contoh/'));
    expect(hashes(elsewhere)).toEqual(new Map(ours));
    const entry = paths.standard('contoh', 'surat-layang-layang');
    expect(await documentAt(elsewhere, entry)).toEqual(await documentAt(deps, entry));
    expect(officeFiles(await exported(elsewhere, 'contoh'))).toEqual(officeFiles(material));
  });

  it('keeps a version that waits for its day, and what left the catalogue', async () => {
    const deps = await staffedDeps();
    await published(deps, admin, 'kartu-naga', (standard) => standard, { archives: ['cap-tukang-kebun'] });
    await published(deps, admin, 'surat-layang-layang', (standard) => standard, { from: '2027-01-01' });
    const material = await exported(deps, 'contoh');
    expect(material.states).toMatchObject([
      { serviceId: 'surat-layang-layang', version: 1, next: { version: 2, from: '2027-01-01' } },
      { serviceId: 'cap-tukang-kebun', open: false, archivedBy: 'keputusan-2-2026' },
      { serviceId: 'kartu-kucing' },
      { serviceId: 'kartu-naga', version: 1, open: false },
    ]);
    const elsewhere = someDeps();
    granted(await importStandards(elsewhere, material));
    for (const { serviceId } of material.services) {
      const entry = paths.standard('contoh', serviceId);
      expect(await documentAt(elsewhere, entry)).toEqual(await documentAt(deps, entry));
    }
  });

  it('writes a folder that can be read again', async () => {
    const deps = await staffedDeps();
    const folder = mkdtempSync(join(tmpdir(), 'loket-export-'));
    try {
      const material = await exported(deps, 'contoh');
      const written = writeOffice(join(folder, 'contoh'), material);
      expect(new Set(written)).toEqual(new Set(filesIn(join(folder, 'contoh')).keys()));
      expect(readOffice(join(folder, 'contoh'), 'contoh')).toEqual(material);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows no office that is not there', async () => {
    expect(await exportStandards(someDeps(), 'contoh')).toBeUndefined();
  });

  it('hashes what a standard says, not the order in which a store keeps it', () => {
    const [standard] = contoh.services;
    const shuffled: unknown = JSON.parse(canonicalJson(standard));
    expect(canonicalJson(ServiceStandard.parse(shuffled))).toBe(canonicalJson(standard));
    expect(JSON.stringify(ServiceStandard.parse(shuffled))).toBe(JSON.stringify(standard));
  });
});
