import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  getCalendar,
  getDecree,
  getOffice,
  getService,
  listOffices,
  listServices,
} from '../../../functions/usecases/browse.ts';
import { importStandards } from '../../../functions/usecases/import-standards.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { breaking, granted, minute, refusalOf, someDeps } from '../../fixtures/deps.ts';
import { contoh, realOffices, seberang, serviceOf } from '../../fixtures/office.ts';

const cat = serviceOf(contoh, 'kartu-kucing');

describe('importing an office’s standards', () => {
  it('brings in office, decree, calendars and every version, readable by anyone', async () => {
    const deps = someDeps();
    expect(granted(await importStandards(deps, contoh))).toEqual({ created: 3 });
    expect(await getOffice(deps, 'contoh')).toEqual(contoh.office);
    expect(await getDecree(deps, 'contoh')).toEqual(contoh.decree);
    expect((await getCalendar(deps, 'contoh')).years).toEqual(contoh.calendars);
    expect((await listServices(deps, 'contoh')).map(({ name }) => name)).toEqual([
      'Cap Tukang Kebun',
      'Kartu Kucing',
      'Surat Layang-Layang',
    ]);
    expect(await getService(deps, 'contoh', 'kartu-kucing')).toEqual(cat);
    expect(await documentAt(deps, paths.standardVersion('contoh', 'kartu-kucing', 1))).toMatchObject({
      published: true,
    });
  });

  it.each(realOffices.map((material) => [material.office.name, material] as const))(
    'takes %s as it lies in standards/, and a second time creates nothing',
    async (_, material) => {
      const deps = someDeps();
      expect(granted(await importStandards(deps, material)).created).toBe(material.services.length);
      expect(granted(await importStandards(deps, material)).created).toBe(0);
      for (const service of material.services) {
        expect(await getService(deps, material.office.id, service.serviceId)).toEqual(service);
      }
    },
  );

  it('refuses a version that is known with other words, and writes nothing of that office', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    const before = deps.documents.all();
    const changed = { ...cat, summary: 'Diubah diam-diam.' };
    const added = { ...cat, serviceId: 'kartu-naga' };
    expect(refusalOf(await importStandards(deps, { ...contoh, services: [added, changed] }))).toEqual({
      code: 'standard-exists',
      serviceId: 'kartu-kucing',
      version: 1,
    });
    expect(deps.documents.all()).toEqual(before);
    expect(granted(await importStandards(deps, { ...contoh, services: [added, cat] }))).toEqual({
      created: 1,
    });
  });

  it('puts a new version in force and keeps the old one', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    const second = { ...cat, version: 2, summary: 'Lebih jelas.' };
    granted(await importStandards(deps, { ...contoh, services: [second] }));
    deps.time.now += 5 * minute;
    expect((await getService(deps, 'contoh', 'kartu-kucing'))?.version).toBe(2);
    expect(await getService(deps, 'contoh', 'kartu-kucing', 1)).toEqual(cat);
  });

  it('keeps an office’s own settings when it is imported again', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    const settings = { ...contoh.office.settings, draftKeptDays: 99 };
    granted(await importStandards(deps, { ...contoh, office: { ...contoh.office, settings } }));
    deps.time.now += 5 * minute;
    expect((await getOffice(deps, 'contoh'))?.settings.draftKeptDays).toBe(14);
  });

  it('leaves nothing behind when it breaks on the way', async () => {
    const deps = someDeps();
    const broken = { ...deps, documents: breaking(deps.documents, (path) => path.includes('/calendar/')) };
    await expect(importStandards(broken, contoh)).rejects.toThrow('the store broke');
    expect(deps.documents.all().size).toBe(0);
  });
});

describe('browsing', () => {
  it('lists offices by name and shows none of another’s services', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, seberang));
    granted(await importStandards(deps, { ...contoh, services: [cat] }));
    expect((await listOffices(deps)).map(({ id }) => id)).toEqual(['contoh', 'seberang']);
    expect(await listServices(deps, 'contoh')).toHaveLength(1);
    expect(await getService(deps, 'contoh', 'surat-layang-layang')).toBeUndefined();
    expect(await getService(deps, 'seberang', 'surat-layang-layang')).toBeDefined();
  });

  it('knows no office or service under what is no name', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    for (const name of ['', 'contoh/standards', '../contoh', 'CONTOH', 'a'.repeat(200)]) {
      expect(await getOffice(deps, name)).toBeUndefined();
      expect(await getService(deps, 'contoh', name)).toBeUndefined();
    }
    expect(await getOffice(deps, 'contoh')).toBeDefined();
  });

  it('notices within five minutes what changed about an office', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    await getOffice(deps, 'contoh');
    const path = paths.office('contoh');
    await deps.documents.commit([{ do: 'merge', path, data: { name: 'Kecamatan Contoh Baru' } }]);
    expect((await getOffice(deps, 'contoh'))?.name).toBe('Kecamatan Contoh');
    deps.time.now += 5 * minute;
    expect((await getOffice(deps, 'contoh'))?.name).toBe('Kecamatan Contoh Baru');
  });
});
