import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { findApplicants } from '../../../functions/usecases/find-applicants.ts';
import { aSentCase, catService, documentAt, gardenService } from '../../fixtures/cases.ts';
import { granted, losing, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf, villageOfficer } from '../../fixtures/office.ts';

const counter = uidOf('contoh', { role: 'counter' });

async function fourPeople(): Promise<TestDeps> {
  const deps = await staffedDeps();
  const people = [
    { name: 'Hj. Siti Nur’aini Wulandari, S.Pd.', nik: '3514064508900001', phone: '081200000011' },
    { name: 'Siti Rahmawati', nik: '3514064508900002', phone: '(0343) 421157' },
    { name: 'Budi Santoso', nik: '12345', phone: '081200000033' },
    { name: 'Li Bo', nik: '3514064508900004', phone: '081200000044' },
  ];
  for (const input of people) {
    deps.time.now += minute;
    await aSentCase(deps, { serviceId: catService, input });
  }
  return deps;
}

async function found(deps: TestDeps, query: string, uid = counter, officeId = 'contoh'): Promise<string[]> {
  const answer = granted(await findApplicants(deps, uid, { officeId, query }));
  return answer.found.map(({ name }) => name);
}

const wulandari = 'Hj. Siti Nur’aini Wulandari, S.Pd.';

