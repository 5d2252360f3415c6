import { describe, expect, it } from 'vitest';
import type { Consultation, Withheld } from '../../../domain/consultation.ts';
import { Decree } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import {
  getCalendar,
  getDecree,
  listCatalogue,
  listConsultations,
  listDecrees,
  listVersions,
  readStandard,
  getOffice,
  getService,
  listOffices,
} from '../../../functions/usecases/browse.ts';
import { importStandards } from '../../../functions/usecases/import-standards.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { breaking, day, granted, minute, refusalOf, someDeps } from '../../fixtures/deps.ts';
import { contoh, realOffices, seberang, serviceOf } from '../../fixtures/office.ts';

const cat = serviceOf(contoh, 'kartu-kucing');

describe('importing an office’s standards', () => {
  it('brings in office, decree, calendars and every version, readable by anyone', async () => {
    const deps = someDeps();
    expect(granted(await importStandards(deps, contoh))).toEqual({ created: 3 });
    expect(await getOffice(deps, 'contoh')).toEqual(contoh.office);
    expect(await getDecree(deps, 'contoh')).toEqual(contoh.decrees[0]);
    expect((await getCalendar(deps, 'contoh')).years).toEqual(contoh.calendars);
    expect((await listCatalogue(deps, 'contoh')).map(({ name, open }) => [name, open])).toEqual([
      ['Surat Layang-Layang', true],
      ['Cap Tukang Kebun', true],
      ['Kartu Kucing', true],
    ]);
    expect(await getService(deps, 'contoh', 'kartu-kucing')).toEqual(cat);
    // The catalogue is anyone's (firestore.rules); versions are read through `site`.
    expect(await documentAt(deps, paths.standard('contoh', 'kartu-kucing'))).toMatchObject({
      published: true,
    });
  });

  it('opens nothing by itself: a service is *standar saja* until somebody opens it', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, { ...contoh, states: undefined }));
    expect((await listCatalogue(deps, 'contoh')).map(({ open }) => open)).toEqual([false, false, false]);
  });

  it('puts in force what the decree’s day has come for, and lets the next version wait', async () => {
    const deps = someDeps();
    const later = {
      ...contoh.decrees[0],
      id: 'nanti',
      number: '2/DONGENG/2026',
      on: '2026-11-20',
      from: '2026-12-01',
    };
    const second = {
      ...cat,
      version: 2,
      source: { ...cat.source, decree: 'nanti' },
      summary: 'Lebih jelas.',
    };
    const decrees = [...contoh.decrees, Decree.parse(later)];
    granted(await importStandards(deps, { ...contoh, decrees, services: [cat, second], states: undefined }));
    expect(await readStandard(deps, 'contoh', 'kartu-kucing')).toMatchObject({ inForce: 1 });
    deps.time.now += 8 * day;
    expect(await readStandard(deps, 'contoh', 'kartu-kucing')).toMatchObject({
      inForce: 2,
      entry: { summary: 'Lebih jelas.' },
    });
  });

  it('keeps what the running office decided about a service', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    await deps.documents.commit([
      {
        do: 'merge',
        path: paths.standard('contoh', 'kartu-kucing'),
        data: { open: false, reviewedOn: '2026-11-20' },
      },
    ]);
    granted(
      await importStandards(deps, { ...contoh, services: [...contoh.services, { ...cat, version: 2 }] }),
    );
    expect(await documentAt(deps, paths.standard('contoh', 'kartu-kucing'))).toMatchObject({
      version: 2,
      open: false,
      reviewedOn: '2026-11-20',
    });
    // An older version that turns up late changes nothing.
    granted(await importStandards(deps, contoh));
    expect(await documentAt(deps, paths.standard('contoh', 'kartu-kucing'))).toMatchObject({ version: 2 });
  });

  it('brings in minutes and what is withheld, for nobody but through the public’s door', async () => {
    const deps = someDeps();
    const consultation: Consultation = {
      v: 1,
      officeId: 'contoh',
      id: 'forum',
      title: 'Forum',
      state: 'closed',
      draftIds: [],
      minutes: [{ kind: 'text', text: 'Ibu Wulan setuju.' }],
      participants: [{ name: 'Wulan', element: 'women', citizen: true }],
      notes: [],
    };
    const withheld: Withheld = {
      v: 1,
      officeId: 'contoh',
      texts: [{ text: 'Foto kucing', kind: 'name', shownAs: 'foto', shown: false }],
    };
    granted(await importStandards(deps, { ...contoh, consultations: [consultation], withheld }));
    expect(await listConsultations(deps, 'contoh')).toMatchObject([
      { id: 'forum', participants: [{ element: 'women' }] },
    ]);
    const read = await readStandard(deps, 'contoh', 'kartu-kucing');
    expect(read?.standard.definition.requirements[0]?.text).toBe('[… foto]');
    expect(await getService(deps, 'contoh', 'kartu-kucing')).toEqual(cat);
  });

  it.each(
    realOffices
      .filter(({ withheld }) => withheld)
      .map((material) => [material.office.name, material] as const),
  )('keeps what %s withholds out of everything a client may read', async (_, material) => {
    const deps = someDeps();
    granted(await importStandards(deps, material));
    const { id } = material.office;
    const anyone = /^offices\/[^/]+(\/(standards|decrees|calendar)\/[^/]+)?$/;
    const open = [...deps.documents.all()]
      .filter(([path]) => anyone.test(path))
      .map(([, data]) => JSON.stringify(data));
    const shown = await Promise.all(
      (await listCatalogue(deps, id)).map(({ serviceId }) => readStandard(deps, id, serviceId)),
    );
    const pages = JSON.stringify([shown, await listDecrees(deps, id), await listConsultations(deps, id)]);
    const stored = JSON.stringify([...deps.documents.all().values()]);
    for (const { text, shown: isShown } of material.withheld?.texts ?? []) {
      if (isShown) continue;
      const words = JSON.stringify(text).slice(1, -1);
      expect(stored).toContain(words);
      expect([text, open.some((data) => data.includes(words)), pages.includes(words)]).toEqual([
        text,
        false,
        false,
      ]);
    }
  });

  it('knows a version by its number only if it was published', async () => {
    const deps = someDeps();
    granted(await importStandards(deps, contoh));
    expect(await readStandard(deps, 'contoh', 'kartu-kucing', 1)).toMatchObject({ standard: cat });
    for (const version of [0, 2, -1, 1.5, Number.NaN])
      expect(await readStandard(deps, 'contoh', 'kartu-kucing', version)).toBeUndefined();
    expect(await listVersions(deps, 'contoh', '../x')).toEqual([]);
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
    expect(await listCatalogue(deps, 'contoh')).toHaveLength(1);
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
