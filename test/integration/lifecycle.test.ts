import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { getService, listVersions, readStandard } from '../../functions/usecases/browse.ts';
import { exportStandards } from '../../functions/usecases/export-standards.ts';
import { importStandards } from '../../functions/usecases/import-standards.ts';
import { publishDecree } from '../../functions/usecases/publish-decree.ts';
import { setServiceOpen } from '../../functions/usecases/set-service-open.ts';
import { startDraft } from '../../functions/usecases/start-draft.ts';
import { root } from '../../tools/bootstrap.mjs';
import { officeFiles } from '../../tools/standards-files.ts';
import { aDecree, aStandardDraft } from '../fixtures/decrees.ts';
import {
  call,
  demoAccount,
  granted,
  ownWorld,
  seedKejayan,
  signIn,
  unsignedAppCheck,
  worldOf,
} from '../fixtures/emulator.ts';
import type { World } from '../fixtures/emulator.ts';
import { aCase, advance, read } from '../fixtures/skck.ts';

/** The life of a standard on the genuine store: Kejayan's standards, its administrator, and a second one at the same moment. */

const officeId = 'kejayan';
const serviceId = 'pengantar-skck';
const world = ownWorld();
/** Another process of ours in the same project: own connections, own memory. */
const beside = worldOf(world.projectId);
const elsewhere = ownWorld();

beforeAll(() => seedKejayan(world));
afterAll(() => Promise.all([world, beside, elsewhere].map((each) => each.close())));

const draft = (change: (standard: ServiceStandard) => ServiceStandard, of = serviceId) =>
  aStandardDraft(world.deps, 'admin', of, change, officeId);

const today = '2026-11-24';
const decree = (number: string) =>
  aDecree(number, { on: today, from: today, signer: { post: 'CAMAT KEJAYAN', name: 'Surya Contoh' } });

async function material({ deps }: World) {
  const exported = await exportStandards(deps, officeId);
  if (!exported) throw new Error('nothing was exported');
  return exported;
}

async function hashes({ firestore }: World): Promise<string[]> {
  const found = await firestore.collectionGroup('versions').get();
  return found.docs.map((snapshot) => `${snapshot.ref.path} ${String(snapshot.data()['hash'])}`).sort();
}

describe('standards on the real store', () => {
  it('come out as they went in, byte for byte, and go into another store with the same hashes', async () => {
    const files = officeFiles(await material(world));
    const folder = join(root, 'standards', officeId);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1);
      expect([name, files.get(name) === readFileSync(path, 'utf8')]).toEqual([name, true]);
    }
    granted(await importStandards(elsewhere.deps, await material(world)));
    expect(await hashes(elsewhere)).toEqual(await hashes(world));
    expect(officeFiles(await material(elsewhere))).toEqual(files);
  });

  it('change by decree under a running case, which finishes under the version it began with', async () => {
    const running = await aCase(world.deps, 'checked');
    const draftId = await draft((standard) => ({ ...standard, summary: 'Diperbarui oleh keputusan.' }));
    const input = {
      officeId,
      actId: 'tekan-sekali',
      decree: decree('060/1/2026'),
      draftIds: [draftId],
      archives: [],
    };
    expect(granted(await publishDecree(world.deps, 'admin', input))).toEqual({ decreeId: '060-1-2026' });
    // The same press, from wherever it comes, gets the same answer.
    expect(granted(await publishDecree(beside.deps, 'admin', input))).toEqual({ decreeId: '060-1-2026' });

    await advance(world.deps, running, 'closed');
    expect(await read(world.deps, running)).toMatchObject({ version: 1, status: 'closed' });
    expect(await readStandard(world.deps, officeId, serviceId)).toMatchObject({
      inForce: 2,
      entry: { open: true },
      standard: { summary: 'Diperbarui oleh keputusan.', source: { decree: '060-1-2026' } },
    });
    expect((await getService(beside.deps, officeId, serviceId, 1))?.summary).not.toBe(
      'Diperbarui oleh keputusan.',
    );
    const later = await aCase(world.deps, 'submitted');
    expect((await read(world.deps, later)).version).toBe(2);
  });

  it('are changed by one of two administrators who press at once; the other is told, and nothing is half done', async () => {
    const draftId = await draft((standard) => ({ ...standard, summary: 'Oleh salah satu.' }));
    const before = (await listVersions(world.deps, officeId, serviceId)).length;
    const answers = await Promise.all(
      [world, beside].map(({ deps }, index) =>
        publishDecree(deps, 'admin', {
          officeId,
          actId: `serentak-${String(index)}`,
          decree: decree(`060/2${String(index)}/2026`),
          draftIds: [draftId],
          archives: [],
        }),
      ),
    );
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal.code)).sort()).toEqual([
      'done',
      'stale',
    ]);
    const versions = await world.firestore.collection(paths.standardVersions(officeId, serviceId)).get();
    expect(versions.size).toBe(before + 1);
    const decrees = await world.firestore.collection(paths.decrees(officeId)).get();
    expect(decrees.docs.filter(({ id }) => id.startsWith('060-2'))).toHaveLength(1);
  });

  it('go live and back one service at a time', async () => {
    const of = { officeId, serviceId: 'pengantar-sktm' };
    granted(await setServiceOpen(world.deps, 'admin', { ...of, open: false }));
    expect(await startDraft(world.deps, of)).toEqual({ ok: false, refusal: { code: 'service-not-open' } });
    granted(await setServiceOpen(world.deps, 'admin', { ...of, open: true }));
    granted(await startDraft(world.deps, of));
  });

  it('after all that still go into another store unchanged', async () => {
    const again = ownWorld();
    try {
      granted(await importStandards(again.deps, await material(world)));
      expect(await hashes(again)).toEqual(await hashes(world));
      expect(officeFiles(await material(again))).toEqual(officeFiles(await material(world)));
    } finally {
      await again.close();
    }
  });
});

