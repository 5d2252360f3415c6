import { beforeEach, describe, expect, it } from 'vitest';
import type { Withheld } from '../../../domain/consultation.ts';
import { paths } from '../../../domain/paths.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { importStandards } from '../../../functions/usecases/import-standards.ts';
import { discardStandardDraft } from '../../../functions/usecases/discard-standard-draft.ts';
import { listStandards } from '../../../functions/usecases/list-standards.ts';
import { openStandardDraft } from '../../../functions/usecases/open-standard-draft.ts';
import { openStandard } from '../../../functions/usecases/open-standard.ts';
import { previewStandard } from '../../../functions/usecases/preview-standard.ts';
import { previewPages } from '../../../functions/entry/preview.ts';
import { saveStandardDraft } from '../../../functions/usecases/save-standard-draft.ts';
import { startStandardDraft } from '../../../functions/usecases/start-standard-draft.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { admin, aStandardDraft, published } from '../../fixtures/decrees.ts';
import { busyOnce, granted, overtaken, refusalOf, someDeps, staffedDeps } from '../../fixtures/deps.ts';
import type { LetterDeps } from '../../../functions/usecases/ports.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, seberang, serviceOf, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const kite = 'surat-layang-layang';

let deps: TestDeps;
beforeEach(async () => {
  deps = await staffedDeps();
});

async function opened(draftId: string) {
  return granted(await openStandardDraft(deps, admin, { officeId, draftId }));
}

const started = async (
  serviceId: string,
  origin = { officeId, serviceId: kite, version: 1 },
  actId = 'tekan-sekali',
) => granted(await startStandardDraft(deps, admin, { officeId, origin, serviceId, actId })).draftId;

