import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../domain/chain.ts';
import { paths } from '../../../domain/paths.ts';
import { ApplicantData, Card } from '../../../domain/personal-data.ts';
import {
  attachToDraft,
  detachFromDraft,
  getDraft,
  saveDraftFields,
  setBringsPaper,
} from '../../../functions/usecases/edit-draft.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import { queryTerms } from '../../../functions/usecases/search-key.ts';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { submitDraft } from '../../../functions/usecases/submit-application.ts';
import {
  aDraft,
  aPicture,
  aSentCase,
  catService,
  documentAt,
  eventsOf,
  gardenService,
  stateOf,
} from '../../fixtures/cases.ts';
import { contohWith } from '../../fixtures/changed-service.ts';
import {
  breaking,
  day,
  granted,
  mondayMorning,
  overtaken,
  pathsUnder,
  refusalOf,
  sha256,
  staffedDeps,
} from '../../fixtures/deps.ts';
import { contoh } from '../../fixtures/office.ts';

describe('beginning an application', () => {
  it('is possible for a service in force that has an online door', async () => {
    const deps = await staffedDeps();
    const { draftId, secret } = granted(
      await startDraft(deps, { officeId: 'contoh', serviceId: catService }),
    );
    const draft = granted(await getDraft(deps, { officeId: 'contoh', draftId, secret }));
    expect(draft).toMatchObject({ serviceId: catService, version: 1, input: {}, items: {} });
    expect(draft.expiresAt).toBe(mondayMorning + 14 * day);
  });

  it.each([
    ['a service nobody offers', 'contoh', 'surat-naga'],
    ['an office that is not there', 'negeri-awan', catService],
    ['an address that is no name', 'contoh/standards', catService],
    ['an empty name', '', catService],
    ['a service with a slash', 'contoh', 'kartu-kucing/versions/1'],
  ])('answers not-found for %s', async (_, officeId, serviceId) => {
    const deps = await staffedDeps();
    expect(refusalOf(await startDraft(deps, { officeId, serviceId }))).toEqual({ code: 'not-found' });
  });

  it('says so when a service is not taken in online', async () => {
    const atCounter = contoh.services.map((service) => ({
      ...service,
      definition: { ...service.definition, doors: ['counter' as const] },
    }));
    const deps = await staffedDeps([{ ...contoh, services: atCounter }]);
    expect(refusalOf(await startDraft(deps, { officeId: 'contoh', serviceId: catService }))).toEqual({
      code: 'closed-for-door',
      door: 'online',
    });
  });
});

describe('the link of a draft', () => {
  it.each(['wrong secret', 'unknown draft', 'another office', 'no draft id at all', 'no office at all'])(
    'answers link-invalid alike: %s',
    async (what) => {
      const deps = await staffedDeps();
      const mine = await aDraft(deps);
      const foreign = {
        'wrong secret': { ...mine, secret: 'tebakan' },
        'unknown draft': { ...mine, draftId: 'f'.repeat(32) },
        'another office': { ...mine, officeId: 'seberang' },
        'no draft id at all': { ...mine, draftId: '../contoh' },
        'no office at all': { ...mine, officeId: 'contoh/drafts' },
      }[what];
      if (!foreign) expect.fail(what);
      expect(refusalOf(await getDraft(deps, foreign))).toEqual({ code: 'link-invalid' });
      expect(refusalOf(await submitDraft(deps, foreign))).toEqual({ code: 'link-invalid' });
      expect(refusalOf(await saveDraftFields(deps, foreign, { name: 'x' }))).toEqual({
        code: 'link-invalid',
      });
      expect((await getDraft(deps, mine)).ok).toBe(true);
    },
  );

  it('works until its last day and then says that it is expired', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    deps.time.now = mondayMorning + 14 * day - 1;
    expect((await getDraft(deps, mine)).ok).toBe(true);
    deps.time.now = mondayMorning + 14 * day;
    expect(refusalOf(await getDraft(deps, mine))).toEqual({ code: 'expired' });
    expect(refusalOf(await submitDraft(deps, mine))).toEqual({ code: 'expired' });
  });
});

