import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/chain.ts';
import type { InputOf, StaffApi } from '../../../domain/api.ts';
import type { DecreeInput } from '../../../domain/lifecycle.ts';
import { paths } from '../../../domain/paths.ts';
import {
  getDecree,
  getService,
  listCatalogue,
  listDecrees,
  listVersions,
  readStandard,
} from '../../../functions/usecases/browse.ts';
import { closeConsultation } from '../../../functions/usecases/close-consultation.ts';
import { openConsultation } from '../../../functions/usecases/open-consultation.ts';
import { publishDecree } from '../../../functions/usecases/publish-decree.ts';
import { saveStandardDraft } from '../../../functions/usecases/save-standard-draft.ts';
import { setServiceOpen } from '../../../functions/usecases/set-service-open.ts';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { submitDraft } from '../../../functions/usecases/submit-application.ts';
import { aDraft, aSentCase, documentAt, doStep, stateOf } from '../../fixtures/cases.ts';
import { admin, aDecree, aStandardDraft, published } from '../../fixtures/decrees.ts';
import { breaking, granted, overtaken, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, serviceOf, uidOf } from '../../fixtures/office.ts';

const kite = 'surat-layang-layang';
const garden = 'cap-tukang-kebun';

let deps: TestDeps;
beforeEach(async () => {
  deps = await staffedDeps();
});

type Input = InputOf<StaffApi['publishDecree']>;

function publishing(draftIds: string[], over: Partial<Input> = {}, decree: Partial<DecreeInput> = {}): Input {
  return {
    officeId: 'contoh',
    actId: 'sekali-tekan',
    decree: aDecree('2/DONGENG/2026', decree),
    draftIds,
    archives: [],
    ...over,
  };
}

const mended = { change: 'Gambar layang-layang' };
/** One requirement in other words, in the printed list and in the definition. */
const draftOf = (serviceId: string) =>
  aStandardDraft(deps, admin, serviceId, (standard) => {
    const [first] = standard.definition.requirements;
    const text = JSON.stringify(standard);
    return JSON.parse(text.replaceAll(JSON.stringify(first?.text), JSON.stringify(mended.change)));
  });

