import { beforeEach, describe, expect, it } from 'vitest';
import { Bundle } from '../../../domain/bundle.ts';
import { paths } from '../../../domain/paths.ts';
import { BundleView } from '../../../domain/sheets-api.ts';
import { addToBundle } from '../../../functions/usecases/bundle-add.ts';
import { listBundles, openBundle } from '../../../functions/usecases/bundle-open.ts';
import { receiveBundle } from '../../../functions/usecases/bundle-receive.ts';
import { bundleSlip } from '../../../functions/usecases/bundle-slip.ts';
import type { Deps } from '../../../functions/usecases/ports.ts';
import { takeIn } from '../../../functions/usecases/take-in.ts';
import { aSentCase, catService, documentAt } from '../../fixtures/cases.ts';
import { granted, minute, overtaken, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf, villageOfficer } from '../../fixtures/office.ts';

const officeId = 'contoh';
const [here = '', there = ''] = contoh.office.villages.map(({ code }) => code);
const officer = villageOfficer(officeId, here);
const neighbour = villageOfficer(officeId, there);
const counter = uidOf(officeId, { role: 'counter' });
const bundleId = 'b'.repeat(32);

let deps: TestDeps;
let made = 0;
beforeEach(async () => {
  deps = await staffedDeps();
});

/** A resident's file, taken in by the officer of the village. */
async function aFile(by = officer, village = here): Promise<string> {
  made += 1;
  const applicationId = made.toString(16).padStart(32, 'a');
  granted(
    await takeIn(
      deps,
      by,
      {
        officeId,
        applicationId,
        secret: 'rahasia-dua-puluh-dua_',
        serviceId: catService,
        door: 'village',
        input: {
          name: 'Siti Rahmawati',
          nik: '3514064508900002',
          address: 'Dusun Angin 1',
          village,
          phone: '081200000022',
          birthPlace: 'Pasuruan',
          bornOn: '05-08-1990',
          gender: 'p',
          job: 'Petani',
          keperluan: 'Kucing',
        },
        brought: ['foto-kucing'],
      },
      () => '',
    ),
  );
  return applicationId;
}

const add = (applicationId: string, over: { uid?: string; deps?: Deps } = {}) =>
  addToBundle(over.deps ?? deps, over.uid ?? officer, { officeId, bundleId, applicationId });

const stored = async () => Bundle.parse(await documentAt(deps, paths.bundle(officeId, bundleId)));

describe('a bundle is filled', () => {
  it('file by file, each once however often the press arrives; it holds ids and codes alone', async () => {
    const [first, second] = [await aFile(), await aFile()];
    const { code, count } = granted(await add(first));
    expect(count).toBe(1);
    expect(granted(await add(first))).toEqual({ code, count: 1 });
    expect(granted(await add(second))).toEqual({ code, count: 2 });
    const bundle = await stored();
    expect(bundle).toMatchObject({ state: 'open', villageCodes: [here], madeBy: officer });
    expect(bundle.files.map(({ applicationId }) => applicationId)).toEqual([first, second]);
    expect(JSON.stringify(bundle)).not.toContain('Siti');
  });

  it('with both of two files that come at the same moment', async () => {
    const [first, second] = [await aFile(), await aFile()];
    const documents = overtaken(
      deps.documents,
      (path) => path.includes('/bundles/'),
      () => add(second),
    );
    expect(granted(await add(first, { deps: { ...deps, documents } })).count).toBe(2);
    expect((await stored()).files).toHaveLength(2);
  });

  it('with files that travel nowhere else: the same file goes into one bundle, also of two at once', async () => {
    const elsewhere = 'c'.repeat(32);
    const addThere = (applicationId: string, over: Deps = deps) =>
      addToBundle(over, officer, { officeId, bundleId: elsewhere, applicationId });
    const inAnother = {
      code: 'invalid-input',
      fields: [{ field: 'bundle', problem: 'in-another-bundle' }],
    };
    const [first, second] = [await aFile(), await aFile()];
    granted(await add(first));
    expect(refusalOf(await addThere(first))).toEqual(inAnother);
    const documents = overtaken(
      deps.documents,
      (path) => path.includes('/bundles/'),
      () => add(second),
    );
    expect(refusalOf(await addThere(second, { ...deps, documents }))).toEqual(inAnother);
    expect((await stored()).files).toHaveLength(2);
    expect(await documentAt(deps, paths.bundle(officeId, elsewhere))).toBeUndefined();
  });

  it('with twenty and no more', async () => {
    for (let n = 0; n < 20; n += 1) granted(await add(await aFile()));
    expect(refusalOf(await add(await aFile()))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'bundle', problem: 'full' }],
    });
    expect((await stored()).files).toHaveLength(20);
  });

  it('only by the officer who began it, with files of his village that came through its door', async () => {
    const own = await aFile();
    granted(await add(own));
    const others = await aFile(neighbour, there);
    expect(refusalOf(await add(others)).code).toBe('not-found');
    expect(refusalOf(await add(others, { uid: neighbour })).code).toBe('not-found');
    expect(refusalOf(await add(await aFile(), { uid: counter })).code).toBe('not-found');
    const online = await aSentCase(deps, { officeId, serviceId: catService, input: { village: here } });
    expect(refusalOf(await add(online.id)).code).toBe('not-found');
    expect((await stored()).files).toHaveLength(1);
  });
});