describe('a draft', () => {
  it('begins as a copy of a version, with the number it will have', async () => {
    const draftId = await started(kite);
    const { draft, base, office, staffed, templates } = await opened(draftId);
    expect(draft).toMatchObject({
      revision: 0,
      state: 'draft',
      changedBy: admin,
      origin: { officeId, serviceId: kite, version: 1 },
    });
    expect(draft.standard).toEqual({ ...serviceOf(contoh, kite), version: 2 });
    expect(base).toEqual(serviceOf(contoh, kite));
    expect(office).toEqual(contoh.office);
    expect(staffed).toContainEqual({ role: 'section-head', section: 'angin' });
    expect(templates).toContainEqual({
      id: 'pengantar-skck',
      requires: expect.arrayContaining(['nik', 'job']),
    });
  });

  it('is one, however often the press is repeated, and two for two presses', async () => {
    const first = await started(kite);
    expect(await started(kite)).toBe(first);
    expect(await started(kite, undefined, 'tekan-lagi')).not.toBe(first);
  });

  it('is there when the press says so, also where the store was busy', async () => {
    const busy = busyOnce(deps, 'standardDrafts');
    const { draftId } = granted(
      await startStandardDraft(busy, admin, {
        officeId,
        origin: { officeId, serviceId: kite, version: 1 },
        serviceId: kite,
        actId: 'tekan-saat-sibuk',
      }),
    );
    expect(await documentAt(deps, paths.standardDraft(officeId, draftId))).toMatchObject({ state: 'draft' });
  });

  it('is one of a hundred at the most that lie on the desk; a repeated press still finds its own', async () => {
    const first = await started(kite);
    const data = (await documentAt(deps, paths.standardDraft(officeId, first))) ?? {};
    const others = Array.from({ length: 99 }, () => deps.newId());
    await deps.documents.commit(
      others.map((id) => ({ do: 'create', path: paths.standardDraft(officeId, id), data: { ...data, id } })),
    );
    const oneMore = { officeId, origin: { officeId, serviceId: kite, version: 1 }, serviceId: kite };
    expect(
      refusalOf(await startStandardDraft(deps, admin, { ...oneMore, actId: 'tekan-ke-seratus' })),
    ).toEqual({ code: 'invalid-input', fields: [{ field: 'drafts', problem: 'too-many' }] });
    expect(await started(kite)).toBe(first);
    granted(await discardStandardDraft(deps, admin, { officeId, draftId: first }));
    expect(await started(kite, undefined, 'tekan-ke-seratus')).not.toBe(first);
  });

  it('may begin from an older version, and is then compared with the newest', async () => {
    await published(deps, admin, kite, (standard) => ({ ...standard, summary: 'Baru.' }));
    const { draft, base } = await opened(await started(kite));
    expect(draft.standard).toMatchObject({ version: 3, summary: serviceOf(contoh, kite).summary });
    expect(base).toMatchObject({ version: 2, summary: 'Baru.' });
  });

  it('of a new service comes last in the list', async () => {
    const { draft, base } = await opened(await started('surat-naga'));
    expect(draft.standard).toMatchObject({ serviceId: 'surat-naga', version: 1, source: { order: 4 } });
    expect(base).toEqual(serviceOf(contoh, kite));
  });

  it('may begin from another office’s, without its private words, and what is missing here is a finding', async () => {
    const foreign: ServiceStandard = {
      ...serviceOf(seberang, 'cap-tukang-kebun'),
      serviceId: 'cap-nelayan',
      source: {
        decree: 'keputusan-dongeng',
        order: 9,
        section: 'Seksi Sungai',
        block: { file: 'x.txt', lines: '1-2' },
      },
      notes: [
        {
          component: 'time',
          printed: '2 hari kerja',
          reason: 'x',
          evidence: { file: 'x.txt', lines: '1' },
          reviewer: 'x',
          on: '2026-11-24',
          status: 'proposed',
          runs: 'as-printed',
        },
      ],
    };
    const complaints = {
      state: 'printed' as const,
      label: 'x',
      blocks: [{ kind: 'text' as const, text: 'HP 0812-3456 (Pak Budi)' }],
    };
    const services = [{ ...foreign, printed: { ...foreign.printed, complaints } }];
    const withheld = {
      v: 1 as const,
      officeId: 'seberang',
      texts: [{ text: '0812-3456', kind: 'mobile' as const, shownAs: 'kontak kantor', shown: false }],
    };
    granted(await importStandards(deps, { ...seberang, services, withheld, states: undefined }));

    const draftId = await started('cap-nelayan', {
      officeId: 'seberang',
      serviceId: 'cap-nelayan',
      version: 1,
    });
    const { draft, base } = await opened(draftId);
    expect(draft.standard).toMatchObject({
      officeId,
      version: 1,
      source: { decree: 'keputusan-dongeng', order: 4 },
    });
    expect(draft.standard.source).not.toHaveProperty('block');
    expect(draft.standard.source).not.toHaveProperty('section');
    expect(draft.standard.notes[0]).not.toHaveProperty('evidence');
    for (const text of [JSON.stringify(draft), JSON.stringify(base)]) {
      expect(text).not.toContain('0812-3456');
      expect(text).toContain('HP [… kontak kantor] (Pak Budi)');
    }
    // The office's own administrator reads what is stored.
    const own = uidOf('seberang', { role: 'admin' });
    const raw = granted(
      await openStandard(deps, own, { officeId: 'seberang', serviceId: 'cap-nelayan', version: 1 }),
    );
    expect(JSON.stringify(raw.standard)).toContain('0812-3456');
  });

  it('begins from nothing that nobody published', async () => {
    const ask = (origin: { officeId: string; serviceId: string; version: number }) =>
      startStandardDraft(deps, admin, { officeId, origin, serviceId: 'x', actId: 'tekan-sekali' });
    expect(refusalOf(await ask({ officeId, serviceId: kite, version: 2 }))).toEqual({ code: 'not-found' });
    expect(refusalOf(await ask({ officeId: 'seberang', serviceId: 'tidak-ada', version: 1 }))).toEqual({
      code: 'not-found',
    });
    expect(refusalOf(await ask({ officeId: 'entah', serviceId: kite, version: 1 }))).toEqual({
      code: 'not-found',
    });
  });
});

