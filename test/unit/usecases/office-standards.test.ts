import { beforeEach, describe, expect, it } from 'vitest';
import type { Withheld } from '../../../domain/consultation.ts';
import type { Office } from '../../../domain/office.ts';
import { paths } from '../../../domain/paths.ts';
import { getEntry, getOffice, readStandard } from '../../../functions/usecases/browse.ts';
import { openOffice } from '../../../functions/usecases/open-office.ts';
import { recordReview } from '../../../functions/usecases/record-review.ts';
import { profileState, saveOffice } from '../../../functions/usecases/save-office.ts';
import { showWithheld } from '../../../functions/usecases/show-withheld.ts';
import { setSkmSettings } from '../../../functions/usecases/set-skm-settings.ts';
import { setServiceOpen } from '../../../functions/usecases/set-service-open.ts';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { submitDraft } from '../../../functions/usecases/submit-application.ts';
import { aDraft, aSentCase, documentAt, doStep, stateOf } from '../../fixtures/cases.ts';
import { admin, published } from '../../fixtures/decrees.ts';
import { granted, losing, overtaken, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { LetterDeps } from '../../../functions/usecases/ports.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const kite = 'surat-layang-layang';

let deps: TestDeps;
beforeEach(async () => {
  deps = await staffedDeps();
});

const set = (open: boolean, serviceId = kite, uid = admin, from: LetterDeps = deps) =>
  setServiceOpen(from, uid, { officeId, serviceId, open });
const merge = (path: string, data: object) => deps.documents.commit([{ do: 'merge', path, data }]);
const start = () => startDraft(deps, { officeId, serviceId: kite });

describe('opening and closing a service', () => {
  it('decides whether somebody may begin; what was begun goes on', async () => {
    const begun = await aDraft(deps, { serviceId: kite });
    const running = await aSentCase(deps, { serviceId: kite });
    granted(await set(false));
    expect(refusalOf(await start())).toEqual({ code: 'service-not-open' });
    granted(await submitDraft(deps, begun));
    await doStep(deps, running);
    expect((await stateOf(deps, running)).done).toEqual(['periksa']);
    granted(await set(true));
    granted(await start());
  });

  it('opens nothing Loket could not carry out', async () => {
    await published(deps, admin, kite, (standard) => ({
      ...standard,
      definition: { ...standard.definition, steps: [] },
    }));
    expect(refusalOf(await set(true))).toEqual({ code: 'service-not-open' });
    expect((await getEntry(deps, officeId, kite))?.open).toBe(false);
  });

  it('opens nothing whose people are missing, and names them', async () => {
    granted(await set(false));
    const kasi = paths.staff(officeId, uidOf(officeId, { role: 'section-head', section: 'angin' }));
    await merge(kasi, { active: false });
    expect(refusalOf(await set(true))).toMatchObject({
      code: 'standard-problems',
      drafts: [
        {
          serviceId: kite,
          problems: [
            { code: 'missing-actor', at: 1 },
            { code: 'missing-actor', at: 4 },
          ],
        },
      ],
    });
    await merge(kasi, { active: true });
    granted(await set(true));
  });

  it('opens nothing while the office owes an answer, but closes at any time', async () => {
    await merge(paths.office(officeId), {
      villages: [],
      letterhead: { ...contoh.office.letterhead, place: '' },
    });
    expect(refusalOf(await set(true))).toEqual({
      code: 'office-not-ready',
      missing: ['letterhead', 'villages'],
    });
    granted(await set(false));
  });

  it('is for a service there is, by the office’s administrator', async () => {
    expect(refusalOf(await set(true, 'tidak-ada'))).toEqual({ code: 'not-found' });
    for (const uid of [uidOf(officeId, { role: 'camat' }), uidOf('seberang', { role: 'admin' })])
      expect(refusalOf(await set(false, kite, uid))).toEqual({ code: 'not-allowed', needs: ['admin'] });
  });

  it('keeps what somebody else changed in the meantime', async () => {
    const review = () => recordReview(deps, admin, { officeId, serviceIds: [kite], on: '2026-11-20' });
    const raced = { ...deps, documents: overtaken(deps.documents, (path) => path.endsWith(kite), review) };
    granted(await set(false, kite, admin, raced));
    expect(await getEntry(deps, officeId, kite)).toMatchObject({ open: false, reviewedOn: '2026-11-20' });
  });
});

describe('a review', () => {
  it('is noted down for all it was of, or for none', async () => {
    const ask = (serviceIds: string[], on = '2026-11-20') =>
      recordReview(deps, admin, { officeId, serviceIds, on });
    expect(refusalOf(await ask([kite, 'tidak-ada']))).toEqual({ code: 'not-found' });
    expect((await getEntry(deps, officeId, kite))?.reviewedOn).toBeUndefined();
    expect(refusalOf(await ask([kite], '2026-11-24'))).toMatchObject({ code: 'invalid-input' });
    granted(await ask([kite, 'kartu-kucing', kite]));
    expect((await getEntry(deps, officeId, kite))?.reviewedOn).toBe('2026-11-20');
    expect((await getEntry(deps, officeId, 'kartu-kucing'))?.reviewedOn).toBe('2026-11-20');
    expect(
      refusalOf(
        await recordReview(deps, uidOf(officeId, { role: 'camat' }), {
          officeId,
          serviceIds: [kite],
          on: '2026-11-20',
        }),
      ),
    ).toMatchObject({ code: 'not-allowed' });
  });
});

describe('the office’s profile', () => {
  const asOpened = (): string => profileState(deps, contoh.office);
  const save = (over: Partial<Office>, uid = admin, from: LetterDeps = deps, base = asOpened()) =>
    saveOffice(from, uid, { officeId, base, office: { ...contoh.office, ...over } });

  it('is opened with who holds a post and which years’ days off are known', async () => {
    const { office, staffed, calendarYears } = granted(await openOffice(deps, admin, { officeId }));
    expect(office).toEqual(contoh.office);
    expect(staffed).toEqual(
      expect.arrayContaining(['counter', 'camat', 'admin', 'section-head:angin', 'section-head:kucing']),
    );
    expect(calendarYears).toEqual([2026]);
  });

  it('is saved, and seen at once where it was', async () => {
    granted(await save({ contacts: [{ kind: 'whatsapp', text: '0800' }] }));
    expect((await getOffice(deps, officeId))?.contacts).toEqual([{ kind: 'whatsapp', text: '0800' }]);
  });

  it('says how letters are signed; one-time codes want version 2 of the signing service', async () => {
    const signing = (version: 1 | 2) => ({
      settings: {
        ...contoh.office.settings,
        signing: { kind: 'bsre', version, credential: 'totp' } as const,
      },
    });
    expect(refusalOf(await save(signing(1)))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'signing', problem: 'unknown' }],
    });
    granted(await save(signing(2)));
    expect((await getOffice(deps, officeId))?.settings.signing).toMatchObject({ kind: 'bsre', version: 2 });
  });

  it('leaves how the survey runs to the survey officer, also where the profile was opened before he changed it', async () => {
    const { survey } = contoh.office.settings;
    const settings = { ...survey, scope: 'office' as const, minimumSample: 150 as const };
    granted(
      await setSkmSettings(deps, uidOf(officeId, { role: 'survey' }), { officeId, base: survey, settings }),
    );
    granted(await save({ contacts: [{ kind: 'whatsapp', text: '0800' }] }));
    expect(await documentAt(deps, paths.office(officeId))).toMatchObject({
      contacts: [{ kind: 'whatsapp', text: '0800' }],
      settings: { survey: settings },
    });
  });

  it.each([
    ['another id', { id: 'seberang' }, 'id fixed'],
    ['no longer a demonstration', { demo: false }, 'demo fixed'],
    ['without a name', { name: ' ' }, 'name required'],
    [
      'a village of another kecamatan',
      { villages: [{ code: '3514062001', name: 'Oro-Oro Pule' }] },
      'villages outside-region',
    ],
    [
      'a village twice',
      { villages: [...contoh.office.villages, ...contoh.office.villages] },
      'villages twice',
    ],
    [
      'a section twice',
      { sections: [...contoh.office.sections, ...contoh.office.sections] },
      'sections twice',
    ],
    ['a book twice', { books: [...contoh.office.books, ...contoh.office.books] }, 'books twice'],
  ])('is not saved as %s', async (_, over, expected) => {
    const refusal = refusalOf(await save(over));
    expect(
      refusal.code === 'invalid-input' && refusal.fields.map(({ field, problem }) => `${field} ${problem}`),
    ).toEqual([expected]);
  });

  it('keeps the books and sections on which a published version runs, though it is an old one', async () => {
    await published(deps, admin, kite, (standard) => ({
      ...standard,
      definition: { ...standard.definition, steps: [] },
    }));
    const without = contoh.office.books.filter(({ id }) => id !== 'buku-angin');
    expect(refusalOf(await save({ books: without }))).toMatchObject({
      code: 'standard-problems',
      drafts: [
        {
          serviceId: kite,
          problems: expect.arrayContaining([
            expect.objectContaining({ code: 'number-without-book', name: 'buku-angin' }),
          ]),
        },
        { serviceId: 'kartu-kucing' },
      ],
    });
    granted(
      await save({
        books: [...contoh.office.books, { id: 'baru', label: 'Baru', format: '{urut}', unit: '' }],
      }),
    );
  });

  it('saved on an older state undoes nothing of what another administrator saved', async () => {
    const { base } = granted(await openOffice(deps, admin, { officeId }));
    const first = granted(await save({ name: 'Kecamatan Pertama' }, admin, deps, base));
    const second = { contacts: [{ kind: 'whatsapp' as const, text: '0800' }] };
    expect(refusalOf(await save(second, admin, deps, base))).toEqual({ code: 'stale', by: 'admin' });
    expect((await getOffice(deps, officeId))?.name).toBe('Kecamatan Pertama');
    // On what the other saved it goes.
    expect(granted(await openOffice(deps, admin, { officeId })).base).toBe(first.base);
    granted(await save({ name: 'Kecamatan Pertama', ...second }, admin, deps, first.base));
  });

  it('saved twice by one press is saved once, and a further change builds on it', async () => {
    const once = granted(await save({ name: 'Kecamatan Baru' }));
    expect(granted(await save({ name: 'Kecamatan Baru' }))).toEqual(once);
    granted(await save({ name: 'Kecamatan Lebih Baru' }, admin, deps, once.base));
  });

  it('is the administrator’s, and one of two wins', async () => {
    expect(refusalOf(await openOffice(deps, uidOf(officeId, { role: 'camat' }), { officeId }))).toMatchObject(
      { code: 'not-allowed' },
    );
    expect(refusalOf(await save({}, uidOf('seberang', { role: 'admin' })))).toMatchObject({
      code: 'not-allowed',
    });
    const lost = { ...deps, documents: losing(deps.documents, (path) => path === paths.office(officeId)) };
    expect(refusalOf(await save({ name: 'Kecamatan Lain' }, admin, lost))).toEqual({
      code: 'stale',
      by: 'admin',
    });
  });
});