describe('filling in', () => {
  it('keeps what was typed, right or wrong, and tells what is wrong with it', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    const saved = granted(await saveDraftFields(deps, mine, { phone: 'nanti saja', job: '' }));
    expect(saved.problems).toEqual([
      { field: 'phone', problem: 'not-a-phone' },
      { field: 'job', problem: 'required' },
    ]);
    expect(granted(await getDraft(deps, mine)).input).toMatchObject({
      phone: 'nanti saja',
      job: '',
      name: 'Ratna Layangan',
    });
  });

  it('keeps nothing the form does not ask', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    granted(await saveDraftFields(deps, mine, { status: 'closed', constructor: 'x', name: 'Siti' }));
    const { input } = granted(await getDraft(deps, mine));
    expect(Object.keys(input)).not.toContain('status');
    expect(Object.keys(input)).not.toContain('constructor');
    expect(input['name']).toBe('Siti');
  });

  it('lets two tabs fill in one draft: neither loses what the other typed', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    const documents = overtaken(
      deps.documents,
      (path) => path.includes('/drafts/'),
      () => saveDraftFields(deps, mine, { job: 'Pawang kucing' }),
    );
    granted(await saveDraftFields({ ...deps, documents }, mine, { keperluan: 'Lomba' }));
    expect(granted(await getDraft(deps, mine)).input).toMatchObject({
      job: 'Pawang kucing',
      keperluan: 'Lomba',
    });
  });

  it('takes a file only for what this case requires', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: gardenService, input: { variant: 'bunga' } });
    expect(refusalOf(await attachToDraft(deps, mine, 'cangkul', aPicture()))).toEqual({ code: 'not-found' });
    expect(refusalOf(await attachToDraft(deps, mine, 'constructor', aPicture()))).toEqual({
      code: 'not-found',
    });
    granted(await saveDraftFields(deps, mine, { variant: 'sayur' }));
    expect((await attachToDraft(deps, mine, 'cangkul', aPicture())).ok).toBe(true);
  });

  it('takes as many files for one requirement as the office allows; the same file again is not another', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    granted(await attachToDraft(deps, mine, 'foto-kucing', aPicture('dua')));
    granted(await attachToDraft(deps, mine, 'foto-kucing', aPicture('dua')));
    expect(granted(await getDraft(deps, mine)).items['foto-kucing']?.files).toHaveLength(2);
    expect(refusalOf(await attachToDraft(deps, mine, 'foto-kucing', aPicture('tiga')))).toEqual({
      code: 'too-many-files',
      limit: 2,
    });
  });

  it('lets a file be taken away again; taking away what is not there changes nothing', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    const before = granted(await getDraft(deps, mine));
    const attached = before.items['foto-kucing']?.files[0]?.sha256 ?? '';
    for (const requirement of ['foto-hantu', 'constructor']) {
      expect(granted(await detachFromDraft(deps, mine, requirement, attached))).toEqual(before);
    }
    granted(await detachFromDraft(deps, mine, 'foto-kucing', attached));
    expect(granted(await getDraft(deps, mine)).items['foto-kucing']?.files).toEqual([]);
  });

  it('takes "I bring the paper" only where the standard allows it', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    expect(refusalOf(await setBringsPaper(deps, mine, 'izin-awan', true))).toEqual({ code: 'not-found' });
    const kept = granted(await setBringsPaper(deps, mine, 'foto-layangan', true));
    expect(kept.items['foto-layangan']?.bringsPaper).toBe(true);
  });

  it('is over once the draft is sent', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    granted(await submitDraft(deps, mine));
    expect(refusalOf(await saveDraftFields(deps, mine, { name: 'Lain' }))).toEqual({
      code: 'not-now',
      expected: [],
    });
  });
});