describe('the console’s calls', () => {
  const ask = async (email: string, name: string, input: object) => {
    const account = demoAccount(email);
    const { idToken } = await signIn(account.email, account.password);
    return call('staff', name, input, { idToken, appCheck: unsignedAppCheck });
  };

  it.each(['kejayan', 'juai', 'perak', 'lekok', 'balongbendo'])(
    'show the administrator of %s every standard, those Loket can carry out open, and nobody else',
    async (office) => {
      const { result } = await ask(`admin@${office}.example`, 'listStandards', { officeId: office });
      if (!result?.ok) throw new Error(JSON.stringify(result));
      const { entries } = result.value as { entries: { runnable: boolean; open: boolean }[] };
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.filter(({ runnable, open }) => runnable !== open)).toEqual([]);
      const refused = await ask(`camat@${office}.example`, 'listStandards', { officeId: office });
      expect(refused.result).toEqual({ ok: false, refusal: { code: 'not-allowed', needs: ['admin'] } });
    },
  );

  it('draw a preview with the site’s own style', async () => {
    const origin = { officeId, serviceId: 'pengantar-sktm', version: 1 };
    const start = { officeId, origin, serviceId: 'pengantar-sktm', actId: 'pratinjau-1' };
    const { result } = await ask('admin@kejayan.example', 'startStandardDraft', start);
    if (!result?.ok) throw new Error(JSON.stringify(result));
    const { draftId } = result.value as { draftId: string };
    const opened = await ask('admin@kejayan.example', 'openStandardDraft', { officeId, draftId });
    if (!opened.result?.ok) throw new Error(JSON.stringify(opened.result));
    const { draft } = opened.result.value as { draft: { standard: ServiceStandard } };
    const preview = await ask('admin@kejayan.example', 'previewStandard', {
      officeId,
      standard: draft.standard,
    });
    if (!preview.result?.ok) throw new Error(JSON.stringify(preview.result));
    const { page, form } = preview.result.value as { page: string; form: string };
    for (const document of [page, form]) {
      expect(document).toMatch(/<link rel="stylesheet" href="\/aset\//);
      expect(document).toContain(draft.standard.name);
    }
    await ask('admin@kejayan.example', 'discardStandardDraft', { officeId, draftId });
  });
});