describe('a bundle travels', () => {
  it('once its slip is printed: nothing is added any more, printing again gives the same slip', async () => {
    granted(await add(await aFile()));
    const slip = granted(await bundleSlip(deps, officer, { officeId, bundleId }));
    expect(slip.name).toMatch(/^paket-desa-[2-9A-Z]{10}\.pdf$/);
    expect((await stored()).state).toBe('sent');
    expect(granted(await bundleSlip(deps, officer, { officeId, bundleId }))).toEqual(slip);
    expect(refusalOf(await add(await aFile()))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'bundle', problem: 'sent' }],
    });
  });

  it('is its maker’s until its slip is printed: no slip for others, and nothing of it is received', async () => {
    const first = await aFile();
    granted(await add(first));
    const stillFilled = { code: 'invalid-input', fields: [{ field: 'bundle', problem: 'still-filled' }] };
    expect(refusalOf(await bundleSlip(deps, counter, { officeId, bundleId }))).toEqual(stillFilled);
    const tick = { officeId, bundleId, arrived: [first] };
    expect(refusalOf(await receiveBundle(deps, counter, tick))).toEqual(stillFilled);
    expect((await stored()).state).toBe('open');
    granted(await add(await aFile()));
    granted(await bundleSlip(deps, officer, { officeId, bundleId }));
    granted(await bundleSlip(deps, counter, { officeId, bundleId }));
    expect(granted(await receiveBundle(deps, counter, tick)).bundle.state).toBe('received');
  });

  it('is seen by the whole office and its own village, by address, id or code', async () => {
    granted(await add(await aFile()));
    const { code } = await stored();
    for (const uid of [counter, officer, uidOf(officeId, { role: 'camat' })]) {
      for (const bundle of [
        code.toLowerCase(),
        bundleId,
        `https://x/konsol/#/contoh/lembar/paket/${bundleId}`,
      ])
        expect(granted(await openBundle(deps, uid, { officeId, bundle })).bundle.code).toBe(code);
      expect(granted(await listBundles(deps, uid, { officeId })).bundles).toHaveLength(1);
    }
    for (const uid of [neighbour, uidOf(officeId, { role: 'section-head', section: 'kucing' })]) {
      expect(refusalOf(await openBundle(deps, uid, { officeId, bundle: code })).code).toBe('not-found');
      expect(refusalOf(await bundleSlip(deps, uid, { officeId, bundleId })).code).toBe('not-found');
      expect(granted(await listBundles(deps, uid, { officeId })).bundles).toEqual([]);
    }
    expect(refusalOf(await openBundle(deps, counter, { officeId, bundle: 'tidak ada' })).code).toBe(
      'not-found',
    );
  });
});

describe('a bundle arrives', () => {
  it('as far as the counter ticks it; the missing one is named until it turns up', async () => {
    const files = [await aFile(), await aFile(), await aFile()];
    for (const file of files) granted(await add(file));
    granted(await bundleSlip(deps, officer, { officeId, bundleId }));
    const [first = '', second = '', third = ''] = files;
    const receive = (arrived: string[], uid = counter) =>
      receiveBundle(deps, uid, { officeId, bundleId, arrived });
    const arrivedAt = deps.time.now;
    const view = granted(await receive([first, third]));
    expect(view.files.map(({ missing }) => missing)).toEqual([false, true, false]);
    expect(view.files[0]?.papers).toEqual(['Foto kucing']);
    expect(granted(await listBundles(deps, officer, { officeId })).bundles[0]).toMatchObject({
      state: 'received',
      arrived: 2,
      missing: 1,
      mine: true,
    });
    deps.time.now += minute;
    const later = granted(await receive([first, second], uidOf(officeId, { role: 'operator' })));
    expect(later.files.map(({ missing }) => missing)).toEqual([false, false, false]);
    expect((await stored()).files.map(({ arrived }) => arrived)).toEqual([
      { at: arrivedAt, uid: counter },
      { at: arrivedAt + minute, uid: uidOf(officeId, { role: 'operator' }) },
      { at: arrivedAt, uid: counter },
    ]);
  });

  it('with what was moved to another service meanwhile, under the reference it goes on as', async () => {
    const file = await aFile();
    granted(await add(file));
    const before = await deps.documents.get(paths.application(officeId, file));
    if (!before) throw new Error('no case');
    const to = { id: 'd'.repeat(32), serviceId: catService, reference: '23456789AC' };
    const data = { ...before.data, status: 'cancelled', transferredTo: to };
    await deps.documents.commit([{ do: 'update', before, data }]);
    const opened = granted(await openBundle(deps, counter, { officeId, bundle: bundleId }));
    expect(BundleView.parse(opened).files).toMatchObject([
      { applicationId: file, movedTo: { id: to.id, reference: to.reference } },
    ]);
  });

  it('at the counter alone, and only with what is in it', async () => {
    granted(await add(await aFile()));
    granted(await bundleSlip(deps, officer, { officeId, bundleId }));
    const arrived = (await stored()).files.map(({ applicationId }) => applicationId);
    expect(refusalOf(await receiveBundle(deps, officer, { officeId, bundleId, arrived })).code).toBe(
      'not-allowed',
    );
    const foreign = { officeId, bundleId, arrived: [await aFile()] };
    expect(refusalOf(await receiveBundle(deps, counter, foreign))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'arrived', problem: 'not-in-bundle' }],
    });
    expect((await stored()).state).toBe('sent');
  });
});