describe('sending an application', () => {
  it('pins the standard’s version and stores case, card, personal data, event and reference together', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const state = await stateOf(deps, sent);
    expect(state).toMatchObject({
      serviceId: 'surat-layang-layang',
      version: 1,
      revision: 1,
      status: 'open',
      step: 'periksa',
      sections: ['angin'],
      villageCodes: ['9901012001'],
      submittedAt: mondayMorning,
      door: 'online',
    });
    expect(Object.keys(state.items)).toEqual(['foto-layangan', 'izin-awan', 'berani']);
    expect(Card.parse(await documentAt(deps, paths.card('contoh', sent.id)))).toMatchObject({
      reference: sent.access.reference,
      applicantName: 'Ratna Layangan',
      phoneTail: '890',
      waitingFor: ['counter'],
      dueAt: null,
      warnAt: null,
      stepKind: 'check',
    });
    expect(ApplicantData.parse(await documentAt(deps, paths.applicantData('contoh', sent.id)))).toMatchObject(
      {
        parties: [{ name: 'Ratna Layangan' }],
        contacts: { phone: '+6281234567890' },
      },
    );
    expect(await documentAt(deps, paths.reference('contoh', sent.access.reference))).toEqual({
      v: 1,
      applicationId: sent.id,
    });
    const events = await eventsOf(deps, sent);
    expect(verifyChain(events, sha256, state.head)).toEqual({ ok: true });
  });

  it('keeps nothing personal in case, event or reference, and no secret anywhere', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const open = [...deps.documents.all()].filter(
      ([path]) => !path.includes('/private/') && !path.includes('/cards/') && !path.includes('/staff/'),
    );
    for (const word of ['Ratna', '3514064508900001', '81234567890', 'ratna@example.test']) {
      expect(open.filter(([, data]) => JSON.stringify(data).includes(word)).map(([path]) => path)).toEqual(
        [],
      );
    }
    const everything = JSON.stringify([...deps.documents.all()]);
    expect(everything).not.toContain(sent.access.secret);
    expect(everything).toContain(sha256(sent.access.secret));
  });

  it('is done once for a double click: one application, the same reference both times', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    const [first, second] = await Promise.all([submitDraft(deps, mine), submitDraft(deps, mine)]);
    const third = granted(await submitDraft(deps, mine));
    expect(granted(first)).toEqual(granted(second));
    expect(third).toEqual(granted(first));
    expect(pathsUnder(deps, 'offices/contoh/applications')).toHaveLength(1);
    expect(pathsUnder(deps, 'offices/contoh/references')).toHaveLength(1);
  });

  it('names everything that is missing, and every field that cannot be used', async () => {
    const deps = await staffedDeps();
    const { draftId, secret } = granted(
      await startDraft(deps, { officeId: 'contoh', serviceId: 'surat-layang-layang' }),
    );
    const empty = { officeId: 'contoh', draftId, secret };
    expect(refusalOf(await submitDraft(deps, empty))).toMatchObject({ code: 'invalid-input' });

    const mine = await aDraft(deps);
    const { items } = granted(await getDraft(deps, mine));
    for (const id of ['foto-layangan', 'izin-awan']) {
      granted(await detachFromDraft(deps, mine, id, items[id]?.files[0]?.sha256 ?? ''));
    }
    expect(refusalOf(await submitDraft(deps, mine))).toEqual({
      code: 'incomplete',
      missing: ['foto-layangan', 'izin-awan'],
    });
    granted(await setBringsPaper(deps, mine, 'foto-layangan', true));
    granted(await attachToDraft(deps, mine, 'izin-awan', aPicture()));
    expect((await submitDraft(deps, mine)).ok).toBe(true);
  });

  it('leaves behind files for what the answers no longer require', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: gardenService, input: { variant: 'sayur' } });
    granted(await saveDraftFields(deps, mine, { variant: 'bunga' }));
    granted(await submitDraft(deps, mine));
    expect(Object.keys((await stateOf(deps, { officeId: 'contoh', id: mine.draftId })).items)).toEqual([
      'lembar',
    ]);
  });

  it('takes an application whose NIK looks wrong, and keeps the NIK as it was given', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps, { serviceId: catService, input: { nik: '12345' } });
    expect(await documentAt(deps, paths.applicantData('contoh', sent.id))).toMatchObject({
      parties: [{ identity: { kind: 'nik', number: '12345' } }],
    });
  });

  it.each([
    ['a name of 10,000 letters', 'Ratna'.repeat(2000)],
    ['emoji', 'Ratna 🪁🐈‍⬛'],
    ['right-to-left text', 'محمد بن عبد الله'],
  ])('takes %s, and its row in a work list stays short', async (_, name) => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps, { serviceId: catService, input: { name } });
    expect(granted(await followApplication(deps, sent.access)).applicantName).toBe(name);
    const { applicantName } = Card.parse(await documentAt(deps, paths.card('contoh', sent.id)));
    expect(name.startsWith(applicantName)).toBe(true);
    expect([...applicantName].length).toBeLessThanOrEqual(120);
  });

  it('writes all or nothing: if the store breaks, the draft is still there to be sent', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    const broken = { ...deps, documents: breaking(deps.documents, (path) => path.includes('/cards/')) };
    await expect(submitDraft(broken, mine)).rejects.toThrow('the store broke');
    expect(pathsUnder(deps, 'offices/contoh/applications')).toEqual([]);
    expect((await submitDraft(deps, mine)).ok).toBe(true);
  });

  /** Facts/workflows.md §4: either/or sets and "Persyaratan lain sesuai kebutuhan" (K8). */
  it('is complete with one of two alternatives, and without what nobody can know beforehand', async () => {
    const paper = { kind: 'file', paperAllowed: true } as const;
    const service = contohWith(catService, {
      requirements: [
        { id: 'buku-nikah', text: 'Buku nikah', ...paper },
        { id: 'akta', text: 'Akta', ...paper },
        { id: 'lain', text: 'Persyaratan lain sesuai kebutuhan', ...paper, openEnded: true },
      ],
      sets: [{ id: 'status', of: ['buku-nikah', 'akta'], atLeast: 1 }],
    });
    const deps = await staffedDeps([service]);
    const mine = await aDraft(deps, { serviceId: catService });
    for (const id of ['buku-nikah', 'akta', 'lain']) {
      const [file] = granted(await getDraft(deps, mine)).items[id]?.files ?? [];
      if (file) granted(await detachFromDraft(deps, mine, id, file.sha256));
    }
    expect(refusalOf(await submitDraft(deps, mine))).toEqual({
      code: 'incomplete',
      missing: ['buku-nikah', 'akta'],
    });
    granted(await setBringsPaper(deps, mine, 'akta', true));
    const { reference } = granted(await submitDraft(deps, mine));
    const application = await documentAt(deps, paths.application('contoh', mine.draftId));
    expect(application).toMatchObject({ reference, items: { akta: { bringsPaper: true } } });
    expect(Object.keys(application?.['items'] as object)).toEqual(['akta']);
  });

  it('keeps every person named beside the applicant, and finds the case by each of them', async () => {
    const service = contohWith(catService, {
      parties: [{ role: 'heir', label: 'Ahli waris', min: 1, max: 3, identity: 'nik' }],
    });
    const deps = await staffedDeps([service]);
    const nobody = { 'p.heir.3.name': '', 'p.heir.3.nik': '' };
    const heir = { 'p.heir.1.name': 'Sekar Contoh', 'p.heir.1.nik': '3514064508900003' };
    const sent = await aSentCase(deps, {
      serviceId: catService,
      input: { ...nobody, ...heir, 'p.heir.2.name': 'Bima Contoh', 'p.heir.2.nik': '3514060508900004' },
    });
    const stored = ApplicantData.parse(await documentAt(deps, paths.applicantData('contoh', sent.id)));
    expect(stored.parties.map(({ role, name }) => [role, name])).toEqual([
      ['applicant', 'Ratna Layangan'],
      ['heir', 'Sekar Contoh'],
      ['heir', 'Bima Contoh'],
    ]);
    const search = async (query: string) => queryTerms(deps, 'contoh', query);
    for (const query of ['Sekar', '3514060508900004'])
      for (const term of await search(query)) expect(stored.search).toContain(term);
  });

  it('tells who is missing among them', async () => {
    const service = contohWith(catService, {
      parties: [{ role: 'heir', label: 'Ahli waris', min: 1, max: 1, identity: 'nik' }],
    });
    const deps = await staffedDeps([service]);
    const mine = await aDraft(deps, { serviceId: catService, input: { 'p.heir.1.name': '' } });
    expect(refusalOf(await submitDraft(deps, mine))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'p.heir.1.name', problem: 'required' }],
    });
  });

  it('is not sent outside the months the standard prints, and stays a draft', async () => {
    const service = contohWith(catService, {
      intakeWindow: { printed: 'Foto kucing', fromMonth: 11, toMonth: 11 },
    });
    const deps = await staffedDeps([service]);
    const mine = await aDraft(deps, { serviceId: catService });
    // From Monday 23 November to Tuesday 1 December.
    deps.time.now += 8 * day;
    expect(refusalOf(await submitDraft(deps, mine))).toEqual({
      code: 'intake-shut',
      opensOn: '2027-11-01',
      closesOn: '2027-11-30',
    });
    expect(pathsUnder(deps, 'offices/contoh/applications')).toEqual([]);
    deps.time.now -= 1 * day;
    expect((await submitDraft(deps, mine)).ok).toBe(true);
  });

  it('forgets what the draft held once the case holds it', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    const { reference } = granted(await submitDraft(deps, mine));
    expect(granted(await getDraft(deps, mine))).toMatchObject({
      input: {},
      items: {},
      fileNames: {},
      sentAs: reference,
    });
  });
});