describe('saving a draft', () => {
  const save = async (
    draftId: string,
    revision: number,
    standard: ServiceStandard,
    by = admin,
    from: LetterDeps = deps,
  ) => saveStandardDraft(from, by, { officeId, draftId, revision, standard });

  it('keeps the words, whatever is wrong with them, and lets nobody change which service or decree it is', async () => {
    const draftId = await started(kite);
    const { draft } = await opened(draftId);
    const typed: ServiceStandard = {
      ...draft.standard,
      officeId: 'seberang',
      serviceId: 'lain',
      version: 77,
      title: '',
      source: { decree: 'lain', order: 2, block: { file: 'x', lines: '1' }, section: 'Seksi Angin' },
    };
    expect(granted(await save(draftId, 0, typed))).toEqual({ revision: 1 });
    expect((await opened(draftId)).draft).toMatchObject({
      revision: 1,
      standard: {
        officeId,
        serviceId: kite,
        version: 2,
        title: '',
        source: { decree: 'keputusan-dongeng', order: 2, section: 'Seksi Angin' },
      },
    });
    expect((await opened(draftId)).draft.standard.source).not.toHaveProperty('block');
  });

  it('lets what was read follow the words', async () => {
    const draftId = await started(kite);
    const { draft } = await opened(draftId);
    const procedure = {
      state: 'printed' as const,
      label: 'Prosedur',
      blocks: [{ kind: 'list' as const, items: [{ text: 'Pemohon datang' }] }],
    };
    granted(await save(draftId, 0, { ...draft.standard, printed: { ...draft.standard.printed, procedure } }));
    expect((await opened(draftId)).draft.standard.reading.steps).toEqual([
      { text: 'Pemohon datang', kind: 'step' },
    ]);
  });

  it('is refused to whoever saw an older state; nothing of the other’s is lost', async () => {
    const draftId = await started(kite);
    const { draft } = await opened(draftId);
    granted(await save(draftId, 0, { ...draft.standard, summary: 'Pertama.' }));
    expect(refusalOf(await save(draftId, 0, { ...draft.standard, summary: 'Kedua.' }))).toEqual({
      code: 'stale',
      by: 'admin',
    });
    // A repeated press says nothing new.
    expect(granted(await save(draftId, 0, { ...draft.standard, summary: 'Pertama.' }))).toEqual({
      revision: 1,
    });
    const racing = {
      ...deps,
      documents: overtaken(
        deps.documents,
        (path) => path.includes(draftId),
        () => save(draftId, 1, { ...draft.standard, summary: 'Ketiga.' }),
      ),
    };
    expect(
      refusalOf(await save(draftId, 1, { ...draft.standard, summary: 'Keempat.' }, admin, racing)),
    ).toMatchObject({ code: 'stale' });
    expect((await opened(draftId)).draft.standard.summary).toBe('Ketiga.');
  });

  it('is refused once it was published or discarded, and for one that is too long to be stored', async () => {
    const draftId = await started(kite);
    const { draft } = await opened(draftId);
    const long = { ...draft.standard, summary: 'x'.repeat(1_000_000) };
    expect(refusalOf(await save(draftId, 0, long))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'standard', problem: 'too-long' }],
    });
    // A letter may take three bytes, and the store counts bytes.
    const wide = { ...draft.standard, summary: '…'.repeat(400_000) };
    expect(refusalOf(await save(draftId, 0, wide)).code).toBe('invalid-input');
    granted(await discardStandardDraft(deps, admin, { officeId, draftId }));
    granted(await discardStandardDraft(deps, admin, { officeId, draftId }));
    expect(refusalOf(await save(draftId, 0, draft.standard))).toMatchObject({ code: 'stale' });
    expect(refusalOf(await save('0'.repeat(32), 0, draft.standard))).toEqual({ code: 'not-found' });
    expect(refusalOf(await save('../x', 0, draft.standard))).toEqual({ code: 'not-found' });
  });

  it('and discarding are not possible after publishing', async () => {
    const before = new Set(deps.documents.all().keys());
    await published(deps, admin, kite);
    const path = [...deps.documents.all().keys()].find(
      (each) => !before.has(each) && each.includes('standardDrafts'),
    );
    const draftId = path?.split('/').at(-1) ?? '';
    expect(refusalOf(await discardStandardDraft(deps, admin, { officeId, draftId }))).toMatchObject({
      code: 'stale',
    });
    expect(await documentAt(deps, paths.standardDraft(officeId, draftId))).toMatchObject({
      state: 'published',
    });
  });
});