describe('words left out', () => {
  const number = '0812 0000 0033';
  const words = async () =>
    JSON.stringify((await readStandard(deps, officeId, kite))?.standard.printed.complaints);

  beforeEach(async () => {
    await published(deps, admin, kite, (standard) => ({
      ...standard,
      printed: {
        ...standard.printed,
        complaints: {
          state: 'printed',
          label: 'Pengaduan',
          blocks: [{ kind: 'text', text: `Hubungi ${number}` }],
        },
      },
    }));
    const data: Withheld = {
      v: 1,
      officeId,
      texts: [{ text: number, kind: 'mobile', shownAs: 'kontak Seksi Angin melalui kantor', shown: false }],
    };
    await deps.documents.commit([{ do: 'create', path: paths.withheld(officeId), data }]);
  });

  it('are shown when the office decides so, and left out again', async () => {
    expect(await words()).not.toContain(number);
    const show = (shown: boolean) => showWithheld(deps, admin, { officeId, text: number, shown });
    granted(await show(true));
    expect(await words()).toContain(number);
    expect(granted(await openOffice(deps, admin, { officeId })).withheld).toMatchObject([{ shown: true }]);
    granted(await show(false));
    expect(await words()).not.toContain(number);
  });

  it('are the administrator’s to decide on, and only those that were left out', async () => {
    const camat = uidOf(officeId, { role: 'camat' });
    const input = { officeId, text: number, shown: true };
    expect(refusalOf(await showWithheld(deps, camat, input)).code).toBe('not-allowed');
    expect(refusalOf(await showWithheld(deps, admin, { ...input, text: 'lain' })).code).toBe('not-found');
  });
});