describe('finding applicants', () => {
  it.each([
    ['the beginning of a name', 'wul', [wulandari]],
    ['a name several have, newest first', 'siti', ['Siti Rahmawati', wulandari]],
    ['two words, in any order', 'wulandari siti', [wulandari]],
    ['beginnings of two words', 'sit rahma', ['Siti Rahmawati']],
    ['a name with an apostrophe typed without', 'nuraini', [wulandari]],
    ['a name with its title', 'Hj Siti Nuraini', [wulandari]],
    ['a NIK', '3514064508900002', ['Siti Rahmawati']],
    ['a NIK with spaces', '3514 0645 0890 0002', ['Siti Rahmawati']],
    ['a NIK that was given wrong', '12345', ['Budi Santoso']],
    ['a phone number', '081200000011', [wulandari]],
    ['a phone number as it is dialled from abroad', '+62 812-0000-0011', [wulandari]],
    ['a landline as it is written', '(0343) 421157', ['Siti Rahmawati']],
    ['a name of two short words', 'Li Bo', ['Li Bo']],
    ['part of a NIK: nothing', '35140645089', []],
    ['the middle of a name: nothing', 'ulandari', []],
    ['two words of different people: nothing', 'budi wulandari', []],
    ['only marks: nothing', '...', []],
  ])('finds by %s', async (_, query, names) => {
    expect(await found(await fourPeople(), query)).toEqual(names);
  });

  it('shows what a work list shows and no more', async () => {
    const deps = await fourPeople();
    const { found: rows } = granted(
      await findApplicants(deps, counter, { officeId: 'contoh', query: 'budi' }),
    );
    expect(rows).toEqual([
      {
        applicationId: expect.stringMatching(/^[0-9a-f]{32}$/),
        reference: expect.stringMatching(/^[2-9A-Z]{10}$/),
        name: 'Budi Santoso',
        phoneTail: '033',
        serviceName: 'Kartu Kucing',
        status: 'open',
        submittedAt: deps.now() - minute,
      },
    ]);
  });

  it('says so when there are more than it shows, and shows the newest', async () => {
    const deps = await staffedDeps();
    const people = [...Array(20).keys()].map((n) => `Siti ${String.fromCodePoint(97 + n).repeat(3)}`);
    const sendIn = async (name: string) => {
      deps.time.now += minute;
      await aSentCase(deps, { serviceId: catService, input: { name } });
    };
    for (const name of people) await sendIn(name);
    const search = async () =>
      granted(await findApplicants(deps, counter, { officeId: 'contoh', query: 'siti' }));
    expect(await search()).toMatchObject({ more: false });
    await sendIn('Siti Terbaru');
    const cut = await search();
    expect(cut.more).toBe(true);
    expect(cut.found.map(({ name }) => name)).toEqual(['Siti Terbaru', ...people.slice(1).reverse()]);
  });

  it('says so when a word is too common to be read to its end', async () => {
    const deps = await fourPeople();
    const borneBy = async (people: number) => {
      const documents: TestDeps['documents'] = {
        ...deps.documents,
        find: async (query) => {
          const [one] = await deps.documents.find(query);
          return one ? Array.from({ length: Math.min(people, query.limit) }, () => one) : [];
        },
        getAll: (all) => deps.documents.getAll([...new Set(all)]),
      };
      return granted(
        await findApplicants({ ...deps, documents }, counter, { officeId: 'contoh', query: 'budi' }),
      );
    };
    expect(await borneBy(200)).toMatchObject({ found: [{ name: 'Budi Santoso' }], more: false });
    expect(await borneBy(201)).toMatchObject({ found: [{ name: 'Budi Santoso' }], more: true });
  });

  it('shows nothing that it could not log', async () => {
    const deps = await fourPeople();
    const documents = losing(deps.documents, (path) => path.includes('/accessLog/'));
    const search = findApplicants({ ...deps, documents }, counter, { officeId: 'contoh', query: 'budi' });
    await expect(search).rejects.toThrow('lost');
  });

  it('never merges people of one name', async () => {
    const deps = await staffedDeps();
    for (const nik of ['3514064508900001', '3514064508900002']) {
      await aSentCase(deps, { serviceId: catService, input: { name: 'Siti Aminah', nik } });
    }
    expect(await found(deps, 'siti aminah')).toEqual(['Siti Aminah', 'Siti Aminah']);
  });

  it('finds only in the own office: the same person across the river is another office’s', async () => {
    const deps = await staffedDeps();
    await aSentCase(deps, { officeId: 'seberang', serviceId: catService, input: { name: 'Siti Seberang' } });
    const there = uidOf('seberang', { role: 'counter' });
    expect(await found(deps, 'siti')).toEqual([]);
    expect(await found(deps, 'siti', there, 'seberang')).toEqual(['Siti Seberang']);
    expect(refusalOf(await findApplicants(deps, there, { officeId: 'contoh', query: 'siti' }))).toEqual({
      code: 'not-allowed',
    });
  });

  it('finds only what the searcher may see: own section, own village', async () => {
    const deps = await staffedDeps();
    const [first, second] = contoh.office.villages.map(({ code }) => code);
    await aSentCase(deps, { input: { name: 'Siti Angin', village: first ?? '' } });
    await aSentCase(deps, { serviceId: gardenService, input: { name: 'Siti Kebun', village: second ?? '' } });
    const kasi = (section: string) => uidOf('contoh', { role: 'section-head', section });
    expect(await found(deps, 'siti', kasi('angin'))).toEqual(['Siti Angin']);
    expect(await found(deps, 'siti', kasi('kucing'))).toEqual(['Siti Kebun']);
    expect(await found(deps, 'siti', villageOfficer('contoh', first ?? ''))).toEqual(['Siti Angin']);
    expect(await found(deps, 'siti', uidOf('contoh', { role: 'survey' }))).toEqual([]);
    expect(await found(deps, 'siti')).toHaveLength(2);
  });

  it('is logged as a search, without what was typed', async () => {
    const deps = await fourPeople();
    await found(deps, 'wulandari');
    const [entry] = pathsUnder(deps, paths.accessLog('contoh'));
    expect(await documentAt(deps, entry ?? '')).toEqual({
      v: 1,
      officeId: 'contoh',
      uid: counter,
      role: 'counter',
      at: deps.now(),
      what: 'search',
    });
  });

  it('stores nothing a name, NIK or phone could be read from', async () => {
    const deps = await fourPeople();
    const [, applicant] =
      [...deps.documents.all()].find(([path]) => path.endsWith('/private/applicant')) ?? [];
    const search = applicant?.['search'] as string[];
    expect(search.length).toBeGreaterThan(3);
    expect(search.every((term) => /^[0-9a-f]{64}$/.test(term))).toBe(true);
    expect(search).not.toContain(deps.sha256('name siti'));
  });

  it('cannot be matched between offices: each has a key of its own', async () => {
    const deps = await staffedDeps();
    for (const officeId of ['contoh', 'seberang']) await aSentCase(deps, { officeId, serviceId: catService });
    const [here, there] = [...deps.documents.all()]
      .filter(([path]) => path.endsWith('/private/applicant'))
      .map(([, data]) => data['search'] as string[]);
    expect(here).toHaveLength(there?.length ?? 0);
    expect(here?.filter((term) => there?.includes(term))).toEqual([]);
  });

  it('is limited to thirty searches a minute and person', async () => {
    const deps = await fourPeople();
    for (let n = 0; n < 30; n += 1) await found(deps, 'siti');
    const search = (uid: string) => findApplicants(deps, uid, { officeId: 'contoh', query: 'siti' });
    expect(refusalOf(await search(counter))).toEqual({
      code: 'too-many-tries',
      retryAt: deps.now() + minute,
    });
    expect((await search(uidOf('contoh', { role: 'camat' }))).ok).toBe(true);
    deps.time.now += minute;
    expect((await search(counter)).ok).toBe(true);
  });
});