describe('the list of standards', () => {
  it('says what is due for review, what is worked on and with how many findings, and what others have', async () => {
    await aStandardDraft(deps, admin, 'surat-naga', (standard) => ({ ...standard, title: '', summary: '' }));
    const list = granted(await listStandards(deps, admin, { officeId }));
    expect(
      list.entries.map(({ serviceId, runnable, reviewDue, overdue }) => [
        serviceId,
        runnable,
        reviewDue,
        overdue,
      ]),
    ).toEqual([
      [kite, true, '2027-01-05', false],
      ['cap-tukang-kebun', true, '2027-01-05', false],
      ['kartu-kucing', true, '2027-01-05', false],
    ]);
    expect(list.drafts).toMatchObject([{ serviceId: 'surat-naga', version: 1, problems: 2 }]);
    expect(list.decrees.map(({ id }) => id)).toEqual(['keputusan-dongeng']);
    expect(list.others.map(({ officeId: of, serviceId }) => `${of}/${serviceId}`)).toContain(
      'seberang/kartu-kucing',
    );
    deps.time.now += 50 * 86_400_000;
    expect(
      granted(await listStandards(deps, admin, { officeId })).entries.every(({ overdue }) => overdue),
    ).toBe(true);
  });

  it('and every other act on standards is the administrator’s, of his own office', async () => {
    const strangers = [uidOf(officeId, { role: 'camat' }), uidOf('seberang', { role: 'admin' }), 'niemand'];
    const draftId = await started(kite);
    const { draft } = await opened(draftId);
    for (const uid of strangers) {
      const answers = await Promise.all([
        listStandards(deps, uid, { officeId }),
        openStandard(deps, uid, { officeId, serviceId: kite, version: 1 }),
        startStandardDraft(deps, uid, {
          officeId,
          origin: { officeId, serviceId: kite, version: 1 },
          serviceId: kite,
          actId: 'tekan-sekali',
        }),
        openStandardDraft(deps, uid, { officeId, draftId }),
        saveStandardDraft(deps, uid, { officeId, draftId, revision: 0, standard: draft.standard }),
        discardStandardDraft(deps, uid, { officeId, draftId }),
        previewStandard(deps, uid, { officeId, standard: draft.standard }, () => ({ page: '', form: '' })),
      ]);
      for (const answer of answers)
        expect(refusalOf(answer)).toEqual({ code: 'not-allowed', needs: ['admin'] });
    }
    granted(await listStandards(deps, admin, { officeId }));
  });
});

describe('a version', () => {
  it('is opened as it is stored, with all there are and the decrees that set them', async () => {
    await published(deps, admin, kite);
    const found = granted(await openStandard(deps, admin, { officeId, serviceId: kite, version: 1 }));
    expect(found.standard).toEqual(serviceOf(contoh, kite));
    expect(found.versions).toEqual([
      { version: 2, decreeId: 'keputusan-2-2026', decreeNumber: 'keputusan/2/2026', on: '2026-11-23' },
      { version: 1, decreeId: 'keputusan-dongeng', decreeNumber: '1/DONGENG/2026', on: '2026-01-05' },
    ]);
    expect(refusalOf(await openStandard(deps, admin, { officeId, serviceId: kite, version: 3 }))).toEqual({
      code: 'not-found',
    });
  });
});

describe('a preview', () => {
  it('is the public page and the form of what was typed, without script, and leaves nothing behind', async () => {
    const { draft } = await opened(await started(kite));
    const before = deps.documents.all();
    const standard = { ...draft.standard, name: 'Surat <b>Naga</b>' };
    const preview = granted(
      await previewStandard(
        deps,
        admin,
        { officeId, standard },
        previewPages('https://loket.example', { 'style.css': '/aset/s.css' }),
      ),
    );
    for (const document of [preview.page, preview.form]) {
      expect(document).toContain('<!doctype html>');
      expect(document).toContain('/aset/s.css');
      expect(document).toContain('Surat &lt;b&gt;Naga&lt;/b&gt;');
      expect(document).not.toMatch(/<script(?! type="application\/ld\+json")/);
    }
    expect(preview.page).toContain('Foto layang-layang');
    expect(preview.form).toContain('Nama lengkap');
    expect(deps.documents.all()).toEqual(before);
  });

  it('leaves out what the public would not read', async () => {
    const withheld: Withheld = {
      v: 1,
      officeId,
      texts: [{ text: 'Foto layang-layang', kind: 'name', shownAs: 'gambar', shown: false }],
    };
    await deps.documents.commit([{ do: 'set', path: paths.withheld(officeId), data: withheld }]);
    const { draft } = await opened(await started(kite));
    const render = previewPages('https://loket.example', {});
    const preview = granted(
      await previewStandard(deps, admin, { officeId, standard: draft.standard }, render),
    );
    expect(preview.page).not.toContain('Foto layang-layang');
    expect(preview.page).toContain('gambar');
  });
});

it('without an office there is nobody to ask', async () => {
  expect(refusalOf(await listStandards(someDeps(), admin, { officeId: 'entah' }))).toEqual({
    code: 'not-allowed',
    needs: ['admin'],
  });
});