describe('publishing a decree', () => {
  it('makes a new version of what was changed, in force at once, and keeps the old one', async () => {
    const draftId = await draftOf(kite);
    expect(granted(await publishDecree(deps, admin, publishing([draftId])))).toEqual({
      decreeId: '2-dongeng-2026',
    });

    expect(await readStandard(deps, 'contoh', kite)).toMatchObject({
      inForce: 2,
      standard: { version: 2, source: { decree: '2-dongeng-2026', order: 1 } },
    });
    expect((await getService(deps, 'contoh', kite))?.definition.requirements[0]?.text).toBe(mended.change);
    expect(await getService(deps, 'contoh', kite, 1)).toEqual(serviceOf(contoh, kite));
    expect(await listVersions(deps, 'contoh', kite)).toEqual([
      { version: 2, decreeId: '2-dongeng-2026' },
      { version: 1, decreeId: 'keputusan-dongeng' },
    ]);
    const stored = await documentAt(deps, paths.standardVersion('contoh', kite, 2));
    const { hash, ...standard } = stored ?? {};
    expect(hash).toBe(deps.sha256(canonicalJson(standard)));
    expect(await documentAt(deps, paths.standardDraft('contoh', draftId))).toMatchObject({
      state: 'published',
    });
    expect(await getDecree(deps, 'contoh')).toMatchObject({
      number: '2/DONGENG/2026',
      signer: { name: 'Rahayu Contoh' },
    });
    expect((await listDecrees(deps, 'contoh')).map(({ id }) => id)).toEqual([
      '2-dongeng-2026',
      'keputusan-dongeng',
    ]);
    expect((await listCatalogue(deps, 'contoh'))[0]).toMatchObject({
      version: 2,
      open: true,
      reviewedOn: '2026-11-23',
    });
  });

  it('numbers on from the highest version there is, also where the catalogue does not name it', async () => {
    const first = await documentAt(deps, paths.standardVersion('contoh', kite, 1));
    const second = { ...first, version: 2 };
    await deps.documents.commit([
      { do: 'create', path: paths.standardVersion('contoh', kite, 2), data: second },
    ]);
    granted(await publishDecree(deps, admin, publishing([await draftOf(kite)])));
    expect((await readStandard(deps, 'contoh', kite))?.inForce).toBe(3);
    expect(await documentAt(deps, paths.standardVersion('contoh', kite, 2))).toEqual(second);
  });

  it('looks again where the office changed while it was pressed: no book goes that a version takes numbers from', async () => {
    const draftId = await draftOf(kite);
    const books = contoh.office.books.filter(({ id }) => id !== 'buku-angin');
    const closeBook = () =>
      deps.documents.commit([{ do: 'merge', path: paths.office('contoh'), data: { books } }]);
    const decree = paths.decree('contoh', '2-dongeng-2026');
    const raced = { ...deps, documents: overtaken(deps.documents, (path) => path === decree, closeBook) };
    expect(refusalOf(await publishDecree(raced, admin, publishing([draftId])))).toMatchObject({
      code: 'standard-problems',
    });
    expect(await documentAt(deps, decree)).toBeUndefined();
  });

  it('leaves the office’s profile as it was', async () => {
    const before = await documentAt(deps, paths.office('contoh'));
    granted(await publishDecree(deps, admin, publishing([await draftOf(kite)])));
    expect(await documentAt(deps, paths.office('contoh'))).toEqual(before);
  });

  it('lets running cases finish under the version they began with', async () => {
    const running = await aSentCase(deps, { serviceId: kite });
    const begun = await aDraft(deps, { serviceId: kite });
    await published(deps, admin, kite, (standard) => ({
      ...standard,
      definition: {
        ...standard.definition,
        steps: standard.definition.steps.filter(({ do: kind }) => kind !== 'validate' && kind !== 'stamp'),
      },
    }));
    while ((await stateOf(deps, running)).step !== 'done') await doStep(deps, running);
    expect(await stateOf(deps, running)).toMatchObject({ version: 1, status: 'closed' });
    expect((await stateOf(deps, running)).done).toEqual(
      serviceOf(contoh, kite).definition.steps.map(({ id }) => id),
    );

    // A form that was being filled in goes on as the one its applicant saw.
    granted(await submitDraft(deps, begun));
    expect((await stateOf(deps, { officeId: 'contoh', id: begun.draftId })).version).toBe(1);
    const late = await aSentCase(deps, { serviceId: kite });
    expect((await stateOf(deps, late)).version).toBe(2);
  });

  it('answers the same press the same, and publishes once', async () => {
    const input = publishing([await draftOf(kite)]);
    granted(await publishDecree(deps, admin, input));
    const after = deps.documents.all();
    expect(granted(await publishDecree(deps, admin, input))).toEqual({ decreeId: '2-dongeng-2026' });
    expect(deps.documents.all()).toEqual(after);
  });

  it('lets one of two administrators win and tells the other', async () => {
    const draftId = await draftOf(kite);
    const other = () =>
      publishDecree(
        deps,
        admin,
        publishing([draftId], { actId: 'ein-anderer' }, { number: '3/DONGENG/2026' }),
      );
    const raced = {
      ...deps,
      documents: overtaken(deps.documents, (path) => path.includes('/versions/'), other),
    };
    expect(refusalOf(await publishDecree(raced, admin, publishing([draftId])))).toEqual({
      code: 'stale',
      by: 'admin',
    });
    expect((await listDecrees(deps, 'contoh')).map(({ number }) => number)).toContain('3/DONGENG/2026');
    expect(await listVersions(deps, 'contoh', kite)).toHaveLength(2);
  });

  it('publishes all of them or none', async () => {
    const drafts = [await draftOf(kite), await draftOf(garden)];
    const before = deps.documents.all();
    const broken = { ...deps, documents: breaking(deps.documents, (path) => path.includes(garden)) };
    await expect(publishDecree(broken, admin, publishing(drafts))).rejects.toThrow('the store broke');
    expect(deps.documents.all()).toEqual(before);
    granted(await publishDecree(deps, admin, publishing(drafts)));
    expect((await listCatalogue(deps, 'contoh')).map(({ version }) => version)).toEqual([2, 2, 1]);
  });

  it('refuses what could not run, and says of which service what and where', async () => {
    const bad = await aStandardDraft(deps, admin, garden, (standard) => ({
      ...standard,
      definition: {
        ...standard.definition,
        steps: standard.definition.steps.map((step) =>
          step.do === 'stamp' ? { ...step, by: [{ role: 'section-head', section: 'hujan' }] } : step,
        ),
      },
    }));
    const before = deps.documents.all();
    expect(refusalOf(await publishDecree(deps, admin, publishing([await draftOf(kite), bad])))).toEqual({
      code: 'standard-problems',
      drafts: [
        {
          serviceId: garden,
          problems: [
            { part: 'steps', code: 'no-such-section', at: 2, name: 'hujan' },
            { part: 'steps', code: 'missing-actor', at: 2, name: 'section-head:hujan' },
          ],
        },
      ],
    });
    expect(
      [...deps.documents.all().keys()].filter(
        (path) => !before.has(path) && !path.includes('standardDrafts'),
      ),
    ).toEqual([]);
  });

  it('misses whom nobody appointed', async () => {
    await deps.documents.commit([
      {
        do: 'merge',
        path: paths.staff('contoh', uidOf('contoh', { role: 'camat' })),
        data: { active: false },
      },
    ]);
    expect(refusalOf(await publishDecree(deps, admin, publishing([await draftOf(kite)])))).toMatchObject({
      code: 'standard-problems',
      drafts: [{ problems: [{ code: 'missing-actor', name: 'camat' }] }],
    });
  });

  it('is stale for a draft that was saved before a newer version came out, until it is saved again', async () => {
    const late = await draftOf(kite);
    await published(deps, admin, kite);
    const input = publishing([late], {}, { number: '9/DONGENG/2026' });
    expect(refusalOf(await publishDecree(deps, admin, input))).toMatchObject({ code: 'stale' });
    const draft = await documentAt(deps, paths.standardDraft('contoh', late));
    const standard = draft?.['standard'] as Parameters<typeof saveStandardDraft>[2]['standard'];
    granted(
      await saveStandardDraft(deps, admin, { officeId: 'contoh', draftId: late, revision: 1, standard }),
    );
    granted(await publishDecree(deps, admin, input));
    expect((await readStandard(deps, 'contoh', kite))?.inForce).toBe(3);
  });

  it('holds from a later day on, if the decree says so: until then the old version stays, and the new one can be read by its number', async () => {
    const draftId = await draftOf(kite);
    granted(await publishDecree(deps, admin, publishing([draftId], {}, { from: '2026-12-01' })));
    expect(await readStandard(deps, 'contoh', kite)).toMatchObject({ inForce: 1, standard: { version: 1 } });
    expect((await readStandard(deps, 'contoh', kite, 2))?.standard.version).toBe(2);
    expect((await getDecree(deps, 'contoh'))?.id).toBe('keputusan-dongeng');
    expect((await getDecree(deps, 'contoh', '2-dongeng-2026'))?.from).toBe('2026-12-01');
    // Two waiting versions would leave out the one between.
    const again = publishing(
      [await aStandardDraft(deps, admin, kite)],
      { actId: 'noch-einmal' },
      { number: '3/DONGENG/2026' },
    );
    expect(refusalOf(await publishDecree(deps, admin, again))).toMatchObject({
      fields: [{ problem: 'another-version-waits' }],
    });

    deps.time.now += 8 * 86_400_000;
    expect(await readStandard(deps, 'contoh', kite)).toMatchObject({
      inForce: 2,
      entry: { open: true },
      standard: { version: 2 },
    });
    expect((await getDecree(deps, 'contoh'))?.id).toBe('2-dongeng-2026');
    expect((await getService(deps, 'contoh', kite))?.version).toBe(2);
  });

  it('lets nobody apply for a service whose day has not come', async () => {
    await published(deps, admin, 'kartu-naga', (standard) => standard, { from: '2026-12-01' });
    const opening = { officeId: 'contoh', serviceId: 'kartu-naga', open: true };
    expect(refusalOf(await setServiceOpen(deps, admin, opening))).toEqual({ code: 'service-not-open' });
    deps.time.now += 8 * 86_400_000;
    granted(await setServiceOpen(deps, admin, opening));
    granted(await startDraft(deps, { officeId: 'contoh', serviceId: 'kartu-naga' }));
  });

  it('closes what Loket can no longer carry out, and opens nothing by itself', async () => {
    await published(deps, admin, kite, (standard) => ({
      ...standard,
      definition: { ...standard.definition, steps: [] },
    }));
    await published(deps, admin, 'kartu-naga');
    const open = (await listCatalogue(deps, 'contoh')).map((entry) => [entry.serviceId, entry.open]);
    expect(open).toEqual([
      [kite, false],
      [garden, true],
      ['kartu-kucing', true],
      ['kartu-naga', false],
    ]);
  });

  it('takes services out of the catalogue: their pages stay, nobody applies, running cases go on', async () => {
    const running = await aSentCase(deps, { serviceId: garden });
    await published(deps, admin, kite, (standard) => standard, { archives: [garden] });
    expect(await readStandard(deps, 'contoh', garden)).toMatchObject({
      entry: { archived: { by: 'keputusan-2-2026', from: '2026-11-23' } },
    });
    expect(refusalOf(await startDraft(deps, { officeId: 'contoh', serviceId: garden }))).toEqual({
      code: 'service-not-open',
    });
    expect(
      refusalOf(await setServiceOpen(deps, admin, { officeId: 'contoh', serviceId: garden, open: true })),
    ).toEqual({ code: 'service-not-open' });
    await doStep(deps, running);
    expect((await stateOf(deps, running)).done).toEqual(['periksa']);
    // Set anew by a later decree, it is back.
    await published(deps, admin, garden);
    expect((await readStandard(deps, 'contoh', garden))?.entry.archived).toBeUndefined();
  });

  it('names what of the decree cannot be', async () => {
    const draftId = await draftOf(kite);
    const problems = async (over: Partial<Input>, decree: Partial<DecreeInput> = {}) => {
      const refusal = refusalOf(await publishDecree(deps, admin, publishing([draftId], over, decree)));
      return refusal.code === 'invalid-input'
        ? refusal.fields.map(({ field, problem }) => `${field} ${problem}`)
        : refusal;
    };
    expect(await problems({}, { number: '1 / Dongeng / 2026' })).toEqual(['decree.number taken']);
    expect(await problems({}, { number: '—', title: ' ' })).toEqual([
      'decree.number required',
      'decree.title required',
    ]);
    expect(await problems({}, { from: '2026-11-22' })).toEqual(['decree.from before-decree']);
    expect(await problems({}, { revokesIds: ['tidak-ada'] })).toEqual(['decree.revokesIds unknown']);
    expect(await problems({ consultationId: 'tidak-ada' })).toEqual(['consultationId unknown']);
    expect(await problems({ archives: ['tidak-ada'] })).toEqual(['archives unknown']);
    expect(await problems({ archives: [kite] })).toEqual(['archives published-too']);
    expect(await problems({ draftIds: [draftId, await draftOf(kite)] })).toEqual([
      'draftIds same-service-twice',
    ]);
    const fitting = publishing([draftId], {}, { revokesIds: ['keputusan-dongeng'] });
    granted(await publishDecree(deps, admin, fitting));
  });

  it('rests on a consultation once its minutes are written', async () => {
    const draftId = await draftOf(kite);
    const { consultationId } = granted(
      await openConsultation(deps, admin, {
        officeId: 'contoh',
        actId: 'forum-2026',
        title: 'Forum',
        draftIds: [draftId],
        commentsUntil: '2026-11-30',
      }),
    );
    const input = publishing([draftId], { consultationId });
    expect(refusalOf(await publishDecree(deps, admin, input))).toMatchObject({
      fields: [{ field: 'consultationId', problem: 'still-open' }],
    });
    granted(
      await closeConsultation(deps, admin, {
        officeId: 'contoh',
        consultationId,
        on: '2026-11-23',
        place: 'Aula',
        minutes: [{ kind: 'text', text: 'Setuju.' }],
        participants: [{ name: 'Wulan', element: 'women', citizen: true }],
      }),
    );
    granted(await publishDecree(deps, admin, input));
    expect((await getDecree(deps, 'contoh'))?.consultationId).toBe(consultationId);
  });

  it('is an administrator’s act in his own office', async () => {
    const input = publishing([await draftOf(kite)]);
    for (const uid of [uidOf('contoh', { role: 'camat' }), uidOf('seberang', { role: 'admin' }), 'niemand']) {
      expect(refusalOf(await publishDecree(deps, uid, input))).toEqual({
        code: 'not-allowed',
        needs: ['admin'],
      });
    }
    granted(await publishDecree(deps, admin, input));
  });
});
